"""A store with something in every state moves whole: what release 0.1.0 left, out of one and into an empty one."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from chalicelib.adapters.dynamodb.client.batch import Item, put_items
from chalicelib.adapters.dynamodb.client.table import Table
from chalicelib.adapters.dynamodb.client.tables import (
    NAMES,
    TABLES,
    CaseItem,
    EditorItem,
    IdentityItem,
    ListingItem,
    LogItem,
    OrganisationItem,
    OutboxItem,
    ReviewItem,
)
from chalicelib.adapters.dynamodb.client.working_tables import (
    AddressItem,
    DeadlineItem,
    InsightsItem,
    QueueItem,
    SessionItem,
    SyncItem,
    TombstoneItem,
)
from chalicelib.adapters.dynamodb.projections.organisation_items import FIRST_PAGE_PART
from chalicelib.adapters.dynamodb.upkeep.transfer_items import (
    AS_THEY_ARE,
    BY_KIND,
    MADE_ANEW,
    STAY,
    from_json,
    scanned,
)
from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.cases.notice import Notifier
from chalicelib.domain.cases.thread import ColleagueNote, Thread
from chalicelib.domain.projections.integrity import Figures, counted
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import ReplyStatus, Status
from chalicelib.domain.rules.log import LogEntry
from chalicelib.ports.stores import Effects
from chalicelib.use_cases.mails.redrive_mails import redrive
from chalicelib.use_cases.reviews.submit_review import keys_of
from chalicelib.use_cases.upkeep.integrity_figures import figures_of, first_whole_day
from chalicelib.use_cases.upkeep.reconcile import NO_DRIFT, reconcile, reconcile_figures
from infra.transfer.files import export_to, import_from
from tests.conftest import DynamoWorld, _empty_tables
from tests.fakes.clock import FakeCipher
from tests.golden.kept import items, unpacked


class Moved:
    """A store of release 0.1.0 in today's tables, without most of the organisations of which nobody ever wrote.

    With `few`, of what people wrote and of what the sync keeps a handful: who moves it whole asks for all.
    """

    def __init__(self, data_dir: Path, again: Callable[[str, datetime], Platform], *, few: bool) -> None:
        self.was = unpacked("0.1.0", data_dir)
        self.key = json.loads((data_dir / "secrets.json").read_text())["LINK_KEY"]
        self.moment = datetime.fromisoformat(self.was["written_at"]) + timedelta(minutes=2)
        self._again = again
        self.here = again(self.key, self.moment)
        self._put(data_dir, few=few)

    def emptied(self, key: str = "") -> Platform:
        """An empty platform in its place."""
        _empty_tables()
        return self._again(key or self.key, self.moment)

    def _put(self, data_dir: Path, *, few: bool) -> None:
        told_of = {*self.was["ids"]["organisations"].values(), *self.was["about"].values()}
        told_of |= {each["organisation_id"]["S"] for each in items(data_dir, "reviews")}
        for table in TABLES:
            raw = [from_json(each) for each in items(data_dir, NAMES[table]) if _of(each, told_of)]
            if few and table in {ReviewItem, SyncItem}:
                raw = raw[:5]
            if few and table is OutboxItem:
                raw = [each for each in raw if "outcome" not in each] + [each for each in raw if "outcome" in each][:5]
            if table is IdentityItem:
                raw = [self._sealed(each["review_id"]["S"]).serialize() for each in raw]
            for start in range(0, len(raw), 25):
                put_items(self.here.connection, table.Meta.table_name, raw[start : start + 25])
        self._noted()

    def _noted(self) -> None:
        """Note something about an organisation, which 0.1.0 could not."""
        empty = Thread(subject=f"organisation/{next(iter(self.was['ids']['organisations'].values()))}")
        note = ColleagueNote(id="note-1", at=self.moment, editor_id="editor-an", text="Gebeld met het huis.")
        entry = LogEntry(
            id="entry-note",
            subject=empty.subject,
            at=self.moment,
            actor=Actor.EDITOR,
            action="note",
            before="",
            after="",
        )
        self.here.cases.add_note(empty, empty.noted(note), Effects(entry=entry), about=None)

    def _sealed(self, key: str) -> IdentityItem:
        """Whoever the golden store's own key sealed, under the key of this test."""
        if key.startswith("notice#"):
            return self.here.identities.sealed(key, Notifier(name="Mo", email=f"{key[7:]}@melder.example"))
        name = next(name for name, each in self.was["ids"]["reviews"].items() if each == key)
        email = f"{name.replace('_', '-')}@schrijver.example"
        return self.here.identities.sealed(key, Author(first_name="Els", last_name=name, email=email))


def _of(item: Item, told_of: set[str]) -> bool:
    of_one = "listing" in item or "register_key" in item
    return not of_one or item["organisation_id"]["S"] in told_of


