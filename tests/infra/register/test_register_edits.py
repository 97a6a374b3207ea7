"""The local register: what people change in it, its pages, and its process."""

import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from infra.local.register import make_app, serve
from infra.local.register.edits import FILE_NAME, UnreadableEdits
from tests.infra.register.client import ALL_RUBRICS, CARE_HOMES, GROUPS, ROW_FIELDS, Client, ids

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC).timestamp()
PAGES = ("/?q=", "/?q=&offset=20")


@pytest.fixture
def register() -> Iterator[Client]:
    with serve(make_app(None, clock=lambda: NOW)) as url:
        yield Client(url)


class TestEdits:
    def test_of_an_address_show_at_once_and_count_as_saved_now(self, register: Client) -> None:
        an_id = register.some_id()
        reply = register.edit(an_id, email="nieuw@wzc-de-schakel.example")
        assert (reply.status, reply.json()["email"]) == (200, "nieuw@wzc-de-schakel.example")
        leaflet = register.leaflet(an_id).json()
        assert leaflet["contactInfo"]["emails"] == [{"value": "nieuw@wzc-de-schakel.example", "primary": True}]
        assert leaflet["lastUpdated"] == "2026-06-01T12:00:00Z"
        assert ids(register.rows(*ALL_RUBRICS, sort="LAST_UPDATED_DESC"))[0] == an_id

    def test_in_one_second_stay_in_order(self, register: Client) -> None:
        first, second = ids(register.rows(*ALL_RUBRICS))[:2]
        for an_id in (first, second, first):
            register.edit(an_id, phone="014 00 00 01")
        assert ids(register.rows(*ALL_RUBRICS, sort="LAST_UPDATED_DESC"))[:2] == [first, second]

    @pytest.mark.parametrize(
        ("body", "stored"),
        [
            ({"email": None}, []),
            ({"email": ""}, []),
            ({"email": " a; b "}, [{"value": " a; b ", "primary": True}]),
            ({"emails": ["a", "b"]}, [{"value": "a", "primary": True}, {"value": "b", "primary": False}]),
            ({"emails": [{"value": "a"}]}, [{"value": "a", "primary": False}]),
        ],
    )
    def test_of_addresses_take_whatever_a_register_may_hold(
        self, register: Client, body: dict[str, object], stored: list[dict[str, Any]]
    ) -> None:
        an_id = register.some_id()
        assert register.edit(an_id, **body).status == 200
        assert register.leaflet(an_id).json()["contactInfo"]["emails"] == stored

    def test_reach_every_field_that_the_platform_reads(self, register: Client) -> None:
        an_id = register.some_id()
        changes = {
            "name": "De Schakel vzw",
            "phone": "014 00 00 00",
            "website": "www.de-schakel.example",
            "state": "ARCHIVED",
            "rubrics": [GROUPS],
            "street": "Schakelveld",
            "number": "20",
            "box": "3",
            "postal_code": "2490",
            "municipality": "Balen",
            "enterprise_number": "0100000197",
        }
        summary = register.edit(an_id, **changes).json()
        plural = {**changes, "phones": [changes.pop("phone")], "websites": [changes.pop("website")]}
        assert {name: summary[name] for name in changes} == changes
        assert (summary["phones"], summary["websites"]) == (plural["phones"], plural["websites"])
        assert an_id in ids(register.rows(GROUPS))

    @pytest.mark.parametrize(
        "body",
        [
            {"mail": "a"},
            {"name": 1},
            {"emails": [1]},
            {"emails": 1},
            {"removed": "yes"},
            {"rubrics": ["x"]},
            {"name": "\ud800"},
        ],
    )
    def test_that_make_no_sense_are_refused_and_change_nothing(self, register: Client, body: dict[str, object]) -> None:
        an_id = register.some_id()
        before = register.leaflet(an_id).body
        assert register.edit(an_id, phone="014 00 00 01", **body).status == 400
        assert register.leaflet(an_id).body == before

    def test_of_an_unknown_listing_are_a_404(self, register: Client) -> None:
        assert register.edit("0" * 64, name="x").status == 404

    def test_that_remove_a_listing_make_it_gone_until_it_is_restored(self, register: Client) -> None:
        an_id = ids(register.rows())[0]
        total = register.page().json()["page"]["totalElements"]
        register.edit(an_id, removed=True)
        assert register.leaflet(an_id).status == 404
        assert register.page().json()["page"]["totalElements"] == total - 1
        assert an_id not in ids(register.rows())
        register.edit(an_id, removed=False)
        assert register.leaflet(an_id).status == 200
        assert register.page().json()["page"]["totalElements"] == total

    def test_can_add_a_listing(self, register: Client) -> None:
        body = {"name": "De Nieuwe", "rubrics": [CARE_HOMES], "email": "info@de-nieuwe.example"}
        reply = register.send("/control/listings", body)
        assert reply.status == 201
        row = register.rows(sort="LAST_UPDATED_DESC")[0]
        assert row["id"]["id"] == reply.json()["id"]
        assert row["legalName"]["description"] == "De Nieuwe"
        assert set(row) == ROW_FIELDS
        assert register.leaflet(row["id"]["id"]).status == 200
        assert register.send("/control/listings", {"name": "Nergens"}).status == 400

    def test_find_listings_by_name_place_address_and_id(self, register: Client) -> None:
        an_id = register.some_id()
        item = register.edit(an_id, name="Huis Zeldzaam", email="zeldzaam@huis.example").json()
        for words in ("huis  ZELDZAAM", "zeldzaam@huis", an_id):
            found = register.ask(f"/control/listings?q={words.replace(' ', '+')}").json()
            assert [some["id"] for some in found["items"]] == [an_id]
        in_place = register.ask(f"/control/listings?q={item['municipality'].replace(' ', '+')}&limit=1000")
        assert an_id in [some["id"] for some in in_place.json()["items"]]
        assert register.ask(f"/control/listings/{an_id}").json()["listing"]["id"]["id"] == an_id

    def test_survive_a_restart(self, tmp_path: Path) -> None:
        with serve(make_app(tmp_path)) as url:
            register = Client(url)
            edited, removed, restored = ids(register.rows())[:3]
            register.edit(edited, email="na@herstart.example")
            register.edit(removed, removed=True)
            register.edit(restored, removed=True)
            register.edit(restored, removed=False)
            added = register.send("/control/listings", {"name": "Erbij", "rubrics": [GROUPS]}).json()["id"]
            before = [register.leaflet(an_id).body for an_id in (edited, restored, added)]
        with serve(make_app(tmp_path)) as url:
            register = Client(url)
            assert [register.leaflet(an_id).body for an_id in (edited, restored, added)] == before
            assert register.leaflet(removed).status == 404
            assert register.state()["listings"] == {"generated": 400, "added": 1, "edited": 3, "removed": 1}
            second = register.send("/control/listings", {"name": "Nog een", "rubrics": [GROUPS]}).json()["id"]
            assert second != added

    def test_leave_one_whole_file(self, tmp_path: Path) -> None:
        with serve(make_app(tmp_path / "new")) as url:
            register = Client(url)
            register.edit(register.some_id(), name="x")
        assert [path.name for path in (tmp_path / "new").iterdir()] == [FILE_NAME]
        assert json.loads((tmp_path / "new" / FILE_NAME).read_text())["format"] == 1

    @pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 9}', '{"format": 1, "edits": {"a": {}}}'])
    def test_that_cannot_be_read_stop_the_start(self, tmp_path: Path, content: str) -> None:
        (tmp_path / FILE_NAME).write_text(content)
        with pytest.raises(UnreadableEdits, match=FILE_NAME):
            make_app(tmp_path)
        assert (tmp_path / FILE_NAME).read_text() == content

    def test_of_one_seed_do_not_show_in_another(self, tmp_path: Path) -> None:
        with serve(make_app(tmp_path)) as url:
            register = Client(url)
            register.edit(register.some_id(), name="Alleen hier")
            register.control(seed=2)
            assert register.ask("/control/listings?q=alleen").json()["total"] == 0
            register.control(seed=1)
            assert register.ask("/control/listings?q=alleen").json()["total"] == 1

    def test_are_forgotten_on_request(self, register: Client) -> None:
        an_id = register.some_id()
        before = register.leaflet(an_id).body
        register.edit(an_id, name="Anders")
        register.control(reset_listings=True)
        assert register.leaflet(an_id).body == before


