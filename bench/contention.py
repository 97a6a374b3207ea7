"""`python -m bench.contention [PART …]`: many at once about one organisation, on a store that is as strict as AWS.

This machine cannot do fifty submissions a second. So time is stretched: fifty in SLOWER seconds, while a transaction,
our waits between tries and the second of a partition's units last SLOWER times as long. Who meets whom is then the
same. Each part is done by today's build and by release 0.1.0, where this copy's history holds it, each in a process of
its own on a store of its own; afterwards the organisation's counters are counted again.
"""

import io
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import quantiles
from typing import Final

from bench.builds import of_0_1_0, released
from bench.editors import DECISIONS
from bench.figures import Figure
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.lifecycle import Action, Status
from chalicelib.domain.rules.mails import Purpose
from infra.local.environment import ROOT
from infra.local.launch.plan import AS_AWS
from tests.prove.lives.submits import Writers
from tests.prove.stage import played
from tests.races.arena import AT_ONCE, Arena
from tests.story.requests import Call

SLOWER: Final = 10
SECONDS: Final = 10
SUBMISSIONS: Final = 50  # a second
CONFIRMATIONS: Final = 39
DECIDED: Final = 20
_PEOPLE: Final = 100  # who wait for an answer at most
_CONTENDING: Final = Path(__file__).with_name("builds").joinpath("contending.py").read_text(encoding="utf-8")
_BUSY: Final = "503"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request, by whom, and how many seconds after the beginning."""

    what: str
    path: str
    body: Mapping[str, object]
    token: str = ""
    origin: str = "192.0.2.1"
    at: float = 0.0


@dataclass(frozen=True)
class Told:
    """The answers that people got, what the store said to their transactions, and by how many the counters are off."""

    heard: Mapping[str, Sequence[tuple[str, float]]]
    said: Mapping[str, int]
    miscounted: int

    @property
    def busy(self) -> float:
        """The share that was told to come back."""
        statuses = [status for heard in self.heard.values() for status, _ in heard]
        return statuses.count(_BUSY) / len(statuses)

    def __str__(self) -> str:
        return "; ".join((*(f"{what}: {_summary(each)}" for what, each in sorted(self.heard.items())), self._store()))

    def _store(self) -> str:
        done, others = self.said.get("done", 0), sum(self.said.values()) - self.said.get("done", 0)
        return f"{done} transactions, {others} more tries {dict(self.said)}; {self.miscounted} miscounted"


def _summary(heard: Sequence[tuple[str, float]]) -> str:
    statuses = Counter(status for status, _ in heard)
    cuts = quantiles([seconds for _, seconds in heard], n=100)
    busy = statuses[_BUSY] / len(heard)
    return (
        f"{dict(statuses)}, {busy:.2%} told to wait, half waited {1000 * cuts[49]:.0f} ms, 99 of 100 at most "
        f"{1000 * cuts[98]:.0f}"
    )


@dataclass
class Scene:
    """An organisation about which many do something at once."""

    arena: Arena
    home: Organisation
    reviews: list[Review]

    def submissions(self, a_second: int) -> Iterator[Asked]:
        writers = Writers(self.arena, self.home.id, keys=False)
        for number, at in enumerate(_moments(a_second, seed=7)):
            call = writers.call(number)
            body = of_0_1_0(dict(call.body or {}))
            yield Asked(what="submit", path=self._path(call), body=body, origin=_origin(number), at=at)

    def confirmations(self, a_second: int) -> Iterator[Asked]:
        moments = list(_moments(a_second, seed=8))
        for at, each in zip(moments, self._made(len(moments), Status.UNCONFIRMED), strict=True):
            link = self.arena.link(Purpose.CONFIRM, each.id, each.confirm_nonce)
            yield Asked(what="confirm", path=self._path(Call(link, {})), body={}, at=at)

    def decisions(self, a_second: int) -> Iterator[Asked]:
        moments = list(_moments(a_second, seed=9))
        for number, (at, each) in enumerate(zip(moments, self._made(len(moments), Status.PENDING), strict=True)):
            yield replace(_approval(each, number % AT_ONCE), at=at)

    def by_editors(self) -> list[list[Asked]]:
        """Return for each editor reviews to approve, one after the other."""
        made = self._made(AT_ONCE * DECISIONS, Status.PENDING)
        return [[_approval(each, editor) for each in made[editor::AT_ONCE]] for editor in range(AT_ONCE)]

    def _made(self, how_many: int, status: Status) -> list[Review]:
        made = self.arena.reviews(how_many, self.home, status=status)
        self.reviews += made
        return made

    def _path(self, call: Call) -> str:
        return call.path.removeprefix(self.arena.here.settings.site_url)


def _moments(a_second: int, *, seed: int) -> Iterator[float]:
    """Yield when somebody comes, by chance, whether or not the one before has an answer; the same in each run."""
    chance = random.Random(seed)  # noqa: S311 - of who comes when
    return itertools.accumulate(chance.expovariate(a_second) for _ in range(a_second * SECONDS))


def _origin(number: int) -> str:
    """Return an address of one's own: what is limited of an origin is counted under it."""
    return f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}"


