"""The table of settings on the operations page: each variable that is read, each parameter, and nothing else."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

import pytest

import app as front_door
from chalicelib.settings import read_settings
from infra.aws.stages import STAGES
from infra.aws.template.us_east import us_east
from infra.aws.template.whole import template
from infra.diagrams import OPERATIONS
from infra.local.environment import CHOSEN

# A stage that has everything: then all is asked for.
FULL: Final = {
    "STAGE": "test",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "SITE_URL": "https://platform.example",
    "LINK_KEY": "k" * 32,
    "OIDC_ISSUER": "https://issuer.example",
    "OIDC_CLIENT_ID": "ours",
    "OIDC_ROLES": '{"editor": ["redactie"]}',
    "AWS_LAMBDA_FUNCTION_NAME": "api_handler",
    "AWS_ACCESS_KEY_ID": "key",
    "AWS_SECRET_ACCESS_KEY": "secret",
}
# Of what a local stack may be told, that which a stage on AWS has of its template, or never.
FIXED: Final = {
    *("IDENTITY_KEY", "SIGNING_KEY", "SECRETS_ENDPOINT", "TABLE_PREFIX", "VIEWER_ADDRESS_HEADER"),
    *("MAIL_CONFIGURATION_SET", "MAIL_FROM"),
}


class Noted(Mapping[str, str]):
    """An environment that notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.asked.add(name)
        return FULL[name]

    def __iter__(self) -> Iterator[str]:
        return iter(FULL)

    def __len__(self) -> int:
        return len(FULL)


def rows() -> list[list[str]]:
    """Return the cells of each row of the table."""
    section = OPERATIONS.read_text(encoding="utf-8").partition("\n## Settings\n")[2].partition("\n## ")[0]
    return [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("|")][2:]


def named(pattern: str) -> list[str]:
    return [name for first, *_ in rows() for name in re.findall(rf"`({pattern})`", first)]


@cache
def stage() -> dict[str, Any]:
    return template(front_door.app, STAGES["prod"], "arm64")


@cache
def parameters() -> dict[str, Any]:
    return {**us_east(STAGES["prod"])["Parameters"], **stage()["Parameters"]}


def test_each_variable_that_is_read_has_its_row_and_no_other_has() -> None:
    noted = Noted()
    read_settings(noted)
    assert sorted(named("[A-Z][A-Z_]+")) == sorted(noted.asked)


def test_each_parameter_of_both_templates_has_its_row_and_no_other_has() -> None:
    assert sorted(named("[A-Z][a-zA-Z]*[a-z][a-zA-Z]*")) == sorted(parameters())


def test_a_parameter_stands_beside_the_variable_that_it_becomes() -> None:
    functions = [each for each in stage()["Resources"].values() if "Environment" in each.get("Properties", {})]
    given = {
        (value["Ref"], variable)
        for each in functions
        for variable, value in each["Properties"]["Environment"]["Variables"].items()
        if isinstance(value, dict) and value.get("Ref") in parameters()
    }
    beside = {pair for first, *_ in rows() for pair in re.findall(r"`([A-Z]\w*[a-z]\w*)` `([A-Z_]+)`", first)}
    assert beside == given


def test_what_a_person_may_choose_here_has_a_parameter_there() -> None:
    alone = {name for first, *_ in rows() for name in re.findall(r"`([A-Z_]+)`", first) if not first.startswith("`")}
    assert alone & {*CHOSEN} == FIXED


@pytest.mark.parametrize("name", parameters())
def test_what_holds_without_it_is_what_the_template_says(name: str) -> None:
    (without,) = (row[2] for row in rows() if f"`{name}`" in row[0])
    default = parameters()[name].get("Default")
    if default is None:
        assert without == "must be given"
    elif default == "":
        assert without.startswith("empty: ")
    else:
        assert without == f"`{default}`"
