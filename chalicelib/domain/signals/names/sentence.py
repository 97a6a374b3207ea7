"""The words of a text by their number, each with what stands before and behind it."""

from functools import cached_property
from typing import Final

from chalicelib.domain.signals.text.reading import Reading, regex

_WORD: Final = r"\w+(?:[-']\w+)*"


class Words:
    """The words of a text by their number, with what stands between."""

    def __init__(self, read: Reading) -> None:
        self.read = read
        self.spans = [match.span() for match in regex(_WORD).finditer(read.normalised)]
        self.plain = [read.normalised[start:end] for start, end in self.spans]
        if "'s" in read.normalised:
            self.plain = [word.removesuffix("'s") for word in self.plain]

    @cached_property
    def shouted(self) -> bool:
        """Whether most of the words are in capitals: then a capital says nothing."""
        long = [self.read.text[start:end] for start, end in self.spans if end - start > 1]
        return sum(map(str.isupper, long)) > len(long) / 2

    @cached_property
    def capitals(self) -> frozenset[int]:
        """The words that begin with a capital which says something."""
        text = self.read.text
        found = frozenset([at for at, (start, _) in enumerate(self.spans) if text[start].isupper()])
        return frozenset() if found and self.shouted else found

    def capital(self, at: int) -> bool:
        return at in self.capitals

    def gap(self, at: int) -> str:
        """What stands between a word and the next."""
        return (
            self.read.normalised[self.spans[at][1] : self.spans[at + 1][0]] if 0 <= at < len(self.spans) - 1 else "\n"
        )

    def opens(self, at: int) -> bool:
        """Check that a word is the first of a sentence, a line, a quotation."""
        return at == 0 or self.gap(at - 1).strip(" ,)&/'-+") != ""

    def goes_on(self, at: int) -> bool:
        """Check that what follows a word may be more of one name: a capital, or "d'Hondt"."""
        return self.capital(at + 1) or any(each.startswith(("d'", "t'")) for each in self.plain[at + 1 : at + 2])

    def before(self, at: int) -> str:
        return "" if self.opens(at) else self.plain[at - 1]

    def behind(self, at: int) -> str:
        return self.plain[at + 1] if self.gap(at) == " " else ""
