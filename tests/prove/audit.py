"""Is all that lies in the store one story? Read from the tables themselves, by nothing that wrote them.

One state per review, and its history in the log ends there; each mail stems from one act and each act's mails are
there; counters, public reviews, queue and deadlines are what counting anew gives; nothing is public that is not
published.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from chalicelib.adapters.dynamodb.aggregates.organisations import to_organisation
from chalicelib.adapters.dynamodb.client.tables import (
    CaseItem,
    IdentityItem,
    LogItem,
    OrganisationItem,
    OutboxItem,
    ReviewItem,
)
from chalicelib.adapters.dynamodb.client.working_tables import DeadlineItem, QueueItem
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART, PUBLISHED, published_part
from chalicelib.adapters.dynamodb.projections.queue import queue_key
from chalicelib.domain.cases.second_reading import Keys, ReadAs, SecondReading, is_drawn
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.deadlines import (
    Deadline,
    TaskKind,
    looks,
    of_appeal,
    of_dossier,
    of_notice,
    of_review,
)
from chalicelib.domain.projections.queue import (
    Waiting,
    waiting,
    waiting_appeal,
    waiting_notice,
    waiting_organisation,
    waiting_reading,
)
from chalicelib.domain.reviews.public_review import PublicReview, public_review_of, tally_change
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import Tally, moved
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import (
    ADDITION_LAW,
    APPEAL_WAITS_FOR_EDITOR,
    PROMISE_LAW,
    REPLY_LAW,
    REVIEW_LAW,
    UNDER_SUSPICION,
    VISIBLE,
    Action,
    AppealStatus,
    PromiseAction,
)
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.mails import MAIL_RULES, Addressee, MailKind

if TYPE_CHECKING:
    from enum import StrEnum

    from chalicelib.domain.rules.law import Step

# What is written without an act that the log knows: a way in, a digest, what the sync or an organisation asked for.
NOT_OF_THE_LOG = frozenset(
    {
        *("editor_sign_in", "editor_digest", "invitations_renewed", "insights_link", "reply_link"),
        *("organisation_digest", "manage_links", "participation_link"),
    }
)


def inconsistencies(*, made: frozenset[str] = frozenset(), keys: Keys | None = None) -> list[str]:
    """Everything that does not fit, each as a sentence.

    Args:
        made: the reviews that a test put there without a past.
        keys: by which chance draws second readings, where nobody decides who draws none, as release 0.1.0 does.
    """
    return list(_all(made, keys))


def _all(made: frozenset[str], keys: Keys | None) -> Iterator[str]:
    reviews = {item.review_id: item.review for item in ReviewItem.scan(consistent_read=True)}
    parts = list(OrganisationItem.scan(consistent_read=True))
    organisations = {item.organisation_id: to_organisation(item) for item in parts if item.part == ORGANISATION_PART}
    public_reviews = {(item.organisation_id, item.part): item.face for item in parts if item.part.startswith(PUBLISHED)}
    yield from _history(reviews, made)
    yield from _mails()
    yield from _counted(reviews, organisations)
    yield from _shown(reviews, public_reviews)
    cases = list(CaseItem.scan(consistent_read=True))
    entries = [item.entry for item in LogItem.scan(consistent_read=True)]
    yield from _by_two(reviews, entries)
    yield from _answered(cases, entries)
    yield from _queued(reviews, organisations, cases)
    yield from _due(reviews, cases)
    yield from _people(reviews, cases, organisations)
    yield from _threads(reviews, cases)
    readings = {item.case_id: item.reading for item in cases if item.reading}
    yield from _readings(reviews, readings)
    if keys is not None:
        yield from _drawn({key: each for key, each in reviews.items() if key not in made}, readings, entries, keys)


def _threads(reviews: dict[str, Review], cases: list[CaseItem]) -> Iterator[str]:
    """What was asked and noted is about something that is there, and gone with who is forgotten."""
    there = {item.case_id for item in cases}
    for thread in (item.thread for item in cases if item.thread):
        kind, _, found = thread.subject.partition("/")
        if kind == "review" and reviews[found].content_free:
            yield f"something was noted about review {found}, which is erased"
        if kind in {"notice", "appeal"} and f"{kind}#{found}" not in there:
            yield f"something was noted about {kind} {found}, which there is not"


def _readings(reviews: dict[str, Review], readings: Mapping[str, SecondReading]) -> Iterator[str]:
    """What chance drew is there once, with what is counted of it, and gone with the words that it is about."""
    there = {each.id for each in readings.values() if each.review_id}
    for key, reading in readings.items():
        if not reading.review_id and reading.blind and reading.id not in there:
            yield f"{key} was read by nobody, is about nothing, and is counted"
        if reading.second_editor and reading.second_editor in {reading.first_editor, *reading.closed_to}:
            yield f"{key} was read by an editor who had to do with it"
        if reading.review_id and reviews[reading.review_id].content_free:
            yield f"review {reading.review_id} is erased, and still to be read again"
        if reading.review_id and readings.get(f"tally#{reading.id}") != reading.tally:
            yield f"{key} is not counted as it stands"


def _drawn(
    reviews: Mapping[str, Review], readings: Mapping[str, SecondReading], entries: Sequence[LogEntry], keys: Keys
) -> Iterator[str]:
    """The first word of an editor on a review that chance draws is read again, and no other is."""
    words = {*ReadAs, Action.ESCALATE}
    said: dict[str, LogEntry] = {}
    for each in sorted(entries, key=lambda entry: entry.at):
        if each.actor is Actor.EDITOR and each.action in words:
            said.setdefault(each.subject, each)
    for review in reviews.values():
        first, reading = said.get(f"review/{review.id}"), readings.get(f"reading#{review.id}")
        due = first is not None and first.action != Action.ESCALATE and is_drawn(review.id, keys)
        if due and not review.content_free and reading is None:
            yield f"review {review.id} was drawn, and is not there to be read again"
        if reading and not (due and first and (reading.first, reading.first_editor) == (first.action, first.actor_id)):
            yield f"review {review.id} is there to be read again for what was not its first decision"


def _history(reviews: dict[str, Review], made: frozenset[str]) -> Iterator[str]:
    by_subject: dict[str, list[LogEntry]] = defaultdict(list)
    for item in LogItem.scan(consistent_read=True):
        by_subject[item.subject].append(item.entry)
    for review in reviews.values():
        of_reply = by_subject.pop(f"reply/{review.id}", [])
        kept = [each for each in of_reply if each.action in {*PromiseAction}]  # a promise stands in the reply
        for subject, status, start, found in (
            (f"review/{review.id}", review.status, "", by_subject.pop(f"review/{review.id}", [])),
            (f"reply/{review.id}", review.reply_status, "none", [each for each in of_reply if each not in kept]),
            (f"the promise in reply/{review.id}", promise_status(review), None, kept),
        ):
            entries = [each for each in found if each.after]  # a letter has no status of these
            if review.content_free and "reply/" in subject:
                continue  # the reply went with its review, and the promise with the reply
            if not entries and (review.id in made or status == start):
                continue
            yield from _chain(subject, entries, status, None if review.id in made else start)
    for subject in by_subject:
        kind, _, of = subject.partition("/")
        if kind in {"review", "reply"}:
            yield f"the log tells of {kind} {of}, which there is not"


def promise_status(review: Review) -> str:
    """Return the status of the promise below a review; empty where there is none."""
    promise = review.reply.promise if review.reply else None
    return str(promise.status) if promise else ""


def _chain(subject: str, entries: list[LogEntry], status: str, start: str | None) -> Iterator[str]:
    """Entries of one subject lead from its start to where it stands, each from where the one before led."""
    entries = _in_order(entries)
    if start is not None and (not entries or entries[0].before != start):
        yield f"{subject} begins with {entries[0].before if entries else 'nothing'}, not with {start!r}"
    for one, other in pairwise(entries):
        if one.after != other.before:
            yield f"{subject} goes from {one.after} to what was {other.before}"
    if entries and entries[-1].after != status:
        yield f"{subject} stands at {status}; its log ends with {entries[-1].after}"


def _in_order(entries: list[LogEntry]) -> list[LogEntry]:
    """By their moments; of those in one moment, first the one that goes on where the one before led."""
    left, found = sorted(entries, key=lambda entry: entry.at), list[LogEntry]()
    while left:
        now = [each for each in left if each.at == left[0].at]
        stays = [each for each in now if found and each.before == each.after == found[-1].after]
        follows = [each for each in now if found and each.before == found[-1].after]
        first = (stays or follows or [each for each in now if each.before == each.after] or now)[0]
        found.append(first)
        left.remove(first)
    return found


def _by_two(reviews: dict[str, Review], entries: Sequence[LogEntry]) -> Iterator[str]:
    """Yield what may tell of a crime or despair and came online by the word of one editor, or of one twice."""
    for review in reviews.values():
        if not review.grave:
            continue
        of_it = _in_order([each for each in entries if each.subject == f"review/{review.id}"])
        for place, other in enumerate(of_it):
            online = other.after in VISIBLE and other.before not in VISIBLE
            suspected = any(each.after in UNDER_SUSPICION for each in of_it if each.at <= other.at)
            if online and (suspected or not review.escalated):
                words = {other.action, Action.UPHOLD_APPEAL}  # what else was noted meanwhile is nobody's word
                before = [each for each in of_it[:place] if each.before != each.after or each.action in words]
                told = before and before[-1].action in words and before[-1].after == other.before
                if not told or before[-1].actor_id == other.actor_id:
                    yield f"review {review.id} is grave, and {other.actor_id} alone had it online"


def _answered(cases: Sequence[CaseItem], entries: Sequence[LogEntry]) -> Iterator[str]:
    """Yield appeals that are gone without an answer, or that got one more than they were made.

    Who had a waiting one erased may make it again, under the same id.
    """
    pending = {item.appeal.id for item in cases if item.appeal and item.appeal.status in APPEAL_WAITS_FOR_EDITOR}
    answers = Counter(each.subject for each in entries if each.before == "pending" and each.after in {*AppealStatus})
    made = Counter(each.subject for each in entries if each.subject.startswith("appeal/") and each.action == "submit")
    for subject, times in made.items():
        still_open = subject.removeprefix("appeal/") in pending
        if answers[subject] != times - still_open:
            open_too = ", and is open" if still_open else ""
            yield f"{subject}, made {times} times, has {answers[subject]} answers{open_too}"


def _mails() -> Iterator[str]:
    mails = {item.mail_id: item.mail for item in OutboxItem.scan(consistent_read=True)}
    claimed: Counter[str] = Counter()
    for item in LogItem.scan(consistent_read=True):
        ids = (item.mails or "").split()
        claimed.update(ids)
        found = Counter(mails[each].kind for each in ids if each in mails)
        if len(ids) != found.total():
            yield f"{item.entry.action} of {item.subject} sends {len(ids)} mails, of which {found.total()} are there"
        lawful = _lawful(item.entry)
        # An act within another's write (an upheld notice suspends) has its mails with that other's entry.
        found.pop(MailKind.APPEAL_LAPSED, None)  # of whoever's appeal ended with what was erased
        if ids and lawful and not any(_are_those(found, each) for each in lawful):
            yield f"{item.entry.action} of {item.subject} sends {dict(found)}; the law says {lawful}"
    for mail_id, times in claimed.items():
        if times > 1:
            yield f"{times} acts send mail {mail_id}"
    for mail_id, mail in mails.items():
        if not claimed[mail_id] and mail.kind not in NOT_OF_THE_LOG:
            yield f"a mail {mail.kind} about {mail.review_id or mail.organisation_id} stems from no act"


def _are_those(found: Counter[MailKind], kinds: Sequence[MailKind]) -> bool:
    """Tell whether mails are those of a row: of what goes to notifiers one for each notice upheld, or none."""
    told = {each for each in kinds if MAIL_RULES[each].to is Addressee.NOTIFIER}
    return Counter({kind: times for kind, times in found.items() if kind not in told}) == Counter(
        each for each in kinds if each not in told
    )


def _lawful(entry: LogEntry) -> Sequence[Sequence[MailKind]]:
    """The mails of the law's row for an act, and those where it was online before; none where there is no such row."""
    if entry.before == entry.after:
        return ()
    laws: dict[str, Mapping[tuple[StrEnum, StrEnum], Step[Any]]] = {
        "review": REVIEW_LAW.steps,  # type: ignore[dict-item]  # the keys compare as the words that they are
        "addition": ADDITION_LAW.steps,  # type: ignore[dict-item]
        "reply": {**REPLY_LAW.steps, **PROMISE_LAW.steps},  # type: ignore[dict-item]
    }
    steps = laws.get(entry.subject.partition("/")[0], {})
    step = next((step for key, step in steps.items() if key == (entry.before, entry.action)), None)
    if step is None or entry.after == step.first:
        return ()
    if step.back is not None:
        return [mails for to, mails in step.back.items() if to == entry.after]
    return (step.mails, *([step.again] if step.again is not None else []))


