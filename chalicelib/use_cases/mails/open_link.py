"""The one way in which a mailed link is opened; opening it changes nothing."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from chalicelib.domain.rules.mails import Purpose
from chalicelib.domain.rules.refusals import DeadLink, NotFound
from chalicelib.ports.stores import Links

T = TypeVar("T")


def open_link(
    purpose: Purpose,
    token: str,
    find: Callable[[str], T | None],
    nonce: Callable[[T], str],
    *,
    links: Links,
    now: datetime,
) -> T:
    """Return what a link opens: what `find` knows by its id, while it still has the nonce that the link was made with.

    Raises:
        DeadLink: not our link, too old, of something that is gone, or with another nonce.
    """
    opened = links.opened(purpose, token, now=now)
    try:
        found = find(opened.item_id)
    except NotFound:
        raise DeadLink from None
    if found is None or nonce(found) != opened.nonce:
        raise DeadLink
    return found
