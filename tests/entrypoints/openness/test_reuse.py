"""Whoever uses reviews again reads the open data, follows it, and holds what the site shows: no more, no less."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest

from bench.units import counted
from chalicelib.adapters.dynamodb.client.tables import ReviewItem
from chalicelib.adapters.dynamodb.client.working_tables import OpenDataItem
from chalicelib.bootstrap import platform
from chalicelib.domain.reviews.submission import LICENSED_TERMS
from chalicelib.domain.rules.lifecycle import Action, OrganisationAction, ReplyAction
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.entrypoints.openness import reuse
from tests.builders import NOW
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened

MONTH = "2026-11"
STREAM = f"/open-data/reviews/{MONTH}"
SITE = "https://platform.example"


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        found.at(NOW)
        yield found


def get(house: House, path: str, accept: str = "*/*", **headers: str) -> Any:
    return house._client.http.get(path, headers={"Accept": accept, **headers})


def page(house: House, path: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The node at an address, and the stream as that page has it."""
    found = get(house, path)
    assert (found.status_code, found.headers["Content-Type"]) == (200, "application/ld+json"), path
    node, stream = json.loads(found.body)["@graph"]
    assert stream["@id"] == f"{SITE}/open-data/reviews#stream"
    return node, stream


class Follower:
    """A client that reads all pages again and again, and knows of each review the last version alone."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.seen: dict[str, dict[str, Any]] = {}
        self.holds: dict[str, dict[str, Any]] = {}

    def look(self) -> "Follower":
        addresses = ["/open-data/reviews"]
        for address in addresses:
            node, stream = page(self._house, address)
            assert node["@id"] == SITE + address
            addresses += [each["tree:node"]["@id"].removeprefix(SITE) for each in node.get("tree:relation", [])]
            for member in stream.get("tree:member", []):
                assert self.seen.setdefault(member["@id"], member) == member  # a version never changes
                self._take(member)
        return self

    def _take(self, member: dict[str, Any]) -> None:
        about = member["dcterms:isVersionOf"]["@id"]
        before = self.holds.get(about)
        if before is None or before["dcterms:created"]["@value"] < member["dcterms:created"]["@value"]:
            self.holds[about] = member

    @property
    def texts(self) -> Mapping[str, str]:
        """The words of each review that is public, by its address."""
        there = {about: each for about, each in self.holds.items() if each["@type"] != "as:Delete"}
        return {about: each["schema:reviewBody"]["@value"] for about, each in there.items()}


def on_the_site(house: House) -> Mapping[str, str]:
    items = house.call("GET", f"/organisations/{house.home}/reviews")[1]["items"]
    return {f"{SITE}/r/{each['id']}": each["text"] for each in items}


def test_a_follower_holds_what_the_site_shows_whatever_becomes_of_a_review(house: House) -> None:
    follower = Follower(house)
    first, second, third = (house.review() for _ in range(3))
    assert follower.look().texts == on_the_site(house)
    assert len(follower.texts) == 3
    for moment, act, about in (
        (1, Action.SUSPEND, first),
        (2, Action.WITHDRAW, second),
        (3, Action.RESTORE, first),
        (4, Action.ERASE, third),
        (5, Action.UNDO_WITHDRAW, second),
    ):
        house.at(NOW + timedelta(minutes=moment))
        house.does(act, about, editor=moment % 2)
        assert follower.look().texts == on_the_site(house), act
    gone = follower.holds[f"{SITE}/r/{third}"]
    assert gone.keys() == {"@id", "@type", "dcterms:isVersionOf", "dcterms:created"}
    assert len(follower.texts) == 2


def test_a_reply_makes_a_later_version_with_the_reply_hanging_from_it(house: House) -> None:
    follower, review_id = Follower(house), house.review()
    before = follower.look().holds[f"{SITE}/r/{review_id}"]
    assert "schema:comment" not in before
    house.at(NOW + timedelta(hours=1))
    house.does(ReplyAction.SUBMIT, review_id)
    assert follower.look().holds[f"{SITE}/r/{review_id}"] == before  # it waits
    house.does(ReplyAction.APPROVE, review_id)
    after = follower.look().holds[f"{SITE}/r/{review_id}"]
    assert after["@id"] != before["@id"]
    said = house.call("GET", f"/reviews/{review_id}")[1]["reply"]
    assert after["schema:comment"]["schema:text"]["@value"] == said["text"]


def test_a_block_hides_all_and_its_end_shows_all_to_who_follows(house: House) -> None:
    follower = Follower(house)
    house.review()
    shown = follower.look().texts
    house.at(NOW + timedelta(hours=1))
    house.does(OrganisationAction.BLOCK, house.home)
    assert follower.look().texts == on_the_site(house) == {}
    house.at(NOW + timedelta(hours=2))
    house.does(OrganisationAction.UNBLOCK, house.home)
    assert follower.look().texts == on_the_site(house) == shown


def test_a_watch_is_for_editors_to_know_and_leaves_no_mark(house: House) -> None:
    house.review()
    before = page(house, STREAM)
    house.at(NOW + timedelta(hours=1))
    house.does(OrganisationAction.WATCH, house.home)
    assert page(house, STREAM) == before


def test_what_came_under_terms_without_the_licence_is_not_in_it(house: House) -> None:
    review_id = house.review()
    item = ReviewItem.get(review_id)
    assert item.review.terms == LICENSED_TERMS
    older = type(item.review)(
        **{each: getattr(item.review, each) for each in item.review.__dataclass_fields__ if each != "terms"}
    )
    item.review = older
    item.save()
    assert page(house, STREAM)[1]["tree:member"][0]["@type"] == "as:Delete"
    assert on_the_site(house)


def test_a_member_says_what_the_page_says_and_nothing_else(house: House) -> None:
    review_id = house.review()
    (member,) = page(house, STREAM)[1]["tree:member"]
    shown = house.call("GET", f"/reviews/{review_id}")[1]
    listing = platform().organisations.get(house.home).listing
    assert member["@id"].startswith(f"{SITE}/r/{review_id}#v-")
    assert member["@type"] == "schema:Review"
    assert member["schema:reviewBody"] == {"@value": shown["text"], "@language": "nl"}
    assert member["schema:datePublished"]["@value"] == shown["published_at"]
    assert member["schema:temporalCoverage"] == shown["experienced"]
    assert (member["wp:capacity"], member["wp:proof"]) == (shown["capacity"], shown["proof"])
    about = member["schema:itemReviewed"]
    assert about["schema:url"]["@value"] == f"{SITE}/o/{house.home}"
    assert about["adms:identifier"]["skos:notation"] == listing.register_id
    assert member.keys() == {
        *("@id", "@type", "dcterms:isVersionOf", "dcterms:created", "schema:reviewBody", "schema:datePublished"),
        *("schema:temporalCoverage", "schema:itemReviewed", "wp:sector", "wp:capacity", "wp:proof"),
    }
    for part in (about, about["adms:identifier"]):
        assert "@id" not in part  # what a client takes of a member hangs from it without an address of its own


def test_long_months_come_in_pages_of_which_each_costs_three_requests(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reuse, "PAGE", 2)
    for _ in range(5):
        house.review()
    with counted(platform().connection.client) as work:
        node, stream = page(house, STREAM)
    assert sorted(work.requests) == ["BatchGetItem", "BatchGetItem", "Query"]
    assert len(stream["tree:member"]) == 2
    assert len(Follower(house).look().texts) == 5
    monkeypatch.setattr(reuse, "ROOM", 1)
    assert len(page(house, STREAM)[1]["tree:member"]) == 1  # long texts: fewer on a page, and none is left out
    assert len(Follower(house).look().texts) == 5
    assert node["tree:relation"][0]["@type"] == "tree:GreaterThanOrEqualToRelation"


def test_the_root_names_every_month_and_how_the_stream_is_read(house: House) -> None:
    house.at(NOW + timedelta(days=62))
    node, stream = page(house, "/open-data/reviews")
    assert stream["tree:view"] == {"@id": node["@id"]}
    assert stream["ldes:timestampPath"] == {"@id": "dcterms:created"}
    assert stream["ldes:versionOfPath"] == {"@id": "dcterms:isVersionOf"}
    assert stream["ldes:versionDeleteObject"] == {"@id": "as:Delete"}
    assert [each["tree:node"]["@id"][-7:] for each in node["tree:relation"]] == ["2026-11", "2026-12", "2027-01"]
    assert node["tree:relation"][0]["tree:value"]["@value"] == "2026-10-31T23:00:00Z"
    policy = node["ldes:retentionPolicy"]
    assert policy["ldes:versionDeleteDuration"]["@value"] == f"P{kept(Kept.REMOVAL).days}D"


@pytest.mark.parametrize("path", ["/open-data/reviews", STREAM, f"{STREAM}/reviews.csv"])
def test_what_holds_words_is_never_kept_for_long(house: House, path: str) -> None:
    house.review()
    found = get(house, path)
    assert found.headers["Cache-Control"] == "public, max-age=60, stale-if-error=0"
    assert found.headers["Access-Control-Allow-Origin"] == "*"
    assert get(house, path, **{"If-None-Match": found.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("month", ["2026-12", "2026-13", "2026-00", "26-11", "2026-11-01", "nu", "1999-01"])
def test_a_month_that_there_is_not_is_not_found(house: House, month: str) -> None:
    assert get(house, f"/open-data/reviews/{month}").status_code == 404
    assert get(house, f"/open-data/reviews/{month}/reviews.csv").status_code == 404


def test_a_month_without_anything_is_an_empty_page(house: House) -> None:
    assert page(house, "/open-data/reviews/2026-03")[1]["tree:member"] == []


@pytest.mark.parametrize("cursor", ["x", "bm8", "eA=="])
def test_a_cursor_that_is_not_ours_is_refused(house: House, cursor: str) -> None:
    assert get(house, f"{STREAM}?cursor={cursor}").status_code == 422


def test_the_table_has_the_same_without_what_is_gone(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [house.reply(), house.review(text="=HYPERLINK() zou een rekenblad hier lezen, en dat mag niet gebeuren.")]
    house.does(Action.SUSPEND, house.review())
    found = get(house, f"{STREAM}/reviews.csv")
    assert found.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "Link" not in found.headers
    rows = {each["id"]: each for each in csv.DictReader(io.StringIO(found.body.decode()))}
    assert rows.keys() == set(ids)
    first = house.call("GET", f"/reviews/{ids[0]}")[1]
    assert rows[ids[0]]["text"] == first["text"]
    assert rows[ids[0]]["reply_text"] == first["reply"]["text"]
    assert rows[ids[0]]["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    assert rows[ids[1]]["text"].startswith("'=HYPERLINK")
    monkeypatch.setattr(reuse, "PAGE", 1)
    further, met = f"{STREAM}/reviews.csv", []
    while further:
        found = get(house, further)
        met += [each["id"] for each in csv.DictReader(io.StringIO(found.body.decode()))]
        further = found.headers.get("Link", "").removeprefix(f"<{SITE}").removesuffix('>; rel="next"')
    assert sorted(met) == sorted(ids)


def test_the_page_explains_every_term_of_our_own_at_its_address(house: House) -> None:
    house.promised()
    text = get(house, STREAM).body.decode()
    shown = get(house, "/open-data", "text/html").body.decode()
    ours = {part.partition('"')[0] for part in text.split('"wp:')[1:]}
    assert ours
    assert [term for term in sorted(ours) if f'id="{term}"' not in shown] == []
    data = get(house, "/open-data", "application/json").json_body
    assert data["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    assert [each["month"] for each in data["months"]] == [MONTH]


def test_the_description_has_what_the_profile_asks_of_each_part(house: House) -> None:
    found = json.loads(get(house, "/open-data/dcat.jsonld").body)
    dataset = found["dcat:dataset"]
    for part in (found, dataset):
        assert part.keys() >= {"dcterms:title", "dcterms:description", "dcterms:publisher"}
    formats = {}
    for each in dataset["dcat:distribution"]:
        assert each["dcterms:license"]["@id"].endswith("/licence/CC_BY_4_0")
        formats[each["dcterms:format"]["@id"].rpartition("/")[2]] = each["dcat:accessURL"]["@id"]
    assert formats == {"JSON_LD": f"{SITE}/open-data/reviews", "CSV": f"{SITE}/open-data"}


def test_what_went_is_named_for_as_long_as_the_page_says(house: House) -> None:
    def marks() -> tuple[object, object]:
        (item,) = OpenDataItem.scan()
        return item.gone, item.expires

    review_id = house.review()
    assert marks() == (None, None)
    house.does(Action.SUSPEND, review_id)
    assert marks() == (1, int((NOW + kept(Kept.REMOVAL)).timestamp()))
    house.does(Action.RESTORE, review_id)
    assert marks() == (None, None)


def test_a_place_that_cannot_be_read_is_gone_past(house: House) -> None:
    house.review()
    (item,) = OpenDataItem.scan()
    item.update([OpenDataItem.changed_at.remove()])
    assert page(house, STREAM)[1]["tree:member"] == []
