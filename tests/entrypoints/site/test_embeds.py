"""Things that other sites and machines fetch: open to all, kept by their tag, harmless whatever people typed."""

import csv
import html.parser
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest

from chalicelib.adapters.dynamodb.client.tables import OrganisationItem
from chalicelib.adapters.dynamodb.projections.organisation_items import PUBLISHED, stamp
from chalicelib.adapters.links import PATHS
from chalicelib.bootstrap import platform
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.reviews.public_review import public_review_of
from chalicelib.domain.rules.lifecycle import OrganisationAction, ReplyAction, Status
from chalicelib.domain.rules.mails import MailKind
from chalicelib.dutch import captions
from chalicelib.dutch.formatting import excerpt
from chalicelib.entrypoints.http.cells import inert
from chalicelib.entrypoints.pages.assets import asset
from chalicelib.entrypoints.pages.structured import json_ld
from chalicelib.entrypoints.site import embedding
from tests.builders import NOW, review
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened

ATOM: Final = "{http://www.w3.org/2005/Atom}"
PAYLOADS: Final = (
    """</script><script>alert(1)</script>""",
    """"><img src=x onerror=alert(1)>""",
    """]]></content><entry/> &lt; & ' " \ufffe\uffff""",
    "=cmd|' /C calc'!A0",
    "\u2028</SCRIPT >javascript:alert(1)",
)
SAID: Final = " ".join(PAYLOADS)


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001  (its tables are what the app reads)
    with opened() as found:
        yield found


