"""The cost of the work at list price, from counted units; prices and their sources are in `prices.json`.

Left out, as it is the same for any design and small: logs, alarms, storage. CPU time stands for time: half a gigabyte
of memory has a third of a processor, so a CPU millisecond is counted as three of its time.
"""

import io
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from chalice.test import Client
from moto import mock_aws

import app as front_door
from bench.figures import KEPT, Figure
from bench.units import Work, counted
from chalicelib.adapters.dynamodb.client.tables import TABLES, OutboxItem
from chalicelib.adapters.dynamodb.projections.first_page import renew_first_page
from chalicelib.bootstrap import platform
from chalicelib.domain.rules.mails import MailKind
from tests.conftest import ENVIRONMENT
from tests.entrypoints.front_door import House
from tests.fakes.clock import FakeCipher

MILLION: Final = 1_000_000
_GIGABYTES: Final = 0.5
_WAITS: Final = 3.0
_HITS: Final = 0.9
_GUESS: Final = 5.0  # CPU milliseconds
WARM: Final = KEPT / "warm.json"
_PRICES: Final[Mapping[str, Any]] = json.loads(Path(__file__).with_name("prices.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Loop:
    """The work for one review, from the form to the reply that is online."""

    store: Work
    acts: Mapping[str, Work]  # what each POST asked of the store
    requests: int
    sealed: int  # calls to the key service
    mails: int
    changes: int  # of state


def price(name: str) -> float:
    return float(_PRICES["prices"][name]["dollars"])


def of_store(work: Work) -> float:
    return work.read_units * price("dynamodb_read_unit") + work.write_units * price("dynamodb_write_unit")


def of_function(cpu: float) -> float:
    """One call that takes so many milliseconds of CPU."""
    seconds = cpu * _WAITS / 1000
    return price("lambda_request") + seconds * _GIGABYTES * price("lambda_gigabyte_second")


def of_views(page: Work, cpu: float, *, cdn: bool) -> float:
    """Dollars for a million page views; behind a CDN nine of ten never come to us."""
    own = price("rest_api_request") + of_function(cpu) + of_store(page)
    if not cdn:
        return MILLION * own
    return MILLION * (price("cdn_request") + (1 - _HITS) * own)


def of_reviews(loop: Loop, cpu: float) -> dict[str, float]:
    """Dollars for a million reviews, by what they are for."""
    calls = loop.requests + loop.mails + 2  # the stream calls once for each mail, and twice for a new cached first page
    return {
        "store": MILLION * of_store(loop.store),
        "API": MILLION * loop.requests * price("rest_api_request"),
        "functions": MILLION * calls * of_function(cpu),
        "keys": MILLION * loop.sealed * price("kms_request"),
    }


def of_bare_reviews(loop: Loop) -> float:
    """Dollars for a million reviews, if each request cost no time, and each change wrote a kilobyte of three things.

    Those are the review, its log entry and a mail, in one transaction, which counts double; and each review is sealed
    once and opened once.
    """
    of_requests = loop.requests * (price("rest_api_request") + price("lambda_request"))
    written = loop.changes * 3 * 2 * price("dynamodb_write_unit")
    return MILLION * (of_requests + written + 2 * price("kms_request"))


def of_mails(loop: Loop) -> float:
    return MILLION * loop.mails * price("mail")


def one_loop() -> tuple[Loop, Work, Work]:
    """A review on its way, with all that streams do; the page that shows it; and a link that is not ours."""
    with _house() as (house, cipher):
        here = platform()
        cipher.calls = 0
        store = Work()
        acts: dict[str, Work] = {}
        requests = _walk(house, cipher, store, acts)
        mails = [item.mail for item in OutboxItem.scan() if item.mail.review_id]
        with counted(here.connection.client) as left:
            for mail in mails:
                here.send_mail(mail.id)
            renew_first_page(house.home)
        _add(store, left)
        with counted(here.connection.client) as page:
            house.call("GET", f"/organisations/{house.home}")
        with counted(here.connection.client) as bogus:
            house.call("POST", "/confirm/not-a-token-of-ours", {})
        return Loop(store, acts, requests, cipher.calls, len(mails), changes=5), page, bogus


def _walk(house: House, cipher: "_CountingCipher", store: Work, acts: dict[str, Work]) -> int:
    """Submit, confirm, approve, reply, approve, with the page before each; returns how many requests that is."""
    made = 0

    def asked(name: str, method: str, path: str, body: object = None, *, editor: int | None = None) -> Any:
        nonlocal made
        with counted(platform().connection.client) as work:
            status, answer = house.call(method, path, body, editor=editor)
        if status >= 400:  # noqa: PLR2004 - what HTTP calls an error
            raise RuntimeError(f"{path}: {status}")
        _add(store, work)
        acts[name] = work  # of the two, what was asked last: the act itself
        made += 1
        return answer

    def mailed(kind: MailKind, review_id: str) -> str:
        """The link that a mail will carry: it is composed again when it leaves, and counted then."""
        before = cipher.calls
        link = house.link(kind, review_id)
        cipher.calls = before
        return link

    def decided(name: str, review_id: str, kind: str) -> None:
        shown = asked(name, "GET", f"/editor/reviews/{review_id}", editor=0)
        decision = {"action": "approve", "version": shown["version"]}
        asked(name, "POST", f"/editor/{kind}/{review_id}/decisions", decision, editor=0)

    asked("submit", "GET", f"/organisations/{house.home}/write")
    review_id = asked("submit", "POST", "/reviews", house.submission())["review_id"]
    link = mailed(MailKind.CONFIRM_REVIEW, review_id)
    asked("confirm", "GET", link)
    asked("confirm", "POST", link, {})
    decided("decide", review_id, "reviews")
    link = mailed(MailKind.REVIEW_NOTIFICATION, review_id)
    asked("reply", "GET", link)
    asked("reply", "POST", link, {"text": "Dank je voor je eerlijke woorden over ons huis."})
    decided("decide on the reply", review_id, "replies")
    return made


def figures() -> Iterator[Figure]:
    """P3 and P6: what routes ask of the store, and what that costs."""
    loop, page, bogus = one_loop()
    asked = len(page.requests)
    yield Figure(code="P3", name="organisation page: requests to the store", figure=asked, most=1, floor=1)
    yield Figure(code="P3", name="organisation page: read units", figure=page.read_units, most=1, floor=0.5)
    for name, work in loop.acts.items():
        words = f"{name}: requests to the store ({work.write_units:.0f} write units)"
        yield Figure(code="P3", name=words, figure=len(work.requests), most=2, floor=2)
    yield Figure(code="P3", name="a link that is not ours: requests to the store", figure=len(bogus.requests), most=0)
    view, act = _spent("page_html"), median(_spent(each) for each in ("submit", "confirm", "decide", "reply"))
    behind, direct = (of_views(page, view, cdn=cdn) for cdn in (True, False))
    yield Figure(code="P6", name="a million page views, CDN with 90 % hits", figure=behind, unit="$", most=2.10)
    yield Figure(code="P6", name="the same without a CDN", figure=direct, unit="$", most=4.79)
    parts = of_reviews(loop, act)
    words = ", ".join(f"{part} {dollars:.0f}" for part, dollars in parts.items())
    name = f"a million reviews, form to reply, apart from mail ({words})"
    yield Figure(code="P6", name=name, figure=sum(parts.values()), unit="$", most=22, floor=of_bare_reviews(loop))
    yield Figure(code="P6", name="mails of a review, from form to reply", figure=loop.mails, most=7)


def _spent(name: str) -> float:
    """CPU milliseconds of a call, as the part `functions` found them last; a guess where it never ran."""
    found = json.loads(WARM.read_text(encoding="utf-8")) if WARM.exists() else {}
    return float(found.get(name, _GUESS))


def _add(total: Work, more: Work) -> None:
    total.requests += more.requests
    total.read_units += more.read_units
    total.write_units += more.write_units


class _CountingCipher(FakeCipher):
    calls = 0

    def seal(self, plain: bytes, place: str) -> bytes:
        self.calls += 1
        return super().seal(plain, place)

    def opened(self, sealed: bytes, place: str) -> bytes:
        self.calls += 1
        return super().opened(sealed, place)


class _Nobody:
    def send(self, _rendered: object) -> str:
        return "message"


@contextmanager
def _house() -> Iterator[tuple[House, _CountingCipher]]:
    os.environ.update(ENVIRONMENT)
    with mock_aws(), redirect_stdout(io.StringIO()):  # figures for alarms are no figures of the bench
        platform.cache_clear()
        here = platform()
        cipher = _CountingCipher()
        here.cipher = cipher
        assert here.connection  # noqa: S101 - asking for it names the tables
        vars(here)["mail_sender"] = _Nobody()
        for table in TABLES:
            table.create_table(billing_mode="PAY_PER_REQUEST")
        with Client(front_door.app) as client:
            yield House(client, here), cipher
        platform.cache_clear()
