"""Random histories of people, editors, the clock and faults over the real store, held to the law at every step.

A model that knows nothing but the tables of the law runs beside the platform. Each act goes through the front door;
now and then the process dies in the middle of it and whoever waited tries again. After each step the store stands where
a row of the law leads, the log ends there too, the public sees what is published and nothing else, and no page shows
who wrote.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from chalicelib.adapters.dynamodb.client.tables import LogItem
from chalicelib.domain.cases.appeal import about_organisation
from chalicelib.domain.projections.integrity import counted
from chalicelib.domain.projections.strangers.public_log import act_of
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import (
    REPLY_LAW,
    REVIEW_LAW,
    TAKES_QUESTIONS,
    TAKES_REFERRALS,
    Action,
    AppealAction,
    AppealStatus,
    NoticeAction,
    OrganisationAction,
    OrganisationState,
    ReplyAction,
    Status,
)
from chalicelib.domain.rules.mails import Purpose
from chalicelib.use_cases.upkeep.integrity_figures import figures_of
from infra.verify.check import Differs, Seen, checked, compared
from tests.builders import author
from tests.prove import aws
from tests.prove.audit import inconsistencies
from tests.prove.lives.life import EDITORS, HOMES, Drawn, Told, one_of
from tests.prove.lives.reading import Reading
from tests.prove.lives.submits import Writers
from tests.races.arena import Call

HOURS: Final = (0, 1, 1, 30, 80, 400, 4_500)  # the last is half a year, after which authors may add
A_NIGHT: Final = 30
MOST_AT_ONCE: Final = 400  # hours
ACTS: Final = (  # the more often, the more of it
    *["submits", "confirms", "decides", "decides", "replies", "decides_on_reply"] * 2,
    *["manages", "gives_notice", "decides_on_notice", "appeals", "decides_on_appeal"],
    *["rules_on_organisation", "time_passes", "asks", "answers", "refers", "notes"],
    *["objects", "decides_on_objection", "erases_own_data", "erases"],
    *["hands_out_cards", "submits_with_a_card", "types_in", "prints_letters", "replies_with_a_promise"],
    *["goes_on_with_a_promise", "goes_on_with_a_promise", "adds", "decides_on_addition", "notes_proof"],
    *["opens", "reads_again", "reads_again", "settles_a_reading"],
)
BEGIN: Final = frozenset({"submits", "hands_out_cards", "submits_with_a_card", "types_in"})
SECRET: Final = (author().last_name, "@post.example")  # of every author
GRAVE: Final = (
    *("", "", ""),
    "Mijn moeder werd geslagen door een verpleger.",
    "Mijn moeder wil niet meer leven sinds ze daar woont.",
)
HANDLERS: Final = ("keep_deadlines", "lift_blocks", "sweep_outbox", "reconcile_copies", "count_figures")
T = TypeVar("T")

some = st.integers(0, 10**6)
editors = st.integers(0, EDITORS - 1)
# Now and then the process dies at one of its calls; mostly it does not.
deaths = st.one_of(st.none(), st.none(), st.none(), st.none(), st.none(), st.integers(0, 14))


class Histories(Reading):
    """One history: who takes which step, and what must hold after it."""

    # What people do

    @rule(what=st.sampled_from(ACTS), which=some, pick=some, editor=editors, death=deaths)
    def something_happens(self, what: str, which: int, pick: int, editor: int, death: int | None) -> None:
        """One rule for all: Hypothesis leaves whole rules out of a history, and a history needs each."""
        if self.told or what in BEGIN:
            getattr(self, what)(Drawn(which, pick, editor, death))

    def submits(self, on: Drawn) -> None:
        if self.is_full():
            return
        self.written += 1
        writers = Writers(self.arena, self.homes[on.which % HOMES].id)
        grave = GRAVE[on.pick % len(GRAVE)]
        words = {"text": f"{grave} Dat was op dag {self.written} na dag {self.written**2}."} if grave else {}
        heard = self.does("submit", writers.call(self.written, **words), on.death)
        if heard.status == 202:
            self.told[str(heard.json["review_id"])] = Told(Status.UNCONFIRMED)
            self.touched.update(self.told)

    def confirms(self, on: Drawn) -> None:
        review = self.any_review(on.which, Status.UNCONFIRMED)
        self.moves(review, Action.CONFIRM, Actor.AUTHOR, self.arena.request_of(Action.CONFIRM, review.id), on.death)

    def manages(self, on: Drawn) -> None:
        review = self.any_review(on.which, Status.RETURNED, Status.WITHDRAWN)
        acts = (Action.REVISE, Action.WITHDRAW, Action.UNDO_WITHDRAW, Action.ERASE)
        lawful = [Action.UNDO_WITHDRAW if review.status == Status.WITHDRAWN else Action.REVISE]
        action = one_of(lawful, acts, on.pick)
        more: dict[str, Any] = (
            {
                "aspect_ratings": review.aspect_ratings or {"meals": 1},
                "text": f"De zorg was goed, het eten was vers op dag {on.pick}.",
            }
            if action is Action.REVISE
            else {}
        )
        call = self.arena.request_of(action, review.id, by=Actor.AUTHOR, **more)
        self.moves(review, action, Actor.AUTHOR, call, on.death)

    def decides(self, on: Drawn) -> None:
        review, stale = (
            self.any_review(on.which, Status.PENDING, Status.SUSPENDED, Status.ESCALATED),
            on.which % 11 == 0,
        )
        lawful = [each for each in REVIEW_LAW.allowed(review.status, Actor.EDITOR) if each is not Action.ERASE]
        action = one_of(lawful, tuple(Action), on.pick)
        call = self.decision(action, review.id, review.version - stale, on.editor)
        if stale:
            assert self.does("decide on an old screen", call, None).status >= 400
        else:
            self.moves(review, action, Actor.EDITOR, call, on.death)

    def asks(self, on: Drawn) -> None:
        """Ask an author; a question moves nothing on, and is only put where the law takes one."""
        review = self.any_review(on.which, *TAKES_QUESTIONS)
        body = {"question": "Op welke dag was dat ongeveer?", "version": review.version}
        heard = self.does("ask", Call(f"/editor/reviews/{review.id}/questions", body, editor=on.editor), on.death)
        assert heard.status >= 300 or review.status in TAKES_QUESTIONS, (heard, review.status)

    def answers(self, on: Drawn) -> None:
        """Answer the first question about a review; only one that waits is taken."""
        review = self.any_review(on.which, *TAKES_QUESTIONS)
        asked = self.arena.here.cases.thread(f"review/{review.id}").questions
        if not asked or review.forgotten_at:
            return
        body = {"action": "answer", "question_id": asked[0].id, "text": "Op een dinsdag."}
        call = self.arena.request_of(Action.WITHDRAW, review.id, by=Actor.AUTHOR)
        heard = self.does("answer", replace(call, body=body), on.death)
        assert heard.status >= 300 or asked[0].answered_at is None, heard

    def refers(self, on: Drawn) -> None:
        review = self.any_review(on.which, *TAKES_REFERRALS)
        body = {"authority": "inspectie", "explanation": f"Verhaal {on.pick % 7}."}
        heard = self.does("refer", Call(f"/editor/reviews/{review.id}/referrals", body, editor=on.editor), on.death)
        assert heard.status >= 300 or review.status in TAKES_REFERRALS, (heard, review.status)

    def notes(self, on: Drawn) -> None:
        review = self.any_review(on.which, *TAKES_QUESTIONS)
        subject = f"review/{review.id}" if on.pick % 2 else f"organisation/{review.organisation_id}"
        self.does("note", Call("/editor/notes", {"subject": subject, "text": "Gebeld."}, editor=on.editor), on.death)

    def erases(self, on: Drawn) -> None:
        """Have an editor erase: never one who decided last while something is open, nor an appeal without an answer."""
        review = self.any_review(on.which, Status.REJECTED, Status.REMOVED, Status.ESCALATED, Status.SUSPENDED)
        under_inquiry = review.status in {Status.ESCALATED, Status.SUSPENDED}
        notices, appeals = self.arena.here.cases.about(review.id)
        waiting = [str(each.status) for each in notices] + [str(each.status) for each in appeals]
        still_open = under_inquiry or "pending" in waiting
        call = self.decision(Action.ERASE, review.id, review.version, on.editor)
        editor_id = f"editor-{on.editor}"
        self.moves(review, Action.ERASE, Actor.EDITOR, call, on.death)
        if still_open and editor_id == review.last_editor and not review.content_free:
            assert not self.arena.here.reviews.get(review.id).content_free, (review.status, editor_id)

    def replies(self, on: Drawn) -> None:
        review = self.any_review(on.which, Status.PUBLISHED)
        self.written += 1
        words = f"Dank je wel, we vertellen het door aan team {self.written}."
        call = self.arena.request_of(ReplyAction.SUBMIT, review.id, text=words)
        self.moves(review, ReplyAction.SUBMIT, Actor.ORGANISATION, call, on.death)

    def decides_on_reply(self, on: Drawn) -> None:
        review = self.any_review(on.which, Status.PUBLISHED)
        action = one_of(REPLY_LAW.allowed(review.reply_status, Actor.EDITOR), tuple(ReplyAction), on.pick)
        call = self.decision(action, review.id, review.version, on.editor)
        self.moves(review, action, Actor.EDITOR, call, on.death)

    def gives_notice(self, on: Drawn) -> None:
        review = self.any_review(on.which, Status.PUBLISHED)
        self.written += 1
        call = self.arena.request_of_notice(review.id, number=self.written)
        call = replace(call, headers={"Idempotency-Key": f"notice {self.written}"})
        heard = self.does("notice", call, on.death)
        assert (heard.status == 202) == self.is_public(review), (heard, review.status)
        if heard.status == 202:
            self.notices.append(str(heard.json["notice_id"]))

    def decides_on_notice(self, on: Drawn) -> None:
        """Decide on a notice; what an upheld one does to its review is a row of the review's law too."""
        if not self.notices:
            return
        action = (NoticeAction.UPHOLD, NoticeAction.DISMISS)[on.pick % 2]
        found = self.this_case(lambda: self.arena.here.cases.notice(self.notices[on.which % len(self.notices)]))
        if found is not None:
            self.touched.add(found.review_id)
            call = self.decision(action, found.id, found.version, on.editor)
            self.does("decide on a notice", call, on.death)

    def appeals(self, on: Drawn) -> None:
        review = self.any_review(on.which, Status.REJECTED, Status.REMOVED)
        self.does("appeal", self.arena.request_of_appeal("review", review.id), on.death)

    def decides_on_appeal(self, on: Drawn) -> None:
        _, found = self.arena.here.cases.about(self.any_review(on.which, Status.REJECTED, Status.REMOVED).id)
        action = (AppealAction.UPHOLD, AppealAction.DISMISS)[on.pick % 2]
        for each in found[-1:]:
            call = self.decision(action, each.id, each.version, on.editor)
            self.does("decide on an appeal", call, on.death)

    def objects(self, on: Drawn) -> None:
        """Object to the newest measure on a home: taken in once a measure, and only while that stands."""
        home = self.homes[on.which % HOMES].id
        was = self.arena.here.organisations.get(home).moderation
        heard = self.does("object", self.arena.request_of_objection(self.objection_link(home)), on.death)
        if heard.status == 202:
            stands = was.state_at(self.clock.now) != OrganisationState.OPEN or was.warning.stands(self.clock.now)
            assert stands, (was, heard)

    def decides_on_objection(self, on: Drawn) -> None:
        """Judge one: never by whoever took the measure, and what it is about is taken back in the same write."""
        self.touched.update(self.told)
        home = self.homes[on.which % HOMES].id
        _, found = self.arena.here.cases.about(about_organisation(home))
        waiting = [each for each in found if each.status == AppealStatus.PENDING]
        for each in waiting[-1:]:
            action = (AppealAction.UPHOLD, AppealAction.DISMISS)[on.pick % 2]
            before = self.arena.here.organisations.get(home)
            call = self.decision(action, each.id, each.version, on.editor)
            heard = self.does("decide on an objection", call, on.death)
            after = self.arena.here.organisations.get(home).moderation
            if heard.status < 300:
                assert each.first_editor != f"editor-{on.editor}", each
                assert action is AppealAction.UPHOLD or after == before.moderation
                assert action is AppealAction.DISMISS or each.against_at not in {after.state_since, after.warning.since}

    def erases_own_data(self, on: Drawn) -> None:
        """Somebody who gave notice, or an organisation that objected, has it erased."""
        if on.pick % 2 or not self.notices:
            link = self.objection_link(self.homes[on.which % HOMES].id)
            self.does("erase an objection", Call(f"{link}/erasure", {}), on.death)
            return
        notice_id = self.notices[on.which % len(self.notices)]
        found = self.this_case(lambda: self.arena.here.cases.notice(notice_id))
        if found is None or found.forgotten:
            return
        link = self.arena.link_for(Purpose.NOTICE, notice_id)
        heard = self.does("erase a notifier", Call(link, {"action": "erase"}), on.death)
        if heard.status < 300:
            assert self.arena.here.cases.notifier(notice_id) is None
            assert self.this_case(lambda: self.arena.here.cases.notice(notice_id)) is not None

    def objection_link(self, home: str) -> str:
        return self.arena.link_for(Purpose.OBJECTION, home)

    def rules_on_organisation(self, on: Drawn) -> None:
        self.touched.update(self.told)
        found = self.arena.here.organisations.get(self.homes[on.which % HOMES].id)
        action = tuple(OrganisationAction)[on.pick % len(OrganisationAction)]
        if action is OrganisationAction.LEAVE and on.pick % 4:
            action = OrganisationAction.WATCH
        until = {"until": f"{self.clock.now + timedelta(days=2):%Y-%m-%dT%H:%M:%SZ}"} if on.editor % 2 else {}
        more = until if action in {"block", "warn"} else {}
        call = self.decision(action, found.id, found.moderation.version, on.editor, **more)
        if action is OrganisationAction.APPLY:
            link = self.arena.link_for(Purpose.PARTICIPATION, found.id)
            call = Call(link, {"contact_name": "Rik Maes", "consent": True})
        self.does("rule on an organisation", call, on.death)

    def time_passes(self, on: Drawn) -> None:
        self.touched.update(self.told)
        hours = HOURS[on.pick % len(HOURS)]
        # The night after what was done comes first, also before half a year: figures are never without their nights.
        for more in (A_NIGHT, hours - A_NIGHT) if hours > MOST_AT_ONCE else (hours,):
            self.clock.forward(hours=more, minutes=5)
            for name in HANDLERS:
                self.survives(lambda name=name: aws.scheduled(name), on.death)  # type: ignore[misc]
        self.steps["time passes"] += 1

    # What holds

    @invariant()
    def the_store_stands_where_the_law_leads(self) -> None:
        touched: set[str] = getattr(self, "touched", set())
        self.touched = set()
        for review_id in sorted(touched):
            told = self.told[review_id]
            review = self.arena.here.reviews.get(review_id)
            assert review.status in _within_reach(REVIEW_LAW.steps, told.status), (told, review.status)
            assert review.content_free or review.reply_status in _within_reach(REPLY_LAW.steps, told.reply), told
            told.status, told.reply = review.status, review.reply_status
            self.the_public_sees(review)

    def the_public_sees(self, review: Review) -> None:
        page = self.arena.ask(Call(f"/reviews/{review.id}", {}, method="GET"))
        assert (page.status == 200) == self.is_public(review), (page.status, review.status)
        assert not any(word in str(page.json) for word in SECRET), page.json

    def teardown(self) -> None:
        """Everything that lies in the store is one story."""
        if not hasattr(self, "told"):
            return
        self.clock.forward(hours=1)
        for name in ("keep_deadlines", "lift_blocks", "sweep_outbox"):
            aws.scheduled(name)
        wrong = [*inconsistencies(keys=self.arena.here.id_generator), *self.figures_that_a_recount_does_not_give()]
        if wrong := [*wrong, *self.cards_and_papers_that_are_wrong(), *self.what_a_stranger_finds_wrong()]:
            raise AssertionError("; ".join(wrong[:5]))

    def figures_that_a_recount_does_not_give(self) -> list[str]:
        """What the public figures say of each year, beside what the whole log gives."""
        entries = [item.entry for item in LogItem.scan(consistent_read=True)]
        aws.scheduled("count_figures")
        found = []
        for year in sorted({entry.at.year for entry in entries}):
            said = figures_of(year, stores=self.arena.here, now=self.clock.now)
            right = counted(entry for entry in entries if entry.at.year == year)
            if said != right:
                found.append(f"the figures of {year} say {said.counts}; a recount {right.counts}")
        return found

    def what_a_stranger_finds_wrong(self) -> list[str]:
        """Publish what is over, and check it as a stranger would."""
        acts = sum(bool(act_of(item.entry)) for item in LogItem.scan(consistent_read=True))
        self.clock.forward(days=40)
        for name in ("count_figures", "publish_log"):
            aws.scheduled(name)
        if not acts:
            return []
        try:
            found, _, entries = checked(self.fetched, Seen())
            differs = compared(self.fetched, entries)[1]
        except Differs as fault:
            return [f"a stranger is told: {fault}"]
        return [*differs, *([f"{acts} acts, {found.size} entries"] if found.size != acts else [])]

    def fetched(self, path: str) -> bytes:
        heard = self.arena.ask(Call(path, headers={"accept": "application/json, */*;q=0.5"}, method="GET"))
        if heard.status != 200:
            raise Differs(f"{path} answered {heard.status}")
        return heard.body


def _within_reach(steps: Mapping[Any, Any], at: str) -> set[str]:
    """Return the statuses that one or two steps of the law reach from here: an upheld notice, an erasure meanwhile."""
    found = {at}
    for _ in range(2):
        leads = [step for (status, _), step in steps.items() if status in found]
        found |= {to for step in leads for to in step.ends}
    return found
