"""Figures for alarms and the dashboard: one line of EMF each, without anything that tells one person from another."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Final

from aws_lambda_powertools.metrics import MetricUnit, single_metric

from chalicelib.bootstrap import platform
from chalicelib.domain.projections.queue import Backlog

NAMESPACE: Final = "Waardering"
# What people did, by the door they came through.
DOORS: Final[Mapping[tuple[str, str], str]] = {
    ("POST", "/reviews"): "Submitted",
    ("POST", "/confirm/{token}"): "Confirmed",
    ("POST", "/editor/reviews/{review_id}/decisions"): "Decided",
    ("POST", "/reply/{token}"): "Replied",
    ("POST", "/reviews/{review_id}/notices"): "Noticed",
}
_MAILS: Final = {"sent": "MailSent", "delayed": "MailDelayed", "not_ours": ""}  # whatever else it was: dropped
EVENTS: Final = {"hard_bounce": "MailBounced", "soft_bounce": "MailBouncedSoftly", "complaint": "MailComplained"}
_UNITS: Final = dict.fromkeys(("OutboxAge", "SyncAge", "OldestWaiting", "TimeToDecision"), MetricUnit.Seconds)


def measure(name: str, value: float = 1) -> None:
    """Note one figure of this stage; the service that keeps the log makes a metric of it."""
    settings = platform().settings
    unit = _UNITS.get(name, MetricUnit.Count)
    with single_metric(name=name, unit=unit, value=value, namespace=NAMESPACE) as metric:
        metric.add_dimension(name="stage", value=settings.stage)


def measure_request(method: str, route: str, status: int) -> None:
    """Count what was done; what was refused or only looked at counts nowhere."""
    name = DOORS.get((method, route))
    if name and status < HTTPStatus.BAD_REQUEST:
        measure(name)


def measure_waited(waited: Iterable[int]) -> None:
    """For how long each thing that was decided just now had waited."""
    for seconds in waited:
        measure("TimeToDecision", seconds)


def measure_backlog(backlogs: Iterable[Backlog], *, now: datetime) -> None:
    """Measure how much waits for editors, and since when the first of it."""
    known = list(backlogs)
    measure("Waiting", sum(each.count for each in known))
    oldest = min((each.oldest for each in known if each.oldest), default=now)
    measure("OldestWaiting", (now - oldest).total_seconds())


def measure_event(outcome: str) -> None:
    """Count what the mail service tells of a mail; what was not ours, or heard before, counts nowhere."""
    if name := EVENTS.get(outcome):
        measure(name)


def measure_mail(outcome: str, times: int = 1) -> None:
    """Count what became of a mail."""
    if name := _MAILS.get(outcome, "MailDropped"):
        measure(name, times)
