"""An organisation asks to take part, through its registered address only; an editor enrols it, or says why not."""

from datetime import datetime, timedelta

import pytest

from chalicelib.domain.organisations.listing import EmailStatus
from chalicelib.domain.organisations.organisation import ContactPerson, ModerationState
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.rules.lifecycle import OrganisationAction
from chalicelib.domain.rules.limits import LIMITS, Count, Limited, counts
from chalicelib.domain.rules.mails import LINK_LIFE, MailKind, Purpose
from chalicelib.domain.rules.refusals import DeadLink, Invalid, NotAllowed, NotForYou, TooMany
from chalicelib.use_cases.organisations.ask_to_take_part import (
    ask_participation_link,
    ask_to_take_part,
    asking_to_take_part,
)
from tests.builders import NOW, listing, organisation
from tests.fakes import FakeWorld
from tests.story.verbs import Verbs
from tests.worlds import World

HOME = "organisation-1"
APPLY, DECLINE, ENROL = OrganisationAction.APPLY, OrganisationAction.DECLINE, OrganisationAction.ENROL


@pytest.fixture(autouse=True)
def home(world: World) -> None:
    world.put(organisation(taking_part=False))


@pytest.fixture
def people(world: World) -> Verbs:
    return Verbs(world)


def counted(*, origin: str = "", address: str = "", now: datetime = NOW) -> tuple[Count, ...]:
    keyed = FakeWorld().id_generator.keyed
    return counts(Limited.PARTICIPATION, origin=origin, address=address, keyed=keyed, origin_factor=1, now=now)


def ask(world: World, organisation_id: str = HOME) -> int:
    ask_participation_link(
        organisation_id,
        stores=world,
        now=NOW,
        asked=counted(origin="192.0.2.7"),
        mailed=counted(address=organisation_id),
    )
    return len(world.mails())


def token(world: World, nonce: str = "contact-nonce") -> str:
    url = world.links.url(Purpose.PARTICIPATION, HOME, nonce, expires_at=NOW + LINK_LIFE[Purpose.PARTICIPATION])
    return url.rpartition("/")[2]


def queued(world: World) -> list[tuple[str, str]]:
    return [(each.id, each.status) for each in world.queue.all(QueueKind.ORGANISATION)]


def test_the_link_goes_to_the_registered_address_three_times_a_day_at_most(world: World) -> None:
    assert [ask(world) for _ in range(5)] == [1, 2, 3, 3, 3]
    assert {each.kind for each in world.mails()} == {MailKind.PARTICIPATION_LINK}
    limit = LIMITS[Limited.PARTICIPATION].per_origin
    assert limit is not None
    for _ in range(limit.most - 5):
        ask(world, "nobody")
    with pytest.raises(TooMany):
        ask(world)


def test_nothing_is_mailed_where_there_is_nothing_to_ask(fakes: FakeWorld) -> None:
    fakes.put(organisation(id="organisation-2"))
    fakes.put(organisation(id="organisation-3", taking_part=False, listing=listing(closed_at=NOW)))
    silent = listing(email="", email_status=EmailStatus.ABSENT)
    fakes.put(organisation(id="organisation-4", taking_part=False, listing=silent))
    for organisation_id in ("organisation-2", "organisation-3", "organisation-4", "nobody"):
        assert ask(fakes, organisation_id) == 0


def test_asking_puts_it_before_the_editors_with_whom_to_speak_to(world: World, people: Verbs) -> None:
    after = people.apply()
    assert (after.taking_part, after.moderation.asked_at) == (False, NOW)
    assert world.organisations.get(HOME).moderation == after.moderation
    assert queued(world) == [(HOME, "pending")]
    assert world.cases.contact(HOME) == ContactPerson(name="Rik Maes")
    (entry,) = world.log.of(f"organisation/{HOME}")
    assert (entry.action, entry.actor, entry.before, entry.after) == ("apply", "organisation", "none", "pending")
    assert "Rik" not in repr(entry)
    assert list(world.mails()) == []


def test_it_asks_once_until_editors_decided_and_a_form_sent_twice_is_one_request(world: World, people: Verbs) -> None:
    first = people.apply()
    again = ask_to_take_part(token(world), "Iemand anders", consent=True, stores=world, now=NOW)
    assert again.moderation == first.moderation
    assert len(world.log.of(f"organisation/{HOME}")) == 1
    assert world.cases.contact(HOME) == ContactPerson(name="Rik Maes")
    people.organise(DECLINE)
    assert people.apply().moderation.asked_at == NOW
    assert queued(world) == [(HOME, "pending")]


@pytest.mark.parametrize("decision", [ENROL, DECLINE])
def test_a_decision_takes_it_off_the_queue_and_forgets_whom_to_speak_to(
    world: World, people: Verbs, decision: OrganisationAction
) -> None:
    people.apply()
    after = people.organise(decision)
    assert (after.taking_part, after.moderation.asked_at) == (decision is ENROL, None)
    assert queued(world) == []
    assert world.cases.contact(HOME) is None
    kind = MailKind.ORGANISATION_ENROLLED if decision is ENROL else MailKind.PARTICIPATION_DECLINED
    assert [each.kind for each in world.mails()] == [kind]


def test_declining_takes_a_reason_and_a_request(people: Verbs) -> None:
    with pytest.raises(NotAllowed):
        people.organise(DECLINE)
    people.apply()
    with pytest.raises(Invalid):
        people.organise(DECLINE, explanation=" ")


def test_no_editor_asks_in_its_place(people: Verbs) -> None:
    with pytest.raises(NotForYou):
        people.organise(APPLY)


def test_a_measure_leaves_the_request_and_its_contact_alone(world: World, people: Verbs) -> None:
    people.apply()
    people.organise(OrganisationAction.WATCH)
    assert queued(world) == [(HOME, "watched")]
    people.organise(OrganisationAction.UNWATCH)
    assert queued(world) == [(HOME, "pending")]
    assert world.cases.contact(HOME) is not None


def test_it_must_say_that_it_asks_in_the_organisations_name(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        ask_to_take_part(token(world), "Rik", consent=False, stores=world, now=NOW)
    assert [(each.field, each.code) for each in refused.value.errors] == [("consent", "required")]


def test_one_that_takes_part_has_nothing_to_ask(fakes: FakeWorld) -> None:
    fakes.put(organisation())
    with pytest.raises(NotAllowed):
        Verbs(fakes).apply()


def test_the_link_dies_with_the_old_address_with_time_and_with_the_organisation(fakes: FakeWorld) -> None:
    later = NOW + LINK_LIFE[Purpose.PARTICIPATION] + timedelta(seconds=1)
    for link, now in ((token(fakes, "another"), NOW), (token(fakes), later)):
        with pytest.raises(DeadLink):
            asking_to_take_part(link, stores=fakes, now=now)
    fakes.put(organisation(moderation=ModerationState(), listing=listing(closed_at=NOW)))
    with pytest.raises(DeadLink):
        asking_to_take_part(token(fakes), stores=fakes, now=NOW)
