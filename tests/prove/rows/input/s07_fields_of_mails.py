"""S7: twenty line breaks and strange signs in each field that reaches a mail: no header added, the mail still goes."""

from typing import Final

from tests.prove.suite import KeptByTests

prove: Final = KeptByTests(
    "line breaks and Unicode in every field of every mail",
    tests=("tests/infra/mailbox/test_gallery.py",),
    at_least=5,
)
