"""Phones, e-mail addresses and websites of a listing, with the flaws that providers type into them.

Every domain ends in `.example`, which is reserved: no test can ever reach a real mailbox. Phone numbers have
00 after the area code, which no subscriber has.
"""

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from infra.local.register.mess import Proportions

Entries: TypeAlias = list[dict[str, Any]]

LOCAL_PARTS: Final = ("info", "info", "info", "onthaal", "contact", "directie", "secretariaat")


def _one(address: str, _domain: str) -> Entries:
    return [{"value": address, "primary": True}]


def _none(_address: str, _domain: str) -> Entries:
    return []


def _several(address: str, domain: str) -> Entries:
    return [
        {"value": f"facturatie@{domain}", "primary": False},
        {"value": address, "primary": True},
        {"value": f"vacatures@{domain}", "primary": False},
    ]


def _several_none_primary(address: str, domain: str) -> Entries:
    return [{"value": address, "primary": False}, {"value": f"personeel@{domain}", "primary": False}]


def _list_in_one(address: str, domain: str) -> Entries:
    return [{"value": f"{address}; directie.algemeen@{domain}", "primary": True}]


def _mailto(address: str, _domain: str) -> Entries:
    return [{"value": f"mailto:{address}", "primary": True}]


def _blanks(address: str, _domain: str) -> Entries:
    return [{"value": f"  {address}", "primary": True}]


def _trailing_blank(address: str, _domain: str) -> Entries:
    return [{"value": f"{address} ", "primary": True}]


def _no_at(_address: str, domain: str) -> Entries:
    return [{"value": f"info.{domain}", "primary": True}]


def _two_ats(_address: str, domain: str) -> Entries:
    return [{"value": f"info@@{domain}", "primary": True}]


def _inner_blank(_address: str, domain: str) -> Entries:
    return [{"value": f"info onthaal@{domain}", "primary": True}]


def _malformed_primary(address: str, domain: str) -> Entries:
    return [{"value": f"info@.{domain}", "primary": True}, {"value": address, "primary": False}]


def _not_primary(address: str, _domain: str) -> Entries:
    return [{"value": address, "primary": False}]


def _capitals(address: str, _domain: str) -> Entries:
    return [{"value": address.capitalize(), "primary": True}]


EMAIL_FLAWS: Final[dict[Callable[[str, str], Entries], int]] = {
    _none: 60,
    _several: 40,
    _several_none_primary: 15,
    _list_in_one: 12,
    _mailto: 12,
    _blanks: 8,
    _trailing_blank: 8,
    _no_at: 4,
    _two_ats: 4,
    _inner_blank: 4,
    _malformed_primary: 6,
    _not_primary: 12,
    _capitals: 10,
}
_EMAILS: Final = Proportions(EMAIL_FLAWS, _one)


def emails(domain: str, *, share: float, choice: int) -> Entries:
    return _EMAILS.at(share)(f"{LOCAL_PARTS[choice % len(LOCAL_PARTS)]}@{domain}", domain)


def phone_number(area_code: str, number: int) -> str:
    """`014 00 12 34`, or `03 000 12 34` where the area code is one digit shorter."""
    line = f"{number % 10_000:04}"
    return f"{area_code} {'000' if len(area_code) == len('03') else '00'} {line[:2]} {line[2:]}"


def _plain(number: str) -> str:
    return number


def _international(number: str) -> str:
    return f"+32 {number[1:]}"


def _dotted(number: str) -> str:
    return number.replace(" ", "/", 1).replace(" ", ".")


def _digits(number: str) -> str:
    return number.replace(" ", "")


_PHONE_FORM: Final = Proportions({_international: 150, _dotted: 100, _digits: 50}, _plain)
_PHONE_COUNT: Final = Proportions({0: 60, 2: 80}, 1)


def phones(area_code: str, *, share: float, choice: int) -> Entries:
    form = _PHONE_FORM.at(choice % 1000 / 1000)
    return [{"value": form(phone_number(area_code, choice + 7 * turn))} for turn in range(_PHONE_COUNT.at(share))]


WEBSITE_FORMS: Final = {"": 120, "www.{}": 340, "{}": 30, "http://www.{}/": 90, "https://{}": 60}
_WEBSITE_FORM: Final = Proportions(WEBSITE_FORMS, "https://www.{}")


def websites(domain: str, *, share: float) -> Entries:
    form = _WEBSITE_FORM.at(share)
    return [{"value": form.format(domain), "primary": True}] if form else []
