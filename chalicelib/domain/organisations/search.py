"""Search among organisations: by parts of names, municipalities and postal codes, and what was nearly asked."""

import bisect
import heapq
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from chalicelib.domain.organisations.listing import EmailStatus, Sector
from chalicelib.domain.organisations.nearby import POSTAL_CODE, around
from chalicelib.domain.organisations.search_lines import Block, Group, Line, mark
from chalicelib.domain.organisations.slips import SHORTEST_KEPT, Vocabulary
from chalicelib.domain.organisations.spelling import Asked, common, core, folded, lexicon, spelled

COUNTED: Final = 1000  # hits that are counted; where there are more, their number is said to be one more
_FEW: Final = 200  # hits that are shown where part of what was asked was left out
_TWO: Final = 2
_SHARED: Final = 1000  # organisations, of which one more than one has a word that is not rare
_ALIKE: Final = 3  # letters
_BEGINS: Final = 0  # the rank of a name that begins as was asked, where more is found than is counted
_OTHER: Final = 9  # and of any other
_JOINED: Final = 7  # letters that two words have together, for a slip in them to be looked for
Ranked = tuple[int, str, Line]  # by rank, then by key


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found, and where the pages before and after it are."""

    lines: Sequence[Line]
    total: int = 0  # exact to `COUNTED`
    nearest: bool = False  # nothing was found as it was asked: these come near
    previous: str | None = None
    next: str | None = None

    @property
    def ids(self) -> Sequence[str]:
        return [each.id for each in self.lines]


class Index:
    """Blocks, and the lines that changed since they were made (None: taken out)."""

    def __init__(
        self,
        blocks: Iterable[Block],
        changes: Mapping[str, Line | None] | None = None,
        *,
        words: Callable[[], Vocabulary] = lambda: Vocabulary(()),
    ) -> None:
        changes = changes or {}
        changed = Block.of(each for each in changes.values() if each is not None)
        self.sources: tuple[tuple[Block, Mapping[str, Line | None]], ...] = (
            *((block, changes) for block in blocks),
            (changed, {}),
        )
        self.vocabulary = words

    def with_others(self, others: "Index", *, words: Callable[[], Vocabulary]) -> "Index":
        """Return an index of this one's organisations and those of another, which has none of them."""
        both = copy(self)
        both.sources, both.vocabulary = self.sources + others.sources, words
        return both

    def find(
        self,
        words: str,
        *,
        sector: str = "",
        postal_code: str = "",
        email_status: str = "",
        nearby: bool = False,
        cursor: str = "",
        limit: int,
    ) -> Found:
        """The page of `limit` organisations at a cursor: what holds all that is asked, or what comes nearest to that.

        Words are as somebody typed them: signs alone find nothing, no words at all find everything. With `nearby` what
        lies around the postal code that is asked comes along, the nearest first.

        Raises:
            ValueError: we did not make this cursor.
        """
        asked = Asked.read(words)
        if words.strip() and not asked.words:
            return Found(())
        at = _Cursor.read(cursor)
        marks: list[Group] = []
        if sector:
            marks.append((f"\t{mark(Sector(sector))}",))
        if email_status:
            marks.append((f"{mark(EmailStatus(email_status))}\n",))
        code = [folded(postal_code)] if postal_code else []
        wide = (*asked.required, *code)
        if nearby and any(around(each) for each in wide):
            return _page(self._near(wide, marks), at, limit)
        groups = [*map(_group, asked.required), *((f"\t{each} ",) for each in code), *marks]
        hits = list(islice(self._holding(groups), COUNTED + 1))
        if len(hits) > COUNTED:
            return self._broad(asked, groups, at, limit)
        if hits or not wide:
            rank = _Rank(asked)
            return _page(sorted((rank.of(each), each.key, each) for each in hits), at, limit)
        return _page(self._nearest(asked, wide, marks), at, limit, nearest=True)

    def _holding(self, groups: Sequence[Group]) -> Iterator[Line]:
        for block, changes in self.sources:
            yield from _as_kept(block.holding(groups), changes)

    def _broad(self, asked: Asked, groups: Sequence[Group], at: "_Cursor", limit: int) -> Found:
        """Go through more than is counted: names that begin so, then all others, each by name."""
        begins = "\n" + " ".join(asked.words)
        tiers = [(_BEGINS, [*groups, (begins,)]), (_OTHER, groups)] if asked.words else [(_OTHER, groups)]
        walked: list[Ranked] = []
        for rank, wanted in reversed(tiers) if at.back else tiers:
            if (rank > at.rank) if at.back else (rank < at.rank):
                continue
            key = at.key if rank == at.rank else ""
            for each in self._merged(wanted, key, back=at.back):
                if len(walked) > limit:
                    break
                if len(tiers) == 1 or rank == _BEGINS or not each.text.startswith(begins[1:]):
                    walked.append((rank, each.key, each))
        more, page = len(walked) > limit, walked[:limit]
        if at.back:
            page.reverse()
        before, after = (more, True) if at.back else (bool(at.key), more)
        return _found(page, total=COUNTED + 1, before=before, after=after)

    def _merged(self, groups: Sequence[Group], key: str, *, back: bool) -> Iterator[Line]:
        walks = [
            _as_kept(block.holding_before(groups, key) if back else block.holding(groups, key), changes)
            for block, changes in self.sources
        ]
        for each in heapq.merge(*walks, key=lambda each: each.key, reverse=back):
            if not key or (each.key < key if back else each.key > key):
                yield each

    def _nearest(self, asked: Asked, wide: Sequence[str], marks: Sequence[Group]) -> list[Ranked]:
        """Find what comes nearest: with slips put right, words joined or split, and codes nearby; else with less asked.

        A word that many names have may be left out, and so may one of several that are known, or a code: of these
        the one that leaves the fewest. A word that nobody knows may not.
        """
        code = wide[len(asked.required) :]
        joined = [(*each, *code) for each in self._joined(asked.words, slips=False)]
        for words in (*joined, wide, *((*each, *code) for each in self._joined(asked.words, slips=True))):
            if found := self._near(words, marks, sure=True) or self._near(words, marks):
                return found
        own = [word for word in wide if not common(word)]
        if own and len(own) < len(wide) and (found := self._near(own, marks)):
            return found
        fewer = [[*own[:at], *own[at + 1 :]] for at, word in enumerate(own) if self._may_go(word)]
        tried = [self._near(each, marks, most=_FEW) for each in fewer if any(not each.isdigit() for each in each)]
        return min(filter(None, tried), key=len, default=[])

    def _may_go(self, word: str) -> bool:
        return bool(POSTAL_CODE.fullmatch(word)) or self.vocabulary().holds(word)

    def _can_stand(self, part: str) -> bool:
        """Tell if any text may hold a part: a word that no name has need not be looked for."""
        return not part.isalpha() or len(part) < SHORTEST_KEPT or self.vocabulary().holds(part)

    def _joined(self, words: Sequence[str], *, slips: bool) -> Iterator[Sequence[str]]:
        """The words asked, with two that stand together written as one, where such a word is known, or one near it."""
        known = self.vocabulary()
        for at in range(len(words) - 1):
            one = words[at] + words[at + 1]
            odd = len(one) >= _JOINED and not (known.knows(words[at]) and known.knows(words[at + 1]))
            if (odd and known.near(one, alone=False)) if slips else known.holds(one):
                kept = (*words[:at], one, *words[at + 2 :])
                yield [word for word in kept if word == one or word not in lexicon().small]

    def _near(
        self, words: Sequence[str], marks: Sequence[Group], *, sure: bool = False, most: int = COUNTED
    ) -> list[Ranked]:
        """Find what has these words, or what may have been meant by them; nothing where that is more than `most`.

        With `sure`, a word that is known was meant as it is.
        """
        far = {code: km for word in words if POSTAL_CODE.fullmatch(word) for code, km in around(word).items()}
        rare = most < COUNTED  # where a part was left out, the rest tells less
        alone = rare or sum(not common(word) for word in words) < _TWO
        asked = [word for word in words if not around(word)]
        attempt = [self._instead(word, alone=alone, sure=sure, rare=rare) for word in asked]
        if not all(attempt):
            return []
        groups: list[Group] = [_either(ways) for ways in attempt]
        if far:
            groups.append([re.compile(f"\t(?:{'|'.join(far)}) ")])
        lines = list(islice(self._meant([*groups, *marks], attempt), COUNTED + 1 if most == COUNTED else most + 1))
        if len(lines) > most < COUNTED:
            return []
        ranks: dict[tuple[str, ...], _Rank] = {}
        found = []
        for each, meant in lines:
            name, place, _ = each.text.split("\t")
            read = tuple([way.part for way in meant if way.part.isprintable()])
            rank = ranks.get(read) or ranks.setdefault(read, _Rank(Asked(read)))
            km = far.get(place.partition(" ")[0], 0)
            slips = sum([way.slips for way in meant])
            found.append(((slips * 100 + km) * 10 + rank.among(name, place), each.key, each))
        return sorted(found)[:COUNTED]

    def _meant(
        self, groups: Sequence[Group], attempt: Sequence[Sequence["_Way"]]
    ) -> Iterator[tuple[Line, list["_Way"]]]:
        """The lines that hold one of each group, with what each word was taken for: the nearest that they have."""
        for each in self._holding(groups):
            text = f" {each.text}".replace("\t", " \t")
            meant = [way for ways in attempt for way in islice((way for way in ways if way.sought in text), 1)]
            if len(meant) == len(attempt):
                yield each, meant

    def _instead(self, word: str, *, alone: bool, sure: bool, rare: bool) -> list["_Way"]:
        """Return what may stand for a word, the nearest first; with `rare`, only what is hardly near by chance."""
        ways = [_Way(0, part, part) for part in map(str, _group(word)) if self._can_stand(part)]
        known = self.vocabulary()
        if word in lexicon().kinds or (sure and known.knows(word)):
            return ways
        near = [
            _Way(count, each, f" {each}" if count == 1 else f" {each} ")
            for count, each in known.near(word, alone=alone)
        ]
        if not near and not rare:
            perhaps = known.perhaps(word, alone=alone)
            near = [_Way(count, each, f" {each} ") for count, each in perhaps if self._often(each)]
        parts = map(spelled, known.parts(word, lexicon().pieces))
        return [*ways, *sorted([*near, *(_Way(1, each, f" {each} ") for each in parts if self._stands(each))])]

    def _often(self, word: str) -> bool:
        """Tell if as many have a word as have a place in common: what is typed with a slip is hardly a rare one."""
        wanted = sum(block.number for block, _ in self.sources) // _SHARED + 1
        for block, _ in self.sources:
            wanted -= block.number_with(word)
            if wanted <= 0:
                return True
        return False

    def _stands(self, phrase: str) -> bool:
        """Tell if some text has these words as they are, and not the end of one and the beginning of another."""
        whole = re.compile(rf"\b{phrase}\b")
        return any(phrase in block.texts and whole.search(block.texts) for block, _ in self.sources)