@pytest.fixture(params=["few"])
def moved(
    dynamodb_world: DynamoWorld,  # noqa: ARG001  (its tables are what is filled)
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> Moved:
    def again(key: str, moment: datetime) -> Platform:
        monkeypatch.setenv("LINK_KEY", key)
        monkeypatch.setattr(Platform, "now", lambda _: moment)
        platform.cache_clear()
        here = platform()
        here.cipher, here.rest = FakeCipher(), lambda _: None
        assert here.connection
        return here

    data_dir = tmp_path / "data"
    data_dir.mkdir()
    return Moved(data_dir, again, few=request.param == "few")


def _values(here: Platform, table: type[Table], *but_for: str) -> dict[str, Mapping[str, Any]]:
    """Every item of a table by its name, as the domain knows what is in it: not how it was written."""
    found: dict[str, Mapping[str, Any]] = {}
    for raw in scanned(here.connection, table):
        item: Table = table.from_raw_data(raw)
        values = {name: value for name, value in item.attribute_values.items() if name not in but_for}
        found[item.record] = {name: value for name, value in values.items() if value is not None}
    return found


def sources(here: Platform) -> dict[str, dict[str, Mapping[str, Any]]]:
    """What the store knows by itself, and what must follow from it, by table."""
    # How often public reviews changed, and when figures were last asked for, is of one store alone.
    passing = ("faces_version", "insights_asked_at", "restriction_of")
    found = {
        NAMES[table]: _values(here, table)
        for table in (ListingItem, ReviewItem, IdentityItem, TombstoneItem, LogItem, CaseItem, AddressItem, EditorItem)
    }
    organisations = _values(here, OrganisationItem, *passing)
    found["organisations"] = {name: each for name, each in organisations.items() if FIRST_PAGE_PART not in name}
    # A sender takes a mail anew, and what it waits for is for its next platform to say.
    found["outbox"] = _values(here, OutboxItem, "attempts", "due_at", "waits_for")
    own = ("lease", "recount", "forms")
    found["sync"] = {name: each for name, each in _values(here, SyncItem).items() if each["part_of"] not in own}
    ways_in = _values(here, SessionItem)
    found["sessions"] = {name: each for name, each in ways_in.items() if name.startswith("sessions/sign_in#")}
    found["queue"] = _values(here, QueueItem)
    found["deadlines"] = _values(here, DeadlineItem)
    months = {
        f"{raw['organisation_id']['S']} {raw['part']['S']}": {
            name: each for name, each in raw.items() if ":" in name and each != {"N": "0"}
        }
        for raw in scanned(here.connection, InsightsItem)
        if raw["part"]["S"].startswith("month#")
    }
    found["insights"] = {name: counts for name, counts in months.items() if counts}
    return found


@pytest.mark.parametrize("moved", ["all"], indirect=True)
def test_everything_is_there_again_item_by_item_and_a_second_time_adds_nothing(
    moved: Moved, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "all.jsonl")
    statuses = {each.review.status for each in ReviewItem.scan()}
    assert statuses >= {*Status} - {Status.CLOSED}  # a status like another; the tale begins with release 0.1.0
    replies = {each.review.reply.status for each in ReviewItem.scan() if each.review.reply}
    assert replies == {*ReplyStatus} - {ReplyStatus.NONE}
    # A round and a night bring what release 0.1.0 wrote to today's forms, and add the deadlines that it did not know.
    moved.here.migrate_forms(out_of_time=lambda: False)
    reconcile(reconciliation=moved.here.reconciliation, stores=moved.here, now=moved.moment)
    before = sources(moved.here)
    assert all(before.values())
    assert export_to(file, moved.here, moving=True) == 0
    there = moved.emptied()
    for word in ("imported: ", " (known)"):
        assert import_from(file, there) == 0, capsys.readouterr().err
        after = sources(there)
        for table, rows in before.items():
            assert after[table] == rows, table
        said = capsys.readouterr().err
        assert word in said
        assert "all that is in the file is here" in said
    assert "addresses (known) 6" in said
    for each in {each.organisation_id for each in ReviewItem.scan()}:
        there.organisations.renew_first_page(each)  # as the stream of the store has it done
    drift, complete = reconcile(reconciliation=there.reconciliation, stores=there, now=moved.moment)
    assert ({name for name, number in drift.items() if number} - NO_DRIFT, complete) == (set(), True)
    oldest = min(each.entry.at.date() for each in LogItem.scan())
    its_night = next(
        night for night in range(30) if ((moved.moment + timedelta(days=night)).date() - oldest).days % 30 == 0
    )
    assert reconcile_figures(stores=there, now=moved.moment + timedelta(days=its_night)) == 0


def test_figures_of_every_year_equal_a_recount(moved: Moved, tmp_path: Path) -> None:
    file = str(tmp_path / "all.jsonl")
    old = date(2019, 3, 1)  # of a day that the log has nothing of any more, only the figures tell
    moved.here.figures.put(old, Figures({"received": 7}))
    assert export_to(file, moved.here) == 0
    there = moved.emptied()
    assert import_from(file, there) == 0
    entries = [each.entry for each in LogItem.scan()]
    years = {each.at.year for each in entries}
    assert min(years) < moved.moment.year - 3
    for year in years:
        right = counted(each for each in entries if each.at.year == year)
        assert figures_of(year, stores=there, now=moved.moment).counts == right.counts, year
    assert figures_of(2019, stores=there, now=moved.moment).of("received") == 7


def _leaves(here: Platform, mail_ids: set[str]) -> Counter[str]:
    """Send what can be sent, by handing it to nobody; returns how often each of these left."""
    left: Counter[str] = Counter()

    def send(mail_id: str) -> str:
        mail = here.outbox.claim(mail_id, now=here.now())
        if mail is None:
            return "taken"
        left[mail_id] += 1
        here.outbox.sent(mail, now=here.now(), message_id=f"m-{mail_id}")
        return "sent"

    for mail_id in mail_ids | set(here.outbox.due(now=here.now(), limit=1_000)):
        send(mail_id)
    return left


def test_a_mail_that_waits_leaves_once_from_one_of_both(
    moved: Moved, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    waiting = set(moved.was["mails_waiting"])
    assert len(waiting) == 10
    in_hand = moved.here.outbox.claim(min(waiting), now=moved.moment)
    assert in_hand is not None  # a sender has it, while the operator exports
    moved.here.rest = lambda _: moved.here.outbox.sent(in_hand, now=moved.moment, message_id="m-1")
    moving = str(tmp_path / "moving.jsonl")
    assert export_to(moving, moved.here, moving=True) == 0
    assert "9 mails wait, and leave from here no more" in capsys.readouterr().err
    assert _leaves(moved.here, waiting) == Counter()
    words = {each.mail_id: each.mail for each in OutboxItem.scan() if each.mail_id in waiting}
    there = moved.emptied()
    assert import_from(moving, there) == 0
    assert {each.mail_id: each.mail for each in OutboxItem.scan() if each.mail_id in waiting} == words
    assert _leaves(there, waiting) == Counter(waiting - {in_hand.id})
    assert import_from(moving, there) == 0
    assert _leaves(there, waiting) == Counter()


def test_of_a_copy_mails_wait_for_an_operator(moved: Moved, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    waiting = set(moved.was["mails_waiting"])
    copy = str(tmp_path / "copy.jsonl")
    assert export_to(copy, moved.here) == 0
    assert _leaves(moved.here, waiting) == Counter(waiting)  # the old one goes on
    there = moved.emptied()
    assert import_from(copy, there) == 0
    assert "10 mails wait until" in capsys.readouterr().err
    assert _leaves(there, waiting) == Counter()
    assert "hastened" not in redrive(stores=there, now=moved.moment)  # what is not named stays held
    assert redrive(stores=there, now=moved.moment, reason="moved") == {"hastened": 10}
    assert _leaves(there, waiting) == Counter(waiting)


def test_a_move_that_is_called_off_lets_mails_go_again(moved: Moved, tmp_path: Path) -> None:
    waiting = set(moved.was["mails_waiting"])
    assert export_to(str(tmp_path / "all.jsonl"), moved.here, moving=True) == 0
    assert redrive(stores=moved.here, now=moved.moment, reason="moved") == {"hastened": 10}
    assert _leaves(moved.here, waiting) == Counter(waiting)


def test_other_keys_are_told_before_anything_is_written(
    moved: Moved, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "all.jsonl")
    assert export_to(file, moved.here) == 0
    there = moved.emptied("another key, of another stage than that one")
    capsys.readouterr()
    assert import_from(file, there) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("line 1: exported under other keys")
    assert told[-1] == "nothing was written"
    assert not list(OrganisationItem.scan())
    assert moved.key not in Path(file).read_text()
    assert import_from(file, there, other_keys=True) == 0
    assert "addresses (other keys) 6" in capsys.readouterr().err
    assert not list(AddressItem.scan())
    assert len(list(ReviewItem.scan())) == 5
    for each in [item.review for item in ReviewItem.scan()]:
        author = there.reviews.author(each.id)
        known = keys_of(author, there.id_generator) if author else {"author_key": "", "spelt_key": ""}
        assert {name: getattr(each, name) for name in known} == known


def test_what_was_struck_or_went_after_it_came_in_does_not_come_back(moved: Moved, tmp_path: Path) -> None:
    file = str(tmp_path / "all.jsonl")
    assert export_to(file, moved.here) == 0
    there = moved.emptied()
    assert import_from(file, there) == 0
    explained = next(each for each in LogItem.scan() if each.entry.explanation)
    there.log.strike([explained.subject])
    there.addresses.lift(next(each.key for each in AddressItem.scan() if each.suppressed_for).partition("#")[2])
    for used in (each for each in SessionItem.scan() if each.sign_in):
        used.delete()
    after = sources(there)
    assert import_from(file, there) == 0
    assert sources(there) == after


def test_each_table_moves_or_is_made_anew_or_stays() -> None:
    groups = [{NAMES[each] for each in AS_THEY_ARE}, BY_KIND, MADE_ANEW, STAY]
    assert Counter(name for group in groups for name in group) == Counter(NAMES.values())
    assert first_whole_day(datetime(2026, 11, 10, tzinfo=UTC)) == date(2021, 11, 10)
