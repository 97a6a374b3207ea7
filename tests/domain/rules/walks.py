"""Random lives of reviews: any acts that the law allows, in any order."""

from datetime import timedelta

from hypothesis import strategies as st

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Need, directly
from chalicelib.domain.rules.lifecycle import ADDITION_LAW, REPLY_LAW, REVIEW_LAW, Action, ReplyAction
from tests.builders import NOW, act, review
from tests.story.acts import done

Step = tuple[Actor, Action | ReplyAction]


def open_steps(before: Review) -> list[Step]:
    """Return what anyone may do with a review now, or with its reply."""
    final = {Need.NO_PROOF_YET if before.proof_noted else Need.PROOF_NOTED}
    final |= {Need.WITHIN_A_DAY} if before.withdrawal is None else set()  # it was taken back once before
    steps: list[Step] = [(by, action) for by in Actor for action in REVIEW_LAW.allowed(before.status, by, unmet=final)]
    if before.visible:
        too_late = {Need.STILL_EDITABLE}  # no hour passes here before an editor may decide
        steps += [(by, action) for by in Actor for action in REPLY_LAW.allowed(before.reply_status, by, unmet=too_late)]
        early = {Need.MONTHS_LATER} if before.public_additions else set()  # no half year passes here
        added = {by: ADDITION_LAW.allowed(before.addition_status, by, unmet=early) for by in Actor}
        steps += [(by, action) for by, actions in added.items() for action in directly(actions)]
    return steps


def stepped(before: Review, step: Step, hour: int) -> Review:
    """The review after this step, which is done at that hour by an editor who did nothing before."""
    by, action = step
    doing = act(by, at=NOW + timedelta(hours=hour), actor_id=f"{by}-{hour}", rule="own_experience", explanation="Zo.")
    return done(before, action, doing)


@st.composite
def lives(draw: st.DrawFn, *, longest: int = 12) -> list[Review]:
    """A review from its submission on, after each act."""
    ratings = draw(st.dictionaries(st.sampled_from("abcdefg"), st.integers(1, 5), min_size=1))
    life = [review(aspect_ratings=ratings)]
    for hour in range(draw(st.integers(0, longest))):
        steps = open_steps(life[-1])
        if not steps:
            break
        life.append(stepped(life[-1], draw(st.sampled_from(steps)), hour))
    return life
