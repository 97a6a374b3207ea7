"""Invitations: cards with a code each, that an organisation hands to everybody of a group, without choosing whom.

A code opens nothing and names nobody: it says that whoever writes got a card. What is kept of it is a keyed hash, and
whether it was used; which code became which review is kept by nobody. What an organisation sees of it comes in steps
and a night late, so that the day on which one number moves tells of no single card.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from chalicelib.domain.organisations.organisation import in_steps
from chalicelib.domain.rules.refusals import FieldError

LIFE: Final = timedelta(days=365)  # of a card, from when its batch was made
LENGTH: Final = 12  # signs of a code
# Crockford's base32: no I, L, O or U, so that nothing is mistaken for a digit.
SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS: Final = LENGTH * 5
_HASHED_IN: Final = "abcdefghijklmnopqrstuvwxyz234567"  # as `IdGenerator.keyed` spells
_SPELLED: Final = str.maketrans(_HASHED_IN, SIGNS)
_MISREAD: Final = str.maketrans("OIL", "011")
_IN_A_GROUP: Final = 4  # signs, as a card prints a code

Keyed = Callable[[str, str], str]


class Group(StrEnum):
    """The people who all get a card."""

    RESIDENTS = "residents"
    FAMILIES = "families"
    CLIENTS = "clients"
    PARENTS = "parents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """So many cards for everybody of a group, made at once."""

    id: str
    organisation_id: str
    number: int
    group: Group
    made_at: datetime

    @property
    def expires_at(self) -> datetime:
        return self.made_at + LIFE


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOut:
    """A batch, with how many of its cards were used: as it is, as the last night found it, and as it is shown."""

    batch: Batch
    used: int = 0
    noted: int = 0
    shown: int = 0
    night: int = 0  # the day of the last night, as an ordinal: every batch has its turn, also where nothing moved

    def after_night(self, day: int) -> "HandedOut":
        """The batch after the night of a day: what the night before found is shown, in steps; once each night."""
        if day <= self.night:
            return self
        return replace(self, shown=max(self.shown, in_steps(self.noted)), noted=self.used, night=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card, by its code: of which organisation and batch, until when, and whether somebody wrote with it."""

    key: str
    organisation_id: str
    batch_id: str
    until: datetime
    used: bool = False

    @property
    def reference(self) -> str:
        """The name that an unconfirmed review has for it."""
        return f"{self.batch_id}/{self.key}"


def code_of(batch_id: str, number: int, keyed: Keyed) -> str:
    """Return the code of a batch's nth card: the same whenever the sheet is printed, and kept nowhere."""
    return keyed("card", f"{batch_id}/{number}")[:LENGTH].translate(_SPELLED)


def key_of(code: str, keyed: Keyed) -> str:
    """Return the keyed hash under which a card is found by its code."""
    return keyed("card code", code)


def code_in(typed: str) -> str:
    """Return the code that somebody typed, or pasted with the address around it; empty where it cannot be one.

    Read as a person would: capitals or not, with blanks and dashes anywhere, O for zero, I and L for one.
    """
    text = unicodedata.normalize("NFKC", typed).upper().strip().rstrip("/").rpartition("/")[2]
    code = "".join(sign for sign in text if sign.isalnum()).translate(_MISREAD)
    return code if len(code) == LENGTH and set(code) <= set(SIGNS) else ""


def printed(code: str) -> str:
    """Return a code as a card has it, in groups that are easy to type over."""
    return "-".join(code[at : at + _IN_A_GROUP] for at in range(0, len(code), _IN_A_GROUP))


def fault_of(card: Card | None, organisation_id: str, now: datetime) -> FieldError | None:
    """Return why nobody can write about this organisation with a card; None where one can.

    Of a card of elsewhere nothing is told but that, and of a used one not by whom or when.
    """
    if card is None:
        return FieldError("invitation", "unknown", "card_unknown")
    if card.organisation_id != organisation_id:
        return FieldError("invitation", "of_another")
    if card.until <= now:
        return FieldError("invitation", "expired")
    return FieldError("invitation", "used") if card.used else None
