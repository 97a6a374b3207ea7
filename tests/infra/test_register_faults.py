"""The local register misbehaves as it is told, and only then."""

import base64
import json
import threading
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from register_client import ALL_RUBRICS, CARE_HOMES, HOSPITALS, Client, Reply, ids

from infra.local.register import make_app, serve
from infra.local.register.faults import Settings, setting_fields


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def register(clock: Clock) -> Iterator[Client]:
    with serve(make_app(None, clock=clock)) as url:
        yield Client(url)


def everything(register: Client) -> dict[str, dict[str, Any]]:
    return {row["id"]["id"]: row for row in register.rows(*ALL_RUBRICS)}


def statuses(register: Client, times: int) -> list[int]:
    return [register.page().status for _ in range(times)]


class TestControl:
    def test_describes_every_setting_and_its_default(self, register: Client) -> None:
        state = register.state()
        assert set(state["settings"]) == {known.name for known in setting_fields()}
        assert set(state["settings"]) < set(state["descriptions"])
        assert all(description["about"] for description in state["descriptions"].values())
        assert state["descriptions"]["drift"]["default"] == 0

    def test_merges_what_is_sent(self, register: Client) -> None:
        register.control(drift=1)
        settings = register.control(html=3)["settings"]
        assert (settings["drift"], settings["html"]) == (1, 3)

    def test_resets_all(self, register: Client) -> None:
        before = register.state()
        register.control(drift=1, listings=10, seed=5, envelope="hal", oauth={"client_id": "a", "client_secret": "b"})
        register.page()
        assert register.control(reset=True) == before

    @pytest.mark.parametrize(
        "wish",
        [
            {"drfit": 1},
            {"drift": -1},
            {"drift": "1"},
            {"drift": True},
            {"vanished_percent": 101},
            {"half_pages": "yes"},
            {"envelope": "xml"},
            {"rubric_gone": CARE_HOMES},
            {"oauth": {"client_id": "a"}},
            {"base_path": "api"},
            {"api_key_header": ""},
            {"redirect_to": "ftp://elsewhere.example"},
            {"reset": "yes"},
        ],
    )
    def test_refuses_what_makes_no_sense_and_changes_nothing(self, register: Client, wish: dict[str, object]) -> None:
        before = register.state()
        reply = register.send("/control", {"html": 2, **wish})
        assert reply.status == 400
        assert next(iter(wish)) in reply.json()["message"]
        assert register.state() == before

    @pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
    def test_refuses_what_is_no_json_object(self, register: Client, body: bytes) -> None:
        reply = register.ask("/control", method="POST", body=body)
        assert (reply.status, reply.json()["status"]) == (400, 400)

    def test_counts_requests_until_the_count_is_reset(self, register: Client) -> None:
        register.page()
        register.page(page="x")
        register.leaflet("0" * 64)
        register.ask("/")
        state = register.state()
        assert state["requests"] == 3
        assert state["requests_by_route"] == {"health-offers": 2, "leaflet": 1}
        assert state["answers_by_status"] == {"200": 1, "400": 1, "404": 1}
        assert register.control(reset_requests=True)["requests"] == 0

    def test_makes_the_register_larger_or_another(self, register: Client) -> None:
        register.control(listings=40, seed=3)
        assert len(everything(register)) == 40

    def test_is_no_use_to_another_site(self, register: Client) -> None:
        headers = {"Content-Type": "text/plain", "Origin": "http://elsewhere.example"}
        assert register.ask("/control", method="POST", body=b'{"drift":1}', headers=headers).status == 403


