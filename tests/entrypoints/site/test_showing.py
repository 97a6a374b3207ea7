"""What leaves is what a schema names, read from the domain by the names of its fields."""

from dataclasses import dataclass, replace

import msgspec
import pytest

from chalicelib.domain.reviews.public_review import public_review_of
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.entrypoints.schemas.public_schemas import Out, PublicReviewOut
from chalicelib.entrypoints.schemas.showing import public_review_out, shown
from tests.builders import NOW, organisation, review
from tests.fakes.given import FakeThemeSets


class InnerOut(Out):
    text: str


class OuterOut(Out):
    id: str
    inner: InnerOut | None
    items: list[InnerOut]
    kind: str = "none"


@dataclass(frozen=True, slots=True)
class Inner:
    text: str
    secret: str = "canary"


@dataclass(frozen=True, slots=True)
class Outer:
    id: str
    inner: Inner | None = None
    items: tuple[Inner, ...] = ()
    secret: str = "canary"


FOUND = Outer("one", Inner("two"), (Inner("three"),))


def test_only_what_a_schema_names_is_read_within_it_too() -> None:
    sent = msgspec.json.encode(shown(OuterOut, FOUND))
    assert sent == b'{"id":"one","inner":{"text":"two"},"items":[{"text":"three"}],"kind":"none"}'


def test_the_last_source_counts_and_what_is_given_before_all() -> None:
    assert shown(OuterOut, FOUND, Outer("other"), kind="given") == OuterOut("other", None, [], "given")
    assert shown(OuterOut, FOUND, inner=None).inner is None


def test_a_name_that_the_schema_does_not_have_is_a_fault() -> None:
    with pytest.raises(TypeError, match="OuterOut has no secret"):
        shown(OuterOut, FOUND, secret="canary")


@pytest.mark.parametrize("sources", [(), (Inner("two"),)])
def test_a_field_that_nothing_has_is_a_fault(sources: tuple[object, ...]) -> None:
    with pytest.raises(msgspec.ValidationError, match="id"):
        shown(OuterOut, *sources, kind="given")


def test_ratings_leave_only_where_a_theme_set_makes_them_public() -> None:
    found = public_review_of(review(status=Status.PUBLISHED, published_at=NOW))
    assert found is not None
    theme_sets, of = FakeThemeSets(), organisation()
    assert public_review_out(found, of, theme_sets=theme_sets).aspect_ratings is None
    theme_sets.put(replace(theme_sets.version(found.theme_set), aspect_ratings_public=True))
    assert public_review_out(found, of, theme_sets=theme_sets).aspect_ratings == found.aspect_ratings
    assert isinstance(public_review_out(found, of, theme_sets=theme_sets), PublicReviewOut)
    unknown = replace(found, theme_set="residential_care-99")
    assert public_review_out(unknown, of, theme_sets=theme_sets).aspect_ratings is None
