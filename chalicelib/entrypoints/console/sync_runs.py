"""For editors: how the sync with the register goes, what it holds, and what it found."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.refusals import ChangedMeanwhile, Invalid, NotAllowed, NotFound, NotSignedIn, Refusal
from chalicelib.domain.sync.sync import Hold, Run, freshness
from chalicelib.entrypoints.console import editor_showing
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas.console import sync_schemas
from chalicelib.entrypoints.schemas.showing import S, shown
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.sync.approvals import decide_run, reason_errors

blueprint = Blueprint(__name__)
door = Door(blueprint)
_SHOWN: Final = 100
_LOOKED_AT: Final = 500  # of what a run holds, for those that matter most
_DECIDING = (NotSignedIn, NotFound, NotAllowed, Invalid, ChangedMeanwhile)


@door.get(
    "/editor/sync-runs",
    Audience.EDITOR,
    duty=Duty.FOLLOW_SYNC,
    gives={200: sync_schemas.RunsOut},
    refuses=(NotSignedIn,),
    html=True,
)
def sync_runs(request: Request) -> Answer:
    """The latest runs, and how old what we show may be."""
    here = platform()
    runs = here.sync_store.latest(50, unread=go_past)
    fresh = freshness(here.sync_store.last_good(), now=here.now())
    data = sync_schemas.RunsOut(
        items=[_report(sync_schemas.RunOut, run) for run in runs],
        next=None,
        freshness=editor_showing.fresh(fresh),
    )
    return Answer(data, template="sync_runs", context={"found": data})


@door.get(
    "/editor/sync-runs/{run_id}",
    Audience.EDITOR,
    duty=Duty.FOLLOW_SYNC,
    gives={200: sync_schemas.RunDetailOut},
    refuses=(NotSignedIn, NotFound),
    html=True,
)
def sync_run(request: Request, run_id: str) -> Answer:
    """One run whole: what it counted, what it holds, and which records it could not read."""
    return _run_page(request, run_id)


def _redisplay_run(request: Request, refusal: Refusal, run_id: str) -> Answer:
    return _run_page(request, run_id, refusal)


@door.post(
    "/editor/sync-runs/{run_id}/approve",
    Audience.EDITOR,
    duty=Duty.RELEASE_HOLDS,
    redisplay=_redisplay_run,
    redisplay_for=(Invalid, NotAllowed, ChangedMeanwhile),
    takes=sync_schemas.RunDecisionIn,
    gives={200: sync_schemas.RunOut},
    refuses=_DECIDING,
    html=True,
)
def approve_run(request: Request, run_id: str) -> Answer:
    """Let what a run holds happen; the next call carries it out."""
    return _decide(request, run_id, approve=True)


@door.post(
    "/editor/sync-runs/{run_id}/dismiss",
    Audience.EDITOR,
    duty=Duty.RELEASE_HOLDS,
    redisplay=_redisplay_run,
    redisplay_for=(Invalid, NotAllowed, ChangedMeanwhile),
    takes=sync_schemas.RunDecisionIn,
    gives={200: sync_schemas.RunOut},
    refuses=_DECIDING,
    html=True,
)
def dismiss_run(request: Request, run_id: str) -> Answer:
    """Let nothing of what a run holds happen; the next full run looks again."""
    return _decide(request, run_id, approve=False)


@door.get(
    "/editor/merge-candidates",
    Audience.EDITOR,
    duty=Duty.FOLLOW_SYNC,
    gives={200: sync_schemas.CandidatesOut},
    refuses=(NotSignedIn,),
    html=True,
)
def merge_candidates(request: Request) -> Answer:
    """Organisations that may be the same place; whether they are is for people to say, in the register."""
    here = platform()
    groups = list(islice(here.sync_store.candidates(), _SHOWN))
    known = _known([key for group in groups for key in group])
    items = [[_affected(known[key]) for key in group if key in known] for group in groups]
    data = sync_schemas.CandidatesOut(items=[item for item in items if len(item) > 1])
    return Answer(data, template="merge_candidates", context={"found": data})


def _decide(request: Request, run_id: str, *, approve: bool) -> Answer:
    decision = request.read(sync_schemas.RunDecisionIn, lambda sent: reason_errors(sent.explanation))
    here = platform()
    run = decide_run(
        run_id,
        approve=approve,
        explanation=decision.explanation,
        editor_id=request.who.id,
        stores=here,
        now=here.now(),
    )
    return Answer(_report(sync_schemas.RunOut, run), redirect=f"/editor/sync-runs/{run_id}")


def _run_page(request: Request, run_id: str, refusal: Refusal | None = None) -> Answer:
    store = platform().sync_store
    run = store.run(run_id)
    removals = [key for key, _ in islice(store.held(run.id, Hold.REMOVALS), _LOOKED_AT)]
    pairs = list(islice(store.held(run.id, Hold.REKEYING), _LOOKED_AT))
    moved = [key for key, _ in islice(store.held(run.id, Hold.EMAILS), _LOOKED_AT)]
    known = _known([*removals, *moved, *(old for old, _ in pairs)])
    removals, moved = _first(removals, known), _first(moved, known)
    follows = dict(pairs)
    pairs = [(old, follows[old]) for old in _first([*follows], known)]
    new = dict(_register_ids(run, {key for _, key in pairs})) if pairs else {}
    becomes = dict(_emails(run, {*moved})) if moved else {}
    data = _report(
        sync_schemas.RunDetailOut,
        run,
        rubrics=[shown(sync_schemas.RubricOut, counted, name=name) for name, counted in run.rubrics.items()],
        removals=[_affected(known[key]) for key in removals],
        rekeyed=[
            sync_schemas.RekeyedOut(organisation=_affected(known[old]), becomes=new.get(key, "")) for old, key in pairs
        ],
        addresses=[
            sync_schemas.AddressChangeOut(
                organisation=_affected(known[key]), email=known[key].listing.email, becomes=becomes.get(key, "")
            )
            for key in moved
        ],
        quarantined=[
            sync_schemas.QuarantinedOut(register_id=register_id, reason=reason)
            for register_id, reason in islice(_bad(run), _SHOWN)
        ],
    )
    history = editor_showing.entries(platform().log.of(f"sync-run/{run.id}", unread=go_past))
    late = editor_showing.stale(request, refusal, (), run.version)
    stale = {**late, "changes": history[-1:]} if late else {}  # the form of a run names no version
    return editor_showing.page("sync_run", data, request, refusal, history=history, stale=stale)


def _bad(run: Run) -> Iterator[tuple[str, str]]:
    if run.counts.quarantined:
        for page in platform().sync_store.staged(run.id):
            yield from page.bad


def _register_ids(run: Run, keys: set[int]) -> Iterator[tuple[int, str]]:
    for page in platform().sync_store.staged(run.id):
        yield from ((each.key, each.register_id) for each in page.listings if each.key in keys)


def _emails(run: Run, keys: set[int]) -> Iterator[tuple[int, str]]:
    for page in platform().sync_store.staged(run.id):
        yield from ((each.key, each.email) for each in page.listings if each.key in keys)


def _known(keys: Sequence[int]) -> dict[int, Organisation]:
    here = platform()
    found: dict[int, Organisation] = {}
    for start in range(0, len(keys), 100):
        found |= here.organisations.known(list(dict.fromkeys(keys[start : start + 100])))
    return found


def _first(keys: Sequence[int], known: Mapping[int, Organisation]) -> list[int]:
    """Return those to look at first: whoever takes part, then whoever has most reviews, then by name."""

    def weight(key: int) -> tuple[bool, int, str]:
        return not known[key].taking_part, -known[key].tally.reviews, known[key].listing.name

    return sorted((key for key in dict.fromkeys(keys) if key in known), key=weight)[:_SHOWN]


def _affected(organisation: Organisation) -> sync_schemas.AffectedOut:
    return shown(sync_schemas.AffectedOut, organisation.listing, organisation.tally, organisation)


def _report(kind: type[S], run: Run, **own: object) -> S:
    seconds = (run.finished_at - run.started_at).total_seconds() if run.finished_at else None
    return shown(kind, run, seconds=seconds, held=run.holds, waiting=run.undecided, **own)
