"""Batteries: texts with what is to be found in them and what is not; and how often that came out.

A line is `{text, kind, expect, not}` and, where it matters, `organisation` and `author` as `python -m infra.signals`
takes them. `kind` is who wrote it (a review, unless it is another kind of words). `expect` and `not` hold codes of
signals, `hint:CODE`, `theme:ID`, `points:ID:praise` or `criticism`, `language:CODE`; an end of `*` stands for all that
begin so and are not expected; `CODE=WORDS` asks that one of the passages holds these words.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import msgspec

from chalicelib.domain.signals.words import Written

FOLDER: Final = Path(__file__).parent
STRONG: Final = 3


@dataclass(frozen=True, slots=True)
class Case:
    """One text of a battery."""

    text: str
    written: str
    expect: tuple[str, ...]
    never: tuple[str, ...]
    about: Mapping[str, Any]  # the organisation and the author, as the line has them

    @property
    def asked(self) -> dict[str, Any]:
        """The line as `python -m infra.signals` reads it."""
        return {"id": "", "kind": self.written, "text": self.text, **self.about}


@dataclass(slots=True)
class Tally:
    """The number of times that something was found, missed and found wrongly."""

    texts: int = 0
    found: int = 0
    missed: int = 0
    wrong: int = 0
    wrong_strong: int = 0
    harmless: int = 0  # texts in which nothing of the kind is to be found
    alarms: int = 0  # of these, those in which something was
    misses: list[str] = field(default_factory=list)  # the texts, for whoever works on a signal
    mistakes: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float | None:
        asked = self.found + self.missed
        return self.found / asked if asked else None

    @property
    def precision(self) -> float | None:
        said = self.found + self.wrong
        return self.found / said if said else None

    @property
    def per_thousand(self) -> float | None:
        """False alarms among a thousand harmless texts."""
        return 1_000 * self.alarms / self.harmless if self.harmless else None


class WrongBatteryError(Exception):
    """A file of a battery that cannot be read; the message names it."""


def read(folder: Path) -> Mapping[str, list[Case]]:
    """Read the batteries of a folder by kind: `KIND.jsonl`, or `KIND-NAME.jsonl` for more of one kind.

    A `NAME.txt` holds a harmless text a line, in which no signal at all is to be found.

    Raises:
        WrongBatteryError: a line is not of this form.
    """
    found: dict[str, list[Case]] = {}
    for file in sorted(folder.glob("*.jsonl")):
        found.setdefault(file.stem.partition("-")[0], []).extend(_cases(file))
    for file in sorted(folder.glob("*.txt")):
        lines = file.read_text(encoding="utf-8").splitlines()
        found[file.stem] = [Case(line, Written.REVIEW, (), ("*",), {}) for line in lines if line.strip()]
    return found


def _cases(file: Path) -> Iterator[Case]:
    for number, line in enumerate(file.read_bytes().splitlines(), start=1):
        if not line.strip():
            continue
        try:
            held: dict[str, Any] = msgspec.json.decode(line)
            kind = held.get("kind", "")
            yield Case(
                text=held["text"],
                written=kind if kind in {*Written} else Written.REVIEW,
                expect=tuple(held.get("expect", ())),
                never=tuple(held.get("not", ())),
                about={key: held[key] for key in ("organisation", "author") if key in held},
            )
        except (msgspec.DecodeError, KeyError, TypeError, AttributeError) as wrong:
            raise WrongBatteryError(f"{file.name}, line {number}: {wrong}") from wrong


@dataclass(frozen=True, slots=True)
class Answer:
    """Whatever was found in one text: each code, with its strength and its passages."""

    codes: Mapping[str, tuple[int, tuple[str, ...]]]

    @classmethod
    def of(cls, line: Mapping[str, Any]) -> "Answer":
        """An answer of `python -m infra.signals`."""
        codes = {each["code"]: (each["strength"], tuple(each["passages"])) for each in line["signals"]}
        codes |= {f"theme:{each['id']}": (0, tuple(each["passages"])) for each in line["themes"]}
        codes |= {f"points:{each['id']}:{each['points']}": (0, ()) for each in line["themes"] if each.get("points")}
        codes |= {f"hint:{code}": (0, ()) for code in line["hints"]}
        return cls(codes | ({f"language:{line['language']}": (0, ())} if line["language"] else {}))

    def has(self, wanted: str) -> bool:
        code, _, words = wanted.partition("=")
        if code not in self.codes:
            return False
        return not words or any(words in passage or passage in words for passage in self.codes[code][1])

    def against(self, case: Case) -> list[str]:
        """The codes that were found and are not to be."""
        wanted = {each.partition("=")[0] for each in case.expect}
        return [code for code in self.codes if code not in wanted and any(_means(each, code) for each in case.never)]


def _means(pattern: str, code: str) -> bool:
    if pattern == "*":
        return ":" not in code  # every signal; themes, hints and the language are no alarm
    return code.startswith(pattern[:-1]) if pattern.endswith("*") else code == pattern


def tallied(cases: Iterable[Case], answers: Iterable[Answer]) -> Mapping[str, Tally]:
    """Return how a battery came out: under the empty name all of it, and each code that it expects by itself."""
    tallies: dict[str, Tally] = {"": Tally()}
    for case, answer in zip(cases, answers, strict=True):
        whole = tallies[""]
        whole.texts += 1
        wrong = answer.against(case)
        for code in wrong:
            for tally in (whole, tallies.setdefault(code, Tally())):
                tally.wrong += 1
                tally.wrong_strong += answer.codes[code][0] >= STRONG
                tally.mistakes.append(case.text)
        for wanted in case.expect:
            for tally in (whole, tallies.setdefault(wanted.partition("=")[0], Tally())):
                hit = answer.has(wanted)
                tally.found += hit
                tally.missed += not hit
                tally.misses += [] if hit else [case.text]
        if not case.expect:
            whole.harmless += 1
            whole.alarms += bool(wrong)
    return tallies
