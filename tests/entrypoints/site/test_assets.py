"""Style sheets and scripts: small files that browsers keep."""

from collections.abc import Iterator
from typing import Any

import pytest
from chalice.test import Client

import app as front_door
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.entrypoints.pages.assets import asset, asset_path
from tests.conftest import DynamoWorld
from tests.entrypoints.pages.page_states import all_rendered
from tests.entrypoints.pages.page_words import FRIENDLY


@pytest.fixture
def http(dynamodb_world: DynamoWorld) -> Iterator[Any]:  # noqa: ARG001 - its settings are what the door asks for
    with Client(front_door.app) as client:
        yield client.http


def test_an_address_with_the_digest_of_its_content_is_kept_for_a_year(http: Any) -> None:
    seen = http.get(asset_path("style.css"))
    assert seen.status_code == 200
    assert seen.headers["Content-Type"] == "text/css; charset=utf-8"
    assert seen.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert seen.body.decode() == asset("style.css")


@pytest.mark.parametrize("query", ["", "?v=", "?v=000000000000"])
def test_any_other_address_is_soon_asked_again(http: Any, query: str) -> None:
    assert http.get(f"/assets/style.css{query}").headers["Cache-Control"] == "public, max-age=3600"


@pytest.mark.parametrize("name", ["none.css", "..", "../style.css", "__init__.py", ""])
def test_nothing_else_of_the_house_is_handed_out(name: str) -> None:
    with pytest.raises(NotFound):
        asset(name)


def test_a_visitors_page_with_all_it_needs_stays_within_50_kilobytes() -> None:
    """Unpressed: what compression wins comes on top."""
    for name in ("start", "organisation", "write", "check", "reviews", "integrity"):
        parts = [all_rendered(FRIENDLY)[name], asset("style.css"), asset("forms.js")]
        assert sum(len(each.encode()) for each in parts) < 50 * 1024, name
