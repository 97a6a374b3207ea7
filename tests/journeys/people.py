"""The people of the journeys, who know the platform only through its front door and its mails."""

import html.parser
import json
import re
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlencode

from chalicelib.domain.rules.lifecycle import Action, OrganisationAction
from chalicelib.domain.rules.mails import Purpose
from infra.local.stack import RunningStack
from tests.builders import author
from tests.story.forms import author_form, review_form
from tests.story.requests import Answer, Call, Requests

PATIENCE: Final = 60  # seconds that anything asynchronous may take
FORM: Final = "application/x-www-form-urlencoded"


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


_opener = urllib.request.build_opener(_NoRedirect)


def send(method: str, url: str, body: object = None, *, accept: str = "application/json", **headers: str) -> Answer:
    """One request; JSON unless a form is given as a dict under a form's content type."""
    data = None
    if isinstance(body, bytes):
        data = body
    elif headers.get("Content_Type") == FORM:
        assert isinstance(body, dict)
        data = urlencode(body).encode()
    elif body is not None:
        data = json.dumps(body).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(  # noqa: S310  (the stack's own addresses)
        url, data, {"Accept": accept, "Content-Type": "application/json", **named}, method=method
    )
    try:
        with _opener.open(request, timeout=30) as answer:
            return _answer(answer)
    except urllib.error.HTTPError as error:
        with error:
            return _answer(error)


def _answer(heard: Any) -> Answer:
    return Answer(heard.status, {name.lower(): value for name, value in heard.headers.items()}, heard.read())


