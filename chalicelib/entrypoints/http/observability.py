"""The log line and the figures of requests, events and mails, without anything that tells one person from another.

Figures are lines of EMF, for alarms and the dashboard. What goes wrong in a request gets one form here.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from aws_lambda_powertools import Logger
from aws_lambda_powertools.metrics import MetricUnit, single_metric
from chalice.app import Response

from chalicelib.adapters.dynamodb.client.request_context import following
from chalicelib.bootstrap import platform
from chalicelib.domain.rules.refusals import NEWER_FORM, Busy, NewerRecord, UnreadableRecord
from chalicelib.entrypoints.http import faults

if TYPE_CHECKING:  # no reader's cold start pays for the queue
    from chalicelib.domain.projections.queue import Backlog

logger = Logger(service="waardering", child=True)

NAMESPACE: Final = "Waardering"
# What people did, by the door they came through.
DOORS: Final[Mapping[tuple[str, str], str]] = {
    ("POST", "/reviews"): "Submitted",
    ("POST", "/confirm/{token}"): "Confirmed",
    ("POST", "/editor/reviews/{review_id}/decisions"): "Decided",
    ("POST", "/reply/{token}"): "Replied",
    ("POST", "/reviews/{review_id}/notices"): "Noticed",
}
_TAKEN_IN: Final = frozenset({"Submitted", "Replied", "Noticed"})  # answered by 202; a 200 shows words before they go
_NOT_NEEDED: Final = "MailNotNeeded"
MAILS: Final = ("MailSent", "MailDelayed", "MailDropped", _NOT_NEEDED)
# Of a mail that did not leave: refused is one that somebody should have had; whatever else, nothing was left to say.
_MAILS: Final = {
    "sent": "MailSent",
    "delayed": "MailDelayed",
    "untried": "MailDelayed",
    "refused": "MailDropped",
    "not_ours": "",
}
EVENTS: Final = {"hard_bounce": "MailBounced", "soft_bounce": "MailBouncedSoftly", "complaint": "MailComplained"}
_PARTS: Final = {"identities": "author", "cases": "cases", "log": "history", "outbox": "mails", "reviews": "reviews"}
_TASK: Final = "api_handler"  # as the list of what was set aside names who met it
_AGAIN: Final = timedelta(minutes=5)
_MOST_TOLD: Final = 1_000  # records; a process that met more tells of them anew
_told: dict[str, datetime] = {}  # when this process told of a record last
_UNITS: Final = dict.fromkeys(("OutboxAge", "SyncAge", "OldestWaiting", "TimeToDecision"), MetricUnit.Seconds)


def measure(name: str, value: float = 1) -> None:
    """Note one figure of this stage; the service that keeps the log makes a metric of it."""
    settings = platform().settings
    unit = _UNITS.get(name, MetricUnit.Count)
    with single_metric(name=name, unit=unit, value=value, namespace=NAMESPACE) as metric:
        metric.add_dimension(name="stage", value=settings.stage)


def unreadable_parts(found: Iterable[UnreadableRecord]) -> list[str]:
    """Return which parts of a page cannot be read, by code, once operators were told of each."""
    faults = list(found)
    for fault in faults:
        tell_unreadable(fault)
    return sorted({_PARTS.get(fault.record.partition("/")[0], "other") for fault in faults})


def of_record(fault: UnreadableRecord) -> UnreadableRecord:
    """Let operators know of a record that nothing can be shown without; returns what whoever asked for it is told."""
    tell_unreadable(fault)
    return NewerRecord(fault.record) if fault.reason == NEWER_FORM else fault


def tell_unreadable(fault: UnreadableRecord) -> None:
    """Let operators know of a record that somebody asked for and that cannot be read, every few minutes.

    It is put on their list, by its name; what a later release wrote is not, as nothing is wrong with it.
    """
    here = platform()
    now = here.now()
    if now - _told.get(fault.record, now - _AGAIN) < _AGAIN:
        return
    if len(_told) >= _MOST_TOLD:
        _told.clear()
    _told[fault.record] = now
    if fault.reason == NEWER_FORM:
        logger.warning("newer form", extra={"record": fault.record})
        return
    try:
        here.aside.put(fault, task=_TASK, item=fault.record, now=now)
    except (faults.store_fault(), Busy):  # whoever asked is answered all the same
        logger.exception("not set aside", extra={"record": fault.record, "reason": fault.reason})
    measure("SetAside")


def measure_request(method: str, route: str, status: int) -> None:
    """Count what was done; what was refused or only looked at counts nowhere."""
    name = DOORS.get((method, route))
    only_looked = name in _TAKEN_IN and status == HTTPStatus.OK
    if name and status < HTTPStatus.BAD_REQUEST and not only_looked:
        measure(name)


def measure_waited(waited: Iterable[int]) -> None:
    """Measure for how long each thing that was decided just now had waited."""
    for seconds in waited:
        measure("TimeToDecision", seconds)


def measure_backlog(backlogs: Iterable["Backlog"], *, now: datetime) -> None:
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
    if name := _MAILS.get(outcome, _NOT_NEEDED):
        measure(name, times)


def watch(event: Any, get_response: Callable[[Any], Response]) -> Response:
    """Log a request by its route, never by its address: addresses hold tokens."""
    started = time.perf_counter()
    request_id = str(event.context.get("requestId", ""))
    with following(request_id) as context:
        response = _in_our_words(get_response(event), event)
    logger.info(
        "request",
        extra={
            "method": event.method,
            "route": event.path,
            "status": response.status_code,
            "ms": round(1000 * (time.perf_counter() - started), 1),
            "correlation_id": request_id,
        },
    )
    measure_request(event.method, event.path, response.status_code)
    if response.status_code < HTTPStatus.BAD_REQUEST:
        measure_waited(context.waited.values())
    return response


def _in_our_words(response: Response, event: Any) -> Response:
    """Put an answer of Chalice's own in our words: a page for people, RFC 9457 for programs."""
    status = response.status_code
    if status not in faults.KNOWN or "Code" not in (response.body or ""):
        return response
    headers: dict[str, str | list[str]] = dict(response.headers)
    if faults.wants_html(event.headers):
        more, page = faults.page(status)
        return Response(page, headers | {**more}, status)
    headers |= {**faults.HEADERS, "Content-Type": faults.PROBLEM}
    return Response(faults.problem(status), headers, status)
