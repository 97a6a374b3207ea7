"""The open data as a Linked Data Event Stream 1.0: pages of JSON-LD, with all that a member needs hanging from it.

A client takes of a member what it says itself, and what hangs from that without an address of its own: so nothing but
the review has one. Addresses that are said are values, and no node of the page.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

import msgspec

from chalicelib.domain.clock.days import month_begins
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.organisations.themes import Scale
from chalicelib.domain.projections.open_data import LICENCE
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.dutch.captions import REGISTER
from chalicelib.entrypoints.schemas.promises import PromiseOut
from chalicelib.entrypoints.schemas.public_schemas import PublicReviewOut

Thing = dict[str, Any]
VERSION_LENGTH: Final = 16  # hexadecimal digits
_EVERY: Final = 3600  # seconds between two readings, if somebody asks
_NAMESPACES: Final = {
    "adms": "http://www.w3.org/ns/adms#",
    "as": "https://www.w3.org/ns/activitystreams#",
    "dcterms": "http://purl.org/dc/terms/",
    "generiek": "https://data.vlaanderen.be/ns/generiek#",
    "ldes": "https://w3id.org/ldes#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "tree": "https://w3id.org/tree#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A review as it stands in the open data; what is gone has its id and its moment alone."""

    id: str
    created: str
    review: PublicReviewOut | None = None
    register_id: str = ""
    sector: Sector | None = None
    scale: Scale | None = None  # of its aspect ratings, where it shows some


def root(months: Sequence[str], *, site_url: str) -> Thing:
    """The root node: how the stream is read, and the way to each of its months."""
    page = address("", site_url=site_url)
    relations = [_later(address(month, site_url=site_url), month) for month in months]
    policy = {
        "@type": "ldes:RetentionPolicy",
        "ldes:versionAmount": 1,
        "ldes:versionDeleteDuration": _typed("duration", f"P{kept(Kept.REMOVAL).days}D"),
    }
    return _page(
        {
            "@id": page,
            "@type": ["tree:Node", "ldes:EventSource"],
            "ldes:retentionPolicy": policy,
            "tree:relation": relations,
        },
        {**_stream(site_url), "tree:view": {"@id": page}},
        site_url=site_url,
    )


def month_page(month: str, members: Sequence[Member], *, cursor: str, further: str | None, site_url: str) -> Thing:
    """The node of a month, or of what comes after the cursor in it."""
    node: Thing = {"@id": address(month, cursor, site_url=site_url), "@type": "tree:Node"}
    if further is not None:
        node["tree:relation"] = [_later(address(month, further, site_url=site_url), month)]
    stream = {**_stream(site_url), "tree:member": [_member(each, site_url) for each in members]}
    return _page(node, stream, site_url=site_url)


def address(month: str, cursor: str = "", *, site_url: str) -> str:
    """The address of a node: of the root where no month is named."""
    end = f"/{month}" if month else ""
    return f"{site_url}/open-data/reviews{end}" + (f"?cursor={cursor}" if cursor else "")


def context(site_url: str) -> Mapping[str, str]:
    return {**_NAMESPACES, "wp": f"{site_url}/open-data#"}


def _page(*things: Thing, site_url: str) -> Thing:
    return {"@context": context(site_url), "@graph": list(things)}


def _stream(site_url: str) -> Thing:
    return {
        "@id": f"{address('', site_url=site_url)}#stream",
        "@type": "ldes:EventStream",
        "ldes:timestampPath": {"@id": "dcterms:created"},
        "ldes:versionOfPath": {"@id": "dcterms:isVersionOf"},
        "ldes:versionDeletePath": {"@id": "rdf:type"},
        "ldes:versionDeleteObject": {"@id": "as:Delete"},
        "ldes:pollingInterval": _EVERY,
        "dcterms:license": {"@id": LICENCE},
    }


