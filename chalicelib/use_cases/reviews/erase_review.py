"""A review is erased, with all that leads to it: from the outside in, the review itself last.

The request is noted first, as a deadline: whatever stops halfway, the clock goes on with it. Afterwards it sweeps once
more, for what came in between: a notice given, a mail sent.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Protocol

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.cases.notice import Notice, NoticeOutcome, Notifier
from chalicelib.domain.projections.deadlines import Deadline, TaskKind
from chalicelib.domain.reviews.erasure import words_of
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.conduct import check_rule
from chalicelib.domain.rules.law import Act, Decision, log_entry, mails_about
from chalicelib.domain.rules.lifecycle import (
    APPEAL_LAW,
    APPEAL_WAITS_FOR_EDITOR,
    NOTICE_WAITS_FOR_EDITOR,
    UPHELD,
    Action,
    AppealAction,
    AppealStatus,
    Status,
)
from chalicelib.domain.rules.log import UNREADABLE, LogEntry
from chalicelib.domain.rules.mails import Addressee, Mail, MailKind
from chalicelib.domain.rules.refusals import ChangedMeanwhile, KeyAway, NeedsAnotherEditor, UnreadableRecord
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import Effects, IdGenerator, OrganisationReader
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.mails.by_post import code_in, code_key
from chalicelib.use_cases.reviews.deciders import Decided, deciders_of_open
from chalicelib.use_cases.reviews.manage_review import own_review
from chalicelib.use_cases.reviews.transition import Ending, Transition, record


class OpenCases(Decided, Protocol):
    """The part of the stores that tells what is open about a review."""

    @property
    def organisations(self) -> OrganisationReader: ...


SWEEP_AFTER: Final = timedelta(minutes=10)
WAIT_FOR_KEY: Final = timedelta(days=3)  # after which nobody is kept because nobody can be read
AT_OWN_REQUEST: Final = "Op vraag van de schrijver."
_TRIES: Final = 5


def erase_own_review(token: str, *, stores: Stores, now: datetime) -> Review:
    """The author has their review erased, at any moment (GDPR 17).

    Raises:
        DeadLink: not our link, too old, or the review is erased already.
    """
    review = own_review(token, stores=stores, now=now)
    return erase_review(review.id, Act(by=Actor.AUTHOR, at=now, explanation=AT_OWN_REQUEST), stores=stores)


def decide_erasure(decision: Decision[Action], *, stores: Stores, now: datetime, seen: Review | None = None) -> Review:
    """Erase a review for a reason, which its author reads in the last mail and nobody anywhere after that.

    Raises:
        NotFound: there is no such review.
        ChangedMeanwhile: the editor saw an older version.
        NotAllowed, Invalid: it is erased already, or the rule or the explanation is missing.
        NeedsAnotherEditor: an escalation, an appeal, a notice or research is open, and this editor decided before.
    """
    check_rule(decision.rule)
    before = seen or stores.reviews.get(decision.id)
    act = replace(decision.act_on(before.version, now=now), passage="")
    return erase_review(before.id, act, stores=stores, version=before.version)


def erase_review(
    review_id: str,
    act: Act,
    *,
    stores: Stores,
    action: Action = Action.ERASE,
    again: bool = False,
    wait: bool = True,
    version: int | None = None,
) -> Review:
    """Leave the bare fact of a review, and mail its author that it is so where the law says.

    An appeal that is open ends in the same write: an editor's erasure answers it, any other lets it lapse.

    An author whose identity cannot be read is erased like any other, and not mailed. While nobody's can be, as the
    key is away, nothing is written, so that no mail is lost.

    Args:
        review_id: of the review.
        act: by whom and why.
        stores: where it stands.
        action: as the law names it.
        again: it was asked for before, and is noted.
        wait: for the key, where it is away.
        version: which somebody saw. Once anything is swept up, what changes meanwhile stops nothing any more.

    Raises:
        KeyAway: with `wait`.
        NotFound: there is no such review.
        NotAllowed, NotForYou, Invalid: the law has no such row, it is someone else's, or the reason is missing.
        NeedsAnotherEditor: as `check_other_eyes` says.
        ChangedMeanwhile: it is at another version than `version`, and nothing was done; or others keep changing it, and
            the clock goes on.
    """
    for tries in range(_TRIES):
        before = stores.reviews.get(review_id)
        if not tries and version not in {None, before.version}:
            raise ChangedMeanwhile
        if act.by is Actor.EDITOR and not again:
            check_other_eyes(before, act, stores=stores)
        after, kinds = before.moved(action, act, going_on=again)
        pending = _pending(stores.cases.about(review_id, unread=go_past)[1])
        author = author_if_readable(before.id, stores=stores, wait=wait)
        if not again:
            stores.deadlines.put(_task(before.id, act))
        mails = kinds if author else ()
        leaving = (author if author.by_post else replace(author, last_name="")) if author and mails else None
        forget_codes(before, stores)
        try:
            sweep_around(before, author, act, stores=stores, ending=pending)
            transition = Transition(before=before, after=after, action=action, mails=mails, act=act)
            return record(transition, stores=stores, leaving=leaving, ending=_ended(pending, act, stores.id_generator))
        except ChangedMeanwhile:
            continue
    raise ChangedMeanwhile


def forget_codes(review: Review, stores: Stores) -> None:
    """Take away the codes of all letters about a review, which the nonce that goes would leave dead.

    Letters are written about what editors typed in, and about nothing else.
    """
    if review.by_mail:
        return
    ids = stores.id_generator
    appeals = stores.cases.about(review.id, unread=go_past)[1]
    subjects = [f"{kind}/{review.id}" for kind in ("review", "reply", "addition")]
    mails = stores.log.mails([*subjects, *(f"appeal/{each.id}" for each in appeals)])
    stores.letters.forget_codes([code_key(code_in(each, review, ids), ids) for each in mails])


def check_other_eyes(review: Review, act: Act, *, stores: OpenCases) -> None:
    """Refuse an editor's erasure that is somebody else's to do, as something about the review is open.

    Raises:
        NeedsAnotherEditor: a notice, an appeal or research is, and this editor's word was the last; or an appeal is,
            which erasing answers, and this editor decided on that review before.
    """
    notices, appeals = stores.cases.about(review.id, unread=go_past)
    pending = _pending(appeals)
    if act.actor_id in deciders_of_open(pending, stores=stores):
        raise NeedsAnotherEditor
    if act.actor_id != review.last_editor:
        return
    if pending or any(each.status in NOTICE_WAITS_FOR_EDITOR for each in notices):
        raise NeedsAnotherEditor
    organisation = stores.organisations.many([review.organisation_id], unread=go_past).get(review.organisation_id)
    if organisation is None or organisation.under_research(act.at):  # where it cannot be read, a second pair of eyes
        raise NeedsAnotherEditor


def _pending(appeals: Sequence[Appeal]) -> list[Appeal]:
    return [each for each in appeals if each.status in APPEAL_WAITS_FOR_EDITOR]


def _task(review_id: str, act: Act) -> Deadline:
    due = act.at + SWEEP_AFTER
    return Deadline(due=due, chore=TaskKind.ERASE, id=review_id, by=act.by, actor_id=act.actor_id, rule=act.rule)


def _ended(pending: Sequence[Appeal], act: Act, id_generator: IdGenerator) -> Ending:
    """End open appeals: their author's words go, and that they were answered stays in the log."""
    action = AppealAction.DISMISS if act.by is Actor.EDITOR else AppealAction.LAPSE
    bare = replace(act, rule="", explanation="")
    entries, mails = list[LogEntry](), list[Mail]()
    for each in pending:
        to = APPEAL_LAW.step(each.status, action, act.by).to
        since = each.submitted_at if action is AppealAction.DISMISS else None
        entry = log_entry(
            f"appeal/{each.id}",
            action,
            bare,
            id_generator,
            before=each.status,
            after=to,
            since=since,
            sector=each.sector,
        )
        entries.append(entry)
        if each.by is Addressee.ORGANISATION:  # authors hear of the erasure itself, notifiers that their notice lapsed
            mails += mails_about(each.references, [MailKind.APPEAL_LAPSED], act.at, id_generator, by=act.by)
    return Ending(appeals=tuple(pending), entries=tuple(entries), mails=tuple(mails))


