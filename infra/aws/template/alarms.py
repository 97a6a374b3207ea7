"""The table of alarms: of each, the figure that it looks at, what it means and what to do.

`docs/operations.md` is drawn from it (`python -m infra.diagrams`), and each alarm carries both texts to whom it wakes.
Figures of AWS's own are those of its documentation: "DynamoDB Metrics and dimensions", "Types of metrics for Lambda
functions", "AWS WAF metrics and dimensions", "Monitor CloudFront metrics".
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from chalicelib.entrypoints.http.observability import NAMESPACE
from infra.aws.stages import Stage
from infra.aws.template.cloudformation import Resource, att, logical_id, ref

Dimensions = Mapping[str, Any]
FIVE_MINUTES: Final = 300  # seconds
HOUR: Final = 3600
_EDITOR_DAYS: Final = 5  # two working days are promised; a weekend and a holiday are no alarm
_SYNC_HOURS: Final = 22  # a run a day; with this, somebody can act before a day is missed


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One row: a name without its stage, or how the names of a whole kind end ("…-errors")."""

    name: str
    means: str
    do: str
    namespace: str
    metric: str
    above: float
    resource: str = ""  # the logical id, without "Alarm"; a kind's says it itself
    statistic: str = ""  # one that begins with p is a percentile
    period: int = FIVE_MINUTES
    periods: int = 1
    missing: str = "notBreaching"
    dimensions: Callable[[Stage], Dimensions] = lambda _: {}


def ours(stage: Stage) -> Dimensions:
    """The dimension of the platform's own figures."""
    return {"stage": stage.name}


def api(stage: Stage) -> Dimensions:
    return {"ApiName": stage.prefix, "Stage": "api"}


def _function(name: str) -> Callable[[Stage], Dimensions]:
    return lambda _: {"FunctionName": ref(logical_id(name))}


def _stream_age(resource: str, name: str, function: str, means: str) -> Alarm:
    return Alarm(
        resource=resource,
        name=name,
        means=means,
        do=f"errors of `{function}`; the trigger's state",
        namespace="AWS/Lambda",
        metric="IteratorAge",
        dimensions=_function(function),
        statistic="Maximum",
        above=FIVE_MINUTES * 1000,
    )


# Of each function.
ERRORS: Final = Alarm(
    name="…-errors",
    means="a function failed: the API and mails at once, a schedule of every few minutes three times in a row, a rarer "
    "one twice in an hour",
    do="its log group `/waardering/STAGE/FUNCTION`, search `ERROR`; what failed waits in the queue",
    namespace="AWS/Lambda",
    metric="Errors",
    statistic="Sum",
    above=0,
)
THROTTLES: Final = Alarm(
    name="…-throttles",
    means="a function is held back: the account's concurrency is used up",
    do="look at the dashboard's requests; ask AWS for a higher quota, or lower the stage's throttling",
    namespace="AWS/Lambda",
    metric="Throttles",
    statistic="Sum",
    above=0,
)
LOST: Final = Alarm(
    name="…-lost",
    means="what a function could not do could not be put into the queue of failed events either: it is gone",
    do="the queue's policy and key, the function's role; then *Re-drive what failed*, whose sweeps find the work again",
    namespace="AWS/Lambda",
    metric="DestinationDeliveryFailures",
    statistic="Sum",
    above=0,
)
# Of each table.
THROTTLED: Final = Alarm(
    name="…-throttled",
    means="DynamoDB refuses reads or writes of a table or an index of it; people get 503, mails wait, nothing is lost",
    do="which: `ReadThrottleEvents` and `WriteThrottleEvents` of the table and each index. A flood: the firewall. "
    "Honest: raise `reads` and `writes` of the stage (`infra/aws/stages.py`) and deploy; one hot key: wait, it splits",
    namespace="AWS/DynamoDB",
    metric="ReadThrottleEvents",
    statistic="Sum",
    above=0,
    periods=2,
)
CONFLICTS: Final = Alarm(
    name="…-conflicts",
    means="many writes of a table met a transaction on the same item; each was tried again, so people wait longer",
    do="which organisation or schedule is at it: the log of that time by `route`; a schedule that conflicts with the "
    "API for hours is a fault of ours",
    namespace="AWS/DynamoDB",
    metric="TransactionConflict",
    statistic="Sum",
    above=100,
    periods=3,
)
KINDS: Final = (ERRORS, THROTTLES, LOST, THROTTLED, CONFLICTS)

