"""Builders: a whole, valid thing of each kind, of which a test changes only what matters to it."""

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any, Final

from chalicelib.domain.access.editor import Editor, Session, SignIn
from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.cases.notice import Notice, NoticeReason, Notifier, Subject
from chalicelib.domain.organisations.listing import Address, EmailStatus, Listing, Sector
from chalicelib.domain.organisations.offer import Offer
from chalicelib.domain.organisations.organisation import ModerationState, Organisation
from chalicelib.domain.organisations.themes import Aspect, Scale, ThemeSet
from chalicelib.domain.reviews.parts import Author, Capacity, Reply
from chalicelib.domain.reviews.promises.promise import Outcome, Promise
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import Tally
from chalicelib.domain.reviews.submission import Submission
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import WAITS_FOR_EDITOR, Participation, PromiseStatus, ReplyStatus, Status
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.mails import Addressee, Mail, MailKind
from chalicelib.ports.stores import Effects
from chalicelib.use_cases.cases.give_notice import NewNotice

NOW: Final = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
RULE: Final = "respectful_language"
WHY: Final = "De tweede zin scheldt iemand uit."
ADDED: Final = "Een half jaar later gaat het beter: er komt sneller iemand als mama belt."
APPEAL: Final = "Mijn tekst noemt niemand bij naam."
HAS_BEEN_PUBLISHED: Final = frozenset({Status.PUBLISHED, Status.SUSPENDED, Status.REMOVED, Status.ARCHIVED})


def author(**changes: Any) -> Author:
    return replace(Author(first_name="Mieke", last_name="Vandeputte", email="mieke@post.example"), **changes)


def review(**changes: Any) -> Review:
    """A review with the moments that belong to its status; `unconfirmed` unless told."""
    status = changes.get("status", Status.UNCONFIRMED)
    made = Review(
        id="review-1",
        organisation_id="organisation-1",
        theme_set="residential_care-1",
        text="Mijn moeder werd hier met veel zorg omringd.",
        aspect_ratings={"meals": 4, "contact": 5, "privacy": None},
        capacity=Capacity.RELATIVE,
        experienced="2026-09",
        on_behalf=False,
        submitted_at=NOW,
        confirm_nonce="confirm-nonce",
        manage_nonce="manage-nonce",
        waiting_since=NOW if status in WAITS_FOR_EDITOR else None,
        published_at=NOW if status in HAS_BEEN_PUBLISHED else None,
    )
    return replace(made, **changes)


def reply(**changes: Any) -> Reply:
    """A reply that waits for an editor unless told."""
    status = changes.get("status", ReplyStatus.PENDING)
    made = Reply(
        text="Dank je wel, we vertellen het door aan het team.",
        status=status,
        submitted_at=NOW,
        decided_at=None if status is ReplyStatus.PENDING else NOW,
    )
    return replace(made, **changes)


def promise(**changes: Any) -> Promise:
    """A promise of which the month has to come."""
    return replace(Promise(text="We zetten een bank in de tuin.", by="2027-03"), **changes)


def told(**changes: Any) -> Outcome:
    """What an organisation tells of its promise: that it kept it."""
    made = Outcome(status=PromiseStatus.KEPT, text="De bank staat er sinds vorige week.", submitted_at=NOW)
    return replace(made, **changes)


def settled(status: PromiseStatus = PromiseStatus.KEPT, **changes: Any) -> Promise:
    """A promise of which an editor approved what became of it."""
    return replace(promise().approved(status, told(status=status), NOW), **changes)


def listing(**changes: Any) -> Listing:
    made = Listing(
        register_id="register-1",
        sector=Sector.RESIDENTIAL_CARE,
        name="Huize Avondrust",
        address=Address(street="Kerkstraat", number="1", postal_code="9000", municipality="Gent"),
        email="onthaal@avondrust.example",
        email_status=EmailStatus.OK,
        website="https://avondrust.example",
        phone="09 000 00 00",
    )
    return replace(made, **changes)


def offer(made: Listing, *also: str) -> Offer:
    """A listing as the register offers it, with the other addresses that it lists."""
    return Offer(**{each.name: getattr(made, each.name) for each in fields(Listing)}, also=also)


