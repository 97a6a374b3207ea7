"""The part of the SES v2 protocol that the platform speaks: SendEmail and its refusals, and GetAccount.

Reads a request as SES does; what it then refuses are the rules of `rules.py`, so that a mail which cannot go on AWS
does not go here either.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from infra.local.mailbox.kept import Mail
from infra.local.mailbox.rules import RULES, Account, Asked, Rule, SesError, bad_request, bare


def read_send_email(body: bytes, account: Account | None = None, rules: Sequence[Rule] = RULES) -> Mail:
    """The mail in the body of a SendEmail request, once no rule refuses it; from then on it counts as sent.

    Raises:
        SesError: SES would not take it.
    """
    try:
        request = json.loads(body)
    except (ValueError, RecursionError) as broken:
        raise SesError("SerializationException", 400, "the body is no JSON") from broken
    content = _structure(_structure({"request": request}, "request"), "Content")
    asked = _asked(request, _structure(content, "Simple"))
    known = account or Account()
    for rule in rules:
        rule.asked(asked, known)
    known.took(len(asked.addresses))
    return asked.mail


def _asked(request: Mapping[str, Any], content: Mapping[str, Any]) -> Asked:
    body = _structure(content, "Body")
    parts = {kind: _data(body, kind) for kind in ("Text", "Html") if body.get(kind) is not None}
    if not parts:
        raise bad_request("The body has neither text nor HTML.")
    if not request.get("FromEmailAddress"):
        raise bad_request("Missing required field: FromEmailAddress.")
    addresses = _recipients(request)
    mail = Mail(
        recipients=tuple(map(bare, addresses)),
        sender=_string(request, "FromEmailAddress"),
        subject=_data(content, "Subject"),
        text=parts.get("Text", ""),
        html=parts.get("Html", ""),
        headers=_named_pairs(content, "Headers"),
        reply_to=tuple(_strings(request, "ReplyToAddresses")),
        tags=_named_pairs(request, "EmailTags"),
    )
    through = "" if request.get("ConfigurationSetName") is None else _string(request, "ConfigurationSetName")
    return Asked(mail, addresses, through)


def _recipients(request: Mapping[str, Any]) -> tuple[str, ...]:
    if request.get("Destination") is None:
        return ()
    to = _structure(request, "Destination")
    return tuple(each for kind in ("ToAddresses", "CcAddresses", "BccAddresses") for each in _strings(to, kind))


def _named_pairs(holder: Mapping[str, Any], name: str) -> tuple[tuple[str, str], ...]:
    entries = holder.get(name) or []
    if not isinstance(entries, list):
        raise bad_request(f"{name} is no list.")
    named = [_structure({name: entry}, name) for entry in entries]
    return tuple((_string(entry, "Name"), _string(entry, "Value")) for entry in named)


def _data(holder: Mapping[str, Any], name: str) -> str:
    return _string(_structure(holder, name), "Data")


def _structure(holder: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = holder.get(name)
    if not isinstance(found, dict):
        raise bad_request(f"Missing required field: {name}.")
    return found


def _string(holder: Mapping[str, Any], name: str) -> str:
    found = holder.get(name)
    if not isinstance(found, str):
        raise bad_request(f"Missing required field: {name}.")
    return found.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate cannot be sent


def _strings(holder: Mapping[str, Any], name: str) -> list[str]:
    found = holder.get(name) or []
    if not (isinstance(found, list) and all(isinstance(entry, str) for entry in found)):
        raise bad_request(f"{name} is no list of addresses.")
    return found
