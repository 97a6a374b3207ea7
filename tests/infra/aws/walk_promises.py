"""A promise from the reply that holds it to what its author says of it, through each of its pages."""

from typing import TYPE_CHECKING

from chalicelib.domain.rules.lifecycle import PromiseAction, PromiseStatus
from chalicelib.domain.rules.mails import Purpose

if TYPE_CHECKING:
    from tests.infra.aws.walk import WatchedHouse


def promises(house: "WatchedHouse") -> None:
    house.promised()  # of which nobody ever tells: the clock asks, and calls it late
    promised = house.promised(PromiseStatus.KEPT)
    house.does(PromiseAction.AGREE, promised)
    pages = {house.look(house.link_for(each, promised)) for each in (Purpose.PROMISE, Purpose.PROMISE_CHECK)}
    assert pages == {200}
