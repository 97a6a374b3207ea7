"""What else happens in a life: cards, papers and letters, promises and what became of them, and what authors add."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Final

from chalicelib.adapters.dynamodb.client.tables import LogItem, ReviewItem
from chalicelib.adapters.dynamodb.client.working_tables import InvitationItem
from chalicelib.domain.clock.days import month_of
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import PROMISE_LAW, Action, PromiseAction, PromiseStatus, ReplyAction, Status
from chalicelib.domain.rules.mails import Purpose
from tests.prove.audit import promise_status
from tests.prove.lives.life import HOMES, Drawn, Lives, Told, one_of
from tests.prove.lives.submits import Writers
from tests.races.arena import Call
from tests.story.acts import whose

CARDS: Final = 20  # of one organisation at once
_TYPED_IN: Final = 201
_WEEK: Final = timedelta(days=7)
_ADDRESS: Final = {"first_name": "Lea", "email": None, "postal_address": "Dorpsstraat 7, 9000 Gent"}
_DECIDES: Final = frozenset({Action.APPROVE, Action.RETURN, Action.REJECT})


class Later(Lives):
    """Acts that came with taking part; each is a method, as those of `Histories` are."""

    def hands_out_cards(self, on: Drawn) -> None:
        home = self.arena.here.organisations.get(self.homes[on.which % HOMES].id)
        expires = self.clock.now + _WEEK
        token = self.arena.here.links.token(Purpose.INSIGHTS, home.id, home.insights_link_nonce, expires_at=expires)
        wanted = {"number": CARDS, "group": "residents", "everyone": True}
        heard = self.does("hand out cards", Call(f"/insights/{token}/invitations", wanted), on.death)
        if heard.status < 300:
            sheet = self.arena.ask(Call(heard.json["sheet"], method="GET"))
            self.codes += [(home.id, each["code"]) for each in sheet.json["cards"]]

    def submits_with_a_card(self, on: Drawn) -> None:
        """Write with a card, whether or not it was used before: it brings one review."""
        if not self.codes or self.is_full():
            return
        self.written += 1
        home, code = self.codes[on.which % min(len(self.codes), 3)]
        call = Writers(self.arena, home).call(self.written)
        call = replace(call, body={**call.body, "invitation": code})
        heard = self.does("submit with a card", call, on.death)
        if heard.status < 300:
            self.told[str(heard.json["review_id"])] = Told(Status.UNCONFIRMED)

    def types_in(self, on: Drawn) -> None:
        if self.is_full():
            return
        self.written += 1
        form = Writers(self.arena, self.homes[on.which % HOMES].id).call(self.written).body
        who = {**_ADDRESS, "last_name": self.surname}
        paper = {**form, "channel": ("paper", "phone")[on.pick % 2], "author": who}
        call = Call("/editor/reviews", paper, on.editor, headers={"Idempotency-Key": f"paper {self.written}"})
        heard = self.does("type in", call, on.death)
        if heard.status == _TYPED_IN:
            self.told[str(heard.json["review_id"])] = Told(Status.PENDING)

    def prints_letters(self, on: Drawn) -> None:
        heard = self.arena.ask(Call("/editor/letters", editor=on.editor, method="GET"))
        assert heard.status < 300, heard
        for each in heard.json["items"][:1]:
            self.does("print a letter", Call(f"/editor/letters/{each['id']}/printed", {}, on.editor), on.death)

    def replies_with_a_promise(self, on: Drawn) -> None:
        review = self.any_review(on.which, Status.PUBLISHED)
        self.written += 1
        promise = {"text": f"We zetten bank {self.written} in de tuin.", "by": month_of(self.clock.now)}
        words = f"Dank je wel, we vertellen het door aan team {self.written}."
        call = self.arena.request_of(ReplyAction.SUBMIT, review.id, text=words, promise=promise)
        self.moves(review, ReplyAction.SUBMIT, Actor.ORGANISATION, call, on.death)

    def goes_on_with_a_promise(self, on: Drawn) -> None:
        """Whatever the law of promises has next, or now and then anything; by whoever that belongs to."""
        review = self.any_review(on.which, Status.PUBLISHED)
        if not (at := promise_status(review)):
            return
        by_people = [each for each in PromiseAction if each not in {PromiseAction.ASK, PromiseAction.MARK_LATE}]
        action = one_of([each for each in by_people if (at, each) in PROMISE_LAW.steps], by_people, on.pick)
        who = whose(action)
        version = {"version": review.version, "editor": on.editor} if who is Actor.EDITOR else {}
        heard = self.does(action, self.arena.request_of(action, review.id, by=who, **version), on.death)
        if heard.status < 300:
            step = PROMISE_LAW.steps.get((PromiseStatus(at), action))
            assert step is not None, (at, action, heard)
            after = promise_status(self.arena.here.reviews.get(review.id))
            assert after == step.to or after in (step.back or ()), (at, action, after)

    def adds(self, on: Drawn) -> None:
        review = self.any_review(on.which, Status.PUBLISHED)
        text = f"Een half jaar later gaat het beter, op dag {on.pick}."
        call = self.arena.request_of(Action.ADD, review.id, by=Actor.AUTHOR, text=text)
        self.moves(review, Action.ADD, Actor.AUTHOR, call, on.death)

    def decides_on_addition(self, on: Drawn) -> None:
        review = self.any_review(on.which, Status.PUBLISHED)
        action = (Action.APPROVE_ADDITION, Action.REJECT_ADDITION)[on.pick % 2]
        call = self.decision(action, review.id, review.version, on.editor)
        self.moves(review, action, Actor.EDITOR, call, on.death)

    def notes_proof(self, on: Drawn) -> None:
        review = self.any_review(on.which, Status.PUBLISHED, Status.PENDING)
        action = Action.STRIKE_PROOF if review.proof_noted else Action.NOTE_PROOF
        self.does(action, self.decision(action, review.id, review.version, on.editor), on.death)

    # What holds in the end

    def cards_and_papers_that_are_wrong(self) -> list[str]:
        """Each card brought one review at most, and nobody decided on what they typed in."""
        reviews = [item.review for item in ReviewItem.scan(consistent_read=True)]
        invited = sum(each.invited and not each.invitation for each in reviews)
        spent = sum(item.spent == 1 for item in InvitationItem.scan(consistent_read=True))
        wrong = [f"{invited} reviews came by {spent} cards"] if invited > spent else []
        entries = [item.entry for item in LogItem.scan(consistent_read=True)]
        typed = {each.subject: each.actor_id for each in entries if each.action == "type_in"}
        own = Counter(
            each.subject for each in entries if each.action in _DECIDES and typed.get(each.subject) == each.actor_id
        )
        return wrong + [f"{subject} was decided on by whoever typed it in" for subject in own]
