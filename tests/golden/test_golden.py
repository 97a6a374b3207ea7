"""What each release wrote opens in today's build, by `make run DATA_DIR=…` and nothing else, and is as it was.

One stack a release, at the clock it was written with. Each test acts on items of its own.
"""

import json
import re
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import boto3
import pytest
from botocore.config import Config

from chalicelib.adapters.dynamodb.client.tables import EXPIRING, NAMES
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.use_cases.upkeep.reconcile import NO_DRIFT
from infra.local.environment import ROOT
from infra.local.register.ingredients import KINDS
from infra.local.stack import free_port
from tests.golden.facts import everything, figures, lacking, organisations
from tests.golden.kept import HERE, unpacked
from tests.golden.stacks import Opened, opened
from tests.golden.tale import OLD, REASON, TEXTS
from tests.journeys.people import PATIENCE, send
from tests.story.requests import Answer

RELEASES: Final = sorted(each.name for each in HERE.iterdir() if (each / "data.tar.xz").exists())
# What a later build says otherwise on purpose, by release and the place among its facts, each with its reason.
SAID_OTHERWISE: Final = {
    "0.1.0": {"figures/2026": "what nobody had counted for over a week is counted when it is read; it was left out"}
}
_PORTS: Final = ("PORT", "MAILBOX_PORT", "REGISTER_PORT", "STORE_PORT")


@dataclass(frozen=True)
class Golden:
    """A release's store, open in today's build, what was true of it, and what today's build said at once."""

    here: Opened
    was: dict[str, Any] = field(repr=False)
    today: dict[str, Any] = field(repr=False)
    data_dir: Path
    files: dict[str, bytes] = field(repr=False)

    def link(self, name: str, kind: str, nth: int = -1) -> str:
        """The path of a link of this kind that its author or organisation has in an old mail and that is alive."""
        wanted = [
            path
            for path, seen in self.was["facts"]["links"].items()
            if path.startswith(f"/{kind}/") and seen["answer"] == 200 and seen.get("about") == self.review(name)
        ]
        return f"{self.here.town.site}{wanted[nth]}"

    def review(self, name: str) -> str:
        return str(self.was["ids"]["reviews"][name])

    def organisation(self, role: str) -> str:
        return str(self.was["ids"]["organisations"][role])

    def decide(self, name: str, action: Action, editor: int = 0) -> Answer:
        return self.here.town.act(action, self.review(name), editor=editor)

    def submit(self, role: str) -> Answer:
        town = self.here.town
        return town.post("/reviews", town.review_form(self.organisation(role), experienced="2026-10"))


@pytest.fixture(scope="session", params=RELEASES)
def golden(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Golden]:
    data_dir = tmp_path_factory.mktemp("golden")
    was = unpacked(request.param, data_dir)
    files = {name: (data_dir / name).read_bytes() for name in ("secrets.json", "register.json")}
    moment = datetime.fromisoformat(was["written_at"]) + timedelta(minutes=2)
    with opened(ROOT, data_dir, moment, {name: str(free_port()) for name in _PORTS}) as here:
        facts = was["facts"]
        today = everything(here.town, was["ids"], links=facts["links"], words=facts["search"])
        yield Golden(here, was, today, data_dir, files)


@pytest.mark.parametrize(
    "part",
    ["everybody", "organisations", "public", "reviews", "notices", "appeals", "dossiers", "queue", "runs", "links"],
)
def test_everything_is_as_it_was(golden: Golden, part: str) -> None:
    assert _otherwise(golden, part) == []


def test_figures_are_as_they_were_or_right_now(golden: Golden) -> None:
    assert _otherwise(golden, "figures") == []
    assert golden.today["figures"]["2026"]["reviews"]["received"] == len(golden.was["ids"]["reviews"]) - len(OLD)


def _otherwise(golden: Golden, part: str) -> list[str]:
    known = tuple(SAID_OTHERWISE.get(golden.was["release"], {}))
    return [each for each in lacking(golden.was["facts"][part], golden.today[part], part) if not each.startswith(known)]


