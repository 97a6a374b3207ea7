"""Schedule expressions mean here what they mean on AWS, or are refused."""

from datetime import datetime, timedelta

import pytest

from infra.local.triggers.schedules import Cron, ExpressionError, Rate, read_expression


@pytest.mark.parametrize(
    ("expression", "every"),
    [
        ("rate(1 minute)", timedelta(minutes=1)),
        ("rate(5 minutes)", timedelta(minutes=5)),
        ("rate(2 hours)", timedelta(hours=2)),
        ("rate(1 day)", timedelta(days=1)),
    ],
)
def test_a_rate_is_read(expression: str, every: timedelta) -> None:
    assert read_expression(expression) == Rate(every)


@pytest.mark.parametrize(
    ("expression", "moment", "included"),
    [
        ("cron(0 3 * * ? *)", "2026-11-22T03:00:30+00:00", True),
        ("cron(0 3 * * ? *)", "2026-11-22T04:00:00+01:00", True),
        ("cron(0 3 * * ? *)", "2026-11-22T03:01:00+00:00", False),
        ("cron(*/15 * * * ? *)", "2026-11-22T10:45:00+00:00", True),
        ("cron(*/15 * * * ? *)", "2026-11-22T10:46:00+00:00", False),
        ("cron(10/20 * * * ? *)", "2026-11-22T10:50:00+00:00", True),
        ("cron(0 8 ? * MON-FRI *)", "2026-11-23T08:00:00+00:00", True),
        ("cron(0 8 ? * MON-FRI *)", "2026-11-22T08:00:00+00:00", False),
        ("cron(0 8 ? * 1 *)", "2026-11-22T08:00:00+00:00", True),
        ("cron(0 8 ? * 2/2 *)", "2026-11-27T08:00:00+00:00", True),
        ("cron(0 8 ? * 2/2 *)", "2026-11-22T08:00:00+00:00", False),
        ("cron(0/15 5-9 ? * MON-FRI *)", "2026-11-27T09:45:00+00:00", True),
        ("cron(0 0 1 JAN,JUL ? 2026-2027)", "2026-07-01T00:00:00+00:00", True),
        ("cron(0 0 1 JAN,JUL ? 2026-2027)", "2028-01-01T00:00:00+00:00", False),
    ],
)
def test_a_cron_includes_its_minutes_in_utc(expression: str, moment: str, included: bool) -> None:  # noqa: FBT001 - the table's own column
    cron = read_expression(expression)
    assert isinstance(cron, Cron)
    assert cron.includes(datetime.fromisoformat(moment)) is included


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "rate(0 minutes)",
        "rate(5)",
        "rate(5 weeks)",
        "cron(0 3 * * *)",
        "cron(60 3 * * ? *)",
        "cron(0 3 L * ? *)",
        "cron(0 3 ? * 2#1 *)",
        "cron(0 5-3 * * ? *)",
        "cron(0 5-5 * * ? *)",
        "cron(0 3 ? * 8 *)",
        "cron(0 3 ? * 0 *)",
        "cron(0 3 ? * 7/2 *)",
        "cron(0 3 R * ? *)",
        "cron(x 3 * * ? *)",
        "cron(0 3 15W * ? *)",
        "cron(*/0 * * * ? *)",
    ],
)
def test_what_is_no_schedule_is_refused_by_name(expression: str) -> None:
    with pytest.raises(ExpressionError):
        read_expression(expression)
