"""The keys that sign links and derive ids: a stage's own, or those in its secret, where they can change.

A key changes in three steps, so that no link dies and no process meets a signature that it does not know yet: the new
key first only verifies, then signs, and the old one goes when the last link that it signed is dead.
"""

import json
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import msgspec

from chalicelib.adapters.signed_post import SignedPost
from chalicelib.domain.rules.refusals import Busy

SHORTEST: Final = 32  # characters of a key
_FRESH: Final = 300.0  # seconds that what the secret said is believed; every step of a change waits longer
_AGAIN: Final = 30.0  # seconds after which a secret that could not be read is asked for again


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Link keys, of which the first signs and all verify; and the key of ids, which never changes."""

    links: tuple[str, ...]
    ids: str
    account_secret: str = ""  # what the issuer of accounts knows us by; empty where it asks none


class BrokenSecret(Exception):
    """The secret holds something else than keys; what it holds is in no message."""


def read_ring(text: str) -> KeyRing:
    """The ring in a secret: `{"first": key, "links": [key, ...], "account": secret}`.

    Without `links` the first key signs; `account` is only of stages whose editors sign in with accounts.

    Raises:
        BrokenSecret: it is something else.
    """
    try:
        held = json.loads(text)
        links = held.get("links") or [held["first"]]
        ring = KeyRing(
            links=tuple(map(str, links)), ids=str(held["first"]), account_secret=str(held.get("account", ""))
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        raise BrokenSecret("the secret is not {first, links}") from None
    if min(map(len, (*ring.links, ring.ids))) < SHORTEST:
        raise BrokenSecret(f"a key in the secret is shorter than {SHORTEST} characters")
    return ring


class _Secret(msgspec.Struct):
    """An answer of Secrets Manager."""

    SecretString: str


class SecretKeys:
    """The ring in AWS Secrets Manager, read when first needed and again when it may have changed."""

    def __init__(
        self,
        *,
        secret: str,
        region: str,
        clock: Callable[[], float] = time.monotonic,
        signed_post: SignedPost | None = None,
    ) -> None:
        self._secret = secret
        self._region = region
        self._signed_post = signed_post
        self._clock = clock
        self._read: tuple[float, KeyRing] | None = None

    def __call__(self) -> KeyRing:
        """Return the ring; the one that was read last while the secret cannot be read anew.

        Raises:
            Busy: it cannot be read, and never was.
        """
        if self._read is None or self._clock() > self._read[0]:
            self._read = self._read_anew()
        return self._read[1]

    def _read_anew(self) -> tuple[float, KeyRing]:
        try:
            return self._clock() + _FRESH, read_ring(self._held())
        except (Busy, BrokenSecret) as error:
            cause = error.__cause__ or error  # what AWS said, which operators' commands tell
            # What a broken secret holds is in no message.
            extra = {"fault": type(cause).__name__, "went_on": self._read is not None}
            logging.getLogger("waardering.keys").error("keys not read", extra=extra)  # noqa: TRY400
            if self._read is None:
                raise Busy("secrets") from cause
            return self._clock() + _AGAIN, self._read[1]

    def _held(self) -> str:
        """Return what the secret holds now. Raises Busy."""
        if self._signed_post is not None:
            said = self._signed_post.given("secretsmanager.GetSecretValue", {"SecretId": self._secret}, _Secret)
            if said is not None:
                return said.SecretString
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415  (loaded with the client below)

        try:
            return str(self._client.get_secret_value(SecretId=self._secret)["SecretString"])
        except (BotoCoreError, ClientError, KeyError) as error:  # without one, the answer ended before its end
            raise Busy("secrets") from error

    def forget(self) -> None:
        """Read the secret anew at the next use."""
        self._read = None

    @cached_property
    def _client(self) -> Any:
        import boto3  # noqa: PLC0415  (a page that needs no key does not pay for it)
        from botocore.config import Config  # noqa: PLC0415

        config = Config(connect_timeout=2, read_timeout=3, retries={"total_max_attempts": 3})
        return boto3.client("secretsmanager", region_name=self._region, config=config)


def fixed_keys(links: Sequence[str], account_secret: str = "") -> Callable[[], KeyRing]:
    """Keys that a stage has in its environment: the first signs; the last one is the oldest, ids come from it."""
    ring = KeyRing(links=tuple(links), ids=links[-1], account_secret=account_secret)
    return lambda: ring
