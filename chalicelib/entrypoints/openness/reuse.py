"""The open data, for whoever wants to use it again: a page that explains it, a stream, and tables.

A month without anything is an empty page, and never a word that it is gone: a client of such streams would stop for
good. No page is ever said to stay as it is, since what is on it may be taken offline.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import msgspec
from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.clock.days import month_of, months_after, months_between
from chalicelib.domain.projections.open_data import FIRST_MONTH, LICENCE, PAGE, ROOM, Version, version_of
from chalicelib.domain.rules.refusals import Invalid, NotFound
from chalicelib.dutch.documents import open_data as words
from chalicelib.entrypoints.http.cells import inert
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import CSV, Answer, Audience, Request
from chalicelib.entrypoints.openness import catalogue as dcat
from chalicelib.entrypoints.openness import linked
from chalicelib.entrypoints.schemas.reach_schemas import PartOut
from chalicelib.entrypoints.schemas.showing import public_review_out, shown
from chalicelib.entrypoints.schemas.transparency_schemas import OpenDataOut, OpenDataQuery, OpenMonthOut, TermOut
from chalicelib.entrypoints.site.embeds import A_MINUTE, AN_HOUR, kept
from chalicelib.ports.unread import go_past

blueprint = Blueprint(__name__)
door = Door(blueprint)

_LINKED: Final = "application/ld+json"
_MONTH: Final = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
_COLUMNS: Final = (
    *("id", "url", "organisation_id", "organisation_url", "register_id", "sector", "published_at", "experienced"),
    *("capacity", "helped_by", "proof", "language", "text", "aspect_ratings", "reply_text", "reply_published_at"),
    *("promise_text", "promise_by", "promise_status", "promise_outcome", "promise_author_says", "additions", "licence"),
)


@door.get("/open-data", Audience.VISITOR, gives={200: OpenDataOut}, html=True, headers=("ETag",))
def open_data(request: Request) -> Answer:
    """The open data: what is in it, its licence, how to follow it, and what each term means."""
    here = platform()
    data = explained(_months(month_of(here.now())), site_url=here.settings.site_url)
    return Answer(data, template="open_data", context={"found": data}, shared=True)


@door.get("/open-data/dcat.jsonld", Audience.VISITOR, files=(_LINKED,), open_to_all=True, headers=("ETag",))
def catalogue(request: Request) -> Answer:
    """The description of the open data for data portals, in DCAT-AP."""
    return _linked(request, dcat.catalogue(site_url=platform().settings.site_url), AN_HOUR)


@door.get("/open-data/reviews", Audience.VISITOR, files=(_LINKED,), open_to_all=True, headers=("ETag",))
def stream(request: Request) -> Answer:
    """The root of the Linked Data Event Stream of all reviews in the open data: how to read it, and its months."""
    here = platform()
    months = _months(month_of(here.now()))
    return _linked(request, linked.root(months, site_url=here.settings.site_url), A_MINUTE)


@door.get(
    "/open-data/reviews/{published_in}",
    Audience.VISITOR,
    query=OpenDataQuery,
    files=(_LINKED,),
    refuses=(NotFound, Invalid),
    open_to_all=True,
    headers=("ETag",),
)
def stream_of_month(request: Request, published_in: str) -> Answer:
    """The reviews that first came online in a month (`YYYY-MM`), each as it stands now; what is gone, by id alone."""
    cursor = request.read_query(OpenDataQuery).cursor
    members, further = _members(published_in, cursor)
    page = linked.month_page(
        published_in, members, cursor=cursor, further=further, site_url=platform().settings.site_url
    )
    return _linked(request, page, A_MINUTE)


@door.get(
    "/open-data/reviews/{published_in}/reviews.csv",
    Audience.VISITOR,
    query=OpenDataQuery,
    files=(CSV,),
    refuses=(NotFound, Invalid),
    open_to_all=True,
    headers=("ETag", "Link"),
)
def table_of_month(request: Request, published_in: str) -> Answer:
    """The same as a table, without what is gone; where a month has more, the header `Link` says where that is."""
    members, further = _members(published_in, request.read_query(OpenDataQuery).cursor)
    site_url = platform().settings.site_url
    answer = kept(request, table(members, site_url=site_url), CSV, A_MINUTE)
    if further is None:
        return answer
    url = f"{site_url}/open-data/reviews/{published_in}/reviews.csv?cursor={further}"
    return replace(answer, headers={**answer.headers, "Link": f'<{url}>; rel="next"'})


def explained(months: Sequence[str], *, site_url: str) -> OpenDataOut:
    """The page's content, with these months."""
    return OpenDataOut(
        title=words.TITLE,
        parts=[shown(PartOut, each) for each in words.PARTS],
        terms=[shown(TermOut, each) for each in words.TERMS],
        licence=LICENCE,
        attribution=words.ATTRIBUTION,
        stream_url=linked.address("", site_url=site_url),
        catalogue_url=f"{site_url}/open-data/dcat.jsonld",
        months=[
            OpenMonthOut(
                month=each,
                stream_url=linked.address(each, site_url=site_url),
                table_url=f"{linked.address(each, site_url=site_url)}/reviews.csv",
            )
            for each in months
        ],
    )


