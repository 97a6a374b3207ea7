"""Transfer out and in again: an empty platform that takes in the file shows the same pages, to the byte."""

import json
import re
import stat
from pathlib import Path

import pytest
from chalice.test import Client
from moto import mock_aws

import app as front_door
from chalicelib.adapters.dynamodb.client.tables import TABLES, IdentityItem, OrganisationItem
from chalicelib.adapters.dynamodb.client.working_tables import DirectoryItem, QueueItem
from chalicelib.bootstrap import platform
from infra.transfer.files import export_to, import_from
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.fakes.clock import FakeCipher

PAGES = ("/", "/organisations", "/organisations/home", "/organisations/home/reviews", "/reviews/{review}/notices")


def build(house: House) -> str:
    """A life of everything; returns a review that is public."""
    for _ in range(5):
        published = house.review("published")
    house.reply("published")
    house.reply("pending")
    for status in ("unconfirmed", "pending", "returned", "escalated", "suspended", "rejected", "withdrawn"):
        house.review(status)
    house.notice("pending")
    house.notice("upheld")
    house.appealed("pending")
    return published


OPENED = re.compile(rb'name="form_key" value="[^"]*"')  # tells one opened form from another, by chance


def pages(review: str) -> dict[tuple[str, str], bytes]:
    """Return what visitors get, as pages and as JSON."""
    found = {}
    with Client(front_door.app) as client:
        for path in PAGES:
            for accept in ("text/html", "application/json"):
                answer = client.http.get(path.replace("{review}", review), headers={"Accept": accept})
                assert answer.status_code == 200, path
                found[path, accept] = OPENED.sub(b"", answer.body)
    return found


def derived() -> dict[str, object]:
    """Return what must follow from the rest by itself."""
    return {
        "organisations and public reviews": sorted(
            json.dumps({name: value for name, value in item.to_dynamodb_dict().items() if name != "faces_version"})
            for item in OrganisationItem.scan()  # how often public reviews changed is of this store alone
        ),
        "queue": sorted((item.shard, item.place) for item in QueueItem.scan()),
        "identities": sorted(item.review_id for item in IdentityItem.scan()),
    }


def test_export_then_import_into_an_empty_platform_gives_the_same_pages_to_the_byte(
    dynamodb_world: DynamoWorld,  # noqa: ARG001  (its tables are what the app reads)
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "all.jsonl"
    with opened() as house:
        review = build(house)
    before, follows = pages(review), derived()
    assert export_to(str(file), platform(), only_public=False) == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "warning" in capsys.readouterr().err
    assert export_to(str(tmp_path / "public.jsonl"), platform(), only_public=True) == 0
    with mock_aws():
        for table in TABLES:
            table.delete_table()
            table.create_table(billing_mode="PAY_PER_REQUEST")
        platform.cache_clear()
        platform().cipher = FakeCipher()
        assert import_from(str(file), platform(), dry_run=True) == 0
        assert not list(OrganisationItem.scan())
        for _ in range(2):  # the second time changes nothing
            assert import_from(str(file), platform(), dry_run=False) == 0
            platform().directory.settle()
            assert pages(review) == before
            assert derived() == follows
        said = capsys.readouterr().err
        assert "review (known)" in said
        assert not [item for item in DirectoryItem.scan() if item.part.startswith("change#")]

    shown = (tmp_path / "public.jsonl").read_text()
    assert "@" not in shown
    assert "nonce" not in shown
    kinds = [json.loads(line)["kind"] for line in shown.splitlines()]
    assert kinds[:2] == ["header", "public_organisation"]
    assert kinds.count("public_review") == 7 + 1  # five, two with replies, one with a notice that waits


def test_what_is_wrong_is_told_by_line_and_nothing_is_written(
    dynamodb_world: DynamoWorld,  # noqa: ARG001
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with opened() as house:
        house.review("published")
    good = tmp_path / "good.jsonl"
    export_to(str(good), platform(), only_public=False)
    header, organisation, *rest = good.read_text().splitlines()
    cases = {
        "line 1: the file is empty": [],
        "line 1: the first line": [organisation],
        "line 1: version 9": [header.replace('"version":1', '"version":9')],
        "line 1: a public export": [header.replace("everything", "public")],
        "line 2: Input data was truncated": [header, "{"],
        "line 2: organisation home did not come before": [header, next(r for r in rest if '"review"' in r)],
        "line 3: organisation home came before": [header, organisation, organisation],
        "line 3: Invalid value": [header, organisation, '{"kind":"song"}'],
        "line 3: Object contains unknown field": [header, organisation, '{"kind":"dossier","x":1,"dossier":{}}'],
    }
    capsys.readouterr()
    for words, lines in cases.items():
        bad = tmp_path / "bad.jsonl"
        bad.write_text("".join(f"{line}\n" for line in lines))
        assert import_from(str(bad), platform(), dry_run=False) == 1
        said = capsys.readouterr().err
        assert words.removeprefix("line 1: ") in said if not lines else words in said, said
        assert "nothing was written" in said
