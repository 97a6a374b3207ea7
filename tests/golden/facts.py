"""All that must stay true of a store, read through the front door by names that the HTTP contract binds."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from tests.journeys.people import Town, send

_QUEUES: Final = ("review", "reply", "notice", "appeal", "organisation")
_REVIEW: Final = ("status", "text", "aspect_ratings", "capacity", "experienced", "author", "version")
_ORGANISATION: Final = ("name", "register_id", "email", "email_status", "taking_part", "state")
_SHOWN: Final = {
    "confirm": ("status", "text"),
    "manage": ("status", "text", "aspect_ratings"),
    "reply": ("reply",),
    "notice": ("status", "reason"),
    "insights": (),
    "digest": ("receives",),
    "session": (),
}


def items(town: Town, path: str, **headers: str) -> list[dict[str, Any]]:
    """Every item of a list, page after page."""
    found: list[dict[str, Any]] = []
    cursor = ""
    while True:
        answer = town.get(f"{path}{'&' if '?' in path else '?'}limit=100{cursor}", **headers)
        assert answer.status == 200, (path, answer.text)
        found += answer.json["items"]
        if not answer.json["next"]:
            return found
        cursor = f"&cursor={answer.json['next']}"


def organisations(town: Town) -> dict[str, dict[str, Any]]:
    """What editors see of every open organisation, by its id; 0.1.0 listed none that has closed."""
    every = items(town, "/editor/organisations", **town.as_editor())
    listed = [each for each in every if not each.get("closed_at")]
    return {each["id"]: {name: each[name] for name in _ORGANISATION} | {"warning": _words(each)} for each in listed}


def organisation(town: Town, organisation_id: str) -> dict[str, Any]:
    """What editors see of one, also of one that the register closed."""
    seen = town.get(f"/editor/organisations/{organisation_id}", **town.as_editor()).json
    more = {name: seen[name] for name in ("id", "sector", "blocked_until", "closed_at")}
    history = [(each["actor"], each["action"], each["explanation"]) for each in seen["history"]]
    return {name: seen[name] for name in _ORGANISATION} | more | {"warning": _words(seen), "history": history}


def _words(organisation: Mapping[str, Any]) -> Any:
    return organisation["warning"] and organisation["warning"]["text"]


def digest(document: object) -> str:
    """A short word for a long document, to tell whether it is the same."""
    return hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()


def public(town: Town, organisation_id: str) -> dict[str, Any]:
    """What everybody sees of an organisation and its reviews."""
    answer = town.get(f"/organisations/{organisation_id}")
    if answer.status != 200:
        return {"answer": answer.status}
    seen = answer.json
    reviews = {
        each["id"]: {"text": each["text"], "reply": each["reply"] and each["reply"]["text"]}
        for each in items(town, f"/organisations/{organisation_id}/reviews")
    }
    summary = {name: seen["summary"][name] for name in ("reviews", "replied", "score")}
    return {"state": seen["state"], "taking_part": seen["taking_part"], **summary, "shown": reviews}


def review(town: Town, review_id: str) -> dict[str, Any]:
    """What editors see of a review, its earlier texts, its history and its reply."""
    answer = town.get(f"/editor/reviews/{review_id}", **town.as_editor())
    if answer.status != 200:
        return {"answer": answer.status}
    seen = answer.json
    return {
        **{name: seen[name] for name in _REVIEW},
        "versions": [each["text"] for each in seen["versions"]],
        "history": [(each["actor"], each["action"], each["after"]) for each in seen["history"]],
        "reply": seen["reply"] and {name: seen["reply"][name] for name in ("text", "status", "version")},
    }


def case(town: Town, kind: str, case_id: str) -> dict[str, Any]:
    """What editors see of a notice or an appeal."""
    seen = town.get(f"/editor/{kind}s/{case_id}", **town.as_editor()).json
    return {name: seen[name] for name in ("review_id", "explanation", "status", "decision", "version")}


def dossiers(town: Town) -> dict[str, Any]:
    """Every dossier with its notes."""
    seen = town.get("/editor/dossiers", **town.as_editor()).json["items"]
    return {
        each["title"]: {
            "review_ids": sorted(each["review_ids"]),
            "conclusion": each["conclusion"],
            "closed": each["closed_at"] is not None,
            "notes": [(note["kind"], note["text"], note["party"]) for note in each["notes"]],
        }
        for each in seen
    }


def queue(town: Town) -> dict[str, dict[str, str]]:
    """What waits for editors, by kind: the status of each, by its id."""
    return {
        kind: {each["id"]: each["status"] for each in items(town, f"/editor/queue?kind={kind}", **town.as_editor())}
        for kind in _QUEUES
    }


def runs(town: Town) -> dict[str, tuple[str, int, list[str]]]:
    """How each run of the sync ended, and what of it waits for an editor."""
    return {
        each["id"]: (each["verdict"], each["declared"], each["waiting"])
        for each in items(town, "/editor/sync-runs", **town.as_editor())
    }


def answers(town: Town, paths: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What each link in a mail answers to somebody who only looks."""
    found = {}
    for path in paths:
        answer = send("GET", town.site + path)
        kind = path.split("/")[-2]
        found[path] = {"answer": answer.status}
        if answer.status == 200:
            seen = answer.json
            found[path] |= {name: seen[name] for name in _SHOWN[kind]}
            found[path]["about"] = seen["review"]["id"] if kind == "reply" else seen.get("review_id")
    return found


def search(town: Town, words: Iterable[str]) -> dict[str, list[str]]:
    """Which organisations each query finds."""
    return {each: sorted(found["id"] for found in items(town, f"/organisations?{each}")) for each in words}


def mails(town: Town) -> list[dict[str, Any]]:
    """Every mail that left, oldest first."""
    found: list[dict[str, Any]] = send("GET", f"{town.mailbox.url}/mails").json
    return found


def figures(town: Town, year: int) -> dict[str, Any]:
    """The public figures of a year."""
    seen: dict[str, Any] = town.get(f"/integrity/{year}").json
    return seen


def everything(
    town: Town, ids: Mapping[str, Mapping[str, str]], *, links: Iterable[str], words: Iterable[str]
) -> dict[str, Any]:
    """All of it, in the shape in which JSON keeps it."""
    everybody = organisations(town)
    found = {
        "everybody": {"number": len(everybody), "sha256": digest(everybody)},
        "organisations": {role: organisation(town, each) for role, each in ids["organisations"].items()},
        "public": {role: public(town, each) for role, each in ids["organisations"].items()},
        "reviews": {name: review(town, each) for name, each in ids["reviews"].items()},
        "notices": {name: case(town, "notice", each) for name, each in ids["notices"].items()},
        "appeals": {name: case(town, "appeal", each) for name, each in ids["appeals"].items()},
        "dossiers": dossiers(town),
        "queue": queue(town),
        "runs": runs(town),
        "links": answers(town, links),
        "search": search(town, words),
        "figures": {str(year): figures(town, year) for year in (2022, 2024, 2026)},
    }
    shaped: dict[str, Any] = json.loads(json.dumps(found))
    return shaped


def lacking(old: object, new: object, where: str = "") -> list[str]:
    """Name what `old` says and `new` does not: of objects each name, of anything else its value."""
    if isinstance(old, dict) and isinstance(new, dict):
        named = [(name, value, new.get(name, "nothing")) for name, value in old.items()]
        return [each for name, value, other in named for each in lacking(value, other, f"{where}/{name}")]
    return [] if old == new else [f"{where}: {old!r} became {new!r}"]
