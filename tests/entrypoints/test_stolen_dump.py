"""All tables without keys, and a list of 10,000 people that holds the authors: none is told better than by chance.

What somebody says of themselves in a text that others read is apart, and so is what a signal says of an address: that
it is of the organisation's own domain, or of one for throwing away.
"""

import base64
import hashlib
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec
import pytest

from chalicelib.adapters.dynamodb.aggregates.identities import Identities
from chalicelib.bootstrap import platform
from chalicelib.domain.cases.notice import Notifier
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.rules.email_address import mailbox
from chalicelib.domain.rules.lifecycle import Action, ReplyAction
from tests.conftest import DynamoWorld
from tests.entrypoints.dumps import Dump, dumped, said
from tests.entrypoints.front_door import House, opened
from tests.fakes.clock import FakeCipher
from tests.story.forms import author_form
from tests.story.requests import Call

PEOPLE: Final = 10_000
AUTHORS: Final = 24
NOTIFIERS: Final = 8
_SYLLABLES: Final = (
    *("zo", "vi", "ke", "mar", "jo", "li", "ra", "pe", "tho", "nu"),
    *("sen", "wa", "bri", "ulf", "dex", "gor", "hib", "quo", "yst", "afe"),
)
_DOMAINS: Final = ("gmail.com", "telenet.be", "skynet.be", "outlook.com", "proton.me", "post.example")


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def people(seed: int = 16) -> list[Author]:
    """So many people that nobody is like another; some have short names, some long ones, and addresses of all kinds."""
    chance = random.Random(seed)  # noqa: S311  (an order, no secret)
    found: dict[str, Author] = {}
    while len(found) < PEOPLE:
        first, last = ("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 9))).title() for _ in range(2))
        spelt = f"{first}{chance.choice(['', '.', '_', '-'])}{last}"[: chance.randint(9, 50)].strip("._-")
        tag = chance.choice(["", "", "", "+zorg"])
        email = f"{chance.choice([spelt, spelt.lower()])}{tag}@{chance.choice(_DOMAINS)}"
        found[mailbox(email)] = Author(first_name=first, last_name=last, email=email)
    return list(found.values())


def lived(house: House, authors: Sequence[Author], notifiers: Sequence[Author]) -> Mapping[str, Author]:
    """What the platform does with reviews and notices, by these people; returns who wrote which review."""
    wrote: dict[str, Author] = {}
    for number, person in enumerate(authors):
        form = {**house.submission(), "author": author_form(person)}
        call = Call("/reviews", form, headers={"Idempotency-Key": f"{number}"})
        for _ in range(2):  # a repeat is recognised
            review_id = house.done(call).json["review_id"]
        wrote[review_id] = person
        for action in _LIVES[number % len(_LIVES)]:
            house.does(action, review_id)
    published = next(each for each, _ in wrote.items() if platform().reviews.get(each).visible)
    for number, person in enumerate(notifiers):
        name = f"{person.first_name} {person.last_name}"
        house.notify(published, number=number, name=name, email=person.email)
    return wrote


_LIVES: Final[tuple[tuple[Any, ...], ...]] = (
    (),
    (Action.CONFIRM,),
    (Action.CONFIRM, Action.APPROVE),
    (Action.CONFIRM, Action.APPROVE, ReplyAction.SUBMIT),
    (Action.CONFIRM, Action.RETURN, Action.REVISE),
    (Action.CONFIRM, Action.WITHDRAW),
    (Action.CONFIRM, Action.REJECT),
    (Action.CONFIRM, Action.ESCALATE),
)
_DIGESTS: Final[tuple[Callable[[bytes], bytes], ...]] = tuple(
    lambda data, name=name: hashlib.new(name, data).digest()  # type: ignore[misc]  # a default binds the name
    for name in ("md5", "sha1", "sha256", "sha512", "blake2b", "blake2s", "sha3_256")
)


def derived(person: Author, texts: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """All that one could make of somebody without a key, and look for."""
    name = f"{person.first_name} {person.last_name}"
    plain = {person.email, person.email.lower(), mailbox(person.email), person.first_name, person.last_name, name}
    yield from plain
    documents = [json.dumps(author_form(person), ensure_ascii=False), msgspec.json.encode(person).decode()]
    documents += [
        json.dumps({**each, "author": author_form(person)}, sort_keys=True, ensure_ascii=False) for each in texts
    ]
    for value in {*plain, *(each.lower() for each in plain), *documents}:
        for digest in _DIGESTS:
            made = digest(value.encode())
            yield made.hex()
            yield base64.b64encode(made).decode()[:20]
            yield base64.b32encode(made[:15]).decode().lower()


def lengths(dump: Dump) -> dict[str, set[int]]:
    """The lengths of seals, of authors and of notifiers."""
    found: dict[str, set[int]] = {}
    for item in dump["identities"]:
        kind = "notifier" if item["review_id"]["S"].startswith("notice#") else "author"
        found.setdefault(kind, set()).add(len(item["sealed"]["B"]))
    return found


def test_a_list_of_ten_thousand_and_a_stolen_dump_name_nobody(
    house: House, record_property: Callable[[str, object], None]
) -> None:
    known = people()
    chance = random.Random(4)  # noqa: S311  (an order, no secret)
    chosen = chance.sample(known, AUTHORS + NOTIFIERS)
    wrote = lived(house, chosen[:AUTHORS], chosen[AUTHORS:])
    dump = dumped()
    text = said(dump).lower()
    texts = [_as_sent(review_id) for review_id in list(wrote)[:2]]
    # What stands in it is cut in pieces of one length, so that ten thousand times a thousand looks are soon done.
    pieces = {text[at : at + 12] for at in range(len(text))}
    told = {
        person.email
        for person in known
        if any(
            each[:12].lower() in pieces and each.lower() in text for each in derived(person, texts) if len(each) >= 12
        )
        or person.email.lower() in text
    }
    assert told == set()
    assert {kind: len(each) for kind, each in lengths(dump).items()} == {
        "author": 1,
        "notifier": 1,
    }  # all alike: chance
    items = sum(map(len, dump.values()))
    record_property("tried", len(known))
    record_property(
        "happened",
        f"of {len(known):,} people, {AUTHORS + NOTIFIERS} of whom wrote, a dump of {items} items tells {len(told)}; "
        "all seals are of one length",
    )


def _as_sent(review_id: str) -> dict[str, Any]:
    """A submission but for its author, as whoever has the dump can put it together again."""
    found = platform().reviews.get(review_id)
    fields = ("organisation_id", "text", "aspect_ratings", "capacity", "experienced", "on_behalf")
    return {**{name: getattr(found, name) for name in fields}, "consent": True}


@pytest.mark.parametrize("place", [0, PEOPLE // 2, -1])
def test_whoever_wrote_leaves_a_dump_of_one_shape(house: House, place: int) -> None:
    """The shortest, the middle and the longest of them: whatever is stored is as long as if another had written."""
    person = sorted(people(), key=lambda each: len(f"{each}"))[place]
    review_id = house.submit(author=author_form(person), text="Een rustige plek, en mensen met tijd voor mijn moeder.")
    for action in (Action.CONFIRM, Action.APPROVE, ReplyAction.SUBMIT):
        house.does(action, review_id)
    house.notify(review_id, name=f"{person.first_name} {person.last_name}", email=person.email)
    house.does(Action.WITHDRAW, review_id)
    shape = Counter((table, *_shape(item)) for table, items in dumped().items() for item in items)
    assert _SHAPE.setdefault("of all", shape) == shape


_SHAPE: Final[dict[str, Counter[Any]]] = {}  # of the first that was looked at; the others are to have the same
_PACKED: Final = {"front", "texts", "ids", "lines"}  # compressed, with ids drawn by chance in it


def _shape(item: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
    sizes = ((name, len(next(iter(value.values())))) for name, value in item.items() if name not in _PACKED)
    return tuple(sorted(sizes))


@pytest.mark.parametrize("person", [Author(first_name="Li", last_name="Ek", email="l@b.be"), people()[7]])
def test_what_is_sealed_is_padded_and_opens_as_it_was(person: Author) -> None:
    identities = Identities(FakeCipher)
    item = identities.sealed("review-1", person)
    notifier = identities.sealed("review-1", Notifier(name=person.last_name, email=person.email))
    assert item.sealed is not None
    assert notifier.sealed is not None
    assert len(item.sealed) == len(notifier.sealed) == len(b"review-1\x00") + 512
    opened = identities.look(item)
    assert msgspec.json.decode(opened, type=Author) == person  # as release 0.1.0 reads it too


def test_the_longest_identity_that_a_form_takes_is_sealed_within_what_the_key_service_takes() -> None:
    letter = "\U0001d49c"  # four bytes
    person = Author(first_name=letter * 100, last_name=letter * 100, email=f"{'a' * 60}@{'b' * 60}.example")
    item = Identities(FakeCipher).sealed("review-1", person)
    assert item.sealed is not None
    assert len(item.sealed) <= 4_096
