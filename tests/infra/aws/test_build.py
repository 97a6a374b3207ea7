"""The package and the template: small, compiled, the same twice, and looked at by tools that know what goes wrong."""

import importlib.util
import json
import marshal
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, Final

import pytest

from chalicelib.adapters.dynamodb.client.tables import NAMES
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART
from chalicelib.adapters.ses_rate import SENDERS
from infra.aws.build import LARGEST, LARGEST_TEMPLATE, RUNTIME, TOOLS, build, main
from infra.aws.deployer import policies
from infra.aws.packing.repack import ALONE
from infra.aws.shipping import THROUGH
from infra.aws.stages import STAGES
from infra.aws.template.tables import table_id
from infra.local.environment import ROOT

# The only resources with a star, each with its why.
STARS: Final = {
    "Table.Arn}/stream/*": "a stream's name holds when it was made, and the service lists those of a table",
}
# Its command loads the runners of some thirty other frameworks first, which takes as long as looking.
_CHECKOV: Final = """
import json, sys
from checkov.cloudformation.runner import Runner
from checkov.runner_filter import RunnerFilter
report = Runner().run(None, files=[sys.argv[1]], runner_filter=RunnerFilter(framework=["cloudformation"]))
json.dump(report.get_dict(is_quiet=True), sys.stdout)
"""
SKIPS: Final = json.loads((ROOT / "infra" / "aws" / "checkov-skips.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(STAGES["prod"], tmp_path_factory.mktemp("first") / "prod")


@pytest.fixture
def resources(built: Path) -> dict[str, dict[str, Any]]:
    return dict(json.loads((built / "expanded.json").read_text(encoding="utf-8"))["Resources"])


def test_two_builds_of_one_commit_are_the_same_bytes(built: Path, tmp_path: Path) -> None:
    again = build(STAGES["prod"], tmp_path / "prod")
    names = sorted(file.name for file in built.iterdir())
    assert names == [
        *("accounts.zip", "deployment.zip", "expanded.json", "sbom.json", "template.json", "us-east-1.json"),
    ]
    assert [name for name in names if (built / name).read_bytes() != (again / name).read_bytes()] == []


def test_the_package_is_small_and_every_module_compiled(built: Path) -> None:
    package = built / "deployment.zip"
    assert package.stat().st_size <= LARGEST
    with zipfile.ZipFile(package) as held:
        names = held.namelist()
        assert names == sorted(set(names), key=names.index)
        sources = [name for name in names if name.endswith(".py")]
        assert [name for name in sources if not name.startswith(("app.py", "chalicelib/"))] == []
        assert [name for name in sources if name.startswith(ALONE)] == []
        assert {each for each in ALONE if any(name.startswith(each) for name in names)} == {*ALONE}
        assert [name for name in sources if importlib.util.cache_from_source(name) not in names] == []
        assert {"boto3/__init__.pyc", "msgspec/__init__.pyc"} <= set(names)
        header = held.read(importlib.util.cache_from_source("app.py"))[:8]
        code = marshal.loads(held.read(importlib.util.cache_from_source("app.py"))[16:])  # noqa: S302  (made just now)
    assert {column for *_, column in code.co_positions()} == {None}  # lines are enough, and columns are a tenth of it
    assert header == importlib.util.MAGIC_NUMBER + b"\x01\x00\x00\x00"  # believed by its hash, unchecked


def test_cloudformation_takes_the_template_as_it_is_and_as_sam_expands_it(built: Path) -> None:
    """As it is sent, spaces count; what a transform makes of it may be no larger either."""
    assert (built / "template.json").stat().st_size <= LARGEST_TEMPLATE
    expanded = json.loads((built / "expanded.json").read_text(encoding="utf-8"))
    assert len(json.dumps(expanded, separators=(",", ":"))) <= LARGEST_TEMPLATE


def test_the_package_holds_no_test_no_tool_and_no_other_service(built: Path) -> None:
    with zipfile.ZipFile(built / "deployment.zip") as held:
        names = held.namelist()
    services = {name.split("/")[2] for name in names if name.startswith("botocore/data/") and name.count("/") > 2}
    assert services == {"dynamodb", "kms", "secretsmanager", "sesv2", "sso-oidc", "sts"}
    zones = [name for name in names if name.startswith("tzdata/zoneinfo/") and not name.endswith((".py", ".pyc"))]
    assert zones == ["tzdata/zoneinfo/Europe/Brussels"]
    assert not [name for name in names if name.startswith(("tests/", "infra/", "pip/", "moto/", ".chalice/"))]


def test_every_handler_can_be_imported_from_the_package_alone(
    built: Path, resources: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    """Compiled parts of it are for another processor: those alone come from here."""
    handlers = [r["Properties"]["Handler"] for r in resources.values() if r["Type"] == "AWS::Lambda::Function"]
    with zipfile.ZipFile(built / "deployment.zip") as held:
        held.extractall(tmp_path)
    for folder in ("msgspec", "markupsafe"):
        for part in (tmp_path / folder).glob("*.so"):
            part.unlink()
    program = (
        "import importlib, sys, msgspec, markupsafe\n"
        f"sys.path[:] = [{str(tmp_path)!r}] + [each for each in sys.path if 'site-packages' not in each and each]\n"
        "from chalicelib.adapters import keys, links, mail_renderer, ses\n"
        f"for handler in {handlers!r}:\n"
        "    module, _, name = handler.rpartition('.')\n"
        "    assert callable(getattr(importlib.import_module(module), name)), handler\n"
        "from chalicelib.entrypoints.pages.rendering import ENVIRONMENT\n"
        "from chalicelib.adapters.mail_renderer import templates_of\n"
        "for one, name in ((ENVIRONMENT, 'organisation.html'), (ENVIRONMENT, 'queue.html'),\n"
        "                  *((templates_of(html=each), 'review_received.jinja') for each in (True, False))):\n"
        "    made = one.get_template(name).root_render_func.__code__.co_filename\n"
        "    assert made.startswith('/var/task/chalicelib/made/'), made\n"
        "import jinja2.compiler; assert jinja2.compiler.generate is None\n"
        "import botocore; assert botocore.__file__.startswith(sys.path[0]), botocore.__file__\n"
        "import boto3; [boto3.client(each) for each in ('dynamodb', 'sesv2', 'secretsmanager')]\n"
    )
    environment = os.environ | {
        "STAGE": "prod",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "SITE_URL": "https://platform.example",
        "KEYS_SECRET": "keys",
    }
    run = subprocess.run(  # noqa: S603  (our own interpreter, our own text)
        [sys.executable, "-I", "-c", program],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]


def test_every_table_is_kept_encrypted_and_recoverable(resources: dict[str, dict[str, Any]]) -> None:
    for name in NAMES.values():
        table = resources[table_id(name)]
        found = table["Properties"]
        assert (table["DeletionPolicy"], found["DeletionProtectionEnabled"]) == ("RetainExceptOnCreate", True), name
        assert found["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
        assert found["SSESpecification"]["SSEType"] == "KMS"
        assert found["BillingMode"] == "PAY_PER_REQUEST"


def test_a_stream_wakes_a_function_for_its_work_only_and_one_failure_holds_back_no_other(
    resources: dict[str, dict[str, Any]],
) -> None:
    triggers = [each["Properties"] for each in resources.values() if each["Type"] == "AWS::Lambda::EventSourceMapping"]
    wakes = {
        each["EventSourceArn"]["Fn::GetAtt"][0]: json.loads(each["FilterCriteria"]["Filters"][0]["Pattern"])
        for each in triggers
    }
    assert wakes["OutboxTable"] == {"eventName": ["INSERT"]}
    assert wakes["OrganisationsTable"]["dynamodb"]["Keys"] == {"part": {"S": [ORGANISATION_PART]}}
    assert len(wakes) == len(triggers) == 2
    for found in triggers:
        assert found["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
        assert (found["BisectBatchOnFunctionError"], found["MaximumRetryAttempts"]) == (True, 5)
        mails = found["EventSourceArn"]["Fn::GetAtt"][0] == "OutboxTable"
        assert found.get("ParallelizationFactor") == (SENDERS if mails else None)
        assert found["DestinationConfig"]["OnFailure"]["Destination"] == {"Fn::GetAtt": ["FailedQueue", "Arn"]}


def test_no_role_and_no_policy_of_the_template_has_a_star_without_its_reason(
    resources: dict[str, dict[str, Any]],
) -> None:
    policies = [
        policy["PolicyDocument"]
        for each in resources.values()
        for policy in (
            [each["Properties"]] if each["Type"] == "AWS::IAM::Policy" else each["Properties"].get("Policies", [])
        )
        if each["Type"] in {"AWS::IAM::Policy", "AWS::IAM::Role"}
    ]
    statements = [each for policy in policies for each in policy["Statement"]]
    assert len(statements) > 100
    assert [each["Action"] for each in statements if "*" in json.dumps(each["Action"])] == []
    known = [each for each in statements if each["Action"] != ["ses:GetAccount"]]  # IAM knows no resource for it
    wide = {json.dumps(each["Resource"]) for each in known if "*" in json.dumps(each["Resource"])}
    assert len(known) == len(statements) - 2
    assert {each for each in wide if not any(star in each for star in STARS)} == set()
    assert [star for star in STARS if not any(star in each for each in wide)] == []


def test_no_access_log_holds_an_address(resources: dict[str, dict[str, Any]]) -> None:
    (stage,) = [each for each in resources.values() if each["Type"] == "AWS::ApiGateway::Stage"]
    line = stage["Properties"]["AccessLogSetting"]["Format"]
    assert "$context.resourcePath" in line
    assert not [word for word in ("$context.path", "sourceIp", "querystring", "header") if word in line]


def test_no_cdn_keeps_for_longer_than_a_minute_what_may_be_taken_offline(
    resources: dict[str, dict[str, Any]],
) -> None:
    config = resources["Cdn"]["Properties"]["DistributionConfig"]
    behaviours = [{"PathPattern": "*", **config["DefaultCacheBehavior"]}, *config["CacheBehaviors"]]
    ours = [each for each in behaviours if isinstance(each["CachePolicyId"], dict)]  # a fixed id: keeps nothing
    longest = {
        each["PathPattern"]: resources[each["CachePolicyId"]["Ref"]]["Properties"]["CachePolicyConfig"]["MaxTTL"]
        for each in ours
    }
    assert longest == {"*": 60, "/assets/*": 31_536_000, "/transparency/tile/*": 31_536_000}


def test_whoever_deploys_may_do_what_each_type_of_the_templates_takes(built: Path) -> None:
    templates = [json.loads((built / name).read_text(encoding="utf-8")) for name in ("expanded.json", "us-east-1.json")]
    found = policies(STAGES["prod"], templates, account="123456789012", bucket="packages")
    assert 0 < len(found) <= 10  # managed policies that one role may have


def test_every_route_calls_the_alias_of_the_api(resources: dict[str, dict[str, Any]]) -> None:
    api = json.dumps(resources["RestAPI"])
    assert "${APIHandler.Arn}" not in api
    assert f"${{{THROUGH}}}/invocations" in api
    assert resources[THROUGH]["UpdatePolicy"]["CodeDeployLambdaAliasUpdate"]


def test_every_function_runs_on_the_python_that_packaged_it(resources: dict[str, dict[str, Any]]) -> None:
    runtimes = {each["Properties"]["Runtime"] for each in resources.values() if each["Type"] == "AWS::Lambda::Function"}
    assert runtimes == {f"python{sys.version_info.major}.{sys.version_info.minor}"}


def test_another_python_than_the_functions_own_packages_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("infra.aws.build.RUNTIME", "python3.99")
    assert main(["dev"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert "PYTHON=python3.99" in said[0]


def test_the_runtime_is_named_in_one_place() -> None:
    there = ROOT / "infra" / "aws" / "build.py"
    files = [*(ROOT / "infra").rglob("*.py"), *(ROOT / "bench").rglob("*.py"), ROOT / "Makefile"]
    assert [file for file in files if RUNTIME in file.read_text(encoding="utf-8")] == [there]


def test_cfn_lint_finds_nothing(built: Path) -> None:
    """Its rules on the end of a runtime's life hang on today's date, and stay out.

    See findings/a-template-ages-under-cfn-lint.sh.
    """
    undated = ("--ignore-checks", "E2531", "E2533", "W2531")
    command = [str(TOOLS / "cfn-lint"), *undated, "--", str(built / "template.json")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  (a tool of ours)
    assert (run.returncode, run.stdout) == (0, "")


def test_checkov_finds_nothing_that_is_not_explained(
    built: Path, resources: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    """And every explanation is still needed: of a skip that finds nothing, nobody knows what it once hid."""
    for each in resources.values():
        if each["Type"] == "AWS::ApiGateway::RestApi":
            each["Properties"].pop("Body", None)  # no check reads the routes, and reading them takes the most time
    whole = json.loads((built / "expanded.json").read_text(encoding="utf-8"))
    looked_at = tmp_path / "template.json"
    looked_at.write_text(json.dumps({**whole, "Resources": resources}), encoding="utf-8")
    run = subprocess.run(  # noqa: S603  (a tool of ours)
        [TOOLS / "python", "-c", _CHECKOV, looked_at], capture_output=True, text=True, check=True
    )
    found = json.loads(run.stdout)
    assert found["summary"]["passed"] > 100
    assert {each["check_id"] for each in found["results"]["failed_checks"]} == SKIPS.keys()
    assert all(len(reason) > 40 for reason in SKIPS.values())
