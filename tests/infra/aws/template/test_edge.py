"""The CDN: its function keeps of an address what the route reads, and no private page is ever kept."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec
import playwright
import pytest

import app as front_door
from chalicelib.entrypoints.http.door import ROUTES, Route
from chalicelib.entrypoints.http.request import Audience
from infra.aws.stages import STAGES
from infra.aws.template.edge import at_the_cdn, edge, private_paths

assert front_door.app  # every route is registered
PROD: Final = edge(STAGES["prod"])
NODE: Final = Path(playwright.__file__).parent / "driver" / "node"  # the one that drives the browsers of our tests
LONGEST: Final = 10 * 1024  # bytes of a function, of CloudFront's quotas


def said(value: str) -> dict[str, Any]:
    """Give a value as CloudFront does; one on several lines came several times."""
    lines = value.split("\n")
    return {"value": lines[0]} | ({"multiValue": [{"value": each} for each in lines]} if len(lines) > 1 else {})


def passed_on(
    uri: str, query: Mapping[str, str], code: str, headers: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The request as CloudFront goes on with it after the function; in an engine of JavaScript that is not its own."""
    request = {
        "method": "GET",
        "uri": uri,
        "querystring": {name: said(value) for name, value in query.items()},
        "headers": {name: said(value) for name, value in (headers or {}).items()},
    }
    event = json.dumps({"viewer": {"ip": "192.0.2.7"}, "request": request})
    program = f"{code};console.log(JSON.stringify(handler({event})))"
    run = subprocess.run([NODE, "-e", program], capture_output=True, text=True, check=True)  # noqa: S603  (our own text)
    return dict(json.loads(run.stdout))


def kept(uri: str, code: str, *names: str) -> list[str]:
    return sorted(passed_on(uri, {**dict.fromkeys(names, "1"), "x": "n"}, code)["querystring"])


@pytest.mark.parametrize(
    ("uri", "names"),
    [
        ("/", ()),
        ("/organisations", ("all", "cursor", "limit", "postal_code", "q", "sector")),
        ("/organisations/abc", ()),
        ("/organisations/abc/reviews", ("cursor", "limit")),
        ("/organisations/abc/feed.atom", ()),
        ("/assets/site.css", ("v",)),
        ("/reviews/abc/notices", ("subject",)),
        ("/nowhere", ()),
        ("/insights", ()),  # only what lies below it is anybody's own
    ],
)
def test_what_a_route_does_not_read_never_reaches_the_cache(uri: str, names: tuple[str, ...]) -> None:
    some = ("all", "cursor", "limit", "postal_code", "q", "sector", "v", "subject", "kind")
    assert kept(uri, at_the_cdn(), *some) == list(names)


def test_a_private_page_keeps_its_whole_address() -> None:
    assert kept("/digest/t0ken", at_the_cdn(), "chosen") == ["chosen", "x"]
    assert kept("/editor/queue", at_the_cdn(), "kind") == ["kind", "x"]


def test_a_parameter_that_a_route_comes_to_read_is_kept_by_that() -> None:
    class NewQuery(msgspec.Struct):
        sort: str = ""

    new = Route(method="GET", path="/themes/{theme}", audience=Audience.VISITOR, summary="", query=NewQuery)
    assert kept("/themes/rust", at_the_cdn(), "sort") == []
    assert kept("/themes/rust", at_the_cdn([*ROUTES, new]), "sort") == ["sort"]
    assert kept("/themes", at_the_cdn([*ROUTES, new]), "sort") == []


def test_who_asks_and_for_what_is_said_anew() -> None:
    came = {"x-viewer-address": "203.0.113.9", "accept": "text/html,application/xhtml+xml;q=0.9"}
    headers = passed_on("/", {}, at_the_cdn(), came)["headers"]
    assert headers == {"x-viewer-address": {"value": "192.0.2.7"}, "accept": {"value": "text/html"}}


def test_what_comes_several_times_is_read_as_the_platform_reads_it() -> None:
    """A header's lines are one list, and of a parameter the last value counts."""
    several = {"accept": "application/json;q=0.2\ntext/html"}
    passed = passed_on("/organisations", {"q": "linde\nwilg", "x": "1\n2"}, at_the_cdn(), several)
    assert passed["headers"]["accept"] == {"value": "text/html"}
    assert passed["querystring"] == {"q": {"value": "wilg"}}


def test_tiles_are_asked_for_as_bytes_for_else_the_api_sends_them_as_text() -> None:
    for accept in ({}, {"accept": "text/html"}, {"accept": "application/json, */*;q=0.5"}):
        headers = passed_on("/transparency/tile/0/x001/000", {}, at_the_cdn(), accept)["headers"]
        assert headers["accept"] == {"value": "application/octet-stream"}
    headers = passed_on("/transparency/checkpoint", {}, at_the_cdn(), {"accept": "*/*"})["headers"]
    assert headers["accept"] == {"value": "*/*"}


def test_the_function_fits_into_its_quota() -> None:
    assert len(at_the_cdn().encode()) < LONGEST


def test_nothing_behind_a_link_or_for_editors_is_ever_kept() -> None:
    """Each route's own address, against the behaviours as CloudFront goes through them: in their order."""
    config = PROD["Cdn"]["Properties"]["DistributionConfig"]
    for route in ROUTES:
        found = next((each for each in config["CacheBehaviors"] if _covers(each["PathPattern"], route.path)), None)
        policy = (found or config["DefaultCacheBehavior"])["CachePolicyId"]
        is_private = route.audience is not Audience.VISITOR
        assert not is_private or isinstance(policy, str), route.path  # an id of AWS's: keeps nothing
    assert "digest" in private_paths()


def test_a_new_private_address_is_private_at_once() -> None:
    new = Route(method="GET", path="/answer/{token}", audience=Audience.LINK, summary="")
    assert "answer" not in private_paths()
    assert "answer" in private_paths([*ROUTES, new])
    assert kept("/answer/t0ken", at_the_cdn([*ROUTES, new]), "asked") == ["asked", "x"]


def test_no_address_of_visitors_is_taken_for_private_but_those_of_signing_in() -> None:
    theirs = {
        each.path for each in ROUTES if each.audience is Audience.VISITOR and each.path.split("/")[1] in private_paths()
    }
    assert {each for each in theirs if not each.startswith("/editor/sign-in")} == set()


def _covers(pattern: str, path: str) -> bool:
    assert pattern.endswith("/*")
    return path.startswith(pattern.removesuffix("*"))


def test_the_cdn_and_the_api_read_the_same_key_and_its_version_turns_both() -> None:
    (origin,) = PROD["Cdn"]["Properties"]["DistributionConfig"]["Origins"]
    (shown,) = origin["OriginCustomHeaders"]
    (rule,) = PROD["Firewall"]["Properties"]["Rules"]
    looked_for = rule["Statement"]["NotStatement"]["Statement"]["ByteMatchStatement"]
    assert looked_for["FieldToMatch"] == {"SingleHeader": {"Name": shown["HeaderName"]}}
    assert shown["HeaderValue"] == looked_for["SearchString"]
    assert "${OriginKeyVersion}" in shown["HeaderValue"]["Fn::Sub"]