ALARMS: Final = (
    Alarm(
        resource="FailedQueue",
        name="failed-events",
        means="an event, or a record of a stream, that a function could not do waits in the queue of failed events",
        do="*Re-drive what failed*",
        namespace="AWS/SQS",
        metric="ApproximateNumberOfMessagesVisible",
        dimensions=lambda _: {"QueueName": att("FailedQueue", "QueueName")},
        statistic="Maximum",
        above=0,
    ),
    Alarm(
        resource="OutboxAge",
        name="outbox-age",
        means="a mail has been due for over 15 minutes, or nobody sweeps the outbox any more",
        do="errors of `sweep_outbox`; SES's sending quota and state (`aws sesv2 get-account`)",
        namespace=NAMESPACE,
        metric="OutboxAge",
        dimensions=ours,
        statistic="Maximum",
        above=900,
        periods=3,
        missing="breaching",
    ),
    Alarm(
        resource="MailDelayed",
        name="mail-delayed",
        means="mails are kept back for over 15 minutes: a neighbour is away, or a fault is ours",
        do="`.venv/bin/python -m infra.mails waiting` says for what: *Mails that wait*",
        namespace=NAMESPACE,
        metric="MailDelayed",
        dimensions=ours,
        statistic="Sum",
        above=0,
        periods=4,  # a mail that waits is tried every five minutes
    ),
    Alarm(
        resource="MailDropped",
        name="mail-dropped",
        means="SES refuses a mail for its address or its words, for good: somebody does not get it",
        do="the log's `mail left` with `outcome` `refused`; an organisation's address is the register's, an author's "
        "is their own",
        namespace=NAMESPACE,
        metric="MailDropped",
        dimensions=ours,
        statistic="Sum",
        above=0,
    ),
    _stream_age(
        "StreamAge",
        "outbox-stream-age",
        "send_new_mails",
        "the outbox's stream lags: mails leave with the sweep, up to a minute late",
    ),
    _stream_age(
        "FrontsAge",
        "organisations-stream-age",
        "renew_fronts",
        "the organisations' stream lags: first pages are made when somebody asks, which is slower and never wrong",
    ),
    Alarm(
        resource="SyncAge",
        name="sync-age",
        means=f"no good sync for {_SYNC_HOURS} hours, so what we show may be a day old",
        do="`/editor/sync-runs`: a held run wants a decision; a run without end: the register's state, "
        "`sync_organisations`' log",
        namespace=NAMESPACE,
        metric="SyncAge",
        dimensions=ours,
        statistic="Maximum",
        above=_SYNC_HOURS * HOUR,
        period=HOUR,
        periods=2,
        missing="breaching",
    ),
    Alarm(
        resource="EditorsNotReached",
        name="editors-not-reached",
        means="a mail to an editor came back, or was not wanted: none is sent any more, the link to sign in neither",
        do="`.venv/bin/python -m infra.editors list` names them; tell them, then "
        "`.venv/bin/python -m infra.addresses lift ADDRESS`",
        namespace=NAMESPACE,
        metric="EditorsNotReached",
        dimensions=ours,
        statistic="Maximum",
        above=0,
    ),
    Alarm(
        resource="ServerErrors",
        name="server-errors",
        means="the API answers 5xx",
        do="log of `api_handler`, by `correlation_id`; a bad release: *Roll back*",
        namespace="AWS/ApiGateway",
        metric="5XXError",
        dimensions=api,
        statistic="Sum",
        above=5,
    ),
    Alarm(
        resource="Slow",
        name="slow",
        means="1 of 100 requests takes over 3 s",
        do="cold starts after a release pass by themselves; else DynamoDB's throttling and the function's duration",
        namespace="AWS/ApiGateway",
        metric="Latency",
        dimensions=api,
        statistic="p99",
        above=3_000,
        periods=3,
    ),
    Alarm(
        resource="Waiting",
        name="waiting",
        means=f"something has waited for an editor for over {_EDITOR_DAYS} days; two working days are promised",
        do="the console's queue: who is at work, what keeps them; the morning's digest names the kinds",
        namespace=NAMESPACE,
        metric="OldestWaiting",
        dimensions=ours,
        statistic="Minimum",
        above=_EDITOR_DAYS * 24 * HOUR,
        period=HOUR,
    ),
    Alarm(
        resource="SetAside",
        name="set-aside",
        means="something that is kept cannot be read; all else goes on",
        do="`.venv/bin/python -m infra.aside list` names it: *What could not be read*",
        namespace=NAMESPACE,
        metric="SetAside",
        dimensions=ours,
        statistic="Maximum",
        above=0,
    ),
    Alarm(
        resource="Drift",
        name="drift",
        means="a copy differed from what it is derived from, and the night's reconciliation repaired it",
        do="`reconcile_copies`' log names what differed; after a restore that is to be expected, otherwise it is a "
        "fault of ours: look which release came before it",
        namespace=NAMESPACE,
        metric="Drift",
        dimensions=ours,
        statistic="Maximum",
        above=0,
    ),
)
# Of a stage with a CDN: what came to the API past it. The rest of its figures are kept in us-east-1 (`EDGE`).
AT_THE_API: Final = (
    Alarm(
        resource="PastTheCdn",
        name="past-the-cdn",
        means="many requests come to the API without the CDN's key, and are refused",
        do="the site answers 403 everywhere: CDN and firewall have different keys, *Rotate keys*; else somebody "
        "tries the API's own address, and gets nowhere",
        namespace="AWS/WAFV2",
        metric="BlockedRequests",
        dimensions=lambda stage: {
            "WebACL": f"{stage.prefix}-firewall",
            "Region": ref("AWS::Region"),
            "Rule": "only-through-the-cdn",
        },
        statistic="Sum",
        above=100,
        periods=3,
    ),
)
# Of what a stage sends; the mail service itself judges whole accounts.
REPUTATION: Final = tuple(
    Alarm(
        resource=f"{metric}",
        name=f"mail-{metric.lower()}",
        means=means,
        do=do,
        namespace="AWS/SES",
        metric=f"Reputation.{metric}",
        statistic="Average",
        above=limit,
        dimensions=lambda _: {"ses:configuration-set": ref("MailSettings")},
        period=HOUR,
    )
    for metric, limit, means, do in (
        (
            "BounceRate",
            0.03,
            "over 3 % of mails bounce; SES reviews senders at 5 %",
            "which kind: the log's `mail handled`; pause a wrong import of addresses",
        ),
        ("ComplaintRate", 0.0005, "people mark mails as unwanted; SES reviews at 0.1 %", "the same, at once"),
    )
)
# In us-east-1, in the stack of the edge.
EDGE: Final = (
    Alarm(
        resource="Blocked",
        name="edge-blocked",
        means="the firewall refuses over 1,000 requests in five minutes: a flood, or people who are wrongly refused",
        do="by `Rule` in its figures. `requests-of-one-address`: it is held back already. Another rule, and no flood: "
        "let it count (`infra/aws/template/firewall.py`)",
        namespace="AWS/WAFV2",
        metric="BlockedRequests",
        dimensions=lambda stage: {"WebACL": f"{stage.prefix}-edge", "Rule": "ALL"},
        statistic="Sum",
        above=1_000,
    ),
    Alarm(
        resource="CdnErrors",
        name="cdn-errors",
        means="over 5 % of what the CDN answers is an error of ours or its own",
        do="`server-errors` rings too: there. Else the origin's name or key, the certificate; AWS's health dashboard",
        namespace="AWS/CloudFront",
        metric="5xxErrorRate",
        dimensions=lambda _: {"DistributionId": ref("DistributionId"), "Region": "Global"},
        statistic="Average",
        above=5,
        periods=3,
    ),
)
EVERY: Final = (*KINDS, *ALARMS, *AT_THE_API, *REPUTATION, *EDGE)


