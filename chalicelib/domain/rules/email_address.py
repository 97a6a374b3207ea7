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
