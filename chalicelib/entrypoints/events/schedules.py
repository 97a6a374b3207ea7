"""The schedules: everything that happens because it is time."""

import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Final

from aws_lambda_powertools import Logger
from chalice.app import Blueprint, CloudWatchEvent, Cron, Rate

from chalicelib.bootstrap import platform
from chalicelib.domain.projections.queue import Count, QueueKind
from chalicelib.domain.sync.sync import APART, Run, freshness
from chalicelib.entrypoints.http.observability import measure, measure_backlog, measure_mail
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.aside.past import Past
from chalicelib.use_cases.mails.editor_digest import DECIDED, send_digests, waiting_letters
from chalicelib.use_cases.mails.note_mail_event import not_reached
from chalicelib.use_cases.mails.organisation_digest import send_organisation_digests
from chalicelib.use_cases.organisations.decide_organisation import lift_ended_blocks
from chalicelib.use_cases.upkeep.add_months import add_months
from chalicelib.use_cases.upkeep.integrity_figures import count_days
from chalicelib.use_cases.upkeep.look_again_at_published import look_again
from chalicelib.use_cases.upkeep.night_of_invitations import night_of_invitations
from chalicelib.use_cases.upkeep.reconcile import NO_DRIFT, reconcile, reconcile_figures
from chalicelib.use_cases.upkeep.run_due_tasks import run_due_tasks

_TIME_LEFT_FOR_STOPPING: Final = 120_000  # milliseconds
_LONGEST_SWEEP: Final = 75.0  # seconds until no other mail is begun: a wait fits in, and the last mail before the end
_LONGEST_PUSH: Final = 60.0  # seconds until no other turn is begun: the last one then ends before the function does
blueprint = Blueprint(__name__)
logger = Logger(service="waardering", child=True)


@blueprint.schedule(Rate(1, unit=Rate.MINUTES), name="sweep_outbox")
def sweep_outbox(event: CloudWatchEvent) -> dict[str, int]:
    """Send the mails that stayed behind: all of them, also after the mail service was down for long."""
    here, began = platform(), time.monotonic()
    outcomes = dict(here.sweep_mails(out_of_time=lambda: time.monotonic() - began > _LONGEST_SWEEP))
    if outcomes:
        logger.info("outbox swept", extra={"outcomes": outcomes})
    for outcome, times in outcomes.items():
        measure_mail(outcome, times)
    measure("OutboxAge", here.outbox.overdue(now=here.now()).total_seconds())  # no data is an alarm: nobody sweeps
    return outcomes


# Apart from mails, so that no address of somebody else holds up one of those.
@blueprint.schedule(Rate(1, unit=Rate.MINUTES), name="push_changes")
def push_changes(event: CloudWatchEvent) -> dict[str, int]:
    """Tell the webhooks what changed since the last minute, and what they did not take before."""
    here, began = platform(), time.monotonic()
    done = dict(here.push_changes(out_of_time=lambda: time.monotonic() - began > _LONGEST_PUSH))
    if done:
        logger.info("changes pushed", extra={"done": done})
    return done


@blueprint.schedule(Rate(5, unit=Rate.MINUTES), name="lift_blocks")
def lift_blocks(event: CloudWatchEvent) -> None:
    """Put away the blocks whose date has come; and count what waits, for editors and for operators."""
    here = platform()
    lift_ended_blocks(stores=here, now=here.now())
    letters = waiting_letters(here)
    count = Count(at=here.now(), of={kind: here.queue.backlog(kind) for kind in QueueKind}, letters=letters)
    here.queue.keep_count(count)
    measure("SetAside", len(here.aside.all()))
    measure("EditorsNotReached", len(not_reached(here.editors.all(unread=go_past))))
    measure_backlog([count.of[kind] for kind in DECIDED], now=count.at)


@blueprint.schedule(Rate(5, unit=Rate.MINUTES), name="keep_deadlines")
def keep_what_is_due(event: CloudWatchEvent) -> dict[str, int]:
    """Remind, let expire, archive and forget what has fallen due; what is not done in time, the next run does."""
    here = platform()
    done = dict(run_due_tasks(stores=here, now=here.now(), out_of_time=_out_of_time(event)))
    if done:
        logger.info("deadlines kept", extra={"done": done})
    return done


# Eight o'clock in Brussels is six or seven in UTC; the hours after it make up for a run that failed.
@blueprint.schedule(Cron(0, "6-10", "?", "*", "MON-FRI", "*"), name="send_digests")
def send_morning_digests(event: CloudWatchEvent) -> int:
    """Tell the editors what waits for longer than it should."""
    here = platform()
    sent = send_digests(stores=here, now=here.now())
    logger.info("digests", extra={"mails": sent})
    return sent


# Seven o'clock in Brussels is five or six in UTC. A round that ran out of time is gone on with a quarter later.
@blueprint.schedule(Cron("0/15", "5-9", "?", "*", "MON-FRI", "*"), name="send_organisation_digests")
def send_monthly_digests(event: CloudWatchEvent) -> dict[str, int]:
    """Tell organisations, once a month, what came in and what waits for their reply."""
    here = platform()
    done = dict(send_organisation_digests(stores=here, now=here.now(), out_of_time=_out_of_time(event)))
    if done:
        logger.info("monthly digests", extra={"done": done})
    return done


