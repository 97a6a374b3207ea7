"""Many addresses change at once, or one address comes for many: held until an editor says that it is so."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest

from chalicelib.domain.organisations.listing import EmailStatus, Listing
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.sync.sync import Hold, Run, RunKind, Verdict, too_many_emails_changed
from chalicelib.ports.sync import Record
from chalicelib.use_cases.sync.approvals import decide_run
from chalicelib.use_cases.sync.preview import preview_run
from chalicelib.use_cases.sync.run_sync import run_sync
from tests.builders import NOW, listing, offer, organisation
from tests.fakes import FakeWorld
from tests.fakes.sync import FakeCareDirectory

MANY: Final = 400
HOUR: Final = timedelta(hours=1)
OURS: Final = "allemaal@elders.example"


def house(number: int, **changes: object) -> Listing:
    return listing(
        **{"register_id": f"r-{number:03}", "name": f"Huis {number}", "email": f"info@huis-{number}.example", **changes}
    )


class Register:
    """The houses as they stand in the register, and the runs that read them."""

    def __init__(self, fakes: FakeWorld) -> None:
        self.fakes = fakes
        self.houses = [house(number) for number in range(MANY)]
        self.now = NOW
        assert self.run().verdict is Verdict.GOOD
        for each in list(fakes.organisations.all.values()):
            taking_part = organisation(taking_part=True).moderation
            fakes.organisations.all[each.id] = replace(each, moderation=taking_part)

    def run(self, kind: RunKind | None = RunKind.FULL) -> Run:
        self.now += HOUR
        register = FakeCareDirectory(
            *(Record(register_id=each.register_id, listing=offer(each)) for each in self.houses)
        )
        result = run_sync(
            stores=self.fakes.with_others(care_directory=register),
            clock=lambda: self.now,
            out_of_time=lambda: False,
            kind=kind,
        )
        assert result.run is not None
        return result.run

    def preview(self) -> Run:
        register = FakeCareDirectory(
            *(Record(register_id=each.register_id, listing=offer(each)) for each in self.houses)
        )
        stores = self.fakes.with_others(care_directory=register)
        return preview_run(stores=stores, clock=lambda: self.now, progress=lambda _: None)

    def change(self, numbers: Iterable[int], email: Callable[[int], str], **more: object) -> None:
        for number in numbers:
            self.houses[number] = house(number, email=email(number), **more)

    def decide(self, run: Run, *, approve: bool) -> Run:
        decide_run(run.id, approve=approve, explanation="Nagevraagd.", editor_id="an", stores=self.fakes, now=self.now)
        return self.run(None)

    def emails(self, numbers: Iterable[int]) -> Sequence[str]:
        ours = {each.listing.register_id: each.listing.email for each in self.fakes.organisations.all.values()}
        return [ours[f"r-{number:03}"] for number in numbers]

    def nonces(self) -> dict[str, str]:
        return {each.listing.register_id: each.contact_nonce for each in self.fakes.organisations.all.values()}

    def renewed(self) -> int:
        return sum(mail.kind is MailKind.INVITATIONS_RENEWED for mail in self.fakes.mails())


@pytest.fixture
def register(fakes: FakeWorld) -> Register:
    return Register(fakes)


def before(numbers: Iterable[int]) -> Sequence[str]:
    return [f"info@huis-{number}.example" for number in numbers]


@pytest.mark.parametrize(("baseline", "most"), [(0, 20), (400, 20), (420, 21), (100_000, 5000)])
def test_twenty_or_five_per_cent_may_change(baseline: int, most: int) -> None:
    assert not too_many_emails_changed(most, baseline)
    assert too_many_emails_changed(most + 1, baseline)


def test_one_address_for_all_is_held_and_every_old_link_lives(register: Register) -> None:
    nonces = register.nonces()
    register.change(range(MANY), lambda _: OURS, phone="09 000 00 99")
    run = register.run()
    assert (run.verdict, run.undecided, run.counts.held) == (Verdict.PARTIAL, (Hold.EMAILS,), MANY)
    assert run.reasons == (
        "400 of 400 e-mail addresses changed",
        "one e-mail address for 400 organisations that shared none",
    )
    assert register.emails(range(MANY)) == before(range(MANY))
    assert register.nonces() == nonces
    assert register.renewed() == 0
    assert {each.listing.phone for each in register.fakes.organisations.all.values()} == {"09 000 00 99"}


def test_more_than_twenty_that_each_become_another_are_held(register: Register) -> None:
    register.change(range(20), lambda number: f"nieuw@huis-{number}.example")
    run = register.run()
    assert (run.verdict, run.counts.emails_changed, register.renewed()) == (Verdict.GOOD, 20, 20)
    register.change(range(100, 121), lambda number: f"nieuw@huis-{number}.example")
    run = register.run()
    assert (run.verdict, run.undecided, run.counts.held) == (Verdict.PARTIAL, (Hold.EMAILS,), 21)
    assert run.reasons == ("21 of 400 e-mail addresses changed",)
    assert register.emails(range(100, 121)) == before(range(100, 121))


def test_one_address_for_more_than_five_is_held_and_other_changes_are_not(register: Register) -> None:
    register.change(range(5), lambda _: "vijf@elders.example")
    register.change(range(10, 16), lambda number: OURS if number % 2 else OURS.upper())
    register.change([20], lambda _: "eigen@huis-20.example")
    run = register.run()
    assert (run.verdict, run.counts.held, run.counts.emails_changed) == (Verdict.PARTIAL, 6, 6)
    assert run.reasons == ("one e-mail address for 6 organisations that shared none",)
    assert {*register.emails(range(5))} == {"vijf@elders.example"}
    assert register.emails(range(10, 16)) == before(range(10, 16))
    assert register.emails([20]) == ["eigen@huis-20.example"]


def test_who_shared_an_address_may_share_another(register: Register) -> None:
    for start in range(0, 20, 5):
        register.change(range(start, start + 5), lambda _: "groep@huis.example")
        assert register.run().verdict is Verdict.GOOD
    register.change(range(20), lambda _: "nieuw@huis.example")
    run = register.run()
    assert (run.verdict, run.counts.emails_changed) == (Verdict.GOOD, 20)


def test_who_had_none_is_counted_as_somebody_of_their_own(register: Register) -> None:
    register.change(range(6), lambda _: "", email_status=EmailStatus.ABSENT)
    assert register.run().verdict is Verdict.GOOD
    register.change(range(6), lambda _: OURS)
    run = register.run()
    assert (run.undecided, run.counts.held) == ((Hold.EMAILS,), 6)
    assert register.emails(range(6)) == [""] * 6
    assert register.run().counts.held == 6
    done = register.decide(register.fakes.sync_store.latest(1)[0], approve=True)
    assert done.verdict is Verdict.GOOD
    assert register.emails(range(6)) == [OURS] * 6


def test_new_organisations_are_no_change(register: Register) -> None:
    register.houses += [house(number, email=OURS) for number in range(MANY, MANY + 10)]
    assert register.run().verdict is Verdict.GOOD


def test_another_case_is_no_change(register: Register) -> None:
    register.change(range(MANY), lambda number: f"INFO@huis-{number}.example")
    nonces = register.nonces()
    run = register.run()
    assert (run.verdict, run.counts.changed, register.nonces()) == (Verdict.GOOD, 0, nonces)
    assert register.run().counts.unchanged == MANY


def test_they_happen_when_an_editor_approves(register: Register) -> None:
    nonces = register.nonces()
    register.change(range(30), lambda number: f"nieuw@huis-{number}.example")
    run = register.run()
    done = register.decide(run, approve=True)
    assert (done.id, done.verdict) == (run.id, Verdict.GOOD)
    assert register.emails(range(30)) == [f"nieuw@huis-{number}.example" for number in range(30)]
    changed = {each for each, nonce in register.nonces().items() if nonce != nonces[each]}
    assert changed == {f"r-{number:03}" for number in range(30)}
    assert register.renewed() == 30
    assert register.run().counts.unchanged == MANY


def test_a_dismissal_keeps_the_present_ones_and_the_next_full_run_looks_again(register: Register) -> None:
    register.change(range(30), lambda number: f"nieuw@huis-{number}.example")
    register.decide(register.run(), approve=False)
    assert register.run(RunKind.LIGHT).verdict is Verdict.GOOD
    assert register.emails(range(30)) == before(range(30))
    assert register.run().undecided == (Hold.EMAILS,)


def test_what_the_register_takes_back_is_forgotten(register: Register) -> None:
    nonces = register.nonces()
    register.change(range(MANY), lambda _: OURS)
    register.run()
    register.change(range(MANY), lambda number: f"info@huis-{number}.example")
    run = register.run()
    assert (run.verdict, register.nonces(), register.renewed()) == (Verdict.GOOD, nonces, 0)
    assert register.run().counts.unchanged == MANY


def test_a_light_run_leaves_the_judgement_to_a_full_one(register: Register) -> None:
    register.change(range(MANY), lambda _: OURS)
    light = register.run(RunKind.LIGHT)
    assert (light.verdict, register.emails(range(MANY))) == (Verdict.FAILED, before(range(MANY)))
    register.now += 3 * HOUR
    full = register.run(None)
    assert (full.kind, full.undecided) == (RunKind.FULL, (Hold.EMAILS,))


def test_light_runs_leave_alone_what_is_held_and_take_over_the_rest(register: Register) -> None:
    register.change(range(30), lambda number: f"nieuw@huis-{number}.example")
    register.run()
    register.change([1], lambda _: "toch-anders@huis-1.example")
    register.change([50], lambda _: "eigen@huis-50.example")
    run = register.run(RunKind.LIGHT)
    assert (run.verdict, run.counts.emails_changed) == (Verdict.GOOD, 2)
    assert register.emails([0, 1, 2, 50]) == [
        "info@huis-0.example",
        "toch-anders@huis-1.example",
        "info@huis-2.example",
        "eigen@huis-50.example",
    ]


def test_losses_and_changes_are_judged_each_by_their_own_number(register: Register) -> None:
    register.change(range(30), lambda number: f"nieuw@huis-{number}.example")
    register.change([40], lambda _: "", email_status=EmailStatus.ABSENT)
    run = register.run()
    assert (run.undecided, run.counts.held) == ((Hold.EMAILS,), 30)
    assert register.emails([40]) == [""]


def test_a_dry_run_says_so_and_writes_nothing(register: Register) -> None:
    register.change(range(MANY), lambda _: OURS)
    run = register.preview()
    assert (run.verdict, run.undecided) == (Verdict.PARTIAL, (Hold.EMAILS,))
    assert run.reasons[0] == "400 of 400 e-mail addresses changed"
    assert register.emails(range(MANY)) == before(range(MANY))


def test_on_an_ordinary_day_nothing_is_read_for_it(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    known = register.fakes.organisations.known

    def counting(keys: Sequence[int]) -> object:
        read.append(len(keys))
        return known(keys)

    monkeypatch.setattr(register.fakes.organisations, "known", counting)
    register.change(range(20), lambda number: f"nieuw@huis-{number}.example")
    register.run()
    assert read.count(20) == 1  # to write them, and not before
