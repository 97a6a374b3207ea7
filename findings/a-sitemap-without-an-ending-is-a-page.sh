#!/usr/bin/env bash
# trafilatura 2.3.1 takes the sitemaps that an index names for pages, unless their addresses end in ".xml".
#
# Whatever stands in a `<sitemapindex>` is a sitemap, and sitemaps.org asks for no ending. This crawler of texts goes by
# the address instead of the element: `/sitemaps/0` it hands back as a page of the site, reads nothing of it, and says
# nothing. Of a site with such an index it finds no page at all.
#
# Expected: that what an index names is read as a sitemap.
# Here: the index names addresses that end in ".xml" (`chalicelib/entrypoints/site/embeds.py`); otherwise such a reader
# would know no organisation's page.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml_html_clean==0.4.6
"$place/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from trafilatura import sitemaps

SITE, NAMESPACE = "https://www.voorbeeld.be", "http://www.sitemaps.org/schemas/sitemap/0.9"


def found(path):
    """Return the pages that are found, and how many files were read, where the index names one sitemap at this path."""
    index = f"<sitemap><loc>{SITE}{path}</loc></sitemap>"
    pages = "".join(f"<url><loc>{SITE}/o/huis-{number}</loc></url>" for number in (1, 2))
    files = {
        f"{SITE}/sitemap.xml": f'<?xml version="1.0"?><sitemapindex xmlns="{NAMESPACE}">{index}</sitemapindex>',
        f"{SITE}{path}": f'<?xml version="1.0"?><urlset xmlns="{NAMESPACE}">{pages}</urlset>',
    }
    read = []
    # It takes no address of this machine, so the network is stood in for: this site, and no other.
    sitemaps.is_live_page = lambda *_, **__: True
    sitemaps.fetch_url = lambda url, *_, **__: read.append(url) or files.get(url)
    links = sitemaps.sitemap_search(f"{SITE}/sitemap.xml", sleep_time=0)
    return [link.removeprefix(SITE) for link in links], len(read)


print(f"trafilatura {version('trafilatura')}")
told = {path: found(path) for path in ("/sitemaps/0.xml", "/sitemaps/0")}
for path, (pages, read) in told.items():
    print(f"the index names {path}: files read {read}, pages {pages}")
if told != {"/sitemaps/0.xml": (["/o/huis-1", "/o/huis-2"], 2), "/sitemaps/0": (["/sitemaps/0"], 1)}:
    sys.exit("it is not as written any more")
PYTHON
