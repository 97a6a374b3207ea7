"""Every mail and letter the platform can send, as it would look, without anything having to happen first."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from chalicelib.domain.rules.mails import MailKind
from chalicelib.ports.stores import RenderedMail
from infra.local.mailbox.letters import LETTERS
from infra.local.mailbox.samples import WORLDS, World


@dataclass(frozen=True)
class Sample:
    """A mail of the gallery."""

    name: str  # the kind, and in what it differs from others of its kind
    kind: MailKind
    addressee: str
    rendered: RenderedMail


@cache
def samples() -> Sequence[Sample]:
    """Every kind, and each way in which one can say something else; then the letters in their place."""
    return tuple(_written(world) for world in (*WORLDS, *LETTERS))


def sample(name: str) -> Sample | None:
    return next((each for each in samples() if each.name == name), None)


def _written(world: World) -> Sample:
    return Sample(name=str(world), kind=world.kind, addressee=world.to.value, rendered=world.rendered())
