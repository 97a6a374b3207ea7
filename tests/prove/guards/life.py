"""The guards of ages, leaving and the ends of things. Each as `mutations.Mutation` has its fields."""

from typing import Final

LIFE: Final = (
    (
        "the age of a review passes for that of its words",
        "chalicelib/domain/signals/text/age.py",
        "if own is None or similarity(own, sketch(earlier)) < NEARLY_THE_SAME:",
        "if False:",
        "tests/use_cases/signals/test_look_again.py::test_who_revises_a_review_into_anothers_words_is_the_copy_whatever_its_age",
    ),
    (
        "confirming goes on when the organisation has left",
        "chalicelib/use_cases/reviews/confirm_review.py",
        "left=not beside.home.taking_part",
        "left=False",
        "tests/use_cases/organisations/test_leaving.py::test_confirming_after_that_gives_a_clear_answer_and_closes",
    ),
    (
        "publishing goes on when the organisation has left",
        "chalicelib/adapters/dynamodb/aggregates/organisations.py",
        "takes_part & (of ==",
        "(of ==",
        "tests/entrypoints/site/test_age_leaving_and_time.py::test_nothing_goes_online_about_one_that_left",
    ),
    (
        "mails go on when the organisation has left",
        "chalicelib/use_cases/mails/compose_mail.py",
        "if mail.kind in TO_WHO_TAKES_PART and not organisation.taking_part:",
        "if False:",
        "tests/use_cases/organisations/test_leaving.py::test_it_hears_nothing_more_but_of_what_is_open",
    ),
    (
        "life is counted from what was handed in",
        "chalicelib/domain/projections/deadlines.py",
        "review.experienced or month_of(review.submitted_at)",
        "month_of(review.submitted_at)",
        "tests/use_cases/upkeep/test_run_due_tasks.py::test_a_review_is_shown_until_four_years_after_its_experience_whenever_it_was_published",
    ),
    (
        "today's theme set decides what is public",
        "chalicelib/entrypoints/schemas/showing.py",
        "theme_sets.version(public_review.theme_set).aspect_ratings_public",
        'theme_sets.current(public_review.theme_set.rpartition("-")[0]).aspect_ratings_public',
        "tests/entrypoints/site/test_age_leaving_and_time.py::test_ratings_are_shown_as_the_form_promised_when_it_was_filled_in",
    ),
    (
        "days are those of UTC",
        "chalicelib/domain/clock/days.py",
        'ZoneInfo("Europe/Brussels")',
        'ZoneInfo("UTC")',
        "tests/domain/clock/test_days.py::test_the_edges_are_what_people_say_they_are",
    ),
)