def organisation(*, taking_part: bool = True, **changes: Any) -> Organisation:
    participation = Participation.TAKING_PART if taking_part else Participation.NOT_TAKING_PART
    made = Organisation(
        id="organisation-1",
        listing=listing(),
        moderation=ModerationState(participation=participation),
        tally=Tally(),
        contact_nonce="contact-nonce",
    )
    return replace(made, **changes)


def submission(**changes: Any) -> Submission:
    made = Submission(
        organisation_id="organisation-1",
        text="Mijn moeder werd hier met veel zorg omringd.",
        aspect_ratings={"meals": 4, "contact": 5, "privacy": None},
        capacity=Capacity.RELATIVE,
        experienced="2026-09",
        author=author(),
        consent=True,
    )
    return replace(made, **changes)


def act(by: Actor = Actor.EDITOR, **changes: Any) -> Act:
    """An act that gives every reason a law may ask for; only those of editors need one."""
    made = Act(by=by, at=NOW)
    if by is Actor.EDITOR:
        made = replace(made, actor_id="editor-an", rule=RULE, explanation=WHY)
    return replace(made, **changes)


def editor(**changes: Any) -> Editor:
    return replace(Editor(id="editor-an", email="an@redactie.example", name="An Declercq"), **changes)


def sign_in(**changes: Any) -> SignIn:
    return replace(SignIn(id="sign-in-1", editor_id="editor-an", nonce="sign-in-nonce", expires_at=NOW), **changes)


def session(**changes: Any) -> Session:
    return replace(Session(token_digest="digest-1", editor_id="editor-an", expires_at=NOW), **changes)


def mail(**changes: Any) -> Mail:
    made = Mail(
        id="mail-1",
        kind=MailKind.REVIEW_PUBLISHED,
        created_at=NOW,
        organisation_id="organisation-1",
        review_id="review-1",
    )
    return replace(made, **changes)


def entry(**changes: Any) -> LogEntry:
    made = LogEntry(
        id="entry-1",
        subject="review/review-1",
        at=NOW,
        actor=Actor.EDITOR,
        actor_id="editor-an",
        action="approve",
        before="pending",
        after="published",
    )
    return replace(made, **changes)


def effects(**changes: Any) -> Effects:
    return replace(Effects(entry=entry()), **changes)


def theme_set(**changes: Any) -> ThemeSet:
    made = ThemeSet(
        id="residential_care-1",
        sector="residential_care",
        version=1,
        scale=Scale(min=1, max=5),
        aspects=(
            Aspect(id="meals", label="Maaltijden", hint="Smaak, keuze en sfeer aan tafel."),
            Aspect(id="contact", label="Contact", hint="Hoe medewerkers met je omgaan."),
            Aspect(id="privacy", label="Privacy", hint="Kloppen, gordijnen, een eigen plek."),
        ),
    )
    return replace(made, **changes)


def notifier(**changes: Any) -> Notifier:
    return replace(Notifier(name="Noor Lambrecht", email="noor@post.example"), **changes)


def new_notice(**changes: Any) -> NewNotice:
    made = NewNotice(
        review_id="review-1",
        subject=Subject.REVIEW,
        reason=NoticeReason.UNTRUE,
        explanation="Er was die maand geen verbouwing.",
        notifier=notifier(),
        good_faith=True,
    )
    return replace(made, **changes)


def notice(**changes: Any) -> Notice:
    """A notice about `review-1` that waits for an editor."""
    made = Notice(
        id="notice-1",
        review_id="review-1",
        organisation_id="organisation-1",
        subject=Subject.REVIEW,
        reason=NoticeReason.UNTRUE,
        explanation="Er was die maand geen verbouwing.",
        reachable=True,
        submitted_at=NOW,
        nonce="notice-nonce",
    )
    return replace(made, **changes)


def appeal(**changes: Any) -> Appeal:
    """An author's appeal that waits for an editor; `editor-an` took the first decision."""
    made = Appeal(
        id="appeal-1",
        about="review",
        review_id="review-1",
        organisation_id="organisation-1",
        by=Addressee.AUTHOR,
        explanation=APPEAL,
        submitted_at=NOW,
        first_editor="editor-an",
    )
    return replace(made, **changes)


def dossier(**changes: Any) -> Dossier:
    made = Dossier(id="dossier-1", title="Vijf keer dezelfde tekst", opened_at=NOW, opened_by="editor-an")
    return replace(made, **changes)
