"""The verbs around reviews, notices and appeals, each with the fakes it needs: a test says only what it is about."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.notice import Notice, NoticeReason, Subject
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.law import Decision
from chalicelib.domain.rules.lifecycle import Action, AppealAction, NoticeAction, OrganisationAction, ReplyAction
from chalicelib.domain.rules.mails import Purpose
from chalicelib.use_cases.cases.appeal import appeal_notice, appeal_reply, appeal_review
from chalicelib.use_cases.cases.decide_appeal import decide_appeal
from chalicelib.use_cases.cases.decide_notice import decide_notice
from chalicelib.use_cases.cases.give_notice import NewNotice, give_notice
from chalicelib.use_cases.organisations.decide_organisation import decide_organisation
from chalicelib.use_cases.reviews.confirm_review import confirm_review
from chalicelib.use_cases.reviews.decide_reply import decide_reply
from chalicelib.use_cases.reviews.decide_review import decide_review
from chalicelib.use_cases.reviews.manage_review import revise_review, withdraw_review
from chalicelib.use_cases.reviews.reply_to_review import reply_to_review
from chalicelib.use_cases.reviews.submit_review import submit_review
from tests.builders import NOW, RULE, WHY, notifier, submission
from tests.fakes import FakeWorld


class Verbs:
    """What people do; `now` and the deciding editor are the world's, until a test says otherwise."""

    def __init__(self, fakes: FakeWorld, *, now: datetime = NOW, editor: str = "editor-an") -> None:
        self.fakes = fakes
        self.now = now
        self.editor = editor

    def at(self, later: timedelta) -> "Verbs":
        return Verbs(self.fakes, now=self.now + later, editor=self.editor)

    def by(self, editor: str) -> "Verbs":
        return Verbs(self.fakes, now=self.now, editor=editor)

    def token(self, purpose: Purpose, item_id: str, nonce: str) -> str:
        return self.fakes.links.token(purpose, item_id, nonce, expires_at=self.now + timedelta(days=1))

    def submit(self, *, origin: str = "", **changes: Any) -> str:
        fakes = self.fakes
        sent = submission(**changes)
        return submit_review(
            sent,
            idempotency_key="",
            origin=origin,
            disposable_domain="throw-away.example".__eq__,
            organisation=fakes.organisations.get(sent.organisation_id),
            stores=fakes,
            now=self.now,
        )

    def confirm(self, review_id: str) -> Review:
        fakes = self.fakes
        nonce = fakes.reviews.get(review_id).confirm_nonce
        return confirm_review(self.token(Purpose.CONFIRM, review_id, nonce), stores=fakes, now=self.now)

    def manage(self, review_id: str) -> str:
        return self.token(Purpose.MANAGE, review_id, self.fakes.reviews.get(review_id).manage_nonce)

    def revise(self, review_id: str, text: str) -> Review:
        fakes = self.fakes
        return revise_review(
            self.manage(review_id), text, fakes.reviews.get(review_id).aspect_ratings, stores=fakes, now=self.now
        )

    def withdraw(self, review_id: str) -> Review:
        fakes = self.fakes
        return withdraw_review(self.manage(review_id), stores=fakes, now=self.now)

    def decide(self, action: Action, review_id: str = "review-1", **changes: Any) -> Review:
        fakes = self.fakes
        decision = Decision(
            id=review_id,
            action=action,
            version=fakes.reviews.get(review_id).version,
            editor_id=self.editor,
            rule=RULE,
            explanation=WHY,
        )
        return decide_review(replace(decision, **changes), stores=fakes, now=self.now)

    def organise(self, action: OrganisationAction, **changes: Any) -> Organisation:
        fakes = self.fakes
        decision = Decision(
            id="organisation-1",
            action=action,
            version=fakes.organisations.get("organisation-1").moderation.version,
            editor_id=self.editor,
            explanation=WHY,
        )
        return decide_organisation(replace(decision, **changes), stores=fakes, now=self.now)

    def reply_link(self, review_id: str) -> str:
        organisation = self.fakes.organisations.get("organisation-1")
        return self.token(Purpose.REPLY, review_id, organisation.contact_nonce)

    def reply(self, review_id: str) -> Review:
        fakes = self.fakes
        return reply_to_review(
            self.reply_link(review_id), "Dank je wel, we vertellen het door aan het team.", stores=fakes, now=self.now
        )

    def decide_reply(self, action: ReplyAction, review_id: str = "review-1") -> Review:
        fakes = self.fakes
        decision = Decision(
            id=review_id,
            action=action,
            version=fakes.reviews.get(review_id).version,
            editor_id=self.editor,
            rule=RULE,
            explanation=WHY,
        )
        return decide_reply(decision, stores=fakes, now=self.now)

    def notify(self, review_id: str = "review-1", *, idempotency_key: str = "", **changes: Any) -> str:
        fakes = self.fakes
        sent = NewNotice(
            review_id=review_id,
            subject=Subject.REVIEW,
            reason=NoticeReason.UNTRUE,
            explanation="Er was die maand geen verbouwing.",
            notifier=notifier(),
            good_faith=True,
        )
        return give_notice(replace(sent, **changes), idempotency_key=idempotency_key, stores=fakes, now=self.now)

    def decide_notice(self, action: NoticeAction, notice_id: str, **changes: Any) -> Notice:
        fakes = self.fakes
        decision = Decision(id=notice_id, action=action, version=1, editor_id=self.editor, rule=RULE, explanation=WHY)
        return decide_notice(replace(decision, **changes), stores=fakes, now=self.now)

    def appeal_review(self, review_id: str = "review-1") -> Appeal:
        fakes = self.fakes
        return appeal_review(self.manage(review_id), "Mijn tekst noemt niemand bij naam.", stores=fakes, now=self.now)

    def appeal_reply(self, review_id: str = "review-1", *, token: str = "") -> Appeal:
        fakes = self.fakes
        return appeal_reply(
            token or self.reply_link(review_id), "Onze reactie noemt niemand bij naam.", stores=fakes, now=self.now
        )

    def appeal_notice(self, notice_id: str) -> Appeal:
        fakes = self.fakes
        return appeal_notice(
            self.token(Purpose.NOTICE, notice_id, fakes.cases.notice(notice_id).nonce),
            "Er is echt niet verbouwd die maand.",
            stores=fakes,
            now=self.now,
        )

    def decide_appeal(self, action: AppealAction, appeal: Appeal, **changes: Any) -> Appeal:
        fakes = self.fakes
        decision = Decision(
            id=appeal.id,
            action=action,
            version=appeal.version,
            editor_id=self.editor,
            rule=RULE,
            explanation=WHY,
        )
        return decide_appeal(replace(decision, **changes), stores=fakes, now=self.now)
