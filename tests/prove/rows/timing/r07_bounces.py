"""R7: bounces and complaints come late, twice, in any order, and from whoever makes them up."""

from typing import Final

from tests.prove.suite import KeptByTests

prove: Final = KeptByTests(
    "events of bounces and complaints, a fifth of them repeated, shuffled, and forged ones among them; in memory and "
    "in the store",
    tests=("tests/use_cases/mails/test_note_mail_event.py",),
    at_least=2100,
)
