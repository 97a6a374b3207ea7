"""Which form of an answer a client gets, by its `Accept`, as RFC 9110 says; and the CDN reads it alike."""

import json
import re
import subprocess
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import playwright
import pytest

import app as front_door
from chalicelib.bootstrap import platform
from chalicelib.entrypoints.http.accepting import wants_html
from chalicelib.entrypoints.http.door import ROUTES
from infra.aws.template.edge import at_the_cdn
from infra.local.site.wsgi import make_wsgi
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.story.requests import Answer, Call, over_wsgi

NODE: Final = Path(playwright.__file__).parent / "driver" / "node"
FORM: Final = {"Content-Type": "application/x-www-form-urlencoded"}
assert front_door.app  # every route is registered
PAGE: Final = (
    "text/html",
    "TEXT/HTML",
    "Text/Html; charset=UTF-8",
    "text/*",
    "application/xhtml+xml",
    "application/xhtml+xml;q=0.1",
    "text/html, application/json",
    "text/html;q=0.4, application/json;q=0.3",
    "application/json;q=0.3,text/html;q=0.4",
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8",
    "text/html, */*",
    "text/*, */*",
    "*/*;q=0.5, text/html;q=0.6",
    "*/*, application/json;q=0",
    "application/json;q=0.0, text/html",
    "text/html;level=1",
    'text/html;note="a, b;q=0";q=0.9, application/json;q=0.8',
    "text/html;q=nonsense",
    " text/html ;Q=0.7 , application/json;q=0.6",
    "text/html;q=5",
    'text/html;note="',
)
DATA: Final = (
    "",
    "*/*",
    "*/*;q=0.1",
    "application/json",
    "application/json, */*",
    "application/json, text/plain, */*",
    "application/*",
    "application/problem+json",
    "text/html;q=0",
    "text/html;q=0.0, */*",
    "TEXT/HTML;Q=0, text/*",
    "text/html;q=0, application/json",
    "text/html;q=0.2, application/json;q=0.9",
    "text/html;q=0.2, application/*",
    "text/html;q=0.2, */*",
    "text/html;q=0, application/xhtml+xml",
    "text/html;q=0.5, text/html;level=1;q=1, application/json;q=0.7",
    "image/png",
    "text/plain",
    "*/*;q=0",
    "text/htmlx",
    "text",
    ",,;;,=,q=1",
    "text/html;q=0.001, application/json;q=0.002",
)


@pytest.mark.parametrize("accept", PAGE)
def test_who_likes_a_page_best_gets_one(accept: str) -> None:
    assert wants_html(accept)


@pytest.mark.parametrize("accept", DATA)
def test_all_others_get_json(accept: str) -> None:
    assert not wants_html(accept)


def test_a_header_that_never_ends_a_quotation_is_read_in_a_moment() -> None:
    wants_html('text/html;a="' + '\\"' * 5_000)
    wants_html('"' * 10_000)


