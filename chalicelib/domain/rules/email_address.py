"""E-mail addresses, as far as a mail can be sent to them: ASCII, one recipient, nothing that could start a header."""

import re
from typing import Final

MAX_LENGTH: Final = 254  # RFC 5321, 4.5.3.1.3
_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_TOP: Final = r"[A-Za-z0-9][A-Za-z0-9-]{0,61}[A-Za-z0-9]"
_ADDRESS: Final = re.compile(
    rf"(?P<local>{_ATOM}(?:\.{_ATOM})*)@(?:{_LABEL}\.)+(?=[A-Za-z0-9-]*[A-Za-z]){_TOP}",
    re.ASCII,
)
_MAX_LOCAL: Final = 64


def is_email_address(text: str) -> bool:
    """Check that a mail can be sent to this text as it stands."""
    found = _ADDRESS.fullmatch(text)
    return found is not None and len(text) <= MAX_LENGTH and len(found["local"]) <= _MAX_LOCAL


def read_leniently(values: list[str]) -> tuple[str, bool]:
    """The first address that can be mailed out of what a register holds, and whether it held anything at all.

    Registers hold `mailto:` prefixes, blanks and `a; b` lists; all are read, none is guessed at.
    """
    parts = [part.strip().strip("<>") for value in values for part in re.split(r"[;,\s]+", value)]
    parts = [re.sub(r"(?i)^mailto:", "", part) for part in parts]
    parts = [part for part in parts if part]
    return next((part for part in parts if is_email_address(part)), ""), bool(parts)
