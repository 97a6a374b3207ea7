"""`python living.py UNITS`: a review's way in the build of the working directory, from the form to its reply online.

It is this file that runs, whichever build it stands beside, with the file of units that is named; what a release calls
otherwise is found by either name. Pages are asked for as browsers do, acts sent as programs do. Prints a line of JSON:
what each act asked of the store, and all of it together; requests, bytes out as a CDN compresses them, lines of the
log, calls of the key service, mails, and the bytes that lie there afterwards, as such and (in thousands) times the
months of a year for which they do.
"""

import gzip
import importlib
import importlib.util
import io
import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, redirect_stdout, suppress
from pathlib import Path
from typing import Any

_TEXT = 500  # characters
_SHOWN = 20  # reviews of an organisation's first page
_INDEXED = 100  # bytes that DynamoDB adds to an item of a table or an index when it charges for storage
_MONTHS = 12
_MONTH = 365 / _MONTHS * 86_400  # seconds
_PAGE = "text/html,application/xhtml+xml,*/*;q=0.8"


def _of(*names: str) -> Any:
    """Return the first of these that the build has, each as `module:name`."""
    for each in names:
        module, _, name = each.partition(":")
        try:
            return getattr(importlib.import_module(module), name)
        except (ImportError, AttributeError):
            continue
    raise SystemExit(f"this build has none of {names}")


def _loaded(file: str) -> Any:
    found = importlib.util.spec_from_file_location("units", file)
    assert found  # noqa: S101 - a file of our own
    assert found.loader  # noqa: S101 - the same
    units = importlib.util.module_from_spec(found)
    sys.modules["units"] = units
    found.loader.exec_module(units)
    return units


