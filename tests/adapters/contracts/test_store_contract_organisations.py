"""The contract of stores of organisations, in memory and in DynamoDB."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.organisations.listing import Address, EmailStatus, key_of
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.lifecycle import Action, ReplyAction
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotFound
from chalicelib.ports.stores import AlreadyThere, Lease
from chalicelib.ports.sync import LeaseLost
from tests.adapters.dynamodb.lives import Life
from tests.builders import NOW, effects, entry, listing, mail, organisation, review
from tests.worlds import World

HOUR = timedelta(hours=1)


@pytest.fixture
def lease(world: World) -> Lease:
    """The right to write what the register says."""
    found = world.sync_store.acquire(now=NOW)
    assert found is not None
    return found


ENTRY = entry(subject="organisation/organisation-1", action="enrol")


def moved_on(before: Organisation, *, taking_part: bool, version: int) -> Organisation:
    moderation = organisation(taking_part=taking_part).moderation
    return replace(before, moderation=replace(moderation, version=version))


def test_an_organisation_that_was_added_comes_back_as_it_was(world: World, lease: Lease) -> None:
    one = organisation(
        listing=listing(
            address=Address(street="Kerkstraat", number="1", box="b", postal_code="9000", municipality="Gent"),
            email="",
            email_status=EmailStatus.INVALID,
        )
    )
    world.organisations.add([one], lease)
    assert world.organisations.get("organisation-1") == one


def test_an_organisation_that_is_not_there_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        world.organisations.get("organisation-1")


@pytest.mark.parametrize(
    "second",
    [organisation(id="organisation-2"), organisation(listing=listing(register_id="2"))],
    ids=["the register's id is taken", "our id is taken"],
)
def test_an_entry_of_the_register_and_an_id_of_ours_belong_together_for_good(
    world: World, lease: Lease, second: Organisation
) -> None:
    world.organisations.add([organisation()], lease)
    with pytest.raises(AlreadyThere):
        world.organisations.add([second], lease)
    assert world.organisations.get("organisation-1") == organisation()
    assert dict(world.organisations.known([key_of("register-1"), key_of("2")])) == {
        key_of("register-1"): organisation()
    }


def test_many_are_added_together_or_not_at_all(world: World, lease: Lease) -> None:
    many = [organisation(id=f"o-{n}", listing=listing(register_id=f"r-{n}")) for n in range(45)]
    world.organisations.add(many, lease)
    asked = [each.listing.key for each in many]
    assert dict(world.organisations.known(asked)) == {each.listing.key: each for each in many}
    new = organisation(id="o-new", listing=listing(register_id="r-new"))
    with pytest.raises(AlreadyThere):
        world.organisations.add([new, many[7]], lease)
    assert not world.organisations.known([new.listing.key])
    with pytest.raises(NotFound):
        world.organisations.get("o-new")


def test_what_is_known_is_told_by_its_key_and_the_rest_left_out(world: World, lease: Lease) -> None:
    world.organisations.add([organisation()], lease)
    assert dict(world.organisations.known([key_of("register-1"), key_of("unknown")])) == {
        key_of("register-1"): organisation()
    }
    assert not world.organisations.known([key_of("unknown")])
    assert not world.organisations.known([])


def test_a_run_that_lost_its_lease_writes_nothing(world: World, lease: Lease) -> None:
    world.organisations.add([organisation()], lease)
    later = world.sync_store.acquire(now=NOW + HOUR)
    assert later is not None
    with pytest.raises(LeaseLost):
        world.organisations.add([organisation(id="o-2", listing=listing(register_id="r-2"))], lease)
    renamed = replace(organisation(), listing=listing(name="Nieuw"))
    with pytest.raises(LeaseLost):
        world.organisations.relist(organisation(), renamed, (mail(),), lease)
    assert world.organisations.get("organisation-1") == organisation()
    assert not world.organisations.known([key_of("r-2")])
    assert not world.mails()
    world.organisations.add([organisation(id="o-2", listing=listing(register_id="r-2"))], later)


def test_an_organisation_keeps_its_id_when_the_register_gives_it_another(world: World, lease: Lease) -> None:
    world.organisations.add([organisation()], lease)
    after = replace(organisation(), listing=listing(register_id="register-2"))
    world.organisations.relist(organisation(), after, (), lease)
    assert dict(world.organisations.known([key_of("register-1"), key_of("register-2")])) == {
        key_of("register-2"): replace(after, listing_version=2)
    }
    world.organisations.add([organisation(id="another")], lease)
    assert world.organisations.known([key_of("register-1")])[key_of("register-1")].id == "another"


def test_an_id_of_the_register_that_is_anothers_cannot_be_taken(world: World, lease: Lease) -> None:
    other = organisation(id="another", listing=listing(register_id="register-2"))
    world.organisations.add([organisation(), other], lease)
    taken = replace(organisation(), listing=listing(register_id="register-2"))
    with pytest.raises(AlreadyThere):
        world.organisations.relist(organisation(), taken, (mail(),), lease)
    assert world.organisations.get("organisation-1") == organisation()
    assert world.organisations.get("another") == other
    assert not world.mails()


def test_a_decision_replaces_the_moderation_with_its_log_entry_and_mails(world: World, lease: Lease) -> None:
    before = organisation(taking_part=False)
    world.organisations.add([before], lease)
    after = moved_on(before, taking_part=True, version=2)
    world.organisations.save(before, after, effects(entry=ENTRY, mails=(mail(),)))
    assert world.organisations.get("organisation-1") == after
    assert list(world.log.of("organisation/organisation-1")) == [ENTRY]
    assert list(world.mails()) == [mail()]


def test_of_two_decisions_from_one_version_the_second_is_refused_whole(world: World, lease: Lease) -> None:
    before = organisation(taking_part=False)
    world.organisations.add([before], lease)
    after = moved_on(before, taking_part=True, version=2)
    world.organisations.save(before, after, effects(entry=ENTRY))
    with pytest.raises(ChangedMeanwhile):
        world.organisations.save(before, before, effects(entry=replace(ENTRY, id="entry-2"), mails=(mail(),)))
    assert world.organisations.get("organisation-1") == after
    assert len(world.log.of("organisation/organisation-1")) == 1
    assert not world.mails()


def test_an_organisation_that_is_not_there_cannot_be_decided(world: World) -> None:
    with pytest.raises(ChangedMeanwhile):
        world.organisations.save(organisation(), organisation(), effects(entry=ENTRY))
    with pytest.raises(NotFound):
        world.organisations.get("organisation-1")


def test_a_decision_leaves_listing_links_and_counters_to_those_who_write_them(world: World, lease: Lease) -> None:
    before = organisation()
    world.organisations.add([before], lease)
    Life(world).published()
    world.organisations.relist(before, replace(before, listing=listing(name="Nieuw"), contact_nonce="newer"), (), lease)
    world.organisations.save(before, moved_on(before, taking_part=False, version=2), effects(entry=ENTRY))
    found = world.organisations.get("organisation-1")
    assert (found.taking_part, found.listing.name, found.contact_nonce) == (False, "Nieuw", "newer")
    assert found.tally.reviews == 1


def test_the_registers_new_word_replaces_the_listing_and_the_nonce_and_nothing_else(world: World, lease: Lease) -> None:
    before = organisation()
    world.organisations.add([before], lease)
    Life(world).published()
    after = replace(before, listing=listing(email="nieuw@x.example"), contact_nonce="newer")
    world.organisations.relist(before, after, (mail(),), lease)
    found = world.organisations.get("organisation-1")
    assert (found.listing, found.contact_nonce, found.moderation) == (after.listing, "newer", before.moderation)
    assert found.tally.reviews == 1
    assert list(world.mails()) == [mail()]


def test_of_two_words_of_the_register_the_second_is_refused_whole(world: World, lease: Lease) -> None:
    before = organisation()
    world.organisations.add([before], lease)
    after = replace(before, listing=listing(name="Eerst"))
    world.organisations.relist(before, after, (), lease)
    with pytest.raises(ChangedMeanwhile):
        world.organisations.relist(before, replace(before, listing=listing(name="Tweede")), (mail(),), lease)
    assert world.organisations.get("organisation-1") == replace(after, listing_version=2)
    assert not world.mails()


def test_an_organisation_that_is_not_there_cannot_be_relisted(world: World, lease: Lease) -> None:
    with pytest.raises(ChangedMeanwhile):
        world.organisations.relist(organisation(), organisation(), (mail(),), lease)
    assert not world.mails()


def test_what_awaits_a_reply_is_what_is_online_and_unanswered_newest_first(world: World, lease: Lease) -> None:
    world.organisations.add([organisation()], lease)

    def life(number: int) -> Life:
        return Life(world, now=NOW + number * HOUR, review=review(id=f"review-{number}")).published()

    life(1)
    life(2)
    life(3).does(ReplyAction.SUBMIT)
    life(4).does(ReplyAction.SUBMIT, ReplyAction.APPROVE)
    life(5).does(ReplyAction.SUBMIT, ReplyAction.RETURN)
    life(6).does(ReplyAction.SUBMIT, ReplyAction.REJECT)
    life(7).does(Action.SUSPEND)
    life(8)
    Life(world, review=review(id="review-9")).submitted()
    awaiting = world.organisations.awaiting_reply("organisation-1", 10)
    assert [each.id for each in awaiting] == ["review-8", "review-5", "review-2", "review-1"]
    assert awaiting[0] == world.reviews.get("review-8")
    assert [each.id for each in world.organisations.awaiting_reply("organisation-1", 2)] == ["review-8", "review-5"]


def test_nothing_awaits_a_reply_where_nothing_is_online(world: World, lease: Lease) -> None:
    world.organisations.add([organisation()], lease)
    assert list(world.organisations.awaiting_reply("organisation-1", 10)) == []
    assert list(world.organisations.awaiting_reply("nobody", 10)) == []
