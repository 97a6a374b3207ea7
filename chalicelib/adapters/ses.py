"""Mails leave through Amazon SES, version 2 of its API."""

import re
import time
from email.utils import formataddr, parseaddr
from functools import cached_property
from typing import TYPE_CHECKING, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.adapters.ses_events import MAIL_ID_TAG
from chalicelib.adapters.ses_rate import SendingRate
from chalicelib.domain.rules.email_address import is_email_address
from chalicelib.ports.mails import NOT_TOLD, MailDelayed, MailRefused
from chalicelib.ports.stores import RenderedMail

if TYPE_CHECKING:
    from collections.abc import Callable

    from mypy_boto3_sesv2 import SESV2Client
    from mypy_boto3_sesv2.type_defs import MessageHeaderTypeDef, SendEmailRequestTypeDef

# What a code says is at fault; all of it lies around the mail, so the mail waits. A code that is not here waits too.
_AROUND: Final = {
    "AccountSuspendedException": "account_suspended",
    "SendingPausedException": "sending_paused",
    "MailFromDomainNotVerifiedException": "sender_not_verified",
    "NotFoundException": "configuration_set_missing",
    "LimitExceededException": "quota",
    "TooManyRequestsException": "quota",
    "ThrottlingException": "quota",
    "Throttling": "quota",
    "AccessDeniedException": "no_access",
    "ExpiredTokenException": "no_access",
    "InvalidClientTokenId": "no_access",
    "UnrecognizedClientException": "no_access",
    "InternalServiceErrorException": "mail_service",
    "ServiceUnavailableException": "mail_service",
}
# Two codes are said of the mail as well as of what is around it; their text tells them apart.
_NOT_VERIFIED: Final = re.compile(r"(?i)not verified(?:.*?in region [^:]*:\s*(?P<identities>.+))?", re.DOTALL)
_HELD: Final = re.compile(r"(?i)paused|suspended|restricted|disabled")
_OF_THE_MAIL: Final = re.compile(r"(?i)message length|message is too|blacklisted|suppression list")
_OF_AN_ADDRESS: Final = re.compile(
    r"(?i)missing final '@domain'|local address |domain (?:contains|starts|ends)|user name is missing"
    r"|(?:illegal|invalid) (?:e-?mail |recipient )?address|invalid domain name|address is longer"
)
_TOO_FAST: Final = re.compile(r"(?i)sending rate")  # where a day's quota is used up, waiting a moment is of no use
SOON: Final = 2.0  # seconds after which a mail is not handed over once more, but waits in the outbox
_CODE: Final = re.compile(r"\w{1,60}")


