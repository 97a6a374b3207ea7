"""The ground of the attacks: one of everything that has a door, a link to each, and ways to knock."""

import http.client
import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeVar

import app as front_door
from chalicelib.adapters.dynamodb.client.tables import NAMES, TABLES, unpacked
from chalicelib.adapters.dynamodb.client.working_tables import SessionItem
from chalicelib.adapters.links import PATHS
from chalicelib.domain.access.editor import SignIn
from chalicelib.domain.cases.notice import Notice
from chalicelib.domain.cases.second_reading import ReadAs, SecondReading
from chalicelib.domain.clock.days import month_of
from chalicelib.domain.organisations.organisation import ModerationState, Organisation
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.lifecycle import NoticeStatus, OrganisationAction, ReplyStatus, Status
from chalicelib.domain.rules.mails import LINK_LIFE, Purpose
from chalicelib.entrypoints.http import faults
from chalicelib.entrypoints.http.door import ROUTES, Route
from chalicelib.entrypoints.http.request import Audience
from chalicelib.entrypoints.pages import assets
from chalicelib.use_cases.mails.editor_digest import digest_nonce
from chalicelib.use_cases.upkeep.statements_of_month import months_that_are_over
from infra.local.environment import LOOPBACK
from infra.local.launch.plan import WITHOUT_PACE
from infra.local.site.wsgi import make_wsgi
from infra.local.stack import free_port
from infra.local.web.server import make_server
from tests.builders import APPEAL, RULE, promise, reply, settled
from tests.prove.stage import played
from tests.story.forms import appeal_form, decision_form, notice_form, reply_form
from tests.story.requests import Answer, over_wsgi

if TYPE_CHECKING:
    from tests.races.arena import Arena

EDITOR: Final = {"Authorization": "Bearer editor-0.token"}
READY: Final = "/health/ready"  # says 503 where no sync ran yet
JSON: Final = {"Content-Type": "application/json"}
FORM: Final = {"Content-Type": "application/x-www-form-urlencoded"}
POSTS: Final[tuple[Route, ...]] = tuple(
    sorted((each for each in ROUTES if each.method == "POST"), key=lambda each: each.path)
)
LINKS: Final = tuple(sorted((each for each in ROUTES if each.audience is Audience.LINK), key=lambda each: each.path))
OF_PURPOSE: Final = {
    purpose: tuple(each for each in LINKS if each.path.startswith(path)) for purpose, path in PATHS.items()
}
T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Home:
    """An organisation with one of everything."""

    organisation: Organisation
    published: Review
    unconfirmed: Review
    rejected: Review
    refused: Review  # published; its reply was refused
    promised: Review  # published; its reply promises something
    settled: Review  # published; what its reply promised was kept
    notice: Notice
    outsider: Organisation  # that does not take part


_WEBHOOK: Final = {"url": "https://hook.example/", "events": ["published"]}
_CARDS: Final = {"number": 5, "group": "families", "everyone": True}