def test_search_finds_what_it_found(golden: Golden) -> None:
    for words, found in golden.was["facts"]["search"].items():
        assert set(found) <= set(golden.today["search"][words]), words


def test_waiting_mails_leave_once_and_dropped_ones_never(golden: Golden) -> None:
    waiting = Counter(golden.was["mails_waiting"])
    assert waiting
    deadline = time.monotonic() + PATIENCE
    while (left := _left(golden, waiting)) != Counter(dict.fromkeys(waiting, 1)) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert left == Counter(dict.fromkeys(waiting, 1))
    assert golden.here.scheduled("sweep_outbox").returncode == 0
    assert _left(golden, waiting) == left
    assert _left(golden, golden.was["mails_dropped"]) == Counter()


def _left(golden: Golden, mail_ids: Any) -> Counter[str]:
    with sqlite3.connect(golden.data_dir / "mailbox.sqlite3") as mailbox:
        headers = [json.loads(row[0]) for row in mailbox.execute("SELECT headers FROM mails")]
    mailbox.close()
    return Counter(each["X-Mail-Id"] for each in headers if each["X-Mail-Id"] in mail_ids)


def test_a_watched_organisation_still_needs_two_editors(golden: Golden) -> None:
    again = golden.decide("watched_half", Action.APPROVE, editor=0)
    assert (again.status, again.code) == (409, "needs_another_editor")
    assert golden.decide("watched_half", Action.APPROVE, editor=1).json["status"] == "published"
    assert golden.decide("watched_waiting", Action.APPROVE, editor=0).json["status"] == "pending"
    assert golden.here.town.get(f"/reviews/{golden.review('watched_waiting')}").status == 404


@pytest.mark.parametrize("role", ["blocked", "blocked_until"])
def test_a_blocked_one_publishes_nothing_and_shows_nothing(golden: Golden, role: str) -> None:
    refused = golden.decide(f"{role}_waiting", Action.APPROVE)
    assert (refused.status, refused.code) == (409, "blocked")
    taken = golden.submit(role)
    assert (taken.status, taken.code) == (409, "blocked")
    shown = golden.here.town.get(f"/organisations/{golden.organisation(role)}/reviews").json["items"]
    assert shown == []


def test_one_that_left_takes_no_reviews(golden: Golden) -> None:
    for role in ("left", "never"):
        refused = golden.submit(role)
        assert (refused.status, refused.code) == (409, "not_taking_part")


def test_a_session_and_a_link_that_signs_in_go_on(golden: Golden) -> None:
    town = golden.here.town
    assert town.get("/editor/queue", Authorization=golden.was["session"]).status == 200
    links = golden.was["facts"]["links"]
    (path,) = (each for each, seen in links.items() if each.startswith("/editor/session/") and seen["answer"] == 200)
    assert send("POST", town.site + path, {}).status == 200
    assert send("POST", town.site + path, {}).status == 410


def test_old_links_act(golden: Golden) -> None:
    town = golden.here.town
    assert send("POST", golden.link("unconfirmed", "confirm"), {}).json["status"] == "pending"
    mended = {"text": TEXTS["mended_again"], "aspect_ratings": _ratings(golden, "sent_back")}
    assert send("POST", golden.link("sent_back", "manage"), {"action": "revise", **mended}).json["status"] == "pending"
    assert send("POST", golden.link("waiting", "manage"), {"action": "withdraw"}).json["status"] == "withdrawn"
    assert send("POST", golden.link("mended", "manage"), {"action": "erase"}).status in {200, 202}
    assert town.get(f"/editor/reviews/{golden.review('mended')}", **town.as_editor()).status == 404
    assert send("POST", golden.link("of_moved", "reply"), {"text": TEXTS["of_quiet"]}).status == 202
    explanation = {"explanation": TEXTS["appeal"]}
    assert send("POST", golden.link("refused", "manage"), {"action": "appeal", **explanation}).status in {200, 202}


def _ratings(golden: Golden, name: str) -> dict[str, int | None]:
    ratings: dict[str, int | None] = golden.was["facts"]["reviews"][name]["aspect_ratings"]
    return ratings


