"""Facts of a review about which nothing stands out, of which a test changes only what matters to it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from chalicelib.domain.organisations.listing import Address
from chalicelib.domain.reviews.parts import Capacity
from chalicelib.domain.reviews.signal import Passage, Signal
from chalicelib.domain.signals.text.facts import Facts
from tests.builders import author, listing, review

WOONZORG: Final = listing(
    name="Woonzorgcentrum Sint-Jozef",
    address=Address(street="Pastoor Claeslaan", number="12", postal_code="2500", municipality="Lier"),
    email="onthaal@wzcsintjozef.example",
    website="https://www.wzcsintjozef.example/contact",
    phone="03 480 12 34",
)


def facts(text: str = "De zorg is goed en het eten ook.", **changes: Any) -> Facts:
    """`text`, `capacity` and `experienced` go to the review; the rest is as `Facts` names it."""
    about = {name: changes.pop(name) for name in ("capacity", "experienced", "aspect_ratings") if name in changes}
    made = Facts(review=review(text=text, **about), listing=WOONZORG, author=author(email="mieke@telenet.be"))
    return replace(made, **changes)


def found(check: Callable[[Facts], Signal | None], text: str, **changes: Any) -> list[str]:
    """The words that a check points at."""
    signal = check(facts(text, **changes))
    if signal is None:
        return []
    sound(signal, text)
    return [passage.text for passage in signal.passages]


def strength(check: Callable[[Facts], Signal | None], text: str = "", **changes: Any) -> int:
    """Return how strong a check finds it; 0 for nothing."""
    signal = check(facts(text, **changes))
    return signal.strength if signal else 0


def sound(signal: Signal, text: str) -> None:
    """Check what holds of every signal: a whole Dutch sentence, and passages in place, in order and apart."""
    assert signal.strength in {1, 2, 3}
    assert signal.evidence[0].isupper()
    assert signal.evidence.endswith(".")
    assert_in_place(signal.passages, text)
    for before, after in zip(signal.passages, signal.passages[1:], strict=False):
        assert before.end <= after.start


def assert_in_place(passages: tuple[Passage, ...], text: str) -> None:
    for passage in passages:
        assert 0 <= passage.start < passage.end <= len(text)
        assert passage.text == text[passage.start : passage.end]


CLIENT: Final = Capacity.CLIENT