class _Way(NamedTuple):
    """A word that may stand for one that was asked, and how far it is from it."""

    slips: int
    part: str
    sought: str  # in a line with blanks around: one that was put right where a word begins, or as a whole word


class _Rank:
    """The fit of a name, best first: as it was asked, but for its kind, begins so, has the words, and then by less.

    A house of the town that was asked, by its whole name, stands before names that only begin with its letters (`mol`
    in Molenhof) or hold them (`gent` in Morgentuin); last comes what is found by a part of its place.
    """

    EXACT, BUT_FOR_KIND, BEGINS, HAS, OF_TOWN, BEGINS_IN_A_WORD, WORDS_BEGIN, PARTS, BY_PLACE = range(9)

    def __init__(self, asked: Asked) -> None:
        self._phrase = " ".join(asked.words)
        self._core = core(asked.words)
        self._words = asked.own or asked.required
        self._all = asked.required

    def of(self, line: Line) -> int:
        name, place, _ = line.text.split("\t")
        return self.among(name, place)

    def among(self, name: str, place: str) -> int:
        if not self._words or name == self._phrase:
            return self.EXACT
        stem, begins = core(name.split()), []
        elsewhere = [word for word in self._words if word not in place]
        here = elsewhere or [word for word in self._all if word not in place]
        for sought in (self._core, " ".join(here)):
            if sought and stem == sought:
                return self.BUT_FOR_KIND
            if sought and (stem.startswith(sought) or name.startswith(sought)):
                begins.append(f"{sought} ")
        if begins and any(each.startswith(sought) for sought in begins for each in (f"{stem} ", f"{name} ")):
            return self.BEGINS
        held = bool(here) and all(word in name for word in here)
        if held and _all_in(here, name):
            return self.HAS
        if not elsewhere and _all_in(self._words, place):
            return self.OF_TOWN
        return self.BEGINS_IN_A_WORD if begins else self._by_letters(here, name) if held else self.BY_PLACE

    def _by_letters(self, here: Sequence[str], name: str) -> int:
        return self.WORDS_BEGIN if all(f" {word}" in f" {name}" for word in here) else self.PARTS