def go_on_erasing(deadline: Deadline, *, stores: Stores, now: datetime) -> None:
    """Finish what was asked for, sweep up after it, and in the end forget whom the last mail went to."""
    by_author = deadline.by is Actor.AUTHOR
    explanation = AT_OWN_REQUEST if by_author else ""  # an editor's words are kept by nobody
    act = Act(by=deadline.by, at=now, actor_id=deadline.actor_id, rule=deadline.rule, explanation=explanation)
    try:
        review = stores.reviews.get(deadline.id)
    except UnreadableRecord:
        erase_unread(deadline.id, act, stores=stores)
        stores.deadlines.drop(deadline)
        return
    if not review.content_free:
        action = Action.EXPIRE if deadline.by is Actor.CLOCK else Action.ERASE
        wait = now - deadline.due <= WAIT_FOR_KEY
        erase_review(review.id, act, stores=stores, action=action, again=True, wait=wait)
        stores.deadlines.put(replace(deadline, due=now + SWEEP_AFTER))
    else:
        sweep_around(review, None, Act(by=deadline.by, at=now, actor_id=deadline.actor_id), stores=stores)
        end, last_letter = (review.last_event + kept(each) for each in (Kept.FAREWELL, Kept.LAST_LETTER))
        if now < end:
            stores.deadlines.put(replace(deadline, due=end))
        elif now < last_letter and _leaves_by_post(review.id, stores):
            stores.deadlines.put(replace(deadline, due=last_letter))
        else:
            stores.reviews.left(review.id)
    stores.deadlines.drop(deadline)


