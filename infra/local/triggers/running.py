"""Every schedule and stream of an application, kept and followed as AWS does."""

import logging
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from chalice.app import Chalice, DynamoDBEventConfig, ScheduledEventConfig, SNSEventConfig
from chalice.local import LambdaContext

from infra.local.environment import REGION
from infra.local.triggers.mail_events import MailEventsReader
from infra.local.triggers.schedules import Cron, Rate, read_expression
from infra.local.triggers.streams import StreamReader, table_of

LOG: Final = logging.getLogger("infra.local.triggers")
_ACCOUNT: Final = "000000000000"
_FUNCTION_SECONDS: Final = 900
_FUNCTION_MEGABYTES: Final = 512
_FIRST_TICK_SECONDS: Final = 2.0
_SPREAD_SECONDS: Final = 0.25
# What comes once an hour or less waits for its turn, as on AWS: a stack that starts empty stays so for a while,
# and demo data is not made beside a sync.
_SLOW_SECONDS: Final = 3600
_OPEN_SECONDS: Final = 30
_END_SECONDS: Final = 5


@dataclass(frozen=True)
class Function:
    """A Lambda function of the application, called as AWS calls it."""

    name: str
    handler: Callable[[dict[str, Any], LambdaContext], Any]

    def __call__(self, event: dict[str, Any]) -> Any:
        context = LambdaContext(self.name, _FUNCTION_MEGABYTES, _FUNCTION_SECONDS * 1000)
        context.invoked_function_arn = f"arn:aws:lambda:{REGION}:{_ACCOUNT}:function:{self.name}"
        return self.handler(event, context)


@dataclass(frozen=True)
class Schedule:
    name: str
    expression: Rate | Cron
    function: Function

    def run(self) -> Any:
        """Call the function once, with the event of a schedule."""
        return self.function(
            {
                "version": "0",
                "id": str(uuid.uuid4()),
                "detail-type": "Scheduled Event",
                "source": "aws.events",
                "account": _ACCOUNT,
                "time": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                "region": REGION,
                "resources": [f"arn:aws:events:{REGION}:{_ACCOUNT}:rule/{self.function.name}"],
                "detail": {},
            }
        )


@dataclass(frozen=True)
class Subscription:
    """A function that gets the records of a table's stream."""

    table: str
    batch_size: int
    function: Function


def schedules_of(app: Chalice) -> list[Schedule]:
    """Every function the application schedules, in the order of its code.

    Raises:
        ExpressionError: one has a schedule that cannot be kept here.
    """
    return [
        Schedule(source.name, read_expression(_expression(source)), _function(app, source.name))
        for source in app.event_sources
        if isinstance(source, ScheduledEventConfig)
    ]


def subscriptions_of(app: Chalice) -> list[Subscription]:
    """Every function that follows a stream.

    Raises:
        ValueError: one names no table.
    """
    return [
        Subscription(table_of(source.stream_arn), source.batch_size, _function(app, source.name))
        for source in app.event_sources
        if isinstance(source, DynamoDBEventConfig)
    ]


def _expression(source: ScheduledEventConfig) -> str:
    given = source.schedule_expression
    return given if isinstance(given, str) else str(given.to_string())


def _function(app: Chalice, name: str) -> Function:
    return Function(f"{app.app_name}-local-{name}", app.handler_map[name])


class Triggers:
    """All schedules and streams of an application, each in its own thread, so that none waits for another."""

    def __init__(
        self, app: Chalice, *, endpoint: str, mailbox: str = "", first_tick: float = _FIRST_TICK_SECONDS
    ) -> None:
        self._stop = threading.Event()
        self._schedules = schedules_of(app)
        self._first_tick = first_tick
        self._readers = [
            StreamReader(each.table, each.function, endpoint=endpoint, batch_size=each.batch_size, stop=self._stop)
            for each in subscriptions_of(app)
        ]
        self._listeners = [
            MailEventsReader(mailbox, _function(app, source.name), stop=self._stop)
            for source in app.event_sources
            if mailbox and isinstance(source, SNSEventConfig)
        ]
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Start them all, and return once every stream is open: what is written from now on is seen.

        Raises:
            TimeoutError: a stream could not be opened.
        """
        runs = [reader.run for reader in self._readers] + [listener.run for listener in self._listeners]
        self._threads = [threading.Thread(target=run, daemon=True) for run in runs]
        for turn, schedule in enumerate(self._schedules):
            first = self._first(schedule.expression) + turn * _SPREAD_SECONDS
            self._threads.append(threading.Thread(target=self._keep, args=(schedule, first), daemon=True))
        for thread in self._threads:
            thread.start()
        deadline = time.monotonic() + _OPEN_SECONDS
        for reader in self._readers:
            if not reader.opened.wait(max(0.0, deadline - time.monotonic())):
                raise TimeoutError(f"a stream could not be opened within {_OPEN_SECONDS} seconds")

    def stop(self) -> None:
        """Start nothing more, and give what runs a moment to end."""
        self._stop.set()
        deadline = time.monotonic() + _END_SECONDS
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def _first(self, expression: Rate | Cron) -> float:
        every = expression.every.total_seconds() if isinstance(expression, Rate) else 0.0
        return every if every >= _SLOW_SECONDS else self._first_tick

    def _keep(self, schedule: Schedule, first: float) -> None:
        """Call the function at its times; one that takes longer misses turns and never overlaps itself."""
        following = time.monotonic() + first
        while not self._stop.wait(self._until_next(schedule.expression, following)):
            if isinstance(schedule.expression, Rate):
                every = schedule.expression.every.total_seconds()
                self._tick(schedule)
                following += every * max(1, -((following - time.monotonic()) // every))
            elif schedule.expression.includes(datetime.now(UTC)):
                self._tick(schedule)

    @staticmethod
    def _until_next(expression: Rate | Cron, following: float) -> float:
        if isinstance(expression, Rate):
            return max(0.0, following - time.monotonic())
        return 60 - time.time() % 60 + 0.05  # a moment into the next minute, at which a cron is looked at

    @staticmethod
    def _tick(schedule: Schedule) -> None:
        started = time.perf_counter()
        try:
            schedule.run()
        except Exception:  # a function may raise anything, and its next turn is still to come
            LOG.exception("schedule %s failed", schedule.name)
        else:
            LOG.info("schedule %s ran, %.0f ms", schedule.name, (time.perf_counter() - started) * 1000)


def run_once(app: Chalice, name: str) -> Any:
    """Run the scheduled function of that name now.

    Raises:
        LookupError: there is none.
    """
    for schedule in schedules_of(app):
        if schedule.name == name:
            return schedule.run()
    raise LookupError(f"no schedule {name!r}; there are: {', '.join(each.name for each in schedules_of(app))}")
