"""S6: fifty payloads in every field that a client sends, shown everywhere: none runs, none becomes an element.

The browser here ignores the pages' policies: what is not escaped runs, and is seen.
"""

import csv
import io
import itertools
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, Request

from chalicelib.domain.reviews.reply import left_over_placeholders
from chalicelib.domain.rules.lifecycle import Action, OrganisationAction, ReplyAction
from chalicelib.entrypoints.http.door import Route
from chalicelib.entrypoints.http.request import Audience
from tests.browser.payloads import PAYLOADS
from tests.browser.people import let_in, opened
from tests.browser.scene import PAGES, READ, Scene, crowd
from tests.journeys.people import Town, send

LIST: Final = 100
WAITS: Final = "canary-waits@post.example"
ENOUGH: Final = 6  # links of one kind
LONGEST_NAME: Final = 100
_HOSTILE: Final = """() => {
  const found = (window.ran || []).map(said => `ran: ${said}`);
  const strange = ["object", "embed", "marquee", "math", "audio", "video", "source", "animate"];
  for (const each of document.querySelectorAll("*")) {
    for (const {name, value} of each.attributes) {
      const address = ["href", "src", "action", "formaction", "data", "xlink:href", "srcdoc", "content"].includes(name);
      const scheme = /^[\\s\\u0000-\\u001f]*(java|vb)\\s*script:|^\\s*data:text/i.test(value);
      const far = address && name !== "content" && /^(https?:)?\\/\\/canary/i.test(value);
      if (/^on/i.test(name) || (address && scheme) || far) found.push(each.outerHTML.slice(0, 200));
    }
    if (strange.includes(each.localName)) found.push(each.localName);
    if (each.localName === "script" && !each.src) {
      try { JSON.parse(each.textContent); } catch { found.push(each.outerHTML.slice(0, 200)); }
    }
  }
  return found;
}"""


@dataclass(frozen=True)
class Poisoned:
    """The town, with the payloads wherever somebody can write."""

    scene: Scene
    organisation: dict[str, Any]
    public: list[str]  # the ids of reviews
    others: list[str]
    cases: dict[str, list[str]]  # by their path

    @property
    def organisation_id(self) -> str:
        return str(self.organisation["id"])

    @property
    def town(self) -> Town:
        return self.scene.town


