"""The API ships by versions: every route on the alias, a version for whatever is new, and back on an alarm."""

import copy
from typing import Any, Final

import pytest

import app as front_door
from infra.aws.shipping import ALIAS, THROUGH, released, through_alias
from infra.aws.stages import STAGES
from infra.aws.template.whole import template

URI: Final = (
    "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${APIHandler.Arn}/invocations"
)
SAM: Final[dict[str, Any]] = {
    "Resources": {
        "APIHandler": {"Type": "AWS::Serverless::Function", "Properties": {"AutoPublishAlias": ALIAS, "CodeUri": "a"}},
        "Sweep": {"Type": "AWS::Serverless::Function", "Properties": {"CodeUri": "a"}},
        "RestAPI": {"Type": "AWS::Serverless::Api", "Properties": {"uri": {"Fn::Sub": URI}}},
    }
}
WRITTEN_OUT: Final[dict[str, Any]] = {
    "Resources": {
        "APIHandlerVersion0123456789": {"Type": "AWS::Lambda::Version", "Properties": {}},
        THROUGH: {
            "Type": "AWS::Lambda::Alias",
            "Properties": {"FunctionVersion": {"Fn::GetAtt": ["APIHandlerVersion0123456789", "Version"]}},
        },
    }
}


def version(template: dict[str, Any], values: dict[str, str]) -> str:
    return str(released(template, values)["Resources"]["APIHandler"]["Properties"]["AutoPublishCodeSha256"])


def test_every_route_calls_the_alias() -> None:
    found = through_alias(SAM)["Resources"]["RestAPI"]["Properties"]["uri"]["Fn::Sub"]
    assert found == URI.replace("${APIHandler.Arn}", "${APIHandlerAliaslive}")


def test_a_template_whose_routes_are_written_another_way_is_refused() -> None:
    with pytest.raises(RuntimeError, match="no route"):
        through_alias({"Resources": {}})


def test_nothing_new_is_no_new_version() -> None:
    assert version(SAM, {"Authorities": "{}"}) == version(copy.deepcopy(SAM), {"Authorities": "{}"})


def test_another_code_another_layer_and_another_value_are_a_new_version() -> None:
    """SAM itself sees the first only: an alias would go on with the settings of before."""
    changed = copy.deepcopy(SAM)
    changed["Resources"]["APIHandler"]["Properties"]["CodeUri"] = "b"
    layered = copy.deepcopy(SAM)
    layered["Resources"]["AccountsLayer"] = {"Type": "AWS::Lambda::LayerVersion", "Properties": {"Content": "x"}}
    before = version(SAM, {"Authorities": ""})
    assert (
        len(
            {
                before,
                version(changed, {"Authorities": ""}),
                version(layered, {"Authorities": ""}),
                version(SAM, {"Authorities": "{}"}),
            }
        )
        == 4
    )


def test_a_function_without_an_alias_is_left_alone() -> None:
    assert released(SAM, {})["Resources"]["Sweep"] == SAM["Resources"]["Sweep"]


def test_a_version_that_is_written_out_gets_another_name_and_the_alias_follows() -> None:
    first, second = (released(WRITTEN_OUT, {"Authorities": value})["Resources"] for value in ("a", "b"))
    names = [next(name for name in found if "Version" in name) for found in (first, second)]
    assert len({*names, "APIHandlerVersion0123456789"}) == 3
    assert first[THROUGH]["Properties"]["FunctionVersion"] == {"Fn::GetAtt": [names[0], "Version"]}


@pytest.mark.parametrize("stage", ["staging", "prod"])
def test_a_release_goes_back_when_the_api_fails(stage: str) -> None:
    resources = template(front_door.app, STAGES[stage], "arm64")["Resources"]
    preference = resources["APIHandler"]["Properties"]["DeploymentPreference"]
    watching = [resources[each["Ref"]]["Properties"] for each in preference["Alarms"]]
    minutes = 10  # of the canary: an alarm must be able to ring within it
    assert preference["Type"] == f"Canary10Percent{minutes}Minutes"
    assert all(each["Period"] * each["EvaluationPeriods"] < minutes * 60 for each in watching)
    assert {each["MetricName"] for each in watching} == {"Errors", "5XXError"}


def test_the_api_alone_has_an_alias_and_is_called_through_it_alone() -> None:
    resources = template(front_door.app, STAGES["prod"], "arm64")["Resources"]
    assert [name for name, each in resources.items() if "AutoPublishAlias" in each.get("Properties", {})] == [
        "APIHandler"
    ]
    assert resources["APIHandlerInvokePermission"]["Properties"]["FunctionName"] == {"Ref": THROUGH}
