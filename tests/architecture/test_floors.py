"""The floor plan holds: who imports whom, what stays out of the cold start, and that no room outgrows its door."""

import ast
import json
import subprocess
import sys
from base64 import b64encode
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import app as front_door
from chalicelib.adapters.dynamodb.aggregates.organisations import item_of
from chalicelib.adapters.dynamodb.client.tables import OrganisationItem
from chalicelib.adapters.dynamodb.projections.organisation_items import FIRST_PAGE_PART, CachedFirstPage, packed
from chalicelib.domain.reviews.public_review import public_review_of
from chalicelib.domain.rules.lifecycle import Status
from infra.rooms import FLOORS, arrows, modules
from tests.builders import NOW, organisation, review

ROOT = Path(__file__).parents[2]
TRACKED = sorted(
    path
    for folder in ("chalicelib", "infra", "tests", "bench")
    for path in (ROOT / folder).rglob("*.py")
    if "__pycache__" not in path.parts
)


def test_imports_go_down_only() -> None:
    """In a process of its own: called in this one, import-linter silences every logger that it does not know."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert done.returncode == 0, done.stdout


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {_place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in [*TRACKED, ROOT / "app.py"]}
    assert {place: length for place, length in lengths.items() if length > 400} == {}


def test_no_file_is_named_after_nothing() -> None:
    empty = {"utils", "util", "helpers", "common", "manager", "data", "process", "misc"}
    assert [_place(path) for path in TRACKED if path.stem in empty] == []


def test_no_room_holds_more_than_14_files() -> None:
    held = Counter(_place(path.parent) for path in TRACKED)
    assert {room: files for room, files in held.items() if files > 14} == {}


def test_arrows_between_rooms_are_few_and_go_round_in_no_circle() -> None:
    floors = {floor: arrows(floor) for floor in FLOORS}
    assert sum(len(others) for rooms in floors.values() for others in rooms.values()) <= 64
    for rooms in floors.values():
        TopologicalSorter(rooms).prepare()  # raises CycleError, which names the circle


def test_no_module_imports_in_a_circle_not_even_late() -> None:
    TopologicalSorter(modules()).prepare()


def _place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_front_door_holds_no_route_and_no_rule() -> None:
    tree = ast.parse((ROOT / "app.py").read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.If)]


def test_a_status_decides_nothing_outside_the_law() -> None:
    """No `status ==` or `status is` elsewhere in the domain and the verbs: they ask the table."""
    found = set()
    for folder in ("domain", "use_cases"):
        for path in (ROOT / "chalicelib" / folder).rglob("*.py"):
            if path.name != "lifecycle.py":
                found |= {(path.name, name) for name in _functions_comparing_status(path)}
    assert not found


def _functions_comparing_status(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        function.name
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Compare)
        and any(isinstance(operator, ast.Eq | ast.NotEq | ast.Is | ast.IsNot) for operator in node.ops)
        and isinstance(node.left, ast.Attribute)
        and node.left.attr in {"status", "reply_status"}
    }


READ_ONE_PAGE = """
import json, os, sys
os.environ.update(
    STAGE="test", AWS_DEFAULT_REGION="eu-west-1", AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x",
    LINK_KEY="k" * 40, SITE_URL="http://127.0.0.1:1", STORE_ENDPOINT="http://127.0.0.1:1",
)
from app import app
from botocore.client import BaseClient
BaseClient._make_api_call = lambda self, operation, arguments: {"Items": [], "Count": 0, "ScannedCount": 0}
end = sys.argv[1]
event = {
    "resource": "/organisations/{organisation_id}/" + end, "path": "/organisations/x/" + end, "httpMethod": "GET",
    "headers": {"accept": "application/json"}, "multiValueHeaders": {}, "queryStringParameters": None,
    "multiValueQueryStringParameters": None, "pathParameters": {"organisation_id": "x"}, "stageVariables": None,
    "requestContext": {"resourcePath": "/organisations/{organisation_id}/" + end, "httpMethod": "GET",
                       "identity": {"sourceIp": "127.0.0.1"}, "requestId": "r"},
    "body": None, "isBase64Encoded": False,
}
answer = app(event, None)
print(json.dumps({"status": answer["statusCode"], "modules": sorted(sys.modules)}))
"""


@pytest.mark.parametrize("end", ["reviews", "widget.json", "feed.atom"])
def test_the_public_read_path_loads_only_what_it_needs(end: str) -> None:
    """Driven as a Lambda event in a process of its own: what is imported then is what a cold start pays for."""
    run = subprocess.run(  # noqa: S603  (our own interpreter, our own text)
        [sys.executable, "-c", READ_ONE_PAGE, end], cwd=ROOT, capture_output=True, text=True, check=True
    )
    answer = json.loads(run.stdout.splitlines()[-1])
    assert answer["status"] == 404
    loaded = {name.partition(".")[0] for name in answer["modules"]}
    assert "chalicelib.domain.signals.list" not in answer["modules"]
    heavy = {"boto3", "s3transfer", "pydantic", "aws_xray_sdk", "jinja2", "itsdangerous", "segno"}
    assert not loaded & (heavy | {"jwt", "cryptography"})


VISITED = """
import json, os, sys, threading
from http.server import BaseHTTPRequestHandler, HTTPServer
class Store(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"Items":[]}')
    def log_message(self, *_): ...
