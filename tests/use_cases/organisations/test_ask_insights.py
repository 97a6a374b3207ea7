"""The link to its figures: for the registered address only, one an hour, and dead when it should be."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from chalicelib.domain.organisations.listing import EmailStatus
from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.rules.lifecycle import OrganisationState, ReplyStatus, Status
from chalicelib.domain.rules.limits import LIMITS, Count, Limited, counts
from chalicelib.domain.rules.mails import LINK_LIFE, MailKind, Purpose
from chalicelib.domain.rules.refusals import DeadLink, NotFound, TooMany
from chalicelib.use_cases.organisations.ask_insights import (
    ask_insights_link,
    ask_reply_link,
    insights_of,
    renew_insights_link,
)
from tests.builders import NOW, listing, organisation, reply, review
from tests.fakes import FakeWorld

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def home(fakes: FakeWorld) -> None:
    fakes.put(organisation())


def counted(now: datetime, *, origin: str = "", address: str = "") -> tuple[Count, ...]:
    keyed = FakeWorld().id_generator.keyed
    return counts(Limited.INSIGHTS_LINK, origin=origin, address=address, keyed=keyed, origin_factor=1, now=now)


def ask(fakes: FakeWorld, organisation_id: str = "organisation-1", *, later: timedelta = timedelta()) -> list[MailKind]:
    ask_insights_link(
        organisation_id,
        stores=fakes,
        now=NOW + later,
        asked=counted(NOW + later, origin="192.0.2.7"),
        mailed=counted(NOW + later, address=organisation_id),
    )
    return [each.kind for each in fakes.mails()]


def token(fakes: FakeWorld) -> str:
    found = fakes.organisations.get("organisation-1")
    return fakes.links.token(
        Purpose.INSIGHTS, found.id, found.insights_link_nonce, expires_at=NOW + LINK_LIFE[Purpose.INSIGHTS]
    )


def opened(fakes: FakeWorld, link: str, *, later: timedelta = timedelta()) -> str:
    return insights_of(link, stores=fakes, now=NOW + later).id


def ask_reply(fakes: FakeWorld, review_id: str = "review-1", *, later: timedelta = timedelta()) -> int:
    ask_reply_link(token(fakes), review_id, stores=fakes, now=NOW + later)
    return len(fakes.mails())


def test_the_link_is_mailed_once_an_hour_however_often_it_is_asked(fakes: FakeWorld) -> None:
    assert ask(fakes) == [MailKind.INSIGHTS_LINK]
    assert ask(fakes) == ask(fakes, later=HOUR - MINUTE) == [MailKind.INSIGHTS_LINK]
    assert ask(fakes, later=HOUR) == [MailKind.INSIGHTS_LINK] * 2


@pytest.mark.parametrize(
    "there",
    [
        organisation(taking_part=False),
        organisation(listing=listing(email="", email_status=EmailStatus.ABSENT)),
        organisation(listing=listing(email_status=EmailStatus.INVALID)),
    ],
    ids=["takes no part", "has no address", "has an address that cannot be"],
)
def test_nobody_is_mailed_where_there_is_nobody_to_mail(fakes: FakeWorld, there: Any) -> None:
    fakes.put(there)
    assert ask(fakes) == []
    assert ask(fakes, "unknown") == []


def renew(fakes: FakeWorld, link: str, *, later: timedelta = timedelta()) -> None:
    renew_insights_link(link, stores=fakes, now=NOW + later, mailed=counted(NOW + later, address="organisation-1"))


def test_who_asks_for_another_link_kills_none(fakes: FakeWorld) -> None:
    """Anybody can ask: a stranger could otherwise lock an organisation out, hour after hour."""
    ask(fakes)
    first = token(fakes)
    ask(fakes, later=HOUR)
    assert opened(fakes, first, later=HOUR) == opened(fakes, token(fakes), later=HOUR) == "organisation-1"


def test_an_organisation_kills_all_links_that_are_out_and_is_mailed_a_new_one(fakes: FakeWorld) -> None:
    ask(fakes)
    first = token(fakes)
    renew(fakes, first, later=MINUTE)
    assert [each.kind for each in fakes.mails()] == [MailKind.INSIGHTS_LINK] * 2
    assert opened(fakes, token(fakes)) == "organisation-1"
    for use in (opened, renew):
        with pytest.raises(DeadLink):
            use(fakes, first)


def test_three_mails_a_day_whoever_asks_and_nobody_is_told_of_the_cap(fakes: FakeWorld) -> None:
    midnight = NOW.replace(hour=0, minute=0) + timedelta(days=1) - NOW
    for hour in range(24):
        ask(fakes, later=midnight + hour * HOUR)
    assert len(fakes.mails()) == LIMITS[Limited.INSIGHTS_LINK].per_address.most == 3  # type: ignore[union-attr]
    with pytest.raises(TooMany):
        renew(fakes, token(fakes), later=midnight + 23 * HOUR)
    ask(fakes, later=midnight + 24 * HOUR)
    assert len(fakes.mails()) == 4


def test_one_origin_asks_for_so_many_organisations_an_hour_and_is_then_refused(fakes: FakeWorld) -> None:
    limit = LIMITS[Limited.INSIGHTS_LINK].per_origin
    assert limit is not None
    for number in range(limit.most):
        ask(fakes, f"unknown-{number}")
    with pytest.raises(TooMany):
        ask(fakes)
    assert fakes.mails() == []


def test_a_link_dies_with_the_address_it_was_mailed_to(fakes: FakeWorld) -> None:
    ask(fakes)
    old = token(fakes)
    fakes.put(replace(fakes.organisations.get("organisation-1"), contact_nonce="of-the-new-address"))
    with pytest.raises(DeadLink):
        opened(fakes, old)


def test_a_link_dies_of_age_and_one_for_something_else_opens_nothing(fakes: FakeWorld) -> None:
    with pytest.raises(DeadLink):
        opened(fakes, token(fakes), later=LINK_LIFE[Purpose.INSIGHTS])
    with pytest.raises(DeadLink):
        opened(fakes, fakes.links.token(Purpose.REPLY, "organisation-1", "contact-nonce/", expires_at=NOW + HOUR))
    with pytest.raises(DeadLink):
        opened(fakes, fakes.links.token(Purpose.INSIGHTS, "gone", "contact-nonce/", expires_at=NOW + HOUR))


def test_a_reply_link_is_mailed_again_once_an_hour(fakes: FakeWorld) -> None:
    fakes.reviews.all["review-1"] = review(status=Status.PUBLISHED)
    assert [ask_reply(fakes), ask_reply(fakes), ask_reply(fakes, later=HOUR)] == [1, 1, 2]
    assert {each.kind for each in fakes.mails()} == {MailKind.REPLY_LINK}


@pytest.mark.parametrize(
    "there",
    [
        review(status=Status.PENDING),
        review(status=Status.ESCALATED),
        review(status=Status.SUSPENDED),
        review(status=Status.PUBLISHED, organisation_id="another"),
        review(status=Status.PUBLISHED, reply=reply(status=ReplyStatus.PENDING)),
    ],
    ids=["waits", "is escalated", "is offline", "is another's", "is answered"],
)
def test_no_reply_link_goes_out_for_a_review_that(fakes: FakeWorld, there: Any) -> None:
    fakes.reviews.all["review-1"] = there
    with pytest.raises(NotFound):
        ask_reply(fakes)
    assert fakes.mails() == []


def test_no_reply_link_goes_out_while_the_organisation_is_blocked(fakes: FakeWorld) -> None:
    fakes.reviews.all["review-1"] = review(status=Status.PUBLISHED)
    moderation = replace(organisation().moderation, state=OrganisationState.BLOCKED)
    assert isinstance(moderation, ModerationState)
    fakes.put(organisation(moderation=moderation))
    with pytest.raises(NotFound):
        ask_reply(fakes)
