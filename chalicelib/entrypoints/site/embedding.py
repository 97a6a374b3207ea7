"""The texts that machines fetch. Made without the pages' templates: a reader of a feed must not pay for those."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from typing import Final
from urllib.parse import urlsplit

from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.organisations.themes import Scale
from chalicelib.domain.reviews.proof import proof_of
from chalicelib.domain.reviews.public_review import PublicPromise, PublicReview
from chalicelib.domain.reviews.score import SCALE, THRESHOLD, WINDOW_MONTHS
from chalicelib.dutch import captions
from chalicelib.dutch.formatting import PROMISE_STATUSES, excerpt, month
from chalicelib.dutch.languages import PAGE, told_language
from chalicelib.entrypoints.schemas import embed_schemas as out
from chalicelib.entrypoints.schemas.showing import public_state, shown, warning

_EXCERPT: Final = 220  # characters
_NOT_IN_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BEGINNING: Final = datetime(2026, 1, 1, tzinfo=UTC)  # of a feed in which nothing happened yet
_HEADER: Final = '<?xml version="1.0" encoding="utf-8"?>\n'
_NOT_FOR_CRAWLERS: Final = (
    "/editor/",
    "/confirm/",
    "/manage/",
    "/reply/",
    "/notice/",
    "/insights/",
    "/objection/",
    "/digest/",
    "/participation/",
    "/promise/",
    "/promise-check/",
    "/organisations/*/write",
    "/organisations/*/insights-link",
    "/organisations/*/participation-requests",
    "/organisations/*/poster",
    "/organisations/*/flyer",
    "/organisations/*/form",
    "/organisations/*/kiosk",
    "/reviews/*/notices",
)


def page_of(organisation_id: str, site_url: str) -> str:
    """Return the address that is always a page: programs that show a preview of it name no form."""
    return f"{site_url}/o/{organisation_id}"


def widget(
    found: Organisation, public_reviews: Sequence[PublicReview], *, site_url: str, now: datetime
) -> out.WidgetOut:
    """The same figures as on the organisation's page, and none where that has none."""
    tally = found.shown_tally(now)
    public_warning = warning(found.moderation.warning, now)
    return shown(
        out.WidgetOut,
        tally,
        found,
        name=found.listing.name,
        url=page_of(found.id, site_url),
        state=public_state(found, now),
        scale=Scale(min=SCALE[0], max=SCALE[1]),
        threshold=THRESHOLD,
        window_months=WINDOW_MONTHS,
        warning=public_warning.text if public_warning else None,
        items=[
            shown(
                out.WidgetReviewOut,
                public_review,
                excerpt=excerpt(public_review.text, _EXCERPT),
                replied=public_review.reply is not None,
                proof=proof_of(public_review.counted_as, found.handed_out),
                promise=public_review.reply.promise.status
                if public_review.reply and public_review.reply.promise
                else None,
                language=told_language(public_review.text, public_review.language),
            )
            for public_review in ([] if found.blocked(now) else public_reviews)
        ],
    )


def xml(text: str) -> str:
    """A text that is safe within XML, in elements and in attributes."""
    return escape(_NOT_IN_XML.sub("", text))


def _paragraph(text: str) -> str:
    """A paragraph of HTML with the line breaks that a page shows, for `type="html"` of Atom (RFC 4287, 3.1.1.1).

    Some readers take whatever a feed says for HTML: of a plain text they drop what stands between < and >.
    """
    return f"<p>{escape(text, quote=False).replace(chr(10), '<br>')}</p>"


def atom(found: Organisation, public_reviews: Sequence[PublicReview], *, site_url: str, now: datetime) -> str:
    """The feed (RFC 4287). Ids are tags (RFC 4151), so that they outlive addresses; while blocked it is empty."""
    host = urlsplit(site_url).hostname or "localhost"
    page, feed = page_of(found.id, site_url), f"{site_url}/organisations/{found.id}/feed.atom"
    blocked = found.blocked(now)
    newest = [] if blocked else public_reviews
    since = found.moderation.state_since or _BEGINNING
    updated = since if blocked else max([public_review.updated_at for public_review in newest], default=_BEGINNING)
    subtitle = captions.UNDER_RESEARCH if blocked else captions.NEWEST
    return "".join(
        (
            _HEADER,
            '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">\n',
            f"<id>tag:{xml(host)},2026:organisation/{xml(found.id)}</id>\n",
            # Titles stay plain: readers show them as they come, and a name with & is the same in both.
            f"<title>{xml(captions.all_about(found.listing.name))}</title>\n",
            f"<subtitle>{subtitle}</subtitle>\n",
            f"<updated>{_stamp(updated)}</updated>\n",
            f"<author><name>{captions.PLATFORM}</name></author>\n",
            f'<link rel="self" type="application/atom+xml" href="{xml(feed)}"/>\n',
            f'<link rel="alternate" type="text/html" href="{xml(page)}"/>\n',
            *(_entry(public_review, site_url, host) for public_review in newest),
            "</feed>\n",
        )
    )


def _entry(public_review: PublicReview, site_url: str, host: str) -> str:
    page = f"{site_url}/r/{public_review.id}"
    said = [public_review.text, *(text for each in public_review.additions for text in (captions.ADDED, each.text))]
    if public_review.reply is not None:
        said += [captions.REPLY, public_review.reply.text, *_promised(public_review.reply.promise)]
    return (
        "<entry>\n"
        f"<id>tag:{xml(host)},2026:review/{xml(public_review.id)}</id>\n"
        f"<title>{xml(captions.who(public_review.capacity, public_review.experienced))}</title>\n"
        f"<published>{_stamp(public_review.published_at)}</published>\n"
        f"<updated>{_stamp(public_review.updated_at)}</updated>\n"
        f'<link rel="alternate" type="text/html" href="{xml(page)}"/>\n'
        f'<content type="html"{_in(public_review)}>{xml("".join(map(_paragraph, said)))}</content>\n'
        "</entry>\n"
    )


def _promised(promise: PublicPromise | None) -> Sequence[str]:
    """The words of a promise and of what became of it, as they stand below its reply; none without one."""
    if promise is None:
        return []
    said = [f"{captions.PROMISE} {month(promise.by)}:", promise.text, f"{PROMISE_STATUSES[promise.status]}."]
    return [*said, captions.OUTCOME, promise.outcome] if promise.outcome else said


def _in(public_review: PublicReview) -> str:
    """Return the attribute that says a text is in another language than the feed."""
    language = told_language(public_review.text, public_review.language)
    return f' xml:lang="{language}"' if language not in {"", PAGE} else ""


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def sitemap_index(paths: Sequence[str], *, site_url: str) -> str:
    rows = "".join(f"<sitemap><loc>{xml(site_url + path)}</loc></sitemap>\n" for path in paths)
    return f'{_HEADER}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</sitemapindex>\n'


def sitemap(paths: Sequence[str], *, site_url: str) -> str:
    rows = "".join(f"<url><loc>{xml(site_url + path)}</loc></url>\n" for path in paths)
    return f'{_HEADER}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'


def robots(*, site_url: str) -> str:
    closed = "".join(f"Disallow: {path}\n" for path in _NOT_FOR_CRAWLERS)
    return f"User-agent: *\n{closed}\nSitemap: {site_url}/sitemap.xml\n"