def _leaves_by_post(review_id: str, stores: Stores) -> bool:
    try:
        author = stores.reviews.leaving(review_id)
    except UnreadableRecord:
        return False
    return author is not None and author.by_post


def sweep_around(
    review: Review,
    author: Author | None,
    act: Act,
    *,
    stores: Stores,
    tell_notifiers: bool = True,
    ending: Sequence[Appeal] = (),
) -> None:
    """Take away all that a review left elsewhere, but for appeals that are `ending`; doing it again does no harm.

    Whoever waits for word on a notice hears that it lapsed, and nothing of what was erased.
    """
    from chalicelib.domain.signals.text.bands import bands_of  # noqa: PLC0415 - no reader's cold start pays for it

    earlier, added = (each.text for each in review.revisions), (each.text for each in review.additions)
    for text in (review.text, *earlier, *added):
        stores.similarity_index.forget(review, bands_of(text).held if text else ())
    _strike_dossiers(review, author, act, stores)
    _strike_notes(review, author, stores, act)
    _sweep_cases_and_mails(review.id, act, stores, review, tell_notifiers=tell_notifiers, ending=ending)


def erase_unread(review_id: str, act: Act, *, stores: Stores) -> None:
    """Erase a review that cannot be read, by its key: as `erase_review`, without a mail.

    Counters that it was in are put right by the nightly reconciliation; a dossier that it is in is named to operators,
    who read whether it quotes the review.

    Raises:
        NotFound: there is no such review.
    """
    entry = log_entry(
        f"review/{review_id}", Action.ERASE, act, stores.id_generator, before=UNREADABLE, after=Status.ERASED
    )
    stores.similarity_index.forget_unread(review_id)
    _sweep_cases_and_mails(review_id, act, stores, tell_notifiers=True)
    for dossier in stores.cases.dossiers(unread=go_past):
        if review_id in dossier.review_ids:
            _name_to_operators(dossier, "review_unreadable", act, stores)
    stores.reviews.erase_unread(review_id, Effects(entry=replace(entry, explanation="")))


def author_if_readable(review_id: str, *, stores: Stores, wait: bool) -> Author | None:
    """Return the author of a review; None once erased, or where it cannot be read.

    Raises:
        KeyAway: with `wait`, while nobody's can be read.
        Busy: the key service asks to come back later.
    """
    try:
        return stores.reviews.author(review_id)
    except UnreadableRecord:
        return None
    except KeyAway:
        if wait:
            raise
        return None


