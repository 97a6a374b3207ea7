"""Who acts."""

from enum import StrEnum


class Party(StrEnum):
    """Who acts."""

    AUTHOR = "author"
    ORGANISATION = "organisation"
    EDITOR = "editor"
    VISITOR = "visitor"
    CLOCK = "clock"
    SIGNAL = "signal"
