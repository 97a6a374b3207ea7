"""The alarms that wake somebody, and the dashboard to look at. `docs/operations.md` says of each alarm what to do."""

import json
from collections.abc import Sequence
from typing import Any, Final

from chalice.app import Chalice

from chalicelib.entrypoints.http.observability import DOORS, EVENTS, MAILS, NAMESPACE
from infra.aws.stages import STAGE_TAG, Stage
from infra.aws.template.cloudformation import Resource, allow, att, logical_id, policy, ref, sub
from infra.aws.template.functions import function_names

_FIVE_MINUTES: Final = 300
_HOUR: Final = 3600
_EDITOR_DAYS: Final = 5  # two working days are promised; a weekend and a holiday are no alarm
_SYNC_HOURS: Final = 22  # a run a day; with this, somebody can act before a day is missed


def watch(app: Chalice, stage: Stage) -> dict[str, Resource]:
    found = _topic(stage) | _function_alarms(app, stage) | _our_alarms(stage)
    if stage.watched:
        found |= _reputation_alarms(stage) | _budget(stage)
    found["Dashboard"] = _dashboard(app, stage)
    return found | _mails_by_kind(stage)


def _mails_by_kind(stage: Stage) -> dict[str, Resource]:
    """Counted from the line that each mail leaves in the log; only the functions that send have it."""
    return {
        f"{logical_id(name)}ByKind": {
            "Type": "AWS::Logs::MetricFilter",
            "Properties": {
                "LogGroupName": ref(f"{logical_id(name)}Log"),
                "FilterPattern": '{ $.message = "mail left" && $.outcome = "sent" }',
                "MetricTransformations": [
                    {
                        "MetricNamespace": f"{NAMESPACE}/{stage.name}",
                        "MetricName": "MailsByKind",
                        "MetricValue": "1",
                        "Dimensions": [{"Key": "kind", "Value": "$.kind"}],
                    }
                ],
            },
        }
        for name in ("send_new_mails", "sweep_outbox")
    }


def _topic(stage: Stage) -> dict[str, Resource]:
    return {
        "AlarmTopic": {
            "Type": "AWS::SNS::Topic",
            "Properties": {"TopicName": f"{stage.prefix}-alarms", "KmsMasterKeyId": ref("DataKey")},
        },
        "AlarmTopicPolicy": {
            "Type": "AWS::SNS::TopicPolicy",
            "Properties": {
                "Topics": [ref("AlarmTopic")],
                "PolicyDocument": policy(
                    {
                        **allow("sns:Publish", resource=ref("AlarmTopic"), Sid="Alarms"),
                        "Principal": {"Service": "cloudwatch.amazonaws.com"},
                        "Condition": {"StringEquals": {"aws:SourceAccount": ref("AWS::AccountId")}},
                    }
                ),
            },
        },
        "AlarmMail": {
            "Type": "AWS::SNS::Subscription",
            "Properties": {"TopicArn": ref("AlarmTopic"), "Protocol": "email", "Endpoint": ref("OperatorMail")},
        },
    }


def _function_alarms(app: Chalice, stage: Stage) -> dict[str, Resource]:
    found = {}
    for name in function_names(app):
        which = [{"Name": "FunctionName", "Value": ref(logical_id(name))}]
        for metric, why in (("Errors", "fails"), ("Throttles", "is held back: the account's concurrency is used up")):
            found[f"{logical_id(name)}{metric}Alarm"] = _alarm(
                f"{stage.prefix}-{name}-{metric.lower()}",
                f"{name} {why}",
                namespace="AWS/Lambda",
                metric=metric,
                dimensions=which,
                statistic="Sum",
                above=0,
                # A schedule's single failure is repaired by its next turn.
                periods=1 if name in {"api_handler", "send_new_mails"} else 3,
            )
    return found


