"""For visitors: find an organisation, read what people say of it, and tell how care was."""

from collections.abc import Mapping, Sequence
from typing import Final

from chalice.app import Blueprint

from chalicelib.adapters.dynamodb.organisations import Page
from chalicelib.bootstrap import platform
from chalicelib.domain.limits import Limited
from chalicelib.domain.organisation import Organisation
from chalicelib.domain.refusals import (
    Blocked,
    FieldError,
    Invalid,
    KeyUsedForSomethingElse,
    NotFound,
    NotTakingPart,
    TooMany,
)
from chalicelib.domain.review import Author, Submission
from chalicelib.domain.themes import ThemeSet
from chalicelib.entrypoints import schemas, showing
from chalicelib.entrypoints.door import Answer, Audience, Door, Request
from chalicelib.use_cases.submit_review import submit_review

blueprint = Blueprint(__name__)
door = Door(blueprint)
_LONGEST_KEY: Final = 200  # characters of an Idempotency-Key


@door.get("/", Audience.VISITOR, page=True)
def start(request: Request) -> Answer:
    """The start page: search for an organisation."""
    return Answer(
        data={"organisations": "/organisations", "openapi": "/openapi.json"},
        page="start",
        context={"query": request.query},
    )


@door.get(
    "/organisations",
    Audience.VISITOR,
    query=schemas.OrganisationsQuery,
    gives={200: schemas.OrganisationsOut},
    refuses=(Invalid,),
    page=True,
)
def organisations(request: Request) -> Answer:
    """Organisations that take part, by name; with `all=true` every open one."""
    query = request.read_query(schemas.OrganisationsQuery)
    here = platform()
    found, further = here.directory.search(
        query.q,
        sector=query.sector or "",
        postal_code=query.postal_code,
        taking_part=not query.all,
        limit=query.limit,
        cursor=query.cursor,
    )
    known = here.organisations.many(found)
    now = here.now()
    items = [showing.organisation_item(known[each], now) for each in found if each in known]
    data = schemas.OrganisationsOut(items=items, next=further)
    return Answer(data, page="organisations", context={"found": data, "query": query})


@door.get(
    "/organisations/{organisation_id}",
    Audience.VISITOR,
    gives={200: schemas.OrganisationOut},
    refuses=(NotFound,),
    page=True,
)
def organisation(request: Request, organisation_id: str) -> Answer:
    """One organisation: its address, its honest score, and on the page its newest reviews."""
    here = platform()
    found, newest = here.organisations.public_page(organisation_id, limit=20 if request.wants_page else 0)
    themes = here.theme_sets.current(found.listing.sector)
    now = here.now()
    data = showing.organisation(found, themes, now)
    faces = () if found.blocked(now) else newest.faces
    reviews = [showing.public_review(face, ratings_public=themes.aspect_ratings_public) for face in faces]
    return Answer(data, page="organisation", context={"found": data, "reviews": reviews, "next": newest.next})


@door.get(
    "/organisations/{organisation_id}/reviews",
    Audience.VISITOR,
    query=schemas.PageQuery,
    gives={200: schemas.PublicReviewsOut},
    refuses=(NotFound, Invalid),
    page=True,
)
def organisation_reviews(request: Request, organisation_id: str) -> Answer:
    """The published reviews of an organisation, newest first."""
    query = request.read_query(schemas.PageQuery)
    here = platform()
    if query.cursor:
        found = here.organisations.get(organisation_id)
        page = here.organisations.reviews(organisation_id, limit=query.limit, cursor=query.cursor)
    else:
        found, page = here.organisations.public_page(organisation_id, limit=query.limit)
    if found.blocked(here.now()):
        page = Page((), None)
    public = here.theme_sets.current(found.listing.sector).aspect_ratings_public
    items = [showing.public_review(face, ratings_public=public) for face in page.faces]
    data = schemas.PublicReviewsOut(items=items, next=page.next)
    context = {
        "found": data,
        "organisation": schemas.NamedOut(id=found.id, name=found.listing.name),
        "theme_set": showing.theme_set(here.theme_sets.current(found.listing.sector)),
    }
    return Answer(data, page="reviews", context=context)


@door.get("/theme-sets/{sector}", Audience.VISITOR, gives={200: schemas.ThemeSetOut}, refuses=(NotFound,))
def theme_set(request: Request, sector: str) -> Answer:
    """The aspects that people rate in a sector, in their current version."""
    return Answer(showing.theme_set(platform().theme_sets.current(sector)))