@blueprint.schedule(Cron(15, 1, "*", "*", "?", "*"), name="count_figures")
def count_figures(event: CloudWatchEvent) -> None:
    """Count the integrity figures of the days that are over."""
    here = platform()
    count_days(stores=here, now=here.now(), out_of_time=_out_of_time(event))


# A month is over by its fourth day; a night that failed is made up for by the next.
@blueprint.schedule(Cron(45, 4, "*", "*", "?", "*"), name="publish_log")
def publish_log(event: CloudWatchEvent) -> list[str]:
    """Add the months that are over to the log for strangers."""
    here = platform()
    added = add_months(
        log=here.public_log,
        signer=here.signer,
        origin=here.settings.log_origin,
        stores=here,
        now=here.now(),
        out_of_time=_out_of_time(event),
    )
    if added:
        logger.info("public log", extra={"months": added})
    return added


# Twelve times a night: a round that ran out of time is gone on with, one that is complete is left alone.
@blueprint.schedule(Cron("0/15", "2-4", "*", "*", "?", "*"), name="reconcile_copies")
def reconcile_copies(event: CloudWatchEvent) -> dict[str, int]:
    """Derive again what is derived, and repair what differs; nothing should. By hand, with `whole`, all of it."""
    here = platform()
    found, complete = reconcile(
        reconciliation=here.reconciliation,
        stores=here,
        now=here.now(),
        out_of_time=_out_of_time(event),
        whole=bool(isinstance(event.detail, dict) and event.detail.get("whole")),
    )
    if complete:
        found["figures"] = reconcile_figures(stores=here, now=here.now(), out_of_time=_out_of_time(event))
        found["batches"] = night_of_invitations(stores=here, now=here.now(), out_of_time=_out_of_time(event))
    drift = sum(number for name, number in found.items() if name not in NO_DRIFT)
    (logger.error if drift else logger.info)("reconciled", extra={"found": dict(+found), "complete": complete})
    measure("Drift", drift)
    return dict(+found)


@blueprint.schedule(Rate(5, unit=Rate.MINUTES), name="migrate_forms")
def migrate_forms(event: CloudWatchEvent) -> dict[str, int]:
    """Bring what older releases wrote to today's forms; with nothing to do, it only says that it was here."""
    here = platform()
    before = here.migration.progress()
    found = here.migrate_forms(out_of_time=_out_of_time(event))
    if before is None or (before.number, before.looked, before.cursor) != (found.number, found.looked, found.cursor):
        left = {"round": found.number, "complete": found.cursor is None}
        logger.info("forms migrated", extra=left | {"looked": found.looked, "renewed": found.renewed})
    return {"looked": found.looked, "renewed": found.renewed}


# Twelve times: averages that ran out of time are gone on with, those of today are left alone.
@blueprint.schedule(Cron("0/15", "1-3", "*", "*", "?", "*"), name="compare_sectors")
def compare_sectors(event: CloudWatchEvent) -> None:
    """Make each sector's averages anew, for organisations to compare themselves with."""
    here = platform()
    made = here.insights.compare(now=here.now(), out_of_time=_out_of_time(event))
    logger.info("sectors compared", extra={"made": made})


# A look that ran out of time is gone on with a quarter later; with nothing new it costs hardly anything.
@blueprint.schedule(Cron("0/15", "2-4", "*", "*", "?", "*"), name="look_again_at_published")
def look_again_at_published(event: CloudWatchEvent) -> None:
    """Look again at what is new; a strong sign of improper use takes it offline, pending research."""
    here = platform()
    done = look_again(stores=here, now=here.now(), out_of_time=_out_of_time(event))
    extra = {"looked": done.looked, "suspended": done.suspended, "complete": done.complete}
    logger.info("looked again", extra=extra)


@blueprint.schedule(Rate(5, unit=Rate.MINUTES), name="settle_search")
def settle_search(event: CloudWatchEvent) -> None:
    """Bring editors' decisions into the blocks that search looks in."""
    here = platform()
    past = Past("settle_search", stores=here, now=here.now())
    here.directory.settle(unread=past.note)
    past.settled()


@blueprint.schedule(Rate(5, unit=Rate.MINUTES), name="sync_organisations")
def sync_organisations(event: CloudWatchEvent) -> None:
    """Begin a run each hour; what is not done in time, or while the register is away, the next call goes on with."""
    here = platform()
    run = here.run_sync(out_of_time=_out_of_time(event), apart=APART).run
    if run is not None:
        logger.info("organisations synced", extra=run_report(run))
    age = freshness(here.sync_store.last_good(), now=here.now()).age
    if age is not None:  # the alarm treats missing data as a breach
        measure("SyncAge", age.total_seconds())


def _out_of_time(event: CloudWatchEvent) -> Callable[[], bool]:
    context: Any = event.context  # Lambda's own object, whatever Chalice's types say

    def out_of_time() -> bool:
        return bool(context.get_remaining_time_in_millis() < _TIME_LEFT_FOR_STOPPING)

    return out_of_time


def run_report(run: Run) -> dict[str, object]:
    """A run in ids and figures, for the log."""
    return {"run": run.id, "kind": run.kind, "phase": run.phase, "verdict": run.verdict, "counts": asdict(run.counts)}
