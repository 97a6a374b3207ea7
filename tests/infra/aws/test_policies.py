"""Least privilege: each function may do what it does, on what it does it, and nothing else."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

import app as front_door
from chalicelib.adapters.dynamodb.client.tables import NAMES
from infra.aws.journey import NEEDED, without
from infra.aws.template.functions import function_names
from infra.aws.template.tables import table_id
from tests.infra.aws.recording import Grant

CHALICE: Final = Path(__file__).parents[3] / ".chalice"
FUNCTIONS: Final = function_names(front_door.app)
# What AWS does in a function's name, before or after its code: no call of ours shows it. Each with its why.
NOT_OURS: Final = {
    "OwnLog": "the service writes what the function prints",
    "FailedEvents": "the service puts away what the function could not do",
    "FailedEventsKey": "that queue is encrypted",
    "OutboxStream": "the service reads the stream for the function",
    "OrganisationsStream": "the service reads the stream for the function",
    "KeysSecretKey": "the secret's service opens it in the caller's name",
}
WITHOUT_RESOURCE: Final = {"ses:GetAccount"}  # IAM knows none for it
TABLE_OF: Final = {table_id(name): name for name in NAMES.values()}


def statements(function: str) -> list[dict[str, Any]]:
    document = json.loads((CHALICE / f"policy-{function}.json").read_text(encoding="utf-8"))
    assert document["Version"] == "2012-10-17"
    return list(document["Statement"])


def granted(function: str) -> set[Grant]:
    return {grant for each in statements(function) if each["Sid"] not in NOT_OURS for grant in _grants(each)}


def _grants(statement: dict[str, Any]) -> Iterator[Grant]:
    for resource in statement["Resource"]:
        for action in statement["Action"]:
            yield action, _named(resource)


def _named(resource: dict[str, Any] | str) -> str:
    """A resource of a policy in the recorder's words."""
    match resource:
        case {"Fn::GetAtt": ["IdentitiesKey" | "SigningKey", "Arn"]}:
            return "kms"
        case {"Fn::GetAtt": [table, "Arn"]}:
            return TABLE_OF[str(table)]
        case {"Fn::Sub": text} if "/index/" in text:
            table, _, rest = text.removeprefix("${").partition(".Arn}")
            return TABLE_OF[table] + str(rest)
        case {"Fn::Sub": text} if ":ses:" in text:
            return "sesv2"
        case "*":
            return "sesv2"
        case {"Fn::GetAtt": ["KeysSecret", "Id"]}:
            return "secretsmanager"
    raise AssertionError(f"a resource that no test knows: {resource}")


def test_every_function_has_a_policy_of_its_own() -> None:
    configured = json.loads((CHALICE / "config.json").read_text(encoding="utf-8"))["lambda_functions"]
    assert {name: f"policy-{name}.json" for name in FUNCTIONS} == {
        name: settings["iam_policy_file"] for name, settings in configured.items()
    }
    assert {path.name for path in CHALICE.glob("policy-*.json")} == {f"policy-{name}.json" for name in FUNCTIONS}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_no_wildcard_stands_in_a_policy(function: str) -> None:
    for statement in statements(function):
        assert statement["Effect"] == "Allow"
        assert not [action for action in statement["Action"] if "*" in action]
        assert "*" not in statement["Resource"] or set(statement["Action"]) <= WITHOUT_RESOURCE


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_may_do_all_that_it_does(function: str, recorded: dict[str, set[Grant]]) -> None:
    assert recorded[function] - granted(function) == set()


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_may_do_nothing_that_it_does_not_do(function: str, recorded: dict[str, set[Grant]]) -> None:
    assert granted(function) - recorded[function] == set()


@pytest.mark.parametrize("function", FUNCTIONS)
def test_without_any_one_of_its_grants_a_function_is_denied_a_call(
    function: str, recorded: dict[str, set[Grant]]
) -> None:
    """Each taken away in turn, from the policy as it is deployed; `make deploy-emulator` does it for some, really."""
    whole = {"Statement": statements(function)}
    for statement in whole["Statement"]:
        for action in statement["Action"] if statement["Sid"] not in NOT_OURS else ():
            left = without(whole, statement["Sid"], action)["Statement"]
            allowed = {grant for each in left if each["Sid"] not in NOT_OURS for grant in _grants(each)}
            assert recorded[function] - allowed, (statement["Sid"], action)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_no_grant_stands_twice(function: str) -> None:
    """So that taking any one away takes it away."""
    found = [
        (action, json.dumps(resource))
        for each in statements(function)
        for action in each["Action"]
        for resource in each["Resource"]
    ]
    assert len(found) == len(set(found))


def test_every_grant_that_the_emulator_takes_away_stands_in_its_policy() -> None:
    for function, (sid, action) in NEEDED.items():
        assert (sid, action) in {(each["Sid"], one) for each in statements(function) for one in each["Action"]}


def test_only_what_needs_names_may_read_them() -> None:
    """Check that identities stay with the doors, and with what mails their owners."""
    readers = {name for name in FUNCTIONS if any(on.startswith("identities") for _, on in granted(name))}
    assert readers == {"api_handler", "keep_deadlines", "send_new_mails", "sweep_outbox"}
    page = (CHALICE.parent / "docs" / "threat-model.md").read_text(encoding="utf-8")
    assert (
        f"{', '.join(f'`{each}`' for each in sorted(readers)[:-1])} and `{max(readers)}` alone open who wrote" in page
    )
    # What signs the messages of webhooks is sealed with the same key, and lies in another table.
    opens = readers | {"push_changes"}
    assert {name for name in FUNCTIONS if ("kms:Decrypt", "kms") in granted(name)} == opens
    assert {name for name in FUNCTIONS if ("kms:Encrypt", "kms") in granted(name)} == {"api_handler", "keep_deadlines"}
