"""Help lines stand wherever an author reads that words of need are not, or not any longer, online; nowhere else."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from chalicelib.domain.cases.notice import NoticeReason
from chalicelib.domain.reviews.help_needs import LISTS_HELP, OF_NOTICES
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.mails import Addressee, MailKind, Purpose
from infra.local.mailbox.letters import BY_POST
from tests.adapters.mails.mail_worlds import NOTICE, WORLDS, K, MailPage, World, one_line
from tests.entrypoints.console.test_console import Browser, words
from tests.entrypoints.front_door import House, opened
from tests.worlds import DynamoWorld

WHERE = "Waar kun je terecht?"
# Of what is erased only the rule is left, and an addition has signals of its own.
BY_SIGNAL = sorted(LISTS_HELP - {K.ADDITION_REJECTED})
LISTS_ALWAYS = {K.REVIEW_ESCALATED}


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def told(kind: MailKind, *signals: str, **changes: object) -> str:
    """Return what the mail says; its text and its HTML list the same lines."""
    world = next(each for each in WORLDS if each.kind is kind and each.to is Addressee.AUTHOR)
    rendered = replace(world, signals=signals, **changes).rendered()  # type: ignore[arg-type]
    text, page = one_line(rendered.text), MailPage(rendered).text
    assert (WHERE in text) == (WHERE in page)
    return text


@pytest.mark.parametrize("kind", BY_SIGNAL)
def test_despair_is_answered_with_who_listens_at_night(kind: MailKind) -> None:
    text = told(kind, "self_harm")
    assert WHERE in text
    assert all(line in text for line in ("112: als", "1813, de Zelfmoordlijn:", "102, Awel:", "106, Tele-Onthaal:"))
    assert "1712" not in text


@pytest.mark.parametrize("kind", BY_SIGNAL)
@pytest.mark.parametrize("found", ["suspected_crime", "threat"])
def test_violence_and_danger_are_answered_with_who_helps_there(kind: MailKind, found: str) -> None:
    text = told(kind, found)
    assert WHERE in text
    assert all(line in text for line in ("112: als", "101: voor", "1712: voor", "De politie: voor een aangifte"))
    assert "Woonzorglijn" in text


@pytest.mark.parametrize("kind", [K.REVIEW_REJECTED, K.REVIEW_REMOVED, K.REVIEW_ERASED, K.ADDITION_REJECTED])
def test_the_rule_on_crime_lists_them_where_no_signal_did(kind: MailKind) -> None:
    assert "1712: voor" in told(kind, rule="suspected_crime")


@pytest.mark.parametrize("kind", sorted(LISTS_HELP - LISTS_ALWAYS))
def test_who_wrote_of_no_need_reads_of_none(kind: MailKind) -> None:
    assert WHERE not in told(kind, "personal_data", "improper_language")


@pytest.mark.parametrize("world", [each for each in WORLDS if each.to is not Addressee.AUTHOR], ids=str)
def test_nobody_else_reads_what_the_author_spoke_of(world: World) -> None:
    found = replace(world, signals=("self_harm", "suspected_crime"))
    assert world.rendered().text == found.rendered().text


def test_a_phone_calls_a_number_at_once() -> None:
    hrefs = MailPage(World(kind=K.REVIEW_REJECTED, signals=("self_harm", "suspected_crime")).rendered()).hrefs
    called = [each for each in hrefs if each.startswith("tel:")]
    assert called == ["tel:112", "tel:101", "tel:1813", "tel:1712", "tel:102", "tel:106"]
    assert "tel:1700" in MailPage(World(kind=K.REVIEW_RECEIVED).rendered()).hrefs


@pytest.mark.parametrize("reason", NoticeReason)
def test_who_gives_notice_of_a_crime_reads_whom_to_call(reason: NoticeReason) -> None:
    text = one_line(World(kind=K.NOTICE_RECEIVED, notice=replace(NOTICE, reason=reason)).rendered().text)
    assert ("1712: voor" in text) == ("Bel 112, of 101 voor de politie." in text) == (reason in OF_NOTICES)


@pytest.mark.parametrize("found", ["self_harm", "suspected_crime"])
def test_a_letter_names_every_number_so_that_it_tells_of_none(found: str) -> None:
    numbers = ("112", "101", "1813", "1712")
    letter = World(kind=K.REVIEW_REJECTED, signals=(found,), author=BY_POST)
    assert all(number in letter.rendered().text for number in numbers)
    assert not any(number in replace(letter, signals=()).rendered().text for number in ("1813", "1712"))


@pytest.mark.parametrize("cited", ["suspected_crime", "no_personal_data"])
def test_the_authors_page_shows_them_where_the_mail_does(house: House, cited: str) -> None:
    review_id = house.review("pending")
    house.does(Action.REJECT, review_id, rule=cited)
    page = words(Browser(house).get(urlsplit(house.link_for(Purpose.MANAGE, review_id)).path))
    assert ("Bel 1712 om erover te praten" in page) == (cited == "suspected_crime")


def test_what_was_escalated_without_a_word_of_why_shows_every_line(house: House) -> None:
    review_id = house.review("pending")
    house.does(Action.ESCALATE, review_id, rule="")
    page = words(Browser(house).get(urlsplit(house.link_for(Purpose.MANAGE, review_id)).path))
    assert "Bel 1712 om erover te praten" in page
    assert "Bel 1813, dag en nacht" in page
