"""The files that a build makes of the sources: they say the same as these do, and no tree holds any."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest
from disposable_email_domains import blocklist

import app as front_door
from chalicelib import made
from chalicelib.adapters import mail_renderer, templates
from chalicelib.domain.organisations.listing import Address
from chalicelib.domain.signals import list as signals
from chalicelib.entrypoints.front_door import places
from chalicelib.entrypoints.http import openapi
from chalicelib.entrypoints.pages import assets, rendering
from infra.aws.packing.made import with_what_is_made
from infra.local.environment import ROOT
from infra.local.mailbox.samples import WORLDS
from tests.entrypoints.pages.page_states import EACH_WORDING, all_rendered, rendered, states


def sources() -> dict[str, bytes]:
    """Everything of ours that goes into a package."""
    ours = [each for each in (ROOT / "chalicelib").rglob("*") if each.is_file() and "__pycache__" not in each.parts]
    return {str(each.relative_to(ROOT)): each.read_bytes() for each in ours}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The same with what is made of it."""
    return with_what_is_made(sources())


@pytest.fixture
def there(files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what was made, where a package has it."""
    here = "chalicelib/made/"
    for name, content in files.items():
        if name.startswith(here):
            place = tmp_path / name.removeprefix(here)
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(content)
    monkeypatch.setattr(made, "FOLDER", tmp_path)
    return tmp_path


def test_nothing_made_stands_among_the_sources() -> None:
    """So it cannot be older than they are: the functions' own pages would come from it."""
    assert not made.FOLDER.exists()
    assert made.made(made.PAGES) is None


def test_a_package_has_every_template_as_a_module_and_none_as_text(files: dict[str, bytes]) -> None:
    assert [name for name in files if name.endswith((".html", ".jinja", "layout.txt"))] == []
    pages = len(list((ROOT / "chalicelib/entrypoints/pages/templates").iterdir()))
    mails = len([each for each in (ROOT / "chalicelib/mails").iterdir() if each.suffix in {".jinja", ".html", ".txt"}])
    assert len([name for name in files if name.startswith("chalicelib/made/templates_html/")]) == pages
    for written in ("html", "text"):
        assert len([name for name in files if name.startswith(f"chalicelib/made/mails_{written}/")]) == mails


@EACH_WORDING
@pytest.mark.usefixtures("there")
def test_every_page_is_the_same_from_its_module(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from_sources = all_rendered(said)
    compiled = templates.environment(Path("templates"), html=True)
    compiled.filters.update(rendering.ENVIRONMENT.filters)
    compiled.globals.update(rendering.ENVIRONMENT.globals)
    monkeypatch.setattr(rendering, "ENVIRONMENT", compiled)
    assert compiled.loader is not None
    assert not compiled.loader.has_source_access
    assert {name: rendered(page, words) for name, (page, words) in states(said).items()} == from_sources


def test_every_mail_is_the_same_from_its_module(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_sources = [world.rendered() for world in WORLDS]
    request.getfixturevalue("there")
    monkeypatch.setattr(mail_renderer, "templates_of", cache(mail_renderer.templates_of.__wrapped__))
    assert [world.rendered() for world in WORLDS] == from_sources


@pytest.mark.usefixtures("there")
def test_the_contract_is_the_same_with_the_address_of_its_stage() -> None:
    site, month = "https://waardering.example", "2026-10"
    served = openapi.served.__wrapped__(site, month)
    assert json.loads(served) == json.loads(msgspec.json.encode(openapi.document(site, month)))
    assert made.SITE not in served
    assert made.MONTH not in served


@pytest.mark.usefixtures("there")
def test_the_code_of_all_pages_moves_with_any_of_them() -> None:
    known = assets.pages_version.__wrapped__()
    pages = {name: each for name, each in sources().items() if name.startswith("chalicelib/entrypoints/pages/")}
    assert known == assets.version_of(each for _, each in sorted(pages.items()))
    pages["chalicelib/entrypoints/pages/templates/start.html"] += b"."
    assert known != assets.version_of(each for _, each in sorted(pages.items()))


@pytest.mark.usefixtures("there")
def test_a_review_is_read_by_the_same_signals_in_a_package_and_from_these_sources(
    files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = signals.version.__wrapped__()
    assert known == files["chalicelib/made/signals.txt"].decode()
    changed = sources()
    changed["chalicelib/domain/signals/names/common.txt"] += b"."
    of_signals = [each for name, each in sorted(changed.items()) if name.startswith("chalicelib/domain/signals/")]
    assert known != signals.version_of(of_signals)
    monkeypatch.setattr(made, "FOLDER", ROOT / "none")
    assert known == signals.version.__wrapped__()


def test_a_package_knows_the_same_throw_away_addresses(files: dict[str, bytes]) -> None:
    found: dict[str, Any] = {}
    exec(files["disposable_email_domains/__init__.py"], found)  # noqa: S102  (what a function imports)
    assert found["blocklist"] == blocklist
    assert "mailinator.com" in found["blocklist"]


def test_every_path_is_some_audiences(files: dict[str, bytes]) -> None:
    known = json.loads(files["chalicelib/made/places.json"])
    visitors = {path for path in front_door.app.routes if path not in known}
    assert known == places(front_door.app)
    assert all(len(audiences) == 1 for audiences in known.values())
    assert {"/", "/organisations/{organisation_id}", "/health"} <= visitors


ASKED: Final = """
import json, os, sys
from pathlib import Path
os.environ.update(
    STAGE="test", AWS_DEFAULT_REGION="eu-west-1", AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x",
    LINK_KEY="k" * 40, SITE_URL="http://127.0.0.1:1", AWS_LAMBDA_FUNCTION_NAME="api_handler",
)
from chalicelib import made
made.FOLDER = Path(sys.argv[1])
from app import app
def ask(resource):
    return app({
        "resource": resource, "path": resource, "httpMethod": "GET", "headers": {"accept": "text/html"},
        "multiValueHeaders": {}, "queryStringParameters": None, "multiValueQueryStringParameters": None,
        "pathParameters": {}, "stageVariables": None, "body": None, "isBase64Encoded": False,
        "requestContext": {"resourcePath": resource, "httpMethod": "GET", "requestId": "r",
                           "identity": {"sourceIp": "127.0.0.1"}},
    }, None)["statusCode"]
said = ask("/editor/sign-in")
loaded = sorted(name for name in sys.modules if name.startswith("chalicelib.entrypoints."))
compilers = sorted(name for name in sys.modules if name in {"boto3", "botocore.client", "pynamodb", "http.client"})
print(json.dumps({"said": said, "loaded": loaded, "heavy": compilers, "contract": ask("/openapi.json")}))
"""


def test_who_comes_for_one_audience_loads_no_other(there: Path) -> None:
    """And the contract is of all of them: it was made by the build."""
    run = subprocess.run(  # noqa: S603  (our own interpreter, our own text)
        [sys.executable, "-c", ASKED, str(there)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found = json.loads(run.stdout.splitlines()[-1])
    assert (found["said"], found["contract"], found["heavy"]) == (200, 200, [])
    rooms = ("console.", "links.", "site.", "events.")
    of_audiences = {name.removeprefix("chalicelib.entrypoints.") for name in found["loaded"]}
    others = {name for name in of_audiences if name.startswith(rooms)}
    assert others == {"console.sessions", "site.visitor"}


CLASSES: Final = """
import json, sys
from importlib import import_module
from pathlib import Path
from chalicelib import made, made_methods
made.FOLDER = Path(sys.argv[1])
compiled = []
sys.addaudithook(lambda name, about: name == "compile" and about[1] == "<string>" and compiled.append(str(about[0])))
made_methods.install()
for name in sys.stdin.read().split():
    import_module(name)
from dataclasses import FrozenInstanceError, dataclass, is_dataclass
ours = {each for name, module in sys.modules.items() if name.startswith("chalicelib.") for each in vars(module).values()
        if isinstance(each, type) and is_dataclass(each) and each.__module__ == name}
written = [each for each in compiled if "__create_fn__" in each]
@dataclass(frozen=True)
class Strange:
    name: str
odd = {"__name__": "nowhere"}
exec("import dataclasses\\n@dataclasses.dataclass\\nclass Odd:\\n    name: str", odd)
from chalicelib.domain.organisations.listing import Address
one = Address(postal_code="9000", municipality="Gent")
try:
    one.street = ""
except FrozenInstanceError:
    said = [str(one), one == Address(postal_code="9000", municipality="Gent"), str(Strange("x")), str(odd["Odd"]("y"))]
print(json.dumps({"classes": len(ours), "compiled": written, "said": said}))
"""


def test_no_method_of_a_dataclass_is_compiled_by_a_start(there: Path) -> None:
    """Python tells of all that it compiles; what no build saw is compiled as ever."""
    files = sources()
    modules = [name[:-3].removesuffix("/__init__").replace("/", ".") for name in files if name.endswith(".py")]
    run = subprocess.run(  # noqa: S603  (our own interpreter, our own text)
        [sys.executable, "-c", CLASSES, str(there)],
        cwd=ROOT,
        input="\n".join(modules),
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(run.stdout)
    address = Address(postal_code="9000", municipality="Gent")
    assert found["classes"] > 150
    assert found["compiled"] == []
    assert found["said"] == [str(address), True, "Strange(name='x')", "Odd(name='y')"]
