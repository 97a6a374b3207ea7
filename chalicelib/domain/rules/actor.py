"""The actor: who does something."""

from enum import StrEnum


class Actor(StrEnum):
    """The one who acts."""

    AUTHOR = "author"
    ORGANISATION = "organisation"
    EDITOR = "editor"
    VISITOR = "visitor"
    CLOCK = "clock"
    SIGNAL = "signal"
