"""The button of a mail program that stops a mail (RFC 8058)."""

from collections.abc import Mapping
from typing import Final

from chalicelib.domain.rules.refusals import TooLarge
from chalicelib.entrypoints.http.request import LARGEST_BODY

_ONE_CLICK: Final = ("List-Unsubscribe", b"One-Click")


def one_click(headers: Mapping[str, str], body: bytes) -> bool:
    """Return true when a mail program's button stopped a mail: `List-Unsubscribe=One-Click`, in either kind of form.

    Programs should send it as `multipart/form-data`, and may send it as other forms are (RFC 8058, 3.2).

    Raises:
        TooLarge: over 64 KiB.
    """
    if len(body) > LARGEST_BODY:
        raise TooLarge
    kind = headers.get("content-type", "")
    if kind.partition(";")[0].strip().lower() == "multipart/form-data":
        from email import message_from_bytes, policy  # noqa: PLC0415 - no reader's cold start pays for it

        form = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body, policy=policy.HTTP)
        fields = {
            str(part.get_param("name", "", header="content-disposition")): part.get_payload(decode=True)
            for part in form.walk()
        }
        said = fields.get(_ONE_CLICK[0])
        return isinstance(said, bytes) and said.strip() == _ONE_CLICK[1]
    return body.strip() == b"=".join((_ONE_CLICK[0].encode(), _ONE_CLICK[1]))