@dataclass
class Mailbox:
    """The mailbox in which every mail of the stack arrives."""

    url: str

    def mails(self, to: str) -> list[dict[str, str]]:
        found = send("GET", f"{self.url}/mails?{urlencode({'to': to})}").json
        assert isinstance(found, list)
        return found

    def wait(self, to: str, containing: str, *, more_than: int = 0) -> dict[str, str]:
        """The newest mail to an address with this in its text; waits for it to arrive."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            found = [mail for mail in self.mails(to) if containing in mail["text"]]
            if len(found) > more_than:
                return found[-1]
            time.sleep(0.1)
        raise AssertionError(f"no mail to {to} with {containing!r}: {[m['subject'] for m in self.mails(to)]}")

    def links(self, to: str, kind: str) -> int:
        """Count the mails to an address that hold such a link."""
        return sum(f"/{kind}/" in mail["text"] for mail in self.mails(to))

    def link(self, to: str, kind: str, *, more_than: int = 0) -> str:
        """The address of a kind of link in the newest mail that holds one."""
        mail = self.wait(to, f"/{kind}/", more_than=more_than)
        found = re.search(rf"http\S+/{kind}/\S+", mail["text"])
        assert found, mail["text"]
        return found[0]


@dataclass
class Town(Requests):
    """The stack, and people who act in it."""

    stack: RunningStack
    mailbox: Mailbox = field(init=False)
    site: str = field(init=False)
    tokens: dict[str, str] = field(default_factory=dict)
    replies_to: dict[str, str | None] = field(default_factory=dict)  # the review that a link opens
    addresses: dict[str, str] = field(default_factory=dict)  # of who wrote a review or a notice, by its id

    def __post_init__(self) -> None:
        self.site = self.stack.settings.site_url
        self.mailbox = Mailbox(self.stack.settings.mailbox_url)

    # What the story asks

    def ask(self, call: Call) -> Answer:
        url = call.path if call.path.startswith("http") else self.site + call.path
        signed_in = {} if call.editor is None else self.as_editor(call.editor)
        return send(call.method, url, call.body, **signed_in, **(call.headers or {}))

    def link_for(self, purpose: Purpose, item_id: str) -> str:
        if purpose is Purpose.PROMISE:  # mailed once its month is over; the page of the reply leads there before
            page = send("GET", self.link_for(Purpose.REPLY, item_id), accept="text/html").text
            return self.site + str(re.findall(r'"(/promise/[^"]+)"', page)[0])
        if purpose is not Purpose.REPLY:
            return self.mailbox.link(self.addresses[item_id], purpose)
        about = self.get(f"/editor/reviews/{item_id}", **self.as_editor()).json["organisation"]["id"]
        email = self.get(f"/editor/organisations/{about}", **self.as_editor()).json["email"]
        return self.reply_link(str(email), item_id)

    def request_of_review(self, *, organisation_id: str = "", **changes: Any) -> Call:
        return Call("/reviews", self.review_form(organisation_id, **changes))

    def submit(self, **changes: Any) -> str:
        call = self.request_of_review(**changes)
        review_id = str(self.done(call).json["review_id"])
        self.addresses[review_id] = call.body["author"]["email"]
        return review_id

    def notify(self, review_id: str, **changes: Any) -> str:
        call = self.request_of_notice(review_id, **changes)
        notice_id = str(self.done(call).json["notice_id"])
        self.addresses[notice_id] = call.body["email"]
        return notice_id

    # What else people do

    def get(self, path: str, **headers: str) -> Answer:
        return send("GET", self.site + path, **headers)

    def post(self, path: str, body: object = None, **headers: str) -> Answer:
        return send("POST", self.site + path, {} if body is None else body, **headers)

    def as_editor(self, number: int = 0) -> dict[str, str]:
        """The header of a signed-in editor."""
        email = self.stack.editors[number]
        if email not in self.tokens:
            before = self.mailbox.links(email, "editor/session")
            assert self.post("/editor/sign-in", {"email": email}).status == 202
            link = self.mailbox.link(email, "editor/session", more_than=before)
            self.tokens[email] = send("POST", link, {}).json["access_token"]
        return {"Authorization": f"Bearer {self.tokens[email]}"}

    def enrolled(self, number: int = 0) -> dict[str, Any]:
        """An organisation that takes part and can be mailed, as editors see it."""
        items = self.get("/editor/organisations?limit=100", **self.as_editor()).json["items"]
        mailable = [item for item in items if item["email_status"] == "ok"]
        chosen = mailable[number]
        if not chosen["taking_part"]:
            self.does(OrganisationAction.ENROL, chosen["id"], version=chosen["version"])
        assert isinstance(chosen, dict)
        return chosen

    def review_form(self, organisation_id: str, *, email: str = "", **changes: Any) -> dict[str, Any]:
        """A review as a frontend would send it, of an organisation's every aspect but the first."""
        first, *others = self.get(f"/organisations/{organisation_id}").json["theme_set"]["aspects"]
        form = {
            "aspect_ratings": {first["id"]: None, **{aspect["id"]: 4 for aspect in others}},
            "author": author_form(author(email=email or author().email)),
            **changes,
        }
        return review_form(organisation_id, first["id"], now=datetime.now(UTC), **form)

    def pending(self, organisation_id: str, email: str) -> str:
        """A confirmed review; returns its id."""
        review_id = self.submit(organisation_id=organisation_id, email=email)
        assert self.does(Action.CONFIRM, review_id).json["status"] == "pending"
        return review_id

    def published(self, organisation: dict[str, Any], review_id: str) -> str:
        """Approve a review; returns the reply link that its organisation then gets."""
        assert self.does(Action.APPROVE, review_id).json["status"] == "published"
        return self.reply_link(organisation["email"], review_id)

    def reply_link(self, email: str, review_id: str) -> str:
        """The reply link of one review among the many mails to one organisation; waits for it to arrive."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for mail in self.mailbox.mails(email):
                for link in re.findall(r"http\S+/reply/\S+", mail["text"]):
                    if link not in self.replies_to:
                        self.replies_to[link] = send("GET", link).json.get("review", {}).get("id")
            if found := [link for link, about in self.replies_to.items() if about == review_id]:
                return found[-1]
            time.sleep(0.1)
        raise AssertionError(f"no mail with a link to reply to {review_id}")


class Forms(html.parser.HTMLParser):
    """The forms of a page, with what a browser would send if one only pressed the button."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self._textarea = ""
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = dict(attrs)
        if tag == "form":
            self.forms.append({"action": a.get("action") or "", "method": a.get("method", "get"), "fields": {}})
        elif self.forms and tag == "input" and a.get("name"):
            if a.get("type") not in {"radio", "checkbox"} or "checked" in a:
                self.forms[-1]["fields"][a["name"]] = a.get("value") or ""
        elif self.forms and tag == "textarea":
            self._textarea = a.get("name") or ""
            self.forms[-1]["fields"][self._textarea] = ""
        elif self.forms and tag == "select":
            self._select = a.get("name") or ""
        elif tag == "option" and self._select and ("selected" in a or self._select not in self.forms[-1]["fields"]):
            self.forms[-1]["fields"][self._select] = a.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._textarea = ""
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.forms[-1]["fields"][self._textarea] += data.lstrip("\n")

    def to(self, ending: str) -> dict[str, Any]:
        """The form whose action ends so."""
        return next(form for form in self.forms if form["action"].endswith(ending))
