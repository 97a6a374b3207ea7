"""Links in mails: signed per purpose, so that one we did not make is refused before any store is asked.

A token holds the item's id, its expiry and the item's nonce under a signature. A leaked table opens nothing (there is
no key in it), a leaked key alone opens nothing (it knows no nonce), and a new nonce kills every link that is out.
"""

import base64
import binascii
import secrets
import struct
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Final

from itsdangerous import Signer

from chalicelib.domain.rules.mails import Purpose
from chalicelib.domain.rules.refusals import DeadLink
from chalicelib.ports.stores import OpenedLink

PATHS: Final = {
    Purpose.CONFIRM: "/confirm/",
    Purpose.MANAGE: "/manage/",
    Purpose.REPLY: "/reply/",
    Purpose.NOTICE: "/notice/",
    Purpose.OBJECTION: "/objection/",
    Purpose.INSIGHTS: "/insights/",
    Purpose.DIGEST: "/digest/",
    Purpose.EDITOR_DIGEST: "/editor/digest/",
    Purpose.SESSION: "/editor/session/",
    Purpose.PARTICIPATION: "/participation/",
    Purpose.PROMISE: "/promise/",
    Purpose.PROMISE_CHECK: "/promise-check/",
}
_LONGEST: Final = 400  # characters; ours are under 200
_BEHIND: Final = " .,;:!?>)]}'\"\u2019\u201d»"  # what is copied along with a link, out of a sentence
_EXPIRY: Final = struct.Struct(">Q")  # epoch seconds


class SignedLinks:
    """The port `Links`."""

    def __init__(self, *, site_url: str, key: str | Callable[[], Sequence[str]]) -> None:
        """Take a key or several, of which the first signs and all verify; they may change while this process lives."""
        self._site_url = site_url
        self._keys = (lambda: (key,)) if isinstance(key, str) else key

    def url(self, purpose: Purpose, item_id: str, nonce: str, *, expires_at: datetime) -> str:
        return f"{self._site_url}{PATHS[purpose]}{self.token(purpose, item_id, nonce, expires_at=expires_at)}"

    def token(self, purpose: Purpose, item_id: str, nonce: str, *, expires_at: datetime) -> str:
        payload = _EXPIRY.pack(int(expires_at.timestamp())) + f"{item_id}:{nonce}".encode()
        body = base64.urlsafe_b64encode(payload).rstrip(b"=")
        return _signer(purpose, self._keys()[0]).sign(body).decode()

    def opened(self, purpose: Purpose, token: str, *, now: datetime) -> OpenedLink:
        token = token.rstrip(_BEHIND)
        if len(token) > _LONGEST or not token.isascii():
            raise DeadLink
        try:
            body = token.encode().rpartition(b".")[0]
            # Compared whole: base64 can be spelt in several ways, and only ours opens. Every key is tried, always:
            # how long a refusal takes says nothing.
            ours = [secrets.compare_digest(_signer(purpose, key).sign(body), token.encode()) for key in self._keys()]
            if not any(ours):
                raise DeadLink
            payload = base64.urlsafe_b64decode(body + b"=" * (-len(body) % 4))
            (expires,) = _EXPIRY.unpack_from(payload)
            item_id, _, nonce = payload[_EXPIRY.size :].decode().partition(":")
        except (binascii.Error, struct.error, UnicodeDecodeError):
            raise DeadLink from None
        if datetime.fromtimestamp(expires, UTC) <= now:
            raise DeadLink
        return OpenedLink(item_id=item_id, nonce=nonce)


@lru_cache(maxsize=64)
def _signer(purpose: Purpose, key: str) -> Signer:
    return Signer(key, salt=f"waardering/{purpose}", key_derivation="hmac", digest_method=sha256)
