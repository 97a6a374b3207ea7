"""A round of pushing: each message once for each who hears of it, sent until it is taken, for as long as that takes.

And nobody waits for somebody else's address.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from threading import Event

import pytest

from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.webhooks import EDITORS, Topic, Webhook
from chalicelib.domain.rules.lifecycle import OrganisationState, Status
from chalicelib.domain.rules.refusals import NotForYou, UnreadableRecord
from chalicelib.ports.unread import Unread, stop
from chalicelib.use_cases.organisations.webhooks import Owner, owner_by_editor, remove, renew_secret, send_test
from chalicelib.use_cases.upkeep.push_changes import push_changes
from tests.builders import NOW, editor, effects, entry, listing, organisation, review
from tests.fakes import FakeWorld
from tests.fakes.webhooks import FakePost

numbers = count()


@dataclass
class Scene:
    """A world at a moment, with somebody's addresses."""

    world: FakeWorld
    post: FakePost = field(default_factory=FakePost)
    now: datetime = NOW

    def webhook(self, owner: str, url: str, **changes: object) -> Webhook:
        home = self.world.organisations.all.get(owner)
        made = Webhook(
            id=f"w-{url}",
            owner=owner,
            url=url,
            events=tuple(Topic),
            made_at=self.now,
            link_nonce=home.insights_link_nonce if home else "",
        )
        made = replace(made, **changes)  # type: ignore[arg-type]  # as every builder does
        version, logged = self.world.webhooks.version(owner), effects(entry=entry(id=f"made-{url}", at=self.now))
        self.world.webhooks.add(made, b"s" * 32, version=version, effects=logged)
        return made

    def act(self, review_id: str, before: Status, after: Status, at: datetime | None = None) -> None:
        self.world.log.entries.append(
            entry(
                id=f"e-{next(numbers)}",
                subject=f"review/{review_id}",
                before=before,
                after=after,
                at=at or self.now,
                action="approve",
            )
        )

    def publish(self, review_id: str) -> None:
        self.act(review_id, Status.PENDING, Status.PUBLISHED)

    def round(self, *, out_of_time: Callable[[], bool] = lambda: False, **later: int) -> dict[str, int]:
        self.now += timedelta(**(later or {"minutes": 1}))
        return dict(
            push_changes(
                stores=self.world,
                post=self.post,
                site_url="https://platform.example",
                clock=lambda: self.now,
                out_of_time=out_of_time,
            )
        )

    def heard(self, url: str) -> list[tuple[str, str]]:
        """The messages that an address was sent, by id and kind."""
        return [(said["webhook-id"], json.loads(body)["type"]) for to, said, body in self.post.sent if to == url]

    def kinds(self, url: str) -> list[str]:
        return [kind for _, kind in self.heard(url)]


@pytest.fixture
def scene(fakes: FakeWorld) -> Scene:
    """Two organisations of two sectors, with a review each."""
    for number, sector in ((1, Sector.RESIDENTIAL_CARE), (2, Sector.CHILD_CARE)):
        made = listing(register_id=f"register-{number}", sector=sector)
        home = organisation(id=f"o{number}", listing=made)
        fakes.organisations.all[home.id] = home
        fakes.reviews.all[f"r{number}"] = review(id=f"r{number}", organisation_id=home.id)
    return Scene(fakes)


def test_each_hears_of_what_it_asked_for_and_of_nothing_else(scene: Scene) -> None:
    scene.webhook("o1", "own")
    scene.webhook("o1", "few", events=(Topic.OFFLINE,))
    scene.webhook("o2", "other")
    scene.webhook(EDITORS, "all")
    scene.webhook(EDITORS, "child", sectors=(Sector.CHILD_CARE,))
    scene.publish("r1")
    scene.act("r2", Status.PUBLISHED, Status.REMOVED)
    assert scene.round() == {"came": 10, "told": 10}
    assert sorted(scene.kinds("own")) == ["figures", "published"]
    assert scene.kinds("few") == []
    assert sorted(scene.kinds("other")) == ["figures", "offline"]
    assert sorted(scene.kinds("all")) == ["figures", "figures", "offline", "published"]
    assert sorted(scene.kinds("child")) == ["figures", "offline"]


def test_an_act_is_told_once_however_often_it_is_looked_at(scene: Scene) -> None:
    scene.webhook("o1", "own", events=(Topic.PUBLISHED,))
    scene.publish("r1")
    for _ in range(50):
        scene.round()
    for _ in range(40):
        scene.round(hours=1)
    assert scene.kinds("own") == ["published"]


def test_an_act_that_its_writer_was_late_with_is_told_all_the_same(scene: Scene) -> None:
    scene.webhook("o1", "own", events=(Topic.PUBLISHED,))
    began = scene.now + timedelta(seconds=10)
    scene.round()
    scene.round(minutes=14)
    scene.act("r1", Status.PENDING, Status.PUBLISHED, at=began)  # it is only there now
    for _ in range(30):
        scene.round()
    assert scene.kinds("own") == ["published"]


