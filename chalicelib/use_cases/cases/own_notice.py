"""All we hold on somebody who gave notice, and having it erased, through the link in their mails (GDPR 15, 17, 20)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.notice import Notice, Notifier
from chalicelib.domain.projections.deadlines import Deadline, of_notice
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry
from chalicelib.domain.rules.lifecycle import APPEAL_LAW, APPEAL_WAITS_FOR_EDITOR, AppealAction
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.mails import MAIL_RULES, Addressee, Mail
from chalicelib.domain.rules.refusals import ChangedMeanwhile, UnreadableRecord
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import Effects, IdGenerator
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.cases.appeal import notice_to_follow

_TRIES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeExport:
    """All that there is. Of the text that notice was given of, nothing: that is somebody else's."""

    notice: Notice
    notifier: Notifier | None
    appeal: Appeal | None
    entries: Sequence[LogEntry]
    mails: Sequence[tuple[Mail, str]]
    next_deadline: Deadline | None
    unreadable: Sequence[UnreadableRecord]  # what belongs here too and cannot be read


def export_notice(token: str, *, stores: Stores, now: datetime) -> NoticeExport:
    """Return all that we hold on whoever gave this notice, for this notice alone.

    Raises:
        DeadLink: not our link, or too old.
    """
    notice = notice_to_follow(token, stores=stores, now=now)
    unreadable: list[UnreadableRecord] = []
    appeal = own_appeal(notice, stores)
    subjects = [f"notice/{notice.id}", *([f"appeal/{appeal.id}"] if appeal else [])]
    found = stores.outbox.look_up(stores.log.mails(subjects))
    unreadable += [UnreadableRecord(f"outbox/{each.id}", "undecodable") for each in found if each.mail is None]
    mails = [
        (each.mail, each.reason if each.ended else "")
        for each in found
        if each.mail and addressee_of(each.mail) is Addressee.NOTIFIER
    ]
    entries = [entry for each in subjects for entry in stores.log.of(each, unread=unreadable.append)]
    try:
        notifier = stores.cases.notifier(notice.id)
    except UnreadableRecord as fault:
        notifier = None
        unreadable.append(fault)
    return NoticeExport(
        notice=notice,
        notifier=notifier,
        appeal=appeal,
        entries=sorted(entries, key=lambda entry: entry.at),
        mails=sorted(mails, key=lambda each: each[0].created_at),
        next_deadline=of_notice(notice),
        unreadable=unreadable,
    )


def erase_notifier(token: str, *, stores: Stores, now: datetime) -> Notice:
    """Whoever gave notice is forgotten, at once and without a mail; what editors look into goes on without them.

    An appeal of theirs that nobody decided on lapses, in the same write.

    Raises:
        DeadLink: not our link, too old, or used: nothing is held any more.
        ChangedMeanwhile: others keep changing the notice.
    """
    for _ in range(_TRIES):
        before = notice_to_follow(token, stores=stores, now=now)
        after = before.without_notifier(_notifier_if_readable(before, stores))
        act = Act(by=Actor.VISITOR, at=now)
        subject = f"notice/{before.id}"
        entry = log_entry(
            subject, "forget_notifier", act, stores.id_generator, before=before.status, after=after.status
        )
        appeal = own_appeal(before, stores)
        more, becomes = erased_appeal(appeal, act, stores.id_generator) if appeal else ((), None)
        changed = (appeal, becomes) if appeal else None
        # Words first: once the notice is nobody's, no link leads back here to go on after a crash.
        forget_words([subject, *([f"appeal/{appeal.id}"] if appeal else [])], Addressee.NOTIFIER, stores, now)
        try:
            stores.cases.forget_notifier(before, after, Effects(entry=entry, more=more), appeal=changed)
        except ChangedMeanwhile:
            continue
        return after
    raise ChangedMeanwhile


def erased_appeal(appeal: Appeal, act: Act, id_generator: IdGenerator) -> tuple[tuple[LogEntry, ...], Appeal | None]:
    """Return what the log says of an appeal whose words are erased, and what is kept: nothing of one that was open.

    Raises:
        NotForYou: it is not for this actor to let it lapse.
    """
    if appeal.status not in APPEAL_WAITS_FOR_EDITOR:
        return (), appeal.without_words()
    step = APPEAL_LAW.step(appeal.status, AppealAction.LAPSE, act.by)
    entry = log_entry(
        f"appeal/{appeal.id}",
        AppealAction.LAPSE,
        act,
        id_generator,
        before=appeal.status,
        after=step.to,
        sector=appeal.sector,
    )
    return (entry,), None


def forget_words(subjects: Sequence[str], whose: Addressee, stores: Stores, now: datetime) -> None:
    """Take the words out of the log of these cases, and back the mails to whom they were for that did not leave yet."""
    stores.log.strike(subjects)
    found = stores.outbox.look_up(stores.log.mails(subjects))
    theirs = [each.id for each in found if each.mail and not each.ended and addressee_of(each.mail) is whose]
    stores.outbox.recall(theirs, now=now)


def addressee_of(mail: Mail) -> Addressee:
    return mail.appellant or MAIL_RULES[mail.kind].to


def own_appeal(notice: Notice, stores: Stores) -> Appeal | None:
    """The appeal that whoever gave this notice made; None without one."""
    _, appeals = stores.cases.about(notice.review_id, unread=go_past)
    return next((each for each in appeals if each.notice_id == notice.id), None)


def _notifier_if_readable(notice: Notice, stores: Stores) -> Notifier | None:
    try:
        return stores.cases.notifier(notice.id)
    except UnreadableRecord:
        return None