def get(house: House, path: str, **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return house._client.http.get(path, headers={"Accept": "*/*", **named})


def home(house: House, path: str) -> str:
    return f"/organisations/{house.home}/{path}"


def published(house: House, said: str = SAID, *, reply: bool = False) -> str:
    """A published review in these words, whatever the signals think of them."""
    return house.reply(text=said) if reply else house.review(text=said)


EMBEDS: Final = ("widget.json", "widget.js", "feed.atom")
MINUTE: Final = "public, max-age=60, stale-if-error=0"
HOUR: Final = "public, max-age=3600"


def test_what_may_be_taken_offline_is_kept_for_a_minute_at_most(house: House) -> None:
    review_id = published(house)
    paths = [home(house, "widget.json"), home(house, "feed.atom"), f"/reviews/{review_id}/quote.svg", "/sitemaps/0.xml"]
    assert {get(house, path).headers["Cache-Control"] for path in paths} == {MINUTE}


@pytest.mark.parametrize("path", EMBEDS)
def test_anyone_may_fetch_it_and_whoever_has_the_newest_hears_only_that(house: House, path: str) -> None:
    first = get(house, home(house, path), Origin="https://a.site.example")
    assert first.status_code == 200
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert first.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert first.headers["Cache-Control"] == (HOUR if path == "widget.js" else MINUTE)
    again = get(house, home(house, path), If_None_Match=f'"other", W/{first.headers["ETag"]}')
    assert (again.status_code, again.body) == (304, b"")


def test_the_code_that_an_organisation_pastes_leads_to_the_widget_and_to_its_page(house: House) -> None:
    house.call("POST", home(house, "insights-link"), {})
    _, figures = house.call("GET", house.link(MailKind.INSIGHTS_LINK))
    site = platform().settings.site_url
    script, page = (
        re.findall(rf'{each}="{re.escape(site)}([^"]+)"', figures["snippet"])[0] for each in ("src", "href")
    )
    fetched = get(house, script)
    assert (fetched.status_code, fetched.body) == (200, asset("widget.js").encode())
    assert "text/html" in get(house, page).headers["Content-Type"]


@pytest.mark.parametrize("path", ["widget.json", "feed.atom", "poster", "flyer", "insights-link"])
def test_an_organisation_that_is_not_there_has_none_of_it(house: House, path: str) -> None:
    assert get(house, f"/organisations/nobody/{path}").status_code == 404


def test_a_new_review_changes_the_tag(house: House) -> None:
    before = get(house, home(house, "widget.json")).headers["ETag"]
    house.review("published")
    assert get(house, home(house, "widget.json")).headers["ETag"] != before


def test_the_widget_has_no_score_below_the_threshold_and_the_sites_own_above(house: House) -> None:
    for number in range(1, 6):
        house.review("published")
        found = json.loads(get(house, home(house, "widget.json")).body)
        assert (found["reviews"], found["score"]) == (number, None if number < 5 else 4.0)
    assert len(found["items"]) == 3
    assert not {"aspect_ratings", "text", "author"} & set(found["items"][0])


def test_while_an_organisation_is_blocked_nothing_of_its_reviews_leaves(house: House) -> None:
    review_id = published(house, "Een heel herkenbaar verhaal over ons huis")
    house.does(OrganisationAction.BLOCK, house.home)
    widget = json.loads(get(house, home(house, "widget.json")).body)
    assert (widget["state"], widget["reviews"], widget["score"], widget["items"]) == ("blocked", 0, None, [])
    feed = ET.fromstring(get(house, home(house, "feed.atom")).body)  # noqa: S314  (our own)
    assert feed.findall(f"{ATOM}entry") == []
    assert "onderzoekt" in (feed.findtext(f"{ATOM}subtitle") or "")
    assert get(house, f"/reviews/{review_id}/quote.svg").status_code == 404
    house.call("POST", home(house, "insights-link"), {})
    link = house.link(MailKind.INSIGHTS_LINK)
    figures = json.loads(get(house, link).body)
    assert (figures["blocked"], figures["months"], figures["unanswered"], figures["themes"]) == (True, [], [], [])
    assert "herkenbaar" not in get(house, f"{link}/reviews.csv").body.decode()


def test_no_list_says_that_nobody_wrote_about_an_organisation_whose_reviews_are_hidden(house: House) -> None:
    published(house, "Een heel herkenbaar verhaal over ons huis")
    house.does(OrganisationAction.BLOCK, house.home)
    for path in ("/organisations", "/organisations?all=true"):
        (listed,) = json.loads(get(house, path).body)["items"]
        assert (listed["state"], listed["reviews"], listed["score"]) == ("blocked", 0, None)
        page = get(house, path, accept="text/html").body.decode()
        assert "De redactie onderzoekt de waarderingen" in page
        assert "Nog geen waarderingen" not in page
    house.does(OrganisationAction.LEAVE, house.home)
    page = get(house, "/organisations?all=true", accept="text/html").body.decode()
    assert "Neemt niet meer deel" in page


@pytest.mark.parametrize("status", ["pending", "escalated", "suspended", "removed"])
def test_a_review_that_is_not_public_is_in_nothing(house: House, status: str) -> None:
    review_id = house.review(status)
    assert json.loads(get(house, home(house, "widget.json")).body)["items"] == []
    assert b"<entry>" not in get(house, home(house, "feed.atom")).body
    assert {get(house, f"/reviews/{review_id}/{each}").status_code for each in ("quote", "quote.svg")} == {404}


def test_hostile_words_stay_words_everywhere(house: House) -> None:
    """One review whose text attacks every reader: XML, JSON in HTML, SVG, spreadsheets."""
    review_id = published(house, reply=True)
    feed = ET.fromstring(get(house, home(house, "feed.atom")).body)  # noqa: S314  (our own)
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}link").get("href") == f"{platform().settings.site_url}/r/{review_id}"  # type: ignore[union-attr]
    assert PAYLOADS[0] in "".join(_read_as_html(entry.find(f"{ATOM}content")).said)
    assert [each.tag.removeprefix(ATOM) for each in entry] == ["id", "title", "published", "updated", "link", "content"]

    (item,) = json.loads(get(house, home(house, "widget.json")).body)["items"]
    assert item["excerpt"].startswith(PAYLOADS[0])

    page = get(house, f"/organisations/{house.home}", Accept="text/html").body.decode()
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert "review" not in json.loads(data)  # without a rating, which is not public, each would count as a mistake
    assert "<" not in data
    assert "<script>" not in page

    svg = ET.fromstring(get(house, f"/reviews/{review_id}/quote.svg").body)  # noqa: S314  (our own)
    assert {each.tag.partition("}")[2] for each in svg.iter()} == {
        "svg",
        "title",
        "desc",
        "rect",
        "path",
        "text",
        "tspan",
    }
    assert get(house, f"/reviews/{review_id}/quote.svg").headers["Content-Security-Policy"] == "default-src 'none'"


