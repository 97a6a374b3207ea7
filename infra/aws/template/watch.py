"""The mails that wake somebody, by the rows of `alarms.py`, and the dashboard to look at."""

import json
from typing import Any

from chalice.app import Chalice, Cron, ScheduledEventConfig

from chalicelib.adapters.dynamodb.client.tables import NAMES, TABLES
from chalicelib.entrypoints.http.observability import DOORS, EVENTS, MAILS, NAMESPACE
from infra.aws.stages import STAGE_TAG, Stage
from infra.aws.template.alarms import (
    ALARMS,
    AT_THE_API,
    CONFLICTS,
    ERRORS,
    HOUR,
    LOST,
    REPUTATION,
    THROTTLED,
    THROTTLES,
    alarm,
)
from infra.aws.template.cloudformation import Resource, allow, logical_id, policy, ref, sub
from infra.aws.template.functions import function_names
from infra.aws.template.tables import table_id


def watch(app: Chalice, stage: Stage) -> dict[str, Resource]:
    rows = (*ALARMS, *(AT_THE_API if stage.edge else ()), *(REPUTATION if stage.watched else ()))
    found = topic(stage, KmsMasterKeyId=ref("DataKey")) | _function_alarms(app, stage)
    found |= {f"{row.resource}Alarm": alarm(row, stage) for row in rows}
    if stage.watched:
        found |= _budget(stage) | _table_alarms(stage)
    return found | {"Dashboard": _dashboard(app, stage)}


def topic(stage: Stage, **more: Any) -> dict[str, Resource]:
    """Return the topic that alarms go to, and its mail; `more` are properties of the topic."""
    return {
        "AlarmTopic": {
            "Type": "AWS::SNS::Topic",
            "Properties": {"TopicName": f"{stage.prefix}-alarms", **more},
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
    rare = {each.name for each in app.event_sources if isinstance(each, ScheduledEventConfig) and _is_rare(each)}
    for name in function_names(app):
        which = [{"Name": "FunctionName", "Value": ref(logical_id(name))}]
        # A schedule's single failure is repaired by its next turn. One of a quarter, an hour or a day never fails in
        # three periods of five minutes: of that, the call and its second try are counted together.
        rung = {"EvaluationPeriods": 1 if name in {"api_handler", "send_new_mails"} else 3}
        if name in rare:
            rung = {"EvaluationPeriods": 1, "Period": HOUR, "Threshold": 1}
        for row in (ERRORS, THROTTLES, LOST):
            if row is LOST and name == "api_handler":
                continue  # its caller hears of a failure; nothing of it is put away
            found[f"{logical_id(name)}{row.name.removeprefix('…-').title()}Alarm"] = alarm(
                row,
                stage,
                name=row.name.replace("…", name),
                AlarmDescription=f"{name}: {row.means}. What to do: {row.do}.",
                Dimensions=which,
                **({"EvaluationPeriods": 1} if row is LOST else rung),
            )
    return found


def _is_rare(source: ScheduledEventConfig) -> bool:
    """Say whether a function is called at times of a day, and not every few minutes."""
    return isinstance(source.schedule_expression, Cron)


def _table_alarms(stage: Stage) -> dict[str, Resource]:
    """Of each table whether it or an index is throttled, and whether its writes conflict.

    DynamoDB counts an index apart from its table, so that alarm adds up (at most ten figures, as CloudWatch has it).
    """
    found = {}
    for model in TABLES:
        name = NAMES[model]
        table = {"Name": "TableName", "Value": ref(table_id(name))}
        indexes = [each["index_name"] for each in model._get_schema()["global_secondary_indexes"]]  # noqa: SLF001  (as in tables.py)
        counted = [[table], *([table, {"Name": "GlobalSecondaryIndexName", "Value": each}] for each in indexes)]
        looked_at = [(metric, which) for which in counted for metric in ("ReadThrottleEvents", "WriteThrottleEvents")]
        metrics: list[dict[str, Any]] = [
            {
                "Id": f"m{number}",
                "ReturnData": False,
                "MetricStat": {
                    "Metric": {"Namespace": THROTTLED.namespace, "MetricName": metric, "Dimensions": which},
                    "Period": THROTTLED.period,
                    "Stat": THROTTLED.statistic,
                },
            }
            for number, (metric, which) in enumerate(looked_at)
        ]
        every = "+".join(f"FILL(m{number}, 0)" for number in range(len(metrics)))
        metrics.append({"Id": "all", "Expression": every, "Label": "Throttled", "ReturnData": True})
        none = dict.fromkeys(("Namespace", "MetricName", "Dimensions", "Statistic", "Period"))
        found[f"{table_id(name)}ThrottledAlarm"] = alarm(
            THROTTLED, stage, name=THROTTLED.name.replace("…", name), **none, Metrics=metrics
        )
        found[f"{table_id(name)}ConflictsAlarm"] = alarm(
            CONFLICTS, stage, name=CONFLICTS.name.replace("…", name), Dimensions=[table]
        )
    return found


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
