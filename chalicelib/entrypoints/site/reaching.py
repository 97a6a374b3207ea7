"""For everyone: whom to reach and how, the terms, and the guide for organisations."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final
from urllib.parse import quote

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.clock.days import day_of, ends
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.dutch.controllers import contact_email, controller_of, reach_of
from chalicelib.dutch.documents import guide as guides
from chalicelib.dutch.documents import terms as words_of_terms
from chalicelib.dutch.wordings import WRITING_HELP
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import TEXT, Answer, Audience, Request
from chalicelib.entrypoints.schemas import reach_schemas as schemas
from chalicelib.entrypoints.schemas.public_schemas import WritingHelpOut
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.entrypoints.site.embeds import AN_HOUR, kept
from chalicelib.settings import Reach

blueprint = Blueprint(__name__)
door = Door(blueprint)
_HOLDS: Final = timedelta(days=180)  # RFC 9116 wants less than a year


@door.get("/contact", Audience.VISITOR, gives={200: schemas.ContactsOut}, html=True)
def contact(request: Request) -> Answer:
    """The people who answer for each sector, and how to reach them."""
    settings = platform().settings
    data = contacts(settings.contact_email, settings.contact)
    return Answer(data, template="contact", context={"found": data})


@door.get("/terms", Audience.VISITOR, gives={200: schemas.DocumentOut}, html=True)
def terms(request: Request) -> Answer:
    """The terms, with how it is checked that a review is real."""
    data = terms_of_use()
    return Answer(data, template="terms", context={"found": data})


@door.get("/guide", Audience.VISITOR, gives={200: schemas.GuidesOut}, html=True)
def every_guide(request: Request) -> Answer:
    """The guides for organisations: one for each sector."""
    data = schemas.GuidesOut(items=list(Sector))
    return Answer(data, template="guides", context={"found": data})


@door.get("/guide/{sector}", Audience.VISITOR, gives={200: schemas.GuideOut}, refuses=(NotFound,), html=True)
def sector_guide(request: Request, sector: str) -> Answer:
    """The guide for organisations of a sector: replying, keeping the address right, doing more with reviews."""
    data = guide_of(_sector(sector), platform().settings.contact_email)
    subject = quote(guides.TIP)
    context = {"found": data, "tip": f"mailto:{data.tips_to}?subject={subject}" if data.tips_to else "/contact"}
    return Answer(data, template="guide", context=context)


@door.get("/guide/{sector}/sheet", Audience.VISITOR, gives={200: schemas.SheetOut}, refuses=(NotFound,), html=True)
def council_sheet(request: Request, sector: str) -> Answer:
    """A sheet for a council of this sector, to print: questions to talk about."""
    data = sheet_of(_sector(sector))
    return Answer(data, template="guide_sheet", context={"found": data})


@door.get("/.well-known/security.txt", Audience.VISITOR, files=(TEXT,), open_to_all=True, headers=("ETag",))
def security_txt(request: Request) -> Answer:
    """The address for whoever found a hole (RFC 9116); it never runs out, as it is made anew every day."""
    here = platform()
    site, email = here.settings.site_url, contact_email(here.settings.contact_email)
    expires = ends(day_of(here.now())) + _HOLDS
    lines = (
        *([f"Contact: mailto:{email}"] if email else []),
        f"Contact: {site}/contact",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: nl, en",
        f"Canonical: {site}/.well-known/security.txt",
    )
    return kept(request, "\n".join(lines) + "\n", TEXT, AN_HOUR)


def contacts(emails: Mapping[str, str], reached: Mapping[str, Reach]) -> schemas.ContactsOut:
    items = []
    for sector in Sector:
        reach = reach_of(sector, reached)
        items.append(
            schemas.ContactOut(
                sector=sector,
                name=controller_of(sector).name,
                email=contact_email(emails, sector) or None,
                phone=reach.phone or None,
                address=reach.address or None,
            )
        )
    return schemas.ContactsOut(items=items)


def terms_of_use() -> schemas.DocumentOut:
    return schemas.DocumentOut(
        title=words_of_terms.TITLE, parts=[shown(schemas.PartOut, each) for each in words_of_terms.TERMS]
    )


def guide_of(sector: Sector, emails: Mapping[str, str]) -> schemas.GuideOut:
    return schemas.GuideOut(
        title=guides.TITLE,
        parts=[shown(schemas.PartOut, each) for each in guides.guide(sector)],
        sector=sector,
        writing_help=[shown(WritingHelpOut, each) for each in WRITING_HELP],
        tips_to=contact_email(emails, sector) or None,
    )


def sheet_of(sector: Sector) -> schemas.SheetOut:
    title, questions = guides.sheet(sector)
    return schemas.SheetOut(sector=sector, title=title, questions=list(questions))


def _sector(code: str) -> Sector:
    if code not in set(Sector):
        raise NotFound
    return Sector(code)