class TestPeople:
    def test_see_that_this_is_no_real_register(self, register: Client) -> None:
        for path in ("/", f"/listings/{register.some_id()}"):
            page = register.ask(path, headers={"Accept": "text/html"}).text
            assert "lokale nabootsing van de Sociale Kaart" in page
            assert '<html lang="nl">' in page
            assert "<script" not in page

    def test_find_a_listing_by_its_name(self, register: Client) -> None:
        an_id = register.some_id()
        register.edit(an_id, name="Huis Zeldzaam")
        page = register.ask("/?q=zeldzaam").text
        assert "1 fiche gevonden" in page
        assert f'href="/listings/{an_id}"' in page
        assert "Huis Zeldzaam" in register.ask(f"/listings/{an_id}").text

    def test_turn_the_pages_of_what_was_found(self, register: Client) -> None:
        first, second = (set(re.findall("/listings/[0-9a-f]{64}", register.ask(p).text)) for p in PAGES)
        assert len(first) == len(second) == 20
        assert not first & second

    def test_change_an_address_with_a_plain_form(self, register: Client) -> None:
        an_id = register.some_id()
        reply = register.submit(f"/listings/{an_id}/email", {"email": "vers@huis.example"})
        assert (reply.status, reply.headers["location"]) == (303, f"/listings/{an_id}?saved=email")
        assert 'value="vers@huis.example"' in register.ask(reply.headers["location"]).text
        leaflet = register.leaflet(an_id).json()
        assert leaflet["contactInfo"]["emails"][0]["value"] == "vers@huis.example"
        assert leaflet["lastUpdated"] == "2026-06-01T12:00:00Z"

    def test_are_warned_when_other_addresses_would_go(self, register: Client) -> None:
        an_id = register.some_id()
        register.edit(an_id, emails=["a@huis.example", "b@huis.example"])
        assert "2 adressen" in register.ask(f"/listings/{an_id}").text

    def test_take_a_listing_offline_and_put_it_back(self, register: Client) -> None:
        an_id = register.some_id()
        assert register.submit(f"/listings/{an_id}/offline", {}).status == 303
        assert register.leaflet(an_id).status == 404
        assert "Zet de fiche terug" in register.ask(f"/listings/{an_id}").text
        assert register.submit(f"/listings/{an_id}/online", {}).status == 303
        assert register.leaflet(an_id).status == 200

    def test_change_nothing_by_following_a_link(self, register: Client) -> None:
        an_id = register.some_id()
        assert register.ask(f"/listings/{an_id}/offline").status == 404
        assert register.leaflet(an_id).status == 200

    def test_see_text_where_a_listing_holds_markup(self, register: Client) -> None:
        an_id = register.some_id()
        nasty = '"><script>alert(1)</script>'
        register.edit(an_id, name=nasty, email=nasty, phone=nasty, website=nasty, street=nasty, state=nasty)
        for path in (f"/listings/{an_id}", "/?q=alert", "/?q=%22%3E%3Cscript%3E"):
            page = register.ask(path)
            assert "<script" not in page.text
            assert "&lt;script&gt;" in page.text
            assert "default-src 'none'" in page.headers["content-security-policy"]

    def test_are_not_used_by_another_site(self, register: Client) -> None:
        an_id = register.some_id()
        path = f"/listings/{an_id}/offline"
        assert register.submit(path, {}, Origin="http://elsewhere.example").status == 403
        assert register.leaflet(an_id).status == 200
        assert register.submit(path, {}, Origin=register.url).status == 303

    def test_get_a_404_for_a_listing_that_never_was(self, register: Client) -> None:
        assert register.ask(f"/listings/{'0' * 64}").status == 404
        assert register.submit(f"/listings/{'0' * 64}/offline", {}).status == 404