def test_an_author_still_gets_all_that_is_held(golden: Golden) -> None:
    for name in ("replied", "suspended", "taken_off"):
        export = send("GET", f"{golden.link(name, 'manage')}/export")
        assert export.status == 200
        assert f"{name.replace('_', '-')}@schrijver.example" in export.text


def test_cases_of_then_are_decided_now(golden: Golden) -> None:
    town, ids = golden.here.town, golden.was["ids"]
    for kind, name, action, editor in (
        ("notice", "pending", "dismiss", 0),
        ("appeal", "of_author", "uphold", 1),
        ("appeal", "of_reply", "dismiss", 1),
        ("appeal", "of_notifier", "dismiss", 1),
    ):
        path = f"/editor/{kind}s/{ids[f'{kind}s'][name]}"
        version = town.get(path, **town.as_editor(editor)).json["version"]
        body = {"action": action, "version": version, "explanation": TEXTS["why"]}
        assert town.post(f"{path}/decisions", body, **town.as_editor(editor)).status == 200, name
    assert town.get(f"/reviews/{golden.review('taken_off')}").status == 200  # the appeal brought it back
    escalated = town.act(Action.REJECT, golden.review("escalated"), editor=1, **REASON)
    assert (escalated.status, escalated.json["status"]) == (200, "rejected")


def test_a_key_of_an_hour_ago_is_remembered(golden: Golden) -> None:
    for key, body in golden.was["sent"].items():
        again = golden.here.town.post("/reviews", body, Idempotency_Key=key)
        assert (again.status, again.json["review_id"]) == (202, golden.review("unconfirmed"))


def test_secrets_are_kept(golden: Golden) -> None:
    assert {name: (golden.data_dir / name).read_bytes() for name in golden.files} == golden.files


def test_the_store_has_all_that_todays_tables_ask(golden: Golden) -> None:
    """A table that an older release did not have is made; of those it had, each index, stream and period stands."""
    store = boto3.client(
        "dynamodb",
        endpoint_url=golden.here.town.stack.settings.store_url,
        region_name="eu-west-1",
        aws_access_key_id="local",
        aws_secret_access_key="local",
        config=Config(retries={"total_max_attempts": 1}),
    )
    for table, name in NAMES.items():
        full = f"waardering-local-{name}"
        found = store.describe_table(TableName=full)["Table"]
        asked = {index.Meta.index_name for index in table._indexes.values()}
        assert asked <= {each["IndexName"] for each in found.get("GlobalSecondaryIndexes", [])}, name
        stream = getattr(table.Meta, "stream_view_type", None)
        assert found.get("StreamSpecification", {}).get("StreamViewType") == stream, name
        if table in EXPIRING:
            ttl = store.describe_time_to_live(TableName=full)["TimeToLiveDescription"]
            assert ttl["TimeToLiveStatus"] == "ENABLED", name


def test_the_register_is_read_and_nothing_is_lost(golden: Golden) -> None:
    """All that changes are names of which the stand-in of 0.1.0 had left out a part of the kind."""
    before = organisations(golden.here.town)
    done = golden.here.command("infra.sync", "run")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^verdict +good", done.stdout, re.MULTILINE)
    counts = {name: int(number) for name, number in re.findall(r"^(\w+) +(\d+)$", done.stdout, re.MULTILINE)}
    known = golden.was["facts"]["everybody"]["number"]
    assert counts["fetched"] >= known
    named = {each: seen["name"] for each, seen in organisations(golden.here.town).items()}
    otherwise = {each: name for each, name in named.items() if name != before[each]["name"]}
    assert {each: before[each]["name"] for each in otherwise} == {each: _cut(name) for each, name in otherwise.items()}
    assert {name: counts[name] for name in ("created", "changed", "held", "missing")} == {
        "created": 0, "changed": len(otherwise), "held": 0, "missing": 0
    }  # fmt: skip


