"""Validators take the document whole, and clients that generators make of it walk the whole loop on a local stack."""

import compileall
from collections.abc import Iterator

import pytest

from infra.local.stack import RunningStack, running_stack
from tests.clients.making import HERE, INSTALLED, Workshop, told
from tests.journeys.people import send

WALKED = "walked the whole loop"


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStack]:
    with running_stack(tmp_path_factory.mktemp("stack"), DEMO="1") as found:
        yield found


@pytest.fixture(scope="module")
def shop(stack: RunningStack, tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    folder = tmp_path_factory.mktemp("clients")
    document = folder / "openapi.json"
    document.write_bytes(send("GET", f"{stack.settings.site_url}/openapi.json").body)
    return Workshop(folder, document)


def walk_of(stack: RunningStack, editor: int) -> dict[str, str]:
    return told(stack.settings.site_url, stack.settings.mailbox_url, stack.editors[editor])


def test_redocly_finds_no_error(shop: Workshop) -> None:
    assert "Your API description is valid" in shop.tool("redocly", "lint", shop.document)


def test_spectral_finds_nothing(shop: Workshop) -> None:
    rules = shop.written(".spectral.yaml", 'extends: ["spectral:oas"]\n')
    assert "No results" in shop.tool("spectral", "lint", "--fail-severity=hint", "--ruleset", rules, shop.document)


def test_ajv_compiles_every_schema_and_refuses_what_is_wrong(shop: Workshop) -> None:
    program = INSTALLED / "ajv.mjs"  # beside what it imports
    program.write_bytes((HERE / "ajv.mjs").read_bytes())
    assert int(shop.node(program, str(shop.document)).split()[0]) > 100


def test_a_python_client_is_made_whole_and_walks_the_loop(shop: Workshop, stack: RunningStack) -> None:
    made = shop.python_client()
    assert compileall.compile_dir(made, quiet=1)
    modules = sorted(
        str(path.relative_to(shop.folder).with_suffix("")).replace("/", ".") for path in made.rglob("*.py")
    )
    shop.python("-c", "\n".join(f"import {each.removesuffix('.__init__')}" for each in modules))
    assert WALKED in shop.python(HERE / "walk.py", **walk_of(stack, 0))


def test_a_typescript_client_compiles_and_walks_the_loop(shop: Workshop, stack: RunningStack) -> None:
    program = shop.typescript(HERE / "walk.mts")
    assert WALKED in shop.node(program, **walk_of(stack, 1))