class TestProcess:
    @pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
    def test_stops_cleanly_when_told_to(self, tmp_path: Path, stop: signal.Signals) -> None:
        with started(tmp_path) as (process, url):
            assert Client(url).page().status == 200
            process.send_signal(stop)
            _, errors = process.communicate(timeout=30)
        assert (process.returncode, errors) == (0, "")

    def test_is_reached_from_this_machine_only(self, tmp_path: Path) -> None:
        with started(tmp_path) as (_, url):
            port = int(url.rsplit(":", 1)[1])
            # An address of this machine as well, which a server bound to all of them would answer.
            with pytest.raises(OSError), socket.create_connection(("127.0.0.2", port), timeout=5):  # noqa: PT011 - any failure to connect will do
                pass

    def test_says_so_when_its_port_is_taken(self, tmp_path: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            process = launch(tmp_path, REGISTER_PORT=str(taken.getsockname()[1]))
            _, errors = process.communicate(timeout=30)
        assert process.returncode == 1
        assert "cannot listen on port" in errors
        assert "Traceback" not in errors

    def test_takes_its_size_and_seed_from_the_environment(self, tmp_path: Path) -> None:
        with started(tmp_path, REGISTER_LISTINGS="25", REGISTER_SEED="9") as (_, url):
            settings = Client(url).state()["settings"]
        assert (settings["listings"], settings["seed"]) == (25, 9)

    def test_names_a_setting_that_is_wrong(self, tmp_path: Path) -> None:
        process = launch(tmp_path, REGISTER_LISTINGS="many")
        _, errors = process.communicate(timeout=30)
        assert process.returncode == 1
        assert errors.startswith("REGISTER_LISTINGS")


def launch(data_dir: Path, **environment: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "infra.local.register"]
    settings = {"REGISTER_PORT": "0", "DATA_DIR": str(data_dir), **environment}
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command,
        cwd=Path(__file__).parents[3],
        env=settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


class started:  # noqa: N801 - read as a phrase: with started(...)
    """A register in a process of its own, with its address; ended when the block is left."""

    def __init__(self, data_dir: Path, **environment: str) -> None:
        self._process = launch(data_dir, **environment)

    def __enter__(self) -> tuple["subprocess.Popen[str]", str]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert found, line
        return self._process, found[0]

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.terminate()
            self._process.communicate(timeout=30)
