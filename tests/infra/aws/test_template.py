"""What must be so of whole templates: they deploy the first time, keep what they guard, and stand beside each other."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import pytest

from infra.aws import account
from infra.aws.build import TOOLS
from infra.aws.deploy import check_parameters, check_settings, steps
from infra.aws.stacks.kept import endings, kept_of, only
from infra.aws.stages import STAGE_TAG, STAGES
from infra.commands import Refused
from tests.infra.aws.templates import all_made

Template = Mapping[str, Any]
PAIRS: Final = list(combinations(sorted(STAGES.keys() - {"emulator"}), 2))
# Where the name of each kind stands that has one in its account or region; no two stages share any of these.
NAMED: Final[Mapping[str, tuple[str, ...]]] = {
    "AWS::ApiGateway::RestApi": ("Name",),
    "AWS::Budgets::Budget": ("Budget", "BudgetName"),
    "AWS::CloudFront::CachePolicy": ("CachePolicyConfig", "Name"),
    "AWS::CloudFront::Function": ("Name",),
    "AWS::CloudFront::OriginRequestPolicy": ("OriginRequestPolicyConfig", "Name"),
    "AWS::CloudFront::ResponseHeadersPolicy": ("ResponseHeadersPolicyConfig", "Name"),
    "AWS::CloudWatch::Alarm": ("AlarmName",),
    "AWS::CloudWatch::Dashboard": ("DashboardName",),
    "AWS::DynamoDB::Table": ("TableName",),
    "AWS::KMS::Alias": ("AliasName",),
    "AWS::Lambda::Function": ("FunctionName",),
    "AWS::Lambda::LayerVersion": ("LayerName",),
    "AWS::Logs::LogGroup": ("LogGroupName",),
    "AWS::SES::ConfigurationSet": ("Name",),
    "AWS::SNS::Topic": ("TopicName",),
    "AWS::SQS::Queue": ("QueueName",),
    "AWS::SecretsManager::Secret": ("Name",),
    "AWS::WAFv2::WebACL": ("Name",),
}
# Named by a parameter, which the deployment holds apart (`Deployment._check_apart`).
GIVEN: Final[Mapping[str, tuple[str, ...]]] = {"AWS::SES::EmailIdentity": ("EmailIdentity",)}
# Kinds that CloudFormation names by the stack, or that have no name; and the property that would give them one.
NAMELESS: Final[Mapping[str, str]] = {
    "AWS::ApiGateway::Deployment": "",
    "AWS::ApiGateway::Stage": "",  # within its API
    "AWS::CloudFront::Distribution": "",
    "AWS::Events::Rule": "Name",
    "AWS::IAM::Role": "RoleName",
    "AWS::KMS::Key": "",
    "AWS::CodeDeploy::Application": "ApplicationName",
    "AWS::CodeDeploy::DeploymentGroup": "DeploymentGroupName",
    "AWS::Lambda::Alias": "",  # within its function
    "AWS::Lambda::EventInvokeConfig": "",
    "AWS::Lambda::EventSourceMapping": "",
    "AWS::Lambda::Permission": "",
    "AWS::Lambda::Version": "",  # within its function
    "AWS::Route53::RecordSetGroup": "",
    "AWS::SES::ConfigurationSetEventDestination": "",  # within its set
    "AWS::SNS::Subscription": "",
    "AWS::SNS::TopicPolicy": "",
    "AWS::SQS::QueuePolicy": "",
    "AWS::WAFv2::LoggingConfiguration": "",
    "AWS::WAFv2::WebACLAssociation": "",
}


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    return all_made(tmp_path_factory.mktemp("templates"))


def named(template: Template) -> dict[tuple[str, str], str]:
    """Return every name that a template gives, by the kind and the logical id of what bears it."""
    found = {}
    for logical, resource in template["Resources"].items():
        value: Any = resource["Properties"]
        for key in NAMED.get(resource["Type"], ()):
            value = value[key]
        if resource["Type"] in NAMED:
            found[resource["Type"], logical] = value
    return found


def metrics(value: object) -> Iterator[tuple[str, str, list[object]]]:
    """Yield each metric that is looked at anywhere below: its namespace, its name, and the values of its dimensions."""
    if isinstance(value, dict):
        if "MetricName" in value and "Namespace" in value:
            yield value["Namespace"], value["MetricName"], [each["Value"] for each in value.get("Dimensions", [])]
        for inner in value.values():
            yield from metrics(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from metrics(inner)


def shown(template: Template) -> Iterator[tuple[str, str, list[object]]]:
    """Yield each metric of the dashboards."""
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::CloudWatch::Dashboard":
            for widget in json.loads(resource["Properties"]["DashboardBody"]["Fn::Sub"])["widgets"]:
                for namespace, metric, *dimensions in widget["properties"]["metrics"]:
                    yield namespace, metric, dimensions[1::2]


def is_of(stage: str, value: object, template: Template) -> bool:
    """Say whether a dimension's value is this stage's alone: its name, what begins with it, or its own resource."""
    if isinstance(value, str):
        return value == stage or f"{value}-".startswith(f"{STAGES[stage].prefix}-")
    assert isinstance(value, dict)
    ((how, what),) = value.items()
    return (what[0] if how == "Fn::GetAtt" else what) in template["Resources"]


@pytest.mark.parametrize("stage", sorted(STAGES.keys() - {"emulator"}))
def test_no_stage_owns_what_the_account_has_one_of(templates: dict[str, Template], stage: str) -> None:
    kinds = {each["Type"] for each in templates[stage]["Resources"].values()}
    assert "AWS::ApiGateway::Account" not in kinds
    assert "OwnsAccount" not in templates[stage]["Parameters"]


def test_the_role_for_logs_is_what_api_gateway_asks_for() -> None:
    resources = account.template()["Resources"]
    role = resources["ApiLogsRole"]["Properties"]
    (managed,) = role["ManagedPolicyArns"]
    assert managed["Fn::Sub"].endswith(":iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs")
    assert role.keys() == {"AssumeRolePolicyDocument", "ManagedPolicyArns"}
    (statement,) = role["AssumeRolePolicyDocument"]["Statement"]
    assert statement == {
        "Effect": "Allow",
        "Action": "sts:AssumeRole",
        "Principal": {"Service": "apigateway.amazonaws.com"},
    }
    assert resources["ApiLogsAccount"]["Properties"] == {"CloudWatchRoleArn": {"Fn::GetAtt": ["ApiLogsRole", "Arn"]}}


def test_cfn_lint_finds_nothing_in_the_template_of_the_account_or_of_what_is_taken_in(
    templates: dict[str, Template], tmp_path: Path
) -> None:
    taken = [{"LogicalResourceId": name} for name in kept_of(templates["prod"])]
    found = {"account": account.template(), "taken": only(templates["prod"], taken)}
    for name, template in found.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(template), encoding="utf-8")
    command = [str(TOOLS / "cfn-lint"), "--", *(str(tmp_path / f"{name}.json") for name in found)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  (a tool of ours)
    assert (run.returncode, run.stdout) == (0, "")


@pytest.mark.parametrize("stage", sorted(STAGES.keys() - {"emulator"}))
def test_what_is_kept_survives_its_stack_and_no_first_deployment_that_failed(
    templates: dict[str, Template], stage: str
) -> None:
    resources = templates[stage]["Resources"]
    # SAM keeps versions of functions, which nobody names: an alias that comes back leads to them.
    ours = [each for each in resources.values() if each["Type"] != "AWS::Lambda::Version"]
    policies = {each.get("DeletionPolicy", "Delete") for each in ours}
    lasting = ("AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::KMS::Alias", "AWS::Logs::LogGroup")
    meant = {name for name, each in resources.items() if each["Type"] in lasting} | {"KeysSecret"}
    if not STAGES[stage].guarded:
        assert policies == {"Delete"}
        return
    assert policies == {"Delete", "RetainExceptOnCreate"}  # `Retain` alone keeps names that the next try finds taken
    assert kept_of(templates[stage]).keys() == meant
    for name in meant:
        assert resources[name]["UpdateReplacePolicy"] == "Retain", name
        assert all("SOME" in each for each in endings(resources[name]["Type"], "SOME")), name
        assert "Condition" not in resources[name], name  # else an import could not know whether it is meant


def test_a_table_that_is_new_can_be_taken_back_and_is_protected_once_all_stands(
    templates: dict[str, Template],
) -> None:
    template = templates["prod"]
    tables = {name for name, each in template["Resources"].items() if each["Type"] == "AWS::DynamoDB::Table"}

    def protected(step: Template) -> set[str]:
        return {name for name in tables if step["Resources"][name]["Properties"]["DeletionProtectionEnabled"]}

    first, second = steps(template, set())
    assert (protected(first), protected(second)) == (set(), tables)
    first, second = steps(template, tables - {"AsideTable"})
    assert (protected(first), protected(second)) == (tables - {"AsideTable"}, tables)
    assert [protected(each) for each in steps(template, tables)] == [tables]
    assert steps(templates["dev"], set()) == [templates["dev"]]  # it protects none


@pytest.mark.parametrize("stage", sorted(STAGES.keys() - {"emulator"}))
def test_every_kind_of_resource_is_known_to_have_a_name_or_none(templates: dict[str, Template], stage: str) -> None:
    """A new kind belongs in one of the tables above: what names it is what two stages could share."""
    resources = templates[stage]["Resources"].values()
    unknown = {each["Type"] for each in resources} - NAMED.keys() - GIVEN.keys() - NAMELESS.keys()
    assert unknown == set()
    fixed = [each["Type"] for each in resources if NAMELESS.get(each["Type"], "") in each["Properties"].keys() - {""}]
    assert fixed == []
    for each in resources:
        for key in GIVEN.get(each["Type"], ()):
            assert each["Properties"][key]["Ref"] in templates[stage]["Parameters"]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_no_two_stages_share_a_name(templates: dict[str, Template], one: str, other: str) -> None:
    first, second = named(templates[one]), named(templates[other])
    assert len(first) > 80
    assert {key: value for key, value in first.items() if second.get(key) == value} == {}
    assert set(map(str, first.values())) & set(map(str, second.values())) == set()


@pytest.mark.parametrize("stage", sorted(STAGES.keys() - {"emulator"}))
def test_a_stage_looks_at_itself_alone(templates: dict[str, Template], stage: str) -> None:
    template = templates[stage]
    looked = [*metrics(template["Resources"]), *shown(template)]
    assert len(looked) > 60
    of_all = [
        (space, metric) for space, metric, values in looked if not any(is_of(stage, each, template) for each in values)
    ]
    assert of_all == []


@pytest.mark.parametrize("stage", sorted(STAGES.keys() - {"emulator"}))
def test_no_stage_names_another(templates: dict[str, Template], stage: str) -> None:
    text = json.dumps(templates[stage])
    for other in STAGES.keys() - {stage}:
        assert f"{STAGES[other].prefix}-" not in text
        assert f"/waardering/{other}/" not in text


@pytest.mark.parametrize("stage", sorted(STAGES.keys() - {"emulator"}))
def test_what_a_stage_costs_and_what_its_firewall_counts_is_told_apart(
    templates: dict[str, Template], stage: str
) -> None:
    resources = templates[stage]["Resources"]
    (budget,) = [each["Properties"]["Budget"] for each in resources.values() if each["Type"] == "AWS::Budgets::Budget"]
    assert budget["CostFilters"] == {"TagKeyValue": [f"user:{STAGE_TAG}${stage}"]}
    for each in resources.values():
        if each["Type"] == "AWS::WAFv2::WebACL":
            assert each["Properties"]["VisibilityConfig"]["MetricName"].startswith(STAGES[stage].prefix)
    (api,) = [each["Properties"] for each in resources.values() if each["Type"] == "AWS::ApiGateway::RestApi"]
    assert (api["Name"], api["Body"]["info"]["title"]) == (STAGES[stage].prefix, STAGES[stage].prefix)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"OwnsAccount": "yes"}, "There is no parameter OwnsAccount; there are "),
        ({}, "CertificateArn, DomainName, EdgeFirewallArn, MailDomain, OperatorMail, SiteUrl must be given"),
        ({"SiteUrl": "platform.example"}, "SiteUrl must look like "),
        ({"SiteUrl": ""}, "SiteUrl must not be empty"),
        ({"FormsPerSecond": "many"}, "FormsPerSecond must be a number from 1 on, not 'many'"),
        ({"FormsPerSecond": "0"}, "FormsPerSecond must be a number from 1 on, not '0'"),
    ],
)
def test_a_wrong_parameter_is_one_line(templates: dict[str, Template], given: dict[str, str], said: str) -> None:
    declared = templates["prod"]["Parameters"]
    known = set() if not given else set(declared)
    with pytest.raises(Refused) as refused:
        check_parameters(declared, given, known)
    assert str(refused.value).startswith(said)
    assert "\n" not in str(refused.value)


# A value that functions refuse to start with, and what is said of it before they get it.
STOPS: Final = {
    "CorsOrigins": ("*", "is not origins by commas"),
    "Redress": ('{"nobody": {}}', "is not JSON of "),
    "ContactEmail": ("hallo", "is neither an address nor JSON"),
    "Contact": ("{", "is not JSON of "),
    "Authorities": ("[]", "is not JSON of ids"),
    "SocialeKaartUrl": ("register", "is not an http(s) URL"),
    "SocialeKaartConfig": ('{"page_size": "many"}', ": Expected `int`"),
    "OidcRoles": ("{", "is not JSON of "),
}


@pytest.mark.parametrize("name", STOPS)
def test_a_value_that_no_function_starts_with_is_refused_before_one_gets_it(
    templates: dict[str, Template], name: str
) -> None:
    wrong, said = STOPS[name]
    issuer = {"OidcIssuer": "https://issuer.example", "OidcClientId": "here", "OidcRoles": '{"editor": ["redactie"]}'}
    right = dict.fromkeys(templates["prod"]["Parameters"], "") | issuer
    check_settings(templates["prod"], right)
    with pytest.raises(Refused) as refused:
        check_settings(templates["prod"], right | {name: wrong})
    assert str(refused.value).replace(f"{name}:", f"{name} :").startswith(f"{name} {said}")


def test_half_an_issuer_is_refused_before_a_function_gets_it(templates: dict[str, Template]) -> None:
    with pytest.raises(Refused, match=r"^OidcClientId is not set$"):
        check_settings(templates["prod"], {"OidcIssuer": "https://issuer.example"})


@pytest.mark.parametrize("stage", sorted(STAGES.keys() - {"emulator"}))
def test_lambda_adds_lines_to_our_log_of_calls_that_failed_alone_but_on_dev(
    templates: dict[str, Template], stage: str
) -> None:
    made = templates[stage]["Resources"].values()
    told = [each["Properties"]["LoggingConfig"] for each in made if each["Type"] == "AWS::Lambda::Function"]
    # A level is heard of JSON alone; our own lines of a request, and the figures for alarms, are of level INFO.
    assert {(each["LogFormat"], each["ApplicationLogLevel"]) for each in told} == {("JSON", "INFO")}
    assert {each["SystemLogLevel"] for each in told} == {"INFO" if stage == "dev" else "WARN"}
