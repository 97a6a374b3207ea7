"""R7: a thousand bounces and complaints, repeated, shuffled and forged; in the fakes and in the store."""

import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.adapters.ses_events import read_events
from chalicelib.bootstrap import platform
from chalicelib.domain.organisations.listing import EmailStatus
from chalicelib.domain.rules.mail_event import MailEvent, MailFate
from chalicelib.domain.rules.mails import MailKind
from chalicelib.ports.mails import NOT_TOLD
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.mails.note_mail_event import TooEarly, not_reached, note_mail_event, to_key
from chalicelib.use_cases.mails.send_mails import stopped
from infra.addresses import lift
from tests.builders import NOW, editor, listing, mail, organisation, sign_in
from tests.conftest import DynamoWorld
from tests.fakes import FakeWorld
from tests.scale import times
from tests.worlds import World

ADDRESS = listing().email


def note(world: World, event: MailEvent) -> str:
    return note_mail_event(event, stores=world, now=NOW)


def sent(world: World, mail_id: str, address: str, kind: MailKind = MailKind.CONFIRM_REVIEW) -> None:
    world.editors.invite(sign_in(id=mail_id), mail(id=mail_id, kind=kind))
    claimed = world.outbox.claim(mail_id, now=NOW)
    assert claimed is not None
    world.outbox.sent(claimed, now=NOW, message_id=f"ses-{mail_id}", to_key=to_key(address, world.id_generator))


def event(mail_id: str, address: str, fate: MailFate = MailFate.HARD_BOUNCE, **changes: Any) -> MailEvent:
    made = MailEvent(id=f"{fate}-{mail_id}", mail_id=mail_id, message_id=f"ses-{mail_id}", address=address, fate=fate)
    return replace(made, **changes)


def test_a_thousand_events_repeated_shuffled_and_forged_leave_what_really_happened(
    world: World, record_property: Callable[[str, object], None]
) -> None:
    """Events of 16 addresses, 50 of each; a fifth of all is a repeat, and 50 are made up."""
    of_each = 50 if isinstance(world, FakeWorld) else times(full=50, quick=10)
    world.put(organisation())
    addresses = [ADDRESS, *(f"an{number}@post.example" for number in range(15))]
    true = []
    for number, address in enumerate(addresses):
        kind = MailKind.REVIEW_NOTIFICATION if address == ADDRESS else MailKind.REVIEW_RECEIVED
        mails = [f"m{number}-{each}" for each in range(5)]
        for mail_id in mails:
            sent(world, mail_id, address, kind)
        # The first half of the addresses is dead or angry; the others were full for a while, many times.
        fates = [MailFate.HARD_BOUNCE, MailFate.COMPLAINT] if number < 8 else [MailFate.SOFT_BOUNCE]
        true += [
            event(mails[each % 5], address, fates[each % len(fates)], id=f"feedback-{number}-{each}")
            for each in range(of_each)
        ]
    forged = (
        [event(f"m9-{n % 5}", "an8@post.example", message_id="ses-other", id=f"forged-{n}") for n in range(20)]
        + [event(f"m9-{n % 5}", f"victim{n}@post.example", id=f"forged-{n}") for n in range(20, 40)]
        + [event("never-sent", "an9@post.example", id=f"forged-{n}") for n in range(40, 50)]
    )
    id_generator = random.Random(7)  # noqa: S311  (an order, no secret)
    told = [*true, *id_generator.sample(true, 4 * of_each), *forged]
    id_generator.shuffle(told)
    outcomes = Counter(note(world, each) for each in told)
    assert outcomes == {
        "hard_bounce": 4 * of_each,
        "complaint": 4 * of_each,
        "soft_bounce": 8 * of_each,
        "repeated": 4 * of_each,
        "not_ours": 40,
        "unknown_mail": 10,
    }
    keys = [to_key(address, world.id_generator) for address in addresses]
    assert [world.addresses.suppressed(key) for key in keys] == [True] * 8 + [False] * 8
    assert [world.addresses.soft_bounces(key) for key in keys] == [0] * 8 + [of_each] * 8
    assert not any(world.addresses.suppressed(to_key(f"victim{n}@post.example", world.id_generator)) for n in range(50))
    assert world.organisations.get("organisation-1").email_status is EmailStatus.BOUNCED
    record_property("tried", len(told))
    record_property("happened", ", ".join(f"{times} {outcome}" for outcome, times in sorted(outcomes.items())))