def _approval(review: Review, editor: int) -> Asked:
    body = {"action": Action.APPROVE, "version": review.version}
    path = f"/editor/reviews/{review.id}/decisions"
    return Asked(what="decide", path=path, body=body, token=f"editor-{editor}.token")


def _peak(scene: Scene) -> list[list[Asked]]:
    every = (*scene.submissions(SUBMISSIONS), *scene.confirmations(CONFIRMATIONS), *scene.decisions(DECIDED))
    return _alone(every)


def _alone(every: Sequence[Asked]) -> list[list[Asked]]:
    return [[each] for each in sorted(every, key=lambda each: each.at)]


Part = Callable[[Scene], list[list[Asked]]]
PARTS: Final[Mapping[str, tuple[str, Part]]] = {
    "peak": (
        f"{SUBMISSIONS} submissions, {CONFIRMATIONS} confirmations and {DECIDED} decisions a second for {SECONDS} s",
        _peak,
    ),
    "submissions": (
        f"{SUBMISSIONS} submissions a second for {SECONDS} s",
        lambda scene: _alone(list(scene.submissions(SUBMISSIONS))),
    ),
    "decisions": (
        f"{AT_ONCE} editors, {AT_ONCE * DECISIONS} decisions, as fast as they can",
        lambda scene: scene.by_editors(),
    ),
}


def figures() -> Iterator[Figure]:
    """P8, of the peak."""
    what, part = PARTS["peak"]
    with _builds() as builds:
        for build, tree in builds.items():
            if tree is None:
                continue
            told = done(part, tree)
            name, most = (f"{what}: told to wait", 0.5) if tree is ROOT else (f"… by release {build}", 100)
            yield Figure(code="P8", name=name, figure=100 * told.busy, unit="%", most=most)
            if tree is ROOT:
                yield Figure(code="P8", name="… and miscounted", figure=told.miscounted, most=0)


@contextmanager
def _builds() -> Iterator[Mapping[str, Path | None]]:
    """Today's build, and release 0.1.0 where this copy's history holds it."""
    with tempfile.TemporaryDirectory() as place:
        yield {"today": ROOT, "0.1.0": released(Path(place), "app.py", "chalicelib", "infra")}


def main(names: Sequence[str]) -> None:
    with _builds() as builds:
        for name in names or PARTS:
            what, part = PARTS[name]
            for build, tree in builds.items():
                if tree is not None:
                    print(f"{what}, about one organisation, {build}: {done(part, tree)}", flush=True)


def done(part: Part, tree: Path, *, transaction_seconds: float = AS_AWS.transaction_seconds) -> Told:
    """Have the build in a tree do a part."""
    with stretched(transaction_seconds) as arena:
        home = arena.organisation()
        scene = Scene(arena, home, [])
        people = part(scene)
        first = next(scene.submissions(1))  # by somebody of another year
        asked = {
            "wsgi": "infra.local.site.wsgi" if (tree / "infra" / "local" / "site").is_dir() else "infra.local.wsgi",
            "slower": SLOWER,
            "at_once": _PEOPLE,
            "first": [asdict(replace(first, body={**first.body, "organisation_id": arena.organisation().id}))],
            "people": [[asdict(each) for each in calls] for calls in people],
        }
        ran = subprocess.run(  # noqa: S603 - ours
            [sys.executable, "-c", _CONTENDING],
            cwd=tree,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            input=json.dumps(asked).encode(),
            stdout=subprocess.PIPE,
            check=True,
        )
        told = json.loads(ran.stdout)
        right = arena.recounted(home, scene.reviews)
        shown = arena.here.organisations.get(home.id).tally
        return Told(**told, miscounted=abs(right.reviews - shown.reviews) + int(right != shown))


@contextmanager
def stretched(transaction_seconds: float) -> Iterator[Arena]:
    """A store that is as strict as AWS and as much slower, with a platform that sets the scene on it."""
    strict = replace(
        AS_AWS,
        transaction_seconds=transaction_seconds * SLOWER,
        index_seconds=AS_AWS.index_seconds * SLOWER,
        reads_a_second=AS_AWS.reads_a_second / SLOWER,
        writes_a_second=AS_AWS.writes_a_second / SLOWER,
    )
    with (
        redirect_stdout(io.StringIO()),
        played(sealed=True, by_client=True, strict=strict, OLDEST_READER="0.1.0", OLDEST_WRITER="0.1.0") as arena,
    ):
        yield arena


if __name__ == "__main__":
    main(sys.argv[1:])
