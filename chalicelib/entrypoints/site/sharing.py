"""To print and to share: an organisation's poster, flyer and paper form, and one published review as a picture.

All of it is public: it holds nothing that the organisation's page does not, and no link that opens anything.
"""

from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.public_review import PublicReview, public_review_of
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.dutch.controllers import reach_of
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas import embed_schemas as schemas
from chalicelib.entrypoints.schemas import showing
from chalicelib.entrypoints.schemas.public_schemas import AddressOut
from chalicelib.entrypoints.site import quoting
from chalicelib.entrypoints.site.embedding import page_of
from chalicelib.entrypoints.site.embeds import A_MINUTE, kept

blueprint = Blueprint(__name__)
door = Door(blueprint)

_PICTURE: Final = "image/svg+xml"


@door.get(
    "/organisations/{organisation_id}/poster",
    Audience.VISITOR,
    gives={200: schemas.PrintedOut},
    refuses=(NotFound,),
    html=True,
)
def poster(request: Request, organisation_id: str) -> Answer:
    """A poster on A4 that invites everybody to tell how care was."""
    return _print(organisation_id, "poster")


@door.get(
    "/organisations/{organisation_id}/flyer",
    Audience.VISITOR,
    gives={200: schemas.PrintedOut},
    refuses=(NotFound,),
    html=True,
)
def flyer(request: Request, organisation_id: str) -> Answer:
    """The same on A5, to hand out."""
    return _print(organisation_id, "flyer")


@door.get(
    "/organisations/{organisation_id}/form",
    Audience.VISITOR,
    gives={200: schemas.PaperFormOut},
    refuses=(NotFound,),
    html=True,
)
def paper_form(request: Request, organisation_id: str) -> Answer:
    """The form to write a review on paper: two sides of A4."""
    here, found = platform(), _taking_part(organisation_id)
    themes = here.theme_sets.current(found.listing.sector)
    reach = reach_of(found.listing.sector, here.settings.contact)
    data = schemas.PaperFormOut(
        organisation_id=found.id,
        name=found.listing.name,
        address=showing.shown(AddressOut, found.listing.address),
        site=urlsplit(here.settings.site_url).netloc,
        editors=reach.address,
        phone=reach.phone,
    )
    return Answer(data, template="paper_form", context={"found": data, "theme_set": themes})


@door.get("/reviews/{review_id}/quote", Audience.VISITOR, gives={200: schemas.QuoteOut}, refuses=(NotFound,), html=True)
def quote(request: Request, review_id: str) -> Answer:
    """A published review to share: as a picture, and as text to copy."""
    shown, found = _published(review_id)
    page = page_of(found.id, platform().settings.site_url)
    data = schemas.QuoteOut(
        review_id=shown.id,
        organisation_id=found.id,
        organisation=found.listing.name,
        text=quoting.as_text(shown, found.listing.name, page),
        picture=f"/reviews/{shown.id}/quote.svg",
    )
    return Answer(data, template="quote", context={"found": data})


@door.get(
    "/reviews/{review_id}/quote.svg",
    Audience.VISITOR,
    files=(_PICTURE,),
    refuses=(NotFound,),
    open_to_all=True,
    headers=("ETag",),
)
def quote_picture(request: Request, review_id: str) -> Answer:
    """The picture: text as text, so that it can be read aloud and made larger."""
    shown, found = _published(review_id)
    text = quoting.as_picture(shown, found.listing.name, page_of(found.id, platform().settings.site_url))
    answer = kept(request, text, _PICTURE, A_MINUTE)
    return replace(answer, headers={**answer.headers, "Content-Security-Policy": "default-src 'none'"})


def _print(organisation_id: str, page: str) -> Answer:
    here, found = platform(), _taking_part(organisation_id)
    address = page_of(found.id, here.settings.site_url)
    site = urlsplit(address).netloc
    data = schemas.PrintedOut(organisation_id=found.id, name=found.listing.name, url=address, site=site)
    return Answer(data, template=page, context={"found": data})


def _taking_part(organisation_id: str) -> Organisation:
    """Read an organisation for which something can be printed. Raises NotFound."""
    found = platform().organisations.get(organisation_id)
    if not found.taking_part or found.listing.closed_at is not None:
        raise NotFound
    return found


def _published(review_id: str) -> tuple[PublicReview, Organisation]:
    """A review that the public sees now, and whom it is about.

    Raises:
        NotFound: unknown, offline, or hidden with all others while its organisation is under research.
    """
    here = platform()
    shown = public_review_of(here.reviews.get(review_id))
    if shown is None:
        raise NotFound
    found = here.organisations.get(shown.organisation_id)
    if found.blocked(here.now()):
        raise NotFound
    return shown, found
