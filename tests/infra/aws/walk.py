"""One walk through all that each function does, so that its calls can be noted."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from chalice.test import Client

import app as front_door
from chalicelib.adapters.dynamodb.client.tables import OrganisationItem, ReviewItem
from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.clock.days import month_of
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, AppealAction, OrganisationAction, ReplyAction, ReplyStatus, Status
from chalicelib.domain.rules.mails import MAIL_RULES, MailKind, Purpose
from chalicelib.domain.sync.sync import RunKind
from chalicelib.entrypoints.http.door import ROUTES, Route
from chalicelib.entrypoints.http.request import Audience
from chalicelib.use_cases.mails.editor_digest import digest_nonce
from tests.entrypoints.front_door import EDITORS, House
from tests.infra.aws import walk_accounts, walk_events, walk_unreadable
from tests.infra.aws.recording import Recorder
from tests.infra.aws.walk_events import forget_keys
from tests.story.acts import REVIEW_WAYS
from tests.story.requests import Answer, Call
from tests.sync.world import Register

API: Final = "api_handler"
_REVIEWS: Final = tuple(each for each in REVIEW_WAYS if each is not Status.ERASED)
COPIED: Final = (
    "Mijn moeder verbleef hier vorige lente drie weken na haar heupoperatie. De kinesist kwam elke ochtend langs "
    "en legde geduldig uit welke oefeningen ze in de tuin kon doen. De soep was altijd warm en vers."
)
_O: Final = OrganisationAction
_HOME: Final = (_O.WATCH, _O.UNWATCH, _O.WARN, _O.CLEAR_WARNING, _O.LEAVE)


class WatchedHouse(House):
    """A house of which every visit is noted; what its walls do by themselves is not."""

    def __init__(self, client: Client, here: Platform, recorder: Recorder) -> None:
        self.recorder = recorder
        self.client = client
        self.visited: set[tuple[str, str]] = set()
        super().__init__(client, here)

    def ask(self, call: Call) -> Answer:
        self.visited.add((call.method, call.path.partition("?")[0]))
        with self.recorder.as_function(API, cold=forget_keys):
            return super().ask(call)

    def _at_work(self, editor: Editor) -> str:
        """Come in as an editor does: by a mailed link."""
        self._here.editors.register(editor)
        assert self.call("POST", "/editor/sign-in", {"email": editor.email})[0] == 202
        _, session = self.call("POST", self.link(MailKind.EDITOR_SIGN_IN, editor.id), {})
        return str(session["access_token"])

    def open(self, kind: MailKind, about: str = "") -> str:
        """The link in the newest mail of a kind, followed as its reader would."""
        link = self.link(kind, about)
        assert self.look(link) == 200, kind
        return link

    def look(self, path: str, *, editor: int | None = None) -> int:
        """Ask for what need not be JSON."""
        self.visited.add(("GET", path.partition("?")[0]))
        headers = {"Accept": "*/*"}
        if editor is not None:
            headers["Authorization"] = f"Bearer {self.editors[editor]}"
        with self.recorder.as_function(API, cold=forget_keys):
            return int(self._client.http.request("GET", path, headers=headers, body=b"").status_code)


def walk(recorder: Recorder, register: Register) -> None:
    """Everything once: each state of the law, each route, each function."""
    began = platform().now()
    with Client(front_door.app) as client:
        house = WatchedHouse(client, platform(), recorder)
        reviews: dict[str, str] = {status: house.review(status) for status in _REVIEWS}
        replies: dict[str, str] = {status: house.reply(status) for status in ReplyStatus}
        notices = [house.notice(status) for status in ("pending", "upheld", "dismissed")]
        appeals = [house.appealed(status) for status in ("pending", "upheld", "dismissed")]
        _by_authors(house, reviews)
        _by_organisations(house, replies)
        dossier = _dossier(house, reviews["published"])
        house.does(Action.RESTORE, reviews["suspended"])
        for action in _HOME:
            house.does(action, house.home)
        _take_part_again(house)
        # Leaving closed those that were open.
        reviews |= {status: house.review(status) for status in (Status.UNCONFIRMED, Status.PENDING, Status.RETURNED)}
        _objections(house)
        _block(house)
        letter = walk_accounts.by_post(house, recorder)
        run_ids = _sync(house, register)
        _copies(house)
        _every_get(house, {
            "review_id": reviews["published"], "organisation_id": house.home, "notice_id": notices[0],
            "appeal_id": appeals[0], "dossier_id": dossier, "run_id": run_ids[0], "sector": "residential_care",
            "letter_id": letter, "year": f"{platform().now().year}", "name": "missing", "number": "0",
            "level": "0", "one": "x001", "two": "x000", "three": "000", "code": "0",
            "month": month_of(platform().now()),
        })  # fmt: skip
        for kind in ("review", "notice"):
            page = Call(f"/editor/queue?kind={kind}", editor=0, headers={"Accept": "text/html"}, method="GET")
            assert house.ask(page).status == 200
        assert house.call("POST", f"/editor/reviews/{reviews['pending']}/claim", {}, editor=0)[0] < 300
        released = {"release": True}
        assert house.call("POST", f"/editor/reviews/{reviews['pending']}/claim", released, editor=0)[0] < 300
        assert house.call("POST", "/editor/sign-out", {}, editor=1)[0] < 300
        _previews(house, reviews["pending"], replies["pending"], notices[0], appeals[0])
        _beside(house, reviews["pending"], notices[0])
        _divided(house, reviews["pending"])
        _accounts(house)
        _figures_of_home(house, reviews["published"])
        _lost_links(house, reviews["published"])
        for moment in (began, platform().now()):  # a month may have turned meanwhile
            with walk_events.at(walk_events.first_working_morning(moment)):
                walk_events.run(recorder, "send_organisation_digests")
        _monthly_mail(house)
        _morning_mail(house)
        _one_question_a_screen(house)
        _erase(house)
        walk_events.streams(recorder)
        _erase(house)
        walk_events.sweeps(recorder)
        walk_events.mail_events(recorder)
        missed = {(each.method, each.path) for each in ROUTES if not _visited(each, house.visited)}
        assert not missed, missed
    walk_unreadable.unreadable(recorder)
    walk_events.half_erased(reviews["published"])
    walk_events.clock(recorder)


def _visited(route: Route, paths: set[tuple[str, str]]) -> bool:
    pattern = re.compile(re.sub(r"\{\w+\}", "[^/]+", route.path))
    return any(method == route.method and pattern.fullmatch(path) for method, path in paths)


def _by_authors(house: WatchedHouse, reviews: Mapping[str, str]) -> None:
    assert house.look(house.link(MailKind.CONFIRM_REVIEW, reviews["unconfirmed"])) == 200
    house.open(MailKind.REVIEW_RECEIVED, reviews["pending"])
    house.does(Action.REVISE, reviews["returned"])
    house.does(Action.WITHDRAW, house.review())
    form = {**house.submission(), "organisation_id": house.home}
    sent = [house.ask(Call("/reviews", form, headers={"Idempotency-Key": "1"})).json for _ in range(2)]
    assert sent[0]["review_id"] == sent[1]["review_id"]


def _by_organisations(house: WatchedHouse, replies: Mapping[str, str]) -> None:
    house.open(MailKind.REPLY_RETURNED, replies["returned"])
    house.does(ReplyAction.SUBMIT, replies["returned"], text="Dank je wel, we zeggen het nu anders.")
    house.appeal("reply", replies["rejected"])
    notice = house.notice("dismissed")
    house.open(MailKind.NOTICE_DISMISSED, notice)
    house.appeal("notice", notice)
    walk_events.promises(house)


def _objections(house: WatchedHouse) -> None:
    """The organisation objects twice: one is upheld, of the other it has its words erased; a notifier is forgotten."""
    house.does(_O.WARN, house.home)
    link = house.open(MailKind.ORGANISATION_WARNED)
    appeal_id = house.done(house.request_of_objection(link)).json["appeal_id"]
    house.does(AppealAction.UPHOLD, appeal_id, editor=1)
    assert house.call("POST", f"{link}/erasure", {})[0] == 200
    house.does(_O.WATCH, house.home)
    link = house.open(MailKind.ORGANISATION_WATCHED)
    house.done(house.request_of_objection(link))
    assert house.call("POST", f"{link}/erasure", {})[0] == 200
    house.does(_O.UNWATCH, house.home)
    notice = house.notice("dismissed")
    house.appeal("notice", notice)
    link = house.open(MailKind.NOTICE_DISMISSED, notice)
    assert house.look(f"{link}/export") == 200
    assert house.call("POST", link, {"action": "erase"})[0] == 200


def _figures_of_home(house: WatchedHouse, review_id: str) -> None:
    """Walk through what an organisation sees of itself, through the link that it asks for."""
    assert house.call("POST", f"/organisations/{house.home}/insights-link", {})[0] == 202
    link = house.link(MailKind.INSIGHTS_LINK)
    assert house.call("GET", link)[0] == 200
    assert house.look(f"{link}/reviews.csv") == 200
    assert house.look(f"{link}/export") == 200
    walk_accounts.hand_out_cards(house, link)
    assert house.call("POST", f"{link}/reply-link", {"review_id": review_id})[0] < 300
    assert house.call("POST", f"{link}/renewal", {})[0] == 202


def _lost_links(house: WatchedHouse, review_id: str) -> None:
    """An author asks for the links to their reviews."""
    author = platform().reviews.author(review_id)
    assert author is not None
    assert house.call("POST", "/links", {"email": author.email})[0] == 202
    assert house.look(house.link(MailKind.MANAGE_LINKS)) == 200


def _take_part_again(house: WatchedHouse) -> None:
    """The organisation asks to take part, is declined, asks again and is enrolled."""
    for decision in (_O.DECLINE, _O.ENROL):
        house.does(_O.APPLY, house.home)
        assert house.look(house.link(MailKind.PARTICIPATION_LINK)) == 200
        assert house.call("GET", f"/editor/organisations/{house.home}", editor=0)[0] == 200
        house.does(decision, house.home)


def _monthly_mail(house: WatchedHouse) -> None:
    """The organisation stops its monthly mail, and has it come again."""
    here = platform()
    home = here.organisations.get(house.home)
    purpose = MAIL_RULES[MailKind.ORGANISATION_DIGEST].unsubscribe
    assert purpose is not None
    link = here.links.url(purpose, home.id, home.contact_nonce, expires_at=here.now() + timedelta(days=1))
    link = link.removeprefix(here.settings.site_url)
    assert house.look(link) == 200
    for action in ("stop", "resume"):
        assert house.call("POST", link, {"action": action})[0] < 300


def _morning_mail(house: WatchedHouse) -> None:
    """An editor stops their morning mail and has it come again: by the link in it, and in the console."""
    here = platform()
    editor = here.editors.get(EDITORS[0].id)
    assert editor is not None
    nonce, until = digest_nonce(editor, here.id_generator), here.now() + timedelta(days=1)
    link = here.links.url(Purpose.EDITOR_DIGEST, editor.id, nonce, expires_at=until)
    link = link.removeprefix(here.settings.site_url)
    assert house.look(link) == 200
    for action in ("stop", "resume"):
        assert house.call("POST", link, {"action": action})[0] < 300
        assert house.call("POST", "/editor/digest", {"action": action}, editor=0)[0] < 300


def _one_question_a_screen(house: WatchedHouse) -> None:
    """Somebody answers at home, and somebody on the tablet in the hall."""
    for path, channel in (("write/easy", "web"), ("kiosk", "kiosk")):
        body = {**house.submission(), "channel": channel}
        assert house.call("POST", f"/organisations/{house.home}/{path}", body)[0] == 200, path


def _previews(house: WatchedHouse, review_id: str, replied: str, notice_id: str, appeal_id: str) -> None:
    """An editor looks at the mails that a decision would send, and comes back through a link in the mail."""
    for kind, subject in (("reviews", review_id), ("replies", replied)):
        _, found = house.call("GET", f"/editor/reviews/{subject}", editor=0)
        version = found["version"] if kind == "reviews" else found["reply"]["version"]
        body = {"action": "approve", "version": version}
        assert house.call("POST", f"/editor/{kind}/{subject}/preview", body, editor=0)[0] == 200, kind
    why = {"rule": "no_personal_data", "explanation": "Nagekeken."}
    for kind, item_id, action, more in (
        ("notices", notice_id, "uphold", why),
        ("appeals", appeal_id, "uphold", {"explanation": "Nagekeken."}),
        ("organisations", house.home, "block", {"explanation": "Nagekeken."}),
    ):
        body = {"action": action, "version": house.version(kind, item_id), **more}
        assert house.call("POST", f"/editor/{kind}/{item_id}/preview", body, editor=2)[0] == 200, kind
    assert house.call("POST", "/editor/sign-in", {"email": EDITORS[0].email})[0] == 202
    house.open(MailKind.EDITOR_SIGN_IN, EDITORS[0].id)


def _beside(house: WatchedHouse, review_id: str, notice_id: str) -> None:
    """An editor asks the author something, is answered, refers the review, and notes that."""
    path, version = f"/editor/reviews/{review_id}", house.version("reviews", review_id)
    question = {"question": "Op welke dag was dat?", "version": version}
    asked = house.call("POST", f"{path}/questions", question, editor=0)
    assert asked[0] == 202, asked
    answer = {"action": "answer", "question_id": asked[1]["question_id"], "text": "Op een dinsdag."}
    assert house.call("POST", house.open(MailKind.QUESTION_ASKED, review_id), answer)[0] == 200
    referral = {"authority": "inspectie", "explanation": "Drie keer hetzelfde verhaal."}
    assert house.call("POST", f"{path}/referrals", referral, editor=0)[0] == 202
    for subject in (f"review/{review_id}", f"notice/{notice_id}", f"organisation/{house.home}"):
        assert house.call("POST", "/editor/notes", {"subject": subject, "text": "Gebeld."}, editor=0)[0] == 201


def _divided(house: WatchedHouse, review_id: str) -> None:
    """Editors divide the work: one takes something, gives it on, and leaves; and they read the log."""
    way = f"/editor/queue/review/{review_id}/assignment"
    for taker in (EDITORS[0].id, EDITORS[2].id, None, EDITORS[2].id):
        assert house.call("POST", way, {"editor_id": taker}, editor=0)[0] == 200, taker
    assert house.call("GET", "/editor/queue?assigned=me&sector=residential_care", editor=2)[0] == 200
    assert house.call("GET", "/editor/queue?order=oldest&sector=residential_care", editor=0)[0] == 200
    assert house.call("POST", f"/editor/colleagues/{EDITORS[2].id}/handover", {}, editor=0)[0] == 200
    assert house.call("GET", "/editor/log?editor=me", editor=0)[0] == 200


def _erase(house: WatchedHouse) -> None:
    """An author sees all that we hold, and has it erased."""
    review_id = house.review("published")
    house.notice("dismissed", review_id)
    link = house.link(MailKind.REVIEW_RECEIVED, review_id)
    assert house.look(f"{link}/export") == 200
    house.does(Action.ERASE, review_id, by=Actor.AUTHOR)


def _accounts(house: WatchedHouse) -> None:
    """An editor comes in with an account."""

    def ask(method: str, path: str, headers: dict[str, str], body: bytes) -> Any:
        house.visited.add((method, path))
        with house.recorder.as_function(API, cold=forget_keys):
            return house.client.http.request(method, path, headers=headers, body=body)

    walk_accounts.sign_in_by_account(platform(), ask)


def _dossier(house: House, review_id: str) -> str:
    body = {"title": "Een dossier", "organisation_id": house.home, "review_id": review_id}
    status, answer = house.call("POST", "/editor/dossiers", body, editor=0)
    assert status < 300, answer
    dossier = str(answer["id"])
    for entry in (
        {"action": "note", "text": "Gebeld met het huis."},
        {"action": "review", "review_id": review_id},
        {"action": "close", "text": "Er bleek niets van het vermoeden."},
    ):
        assert house.call("POST", f"/editor/dossiers/{dossier}/entries", entry, editor=0)[0] < 300, entry
    return dossier


def _block(house: House) -> None:
    """Block the home for a day, and let the day pass."""
    here = platform()
    until = f"{here.now() + timedelta(days=1):%Y-%m-%d}"
    house.does(_O.BLOCK, house.home, until=until)
    item = OrganisationItem.get(house.home, "~organisation")
    over = replace(item.standing, blocked_until=here.now() - timedelta(days=1))
    item.update([OrganisationItem.standing.set(over)])


def _sync(house: WatchedHouse, register: Register) -> list[str]:
    """A first run, a light one, a changed address with a reply still to come, and two that hold something back."""
    _tick(house.recorder, RunKind.FULL)
    _tick(house.recorder, RunKind.LIGHT)
    home, house.home = house.home, _one_that_takes_part(house)
    house.review("published")
    moved = platform().organisations.get(house.home).listing.register_id
    register.edit(moved, email="nieuw-adres@zorg.example")
    _tick(house.recorder, RunKind.FULL)
    house.home = home
    decided = []
    register.leave(21)
    for verb in ("dismiss", "approve"):  # what was dismissed once is held again by the next run
        run = _tick(house.recorder, RunKind.FULL)
        body = {"explanation": "Nagekeken bij de bron."}
        answer = house.call("POST", f"/editor/sync-runs/{run.id}/{verb}", body, editor=0)
        assert answer[0] < 300, (answer, run)
        decided.append(run.id)
        _tick(house.recorder, RunKind.FULL)
    return decided


def _one_that_takes_part(house: House) -> str:
    """An organisation from the register that has an address, enrolled."""
    items = house.call("GET", "/editor/organisations?limit=100", editor=0)[1]["items"]
    sector = platform().organisations.get(house.home).listing.sector
    mine = [
        item
        for item in items
        if item["email"]
        and item["id"] != house.home
        and platform().organisations.get(item["id"]).listing.sector is sector
    ]
    house.does(_O.ENROL, mine[0]["id"])
    return str(mine[0]["id"])


def _copies(house: House) -> None:
    """Two people with one text, the copy confirmed first: what a later look finds and takes offline."""
    ids = []
    for _ in range(2):
        body = house.submission(COPIED)
        assert house.call("POST", f"/organisations/{house.home}/write", body)[0] == 200
        ids.append(str(house.call("POST", "/reviews", body)[1]["review_id"]))
    for review_id in reversed(ids):
        house.does(Action.CONFIRM, review_id)
    for review_id in ids:
        house.does(Action.APPROVE, review_id)
        # As after the clock's last look: from then on each act moves a deadline.
        seen = replace(platform().reviews.get(review_id), looks=False)
        ReviewItem(review_id).update([ReviewItem.review.set(seen)])


def _tick(recorder: Recorder, kind: RunKind) -> Any:
    with recorder.as_function("sync_organisations", cold=forget_keys):
        return platform().run_sync(kind=kind).run


def _every_get(house: WatchedHouse, ids: Mapping[str, str]) -> None:
    """Every route that shows something."""
    for route in ROUTES:
        if route.method == "GET" and "{token}" not in route.path:
            editor = 0 if route.audience is Audience.EDITOR else None
            query = f"?subject=review/{ids['review_id']}" if route.path == "/editor/log" else ""
            status = house.look(route.path.format(**ids) + query, editor=editor)
            assert status < 500 or status == 503, (route.path, status)  # 503: it says that it never synced