def test_a_suppressed_address_is_never_mailed_again_until_an_operator_lifts_it(world: World) -> None:
    sent(world, "m", "an@post.example")
    note(world, event("m", "An@Post.example"))
    key = to_key("AN@post.example ", world.id_generator)
    assert stopped(mail(), key, stores=world)
    assert world.addresses.lift(key)
    assert not world.addresses.lift(key)
    assert not stopped(mail(), key, stores=world)
    assert note(world, event("m", "an@post.example")) == "repeated"
    assert not stopped(mail(), key, stores=world)


def test_what_comes_before_the_sender_noted_the_mail_is_to_be_told_again(world: World) -> None:
    world.editors.invite(sign_in(), mail())
    with pytest.raises(TooEarly):
        note(world, event("mail-1", "an@post.example"))


def test_a_mail_that_was_dropped_proves_nothing(world: World) -> None:
    world.editors.invite(sign_in(), mail())
    claimed = world.outbox.claim("mail-1", now=NOW)
    assert claimed is not None
    world.outbox.dropped(claimed, now=NOW, reason="erased")
    assert note(world, event("mail-1", "an@post.example", message_id="")) == "not_ours"


def test_of_a_mail_whose_id_was_never_heard_what_is_told_of_its_address_counts(world: World) -> None:
    world.editors.invite(sign_in(), mail())
    claimed = world.outbox.claim("mail-1", now=NOW)
    assert claimed is not None
    key = to_key("an@post.example", world.id_generator)
    world.outbox.sent(claimed, now=NOW, message_id=NOT_TOLD, to_key=key)
    assert note(world, event("mail-1", "bo@post.example")) == "not_ours"
    assert note(world, event("mail-1", "an@post.example", message_id="")) == "not_ours"
    assert note(world, event("mail-1", "an@post.example")) == "hard_bounce"
    assert stopped(mail(), key, stores=world)


def test_an_address_that_the_register_no_longer_has_marks_no_organisation(world: World) -> None:
    world.put(organisation(listing=listing(email="nieuw@avondrust.example")))
    sent(world, "m", ADDRESS, MailKind.REVIEW_NOTIFICATION)
    assert note(world, event("m", ADDRESS)) == "hard_bounce"
    assert world.organisations.get("organisation-1").email_status is EmailStatus.OK


def test_another_address_of_the_register_takes_the_mark_away_and_other_news_does_not(world: World) -> None:
    world.put(organisation())
    world.organisations.note_bounced(world.organisations.get("organisation-1"), bounced=True)
    lease = world.sync_store.acquire(now=NOW + timedelta(hours=1))
    assert lease is not None
    before = world.organisations.get("organisation-1")
    world.organisations.relist(before, replace(before, listing=listing(phone="09 1")), (), lease)
    before = world.organisations.get("organisation-1")
    assert before.email_status is EmailStatus.BOUNCED
    world.organisations.relist(before, replace(before, listing=listing(email="n@avondrust.example")), (), lease)
    assert world.organisations.get("organisation-1").email_status is EmailStatus.OK


def test_editors_find_the_organisations_whose_mails_bounce(dynamodb_world: DynamoWorld) -> None:
    world = dynamodb_world
    world.put(organisation())
    world.organisations.note_bounced(world.organisations.get("organisation-1"), bounced=True)
    for _ in range(2):  # at once, and when the change has settled
        found = world.directory.search("", email_status="bounced", taking_part=True, limit=5).ids
        assert found == ["organisation-1"]
        world.directory.settle()


def ses_message(**changes: object) -> str:
    said = {
        "eventType": "Bounce",
        "mail": {"messageId": "ses-1", "tags": {"mail_id": ["mail-1"]}, "destination": ["an@post.example"]},
        "bounce": {
            "feedbackId": "f-1",
            "bounceType": "Permanent",
            "bouncedRecipients": [{"emailAddress": "An <an@post.example>"}],
        },
    }
    return json.dumps(said | changes)


