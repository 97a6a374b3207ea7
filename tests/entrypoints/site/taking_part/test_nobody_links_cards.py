"""With all tables, all keys and the list of who got which card, nobody tells which card became which review.

Two worlds are played that differ in that alone: the same people write the same reviews on the same days, with the same
cards shuffled among them. Whatever told cards and reviews together would differ; nothing does, in what the tables hold
at the end, and in what the organisation could see on any day, with the code of every card in hand.
"""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, Final

from chalicelib.adapters.dynamodb.client.working_tables import InvitationItem
from chalicelib.adapters.id_generator import SystemIdGenerator
from chalicelib.bootstrap import platform
from chalicelib.domain.organisations.invitations import code_in, code_of, key_of
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.use_cases.upkeep.night_of_invitations import night_of_invitations
from tests.conftest import DynamoWorld, _empty_tables
from tests.entrypoints.dumps import Dump, dumped, said
from tests.entrypoints.front_door import opened
from tests.entrypoints.site.taking_part.test_cards import handed_out

BEGAN: Final = datetime(2026, 11, 30, 11, tzinfo=UTC)
CARDS: Final = 20
USED: Final = 7
# Who used which card: the nth of these is the card of whoever wrote on the nth day.
ORDERS: Final = (tuple(range(USED)), (3, 6, 0, 5, 2, 1, 4))
_MADE_BY_CHANCE: Final = {"cause"}  # the id of a request, as the gateway draws it


class Drawn(SystemIdGenerator):
    """Ids in the order in which they are asked for, so that two worlds have the same; hashes as ever."""

    def __init__(self, key: str) -> None:
        super().__init__(key=key)
        self._count = count()

    def new_id(self) -> str:
        return self.keyed("drawn", f"{next(self._count)}")

    def new_nonce(self) -> str:
        return self.new_id()[:22]


def lived(order: Sequence[int]) -> tuple[Dump, list[Any], list[str]]:
    """One world: what its tables hold at the end, what the organisation saw each day, and the codes of its cards."""
    here, seen = platform(), list[Any]()
    here.id_generator = Drawn(here.settings.link_key)
    here.__dict__["now"] = lambda: BEGAN
    with opened() as house:
        own, codes = handed_out(house, number=CARDS)
        ids = []
        for day, card in enumerate(order):
            now = BEGAN + timedelta(days=day)
            here.__dict__["now"] = lambda moment=now: moment
            ids.append(house.done(house.request_of_review(invitation=codes[card])).json["review_id"])
            house.does(Action.CONFIRM, ids[-1])
            seen.append(house.call("GET", f"{own}/invitations"))
            night_of_invitations(stores=here, now=now + timedelta(hours=15))
        house.at(now)
        for review_id in ids:
            house.does(Action.APPROVE, review_id)
        paths = [own, f"/organisations/{house.home}/reviews", *(f"/u/{each}" for each in codes[: USED + 1])]
        seen.append([house.call("GET", path) for path in paths])
        return dumped(), seen, codes


def _worlds() -> list[tuple[Dump, list[Any], list[str]]]:
    found = []
    for order in ORDERS:
        _empty_tables()
        found.append(lived(order))
    return found


def plain(dump: Dump) -> Mapping[str, list[Any]]:
    """A dump as it can be compared: in one order, without what chance makes."""
    return {
        table: sorted(
            ({name: value for name, value in each.items() if name not in _MADE_BY_CHANCE} for each in items), key=repr
        )
        for table, items in dump.items()
    }


def derived(codes: Sequence[str]) -> set[str]:
    """All that one can make of cards with our keys, and look for."""
    keyed = platform().id_generator.keyed
    found = set()
    for printed in codes:
        code = code_in(printed)
        plain = {printed, code, code.lower(), key_of(code, keyed)}
        found |= plain
        for value in plain:
            for name in ("md5", "sha1", "sha256"):
                digest = hashlib.new(name, value.encode()).digest()
                found |= {digest.hex(), base64.b64encode(digest).decode(), base64.b32encode(digest[:15]).decode()}
    return found


def test_two_worlds_that_differ_in_who_had_which_card_are_one_and_the_same(dynamodb_world: DynamoWorld) -> None:
    del dynamodb_world  # its tables are what the worlds stand on
    (one, seen, codes), (other, also_seen, same_codes) = _worlds()
    assert codes == same_codes
    assert plain(one) == plain(other)
    assert seen == also_seen
    shown = [day[1]["items"][0]["used"] for day in seen[:-1]]
    assert shown == [0, 0, 0, 0, 0, 0, 5]  # noted after the fifth day, shown after the sixth
    _names_nothing(other, codes)


def _names_nothing(dump: Dump, codes: Sequence[str]) -> None:
    """Check that nothing beside the cards names a card, and that no card names a review."""
    (batch,) = [each for each in dump["invitations"] if "batch" in each]
    batch_id = batch["part"]["S"].partition("#")[2]
    keyed = platform().id_generator.keyed
    assert [code_in(each) for each in codes] == [code_of(batch_id, n, keyed) for n in range(1, CARDS + 1)]
    others = said({table: items for table, items in dump.items() if table != "invitations"})
    assert [each for each in {*derived(codes), batch_id} if each in others] == []
    cards = said({"invitations": dump["invitations"]})
    for item in dump["reviews"]:
        assert item["review_id"]["S"] not in cards
        assert '"invited":true' in item["review"]["S"]
        assert '"invitation":""' in item["review"]["S"]
    names = {name for each in dump["invitations"] for name in each if "batch" not in each}
    assert names == {"place", "part", "organisation_id", "batch_id", "until", "expires", "spent"}
    alike = {(each["until"]["S"], each["expires"]["N"]) for each in dump["invitations"] if "until" in each}
    assert len(alike) == 1  # no card has a moment of its own


def test_until_it_is_confirmed_a_review_holds_its_card_and_only_that(dynamodb_world: DynamoWorld) -> None:
    del dynamodb_world
    with opened() as house:
        _, codes = handed_out(house)
        house.done(house.request_of_review(invitation=codes[3]))
        held = [each for each in InvitationItem.scan() if each.held_by]
        assert len(held) == 1
        entries = said({"log": dumped()["log"], "outbox": dumped()["outbox"]})
        assert not [each for each in derived(codes) if each in entries]