def _all_in(words: Sequence[str], text: str) -> bool:
    """Tell if a text has all these, each as a whole word."""
    return all(f" {word} " in f" {text} " for word in words)


@dataclass(frozen=True, slots=True)
class _Cursor:
    """A place between two hits: after one of this rank and key, or before it."""

    rank: int = -1
    key: str = ""
    back: bool = False

    @classmethod
    def read(cls, cursor: str) -> "_Cursor":
        if not cursor:
            return cls()
        if cursor[0] not in "<>":  # as release 0.1.0 made it
            return cls(_OTHER, cursor)
        rank, _, key = cursor[1:].partition("\t")
        return cls(int(rank), key, cursor[0] == "<")


def _group(word: str) -> Group:
    """Return what stands for a word: itself, and for what people call a house all houses of its sector."""
    kind = lexicon().kinds.get(word)
    return (word,) if kind is None else (f"\t{mark(kind)}", word)


def _either(ways: Sequence[_Way]) -> Group:
    """One pattern for those that begin alike: a text is gone through once for them, and fast by how they begin."""
    alike: dict[str, list[str]] = defaultdict(list)
    for part in sorted(way.part for way in ways):
        alike[part[:_ALIKE]].append(part)
    return [parts[0] if len(parts) == 1 else re.compile("|".join(map(re.escape, parts))) for parts in alike.values()]


def _as_kept(lines: Iterator[Line], changes: Mapping[str, Line | None]) -> Iterator[Line]:
    return (each for each in lines if each.id not in changes) if changes else lines


def _page(ranked: Sequence[Ranked], at: _Cursor, limit: int, *, nearest: bool = False) -> Found:
    sought = (at.rank, at.key)
    keys = [(rank, key) for rank, key, _ in ranked]
    if at.back:
        end = bisect.bisect_left(keys, sought)
        first = max(0, end - limit)
    else:
        first = bisect.bisect_right(keys, sought)
        end = first + limit
    page = ranked[first:end]
    return _found(page, total=len(ranked), before=first > 0, after=end < len(ranked), nearest=nearest and bool(ranked))


def _found(page: Sequence[Ranked], *, total: int, before: bool, after: bool, nearest: bool = False) -> Found:
    lines = [each for _, _, each in page]
    previous = f"<{page[0][0]}\t{page[0][1]}" if page and before else None
    further = f">{page[-1][0]}\t{page[-1][1]}" if page and after else None
    return Found(lines, total, nearest, previous, further)
