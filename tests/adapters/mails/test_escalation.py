"""Whoever told of a crime or of despair reads what holds: the ground that there is, and the help that fits."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from chalicelib.domain.reviews.signal import STRONG, Signal
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.mails import Mail, Purpose
from chalicelib.dutch.captions import SECOND_LOOK
from chalicelib.dutch.conduct import CODE_OF_CONDUCT, rule
from tests.adapters.mails.mail_worlds import REVIEW, K, MailPage, World, one_line
from tests.entrypoints.console.test_console import Browser, words
from tests.entrypoints.front_door import House, opened
from tests.worlds import DynamoWorld

CRIME = rule("suspected_crime")


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


class Escalated(World):
    """The mail of an escalation, with the rule that its editor chose, or none."""

    def mail(self) -> Mail:
        return replace(super().mail(), rule=self.rule)


def told(*codes: str, cited: str = "", by_html: bool = False) -> str:
    signals = tuple(Signal(code, STRONG, "Dit staat in de tekst.") for code in codes)
    rendered = Escalated(kind=K.REVIEW_ESCALATED, review=replace(REVIEW, signals=signals), rule=cited).rendered()
    return MailPage(rendered).text if by_html else one_line(rendered.text)


@pytest.mark.parametrize("by_html", [False, True])
@pytest.mark.parametrize("codes", [(), ("self_harm",), ("suspected_crime",), ("self_harm", "suspected_crime")])
def test_no_rule_is_named_that_no_editor_chose(codes: tuple[str, ...], *, by_html: bool) -> None:
    page = told(*codes, by_html=by_html)
    assert not [each.title for each in CODE_OF_CONDUCT if each.title in page or each.text in page]
    assert SECOND_LOOK in page


def test_a_rule_that_was_chosen_is_named_and_is_the_ground() -> None:
    page = told("self_harm", cited="suspected_crime")
    assert CRIME is not None
    assert CRIME.title in page
    assert SECOND_LOOK not in page
    assert "Gaat een waardering misschien over een misdrijf" in page


def test_despair_alone_is_sent_to_who_listens_and_not_to_the_police() -> None:
    page = told("self_harm")
    assert "misdrijf" not in page
    assert "politie" not in page
    assert "iets ergs" not in page
    assert page.index("1813") < page.index("112")
    assert all(number in page for number in ("1813", "102", "106"))
    assert page.index("112") < page.index("Wat doen we met je waardering?")


@pytest.mark.parametrize("codes", [("suspected_crime",), ("self_harm", "suspected_crime"), ()])
def test_a_crime_that_may_be_keeps_its_help(codes: tuple[str, ...]) -> None:
    page = told(*codes)
    assert "Bel 112, of 101 voor de politie" in page
    assert "1813" in page
    assert ("misdrijf" in page) == ("suspected_crime" in codes)


@pytest.mark.parametrize("cited", ["", "suspected_crime"])
def test_the_authors_page_names_the_ground_that_the_mail_does(house: House, cited: str) -> None:
    review_id = house.review("pending")
    house.does(Action.ESCALATE, review_id, rule=cited)
    page = words(Browser(house).get(urlsplit(house.link_for(Purpose.MANAGE, review_id)).path))
    assert CRIME is not None
    assert (CRIME.title in page) == bool(cited)
    assert (SECOND_LOOK in page) == (not cited)
