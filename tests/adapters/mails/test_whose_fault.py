"""Whose fault a refusal of the mail service is, and under which code operators find what keeps a mail back."""

import logging
from collections.abc import Iterator
from logging.handlers import BufferingHandler
from typing import Any

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, ReadTimeoutError
from botocore.session import get_session
from botocore.stub import Stubber
from pynamodb.exceptions import GetError

from chalicelib.adapters import mail_log
from chalicelib.adapters.mail_log import note_fault, reason_of
from chalicelib.adapters.mail_renderer import JinjaMailRenderer
from chalicelib.adapters.ses import _AROUND, SesMailSender, verdict
from chalicelib.domain.rules.refusals import Busy, KeyAway, UnreadableRecord
from chalicelib.ports.mails import MailDelayed, MailRefused, UnreadableMail, Unwritable
from chalicelib.ports.stores import RenderedMail
from tests.builders import mail

SENDER = "Waarderingsplatform <mail@platform.example>"
RENDERED = RenderedMail(mail_id="mail-1", to="els@post.example", subject="Hallo", text="Dag", html="<p>Dag</p>")
SUSPENDED = "Email address is not verified. The following identities failed the check in region EU-WEST-1: "


def sent(code: str, text: str) -> Exception:
    """Return what sending raises where the service answers this."""
    sender = SesMailSender(region="eu-west-1", sender=SENDER, endpoint="")
    client = get_session().create_client(
        "sesv2", region_name="eu-west-1", aws_access_key_id="testing", aws_secret_access_key="testing"
    )
    vars(sender)["_client"] = client
    with Stubber(client) as stubber:
        stubber.add_client_error("send_email", service_error_code=code, service_message=text)
        with pytest.raises((MailDelayed, MailRefused)) as raised:
            sender.send(RENDERED)
    return raised.value


@pytest.mark.parametrize(
    ("code", "text", "reason"),
    [
        ("AccountSuspendedException", "", "account_suspended"),
        ("SendingPausedException", "", "sending_paused"),
        ("MailFromDomainNotVerifiedException", "", "sender_not_verified"),
        ("NotFoundException", "Configuration set <waardering> does not exist.", "configuration_set_missing"),
        ("LimitExceededException", "", "quota"),
        ("TooManyRequestsException", "Maximum sending rate exceeded.", "quota"),
        ("ThrottlingException", "Daily message quota exceeded.", "quota"),
        ("AccessDeniedException", "", "no_access"),
        ("ExpiredTokenException", "", "no_access"),
        ("InternalServiceErrorException", "", "mail_service"),
        ("MessageRejected", "Email address is not verified.", "sender_not_verified"),
        ("MessageRejected", f"{SUSPENDED}{SENDER}", "sender_not_verified"),
        ("MessageRejected", f"{SUSPENDED}PLATFORM.EXAMPLE, els@post.example", "sender_not_verified"),
        ("MessageRejected", f"{SUSPENDED}els@post.example", "account_in_sandbox"),
        ("MessageRejected", "Sending suspended for this account.", "sending_paused"),
        ("MessageRejected", "Something that nobody wrote down.", "mail_service:MessageRejected"),
        ("BadRequestException", "A header's value is too long.", "mail_service:BadRequestException"),
        ("ANewException", "", "mail_service:ANewException"),
    ],
)
def test_what_is_wrong_around_a_mail_makes_it_wait(code: str, text: str, reason: str) -> None:
    raised = sent(code, text)
    assert isinstance(raised, MailDelayed)
    assert raised.reason == reason


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("BadRequestException", "Missing final '@domain'"),
        ("BadRequestException", "Local address contains control or whitespace"),
        ("BadRequestException", "Domain contains illegal character"),
        ("BadRequestException", "Invalid email address els@post..example"),
        ("MessageRejected", "Message length is more than 41943040 bytes long."),
        ("MessageRejected", "Address blacklisted."),
    ],
)
def test_what_is_wrong_with_the_address_or_the_words_ends_the_mail(code: str, text: str) -> None:
    assert isinstance(sent(code, text), MailRefused)


def test_a_complaint_about_an_address_is_not_the_mails_where_our_own_is_none() -> None:
    raised = verdict("BadRequestException", "Missing final '@domain'", sender="platform.example")
    assert isinstance(raised, MailDelayed)


def test_every_refusal_that_the_service_knows_is_in_the_table_or_told_apart_by_its_text() -> None:
    operation = get_session().get_service_model("sesv2").operation_model("SendEmail")
    known = {shape.name for shape in operation.error_shapes}
    assert known - set(_AROUND) == {"MessageRejected", "BadRequestException"}


def test_a_service_that_does_not_answer_makes_a_mail_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    class Client:
        def send_email(self, **_: Any) -> None:
            raise EndpointConnectionError(endpoint_url="https://email.example")

    sender = SesMailSender(region="eu-west-1", sender=SENDER, endpoint="")
    monkeypatch.setitem(vars(sender), "_client", Client())
    with pytest.raises(MailDelayed) as raised:
        sender.send(RENDERED)
    assert raised.value.reason == "mail_service"


def client_error(operation: str) -> ClientError:
    return ClientError({"Error": {"Code": "DisabledException", "Message": "zuster Els"}}, operation)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (MailDelayed("quota"), "quota"),
        (UnreadableMail("unknown_kind"), "unknown_kind"),
        (Busy("key_service"), "key_service"),
        (Busy("secrets"), "secrets"),
        (Busy(), "store"),
        (KeyAway(), "key_service"),
        (UnreadableRecord("reviews/a", "undecodable at $.text"), "unreadable_record"),
        (GetError("zuster Els", ReadTimeoutError(endpoint_url="https://store.example")), "store"),
        (client_error("Decrypt"), "key_service"),
        (client_error("GetSecretValue"), "secrets"),
        (Unwritable("review_published"), "template"),
        (KeyError("zuster Els"), "fault:KeyError"),
    ],
)
def test_operators_are_told_a_code_and_nothing_of_what_a_fault_says(error: Exception, reason: str) -> None:
    assert reason_of(error) == reason
    lines = list(logged(error))
    assert [(line.levelno, line.__dict__["reason"]) for line in lines] == [
        (logging.WARNING if isinstance(error, MailDelayed | Busy) else logging.ERROR, reason)
    ]
    assert "Els" not in repr([vars(line) for line in lines])


def logged(error: Exception) -> Iterator[logging.LogRecord]:
    kept = BufferingHandler(10)
    mail_log._LOGGER.addHandler(kept)
    try:
        note_fault("mail-1", error)
    finally:
        mail_log._LOGGER.removeHandler(kept)
    yield from kept.buffer


def test_a_template_that_cannot_be_filled_in_is_ours_to_mend_whatever_it_raises() -> None:
    with pytest.raises(Unwritable) as raised:
        JinjaMailRenderer(site_url="https://platform.example").write(mail(), {}, to="els@post.example")
    assert reason_of(raised.value) == "template"