def table(members: Iterable[linked.Member], *, site_url: str) -> str:
    """The members that are public, a row each, as RFC 4180 has it."""
    written = io.StringIO()
    sheet = csv.writer(written, lineterminator="\r\n")
    sheet.writerow(_COLUMNS)
    for member in members:
        if member.review is not None:
            row = _row(member, site_url)
            sheet.writerow([inert(row[name]) for name in _COLUMNS])
    return written.getvalue()


def _row(member: linked.Member, site_url: str) -> Mapping[str, str]:
    review = member.review
    assert review is not None  # noqa: S101 - of what is gone there is no row
    reply, promise = review.reply, review.reply.promise if review.reply else None
    found: Mapping[str, object] = {
        "id": review.id,
        "url": f"{site_url}/r/{review.id}",
        "organisation_id": review.organisation_id,
        "organisation_url": f"{site_url}/o/{review.organisation_id}",
        "register_id": member.register_id,
        "sector": member.sector,
        "published_at": msgspec.to_builtins(review.published_at),
        "experienced": review.experienced,
        "capacity": review.capacity,
        "helped_by": review.helped_by,
        "proof": review.proof,
        "language": review.language,
        "text": review.text,
        "aspect_ratings": _as_json(review.aspect_ratings),
        "reply_text": reply and reply.text,
        "reply_published_at": reply and msgspec.to_builtins(reply.published_at),
        "promise_text": promise and promise.text,
        "promise_by": promise and promise.by,
        "promise_status": promise and promise.status,
        "promise_outcome": promise and promise.outcome,
        "promise_author_says": promise and promise.author_says,
        "additions": _as_json(review.additions),
        "licence": LICENCE,
    }
    return {name: str(value or "") for name, value in found.items()}


def _as_json(value: object) -> str:
    return msgspec.json.encode(value).decode() if value else ""


def _months(now: str) -> Sequence[str]:
    """The months of which something may be in the open data, up to and with this one; always this one."""
    return [months_after(FIRST_MONTH, number) for number in range(months_between(FIRST_MONTH, now) + 1)] or [now]


def _members(month: str, cursor: str) -> tuple[Sequence[linked.Member], str | None]:
    """Return a page of a month, and the cursor of the next: three requests to the store, whatever is asked.

    Raises:
        NotFound: it is no month, or one that did not begin yet.
        Invalid: it is no cursor of ours.
    """
    here = platform()
    now = here.now()
    if not _MONTH.fullmatch(month) or month > month_of(now):
        raise NotFound
    entries, further = here.open_data.entries(month, limit=PAGE, cursor=cursor)
    reviews = {each.id: each for each in here.reviews.many([each.review_id for each in entries], unread=go_past)}
    owners = {each.organisation_id for each in reviews.values()}
    organisations = here.organisations.many(sorted(owners), unread=go_past, behind=True) if owners else {}
    members, signs = [], 0
    for entry in entries:
        review = reviews.get(entry.review_id)
        organisation = organisations.get(review.organisation_id) if review else None
        version = version_of(entry, review, organisation, now=now)
        signs += version.size
        members.append(_member(version))
        if signs > ROOM and entry is not entries[-1]:
            return members, here.open_data.cursor_after(entry)
    return members, further


def _member(version: Version) -> linked.Member:
    if version.public_review is None or version.organisation is None:
        return linked.Member(id=version.review_id, created=version.created)
    theme_sets, listing = platform().theme_sets, version.organisation.listing
    review = public_review_out(version.public_review, version.organisation, theme_sets=theme_sets)
    scale = theme_sets.version(version.public_review.theme_set).scale if review.aspect_ratings is not None else None
    return linked.Member(
        id=version.review_id,
        created=version.created,
        review=review,
        register_id=listing.register_id,
        sector=listing.sector,
        scale=scale,
    )


def _linked(request: Request, found: object, cache_control: str) -> Answer:
    return kept(request, msgspec.json.encode(found).decode(), _LINKED, cache_control)
