"""Editors, their ways in, and the sessions they work in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from chalicelib.domain.access.roles import EVERY_ROLE, Duty, Role, may
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.rules.retention import Kept, kept

SESSION_LIFE: Final[timedelta] = kept(Kept.SESSION)  # a working day; sign-out ends it sooner
SIGN_IN_LIFE: Final = timedelta(minutes=15)  # from leaving for the issuer of accounts until the session


class SignInMethod(StrEnum):
    """The way in which an editor signs in; nobody has two, so that nobody is two editors."""

    MAIL = "mail"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    id: str
    email: str  # of an account: as its issuer said it, or empty
    name: str
    roles: tuple[Role, ...] = EVERY_ROLE  # whom an operator registers does all, unless told
    way: SignInMethod = SignInMethod.MAIL
    off: bool = False  # by an operator; nothing but an operator undoes it
    sectors: tuple[Sector, ...] = ()  # the only ones this editor sees and decides on; none named: all of them
    digest_stopped: bool = False  # by the editor: the morning mail is not sent; every other mail is
    unreached: bool = False  # mails to the address came back for good, or were not wanted: none is sent any more

    @property
    def works(self) -> bool:
        """True while this is still an editor: with a role, and not switched off."""
        return bool(self.roles) and not self.off

    def sees(self, sector: Sector) -> bool:
        """Tell if what is of a sector is this editor's to see and decide on."""
        return not self.sectors or sector in self.sectors

    def may(self, duty: Duty) -> bool:
        return may(self.roles, duty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person's account, as its issuer vouches for it."""

    issuer: str
    subject: str  # never given to another person by this issuer
    name: str
    email: str  # empty where the issuer says none, or does not vouch for it
    roles: tuple[Role, ...]
    roles_said: bool = True  # False where the issuer said nothing at all of roles


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
