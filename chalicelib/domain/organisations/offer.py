"""What the register offers an organisation: a listing, and the other addresses that it may be reached at."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from chalicelib.domain.organisations.listing import Listing, hash_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Listing):
    """A listing as the register offers it: which address an organisation takes depends on the one that it has."""

    also: tuple[str, ...] = ()  # the other addresses that the register lists, which nobody takes over

    @property
    def content_hash(self) -> int:
        """A hash of all that decides what we take over."""
        return hash_of(*self.said(), *self.also)

    def keeping(self, present: str, *, bounced: bool = False) -> Listing:
        """Return what an organisation takes over that has this address now."""
        taken = {each.name: getattr(self, each.name) for each in fields(Listing)}
        return Listing(**taken | {"email": kept_address((self.email, *self.also), present, bounced=bounced)})


def kept_address(listed: Sequence[str], present: str, *, bounced: bool = False) -> str:
    """Return the address that an organisation has from now on, of those that the register lists, the first before.

    It keeps its own while that is listed, in whatever case and order: only another mailbox is a change, and no provider
    of mail minds capitals. One that bounced is kept only where the register puts it first.
    """
    own = listed[:1] if bounced else listed
    return present if present and present.lower() in map(str.lower, own) else listed[0]
