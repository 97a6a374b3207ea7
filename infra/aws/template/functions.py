"""Everything that a function gets beside its code: settings, a log of its own, a queue for what it could not do."""

import json
from collections.abc import Mapping
from typing import Any, Final

from chalice.app import Chalice, DynamoDBEventConfig, ScheduledEventConfig, SNSEventConfig

from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART
from chalicelib.adapters.ses_rate import SENDERS
from infra.aws.packing.layer import layers, settings
from infra.aws.shipping import permission, shipped
from infra.aws.stages import Stage
from infra.aws.template.cloudformation import Resource, allow, att, logical_id, policy, ref, sub
from infra.aws.template.tables import table_id
from infra.local.triggers.streams import table_of

_TWO_WEEKS: Final = 14 * 24 * 3600
_API: Final = "api_handler"
# Which changes of a table wake its function; what is no work costs no call.
_WAKES: Final[Mapping[str, Mapping[str, Any]]] = {
    "outbox": {"eventName": ["INSERT"]},
    # The item of an organisation whose public reviews changed; the first page that is then cached wakes nobody.
    "organisations": {
        "eventName": ["INSERT", "MODIFY"],
        "dynamodb": {
            "Keys": {"part": {"S": [ORGANISATION_PART]}},
            "NewImage": {"faces_version": {"N": [{"exists": True}]}},
        },
    },
}

# So many batches of a shard at once, where one after the other is too slow. Those of one key still come in order.
_AT_ONCE: Final[Mapping[str, Mapping[str, int]]] = {"outbox": {"ParallelizationFactor": SENDERS}}


def function_names(app: Chalice) -> list[str]:
    """Every function of the application, as Chalice names them."""
    return [_API, *(source.name for source in app.event_sources), *(each.name for each in app.pure_lambda_functions)]


def functions(app: Chalice, stage: Stage) -> dict[str, Resource]:
    """Return what is laid over Chalice's own functions, and what belongs to each."""
    found: dict[str, Resource] = {"FailedQueue": _queue(stage), "FailedQueuePolicy": _queue_policy()}
    sources = {source.name: source for source in app.event_sources}
    for name in function_names(app):
        found[logical_id(name)] = {"Properties": _properties(name, sources.get(name), stage)}
        if stage.traced:
            found[logical_id(name)]["Properties"]["Tracing"] = "Active"
        found[f"{logical_id(name)}Log"] = {
            "Type": "AWS::Logs::LogGroup",
            **stage.kept,
            "Properties": {
                "LogGroupName": f"/waardering/{stage.name}/{name}",
                "RetentionInDays": stage.log_days,
                "KmsKeyId": att("DataKey", "Arn"),
            },
        }
    return found | permission() | (_tracing(app) if stage.traced else {})


def _tracing(app: Chalice) -> dict[str, Resource]:
    """The grant that a traced function needs. X-Ray knows no resources, hence the star."""
    roles = [ref("ApiHandlerRole" if name == _API else f"{logical_id(name)}Role") for name in function_names(app)]
    grants = policy(allow("xray:PutTraceSegments", "xray:PutTelemetryRecords"))
    named = {"PolicyName": "trace", "PolicyDocument": grants, "Roles": roles}
    return {"TracingPolicy": {"Type": "AWS::IAM::Policy", "Properties": named}}


def _properties(name: str, source: object, stage: Stage) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "FunctionName": f"{stage.prefix}-{name}",
        "Environment": {"Variables": _environment(stage)},
        "LoggingConfig": _logging(name, stage),
    }
    if name == _API:
        properties["Environment"] = {"Variables": {**_environment(stage), **settings()}}
        properties["Layers"] = layers()
        properties |= shipped(stage)
    if isinstance(source, ScheduledEventConfig):
        properties["Events"] = {logical_id(f"{name}-event"): {"Properties": _schedule()}}
        # The clock calls again soon enough; a second try helps over what passes, and no event lies about for hours.
        properties["EventInvokeConfig"] = _when_it_fails(tries=1, seconds=300)
    elif isinstance(source, DynamoDBEventConfig):
        properties["Events"] = {logical_id(f"{name}-dynamodb-event-source"): {"Properties": _stream(source)}}
    elif isinstance(source, SNSEventConfig):
        properties["Events"] = {logical_id(f"{name}-sns-subscription"): {"Properties": _subscription()}}
        # An event can overtake the note that its mail left: the second try, minutes later, finds it.
        properties["EventInvokeConfig"] = _when_it_fails(tries=2, seconds=3600)
    return properties


def _logging(name: str, stage: Stage) -> dict[str, Any]:
    """All that we log, and of what Lambda adds by itself the calls that failed: levels are for JSON alone."""
    return {
        "LogGroup": ref(f"{logical_id(name)}Log"),
        "LogFormat": "JSON",
        "ApplicationLogLevel": "INFO",
        "SystemLogLevel": "INFO" if stage.reports else "WARN",
    }


