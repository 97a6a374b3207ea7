"""For organisations, through the link to their figures: what their reviews say, and how to do more with them."""

from typing import Final

from chalice.app import Blueprint

from chalicelib.adapters.dynamodb.client.cursors import unwrap, wrap
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.bootstrap import platform
from chalicelib.domain.clock.days import span, year_of
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.public_review import PublicReview
from chalicelib.domain.rules.limits import Limited
from chalicelib.domain.rules.mails import LINK_LIFE, Purpose
from chalicelib.domain.rules.refusals import ChangedMeanwhile, DeadLink, FieldError, Invalid, NotFound, TooMany
from chalicelib.dutch.keyword_themes import current_themes
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import CSV, Answer, Audience, Request
from chalicelib.entrypoints.links.figures import insights_shown
from chalicelib.entrypoints.links.spreadsheet import reviews_csv
from chalicelib.entrypoints.schemas import insights_schemas as schemas
from chalicelib.entrypoints.schemas.public_schemas import EmptyIn
from chalicelib.entrypoints.schemas.reach_schemas import AskedAboutOut
from chalicelib.use_cases.organisations.ask_insights import (
    ask_insights_link,
    ask_reply_link,
    insights_of,
    renew_insights_link,
)

blueprint = Blueprint(__name__)
door = Door(blueprint)

_NEWEST: Final = 60  # reviews among which those without a reply are looked for
_TO_SHARE: Final = 5
_ROWS: Final = 250  # of a spreadsheet; with two texts of 5,000 characters each still far below Lambda's 6 MB


@door.get("/insights/{token}", Audience.LINK, gives={200: schemas.InsightsOut}, refuses=(DeadLink,), html=True)
def insights(request: Request, token: str) -> Answer:
    """An organisation's figures over time, per aspect and theme, and what it has not answered yet."""
    found = _opened(token)
    data, newest = _shown(found)
    context = {
        "found": data,
        "token": token,
        "years": sorted({each.period[:4] for each in data.months}, reverse=True),
        "to_share": newest[:_TO_SHARE],
        "asked": "asked" in request.query,
        "digest": {"path": _digest_path(found), "stopped": found.digest_stopped},
    }
    return Answer(data, template="insights", context=context)


@door.get(
    "/insights/{token}/reviews.csv",
    Audience.LINK,
    query=schemas.SheetQuery,
    files=(CSV,),
    refuses=(DeadLink, Invalid),
    headers=("Link", "Content-Disposition"),
)
def sheet(request: Request, token: str) -> Answer:
    """A year's or a month's reviews for a spreadsheet; where there are more, `Link` says where they go on."""
    found = _opened(token)
    query = request.read_query(schemas.SheetQuery)
    here = platform()
    period = query.period or f"{year_of(here.now())}"
    since, until = map(stamp, span(period))
    before = unwrap(query.cursor)
    if before and not since < before < until:
        raise Invalid((FieldError("cursor", "wrong_cursor"),))
    public_reviews = _public_reviews(found, since=since, until=before or until, limit=_ROWS + 2)
    public_reviews = [public_review for public_review in public_reviews if _cursor(public_review) != before]
    shown, more = public_reviews[:_ROWS], len(public_reviews) > _ROWS
    text = reviews_csv(
        shown,
        here.theme_sets.current(found.listing.sector),
        of=found,
        theme_sets=here.theme_sets,
    )
    headers = {"Content-Disposition": f'attachment; filename="waarderingen-{period}.csv"'}
    if more:
        next_url = f"/insights/{token}/reviews.csv?period={period}&cursor={wrap(_cursor(shown[-1]))}"
        headers["Link"] = f'<{next_url}>; rel="next"'
    return Answer(text=text, media_type=CSV, headers=headers)


@door.post(
    "/insights/{token}/reply-link",
    Audience.LINK,
    takes=schemas.ReplyLinkIn,
    gives={202: schemas.ReceiptOut},
    refuses=(DeadLink, Invalid, NotFound),
    html=True,
)
def ask_reply(request: Request, token: str) -> Answer:
    """Have a review's reply link mailed again, to the registered address; at most once an hour."""
    _opened(token)
    sent = request.read(schemas.ReplyLinkIn)
    here = platform()
    ask_reply_link(token, sent.review_id, stores=here, now=here.now())
    return Answer(schemas.ReceiptOut(status="asked"), status=202, redirect=f"/insights/{token}?asked")