@door.get(
    "/organisations/{organisation_id}/write", Audience.VISITOR, refuses=(NotFound, NotTakingPart, Blocked), page=True
)
def write(request: Request, organisation_id: str) -> Answer:
    """The form to write a review."""
    found, themes = _writable(organisation_id)
    return _write_page(found, themes)


def _write_again(request: Request, refusal: Invalid) -> Answer:
    """The form as it was filled in, with what is wrong beside it."""
    typed = request.form()
    found, themes = _writable(str(typed.get("organisation_id", "")))
    return _write_page(found, themes, typed=typed, errors=refusal.errors)


@door.post(
    "/reviews",
    Audience.VISITOR,
    again=_write_again,
    takes=schemas.ReviewIn,
    gives={202: schemas.SubmittedOut},
    refuses=(NotFound, NotTakingPart, Blocked, Invalid, KeyUsedForSomethingElse, TooMany),
    page=True,
)
def submit(request: Request) -> Answer:
    """Tell how care was. The author then gets a mail, to confirm that the address is theirs."""
    sent = request.read(schemas.ReviewIn)
    here = platform()
    warnings = _warnings(sent.text, sent.organisation_id)
    if warnings and request.is_form and not sent.as_is:
        found, themes = _writable(sent.organisation_id)
        return _write_page(found, themes, typed=request.form(), warnings=warnings)
    review_id = submit_review(
        Submission(
            organisation_id=sent.organisation_id,
            text=sent.text,
            aspect_ratings=sent.aspect_ratings,
            capacity=sent.capacity,
            experienced=sent.experienced,
            author=Author(
                first_name=sent.author.first_name,
                last_name=sent.author.last_name,
                email=sent.author.email,
            ),
            consent=sent.consent,
            on_behalf=sent.on_behalf,
        ),
        idempotency_key=_idempotency_key(request),
        origin=request.source_ip,
        disposable_domain=here.disposable_domain,
        organisations=here.organisations,
        theme_sets=here.theme_sets,
        reviews=here.reviews,
        traces=here.traces,
        chance=here.chance,
        now=here.now(),
        counts=here.counts(Limited.SUBMIT, origin=request.source_ip, address=sent.author.email),
    )
    data = schemas.SubmittedOut(review_id=review_id, status="unconfirmed", warnings=warnings)
    return Answer(data, status=202, page="sent", context={"email": sent.author.email})


@door.get("/reviews", Audience.VISITOR, page=True)
def reviews(request: Request) -> Answer:
    """Where a browser ends up when it reloads a form that was refused: the list of organisations."""
    return Answer(data={"organisations": "/organisations"}, see="/organisations")


@door.get("/health", Audience.VISITOR, gives={200: schemas.HealthOut})
def health(request: Request) -> Answer:
    """Whether the platform stands, and which version of it."""
    return Answer(schemas.HealthOut(status="ok", version=platform().settings.version))


@door.get("/openapi.json", Audience.VISITOR)
def openapi(request: Request) -> Answer:
    """This contract, made from the code's own schemas."""
    from chalicelib.entrypoints.openapi import document

    return Answer(document(platform().settings), headers={"Access-Control-Allow-Origin": "*"})


def _warnings(text: str, organisation_id: str) -> list[schemas.WarningOut]:
    """The words that the author may want to change before an editor reads them."""
    from chalicelib.domain.signals.hints import author_hints

    listing = platform().organisations.get(organisation_id).listing
    return [
        schemas.WarningOut(code=hint.code, message=hint.message_nl, passage=hint.passage.text)
        for hint in author_hints(text, listing=listing)
    ]


def _idempotency_key(request: Request) -> str:
    key = request.headers.get("idempotency-key", "")
    if len(key) > _LONGEST_KEY:
        raise Invalid((FieldError("Idempotency-Key", "too_long", "Gebruik hoogstens 200 tekens."),))
    return key


def _writable(organisation_id: str) -> tuple[Organisation, ThemeSet]:
    here = platform()
    found = here.organisations.get(organisation_id)
    found.accepts_review(here.now())
    return found, here.theme_sets.current(found.listing.sector)


def _write_page(
    found: Organisation,
    themes: ThemeSet,
    *,
    typed: Mapping[str, object] | None = None,
    errors: tuple[FieldError, ...] = (),
    warnings: Sequence[schemas.WarningOut] = (),
) -> Answer:
    context = {
        "warnings": warnings,
        "organisation": schemas.NamedOut(id=found.id, name=found.listing.name),
        "theme_set": themes,
        "typed": typed or {},
        "errors": {each.field: each.message for each in errors},
        "now": platform().now(),
    }
    return Answer(showing.theme_set(themes), status=422 if errors else 200, page="write", context=context)