class Life:
    """One review, and what it asks."""

    def __init__(self, house: Any, here: Any, units: Any, log: io.StringIO) -> None:
        self._house, self._here, self._units, self._log = house, here, units, log
        self._client = here.connection.client
        self.all = units.Work()
        self.acts: dict[str, Any] = {}
        self.asked = self.bytes = 0

    def lived(self, text: str) -> str:
        """Submit, confirm, approve, reply, approve, with the page before each; returns the review's id."""
        house, kinds = self._house, _of("chalicelib.domain.rules.mails:MailKind", "chalicelib.domain.mails:MailKind")
        form = getattr(house, "submission", None) or house.wish
        self._ask("submit", "GET", f"/organisations/{house.home}/write")
        review_id = str(self._ask("submit", "POST", "/reviews", form(text))["review_id"])
        link = self._link(kinds.CONFIRM_REVIEW, review_id)
        self._ask("confirm", "GET", link)
        self._ask("confirm", "POST", link, {})
        self._decide("decide", review_id, "reviews")
        link = self._link(kinds.REVIEW_NOTIFICATION, review_id)
        self._ask("reply", "GET", link)
        self._ask("reply", "POST", link, {"text": "Dank je voor je eerlijke woorden over ons huis."})
        self._decide("decide on the reply", review_id, "replies")
        return review_id

    def sent(self, mails: Sequence[Any], renew: Any) -> None:
        """Send its mails and make its organisation's first page anew, as streams do."""
        with self._units.counted(self._client) as work:
            for mail in mails:
                _send(self._here, mail)
            renew(self._house.home)
        self._add(work)

    def looked_at(self, table: str, text: str, others: Sequence[str], renew: Any) -> dict[str, Any]:
        """The page of its organisation, full of reviews, and a link that is not ours: what each asks."""
        found = self._client.query(
            TableName=table,
            KeyConditionExpression="organisation_id = :home AND begins_with(part, :public)",
            ExpressionAttributeValues={":home": {"S": self._house.home}, ":public": {"S": "published#"}},
        )["Items"]
        (one,) = [each for each in found if text in json.dumps(each, ensure_ascii=False)]
        for number, other in enumerate(others):  # beside the two that were lived
            copy = json.loads(json.dumps(one, ensure_ascii=False).replace(text, other))
            copy["part"]["S"] += str(number)
            self._client.put_item(TableName=table, Item=copy)
        front = {"organisation_id": {"S": self._house.home}, "part": {"S": "~front"}}
        self._client.delete_item(TableName=table, Key=front)  # else it stays, as nothing was published by the law
        renew(self._house.home)
        before, written = self.bytes, self._log.tell()
        self._ask("page", "GET", f"/organisations/{self._house.home}")
        size, logged = self.bytes - before, self._log.tell() - written
        with self._units.counted(self._client) as bogus:
            self._house.call("POST", "/confirm/not-a-token-of-ours", {})
        return {"page": _told(self.acts.pop("page")) | {"bytes": size, "logged": logged}, "bogus": _told(bogus)}

    def _link(self, kind: Any, review_id: str) -> str:
        """The link that a mail will carry: it is composed again when it leaves, and counted then."""
        calls = self._here.cipher.calls
        link = str(self._house.link(kind, review_id))
        self._here.cipher.calls = calls
        return link

    def _decide(self, name: str, review_id: str, kind: str) -> None:
        path = f"/editor/reviews/{review_id}"
        self._ask(name, "GET", path, editor=True)
        calls, written = self._here.cipher.calls, self._log.tell()
        shown = self._house.call("GET", path, editor=0)[1]  # only for what the decision says it saw
        self._here.cipher.calls = calls
        self._log.seek(written)
        decision = {"action": "approve", "version": shown["version"]}
        self._ask(name, "POST", f"/editor/{kind}/{review_id}/decisions", decision, editor=True)

    def _ask(self, name: str, method: str, path: str, body: object = None, *, editor: bool = False) -> Any:
        headers = {"Content-Type": "application/json"} | ({"Accept": _PAGE} if method == "GET" else {})
        if editor or path.startswith("/editor/"):
            headers["Authorization"] = f"Bearer {self._house.editors[0]}"
        sent = json.dumps(body).encode() if body is not None else b""
        with self._units.counted(self._client) as work:
            heard = self._house._client.http.request(method, path, headers=headers, body=sent)  # noqa: SLF001 - as browsers do
        if heard.status_code >= 400:  # noqa: PLR2004 - what HTTP calls an error
            raise SystemExit(f"{method} {path}: {heard.status_code}")
        self._add(work)
        self.acts[name] = work  # of the two, what was asked last: the act itself
        self.asked += 1
        self.bytes += len(gzip.compress(heard.body)) + sum(len(n) + len(str(v)) + 4 for n, v in heard.headers.items())
        return None if method == "GET" else json.loads(heard.body or b"null")

    def _add(self, more: Any) -> None:
        self.all.requests += more.requests
        self.all.read_units += more.read_units
        for table, units in more.written.items():
            self.all.write(table, units)


def _told(work: Any) -> dict[str, Any]:
    return {"requests": len(work.requests), "read_units": work.read_units, "write_units": work.write_units}


def _send(here: Any, mail: Any) -> None:
    (here.send_mail if hasattr(here, "send_mail") else here.send_letter)(mail.id)


def counting(base: type) -> Any:
    class Counting(base):  # type: ignore[misc]  # the build's own
        calls = 0

        def seal(self, plain: bytes, place: str) -> bytes:
            self.calls += 1
            return bytes(super().seal(plain, place))

        def opened(self, sealed: bytes, place: str) -> bytes:
            self.calls += 1
            return bytes(super().opened(sealed, place))

    return Counting()


class _Nobody:
    def send(self, *_: object, **__: object) -> str:
        return "message"


def _stored(units: Any, client: Any, names: Sequence[str]) -> tuple[int, float]:
    """The bytes of all items, with the copies of them that indexes hold, and how many months of a year they lie there.

    Of a year in which they come evenly: half of it each, but for what the store deletes before.
    """
    total, lain = 0, 0.0
    meter = units._Meter(client, units.Work())  # noqa: SLF001 - its other half
    for name in names:
        indexes: Sequence[Any] = meter._known(name)[1]  # noqa: SLF001 - as above
        for item in client.get_paginator("scan").paginate(TableName=name).search("Items"):
            held: list[Mapping[str, Any]] = [item, *filter(None, (each.held(item) for each in indexes))]
            size = sum(units.size_of(each) + _INDEXED for each in held)
            left = (float(item["expires"]["N"]) - time.time()) / _MONTH if "expires" in item else _MONTHS
            lasts = min(left, _MONTHS)
            total, lain = total + size, lain + size * lasts * (1 - lasts / _MONTHS / 2)
    return total, lain


