"""The stack beside a stage's, in us-east-1: told which distribution it watches, once there is one."""

from typing import Any, Final

import boto3
from botocore.exceptions import ClientError

from infra.aws.stacks.stack import Stack
from infra.aws.stacks.states import ABSENT
from infra.aws.stages import Stage
from infra.commands import Refused

REGION: Final = "us-east-1"
_WATCHED: Final = "DistributionId"


def watch(session: boto3.Session, stage: Stage, distribution: str, *, delay: float) -> None:
    """Have it watch this distribution; what keeps it from that is said in a line, as the stage stands by then."""
    client: Any = session.client("cloudformation", region_name=REGION)
    stack = Stack(client, f"{stage.prefix}-edge", stage.beside, delay=delay, tag=stage.name)
    try:
        found = stack.describe()
        known = {each["ParameterKey"]: each["ParameterValue"] for each in found.get("Parameters", [])}
        if found["StackStatus"] == ABSENT:
            print(f"Nobody hears of errors of the CDN: there is no stack {stack.name} in {REGION}")
        if found["StackStatus"] == ABSENT or known.get(_WATCHED) == distribution:
            return
        kept = [{"ParameterKey": name, "UsePreviousValue": True} for name in known if name != _WATCHED]
        parameters = [*kept, {"ParameterKey": _WATCHED, "ParameterValue": distribution}]
        stack.change("UPDATE", {"UsePreviousTemplate": True}, Parameters=parameters)
        print(f"{stack.name} in {REGION} watches the CDN {distribution}")
    except (ClientError, Refused) as kept_from:
        print(f"Nobody hears of errors of the CDN yet ({kept_from}): the next deployment tries again")
