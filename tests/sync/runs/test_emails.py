"""An address changes: what the old one got is dead in the same write, and the new one is mailed what is still open."""

import json
import re
from typing import Final

import pytest

from chalicelib.domain.organisations.listing import EmailStatus
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import DeadLink
from chalicelib.domain.sync.sync import Hold, RunKind, Verdict
from chalicelib.ports.stores import RenderedMail
from chalicelib.use_cases.reviews.reply_to_review import reply_to_review, review_to_reply_to
from tests.sync.calls import watched
from tests.sync.world import World

NEW: Final = "nieuw@avondrust.example"


def sweep(world: World) -> list[RenderedMail]:
    """Send what waits; the mails that left."""
    world.posted.sent.clear()
    world.sweep_mails()
    return world.posted.sent


def token(rendered: RenderedMail) -> str:
    found = re.search(r"/reply/(\S+)", rendered.text)
    assert found, rendered.text
    return found[1]


def see(world: World, with_token: str) -> str:
    return review_to_reply_to(with_token, stores=world, now=world.now()).id


def answer(world: World, with_token: str) -> str:
    return reply_to_review(
        with_token, "Dank je wel, we vertellen het door aan het team.", stores=world, now=world.now()
    ).id


def reviewed(world: World) -> tuple[str, str, str]:
    """A listing, its published review, and the reply link that its address got."""
    chosen = world.register.with_email()[0]
    review = world.published(chosen)
    mails = [each for each in sweep(world) if each.to == world.organisation(chosen).listing.email]
    return chosen, review, token(next(each for each in mails if "/reply/" in each.text))


@pytest.mark.parametrize("kind", RunKind)
def test_a_changed_address_kills_old_links_and_is_mailed_what_is_open(known: World, kind: RunKind) -> None:
    chosen, review, old = reviewed(known)
    assert see(known, old) == review
    known.register.edit(chosen, email=NEW)
    with watched(known) as calls:
        known.run(kind)
    assert calls.writes["outbox"] == 1
    assert known.organisation(chosen).listing.email == NEW
    for use in (see, answer):
        with pytest.raises(DeadLink):
            use(known, old)
    (rendered,) = sweep(known)
    assert rendered.to == NEW
    assert answer(known, token(rendered)) == review


def test_where_nothing_is_open_nobody_is_mailed(known: World) -> None:
    chosen = known.register.with_email()[0]
    known.enrolled(chosen)
    sweep(known)
    known.register.edit(chosen, email=NEW)
    known.run()
    assert [kind for kind, _ in known.mails()] == [MailKind.INVITATIONS_RENEWED, MailKind.ORGANISATION_ENROLLED]
    assert sweep(known) == []


def test_who_does_not_take_part_is_not_mailed(known: World) -> None:
    chosen = known.register.with_email()[0]
    before = known.organisation(chosen)
    known.register.edit(chosen, email=NEW)
    known.run()
    assert known.organisation(chosen).contact_nonce != before.contact_nonce
    assert known.mails() == []


UNMAILABLE: Final = {
    "absent": ([[], ["   "]], EmailStatus.ABSENT),
    "malformed": ([["info@@avondrust.example"], ["geen"], ["info@.example", "info avondrust.example"]], "invalid"),
}


@pytest.mark.parametrize("how", UNMAILABLE)
def test_an_address_that_is_gone_or_malformed_is_not_mailed_and_editors_see_it(known: World, how: str) -> None:
    effects, status = UNMAILABLE[how]
    chosen, _, old = reviewed(known)
    for emails in effects:
        known.register.edit(chosen, emails=emails)
        run = known.run()
        after = known.organisation(chosen)
        assert (after.listing.email, after.listing.email_status) == ("", status)
        found = known.directory.search("", email_status=status, taking_part=False, limit=100).ids
        assert after.id in found
        assert run.counts.emails_cleared == (emails is effects[0])
    with pytest.raises(DeadLink):
        see(known, old)
    assert sweep(known) == []


LENIENTLY: Final[tuple[list[object], ...]] = (
    ["mailto:NEW"],
    ["MAILTO:NEW "],
    ["mailto:NEW?subject=Een vraag&cc=an@avondrust.example"],
    ["  NEW  "],
    ["<NEW>"],
    ['"NEW"'],
    ["NEW; directie@avondrust.example"],
    ["NEW/directie@avondrust.example"],
    ["geen, NEW"],
    ["NEW."],
    ["\u200bNEW\u00ad"],
    ["NEW\r\nBcc: directie@avondrust.example"],
    [{"value": "eerst@avondrust.example"}, {"value": "NEW", "primary": True}],
    [{"value": "info@.example", "primary": True}, {"value": "NEW"}],
    [{"value": "NEW"}, {"value": "tweede@avondrust.example"}],
)


