"""The letters of the gallery: what each mail to an author is for somebody without an e-mail address."""

from dataclasses import dataclass, field, replace
from typing import Final

from chalicelib.domain.organisations.listing import Address
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.rules.mails import Addressee, Purpose
from infra.local.mailbox.samples import AUTHOR, ORGANISATION, WORLDS, World

BY_POST: Final = replace(AUTHOR, email="", postal_address="Dorpsstraat 7 bus 2\n2590 Berlaar")
AT_HOME: Final = replace(
    ORGANISATION,
    listing=replace(
        ORGANISATION.listing,
        address=Address(street="Lindestraat", number="12", postal_code="2590", municipality="Berlaar"),
    ),
)


@dataclass(frozen=True, kw_only=True)
class LetterWorld(World):
    """A mail's world, of which the author is reached by letters alone."""

    author: Author = BY_POST
    organisation: Organisation = field(default=AT_HOME)

    def __str__(self) -> str:
        house = "" if self.author is BY_POST else "-own_house"
        return f"letter-{super().__str__()}{house}"


def _by_post(world: World) -> LetterWorld:
    return LetterWorld(
        kind=world.kind,
        appellant=world.appellant,
        against=world.against,
        by=world.by,
        until=world.until,
        status=world.status,
        reply_status=world.reply_status,
        rule=world.rule,
        signals=world.signals,
    )


# Who gets letters confirms nothing: an editor saw the paper.
_OF_AUTHORS: Final = [each for each in WORLDS if each.to is Addressee.AUTHOR and each.purpose is not Purpose.CONFIRM]
LETTERS: Final = (
    *map(_by_post, _OF_AUTHORS),
    replace(_by_post(_OF_AUTHORS[0]), author=replace(BY_POST, postal_address="Lindestraat 12, kamer 4\n2590 Berlaar")),
)
