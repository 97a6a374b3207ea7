"""The monthly mail: on the first working day from seven o'clock in Brussels, one a month, and of nothing hidden."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.domain.organisations.listing import EmailStatus
from chalicelib.domain.projections.organisation_digest import Digest, digest_of, is_due, month_told, months_before
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.lifecycle import OrganisationState, ReplyStatus, Status
from chalicelib.domain.rules.mails import LINK_LIFE, MailKind, Purpose
from chalicelib.domain.rules.refusals import ChangedMeanwhile, DeadLink
from chalicelib.use_cases.mails.compose_mail import Composed, Skip, compose_mail
from chalicelib.use_cases.mails.organisation_digest import PARTS, send_organisation_digests
from chalicelib.use_cases.organisations.choose_digest import choose_digest, digest_choice
from tests.builders import listing, mail, organisation, reply, review
from tests.fakes import FakeOrganisations, FakeWorld

FIRST = datetime(2026, 12, 1, 6, 0, tzinfo=UTC)  # a Tuesday, seven o'clock in Brussels
NOVEMBER = datetime(2026, 11, 12, 10, 0, tzinfo=UTC)


def send(fakes: FakeWorld, now: datetime = FIRST, **stops: Callable[[], bool]) -> dict[str, int]:
    return dict(send_organisation_digests(stores=fakes, now=now, **stops))


def had(fakes: FakeWorld, number: int = 1, *, published: datetime = NOVEMBER, **changes: Any) -> Review:
    made = review(
        id=f"review-{len(fakes.reviews.all)}",
        organisation_id=f"organisation-{number}",
        **{"status": Status.PUBLISHED, "published_at": published} | changes,
    )
    fakes.reviews.all[made.id] = made
    return made


def home(fakes: FakeWorld, number: int = 1, **changes: Any) -> None:
    fakes.put(organisation(id=f"organisation-{number}", **changes))


def left(fakes: FakeWorld, now: datetime = FIRST) -> Composed | Skip:
    return compose_mail(mail(kind=MailKind.ORGANISATION_DIGEST, created_at=FIRST, review_id=""), stores=fakes, now=now)


def said(fakes: FakeWorld) -> Digest:
    found = left(fakes)
    assert isinstance(found, Composed)
    digest = found.context["digest"]
    assert isinstance(digest, Digest)
    return digest


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-12-01T05:59:59Z", False),  # a Tuesday, winter: not yet seven
        ("2026-12-01T06:00:00Z", True),
        ("2026-07-01T05:00:00Z", True),  # summer: seven is five in UTC
        ("2026-07-01T04:59:59Z", False),
        ("2027-01-01T06:00:00Z", False),  # New Year, a Friday
        ("2027-01-02T06:00:00Z", False),  # a Saturday
        ("2027-01-04T06:00:00Z", True),  # the first working day of that January
        ("2026-05-01T05:00:00Z", False),  # Labour Day, a Friday
        ("2026-05-04T05:00:00Z", True),
        ("2024-04-01T05:00:00Z", False),  # Easter Monday
        ("2024-04-02T05:00:00Z", True),
        ("2026-11-01T06:00:00Z", False),  # All Saints, a Sunday
        ("2026-11-02T06:00:00Z", True),
        ("2026-12-03T06:00:00Z", True),  # the third working day: a round that failed is made up for
        ("2026-12-04T06:00:00Z", False),  # and no later
        ("2026-12-15T06:00:00Z", False),
    ],
)
def test_digests_are_due_from_seven_on_the_first_working_day_and_for_three(now: str, due: bool) -> None:  # noqa: FBT001
    assert is_due(datetime.fromisoformat(now)) is due


def test_a_digest_tells_of_the_month_before_by_the_clock_in_brussels() -> None:
    assert month_told(datetime(2026, 11, 30, 23, 30, tzinfo=UTC)) == "2026-11"  # half past midnight on 1 December
    assert month_told(datetime(2027, 1, 4, 6, 0, tzinfo=UTC)) == "2026-12"
    assert months_before("2026-02", 3) == ("2026-01", "2025-12", "2025-11")


def test_one_mail_an_organisation_a_month_however_often_the_clock_asks(fakes: FakeWorld) -> None:
    home(fakes)
    had(fakes)
    assert send(fakes) == {"looked": 1, "mails": 1}
    assert [send(fakes, FIRST + timedelta(hours=hours)) for hours in (0, 1, 24)] == [{}] * 3
    fakes.rounds.positions.clear()  # as five at once see it: none knows how far the others are
    assert send(fakes) == {"looked": 1, "mails": 0}
    assert [each.kind for each in fakes.mails()] == [MailKind.ORGANISATION_DIGEST]
    had(fakes, published=NOVEMBER + timedelta(days=30))
    assert send(fakes, datetime(2027, 1, 4, 6, 0, tzinfo=UTC)) == {"looked": 1, "mails": 1}


def test_a_round_that_runs_out_of_time_is_gone_on_with_and_nobody_is_mailed_twice_or_missed(fakes: FakeWorld) -> None:
    for number in range(3 * PARTS):
        home(fakes, number)
        had(fakes, number)
    looked = 0
    for _ in range(100):
        left_to_do = iter([False] * 50)
        looked += send(fakes, out_of_time=lambda left=left_to_do: next(left, True)).get("looked", 0)  # type: ignore[misc]
    assert len(fakes.mails()) == 3 * PARTS == len({each.organisation_id for each in fakes.mails()})
    assert looked < 4 * PARTS  # of a part in which it stopped, those few are looked at again
    assert fakes.rounds.positions == {"2026-11": None}


def test_who_has_nothing_to_hear_is_not_mailed(fakes: FakeWorld) -> None:
    home(fakes, 1)
    home(fakes, 2)
    had(fakes, 2, published=NOVEMBER - timedelta(days=200))  # waits for so long that nobody speaks of it again
    home(fakes, 3)
    had(fakes, 3, published=NOVEMBER - timedelta(days=40))  # waits since October
    home(fakes, 4)
    had(fakes, 4, published=NOVEMBER - timedelta(days=40), reply=reply(status=ReplyStatus.PUBLISHED))
    assert send(fakes) == {"looked": 4, "mails": 1}
    assert [each.organisation_id for each in fakes.mails()] == ["organisation-3"]


SILENT: Mapping[str, Mapping[str, Any]] = {
    "not_taking_part": {"taking_part": False},
    "blocked": {"moderation": replace(organisation().moderation, state=OrganisationState.BLOCKED)},
    "stopped": {"digest_stopped": True},
    "address_absent": {"listing": listing(email="", email_status=EmailStatus.ABSENT)},
    "address_invalid": {"listing": listing(email_status=EmailStatus.INVALID)},
    "address_bounced": {"bounced": True},
}


@pytest.mark.parametrize("why", SILENT)
def test_nobody_is_mailed_who_should_not_be_when_it_is_made_nor_when_it_leaves(fakes: FakeWorld, why: str) -> None:
    had(fakes)
    home(fakes, 1, **SILENT[why])
    assert send(fakes).get("mails", 0) == 0
    assert left(fakes) == Skip(reason=why)


def test_a_digest_holds_what_the_public_sees_and_nothing_else(fakes: FakeWorld) -> None:
    home(fakes)
    had(fakes)
    before = said(fakes)
    for status in Status:
        if status is not Status.PUBLISHED:
            had(fakes, status=status)
    assert said(fakes) == before == Digest(month="2026-11", reviews=1, earlier=0, score=None, usual=None, waiting=1)


def test_what_was_hidden_since_it_was_made_is_not_spoken_of(fakes: FakeWorld) -> None:
    home(fakes)
    only = had(fakes)
    assert send(fakes)["mails"] == 1
    fakes.reviews.all[only.id] = replace(only, status=Status.SUSPENDED)
    assert left(fakes) == Skip(reason="nothing_to_say")


def test_an_average_is_given_from_five_reviews_on() -> None:
    def counts(number: int, hundredths: int) -> Mapping[str, int]:
        return {"review:residential_care-1:4": number, "sum:residential_care-1": number * hundredths}

    few = digest_of({"2026-11": counts(4, 400), "2026-10": counts(4, 300)}, "2026-11", waiting=0)
    assert (few.score, few.usual, few.reviews, few.earlier) == (None, None, 4, 4)
    months = {
        "2026-11": counts(5, 420),
        "2026-10": counts(3, 300),
        "2025-11": counts(3, 400),
        "2025-10": counts(9, 100),
    }
    many = digest_of(months, "2026-11", waiting=0)
    assert (many.score, many.usual) == (4.2, 3.5)


# Stopping it.


def token(fakes: FakeWorld, *, nonce: str = "contact-nonce") -> str:
    return fakes.links.token(Purpose.DIGEST, "organisation-1", nonce, expires_at=FIRST + LINK_LIFE[Purpose.DIGEST])


def chosen(fakes: FakeWorld, *, stop: bool, link: str = "") -> bool:
    after = choose_digest(link or token(fakes), stop=stop, stores=fakes, now=FIRST)
    return after.digest_stopped


def test_who_stops_it_hears_no_more_until_they_want_it_again(fakes: FakeWorld) -> None:
    home(fakes)
    had(fakes)
    assert [chosen(fakes, stop=True), chosen(fakes, stop=True)] == [True, True]
    assert send(fakes)["mails"] == 0
    assert [entry.action for entry in fakes.log.of("organisation/organisation-1")] == ["stop_digest"]
    assert chosen(fakes, stop=False) is False
    fakes.rounds.positions.clear()
    assert send(fakes)["mails"] == 1


def test_the_mail_carries_the_link_that_stops_it_and_one_to_the_figures(fakes: FakeWorld) -> None:
    home(fakes)
    had(fakes)
    found = left(fakes)
    assert isinstance(found, Composed)
    assert str(found.context["unsubscribe"]).endswith(token(fakes))
    assert "/insights~organisation-1~" in str(found.context["link"])


def test_the_link_dies_with_the_address_and_opens_nothing_else(fakes: FakeWorld) -> None:
    home(fakes)
    old = token(fakes)
    assert digest_choice(old, stores=fakes, now=FIRST).id == "organisation-1"
    home(fakes, contact_nonce="of-the-new-address")
    another = fakes.links.token(Purpose.INSIGHTS, "organisation-1", "of-the-new-address", expires_at=FIRST)
    for link in (old, another, "made up"):
        with pytest.raises(DeadLink):
            chosen(fakes, stop=True, link=link)
    assert fakes.organisations.get("organisation-1").digest_stopped is False


def test_a_choice_that_others_keep_overtaking_is_refused_and_not_forced(fakes: FakeWorld) -> None:
    home(fakes)

    class Overtaken(FakeOrganisations):
        def choose_digest(self, *_: object, **__: object) -> Any:
            raise ChangedMeanwhile

    fakes.organisations.__class__ = Overtaken
    with pytest.raises(ChangedMeanwhile):
        chosen(fakes, stop=True)
