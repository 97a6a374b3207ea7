"""The checkpoint: the size and the root of the public log, signed (C2SP: tlog-checkpoint, signed-note)."""

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

_ED25519: Final = b"\x01"  # the kind of signature, as signed-note numbers them


@dataclass(frozen=True, slots=True)
class VerifyingKey:
    """The public half of the key that signs checkpoints, under the name of the log."""

    name: str
    raw: bytes  # 32 bytes, Ed25519

    @property
    def id(self) -> bytes:
        """Four bytes that tell keys of one name apart."""
        return sha256(self.name.encode() + b"\n" + _ED25519 + self.raw).digest()[:4]

    @property
    def text(self) -> str:
        """The key as verifiers are given it."""
        return f"{self.name}+{self.id.hex()}+{b64encode(_ED25519 + self.raw).decode()}"


def body(origin: str, size: int, root: bytes) -> str:
    """Return what is signed."""
    return f"{origin}\n{size}\n{b64encode(root).decode()}\n"


def signed(text: str, key: VerifyingKey, signature: bytes) -> str:
    """Return a signed checkpoint."""
    return f"{text}\n\N{EM DASH} {key.name} {b64encode(key.id + signature).decode()}\n"