def test_an_address_is_read_leniently(known: World) -> None:
    chosen = dict(zip(known.register.ids(), LENIENTLY, strict=False))
    expected = {each: f"nieuw-{number}@avondrust.example" for number, each in enumerate(chosen)}
    for each, emails in chosen.items():
        spelled = json.dumps(emails).replace("NEW", expected[each])
        known.register.edit(each, emails=json.loads(spelled))
    assert known.run().verdict is Verdict.GOOD
    read = {each: known.organisation(each).listing for each in chosen}
    assert {each: found.email for each, found in read.items()} == expected
    assert {found.email_status for found in read.values()} == {EmailStatus.OK}


SPELLED: Final = {
    "info @avondrust.example": "info@avondrust.example",
    "info&#64;avondrust.example": "info@avondrust.example",
    "info@avond\u200brust.example": "info@avondrust.example",
    "info@huizeé.example": "info@xn--huize-fsa.example",
}


@pytest.mark.parametrize("spelled", SPELLED)
def test_an_address_is_mailed_as_mail_takes_it(known: World, spelled: str) -> None:
    chosen, _, _ = reviewed(known)
    known.register.edit(chosen, emails=[spelled])
    known.run()
    assert known.organisation(chosen).listing.email == SPELLED[spelled]
    (rendered,) = sweep(known)
    assert rendered.to == SPELLED[spelled]


class TestThePresentAddressIsKept:
    """The same mailbox in another case, or two in another order, is no change: no link dies, nobody is mailed again."""

    @pytest.fixture
    def two(self, known: World) -> tuple[World, str, str, str]:
        """An organisation of which the register lists two addresses, with the link that one of them got."""
        chosen, _, _ = reviewed(known)
        known.register.edit(chosen, emails=["an@avondrust.example", "bo@avondrust.example"])
        known.run()
        (rendered,) = sweep(known)
        assert rendered.to == "an@avondrust.example"
        return known, chosen, token(rendered), known.organisation(chosen).contact_nonce

    @pytest.mark.parametrize("kind", RunKind)
    @pytest.mark.parametrize(
        "emails",
        [
            ["bo@avondrust.example", "an@avondrust.example"],
            ["An@Avondrust.Example", "bo@avondrust.example"],
            ["AN@AVONDRUST.EXAMPLE"],
            ["bo@avondrust.example; mailto:AN@avondrust.example"],
            ["cis@avondrust.example", "bo@avondrust.example", "an@avondrust.example"],
            [{"value": "an@avondrust.example"}, {"value": "bo@avondrust.example", "primary": True}],
        ],
    )
    def test_while_it_is_listed(self, two: tuple[World, str, str, str], emails: list[object], kind: RunKind) -> None:
        world, chosen, link, nonce = two
        world.register.edit(chosen, emails=emails, phone="09 000 00 99")
        run = world.run(kind)
        after = world.organisation(chosen)
        assert (run.verdict, run.counts.emails_changed) == (Verdict.GOOD, 0)
        assert (after.listing.email, after.listing.phone, after.contact_nonce) == (
            "an@avondrust.example",
            "09 000 00 99",
            nonce,
        )
        assert see(world, link)
        assert sweep(world) == []
        again = world.run(kind)
        assert again.counts.changed == 0

    def test_until_it_is_listed_no_more(self, two: tuple[World, str, str, str]) -> None:
        world, chosen, link, _ = two
        world.register.edit(chosen, emails=["bo@avondrust.example", "an@avondrust.example"])
        world.run()
        world.register.edit(chosen, emails=["bo@avondrust.example"])
        run = world.run()
        assert (run.counts.changed, run.counts.emails_changed) == (1, 1)
        assert world.organisation(chosen).listing.email == "bo@avondrust.example"
        with pytest.raises(DeadLink):
            see(world, link)
        (rendered,) = sweep(world)
        assert rendered.to == "bo@avondrust.example"

    def test_or_came_back_as_one_that_cannot_be_mailed(self, two: tuple[World, str, str, str]) -> None:
        world, chosen, _, _ = two
        before = world.organisation(chosen)
        world.organisations.note_bounced(before, bounced=True)
        world.register.edit(chosen, emails=["bo@avondrust.example", "an@avondrust.example"])
        world.run()
        after = world.organisation(chosen)
        assert (after.listing.email, after.bounced) == ("bo@avondrust.example", False)


