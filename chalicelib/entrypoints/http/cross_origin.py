"""Pages of other sites: which of them may read an answer, what of it, and what they may send along (CORS)."""

from collections.abc import Mapping
from typing import Final

# Beyond what any page may read: a CSV's name, a tag to ask with again, where a list goes on, when to come back.
_READ: Final = "Content-Disposition, ETag, Link, Retry-After"
_SENT: Final = "Accept, Content-Type, Idempotency-Key, If-None-Match"  # a long `Accept` is asked for too
_ASKED: Final = "600"  # seconds for which a browser need not ask again

# Of what is made for other sites, and of what is answered before any door: neither says anything of anybody.
TO_ALL: Final[Mapping[str, str]] = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": _READ}


def allowed(origin: str, *, open_to_all: bool, origins: tuple[str, ...]) -> Mapping[str, str]:
    """Return the headers by which a page of this origin may read an answer, a refusal too; none where it may not.

    Args:
        origin: as the browser names it.
        open_to_all: the answer is made for other sites: any of them may read it, and show it as well.
        origins: the frontends of others that a stage knows, where they may call.
    """
    if open_to_all:
        return {**TO_ALL, "Cross-Origin-Resource-Policy": "cross-origin"}
    return {**TO_ALL, "Access-Control-Allow-Origin": origin} if origin in origins else {}


def preflight(methods: str) -> Mapping[str, str]:
    """Return what a page that may read answers may ask with."""
    return {
        "Access-Control-Allow-Methods": methods,
        "Access-Control-Allow-Headers": _SENT,
        "Access-Control-Max-Age": _ASKED,
    }