class Ground:
    """The platform, two organisations on it that have nothing to do with each other, and their links."""

    def __init__(self, arena: "Arena") -> None:
        self.arena = arena
        self.here = arena.here
        self._served = make_wsgi(front_door.app, faults.page)
        self.homes = [self._furnished(), self._furnished()]
        self.dossier = self._dossier()
        self.reading = self._reading(self.homes[0])
        self._batches: dict[str, str] = {}

    # Knocking

    def send(self, method: str, path: str, body: bytes | object = b"", **headers: str) -> Answer:
        """One request in this process; JSON unless the body is bytes."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return over_wsgi(self._served, method, self.path(path), raw, named)

    @contextmanager
    def listening(self) -> Iterator[int]:
        """The same platform on a port of the loopback address, behind the server of the local stack."""
        port = free_port()
        sockets: dict[int, Any] = {}
        server = make_server(self._served, port, threads=8, sockets=sockets)
        thread = threading.Thread(target=self._run_server, args=(server, sockets), daemon=True)
        thread.start()
        try:
            yield port
        finally:
            server.close()
            for each in list(sockets.values()):
                each.close()
            thread.join(10)

    @staticmethod
    def _run_server(server: Any, sockets: dict[int, Any]) -> None:
        with suppress(OSError, ValueError):  # its sockets are closed from outside
            server.asyncore.loop(timeout=0.2, map=sockets, use_poll=True)

    # What there is

    def link(self, purpose: Purpose, home: Home, *, expires_at: datetime | None = None) -> str:
        """A live link's path; each sign-in link is a new one."""
        item_id, nonce = self.sealed_in(purpose, home)
        life = expires_at or self.here.now() + LINK_LIFE[purpose]
        return self.path(self.here.links.url(purpose, item_id, nonce, expires_at=life))

    def sealed_in(self, purpose: Purpose, home: Home) -> tuple[str, str]:
        """Return the id that a link is about, and the nonce that it carries."""
        organisation = self.here.organisations.get(home.organisation.id)
        if purpose is Purpose.SESSION:
            return self._way_in()
        return {
            Purpose.CONFIRM: (home.unconfirmed.id, home.unconfirmed.confirm_nonce),
            Purpose.MANAGE: (home.rejected.id, home.rejected.manage_nonce),
            Purpose.REPLY: (home.published.id, organisation.contact_nonce),
            Purpose.PROMISE: (home.promised.id, organisation.contact_nonce),
            Purpose.PROMISE_CHECK: (home.settled.id, home.settled.manage_nonce),
            Purpose.NOTICE: (home.notice.id, home.notice.nonce),
            Purpose.INSIGHTS: (organisation.id, organisation.insights_link_nonce),
            Purpose.DIGEST: (organisation.id, organisation.contact_nonce),
            Purpose.EDITOR_DIGEST: self._morning_mail(),
            Purpose.PARTICIPATION: (home.outsider.id, home.outsider.contact_nonce),
            Purpose.OBJECTION: self.arena.newest_measure(organisation.id),
        }[purpose]

    def token(self, purpose: Purpose, home: Home) -> str:
        return self.link(purpose, home).removeprefix(PATHS[purpose])

    def path(self, url: str) -> str:
        return url.removeprefix(self.here.settings.site_url)

    def fills(self, home: Home) -> dict[str, str]:
        """Return what stands for each parameter in a route's path."""
        return {
            "organisation_id": home.organisation.id,
            "review_id": home.published.id,
            "notice_id": home.notice.id,
            "appeal_id": "no-such-appeal",
            "dossier_id": self.dossier,
            "letter_id": "no-such-letter",
            "reading_id": self.reading,
            "code": "NOSVCHC0DE00",
            "level": "0",
            "month": months_that_are_over(self.here.now())[0],
            "published_in": month_of(self.here.now()),
            **dict.fromkeys(("one", "two", "three"), "000"),
            "run_id": "no-such-run",
            "sector": "residential_care",
            "kind": "notice",
            "item_id": home.notice.id,
            "editor_id": "editor-1",
            "year": f"{self.here.now():%Y}",
            "number": "1.xml",
            "name": min(assets._names()),
        }

    def address(self, route: Route, home: Home) -> str:
        """Return the address at which a route can be asked, with a live link where it needs one."""
        if "{token}" in route.path:
            purpose = next(each for each, path in PATHS.items() if route.path.startswith(path))
            token = self.token(purpose, home)
            if route.path == "/reply/{token}/appeal":
                token = self.here.links.token(
                    Purpose.REPLY,
                    home.refused.id,
                    home.organisation.contact_nonce,
                    expires_at=self.here.now() + timedelta(days=1),
                )
            path = route.path.replace("{token}", token)
            if "{webhook_id}" in path:
                return path.replace("{webhook_id}", self._webhook(home, path.rpartition("/")[2]))
            return path.replace("{batch_id}", self._batch(home)) if "{batch_id}" in path else path
        if "{webhook_id}" in route.path:
            return route.path.replace("{webhook_id}", self._webhook(None, route.path.rpartition("/")[2]))
        return re.sub(r"{(\w+)}", lambda found: self.fills(home)[found[1]], route.path)

    def _webhook(self, home: Home | None, end: str) -> str:
        """A webhook of theirs, or of editors, one for each way to act on it; asked for again, it is the same."""
        path = f"/insights/{self.token(Purpose.INSIGHTS, home)}" if home else "/editor"
        wanted = {**_WEBHOOK, "url": f"https://hook.example/{end}"}
        made = self.send("POST", f"{path}/webhooks", wanted, **({} if home else EDITOR))
        assert made.status == 201, made.body
        return str(made.json["webhook_id"])

    def _batch(self, home: Home) -> str:
        """A batch of cards that this organisation handed out."""
        if home.organisation.id not in self._batches:
            made = self.send("POST", f"/insights/{self.token(Purpose.INSIGHTS, home)}/invitations", _CARDS)
            assert made.status == 201, made.body
            self._batches[home.organisation.id] = str(made.json["batch_id"])
        return self._batches[home.organisation.id]

    def valid(self, route: Route, home: Home) -> dict[str, Any]:
        """A body that this route takes, if what it is about allows it."""
        review = self.review(home)
        return {
            "/reviews": review,
            "/organisations/{organisation_id}/write": review,
            "/organisations/{organisation_id}/write/easy": review,
            "/organisations/{organisation_id}/kiosk": review,
            "/editor/sign-in/return": {"state": "a-state", "code": "a-code"},
            "/reviews/{review_id}/notices": notice_form(),
            "/reply/{token}": reply_form(),
            "/reply/{token}/appeal": {"explanation": APPEAL},
            "/manage/{token}": appeal_form(),
            "/notice/{token}": appeal_form(),
            "/objection/{token}": {"explanation": APPEAL},
            "/digest/{token}": {"action": "stop"},
            "/editor/digest/{token}": {"action": "stop"},
            "/editor/digest": {"action": "stop"},
            "/participation/{token}": {"contact_name": "Rik Maes", "consent": True},
            "/links": {"email": "wie@post.example"},
            "/promise/{token}": {"status": "kept", "outcome": "De bank staat er sinds vorige week."},
            "/promise-check/{token}": {"agrees": True},
            "/insights/{token}/invitations": _CARDS,
            "/insights/{token}/webhooks": _WEBHOOK,
            "/editor/webhooks": _WEBHOOK,
            "/insights/{token}/reply-link": {"review_id": home.published.id},
            "/editor/sign-in": {"email": "wie@redactie.example"},
            "/editor/reviews/{review_id}/claim": {"release": False},
            "/editor/reviews/{review_id}/decisions": decision_form("suspend", 1),
            "/editor/reviews/{review_id}/preview": decision_form("suspend", 1),
            "/editor/replies/{review_id}/decisions": {"action": "approve", "version": 1},
            "/editor/replies/{review_id}/preview": {"action": "approve", "version": 1},
            "/editor/notices/{notice_id}/decisions": decision_form("dismiss", 1),
            "/editor/notices/{notice_id}/preview": decision_form("dismiss", 1),
            "/editor/appeals/{appeal_id}/decisions": decision_form("dismiss", 1),
            "/editor/appeals/{appeal_id}/preview": decision_form("dismiss", 1),
            "/editor/organisations/{organisation_id}/decisions": decision_form("watch", 1),
            "/editor/organisations/{organisation_id}/preview": decision_form("watch", 1),
            "/editor/dossiers": {"title": "Vijf keer dezelfde tekst"},
            "/editor/dossiers/{dossier_id}/entries": {"action": "note", "text": "Gebeld."},
            "/code": {"code": "ABCD-EFGH-JKMN"},
            "/editor/letters": {"letters": "no-such-letter nor-this-one"},
            "/editor/notes": {"subject": f"review/{home.published.id}", "text": "Gebeld."},
            "/editor/queue/{kind}/{item_id}/assignment": {"editor_id": "me"},
            "/editor/colleagues/{editor_id}/handover": {"editor_id": "editor-2"},
            "/editor/reviews": {**review, "channel": "paper"},
            "/editor/reviews/{review_id}/address": {"postal_address": "Dorpsstraat 7, 9000 Gent"},
            "/editor/reviews/{review_id}/questions": {"question": "Op welke dag was dat ongeveer?", "version": 1},
            "/editor/reviews/{review_id}/referrals": {"authority": "inspectie", "explanation": "Kijk dit na."},
            "/editor/second-readings/{reading_id}/decisions": {"action": "approve"},
            "/editor/second-readings/{reading_id}/settlement": {"stands": "first"},
            "/editor/sync-runs/{run_id}/approve": {"explanation": "Nagekeken."},
            "/editor/sync-runs/{run_id}/dismiss": {"explanation": "Nagekeken."},
        }.get(route.path, {})

    def review(self, home: Home, **changes: object) -> dict[str, Any]:
        """A review as a frontend would send it, by an author of its own."""
        return {**self.arena.request_of_review(home=home.organisation).body, **changes}

    # Looking at all that is stored

    @staticmethod
    def dumped() -> dict[str, list[Any]]:
        """Every item of every table, as it is stored but not compressed, in an order of its own."""
        found = {
            NAMES[each]: [unpacked(item.serialize()) for item in each.scan(consistent_read=True)] for each in TABLES
        }
        return {name: sorted(items, key=repr) for name, items in found.items()}

    # Furnishing

    def _furnished(self) -> Home:
        arena, now = self.arena, self.here.now()
        home = arena.organisation()
        published, unconfirmed, rejected, refused = (
            arena.reviews(1, home, status=Status.PUBLISHED)[0],
            arena.reviews(1, home, status=Status.UNCONFIRMED)[0],
            arena.reviews(1, home, status=Status.REJECTED, moved_by="editor-1", moved_at=now)[0],
            arena.reviews(
                1,
                home,
                status=Status.PUBLISHED,
                reply=reply(status=ReplyStatus.REJECTED, decided_at=now, decided_by="editor-1"),
            )[0],
        )
        promised, kept = (
            arena.reviews(
                1,
                home,
                status=Status.PUBLISHED,
                reply=reply(status=ReplyStatus.PUBLISHED, decided_at=now, decided_by="editor-1", promise=each),
            )[0]
            for each in (promise(), settled())
        )
        (notice,) = arena.notices(
            [published],
            status=NoticeStatus.DISMISSED,
            decided_at=now,
            moved_by="editor-1",
            nonce=f"notice-{published.id}",
        )
        arena.does(OrganisationAction.WARN, home.id)  # its mail holds a link to an objection
        outsider = arena.organisation(moderation=ModerationState())
        return Home(home, published, unconfirmed, rejected, refused, promised, kept, notice, outsider)

    def _way_in(self) -> tuple[str, str]:
        sign_in = SignIn(
            id=self.here.id_generator.new_id(),
            editor_id="editor-0",
            nonce=self.here.id_generator.new_nonce(),
            expires_at=self.here.now() + LINK_LIFE[Purpose.SESSION],
        )
        SessionItem(f"sign_in#{sign_in.id}", sign_in=sign_in, expires=int(sign_in.expires_at.timestamp())).save()
        return sign_in.id, sign_in.nonce

    def _morning_mail(self) -> tuple[str, str]:
        editor = self.here.editors.get("editor-0")
        assert editor is not None
        return editor.id, digest_nonce(editor, self.here.id_generator)

    def _reading(self, home: Home) -> str:
        """A second reading, of what another editor refused."""
        drawn = SecondReading(
            id="reading-of-a-refusal",
            year=self.here.now().year,
            first=ReadAs.REJECT,
            first_rule=RULE,
            first_editor="editor-1",
            review_id=home.rejected.id,
            organisation_id=home.organisation.id,
            closed_to=("editor-1",),
            waiting_since=self.here.now(),
        )
        self.here.readings.restore(drawn)
        return drawn.id

    def _dossier(self) -> str:
        made = self.send("POST", "/editor/dossiers", {"title": "Vijf keer dezelfde tekst"}, **EDITOR)
        assert made.status == 201, made.body
        return str(made.json["id"])


@contextmanager
def ground(**changes: str) -> Iterator[Ground]:
    """The ground, on a platform that nobody has used yet; `changes` are of its environment."""
    with played(sealed=False, by_client=False, strict=WITHOUT_PACE, **changes) as arena:
        arena.here.minimum_response_seconds = 0.0  # S4 alone waits for it
        yield Ground(arena)


def at_once(act: Callable[[T], R], over: Sequence[T], *, threads: int = 8) -> list[R]:
    """The same act on each, some at a time; the answers in order."""
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(act, over))


def over_the_wire(port: int, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """One request over HTTP.

    Raises:
        OSError, http.client.HTTPException: it was dropped.
    """
    line = http.client.HTTPConnection(LOOPBACK, port, timeout=30)
    try:
        line.request(method, path, body, dict(headers))
        found = line.getresponse()
        return Answer(found.status, {name.lower(): value for name, value in found.getheaders()}, found.read())
    finally:
        line.close()
