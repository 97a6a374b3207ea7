"""The site's door: what a Chalice application gets and gives over HTTP, as behind API Gateway."""

import concurrent.futures
import contextlib
import http.client
import json
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from chalice.app import Chalice, CORSConfig, Response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infra.local.site.gateway import Routes
from infra.local.site.wsgi import make_wsgi

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

Serve = Callable[["WSGIApplication"], contextlib.AbstractContextManager[str]]


@dataclass
class Heard:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Site:
    port: int
    together: threading.Barrier = field(default_factory=lambda: threading.Barrier(4, timeout=20))

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | Iterator[bytes] | None = None,
        headers: dict[str, str] | None = None,
    ) -> Heard:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        with contextlib.closing(connection):
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return Heard(answer.status, answer.headers, answer.read())

    def raw(self, request: bytes) -> bytes:
        """Send these very bytes, and hear all until the server closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as client:
            client.sendall(request)
            with contextlib.suppress(OSError):  # a server that has heard enough has closed already
                client.shutdown(socket.SHUT_WR)
            heard = b""
            with contextlib.suppress(ConnectionResetError):
                while part := client.recv(65536):
                    heard += part
            return heard


def tiny_app(site: "list[Site]") -> Chalice:  # noqa: C901 - a dozen routes of two lines
    app = Chalice("tiny", configure_logs=False)
    app.api.binary_types.append("application/gzip")

    def echo(**parameters: str) -> dict[str, Any]:
        request: Any = app.current_request
        raw = request.raw_body
        return {
            "parameters": parameters,
            "query": {name: request.query_params.getlist(name) for name in request.query_params or {}},
            "headers": dict(request.headers),
            "body": list(raw if isinstance(raw, bytes) else raw.encode()),
            "source_ip": request.context["identity"]["sourceIp"],
            "request_id": app.lambda_context.aws_request_id,
        }

    every_type = {"content_types": ["*/*"]}

    @app.route("/echo", methods=["GET", "POST", "PUT"], **every_type)
    def echo_plain() -> dict[str, Any]:
        return echo()

    @app.route("/items/{item_id}/parts/{part}", methods=["GET"])
    def echo_parameters(item_id: str, part: str) -> dict[str, Any]:
        return echo(item_id=item_id, part=part)

    @app.route("/items/new/parts/{part}", methods=["GET"])
    def literal_first(part: str) -> dict[str, Any]:
        return {"literal": part}

    @app.route("/together/{name}")
    def together(name: str) -> dict[str, Any]:
        site[0].together.wait()  # until four requests are under way at once
        request: Any = app.current_request
        return {
            "asked": name,
            "seen": request.uri_params["name"],
            "context": app.lambda_context.aws_request_id,
            "own": request.lambda_context.aws_request_id,
        }

    @app.route("/cookies")
    def cookies() -> Response:
        return Response("", headers={"Set-Cookie": ["a=1; HttpOnly", "b=2"], "Content-Type": "text/plain"})

    @app.route("/binary")
    def binary() -> Response:
        return Response(bytes(range(256)), headers={"Content-Type": "application/octet-stream"})

    @app.route("/empty")
    def empty() -> Response:
        return Response("", status_code=204)

    @app.route("/headed", methods=["HEAD", "GET"])
    def headed() -> Response:
        return Response("seen", headers={"Content-Type": "text/plain", "X-Seen": "yes"})

    @app.route("/shared", cors=CORSConfig(allow_origin="https://voorbeeld.example"))
    def shared() -> dict[str, str]:
        return {}

    @app.route("/form", methods=["POST"], content_types=["application/x-www-form-urlencoded"])
    def form() -> dict[str, Any]:
        return echo()

    @app.route("/broken-header")
    def broken_header() -> Response:
        return Response("", headers={"X-Broken": "naar\r\nSet-Cookie: a=1"})

    @app.route("/odd-header")
    def odd_header() -> Response:
        return Response("", headers={"X-Odd": "\N{SNOWMAN}"})

    @app.route("/faulty")
    def faulty() -> None:
        raise RuntimeError("geheim detail")

    return app


@pytest.fixture
def site(serve: Serve) -> Iterator[Site]:
    told: list[Site] = []
    with serve(make_wsgi(tiny_app(told))) as address:
        told.append(Site(urlsplit(address).port or 0))
        yield told[0]


def test_requests_at_once_each_see_their_own_request_and_context(site: Site) -> None:
    names = ["een", "twee", "drie", "vier"]
    for _ in range(10):
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            answers = [heard.json for heard in pool.map(lambda name: site.ask("GET", f"/together/{name}"), names)]
        assert [answer["asked"] for answer in answers] == names
        assert [answer["seen"] for answer in answers] == names
        assert all(answer["context"] == answer["own"] for answer in answers)
        assert len({answer["own"] for answer in answers}) == len(names)


def test_path_parameters_arrive_decoded_once(site: Site) -> None:
    heard = site.ask("GET", "/items/a%20b+c%2Fd/parts/%25%32%35")
    assert heard.json["parameters"] == {"item_id": "a b+c/d", "part": "%25"}


def test_bytes_in_a_path_that_are_no_utf8_do_no_harm(site: Site) -> None:
    assert site.ask("GET", "/items/%ff%00/parts/%ED%A0%80").json["parameters"] == {
        "item_id": "\N{REPLACEMENT CHARACTER}\0",
        "part": "\N{REPLACEMENT CHARACTER}" * 3,
    }


def test_a_literal_part_goes_before_a_parameter(site: Site) -> None:
    assert site.ask("GET", "/items/new/parts/x").json == {"literal": "x"}
    assert site.ask("GET", "/items/newer/parts/x").json["parameters"]["item_id"] == "newer"


@pytest.mark.parametrize(
    "path",
    ["/nope", "//echo", "/echo/x", "/items//parts/x", "/echo;x", "/Echo", "/%00", "/%ff", "/echo//", "/" + "a" * 8000],
)
def test_an_unknown_path_is_a_404_in_the_platforms_shape(site: Site, path: str) -> None:
    heard = site.ask("GET", path)
    assert (heard.status, heard.headers["Content-Type"]) == (404, "application/problem+json")
    assert heard.json == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "code": "not_found",
        "detail": "Deze pagina bestaat niet.",
        "errors": [],
    }


def test_a_slash_at_the_end_is_taken_off_and_a_whole_address_is_understood(site: Site) -> None:
    assert site.ask("GET", "/echo/").status == 200
    assert site.ask("GET", f"http://127.0.0.1:{site.port}/echo?a=1").json["query"] == {"a": ["1"]}


def test_a_wrong_method_is_a_405_that_names_the_right_ones(site: Site) -> None:
    heard = site.ask("DELETE", "/echo")
    assert (heard.status, heard.headers["Allow"], heard.json["code"]) == (
        405,
        "GET, POST, PUT",
        "method_not_allowed",
    )


@pytest.mark.parametrize(("path", "status"), [("/echo", 405), ("/headed", 200), ("/nope", 404)])
def test_head_runs_a_route_of_its_own_only_and_has_no_body(site: Site, path: str, status: int) -> None:
    head = f"HEAD {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    top, _, body = site.raw(head.encode()).partition(b"\r\n\r\n")
    assert (int(top.split()[1]), body) == (status, b"")
    assert (b"X-Seen: yes" in top) == (status == 200)


def test_whoever_calls_this_machine_localhost_may_mean_ipv6(site: Site) -> None:
    with contextlib.closing(socket.socket(socket.AF_INET6)) as client:
        try:
            client.bind(("::1", 0))
        except OSError:
            pytest.skip("this machine has no IPv6")
    connection = http.client.HTTPConnection("::1", site.port, timeout=20)
    with contextlib.closing(connection):
        connection.request("GET", "/echo?a=1")
        assert json.loads(connection.getresponse().read())["query"] == {"a": ["1"]}


def test_a_query_keeps_repeated_and_empty_values(site: Site) -> None:
    heard = site.ask("GET", "/echo?a=1&a=2+3&b=&c&d=%C3%A9&e=%ff&=x&&%26=%3D")
    assert heard.json["query"] == {
        "a": ["1", "2 3"],
        "b": [""],
        "c": [""],
        "d": ["é"],
        "e": ["\N{REPLACEMENT CHARACTER}"],
        "": ["x"],
        "&": ["="],
    }


@pytest.mark.parametrize("body", [b'{"a": "\xc3\xa9"}', bytes(range(256)), b"\xff\xfe", b"\0"])
@pytest.mark.parametrize("content_type", ["application/json", "application/octet-stream", "text/plain"])
def test_a_body_arrives_byte_for_byte(site: Site, body: bytes, content_type: str) -> None:
    heard = site.ask("POST", "/echo", body, {"Content-Type": content_type})
    assert bytes(heard.json["body"]) == body


def test_a_body_in_chunks_arrives_whole(site: Site) -> None:
    heard = site.ask("POST", "/echo", iter([b"een", b"twee"]))
    assert bytes(heard.json["body"]) == b"eentwee"


def test_a_form_is_taken_where_the_route_takes_forms(site: Site) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
    assert bytes(site.ask("POST", "/form", b"a=1", form).json["body"]) == b"a=1"
    assert site.ask("POST", "/form", b"{}", {"Content-Type": "application/json"}).status == 415


def test_a_body_up_to_a_mebibyte_is_the_applications_to_judge_and_beyond_is_a_413(site: Site) -> None:
    within = site.ask("POST", "/echo", b"x" * 1024 * 1024)
    beyond = site.ask("POST", "/echo", b"x" * (1024 * 1024 + 1))
    far = site.ask("POST", "/echo", iter([b"x" * 1024 * 1024] * 3))
    assert (within.status, len(within.json["body"])) == (200, 1024 * 1024)
    assert (beyond.status, beyond.json["code"]) == (413, "too_large")
    assert (far.status, far.json["code"]) == (413, "too_large")


def test_the_source_address_is_the_connections_whatever_a_client_claims(site: Site) -> None:
    heard = site.ask("GET", "/echo", headers={"X-Forwarded-For": "203.0.113.9"}).json
    assert heard["source_ip"] == "127.0.0.1"
    assert heard["headers"]["x-forwarded-for"] == "203.0.113.9, 127.0.0.1"


def test_every_answer_carries_the_id_that_the_log_has(site: Site) -> None:
    heard = site.ask("GET", "/echo")
    assert heard.headers["x-amzn-RequestId"] == heard.json["request_id"]


def test_several_cookies_stay_several(site: Site) -> None:
    assert site.ask("GET", "/cookies").headers.get_all("Set-Cookie") == ["a=1; HttpOnly", "b=2"]


def test_binary_answers_arrive_byte_for_byte(site: Site) -> None:
    heard = site.ask("GET", "/binary", headers={"Accept": "application/octet-stream"})
    assert heard.body == bytes(range(256))


def test_an_answer_without_content_has_no_body_and_no_type(site: Site) -> None:
    heard = site.ask("GET", "/empty")
    assert (heard.status, heard.body, heard.headers["Content-Type"]) == (204, b"", None)


def test_json_is_the_type_of_an_answer_that_names_none(site: Site) -> None:
    assert site.ask("GET", "/echo").headers["Content-Type"] == "application/json"


def test_a_browsers_question_is_answered_where_other_origins_may_call(site: Site) -> None:
    heard = site.ask("OPTIONS", "/shared")
    assert (heard.status, heard.headers["Access-Control-Allow-Origin"]) == (200, "https://voorbeeld.example")
    assert heard.headers["Access-Control-Allow-Methods"] == "GET,OPTIONS"
    assert site.ask("OPTIONS", "/echo").status == 405


@pytest.mark.parametrize("path", ["/broken-header", "/odd-header", "/faulty"])
def test_a_fault_is_a_500_that_tells_nothing(site: Site, path: str) -> None:
    heard = site.ask("GET", path)
    assert heard.status == 500
    assert b"geheim" not in heard.body
    assert b"Traceback" not in heard.body
    assert heard.headers["Set-Cookie"] is None


GARBLED = {
    "no host": b"GET /echo HTTP/1.1\r\nConnection: close\r\n\r\n",
    "old protocol": b"GET /echo HTTP/1.0\r\n\r\n",
    "no protocol": b"GET /echo\r\n\r\n",
    "no request": b"\r\n\r\n",
    "noise": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "lower case": b"get /echo HTTP/1.1\r\nHost: x\r\n\r\n",
    "unknown method": b"BREW /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "raw bytes in path": b"GET /items/\xff\xfe/parts/\xc3\xa9?\xff=\xfe HTTP/1.1\r\nHost: x\r\n"
    b"Connection: close\r\n\r\n",
    "asterisk": b"OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "authority": b"CONNECT example.be:443 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "bad authority": b"GET http://[::1/echo HTTP/1.1\r\nHost: x\r\n\r\n",
    "bad port": b"GET http://x:99999999/echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "fragment": b"GET /echo#top?a=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "huge header": b"GET /echo HTTP/1.1\r\nHost: x\r\nX-Huge: " + b"x" * 100_000 + b"\r\n\r\n",
    "many headers": b"GET /echo HTTP/1.1\r\nHost: x\r\n" + b"X: y\r\n" * 10_000 + b"\r\n",
    "header without colon": b"GET /echo HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n",
    "raw bytes in header": b"GET /echo HTTP/1.1\r\nHost: x\r\nX-Raw: \xff\xfe\x80\r\nConnection: close\r\n\r\n",
    "bare line feed": b"GET /echo HTTP/1.1\nHost: x\n\n",
    "negative length": b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    "length no number": b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: twaalf\r\n\r\n",
    "huge length": b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n",
    "far too long": b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n",
    "bad chunk": b"POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
    "unknown encoding": b"POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
    "no content type": b"POST /form HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=1",
    "odd content type": b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: ;;\xff/\r\nContent-Length: 1\r\n"
    b"Connection: close\r\n\r\na",
}


@pytest.mark.parametrize("request_bytes", GARBLED.values(), ids=GARBLED.keys())
def test_what_a_client_garbles_is_never_the_servers_fault(site: Site, request_bytes: bytes) -> None:
    heard = site.raw(request_bytes)
    assert heard == b"" or b"200" <= heard.split()[1] < b"500", heard
    assert site.ask("GET", "/echo").status == 200  # and the server lives on


def test_a_refusal_of_the_server_itself_has_the_platforms_shape(site: Site) -> None:
    top, _, body = site.raw(GARBLED["huge header"]).partition(b"\r\n\r\n")
    assert b"Content-Type: application/problem+json" in top
    assert json.loads(body)["code"] == "headers_too_large"
    assert b"400" in site.raw(GARBLED["bad authority"]).splitlines()[0]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.binary(max_size=40), query=st.binary(max_size=40), name=st.sampled_from([b"Cookie", b"Accept"]))
def test_no_path_query_or_header_is_a_fault(site: Site, path: bytes, query: bytes, name: bytes) -> None:
    line = b"GET /items/" + path + b"/parts/x?" + query + b" HTTP/1.1\r\n"
    heard = site.raw(line + b"Host: x\r\n" + name + b": " + query + b"\r\nConnection: close\r\n\r\n")
    assert heard == b"" or b"200" <= heard.split()[1] < b"500", heard


@given(path=st.text(st.sampled_from("/%a2{}.;\xff"), max_size=12).map("/".__add__))
def test_matching_fails_on_no_path(path: str) -> None:
    routes = Routes(["/", "/a", "/a/{b}", "/{c}/a"])
    match = routes.match(path)
    assert match is None or all(match.parameters.values())


def test_a_browser_sees_a_page_where_the_gateway_itself_refuses(serve: Serve) -> None:
    def page(status: int) -> tuple[dict[str, str], str]:
        return {"Content-Type": "text/html; charset=utf-8"}, f"<h1>Pagina {status}</h1>"

    browser = {"Accept": "text/html,*/*;q=0.8"}
    with serve(make_wsgi(tiny_app([]), page)) as address:
        site = Site(urlsplit(address).port or 0)
        for method, path, status in (("GET", "/nope", 404), ("DELETE", "/echo", 405)):
            seen = site.ask(method, path, headers=browser)
            assert (seen.status, seen.body.decode()) == (status, f"<h1>Pagina {status}</h1>")
            assert site.ask(method, path).json["status"] == status
        assert "GET" in site.ask("DELETE", "/echo", headers=browser).headers["Allow"]


def test_letters_of_an_address_that_were_not_encoded_are_refused_as_such(site: Site) -> None:
    """A target is of ASCII alone, and nobody is to guess what was meant (RFC 9112, 3.2)."""
    top, _, body = site.raw("GET /echo?d=é HTTP/1.1\r\nHost: x\r\n\r\n".encode()).partition(b"\r\n\r\n")
    assert (top.split()[1], "%C3%A9" in json.loads(body)["detail"]) == (b"400", True)
