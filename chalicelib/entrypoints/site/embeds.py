"""For other sites and machines: the widget, the feed, the map for search engines. All of it public, none a page.

Pages of any site may read these (`open_to_all`), and whoever has the newest gets a 304.
"""

import hashlib
from typing import Final

import msgspec
from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import TEXT, Answer, Audience, Request
from chalicelib.entrypoints.pages.assets import asset
from chalicelib.entrypoints.schemas import embed_schemas as out
from chalicelib.entrypoints.site import embedding

blueprint = Blueprint(__name__)
door = Door(blueprint)

SITEMAPS: Final = 16  # each far below the 50,000 addresses that one may hold
_IN_WIDGET: Final = 3  # reviews
_IN_FEED: Final = 20
A_MINUTE: Final = "public, max-age=60, stale-if-error=0"  # for what may be taken offline: never longer
AN_HOUR: Final = "public, max-age=3600"
_XML: Final = "application/xml; charset=utf-8"
_ATOM: Final = "application/atom+xml; charset=utf-8"
_SCRIPT: Final = "text/javascript; charset=utf-8"


@door.get(
    "/organisations/{organisation_id}/widget.json",
    Audience.VISITOR,
    gives={200: out.WidgetOut},
    refuses=(NotFound,),
    open_to_all=True,
    headers=("ETag",),
)
def widget_data(request: Request, organisation_id: str) -> Answer:
    """The content of the widget: the score only where the site shows one, and the newest reviews in short."""
    here = platform()
    found, page = here.public_pages.page(organisation_id, limit=_IN_WIDGET)
    shown = embedding.widget(found, page.public_reviews, site_url=here.settings.site_url, now=here.now())
    return kept(request, msgspec.json.encode(shown).decode(), "application/json", A_MINUTE)


@door.get(
    "/organisations/{organisation_id}/widget.js",
    Audience.VISITOR,
    files=(_SCRIPT,),
    open_to_all=True,
    headers=("ETag",),
)
def widget_script(request: Request, organisation_id: str) -> Answer:
    """The widget itself, the same for all: it finds its organisation in its own address."""
    return kept(request, asset("widget.js"), _SCRIPT, AN_HOUR)


@door.get(
    "/organisations/{organisation_id}/feed.atom",
    Audience.VISITOR,
    files=(_ATOM,),
    refuses=(NotFound,),
    open_to_all=True,
    headers=("ETag",),
)
def feed(request: Request, organisation_id: str) -> Answer:
    """The newest reviews as an Atom feed."""
    here = platform()
    found, page = here.public_pages.page(organisation_id, limit=_IN_FEED)
    text = embedding.atom(found, page.public_reviews, site_url=here.settings.site_url, now=here.now())
    return kept(request, text, _ATOM, A_MINUTE)


@door.get("/sitemap.xml", Audience.VISITOR, files=(_XML,), open_to_all=True, headers=("ETag",))
def sitemap_index(request: Request) -> Answer:
    """The list of the sitemaps. Their names end as files of their kind do: some crawlers take others for pages."""
    pages = [f"/sitemaps/{number}.xml" for number in range(SITEMAPS)]
    return kept(request, embedding.sitemap_index(pages, site_url=platform().settings.site_url), _XML, AN_HOUR)


@door.get(
    "/sitemaps/{number}", Audience.VISITOR, files=(_XML,), refuses=(NotFound,), open_to_all=True, headers=("ETag",)
)
def sitemap(request: Request, number: str) -> Answer:
    """The pages of some of the organisations that take part; one stays in its list, whatever others come or go.

    Without `.xml`, as its address once was, it is the same.
    """
    number = number.removesuffix(".xml")
    if not (number.isascii() and number.isdecimal() and str(int(number)) == number and int(number) < SITEMAPS):
        raise NotFound
    here = platform()
    paths = [f"/o/{each}" for each in here.directory.part_of_those_taking_part(int(number), SITEMAPS)]
    if number == "0":
        guides = [f"/guide/{each}" for each in Sector]
        paths = ["/", "/organisations", "/contact", "/terms", "/open-data", "/guide", *guides, *paths]
    paths = paths or ["/"]  # the schema wants one address at least, and what is empty the index does not know
    return kept(request, embedding.sitemap(paths, site_url=here.settings.site_url), _XML, A_MINUTE)


@door.get("/robots.txt", Audience.VISITOR, files=(TEXT,), open_to_all=True, headers=("ETag",))
def robots(request: Request) -> Answer:
    """The addresses that crawlers should leave alone: links of mails, the editors' console, forms."""
    text = embedding.robots(site_url=platform().settings.site_url)
    return kept(request, text, TEXT, AN_HOUR)


def kept(request: Request, text: str, media_type: str, cache_control: str) -> Answer:
    """A text that anyone may keep, or word that theirs is still the newest."""
    tag = f'"{hashlib.sha256(text.encode()).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": cache_control, "Vary": "Accept-Encoding"}
    if request.has(tag):
        return Answer(status=304, text="", media_type=media_type, headers=headers)
    return Answer(text=text, media_type=media_type, headers=headers)
