"""The local register misbehaves as it is told, and only then: in its pages and in its answers."""

import json
import threading
from collections.abc import Iterator

import pytest

from infra.local.register import make_app, serve
from tests.infra.register.client import Client, ids
from tests.infra.register.wayward import Clock, wayward_register


@pytest.fixture
def register() -> Iterator[Client]:
    with wayward_register(Clock()) as client:
        yield client


def statuses(register: Client, times: int) -> list[int]:
    return [register.page().status for _ in range(times)]


class TestPaging:
    def test_drift_repeats_rows_and_hides_others_under_an_unchanged_total(self, register: Client) -> None:
        total = len(register.rows())
        register.control(drift=1)
        found = ids(register.rows(size=10, sort="LAST_UPDATED_DESC"))
        pages = -(-total // 10)
        assert len(found) == total
        assert total - pages <= len(set(found)) < total

    def test_drift_moves_what_was_saved_again_to_the_first_page(self, register: Client) -> None:
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
