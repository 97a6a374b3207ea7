"""Another register of the same kind is configuration, and nothing else."""

import json
from typing import Any, Final

import pytest

from chalicelib.adapters.sociale_kaart.config import read_source
from chalicelib.domain.sync.sync import Phase, Verdict
from tests.sync.between import Between
from tests.sync.conftest import MakeWorld

CARE_HOMES: Final = "14.04.01. Woonzorgcentra (WZC)"


def test_another_envelope_size_origin_path_and_a_key_take_configuration_only(
    make_world: MakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGISTER_KEY", "secret")
    world = make_world(
        base_path="/v2/api",
        page_size=500,
        page_origin=1,
        accept="application/hal+json",
        authentication={"kind": "api_key", "header": "X-Register-Key", "secret": "env:REGISTER_KEY"},
    )
    world.register.control(
        envelope="hal",
        max_size=4,
        page_origin=1,
        base_path="/v2/api",
        api_key="secret",
        api_key_header="X-Register-Key",
    )
    run = world.run()
    assert run.verdict is Verdict.GOOD
    assert world.open() == {*world.register.ids()}
    gone = world.register.leave(2)
    assert world.run().counts.closed == 2
    assert world.open().isdisjoint(gone)
    assert world.light().verdict is Verdict.GOOD


def test_oauth_client_credentials_take_configuration_only(
    make_known: MakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGISTER_SECRET", "geheim")
    how = {"kind": "oauth2_client_credentials", "client_id": "ons", "secret": "env:REGISTER_SECRET"}
    world = make_known()
    how["token_url"] = f"{world.register.url}/oauth/token"
    world.register.control(oauth={"client_id": "ons", "client_secret": "geheim"}, token_seconds=20)
    reader = world.another_configuration(authentication=how)
    assert reader.run().verdict is Verdict.GOOD
    reader.clock.forward(minutes=5)  # the token has ended: the register says 401, and another is asked for
    reader.waits.clear()
    assert reader.run().verdict is Verdict.GOOD
    assert reader.waits


@pytest.mark.parametrize("secret", ["wrong", ""])
def test_a_key_that_is_wrong_is_no_reason_to_remove_anything(
    make_known: MakeWorld, monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    monkeypatch.setenv("REGISTER_KEY", secret)
    world = make_known(authentication={"kind": "api_key", "secret": "env:REGISTER_KEY"})
    world.register.control(api_key="right")
    before = world.open()
    run = world.run()
    assert (run.verdict, run.phase) == (Verdict.RUNNING, Phase.FETCHING)
    assert run.notes[0].endswith("the register is away (HTTP 401)")
    assert world.open() == before


def test_other_names_for_every_field_take_configuration_only(make_world: MakeWorld) -> None:
    """A register that says everything in other words, and the enterprise number in its lists."""
    between = Between()
    world = make_world(
        wrapped=between.around,
        envelopes=["data.items"],
        total_path="data.count",
        pages_path="data.pages",
        size_path="data.per_page",
        published_states=["live"],
        rubrics={CARE_HOMES: "residential_care"},
        paths={
            "register_id": "key",
            "state": "meta.status",
            "updated_at": "meta.saved",
            "name": "title",
            "activities": "kinds",
            "activity_name": "label",
            "addresses": "places",
            "street": "road",
            "number": "house",
            "box": "flat",
            "postal_code": "zip",
            "municipality": "town",
            "emails": "mail",
            "phones": "call",
            "websites": "web",
            "value": "is",
            "primary": "first",
            "administrative": "numbers",
            "administrative_type": "of",
            "enterprise_type": "enterprise",
        },
    )
    added = world.register.add(
        name="De Linde", rubrics=[CARE_HOMES], email="info@linde.example", street="Kerkstraat", number="7"
    )

    def rewrite(_: object, body: Any) -> Any:
        rows = [_in_other_words(row) for row in body["content"]]
        page = body["page"]
        return {
            "data": {
                "items": rows,
                "count": page["totalElements"],
                "pages": page["totalPages"],
                "per_page": page["size"],
            }
        }

    between.rewrite = rewrite
    assert world.run().verdict is Verdict.GOOD
    expected = {item["id"] for item in world.register.listings() if CARE_HOMES in item["rubrics"]}
    assert world.open() == expected
    taken = world.organisation(added).listing
    assert (taken.name, taken.email, taken.enterprise_number) == ("De Linde", "info@linde.example", "0123456749")
    assert (taken.address.street, taken.address.number, taken.address.postal_code) == ("Kerkstraat", "7", "2490")


def _in_other_words(row: dict[str, Any]) -> dict[str, Any]:
    def values(name: str) -> list[dict[str, Any]]:
        return [{"is": each["value"], "first": each.get("primary", False)} for each in row["contactInfo"][name]]

    return {
        "key": row["id"]["id"],
        "meta": {"status": "live" if row["state"] == "PUBLISHED" else "hidden", "saved": row["lastUpdated"]},
        "title": row["legalName"]["description"],
        "kinds": [{"label": each["name"]["description"]} for each in row["activities"]],
        "places": [
            {
                "first": each["primary"],
                "road": each["street"]["name"]["description"],
                "house": each["number"],
                "flat": each["box"],
                "zip": each["municipality"]["postalCode"],
                "town": each["municipality"]["name"]["description"],
            }
            for each in row["addresses"]
        ],
        "mail": values("emails"),
        "call": values("phones"),
        "web": values("websites"),
        "numbers": [{"of": "enterprise", "is": "0123.456.749"}],
    }


def test_another_mapping_reads_again_what_did_not_change(make_known: MakeWorld) -> None:
    world = make_known()
    reader = world.another_configuration(rubrics=dict.fromkeys(world.source.rubrics, "disability"))
    run = reader.run()
    assert (run.verdict, run.counts.unchanged < len(reader.open())) == (Verdict.GOOD, True)
    assert {each.listing.sector for each in reader.everyone().values()} == {"disability"}


@pytest.mark.parametrize("wrong", ['{"page_sizes": 3}', '{"page_size": "many"}', '{"rubrics": {"a": "b"}}', "{", "[]"])
def test_a_configuration_that_makes_no_sense_is_refused_at_start(wrong: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        read_source("https://register.example", wrong, local=False)


def test_politeness_is_for_the_real_register_and_none_is_lost_on_a_local_one(make_known: MakeWorld) -> None:
    waiting = make_known(wait=0.5, wait_every={10: 5.0})
    waiting.run()
    asked = waiting.register.requests()
    assert waiting.waits == [5.0 if number % 10 == 0 else 0.5 for number in range(1, asked)]
    assert json.loads(waiting.settings.care_directory_config)["wait"] == 0.5
    local = waiting.another_configuration(wait=0.0, wait_every={})
    local.run()
    assert local.waits == []