def _later(node: str, month: str) -> Thing:
    """The way to a node all of whose members are of the beginning of a month or later: a version is never older."""
    return {
        "@type": "tree:GreaterThanOrEqualToRelation",
        "tree:node": {"@id": node},
        "tree:path": {"@id": "dcterms:created"},
        "tree:value": _moment(month_begins(month)),
    }


def _member(member: Member, site_url: str) -> Thing:
    page = f"{site_url}/r/{member.id}"
    said: Thing = {"@type": "as:Delete"} if member.review is None else _review(member, member.review, site_url)
    said |= {"dcterms:isVersionOf": {"@id": page}, "dcterms:created": _typed("dateTime", member.created)}
    # Whatever of it is said otherwise makes another version: one that a client has never changes.
    version = sha256(msgspec.json.encode(said, order="sorted")).hexdigest()[:VERSION_LENGTH]
    return {"@id": f"{page}#v-{version}", **said}


def _review(member: Member, review: PublicReviewOut, site_url: str) -> Thing:
    found: Thing = {
        "@type": "schema:Review",
        "schema:reviewBody": _text(review.text, review.language),
        "schema:datePublished": _moment(review.published_at),
        "schema:temporalCoverage": review.experienced,
        "schema:itemReviewed": _organisation(review.organisation_id, member.register_id, site_url),
        "wp:sector": member.sector,
        "wp:capacity": review.capacity,
        "wp:proof": review.proof,
    }
    if review.helped_by is not None:
        found["wp:helpedBy"] = review.helped_by
    if review.aspect_ratings is not None:
        found["schema:reviewRating"] = [
            _rating(aspect, mark, member.scale) for aspect, mark in review.aspect_ratings.items()
        ]
    if review.reply is not None:
        found["schema:comment"] = _said("schema:Comment", review.reply)
        if review.reply.promise is not None:
            found["schema:comment"]["wp:promise"] = _promise(review.reply.promise)
    if review.additions:
        found["schema:hasPart"] = [_said("schema:CreativeWork", each) for each in review.additions]
    return found


def _organisation(organisation_id: str, register_id: str, site_url: str) -> Thing:
    return {
        "@type": "schema:Organization",
        "schema:url": _typed("anyURI", f"{site_url}/o/{organisation_id}"),
        "adms:identifier": identifier(register_id),
    }


def identifier(register_id: str) -> Thing:
    """The number of an organisation in the register, as the Flemish standard OSLO writes numbers."""
    return {
        "@type": "adms:Identifier",
        "skos:notation": register_id,
        "adms:schemaAgency": REGISTER,
        "generiek:gestructureerdeIdentificator": {
            "@type": "generiek:GestructureerdeIdentificator",
            "generiek:lokaleIdentificator": register_id,
        },
    }


def _said(kind: str, said: Any) -> Thing:
    return {
        "@type": kind,
        "schema:text": _text(said.text, said.language),
        "schema:datePublished": _moment(said.published_at),
    }


def _promise(promise: PromiseOut) -> Thing:
    found: Thing = {"schema:text": promise.text, "wp:by": promise.by, "wp:status": promise.status}
    if promise.outcome:
        found["wp:outcome"] = promise.outcome
    if promise.author_says is not None:
        found["wp:authorSays"] = promise.author_says
    if promise.first_by:
        found["wp:firstBy"] = promise.first_by
    if promise.changed_at is not None:
        found["wp:changedAt"] = _moment(promise.changed_at)
    return found


def _rating(aspect: str, mark: int | None, scale: Scale | None) -> Thing:
    found: Thing = {"@type": "schema:Rating", "schema:reviewAspect": aspect}
    if scale is not None:
        found |= {"schema:worstRating": scale.min, "schema:bestRating": scale.max}
    return found if mark is None else {**found, "schema:ratingValue": mark}


def _text(text: str, language: str) -> Thing | str:
    return {"@value": text, "@language": language} if language else text


def _moment(moment: datetime) -> Thing:
    return _typed("dateTime", msgspec.to_builtins(moment))


def _typed(kind: str, value: str) -> Thing:
    return {"@type": f"xsd:{kind}", "@value": value}
