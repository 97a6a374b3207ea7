"""The pages: the one place where HTML is made. Views name a page and give it its words; nothing here decides."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from chalicelib.adapters import templates
from chalicelib.entrypoints.pages.assets import asset_path
from chalicelib.entrypoints.pages.filters import FILTERS, GLOBALS

ENVIRONMENT: Final = templates.environment(Path(__file__).parent / "templates", html=True)
ENVIRONMENT.filters.update(FILTERS)
ENVIRONMENT.globals.update(GLOBALS, asset=asset_path)


def render(name: str, words: Mapping[str, object]) -> str:
    """The page as HTML.

    Args:
        name: the page's, as views call it.
        words: what it shows; also `editor` (who is at work, or None) and `site_url`.
    """
    return ENVIRONMENT.get_template(f"{name}.html").render(words)
