"""For authors, through the links in their mails: confirm, follow, revise, withdraw."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.cases.appeal import check_addition_appeal, check_review_appeal
from chalicelib.domain.cases.statements import RESTRICTS
from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.reviews.promises.acts import promise_in
from chalicelib.domain.reviews.proof import counted_as, proof_of
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import PROMISE_SETTLED, Action, AppealStatus, ReplyStatus, Status
from chalicelib.domain.rules.log import CORRECT_ADDRESS, EDITORS_ALONE, SEND_LETTER, TYPE_IN, LogEntry
from chalicelib.domain.rules.mails import LINK_LIFE, Purpose
from chalicelib.domain.rules.refusals import (
    ChangedMeanwhile,
    DeadLink,
    Invalid,
    NobodyToAsk,
    NoMoreRevisions,
    NotAllowed,
    NotForYou,
    NotTakingPart,
)
from chalicelib.dutch.refusals import ANSWER_FORM, OWN_REVIEW_FORM, messages
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.reading import check
from chalicelib.entrypoints.http.request import Answer, Audience, Request, flat
from chalicelib.entrypoints.links.appeals import appeals_of
from chalicelib.entrypoints.links.own_review_judging import OF_WORDS, check_whole, judges_of
from chalicelib.entrypoints.links.personal_data import erase_own
from chalicelib.entrypoints.links.statements import elsewhere_in_words, elsewhere_of, said_by
from chalicelib.entrypoints.schemas import public_schemas, showing
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.entrypoints.schemas.statement_schemas import (
    ManageAction,
    ManageIn,
    MovedOut,
    OwnReviewOut,
    ReasonOut,
)
from chalicelib.entrypoints.schemas.warned import OF_THE_CHECK, but_for, lines, warnings_in
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.cases.appeal import appeal_review
from chalicelib.use_cases.cases.ask_author import answer_question
from chalicelib.use_cases.post.correct_address import by_post, correct_address
from chalicelib.use_cases.reviews.confirm_review import confirm_review, review_to_confirm
from chalicelib.use_cases.reviews.manage_review import (
    add_to_review,
    check_revision,
    own_review,
    revise_review,
    undo_until,
    undo_withdrawal,
    withdraw_review,
)
from chalicelib.use_cases.signals.look_for_signals import help_for

# What a timeline tells of appeals and replies, which no act on the review itself does.
_UNHEARD: Final[Mapping[str, str]] = {AppealStatus.DISMISSED: "dismiss_appeal", AppealStatus.LAPSED: "lapse_appeal"}
_OF_REPLIES: Final[Mapping[str, tuple[str, str]]] = {
    ReplyStatus.PUBLISHED: ("reply", Actor.ORGANISATION),
    ReplyStatus.REMOVED: ("remove_reply", Actor.EDITOR),
}

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get(
    "/confirm/{token}",
    Audience.LINK,
    gives={200: public_schemas.ToConfirmOut},
    refuses=(DeadLink, NotTakingPart),
    html=True,
)
def show_confirm(request: Request, token: str) -> Answer:
    """The review that this link would confirm; opening it changes nothing."""
    here = platform()
    review = review_to_confirm(token, stores=here, now=here.now())
    organisation = here.organisations.get(review.organisation_id)
    if not organisation.taking_part:
        raise NotTakingPart  # sending it closes it
    data = shown(public_schemas.ToConfirmOut, review, review_id=review.id, organisation=organisation.listing.name)
    return Answer(data, template="confirm", context={"found": data, "token": token})


@door.post(
    "/confirm/{token}",
    Audience.LINK,
    takes=public_schemas.EmptyIn,
    gives={200: public_schemas.StatusOut},
    refuses=(DeadLink, Invalid, NotTakingPart),
    html=True,
)
def confirm(request: Request, token: str) -> Answer:
    """Confirm a review: the address is the author's, and the editors may read."""
    request.read(public_schemas.EmptyIn)
    here = platform()
    review = confirm_review(token, stores=here, now=here.now())
    return Answer(public_schemas.StatusOut(review_id=review.id, status=review.status), template="confirmed")


@door.get("/manage/{token}", Audience.LINK, gives={200: OwnReviewOut}, refuses=(DeadLink,), html=True)
def show_manage(request: Request, token: str) -> Answer:
    """The author's own review: where it stands, why, and what can be done."""
    return _manage_page(request, token)


def _redisplay_manage(request: Request, refusal: Invalid, token: str) -> Answer:
    return _manage_page(request, token, refusal)