class TestControlPage:
    def form(self, register: Client, **changes: str) -> dict[str, str]:
        settings = register.state()["settings"]
        fields = {name: "" if value in (None, False, []) else str(value) for name, value in settings.items()}
        return {**fields, **changes}

    def page(self, register: Client) -> Reply:
        return register.ask("/control", headers={"Accept": "text/html"})

    def test_shows_every_setting_with_a_label(self, register: Client) -> None:
        page = self.page(register).text
        assert '<html lang="nl">' in page
        for known in setting_fields():
            assert f'<label for="{known.name}">' in page
            assert f'id="{known.name}" name="{known.name}"' in page

    def test_sets_what_is_filled_in(self, register: Client) -> None:
        form = self.form(
            register,
            drift="2",
            half_pages="1",
            vanished_percent="2,5",
            rubric_gone=f"{HOSPITALS}\r\n{CARE_HOMES}\r\n",
            oauth="me:secret",
            envelope="hal",
        )
        reply = register.submit("/control", form)
        assert (reply.status, reply.headers["location"]) == (303, "/control?saved=settings")
        settings = register.state()["settings"]
        assert settings["drift"] == 2
        assert settings["half_pages"] is True
        assert settings["vanished_percent"] == 2.5
        assert settings["rubric_gone"] == [HOSPITALS, CARE_HOMES]
        assert settings["oauth"] == {"client_id": "me", "client_secret": "secret"}
        assert settings["envelope"] == "hal"
        assert 'value="me:secret"' in self.page(register).text

    def test_leaves_all_as_it_is_when_it_is_sent_unchanged(self, register: Client) -> None:
        before = register.state()["settings"]
        register.submit("/control", self.form(register))
        assert register.state()["settings"] == before

    def test_names_the_field_that_is_wrong(self, register: Client) -> None:
        reply = register.submit("/control", self.form(register, drift="veel"))
        assert reply.status == 400
        assert "Er is niets bewaard" in reply.text
        assert "Aantal fiches dat na elke pagina naar voren schuift" in reply.text

    def test_puts_everything_back(self, register: Client) -> None:
        register.control(html=1, drift=4)
        assert register.submit("/control", {"reset": "1"}).status == 303
        assert register.state()["settings"]["drift"] == 0

    def test_escapes_what_was_set(self, register: Client) -> None:
        register.control(api_key='"><script>', rubric_gone=["</textarea><script>"])
        assert "<script" not in self.page(register).text


