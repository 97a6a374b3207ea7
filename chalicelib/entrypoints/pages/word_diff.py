"""The changes of an author: two texts as one, with the words that went and the words that came."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from markupsafe import Markup, escape

from chalicelib.dutch.phrases import CAME, WENT

_WORDS: Final = re.compile(r"\s+|\w+|[^\w\s]")
_MOST: Final = 4_000  # words and marks; beyond it two texts are put side by side, unread
_WENT: Final = Markup('<del><span class="unseen"> [{} </span>{}<span class="unseen">] </span></del>')
_CAME: Final = Markup('<ins><span class="unseen"> [{} </span>{}<span class="unseen">] </span></ins>')


def word_diff(before: str, after: str) -> Markup:
    """The later text, safe to show, with `<del>` and `<ins>`; said in words too, for who hears the page."""
    was, now = _WORDS.findall(before), _WORDS.findall(after)
    found = Markup()
    for change, was_from, was_to, now_from, now_to in _changes(was, now):
        went, came = "".join(was[was_from:was_to]), "".join(now[now_from:now_to])
        if change == "equal":
            found += escape(came)
            continue
        found += (_WENT.format(WENT, went) if went else "") + (_CAME.format(CAME, came) if came else "")
    return found


def _changes(was: list[str], now: list[str]) -> list[tuple[str, int, int, int, int]]:
    if len(was) + len(now) > _MOST:
        return [("equal" if was == now else "replace", 0, len(was), 0, len(now))]
    return _whole_words(SequenceMatcher(None, was, now, autojunk=False).get_opcodes(), was)


def _whole_words(
    changes: Sequence[tuple[str, int, int, int, int]], was: list[str]
) -> list[tuple[str, int, int, int, int]]:
    """Changes with only a blank between them are one change: that reads as people write."""
    joined: list[tuple[str, int, int, int, int]] = []
    for at, (change, was_from, was_to, now_from, now_to) in enumerate(changes):
        only_blank = change == "equal" and 0 < at < len(changes) - 1 and not "".join(was[was_from:was_to]).strip()
        kind = "replace" if only_blank else change
        if joined and kind != "equal" and joined[-1][0] != "equal":
            _, earlier_was, _, earlier_now, _ = joined[-1]
            joined[-1] = ("replace", earlier_was, was_to, earlier_now, now_to)
        else:
            joined.append((kind, was_from, was_to, now_from, now_to))
    return joined
