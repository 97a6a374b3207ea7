"""The layer itself: each request through its rules, to the emulator, and back through them."""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from infra.local.strict.calls import Call, Emulator, Refused
from infra.local.strict.rules import Memory, Rule, Settings, rules


class Strict:
    """The rules of one store, with what they remember; safe where only one request at a time is looked at."""

    def __init__(self, emulator: Emulator, settings: Settings, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._emulator = emulator
        self._clock = clock
        self.adjust(settings)

    def adjust(self, settings: Settings) -> None:
        """Hold these settings from now on, and forget what was remembered."""
        self.settings = settings
        self.memory = Memory(settings)
        self._rules: dict[str, list[Rule]] = defaultdict(list)
        for rule in rules(self.memory):
            if rule.name not in settings.without and rule.name not in self._emulator.keeps:
                for operation in rule.operations:
                    self._rules[operation].append(rule)

    def rules(self, operation: str) -> Sequence[Rule]:
        return self._rules.get(operation, ())

    def asked(self, operation: str, request: dict[str, Any]) -> Call:
        """Look at a request; it goes on to the emulator unless it has an answer already.

        Raises:
            Refused: AWS would not do it.
        """
        call = Call(operation, request, self._emulator, now=self._clock())
        try:
            for rule in self.rules(operation):
                if rule.asked is not None and call.answer is None:
                    rule.asked(call)
        except Refused:
            _end(call, succeeded=False)
            raise
        return call

    def needs_answer(self, call: Call) -> bool:
        """Tell if anybody here looks at what the emulator answers."""
        return bool(call.afterwards) or any(rule.answered for rule in self.rules(call.operation))

    def answered(self, call: Call, answer: dict[str, Any]) -> Mapping[str, Any]:
        """Look at what the emulator did, and return what to say of it.

        Raises:
            Refused: AWS would not have done it; it is as if it had not been.
        """
        repeated = call.answer is not None
        if not repeated:
            call.answer = answer
        succeeded = False
        try:
            for rule in self.rules(call.operation):
                if rule.answered is not None and not repeated:
                    rule.answered(call)
            succeeded = True
        finally:
            _end(call, succeeded=succeeded)
        return call.answer or {}

    def let_go(self, call: Call) -> None:
        """Let go of what it had in hand, once its time is over."""
        for each in call.in_hand:
            each()
        call.in_hand.clear()

    def refused(self, call: Call) -> None:
        """Note that the emulator refused it, or did not answer."""
        _end(call, succeeded=False)


def _end(call: Call, *, succeeded: bool) -> None:
    for each in reversed(call.afterwards):
        each(succeeded)
    call.afterwards.clear()
    if not succeeded:
        for let_go in call.in_hand:
            let_go()
        call.in_hand.clear()