def test_of_what_was_before_it_nothing_is_told(scene: Scene) -> None:
    scene.publish("r1")
    scene.now += timedelta(seconds=5)
    scene.webhook("o1", "own")
    scene.round()
    assert scene.kinds("own") == []


def test_a_message_keeps_its_id_and_its_bytes_until_it_is_taken_and_those_behind_it_wait(scene: Scene) -> None:
    scene.webhook("o1", "own", events=(Topic.PUBLISHED,))
    scene.post.answers["own"] = "500"
    scene.publish("r1")
    assert scene.round() == {"came": 1, "failed": 1}
    scene.publish("r1")
    assert scene.round(seconds=30) == {"came": 1}  # it is not yet tried again
    scene.post.answers["own"] = "200"
    assert scene.round(minutes=2) == {"told": 2}
    first, again, second = scene.heard("own")
    assert first == again
    assert second[0] != first[0]
    bodies = [body for _, _, body in scene.post.sent]
    assert bodies[0] == bodies[1]
    assert scene.post.sent[0][1]["webhook-timestamp"] != scene.post.sent[1][1]["webhook-timestamp"]


def test_an_address_that_fails_for_a_week_rests_and_wakes_by_a_message_to_try_it(scene: Scene) -> None:
    webhook = scene.webhook("o1", "own", events=(Topic.PUBLISHED,))
    scene.post.answers["own"] = "500"
    scene.publish("r1")
    for _ in range(7 * 24 * 4 + 1):
        scene.round(minutes=15)
    (found,) = scene.world.webhooks.of("o1")
    assert found.state.paused
    assert len(scene.post.sent) == 10
    scene.post.answers["own"] = "200"
    scene.publish("r1")
    assert scene.round() == {"came": 1}
    owner = Owner(id="o1", organisation=scene.world.organisations.get("o1"))
    send_test(owner, webhook.id, stores=scene.world, now=scene.now)
    scene.round()
    assert scene.kinds("own")[10:] == ["test", "published"]  # the week-old one is over
    (found,) = scene.world.webhooks.of("o1")
    assert (found.state.paused, found.state.failures, found.state.last_outcome) == (False, 0, "200")


def test_who_answers_that_it_is_gone_is_taken_away_at_once(scene: Scene) -> None:
    scene.webhook("o1", "own")
    scene.post.answers["own"] = "410"
    scene.publish("r1")
    assert scene.round() == {"came": 2, "failed": 1, "gone": 1}
    assert scene.world.webhooks.of("o1") == []
    scene.publish("r1")
    assert scene.round() == {}


def changed(home: Organisation, **changes: object) -> Organisation:
    return replace(home, **changes)  # type: ignore[arg-type]  # as every builder does


@pytest.mark.parametrize(
    "change",
    [
        {"contact_nonce": "another"},
        {"insights_nonce": "another"},
        {"moderation": organisation(taking_part=False).moderation},
    ],
)
def test_with_its_link_a_webhook_dies_also_of_what_waits_for_it(scene: Scene, change: dict[str, object]) -> None:
    scene.webhook("o1", "own")
    scene.webhook(EDITORS, "all")
    scene.post.answers["own"] = "500"
    scene.publish("r1")
    scene.round()
    scene.world.organisations.all["o1"] = changed(scene.world.organisations.all["o1"], **change)
    assert scene.round(minutes=10)["dead"] == 1
    scene.publish("r1")
    scene.round()
    assert len(scene.heard("own")) == 1
    assert len(scene.heard("all")) == 4


def test_one_that_hangs_holds_up_no_other(scene: Scene) -> None:
    """The last that is asked lets the first go: were they asked one by one, this would never end."""
    freed = Event()

    class Hanging(FakePost):
        def __call__(self, url: str, headers: Mapping[str, str], body: bytes, /) -> str:
            if url == "u15":
                freed.set()
            waited = freed.wait(20) if url != "u15" else True
            super().__call__(url, headers, body)
            return "200" if waited else "timeout"

    scene.post = Hanging()
    for number in range(16):
        scene.webhook(EDITORS, f"u{number:02}", events=(Topic.PUBLISHED,))
    scene.publish("r1")
    assert scene.round() == {"came": 16, "told": 16}


def test_what_a_sender_left_when_it_died_is_sent_again(scene: Scene) -> None:
    webhook = scene.webhook("o1", "own", events=(Topic.PUBLISHED,))
    scene.publish("r1")
    scene.round(out_of_time=lambda: bool(scene.world.webhooks.all[webhook.id].waits))
    assert scene.kinds("own") == []
    assert scene.world.webhooks.claim("o1", webhook.id, now=scene.now, limit=10)  # and then it dies
    assert scene.round() == {}
    scene.round(minutes=5)
    assert scene.kinds("own") == ["published"]


