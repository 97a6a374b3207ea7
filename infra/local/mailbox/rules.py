"""The rules of the mailbox: each with what AWS says of a mail, where it says so, and what holds it here.

A rule looks at a mail that was asked to be sent, and refuses it as SES does. The scenes in
`tests/infra/mailbox/test_rules.py` fail where one is taken away. Where pages of AWS differ, the stricter one holds.
"""

import re
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from infra.local.mailbox.kept import Mail

MAX_MESSAGE_BYTES: Final = 10 * 1024 * 1024
MAX_RECIPIENTS: Final = 50
MAX_HEADERS: Final = 15
MAX_ADDRESS: Final = 320
MAX_LOCAL_PART: Final = 64
REGION: Final = "EU-WEST-1"
_DAY: Final = 24 * 3600.0  # seconds
_API: Final = "https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_"
_GUIDE: Final = "https://docs.aws.amazon.com/ses/latest/dg/"
_SIMULATOR: Final = "simulator.amazonses.com"
_HEADER_NAME: Final = re.compile(r"[!-9;-~]{1,126}")
_HEADER_VALUE: Final = re.compile(r"[ -~]{1,870}")
_TAG: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LOCAL_PART: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+")
_DOMAIN: Final = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9-]{1,63}")
_NAMED: Final = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>\s*")


_KINDS: Final[Mapping[str, Any]] = {
    "sandbox": bool,
    "verified": list,
    "configuration_sets": list,
    "rate": int | float,
    "quota": int,
}


class SesError(Exception):
    """An answer other than "sent"; `code` is the exception's name in the SES v2 API."""

    def __init__(self, code: str, status: int, message: str) -> None:
        super().__init__(message)
        self.code, self.status, self.message = code, status, message


def bad_request(message: str) -> SesError:
    return SesError("BadRequestException", 400, message)


@dataclass
class Account:
    """What SES knows of an account in a region; a new one is in the sandbox, ours has left it."""

    verified: Sequence[str] = ("waardering.example",)  # domains and addresses
    configuration_sets: Sequence[str] = ()
    sandbox: bool = False
    rate: float = 200.0  # mails a second; a second's worth may go at once
    quota: int = 1_000_000  # mails in 24 hours
    clock: Callable[[], float] = time.monotonic
    _went: deque[float] = field(default_factory=deque)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def order(self, wanted: Mapping[str, Any]) -> None:
        """Be another account from now on: `{"sandbox": true, "verified": ["x.example"], "rate": 1}`, each if given.

        Raises:
            ValueError: one is none of these, or not of its kind.
        """
        for name, value in wanted.items():
            wrong = ValueError(f"{name} is none of {', '.join(_KINDS)}, or not as it should be")
            kind = _KINDS.get(name)
            if kind is None or not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
                raise wrong
            if isinstance(value, list) and not all(isinstance(each, str) for each in value):
                raise wrong
        for name, value in wanted.items():
            setattr(self, name, value)

    def knows(self, address: str) -> bool:
        """Return true for a verified address, or one of a verified domain or of what lies under it."""
        domain = address.rpartition("@")[2].lower()
        return any(
            address == each if "@" in each else domain == each or domain.endswith(f".{each}") for each in self.verified
        )

    def took(self, mails: int) -> None:
        with self._lock:
            self._went.extend([self.clock()] * mails)

    def went(self, seconds: float) -> int:
        """Count what went in the last seconds; a recipient is a mail."""
        now = self.clock()
        with self._lock:
            while self._went and self._went[0] <= now - _DAY:
                self._went.popleft()
            return sum(at > now - seconds for at in self._went)

    def shown(self) -> dict[str, Any]:
        """Return what GetAccount answers."""
        return {
            "DedicatedIpAutoWarmupEnabled": False,
            "EnforcementStatus": "HEALTHY",
            "ProductionAccessEnabled": not self.sandbox,
            "SendQuota": {
                "Max24HourSend": float(self.quota),
                "MaxSendRate": float(self.rate),
                "SentLast24Hours": float(self.went(_DAY)),
            },
            "SendingEnabled": True,
            "SuppressionAttributes": {"SuppressedReasons": ["BOUNCE", "COMPLAINT"]},
        }


