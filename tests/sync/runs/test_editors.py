"""Editors see the sync and decide about it, through the front door."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from chalice.test import Client

import app as front_door
from chalicelib.bootstrap import platform
from chalicelib.domain.access.editor import Session, SignIn
from chalicelib.domain.rules.mails import Mail, MailKind
from chalicelib.domain.sync.sync import Run, RunKind, Verdict
from chalicelib.use_cases.access.sign_in import token_hash
from tests.builders import editor
from tests.sync.world import EDITOR, World

CARE_HOMES: Final = "14.04.01. Woonzorgcentra (WZC)"
TOKEN: Final = f"{EDITOR}.token"


@dataclass(frozen=True)
class Console:
    """An editor's programs at work."""

    client: Client

    def get(self, path: str, *, token: str = TOKEN, status: int = 200) -> Any:
        return self._send("GET", path, b"", token, status)

    def post(self, path: str, body: object, *, token: str = TOKEN, status: int = 200) -> Any:
        return self._send("POST", path, json.dumps(body).encode(), token, status)

    def _send(self, method: str, path: str, body: bytes, token: str, status: int) -> Any:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Accept": "application/json"}
        answer = self.client.http.request(method, path, headers=headers, body=body)
        assert answer.status_code == status, answer.body
        return json.loads(answer.body)

    def page(self, path: str) -> str:
        headers = {"Authorization": f"Bearer {TOKEN}", "Accept": "text/html"}
        answer = self.client.http.get(path, headers=headers)
        assert answer.status_code == 200
        return str(answer.body.decode())


@pytest.fixture
def console(known: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Console]:
    """The front door on the world's own tables, with an editor signed in."""
    settings = known.settings
    named = {
        "AWS_DEFAULT_REGION": settings.region,
        "STAGE": settings.stage,
        "SITE_URL": settings.site_url,
        "LINK_KEY": settings.link_key,
        "STORE_ENDPOINT": settings.store_endpoint,
        "TABLE_PREFIX": settings.table_prefix,
        "SOCIALE_KAART_URL": settings.care_directory_url,
        "SOCIALE_KAART_CONFIG": settings.care_directory_config,
    }
    for name, value in named.items():
        monkeypatch.setenv(name, value)
    platform.cache_clear()
    now = datetime.now(UTC)
    known.editors.register(editor(id=EDITOR))
    way_in = SignIn(id="way-in", editor_id=EDITOR, nonce="nonce", expires_at=now + timedelta(minutes=5))
    mail = Mail(id="mail-1", kind=MailKind.EDITOR_SIGN_IN, created_at=now, editor_id=EDITOR, sign_in_id=way_in.id)
    known.editors.invite(way_in, mail)
    session = Session(token_digest=token_hash(TOKEN), editor_id=EDITOR, expires_at=now + timedelta(hours=1))
    known.editors.open_session(way_in, session)
    with Client(front_door.app) as client:
        yield Console(client)
    platform.cache_clear()


def held(world: World) -> Run:
    world.register.leave(21)
    return world.run()


def test_the_latest_runs_come_first_with_the_age_of_the_last_good_one(known: World, console: Console) -> None:
    known.light()
    partial = held(known)
    seen = console.get("/editor/sync-runs")
    assert [item["id"] for item in seen["items"]] == [run.id for run in known.sync_store.latest(50)]
    assert [(item["kind"], item["verdict"]) for item in seen["items"]] == [
        ("full", "partial"),
        ("light", "good"),
        ("full", "good"),
    ]
    good = known.sync_store.last_good()
    assert good is not None
    assert datetime.fromisoformat(seen["freshness"]["started_at"]) == good.started_at
    assert {*seen["freshness"]} == {"started_at", "age_seconds", "state"}
    first = seen["items"][0]
    assert (first["id"], first["held"], first["waiting"]) == (partial.id, ["removals"], ["removals"])
    assert (first["phase"], first["seconds"], first["declared"]) == ("finished", 0, partial.declared)
    assert first["counts"]["held"] == 21


def test_a_run_that_was_read_by_halves_says_why_on_its_page(known: World, console: Console) -> None:
    known.register.control(half_pages=True)
    run = known.run()
    seen = console.get(f"/editor/sync-runs/{run.id}")
    assert seen["verdict"] == "partial"
    assert seen["shortcomings"] == list(run.shortcomings)
    assert any("an empty page" in note for note in seen["notes"])
    assert {each["name"]: each["complete"] for each in seen["rubrics"]} == {
        name: count.complete for name, count in run.rubrics.items()
    }
    page = console.page(f"/editor/sync-runs/{run.id}")
    assert "unusable pages 1" in page
    assert "an empty page" in page


def test_held_removals_name_the_organisations_and_their_reviews_those_that_take_part_first(
    known: World, console: Console
) -> None:
    reviewed = known.register.ids()[13]
    known.published(reviewed)
    run = held(known)
    seen = console.get(f"/editor/sync-runs/{run.id}")
    assert len(seen["removals"]) == 21
    found, *others = seen["removals"]
    assert [each["name"] for each in others] == sorted(each["name"] for each in others)
    ours = known.organisation(reviewed)
    assert found == {
        "id": ours.id,
        "name": ours.listing.name,
        "register_id": reviewed,
        "reviews": 1,
        "taking_part": True,
    }
    assert ours.id in console.page(f"/editor/sync-runs/{run.id}")


