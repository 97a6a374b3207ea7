"""People at the front door, in this process: the Chalice app as Lambda calls it, over a store in memory."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from chalice.test import Client

import app as front_door
from chalicelib.adapters.dynamodb.aggregates.lease import acquire_lease, release_lease
from chalicelib.adapters.dynamodb.aggregates.organisations import to_organisation
from chalicelib.adapters.dynamodb.client.tables import OrganisationItem, OutboxItem
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART
from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.access.editor import SESSION_LIFE, Editor, Session
from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.rules.mails import MAIL_RULES, MailKind
from chalicelib.use_cases.access.sign_in import new_access_token, token_hash
from chalicelib.use_cases.mails.compose_mail import Composed, compose_mail
from tests.builders import listing, organisation

REASONS = {"rule": "respectful_language", "explanation": "Er staat een scheldwoord in."}
TEXT = "Lieve begeleiders die de tijd nemen; enkel het eten mocht wat warmer zijn."
EDITORS = (
    Editor(id="ed-an", email="an@redactie.example", name="An"),
    Editor(id="ed-bo", email="bo@redactie.example", name="Bo"),
)


class House:
    """An organisation that takes part, two editors, and the shortest way to any state."""

    def __init__(self, client: Client, here: Platform) -> None:
        self._client = client
        self._here = here
        self.editors = [self._at_work(editor) for editor in EDITORS]
        self.home = ""
        self.move("home")
        self._written = 0

    def move(self, home_id: str) -> None:
        """Be about another organisation from now on, which takes part and of which nothing is known yet."""
        home = organisation(
            id=home_id, listing=listing(register_id=f"register-{home_id}"), moderation=ModerationState()
        )
        lease = acquire_lease(self._here.now())
        assert lease is not None
        self._here.organisations.add([home], lease)
        release_lease(lease)
        self.home = home.id
        assert self.rule_on_home("enrol")[0] == 200

    def call(self, method: str, path: str, body: object = None, *, editor: int | None = None) -> tuple[int, Any]:
        headers = {"Content-Type": "application/json"}
        if editor is not None:
            headers["Authorization"] = f"Bearer {self.editors[editor]}"
        sent = b"" if body is None else json.dumps(body).encode()
        answer = self._client.http.request(method, path, headers=headers, body=sent)
        return answer.status_code, json.loads(answer.body) if answer.body else None

    def link(self, kind: MailKind, about: str = "") -> str:
        """The path of the link in the newest mail of a kind."""
        items = [item for item in OutboxItem.scan() if item.mail.kind is kind]
        mine = [item for item in items if about in {"", item.mail.review_id, item.mail.case_id, item.mail.editor_id}]
        newest = max(mine, key=lambda item: item.mail.created_at)
        composed = compose_mail(newest.mail, stores=self._here, now=self._here.now())
        assert isinstance(composed, Composed), composed
        return str(composed.context["link"]).removeprefix(self._here.settings.site_url)

    def mails_to_organisation(self, review_id: str) -> set[MailKind]:
        mails = [item.mail for item in OutboxItem.scan() if item.mail.review_id == review_id]
        return {mail.kind for mail in mails if MAIL_RULES[mail.kind].to == "organisation"}

    def seen_by_all(self) -> dict[str, Any]:
        """All that an organisation can see of itself: pages, counters, what search lists, and how it stands."""
        paths = (f"/organisations/{self.home}", f"/organisations/{self.home}/reviews", "/organisations")
        item = OrganisationItem.get(self.home, ORGANISATION_PART)
        return {path: self.call("GET", path)[1] for path in paths} | {
            "counters": to_organisation(item).tally,
            "faces": len(self._here.organisations.reviews(self.home, limit=100, cursor="").public_reviews),
            "invitations": len(self._here.organisations.awaiting_reply(self.home, 20)),
            "standing": self.home_says,
        }

    def submit(self, text: str = "") -> str:
        """An unconfirmed review, by an author of its own and in words of its own."""
        status, answer = self.call("POST", "/reviews", self.submission(text))
        assert status == 202, answer
        return str(answer["review_id"])

    def submission(self, text: str = "") -> dict[str, Any]:
        """Return the form that an author of its own would send."""
        self._written += 1
        number = self._written
        return {
            "organisation_id": self.home,
            "text": text or f"{TEXT} {'abcdefghij'[number % 10] * 9}{number}",
            "aspect_ratings": {self._here.theme_sets.current(listing().sector).aspects[0].id: 4},
            "capacity": "relative",
            "experienced": f"{self._here.now():%Y-%m}",
            "author": {"first_name": "A", "last_name": "B", "email": f"a{number}@post{number}.example"},
            "consent": True,
        }

    def decide(self, review_id: str, action: str, *, editor: int = 0, kind: str = "reviews") -> tuple[int, Any]:
        _, found = self.call("GET", f"/editor/reviews/{review_id}", editor=editor)
        version = found["version"]
        body = {"action": action, "version": version, **REASONS}
        return self.call("POST", f"/editor/{kind}/{review_id}/decisions", body, editor=editor)

    def review(self, status: str, *, text: str = "") -> str:
        """A review in a state, by the ways that people have."""
        review_id = self.submit(text)
        if status == "unconfirmed":
            return review_id
        assert self.call("POST", self.link(MailKind.CONFIRM_REVIEW, review_id), {})[0] == 200
        ways = {
            "pending": (),
            "returned": ("return",),
            "escalated": ("escalate",),
            "published": ("approve",),
            "suspended": ("approve", "suspend"),
            "rejected": ("reject",),
            "removed": ("approve", "remove"),
            "withdrawn": (),
        }
        for action in ways[status]:
            assert self.decide(review_id, action)[0] == 200, action
        if status == "withdrawn":
            link = self.link(MailKind.REVIEW_RECEIVED, review_id)
            assert self.call("POST", link, {"action": "withdraw"})[0] == 200
        return review_id

    def reply(self, status: str) -> str:
        """A published review with a reply in a state."""
        review_id = self.review("published")
        ways = {
            "none": (),
            "pending": (),
            "returned": ("return",),
            "published": ("approve",),
            "rejected": ("reject",),
            "removed": ("approve", "remove"),
        }
        if status != "none":
            link = self.link(MailKind.REVIEW_NOTIFICATION, review_id)
            assert self.call("POST", link, {"text": "Dank je voor je eerlijke woorden over ons huis."})[0] == 202
        for action in ways[status]:
            assert self.decide(review_id, action, kind="replies")[0] == 200, action
        return review_id

    def notice(self, status: str, review_id: str = "") -> str:
        body = {
            "subject": "review",
            "reason": "untrue",
            "explanation": "Wat hier staat, is volgens mij nooit gebeurd.",
            "name": "Nel",
            "email": "nel@post.example",
            "good_faith": True,
        }
        status_code, answer = self.call("POST", f"/reviews/{review_id or self.review('published')}/notices", body)
        assert status_code == 202, answer
        notice_id = str(answer["notice_id"])
        for action in {"pending": (), "upheld": ("uphold",), "dismissed": ("dismiss",)}[status]:
            assert self.rule_on_case("notices", notice_id, action)[0] == 200
        return notice_id

    def appeal(self, status: str) -> str:
        """An author's appeal against a rejection by the first editor."""
        review_id = self.review("rejected")
        explanation = "Er staat geen scheldwoord in, kijk nog eens."
        body = {"action": "appeal", "explanation": explanation}
        assert self.call("POST", self.link(MailKind.REVIEW_REJECTED, review_id), body)[0] == 200
        _, found = self.call("GET", f"/editor/reviews/{review_id}", editor=0)
        appeal_id = str(found["cases"][-1]["id"])
        for action in {"pending": (), "upheld": ("uphold",), "dismissed": ("dismiss",)}[status]:
            assert self.rule_on_case("appeals", appeal_id, action, editor=1)[0] == 200
        return appeal_id

    def rule_on_case(self, kind: str, case_id: str, action: str, *, editor: int = 0) -> tuple[int, Any]:
        _, found = self.call("GET", f"/editor/{kind}/{case_id}", editor=editor)
        body = {"action": action, "version": found["version"], **REASONS}
        return self.call("POST", f"/editor/{kind}/{case_id}/decisions", body, editor=editor)

    def rule_on_home(self, action: str) -> tuple[int, Any]:
        version = self._here.organisations.get(self.home).moderation.version
        body = {"action": action, "version": version, "explanation": "Er is een vermoeden."}
        return self.call("POST", f"/editor/organisations/{self.home}/decisions", body, editor=0)

    @property
    def home_says(self) -> dict[str, str]:
        moderation = self._here.organisations.get(self.home).moderation
        return {
            "participation": moderation.participation,
            "state": moderation.state,
            "warning": moderation.warning.state,
        }

    def _at_work(self, editor: Editor) -> str:
        """Put an editor there who has signed in already; returns the session's token."""
        token = new_access_token(editor.id, self._here.id_generator)
        until = self._here.now() + SESSION_LIFE
        session = Session(token_digest=token_hash(token), editor_id=editor.id, expires_at=until)
        self._here.editors.admit(editor, session=session, once=token, until=until)
        return token


@contextmanager
def opened() -> Iterator[House]:
    with Client(front_door.app) as client:
        yield House(client, platform())
