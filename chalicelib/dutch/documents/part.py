"""A part of a document that people read: under its own heading, on a page and as data alike."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A way to read on, or something to print: an address of ours, or of another site."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part: paragraphs, then steps in their order, then loose points; each may be absent."""

    id: str  # of its heading, to link to
    title: str
    text: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
