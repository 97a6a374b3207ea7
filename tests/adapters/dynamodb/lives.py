"""A review's life in either world: each act is saved through the port, as the verbs do."""

import itertools
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, ReplyAction
from chalicelib.domain.rules.mails import Mail
from chalicelib.ports.stores import Effects
from tests.builders import NOW, act, author, entry, review
from tests.story.acts import done, whose
from tests.worlds import World


@dataclass
class Life:
    """One review, moved on act by act."""

    world: World
    now: datetime = NOW
    review: Review = field(default_factory=review)
    _numbers: Any = field(default_factory=itertools.count)

    def submitted(self, *, origin_key: str = "") -> "Life":
        self.world.reviews.add(self.review, author(), self._written("submit", ()), origin_key=origin_key)
        return self

    def published(self) -> "Life":
        return self.submitted().does(Action.CONFIRM, Action.APPROVE)

    def does(self, *actions: Action | ReplyAction, mails: tuple[Mail, ...] = ()) -> "Life":
        """Act after act; the author's are the author's, replies the organisation's, the rest an editor's."""
        for action in actions:
            before = self.review
            after = done(before, action, self._act(whose(action)))
            self.world.reviews.save(before, after, self._written(action, mails))
            self.review = after
        return self

    def _act(self, by: Actor) -> Any:
        return act(by, at=self.now, actor_id=f"editor-{next(self._numbers)}" if by is Actor.EDITOR else "")

    def _written(self, action: str, mails: tuple[Mail, ...]) -> Effects:
        number = next(self._numbers)
        made = entry(
            id=f"entry-{number:03}", subject=f"review/{self.review.id}", at=self.now, action=action, before="", after=""
        )
        return Effects(entry=made, mails=mails)
