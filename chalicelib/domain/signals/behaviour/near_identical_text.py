"""Near-identical text: the same words about the same organisation, or about another one [Z].

A short text says little of who wrote it: two people may both find "alles heel goed, lieve mensen". It stays weak.
"""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK, Signal
from chalicelib.domain.signals.text.age import NEARLY_THE_SAME
from chalicelib.domain.signals.text.facts import Facts, SimilarText
from chalicelib.domain.signals.text.near_duplicates import ALIKE

SHORT: Final = 12  # words


def near_identical_text(facts: Facts) -> Signal | None:
    """Strong when nearly the same about the same organisation, or about three others."""
    alike = [each for each in facts.similar if each.similarity >= ALIKE and each.review_id != facts.review.id]
    if not alike:
        return None
    here = [each for each in alike if each.organisation_id == facts.review.organisation_id]
    elsewhere = [each for each in alike if each.organisation_id != facts.review.organisation_id]
    short = len(facts.review.text.split()) < SHORT
    evidence = ". ".join(
        _said(found, where) for found, where in ((here, "dezelfde"), (elsewhere, "een andere")) if found
    )
    return Signal(
        "near_identical_text",
        WEAK if short else max(_strength_here(here), _strength_elsewhere(elsewhere)),
        evidence + (". De tekst is kort: gelijkenis kan toeval zijn." if short else "."),
        related=tuple(each.review_id for each in sorted(alike, key=lambda each: (-each.similarity, each.review_id))),
    )


def _strength_here(found: list[SimilarText]) -> int:
    if not found:
        return 0
    return STRONG if any(each.similarity >= NEARLY_THE_SAME for each in found) else MODERATE


def _strength_elsewhere(found: list[SimilarText]) -> int:
    nearly = sum(each.similarity >= NEARLY_THE_SAME for each in found)
    many = 3
    return STRONG if nearly >= many else MODERATE if nearly else WEAK


def _said(found: list[SimilarText], where: str) -> str:
    most = round(100 * max(each.similarity for each in found))
    which = "één waardering" if len(found) == 1 else f"{len(found)} waarderingen"
    return f"De tekst lijkt voor ongeveer {most}% op {which} over {where} organisatie"
