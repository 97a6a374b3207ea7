"""The guards of the law: two pairs of eyes, erasing, appeals. Each as `mutations.Mutation` has its fields."""

from typing import Final

LAW: Final = (
    (
        "one editor publishes what may tell of a crime",
        "chalicelib/domain/reviews/record.py",
        "Need.SECOND_EDITOR_IF_GRAVE: self.grave}",
        "Need.SECOND_EDITOR_IF_GRAVE: False}",
        "tests/entrypoints/console/test_crime_and_despair.py::test_two_editors_publish_it_and_never_one",
    ),
    (
        "a second approval by the same editor counts",
        "chalicelib/domain/reviews/review.py",
        "            if act.actor_id == self.approved_by:\n",
        "            if False:\n",
        "tests/entrypoints/console/test_crime_and_despair.py::test_two_editors_publish_it_and_never_one",
    ),
    (
        "what was suspected is forgotten once it is cleared",
        "chalicelib/domain/reviews/review.py",
        "escalated=self.escalated or to in UNDER_SUSPICION,",
        "escalated=to in UNDER_SUSPICION,",
        "tests/entrypoints/console/test_crime_and_despair.py::test_a_false_alarm_is_cleared_by_another_editor_and_then_published_by_two",
    ),
    (
        "a crime that older words did not know goes online by one",
        "chalicelib/use_cases/reviews/decide_review.py",
        "with_grave_signals(before) if Need.SECOND_EDITOR_IF_GRAVE in needs else before",
        "before",
        "tests/entrypoints/console/test_crime_and_despair.py::test_what_an_older_list_of_words_did_not_see_is_seen_when_it_would_go_online",
    ),
    (
        "a removal of it is taken back by one",
        "chalicelib/domain/rules/lifecycle.py",
        "            _AGAIN | _BY_TWO_IF_GRAVE,\n",
        "            _AGAIN | _GOES_ONLINE,\n",
        "tests/entrypoints/console/test_crime_and_despair.py::test_a_removal_that_is_taken_back_on_appeal_waits_for_a_second_editor",
    ),
    (
        "the accused read which rule",
        "chalicelib/use_cases/mails/compose_mail.py",
        'return "" if mail.rule in NEVER_TOLD and anothers else mail.rule',
        "return mail.rule",
        "tests/entrypoints/console/test_crime_and_despair.py::test_no_mail_tells_the_accused_which_rule_or_what_was_suspected",
    ),
    (
        "what may tell of a crime waits its turn",
        "chalicelib/domain/projections/queue.py",
        "return FRONT if self.grave else LAST - self.strength",
        "return LAST - self.strength",
        "tests/entrypoints/console/test_crime_and_despair.py::test_it_stands_first_in_the_queue_whatever_else_waits",
    ),
    (
        "who decided last erases under what is open",
        "chalicelib/use_cases/reviews/erase_review.py",
        "            check_other_eyes(before, act, stores=stores)\n",
        "            pass\n",
        "tests/entrypoints/console/test_erasing.py::test_while_something_is_open_it_is_for_another_editor_than_the_last",
    ),
    (
        "an appeal is erased away by who decided",
        "chalicelib/use_cases/reviews/erase_review.py",
        "    if act.actor_id in deciders_of_open(pending, stores=stores):\n",
        "    if False:\n",
        "tests/entrypoints/console/test_erasing.py::test_nobody_who_decided_on_the_review_erases_an_appeal_away",
    ),
    (
        "an open appeal goes before what it is about",
        "chalicelib/use_cases/reviews/erase_review.py",
        "        if appeal not in ending:\n",
        "        if True:\n",
        "tests/entrypoints/console/test_erasing.py::test_an_erasure_that_fails_leaves_the_appeal_open",
    ),
    (
        "an erasure stands in no figure",
        "chalicelib/domain/projections/integrity.py",
        '        yield f"erased_by_band.{marks}"\n',
        "",
        "tests/entrypoints/console/test_erasing.py::test_an_editors_erasure_stands_in_the_figures_with_its_band_and_its_rule",
    ),
    (
        "who decided before judges the appeal",
        "chalicelib/domain/cases/appeal.py",
        "check_four_eyes(step, actor_id=act.actor_id, previous={self.first_editor, *deciders})",
        "check_four_eyes(step, actor_id=act.actor_id, previous={self.first_editor})",
        "tests/entrypoints/links/test_one_appeal_a_decision.py::test_its_judge_is_nobody_who_decided_on_that_review_before",
    ),
    (
        "one decision is appealed against twice",
        "chalicelib/use_cases/cases/appeal.py",
        "    if any(each.about == appeal.about and",
        "    if any(False and",
        "tests/entrypoints/links/test_one_appeal_a_decision.py::test_an_appeal_that_release_0_1_0_took_in_is_one_too",
    ),
)