@dataclass(frozen=True)
class Asked:
    """A mail that was asked to be sent, with its addresses as they were given."""

    mail: Mail
    addresses: Sequence[str]  # of whom it is to
    configuration_set: str = ""


@dataclass(frozen=True)
class Rule:
    """A row of the table."""

    name: str
    says: str
    source: str
    asked: Callable[[Asked, Account], None]


def bare(address: str) -> str:
    named = _NAMED.fullmatch(address)
    return named["address"] if named else address


def _somebody(asked: Asked, _: Account) -> None:
    if not asked.addresses:
        raise bad_request("Missing required field: Destination.")


def _few(asked: Asked, _: Account) -> None:
    if len(asked.addresses) > MAX_RECIPIENTS:
        raise bad_request(f"Recipient count exceeds {MAX_RECIPIENTS}.")


def _small(asked: Asked, _: Account) -> None:
    mail = asked.mail
    if sum(len(part.encode()) for part in (mail.text, mail.html, mail.subject)) > MAX_MESSAGE_BYTES:
        raise SesError("MessageRejected", 400, f"Message length is more than {MAX_MESSAGE_BYTES} bytes long.")


def _addresses(asked: Asked, _: Account) -> None:
    for address in (*asked.addresses, asked.mail.sender, *asked.mail.reply_to):
        _check(address)


def _check(address: str) -> None:
    local, at, domain = bare(address).rpartition("@")
    if not at:
        raise bad_request("Missing final '@domain'")
    if not _LOCAL_PART.fullmatch(local) or len(local) > MAX_LOCAL_PART:
        raise bad_request("Local address contains control or whitespace, or an illegal character")
    if local.startswith(".") or local.endswith(".") or ".." in local:
        raise bad_request("Local address starts or ends with dot, or contains dot-dot")
    if not _DOMAIN.fullmatch(domain):
        raise bad_request("Domain contains illegal character, or starts with dot or contains dot-dot")
    if len(address) > MAX_ADDRESS:
        raise bad_request(f"Address is longer than {MAX_ADDRESS} characters")


def _names(asked: Asked, _: Account) -> None:
    for address in (*asked.addresses, asked.mail.sender, *asked.mail.reply_to):
        named = _NAMED.fullmatch(address)
        if named and not (named["name"].isascii() and named["name"].isprintable()):
            raise bad_request("The name before the address is not printable ASCII; use an encoded word")


def _subject(asked: Asked, _: Account) -> None:
    if re.search(r"[\x00-\x08\x0a-\x1f\x7f]", asked.mail.subject):
        raise bad_request("The subject contains control characters.")


def _few_headers(asked: Asked, _: Account) -> None:
    if len(asked.mail.headers) > MAX_HEADERS:
        raise bad_request(f"There are more than {MAX_HEADERS} headers.")


def _header_names(asked: Asked, _: Account) -> None:
    if not all(_HEADER_NAME.fullmatch(name) for name, _value in asked.mail.headers):
        raise bad_request("A header's name is not printable ASCII without a colon, or is longer than 126 characters.")


def _header_values(asked: Asked, _: Account) -> None:
    if not all(_HEADER_VALUE.fullmatch(value) for _name, value in asked.mail.headers):
        raise bad_request("A header's value is not printable ASCII, or is longer than 870 characters.")


def _tags(asked: Asked, _: Account) -> None:
    if not all(_TAG.fullmatch(part) for tag in asked.mail.tags for part in tag):
        raise bad_request("A tag's name or value contains more than letters, digits, underscores and dashes.")


def _sender(asked: Asked, account: Account) -> None:
    _known([asked.mail.sender], account)


def _recipients(asked: Asked, account: Account) -> None:
    if account.sandbox:
        _known([each for each in asked.addresses if not bare(each).lower().endswith(f"@{_SIMULATOR}")], account)


