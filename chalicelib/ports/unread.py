"""What a loop does with a record that it cannot read: tells somebody and goes on, goes on without a word, or stops."""

from collections.abc import Callable
from typing import NoReturn

from chalicelib.domain.rules.refusals import UnreadableRecord

Unread = Callable[[UnreadableRecord], None]  # is told of what a loop goes past


def stop(fault: UnreadableRecord) -> NoReturn:
    """Go past nothing: for whoever needs all or has no list to keep."""
    raise fault


def go_past(_: UnreadableRecord) -> None:
    """Go past one without a word: for readers in passing, of what the nightly reconciliation names or makes anew."""