def _our_alarms(stage: Stage) -> dict[str, Resource]:
    ours = [{"Name": "stage", "Value": stage.name}]
    api = [{"Name": "ApiName", "Value": stage.prefix}, {"Name": "Stage", "Value": "api"}]
    stream = [{"Name": "FunctionName", "Value": ref(logical_id("send_new_mails"))}]
    return {
        "FailedQueueAlarm": _alarm(
            f"{stage.prefix}-failed-events",
            "Something that a function could not do waits in the queue of failed events",
            namespace="AWS/SQS",
            metric="ApproximateNumberOfMessagesVisible",
            dimensions=[{"Name": "QueueName", "Value": att("FailedQueue", "QueueName")}],
            statistic="Maximum",
            above=0,
        ),
        "OutboxAgeAlarm": _alarm(
            f"{stage.prefix}-outbox-age",
            "A mail has been due for over a quarter of an hour, or nobody sweeps the outbox any more",
            namespace=NAMESPACE,
            metric="OutboxAge",
            dimensions=ours,
            statistic="Maximum",
            above=900,
            periods=3,
            missing="breaching",
        ),
        "MailDroppedAlarm": _alarm(
            f"{stage.prefix}-mail-dropped",
            "A mail that somebody should have had was ended: the mail service refuses its address or its words",
            namespace=NAMESPACE,
            metric="MailDropped",
            dimensions=ours,
            statistic="Sum",
            above=0,
        ),
        "MailDelayedAlarm": _alarm(
            f"{stage.prefix}-mail-delayed",
            "Mails have been kept back for over a quarter of an hour: by a neighbour that is away, or a fault of ours",
            namespace=NAMESPACE,
            metric="MailDelayed",
            dimensions=ours,
            statistic="Sum",
            above=0,
            periods=4,  # a mail that waits is tried every five minutes
        ),
        "WaitingAlarm": _alarm(
            f"{stage.prefix}-waiting",
            f"Something has waited for an editor for over {_EDITOR_DAYS} days",
            namespace=NAMESPACE,
            metric="OldestWaiting",
            dimensions=ours,
            statistic="Minimum",
            above=_EDITOR_DAYS * 24 * _HOUR,
            period=_HOUR,
        ),
        "DriftAlarm": _alarm(
            f"{stage.prefix}-drift",
            "A copy differed from what it is derived from; it is mended, and should never have",
            namespace=NAMESPACE,
            metric="Drift",
            dimensions=ours,
            statistic="Maximum",
            above=0,
        ),
        "SetAsideAlarm": _alarm(
            f"{stage.prefix}-set-aside",
            "Something that is kept cannot be read; python -m infra.aside list names it",
            namespace=NAMESPACE,
            metric="SetAside",
            dimensions=ours,
            statistic="Maximum",
            above=0,
        ),
        "EditorsNotReachedAlarm": _alarm(
            f"{stage.prefix}-editors-not-reached",
            "No mail reaches an editor any more, who cannot come in: python -m infra.addresses lift ADDRESS",
            namespace=NAMESPACE,
            metric="EditorsNotReached",
            dimensions=ours,
            statistic="Maximum",
            above=0,
        ),
        "SyncAgeAlarm": _alarm(
            f"{stage.prefix}-sync-age",
            f"No good run of the sync with the Sociale Kaart for {_SYNC_HOURS} hours",
            namespace=NAMESPACE,
            metric="SyncAge",
            dimensions=ours,
            statistic="Maximum",
            above=_SYNC_HOURS * _HOUR,
            period=_HOUR,
            periods=2,
            missing="breaching",
        ),
        "StreamAgeAlarm": _alarm(
            f"{stage.prefix}-outbox-stream-age",
            "The outbox's stream is read too late: mails leave with the sweep only",
            namespace="AWS/Lambda",
            metric="IteratorAge",
            dimensions=stream,
            statistic="Maximum",
            above=_FIVE_MINUTES * 1000,
        ),
        "ServerErrorsAlarm": _alarm(
            f"{stage.prefix}-server-errors",
            "The API answers 5xx",
            namespace="AWS/ApiGateway",
            metric="5XXError",
            dimensions=api,
            statistic="Sum",
            above=5,
        ),
        "SlowAlarm": _alarm(
            f"{stage.prefix}-slow",
            "One of a hundred requests takes over three seconds",
            namespace="AWS/ApiGateway",
            metric="Latency",
            dimensions=api,
            extended="p99",
            above=3_000,
            periods=3,
        ),
    }


def _reputation_alarms(stage: Stage) -> dict[str, Resource]:
    """Of what this stage sends; the mail service reviews whole accounts, at 5 % bounces and 0.1 % complaints."""
    return {
        f"{metric}Alarm": _alarm(
            f"{stage.prefix}-mail-{metric.lower()}",
            f"Too many mails end as a {metric.removesuffix('Rate').lower()}: the mail service may stop us",
            namespace="AWS/SES",
            metric=f"Reputation.{metric}",
            dimensions=[{"Name": "ses:configuration-set", "Value": ref("MailSettings")}],
            statistic="Average",
            above=limit,
            period=_HOUR,
        )
        for metric, limit in (("BounceRate", 0.03), ("ComplaintRate", 0.0005))
    }