def _known(addresses: Sequence[str], account: Account) -> None:
    if failed := [each for each in addresses if not account.knows(bare(each))]:
        which = f"The following identities failed the check in region {REGION}: {', '.join(failed)}"
        raise SesError("MessageRejected", 400, f"Email address is not verified. {which}")


def _configuration(asked: Asked, account: Account) -> None:
    name = asked.configuration_set
    if name and name not in account.configuration_sets:
        raise SesError("NotFoundException", 404, f"Configuration set <{name}> does not exist.")


def _pace(asked: Asked, account: Account) -> None:
    if account.went(1.0) + len(asked.addresses) > max(1.0, account.rate):
        raise SesError("TooManyRequestsException", 429, "Maximum sending rate exceeded.")


def _quota(asked: Asked, account: Account) -> None:
    if account.went(_DAY) + len(asked.addresses) > account.quota:
        raise SesError("ThrottlingException", 400, "Daily message quota exceeded.")


RULES: Final = (
    Rule("somebody to mail", "A mail has a recipient.", f"{_API}SendEmail.html", _somebody),
    Rule("50 recipients", "A mail has at most 50, To, Cc and Bcc together.", f"{_API}Destination.html", _few),
    Rule("addresses", "An address is user@domain, in ASCII; one that is not refuses the mail.",
         "https://docs.aws.amazon.com/ses/latest/APIReference/API_SendEmail.html", _addresses),
    Rule("names in ASCII", "A name before an address that is not ASCII is an encoded word.",
         f"{_API}SendEmail.html", _names),
    Rule("subject", "A header's field, so the subject too, holds no control character.", f"{_GUIDE}header-fields.html",
         _subject),
    Rule("15 headers", "A mail brings at most 15 headers of its own.", f"{_API}Message.html", _few_headers),
    Rule("header names", "At most 126 printable characters of ASCII, without a colon.", f"{_API}MessageHeader.html",
         _header_names),
    Rule("header values", "At most 870 printable characters of ASCII (newer pages say 995).",
         f"{_API}MessageHeader.html", _header_values),
    Rule("tags", "Letters, digits, underscores and dashes, at most 256.", f"{_API}MessageTag.html", _tags),
    Rule("message of 10 MB", "A mail has at most 10 MB.", f"{_GUIDE}quotas.html", _small),
    Rule("verified sender", "A mail comes from a verified address or domain.",
         f"{_GUIDE}verify-addresses-and-domains.html", _sender),
    Rule("sandbox", "In the sandbox mails go to verified addresses and domains only, and to SES's simulator.",
         f"{_GUIDE}request-production-access.html", _recipients),
    Rule("configuration set", "A configuration set that a mail names exists.", f"{_API}SendEmail.html",
         _configuration),
    Rule("daily quota", "In 24 hours no more recipients are mailed than the quota.",
         f"{_GUIDE}manage-sending-quotas-errors.html", _quota),
    Rule("sending rate", "In a second no more recipients are mailed than the rate, bursts apart.",
         f"{_GUIDE}manage-sending-quotas-errors.html", _pace),
)  # fmt: skip
PAGE: Final = Path(__file__).resolve().parents[3] / "docs" / "strict-mail.md"
_BEGIN: Final = "<!-- drawn: rules -->"
_END: Final = "<!-- end: rules -->"


def drawn(page: str) -> str:
    """Return the page with the rules as they are now."""
    before, _, rest = page.partition(_BEGIN)
    rows = [
        f"| {rule.name} | {rule.says} | [{rule.source.rpartition('/')[2].partition('.html')[0]}]({rule.source}) |"
        for rule in RULES
    ]
    table = "\n".join(["| rule | what AWS says | where |", "| --- | --- | --- |", *rows])
    return f"{before}{_BEGIN}\n{table}\n{_END}{rest.partition(_END)[2]}"


if __name__ == "__main__":
    PAGE.write_text(drawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
