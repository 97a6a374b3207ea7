"""The question to a row of proof, and its answer."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Scale:
    """The scale of trying: in full, or only so far that a suite of tests can wait for it."""

    full: bool
    times: int = 1  # the full count, for the row that may go on all night

    def of(self, *, full: int, quick: int) -> int:
        """Return how often to try something."""
        return full if self.full else quick


@dataclass(frozen=True)
class Outcome:
    """The outcome of a promise. Whoever tried less than they were to try has shown nothing."""

    what: str  # was tried
    tried: int  # so often
    at_least: int  # fewer than these are a shortfall
    happened: str
    lost: int = 0  # acknowledged and gone, sent twice, let through: whatever the promise says never happens
    shortfalls: tuple[str, ...] = ()  # each a sentence
    not_here: str = ""  # why this machine cannot show it, which is neither kept nor broken

    def __post_init__(self) -> None:
        if self.at_least < 1:
            raise ValueError("a row that need not try shows nothing")

    @property
    def why_not(self) -> tuple[str, ...]:
        """All that keeps the promise from being shown; nothing when it was kept."""
        few = (f"tried {self.tried} times, at least {self.at_least} are needed",) if self.tried < self.at_least else ()
        lost = (f"lost: {self.lost}",) if self.lost else ()
        return (*few, *lost, *self.shortfalls)

    @property
    def met(self) -> bool:
        return not self.why_not


class Prove(Protocol):
    """Tries what a row promises."""

    def __call__(self, ask: Scale) -> Outcome: ...