@door.post(
    "/insights/{token}/renewal",
    Audience.LINK,
    takes=EmptyIn,
    gives={202: schemas.ReceiptOut},
    refuses=(DeadLink, Invalid, ChangedMeanwhile, TooMany),
    html=True,
)
def renew_insights(request: Request, token: str) -> Answer:
    """Kill all links to these figures, this one too, and have a new one mailed to the registered address."""
    found = _opened(token)
    request.read(EmptyIn)
    here = platform()
    renew_insights_link(
        token, stores=here, now=here.now(), mailed=here.counts(Limited.INSIGHTS_RENEWAL, origin="", address=found.id)
    )
    context = {"organisation_id": found.id}
    return Answer(schemas.ReceiptOut(status="renewed"), status=202, template="insights_renewed", context=context)


@door.get(
    "/organisations/{organisation_id}/insights-link",
    Audience.VISITOR,
    gives={200: AskedAboutOut},
    refuses=(NotFound,),
    html=True,
)
def insights_link(request: Request, organisation_id: str) -> Answer:
    """The form with which an organisation asks for the link to its figures."""
    found = platform().organisations.get(organisation_id)
    data = AskedAboutOut(organisation_id=found.id, name=found.listing.name)
    return Answer(data, template="insights_link", context={"organisation": data})


@door.post(
    "/organisations/{organisation_id}/insights-link",
    Audience.VISITOR,
    takes=EmptyIn,
    gives={202: schemas.ReceiptOut},
    refuses=(Invalid, TooMany),
    html=True,
)
def ask_insights(request: Request, organisation_id: str) -> Answer:
    """Have the link to its figures mailed to the organisation. The answer is always the same."""
    request.read(EmptyIn)
    here = platform()
    ask_insights_link(
        organisation_id,
        stores=here,
        now=here.now(),
        asked=here.counts(Limited.INSIGHTS_LINK, origin=request.source_ip),
        mailed=here.counts(Limited.INSIGHTS_LINK, origin="", address=organisation_id),
    )
    data = schemas.ReceiptOut(status="asked")
    return Answer(data, status=202, template="insights_link_sent", context={"organisation_id": organisation_id})


def _opened(token: str) -> Organisation:
    here = platform()
    return insights_of(token, stores=here, now=here.now())


def _shown(found: Organisation) -> tuple[schemas.InsightsOut, list[PublicReview]]:
    """The figures, and the newest reviews; of a blocked organisation neither."""
    here = platform()
    now = here.now()
    newest = _public_reviews(found, since="", until="~", limit=_NEWEST)
    unanswered = [public_review.id for public_review in newest if public_review.reply is None]
    reviews = here.insights.reviews(unanswered)
    data = insights_shown.insights(
        found,
        {} if found.blocked(now) else here.insights.months(found.id),
        [(public_review, reviews.get(public_review.id)) for public_review in newest],
        theme_set=here.theme_sets.current(found.listing.sector),
        themes=current_themes(),
        averages=here.insights.averages(found.listing.sector),
        site_url=here.settings.site_url,
        now=now,
    )
    return data, newest


def _digest_path(found: Organisation) -> str:
    here = platform()
    expires = here.now() + LINK_LIFE[Purpose.DIGEST]
    url = here.links.url(Purpose.DIGEST, found.id, found.contact_nonce, expires_at=expires)
    return url.removeprefix(here.settings.site_url)


def _public_reviews(found: Organisation, *, since: str, until: str, limit: int) -> list[PublicReview]:
    here = platform()
    if found.blocked(here.now()):
        return []
    return list(here.insights.public_reviews(found.id, since=since, until=until, limit=limit))


def _cursor(public_review: PublicReview) -> str:
    return f"{stamp(public_review.published_at)}#{public_review.id}"
