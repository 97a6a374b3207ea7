"""What each route asks of the store, drawn by hand: a route that gains a request fails here."""

import re
from collections.abc import Callable, Iterator
from typing import Final

import pytest

from bench.units import counted
from chalicelib.bootstrap import platform
from chalicelib.domain.mails import MailKind
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened

# Requests in their order: get, query, batch (reads of several items), write (one transaction), put.
# An editor's route begins with two reads of its own: the session, and who it is.
DRAWING: Final = """
start page                       -
organisations                    query batch
an organisation                  query
its reviews                      query
the form to write                get
a review is submitted            get write
a link that we did not sign      -
"""
