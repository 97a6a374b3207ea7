"""A mail promises of its link what the page behind it then allows: in whatever state the review is by then."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import REVIEW_LAW, Action, Participation, ReplyStatus, Status
from chalicelib.domain.rules.mails import MAIL_RULES, Addressee, MailKind, Purpose
from tests.adapters.mails.mail_worlds import ORGANISATION, WORLDS, K, MailPage, World, one_line
from tests.entrypoints.console.test_console import Browser, words
from tests.entrypoints.front_door import House, opened
from tests.for_each import for_each
from tests.worlds import DynamoWorld

TO_MANAGE = {
    world.kind: world for world in WORLDS if MAIL_RULES[world.kind].link is Purpose.MANAGE and not world.appellant
}
# What such a sentence says of withdrawing, wherever it stands.
OFFERED = ("en ze intrekken als je dat wil", "en kun je ze intrekken", "kun je je waardering intrekken")
NOT_OF_ONE = {K.MANAGE_LINKS}  # of several, in whatever states
WITHDRAWABLE = {status for status in Status if Action.WITHDRAW in REVIEW_LAW.allowed(status, Actor.AUTHOR)}


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def sent(world: World) -> str:
    """Return what leaves; empty where nothing does, as that would no longer be true."""
    try:
        return one_line(world.rendered().text)
    except TypeError:
        return ""


@for_each("kind", sorted(TO_MANAGE.keys() - NOT_OF_ONE))
@pytest.mark.parametrize("status", [each for each in Status if each is not Status.ERASED])
def test_a_mail_offers_to_withdraw_only_what_can_be(kind: MailKind, status: Status) -> None:
    text = sent(replace(TO_MANAGE[kind], status=status))
    offered = any(each in text for each in OFFERED)
    assert not offered or status in WITHDRAWABLE
    if "Bewaar deze mail." in text:
        assert offered == (status in WITHDRAWABLE)
        assert offered != ("en ze laten wissen als je dat wil" in text)


def test_a_mail_about_several_says_of_which_ones_it_can_be_done() -> None:
    text = sent(TO_MANAGE[K.MANAGE_LINKS])
    assert "Staat ze online of wacht ze nog? Dan kun je ze ook intrekken." in text


def test_whoever_withdrew_is_not_offered_it_again(house: House) -> None:
    review_id = house.review("published")
    link = urlsplit(house.link_for(Purpose.MANAGE, review_id)).path
    again = "Dan volstaat het om ze in te trekken."
    assert again in words(Browser(house).get(link))
    house.does(Action.WITHDRAW, review_id)
    assert again not in words(Browser(house).get(link))


@pytest.mark.parametrize("takes_part", [False, True])
@pytest.mark.parametrize("kind", [K.ADDITION_PUBLISHED, K.ADDITION_REJECTED])
def test_something_may_be_added_only_where_the_organisation_takes_part(kind: MailKind, *, takes_part: bool) -> None:
    participation = Participation.TAKING_PART if takes_part else Participation.NOT_TAKING_PART
    organisation = replace(ORGANISATION, moderation=ModerationState(participation=participation))
    text = sent(replace(TO_MANAGE[kind], organisation=organisation))
    assert ("kun je opnieuw iets toevoegen" in text or "een andere aanvulling schrijven" in text) == takes_part


# What an organisation can do with its reply while the review is not there.
CANNOT = {
    ReplyStatus.NONE: ("niet reageren", "niet meer reageren"),
    ReplyStatus.PENDING: ("leest je reactie pas als", "leest je reactie niet meer"),
    ReplyStatus.RETURNED: ("pas weer aanpassen als", "niet meer aanpassen"),
}
OFFLINE = (K.REVIEW_SUSPENDED_ORGANISATION, K.REVIEW_REMOVED_ORGANISATION, K.REVIEW_WITHDRAWN_ORGANISATION)


@pytest.mark.parametrize("kind", OFFLINE)
@pytest.mark.parametrize("status", ReplyStatus)
def test_who_replied_already_is_not_told_that_replying_cannot_be(kind: MailKind, status: ReplyStatus) -> None:
    world = next(each for each in WORLDS if each.kind is kind)
    if status is ReplyStatus.NONE:
        rendered = replace(world, review=replace(world.review, reply=None)).rendered()
    else:
        rendered = replace(world, reply_status=status).rendered()
    for text in (one_line(rendered.text), MailPage(rendered).text):
        for each, said in CANNOT.items():
            assert any(words in text for words in said) == (each is status), (each, text)
        assert ("te zien" in text) == (status is ReplyStatus.PUBLISHED)


def test_every_mail_to_an_author_with_a_manage_link_is_looked_at() -> None:
    all_of_them = {kind for kind, rule in MAIL_RULES.items() if rule.link is Purpose.MANAGE}
    assert set(TO_MANAGE) == all_of_them
    assert {MAIL_RULES[each].to for each in all_of_them} == {Addressee.AUTHOR}
