"""Mails leave through Amazon SES, version 2 of its API."""

from functools import cached_property
from typing import TYPE_CHECKING, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.adapters.ses_events import MAIL_ID_TAG
from chalicelib.ports.stores import MailDelayed, MailRefused, RenderedMail

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client
    from mypy_boto3_sesv2.type_defs import MessageHeaderTypeDef, SendEmailRequestTypeDef

_REFUSED: Final = {"MessageRejected", "BadRequestException", "NotFoundException"}


class SesMailSender:
    """The port `MailSender`."""

    def __init__(self, *, region: str, sender: str, endpoint: str, configuration_set: str = "") -> None:
        self._configuration_set = configuration_set
        self._region = region
        self._sender = sender
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
        if self._configuration_set:  # only through one does SES tell what became of a mail
            request["ConfigurationSetName"] = self._configuration_set
        try:
            answer = self._client.send_email(**request)
        except ClientError as error:
            if error.response["Error"]["Code"] in _REFUSED:
                raise MailRefused from error
            raise MailDelayed from error
        except BotoCoreError as error:
            raise MailDelayed from error
        return answer["MessageId"]


def _unsubscribe(url: str) -> "list[MessageHeaderTypeDef]":
    """Return the headers for a stop button of mail programs; a POST, so no scanner presses it (RFC 2369, RFC 8058)."""
    if not url:
        return []
    return [
        {"Name": "List-Unsubscribe", "Value": f"<{url}>"},
        {"Name": "List-Unsubscribe-Post", "Value": "List-Unsubscribe=One-Click"},
    ]
