"""What deploying and destroying do in every state that CloudFormation knows, on a client that checks each call."""

from collections.abc import Iterator
from typing import Any, Final

import boto3
import pytest
from botocore.session import get_session
from botocore.stub import ANY, Stubber

from infra.aws.deploy import Deployment
from infra.aws.stacks.stack import Stack
from infra.aws.stacks.states import ABSENT, GOOD, STATES, Way, at_work
from infra.aws.stages import STAGE_TAG, STAGES
from infra.commands import Refused
from infra.local.environment import ROOT

STAGE: Final = STAGES["prod"]
NAME: Final = STAGE.prefix
ID: Final = f"arn:aws:cloudformation:eu-west-1:123456789012:stack/{NAME}/1"
STATUS: Final[Any] = get_session().get_service_model("cloudformation").shape_for("StackStatus")
KNOWN: Final = [str(each) for each in STATUS.enum]
WHEN: Final = "2026-11-28T10:00:00Z"


class Script:
    """A CloudFormation that answers what it is told to, in this order, and nothing else."""

    def __init__(self) -> None:
        self.client: Any = boto3.client("cloudformation", "eu-west-1", aws_access_key_id="a", aws_secret_access_key="b")
        self._stub = Stubber(self.client)
        self._stub.activate()

    def is_(self, status: str, *, by: str = NAME, **more: Any) -> "Script":
        """One look at the stack."""
        if status == ABSENT:
            message = f"Stack with id {NAME} does not exist"
            self._stub.add_client_error(
                "describe_stacks", "ValidationError", message, expected_params={"StackName": by}
            )
            return self
        tagged = [] if status == "REVIEW_IN_PROGRESS" else [{"Key": STAGE_TAG, "Value": "prod"}]
        stack = {"StackName": NAME, "StackId": ID, "StackStatus": status, "CreationTime": WHEN, "Tags": tagged} | more
        self._stub.add_response("describe_stacks", {"Stacks": [stack]}, {"StackName": by})
        if status == "REVIEW_IN_PROGRESS" and by == NAME:
            plan = {"ChangeSetName": "deploy-1", "Status": "FAILED", "ExecutionStatus": "UNAVAILABLE"}
            self.answers("list_change_sets", {"Summaries": [plan]}, StackName=NAME)
        return self

    def answers(self, operation: str, answer: dict[str, Any], **asked: Any) -> "Script":
        self._stub.add_response(operation, answer, asked)
        return self

    def event(self, number: int, logical: str = NAME, status: str = "UPDATE_COMPLETE", reason: str = "") -> "Script":
        """One look at what happened last."""
        found = {"StackId": ID, "EventId": str(number), "StackName": NAME, "Timestamp": WHEN}
        found |= {"LogicalResourceId": logical, "ResourceStatus": status, "ResourceStatusReason": reason}
        return self.answers("describe_stack_events", {"StackEvents": [found]}, StackName=NAME)

    def stack(self) -> Stack:
        return Stack(self.client, NAME, STAGE.description, delay=0)

    def deployment(self) -> Deployment:
        class Session:
            region_name = "eu-west-1"
            client = staticmethod(lambda _service: self.client)

        return Deployment(STAGE, session=Session(), delay=0)  # type: ignore[arg-type]  # of a session, what it uses

    def is_over(self) -> None:
        self._stub.assert_no_pending_responses()


@pytest.fixture
def script() -> Iterator[Script]:
    made = Script()
    yield made
    made.is_over()


def of(way: Way, command: str) -> list[str]:
    return [status for status, state in STATES.items() if getattr(state, command) is way]


def test_every_state_that_cloudformation_has_is_known_and_no_other() -> None:
    assert set(STATES) == {*KNOWN, ABSENT}
    assert set(of(Way.UPDATE, "deploy")) >= GOOD
    assert {each for each in STATES if at_work(each)} == {
        each for each in KNOWN if each.endswith("_IN_PROGRESS") and each != "REVIEW_IN_PROGRESS"
    }
    assert at_work("SOMETHING_NEW_IN_PROGRESS")


def test_the_page_of_operations_has_each_state_with_what_both_commands_do() -> None:
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    rows = [f"| `{name}` | {each.means} | {each.deploy} | {each.destroy} |" for name, each in STATES.items()]
    assert [row for row in rows if row not in page] == []


