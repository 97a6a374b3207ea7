"""The platform looks for improper use: on submission, on confirmation, and again over what is published [Z].

The word lists are loaded when they are needed: a reader's cold start does not pay for them.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from chalicelib.domain.organisations.listing import SILENT, Listing
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.help_needs import needs_spoken_of
from chalicelib.domain.reviews.parts import UNDETERMINED, Author, in_brief
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.signal import Signal
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.rules.refusals import NotFound, UnreadableRecord
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.domain.signals.text.facts import EarlierReview, Facts, Origin, Pace, SimilarText
from chalicelib.ports.bundle import Stores
from chalicelib.ports.cases import IndexedReview, Noted, SimilarityIndex
from chalicelib.ports.unread import go_past

if TYPE_CHECKING:
    from chalicelib.domain.signals.text.age import Age
    from chalicelib.domain.signals.text.near_duplicates import Sketch

ORIGIN_WINDOW: Final = kept(Kept.ORIGIN)
_EARLIER: Final = 10  # reviews of one author that are looked at
_WEEK: Final = timedelta(days=7)
_DAY: Final = timedelta(days=1)
# Nobody read it, and its author was told that it may be written again.
_NEVER_SAID: Final = frozenset({Status.CLOSED})
_NAMES: Final = "personal_data"
_USUAL: Final = 90  # days before the last week, from which an organisation's usual pace is taken
_BY_CARD: Final = 20  # reviews from one place of which it is looked at whether they came by a card
_LOOKED_AT: Final = 200  # reviews of an organisation of which it is looked at when they came


def at_submission(
    review: Review,
    author: Author,
    listing: Listing,
    *,
    disposable_address: bool,
    no_person: frozenset[str] = frozenset(),
) -> tuple[Signal, ...]:
    """Return the signals of the text and the author's address alone; no store is asked.

    `no_person` are passages that name nobody, as the author says.
    """
    from chalicelib.domain.signals.list import look

    facts = Facts(
        review=review, listing=listing, author=author, disposable_address=disposable_address, no_person=no_person
    )
    return look(facts)


def at_confirmation(
    review: Review,
    organisation: Organisation | None = None,
    *,
    no_person: frozenset[str] = frozenset(),
    stores: Stores,
    now: datetime,
    stands: bool = True,
) -> "Beside":
    """Return the signals of a review beside others; those that submission found stay.

    Its organisation is read with what lies beside it, where the caller has not.

    `no_person` are passages of a later text that name nobody, as the author says.

    Words that a submission had read by these very signals are not read again: those of another build may say more.
    Notes the review itself first: a repeat of this finds them and passes over them. Of one whose words do not stand
    yet nothing is noted, else a crash would leave what no erasure finds: `note_review` does that once they stand, or
    at last the night. Those that came after it, in words or by the same author, the next night looks at again.
    """
    found = look_beside(review, organisation, no_person=no_person, stores=stores, now=now, again=False, stands=stands)
    if found.later:
        stores.similarity_index.mark(found.later)
    return found


def note_review(review: Review, stores: Stores) -> None:
    """Note who wrote a review, and its words as they stand, for those that come after it; twice is once."""
    from chalicelib.domain.signals.text.age import age_of
    from chalicelib.domain.signals.text.bands import bands_of
    from chalicelib.domain.signals.text.near_duplicates import sketch

    own = sketch(review.text)
    bands = bands_of(review.text, own)._replace(near=())
    stores.similarity_index.note(review, bands, own.packed, worded_at=age_of(review)[0])


class Beside(NamedTuple):
    """The signals of a review beside others, and the others beside which it was first: those may look otherwise now."""

    signals: tuple[Signal, ...]
    later: frozenset[str]  # ids of reviews
    home: Organisation  # of the review


def look_beside(
    review: Review,
    organisation: Organisation | None = None,
    *,
    no_person: frozenset[str] = frozenset(),
    stores: Stores,
    now: datetime,
    again: bool = True,
    stands: bool = True,
) -> Beside:
    """Return what `at_confirmation` does, and whom else to look at.

    Who looks `again` has looked far around before: for its words it looks only where they are kept.
    """
    from chalicelib.domain.signals.list import BESIDE, SIGNALS, look, version

    similar, noted, later_alike = _similar(review, stores, again=again, stands=stands, with_home=organisation is None)
    home = organisation or noted.home
    assert home is not None  # noqa: S101 - it was asked for
    earlier, later_by_author = _of_author(review, stores)
    facts = Facts(
        review=review,
        listing=home.listing,
        author=None,
        no_person=no_person,
        earlier=earlier,
        similar=similar,
        pace=_pace(review, stores.similarity_index, now, noted=stands),
        origin=_origin(review, noted.origin_key, stores, now),
    )
    found = {signal.code: signal for signal in review.signals}
    # What a submission found in the words stands among its signals, and the same signals find nothing else in them.
    known = not again and review.words_read == version()
    new = {signal.code: signal for signal in look(facts, BESIDE if known else SIGNALS)}
    if _NAMES in found:
        new.pop(_NAMES, None)  # submission knew who wrote, and what the author said of it
    found |= new
    signals = tuple(sorted(found.values(), key=lambda signal: -signal.strength))
    return Beside(signals, later_alike | later_by_author, home)


def _similar(
    review: Review, stores: Stores, *, again: bool, stands: bool, with_home: bool
) -> tuple[tuple[SimilarText, ...], Noted, frozenset[str]]:
    """Note a review's words, where it stands; returns those that had them before, what was read to find them, and the
    ids of those that had them later.

    Only the later of two is the repetition: a copy must not bring its original under suspicion. The index says where
    to look; who was first, the reviews say themselves. Where the index had it wrong, it is put right.
    """
    from chalicelib.domain.signals.text.age import age_of
    from chalicelib.domain.signals.text.bands import bands_of
    from chalicelib.domain.signals.text.near_duplicates import Sketch, alike, sketch

    own, age, index = sketch(review.text), age_of(review), stores.similarity_index
    bands = bands_of(review.text, own)
    bands = bands._replace(near=()) if again else bands
    noted = index.note(review, bands, own.packed, worded_at=age[0], keep=stands, with_home=with_home)
    others = [each for each, packed in noted.alike if alike(own, Sketch.unpacked(packed))]
    similar, mistaken, later = _alike(own, others, age, stores)
    if mistaken and stands:
        index.note(review, bands._replace(near=()), own.packed, worded_at=age[0], over=mistaken)
    return similar, noted, later


def _alike(
    own: "Sketch", others: Sequence[IndexedReview], age: "Age", stores: Stores
) -> tuple[tuple[SimilarText, ...], frozenset[str], frozenset[str]]:
    """Return those of others that had words before an age, the ids of those of which the index has it wrong, and of
    those that had them later.
    """
    from chalicelib.domain.signals.text.age import likeness

    found_by_id = stores.reviews.many(sorted({each.review_id for each in others}), unread=go_past) if others else ()
    known = {each.id: each for each in found_by_id if each.status not in _NEVER_SAID}
    likely = {review_id: likeness(own, other, age) for review_id, other in known.items()}
    later = {review_id for review_id, found in likely.items() if not found}
    mistaken = {each.review_id for each in others if each.review_id in later and (each.at, each.review_id) < age}
    similar = (
        SimilarText(review_id=review_id, organisation_id=known[review_id].organisation_id, similarity=found)
        for review_id, found in likely.items()
        if found
    )
    return tuple(similar), frozenset(mistaken), frozenset(later)


def look_at_added(review: Review, organisation: Organisation, *, stores: Stores) -> Beside:
    """Note what was added to a review and is online, and return the signs of copies in it that no editor saw.

    Each text is as old as the moment at which it was handed in; the review that holds it goes by its own words.
    """
    from chalicelib.domain.signals.behaviour.near_identical_text import near_identical_text
    from chalicelib.domain.signals.text.bands import bands_of
    from chalicelib.domain.signals.text.near_duplicates import Sketch, alike, sketch

    signals, later = [], set[str]()
    for each in review.public_additions:
        own, age = sketch(each.text), (each.submitted_at, review.id)
        bands = bands_of(each.text, own)._replace(near=())
        noted = stores.similarity_index.note(review, bands, own.packed, worded_at=each.submitted_at, added=True)
        others = [other for other, packed in noted.alike if alike(own, Sketch.unpacked(packed))]
        similar, mistaken, since = _alike(own, others, age, stores)
        if mistaken:
            stores.similarity_index.note(
                review, bands, own.packed, worded_at=each.submitted_at, over=mistaken, added=True
            )
        later |= since
        text = replace(review, text=each.text)
        found = near_identical_text(Facts(review=text, listing=organisation.listing, author=None, similar=similar))
        if found and found.code not in {known.code for known in each.signals}:
            signals.append(found.in_short)
    return Beside(tuple(signals), frozenset(later), organisation)


def signals_of_addition(
    review: Review, text: str, organisation: Organisation, *, no_person: frozenset[str], stores: Stores, now: datetime
) -> tuple[Signal, ...]:
    """Return the signals of words that an author adds, by themselves and beside what others wrote before.

    Nothing is noted of them yet: `look_at_added` does that once they are online.
    """
    from chalicelib.domain.signals.behaviour.near_identical_text import near_identical_text
    from chalicelib.domain.signals.text.age import age_of
    from chalicelib.domain.signals.text.bands import bands_of
    from chalicelib.domain.signals.text.near_duplicates import Sketch, alike, sketch
    from chalicelib.domain.signals.words import Written, look_at_words

    found = look_at_words(text, Written.REVISION, organisation.listing, no_person=no_person)
    own, kept_own = sketch(text), sketch(review.text)
    bands = bands_of(text, own)
    looked_for = bands._replace(kept=(), near=(*bands.kept, *bands.near))
    noted = stores.similarity_index.note(review, looked_for, kept_own.packed, worded_at=age_of(review)[0])
    held = [each for each, packed in noted.alike if alike(own, Sketch.unpacked(packed))]
    similar, _, _ = _alike(own, held, (now, review.id), stores)
    facts = Facts(review=replace(review, text=text), listing=organisation.listing, author=None, similar=similar)
    copied = near_identical_text(facts) if similar else None
    signals = (*found, *([copied.in_short] if copied else []))
    return tuple(sorted(signals, key=lambda signal: -signal.strength))


def in_words(text: str, kind: str, listing: Listing) -> tuple[Signal, ...]:
    """Return the signals of words of a kind (`signals.words.Written`) about an organisation; no store is asked."""
    from chalicelib.domain.signals.words import Written, look_at_words

    return look_at_words(text, Written(kind), listing)


def in_reply(words: str, listing: Callable[[], Listing]) -> tuple[Signal, ...]:
    """Return the signals of a reply; the organisation is asked for where its listing may take one away."""
    return in_words(words, "reply", listing()) if in_words(words, "reply", SILENT) else ()


def with_grave_signals(review: Review) -> Review:
    """The review with those signals by which two editors publish, as today's lists of words find them.

    What signals said of it may be older than those lists; what they said stays.
    """
    signals = _with_grave(review.text, review.signals)
    return review if signals == review.signals else replace(review, signals=signals)


def with_grave_signals_of_addition(review: Review) -> Review:
    """The same, of the words that were added last."""
    if review.addition is None:
        return review
    signals = in_brief(_with_grave(review.addition.text, review.addition.signals))
    return replace(review, additions=(*review.additions[:-1], replace(review.addition, signals=signals)))


def _with_grave(text: str, signals: tuple[Signal, ...]) -> tuple[Signal, ...]:
    from chalicelib.domain.signals.list import look_for_grave

    known = {signal.code: signal for signal in signals}
    new = {each.code: each for each in look_for_grave(text) if each.strength > _strength_of(known.get(each.code))}
    return tuple(sorted((known | new).values(), key=lambda signal: -signal.strength)) if new else signals


def help_for(
    text: str, signals: Iterable[Signal] = (), rules: Collection[str] = (), *, escalated: bool = False
) -> list[str]:
    """Return whom to call, in Dutch, where the words of a text ask for help, or what was found in or ruled of them."""
    from chalicelib.domain.signals.hints import HELP, help_lines
    from chalicelib.domain.signals.text.reading import reading

    asked_for = {each.message_nl for each in help_lines(reading(text))}
    asked_for |= {HELP[each] for each in needs_spoken_of(signals, rules, escalated=escalated and not asked_for)}
    return [words for words in HELP.values() if words in asked_for]


def language_told(text: str) -> str:
    """Return the language of a text that is handed in (BCP 47), to be kept with it."""
    from chalicelib.domain.signals.text.language import language_of

    return language_of(text) or UNDETERMINED


def signals_version() -> str:
    """Return the code of the signals that look now."""
    from chalicelib.domain.signals.list import version

    return version()


def read_in_full(text: str) -> bool:
    """Tell whether the signals read the language of a text; where its words do not say which it is, they try."""
    from chalicelib.domain.signals.text.language import READ, UNKNOWN, language_of

    return language_of(text) in {*READ, UNKNOWN}


def _strength_of(signal: Signal | None) -> int:
    return signal.strength if signal else 0


def _came_before(indexed: IndexedReview, review: Review) -> bool:
    return indexed.review_id != review.id and indexed.at < review.submitted_at


def _of_author(review: Review, stores: Stores) -> tuple[tuple[EarlierReview, ...], frozenset[str]]:
    """Return what its author wrote before, and the ids of what came after it about the same organisation."""
    found = []
    newest = stores.similarity_index.by_author(review.author_key, review.spelt_key)
    for indexed in newest[: _EARLIER + 1]:
        if not _came_before(indexed, review):
            continue
        try:
            other = stores.reviews.get(indexed.review_id)
        except (NotFound, UnreadableRecord):
            continue
        found.append(
            EarlierReview(
                review_id=other.id,
                organisation_id=other.organisation_id,
                submitted_at=other.submitted_at,
                score=other.score,
                status=other.status,
            )
        )
    later = (each for each in newest if each.review_id != review.id and each.at >= review.submitted_at)
    return tuple(found), frozenset(each.review_id for each in later if each.organisation_id == review.organisation_id)


def _pace(review: Review, similarity_index: SimilarityIndex, now: datetime, *, noted: bool) -> Pace:
    """Return how many came of late, this one among them, and how many usually do.

    Where hundreds came they are not read one by one at each that comes: of late they are counted until they stand out
    as far as they can, and what is usual is counted once a day.
    """
    from chalicelib.domain.signals.behaviour.burst import DOUBLE, burst_limit

    own, week = review.organisation_id, now - _WEEK
    came = similarity_index.pace(own, since=week - _USUAL * _DAY, most=_LOOKED_AT)
    if not noted and not review.revisions:  # new words of one that came before count no more than the old
        came = [review.submitted_at, *came]
    if len(came) < _LOOKED_AT:
        last_week = sum(at > week for at in came)
        usual, counted_to = len(came) - last_week, 0
    else:
        day = week.replace(hour=0, minute=0, second=0, microsecond=0)
        usual = similarity_index.came(own, since=day - _USUAL * _DAY, until=day)
        counted_to = max(_LOOKED_AT, DOUBLE * burst_limit(usual / _USUAL, _WEEK.days))
        if counted_to > _LOOKED_AT:
            came = similarity_index.pace(own, since=week, most=counted_to)
        last_week = sum(at > week for at in came)
    return Pace(
        last_day=sum(at > now - _DAY for at in came),
        last_week=last_week,
        usual_per_day=usual / _USUAL,
        counted_to=counted_to,
    )


def _origin(review: Review, origin_key: str, stores: Stores, now: datetime) -> Origin:
    shared = [
        each
        for each in stores.similarity_index.by_origin(origin_key, since=now - ORIGIN_WINDOW)
        if each.review_id != review.id
    ]
    same = sum(each.organisation_id == review.organisation_id for each in shared)
    if not review.by_card:
        return Origin(same_organisation=same, anywhere=len(shared))
    own = [each for each in shared if each.organisation_id == review.organisation_id]
    near = [each.review_id for each in own if abs(each.at - review.submitted_at) < _DAY][:_BY_CARD]
    beside = stores.reviews.many(near, unread=go_past, behind=True)
    return Origin(same_organisation=same, anywhere=len(shared), cards=sum(each.by_card for each in beside))
