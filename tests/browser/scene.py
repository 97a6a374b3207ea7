"""Something of everything, so that every route has an address to visit: a new route says here what it needs."""

import re
import time
from dataclasses import dataclass, field, replace
from typing import Any, Final

from chalicelib.domain.rules.lifecycle import Action, OrganisationAction, PromiseAction, ReplyAction
from chalicelib.domain.rules.mails import Purpose
from chalicelib.entrypoints.http.door import ROUTES, Route
from chalicelib.entrypoints.http.request import Audience
from chalicelib.entrypoints.pages import assets
from tests.builders import author
from tests.journeys.people import PATIENCE, Town, send
from tests.story.forms import author_form

__all__ = ["PAGES", "READ", "Scene", "crowd", "set_scene"]

# A route is registered once the front door was opened.
import app  # noqa: F401  (its import fills the table)

READ: Final = tuple(sorted((r for r in ROUTES if r.method == "GET"), key=lambda r: r.path))
# The first only leads elsewhere; two are there on a stage with an issuer of accounts, which this stack is not; the mail
# with the last comes in the morning only, and leads to what stands at `/editor/digest` too.
_NO_PAGES_HERE: Final = ("/reviews", "/editor/sign-in/account", "/editor/sign-in/return", "/editor/digest/{token}")
PAGES: Final = tuple(route for route in READ if route.html and route.path not in _NO_PAGES_HERE)
LINKED: Final = tuple(route for route in PAGES if route.audience is Audience.LINK)

_LONG: Final = "We zagen de ploeg groeien, van een bang begin tot een hechte groep. " * 60


@dataclass
class Scene:
    """The town, with what every kind of page needs."""

    town: Town
    organisation: dict[str, Any]
    fills: dict[str, str]  # what stands for a parameter in a route's path
    links: dict[str, str] = field(default_factory=dict)  # by a route's path, where any link would not do

    def address(self, route: Route) -> str:
        """Return an address at which a route can be visited."""
        if route.path in self.links:
            return self.links[route.path]
        if "{token}" in route.path:
            return self._mailed(route)
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
    notice_id = town.notify(published)
    answered = town.pending(organisation["id"], "toneel.antwoord@post.example")
    answer = send(
        "POST", town.published(organisation, answered), {"text": "Dank je wel, we nemen dit mee naar ons team."}
    )
    assert answer.status == 202, answer.text

    promised = town.pending(organisation["id"], "toneel.belofte@post.example")
    town.published(organisation, promised)
    town.reply_with_promise(promised)
    town.does(ReplyAction.APPROVE, promised)
    promise = town.link_for(Purpose.PROMISE, promised)
    town.does(PromiseAction.ANSWER, promised)
    town.does(PromiseAction.APPROVE, promised)  # its mail holds the link with which its author says whether it is so

    refused = town.pending(organisation["id"], "toneel.bezwaar@post.example")
    town.does(Action.REJECT, refused)
    appeal_id = town.appeal("review", refused)

    watched = town.enrolled(8)
    town.does(OrganisationAction.WATCH, watched["id"])  # its mail holds a link to an objection

    left = town.enrolled(9)
    town.does(OrganisationAction.LEAVE, left["id"])
    assert town.post(f"/organisations/{left['id']}/participation-requests").status == 202  # its mail holds the link

    opened = town.post("/editor/dossiers", {"title": "Dertig gelijke teksten", "review_id": published}, **editor)
    assert opened.status == 201, opened.text
    who = {"first_name": "Lea", "last_name": "Maes", "postal_address": "Dorpsstraat 7, 9000 Gent"}
    paper = town.review_form(organisation["id"], author=who, channel="paper")
    typed = town.post("/editor/reviews", paper, **editor)
    assert typed.status == 201, typed.text
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
            "notice_id": notice_id,
            "kind": "notice",
            "item_id": notice_id,
            "editor_id": "nobody",
            "appeal_id": appeal_id,
            "dossier_id": opened.json["id"],
            "letter_id": _letter(town, editor),
            "reading_id": town.get("/editor/queue?kind=second_reading", **editor).json["items"][0]["id"],
            "run_id": town.get("/editor/sync-runs", **editor).json["items"][0]["id"],
        },
    )
    scene.links["/reply/{token}"] = reply
    scene.links["/promise/{token}"] = promise
    scene.links["/editor/replies/{review_id}"] = f"{town.site}/editor/replies/{answered}"
    scene.links["/manage/{token}"] = town.link_for(Purpose.MANAGE, published)
    scene.links["/manage/{token}/export"] = f"{scene.links['/manage/{token}']}/export"
    scene.links["/notice/{token}"] = town.link_for(Purpose.NOTICE, notice_id)
    scene.links["/notice/{token}/export"] = f"{scene.links['/notice/{token}']}/export"
    scene.links["/confirm/{token}"] = _unconfirmed(town, organisation)
    scene.fills |= {"level": "0", **dict.fromkeys(("one", "two", "three"), "000")}
    scene.fills["published_in"] = town.get("/open-data").json["months"][0]["month"]
    scene.fills["month"] = town.get("/editor/statements", **town.as_editor()).json["items"][0]["month"]
    scene.links["/editor/session/{token}"] = _unused_sign_in(town)
    if any(route.path == "/organisations/{organisation_id}/insights-link" for route in ROUTES):
        assert town.post(f"/organisations/{organisation['id']}/insights-link").status == 202
        insights = send("GET", town.mailbox.link(organisation["email"], "insights"), accept="text/html").text
        digest = re.search(r"/digest/[\w.~-]+", insights)
        assert digest
        scene.links["/digest/{token}"] = f"{town.site}{digest[0]}"
        _handed_out(scene)
    return scene


