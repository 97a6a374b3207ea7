"""For visitors: find an organisation, and read what people say of it."""

from chalice.app import Blueprint

from chalicelib import __version__
from chalicelib.bootstrap import platform
from chalicelib.domain.organisations.listing import key_of
from chalicelib.domain.organisations.nearby import code_in
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.organisations.search import COUNTED, Found
from chalicelib.domain.organisations.spelling import spelled
from chalicelib.domain.reviews.public_review import PublicReviewsPage, public_review_of
from chalicelib.domain.rules.refusals import Invalid, NotFound
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas import public_schemas, showing
from chalicelib.ports.unread import go_past

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get("/", Audience.VISITOR, gives={200: public_schemas.StartOut}, html=True)
def start(_: Request) -> Answer:
    """The start page: search for an organisation."""
    return Answer(
        data=public_schemas.StartOut(organisations="/organisations", openapi="/openapi.json"),
        template="start",
        context={"query": {}},
    )


@door.get(
    "/organisations",
    Audience.VISITOR,
    query=public_schemas.OrganisationsQuery,
    gives={200: public_schemas.OrganisationsOut},
    refuses=(Invalid,),
    html=True,
    headers=("ETag",),
)
def organisations(request: Request) -> Answer:
    """Organisations that take part, what fits best first; with `all=true` every open one."""
    query = request.read_query(public_schemas.OrganisationsQuery)
    here = platform()
    if query.register_id:
        found = [each for each in here.organisations.known([key_of(query.register_id)]).values() if _is(each, query)]
        page = Found((), total=len(found))
    else:
        page = here.directory.search(
            query.q,
            sector=query.sector or "",
            postal_code=query.postal_code,
            taking_part=not query.all,
            nearby=query.nearby,
            limit=query.limit,
            cursor=query.cursor,
        )
        known = here.organisations.many(page.ids, unread=go_past)
        # A release before names closed ones still, where it served meanwhile; the night mends the index.
        found = [known[each] for each in page.ids if each in known and known[each].listing.closed_at is None]
    now = here.now()
    data = public_schemas.OrganisationsOut(
        items=[showing.organisation_item(each, now) for each in found],
        next=page.next,
        previous=page.previous,
        total=page.total,
        nearest=page.nearest,
    )
    words = f"{query.q} {query.postal_code}".strip()
    context = {
        "found": data,
        "query": query,
        "words": words,
        "only_signs": bool(words) and not spelled(words),
        "postal_code": code_in(words),
        "most": COUNTED,
    }
    return Answer(data, template="organisations", context=context, shared=True)


def _is(organisation: Organisation, query: public_schemas.OrganisationsQuery) -> bool:
    """Check that it is the one of the id that is asked, which its key alone does not say, and that it is open."""
    return organisation.listing.register_id == query.register_id and organisation.listing.closed_at is None


@door.get(
    "/organisations/{organisation_id}",
    Audience.VISITOR,
    gives={200: public_schemas.OrganisationOut},
    refuses=(NotFound,),
    html=True,
    headers=("ETag",),
)
def organisation(request: Request, organisation_id: str) -> Answer:
    """One organisation: its address, its honest score, and on the page its newest reviews."""
    here = platform()
    found, newest = here.public_pages.page(organisation_id, limit=20 if request.wants_html else 0)
    themes = here.theme_sets.current(found.listing.sector)
    now = here.now()
    data = showing.organisation(found, themes, now)
    public_reviews = () if found.blocked(now) else newest.public_reviews
    reviews = [showing.public_review_out(each, found, theme_sets=here.theme_sets) for each in public_reviews]
    theme_sets = showing.own_theme_sets(public_reviews, here.theme_sets)
    context = {"found": data, "reviews": reviews, "theme_sets": theme_sets, "next": newest.next}
    return Answer(data, template="organisation", context=context, shared=True)


@door.get("/o/{organisation_id}", Audience.VISITOR, refuses=(NotFound,), html=True, page_only=True)
def organisation_page(request: Request, organisation_id: str) -> Answer:
    """The same, always as a page: for whoever names no form, as previews of links do, and for print."""
    return organisation(request, organisation_id)


@door.get(
    "/organisations/{organisation_id}/reviews",
    Audience.VISITOR,
    query=public_schemas.PageQuery,
    gives={200: public_schemas.PublicReviewsOut},
    refuses=(NotFound, Invalid),
    html=True,
    headers=("ETag",),
)
def organisation_reviews(request: Request, organisation_id: str) -> Answer:
    """The published reviews of an organisation, newest first."""
    query = request.read_query(public_schemas.PageQuery)
    here = platform()
    if query.cursor:
        found = here.organisations.get(organisation_id)
        page = here.organisations.reviews(organisation_id, limit=query.limit, cursor=query.cursor)
    else:
        found, page = here.public_pages.page(organisation_id, limit=query.limit)
    if found.blocked(here.now()):
        page = PublicReviewsPage((), None)
    items = [showing.public_review_out(each, found, theme_sets=here.theme_sets) for each in page.public_reviews]
    data = public_schemas.PublicReviewsOut(items=items, next=page.next)
    context = {
        "found": data,
        "organisation": showing.named(found),
        "theme_sets": showing.own_theme_sets(page.public_reviews, here.theme_sets),
    }
    return Answer(data, template="reviews", context=context, shared=True)


@door.get(
    "/theme-sets/{sector}",
    Audience.VISITOR,
    gives={200: public_schemas.ThemeSetOut},
    refuses=(NotFound,),
    headers=("ETag",),
)
def theme_set(request: Request, sector: str) -> Answer:
    """The aspects that people rate in a sector, in their current version."""
    return Answer(showing.theme_set(platform().theme_sets.current(sector)), shared=True)


@door.get(
    "/reviews/{review_id}",
    Audience.VISITOR,
    gives={200: public_schemas.PublicReviewOut},
    refuses=(NotFound,),
    html=True,
)
def review(request: Request, review_id: str) -> Answer:
    """One review with its reply, for as long as the public may see it."""
    here = platform()
    public_review = public_review_of(here.reviews.get(review_id))
    if public_review is None:
        raise NotFound
    found = here.organisations.get(public_review.organisation_id)
    if found.blocked(here.now()):
        raise NotFound
    data = showing.public_review_out(public_review, found, theme_sets=here.theme_sets)
    context = {
        "found": data,
        "organisation": showing.named(found),
        "theme_sets": showing.own_theme_sets([public_review], here.theme_sets),
    }
    return Answer(data, template="review", context=context)


@door.get("/r/{review_id}", Audience.VISITOR, refuses=(NotFound,), html=True, page_only=True)
def review_page(request: Request, review_id: str) -> Answer:
    """The same, always as a page."""
    return review(request, review_id)


@door.get("/health", Audience.VISITOR, gives={200: public_schemas.HealthOut})
def health(request: Request) -> Answer:
    """The health of the platform, and its version."""
    return Answer(public_schemas.HealthOut(status="ok", version=__version__))
