"""Servers of the local stack inside the test's own process."""

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from infra.local.web.server import serving

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication


@pytest.fixture
def serve() -> Callable[["WSGIApplication"], contextlib.AbstractContextManager[str]]:
    return serving
