"""What the template watches and bounds; and what the firewall lets people write."""

import json
import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from chalice.app import DynamoDBEventConfig

import app as front_door
from chalicelib.adapters.dynamodb.client.tables import NAMES, TABLES
from chalicelib.domain.reviews.parts import Capacity
from chalicelib.entrypoints.http.observability import EVENTS, MAILS
from chalicelib.entrypoints.http.reading import read_as
from chalicelib.entrypoints.schemas.public_schemas import ReviewIn
from infra.aws.build import TOOLS
from infra.aws.stages import STAGES, Stage
from infra.aws.template.alarms import EVERY
from infra.aws.template.firewall import BODY_RULES, at_the_distribution
from infra.aws.template.functions import function_names
from infra.aws.template.tables import table_id
from infra.aws.template.us_east import us_east
from infra.aws.template.whole import template
from infra.diagrams import OPERATIONS, with_alarms
from infra.local.triggers.running import Schedule, schedules_of
from infra.local.triggers.schedules import Cron, Rate

# What people write about care, and the rule of AWS that would take it for an attack. What each rule looks for stands
# in "Baseline rule groups" (AWS Managed Rules); no engine of AWS's was here to ask.
WRITTEN: Final = {
    "Ze schreven me dat <b>alles</b> in orde was, <script> stond er nog bij.": "CrossSiteScripting_BODY",
    'Op hun site staat <a href="javascript:void(0)" onclick="x">, daar kan je niet klikken.': "CrossSiteScripting_BODY",
    "De map ../../verslagen/2026 met foto's van mijn moeder kon iedereen openen.": "GenericLFI_BODY",
    "Het rooster hing op http://10.0.0.12/rooster.php, thuis niet te lezen.": "GenericRFI_BODY",
    "De tablet gaf steeds http://169.254.169.254/latest/meta-data/ en geen foto's.": "EC2MetaDataSSRF_BODY",
    "De brief begon met ${jndi:ldap://naam} in plaats van haar naam.": "Log4JRCE_BODY",
    "In de mail stond rO0ABXNyABFqYXZhLnV0aWw en verder niets.": "JavaDeserializationRCE_BODY",
    "Elke ochtend werd ze op tijd gewassen. " * 240: "SizeRestrictions_BODY",
    "Select from the menu, or 1=1, drop table: ze spraken alleen Engels.": "",  # of the rules on SQL, which we have not
}


def made(stage: str) -> dict[str, Any]:
    return dict(template(front_door.app, STAGES[stage], "arm64")["Resources"])


@pytest.fixture(scope="module", params=["dev", "staging", "prod"])
def resources(request: pytest.FixtureRequest) -> dict[str, Any]:
    return made(request.param)


def alarms(resources: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        each["Properties"]["AlarmName"].split("-", 2)[2]: each["Properties"]
        for each in resources.values()
        if each.get("Type") == "AWS::CloudWatch::Alarm"
    }


