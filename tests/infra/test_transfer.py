"""Transfer out and in again: an empty platform that takes in the file shows the same pages, to the byte."""

import json
import re
import stat
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from chalice.test import Client
from moto import mock_aws
from pynamodb.expressions.operand import Path as Path_

import app as front_door
from chalicelib.adapters.dynamodb.client.forms import FORMS, UNRELEASED, Codec, Form
from chalicelib.adapters.dynamodb.client.tables import (
    TABLES,
    EditorItem,
    IdentityItem,
    LogItem,
    OrganisationItem,
    OutboxItem,
    ReviewItem,
)
from chalicelib.adapters.dynamodb.client.working_tables import DirectoryItem, QueueItem
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART
from chalicelib.adapters.dynamodb.upkeep.transfer import DynamoTransfer
from chalicelib.adapters.dynamodb.upkeep.transfer_items import scanned
from chalicelib.bootstrap import platform
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import Busy
from chalicelib.domain.signals.text.near_duplicates import sketch
from infra.transfer.files import export_to, import_from
from tests.builders import NOW, author, mail
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
        "reviews": {item.review_id: item.review for item in ReviewItem.scan()},
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


@pytest.fixture
def good(dynamodb_world: DynamoWorld, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:  # noqa: ARG001
    """The lines of an export; its platform is there still."""
    with opened() as house:
        house.review("published")
    export_to(str(tmp_path / "good.jsonl"), platform())
    capsys.readouterr()
    return (tmp_path / "good.jsonl").read_text().splitlines(keepends=True)


def told(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Import a file that is at fault; returns the lines that say so."""
    bad = tmp_path / "bad.jsonl"
    bad.write_text(text)
    assert import_from(str(bad), platform()) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[-1] == "nothing was written"
    assert not any("Traceback" in line for line in said)
    return [line for line in said if line.startswith("line ")]


def test_what_is_wrong_is_told_by_line_and_nothing_is_written(
    good: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    header, organisation, review, *rest = good
    before = {item.review_id for item in IdentityItem.scan()}
    of_a_later_release = re.sub(r'("review":\{"v":)(\d+|\[[\d,]+\]),', r"\g<1>7,", review, count=1)
    cases = {
        "line 1: the file is empty": [],
        "line 1: the first line": [organisation],
        "line 1: version 9": [header.replace('"version":2', '"version":9,"of_then":1')],
        "line 1: version 3 of the file is not known here": [header.replace('"version":2', '"version":3'), *good[1:]],
        "line 1: version 0": [header.replace('"version":2', '"version":0')],
        "line 1: a public export": [header.replace("everything", "public")],
        "line 1: exported under other keys": [header.replace('"ids_key":"', '"ids_key":"x'), *good[1:]],
        "line 1: JSON is malformed": ["no JSON at all\n"],
        "line 2: JSON is malformed": [header, "a word\n", *rest],
        "line 2: Input data was truncated": [header, "{\n"],
        "line 2: organisation home did not come before": [header, review],
        "line 3: organisation home came before": [header, organisation, organisation],
        "line 3: Invalid value": [header, organisation, '{"kind":"song"}\n'],
        "line 3: Object contains unknown field": [header, organisation, '{"kind":"dossier","x":1,"dossier":{}}\n'],
        "line 3: Object missing required field": [header, organisation, '{"kind":"dossier","dossier":{}}\n'],
        f"line 3: review of version 7, of which {FORMS['review'].version}": [
            *(header, organisation),
            of_a_later_release,
        ],
        "line 3: empty, or longer": [header, organisation, " " * 1_100_000 + "\n"],
        "line 3: table reviews": [header, organisation, '{"kind":"item","table":"reviews","item":{}}\n'],
        "line 3: no_editor": [header, organisation, '{"kind":"item","table":"editors","item":{}}\n'],
        "line 3: lease|lease belongs to the platform": [
            *(header, organisation),
            '{"kind":"item","table":"sync","item":{"part_of":{"S":"lease"},"part":{"S":"lease"}}}\n',
        ],
        "line 3: another type at expires": [
            *(header, organisation),
            '{"kind":"item","table":"addresses","item":{"key":{"S":"address#x"},"expires":{"N":"soon"}}}\n',
        ],
        "line 3: Invalid isoformat": [
            *(header, organisation),
            '{"kind":"item","table":"figures","item":{"year":{"S":"1"},"day":{"S":"1"},"figures":{"S":"{}"}}}\n',
        ],
        "line 3: another type at mail": [header, organisation, '{"kind":"mail","item":{"mail":{"N":"1"}}}\n'],
    }
    for words, lines in cases.items():
        faults = told("".join(lines), tmp_path, capsys)
        assert any(each.startswith(words) for each in faults), (words, faults)
    assert {item.review_id for item in IdentityItem.scan()} == before


@pytest.mark.parametrize("where", ["in a line", "between lines", "a line is gone", "something follows"])
def test_a_file_that_is_cut_off_says_so_in_one_line(
    good: list[str], where: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, last = "".join(good), len(good)
    text, words = {
        "in a line": (whole[: -len(good[-1]) - 20], f"line {last - 1}: the file is cut off"),
        "between lines": ("".join(good[:-1]), f"line {last}: the file is cut off"),
        "a line is gone": ("".join([*good[:3], *good[4:]]), f"line {last - 1}: the end counts {last - 1} lines"),
        "something follows": (whole + good[1], f"line {last + 1}: there is more after the end"),
    }[where]
    (fault,) = told(text, tmp_path, capsys)
    assert fault.startswith(words)


def test_an_import_that_is_stopped_says_how_far_it_came_and_is_gone_on_with(
    good: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "good.jsonl"
    for table in (ReviewItem, IdentityItem, LogItem):
        for item in table.scan():
            item.delete()
    number = next(number for number, line in enumerate(good, start=1) if '"kind":"entry"' in line)
    with monkeypatch.context() as patch:
        patch.setattr(LogItem, "save", busy)
        assert import_from(str(file), platform()) == 1
    said = capsys.readouterr().err
    assert f"stopped after line {number - 1}" in said
    assert "the same import again goes on" in said
    assert "all that is in the file is here" not in said
    assert import_from(str(file), platform()) == 0
    said = capsys.readouterr().err
    assert "all that is in the file is here" in said
    assert "review (known) 1" in said
    assert len(list(LogItem.scan())) == sum('"kind":"entry"' in line for line in good)


def busy(*_: object, **__: object) -> None:
    raise Busy


def test_what_is_not_there_in_the_end_is_named(
    good: list[str],  # noqa: ARG001  (it is the file)
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (review,) = ReviewItem.scan()
    review.delete()
    monkeypatch.setattr(DynamoTransfer, "restore_review", lambda *_: None)
    monkeypatch.setattr("infra.transfer.bringing.sketch", lambda _: sketch(""))
    assert import_from(str(tmp_path / "good.jsonl"), platform()) == 1
    said = capsys.readouterr().err.splitlines()
    assert f"missing: reviews {review.review_id}" in said
    assert said[-1] == "1 missing: run it again"


def test_an_export_while_people_act_is_told(
    dynamodb_world: DynamoWorld,  # noqa: ARG001
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with opened() as house:
        house.review("published")
        entries = DynamoTransfer.entries

        def meanwhile(*arguments: Any, **named: Any) -> Any:
            house.review("unconfirmed")
            return entries(*arguments, **named)

        monkeypatch.setattr(DynamoTransfer, "entries", meanwhile)
        assert export_to(str(tmp_path / "all.jsonl"), platform(), moving=True) == 1
    assert "1 mails came meanwhile" in capsys.readouterr().err
    (late,) = (item for item in OutboxItem.scan() if not item.outcome and item.waits_for != "moved")
    late.delete()
    assert import_from(str(tmp_path / "all.jsonl"), platform()) == 0
    assert OutboxItem.get(late.mail_id).waits_for == "moved"  # it may leave from there still
    assert "1 mails wait until" in capsys.readouterr().err


def test_what_belongs_to_an_organisation_that_cannot_be_read_stays_behind_and_is_named(
    good: list[str],  # noqa: ARG001  (the platform that it came from)
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    OrganisationItem("home", ORGANISATION_PART).update([Path_("listing").set("broken")])
    assert export_to(str(tmp_path / "all.jsonl"), platform()) == 1
    assert "2 could not be read" in capsys.readouterr().err
    assert import_from(str(tmp_path / "all.jsonl"), platform(), dry_run=True) == 0
    with_it = json.loads((tmp_path / "all.jsonl").read_text().splitlines()[-1])
    assert with_it["left_out"] == 2


def test_an_export_that_stops_says_that_its_file_is_not_whole(
    good: list[str],  # noqa: ARG001  (somebody wrote)
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(FakeCipher, "opened", busy)
    with pytest.raises(Busy):
        export_to(str(tmp_path / "half.jsonl"), platform())
    assert "no import takes it in" in capsys.readouterr().err
    (fault,) = told((tmp_path / "half.jsonl").read_text(), tmp_path, capsys)
    assert "the file is cut off" in fault


def test_an_item_of_an_older_form_comes_in_in_todays(
    good: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the next release has it, which changes the form of an editor and brings a way from the old one."""
    older = next(item for item in EditorItem.scan())
    for item in EditorItem.scan():
        item.delete()
    assert any('"table":"editors"' in line for line in good)
    written = FORMS["editor"]
    form = Form(
        table="editors",
        where="editor",
        since=(*written.since, UNRELEASED),
        reader=written.version + 1,
        ways={**written.ways, written.version: lambda found: {**found, "name": f"{found['name']} of then"}},
    )
    with monkeypatch.context() as patch:
        patch.setattr(EditorItem.editor, "codec", Codec("editor", Editor, form))
        assert import_from(str(tmp_path / "good.jsonl"), platform()) == 0
        found = EditorItem.get(older.editor_id).editor
    assert found.name == f"{older.editor.name} of then"
    raw = next(each for each in scanned(platform().connection, EditorItem) if older.editor_id in str(each))
    assert raw["editor"]["S"].startswith(f'{{"v":{form.version},')


@pytest.mark.parametrize(
    ("leaving", "days"), [(author(), 7), (author(email="", postal_address="Dorpsstraat 7, 9000 Gent"), 30)]
)
@pytest.mark.usefixtures("dynamodb_world")
def test_whom_a_last_mail_goes_to_is_known_as_long_as_where_it_came_from(leaving: Author, days: int) -> None:
    last = mail(kind=MailKind.REVIEW_ERASED, review_id="review-1")
    item = OutboxItem(last.id, mail=last, attempts=0).serialize()
    transfer = DynamoTransfer(platform().connection, platform().identities)
    assert transfer.restore_mail(item, now=NOW, held=False, leaving=leaving)
    (known,) = IdentityItem.scan()
    assert known.expires == int((last.created_at + timedelta(days=days)).timestamp())
