"""S14: after an erasure no table, outbox, log or search copy holds a word, also when an old dump comes back."""

from typing import Final

from tests.prove.suite import KeptByTests

prove: Final = KeptByTests(
    "what was erased, looked for in every table, before and after a restore",
    tests=(
        "tests/entrypoints/links/test_personal_data.py",
        "tests/use_cases/reviews/test_erase_review.py",
    ),
    at_least=10,
)