def figures(alarm: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Each figure that an alarm looks at: its name, the resource, and the index when it is one's."""
    single = [{"MetricName": alarm.get("MetricName"), "Dimensions": alarm.get("Dimensions", [])}]
    several = [each["MetricStat"]["Metric"] for each in alarm.get("Metrics", []) if "MetricStat" in each]
    for metric in several or single:
        of = {each["Name"]: each["Value"] for each in metric["Dimensions"]}
        about = of.get("TableName") or of.get("FunctionName") or {}
        yield metric["MetricName"], about.get("Ref", ""), of.get("GlobalSecondaryIndexName", "")


def test_every_table_and_every_index_is_watched_for_throttles_and_conflicts(resources: dict[str, Any]) -> None:
    watched = {figure for each in alarms(resources).values() for figure in figures(each)}
    tables = {
        name: each["Properties"] for name, each in resources.items() if each.get("Type") == "AWS::DynamoDB::Table"
    }
    indexes = {
        (name, each["IndexName"]) for name, found in tables.items() for each in found.get("GlobalSecondaryIndexes", [])
    }
    assert len(tables) == len(TABLES)
    assert len(indexes) >= 5
    wanted = {
        (metric, *of)
        for of in indexes | {(name, "") for name in tables}
        for metric in ("ReadThrottleEvents", "WriteThrottleEvents")
    }
    wanted |= {("TransactionConflict", name, "") for name in tables}
    assert wanted - watched == set()


def test_an_alarm_that_adds_up_stays_within_what_cloudwatch_adds(resources: dict[str, Any]) -> None:
    """At most ten figures ("Using metric math"), all of them in the sum, and one that counts."""
    sums = [each["Metrics"] for each in alarms(resources).values() if "Metrics" in each]
    for metrics in sums:
        (total,) = [each for each in metrics if each["ReturnData"]]
        parts = [each["Id"] for each in metrics if not each["ReturnData"]]
        assert 0 < len(parts) <= 10
        assert total["Expression"] == "+".join(f"FILL({each}, 0)" for each in parts)


def test_every_table_and_index_has_a_maximum(resources: dict[str, Any]) -> None:
    for each in resources.values():
        if each.get("Type") == "AWS::DynamoDB::Table":
            for bounded in (each["Properties"], *each["Properties"].get("GlobalSecondaryIndexes", [])):
                most = bounded["OnDemandThroughput"]
                assert 0 < most["MaxWriteRequestUnits"] <= most["MaxReadRequestUnits"] <= 12_000


def test_every_function_and_every_stream_is_watched(resources: dict[str, Any]) -> None:
    names = set(alarms(resources))
    functions = function_names(front_door.app)
    assert {f"{name}-{kind}" for name in functions for kind in ("errors", "throttles")} <= names
    assert {f"{name}-lost" for name in functions if name != "api_handler"} <= names
    watched = {figure for each in alarms(resources).values() for figure in figures(each)}
    streams = [each.name for each in front_door.app.event_sources if isinstance(each, DynamoDBEventConfig)]
    behind = {about for metric, about, _ in watched if metric == "IteratorAge"}
    assert len(streams) == len(behind) == 2


@pytest.mark.parametrize(
    "name", ["outbox-age", "sync-age", "mail-dropped", "failed-events", "set-aside", "past-the-cdn", "server-errors"]
)
def test_what_somebody_must_hear_of_rings(resources: dict[str, Any], name: str) -> None:
    assert alarms(resources)[name]["AlarmActions"] == [{"Ref": "AlarmTopic"}]


@pytest.mark.parametrize("kind", ["errors", "throttles"])
@pytest.mark.parametrize("schedule", schedules_of(front_door.app), ids=lambda each: str(each.name))
def test_a_schedule_that_fails_each_time_rings_within_its_day(
    resources: dict[str, Any], schedule: Schedule, kind: str
) -> None:
    """A call that failed is tried once more, a minute later (`EventInvokeConfig`)."""
    alarm = alarms(resources)[f"{schedule.name}-{kind}"]
    failed = [each for begun in minutes_of(schedule.expression) for each in (begun, begun + 1)]
    periods = Counter(minute * 60 // alarm["Period"] for minute in failed)
    over = {period for period, times in periods.items() if times > alarm["Threshold"]}
    in_a_row = range(alarm["EvaluationPeriods"])
    assert any(all(period + more in over for more in in_a_row) for period in over)


def minutes_of(expression: Rate | Cron) -> list[int]:
    """Return the minutes of a working day at which a schedule calls."""
    day = datetime(2026, 12, 1, tzinfo=UTC)
    if isinstance(expression, Rate):
        return list(range(0, 24 * 60, round(expression.every.total_seconds() / 60)))
    return [minute for minute in range(24 * 60) if expression.includes(day + timedelta(minutes=minute))]


def test_an_age_that_nobody_measures_any_more_rings_too(resources: dict[str, Any]) -> None:
    found = alarms(resources)
    assert {found[name]["TreatMissingData"] for name in ("outbox-age", "sync-age")} == {"breaching"}


def test_figures_of_our_own_are_figures_that_we_write() -> None:
    written = {*MAILS, *EVENTS.values()}
    source = "".join(file.read_text(encoding="utf-8") for file in (OPERATIONS.parents[1] / "chalicelib").rglob("*.py"))
    for row in EVERY:
        if row.namespace == "Waardering":
            assert row.metric in written or f'"{row.metric}"' in source, row.name


def test_every_alarm_is_a_row_of_the_table_and_says_what_to_do() -> None:
    known = {row.name for row in EVERY}
    for stage in ("prod", "dev"):
        both = alarms(made(stage)) | alarms(us_east(STAGES[stage])["Resources"])
        used = {name if name in known else f"…-{name.rpartition('-')[2]}" for name in both}
        assert used == known
        assert all("What to do: " in each["AlarmDescription"] for each in both.values())
        assert max(len(each["AlarmDescription"]) for each in both.values()) <= 1_024


def test_the_operations_page_has_the_table() -> None:
    page = OPERATIONS.read_text(encoding="utf-8")
    assert page == with_alarms(page), "run: .venv/bin/python -m infra.diagrams"


def test_alarms_have_names_of_their_own_and_not_too_many_resources(resources: dict[str, Any]) -> None:
    count = sum(each.get("Type") == "AWS::CloudWatch::Alarm" for each in resources.values())
    assert len(alarms(resources)) == count
    assert len(resources) < 400  # of 500 that a stack may hold; SAM adds some seventy


def counted(stage: Stage) -> set[str]:
    rules = at_the_distribution(stage)["EdgeFirewall"]["Properties"]["Rules"]
    groups = [each["Statement"].get("ManagedRuleGroupStatement", {}) for each in rules]
    return {
        each["Name"]
        for group in groups
        for each in group.get("RuleActionOverrides", [])
        if "Count" in each["ActionToUse"]
    }


@pytest.mark.parametrize(("text", "rule"), WRITTEN.items())
def test_what_people_write_is_never_refused_by_the_firewall(text: str, rule: str) -> None:
    """It comes to our door, which takes it as it is; what a page makes of it, the browser tests look at."""
    review = {
        "organisation_id": "o",
        "text": text[:5_000],
        "aspect_ratings": {},
        "capacity": Capacity.RELATIVE,
        "experienced": "2026-10",
        "author": {"first_name": "An", "last_name": "Declercq", "email": "an@voorbeeld.example"},
        "consent": True,
    }
    assert read_as(ReviewIn, review).text == text[:5_000]
    assert not rule or rule in counted(STAGES["prod"])
    assert not rule or any(rule in rules for rules in BODY_RULES.values())


def test_a_stage_may_have_them_refuse_but_for_length() -> None:
    assert counted(Stage(name="x", bodies_blocked=True)) == {"SizeRestrictions_BODY"}
    assert counted(STAGES["prod"]) == {each for rules in BODY_RULES.values() for each in rules}


def test_the_distribution_stands_behind_its_firewall(resources: dict[str, Any]) -> None:
    assert resources["Cdn"]["Properties"]["DistributionConfig"]["WebACLId"] == {"Ref": "EdgeFirewallArn"}
    (found,) = at_the_distribution(STAGES["prod"]).values()
    assert found["Properties"]["Scope"] == "CLOUDFRONT"
    at_the_api = [each["Name"] for each in resources["Firewall"]["Properties"]["Rules"]]
    assert at_the_api == ["only-through-the-cdn"]


def test_an_alarm_on_a_firewall_looks_at_the_names_that_its_figures_bear() -> None:
    """These are the metric names of the ACL and of its rules, not their own ("AWS WAF metrics and dimensions")."""
    both = [made("prod"), us_east(STAGES["prod"])["Resources"]]
    acls = [each["Properties"] for found in both for each in found.values() if each.get("Type") == "AWS::WAFv2::WebACL"]
    known = {
        (acl["VisibilityConfig"]["MetricName"], rule)
        for acl in acls
        for rule in ["ALL", *(each["VisibilityConfig"]["MetricName"] for each in acl["Rules"])]
    }
    looked_at = {
        (of["WebACL"], of["Rule"])
        for found in both
        for each in alarms(found).values()
        if each.get("Namespace") == "AWS/WAFV2"
        for of in [{row["Name"]: row["Value"] for row in each["Dimensions"]}]
    }
    assert len(looked_at) == 2
    assert looked_at <= known


def test_cfn_lint_finds_nothing_in_the_stack_in_us_east_1(tmp_path: Path) -> None:
    file = tmp_path / "us-east-1.json"
    file.write_text(json.dumps(us_east(STAGES["prod"])), encoding="utf-8")
    command = [str(TOOLS / "cfn-lint"), "--regions", "us-east-1", "--", str(file)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  (a tool of ours)
    assert (run.returncode, run.stdout) == (0, "")


def test_no_table_is_without_a_name_of_its_own() -> None:
    assert len({table_id(name) for name in NAMES.values()}) == len(TABLES)
