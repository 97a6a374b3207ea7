"""One CloudFormation stack: its state, its changes, its end. What goes wrong is said in one line."""

import json
import secrets
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from botocore.exceptions import ClientError

from infra.aws.stacks.states import ABSENT, GOOD, STATES, Way, at_work
from infra.aws.stages import OURS, STAGE_TAG
from infra.commands import Refused

CAPABILITIES: Final = ("CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND")
_PLANNED: Final = "deploy-"  # how the names of our change sets begin
_MAKING: Final = frozenset({"CREATE_PENDING", "CREATE_IN_PROGRESS", "DELETE_PENDING", "DELETE_IN_PROGRESS"})
# How CloudFormation says that a change set would change nothing; it has no code for it.
_SAME: Final = ("didn't contain changes", "No updates are to be performed")
_CONSEQUENCES: Final = ("cancelled", "canceled", "Validation failure detected")  # of another failure, which says more
_PATIENCE: Final = 2 * 3600  # seconds; a distribution of the CDN alone may take half an hour


class Stack:
    """One stack by its name; ours bears our tag, or our description where an older release made it."""

    def __init__(self, client: Any, name: str, description: str, *, delay: float = 5, tag: str = "") -> None:
        self._client = client
        self._delay = delay
        self._description = description
        self._tags = [{"Key": STAGE_TAG, "Value": tag or name.removeprefix(OURS)}]
        self.name = name

    def describe(self) -> Mapping[str, Any]:
        """Return what CloudFormation says of it, or no more than that there is none.

        Raises:
            Refused: a stack of this name belongs to something else.
        """
        try:
            (found,) = self._client.describe_stacks(StackName=self.name)["Stacks"]
        except ClientError as error:
            if "does not exist" not in str(error):
                raise
            return {"StackStatus": ABSENT}
        # A stack that was only ever planned has no description yet: its change sets say whose it is.
        planned = found["StackStatus"] == "REVIEW_IN_PROGRESS"
        plans = self._change_sets() if planned else []
        ours = all(each.startswith(_PLANNED) for each in plans) if planned else self._is_ours(found)
        if not ours:
            raise Refused(
                f"The stack {self.name} in this account is not ours ({found.get('Description', 'of others')})"
            )
        return dict(found)

    def _is_ours(self, found: Mapping[str, Any]) -> bool:
        tagged = all(each in found.get("Tags", []) for each in self._tags)
        return tagged or found["StackStatus"] == "DELETE_COMPLETE" or found.get("Description") == self._description

    @property
    def status(self) -> str:
        return str(self.describe()["StackStatus"])

    def make_ready(self) -> Way:
        """Lead it to where it can be made or changed, and say how; returns which of both.

        Raises:
            Refused: its state wants a person.
        """
        seen = []
        while True:
            status = self.status
            state = STATES.get(status)
            if state is None:
                raise Refused(f"{self.name} is {status}, which this command does not know: look at it in the console")
            if state.deploy in {Way.CREATE, Way.UPDATE}:
                return state.deploy
            said = f"{self.name} is {status}, {state.means}"
            if state.deploy is Way.REFUSE or status in seen:
                raise Refused(f"{said}: {self._remedy(status)}")
            print(f"{said}: this {state.deploy}", flush=True)
            if state.deploy is not Way.WAIT:
                seen.append(status)
            self._lead(state.deploy)

    def _lead(self, way: Way) -> None:
        named = {"StackName": self.name}
        if way is Way.CLEAR:
            self.delete()
            return
        before = self._last_event() if way is not Way.WAIT else ""
        if way is Way.ROLL_BACK:
            self._client.rollback_stack(**named, RetainExceptOnCreate=True)
        elif way is Way.CONTINUE:
            self._client.continue_update_rollback(**named)
        self._settled(before)

    def _remedy(self, status: str) -> str:
        failed = self._failures("")
        why = f" ({failed[0]})" if failed else ""
        if status == "UPDATE_ROLLBACK_FAILED":
            return (
                f"mend what stands in its way{why} and try again, or leave that out: "
                f"aws cloudformation continue-update-rollback --stack-name {self.name} --resources-to-skip …"
            )
        if status == "DELETE_FAILED":
            return f"finish that first, with make destroy{why}"
        return f"look at it in the console{why}"

    def change_sets_gone(self) -> None:
        """Remove what earlier runs planned and never carried out: an interrupted one leaves that."""
        for name in self._change_sets():
            if name.startswith(_PLANNED):
                print(f"{self.name} had an unfinished change of an earlier run: removed", flush=True)
                self._client.delete_change_set(StackName=self.name, ChangeSetName=name)

    def _change_sets(self) -> list[str]:
        """The names of what is planned and neither being planned still nor carried out."""
        pages = self._client.get_paginator("list_change_sets").paginate(StackName=self.name)
        return [
            each["ChangeSetName"]
            for page in pages
            for each in page["Summaries"]
            if each["Status"] not in _MAKING and not each.get("ExecutionStatus", "").startswith("EXECUTE")
        ]

    def change(self, kind: str, template: Mapping[str, object], **more: Any) -> bool:
        """Plan a change, show it and carry it out; returns whether there was anything to change.

        `kind` is CREATE, UPDATE or IMPORT; `template` its TemplateURL, its TemplateBody or UsePreviousTemplate.

        Raises:
            Refused: it cannot be planned, or a step of it failed and CloudFormation took it back.
        """
        name = f"{_PLANNED}{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
        change = {"StackName": self.name, "ChangeSetName": name}
        before = self._last_event() if kind == "UPDATE" else ""
        if kind != "IMPORT":  # which adds and changes nothing, tags neither
            more["Tags"] = self._tags
        self._client.create_change_set(**change, ChangeSetType=kind, **template, **more)
        planned = self._planned(change)
        if planned["Status"] == "FAILED" or planned["ExecutionStatus"] != "AVAILABLE":
            reason = str(planned.get("StatusReason", "for no reason that it gives"))
            self._forget(change, kind)
            if any(each in reason for each in _SAME):
                return False
            raise Refused(f"CloudFormation cannot plan this: {_one_line(reason)}")
        for page in self._client.get_paginator("describe_change_set").paginate(**change):
            for each in page["Changes"]:
                resource = each["ResourceChange"]
                print(f"  {resource['Action']:8} {resource['ResourceType']:44} {resource['LogicalResourceId']}")
        self._client.execute_change_set(**change)
        status = self._settled(before, fresh=kind != "UPDATE")
        if status not in GOOD:
            failed = self._failures(before)
            why = failed[0] if failed else "no reason given"
            outcome = STATES[status].means if status in STATES else status
            raise Refused(f"{self.name} is {status}, {outcome}: {why}")
        return True

    def _planned(self, change: Mapping[str, str]) -> Mapping[str, Any]:
        ends = time.monotonic() + _PATIENCE
        while True:
            found = self._client.describe_change_set(**change)
            if found["Status"] not in _MAKING:
                return dict(found)
            self._pause(ends)

    def _forget(self, change: Mapping[str, str], kind: str) -> None:
        """Leave nothing of a plan that cannot be carried out; the first one made an empty stack too."""
        self._client.delete_change_set(**change)
        if kind != "UPDATE":
            self._client.delete_stack(StackName=self.name)

    def delete(self) -> None:
        """Take it away, and wait for that.

        Raises:
            Refused: something of it would not go.
        """
        found = self.describe()
        if found["StackStatus"] in {ABSENT, "DELETE_COMPLETE"}:
            return
        # By its id it can be asked for after its end too, which its name then does not name any more.
        which = {"StackName": found["StackId"]}
        self._client.delete_stack(**which)
        ends = time.monotonic() + _PATIENCE
        while True:
            try:
                (found,) = self._client.describe_stacks(**which)["Stacks"]
            except ClientError as error:
                if "does not exist" not in str(error):
                    raise
                return
            if found["StackStatus"] == "DELETE_COMPLETE":
                return
            if found["StackStatus"] == "DELETE_FAILED":
                failed = self._failures("")
                raise Refused(
                    f"{self.name} could not be taken away whole: {failed[0] if failed else 'no reason given'}. "
                    "Mend that and try again, or leave it behind: aws cloudformation delete-stack "
                    f"--stack-name {self.name} --retain-resources …"
                )
            self._pause(ends)

    def wait(self) -> None:
        """Wait until CloudFormation is not busy with it."""
        self._settled("")

    def outputs(self) -> dict[str, str]:
        return {each["OutputKey"]: each["OutputValue"] for each in self.describe().get("Outputs", [])}

    def resources(self) -> dict[str, str]:
        """Return what it holds: each logical id with its physical one."""
        pages = self._client.get_paginator("list_stack_resources").paginate(StackName=self.name)
        return {
            each["LogicalResourceId"]: each.get("PhysicalResourceId", "")
            for page in pages
            for each in page["StackResourceSummaries"]
            if each["ResourceStatus"] != "DELETE_COMPLETE"
        }

    def template(self) -> Mapping[str, Any]:
        """Return the template as it was given."""
        body = self._client.get_template(StackName=self.name, TemplateStage="Original")["TemplateBody"]
        return dict(json.loads(body) if isinstance(body, str) else body)

    def _settled(self, before: str, *, fresh: bool = False) -> str:
        """Wait until it is at rest, and return its status.

        What was started shows a moment later: with the last event of before, its status is believed once there is a
        newer one; a fresh stack has begun once it is no longer only planned.
        """
        ends = time.monotonic() + _PATIENCE
        while True:
            status = self.status if not fresh else self._bare_status()
            resting = not at_work(status) and not (fresh and status == "REVIEW_IN_PROGRESS")
            if resting and (not before or self._last_event() != before):
                return status
            self._pause(ends)

    def _bare_status(self) -> str:
        (found,) = self._client.describe_stacks(StackName=self.name)["Stacks"]
        return str(found["StackStatus"])

    def _last_event(self) -> str:
        return next((str(each["EventId"]) for each in self._events()), "")

    def _events(self) -> Iterable[Mapping[str, Any]]:
        """The events of its life, the newest first."""
        for page in self._client.get_paginator("describe_stack_events").paginate(StackName=self.name):
            yield from page["StackEvents"]

    def _failures(self, before: str) -> Sequence[str]:
        """What failed after that event, the first failure first, and the stack's own last."""
        found: list[str] = []
        whole: list[str] = []
        for each in self._events():
            if each["EventId"] == before:
                break
            status, reason = each.get("ResourceStatus", ""), each.get("ResourceStatusReason", "")
            if status.endswith("_FAILED") and not any(word in reason for word in _CONSEQUENCES):
                said = whole if each.get("PhysicalResourceId") == each["StackId"] else found
                said.append(f"{each['LogicalResourceId']}: {_one_line(reason)}")
        return [*found[::-1], *whole[::-1]]

    def _pause(self, ends: float) -> None:
        """Wait a moment.

        Raises:
            Refused: it has taken too long.
        """
        if time.monotonic() > ends:
            raise Refused(f"{self.name} is still not at rest; CloudFormation goes on: run this again to follow it")
        time.sleep(self._delay)


def _one_line(reason: str) -> str:
    return " ".join(reason.split())
