"""The operations page: what it says to type is there, from a fresh clone, and the dates it names are those of AWS."""

import importlib.util
import json
import re
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

import app as front_door
from infra.aws.build import RUNTIME, TOOLS
from infra.aws.stages import STAGES
from infra.aws.template.us_east import us_east
from infra.aws.template.whole import template
from infra.diagrams import OPERATIONS
from infra.local.environment import ROOT

PAGE: Final = OPERATIONS.read_text(encoding="utf-8")
# Pages that tell somebody what to type; that of privacy is drawn whole.
TYPED: Final = sorted(page.stem for page in (ROOT / "docs").glob("*.md") if page.stem != "privacy")
DRAWN: Final = re.compile(r"<!-- (?:drawn|bench)\b.*?<!-- (?:end|/bench)\b", re.DOTALL)  # has the module's name only
_LIFE: Final = """
import json, pathlib, sys, cfnlint
(file,) = pathlib.Path(cfnlint.__file__).parent.rglob("*/LmbdRuntimeLifecycle.json")
json.dump(json.loads(file.read_text(encoding="utf-8")), sys.stdout)
"""


@pytest.mark.parametrize("page", TYPED)
def test_what_is_typed_runs_in_the_environment_that_make_makes(page: str) -> None:
    """A bare `python` of a fresh clone has none of our libraries."""
    text = DRAWN.sub("", (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8"))
    assert re.findall(r"(?<!bin/)\bpython -m (?!venv)\S+", text) == []
    modules = set(re.findall(r"\.venv/bin/python -m ([\w.]+\w)", text))
    assert [module for module in modules if importlib.util.find_spec(module) is None] == []


def test_every_target_of_make_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make (?:PYTHON=\S+ )?([a-z][a-z-]+)", PAGE, re.MULTILINE))
    assert named - targets == set()


def test_every_parameter_of_a_printed_deployment_is_one_of_its_template() -> None:
    stage = template(front_door.app, STAGES["prod"], "arm64")["Parameters"].keys()
    assert set(re.findall(r'PARAMETERS="(\w+)=', PAGE)) <= stage
    edge = us_east(STAGES["prod"])["Parameters"].keys()
    (given,) = re.findall(r'PARAMETERS="(SiteUrl.*?)"', PAGE, re.DOTALL)
    assert set(re.findall(r"(\w+)=", given)) <= stage
    (to_the_edge,) = re.findall(r"--parameter-overrides (.*?)\n", PAGE)
    assert set(re.findall(r"(\w+)=", to_the_edge)) <= edge


def test_the_end_of_the_runtime_is_the_one_that_aws_has_named() -> None:
    command = [str(TOOLS / "python"), "-c", _LIFE]
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  (a tool of ours)
    life: dict[str, Any] = json.loads(run.stdout)[RUNTIME]
    said = re.findall(r"\d{4}-\d{2}-\d{2}", PAGE[PAGE.index("on Lambda** is deprecated on") :])[:3]
    assert said == [life["deprecated"], life["create-block"], life["update-block"]]
    assert f'RUNTIME = "{life["successor"]}"' in PAGE


def test_links_within_the_page_lead_somewhere() -> None:
    headings = {
        re.sub(r"[^a-z0-9 -]", "", each.lower()).replace(" ", "-")
        for each in re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE)) - headings == set()
    assert [
        each for each in re.findall(r"\]\((\.\./[^)#]+|adr/[^)#]+)\)", PAGE) if not Path(ROOT / "docs" / each).exists()
    ] == []


def test_what_an_alarm_says_to_do_stands_on_the_page() -> None:
    """Words in italics are a section."""
    start, end = PAGE.index("<!-- drawn: alarms -->"), PAGE.index("<!-- end: alarms -->")
    sections = set(re.findall(r"\*([A-Z][^*|]+)\*", PAGE[start:end]))
    assert sections
    assert sections <= set(re.findall(r"^## (.*)$", PAGE, re.MULTILINE))


def test_what_ci_deploys_with_is_the_functions_own_python() -> None:
    example = (ROOT / ".github" / "workflows" / "deploy.yml").read_text(encoding="utf-8")
    assert f'python-version: "{RUNTIME.removeprefix("python")}"' in example
    assert "id-token: write" in example
    assert not re.search(r"secrets\.|aws_access_key", example, re.IGNORECASE)
