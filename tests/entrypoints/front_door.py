"""People at the front door, in this process: the Chalice app as Lambda calls it, over a store in memory."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from chalice.test import Client

import app as front_door
from chalicelib.adapters.dynamodb.aggregates.lease import acquire_lease, release_lease
from chalicelib.adapters.dynamodb.aggregates.organisations import to_organisation
from chalicelib.adapters.dynamodb.client.tables import OrganisationItem, OutboxItem
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART
from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.access.editor import SESSION_LIFE, Editor, Session
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.rules.lifecycle import OrganisationAction
from chalicelib.domain.rules.mails import LINK_LIFE, MAIL_RULES, MailKind, Purpose
from chalicelib.use_cases.access.sign_in import new_access_token, token_hash
from chalicelib.use_cases.mails.compose_mail import Composed, compose_mail
from tests.builders import listing, organisation
from tests.entrypoints import conforming
from tests.story.forms import review_form
from tests.story.requests import Answer, Call, Requests

EDITORS: Final = (
    Editor(id="ed-an", email="an@redactie.example", name="An"),
    Editor(id="ed-bo", email="bo@redactie.example", name="Bo"),
    Editor(id="ed-cis", email="cis@redactie.example", name="Cis"),
)
# The mail in which whoever is concerned first finds such a link.
_FIRST_MAILS: Final = {
    Purpose.CONFIRM: MailKind.CONFIRM_REVIEW,
    Purpose.MANAGE: MailKind.REVIEW_RECEIVED,
    Purpose.REPLY: MailKind.REVIEW_NOTIFICATION,
    Purpose.NOTICE: MailKind.NOTICE_RECEIVED,
    Purpose.PARTICIPATION: MailKind.PARTICIPATION_LINK,
}


def _of_a_form(fields: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in fields.items():
        if isinstance(value, dict):
            yield from _of_a_form(value, f"{within}{name}.")
        elif isinstance(value, list):
            yield from ((f"{within}{name}.{each}", "true") for each in value)
        else:
            yield f"{within}{name}", str(value).lower() if isinstance(value, bool) else value


class House(Requests):
    """An organisation that takes part, three editors, and people who act on both."""

    def __init__(self, client: Client, here: Platform) -> None:
        self._client = client
        self._here = here
        self.editors = [self._at_work(editor) for editor in EDITORS]
        self.home = ""
        self.move("home")
        self._written = 0

    def hired(self, editor_id: str) -> str:
        """Return what one more editor shows to come in."""
        return self._at_work(Editor(id=editor_id, email=f"{editor_id}@redactie.example", name=editor_id))

    def at(self, moment: datetime) -> None:
        """Stand at a moment from now on, with the editors signed in anew."""
        self._here.__dict__["now"] = lambda: moment
        self.editors = [self._at_work(editor) for editor in EDITORS]

    def move(self, home_id: str, sector: Sector = Sector.RESIDENTIAL_CARE) -> None:
        """Be about another organisation from now on, which takes part and of which nothing is known yet."""
        home = organisation(
            id=home_id,
            listing=listing(register_id=f"register-{home_id}", sector=sector),
            moderation=ModerationState(),
        )
        lease = acquire_lease(self._here.connection, self._here.now())
        assert lease is not None
        self._here.organisations.add([home], lease)
        release_lease(self._here.connection, lease)
        self.home, self._sector = home.id, sector
        self.does(OrganisationAction.ENROL, home.id)

    def ask(self, call: Call) -> Answer:
        headers = {"Content-Type": "application/json", **(call.headers or {})}
        if call.editor is not None:
            headers["Authorization"] = f"Bearer {self.editors[call.editor]}"
        sent = json.dumps(call.body).encode() if call.body is not None else b""
        heard = self._client.http.request(call.method, call.path, headers=headers, body=sent)
        answer = Answer(heard.status_code, {name.lower(): value for name, value in heard.headers.items()}, heard.body)
        conforming.check(call.method, call.path, answer)
        if headers["Content-Type"] == "application/json" and answer.status in conforming.TAKEN:
            conforming.check_taken(call)
        return answer

    def form(self, call: Call, *, accept: str = "application/json") -> Answer:
        """Send what a form of these fields sends: lists are boxes, and what is within something has a dotted name."""
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept, **(call.headers or {})}
        if call.editor is not None:
            headers["Authorization"] = f"Bearer {self.editors[call.editor]}"
        sent = urlencode([(name, value) for name, value in _of_a_form(call.body) if value is not None]).encode()
        heard = self._client.http.request(call.method, call.path, headers=headers, body=sent)
        return Answer(heard.status_code, {name.lower(): value for name, value in heard.headers.items()}, heard.body)

    def call(self, method: str, path: str, body: Any = None, *, editor: int | None = None) -> tuple[int, Any]:
        """One request in a line."""
        answer = self.ask(Call(path, body, editor, method=method))
        return answer.status, answer.json if answer.body else None

    def link_for(self, purpose: Purpose, item_id: str) -> str:
        if purpose in {Purpose.PROMISE, Purpose.PROMISE_CHECK}:  # mailed once a month is over, or an answer approved
            review, expires = self._here.reviews.get(item_id), self._here.now() + LINK_LIFE[purpose]
            contact = self._here.organisations.get(review.organisation_id).contact_nonce
            nonce = contact if purpose is Purpose.PROMISE else review.manage_nonce
            return urlsplit(self._here.links.url(purpose, item_id, nonce, expires_at=expires)).path
        return self.link(_FIRST_MAILS[purpose], item_id)

    def link(self, kind: MailKind, about: str = "") -> str:
        """The path of the link in the newest mail of a kind."""
        items = [item for item in OutboxItem.scan() if item.mail.kind is kind]
        mails = [(item, item.mail) for item in items]
        mine = [
            item
            for item, mail in mails
            if about in {"", mail.review_id, mail.case_id, mail.editor_id, mail.organisation_id}
        ]
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

    def request_of_review(self, **changes: Any) -> Call:
        return Call("/reviews", {**self.submission(), **changes})

    def submission(self, text: str = "") -> dict[str, Any]:
        """Return the form that an author of its own would send."""
        self._written += 1
        aspect = self._here.theme_sets.current(self._sector).aspects[0].id
        form = review_form(self.home, aspect, now=self._here.now(), number=self._written)
        return form | ({"text": text} if text else {})

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
