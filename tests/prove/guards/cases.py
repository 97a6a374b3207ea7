"""The guards of objections, statements and notifiers' data. Each as `mutations.Mutation` has its fields."""

from typing import Final

CASES: Final = (
    (
        "an objection outlives the address that its link was sent to",
        "chalicelib/use_cases/cases/object_to_decision.py",
        "lambda found: found.organisation.contact_nonce",
        "lambda found: stores.links.opened(Purpose.OBJECTION, token, now=now).nonce",
        "tests/entrypoints/links/test_objections.py::test_a_link_dies_with_the_address_it_was_sent_to",
    ),
    (
        "what no longer stands is objected to",
        "chalicelib/use_cases/cases/object_to_decision.py",
        "if not found.stands or now - found.at > WINDOW:",
        "if now - found.at > WINDOW:",
        "tests/entrypoints/links/test_objections.py::test_what_was_taken_back_meanwhile_is_nothing_to_object_to",
    ),
    (
        "an upheld objection lifts whatever measure stands by then",
        "chalicelib/use_cases/cases/lift_measure.py",
        "if not measure_stands(before, measure, appeal.against_at, now=act.at):",
        "if False:",
        (
            "tests/entrypoints/links/test_objections.py::"
            "test_an_objection_is_answered_also_when_the_measure_is_gone_by_then"
        ),
    ),
    (
        "whoever took a measure judges the objection to it",
        "chalicelib/use_cases/cases/object_to_decision.py",
        "first_editor=found.entry.actor_id,",
        'first_editor="",',
        (
            "tests/entrypoints/links/test_objections.py::"
            "test_another_editor_takes_an_upheld_measure_back_under_its_own_law"
        ),
    ),
    (
        "a notifier's name stays in what they wrote",
        "chalicelib/domain/cases/notice.py",
        'explanation="" if mine else struck(self.explanation, words),',
        'explanation="" if mine else self.explanation,',
        "tests/entrypoints/links/test_own_notice.py::test_an_open_notice_goes_on_without_whoever_gave_it",
    ),
    (
        "what a notifier wrote stays once their notice is decided",
        "chalicelib/domain/cases/notice.py",
        'explanation="" if self.forgotten else self.explanation,',
        "explanation=self.explanation,",
        "tests/entrypoints/links/test_own_notice.py::test_an_open_notice_goes_on_without_whoever_gave_it",
    ),
    (
        "a mail about a removal points nowhere beside us",
        "chalicelib/mails/review_removed.jinja",
        "{{ elsewhere(where) }}",
        "",
        "tests/adapters/mails/test_statements.py",
    ),
)
