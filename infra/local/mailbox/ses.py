"""The part of the SES v2 protocol that the platform speaks: SendEmail and its refusals, and GetAccount.

Refuses what SES refuses, so that a mail which cannot go on AWS does not go here either.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from infra.local.mailbox.kept import Mail

MAX_MESSAGE_BYTES: Final = 10 * 1024 * 1024
MAX_RECIPIENTS: Final = 50
MAX_HEADERS: Final = 15
MAX_ADDRESS: Final = 320
MAX_LOCAL_PART: Final = 64
# New accounts get about this; the platform paces itself by it, and a laptop keeps up.
ACCOUNT: Final = {
    "DedicatedIpAutoWarmupEnabled": False,
    "EnforcementStatus": "HEALTHY",
    "ProductionAccessEnabled": True,
    "SendQuota": {"Max24HourSend": 1_000_000.0, "MaxSendRate": 200.0},
    "SendingEnabled": True,
    "SuppressionAttributes": {"SuppressedReasons": ["BOUNCE", "COMPLAINT"]},
}

_HEADER_NAME: Final = re.compile(r"[!-9;-~]{1,126}")
_HEADER_VALUE: Final = re.compile(r"[ -~]{1,995}")
_TAG: Final = re.compile(r"[A-Za-z0-9_.@-]{1,256}")
_LOCAL_PART: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+")
_DOMAIN: Final = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9-]{1,63}")
_NAMED: Final = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>\s*")


class SesError(Exception):
    """An answer other than "sent"; `code` is the exception's name in the SES v2 API."""

    def __init__(self, code: str, status: int, message: str) -> None:
        super().__init__(message)
        self.code, self.status, self.message = code, status, message


def _bad_request(message: str) -> SesError:
    return SesError("BadRequestException", 400, message)


def read_send_email(body: bytes) -> Mail:
    """The mail in the body of a SendEmail request.

    Raises:
        SesError: SES would not take it.
    """
    try:
        request = json.loads(body)
    except (ValueError, RecursionError) as broken:
        raise SesError("SerializationException", 400, "the body is no JSON") from broken
    content = _structure(_structure({"request": request}, "request"), "Content")
    mail = _simple(request, _structure(content, "Simple"))
    if not mail.recipients:
        raise _bad_request("Missing required field: Destination.")
    if len(mail.recipients) > MAX_RECIPIENTS:
        raise _bad_request(f"Recipient count exceeds {MAX_RECIPIENTS}.")
    size = len(mail.text.encode()) + len(mail.html.encode()) + len(mail.subject.encode())
    if size > MAX_MESSAGE_BYTES:
        raise SesError("MessageRejected", 400, f"Message length is more than {MAX_MESSAGE_BYTES} bytes long.")
    return mail


def _simple(request: Mapping[str, Any], content: Mapping[str, Any]) -> Mail:
    body = _structure(content, "Body")
    parts = {kind: _data(body, kind) for kind in ("Text", "Html") if body.get(kind) is not None}
    if not parts:
        raise _bad_request("The body has neither text nor HTML.")
    subject = _data(content, "Subject")
    if re.search(r"[\x00-\x08\x0a-\x1f\x7f]", subject):
        raise _bad_request("The subject contains control characters.")
    return Mail(
        recipients=_recipients(request),
        sender=_sender(request),
        subject=subject,
        text=parts.get("Text", ""),
        html=parts.get("Html", ""),
        headers=_headers(content),
        reply_to=tuple(map(_checked, _strings(request, "ReplyToAddresses"))),
        tags=_tags(request),
    )


def _recipients(request: Mapping[str, Any]) -> tuple[str, ...]:
    if request.get("Destination") is None:
        return ()
    to = _structure(request, "Destination")
    named = [each for kind in ("ToAddresses", "CcAddresses", "BccAddresses") for each in _strings(to, kind)]
    return tuple(_bare(_checked(address)) for address in named)


def _sender(request: Mapping[str, Any]) -> str:
    if not request.get("FromEmailAddress"):
        raise _bad_request("Missing required field: FromEmailAddress.")
    return _checked(_string(request, "FromEmailAddress"))


def _bare(address: str) -> str:
    named = _NAMED.fullmatch(address)
    return named["address"] if named else address


def _checked(address: str) -> str:
    """The address as given, once it is one SES delivers to: ASCII, unquoted, a name before it encoded."""
    named = _NAMED.fullmatch(address)
    if named and not (named["name"].isascii() and named["name"].isprintable()):
        raise _bad_request("The name before the address is not printable ASCII; use an encoded word")
    local, at, domain = _bare(address).rpartition("@")
    if not at:
        raise _bad_request("Missing final '@domain'")
    if not _LOCAL_PART.fullmatch(local) or len(local) > MAX_LOCAL_PART:
        raise _bad_request("Local address contains control or whitespace, or an illegal character")
    if local.startswith(".") or local.endswith(".") or ".." in local:
        raise _bad_request("Local address starts or ends with dot, or contains dot-dot")
    if not _DOMAIN.fullmatch(domain):
        raise _bad_request("Domain contains illegal character, or starts with dot or contains dot-dot")
    if len(address) > MAX_ADDRESS:
        raise _bad_request(f"Address is longer than {MAX_ADDRESS} characters")
    return address


def _headers(content: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    headers = _named_pairs(content, "Headers")
    if len(headers) > MAX_HEADERS:
        raise _bad_request(f"There are more than {MAX_HEADERS} headers.")
    for name, value in headers:
        if not _HEADER_NAME.fullmatch(name) or not _HEADER_VALUE.fullmatch(value):
            raise _bad_request("A header's name or value is not printable ASCII, or too long.")
    return headers


def _tags(request: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    tags = _named_pairs(request, "EmailTags")
    if not all(_TAG.fullmatch(part) for tag in tags for part in tag):
        raise _bad_request("A tag's name or value contains more than letters, digits, underscores and dashes.")
    return tags


def _named_pairs(holder: Mapping[str, Any], name: str) -> tuple[tuple[str, str], ...]:
    entries = holder.get(name) or []
    if not isinstance(entries, list):
        raise _bad_request(f"{name} is no list.")
    named = [_structure({name: entry}, name) for entry in entries]
    return tuple((_string(entry, "Name"), _string(entry, "Value")) for entry in named)


def _data(holder: Mapping[str, Any], name: str) -> str:
    return _string(_structure(holder, name), "Data")


def _structure(holder: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = holder.get(name)
    if not isinstance(found, dict):
        raise _bad_request(f"Missing required field: {name}.")
    return found


def _string(holder: Mapping[str, Any], name: str) -> str:
    found = holder.get(name)
    if not isinstance(found, str):
        raise _bad_request(f"Missing required field: {name}.")
    return found.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate cannot be sent


def _strings(holder: Mapping[str, Any], name: str) -> list[str]:
    found = holder.get(name) or []
    if not (isinstance(found, list) and all(isinstance(entry, str) for entry in found)):
        raise _bad_request(f"{name} is no list of addresses.")
    return found