class _Html(html.parser.HTMLParser):
    """A reader of HTML: the words that it shows, and the elements that they are in."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.elements: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.elements.append(tag)
        self.said += {"br": ["\n"], "p": ["\n\n"]}.get(tag, [])

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def _read_as_html(construct: Any) -> _Html:
    """A text of a feed, as those read it that obey its type, and those that take all for HTML."""
    assert construct.get("type") == "html"
    read = _Html()
    read.feed(construct.text)
    read.close()
    return read


def test_a_reader_of_the_feed_sees_every_word_and_every_line(house: House) -> None:
    said = (
        "Wachttijd < 5 minuten, personeel > 10 jaar in dienst.\nEten & drank: <b>goed</b>, &lt;zegt men&gt;.\n\nTot zo!"
    )
    review_id = published(house, said)
    answer = "Dank je wel: ons team telt > 10 mensen & blijft.\nDe wachttijd is < 5 minuten."
    house.act(ReplyAction.SUBMIT, review_id, text=answer)
    house.does(ReplyAction.APPROVE, review_id)
    found = platform().organisations.get(house.home)
    named = replace(found, listing=replace(found.listing, name="Huis Zon & Zee"))
    reviews = platform().public_pages.page(house.home, limit=5)[1].public_reviews
    feed = ET.fromstring(embedding.atom(named, reviews, site_url="https://p.example", now=NOW))  # noqa: S314  (our own)
    content = _read_as_html(feed.find(f"{ATOM}entry/{ATOM}content"))
    assert "".join(content.said).split("\n\n", 1)[1] == f"{said}\n\n{captions.REPLY}\n\n{answer}"
    assert set(content.elements) == {"p", "br"}
    title = feed.find(f"{ATOM}title")
    assert title is not None
    assert (title.get("type"), (title.text or "").rpartition(" Huis")[2]) == (None, " Zon & Zee")  # the same as HTML


def test_the_spreadsheet_opens_in_excel_and_runs_nothing(house: House) -> None:
    published(house, '=HYPERLINK("https://kwaad.example";"klik")', reply=True)
    house.call("POST", home(house, "insights-link"), {})
    answer = get(house, f"{house.link(MailKind.INSIGHTS_LINK)}/reviews.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Cache-Control"] == "no-store"
    text = answer.body.decode()
    assert text.startswith("\ufeff")
    head, row = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    cells = dict(zip(head, row, strict=True))
    assert cells["Waardering"].startswith("'=HYPERLINK")
    assert re.fullmatch(r"\d{4}-\d{2}", cells["Online sinds"])
    assert "2026-1" not in cells["Reactie"]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "-\u00a0x", "＝1", "%0A=1", "|cmd"],  # noqa: RUF001
)
def test_no_cell_acts(text: str) -> None:
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("- Warm eten\n- Koude soep", "\u2013 Warm eten\n- Koude soep"), ("  - a", "  \u2013 a")],
)
def test_an_item_of_a_list_gets_a_dash_that_acts_nowhere_and_no_sign_before_it(text: str, shown: str) -> None:
    assert inert(text) == shown


@pytest.mark.parametrize("text", ["4,2", "Goed - beter", "2026-11", "", "een = teken"])
def test_an_honest_cell_is_left_alone(text: str) -> None:
    assert inert(text) == text


def test_data_in_a_script_element_cannot_end_it() -> None:
    said = {"text": f"{SAID} <!-- \u2029"}
    assert not set("<>&'\u2028\u2029") & set(json_ld(said))
    assert json.loads(json_ld(said)) == said


def test_an_excerpt_ends_between_words() -> None:
    assert excerpt("een twee drie", 9) == "een twee…"
    assert excerpt("kort " + "a" * 300, 10) == "kort aaaa…"
    assert excerpt("a" * 300, 10) == "a" * 9 + "…"
    assert excerpt(" kort \n woord ") == "kort woord"


def test_structured_data_has_a_score_only_where_the_page_has_one(house: House) -> None:
    def data() -> dict[str, Any]:
        page = get(house, f"/organisations/{house.home}", Accept="text/html").body.decode()
        found: dict[str, Any] = json.loads(re.findall(r"ld\+json\">(.*?)</script>", page)[0])
        return found

    assert "aggregateRating" not in data()
    assert data()["identifier"]["value"] == f"register-{house.home}"  # by which the register can link here
    for _ in range(5):
        house.review("published")
    rating = data()["aggregateRating"]
    assert (rating["ratingValue"], rating["reviewCount"], rating["bestRating"]) == (4.0, 5, 5)


def test_the_map_for_search_engines_names_every_organisation_once(house: House) -> None:
    index = get(house, "/sitemap.xml").body.decode()
    site = platform().settings.site_url
    maps = [path.removeprefix(site) for path in re.findall(r"<loc>(.*?)</loc>", index)]
    assert all(path.endswith(".xml") for path in maps), "some crawlers take any other address for a page"
    parts = [re.findall(r"<loc>(.*?)</loc>", get(house, path).body.decode()) for path in maps]
    assert all(parts), "a map without an address is none by its schema"
    pages = [page for part in parts for page in part if part != [f"{site}/"]]  # which stands in those without any
    documents = ["/", "/contact", "/terms", "/open-data", "/guide", *(f"/guide/{each}" for each in Sector)]
    organisations = ["/organisations", f"/o/{house.home}"]
    assert sorted(pages) == sorted(f"{site}{path}" for path in (*documents, *organisations))
    assert {
        get(house, f"/sitemaps/{each}").status_code for each in ("16", "-1", "00", "x", "²", "16.xml", ".xml", "1.XML")
    } == {404}
    for path in maps:  # whoever kept the addresses of before has the same
        assert get(house, path.removesuffix(".xml")).body == get(house, path).body
    house.does(OrganisationAction.LEAVE, house.home)
    assert not any(house.home in get(house, path).body.decode() for path in maps)


def test_crawlers_are_kept_from_links_and_the_console(house: House) -> None:
    text = get(house, "/robots.txt").body.decode()
    for path in ("/editor/", *PATHS.values(), "/organisations/*/participation-requests"):
        assert f"Disallow: {path}\n" in text or path.startswith("/editor/")
    assert text.endswith(f"Sitemap: {platform().settings.site_url}/sitemap.xml\n")


def test_the_widget_is_small_and_never_sets_html() -> None:
    script = asset("widget.js")
    assert len(script.encode()) < 10 * 1024
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|\.style\b|<slot", script)
    assert 'mode: "closed"' in script


def test_the_link_to_the_figures_shows_them_and_changes_nothing(house: House) -> None:
    house.reply("published")
    waiting = house.review("published")
    assert house.call("POST", home(house, "insights-link"), {}) == (202, {"status": "asked"})
    assert house.call("POST", home(house, "insights-link"), {}) == (202, {"status": "asked"})
    assert house.call("POST", "/organisations/nobody/insights-link", {}) == (202, {"status": "asked"})
    link = house.link(MailKind.INSIGHTS_LINK)
    first, second = (json.loads(get(house, link).body) for _ in range(2))
    assert first == second
    assert (first["summary"]["reviews"], first["replies"]["replied"]) == (2, 1)
    assert [each["review_id"] for each in first["unanswered"]] == [waiting]
    assert [each["reviews"] for each in first["quarters"]] == [2]
    assert house.call("POST", f"{link}/reply-link", {"review_id": waiting})[0] == 202
    assert house.link(MailKind.REPLY_LINK, waiting).startswith("/reply/")
    assert house.call("POST", f"{link}/reply-link", {"review_id": "unknown"})[0] == 404
    assert house.call("GET", f"{link}/reviews.csv?period=2026-13")[0] == 422


def test_a_link_for_something_else_opens_no_figures(house: House) -> None:
    review_id = house.review("published")
    token = house.link(MailKind.REVIEW_NOTIFICATION, review_id).removeprefix("/reply/")
    assert house.call("GET", f"/insights/{token}")[0] == 410
    house.call("POST", home(house, "insights-link"), {})
    token = house.link(MailKind.INSIGHTS_LINK).removeprefix("/insights/")
    assert {house.call("GET", f"/{each}/{token}")[0] for each in ("reply", "manage", "confirm", "notice")} == {410}


def test_a_long_year_goes_on_where_the_file_ended(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    written = [house.review("published") for _ in range(3)]
    monkeypatch.setattr("chalicelib.entrypoints.links.figures.insights._ROWS", 2)
    house.call("POST", home(house, "insights-link"), {})
    first = get(house, f"{house.link(MailKind.INSIGHTS_LINK)}/reviews.csv")
    next_page = re.findall(r"<(.*?)>", first.headers["Link"])[0]
    second = get(house, next_page)
    assert "Link" not in second.headers
    assert first.body.count(b"\r\n") + second.body.count(b"\r\n") == len(written) + 2


def test_figures_ask_the_store_no_more_when_there_are_more_reviews(house: House) -> None:
    """Requests counted where botocore sends them."""
    here = platform()
    house.call("POST", home(house, "insights-link"), {})
    link = house.link(MailKind.INSIGHTS_LINK)
    asked: list[str] = []
    here.connection.client.meta.events.register(
        "before-send.dynamodb", lambda request, **_: asked.append(request.headers["X-Amz-Target"])
    )
    shown = public_review_of(review(organisation_id=house.home, status=Status.PUBLISHED))
    assert shown is not None
    counts = []
    for start, end in ((0, 5), (5, 300)):
        with OrganisationItem.batch_write() as batch:
            for number in range(start, end):
                each = replace(shown, id=f"r{number}", published_at=NOW - timedelta(hours=number))
                batch.save(OrganisationItem(house.home, f"{PUBLISHED}{stamp(each.published_at)}#{each.id}", face=each))
        asked.clear()
        assert get(house, link).status_code == 200
        counts.append(sorted(asked))
    assert counts[0] == counts[1]
    assert len(counts[0]) == 5