def _handed_out(scene: Scene) -> None:
    """Cards for everybody of a group: a sheet of two pages, and the code of one of them."""
    own = scene.town.mailbox.link(scene.organisation["email"], "insights")
    made = send("POST", f"{own}/invitations", {"number": 12, "group": "families", "everyone": True})
    assert made.status == 201, made.text
    scene.links["/insights/{token}/invitations/{batch_id}/sheet"] = f"{scene.town.site}{made.json['sheet']}"
    sheet = send("GET", scene.links["/insights/{token}/invitations/{batch_id}/sheet"])
    scene.fills["code"] = sheet.json["cards"][0]["code"]


def crowd(town: Town, organisation_id: str, words: list[dict[str, str]], name: str) -> list[str]:
    """Many published reviews at once: `words` are their texts and first and last names; returns their ids."""
    ids = []
    for number, said in enumerate(words):
        writer = author(email=f"{name}-{number}@post.example")
        writer = replace(writer, first_name=said.get("first", "Noor"), last_name=said.get("last", "Wouters"))
        ids.append(town.submit(organisation_id=organisation_id, text=said["text"], author=author_form(writer)))
    for review_id in ids:
        town.does(Action.CONFIRM, review_id)
        town.does(Action.APPROVE, review_id)
    return ids


def _letter(town: Town, editor: dict[str, Any]) -> str:
    """The letter that waits, as soon as the stack has laid it out."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if found := town.get("/editor/letters", **editor).json["items"]:
            return str(found[0]["id"])
        time.sleep(0.1)
    raise AssertionError("no letter waits")


def _year(town: Town) -> int:
    return int(town.get("/health").headers["date"].split()[3])


def _unconfirmed(town: Town, organisation: dict[str, Any]) -> str:
    waits = town.submit(organisation_id=organisation["id"], email="toneel.wacht@post.example", text=_LONG[:4_900])
    return town.link_for(Purpose.CONFIRM, waits)


def _unused_sign_in(town: Town) -> str:
    email = town.stack.editors[1]
    before = town.mailbox.links(email, "editor/session")
    assert town.post("/editor/sign-in", {"email": email}).status == 202
    return town.mailbox.link(email, "editor/session", more_than=before)
