"""For whoever gave notice, through the link in their mails: follow it, appeal, see what we hold, have it erased."""

from collections.abc import Iterable, Sequence

import msgspec
from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.cases.appeal import check_notice_appeal
from chalicelib.domain.cases.notice import Notice, NoticeOutcome
from chalicelib.domain.rules.conduct import NEVER_TOLD
from chalicelib.domain.rules.lifecycle import UPHELD, NoticeStatus
from chalicelib.domain.rules.refusals import ChangedMeanwhile, DeadLink, FieldError, Invalid, NotAllowed
from chalicelib.dutch.captions import NOTICE_EXPORTED
from chalicelib.dutch.formatting import NOTICE_REASONS
from chalicelib.dutch.refusals import NOTICE_FORM, messages
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.observability import unreadable_parts
from chalicelib.entrypoints.http.reading import check
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.links.personal_data import exported_act
from chalicelib.entrypoints.links.statements import elsewhere_in_words, statement
from chalicelib.entrypoints.schemas import export_schemas, public_schemas
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.entrypoints.schemas.statement_schemas import MovedOut, NoticeActionIn, OwnNoticeOut, StatementOut
from chalicelib.entrypoints.schemas.warned import AppealTakenOut, warnings_in
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.cases.appeal import appeal_notice, notice_to_follow
from chalicelib.use_cases.cases.own_notice import NoticeExport, erase_notifier, export_notice, own_appeal

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get("/notice/{token}", Audience.LINK, gives={200: OwnNoticeOut}, refuses=(DeadLink,), html=True)
def show_notice(request: Request, token: str) -> Answer:
    """The state of a notice, and why."""
    return _notice_page(token, {}, request)


def _redisplay_notice(request: Request, refusal: Invalid, token: str) -> Answer:
    return _notice_page(token, messages(refusal, NOTICE_FORM), request)


@door.post(
    "/notice/{token}",
    Audience.LINK,
    redisplay=_redisplay_notice,
    takes=NoticeActionIn,
    gives={200: MovedOut, 202: AppealTakenOut},
    refuses=(DeadLink, Invalid, NotAllowed, ChangedMeanwhile),
    html=True,
)
def act_on_notice(request: Request, token: str) -> Answer:
    """Ask another editor to look again at a dismissed notice, or have erased who gave it."""
    body = request.read(NoticeActionIn, _unexplained)
    here = platform()
    if body.action == "erase":
        after = erase_notifier(token, stores=here, now=here.now())
        data = MovedOut(status=after.status, allowed_actions=[])
        return Answer(data, template="notice_erased", context={"open": after.decided_at is None})
    check(body, _unexplained)
    explanation = body.explanation or ""
    notice = notice_to_follow(token, stores=here, now=here.now())
    warnings = warnings_in(explanation, "appeal", here.organisations.get(notice.organisation_id).listing)
    if warnings and request.looks_first:
        return _notice_page(token, {}, request, warnings)
    appeal = appeal_notice(token, explanation, stores=here, now=here.now())
    appealed = AppealTakenOut(appeal_id=appeal.id, status=appeal.status, warnings=warnings)
    return Answer(appealed, status=202, redirect=f"/notice/{token}")


def _unexplained(sent: NoticeActionIn) -> Iterable[FieldError]:
    if sent.action == "appeal" and sent.explanation is None:
        yield FieldError("explanation", "required", "why_you_disagree")


@door.get(
    "/notice/{token}/export",
    Audience.LINK,
    query=export_schemas.ExportQuery,
    gives={200: export_schemas.NoticeExportOut},
    refuses=(DeadLink, Invalid),
    html=True,
    headers=("Content-Disposition",),
)
def export_own_notice(request: Request, token: str) -> Answer:
    """All we hold on whoever gave this notice."""
    query = request.read_query(export_schemas.ExportQuery)
    here = platform()
    data = _exported(export_notice(token, stores=here, now=here.now()))
    if query.download:
        headers = {"Content-Disposition": 'attachment; filename="mijn-melding.json"'}
        return Answer(text=msgspec.json.format(msgspec.json.encode(data).decode()), headers=headers)
    return Answer(data, template="notice_export", context={"found": data, "token": token})


def _exported(found: NoticeExport) -> export_schemas.NoticeExportOut:
    notice, appeal = found.notice, found.appeal
    return shown(
        export_schemas.NoticeExportOut,
        notice,
        scope=NOTICE_EXPORTED,
        notice_id=notice.id,
        organisation=platform().organisations.get(notice.organisation_id).listing.name,
        notifier=found.notifier,
        rule=_told_rule(notice),
        decision=notice.to_notifier,
        appeal=shown(export_schemas.ExportedAppealOut, appeal, appeal_id=appeal.id, decision=appeal.to_notifier)
        if appeal
        else None,
        history=[exported_act(entry) for entry in found.entries],
        mails=[
            shown(export_schemas.ExportedMailOut, mail, at=mail.created_at, outcome=how) for mail, how in found.mails
        ],
        erased_at=found.next_deadline.due if found.next_deadline else None,
        unreadable=unreadable_parts(found.unreadable),
    )


def _told_rule(notice: Notice) -> str:
    """Return the rule that a decided notice rests on; whoever gave it may be whom the rule on crime accuses."""
    return notice.rule if notice.decided_at and notice.rule not in NEVER_TOLD else ""


def _notice_page(
    token: str, errors: dict[str, str], request: Request, warnings: Sequence[public_schemas.WarningOut] = ()
) -> Answer:
    here = platform()
    notice = notice_to_follow(token, stores=here, now=here.now())
    appeal = own_appeal(notice, here)
    can_appeal = appeal is None and _can_appeal(notice)
    listing = here.organisations.get(notice.organisation_id).listing
    dismissed = notice.status is NoticeStatus.DISMISSED and notice.decided_at is not None
    data = shown(
        OwnNoticeOut,
        notice,
        notice_id=notice.id,
        organisation=listing.name,
        rule=_told_rule(notice),
        explanation=notice.to_notifier,
        reasons=_reasons_of(notice, can_appeal=can_appeal),
        outcome=_outcome_of(notice),
        allowed_actions=[*(["appeal"] if can_appeal else []), "erase"],
    )
    context = {
        "found": data,
        "reason": NOTICE_REASONS[notice.reason],
        "review_id": notice.review_id,
        "appeal": appeal,
        "elsewhere": elsewhere_in_words(listing.sector) if dismissed else (),
        "token": token,
        "typed": request.form() if request.method == "POST" else {},
        "errors": errors,
        "warnings": warnings,
    }
    return Answer(data, status=422 if errors else 200, template="notice", context=context)


def _outcome_of(notice: Notice) -> NoticeOutcome | None:
    if notice.status not in UPHELD:
        return None
    found = platform().reviews.many([notice.review_id], unread=go_past)
    return notice.outcome(found[0]) if found else None


def _reasons_of(notice: Notice, *, can_appeal: bool) -> StatementOut | None:
    """Return the statement of reasons of a dismissal: only that takes something from whoever gave notice."""
    if notice.status is not NoticeStatus.DISMISSED or notice.decided_at is None:
        return None
    organisation = platform().organisations.get(notice.organisation_id)
    return statement(
        organisation.listing.sector,
        rule=_told_rule(notice),
        explanation=notice.to_notifier,
        since=notice.decided_at,
        can_be_appealed=can_appeal,
    )


def _can_appeal(notice: Notice) -> bool:
    try:
        check_notice_appeal(notice, now=platform().now())
    except NotAllowed:
        return False
    return True
