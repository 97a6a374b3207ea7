"""The data for the pages with all that we hold on an author, on whoever gave notice, and on an organisation."""

from chalicelib.domain.reviews.signal import WEAK
from chalicelib.entrypoints.schemas import export_schemas as out
from chalicelib.entrypoints.schemas import public_schemas
from chalicelib.entrypoints.schemas.pushed.webhooks import WebhookOut
from tests.builders import NOW
from tests.entrypoints.pages.case_page_words import own_questions
from tests.entrypoints.pages.page_words import RATINGS, TOKEN, Words, shown_theme_set


def exported(said: str, *, forgotten: bool = False) -> Words:
    """Everything at once, or a review of which only the text is left."""
    data = out.ExportOut(
        unreadable=[],
        scope=said,
        review_id="r1",
        organisation_id="o1",
        organisation=said,
        status="published",
        text=said,
        aspect_ratings=RATINGS,
        capacity="relative",
        experienced="2026-09",
        on_behalf=True,
        channel="kiosk",
        helped_by="relative",
        submitted_at=NOW,
        published_at=None if forgotten else NOW,
        author=None if forgotten else out.ExportedAuthorOut(first_name=said, last_name=said, email=said),
        versions=[out.ExportedVersionOut(text=said, aspect_ratings=RATINGS, replaced_at=NOW)],
        additions=[]
        if forgotten
        else [
            out.ExportedAdditionOut(
                text=said,
                status="pending",
                submitted_at=NOW,
                decided_at=None,
                signals=[out.ExportedSignalOut(code="insults", strength=WEAK, evidence=said)],
            )
        ],
        invited=True,
        proof_noted=not forgotten,
        passage="" if forgotten else said,
        reply=None if forgotten else public_schemas.PublicReplyOut(text=said, published_at=NOW),
        signals=[] if forgotten else [out.ExportedSignalOut(code="burst", strength=WEAK, evidence=said)],
        traces=out.ExportedTracesOut(author=not forgotten, origin=not forgotten, text=not forgotten),
        history=[_act(said, "submit"), _act(said, "remind"), _act(said, "approve")],
        notices=[]
        if forgotten
        else [out.ExportedNoticeOut(submitted_at=NOW, about="reply", reason="untrue", status="pending")],
        appeals=[]
        if forgotten
        else [
            out.ExportedAppealOut(appeal_id="a1", status="upheld", submitted_at=NOW, explanation=said, decision=said)
        ],
        questions=[] if forgotten else own_questions(said),
        mails=[out.ExportedMailOut(at=NOW, kind="confirm_review", outcome="sent")],
        next_step="archive" if forgotten else "forget_author",
        next_step_at=NOW,
    )
    return {"found": data, "token": TOKEN, "theme_set": shown_theme_set(said)}


def _act(said: str, action: str) -> out.ExportedActOut:
    return out.ExportedActOut(
        at=NOW,
        by="editor",
        about="review",
        action=action,
        before="pending",
        after="published",
        rule="no_personal_data",
        explanation=said,
    )


def exported_notice(said: str, *, bare: bool = False) -> Words:
    """A notice that was decided and appealed against, or one whose notifier cannot be read."""
    data = out.NoticeExportOut(
        scope=said,
        notice_id="n1",
        organisation_id="o1",
        organisation=said,
        notifier=None if bare else out.ExportedNotifierOut(name=said, email=said),
        subject="reply",
        reason="untrue",
        explanation=said,
        status="pending" if bare else "dismissed",
        submitted_at=NOW,
        decided_at=None if bare else NOW,
        rule="" if bare else "no_personal_data",
        decision="" if bare else said,
        appeal=None if bare else _appeal(said),
        history=[_act(said, "submit"), _act(said, "dismiss")],
        mails=[out.ExportedMailOut(at=NOW, kind="notice_received", outcome="sent")],
        erased_at=None if bare else NOW,
        unreadable=["notifier"] if bare else [],
    )
    return {"found": data, "token": TOKEN}


def exported_organisation(said: str, *, bare: bool = False) -> Words:
    """An organisation that objected, or one of which the register says nothing."""
    told = "" if bare else said
    objected = out.ExportedObjectionOut(
        appeal_id="a1",
        status="upheld",
        submitted_at=NOW,
        explanation=said,
        decision=said,
        about="watch",
        against="watch",
    )
    data = out.OrganisationExportOut(
        scope=said,
        organisation_id="o1",
        organisation=said,
        register_id=said,
        enterprise_number=told,
        contact=out.ExportedContactOut(email=told, email_status="ok", phone=told, website=told),
        taking_part=not bare,
        receives_digest=not bare,
        participation_request=out.ExportedRequestOut(asked_at=NOW, contact_name=None if bare else said),
        history=[_act(said, "enrol"), _act(said, "watch")],
        objections=[] if bare else [objected],
        mails=[],
        webhooks=[]
        if bare
        else [
            WebhookOut(
                webhook_id="w1",
                url=f"https://{said}",
                events=["published", "offline"],
                made_at=NOW,
                state="failing",
                last_at=NOW,
                last_outcome="500",
            )
        ],
        unreadable=["history"] if bare else [],
    )
    return {"found": data, "token": TOKEN}


def _appeal(said: str) -> out.ExportedAppealOut:
    return out.ExportedAppealOut(appeal_id="a1", status="upheld", submitted_at=NOW, explanation=said, decision=said)