def test_who_leaves_takes_its_webhooks_along_and_others_keep_theirs(scene: Scene) -> None:
    scene.webhook("o1", "own")
    scene.webhook("o1", "former", link_nonce="of another address")
    scene.webhook("o2", "other")
    scene.webhook(EDITORS, "all")
    homes, log = scene.world.organisations.all, scene.world.log.entries
    log.append(entry(id="watched", subject="organisation/o1", action="watch", at=scene.now))
    scene.round()
    assert set(scene.world.webhooks.all) == {"w-own", "w-other", "w-all"}
    left = organisation(taking_part=False).moderation
    homes["o1"] = replace(homes["o1"], moderation=left)
    log.append(entry(id="left", subject="organisation/o1", action="leave", at=scene.now))
    scene.round()
    assert set(scene.world.webhooks.all) == {"w-other", "w-all"}


def test_what_died_by_the_register_alone_goes_within_a_day(scene: Scene) -> None:
    """Another address, and the end of an organisation, stand in no log."""
    for owner in ("o1", "o2", EDITORS):
        scene.webhook(owner, owner)
    homes = scene.world.organisations.all
    scene.round()
    closed = replace(homes["o2"].listing, closed_at=scene.now)
    homes["o1"] = replace(homes["o1"], contact_nonce="of another address")
    homes["o2"] = replace(homes["o2"], listing=closed)
    assert scene.round(hours=1) == {}
    assert scene.round(days=1) == {"dead": 2}
    assert set(scene.world.webhooks.all) == {f"w-{EDITORS}"}


def test_who_cannot_be_read_keeps_their_webhook(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    scene.webhook("o1", "own", events=(Topic.PUBLISHED,))
    scene.publish("r1")
    scene.post.answers["own"] = "500"
    scene.round()
    many = scene.world.organisations.many

    def unreadable(ids: Sequence[str], *, unread: Unread = stop, behind: bool = False) -> Mapping[str, Organisation]:
        if "o1" in ids:
            unread(UnreadableRecord("organisations/o1", "no_standing"))
        return many([each for each in ids if each != "o1"], unread=unread, behind=behind)

    monkeypatch.setattr(scene.world.organisations, "many", unreadable)
    scene.round(days=1)
    assert set(scene.world.webhooks.all) == {"w-own"}
    assert {each.record for each in scene.world.aside.all()} == {"organisations/o1"}
    monkeypatch.undo()
    scene.post.answers.clear()
    scene.round(hours=1)
    assert scene.kinds("own")[-1] == "published"
    assert not scene.world.webhooks.all["w-own"].waits


def test_who_works_for_some_sectors_gets_no_secret_of_what_hears_of_all(scene: Scene) -> None:
    made = [scene.webhook(EDITORS, "all"), scene.webhook(EDITORS, "child", sectors=(Sector.CHILD_CARE,))]
    limited = owner_by_editor(editor(sectors=(Sector.CHILD_CARE,)))
    for act in (renew_secret, remove, send_test):
        with pytest.raises(NotForYou):
            act(limited, made[0].id, stores=scene.world, now=scene.now)
    assert renew_secret(limited, made[1].id, stores=scene.world, now=scene.now).secret
    remove(owner_by_editor(editor()), made[0].id, stores=scene.world, now=scene.now)


def test_after_a_long_stop_what_is_older_than_a_week_is_told_to_nobody(scene: Scene) -> None:
    scene.webhook("o1", "own", events=(Topic.PUBLISHED, Topic.OFFLINE))
    scene.round()
    scene.act("r1", Status.PENDING, Status.PUBLISHED, at=scene.now + timedelta(days=21))
    scene.act("r1", Status.PUBLISHED, Status.REMOVED, at=scene.now + timedelta(days=26))
    scene.round(days=30)
    scene.round()
    assert scene.kinds("own") == ["offline"]


def test_what_comes_back_behind_a_block_is_told_by_the_end_of_the_block(scene: Scene) -> None:
    scene.webhook("o1", "own", events=(Topic.PUBLISHED,))
    homes, log = scene.world.organisations.all, scene.world.log.entries
    is_open = homes["o1"]
    homes["o1"] = replace(is_open, moderation=replace(is_open.moderation, state=OrganisationState.BLOCKED))
    scene.publish("r1")
    scene.round()
    assert scene.kinds("own") == []
    homes["o1"] = is_open
    log.append(entry(id="open", subject="organisation/o1", action="unblock", at=scene.now))
    scene.publish("r1")
    scene.round()
    assert scene.kinds("own") == ["published", "published"]


@pytest.mark.parametrize(
    ("subject", "before", "after"), [("reply", "removed", "published"), ("addition", "published", "rejected")]
)
def test_what_is_decided_below_a_review_that_is_offline_is_told_to_nobody(
    scene: Scene, subject: str, before: str, after: str
) -> None:
    scene.webhook("o1", "own")
    reviews, log = scene.world.reviews.all, scene.world.log.entries
    for status in (Status.SUSPENDED, Status.PUBLISHED):
        reviews["r1"] = review(id="r1", organisation_id="o1", status=status)
        log.append(entry(id=f"e-{status}", subject=f"{subject}/r1", before=before, after=after, at=scene.now))
        scene.round()
        assert bool(scene.heard("own")) is (status is Status.PUBLISHED)
