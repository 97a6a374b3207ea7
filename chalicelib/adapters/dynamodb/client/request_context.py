"""The context of one request: its id stands with all that it wrote, so that a mail leads back to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Final

_LONGEST: Final = 64  # characters; the gateway's ids have 36


@dataclass(slots=True)
class RequestContext:
    """The id of what is being done, and for how many seconds each thing that it decided had waited."""

    cause: str = ""
    waited: dict[str, int] = field(default_factory=dict)  # by the subject: a write that is tried again counts once


_NOBODYS: Final = RequestContext()
_current: Final[ContextVar[RequestContext]] = ContextVar("request_context", default=_NOBODYS)


def cause() -> str:
    """The id of the request at work; empty outside one, as for what the clock does."""
    return _current.get().cause


def note_waited(subject: str, seconds: int) -> None:
    context = _current.get()
    if context is not _NOBODYS:
        context.waited[subject] = seconds


@contextmanager
def following(cause: str) -> Iterator[RequestContext]:
    """Note all that is written inside as caused by this request."""
    context = RequestContext(cause[:_LONGEST])
    token = _current.set(context)
    try:
        yield context
    finally:
        _current.reset(token)