def main(units_file: str) -> None:
    sys.path.insert(0, str(Path.cwd()))
    units, log = _loaded(units_file), io.StringIO()
    with redirect_stdout(log):  # of the loggers too, which ask for it when they are made
        found = _found(units, log)
    sys.stdout.write(f"{json.dumps(found)}\n")


def _found(units: Any, log: io.StringIO) -> Mapping[str, Any]:
    os.environ.update(_of("tests.conftest:ENVIRONMENT"))
    mock_aws, client_of = _of("moto:mock_aws"), _of("chalice.test:Client")
    texts = _of("tests.domain.signals.dutch_texts:review_texts", "tests.domain.dutch_texts:review_texts")
    tables = _of("chalicelib.adapters.dynamodb.client.tables:TABLES", "chalicelib.adapters.dynamodb.tables:TABLES")
    outbox = _of(
        "chalicelib.adapters.dynamodb.client.tables:OutboxItem", "chalicelib.adapters.dynamodb.tables:OutboxItem"
    )
    renew = _of(
        "chalicelib.adapters.dynamodb.projections.first_page:renew_first_page",
        "chalicelib.adapters.dynamodb.front:renew_front",
    )
    front_door, platform = importlib.import_module("app"), _of("chalicelib.bootstrap:platform")
    with ExitStack() as stack:
        stack.enter_context(mock_aws())
        with suppress(ImportError):  # chance draws nothing here: what it draws is counted by `bench openness`
            importlib.import_module("chalicelib.domain.cases.second_reading").ONE_IN = 10**30  # type: ignore[attr-defined]
        here: Any = platform()
        here.cipher = cipher = counting(_of("tests.fakes.clock:FakeCipher", "tests.fake_clock:FakeCipher"))
        assert here.connection  # noqa: S101 - asking for it names the tables
        vars(here)["mail_sender"] = vars(here)["post"] = _Nobody()
        for table in tables:
            table.create_table(billing_mode="PAY_PER_REQUEST")
        names = [table.Meta.table_name for table in tables]
        client = stack.enter_context(client_of(front_door.app))
        house = _of("tests.entrypoints.front_door:House")(client, here)
        (before,) = texts(1, seed=1, sentences=16)
        Life(house, here, units, log).lived(before[:_TEXT])  # the first of a process and a day does more
        seen = {item.mail.id for item in outbox.scan()}
        (lay, lain), cipher.calls, written = _stored(units, here.connection.client, names), 0, log.tell()
        life = Life(house, here, units, log)
        (text,) = texts(1, seed=2, sentences=16)
        life.lived(text[:_TEXT])
        mails = [item.mail for item in outbox.scan() if item.mail.review_id and item.mail.id not in seen]
        life.sent(mails, renew)
        stored, months = _stored(units, here.connection.client, names)
        logged, keys, sizes = log.tell() - written, cipher.calls, life.bytes
        asked, everything = life.asked, _told(life.all)
        written_to = {name.rpartition("-")[2]: each for name, each in sorted(life.all.written.items())}
        others = [each[:_TEXT] for each in texts(_SHOWN - 2, seed=3, sentences=16)]
        (pages,) = [name for name in names if name.endswith("-organisations")]
        looked_at = life.looked_at(pages, text[:_TEXT], others, renew)
    return looked_at | {
        "acts": {name: _told(work) for name, work in life.acts.items()},
        "all": everything,
        "written": written_to,
        "requests": asked,
        "bytes": sizes,
        "logged": logged,
        "mails": len(mails),
        "keys": keys,
        "stored": stored - lay,
        "months": round((months - lain) / 1000, 1),
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