def test_what_ses_publishes_is_read() -> None:
    assert read_events(ses_message(), unread=go_past) == (
        MailEvent(id="f-1", mail_id="mail-1", message_id="ses-1", address="an@post.example", fate=MailFate.HARD_BOUNCE),
    )
    recipients = [{"emailAddress": "an@post.example"}]
    undetermined = {"feedbackId": "f", "bounceType": "Undetermined", "bouncedRecipients": recipients}
    (soft,) = read_events(ses_message(bounce=undetermined), unread=go_past)
    assert soft.fate is MailFate.SOFT_BOUNCE
    complaint = {"feedbackId": "f", "complainedRecipients": recipients}
    (angry,) = read_events(ses_message(eventType="Complaint", complaint=complaint), unread=go_past)
    assert angry.fate is MailFate.COMPLAINT
    for report in ("not-spam", "auth-failure"):
        said = {**complaint, "complaintFeedbackType": report}
        assert read_events(ses_message(eventType="Complaint", complaint=said), unread=go_past) == ()


@pytest.mark.parametrize(
    "message", ["", "{", "[]", "null", "7", '{"eventType": "Delivery"}', '{"eventType": "Bounce"}', "[" * 5000]
)
def test_what_is_no_event_of_ours_is_nothing(message: str) -> None:
    assert read_events(message, unread=go_past) == ()
    assert read_events(ses_message(mail=message), unread=go_past) == ()


def test_an_operator_lifts_an_address_for_its_organisation_too(dynamodb_world: DynamoWorld) -> None:
    world = dynamodb_world
    world.put(organisation())
    sent(world, "m", ADDRESS, MailKind.REVIEW_NOTIFICATION)
    note(world, event("m", ADDRESS))
    assert world.organisations.get("organisation-1").email_status is EmailStatus.BOUNCED
    assert lift(f" {ADDRESS.upper()}", platform())
    assert world.organisations.get("organisation-1").email_status is EmailStatus.OK
    assert not lift(ADDRESS, platform())


def test_an_event_that_we_do_not_know_is_named_and_one_that_is_nothing_to_us_is_not() -> None:
    met: list[Any] = []
    messages = ("[]", "no json", ses_message(eventType="Teleported <b>"), ses_message(bounce=None))
    for message in (*messages, ses_message(eventType="Delivery"), "Successfully validated SNS topic for Amazon SES."):
        assert read_events(message, unread=met.append) == ()
    assert [(each.record, each.reason) for each in met] == [
        ("events/mail-unnamed", "unknown_form"),
        ("events/mail-unnamed", "unknown_form"),
        ("events/mail-Teleportedb", "unknown_kind"),
        ("events/mail-Bounce", "unknown_form"),
    ]


@pytest.mark.parametrize("fate", [MailFate.HARD_BOUNCE, MailFate.COMPLAINT])
def test_an_editor_whom_no_mail_reaches_is_seen_by_colleagues_until_an_operator_lifts_it(
    dynamodb_world: DynamoWorld, fate: MailFate
) -> None:
    an, bo = editor(), editor(id="editor-bo", email="bo@redactie.example")
    for each in (an, bo):
        dynamodb_world.editors.register(each)
    key = to_key(an.email, dynamodb_world.id_generator)
    dynamodb_world.editors.invite(sign_in(id="m1"), mail(id="m1", kind=MailKind.EDITOR_SIGN_IN, editor_id=an.id))
    claimed = dynamodb_world.outbox.claim("m1", now=NOW)
    assert claimed is not None
    dynamodb_world.outbox.sent(claimed, now=NOW, message_id="ses-m1", to_key=key)
    assert note(dynamodb_world, event("m1", bo.email, fate)) == "not_ours"
    assert note(dynamodb_world, event("m1", an.email, MailFate.SOFT_BOUNCE)) == "soft_bounce"
    assert not_reached(dynamodb_world.editors.all()) == ()
    assert note(dynamodb_world, event("m1", an.email, fate)) == fate
    assert [each.id for each in not_reached(dynamodb_world.editors.all())] == [an.id]
    assert lift(an.email.upper(), platform())
    assert not_reached(dynamodb_world.editors.all()) == ()
