"""Second readings in a life: who opens a review, who reads what chance drew, and who settles what two differ on."""

from chalicelib.domain.cases.second_reading import SecondReading
from chalicelib.domain.rules.lifecycle import ReadingAction, ReadingStatus
from tests.prove.lives.later import Later
from tests.prove.lives.life import Drawn
from tests.races.arena import Call
from tests.story.forms import REASONS


class Reading(Later):
    """Acts of editors beside their own decisions; none moves a review."""

    def opens(self, on: Drawn) -> None:
        """Open the page of a review: whoever did never reads it again."""
        review = self.any_review(on.which)
        self.does("open", Call(f"/editor/reviews/{review.id}", editor=on.editor, method="GET"), None)
        self.opened.add((review.id, f"editor-{on.editor}"))

    def reads_again(self, on: Drawn) -> None:
        before = self._any_reading(on.which, ReadingStatus.WAITING)
        if before is None:
            return
        call = self.arena.request_of(ReadingAction.READ_AGAIN, before.id, editor=on.editor)
        if on.pick % 2:
            call = Call(call.path, {"action": "reject", "rule": REASONS["rule"]}, on.editor)
        heard = self.does("read again", call, on.death)
        if heard.status < 300:
            who = f"editor-{on.editor}"
            assert before.blind, (before, heard)
            assert who not in {before.first_editor, *before.closed_to}, (before, heard)
            assert (before.review_id, who) not in self.opened, (before, heard)
            (after,) = self.arena.here.readings.many([before.review_id]).values()
            assert after.second_editor == who, (after, heard)

    def settles_a_reading(self, on: Drawn) -> None:
        before = self._any_reading(on.which, ReadingStatus.DISPUTED)
        if before is None:
            return
        call = self.arena.request_of(ReadingAction.SETTLE, before.id, editor=on.editor)
        heard = self.does("settle a reading", call, on.death)
        if heard.status < 300:
            assert before.disputed, (before, heard)
            assert f"editor-{on.editor}" not in {before.first_editor, before.second_editor}, (before, heard)

    def _any_reading(self, which: int, at: ReadingStatus) -> SecondReading | None:
        """A reading; mostly one in this status."""
        found = sorted(self.arena.here.readings.many(sorted(self.told)).values(), key=lambda each: each.review_id)
        fitting = [each for each in found if each.status is at] if which % 4 else found
        some = fitting or found
        self.touched.update(each.review_id for each in some)
        return some[which // 4 % len(some)] if some else None