@pytest.fixture(scope="module")
def poisoned(scene: Scene) -> Poisoned:
    town = scene.town
    editor = town.as_editor()
    organisation = town.enrolled(9)
    texts = [" ".join(PAYLOADS[first : first + 10]) for first in range(0, len(PAYLOADS), 10)]
    others = [" ".join(PAYLOADS[first::5]) for first in range(5)]
    names = itertools.cycle(_names())
    words = [
        {"text": f"Wat ik vertel: {each} en dat was het.", "first": next(names), "last": next(names)}
        for each in (*texts, *others)  # those that stay and those that go
    ]
    ids = crowd(town, organisation["id"], words, "canary")
    cases: dict[str, list[str]] = {"/editor/notices/": [], "/editor/appeals/": [], "/editor/dossiers/": []}
    for group in range(0, len(PAYLOADS), 10):
        published, place = ids[group // 10], len(texts) + group // 10
        removed = ids[place]
        said = " ".join(["Hierom:", *PAYLOADS[group : group + 10], "staat er, en meer niet."])
        payloads = (each for each in PAYLOADS[group : group + 10] if not left_over_placeholders(each))
        answer = " ".join(["Dank je wel.", *payloads])  # a placeholder would be refused as such
        town.does(ReplyAction.SUBMIT, published, text=answer)
        town.does(ReplyAction.APPROVE, published)
        notifier = {"name": PAYLOADS[group][:100], "email": f"canary-melder-{group}@post.example"}
        cases["/editor/notices/"].append(town.notify(published, reason="personal_data", explanation=said, **notifier))
        opened = town.post("/editor/dossiers", {"title": PAYLOADS[group + 1], "review_id": published}, **editor)
        assert opened.status == 201, opened.text
        cases["/editor/dossiers/"].append(opened.json["id"])
        note = {"action": "referral", "text": said, "party": PAYLOADS[group + 2]}
        assert town.post(f"/editor/dossiers/{opened.json['id']}/entries", note, **editor).status in {200, 201}
        for action in (Action.SUSPEND, Action.REMOVE):
            town.does(action, removed, rule="no_personal_data", explanation=said)
        cases["/editor/appeals/"].append(town.appeal("review", removed, explanation=said))
    town.does(OrganisationAction.WARN, organisation["id"], explanation=" ".join(PAYLOADS)[:4_900])
    assert town.post(f"/organisations/{organisation['id']}/insights-link").status == 202
    town.mailbox.link(organisation["email"], "insights")
    writer = _author(next(names), next(names))
    waits = town.submit(organisation_id=organisation["id"], text=" ".join(PAYLOADS), author=writer)
    town.does(Action.CONFIRM, waits)
    return Poisoned(scene, organisation, ids[: len(texts)], [*ids[len(texts) :], waits], cases)


def _author(first: str, last: str) -> dict[str, str]:
    return {"first_name": first, "last_name": last, "email": WAITS}


def _names() -> list[str]:
    """All payloads, as many in one as a name has room for."""
    found = [""]
    for each in PAYLOADS:
        joined = f"{found[-1]} {each}".strip()
        if len(joined) > LONGEST_NAME:
            found.append(each)
        else:
            found[-1] = joined
    return found


@pytest.fixture(scope="module")
def page(browser: Browser, poisoned: Poisoned) -> Iterator[Page]:
    """An editor's browser without the shelter of policies."""
    with opened(browser, bypass_csp=True, viewport={"width": 1280, "height": 800}) as context:
        context.add_init_script(
            "window.ran = []; window.canary = window.alert = (...said) => { window.ran.push(said); }"
        )
        let_in(context, poisoned.town, 0)
        yield context.new_page()


def _show(page: Page, address: str, ours: tuple[str, ...]) -> None:
    """Open an address, and see that nothing there runs, asks or stands that we did not write."""
    asked: list[str] = []

    def hear(request: Request) -> None:
        asked.append(request.url)

    page.on("request", hear)
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200, address
    page.mouse.move(400, 400)
    found = [each for frame in page.frames for each in frame.evaluate(_HOSTILE)]
    page.remove_listener("request", hear)
    assert found == [], f"{address} ran or holds {found}"
    assert [each for each in asked if not each.startswith((*ours, "data:", "about:"))] == []


@pytest.mark.parametrize("route", PAGES, ids=lambda route: route.path)
def test_no_payload_runs_on_a_page(page: Page, poisoned: Poisoned, route: Route) -> None:
    ours = (poisoned.town.site,)
    for address in _addresses(poisoned, route):
        _show(page, address, ours)


def _addresses(poisoned: Poisoned, route: Route) -> list[str]:
    """Return the addresses at which a route shows what was written."""
    site = poisoned.town.site
    base = poisoned.scene.address(route)
    if "{organisation_id}" in route.path:
        return [base.replace(poisoned.scene.fills["organisation_id"], poisoned.organisation_id)]
    if "{review_id}" in route.path:
        chosen = [*poisoned.public, *(poisoned.others if route.audience is Audience.EDITOR else ())]
        return [base.replace(poisoned.scene.fills["review_id"], each) for each in chosen]
    if route.path.rpartition("{")[0] in poisoned.cases:
        path = route.path.rpartition("{")[0]
        return [f"{site}{path}{each}" for each in poisoned.cases[path]]
    if route.path == "/editor/queue":
        return [f"{base}?kind={kind}&limit={LIST}" for kind in ("review", "reply", "notice", "appeal", "organisation")]
    if "{token}" in route.path and route.audience is Audience.LINK:
        return _mailed(poisoned, route) or [base]
    return [f"{base}?limit={LIST}"]


def _mailed(poisoned: Poisoned, route: Route) -> list[str]:
    """Links that the poisoned got in mails; some are used up, or belong to what is gone: those that open are shown."""
    before, _, after = route.path.partition("{token}")
    everyone = send("GET", f"{poisoned.town.mailbox.url}/mails").json
    mails = [each["text"] for each in everyone if "canary" in f"{each['to']} {each['text']}"]
    mails += [each["text"] for each in poisoned.town.mailbox.mails(poisoned.organisation["email"])]
    pattern = rf"{re.escape(poisoned.town.site + before)}[\w.~-]+"
    found = list(dict.fromkeys(link for text in mails for link in re.findall(pattern, text)))
    few = found[:: max(1, len(found) // ENOUGH)]
    return [link + after for link in few if send("GET", link + after).status == 200]


def test_no_payload_runs_in_a_mail(page: Page, poisoned: Poisoned) -> None:
    mailbox = poisoned.town.mailbox.url
    mails = [each for each in send("GET", f"{mailbox}/mails").json if "canary" in each["text"]]
    assert len(mails) >= len(PAYLOADS)
    for mail in mails[:: max(1, len(mails) // 10)]:
        _show(page, f"{mailbox}/mails/{mail['id']}", (mailbox,))
    page.goto("about:blank")
    for mail in mails:
        page.set_content(mail["html"])
        assert page.evaluate(_HOSTILE) == [], mail["html"]
        assert "canary" not in json.dumps(mail["headers"])


# A tile of hashes, or of entries without anybody's words, is there once a month is over.
DATA: Final = tuple(
    route for route in READ if not route.html and route.path != "/reviews" and "/tile/" not in route.path
)


@pytest.mark.parametrize("route", DATA, ids=lambda route: route.path)
def test_no_payload_breaks_out_of_data(page: Page, poisoned: Poisoned, route: Route) -> None:
    address = poisoned.scene.address(route)
    if "{organisation_id}" in route.path:
        address = address.replace(poisoned.scene.fills["organisation_id"], poisoned.organisation_id)
    query = f"?subject=review/{poisoned.public[0]}" if route.path == "/editor/log" else ""
    answer = send("GET", address + query, accept="*/*", **poisoned.town.as_editor())
    ready = {200, 503} if route.path == "/health/ready" else {200}  # mails of so much poison may be late
    assert answer.status in ready, (route.path, answer.text)
    assert answer.headers["x-content-type-options"] == "nosniff"
    media = answer.headers["content-type"].partition(";")[0]
    assert media != "text/html"
    if media.endswith("json"):
        json.loads(answer.text)
    elif media.endswith("xml"):
        _no_element_of_theirs(answer.text)
    elif media == "text/csv":
        for row in csv.reader(io.StringIO(answer.text)):
            assert not [cell for cell in row if re.match(r"[=+@\t\r]|-(?!\d)", cell)]
    elif media in {"text/javascript", "application/javascript"} and "assets" not in route.path:
        _embed(page, poisoned, address)


def _no_element_of_theirs(document: str) -> None:
    tree = ET.fromstring(document)  # noqa: S314 - our own feed
    names = {each.tag.rpartition("}")[2].lower() for each in tree.iter()}
    drawn = {"svg"} if tree.tag.endswith("}svg") else set()  # a picture of ours is one itself
    assert not names & {"script", "img", "iframe", "svg", "object", "embed", "foreignobject", "a"} - drawn


def _embed(page: Page, poisoned: Poisoned, address: str) -> None:
    """A script that others put in their page, in such a page."""
    page.route("**/elsewhere", lambda route: route.fulfill(body=_host_page(address), content_type="text/html"))
    _show(page, f"{poisoned.town.site}/elsewhere", (poisoned.town.site,))
    page.wait_for_load_state("networkidle")
    assert page.evaluate(_HOSTILE) == []
    page.unroute("**/elsewhere")


def _host_page(address: str) -> str:
    return f'<!doctype html><title>Elders</title><h1>Elders</h1><script async src="{address}"></script>'


def test_there_are_fifty_payloads_and_the_canary_sings(page: Page) -> None:
    """Check that an element that was not escaped is found, so that silence in this file means something."""
    assert len(set(PAYLOADS)) == 50
    page.goto("about:blank")
    unescaped: list[Any] = []
    for payload in PAYLOADS:
        page.set_content(f"<!doctype html><body><p>{payload}</p>")
        if page.evaluate(_HOSTILE):
            unescaped.append(payload)
        page.evaluate("() => { window.ran = []; }")
    assert len(unescaped) >= 25
