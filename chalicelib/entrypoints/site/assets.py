"""The style sheets, scripts and pictures that pages ask for."""

from pathlib import Path
from typing import Final

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.rules.refusals import NotFound
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.pages.assets import MEDIA_TYPES, asset, version

blueprint = Blueprint(__name__)
door = Door(blueprint)

_A_YEAR: Final = "public, max-age=31536000, immutable"
_AN_HOUR: Final = "public, max-age=3600"


class AssetQuery(Struct):
    v: str = ""  # the version that a page was made with


@door.get("/assets/{name}", Audience.VISITOR, query=AssetQuery, files=tuple(MEDIA_TYPES.values()), refuses=(NotFound,))
def assets(request: Request, name: str) -> Answer:
    """A file that pages need."""
    kept = _A_YEAR if request.query.get("v") == version(name) else _AN_HOUR
    return Answer(text=asset(name), media_type=MEDIA_TYPES[Path(name).suffix], headers={"Cache-Control": kept})