def test_proposed_identifiers_are_shown_in_pairs(known: World, console: Console) -> None:
    known.register.control(rekeyed_percent=100)
    run = known.run()
    seen = console.get(f"/editor/sync-runs/{run.id}")
    names = {item["id"]: " ".join(item["name"].split()) for item in known.register.listings()}
    assert seen["rekeyed"]
    for each in seen["rekeyed"]:
        assert names[each["becomes"]] == each["organisation"]["name"]


def test_held_addresses_are_shown_as_they_are_and_would_become(known: World, console: Console) -> None:
    chosen = known.register.with_email()[:6]
    before = {each: known.organisation(each).listing.email for each in chosen}
    for each in chosen:
        known.register.edit(each, email="allemaal@elders.example")
    run = known.run()
    seen = console.get(f"/editor/sync-runs/{run.id}")
    assert seen["waiting"] == ["emails"]
    assert {each["organisation"]["register_id"]: each["email"] for each in seen["addresses"]} == before
    assert {each["becomes"] for each in seen["addresses"]} == {"allemaal@elders.example"}
    page = console.page(f"/editor/sync-runs/{run.id}")
    assert "Zou een ander e-mailadres krijgen" in page
    assert all(f"{email} wordt allemaal@elders.example" in page for email in before.values())


def test_quarantined_records_are_shown_with_their_reasons(known: World, console: Console) -> None:
    known.register.control(bad_records=4)
    run = known.run()
    seen = console.get(f"/editor/sync-runs/{run.id}")
    assert sorted(each["reason"] for each in seen["quarantined"]) == [
        "addresses are no list",
        "e-mails are no list",
        "no name",
        "no name",
    ]
    assert {each["register_id"] for each in seen["quarantined"]} <= {*known.everyone()}


def test_an_approval_without_a_reason_is_refused(known: World, console: Console) -> None:
    run = held(known)
    for body in ({}, {"explanation": ""}, {"explanation": "  "}):
        refused = console.post(f"/editor/sync-runs/{run.id}/approve", body, status=422)
        assert [error["field"] for error in refused["errors"]] == ["explanation"]
    assert known.sync_store.run(run.id) == run


def test_an_approval_is_carried_out_by_the_next_call_and_happens_once(known: World, console: Console) -> None:
    run = held(known)
    body = {"explanation": "Nagevraagd bij het register."}
    answer = console.post(f"/editor/sync-runs/{run.id}/approve", body)
    assert (answer["verdict"], answer["waiting"]) == ("running", [])
    assert console.post(f"/editor/sync-runs/{run.id}/approve", body, status=409)["code"] == "not_allowed_now"
    assert console.post(f"/editor/sync-runs/{run.id}/dismiss", body, status=409)["code"] == "not_allowed_now"
    done = known.run(None)
    assert (done.id, done.verdict, done.counts.closed) == (run.id, Verdict.GOOD, 21)
    assert console.post(f"/editor/sync-runs/{run.id}/approve", body, status=409)["code"] == "not_allowed_now"
    (entry,) = known.log.of(f"sync-run/{run.id}")
    assert (entry.action, entry.actor_id, entry.explanation) == ("approve", EDITOR, body["explanation"])


def test_a_dismissal_leaves_everything_and_happens_once(known: World, console: Console) -> None:
    before = known.open()
    run = held(known)
    body = {"explanation": "Het register is stuk."}
    answer = console.post(f"/editor/sync-runs/{run.id}/dismiss", body)
    assert (answer["verdict"], answer["waiting"], answer["held"]) == ("partial", [], ["removals"])
    console.post(f"/editor/sync-runs/{run.id}/dismiss", body, status=409)
    assert known.run(RunKind.LIGHT).id != run.id
    assert known.open() == before


def test_what_holds_nothing_or_is_not_there_cannot_be_decided(known: World, console: Console) -> None:
    body = {"explanation": "Zomaar."}
    good = known.sync_store.latest(1)[0]
    console.post(f"/editor/sync-runs/{good.id}/approve", body, status=409)
    console.post("/editor/sync-runs/20260101T000000-abcdef/approve", body, status=404)
    console.get("/editor/sync-runs/20260101T000000-abcdef", status=404)


def test_candidates_for_a_merge_are_named_and_stay_two(known: World, console: Console) -> None:
    address_hash = {"street": "Kerkstraat", "number": "12", "postal_code": "9000", "municipality": "Gent"}
    ids = [
        known.register.add(name=name, rubrics=[CARE_HOMES], **address_hash) for name in ("De Linde", "Huis De Linde")
    ]
    known.run()
    seen = console.get("/editor/merge-candidates")
    groups = [{each["register_id"] for each in group} for group in seen["items"]]
    assert {*ids} in groups
    assert all(known.find(found) for found in ids)
    assert "Huis De Linde" in console.page("/editor/merge-candidates")


@pytest.mark.parametrize("path", ["/editor/sync-runs", "/editor/sync-runs/x", "/editor/merge-candidates"])
def test_nobody_else_sees_any_of_it(console: Console, path: str) -> None:
    console.get(path, token="another", status=401)