def _counted(reviews: dict[str, Review], organisations: dict[str, Organisation]) -> Iterator[str]:
    right: dict[str, Tally] = defaultdict(Tally)
    for review in reviews.values():
        change = tally_change(None, review)
        if change is not None:
            right[review.organisation_id] = moved(right[review.organisation_id], change)
        if review.organisation_id not in organisations:
            yield f"review {review.id} is of an organisation that there is not"
    for organisation in organisations.values():
        if organisation.tally != right[organisation.id]:
            yield f"the counters of {organisation.id} say {organisation.tally}; a recount {right[organisation.id]}"


def _shown(reviews: dict[str, Review], public_reviews: Mapping[tuple[str, str], PublicReview | None]) -> Iterator[str]:
    right = {
        (each.organisation_id, published_part(each)): each
        for review in reviews.values()
        if (each := public_review_of(review)) is not None
    }
    for key in public_reviews.keys() - right.keys():
        yield f"the public sees {key[1]}, which is not published"
    for key, each in right.items():
        if public_reviews.get(key) != each:
            yield f"the public does not see {key[1]} as it is"


def _queued(
    reviews: dict[str, Review], organisations: dict[str, Organisation], cases: Sequence[CaseItem]
) -> Iterator[str]:
    all_: list[Waiting] = []
    for review in reviews.values():
        all_ += waiting(review)
    for item in cases:
        all_ += (*waiting_notice(item.notice), *waiting_appeal(item.appeal), *waiting_reading(item.reading))
    for organisation in organisations.values():
        all_ += waiting_organisation(organisation)
    right = {queue_key(each) for each in all_}
    stored = {(item.shard, item.place) for item in QueueItem.scan(consistent_read=True)}
    yield from (f"{place[1]} waits for nobody" for place in stored - right)
    yield from (f"{place[1]} waits, and no editor sees it" for place in right - stored)