def alarm(row: Alarm, stage: Stage, *, name: str = "", **more: Any) -> Resource:
    """Make a row's alarm; `more` replaces properties of it, and None takes one out."""
    statistic = {"ExtendedStatistic" if row.statistic.startswith("p") else "Statistic": row.statistic}
    properties = {
        "AlarmName": f"{stage.prefix}-{name or row.name}",
        "AlarmDescription": f"{row.means[0].upper()}{row.means[1:]}. What to do: {row.do}.",
        "Namespace": row.namespace,
        "MetricName": row.metric,
        "Dimensions": [{"Name": key, "Value": value} for key, value in row.dimensions(stage).items()],
        **statistic,
        "Period": row.period,
        "EvaluationPeriods": row.periods,
        "Threshold": row.above,
        "ComparisonOperator": "GreaterThanThreshold",
        "TreatMissingData": row.missing,
        "AlarmActions": [ref("AlarmTopic")],
        "OKActions": [ref("AlarmTopic")],
        **more,
    }
    return {
        "Type": "AWS::CloudWatch::Alarm",
        "Properties": {key: value for key, value in properties.items() if value is not None},
    }


def table() -> str:
    """Draw every alarm with what it means and what to do, as the operations page has them."""
    rows = [f"| `{each.name}` | {each.means} | {each.do} |" for each in EVERY]
    return "\n".join(["| alarm | what it means | what to do |", "|---|---|---|", *rows])