def test_the_cdn_reads_it_as_we_do() -> None:
    every = [*PAGE, *DATA, 'text/html;a="\\",application/json;q=1', "__proto__", "text/html;q=.", "text/html;q=1.0000"]
    program = f"{at_the_cdn()};console.log(JSON.stringify({json.dumps(every)}.map(wantsPage)))"
    run = subprocess.run([NODE, "-e", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own text
    assert dict(zip(every, json.loads(run.stdout), strict=True)) == {each: wants_html(each) for each in every}


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def send(method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
    """As over the wire: the local gateway counts a body, and sends none for a HEAD."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return over_wsgi(make_wsgi(front_door.app), method, path, body, named)


@pytest.mark.parametrize("accept", ["*/*", "application/json", "text/html", "text/html;q=0"])
def test_two_addresses_are_always_a_page_and_are_what_pages_and_maps_name(house: House, accept: str) -> None:
    review_id, site = house.reply("published"), platform().settings.site_url
    for short, long in (
        (f"/o/{house.home}", f"/organisations/{house.home}"),
        (f"/r/{review_id}", f"/reviews/{review_id}"),
    ):
        page = send("GET", short, Accept=accept)
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        assert page.text == send("GET", long, Accept="text/html").text
        assert re.findall(r'<link rel="canonical" href="(.*?)">', page.text) == [site + short]
        assert re.findall(r'<meta property="og:url" content="(.*?)">', page.text) == [site + short]
        (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.text)
        assert json.loads(data)["url"] == site + short
        assert json.loads(data)["@type"] != "Review"  # which would lack its rating
        assert send("GET", f"{short}x", Accept=accept).headers["content-type"] == "text/html; charset=utf-8"
    assert send("GET", f"/organisations/{house.home}/widget.json").json["url"] == f"{site}/o/{house.home}"
    listed = send("GET", f"/organisations/{house.home}/reviews", Accept="text/html").text
    assert f'<link rel="canonical" href="{site}/o/{house.home}">' in listed


def test_a_head_has_the_headers_of_a_get_and_options_names_it(house: House) -> None:
    review_id = house.review("published")
    filled = {"organisation_id": house.home, "review_id": review_id, "sector": "child_care", "year": "2026"}
    filled |= {"name": "style.css", "number": "0", "code": "0"}
    for route in ROUTES:
        path = re.sub(r"{(\w+)}", lambda found: filled.get(found[1], found[1]), route.path)
        if route.method != "GET" or path in {"/health/ready", "/editor/sign-in/account"}:
            continue  # what says the moment, or makes something of its own each time
        for accept in ("text/html", "application/json"):
            got, headed = (send(method, path, Accept=accept) for method in ("GET", "HEAD"))
            left = {"x-amzn-requestid", "set-cookie"}
            assert {n: v for n, v in headed.headers.items() if n not in left} == {
                n: v for n, v in got.headers.items() if n not in left
            }, path
            assert (headed.status, headed.body) == (got.status, b""), path
        assert "HEAD" in send("OPTIONS", path).headers["allow"].split(", "), path


def test_json_with_a_byte_order_mark_is_read(house: House) -> None:
    sent = BOM_UTF8 + json.dumps(house.request_of_review().body).encode()
    assert send("POST", "/reviews", sent).status == 202
    assert send("POST", "/reviews", BOM_UTF8 * 2 + b"{}").code == "unreadable"
    assert send("POST", "/reviews", "{}".encode("utf-16")).code == "unreadable"


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("address", ["jan@münchen.example", "jan@m%C3%BCnchen.example", "jan%40m%c3%bcnchen%2Eexample"])
def test_a_form_is_read_however_much_of_it_its_sender_escaped(address: str) -> None:
    assert send("POST", "/links", f"email={address}".encode(), **FORM).status == 202
    refused = send("POST", "/links", f"email={address}".encode("latin-1") + b"\xfc", **FORM)
    assert refused.code == "unreadable"
    assert "formulier, in UTF-8" in refused.json["detail"]


def rated(house: House, mark: str) -> Answer:
    call = house.request_of_review()
    (aspect,) = call.body["aspect_ratings"]
    text = json.dumps({**call.body, "aspect_ratings": {aspect: "?"}}).replace('"?"', mark)
    return send("POST", "/reviews", text.encode())


@pytest.mark.parametrize("mark", ["4.0", "4", "40e-1", "4e0"])
def test_a_whole_number_is_whole_however_json_writes_it(house: House, mark: str) -> None:
    answer = rated(house, mark)
    assert answer.status == 202, answer.text
    assert house.call("GET", f"/editor/reviews/{answer.json['review_id']}", editor=0)[1]["aspect_ratings"]


@pytest.mark.parametrize("mark", ["4.5", '"4"', "true", "1e300", "[4.0]"])
def test_what_is_no_whole_number_is_refused(house: House, mark: str) -> None:
    assert rated(house, mark).code == "invalid"


@pytest.mark.parametrize("limit", ["1e1", "1E1", "10.0", "0x10", "1_0", "٣", "+-1"])
def test_a_number_in_an_address_is_written_in_digits(house: House, limit: str) -> None:
    answer = house.ask(Call(f"/organisations?limit={limit}".replace("+", "%2B"), method="GET"))
    assert (answer.status, answer.json["errors"][0]["field"]) == (422, "limit"), answer.text
    assert house.call("GET", "/organisations?limit=10")[0] == 200


def test_a_number_in_a_form_is_written_in_digits(house: House) -> None:
    fields: Any = house.request_of_review().body
    author, ratings = fields.pop("author"), fields.pop("aspect_ratings")
    typed = {**fields, "consent": "true", "on_behalf": "false", "as_is": "true"}
    typed |= {f"author.{name}": value for name, value in author.items()}
    for mark, status in (("4", 202), ("4e0", 422), ("4.0", 422)):
        marks = {f"aspect_ratings.{aspect}": mark for aspect in ratings}
        whole = "&".join(f"{name}={str(value).replace(' ', '+')}" for name, value in (typed | marks).items())
        assert send("POST", "/reviews", whole.encode(), **FORM).status == status, mark