def _due(reviews: dict[str, Review], cases: Sequence[CaseItem]) -> Iterator[str]:
    stored = {item.deadline for item in DeadlineItem.scan(consistent_read=True)}
    stored = {each for each in stored if each.chore is not TaskKind.ERASE}
    made: list[Deadline | None] = [of_review(each) for each in reviews.values()]
    for item in cases:
        made += [of_notice(item.notice), of_appeal(item.appeal), of_dossier(item.dossier)]
    right = {each for each in made if each is not None}
    ahead = {look for review in reviews.values() if review.looks for look in looks(review)}
    yield from (f"the clock would {each.chore} {each.id}, which is not due" for each in stored - right - ahead)
    first = {each.id: each.due for each in sorted(ahead & stored, key=lambda each: each.due, reverse=True)}
    yield from (
        f"the clock does not know to {each.chore} {each.id}"
        for each in right - stored
        if each.id not in first or first[each.id] > each.due
    )


def _people(
    reviews: dict[str, Review], cases: Sequence[CaseItem], organisations: dict[str, Organisation]
) -> Iterator[str]:
    """Yield identities that belong to nothing, or to what was erased, and cases about no review."""
    notices = {f"notice#{item.notice.id}" for item in cases if item.notice}
    asking = {f"participation#{each.id}" for each in organisations.values() if each.moderation.asked_at}
    for item in IdentityItem.scan(consistent_read=True, attributes_to_get=["review_id"]):
        key = item.review_id
        if key.startswith("farewell#"):
            continue
        if key.startswith(("notice#", "participation#")):
            if key not in notices | asking:
                yield f"somebody is known for {key}, which there is not"
        elif key not in reviews or reviews[key].forgotten_at:
            yield f"somebody is known for {key}, which is nobody's any more"
    of_measures = {item.about for item in cases if item.appeal and not item.appeal.review_id}
    of_reviews = {item.about for item in cases if item.notice or item.appeal}
    orphans = of_reviews - reviews.keys() - of_measures
    yield from (f"a case is about review {each}, which there is not" for each in orphans)