class TestManyGoneAtOnce:
    def lose(self, world: World, number: int = 5) -> list[str]:
        chosen = world.register.with_email()[:number]
        for each in chosen:
            world.register.edit(each, emails=[], phone="09 000 00 99")
        return chosen

    def test_those_clearings_are_held_and_all_else_is_applied(self, known: World) -> None:
        chosen = self.lose(known)
        before = {each: known.organisation(each).listing for each in chosen}
        run = known.run()
        assert (run.verdict, run.undecided, run.counts.held) == (Verdict.PARTIAL, (Hold.EMAILS,), 5)
        assert run.reasons == (f"5 of {run.baseline_emails} e-mail addresses are gone",)
        for each in chosen:
            after = known.organisation(each).listing
            assert (after.email, after.email_status) == (before[each].email, EmailStatus.OK)
            assert after.phone == "09 000 00 99"

    def test_a_few_are_no_reason_to_hold(self, known: World) -> None:
        (chosen,) = self.lose(known, 1)
        assert known.run().verdict is Verdict.GOOD
        assert known.organisation(chosen).listing.email_status is EmailStatus.ABSENT

    def test_they_happen_when_an_editor_approves(self, known: World) -> None:
        chosen, _, old = reviewed(known)
        lost = self.lose(known)
        assert chosen in lost
        run = known.run()
        assert see(known, old)
        done = known.approve(run)
        assert (done.id, done.verdict) == (run.id, Verdict.GOOD)
        assert {known.organisation(each).listing.email_status for each in lost} == {EmailStatus.ABSENT}
        with pytest.raises(DeadLink):
            see(known, old)
        assert sweep(known) == []
        found = known.directory.search("", email_status="absent", taking_part=False, limit=100).ids
        assert {known.organisation(each).id for each in lost} <= {*found}
        again = known.run()
        assert (again.verdict, again.counts.changed, again.counts.emails_cleared) == (Verdict.GOOD, 0, 0)

    def test_an_address_that_came_back_meanwhile_stays(self, known: World) -> None:
        lost = self.lose(known)
        run = known.run()
        known.register.edit(lost[0], email=NEW)
        known.light()
        known.approve(run)
        assert known.organisation(lost[0]).listing.email == NEW
        assert known.organisation(lost[1]).listing.email == ""

    def test_a_dismissal_keeps_them_and_the_next_full_run_looks_again(self, known: World) -> None:
        lost = self.lose(known)
        run = known.decide(known.run(), approve=False)
        assert run.verdict is Verdict.PARTIAL
        known.light()
        assert known.run().undecided == (Hold.EMAILS,)
        assert {known.organisation(each).listing.email_status for each in lost} == {EmailStatus.OK}

    def test_a_light_pass_leaves_the_judgement_to_a_full_run(self, known: World) -> None:
        lost = self.lose(known)
        light = known.light()
        assert light.verdict is Verdict.FAILED
        assert {known.organisation(each).listing.email_status for each in lost} == {EmailStatus.OK}
        known.clock.forward(hours=3)
        full = known.run(None)
        assert (full.kind, full.undecided) == (RunKind.FULL, (Hold.EMAILS,))

    def test_what_is_held_is_left_alone_by_light_passes(self, known: World) -> None:
        lost = self.lose(known)
        known.run()
        with watched(known) as calls:
            assert known.light().verdict is Verdict.GOOD
        assert calls.writes["organisations"] == 0
        assert {known.organisation(each).listing.email_status for each in lost} == {EmailStatus.OK}

    def test_addresses_of_what_has_closed_are_not_counted_as_filled(self, known: World) -> None:
        before = known.run().baseline_emails
        for each in known.register.with_email()[:15]:
            known.register.edit(each, removed=True)
        known.run()
        assert known.run().baseline_emails == before - 15


class TestOneAddressForMany:
    """Somebody, or a mistake, gives many listings one address: nobody answers for them until an editor agrees."""

    def test_the_old_address_keeps_its_links_until_an_editor_approves(self, known: World) -> None:
        chosen, review, old = reviewed(known)
        taken = [chosen, *(each for each in known.register.with_email() if each != chosen)][:6]
        for each in taken:
            known.register.edit(each, email=NEW, phone="09 000 00 99")
        run = known.run()
        assert (run.verdict, run.undecided, run.counts.held) == (Verdict.PARTIAL, (Hold.EMAILS,), 6)
        assert run.reasons == ("one e-mail address for 6 organisations that shared none",)
        assert known.organisation(chosen).listing.phone == "09 000 00 99"
        for _ in range(2):
            assert see(known, old) == review
            assert sweep(known) == []
            assert known.light().verdict is Verdict.GOOD
        done = known.approve(run)
        assert (done.id, done.verdict) == (run.id, Verdict.GOOD)
        assert {known.organisation(each).listing.email for each in taken} == {NEW}
        with pytest.raises(DeadLink):
            see(known, old)
        (rendered,) = sweep(known)
        assert (rendered.to, answer(known, token(rendered))) == (NEW, review)
        assert known.run().counts.changed == 0

    def test_five_may_share_one(self, known: World) -> None:
        for each in known.register.with_email()[:5]:
            known.register.edit(each, email=NEW)
        assert known.run().verdict is Verdict.GOOD
