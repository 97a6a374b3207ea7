"""R15: each neighbour away for an hour, one after the other and all together, at every step that people take.

Half of the steps were taken just before, so their mails wait; the others are tried meanwhile, and once more afterwards.
In the end each mail left or was kept back exactly as in an hour in which nobody was away.
"""

import io
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pytest
import urllib3
from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.exceptions import ConnectionClosedError
from botocore.session import get_session

from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.adapters.keys import SecretKeys
from chalicelib.adapters.sociale_kaart.config import read_source
from chalicelib.adapters.sociale_kaart.source import SocialeKaart
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.mails import QUOTING, MailKind
from infra.local.register import make_app, serve
from tests.conftest import ENVIRONMENT
from tests.prove import aws
from tests.prove.outcome import Outcome, Scale
from tests.prove.prepared import Act
from tests.prove.stage import Clock, Mailbox, mailbox, played
from tests.prove.transitions import Transition, all_transitions
from tests.prove.wire import Send, between, operation
from tests.races.arena import Arena, Call
from tests.story.requests import Answer
from tests.sync.images import EMPTY, put_down

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

# How a request shows whom it is for; the register and the issuer are asked by another client.
OF_AWS: Final[Mapping[str, str]] = {
    "DynamoDB.": "store",
    "TrentService.": "key service",
    "secretsmanager.": "secrets",
    "v2/email/": "mail service",
}
NEIGHBOURS: Final = (*OF_AWS.values(), "register", "issuer")
ISSUER: Final = "https://accounts.example/op"
AWAY: Final = 60  # minutes
QUICK: Final = 4  # steps
MOST: Final = 10  # minutes in which all must have been caught up with
TURN: Final = 5  # minutes between two turns of the sync
MOST_TURNS: Final = MOST // TURN
LISTINGS: Final = 12
LOOKS: Final = (*range(0, AWAY - 5, 10), *range(AWAY - 5, AWAY))  # at last each minute: waits are at their longest
TRIES: Final = (0, AWAY // 2)  # minutes of the hour at which people try what they could not do yet
_TOLD_TO_WAIT: Final = 503


@dataclass
class Neighbours:
    """All whom the platform asks, and who of them is away."""

    register_url: str = ""
    away: frozenset[str] = frozenset()
    kept_away: Counter[str] = field(default_factory=Counter)

    def __call__(self, request: AWSPreparedRequest, send: Send) -> AWSResponse:
        name = operation(request)
        self.pass_or_fail(next(whose for prefix, whose in OF_AWS.items() if name.startswith(prefix)), request.url)
        return send()

    def pass_or_fail(self, whose: str, url: str) -> None:
        if whose in self.away:
            self.kept_away[whose] += 1
            raise ConnectionClosedError(endpoint_url=url)

    @contextmanager
    def asked(self) -> Iterator[None]:
        """Let every request pass here, and nobody wait in earnest between two tries."""
        own = urllib3.PoolManager.request

        def request(pool: urllib3.PoolManager, method: str, url: str, **options: Any) -> Any:
            whose = "issuer" if url.startswith(ISSUER) else "register"
            try:
                self.pass_or_fail(whose, url)
            except ConnectionClosedError as error:
                raise urllib3.exceptions.ProtocolError("away") from error
            if whose == "register":
                return own(pool, method, url, **options)
            said = {name: f"{ISSUER}/{name}" for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")}
            body = json.dumps({"issuer": ISSUER, **said}).encode()
            return urllib3.HTTPResponse(io.BytesIO(body), status=200, preload_content=False)

        with pytest.MonkeyPatch.context() as patch, between(self):
            patch.setattr("time.sleep", lambda _: None)
            patch.setattr(urllib3.PoolManager, "request", request)
            yield


@dataclass
class _Findings:
    """What one hour showed."""

    mails: Counter[tuple[str, str]] = field(default_factory=Counter)  # the kind, and what became of it
    waited: int = 0  # answers that asked to come back later
    acts: int = 0
    kept: int = 0  # mails that had to wait
    minutes: int = 0  # until all was caught up with
    turns: int = 0  # of the sync, until a run was good again
    wrong: list[str] = field(default_factory=list)


class _Town:
    """People at every step, and an hour in which somebody is away."""

    def __init__(self, arena: Arena, inbox: Mailbox, neighbours: Neighbours, steps: Sequence[Transition]) -> None:
        self._arena, self._here, self._inbox, self._neighbours = arena, arena.here, inbox, neighbours
        self._steps = steps
        self._clock = Clock(arena)
        self._zero = self._clock.now
        self._told: set[str] = set()
        self._last = Answer(0, {}, b"")
        own = arena.ask

        def ask(call: Call) -> Answer:
            self._last = own(call)
            return self._last

        vars(arena)["ask"] = ask

    def prepared(self, steps: Sequence[Transition]) -> list[tuple[str, Act]]:
        """Return the acts of these steps, all of them ready side by side in a town that is new."""
        put_down(EMPTY, self._here)
        self._arena.put_editors()
        self._clock.now = self._zero
        self._clock.hold()
        self._told.clear()
        self._inbox.kept.remove_all()
        return [(each.name, each.prepare(self._arena, self._clock)) for each in steps]

    def hour(self, away: frozenset[str], *, before: int, looks: Sequence[int]) -> _Findings:
        """An hour in which these are away.

        Args:
            away: the neighbours.
            before: 0 or 1: which half of the steps is taken just before.
            looks: the minutes of the hour at which the sweep looks; people try again at its first and in its middle.
        """
        found, acts = _Findings(), self.prepared(self._steps)
        acts += [
            ("somebody signs in by mail", self._signs_in),
            ("somebody signs in by account", self._signs_in_by_account),
        ]
        self._clock.hold()
        still = []
        for number, act in enumerate(acts):
            if number % 2 == before:
                self._did(*act, found, away=False)
            else:
                still.append(act)
        words = self._words()
        self._neighbours.away = away
        for minute, following in pairwise((*looks, AWAY)):
            if minute in TRIES:
                still = [each for each in still if not self._did(*each, found, away=True)]
                words |= self._words()
            self._turn(found, away, sync="register" in away and minute in TRIES)
            self._clock.forward(minutes=following - minute)
        found.kept = sum(item.outcome is None for item in self._mails())
        self._neighbours.away = frozenset()
        still = [each for each in still if not self._did(*each, found, away=False)]
        while (words := words | self._words()) and self._waiting() and found.minutes < MOST:
            self._turn(found, frozenset())
            self._clock.forward(minutes=1)
            found.minutes += 1
        self._look(found, words)
        if "register" in away:
            self._sync_again(found)
        return found

    def _did(self, name: str, act: Callable[[], int], found: _Findings, *, away: bool) -> bool:
        """Let somebody take a step; False when they are to come back later."""
        if away:
            self._here.keys.forget()  # type: ignore[attr-defined]  # as a new process would
        status = act()
        if status < 400:
            found.acts += 1
            return True
        if away and status == _TOLD_TO_WAIT and self._last.headers.get("retry-after"):
            found.waited += 1
            return False
        found.wrong.append(f"{name}: answered {status} {self._last.json}, {self._neighbours.away or 'with all there'}")
        return not away

    def _turn(self, found: _Findings, away: frozenset[str], *, sync: bool = False) -> None:
        """What the stream and the clock do within a minute. Only without the store may a function fail."""
        new = [item.mail_id for item in self._mails() if item.mail_id not in self._told]
        self._told.update(new)
        self._here.keys.forget()  # type: ignore[attr-defined]  # as a new process would
        aws.called("send_new_mails", aws.mails_written(new))
        for name in ("sweep_outbox", *(["sync_organisations"] if sync else [])):
            try:
                aws.scheduled(name)
            except Exception as error:  # noqa: BLE001 - which, is said
                if "store" not in away:
                    found.wrong.append(f"{name} failed without {sorted(away)}: {type(error).__name__}")

    def _sync_again(self, found: _Findings) -> None:
        """The turns of the sync after the register came back."""
        while self._here.sync_store.last_good() is None and found.turns < MOST_TURNS:
            self._clock.forward(minutes=TURN)
            aws.scheduled("sync_organisations")
            found.turns += 1
        if self._here.sync_store.last_good() is None:
            found.wrong.append("the register came back, and its listings did not")

    def _mails(self) -> list[OutboxItem]:
        """Look at the outbox from outside, whoever is away."""
        away, self._neighbours.away = self._neighbours.away, frozenset()
        found = list(OutboxItem.scan(consistent_read=True))
        self._neighbours.away = away
        return found

    def _waiting(self) -> list[str]:
        return [item.mail_id for item in self._mails() if item.outcome is None]

    def _words(self) -> dict[str, str]:
        """The words of editors in the mails that wait."""
        return {
            item.mail_id: item.mail.explanation for item in self._mails() if not item.outcome and item.mail.explanation
        }

    def _look(self, found: _Findings, words: Mapping[str, str]) -> None:
        """Each mail came to its end, once, and whole."""
        arrived = self._inbox.by_mail()
        texts = {
            each["headers"]["X-Mail-Id"]: " ".join(each["text"].replace(">", " ").split())
            for each in self._inbox.arrived()
        }
        for item in self._mails():
            outcome, kind = item.outcome or f"waits for {item.waits_for}", item.mail.kind
            if kind is MailKind.EDITOR_SIGN_IN and outcome == "link_expired":
                outcome = "sent"  # a way in lives for half an hour: after that there is nothing to send
            elif arrived[item.mail_id] != (outcome == "sent"):
                found.wrong.append(f"{kind} {outcome}, and arrived {arrived[item.mail_id]} times")
            elif (
                kind in QUOTING
                and item.mail.by is Actor.EDITOR  # an author who erases needs no reasons
                and outcome == "sent"
                and _one_line(words.get(item.mail_id, "")) not in texts[item.mail_id]
            ):
                found.wrong.append(f"{kind} arrived without the words that it quotes")
            found.mails[kind, outcome] += 1

    def _signs_in(self) -> int:
        return self._arena.ask(Call("/editor/sign-in", {"email": "e1@redactie.example"})).status

    def _signs_in_by_account(self) -> int:
        return self._arena.ask(Call("/editor/sign-in/account", {}, method="GET")).status


def _secrets(_: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
    """Answer as AWS Secrets Manager does to whoever asks for our keys."""
    start_response("200 OK", [("Content-Type", "application/x-amz-json-1.1")])
    return [json.dumps({"Name": "keys", "SecretString": json.dumps({"first": ENVIRONMENT["LINK_KEY"]})}).encode()]


def _one_line(text: str) -> str:
    return " ".join(text.replace(">", " ").split())


@contextmanager
def _town(steps: Sequence[Transition]) -> Iterator[_Town]:
    roles = json.dumps({"editor": ["redactie"]})
    neighbours = Neighbours()
    with (
        mailbox() as inbox,
        serve(make_app(None, listings=LISTINGS)) as register,
        serve(_secrets) as secrets,
        played(
            sealed=True, MAIL_ENDPOINT=inbox.url, OIDC_ISSUER=ISSUER, OIDC_CLIENT_ID="us", OIDC_ROLES=roles
        ) as arena,
    ):
        here = arena.here
        keys = SecretKeys(secret="keys", region=here.settings.region)
        vars(keys)["_client"] = get_session().create_client(
            "secretsmanager", region_name=here.settings.region, endpoint_url=secrets
        )
        vars(here)["keys"] = keys
        vars(here)["care_directory"] = SocialeKaart(
            read_source(f"{register}/api", "", local=True), sleep=lambda _: None
        )
        with neighbours.asked():
            yield _Town(arena, inbox, neighbours, steps)


def prove(ask: Scale) -> Outcome:
    every = [each for each in all_transitions() if _by_people(each.name)]
    steps = every if ask.full else every[:: len(every) // QUICK]
    looks = LOOKS if ask.full else (*TRIES, AWAY - 1)
    hours = [*(frozenset({each}) for each in NEIGHBOURS), frozenset(NEIGHBOURS)]
    wrong: list[str] = []
    done: list[_Findings] = []
    with _town(steps) as town:
        if not ask.full:
            town.prepared(every)
        for before in range(ask.of(full=2, quick=1)):
            undisturbed = town.hour(frozenset(), before=before, looks=looks)
            wrong += [f"undisturbed: {each}" for each in undisturbed.wrong]
            for away in hours:
                found = town.hour(away, before=before, looks=looks)
                who = " and ".join(sorted(away)) if len(away) == 1 else "all"
                wrong += [f"without {who}: {each}" for each in found.wrong]
                if found.mails != undisturbed.mails:
                    lacks, has = undisturbed.mails - found.mails, found.mails - undisturbed.mails
                    wrong.append(f"without {who}: {dict(lacks)} became {dict(has)}")
                done.append(found)
    acts, mails = sum(each.acts for each in done), sum(each.mails.total() for each in done)
    waited, kept = sum(each.waited for each in done), sum(each.kept for each in done)
    return Outcome(
        what=f"hours without the {', '.join(NEIGHBOURS)}, and without all of them (by a clock that is moved), at "
        f"{len(steps) + 2} steps of people",
        tried=acts,
        at_least=len(done) * (len(steps) + 2),
        happened=f"{acts} steps taken in {len(done)} hours, {waited} answers asked to come back later; {kept} of "
        f"{mails} mails had to wait, and all were caught up with within {max(each.minutes for each in done)} minutes; "
        f"the listings within {TURN * max(each.turns for each in done)}",
        lost=len(wrong),
        shortfalls=(*wrong[:20], *(("nobody had to wait",) if not (waited and kept) else ())),
    )


def _by_people(name: str) -> bool:
    return not name.startswith("handler ") and not name.endswith((" by clock", " by signal"))
