"""Of few reviews nothing is told by which one of them could be worked out: no score, no share, in no form."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import pytest

from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.bootstrap import platform
from chalicelib.domain.organisations.themes import SMALL_GROUP, ThemeSet
from chalicelib.domain.reviews.score import THRESHOLD
from chalicelib.domain.rules.mails import MailKind, Purpose
from chalicelib.dutch.theme_sets import FileThemeSets
from chalicelib.use_cases.mails.compose_mail import Composed, compose_mail
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened

_LINK: Final = MailKind.INSIGHTS_LINK


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


@pytest.fixture
def in_steps(house: House) -> House:
    """A house whose theme sets are for small groups."""
    platform().theme_sets = InSteps()
    return house


class InSteps(FileThemeSets):
    """The theme sets of the stage, with the setting for small groups."""

    def current(self, sector: str) -> ThemeSet:
        return replace(super().current(sector), ratings_in_steps=True)

    def version(self, theme_set_id: str) -> ThemeSet:
        return replace(super().version(theme_set_id), ratings_in_steps=True)


def get(house: House, path: str, accept: str = "application/json") -> str:
    answer = house._client.http.get(path, headers={"Accept": accept})
    assert answer.status_code == 200
    return str(answer.body.decode())


def own(house: House) -> str:
    """The link to the organisation's figures."""
    assert house.call("POST", f"/organisations/{house.home}/insights-link", {})[0] == 202
    return house.link(_LINK)


def sheet(house: House, link: str) -> list[dict[str, str]]:
    text = get(house, f"{link}/reviews.csv").removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def figures(found: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every score, average, share and distribution in an answer, by its place."""
    if isinstance(found, dict):
        for name, value in found.items():
            at = f"{path}.{name}"
            if name in {"score", "average", "last_year", "low", "high", "distribution"}:
                yield at, value
            else:
                yield from figures(value, at)
    elif isinstance(found, list):
        for each in found:
            yield from figures(each, path)


def shown(house: House) -> dict[str, Any]:
    """Every figure that anybody is told, by where."""
    home = f"/organisations/{house.home}"
    link = own(house)
    answers = {path: house.call("GET", path)[1] for path in (home, f"{home}/widget.json", "/organisations", link)}
    found = {f"{path} {at}": value for path, answer in answers.items() for at, value in figures(answer)}
    html = {path: get(house, path, "text/html") for path in (home, f"{home}/reviews", link, "/organisations")}
    found |= {f"{path} in words": re.search(r"\d,\d", text) or None for path, text in html.items()}
    found |= {f"{path} for machines": "ratingValue" in text or None for path, text in html.items()}
    found["feed"] = re.search(r"\d,\d|distribution", get(house, f"{home}/feed.atom"))
    found["sheet"] = {row["Score"] for row in sheet(house, link)} - {""} or None
    return found


@pytest.mark.parametrize("reviews", [1, THRESHOLD - 1])
def test_below_the_threshold_there_is_no_figure_in_any_form(house: House, reviews: int) -> None:
    for _ in range(reviews):
        house.review()
    home = house.call("GET", f"/organisations/{house.home}")[1]
    assert (home["reviews"], home["summary"]["reviews"]) == (reviews, reviews)  # how many there are is public
    assert {at: value for at, value in shown(house).items() if value is not None} == {}


def test_from_the_threshold_on_there_is_one_in_every_form_that_has_one(house: House) -> None:
    for _ in range(THRESHOLD):
        house.review()
    found = shown(house)
    without = {at for at, value in found.items() if value is None}
    assert house.call("GET", f"/organisations/{house.home}")[1]["summary"]["distribution"]["4"] == THRESHOLD
    assert {at.partition(" ")[2] for at in without} <= {"in words", "for machines", ".aspects.average", *_UNRATED, ""}
    assert found["sheet"] == {"4,0"}
    assert found[f"/organisations/{house.home} for machines"]


_UNRATED: Final = {".aspects.last_year", ".aspects.low", ".aspects.high", ".themes.average"}


def test_the_page_about_scores_says_that_each_new_review_moves_a_public_average(house: House) -> None:
    assert "Elke nieuwe waardering doet het cijfer een beetje bewegen" in get(house, "/score", "text/html")


@pytest.mark.parametrize("reviews", [1, SMALL_GROUP - 1, SMALL_GROUP])
def test_of_a_small_group_the_organisation_sees_nobodys_ratings_until_there_are_three(
    in_steps: House, reviews: int
) -> None:
    ids = [in_steps.review() for _ in range(reviews)]
    seen = reviews >= SMALL_GROUP
    link = in_steps.link_for(Purpose.REPLY, ids[0])
    review = in_steps.call("GET", link)[1]["review"]
    assert (review["aspect_ratings"] is not None) == seen
    assert (review["ratings_withheld"] is None) == seen
    assert ("Zodra er 3 waarderingen online staan" in get(in_steps, link, "text/html")) != seen
    assert ("4 op 5" in get(in_steps, link, "text/html")) == seen
    rows = sheet(in_steps, own(in_steps))
    assert len(rows) == reviews
    assert any("4" in row.values() for row in rows) == seen
    if not seen:
        assert review["ratings_withheld"]["code"] == "small_group"


def test_the_mail_of_a_small_groups_review_holds_no_ratings_and_says_why(in_steps: House) -> None:
    in_steps.review()
    here = platform()
    mail = next(each.mail for each in OutboxItem.scan() if each.mail.kind is MailKind.REVIEW_NOTIFICATION)
    for theme_sets, told in ((FileThemeSets(), ": 4"), (InSteps(), "Vanaf 3 waarderingen")):
        here.theme_sets = theme_sets
        composed = compose_mail(mail, stores=here, now=here.now())
        assert isinstance(composed, Composed)
        text = here.mail_renderer.write(mail, composed.context, to=composed.to).text
        assert told in text
        assert (": 4" in text) == (told == ": 4")


def test_who_is_to_write_hears_when_the_organisation_sees_the_scores(in_steps: House) -> None:
    said = get(in_steps, f"/organisations/{in_steps.home}/write", "text/html")
    assert "pas zodra ze 3 waarderingen heeft" in said


def test_other_organisations_are_shown_each_rating_at_once(house: House) -> None:
    review = house.call("GET", house.link_for(Purpose.REPLY, house.review()))[1]["review"]
    assert review["aspect_ratings"]
    assert review["ratings_withheld"] is None
