"""The data for search engines: schema.org as JSON-LD. Nothing that the page itself does not show."""

import json
from collections.abc import Mapping
from typing import Any, Final

from markupsafe import Markup

from chalicelib.domain.clock.days import day_of
from chalicelib.domain.organisations.listing import Sector
from chalicelib.dutch import captions
from chalicelib.dutch.formatting import road
from chalicelib.dutch.languages import PAGE
from chalicelib.entrypoints.schemas.public_schemas import OrganisationOut, PublicReviewOut

_KINDS: Final[Mapping[str, str]] = {Sector.CHILD_CARE: "ChildCare"}  # schema.org has no type for the other sectors
# Within a script element `<` may begin its end, whatever the quotes; the others hide nothing in any reader.
_ESCAPES: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&'\u2028\u2029"}

Thing = dict[str, Any]


def json_ld(thing: Mapping[str, Any]) -> Markup:
    """A thing as JSON that can stand in a script element."""
    return Markup(json.dumps(thing, ensure_ascii=False).translate(_ESCAPES))  # nosec B704  # noqa: S704  (no `<` is left)


def of_organisation(found: OrganisationOut, site_url: str) -> Thing:
    """An organisation, and its score where the page shows one.

    Without its reviews: search engines want a `reviewRating` in each `Review`, and count one without as an error; what
    a single author rated is not public.
    """
    thing = {"@context": "https://schema.org", **_named(found, site_url)}
    number = {"@type": "PropertyValue", "propertyID": captions.REGISTER, "value": found.register_id}
    thing["identifier"] = number  # by which the register can link here
    summary = found.summary
    if summary.score is not None:
        thing["aggregateRating"] = {
            "@type": "AggregateRating",
            "ratingValue": summary.score,
            "bestRating": summary.scale.max,
            "worstRating": summary.scale.min,
            "reviewCount": summary.reviews,
        }
    return thing


def of_review(review: PublicReviewOut, name: str, site_url: str) -> Thing:
    """The page of one review: for the same reason not as a `Review`. And nobody is named.

    A promise only moves its date: schema.org has actions that readers can take, and plans with an agent and an object,
    and no term for what an organisation says it will change.
    """
    promise = review.reply.promise if review.reply else None
    changes = [review.published_at, *(each.published_at for each in (review.reply, *review.additions) if each)]
    changed = max([*changes, *([promise.changed_at] if promise and promise.changed_at else ())])
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": f"{site_url}/r/{review.id}",
        "url": f"{site_url}/r/{review.id}",
        "name": captions.experience(review.experienced),
        "about": {"@type": "Organization", "name": name, "@id": _page(review.organisation_id, site_url)},
        "datePublished": f"{day_of(review.published_at):%Y-%m-%d}",
        "dateModified": f"{day_of(changed):%Y-%m-%d}",
        "inLanguage": review.language or PAGE,
    }


def _named(found: OrganisationOut, site_url: str) -> Thing:
    at = found.address
    page = _page(found.id, site_url)
    thing: Thing = {
        "@type": _KINDS.get(found.sector, "LocalBusiness"),
        "@id": page,
        "name": found.name,
        "url": page,
    }
    postal = {
        "streetAddress": road(at.street, at.number, at.box),
        "postalCode": at.postal_code,
        "addressLocality": at.municipality,
    }
    if any(postal.values()):
        known = {name: value for name, value in postal.items() if value}
        thing["address"] = {"@type": "PostalAddress", **known, "addressCountry": "BE"}
    return thing


def _page(organisation_id: str, site_url: str) -> str:
    return f"{site_url}/o/{organisation_id}"
