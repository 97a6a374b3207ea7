"""The few words of CloudFormation that the parts share."""

from typing import Any

from chalice.utils import to_cfn_resource_name

Resource = dict[str, Any]


def ref(name: str) -> dict[str, str]:
    return {"Ref": name}


def att(name: str, attribute: str) -> dict[str, list[str]]:
    return {"Fn::GetAtt": [name, attribute]}


def sub(text: str) -> dict[str, str]:
    return {"Fn::Sub": text}


def logical_id(name: str) -> str:
    """Name a resource as Chalice does, so that what we add meets what it made; the API's function is its exception."""
    return "APIHandler" if name == "api_handler" else str(to_cfn_resource_name(name))


def allow(*actions: str, resource: Any = "*", **more: Any) -> dict[str, Any]:
    """One statement of a policy."""
    return {"Effect": "Allow", "Action": list(actions), "Resource": resource, **more}


def policy(*statements: dict[str, Any]) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": list(statements)}