class TestPaging:
    def test_drift_repeats_rows_and_hides_others_under_an_unchanged_total(self, register: Client) -> None:
        total = len(register.rows())
        register.control(drift=1)
        found = ids(register.rows(size=10, sort="LAST_UPDATED_DESC"))
        pages = -(-total // 10)
        assert len(found) == total
        assert total - pages <= len(set(found)) < total

    def test_drift_moves_what_was_saved_again_to_the_front(self, register: Client) -> None:
        last = ids(register.rows(sort="LAST_UPDATED_DESC"))[-1]
        register.control(drift=1)
        register.page(sort="LAST_UPDATED_DESC")
        first = register.page(sort="LAST_UPDATED_DESC").json()["content"][0]
        assert first["id"]["id"] == last
        assert first["lastUpdated"] == "2027-01-15T08:00:00Z"

    def test_drift_is_the_same_every_time(self, register: Client) -> None:
        runs = []
        for _ in range(2):
            register.control(drift=3)
            runs.append(ids(register.rows(size=10)))
        assert runs[0] == runs[1]

    def test_duplicates_repeat_rows_of_the_page_before_and_lose_none(self, register: Client) -> None:
        whole = ids(register.rows())
        register.control(duplicates=3)
        first, second = (ids(register.page(page=n).json()["content"]) for n in (0, 1))
        assert (len(first), len(second)) == (20, 20)
        assert second[:3] == first[-3:]
        found = ids(register.rows(size=20))
        assert len(found) > len(whole)
        assert set(found) == set(whole)
        assert register.page().json()["page"]["totalElements"] == len(whole)

    def test_duplicates_can_be_older_versions(self, register: Client) -> None:
        register.control(duplicates=1, duplicates_stale=True)
        first, second = (register.page(page=n).json()["content"] for n in (0, 1))
        assert second[0]["id"] == first[-1]["id"]
        assert second[0]["lastUpdated"] < first[-1]["lastUpdated"]
        assert second[0]["contactInfo"]["phones"] != first[-1]["contactInfo"]["phones"]

    def test_missing_rows_are_counted_but_not_given(self, register: Client) -> None:
        whole = set(ids(register.rows()))
        register.control(missing=4)
        found = set(ids(register.rows(size=20)))
        assert len(whole - found) == 4
        assert register.page().json()["page"]["totalElements"] == len(whole)
        assert {register.leaflet(an_id).status for an_id in whole - found} == {200}

    @pytest.mark.parametrize("change", [5, -5])
    def test_the_total_changes_half_way(self, register: Client, change: int) -> None:
        total = len(register.rows())
        register.control(changed_total=change)
        pages = -(-total // 20)
        declared = [register.page(page=n).json()["page"]["totalElements"] for n in range(pages)]
        assert declared == [total] * (pages // 2) + [total + change] * (pages - pages // 2)

    def test_every_nth_page_is_empty(self, register: Client) -> None:
        register.control(empty_page=3)
        answers = [register.page(page=n).json() for n in range(6)]
        assert [bool(answer["content"]) for answer in answers] == [True, True, False, True, True, False]
        assert len({answer["page"]["totalElements"] for answer in answers}) == 1

    def test_half_of_the_pages_are_empty(self, register: Client) -> None:
        register.control(half_pages=True)
        answers = [register.page(page=n) for n in range(4)]
        assert [reply.status for reply in answers] == [200] * 4
        assert [len(reply.json()["content"]) for reply in answers] == [20, 0, 20, 0]
        assert answers[1].json()["page"]["totalElements"] > 40

    def test_a_larger_page_than_allowed_is_lowered_in_silence(self, register: Client) -> None:
        register.control(max_size=15)
        answer = register.page(size=200).json()
        assert (answer["page"]["size"], len(answer["content"])) == (15, 15)
        assert answer["page"]["totalPages"] == -(-answer["page"]["totalElements"] // 15)

    def test_pages_can_count_from_one(self, register: Client) -> None:
        first = register.page(page=0).json()
        register.control(page_origin=1)
        assert register.page(page=0).status == 400
        answer = register.page(page=1).json()
        assert answer["content"] == first["content"]
        assert answer["page"]["number"] == register.page().json()["page"]["number"] == 1


class TestAnswers:
    def test_every_nth_is_cut_half_way(self, register: Client) -> None:
        whole = register.page().body
        register.control(truncated=2)
        one, two, three = (register.page() for _ in range(3))
        assert (one.body, three.body) == (whole, whole)
        assert (two.status, two.body) == (200, whole[: len(whole) // 2])
        with pytest.raises(ValueError, match=r"Unterminated|Expecting|delimiter"):
            json.loads(two.body)

    def test_every_nth_is_a_web_page(self, register: Client) -> None:
        register.control(html=2)
        replies = [register.page() for _ in range(4)]
        types = [reply.headers["content-type"].split(";")[0] for reply in replies]
        assert types == ["application/json", "text/html"] * 2
        assert {reply.status for reply in replies} == {200}

    def test_every_nth_is_a_429_with_its_wait(self, register: Client) -> None:
        register.control(status_429=3, retry_after=7)
        assert statuses(register, 5) == [200, 200, 429, 200, 200]
        assert register.page().headers["retry-after"] == "7"

    def test_every_nth_is_a_503_or_a_500_in_turn(self, register: Client) -> None:
        register.control(status_5xx=2)
        assert statuses(register, 6) == [200, 503, 200, 500, 200, 503]

    def test_turns_are_counted_anew_with_each_setting(self, register: Client) -> None:
        register.control(status_429=2)
        assert statuses(register, 1) == [200]
        register.control(status_429=2)
        assert statuses(register, 2) == [200, 429]

    def test_each_can_be_slow_without_holding_up_another(self) -> None:
        asleep, awake, naps = threading.Event(), threading.Event(), []

        def sleep(seconds: float) -> None:
            naps.append(seconds)
            if seconds:
                asleep.set()
                awake.wait(timeout=30)

        with serve(make_app(None, sleep=sleep)) as url:
            register = Client(url)
            register.control(slow_ms=250)
            slow: list[int] = []
            thread = threading.Thread(target=lambda: slow.append(register.page().status))
            thread.start()
            assert asleep.wait(timeout=30)
            assert register.state()["settings"]["slow_ms"] == 250
            assert slow == []
            awake.set()
            thread.join()
        assert (slow, naps) == ([200], [0.25])

    @pytest.mark.parametrize(
        ("envelope", "accept", "key"),
        [("hal", "application/json", "_embedded"), ("plain", "application/hal+json", "content")],
    )
    def test_the_envelope_can_be_forced(self, register: Client, envelope: str, accept: str, key: str) -> None:
        register.control(envelope=envelope)
        assert key in register.ask("/api/health-offers?rubrics=x", headers={"Accept": accept}).json()

    def test_every_request_can_be_sent_elsewhere(self, register: Client) -> None:
        register.control(redirect_to="http://169.254.169.254/latest")
        for reply in (register.page(), register.leaflet("0" * 64)):
            assert (reply.status, reply.headers["location"]) == (302, "http://169.254.169.254/latest")
        assert register.state()["settings"]["redirect_to"]


class TestContents:
    def test_a_rubric_can_vanish(self, register: Client) -> None:
        register.control(rubric_gone=[CARE_HOMES])
        names = register.ask("/api/generic-list/rubric").json()["content"]
        assert CARE_HOMES not in [rubric["name"] for rubric in names]
        assert register.page().json()["page"]["totalElements"] == 0
        assert register.page(HOSPITALS).json()["page"]["totalElements"] > 0

    def test_a_share_of_the_listings_can_vanish(self, register: Client) -> None:
        before = everything(register)
        register.control(vanished_percent=10)
        after = everything(register)
        gone = set(before) - set(after)
        assert 36 <= len(gone) <= 44
        assert register.leaflet(gone.pop()).status == 404
        register.control(vanished_percent=10)
        assert everything(register) == after
        register.control(vanished_percent=100)
        assert everything(register) == {}

    def test_a_share_of_the_listings_can_get_new_ids(self, register: Client) -> None:
        before = everything(register)
        register.control(rekeyed_percent=50)
        after = everything(register)
        old, new = set(before) - set(after), set(after) - set(before)
        assert len(after) == len(before)
        assert 190 <= len(old) == len(new) <= 210
        assert register.leaflet(old.pop()).status == 404
        assert register.leaflet(new.pop()).status == 200

        def contents(rows: dict[str, dict[str, Any]]) -> Counter[str]:
            return Counter(json.dumps({**row, "id": None}) for row in rows.values())

        assert contents(after) == contents(before)

    def test_edits_stay_with_a_listing_that_gets_a_new_id(self, register: Client) -> None:
        first = register.some_id()
        register.edit(first, name="Huis Zeldzaam")
        register.control(rekeyed_percent=100)
        found = register.ask("/control/listings?q=zeldzaam").json()["items"]
        assert len(found) == 1
        assert found[0]["id"] != first
        assert register.edit(found[0]["id"], phone="014 00 00 01").status == 200

    def test_a_share_of_the_addresses_can_be_lost(self, register: Client) -> None:
        def filled(rows: dict[str, dict[str, Any]]) -> set[str]:
            return {an_id for an_id, row in rows.items() if row["contactInfo"]["emails"]}

        before = everything(register)
        register.control(emails_lost_percent=25)
        after = everything(register)
        assert 80 <= len(filled(before) - filled(after)) <= 105
        assert [row["lastUpdated"] for row in after.values()] == [row["lastUpdated"] for row in before.values()]

    def test_a_share_of_the_listings_can_change(self, register: Client, clock: Clock) -> None:
        def changed(one: dict[str, dict[str, Any]], other: dict[str, dict[str, Any]]) -> set[str]:
            return {an_id for an_id in one if one[an_id] != other[an_id]}

        rows = [everything(register)]
        for _ in range(2):
            clock.now += 3600
            register.control(changed_percent=5)
            rows.append(everything(register))
        assert 17 <= len(changed(rows[0], rows[1])) <= 23
        assert changed(rows[0], rows[1]) == changed(rows[1], rows[2])
        for an_id in changed(rows[1], rows[2]):
            phones = [str(row[an_id]["contactInfo"]["phones"]) for row in rows]
            assert len(set(phones)) == 3
            assert rows[2][an_id]["lastUpdated"] == "2027-01-15T10:00:00Z"
        newest = register.page(*ALL_RUBRICS, sort="LAST_UPDATED_DESC").json()["content"][0]
        assert newest["id"]["id"] in changed(rows[1], rows[2])

    def test_some_records_can_be_broken(self, register: Client) -> None:
        def is_broken(row: dict[str, Any]) -> bool:
            shapes = (row["legalName"], dict), (row["addresses"], list), (row["contactInfo"], dict)
            return not all(isinstance(value, kind) for value, kind in shapes)

        register.control(bad_records=6)
        rows = everything(register)
        broken = [an_id for an_id, row in rows.items() if is_broken(row)]
        assert (len(rows), len(broken)) == (400, 6)
        assert all(is_broken(register.leaflet(an_id).json()) for an_id in broken)
        assert all(rows[an_id]["state"] == "PUBLISHED" for an_id in broken)

    def test_a_broken_record_can_be_repeated_as_an_older_version(self, register: Client) -> None:
        register.control(bad_records=400, duplicates=19, duplicates_stale=True)
        assert {register.page(page=n).status for n in range(4)} == {200}

    def test_good_behaviour_is_the_default(self, register: Client) -> None:
        assert register.state()["settings"]["listings"] == Settings().listings
        assert {reply.status for reply in (register.page() for _ in range(30))} == {200}


class TestAccess:
    def test_a_key_can_be_needed_in_a_header_of_any_name(self, register: Client) -> None:
        register.control(api_key="geheim")
        path = "/api/generic-list/rubric"
        assert register.ask(path).status == 401
        assert register.ask(path, headers={"X-API-Key": "fout"}).status == 401
        assert register.ask(path, headers={"X-API-Key": "geheim"}).status == 200
        register.control(api_key_header="Ocp-Apim-Subscription-Key")
        assert register.ask(path, headers={"X-API-Key": "geheim"}).status == 401
        assert register.ask(path, headers={"Ocp-Apim-Subscription-Key": "geheim"}).status == 200
        register.control(api_key=None)
        assert register.ask(path).status == 200

    def token(self, register: Client, **fields: str) -> Reply:
        return register.submit("/oauth/token", {"grant_type": "client_credentials", **fields})

    def test_a_token_can_be_needed(self, register: Client, clock: Clock) -> None:
        client = {"client_id": "me", "client_secret": "geheim"}
        register.control(oauth=client, token_seconds=60)
        path = "/api/generic-list/rubric"
        refused = register.ask(path)
        assert (refused.status, refused.headers["www-authenticate"][:6]) == (401, "Bearer")
        answer = self.token(register, **client).json()
        assert (answer["token_type"], answer["expires_in"]) == ("Bearer", 60)
        bearer = {"Authorization": f"Bearer {answer['access_token']}"}
        assert register.ask(path, headers=bearer).status == 200
        assert register.ask(path, headers={"Authorization": "Bearer other"}).status == 401
        clock.now += 61
        assert register.ask(path, headers=bearer).status == 401

    def test_a_client_may_say_who_it_is_in_a_header(self, register: Client) -> None:
        register.control(oauth={"client_id": "me", "client_secret": "geheim"})
        basic = base64.b64encode(b"me:geheim").decode()
        fields = {"grant_type": "client_credentials"}
        assert register.submit("/oauth/token", fields, Authorization=f"Basic {basic}").status == 200
        assert register.submit("/oauth/token", fields, Authorization="Basic ?").status == 401

    def test_a_wrong_client_or_grant_gets_no_token(self, register: Client) -> None:
        assert self.token(register, client_id="", client_secret="").status == 401
        register.control(oauth={"client_id": "me", "client_secret": "geheim"})
        reply = self.token(register, client_id="me", client_secret="fout")
        assert (reply.status, reply.json()) == (401, {"error": "invalid_client"})
        other = register.submit("/oauth/token", {"grant_type": "password"})
        assert (other.status, other.json()) == (400, {"error": "unsupported_grant_type"})

    def test_the_api_can_move(self, register: Client) -> None:
        register.control(base_path="/v2/api")
        assert register.page(base="/v2/api").status == 200
        assert register.page().status == 404
        register.control(base_path="/")
        assert register.page(base="").status == 200
        assert register.state()["settings"]["base_path"] == "/"
