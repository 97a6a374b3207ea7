"""The local register's control: every setting told, set and put back, over the API and on its page."""

from collections.abc import Iterator

import pytest

from infra.local.register.settings import TABLE
from tests.infra.register.client import CARE_HOMES, HOSPITALS, Client, Reply
from tests.infra.register.wayward import Clock, everything, wayward_register


@pytest.fixture
def register() -> Iterator[Client]:
    with wayward_register(Clock()) as client:
        yield client


class TestControl:
    def test_describes_every_setting_and_its_default(self, register: Client) -> None:
        state = register.state()
        assert set(state["settings"]) == {known.name for known in TABLE}
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
        "body",
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
    def test_refuses_what_makes_no_sense_and_changes_nothing(self, register: Client, body: dict[str, object]) -> None:
        before = register.state()
        reply = register.send("/control", {"html": 2, **body})
        assert reply.status == 400
        assert next(iter(body)) in reply.json()["message"]
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
        for known in TABLE:
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
