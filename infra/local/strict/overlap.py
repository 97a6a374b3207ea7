"""Rules about requests that overlap: of two that have one item in hand, one is told of a conflict."""

import json
from dataclasses import dataclass, field
from typing import Any, Final

from infra.local.strict.calls import WRITES, Call, Place, Refused, cancelled

TOKEN_SECONDS: Final = 600
_ONGOING: Final = "Transaction is ongoing for the item"


@dataclass
class InHand:
    """The items of transactions that are under way, and how they are taken and let go."""

    places: set[Place] = field(default_factory=set)
    seconds: float = 0.0  # from the moment at which a transaction's conditions held until it is answered

    def transaction(self, call: Call) -> None:
        """Let a transaction take its items, unless another has one of them."""
        mine = [action.place for action in call.actions]
        if not self.places.isdisjoint(mine):
            codes = ["TransactionConflict" if each in self.places else "None" for each in mine]
            raise cancelled(codes, _ONGOING)
        self.places.update(mine)
        call.hold = max(call.hold, self.seconds)
        call.in_hand.append(lambda: self.places.difference_update(mine))

    def plain(self, call: Call) -> None:
        """Refuse a write of one item that a transaction has."""
        if self.places and call.operation in WRITES and call.actions[0].place in self.places:
            raise Refused("TransactionConflictException", _ONGOING)

    def reads(self, call: Call) -> None:
        """Refuse to read items together of which a transaction has one."""
        if self.places and not self.places.isdisjoint(call.reads):
            codes = ["TransactionConflict" if each in self.places else "None" for each in call.reads]
            raise cancelled(codes, _ONGOING)

    def batch(self, call: Call) -> None:
        """Leave those of a batch for later that a transaction has."""
        if self.places and call.operation == "BatchWriteItem":
            leave_writes(call, {action.place for action in call.actions} & self.places)


def leave_writes(call: Call, left: set[Place]) -> None:
    """Have some writes of a batch answered as not done, and not sent on."""
    if not left:
        return
    undone: dict[str, list[Any]] = {}
    done: dict[str, list[Any]] = {}
    actions = iter(call.actions)
    for table, requests in call.request["RequestItems"].items():
        for each in requests:
            (undone if next(actions).place in left else done).setdefault(table, []).append(each)
    call.request["RequestItems"], call.changed = done, True
    vars(call).pop("actions", None)
    if not done:
        call.answer = {}

    def tell(succeeded: bool) -> None:  # noqa: FBT001 - as every other that is called afterwards
        if succeeded and call.answer is not None:
            call.answer["UnprocessedItems"] = {**call.answer.get("UnprocessedItems", {}), **undone}
            call.answer_changed = True

    call.afterwards.append(tell)


@dataclass
class Asked:
    """A transaction with a token: what it asked for, and what it was answered once it was."""

    call: Call
    said: str
    until: float
    answer: dict[str, Any] | None = None


@dataclass
class Tokens:
    """The transactions with a token, ten minutes long."""

    known: dict[str, Asked] = field(default_factory=dict)

    def same(self, call: Call) -> None:
        """Refuse a token that comes again with something else."""
        first = self._first(call)
        if first is not None and first.said != _said(call):
            words = "Request parameters do not match those of the first request with this token"
            raise Refused("IdempotentParameterMismatchException", words)

    def once(self, call: Call) -> None:
        """Answer a transaction that comes again as the first time, and do it once."""
        first = self._first(call)
        if first is not None and first.said == _said(call):
            if first.answer is None:
                words = "The transaction with the given request token is already in progress"
                raise Refused("TransactionInProgressException", words)
            call.answer = dict(first.answer)

    def _first(self, call: Call) -> Asked | None:
        """Return the transaction that came with this token before; the first is noted here."""
        token = call.request.get("ClientRequestToken")
        if not token:
            return None
        while self.known and (oldest := next(iter(self.known))) and self.known[oldest].until <= call.now:
            del self.known[oldest]
        if token in self.known:
            return None if self.known[token].call is call else self.known[token]
        asked = self.known[token] = Asked(call, _said(call), call.now + TOKEN_SECONDS)

        def ended(succeeded: bool) -> None:  # noqa: FBT001 - as every other that is called afterwards
            asked.answer = call.answer if succeeded else None
            if asked.answer is None:
                self.known.pop(token, None)

        call.afterwards.append(ended)
        return None


def _said(call: Call) -> str:
    return json.dumps({name: said for name, said in call.request.items() if name != "ClientRequestToken"})
