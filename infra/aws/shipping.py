"""The API's function ships by versions: an alias moves from one to the next, gradually, and back when an alarm rings.

SAM publishes a version when what it can see of a function changes. It sees neither another value of a parameter nor
another layer, so a deployment says itself what is new (docs/adr/0021-shipping.md).
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any, Final

from infra.aws.stages import Stage
from infra.aws.template.cloudformation import Resource, ref

ALIAS: Final = "live"
THROUGH: Final = f"APIHandlerAlias{ALIAS}"  # as SAM names the alias; a Ref to it is its ARN
PARAMETERS: Final = {
    "Gradual": {
        "Type": "String",
        "Default": "true",
        "AllowedValues": ["true", "false"],
        "Description": "Whether a release gets a tenth of the requests first; false to mend one while an alarm rings",
    }
}


def shipped(stage: Stage) -> dict[str, Any]:
    """The properties of the API's function that make its versions, and lead requests from one to the next."""
    properties: dict[str, Any] = {"AutoPublishAlias": ALIAS}
    if stage.gradual:
        properties["DeploymentPreference"] = {
            "Enabled": ref("Gradual"),
            "Type": "Canary10Percent10Minutes",
            "Alarms": [ref("APIHandlerErrorsAlarm"), ref("ServerErrorsAlarm")],
        }
    return properties


def permission() -> dict[str, Resource]:
    """Let the API call the alias, and nothing beside it: laid over the permission that Chalice makes."""
    return {"APIHandlerInvokePermission": {"Properties": {"FunctionName": ref(THROUGH)}}}


def through_alias(template: Mapping[str, Any]) -> dict[str, Any]:
    """The template with every route of the API on the alias; Chalice writes the function itself into each.

    Raises:
        RuntimeError: no route was found, so Chalice writes them another way by now.
    """
    text = json.dumps(template)
    direct = "${APIHandler.Arn}/invocations"
    if direct not in text:
        raise RuntimeError(
            "no route of the API calls its function: infra/aws/shipping.py looks for one by its old form"
        )
    return dict(json.loads(text.replace(direct, f"${{{THROUGH}}}/invocations")))


def released(template: Mapping[str, Any], values: Mapping[str, str]) -> dict[str, Any]:
    """The template with a version of its own for what is deployed: its code, its layer, and each parameter's value."""
    text = json.dumps(template, sort_keys=True)
    digest = hashlib.sha256((text + json.dumps(dict(values), sort_keys=True)).encode()).hexdigest()
    for name, resource in template["Resources"].items():
        if resource["Type"] == "AWS::Lambda::Version":  # written out already: a name changes with what it names
            text = re.sub(rf"\b{name}\b", f"{name[:-10]}{digest[:10]}", text)
    found = dict(json.loads(text))
    for resource in found["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function" and "AutoPublishAlias" in resource["Properties"]:
            resource["Properties"]["AutoPublishCodeSha256"] = digest
    return found
