"""Whoever lost the link to a review gets it again, at the address that the review came with, and nobody else does."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.limits import LIMITS, Count, Limited, counts
from chalicelib.domain.rules.mails import LINK_LIFE, Mail, MailKind, Purpose
from chalicelib.domain.rules.refusals import Invalid, TooMany
from chalicelib.domain.signals.text.bands import bands_of
from chalicelib.domain.signals.text.near_duplicates import sketch
from chalicelib.ports.cases import AUTHOR_KEY
from chalicelib.use_cases.mails.ask_links import ask_links
from chalicelib.use_cases.mails.compose_mail import Composed, Skip, compose_mail
from chalicelib.use_cases.reviews.erase_review import erase_own_review
from tests.builders import NOW, author, organisation
from tests.fakes import FakeWorld
from tests.story.verbs import Verbs
from tests.worlds import World

MIEKE = "mieke@post.example"
LATER = timedelta(hours=1)


@pytest.fixture(autouse=True)
def home(world: World) -> Organisation:
    made = organisation()
    world.put(made)
    return made


def counted(now: datetime, *, origin: str = "", address: str = "") -> tuple[Count, ...]:
    keyed = FakeWorld().id_generator.keyed
    return counts(Limited.LINKS, origin=origin, address=address, keyed=keyed, origin_factor=1, now=now)


def written(world: World, email: str = MIEKE, *, confirmed: bool = True, minutes: int = 0) -> str:
    people = Verbs(world, now=NOW + timedelta(minutes=minutes))
    text = f"Het eten was lekker en het personeel vriendelijk, dag {minutes} van ons verblijf daar."
    review_id = people.submit(author=replace(author(), email=email), text=text)
    if confirmed:
        people.confirm(review_id)
    return review_id


def asked(world: World, email: str = MIEKE, *, later: timedelta = LATER, origin: str = "192.0.2.7") -> list[Mail]:
    """Ask, and return every mail with links that there is."""
    now = NOW + later
    ask_links(
        email,
        stores=world,
        now=now,
        asked=counted(now, origin=origin),
        mailed=counted(now, address=email),
    )
    return [each for each in world.mails() if each.kind is MailKind.MANAGE_LINKS]


def composed(world: World, mail: Mail) -> Any:
    found = compose_mail(mail, stores=world, now=NOW + LATER)
    assert isinstance(found, Composed)
    return found


def linked(world: World, mail: Mail) -> list[str]:
    return [each["review"].id for each in composed(world, mail).context["reviews"]]


def test_one_mail_holds_a_link_for_each_review_of_the_address_the_newest_first(world: World) -> None:
    reviews = [written(world, minutes=number) for number in range(3)]
    written(world, "ann@post.example", minutes=7)
    (mail,) = asked(world)
    found = composed(world, mail)
    assert (found.to, found.context["first_name"]) == (MIEKE, "Mieke")
    assert linked(world, mail) == reviews[::-1]
    for each in found.context["reviews"]:
        review = each["review"]
        until = NOW + LATER + LINK_LIFE[Purpose.MANAGE]
        assert each["link"] == world.links.url(Purpose.MANAGE, review.id, review.manage_nonce, expires_at=until)
        assert each["organisation"].id == review.organisation_id


def test_links_that_are_out_go_on_working(world: World) -> None:
    review_id = written(world)
    before = world.reviews.get(review_id).manage_nonce
    asked(world)
    assert world.reviews.get(review_id).manage_nonce == before


def test_what_was_never_confirmed_or_is_erased_has_no_link(world: World) -> None:
    people = Verbs(world)
    kept, erased = written(world), written(world, minutes=1)
    written(world, minutes=2, confirmed=False)
    erase_own_review(people.manage_link(erased), stores=world, now=NOW + timedelta(minutes=5))
    (mail,) = asked(world)
    assert linked(world, mail) == [kept]


def test_what_was_refused_or_taken_back_keeps_its_page(world: World) -> None:
    people = Verbs(world)
    refused, withdrawn = written(world), written(world, minutes=1)
    people.decide(Action.REJECT, refused)
    people.withdraw(withdrawn)
    (mail,) = asked(world)
    assert linked(world, mail) == [withdrawn, refused]


@pytest.mark.parametrize("spelt", ["MIEKE@POST.example", "  mieke@post.example "])
def test_capitals_and_blanks_make_no_other_address(world: World, spelt: str) -> None:
    review_id = written(world)
    (mail,) = asked(world, spelt)
    assert linked(world, mail) == [review_id]


def test_each_spelling_of_a_mailbox_gets_its_own_reviews_only(world: World) -> None:
    plain, tagged = written(world), written(world, "mieke+zorg@post.example", minutes=1)
    mails = asked(world, "mieke+iets@post.example")
    found = {composed(world, each).to: linked(world, each) for each in mails}
    assert found == {MIEKE: [plain], "mieke+zorg@post.example": [tagged]}


def test_a_review_of_release_0_1_0_is_found_by_the_address_as_it_is_spelt(fakes: FakeWorld) -> None:
    fakes.put(organisation())
    review_id = written(fakes)
    known = fakes.reviews.all[review_id]
    spelt = fakes.id_generator.keyed(AUTHOR_KEY, MIEKE)
    old = replace(known, author_key=spelt, spelt_key="")
    fakes.similarity_index.forget_author(known)
    fakes.similarity_index.note(old, bands_of(old.text), sketch(old.text).packed, worded_at=NOW)
    fakes.reviews.all[review_id] = old
    newer = written(fakes, minutes=3)
    (mail,) = asked(fakes)
    assert linked(fakes, mail) == [newer, review_id]


def test_a_mailbox_without_reviews_gets_no_mail(world: World) -> None:
    written(world)
    assert asked(world, "nobody@post.example") == []


def test_an_author_who_is_forgotten_meanwhile_gets_none(fakes: FakeWorld) -> None:
    fakes.put(organisation())
    review_id = written(fakes)
    (mail,) = asked(fakes)
    fakes.reviews.authors.pop(review_id)
    assert compose_mail(mail, stores=fakes, now=NOW + LATER) == Skip(reason="erased")


def test_a_mailbox_gets_three_of_these_a_day_and_nobody_is_told_so(world: World) -> None:
    written(world)
    limit = LIMITS[Limited.LINKS].per_address
    assert limit is not None
    for _ in range(limit.most + 2):
        found = asked(world)
    assert len(found) == limit.most == 3
    # One mailbox is one person, however its address is spelt; another has room of its own.
    assert len(asked(world, "mieke+3@post.example")) == 3
    written(world, "ann@post.example", minutes=2)
    assert len(asked(world, "ann@post.example")) == 4
    assert len(asked(world, later=LATER + timedelta(days=1))) == 5


def test_asking_counts_the_same_for_strangers(world: World) -> None:
    limit = LIMITS[Limited.LINKS].per_origin
    assert limit is not None
    for number in range(limit.most):
        asked(world, f"nobody-{number}@post.example")
    with pytest.raises(TooMany):
        asked(world, "nobody@post.example")
    with pytest.raises(TooMany):
        asked(world, MIEKE)
    assert asked(world, MIEKE, origin="192.0.2.8") == []


def test_as_much_is_read_for_a_stranger(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    written(world)
    read: list[str] = []

    def noting(store: object, name: str) -> None:
        was = getattr(store, name)

        def noted(*args: Any, **named: Any) -> Any:
            read.append(name)
            return was(*args, **named)

        monkeypatch.setattr(store, name, noted)

    for store, name in ((world.reviews, "many"), (world.similarity_index, "by_author"), (world.outbox, "ask")):
        noting(store, name)
    asked(world)
    known = list(read)
    read.clear()
    asked(world, "nobody@post.example")
    assert read == known == ["by_author", "many", "ask"]


@pytest.mark.parametrize("email", ["mieke", "mieke@", "a@b", "mieke@post.example, ann@post.example"])
def test_what_nobody_can_mail_is_said_to_be_so(world: World, email: str) -> None:
    with pytest.raises(Invalid) as refused:
        asked(world, email)
    assert [(each.field, each.code) for each in refused.value.errors] == [("email", "wrong_format")]