@pytest.mark.parametrize("status", of(Way.UPDATE, "deploy"))
def test_what_stands_is_changed(status: str, script: Script) -> None:
    assert script.is_(status).stack().make_ready() is Way.UPDATE


@pytest.mark.parametrize("status", of(Way.CREATE, "deploy"))
def test_what_is_not_there_is_made(status: str, script: Script) -> None:
    assert script.is_(status, Tags=[]).stack().make_ready() is Way.CREATE


@pytest.mark.parametrize("status", of(Way.WAIT, "deploy"))
def test_what_is_at_work_is_waited_for_and_said(
    status: str, script: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    script.is_(status).is_(status).is_(status).is_("UPDATE_COMPLETE").is_("UPDATE_COMPLETE")
    assert script.stack().make_ready() is Way.UPDATE
    said = f"{NAME} is {status}, {STATES[status].means}: this waits, then looks again"
    assert capsys.readouterr().out.splitlines() == [said]


@pytest.mark.parametrize("status", of(Way.CLEAR, "deploy"))
def test_a_first_deployment_that_failed_is_tried_again_by_the_same_command(
    status: str, script: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    script.is_(status).is_(status).answers("delete_stack", {}, StackName=ID)
    script.is_("DELETE_IN_PROGRESS", by=ID).is_("DELETE_COMPLETE", by=ID).is_(ABSENT)
    assert script.stack().make_ready() is Way.CREATE
    assert capsys.readouterr().out.count("\n") == 1


@pytest.mark.parametrize(
    ("status", "operation", "asked"),
    [
        ("UPDATE_FAILED", "rollback_stack", {"RetainExceptOnCreate": True}),
        ("UPDATE_ROLLBACK_FAILED", "continue_update_rollback", {}),
    ],
)
def test_a_change_that_hangs_is_taken_back_first(
    status: str, operation: str, asked: dict[str, Any], script: Script
) -> None:
    """Its old status is not believed until something happened: CloudFormation shows what was asked a moment later."""
    script.is_(status).event(1).answers(operation, {}, StackName=NAME, **asked)
    script.is_(status).event(1).is_("UPDATE_ROLLBACK_IN_PROGRESS")
    script.is_("UPDATE_ROLLBACK_COMPLETE").event(2).is_("UPDATE_ROLLBACK_COMPLETE")
    assert script.stack().make_ready() is Way.UPDATE
    assert {status} == set(of(STATES[status].deploy, "deploy"))


def test_what_cannot_be_taken_back_is_named_and_not_tried_for_ever(script: Script) -> None:
    status, reason = "UPDATE_ROLLBACK_FAILED", "Table is\nbeing used"
    script.is_(status).event(1).answers("continue_update_rollback", {}, StackName=NAME)
    script.is_(status).event(2).is_(status).event(2, "ReviewsTable", "UPDATE_FAILED", reason)
    with pytest.raises(Refused) as refused:
        script.stack().make_ready()
    assert "ReviewsTable: Table is being used" in str(refused.value)
    assert f"continue-update-rollback --stack-name {NAME} --resources-to-skip" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("status", of(Way.REFUSE, "deploy"))
def test_what_wants_a_person_is_refused_in_one_line(status: str, script: Script) -> None:
    script.is_(status).event(1, "ReviewsTable", "DELETE_FAILED", "it would not")
    with pytest.raises(Refused, match=f"^{NAME} is {status}, .*ReviewsTable: it would not") as refused:
        script.stack().make_ready()
    assert "\n" not in str(refused.value)


def test_a_state_that_is_new_to_us_is_refused(script: Script) -> None:
    with pytest.raises(Refused, match="which this command does not know"):
        script.is_("SOMETHING_NEW").stack().make_ready()


@pytest.mark.parametrize("status", sorted(STATES.keys() - {ABSENT, "DELETE_COMPLETE"}))
def test_a_stack_of_something_else_is_left_alone_by_both(status: str, script: Script) -> None:
    for act in (lambda: script.stack().make_ready(), lambda: script.deployment().destroy()):
        if status == "REVIEW_IN_PROGRESS":
            script._stub.add_response(
                "describe_stacks",
                {"Stacks": [{"StackName": NAME, "StackStatus": status, "CreationTime": WHEN}]},
            )
            plan = {"ChangeSetName": "somebody-elses", "Status": "CREATE_COMPLETE"}
            script.answers("list_change_sets", {"Summaries": [plan]}, StackName=NAME)
        else:
            script.is_(status, Tags=[{"Key": STAGE_TAG, "Value": "dev"}], Description="A shop")
        with pytest.raises(Refused, match="is not ours"):
            act()


def test_a_stack_that_an_older_release_made_is_ours(script: Script) -> None:
    script.is_("UPDATE_COMPLETE", Tags=[], Description="Waarderingsplatform, stage prod")
    assert script.stack().make_ready() is Way.UPDATE


@pytest.mark.parametrize("status", of(Way.NOTHING, "destroy"))
def test_nothing_is_taken_away_where_nothing_is(status: str, script: Script) -> None:
    assert script.is_(status, Tags=[]).deployment().destroy() == []


@pytest.mark.parametrize("status", [*of(Way.DELETE, "destroy"), *of(Way.WAIT, "destroy")])
def test_whatever_is_there_is_taken_away_and_what_stays_is_said(
    status: str, script: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    script.is_(status)
    if STATES[status].destroy is Way.WAIT:
        script.is_(status).is_("UPDATE_COMPLETE").is_("UPDATE_COMPLETE")
    if status != "REVIEW_IN_PROGRESS":
        when = {"LastUpdatedTimestamp": WHEN, "ResourceStatus": "CREATE_COMPLETE"}
        held = [
            {"LogicalResourceId": "ReviewsTable", "PhysicalResourceId": "t", "ResourceType": "AWS::DynamoDB::Table"}
            | when,
            {"LogicalResourceId": "Gone", "PhysicalResourceId": "g", "ResourceType": "AWS::SQS::Queue"} | when,
        ]
        script.answers("list_stack_resources", {"StackResourceSummaries": held}, StackName=NAME)
        table = '{"Type": "AWS::DynamoDB::Table", "DeletionPolicy": "RetainExceptOnCreate"}'
        body = f'{{"Resources": {{"ReviewsTable": {table}, "Gone": {{"Type": "AWS::SQS::Queue"}}}}}}'
        script.answers("get_template", {"TemplateBody": body}, StackName=NAME, TemplateStage="Original")
    script.is_("REVIEW_IN_PROGRESS" if status == "REVIEW_IN_PROGRESS" else "UPDATE_COMPLETE")
    script.answers("delete_stack", {}, StackName=ID).is_("DELETE_IN_PROGRESS", by=ID).is_("DELETE_COMPLETE", by=ID)
    stays = script.deployment().destroy()
    if status == "REVIEW_IN_PROGRESS":
        assert stays == []
    else:
        (line,) = stays
        assert line.startswith("AWS::DynamoDB::Table t: aws dynamodb update-table --table-name t --no-deletion-")
        assert line.endswith(" && aws dynamodb delete-table --table-name t")
    assert (f"{NAME} is {status}" in capsys.readouterr().out) is (STATES[status].destroy is Way.WAIT)


def test_what_would_not_go_is_named(script: Script) -> None:
    script.is_("UPDATE_COMPLETE").answers("delete_stack", {}, StackName=ID)
    script.is_("DELETE_FAILED", by=ID).event(3, "AlarmTopic", "DELETE_FAILED", "still used")
    with pytest.raises(Refused, match=r"AlarmTopic: still used.*--retain-resources") as refused:
        script.stack().delete()
    assert "\n" not in str(refused.value)


def planned(script: Script, kind: str, status: str, reason: str = "") -> None:
    """A change is asked for, and CloudFormation has thought about it."""
    if kind == "UPDATE":
        script.event(1)
    asked = {"StackName": NAME, "ChangeSetName": ANY, "ChangeSetType": kind, "TemplateBody": "{}", "Tags": ANY}
    script.answers("create_change_set", {}, **asked)
    named = {"StackName": NAME, "ChangeSetName": ANY}
    script.answers("describe_change_set", {"Status": "CREATE_PENDING", "ExecutionStatus": "UNAVAILABLE"}, **named)
    able = "AVAILABLE" if status == "CREATE_COMPLETE" else "UNAVAILABLE"
    found = {"Status": status, "ExecutionStatus": able, "StatusReason": reason, "Changes": []}
    script.answers("describe_change_set", found, **named)
    if able == "AVAILABLE":
        script.answers("describe_change_set", found, **named).answers("execute_change_set", {}, **named)
    else:
        script.answers("delete_change_set", {}, **named)


@pytest.mark.parametrize(
    "reason",
    [
        "The submitted information didn't contain changes. Submit different information to create a change set.",
        "No updates are to be performed.",
    ],
)
def test_a_second_deployment_with_nothing_changed_leaves_no_plan_and_is_no_fault(reason: str, script: Script) -> None:
    planned(script, "UPDATE", "FAILED", reason)
    assert script.stack().change("UPDATE", {"TemplateBody": "{}"}) is False


def test_a_change_that_cannot_be_planned_leaves_nothing(script: Script) -> None:
    planned(script, "CREATE", "FAILED", "Template error:\nno such thing")
    script.answers("delete_stack", {}, StackName=NAME)
    with pytest.raises(Refused, match=r"^CloudFormation cannot plan this: Template error: no such thing$"):
        script.stack().change("CREATE", {"TemplateBody": "{}"})


def test_a_change_is_followed_until_it_stands(script: Script) -> None:
    planned(script, "UPDATE", "CREATE_COMPLETE")
    script.is_("UPDATE_COMPLETE").event(1)  # it has not begun yet
    script.is_("UPDATE_IN_PROGRESS").is_("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS").is_("UPDATE_COMPLETE").event(2)
    assert script.stack().change("UPDATE", {"TemplateBody": "{}"}) is True


def test_a_change_that_was_taken_back_says_why_in_one_line(script: Script) -> None:
    planned(script, "UPDATE", "CREATE_COMPLETE")
    script.is_("UPDATE_ROLLBACK_IN_PROGRESS").is_("UPDATE_ROLLBACK_COMPLETE").event(2)
    events = [
        ("4", "Queue", "CREATE_FAILED", "Resource creation cancelled"),
        ("3", "Broken", "CREATE_FAILED", "No such\nfunction"),
        ("1", "Old", "UPDATE_FAILED", "Of another time"),
    ]
    shown = [
        {"StackId": ID, "EventId": number, "StackName": NAME, "Timestamp": WHEN, "LogicalResourceId": logical}
        | {"ResourceStatus": status, "ResourceStatusReason": reason}
        for number, logical, status, reason in events
    ]
    script.answers("describe_stack_events", {"StackEvents": shown}, StackName=NAME)
    with pytest.raises(Refused) as refused:
        script.stack().change("UPDATE", {"TemplateBody": "{}"})
    means = STATES["UPDATE_ROLLBACK_COMPLETE"].means
    assert str(refused.value) == f"{NAME} is UPDATE_ROLLBACK_COMPLETE, {means}: Broken: No such function"


def test_only_our_own_unfinished_changes_are_removed(script: Script) -> None:
    """Not another tool's, not one that is being planned this moment, and not what was carried out."""
    plans = [
        {"ChangeSetName": "deploy-1", "Status": "CREATE_COMPLETE", "ExecutionStatus": "AVAILABLE"},
        {"ChangeSetName": "deploy-2", "Status": "FAILED", "ExecutionStatus": "UNAVAILABLE"},
        {"ChangeSetName": "deploy-3", "Status": "CREATE_IN_PROGRESS", "ExecutionStatus": "UNAVAILABLE"},
        {"ChangeSetName": "deploy-4", "Status": "CREATE_COMPLETE", "ExecutionStatus": "EXECUTE_COMPLETE"},
        {"ChangeSetName": "by-hand", "Status": "CREATE_COMPLETE", "ExecutionStatus": "AVAILABLE"},
    ]
    script.answers("list_change_sets", {"Summaries": plans}, StackName=NAME)
    for name in ("deploy-1", "deploy-2"):
        script.answers("delete_change_set", {}, StackName=NAME, ChangeSetName=name)
    script.stack().change_sets_gone()
