"""The guards of questions, notes and referrals. Each as `mutations.Mutation` has its fields."""

from typing import Final

DESK: Final = (
    (
        "what was asked and noted survives an erasure",
        "chalicelib/adapters/dynamodb/aggregates/reviews.py",
        "    if before and after.silences(before):",
        "    if False:",
        "tests/entrypoints/console/test_beside.py::test_no_word_that_was_asked_noted_or_referred_survives_an_erasure",
    ),
    (
        "a question moves no version on",
        "chalicelib/use_cases/cases/ask_author.py",
        "ReviewTransition(before=before, after=before.beside())",
        "ReviewTransition(before=before, after=before)",
        "tests/entrypoints/console/test_beside.py::test_of_two_who_ask_at_once_and_of_who_decides_meanwhile_one_looks_again",
    ),
    (
        "questions have no end",
        "chalicelib/domain/cases/thread.py",
        "if len(self.questions) >= MOST_QUESTIONS:",
        "if False:",
        "tests/entrypoints/console/test_beside.py::test_no_more_is_asked_than_fits_and_the_longest_of_all_fits_in_one_item",
    ),
    (
        "an answer may be given twice",
        "chalicelib/domain/cases/thread.py",
        "if found.answered_at is not None or review.status not in TAKES_QUESTIONS:",
        "if review.status not in TAKES_QUESTIONS:",
        "tests/entrypoints/console/test_beside.py::test_an_answer_is_given_once_and_not_after_the_review_was_closed",
    ),
    (
        "an authority is told who wrote a review",
        "chalicelib/use_cases/mails/compose_mail.py",
        "names = names_of_author(author) if author else ()",
        "names = ()",
        "tests/entrypoints/console/test_beside.py::test_an_authority_is_mailed_what_the_editor_chose_and_never_who_wrote_it",
    ),
    (
        "research about a watched organisation does not open by itself",
        "chalicelib/use_cases/reviews/confirm_review.py",
        "if beside.home.watched(now):",
        "if False:",
        (
            "tests/entrypoints/console/test_beside.py::"
            "test_a_new_review_about_a_watched_organisation_opens_research_by_itself_once"
        ),
    ),
    (
        "an author sees what editors note and refer",
        "chalicelib/entrypoints/links/author.py",
        " if entry.action not in EDITORS_ALONE]",
        "]",
        "tests/entrypoints/console/test_beside.py::test_notes_are_for_colleagues_beside_what_they_are_about",
    ),
)
