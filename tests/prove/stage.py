"""Where rows play: the platform in this process, on a store of its own, its front door open to many at once."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chalicelib.bootstrap import platform
from infra.local.stack import running_store
from tests.conftest import ENVIRONMENT, NOT_OURS
from tests.fake_clock import FakeCipher
from tests.races.arena import Arena, opened


@contextmanager
def played(**changes: str) -> Iterator[Arena]:
    """Twenty people at the front door of a platform that nobody has used yet; `changes` are of its environment."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as place, running_store(Path(place)) as endpoint:
        for name in NOT_OURS:
            os.environ.pop(name, None)
        os.environ.update(ENVIRONMENT, STORE_ENDPOINT=endpoint, TABLE_PREFIX="prove-", **changes)
        platform.cache_clear()
        here = platform()
        here.cipher = FakeCipher()
        try:
            with opened(here) as arena:
                yield arena
        finally:
            platform.cache_clear()
            os.environ.clear()
            os.environ.update(before)