def _when_it_fails(*, tries: int, seconds: int) -> dict[str, Any]:
    return {
        "MaximumRetryAttempts": tries,
        "MaximumEventAgeInSeconds": seconds,
        "DestinationConfig": {"OnFailure": {"Type": "SQS", "Destination": att("FailedQueue", "Arn")}},
    }


def _environment(stage: Stage) -> Mapping[str, Any]:
    return {
        "SITE_URL": ref("SiteUrl"),
        "MAIL_FROM": sub("Waarderingsplatform <noreply@${MailDomain}>"),
        "KEYS_SECRET": att("KeysSecret", "Id"),
        "IDENTITY_KEY": att("IdentitiesKey", "Arn"),
        "SIGNING_KEY": att("SigningKey", "Arn"),
        "CORS_ORIGINS": ref("CorsOrigins"),
        "SOCIALE_KAART_URL": ref("SocialeKaartUrl"),
        "SOCIALE_KAART_CONFIG": ref("SocialeKaartConfig"),
        "SYNC_FIRST_RUN_MINIMUM": ref("SyncFirstRunMinimum"),
        "ORIGIN_LIMIT_FACTOR": ref("OriginLimitFactor"),
        "OLDEST_READER": ref("OldestReader"),
        "OLDEST_WRITER": ref("OldestWriter"),
        "FORMS_PER_SECOND": ref("FormsPerSecond"),
        "REPLY_MEND_MINUTES": ref("ReplyMendMinutes"),
        "FIRST_ADDITION_MONTHS": ref("FirstAdditionMonths"),
        "AUTHORITIES": ref("Authorities"),
        "REDRESS": ref("Redress"),
        "CONTACT_EMAIL": ref("ContactEmail"),
        "CONTACT": ref("Contact"),
        **({"TABLE_PREFIX": stage.table_prefix} if stage.generation else {}),
        **({"VIEWER_ADDRESS_HEADER": "x-viewer-address"} if stage.edge else {}),
    }


def _schedule() -> dict[str, Any]:
    return {
        "DeadLetterConfig": {"Arn": att("FailedQueue", "Arn")},
        "RetryPolicy": {"MaximumEventAgeInSeconds": 300, "MaximumRetryAttempts": 2},
    }


def _stream(source: DynamoDBEventConfig) -> dict[str, Any]:
    """The stream, filtered to what concerns the function; one record that fails holds back no other."""
    name = table_of(source.stream_arn).rpartition("-")[2]
    return {
        "Stream": att(table_id(name), "StreamArn"),
        "StartingPosition": "TRIM_HORIZON",
        **_AT_ONCE.get(name, {}),
        "FilterCriteria": {"Filters": [{"Pattern": json.dumps(_WAKES[name])}]},
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
        "BisectBatchOnFunctionError": True,
        "MaximumRetryAttempts": 5,
        "MaximumRecordAgeInSeconds": 3600,
        "DestinationConfig": {"OnFailure": {"Type": "SQS", "Destination": att("FailedQueue", "Arn")}},
    }


def _subscription() -> dict[str, Any]:
    # As a Sub, since Chalice's own is one: what is merged replaces it, where a Ref would stand beside it.
    return {"Topic": sub("${MailEventsTopic}"), "RedrivePolicy": {"deadLetterTargetArn": att("FailedQueue", "Arn")}}


def _queue(stage: Stage) -> Resource:
    return {
        "Type": "AWS::SQS::Queue",
        "DeletionPolicy": "Delete",
        "UpdateReplacePolicy": "Delete",
        "Properties": {
            "QueueName": f"{stage.prefix}-failed",
            "MessageRetentionPeriod": _TWO_WEEKS,
            "KmsMasterKeyId": ref("DataKey"),
        },
    }


def _queue_policy() -> Resource:
    return {
        "Type": "AWS::SQS::QueuePolicy",
        "Properties": {
            "Queues": [ref("FailedQueue")],
            "PolicyDocument": policy(
                {
                    **allow("sqs:SendMessage", resource=att("FailedQueue", "Arn"), Sid="Schedules"),
                    "Principal": {"Service": "events.amazonaws.com"},
                    "Condition": {"StringEquals": {"aws:SourceAccount": ref("AWS::AccountId")}},
                },
                {
                    **allow("sqs:SendMessage", resource=att("FailedQueue", "Arn"), Sid="MailEvents"),
                    "Principal": {"Service": "sns.amazonaws.com"},
                    "Condition": {"ArnEquals": {"aws:SourceArn": ref("MailEventsTopic")}},
                },
            ),
        },
    }