def _sweep_cases_and_mails(
    review_id: str,
    act: Act,
    stores: Stores,
    review: Review | None = None,
    *,
    tell_notifiers: bool,
    ending: Sequence[Appeal] = (),
) -> None:
    unread: list[UnreadableRecord] = []
    notices, appeals = stores.cases.about(review_id, unread=unread.append)
    subjects = [
        f"review/{review_id}",
        f"reply/{review_id}",
        f"addition/{review_id}",
        *(f"notice/{each.id}" for each in notices),
        *(f"appeal/{each.id}" for each in appeals),
    ]
    stores.log.strike(subjects)
    stores.outbox.recall(stores.log.mails(subjects), now=act.at)
    for notice in notices:
        effects = lapsed(f"notice/{notice.id}", notice.status, act, stores.id_generator, sector=notice.sector)
        tell = tell_notifiers and _waits_for_word(notice, appeals, review)
        notifier = _notifier_if_readable(notice, stores) if tell else None
        if notifier is not None:
            farewell = mails_about(notice.references, [MailKind.NOTICE_LAPSED], act.at, stores.id_generator)
            effects = replace(effects, mails=farewell)
        stores.cases.delete_notice(notice, effects, leaving=notifier)
    for appeal in appeals:
        if appeal not in ending:
            ids = stores.id_generator
            gone = lapsed(f"appeal/{appeal.id}", appeal.status, act, ids, sector=appeal.sector)
            stores.cases.delete_appeal(appeal, gone)

    for fault in unread:
        stores.cases.delete_unread(fault)


def _notifier_if_readable(notice: Notice, stores: Stores) -> Notifier | None:
    try:
        return stores.cases.notifier(notice.id)
    except UnreadableRecord:
        return None


def _waits_for_word(notice: Notice, appeals: Sequence[Appeal], review: Review | None) -> bool:
    """Tell whether the notice, or an appeal against its dismissal, is still to be decided; or what it was upheld of."""
    if notice.status in UPHELD:
        return review is not None and notice.outcome(review) is NoticeOutcome.OPEN
    mine = (each for each in appeals if each.notice_id == notice.id)
    return notice.status in NOTICE_WAITS_FOR_EDITOR or any(each.status in APPEAL_WAITS_FOR_EDITOR for each in mine)


def lapsed(subject: str, status: str, act: Act, id_generator: IdGenerator, *, sector: str = "") -> Effects:
    """The log's word on something that goes because its time, or what it was about, has gone."""
    bare = replace(act, rule="", explanation="")
    # A decided one merely goes; of one that was open this is the answer.
    after = AppealStatus.LAPSED if status in APPEAL_WAITS_FOR_EDITOR | NOTICE_WAITS_FOR_EDITOR else "gone"
    return Effects(entry=log_entry(subject, "lapse", bare, id_generator, before=status, after=after, sector=sector))


def _strike_dossiers(review: Review, author: Author | None, act: Act, stores: Stores) -> None:
    words = words_of(review, author)
    unread: list[UnreadableRecord] = []
    for dossier in stores.cases.dossiers(unread=unread.append):
        if author is None and review.forgotten_at is None and review.id in dossier.review_ids:
            _name_to_operators(dossier, "author_unreadable", act, stores)
        after = dossier.struck(review.id, words)
        if after != dossier:
            effects = lapsed(f"dossier/{dossier.id}", "review", act, stores.id_generator)
            if after.empty:
                stores.cases.delete_dossier(dossier, effects)
            else:
                stores.cases.put_dossier(dossier, after.next_version(), effects)
    for fault in unread:  # it may quote the review: whoever mends it has to read it for that
        stores.aside.put(fault, task="erase", item=f"review/{review.id}", now=act.at)


def _strike_notes(review: Review, author: Author | None, stores: Stores, act: Act) -> None:
    """Take its words out of notes about its organisation; those about itself, its notices and appeals go with these."""
    thread = stores.cases.thread(f"organisation/{review.organisation_id}")
    after = thread.struck(words_of(review, author))
    if after is not thread:
        bare = replace(act, rule="", explanation="")
        entry = log_entry(thread.subject, "lapse", bare, stores.id_generator, after="")
        stores.cases.add_note(thread, after, Effects(entry=entry), about=None)


def _name_to_operators(dossier: Dossier, reason: str, act: Act, stores: Stores) -> None:
    """Let operators read a dossier in which names or words may stand that nobody could strike."""
    fault = UnreadableRecord(f"to-read/dossier#{dossier.id}", reason)
    stores.aside.put(fault, task="erase", item=f"dossier/{dossier.id}", now=act.at)
