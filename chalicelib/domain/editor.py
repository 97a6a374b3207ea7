"""Editors, their way in, and the sessions they work in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from chalicelib.domain.retention import Kept, kept

SESSION_LIFE: Final[timedelta] = kept(Kept.SESSION)  # a working day; sign-out ends it sooner


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    id: str
    email: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """A mailed way in, good once."""

    id: str
    editor_id: str
    nonce: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """An editor at work. The store knows only the digest of its token."""

    token_digest: str
    editor_id: str
    expires_at: datetime
