"""The pictures of the architecture say what the code says."""

import pytest

import app as front_door
from infra.diagrams import DIAGRAMS, PAGE, drawn


def test_the_page_of_the_architecture_is_up_to_date() -> None:
    assert front_door.app.routes  # hanging the blueprints filled the table of routes
    page = PAGE.read_text(encoding="utf-8")
    assert page == drawn(page), "run: .venv/bin/python -m infra.diagrams"


@pytest.mark.parametrize("name", DIAGRAMS)
def test_a_page_without_a_place_for_a_diagram_is_refused(name: str) -> None:
    page = PAGE.read_text(encoding="utf-8").replace(f"<!-- drawn: {name} -->", "")
    with pytest.raises(ValueError, match=name):
        drawn(page)
