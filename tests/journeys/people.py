"""The people of the journeys, who know the platform only through its front door and its mails."""

import html.parser
import json
import re
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import Message
from typing import Any, Final
from urllib.parse import urlencode

from infra.local.stack import RunningStack

PATIENCE: Final = 60  # seconds that anything asynchronous may take
FORM: Final = "application/x-www-form-urlencoded"


def a_month_ago() -> str:
    """The month of an experience: over in every time zone, also when the platform reads it, and when a year turns."""
    return f"{datetime.now(UTC) - timedelta(days=31):%Y-%m}"


@dataclass(frozen=True)
class Seen:
    """An answer."""

    status: int
    headers: Message
    body: str

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def code(self) -> str:
        return str(self.json["code"])


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


_opener = urllib.request.build_opener(_NoRedirect)


def send(method: str, url: str, body: object = None, *, accept: str = "application/json", **headers: str) -> Seen:
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
            return Seen(answer.status, answer.headers, answer.read().decode())
    except urllib.error.HTTPError as error:
        with error:
            return Seen(error.code, error.headers, error.read().decode())


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
class Town:
    """The stack, and the shortest way to act in it."""

    stack: RunningStack
    mailbox: Mailbox = field(init=False)
    site: str = field(init=False)
    tokens: dict[str, str] = field(default_factory=dict)
    replies_to: dict[str, str | None] = field(default_factory=dict)  # the review that a link opens

    def __post_init__(self) -> None:
        self.site = self.stack.settings.site_url
        self.mailbox = Mailbox(self.stack.settings.mailbox_url)

    def get(self, path: str, **headers: str) -> Seen:
        return send("GET", self.site + path, **headers)

    def post(self, path: str, body: object = None, **headers: str) -> Seen:
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
            decision = {"action": "enrol", "version": chosen["version"]}
            path = f"/editor/organisations/{chosen['id']}/decisions"
            assert self.post(path, decision, **self.as_editor()).status == 200
        assert isinstance(chosen, dict)
        return chosen

    def review(self, organisation_id: str, **changes: object) -> dict[str, object]:
        """A review as a frontend would send it."""
        themes = self.get(f"/organisations/{organisation_id}").json["theme_set"]
        ratings = {aspect["id"]: 4 for aspect in themes["aspects"]}
        return {
            "organisation_id": organisation_id,
            "text": "De begeleiders nemen de tijd en luisteren echt. Het gebouw is wat gehorig.",
            "aspect_ratings": {**ratings, themes["aspects"][0]["id"]: None},
            "capacity": "relative",
            "experienced": a_month_ago(),
            "author": {"first_name": "Noor", "last_name": "Wouters", "email": "noor@post.example"},
            "consent": True,
            **changes,
        }

    def pending(self, organisation_id: str, email: str) -> str:
        """A confirmed review; returns its id."""
        author = {"first_name": "Noor", "last_name": "Wouters", "email": email}
        sent = self.post("/reviews", self.review(organisation_id, author=author))
        assert sent.status == 202, sent.body
        assert send("POST", self.mailbox.link(email, "confirm"), {}).json["status"] == "pending"
        return str(sent.json["review_id"])

    def published(self, organisation: dict[str, Any], review_id: str) -> str:
        """Approve a review; returns the reply link that its organisation then gets."""
        answer = self.decide("reviews", review_id, "approve")
        assert (answer.status, answer.json["status"]) == (200, "published")
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

    def decide(self, kind: str, review_id: str, action: str, *, editor: int = 0, **more: object) -> Seen:
        """An editor's decision on a review or a reply, at the version that now stands."""
        found = self.get(f"/editor/reviews/{review_id}", **self.as_editor(editor)).json
        version = found["version"] if kind == "reviews" else found["reply"]["version"]
        body = {"action": action, "version": version, **more}
        return self.post(f"/editor/{kind}/{review_id}/decisions", body, **self.as_editor(editor))


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