def _cut(name: str) -> str:
    """A name as the stand-in of 0.1.0 gave it: of a kind of several words it kept the first."""
    kinds = (kind for each in KINDS.values() for kind in each if name.startswith(f"{kind} "))
    kind = max(kinds, key=len)  # "Kinderopvang" is one, "Kinderopvang aan huis" another
    return kind.split()[0] + name.removeprefix(kind)


def test_schedules_run_and_find_no_drift(golden: Golden) -> None:
    done = _all_schedules(golden, timedelta())
    assert {name: said for name, said in done.items() if said == "failed"} == {}
    found = done["reconcile_copies"]
    assert found.pop("looked") > 0
    assert found.keys() <= NO_DRIFT  # another release's forms are renewed, and what left is found by today's rule


def test_later_only_the_laws_own_periods_have_acted(golden: Golden) -> None:
    """After sixty days: what nobody confirmed is gone, a block with a date has ended, and all else is as it was."""
    town = golden.here.town
    before = {name: _status(golden, name) for name in golden.was["ids"]["reviews"]}
    done = _all_schedules(golden, timedelta(days=60), "sync_organisations", "reconcile_copies")  # they know no period
    assert {name: said for name, said in done.items() if said == "failed"} == {}
    after = {name: _status(golden, name) for name in before}
    assert after == {name: "gone" if status == "unconfirmed" else status for name, status in before.items()}
    path = f"/editor/organisations/{golden.organisation('blocked_until')}"
    assert town.get(path, **town.as_editor()).json["state"] == "open"
    counted, were = figures(town, 2026)["reviews"], golden.was["facts"]["figures"]["2026"]["reviews"]
    assert {name: number for name, number in were.items() if counted[name] < number} == {}
    for role in ("blocked", "watched", "warned"):
        seen = town.get(f"/editor/organisations/{golden.organisation(role)}", **town.as_editor()).json
        was = golden.was["facts"]["organisations"][role]
        assert (seen["state"], seen["warning"] and seen["warning"]["text"]) == (was["state"], was["warning"])


def _status(golden: Golden, name: str) -> str:
    town = golden.here.town
    seen = town.get(f"/editor/reviews/{golden.review(name)}", **town.as_editor())
    assert seen.status in {200, 404}
    return str(seen.json["status"]) if seen.status == 200 else "gone"


def _all_schedules(golden: Golden, later: timedelta, *but_for: str) -> dict[str, Any]:
    done = golden.here.command("tests.golden.schedules", *but_for, later=later)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


def test_nothing_answered_500(golden: Golden) -> None:
    """Whatever the tests above asked; and every page of everybody, as a person opens it."""
    town = golden.here.town
    pages = [
        f"/organisations/{each}{rest}"
        for each in golden.was["ids"]["organisations"].values()
        for rest in ("", "/feed.atom", "/widget.json")
    ]
    for path in (*pages, "/", "/organisations", "/sitemap.xml", "/integrity/2026"):
        assert town.get(path, accept="text/html").status < 500, path
    editor = town.as_editor()
    console = [
        "/editor/queue",
        "/editor/organisations",
        "/editor/sync-runs",
        "/editor/dossiers",
        "/editor/figures",
        "/editor/merge-candidates",
    ]
    some = {role: name for name, role in golden.was["about"].items()}.values()  # one of each organisation
    reviews = [f"/editor/reviews/{golden.review(name)}" for name in some]
    for path in (*console, *reviews):
        assert town.get(path, accept="text/html", **editor).status < 500, path
    log = (golden.data_dir / "logs" / "site.log").read_text(encoding="utf-8")
    assert "Traceback" not in log
    assert '"level":"ERROR"' not in log


def test_no_folder_names_the_machine_it_was_made_on() -> None:
    assert RELEASES
    for release in RELEASES:
        assert (HERE / release / "data.tar.xz").stat().st_size < 500_000


def test_a_folder_that_is_there_is_never_made_again() -> None:
    command = [sys.executable, "-m", "tests.golden", RELEASES[0], str(ROOT)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert (done.returncode, "stays as it is" in done.stderr) == (2, True)
