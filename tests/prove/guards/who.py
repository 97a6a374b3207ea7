"""The guards of who someone is, and doors. Each as `mutations.Mutation` has its fields."""

from typing import Final

WHO: Final = (
    (
        "another site signs a visitor of its in",
        "chalicelib/entrypoints/console/sessions.py",
        "if request.is_from_another_site and",
        "if False and",
        "tests/entrypoints/console/test_sessions.py::test_another_site_cannot_sign_a_visitor_of_its_in",
    ),
    (
        "who signs out stays in by another session",
        "chalicelib/entrypoints/console/sessions.py",
        "for token in request.session_tokens:",
        "for token in {request.cookie}:",
        "tests/entrypoints/console/test_sessions.py::test_signing_out_ends_both_of_two_cookies",
    ),
    (
        "a seal is as long as a name",
        "chalicelib/adapters/dynamodb/aggregates/identities.py",
        "return document.ljust(",
        "return document + bytes(0) * (",
        "tests/entrypoints/test_stolen_dump.py",
    ),
    (
        "each spelling of an address is a mailbox",
        "chalicelib/domain/rules/limits.py",
        "rule, reached, came = LIMITS[kind], mailbox(address),",
        "rule, reached, came = LIMITS[kind], address.lower(),",
        "tests/entrypoints/http/test_limits.py::test_spellings_of_one_mailbox_are_one_and_get_three_confirmations_an_hour",
    ),
    (
        "whoever asks in an editor's name locks them out",
        "chalicelib/use_cases/access/sign_in.py",
        "        stores.counters.take(counts, now=now)\n",
        "        raise\n",
        "tests/entrypoints/http/test_limits.py::test_nobody_locks_an_editor_out_by_asking_in_their_name",
    ),
    (
        "a repeat is taken in again after an erasure",
        "chalicelib/use_cases/reviews/submit_review.py",
        "        if is_erased(before, stores.reviews):\n",
        "        if False:\n",
        "tests/use_cases/reviews/test_submit_review.py::test_a_repeat_of_what_was_erased_is_not_taken_in_anew",
    ),
    (
        "a repeat is known for ever",
        "chalicelib/adapters/dynamodb/client/counters.py",
        "CounterItem.answer.does_not_exist() | (CounterItem.expires <= int(now.timestamp())),",
        "CounterItem.answer.does_not_exist(),",
        "tests/entrypoints/http/test_limits.py::test_a_repeat_after_a_day_is_new_and_one_after_an_erasure_says_so",
    ),
    (
        "of few reviews the distribution is told",
        "chalicelib/entrypoints/schemas/showing.py",
        "if tally.score is None",
        "if False",
        "tests/entrypoints/site/test_few_reviews.py::test_below_the_threshold_there_is_no_figure_in_any_form",
    ),
    (
        "a small group's ratings are shown at once",
        "chalicelib/domain/organisations/themes.py",
        "return self.aspect_ratings_public or not self.ratings_in_steps or reviews >= SMALL_GROUP",
        "return True",
        "tests/entrypoints/site/test_few_reviews.py",
    ),
    (
        "nobody looks whether an author is named",
        "chalicelib/entrypoints/console/editor_showing.py",
        "    if named:\n        raise Invalid",
        "    if False:\n        raise Invalid",
        "tests/entrypoints/console/test_names_of_authors.py",
    ),
)
