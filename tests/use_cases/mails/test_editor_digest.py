"""The morning mail: on working days from eight o'clock in Brussels, once a day, when something waits for too long."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from dateutil import easter as known

from chalicelib.domain.clock.days import local
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.working_days import after_working_days, easter, is_holiday, is_working_day
from chalicelib.use_cases.mails.editor_digest import LateLetters, digest_words, overdue, send_digests
from tests.builders import editor, effects, mail, notice, organisation, review
from tests.fakes import FakeWorld


def send(fakes: FakeWorld, now: datetime) -> int:
    return send_digests(stores=fakes, now=now)


def waits_since(fakes: FakeWorld, since: datetime) -> None:
    fakes.put(organisation())
    fakes.reviews.all["review-1"] = review(status=Status.PENDING, waiting_since=since)
    fakes.editors.register(editor())
    fakes.editors.register(editor(id="editor-bram", email="bram@redactie.example"))


def test_easter_is_where_it_is_for_three_centuries() -> None:
    assert [easter(year) for year in range(1900, 2200)] == [known.easter(year) for year in range(1900, 2200)]


def test_the_ten_public_holidays_of_a_year() -> None:
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    assert [f"{day:%d-%m}" for day in days if is_holiday(day)] == [
        "01-01", "06-04", "01-05", "14-05", "25-05", "21-07", "15-08", "01-11", "11-11", "25-12",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("since", "end"),
    [
        ("2026-11-18T10:00+01:00", "2026-11-20T10:00+01:00"),  # Wednesday to Friday
        ("2026-11-19T15:00+01:00", "2026-11-23T15:00+01:00"),  # over a weekend
        ("2026-11-21T15:00+01:00", "2026-11-25T00:00+01:00"),  # from a Saturday: it counts from Monday
        ("2026-04-02T09:00+02:00", "2026-04-07T09:00+02:00"),  # over Easter Monday
        ("2026-03-27T09:00+01:00", "2026-03-31T09:00+02:00"),  # over the change to summer time: the same hour
        ("2026-10-23T09:00+02:00", "2026-10-27T09:00+01:00"),  # and back
    ],
)
def test_two_working_days_later_it_is_the_same_hour(since: str, end: str) -> None:
    assert after_working_days(datetime.fromisoformat(since), 2) == datetime.fromisoformat(end)


@pytest.mark.parametrize(
    ("now", "mails"),
    [
        ("2026-11-23T06:59:59Z", 0),
        ("2026-11-23T07:00:00Z", 2),  # winter: 08.00
        ("2026-11-22T07:00:00Z", 0),  # Sunday
        ("2026-07-20T06:00:00Z", 2),  # summer: 08.00
        ("2026-07-20T05:59:59Z", 0),
        ("2026-07-21T06:00:00Z", 0),  # the national holiday
    ],
)
def test_a_digest_comes_from_eight_on_a_working_day(fakes: FakeWorld, now: str, mails: int) -> None:
    at = datetime.fromisoformat(now)
    waits_since(fakes, at - timedelta(days=30))
    assert send(fakes, at) == mails
    assert {mail.kind for mail in fakes.mails()} <= {MailKind.EDITOR_DIGEST}


def test_one_a_day_however_often_the_clock_asks(fakes: FakeWorld) -> None:
    monday = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    waits_since(fakes, monday - timedelta(days=10))
    assert [send(fakes, monday + timedelta(hours=hours)) for hours in (0, 1, 2, 24)] == [2, 0, 0, 2]


def words_of(fakes: FakeWorld) -> dict[str, Any]:
    return {"sectors": (), "stores": fakes, "editors": fakes.editors.all()}


def test_letters_that_wait_for_more_than_two_working_days_are_in_the_mail(fakes: FakeWorld) -> None:
    monday = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    fakes.editors.register(editor())
    for days in (1, 5, 6):
        one = mail(id=f"letter-{days}", created_at=monday - timedelta(days=days))
        fakes.outbox.put([one])
        fakes.letters.lay_out(one, code_key="", code_ends=monday)
    assert send(fakes, monday) == 1
    words = digest_words(**words_of(fakes), now=monday)
    assert words
    assert words["letters"] == LateLetters(number=2, oldest=monday - timedelta(days=6))


def test_who_is_limited_to_sectors_hears_of_these_alone(fakes: FakeWorld) -> None:
    monday = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    waits_since(fakes, monday - timedelta(days=10))
    one = mail(id="letter-1", created_at=monday - timedelta(days=10))
    fakes.outbox.put([one])
    fakes.letters.lay_out(one, code_key="", code_ends=monday)
    for sectors in ((), (Sector.RESIDENTIAL_CARE,)):
        words = digest_words(**words_of(fakes) | {"sectors": sectors}, now=monday)
        assert words
        assert [each.number for each in words["overdue"]] == [1]  # type: ignore[attr-defined]  # of a page's context
        assert words["letters"] == LateLetters(number=1, oldest=monday - timedelta(days=10))
    assert digest_words(**words_of(fakes) | {"sectors": (Sector.CHILD_CARE,)}, now=monday) is None


def test_one_whom_no_mail_reaches_is_named_to_the_others_also_when_nothing_waits(fakes: FakeWorld) -> None:
    monday = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    fakes.editors.register(editor())
    assert send(fakes, monday) == 0
    fakes.editors.register(editor(id="editor-bram", name="Bram", email="bram@redactie.example", unreached=True))
    assert send(fakes, monday) == 2
    assert digest_words(**words_of(fakes), now=monday) == {
        "overdue": (),
        "unreached": ["Bram"],
        "letters": None,
        "to_read": 0,
    }
    fakes.editors.register(replace(editor(id="editor-bram", name="Bram", unreached=True), off=True))
    assert digest_words(**words_of(fakes), now=monday) is None


def test_what_waits_for_exactly_two_working_days_waits_for_no_more_than_that(fakes: FakeWorld) -> None:
    since = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
    waits_since(fakes, since)
    end = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
    assert overdue(stores=fakes, now=end) == ()
    (late,) = overdue(stores=fakes, now=end + timedelta(seconds=1))
    assert (late.kind, late.number, late.oldest) == ("review", 1, since)
    assert is_working_day(local(end).date())


def test_what_waits_for_more_than_ninety_days_stands_first(fakes: FakeWorld) -> None:
    now = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    fakes.put(organisation())
    fakes.reviews.all["review-1"] = review(status=Status.PENDING, waiting_since=now - timedelta(days=90))
    old = notice(id="notice-1", submitted_at=now - timedelta(days=90, seconds=1))
    fakes.cases.add_notice(old, None, effects())
    first, second = overdue(stores=fakes, now=now)
    assert (first.kind, first.long) == ("notice", 1)
    assert (second.kind, second.number, second.long) == ("review", 1, 0)