@door.post(
    "/manage/{token}",
    Audience.LINK,
    redisplay=_redisplay_manage,
    takes=ManageIn,
    gives={200: MovedOut},
    refuses=(DeadLink, Invalid, NotAllowed, NotForYou, NotTakingPart, ChangedMeanwhile, NoMoreRevisions, NobodyToAsk),
    html=True,
)
def manage(request: Request, token: str) -> Answer:
    """Revise, add to, withdraw, erase, appeal or answer for one's own review, or say where its letters go."""
    body = request.read(ManageIn, *judges_of(token))
    here = platform()
    if body.action is ManageAction.APPEAL:
        return _appeal(request, body, token)
    if body.action is ManageAction.ERASE:
        return erase_own(token)
    if body.action is ManageAction.ANSWER:
        after = _answer(body, token)
    elif body.action is ManageAction.CORRECT_ADDRESS:
        act = Act(by=Actor.AUTHOR, at=here.now())
        after = correct_address(
            own_review(token, stores=here, now=here.now()), body.postal_address or "", act, stores=here
        )
    elif body.action is ManageAction.WITHDRAW:
        after = withdraw_review(token, stores=here, now=here.now())
    elif body.action is ManageAction.ADD:
        return _add(request, body, token)
    elif body.action is ManageAction.UNDO_WITHDRAW:
        after = undo_withdrawal(token, stores=here, now=here.now())
    else:
        return _revise(request, body, token)
    return Answer(_moved(after), redirect=_own_page(token, body.action))


def _own_page(token: str, done: ManageAction) -> str:
    """Return the address of the author's page, which says what was just done."""
    return f"/manage/{token}?done={done}"


def _moved(after: Review, warnings: Sequence[public_schemas.WarningOut] = ()) -> MovedOut:
    return MovedOut(
        status=after.status,
        allowed_actions=[*after.allowed(Actor.AUTHOR, now=platform().now()), *_may_add(after)],
        warnings=list(warnings),
    )


def _may_add(found: Review, *, left: bool = False) -> Sequence[Action]:
    here = platform()
    return found.addition_allowed(Actor.AUTHOR, left=left, now=here.now(), months=here.settings.first_addition_months)


def _add(request: Request, body: ManageIn, token: str) -> Answer:
    """Take in what the author adds, or show what may hold it up."""
    here = platform()
    check(body, *OF_WORDS)
    before, text = own_review(token, stores=here, now=here.now()), body.text or ""
    warnings = but_for(warnings_in(text, "revision", _listing(before)), body.no_person)
    if warnings and request.looks_first:
        return _manage_page(request, token, warnings=warnings)
    after = add_to_review(
        token,
        text,
        months=here.settings.first_addition_months,
        no_person=lines(body.no_person),
        stores=here,
        now=here.now(),
    )
    return Answer(_moved(after, warnings), redirect=_own_page(token, body.action))


def _revise(request: Request, body: ManageIn, token: str) -> Answer:
    """Take in a revision, or show how it would be sent, and what may hold it up."""
    here = platform()
    if body.change:  # back to the form, for one of the answers
        return _manage_page(request, token)
    before = own_review(token, stores=here, now=here.now())
    check_whole(before, body)
    text, ratings = body.text or "", body.aspect_ratings or {}
    no_person = body.nobody or body.no_person
    listing = _listing(before)
    every = warnings_in(text, "revision", listing)
    warnings = but_for(every, no_person)
    if body.check or body.nobody:
        check_revision(before, text, ratings, stores=here)
        context = {
            "path": f"/manage/{token}",
            "organisation": listing.name,
            "text": text,
            "aspect_ratings": ratings,
            "theme_set": here.theme_sets.version(before.theme_set),
            "fields": [each for each in flat(request.form()) if each[0] not in OF_THE_CHECK],
            "warnings": warnings,
            "no_person": no_person,
            "as_is": bool(every),
            "mark": here.id_generator.new_id(),
        }
        return Answer(_moved(before, warnings), template="check_words", context=context)
    if warnings and request.looks_first:
        return _manage_page(request, token, warnings=warnings)
    after = revise_review(token, text, ratings, no_person=lines(no_person), stores=here, now=here.now())
    return Answer(_moved(after, warnings), redirect=f"/manage/{token}")


def _listing(review: Review) -> Listing:
    return platform().organisations.get(review.organisation_id).listing


def _answer(body: ManageIn, token: str) -> Review:
    check(body, *OF_WORDS)
    here = platform()
    return answer_question(token, body.question_id or "", body.text or "", stores=here, now=here.now())


def _appeal(request: Request, body: ManageIn, token: str) -> Answer:
    check(body, *OF_WORDS)
    here, explanation = platform(), body.explanation or ""
    warnings = warnings_in(explanation, "appeal", _listing(own_review(token, stores=here, now=here.now())))
    if warnings and request.looks_first:
        return _manage_page(request, token, warnings=warnings)
    appeal = appeal_review(token, explanation, stores=here, now=here.now())
    if request.wants_html:
        return Answer(redirect=_own_page(token, body.action))
    review = here.reviews.get(appeal.review_id)
    return Answer(MovedOut(status=review.status, allowed_actions=[], warnings=warnings))


def _reason(entry: LogEntry, noticed: AbstractSet[datetime | None]) -> ReasonOut:
    return shown(
        ReasonOut,
        entry,
        status=entry.after,
        by=said_by(entry.actor),
        after_notice=entry.action == Action.SUSPEND and entry.at in noticed,  # in one write with the notice
    )


