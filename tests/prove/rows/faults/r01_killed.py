"""R1: kill -9, again and again, while twenty people write; every second time of whatever sends the mails, too."""

import os
import signal
import tempfile
import threading
import time
import urllib.error
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path
from typing import Any

from botocore.session import get_session

from infra.local.environment import REGION
from infra.local.stack import RunningStack, running_stack
from tests.journeys.people import Town, send
from tests.journeys.test_promises import kill_listener, wait_until_up
from tests.prove.lives.submits import TAKEN_IN
from tests.prove.outcome import Outcome, Scale
from tests.story.forms import address, review_form

PEOPLE = 20
MOST_SECONDS = 150  # in which every mail must have arrived: what a killed sender had in hand waits for its lease
LONGEST = 480  # seconds for all kills


class _Writers:
    """Twenty people who each write one review after the other, and ask again where they hear nothing."""

    def __init__(self, town: Town, home: Mapping[str, Any]) -> None:
        self._site = town.site
        self._home = str(home["id"])
        self._aspect = town.get(f"/organisations/{self._home}").json["theme_set"]["aspects"][0]["id"]
        self._stop = threading.Event()
        self._numbers = iter(range(10**6))
        self._lock = threading.Lock()
        self.told: dict[str, str] = {}  # by address, the id that was acknowledged
        self.answers: Counter[int] = Counter()
        self._threads = [threading.Thread(target=self._write) for _ in range(PEOPLE)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _write(self) -> None:
        while not self._stop.is_set():
            with self._lock:
                number = next(self._numbers)
            body = review_form(self._home, self._aspect, now=datetime.now(UTC), number=number)
            while not self._stop.is_set():
                try:
                    heard = send("POST", f"{self._site}/reviews", body, Idempotency_Key=f"key {number}")
                except (OSError, urllib.error.URLError, HTTPException):
                    time.sleep(0.05)  # nobody is there: it was killed
                    continue
                with self._lock:
                    self.answers[heard.status] += 1
                    if heard.status == TAKEN_IN:
                        self.told[address(number)] = heard.json["review_id"]
                break


def prove(ask: Scale) -> Outcome:
    kills, most = ask.of(full=20, quick=2), ask.of(full=1_000, quick=30)
    with tempfile.TemporaryDirectory() as place, running_stack(Path(place), DEMO="1") as stack:
        town = Town(stack)
        writers = _Writers(town, town.enrolled(0))
        writers.start()
        began = time.monotonic()
        for number in range(kills):
            share = (number + 1) * most // kills
            while len(writers.told) < share and time.monotonic() - began < LONGEST:
                time.sleep(0.05)
            kill_listener(stack.settings.port)
            if number % 2 == 0:  # what a dead sender had in hand waits for its lease: a sweep waits with it
                _kill_sender(stack)
            wait_until_up(town)
        writers.stop()
        restarted = time.monotonic()
        while True:
            arrived = Counter(
                each["to"]
                for each in send("GET", f"{stack.settings.mailbox_url}/mails").json
                if "/confirm/" in each["text"]
            )
            waited = time.monotonic() - restarted
            if not writers.told.keys() - arrived.keys() or waited > MOST_SECONDS:
                break
            time.sleep(2)
        stored = _stored(stack)
    missing = writers.told.keys() - arrived.keys()
    gone = set(writers.told.values()) - stored
    twice = sum(arrived[each] - 1 for each in writers.told if arrived[each] > 1)
    odd = {status: times for status, times in writers.answers.items() if status != TAKEN_IN}
    return Outcome(
        what=f"kill -9 of the platform, {kills} times, under {PEOPLE} who write; every second time of the sender of "
        "mails as well",
        tried=len(writers.told),
        at_least=most,
        happened=f"{len(writers.told):,} acknowledged, {len(gone)} lost, {len(missing)} mails missing {waited:.0f} s "
        f"after the last restart, {twice} mails twice",
        lost=len(gone) + len(missing),
        shortfalls=(
            *((f"{twice} mails twice, of {kills} kills",) if twice > kills else ()),
            *((f"other answers: {odd}",) if odd else ()),
        ),
    )


def _kill_sender(stack: RunningStack) -> None:
    """`kill -9` of the launcher's own child that follows the outbox."""
    for process in (each for each in Path("/proc").iterdir() if each.name.isdigit()):
        try:
            parent = (process / "stat").read_text().rpartition(")")[2].split()[1]
            words = (process / "cmdline").read_bytes()
        except OSError:
            continue  # it ended meanwhile
        if int(parent) == stack.launcher and b"infra.local.triggers" in words:
            os.kill(int(process.name), signal.SIGKILL)


def _stored(stack: RunningStack) -> set[str]:
    """Every review that stands, asked of the store itself."""
    client: Any = get_session().create_client(
        "dynamodb",
        region_name=REGION,
        endpoint_url=stack.settings.store_url,
        aws_access_key_id="local",
        aws_secret_access_key="local",
    )
    (table,) = [each for each in client.list_tables()["TableNames"] if each.endswith("-reviews")]
    pages = client.get_paginator("scan").paginate(TableName=table, ConsistentRead=True)
    return {item["review_id"]["S"] for page in pages for item in page["Items"]}
