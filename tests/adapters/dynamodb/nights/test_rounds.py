"""The monthly round over the store: paged over those who take part, once a month, gone on with where it stopped."""

from datetime import UTC, datetime
from functools import partial
from itertools import chain, repeat

from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.adapters.dynamodb.projections.rounds import DynamoRounds
from chalicelib.domain.projections.organisation_digest import waits_since
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.mails import MailKind
from chalicelib.use_cases.mails.organisation_digest import send_organisation_digests
from tests.adapters.dynamodb.lives import Life
from tests.builders import NOW, listing, organisation, review
from tests.conftest import DynamoWorld

FIRST = datetime(2026, 12, 1, 6, 0, tzinfo=UTC)
HOMES = [f"home-{number}" for number in range(4)]


def told(world: DynamoWorld) -> None:
    """Four that take part, of which one was reviewed, one has a review that is escalated; and one that left."""
    homes = [organisation(id=each, listing=listing(register_id=each)) for each in HOMES]
    homes.append(organisation(id="gone", listing=listing(register_id="gone"), taking_part=False))
    for each in homes:
        world.put(each)
    world.directory.enter(homes)
    Life(world, review=review(id="review-1", organisation_id="home-1")).published()
    Life(world, review=review(id="review-2", organisation_id="home-2")).submitted().does(
        Action.CONFIRM, Action.ESCALATE
    )


def test_one_mail_to_whom_something_happened_and_a_complete_round_is_left_alone(dynamodb_world: DynamoWorld) -> None:
    told(dynamodb_world)
    assert send_organisation_digests(stores=dynamodb_world, now=FIRST) == {"looked": 4, "mails": 1}
    assert send_organisation_digests(stores=dynamodb_world, now=FIRST) == {}
    kinds = [(item.mail.kind, item.mail.organisation_id) for item in OutboxItem.scan()]
    assert kinds.count((MailKind.ORGANISATION_DIGEST, "home-1")) == 1
    assert [kind for kind, _ in kinds].count(MailKind.ORGANISATION_DIGEST) == 1


def test_runs_that_stop_after_each_organisation_look_at_all_and_mail_once(dynamodb_world: DynamoWorld) -> None:
    told(dynamodb_world)
    mails = 0
    for _ in range(9):
        answers = chain([False], repeat(object=True))  # after one organisation its time is over
        done = send_organisation_digests(stores=dynamodb_world, now=FIRST, out_of_time=partial(next, answers))
        mails += done["mails"]
    assert mails == 1
    assert DynamoRounds().position("2026-11") is None
    assert DynamoRounds().position("2026-12") == 0


def test_what_waits_for_a_reply_is_counted_from_public_reviews_of_late(dynamodb_world: DynamoWorld) -> None:
    told(dynamodb_world)
    waiting = dynamodb_world.insights.waiting
    month = f"{NOW:%Y-%m}"
    assert waiting("home-1", since=month, limit=20) == 1
    assert waiting("home-1", since=month, limit=0) == 0
    assert waiting("home-1", since="2099-01", limit=20) == 0
    assert waiting("home-2", since=waits_since(month), limit=20) == 0
