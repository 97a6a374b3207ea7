"""Theme sets: the aspects that people rate, per sector. Versioned data, never code; see `dutch/files/theme_sets/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from chalicelib.domain.rules.refusals import FieldError

SMALL_GROUP: Final = 3  # reviews online, from which on a small group's organisation sees what each of them rated


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    id: str
    label: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    min: int
    max: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSet:
    """One version of a sector's aspects. A review keeps the id of the version it was written with."""

    id: str
    sector: str
    version: int
    scale: Scale
    aspects: tuple[Aspect, ...]
    aspect_ratings_public: bool = False  # for now they are for the organisation only [W]
    ratings_in_steps: bool = (
        False  # for small groups, where one review's ratings would tell the organisation whose it is
    )

    def shows_organisation_ratings(self, reviews: int) -> bool:
        """Tell whether an organisation with so many reviews online sees what one of them, of this set, rated."""
        return self.aspect_ratings_public or not self.ratings_in_steps or reviews >= SMALL_GROUP

    def check(self, ratings: Mapping[str, int | None]) -> tuple[FieldError, ...]:
        """Return what is wrong with these ratings; empty when nothing is."""
        known = {aspect.id for aspect in self.aspects}
        errors = [FieldError(f"aspect_ratings.{aspect}", "unknown_aspect") for aspect in sorted(ratings.keys() - known)]
        errors += [
            FieldError(f"aspect_ratings.{aspect}", "out_of_range", facts=(self.scale.min, self.scale.max))
            for aspect, rating in ratings.items()
            if aspect in known and rating is not None and not self.scale.min <= rating <= self.scale.max
        ]
        if all(rating is None for rating in ratings.values()):
            errors.append(FieldError("aspect_ratings", "none_rated"))
        return tuple(errors)
