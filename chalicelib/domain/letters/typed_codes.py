"""Codes that people read from paper and type: in Crockford's alphabet, forgiving about what looks alike.

Sixteen signs hold 80 bits. There is no I, L, O or U among them: whoever reads an I or an L means 1, and an O means 0.
"""

import re
from hashlib import sha256
from typing import Final

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH: Final = 16
_BITS: Final = 5  # that one sign holds
_IN_A_GROUP: Final = 4
_BETWEEN: Final = re.compile(r"[\s.,:_\u00ad\u2010-\u2015\u2212-]+")
_MEANT: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_CODE: Final = re.compile(f"[{_ALPHABET}]{{{_LENGTH}}}")


def code_of(secret: str) -> str:
    """Return the code that stands for a secret, which itself cannot be guessed; the same each time."""
    number = int.from_bytes(sha256(secret.encode()).digest(), "big")
    return "".join(_ALPHABET[number >> _BITS * place & (2**_BITS - 1)] for place in range(_LENGTH))


def read_code(typed: str) -> str:
    """Return the code that somebody typed, however they spaced and capitalised it; empty where it can be none."""
    read = _BETWEEN.sub("", typed).upper().translate(_MEANT)
    return read if _CODE.fullmatch(read) else ""


def in_groups(code: str) -> str:
    """Return a code as it is printed, four signs at a time."""
    return " ".join(code[at : at + _IN_A_GROUP] for at in range(0, len(code), _IN_A_GROUP))
