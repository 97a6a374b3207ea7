"""The pages: the one place where HTML is made. Views name a page and give it its words; nothing here decides."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from chalicelib.entrypoints.pages.assets import asset_path
from chalicelib.entrypoints.pages.filters import FILTERS, GLOBALS

_HERE: Final = Path(__file__).parent


def _made() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(FILTERS)
    environment.globals.update(GLOBALS, asset=asset_path)
    return environment


_ENVIRONMENT: Final = _made()


def render(name: str, words: Mapping[str, object]) -> str:
    """The page as HTML.

    Args:
        name: the page's, as views call it.
        words: what it shows; also `editor` (who is at work, or None) and `site_url`.
    """
    return _ENVIRONMENT.get_template(f"{name}.html").render(words)