class SesMailSender:
    """The port `MailSender`."""

    def __init__(
        self,
        *,
        region: str,
        sender: str,
        endpoint: str,
        configuration_set: str = "",
        rest: "Callable[[float], None] | None" = None,
    ) -> None:
        """Make a sender; with `rest`, which waits so many seconds, one that keeps to its share of SES's rate."""
        self._configuration_set = configuration_set
        self._rate = SendingRate(self._account_rate, rest=rest) if rest else None
        self._region = region
        # SES wants a name that is not ASCII as an encoded word (RFC 2047); a plain one stays as it is.
        self._sender = sender if sender.isascii() else formataddr(parseaddr(sender))
        self._endpoint = endpoint

    @cached_property
    def _client(self) -> "SESV2Client":
        # One try and short time-outs: the outbox repeats, and a claim must not outlive its lease.
        settings = Config(connect_timeout=3, read_timeout=10, retries={"total_max_attempts": 1})
        return boto3.client("sesv2", region_name=self._region, endpoint_url=self._endpoint or None, config=settings)

    def send(self, rendered: RenderedMail) -> str:
        headers: list[MessageHeaderTypeDef] = [
            {"Name": "X-Mail-Id", "Value": rendered.mail_id},
            {"Name": "Auto-Submitted", "Value": "auto-generated"},
            {
                "Name": "X-Auto-Response-Suppress",
                "Value": "All",
            },  # what Exchange reads instead (MS-OXCMAIL, 2.2.3.2.14)
            *_thread(rendered.thread, self._sender),
            *_unsubscribe(rendered.unsubscribe),
        ]
        request: SendEmailRequestTypeDef = {
            "FromEmailAddress": self._sender,
            "Destination": {"ToAddresses": [rendered.to]},
            "EmailTags": [{"Name": MAIL_ID_TAG, "Value": rendered.mail_id}],  # comes back in what SES tells of it
            "Content": {
                "Simple": {
                    "Subject": {"Data": rendered.subject, "Charset": "UTF-8"},
                    "Body": {
                        "Text": {"Data": rendered.text, "Charset": "UTF-8"},
                        "Html": {"Data": rendered.html, "Charset": "UTF-8"},
                    },
                    "Headers": headers,
                }
            },
        }
        if rendered.reply_to:
            request["ReplyToAddresses"] = [rendered.reply_to]
        if self._configuration_set:  # only through one does SES tell what became of a mail
            request["ConfigurationSetName"] = self._configuration_set
        try:
            return self._in_turn(request)
        except ClientError as error:
            said = error.response["Error"]
            raise verdict(said.get("Code", ""), said.get("Message", ""), sender=self._sender) from error
        except BotoCoreError as error:
            raise MailDelayed from error

    def _in_turn(self, request: "SendEmailRequestTypeDef") -> str:
        """Hand a mail over in its turn; once more where we were too fast together, as it did not leave then."""
        if self._rate is None:
            return self._sent(request)
        began = time.monotonic()
        self._rate.turn()
        try:
            return self._sent(request)
        except ClientError as error:
            too_fast = _TOO_FAST.search(error.response["Error"].get("Message", ""))
            if not too_fast or time.monotonic() - began > SOON:
                raise
        self._rate.refused()
        self._rate.turn()
        return self._sent(request)

    def _sent(self, request: "SendEmailRequestTypeDef") -> str:
        """Return the id that SES gave the mail.

        An answer that ends before its end comes here without one (`findings/half-an-answer-is-no-item.sh`): SES took
        the mail, which must not leave twice, and what it tells of it later has our own id in a tag.
        """
        return self._client.send_email(**request).get("MessageId") or NOT_TOLD

    def _account_rate(self) -> float:
        """Return how many mails the account may send in a second; 0 where SES does not say.

        Whatever keeps it from saying so keeps no mail: SES refuses what is too fast all the same.
        """
        try:
            return float(self._client.get_account()["SendQuota"]["MaxSendRate"])
        except Exception:  # noqa: BLE001 - see above
            return 0.0


def verdict(code: str, text: str, *, sender: str) -> MailDelayed | MailRefused:
    """Return whose fault a refusal is: the one mail's, which ends it, or that of anything around it, which passes.

    What is said of an address is said of the addressee's only where ours, in the settings, is one itself.
    """
    address = parseaddr(sender)[1]
    if code == "MessageRejected":
        if found := _NOT_VERIFIED.search(text):
            named = (found["identities"] or "").lower()
            domain = address.rpartition("@")[2].lower()
            # An addressee has to be verified only while the account may not mail just anybody.
            return MailDelayed("account_in_sandbox" if named and domain not in named else "sender_not_verified")
        if _HELD.search(text):
            return MailDelayed("sending_paused")
        if _OF_THE_MAIL.search(text):
            return MailRefused()
    if code == "BadRequestException" and _OF_AN_ADDRESS.search(text) and is_email_address(address):
        return MailRefused()
    return MailDelayed(_AROUND.get(code) or (f"mail_service:{code}" if _CODE.fullmatch(code) else "mail_service"))


def _thread(thread: str, sender: str) -> "list[MessageHeaderTypeDef]":
    """Return the headers that tie a mail to the others of its thread (RFC 5322, 3.6.4).

    All point to one beginning that nobody sent: SES gives each mail an id that is known only once it left.
    """
    if not thread:
        return []
    beginning = f"<{thread}@{parseaddr(sender)[1].rpartition('@')[2]}>"
    return [{"Name": "In-Reply-To", "Value": beginning}, {"Name": "References", "Value": beginning}]


def _unsubscribe(url: str) -> "list[MessageHeaderTypeDef]":
    """Return the headers for a stop button of mail programs; a POST, so no scanner presses it (RFC 2369, RFC 8058)."""
    if not url:
        return []
    return [
        {"Name": "List-Unsubscribe", "Value": f"<{url}>"},
        {"Name": "List-Unsubscribe-Post", "Value": "List-Unsubscribe=One-Click"},
    ]