store = HTTPServer(("127.0.0.1", 0), Store)
threading.Thread(target=store.serve_forever, daemon=True).start()
os.environ.update(
    STAGE="test", AWS_DEFAULT_REGION="eu-west-1", AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x",
    LINK_KEY="k" * 40, SITE_URL="http://127.0.0.1:1", AWS_LAMBDA_FUNCTION_NAME="api_handler",
    STORE_ENDPOINT=f"http://127.0.0.1:{store.server_address[1]}",
)
from app import app
def ask(resource, path, method="GET"):
    answer = app({
        "resource": resource, "path": path, "httpMethod": method, "headers": {"accept": "application/json"},
        "multiValueHeaders": {}, "queryStringParameters": None, "multiValueQueryStringParameters": None,
        "pathParameters": {"organisation_id": "x", "token": "x"}, "stageVariables": None, "body": None,
        "requestContext": {"resourcePath": resource, "httpMethod": method, "requestId": "r",
                           "identity": {"sourceIp": "127.0.0.1"}}, "isBase64Encoded": False,
    }, None)
    return answer["statusCode"]
page = ask("/organisations/{organisation_id}", "/organisations/x")
modules = sorted(sys.modules)
print(json.dumps({"page": page, "modules": modules, "link": ask("/confirm/{token}", "/confirm/x"),
                  "contract": ask("/openapi.json", "/openapi.json"), "all": sorted(sys.modules)}))
"""
LOOKS_AT_WORDS = tuple(
    f"chalicelib.domain.signals.{each}" for each in ("hints", "words", "list", "content", "meaning", "names")
)


def test_a_function_that_shows_a_page_loads_neither_the_stores_client_nor_other_audiences() -> None:
    """And once another audience comes, it is there."""
    run = subprocess.run(  # noqa: S603  (our own interpreter, our own text)
        [sys.executable, "-c", VISITED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    answer = json.loads(run.stdout.splitlines()[-1])
    loaded = {name.partition(".")[0] for name in answer["modules"]}
    assert not loaded & {"pynamodb", "urllib3", "boto3", "jinja2", "itsdangerous"}
    assert not {"botocore.session", "botocore.client"} & {*answer["modules"]}  # its name alone, Powertools asks for
    others = {f"chalicelib.entrypoints.{each}" for each in ("site.writing", "console.editor", "events.schedules")}
    assert not others & {*answer["modules"]}
    # No door loads what looks at words before there are words: its lists are the slowest there are to load.
    assert others <= {*answer["all"]}
    assert [name for name in answer["all"] if name.startswith(LOOKS_AT_WORDS)] == []
    assert (answer["page"], answer["link"], answer["contract"]) == (404, 410, 200)


PAGE_IN_FRENCH = """
import json, os, sys, threading
from http.server import BaseHTTPRequestHandler, HTTPServer
class Store(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(sys.argv[1].encode())
    def log_message(self, *_): ...
store = HTTPServer(("127.0.0.1", 0), Store)
threading.Thread(target=store.serve_forever, daemon=True).start()
os.environ.update(
    STAGE="test", AWS_DEFAULT_REGION="eu-west-1", AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x",
    LINK_KEY="k" * 40, SITE_URL="http://127.0.0.1:1", AWS_LAMBDA_FUNCTION_NAME="api_handler",
    STORE_ENDPOINT=f"http://127.0.0.1:{store.server_address[1]}",
)
from app import app
answer = app({
    "resource": "/organisations/{organisation_id}" + sys.argv[2], "path": "/organisations/x" + sys.argv[2],
    "httpMethod": "GET", "headers": {"accept": sys.argv[3]}, "multiValueHeaders": {}, "queryStringParameters": None,
    "multiValueQueryStringParameters": None, "pathParameters": {"organisation_id": "x"}, "stageVariables": None,
    "body": None, "requestContext": {"resourcePath": "/organisations/{organisation_id}" + sys.argv[2], "requestId": "r",
                                     "httpMethod": "GET", "identity": {"sourceIp": "127.0.0.1"}},
    "isBase64Encoded": False,
}, None)
print(json.dumps({"status": answer["statusCode"], "body": answer["body"], "modules": sorted(sys.modules)}))
"""
FRENCH = "Ma mère habite ici depuis deux ans et le personnel est toujours très gentil avec elle."


@pytest.mark.parametrize(
    ("end", "accept"), [("", "text/html"), ("/reviews", "application/json"), ("/widget.json", "application/json")]
)
def test_a_page_loads_nothing_that_tells_a_language(end: str, accept: str) -> None:
    """It was told when a text was handed in, and is kept with it."""
    shown = public_review_of(
        review(text=FRENCH, language="fr", status=Status.PUBLISHED, published_at=NOW, moved_at=NOW)
    )
    assert shown is not None
    home = item_of(organisation())
    home.faces_version = 1
    front = OrganisationItem(home.organisation_id, FIRST_PAGE_PART, faces_version=1)
    front.front = packed(CachedFirstPage((shown,), more=False))
    items = [each.serialize() for each in (home, front)]
    stored = json.dumps({"Items": items}, default=lambda raw: b64encode(raw).decode())
    run = subprocess.run(  # noqa: S603  (our own interpreter, our own text)
        [sys.executable, "-c", PAGE_IN_FRENCH, stored, end, accept],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    answer = json.loads(run.stdout.splitlines()[-1])
    assert (answer["status"], "personnel est toujours" in answer["body"]) == (200, True)
    assert ('lang="fr"' if accept == "text/html" else '"language":"fr"') in answer["body"].replace(": ", ":")
    assert "chalicelib.domain.signals.text.language" not in answer["modules"]


def test_a_path_of_visitors_is_theirs_alone() -> None:
    """A function answers OPTIONS for such a path before it knows any other audience."""
    for path, methods in front_door.app.routes.items():
        owners = {entry.view_function.__module__ for name, entry in methods.items() if name != "OPTIONS"}
        assert (
            owners == {"chalicelib.entrypoints.site.visitor"} or "chalicelib.entrypoints.site.visitor" not in owners
        ), path