def _timeline(
    review: Review, decisions: Sequence[ReasonOut], appeals: Sequence[public_schemas.OwnAppealOut]
) -> list[ReasonOut]:
    """Return all that happened, oldest first: beside what was decided on the review, appeals and the reply."""

    def happened(at: datetime, action: str, status: str, by: str) -> ReasonOut:
        return ReasonOut(at=at, action=action, status=status, rule="", explanation="", by=by, after_notice=False)

    found = [*decisions]
    if not review.by_mail:  # of who typed it in, and under which agreement, its author's page says nothing
        found.insert(0, happened(review.submitted_at, TYPE_IN, Status.PENDING, Actor.EDITOR))
    for each in appeals:
        found.append(happened(each.submitted_at, "appeal", AppealStatus.PENDING, Actor.AUTHOR))
        if each.decided_at and each.status in _UNHEARD:  # one that is upheld has its own entry
            found.append(happened(each.decided_at, _UNHEARD[each.status], each.status, Actor.EDITOR))
    if review.reply and review.reply.decided_at and review.reply.status in _OF_REPLIES:
        action, by = _OF_REPLIES[review.reply.status]
        found.append(happened(review.reply.decided_at, action, review.reply.status, by))
    promise = promise_in(review)
    if promise and promise.changed_at:
        said, by = (f"promise_{promise.shown_status}", Actor.ORGANISATION)
        found.append(happened(promise.changed_at, said, promise.shown_status, by))
    return sorted(found, key=lambda each: each.at)


def _promise_check(review: Review) -> str:
    """Return where the author says whether what became of a promise is so; empty where nothing is settled."""
    promise = promise_in(review)
    if promise is None or promise.status not in PROMISE_SETTLED:
        return ""
    here = platform()
    expires = here.now() + LINK_LIFE[Purpose.PROMISE_CHECK]
    url = here.links.url(Purpose.PROMISE_CHECK, review.id, review.manage_nonce, expires_at=expires)
    return urlsplit(url).path


def _manage_page(
    request: Request,
    token: str,
    refusal: Invalid | None = None,
    *,
    warnings: Sequence[public_schemas.WarningOut] = (),
) -> Answer:
    here = platform()
    review = own_review(token, stores=here, now=here.now())
    organisation = here.organisations.get(review.organisation_id)
    thread = here.cases.thread(f"review/{review.id}")
    notices, about = here.cases.about(review.id, unread=go_past)
    of_review, against_review = appeals_of(review, "review", check_review_appeal, among=about)
    of_addition, against_addition = appeals_of(review, "addition", check_addition_appeal, among=about)
    appeals = sorted([*of_review, *of_addition], key=lambda each: each.submitted_at)
    entries = list(here.log.of(f"review/{review.id}", unread=go_past))
    if review.additions:
        entries = sorted([*entries, *here.log.of(f"addition/{review.id}", unread=go_past)], key=lambda each: each.at)
    aside = EDITORS_ALONE | {SEND_LETTER, CORRECT_ADDRESS}
    decided = [each for each in entries if each.actor in {Actor.EDITOR, Actor.SIGNAL} and each.action not in aside]
    noticed = {each.decided_at for each in notices}
    until = undo_until(review, stores=here, now=here.now())
    posted = by_post(review, here)
    decisions = [_reason(entry, noticed) for entry in entries if entry.action not in EDITORS_ALONE]
    data = shown(
        OwnReviewOut,
        review,
        review_id=review.id,
        organisation=organisation.listing.name,
        theme_set=here.theme_sets.version(review.theme_set),
        decisions=decisions,
        timeline=_timeline(review, decisions, appeals),
        reply=showing.public_reply(review.public_reply),
        questions=thread.questions,
        appeal=appeals[-1] if appeals else None,
        appeals=appeals,
        help_lines=help_for(review.text, review.signals, {each.rule for each in decided}, escalated=review.escalated),
        allowed_actions=[
            *review.allowed(Actor.AUTHOR, now=here.now() if until else None),
            *_may_add(review, left=not organisation.taking_part),
            *(["appeal"] if against_review or against_addition else []),
            *(["answer"] if thread.open_questions(review) else []),
            *([CORRECT_ADDRESS] if posted else []),
        ],
        elsewhere=elsewhere_of(organisation.listing.sector),
        proof=proof_of(counted_as(review), organisation.handed_out),
        additions=review.additions,
        add_from=review.addable_from(here.settings.first_addition_months) if organisation.taking_part else None,
        undo_until=until,
        promise_check=_promise_check(review),
        postal_address=posted.postal_address if posted else None,
    )
    typed = request.form()
    context = {
        "elsewhere": elsewhere_in_words(organisation.listing.sector)
        if decided and decided[-1].action in RESTRICTS
        else (),
        "found": data,
        "hidden": review.visible and organisation.blocked(here.now()),
        "token": token,
        "typed": typed,
        "errors": messages(refusal, ANSWER_FORM if typed.get("action") == ManageAction.ANSWER else OWN_REVIEW_FORM),
        "warnings": warnings,
        "done": request.query.get("done", ""),
    }
    return Answer(data, status=422 if refusal else 200, template="manage", context=context)
