"""The stage of the rows: the platform in this process, on its own store, its front door open to many at once."""

import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from botocore.session import get_session

from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.adapters.kms import make_key
from chalicelib.bootstrap import platform
from infra.local.launch.plan import WITHOUT_PACE
from infra.local.mailbox.app import make_mailbox
from infra.local.mailbox.kept import KeptMails
from infra.local.register import serve
from infra.local.stack import running_store
from infra.local.strict.rules import Settings
from tests.conftest import ENVIRONMENT, NOT_OURS
from tests.fakes.clock import FakeCipher
from tests.fakes.public_log import FakeSigner
from tests.journeys.people import send
from tests.races.arena import Arena, opened


@contextmanager
def played(
    *,
    sealed: bool = False,
    by_client: bool = False,
    strict: Settings = WITHOUT_PACE,
    **changes: str,
) -> Iterator[Arena]:
    """Twenty people at the front door of a platform that nobody has used yet.

    Args:
        sealed: whether identities are sealed by the store's own KMS; otherwise by something that opens faster.
        by_client: whether the store is asked by its client alone; otherwise as a function of AWS asks it.
        strict: how strict the store is.
        changes: of the platform's environment.
    """
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as place, running_store(Path(place), strict=strict) as endpoint:
        for name in NOT_OURS:
            os.environ.pop(name, None)
        os.environ.update(ENVIRONMENT, STORE_ENDPOINT=endpoint, KEY_ENDPOINT=endpoint, TABLE_PREFIX="prove-")
        os.environ.update(changes)
        if not by_client:
            os.environ["AWS_LAMBDA_FUNCTION_NAME"] = "api_handler"
        platform.cache_clear()
        here = platform()
        here.rest = lambda _: None
        if sealed:
            client = get_session().create_client("kms", region_name=here.settings.region, endpoint_url=endpoint)
            make_key(client, here.settings.identity_alias)
            make_key(client, here.settings.signing_alias, signs=True)
        else:
            here.cipher, here.signer = FakeCipher(), FakeSigner()
        try:
            with opened(here) as arena:
                yield arena
        finally:
            platform.cache_clear()
            os.environ.clear()
            os.environ.update(before)


@dataclass
class Mailbox:
    """The mailbox in which the platform's mails arrive, by the protocol of SES."""

    url: str
    kept: KeptMails

    def order(self, **options: object) -> None:
        """Make sending fail, or work again."""
        answer = send("POST", f"{self.url}/control", options)
        if answer.status != 200:
            raise ValueError(answer.body)

    def arrived(self) -> list[dict[str, Any]]:
        return self.kept.listed(None)

    def by_mail(self) -> Counter[str]:
        """Return how often each mail of the outbox arrived."""
        return Counter(str(each["headers"]["X-Mail-Id"]) for each in self.arrived())


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    with tempfile.TemporaryDirectory() as place:
        kept = KeptMails(Path(place) / "mails.sqlite3")
        with serve(make_mailbox(kept)) as url:
            yield Mailbox(url, kept)
        kept.close()


class Clock:
    """The platform's clock, which stands still until it is moved."""

    def __init__(self, arena: Arena) -> None:
        self.now: datetime = arena.here.now()
        self._here = arena.here
        self.hold()

    def adopt(self) -> None:
        """Go on from where somebody put another clock in this one's place."""
        self.now = self._here.now()
        self.hold()

    def hold(self) -> None:
        """Be the platform's clock, also when somebody put another in its place."""
        vars(self._here)["now"] = lambda: self.now

    def forward(self, **more: float) -> datetime:
        self.now += timedelta(**more)
        return self.now


def outbox() -> list[str]:
    """Every mail that was ever written, by its id."""
    return [item.mail_id for item in OutboxItem.scan(consistent_read=True)]
