"""A mail that is read days later still holds: it says of which day it is, and until when one can act."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest

from chalicelib.domain.cases.appeal import WINDOW
from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.reviews.erasure import bare_fact
from chalicelib.domain.rules.lifecycle import (
    TAKES_QUESTIONS,
    VISIBLE,
    OrganisationState,
    Participation,
    PromiseStatus,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.mails import LAST_MAILS, MAIL_RULES, Addressee, MailKind
from chalicelib.domain.rules.retention import PROMISE_GRACE
from chalicelib.dutch.formatting import date, moment
from infra.local.mailbox.told import PROMISE
from tests.adapters.mails.mail_worlds import (
    LONGEST_LINE,
    NOW,
    ORGANISATION,
    THEN,
    UNTIL,
    WORLDS,
    K,
    MailPage,
    World,
    every_world,
    one_line,
)

# What is true on one day alone, or counts from a day that is not named.
PASSING: Final = re.compile(
    r"\b(vandaag|morgen|gisteren|geleden|zonet|daarnet|zopas|momenteel|straks|binnenkort|vanaf nu|"
    r"(sta(at|an)|is|zijn|komt|wordt|zegt) nu\b(?! iemand)|nu (weer )?(online|offline|voorbij)|over een (half )?jaar|"
    r"binnen (de )?(\d+|\w+) (dagen|weken|maanden|jaar)|nog (hoogstens )?\d+ (dagen|jaar))\b",
    re.IGNORECASE,
)
TOO_LATE: Final = "\N{LEFT SINGLE QUOTATION MARK}te laat\N{RIGHT SINGLE QUOTATION MARK}"
MONTHS: Final = range(1, 13)
IN_NEED: Final = "als er nu iemand in gevaar is"
# Whose reader has, or can have, more than one: the mail says which.
OF_SEVERAL: Final = [
    world
    for world in WORLDS
    if world.to in {Addressee.AUTHOR, Addressee.NOTIFIER}
    and world.kind not in {K.CONFIRM_REVIEW, K.CONFIRM_REMINDER, K.REVIEW_ERASED, K.REVIEW_UNDECIDED, K.NOTICE_LAPSED}
]

OF_ONE_REVIEW: Final = [
    world for world in WORLDS if world.mail().review_id and MAIL_RULES[world.kind].to is Addressee.ORGANISATION
]
# Where a review went offline, or was erased, before the mail left.
OFFLINE: Final = [each for each in Status if each not in VISIBLE and each is not Status.ERASED]
TO_A_HOUSE: Final = [each for each in WORLDS if each.to is Addressee.ORGANISATION and each.mail().review_id]
BACK: Final = (K.REVIEW_RESTORED_ORGANISATION, K.WITHDRAWAL_UNDONE_ORGANISATION)


def own_words(world: World) -> str:
    """Return the mail without what it quotes, and without numbers to call at once."""
    lines = (line for line in world.rendered().text.splitlines() if not line.startswith(">"))
    return one_line(" ".join(lines)).replace(IN_NEED, "").replace("Is er nu iemand in gevaar?", "")


@every_world
def test_says_of_which_day_it_is(world: World) -> None:
    said = f"Deze mail is van {date(NOW)}. Lees je hem later, dan kan er al iets veranderd zijn."
    rendered = world.rendered()
    assert said in one_line(rendered.text)
    assert said in MailPage(rendered).text


@every_world
def test_says_nothing_that_holds_on_one_day_alone(world: World) -> None:
    assert not PASSING.search(own_words(world)), PASSING.findall(own_words(world))


@pytest.mark.parametrize("said", ["Ze staat nu online", "Twee weken geleden", "binnen zes maanden", "nog 2 jaar"])
def test_what_passes_is_found(said: str) -> None:
    assert PASSING.search(said)


@every_world
def test_the_text_speaks_of_no_button_that_only_the_html_has(world: World) -> None:
    assert not re.search(r"\b(knop|klik)\b", own_words(world))


@pytest.mark.parametrize("world", OF_SEVERAL, ids=str)
def test_says_which_review_it_is_about(world: World) -> None:
    assert "oktober 2026" in own_words(world)


@pytest.mark.parametrize("world", OF_ONE_REVIEW, ids=str)
def test_mails_of_one_kind_to_one_house_about_several_reviews_have_subjects_of_their_own(world: World) -> None:
    told = [replace(world.review, experienced=f"2026-{month:02}") for month in MONTHS]
    worlds = [replace(world, review=each).named("Een heel lange naam " * 3) for each in told]
    subjects = {each.rendered().subject for each in worlds}
    assert len(subjects) == len(MONTHS)
    assert max(map(len, subjects)) <= LONGEST_LINE


def test_the_subject_about_an_erased_review_names_no_month() -> None:
    world = World(kind=K.APPEAL_LAPSED)
    erased = replace(world, review=replace(world.review, experienced=""))
    assert erased.rendered().subject == "Je bezwaar over Woonzorgcentrum Ter Linden vervalt"


@pytest.mark.parametrize("status", [each for each in Status if each is not Status.ERASED])
def test_a_question_that_is_closed_is_not_asked_any_more(status: Status) -> None:
    world = World(kind=K.QUESTION_ASKED, status=status)
    if status not in TAKES_QUESTIONS:
        with pytest.raises(TypeError, match="no_longer_true"):
            world.rendered()
        return
    assert "Dan zegt de pagina of antwoorden nog kan, en wat er beslist is." in own_words(world)


@pytest.mark.parametrize("status", [Status.PENDING, Status.WITHDRAWN, Status.CLOSED])
def test_nobody_is_asked_to_change_what_they_cannot_change_any_more(status: Status) -> None:
    with pytest.raises(TypeError, match="no_longer_true"):
        World(kind=K.REVIEW_RETURNED, status=status).rendered()


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (K.REVIEW_RETURNED, "Doe je niets, dan komt je waardering niet online."),
        (K.REPLY_RETURNED, "Doe je niets, dan komt je reactie niet online."),
        (K.PROMISE_RETURNED, "Doe je niets, dan komt je antwoord niet online."),
        (K.PROMISE_DUE, f"Doe je niets, dan staat er vanaf {date(THEN + PROMISE_GRACE)} {TOO_LATE} bij."),
        (K.QUESTION_ASKED, "Zonder antwoord beslist de redactie met wat ze al weet."),
        (K.CONFIRM_REVIEW, "Bevestig je niet, dan wissen we daarna wat je invulde."),
        (K.REPLY_LINK, "Heb jij dit niet gevraagd? Dan hoef je niets te doen:"),
        (K.REVIEW_REJECTED, f"Je kunt gratis bezwaar maken, tot {date(THEN + WINDOW)}."),
        (K.REPLY_REJECTED, f"Je kunt gratis bezwaar maken, tot {date(THEN + WINDOW)}."),
        (K.NOTICE_DISMISSED, f"Je kunt gratis bezwaar maken, tot {date(THEN + WINDOW)}."),
    ],
)
def test_says_until_when_and_what_comes_of_doing_nothing(kind: MailKind, said: str) -> None:
    assert said in own_words(World(kind=kind))


def test_who_is_late_already_is_not_told_that_it_will_be() -> None:
    late = replace(PROMISE, status=PromiseStatus.LATE)
    assert f"Doe je niets, dan blijft er {TOO_LATE} bij staan." in own_words(World(kind=K.PROMISE_DUE, promise=late))
    assert TOO_LATE not in own_words(World(kind=K.PROMISE_RETURNED, promise=late))


@pytest.mark.parametrize("until", [None, UNTIL])
def test_a_block_by_one_editor_says_when_it_ends_by_itself(until: object) -> None:
    world = next(each for each in WORLDS if each.kind is K.ORGANISATION_BLOCKED and each.until == until)
    assert f"dan stopt de blokkade vanzelf op {moment(THEN + timedelta(days=4))}." in own_words(world)


def test_a_block_that_a_second_editor_confirmed_does_not_wait_for_one() -> None:
    confirmed = ModerationState(participation=Participation.TAKING_PART, state=OrganisationState.BLOCKED)
    words = own_words(World(kind=K.ORGANISATION_BLOCKED, organisation=replace(ORGANISATION, moderation=confirmed)))
    assert "Een tweede redacteur bevestigde onze beslissing." in words
    assert "vanzelf" not in words


@pytest.mark.parametrize("world", TO_A_HOUSE, ids=str)
def test_of_an_erased_review_nothing_is_told_but_that_an_objection_ends(world: World) -> None:
    erased = replace(world, review=bare_fact("w1", "o1", version=9, at=THEN), status=Status.ERASED)
    if world.kind in LAST_MAILS:
        assert erased.rendered().text
        return
    with pytest.raises(TypeError, match=r"erased|no_longer"):
        erased.rendered()


@pytest.mark.parametrize("status", OFFLINE)
def test_nobody_is_asked_to_mend_a_reply_to_what_is_offline(status: Status) -> None:
    rendered = World(kind=K.REPLY_RETURNED, status=status).rendered()
    assert "Zolang dat zo is, kun je je reactie niet aanpassen." in one_line(rendered.text)
    assert "/reply/" not in rendered.text
    assert rendered.subject.startswith("Reactie nog niet online: ")
    assert "Je noemt een verpleegkundige bij naam." in rendered.text  # why, it reads all the same


@pytest.mark.parametrize("status", [each for each in ReplyStatus if each is not ReplyStatus.RETURNED])
def test_nor_to_mend_one_that_waits_no_longer_for_that(status: ReplyStatus) -> None:
    with pytest.raises(TypeError, match="no_longer_true"):
        World(kind=K.REPLY_RETURNED, reply_status=status).rendered()


@pytest.mark.parametrize("status", OFFLINE)
def test_a_receipt_says_that_a_reply_waits_for_its_review(status: Status) -> None:
    text = one_line(World(kind=K.REPLY_RECEIVED, status=status).rendered().text)
    assert "Een redacteur leest je reactie pas als ze terug online staat." in text
    assert "Wat de redacteur ook beslist" not in text


@pytest.mark.parametrize("kind", BACK)
def test_once_a_review_is_back_its_reply_can_be_mended(kind: K) -> None:
    text = World(kind=kind, reply_status=ReplyStatus.RETURNED).rendered().text
    assert "Pas je reactie aan:" in text
    assert "Reageer op deze waardering:" not in text
