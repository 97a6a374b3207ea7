"""Something of everything, so that every route has an address to visit: a new route says here what it needs."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from chalicelib.entrypoints.http.door import ROUTES, Route
from chalicelib.entrypoints.http.request import Audience
from chalicelib.entrypoints.pages import assets
from tests.journeys.people import Town, send

__all__ = ["PAGES", "READ", "Scene", "crowd", "set_scene"]

# A route is registered once the front door was opened.
import app  # noqa: F401  (its import fills the table)

READ: Final = tuple(sorted((r for r in ROUTES if r.method == "GET"), key=lambda r: r.path))
# The first only leads elsewhere; the others are there on a stage with an issuer of accounts, which this stack is not.
_NO_PAGES_HERE: Final = ("/reviews", "/editor/sign-in/account", "/editor/sign-in/return")
PAGES: Final = tuple(route for route in READ if route.html and route.path not in _NO_PAGES_HERE)
LINKED: Final = tuple(route for route in PAGES if route.audience is Audience.LINK)

_LONG: Final = "We zagen de ploeg groeien, van een bang begin tot een hechte groep. " * 60
_WHY: Final[dict[str, Any]] = {"rule": "no_personal_data", "explanation": "Er staat een naam in de tekst."}


@dataclass
class Scene:
    """The town, with what every kind of page needs."""

    town: Town
    organisation: dict[str, Any]
    fills: dict[str, str]  # what stands for a parameter in a route's path
    links: dict[str, str] = field(default_factory=dict)  # by a route's path, where any link would not do

    def address(self, route: Route) -> str:
        """Return an address at which a route can be visited."""
        if "{token}" in route.path:
            return self.links.get(route.path) or self._mailed(route)
        return self.town.site + re.sub(r"{(\w+)}", lambda found: self.fills[found[1]], route.path)

    def _mailed(self, route: Route) -> str:
        """Any link of this kind that is in the mailbox, the newest first."""
        before, _, after = route.path.partition("{token}")
        pattern = rf"{re.escape(self.town.site + before)}[\w.~-]+"
        for mail in reversed(send("GET", f"{self.town.mailbox.url}/mails").json):
            if found := re.search(pattern, mail["text"]):
                return found[0] + after
        raise AssertionError(f"no mail holds a link to {route.path}: let `set_scene` ask for one")


def set_scene(town: Town) -> Scene:
    """Walk through the API what every page needs to show something."""
    organisation, editor = town.enrolled(7), town.as_editor()
    published = town.pending(organisation["id"], "toneel@post.example")
    reply = town.published(organisation, published)
    notice = {"subject": "review", "reason": "personal_data", "explanation": "Hier staat een naam in de tekst."}
    notice |= {"name": "Hendrik Mertens", "email": "toneel.melder@post.example"}
    told = town.post(f"/reviews/{published}/notices", {**notice, "good_faith": True})
    assert told.status == 202, told.body

    refused = town.pending(organisation["id"], "toneel.bezwaar@post.example")
    manage = town.mailbox.link("toneel.bezwaar@post.example", "manage")
    assert town.decide("reviews", refused, "reject", **_WHY).status == 200
    appealed = send("POST", manage, {"action": "appeal", "explanation": "Dat is geen naam maar een straat."})
    assert appealed.status == 200, appealed.body
    appeals = town.get("/editor/queue?kind=appeal", **editor).json["items"]

    opened = town.post("/editor/dossiers", {"title": "Dertig gelijke teksten", "review_id": published}, **editor)
    assert opened.status == 201, opened.body
    scene = Scene(
        town,
        organisation,
        {
            "organisation_id": organisation["id"],
            "review_id": published,
            "sector": "child_care",
            "number": "0",
            "year": str(_year(town)),
            "name": min(assets._names()),
            "notice_id": told.json["notice_id"],
            "appeal_id": appeals[0]["id"],
            "dossier_id": opened.json["id"],
            "run_id": town.get("/editor/sync-runs", **editor).json["items"][0]["id"],
        },
    )
    scene.links["/reply/{token}"] = reply
    scene.links["/manage/{token}"] = town.mailbox.link("toneel@post.example", "manage")
    scene.links["/manage/{token}/export"] = f"{scene.links['/manage/{token}']}/export"
    scene.links["/notice/{token}"] = town.mailbox.link("toneel.melder@post.example", "notice")
    scene.links["/confirm/{token}"] = _unconfirmed(town, organisation)
    scene.links["/editor/session/{token}"] = _unused_sign_in(town)
    if any(route.path == "/organisations/{organisation_id}/insights-link" for route in ROUTES):
        assert town.post(f"/organisations/{organisation['id']}/insights-link").status == 202
        insights = send("GET", town.mailbox.link(organisation["email"], "insights"), accept="text/html").body
        digest = re.search(r"/digest/[\w.~-]+", insights)
        assert digest
        scene.links["/digest/{token}"] = f"{town.site}{digest[0]}"
    return scene


def crowd(town: Town, organisation_id: str, words: list[dict[str, str]], name: str) -> list[str]:
    """Many published reviews at once: `words` are their texts and first and last names; returns their ids."""
    ids, emails = [], []
    for number, said in enumerate(words):
        email = f"{name}-{number}@post.example"
        author = {"first_name": said.get("first", "Noor"), "last_name": said.get("last", "Wouters"), "email": email}
        sent = town.post("/reviews", town.review(organisation_id, author=author, text=said["text"]))
        assert sent.status == 202, (said, sent.body)
        ids.append(str(sent.json["review_id"]))
        emails.append(email)
    for review_id, email in zip(ids, emails, strict=True):
        assert send("POST", town.mailbox.link(email, "confirm"), {}).json["status"] == "pending"
        assert town.decide("reviews", review_id, "approve").json["status"] == "published"
    return ids


def _year(town: Town) -> int:
    return int(town.get("/health").headers["Date"].split()[3])


def _unconfirmed(town: Town, organisation: dict[str, Any]) -> str:
    author = {"first_name": "Noor", "last_name": "Wouters", "email": "toneel.wacht@post.example"}
    assert town.post("/reviews", town.review(organisation["id"], author=author, text=_LONG[:4_900])).status == 202
    return town.mailbox.link("toneel.wacht@post.example", "confirm")


def _unused_sign_in(town: Town) -> str:
    email = town.stack.editors[1]
    before = town.mailbox.links(email, "editor/session")
    assert town.post("/editor/sign-in", {"email": email}).status == 202
    return town.mailbox.link(email, "editor/session", more_than=before)
