"""The account to practise in: what its emulator lacks is made in name only, and nothing else of ours is unknown."""

import json
import subprocess
from collections.abc import Mapping
from typing import Any, Final

import pytest

import app as front_door
from infra.aws import journey
from infra.aws.practice.served import IN_NAME_ONLY, KEYS, adapt, sent_as, without_metric_math
from infra.aws.stages import STAGES
from infra.aws.template.us_east import us_east
from infra.aws.template.whole import template
from infra.commands import run
from infra.local.launch.plan import STORE_PYTHON

_KNOWN: Final = """
import json, sys
from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS
json.dump(sorted(_RESOURCE_HANDLERS), sys.stdout)
"""
TABLE: Final = "AWS::DynamoDB::Table"
DOMAIN: Final = "AWS::SES::EmailIdentity"
RECOVERED: Final = {"PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True}}
# What our template's shorthand is written out to (SAM), beside what stands in it.
WRITTEN_OUT: Final = {"AWS::CodeDeploy::Application", "AWS::CodeDeploy::DeploymentGroup"}


def test_the_emulator_knows_all_of_our_resources_but_those_in_name_only() -> None:
    done = subprocess.run([str(STORE_PYTHON), "-c", _KNOWN], capture_output=True, text=True, check=True)  # noqa: S603  (a tool of ours)
    known = set(json.loads(done.stdout))
    stage = STAGES["prod"]
    resources = [*template(front_door.app, stage, "arm64")["Resources"].values(), *us_east(stage)["Resources"].values()]
    ours = {each["Type"] for each in resources if "Type" in each and "::Serverless::" not in each["Type"]}
    assert (ours | WRITTEN_OUT) - known == set(IN_NAME_ONLY)


def test_an_alarm_that_reckons_keeps_one_figure_and_a_plain_one_stays(capsys: pytest.CaptureFixture[str]) -> None:
    figure = {"Namespace": "AWS/DynamoDB", "MetricName": "ReadThrottleEvents", "Dimensions": []}
    reckoning = [
        {"Id": "all", "Expression": "a + b"},
        {"Id": "a", "MetricStat": {"Metric": figure, "Period": 300, "Stat": "Sum"}},
        {"Id": "b", "MetricStat": {"Metric": {}, "Period": 60, "Stat": "Maximum"}},
    ]
    plain = {"Threshold": 1, "Period": 60, **figure}
    assert without_metric_math("plain", plain) == plain
    assert capsys.readouterr().out == ""
    kept = without_metric_math("throttled", {"Threshold": 1, "Metrics": reckoning})
    assert kept == {"Threshold": 1, **figure, "Period": 300, "Statistic": "Sum"}
    assert "throttled" in capsys.readouterr().out


class Emulator:
    """The acts of an emulator's stacks, each by kind of resource: whatever is asked is made under its logical id."""

    def __init__(self) -> None:
        def create(logical_id: str, _: Mapping[str, Any], stack: str) -> tuple[str, Mapping[str, Any]]:
            return f"{stack}-{logical_id}", {"Arn": "an-arn"}

        def update(physical_id: str, *_: object) -> tuple[str, Mapping[str, Any]]:
            return physical_id, {"Arn": "an-arn"}

        self.kinds: dict[str, dict[str, Any]] = {
            kind: {"create": create, "update": update} for kind in (TABLE, DOMAIN, KEYS)
        }
        self.imports: dict[str, Any] = {}
        self.recovery: dict[str, bool] = {}
        self.expiry: dict[str, Mapping[str, str]] = {}
        adapt(self.kinds, self.imports, recovery=self.recovery, expiry=self.expiry)


def test_it_remembers_which_tables_can_be_restored_and_of_which_items_expire() -> None:
    here = Emulator()
    here.kinds[TABLE]["create"]("Old", RECOVERED, "stack")
    here.kinds[TABLE]["create"]("New", {}, "stack")
    assert here.recovery == {"stack-Old": True, "stack-New": False}
    assert here.expiry == {}
    expires = {"TimeToLiveSpecification": {"AttributeName": "expires", "Enabled": True}}
    here.kinds[TABLE]["update"]("stack-New", {}, {**RECOVERED, **expires}, "stack", "New")
    assert here.recovery["stack-New"]
    assert here.expiry == {"stack-New": {"TimeToLiveStatus": "ENABLED", "AttributeName": "expires"}}


def test_it_gives_a_domains_records_and_takes_secrets_in() -> None:
    here = Emulator()
    acts: dict[str, tuple[object, ...]] = {
        "create": ("Mail", {}, "stack"),
        "update": ("stack-Mail", {}, {}, "stack", "Mail"),
    }
    for act, given in acts.items():
        name, attributes = here.kinds[DOMAIN][act](*given)
        assert attributes["DkimDNSTokenName1"].endswith(f"._domainkey.{name}")
        assert {f"DkimDNSTokenValue{number}" for number in (1, 2, 3)} <= set(attributes)
    arn = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:waardering-prod/keys-a1b2c3"
    name, attributes = here.kinds[KEYS]["import"]({"Id": arn})
    assert (name, attributes["Arn"]) == ("waardering-prod/keys", arn)
    assert KEYS in here.imports


def test_what_exists_in_name_only_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    acts = Emulator().kinds["AWS::Budgets::Budget"]
    physical, _ = acts["create"]("Budget", {}, "stack")
    assert acts["update"](physical, {}, {}, "stack") == (physical, {})
    acts["delete"](physical, {})
    assert capsys.readouterr().out == "here in name only: AWS::Budgets::Budget Budget\n"


@pytest.mark.parametrize("sender", ["Platform <noreply@waardering.example>", "noreply@waardering.example"])
def test_a_mail_is_held_against_the_domain_that_it_comes_from(sender: str) -> None:
    body = json.dumps({"FromEmailAddress": sender}).encode()
    found = sent_as("/v2/email/outbound-emails", body, "eu-west-1", "1")
    assert found == "arn:aws:ses:eu-west-1:1:identity/waardering.example"
    assert sent_as("/v2/email/identities", b"{}", "eu-west-1", "1") == ""


@pytest.mark.parametrize("endpoint", ["", "https://dynamodb.eu-west-1.amazonaws.com", "http://127.0.0.2:4566"])
def test_nobody_walks_through_a_real_account(monkeypatch: pytest.MonkeyPatch, endpoint: str) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    with pytest.raises(SystemExit, match="only on an emulator"):
        run(lambda: journey.main(["prod"]))
