"""The register's word becomes ours: what is new, what changed, and what a new address means for links that are out."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from chalicelib.domain.organisations.listing import EmailStatus, Listing
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.score import Tally
from chalicelib.domain.rules.lifecycle import Participation
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.sync.sync import Counts, Run, RunKind, Verdict
from chalicelib.ports.sync import Record
from chalicelib.use_cases.sync.run_sync import run_sync
from tests.builders import NOW, listing, offer, organisation
from tests.fakes import FakeWorld
from tests.fakes.sync import FakeCareDirectory

DAY = timedelta(days=1)


def record(one: Listing, updated_at: str = "") -> Record:
    return Record(register_id=one.register_id, updated_at=updated_at, listing=offer(one))


def sync(fakes: FakeWorld, *listings: Listing, now: datetime = NOW, size: int = 100) -> Run:
    """A full run over a register that holds these listings."""
    return run(fakes, FakeCareDirectory(*(record(each) for each in listings), size=size), now=now)


def run(fakes: FakeWorld, register: FakeCareDirectory, now: datetime = NOW) -> Run:
    result = run_sync(
        stores=fakes.with_others(care_directory=register),
        clock=lambda: now,
        out_of_time=lambda: False,
        kind=RunKind.FULL,
    )
    assert result.run is not None
    return result.run


def only(fakes: FakeWorld) -> Organisation:
    (found,) = fakes.organisations.all.values()
    return found


def known(fakes: FakeWorld, *, taking_part: bool = True) -> Organisation:
    """The organisation that an earlier run took in, and which an editor then enrolled, or did not."""
    sync(fakes, listing(), now=NOW - DAY)
    found = replace(
        only(fakes), moderation=organisation(taking_part=taking_part).moderation, contact_nonce="contact-nonce"
    )
    fakes.organisations.all[found.id] = found
    return found


def test_a_listing_we_do_not_know_becomes_an_organisation_that_takes_no_part(fakes: FakeWorld) -> None:
    done = sync(fakes, listing())
    assert (done.verdict, done.counts) == (Verdict.GOOD, Counts(fetched=1, new=1, created=1))
    found = only(fakes)
    assert (found.listing, found.tally) == (listing(), Tally())
    assert found.moderation.participation is Participation.NOT_TAKING_PART
    assert found.contact_nonce
    assert fakes.directory.entered == {found.id: found}
    assert not fakes.mails()


def test_a_listing_that_says_nothing_new_is_left_as_it_is(fakes: FakeWorld) -> None:
    before = known(fakes)
    fakes.directory.entered.clear()
    assert sync(fakes, listing()).counts == Counts(fetched=1, unchanged=1)
    assert only(fakes) == before
    assert not fakes.directory.entered


def test_a_listing_that_changed_is_taken_over_and_all_else_stays(fakes: FakeWorld) -> None:
    before = replace(known(fakes), tally=Tally(reviews=7, score_sum=2_800))
    fakes.organisations.all[before.id] = before
    assert sync(fakes, listing(name="Huize Ochtend")).counts == Counts(fetched=1, changed=1)
    assert only(fakes) == replace(before, listing=listing(name="Huize Ochtend"), listing_version=2)
    assert {key: each.listing for key, each in fakes.directory.entered.items()} == {before.id: only(fakes).listing}


def test_links_stay_good_while_the_address_stays(fakes: FakeWorld) -> None:
    known(fakes)
    sync(fakes, listing(phone="03 000 00 00"))
    assert only(fakes).contact_nonce == "contact-nonce"
    assert not fakes.mails()


def test_a_new_address_kills_the_links_of_the_old_one_and_is_mailed_what_waits(fakes: FakeWorld) -> None:
    before = known(fakes)
    sync(fakes, listing(email="nieuw@avondrust.example"))
    assert only(fakes).contact_nonce not in {"", "contact-nonce"}
    (mail,) = fakes.mails()
    assert (mail.kind, mail.organisation_id, mail.created_at) == (MailKind.INVITATIONS_RENEWED, before.id, NOW)


def test_who_does_not_take_part_gets_no_mail_about_a_new_address(fakes: FakeWorld) -> None:
    known(fakes, taking_part=False)
    sync(fakes, listing(email="nieuw@avondrust.example"))
    assert only(fakes).contact_nonce != "contact-nonce"
    assert not fakes.mails()


@pytest.mark.parametrize("status", [EmailStatus.ABSENT, EmailStatus.INVALID])
def test_an_address_that_is_gone_kills_the_links_and_is_not_mailed(fakes: FakeWorld, status: EmailStatus) -> None:
    known(fakes)
    sync(fakes, listing(email="", email_status=status))
    assert only(fakes).contact_nonce != "contact-nonce"
    assert not fakes.mails()


def test_a_record_that_cannot_be_read_is_counted_and_stops_nothing(fakes: FakeWorld) -> None:
    done = run(fakes, FakeCareDirectory(Record(register_id="9", problem="no name"), record(listing())))
    assert done.counts == Counts(fetched=2, new=1, created=1, quarantined=1)
    assert only(fakes).listing == listing()


def test_every_page_is_read(fakes: FakeWorld) -> None:
    done = sync(fakes, *(listing(register_id=f"r-{number}") for number in range(250)), size=40)
    assert (done.verdict, done.counts.created) == (Verdict.GOOD, 250)
    assert len(fakes.organisations.all) == len(fakes.directory.entered) == 250


def test_of_a_listing_that_comes_twice_the_newest_counts(fakes: FakeWorld) -> None:
    older, newer = listing(name="Eerst"), listing(name="Laatst")
    done = run(fakes, FakeCareDirectory(record(older, "2026-01-01"), record(newer, "2026-02-01")))
    assert (done.counts.duplicates, done.counts.conflicting) == (1, 1)
    assert only(fakes).listing.name == "Laatst"


@pytest.mark.parametrize("first", ["a new listing", "a listing that changed"])
def test_what_a_run_wrote_before_it_died_is_found_after_the_next(fakes: FakeWorld, first: str) -> None:
    if first == "a listing that changed":
        known(fakes)
    fakes.directory.fails_next = True
    with pytest.raises(ConnectionError):
        sync(fakes, listing(name="Nieuwe naam"))
    sync(fakes, listing(name="Nieuwe naam"))
    assert [each.listing.name for each in fakes.directory.entered.values()] == ["Nieuwe naam"]


def test_a_second_run_at_the_same_time_does_nothing(fakes: FakeWorld) -> None:
    assert fakes.sync_store.acquire(now=NOW) is not None
    result = run_sync(
        stores=fakes.with_others(care_directory=FakeCareDirectory(record(listing()))),
        clock=lambda: NOW,
        out_of_time=lambda: False,
    )
    assert result.run is None
    assert not fakes.organisations.all
