"""The driver through the use cases, on any stores: fakes and the real store alike."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.notice import Notice
from chalicelib.domain.cases.objection import measure_link
from chalicelib.domain.cases.second_reading import ReadAs, SecondReading, Stands
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.law import Decision
from chalicelib.domain.rules.lifecycle import (
    ADDS,
    Action,
    AppealAction,
    NoticeAction,
    OrganisationAction,
    PromiseAction,
    ReadingAction,
    ReplyAction,
)
from chalicelib.domain.rules.mails import Purpose
from chalicelib.ports.bundle import Stores
from chalicelib.use_cases.cases.appeal import appeal_notice, appeal_reply, appeal_review
from chalicelib.use_cases.cases.decide_appeal import decide_appeal
from chalicelib.use_cases.cases.decide_notice import decide_notice
from chalicelib.use_cases.cases.give_notice import give_notice
from chalicelib.use_cases.cases.keep_promise import answer_promise, check_promise
from chalicelib.use_cases.cases.object_to_decision import object_to_decision
from chalicelib.use_cases.organisations.ask_to_take_part import ask_to_take_part
from chalicelib.use_cases.organisations.decide_organisation import decide_organisation
from chalicelib.use_cases.readings.read_again import read_again, settle
from chalicelib.use_cases.reviews.confirm_review import confirm_review
from chalicelib.use_cases.reviews.decide_reply import decide_reply
from chalicelib.use_cases.reviews.decide_review import decide_addition, decide_review
from chalicelib.use_cases.reviews.erase_review import decide_erasure
from chalicelib.use_cases.reviews.manage_review import add_to_review, revise_review, undo_withdrawal, withdraw_review
from chalicelib.use_cases.reviews.reply_to_review import reply_to_review
from chalicelib.use_cases.reviews.submit_review import submit_review
from tests.builders import ADDED, APPEAL, NOW, RULE, WHY, editor, new_notice, promise, reply, submission, told
from tests.story.acts import AnyAction, Story

if TYPE_CHECKING:
    from collections.abc import Callable

EDITORS = ("editor-an", "editor-bram")
SECOND = "editor-cis"  # where it takes two


class Verbs(Story):
    """The people; `now` and the deciding editor are the world's, until a test says otherwise."""

    def __init__(self, stores: Stores, *, now: datetime = NOW, editor: str = EDITORS[0]) -> None:
        self.stores = stores
        self.now = now
        self.editor = editor

    def at(self, later: timedelta) -> "Verbs":
        return Verbs(self.stores, now=self.now + later, editor=self.editor)

    def by(self, editor: str) -> "Verbs":
        return Verbs(self.stores, now=self.now, editor=editor)

    # Links

    def token(self, purpose: Purpose, item_id: str, nonce: str) -> str:
        url = self.stores.links.url(purpose, item_id, nonce, expires_at=self.now + timedelta(days=1))
        return url.rpartition("/")[2]

    def confirm_link(self, review_id: str) -> str:
        return self.token(Purpose.CONFIRM, review_id, self.stores.reviews.get(review_id).confirm_nonce)

    def manage_link(self, review_id: str) -> str:
        return self.token(Purpose.MANAGE, review_id, self.stores.reviews.get(review_id).manage_nonce)

    def reply_link(self, review_id: str) -> str:
        organisation = self.stores.organisations.get(self.stores.reviews.get(review_id).organisation_id)
        return self.token(Purpose.REPLY, review_id, organisation.contact_nonce)

    # Authors, organisations and notifiers

    def submit(self, *, key: str = "", origin: str = "", **changes: Any) -> str:
        asked = submission(**changes)
        organisation = self.stores.organisations.get(asked.organisation_id)
        themes = self.stores.theme_sets.current(organisation.listing.sector)
        rated = {each.id: mark for each, mark in zip(themes.aspects, (4, 5, None), strict=False)}
        return submit_review(
            asked if "aspect_ratings" in changes else replace(asked, aspect_ratings=rated),
            idempotency_key=key,
            origin=origin,
            disposable_domain="throw-away.example".__eq__,
            organisation=organisation,
            stores=self.stores,
            now=self.now,
        )

    def confirm(self, review_id: str) -> Review:
        return confirm_review(self.confirm_link(review_id), stores=self.stores, now=self.now)

    def revise(self, review_id: str, text: str = "") -> Review:
        before = self.stores.reviews.get(review_id)
        link = self.manage_link(review_id)
        text = text or f"{before.text} Herzien."
        return revise_review(link, text, before.aspect_ratings, stores=self.stores, now=self.now)

    def add(self, review_id: str, text: str = ADDED) -> Review:
        return add_to_review(self.manage_link(review_id), text, months=0, stores=self.stores, now=self.now)

    def withdraw(self, review_id: str) -> Review:
        return withdraw_review(self.manage_link(review_id), stores=self.stores, now=self.now)

    def undo_withdrawal(self, review_id: str) -> Review:
        return undo_withdrawal(self.manage_link(review_id), stores=self.stores, now=self.now)

    def send_reply(self, review_id: str) -> Review:
        return reply_to_review(self.reply_link(review_id), reply().text, stores=self.stores, now=self.now)

    def reply_with_promise(self, review_id: str) -> Review:
        link = self.reply_link(review_id)
        return reply_to_review(link, reply().text, promise=promise(), stores=self.stores, now=self.now)

    def promise_link(self, review_id: str) -> str:
        organisation = self.stores.organisations.get(self.stores.reviews.get(review_id).organisation_id)
        return self.token(Purpose.PROMISE, review_id, organisation.contact_nonce)

    def promise_check_link(self, review_id: str) -> str:
        return self.token(Purpose.PROMISE_CHECK, review_id, self.stores.reviews.get(review_id).manage_nonce)

    def answers(self, review_id: str, **changes: Any) -> Review:
        """Tell what became of a promise."""
        return answer_promise(self.promise_link(review_id), told(**changes), stores=self.stores, now=self.now)

    def agrees(self, review_id: str, *, agrees: bool = True) -> Review:
        return check_promise(self.promise_check_link(review_id), agrees=agrees, stores=self.stores, now=self.now)

    def notify(self, review_id: str = "review-1", *, idempotency_key: str = "", **changes: Any) -> str:
        sent = new_notice(review_id=review_id, **changes)
        return give_notice(sent, idempotency_key=idempotency_key, stores=self.stores, now=self.now)

    def appeal_review(self, review_id: str = "review-1") -> Appeal:
        return appeal_review(self.manage_link(review_id), APPEAL, stores=self.stores, now=self.now)

    def appeal_reply(self, review_id: str = "review-1", *, token: str = "") -> Appeal:
        return appeal_reply(token or self.reply_link(review_id), APPEAL, stores=self.stores, now=self.now)

    def appeal_notice(self, notice_id: str) -> Appeal:
        link = self.token(Purpose.NOTICE, notice_id, self.stores.cases.notice(notice_id).nonce)
        return appeal_notice(link, APPEAL, stores=self.stores, now=self.now)

    def apply(self, organisation_id: str = "organisation-1") -> Organisation:
        nonce = self.stores.organisations.get(organisation_id).contact_nonce
        token = self.token(Purpose.PARTICIPATION, organisation_id, nonce)
        return ask_to_take_part(token, "Rik Maes", consent=True, stores=self.stores, now=self.now)

    def objection_link(self, measure: OrganisationAction, organisation_id: str = "organisation-1") -> str:
        """Return the link in the mail about a measure that stands."""
        found = self.stores.organisations.get(organisation_id)
        moderation = found.moderation
        at = moderation.warning.since if measure is OrganisationAction.WARN else moderation.state_since
        assert at is not None
        return self.token(Purpose.OBJECTION, measure_link(found, measure, at), found.contact_nonce)

    def objects(self, token: str) -> Appeal:
        return object_to_decision(token, APPEAL, stores=self.stores, now=self.now)

    def appeal(self, about: str, item_id: str) -> str:
        made: Appeal = getattr(self, f"appeal_{about}")(item_id)
        return made.id

    # Editors

    def decision(self, action: AnyAction, item_id: str, at: int, **changes: Any) -> Decision[Any]:
        """A decision on what is at this version, with every reason that the law may ask for."""
        made = {"id": item_id, "action": action, "version": at, "editor_id": self.editor}
        return Decision(**{**made, "rule": RULE, "explanation": WHY, **changes})

    def decide(self, action: Action, review_id: str = "review-1", **changes: Any) -> Review:
        decision = self.decision(action, review_id, self.stores.reviews.get(review_id).version, **changes)
        verb = decide_erasure if action is Action.ERASE else decide_addition if action in ADDS else decide_review
        return verb(decision, stores=self.stores, now=self.now)

    def decide_reply(self, action: ReplyAction | PromiseAction, review_id: str = "review-1", **changes: Any) -> Review:
        decision = self.decision(action, review_id, self.stores.reviews.get(review_id).version, **changes)
        return decide_reply(decision, stores=self.stores, now=self.now)

    def decide_notice(self, action: NoticeAction, notice_id: str, **changes: Any) -> Notice:
        return decide_notice(self.decision(action, notice_id, 1, **changes), stores=self.stores, now=self.now)

    def decide_appeal(self, action: AppealAction, appeal: Appeal, **changes: Any) -> Appeal:
        decision = self.decision(action, appeal.id, appeal.version, **changes)
        return decide_appeal(decision, stores=self.stores, now=self.now)

    def organise(
        self, action: OrganisationAction, organisation_id: str = "organisation-1", **changes: Any
    ) -> Organisation:
        if action is OrganisationAction.WARN and self.editor != SECOND:  # it takes two
            self.by(SECOND).organise(action, organisation_id, **changes)
        at = self.stores.organisations.get(organisation_id).moderation.version
        decision = self.decision(action, organisation_id, at, **{"rule": "", **changes})
        return decide_organisation(decision, stores=self.stores, now=self.now)

    def on_reply(self, action: ReplyAction | PromiseAction, review_id: str) -> Review:
        theirs: dict[AnyAction, Callable[[str], Review]] = {
            ReplyAction.SUBMIT: self.send_reply,
            PromiseAction.ANSWER: self.answers,
            PromiseAction.AGREE: self.agrees,
            PromiseAction.DISAGREE: partial(self.agrees, agrees=False),
        }
        return theirs[action](review_id) if action in theirs else self.decide_reply(action, review_id)

    def on_reading(self, action: ReadingAction, reading_id: str) -> SecondReading:
        who = editor(id=self.editor)
        if action is ReadingAction.SETTLE:
            return settle(reading_id, Stands.FIRST, editor=who, stores=self.stores, now=self.now)
        return read_again(reading_id, ReadAs.APPROVE, "", editor=who, stores=self.stores, now=self.now)

    # Anybody

    def does(self, action: AnyAction, about: str, *, editor: int = 0) -> object:
        people = self.by(EDITORS[editor]) if editor else self
        if isinstance(action, NoticeAction):
            return people.decide_notice(action, about)
        if isinstance(action, AppealAction):
            return people.decide_appeal(action, self.stores.cases.appeal(about))
        if isinstance(action, ReadingAction):
            return people.on_reading(action, about)
        if isinstance(action, OrganisationAction):
            return self.apply(about) if action is OrganisationAction.APPLY else people.organise(action, about)
        if isinstance(action, ReplyAction | PromiseAction):
            return people.on_reply(action, about)
        by_author = {
            Action.CONFIRM: self.confirm,
            Action.REVISE: self.revise,
            Action.ADD: self.add,
            Action.WITHDRAW: self.withdraw,
            Action.UNDO_WITHDRAW: self.undo_withdrawal,
        }
        return by_author[action](about) if action in by_author else people.decide(action, about)