def _alarm(  # one row of the table of alarms
    name: str,
    description: str,
    *,
    namespace: str,
    metric: str,
    dimensions: Sequence[dict[str, Any]],
    above: float,
    statistic: str = "",
    extended: str = "",
    period: int = _FIVE_MINUTES,
    periods: int = 1,
    missing: str = "notBreaching",
) -> Resource:
    return {
        "Type": "AWS::CloudWatch::Alarm",
        "Properties": {
            "AlarmName": name,
            "AlarmDescription": description,
            "Namespace": namespace,
            "MetricName": metric,
            "Dimensions": list(dimensions),
            **({"ExtendedStatistic": extended} if extended else {"Statistic": statistic}),
            "Period": period,
            "EvaluationPeriods": periods,
            "Threshold": above,
            "ComparisonOperator": "GreaterThanThreshold",
            "TreatMissingData": missing,
            "AlarmActions": [ref("AlarmTopic")],
            "OKActions": [ref("AlarmTopic")],
        },
    }


def _dashboard(app: Chalice, stage: Stage) -> Resource:
    lambdas = [f"{stage.prefix}-{name}" for name in function_names(app)]
    ours = [
        ("What people did", [[name] for name in DOORS.values()], "Sum"),
        ("Mails", [[name] for name in (*MAILS, *EVENTS.values())], "Sum"),
        ("What waits for editors", [["Waiting"]], "Minimum"),
        ("For how long, and how long it took, seconds", [["OldestWaiting"], ["TimeToDecision"]], "p90"),
        ("Age of the outbox and the sync, seconds", [["OutboxAge"], ["SyncAge"]], "Maximum"),
    ]
    rows: list[tuple[str, list[list[str]], str]] = [
        *((title, [[NAMESPACE, *each, "stage", stage.name] for each in names], how) for title, names, how in ours),
        ("Requests", [["AWS/ApiGateway", each, "ApiName", stage.prefix] for each in ("Count", "5XXError")], "Sum"),
        ("Answer, ms", [["AWS/ApiGateway", "Latency", "ApiName", stage.prefix]], "p99"),
        ("Errors", [["AWS/Lambda", "Errors", "FunctionName", each] for each in lambdas], "Sum"),
        ("Time, ms", [["AWS/Lambda", "Duration", "FunctionName", each] for each in lambdas], "p99"),
    ]
    widgets = [
        {
            "type": "metric",
            "x": 12 * (number % 2),
            "y": 6 * (number // 2),
            "width": 12,
            "height": 6,
            "properties": {"title": title, "metrics": metrics, "stat": stat, "region": "${AWS::Region}", "period": 300},
        }
        for number, (title, metrics, stat) in enumerate(rows)
    ]
    return {
        "Type": "AWS::CloudWatch::Dashboard",
        "Properties": {"DashboardName": stage.prefix, "DashboardBody": sub(json.dumps({"widgets": widgets}))},
    }


def _budget(stage: Stage) -> dict[str, Resource]:
    return {
        "Budget": {
            "Type": "AWS::Budgets::Budget",
            "Properties": {
                "Budget": {
                    "BudgetName": stage.prefix,
                    "BudgetType": "COST",
                    "TimeUnit": "MONTHLY",
                    "BudgetLimit": {"Amount": stage.budget_dollars, "Unit": "USD"},
                    # What bears this stage's tag; billing knows the tag once an operator activated it there.
                    "CostFilters": {"TagKeyValue": [f"user:{STAGE_TAG}${stage.name}"]},
                },
                "NotificationsWithSubscribers": [
                    {
                        "Notification": {
                            "NotificationType": kind,
                            "ComparisonOperator": "GREATER_THAN",
                            "Threshold": percent,
                            "ThresholdType": "PERCENTAGE",
                        },
                        "Subscribers": [{"SubscriptionType": "EMAIL", "Address": ref("OperatorMail")}],
                    }
                    for kind, percent in (("ACTUAL", 80), ("FORECASTED", 100))
                ],
            },
        }
    }
