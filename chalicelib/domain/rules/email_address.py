"""E-mail addresses, as far as a mail can be sent to them: ASCII, one recipient, nothing that could start a header.

And the mailbox behind an address: one person, however many spellings their provider takes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
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


def as_mailed(text: str) -> str:
    """Return an address with its domain as mail takes it, where that has other letters (`jan@münchen.be`)."""
    local, at, domain = text.rpartition("@")
    if not at or domain.isascii():
        return text
    import idna  # noqa: PLC0415 - large, and few addresses need it

    try:
        return f"{local}@{idna.encode(domain, uts46=True).decode()}"
    except idna.IDNAError:
        return text


@dataclass(frozen=True, slots=True)
class _Provider:
    """The spellings that a provider takes for one mailbox."""

    domain: str = ""  # the one that stands for all of its; empty where each of its domains has mailboxes of its own
    ignores: str = ""  # characters of a name that make no difference
    tags: str = "+"  # what begins a word of the reader's own choice, behind the name


_ANY: Final = _Provider()  # `name+word` is read so nearly everywhere; a dot is part of the name
_GOOGLE: Final = _Provider(domain="gmail.com", ignores=".")
_PROTON: Final = _Provider(domain="proton.me", ignores=".-_")
_APPLE: Final = _Provider(domain="icloud.com")
_YAHOO: Final = _Provider(tags="+-")
_PROVIDERS: Final[Mapping[str, _Provider]] = {
    **dict.fromkeys(("gmail.com", "googlemail.com"), _GOOGLE),
    **dict.fromkeys(("proton.me", "protonmail.com", "protonmail.ch", "pm.me"), _PROTON),
    **dict.fromkeys(("icloud.com", "me.com", "mac.com"), _APPLE),
    **dict.fromkeys(
        ("yahoo.com", "yahoo.fr", "yahoo.de", "yahoo.nl", "yahoo.co.uk", "ymail.com", "rocketmail.com"), _YAHOO
    ),
}


def mailbox(address: str) -> str:
    """Return the mailbox that an address reaches, as one spelling: who writes to `a.b+c@gmail.com` reaches `ab`.

    What is no address comes back in small letters.
    """
    name, at, domain = address.strip().lower().rpartition("@")
    if not at:
        return domain
    provider = _PROVIDERS.get(domain, _ANY)
    bare = re.split(f"[{re.escape(provider.tags)}]", name, maxsplit=1)[0].translate(
        dict.fromkeys(map(ord, provider.ignores))
    )
    return f"{bare or name}@{provider.domain or domain}"
