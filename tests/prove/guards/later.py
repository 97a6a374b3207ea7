"""The guards of second readings, webhooks, cards and papers. Each as `mutations.Mutation` has its fields."""

from typing import Final

_READ_AGAIN: Final = "tests/use_cases/readings/test_read_again.py"
_WHO: Final = "tests/entrypoints/console/test_who_does_what.py"
_READINGS: Final = "tests/adapters/readings/test_store_contract_readings.py"
LATER: Final = (
    (
        "whoever decided or opened a review reads it again",
        "chalicelib/use_cases/readings/read_again.py",
        "    if editor.id in known or editor.id in passed_over(reading, known):\n",
        "    if editor.id in passed_over(reading, known):\n",
        f"{_READ_AGAIN}::test_whoever_had_to_do_with_it_never_reads_it_again",
    ),
    (
        "any decision is drawn, not the first alone",
        "chalicelib/domain/cases/second_reading.py",
        "    if not counted or not may_be_drawn(before) or not is_drawn(before.id, keys):",
        "    if not counted or not is_drawn(before.id, keys):",
        f"{_READ_AGAIN}::test_what_is_not_drawn_or_no_first_decision_is_not_read_again",
    ),
    (
        "who reads again is told of the first decision",
        "chalicelib/entrypoints/console/readings/second_readings.py",
        "    both = _sees_both(found, request.who)\n",
        "    both = True\n",
        "tests/entrypoints/readings/test_second_readings.py::test_whoever_reads_again_is_told_of_the_words_alone",
    ),
    (
        "two who read at once both count",
        "chalicelib/adapters/dynamodb/aggregates/readings.py",
        "transaction.save(_live(after), CaseItem.version == before.version, otherwise=ChangedMeanwhile)",
        "transaction.save(_live(after))",
        f"{_READINGS}::test_of_two_who_read_at_once_one_counts",
    ),
    (
        "the same two are paired twice by two readings at once",
        "chalicelib/adapters/dynamodb/aggregates/readings.py",
        "transaction.save(_paired(now), same, otherwise=ChangedMeanwhile)",
        "transaction.save(_paired(now))",
        f"{_READINGS}::test_two_pairs_at_once_are_one_after_the_other",
    ),
    (
        "what is erased stays in the sample",
        "chalicelib/adapters/dynamodb/aggregates/reviews.py",
        "        if after.content_free and not before.content_free:\n",
        "        if False:\n",
        f"{_READINGS}::test_erased_it_is_gone_with_its_place_and_its_count_unless_time_took_it",
    ),
    (
        "a reading is of every sector",
        "chalicelib/use_cases/access/within_sectors.py",
        "        yield stores.readings.get(item_id).organisation_id\n",
        '        yield ""\n',
        f"{_WHO}::test_what_is_of_another_sector_is_refused_on_every_page_and_to_every_act",
    ),
    (
        "a webhook outlives its link",
        "chalicelib/use_cases/upkeep/push_changes.py",
        "    if webhook.lives(home):\n",
        "    if True:\n",
        "tests/webhooks/test_push_changes.py::test_what_died_by_the_register_alone_goes_within_a_day",
    ),
    (
        "who cannot be read loses their webhook",
        "chalicelib/use_cases/upkeep/push_changes.py",
        "self.stores.organisations.many([owner]).get(owner)",
        "self.stores.organisations.many([owner], unread=self.past.note).get(owner)",
        "tests/webhooks/test_push_changes.py::test_who_cannot_be_read_keeps_their_webhook",
    ),
    (
        "a card is used twice",
        "chalicelib/adapters/dynamodb/aggregates/invitations.py",
        "        & InvitationItem.spent.does_not_exist(),\n",
        "        & InvitationItem.place.exists(),\n",
        "tests/adapters/contracts/test_store_contract_invitations.py",
    ),
    (
        "a paper is noted before it stands",
        "chalicelib/use_cases/post/type_in_review.py",
        "no_person=no_person, stores=stores, now=now, stands=False)",
        "no_person=no_person, stores=stores, now=now)",
        "tests/use_cases/signals/test_crashes.py",
    ),
    (
        "other words are noted before they stand",
        "chalicelib/use_cases/reviews/manage_review.py",
        "no_person=no_person, stores=stores, now=now, stands=False)",
        "no_person=no_person, stores=stores, now=now)",
        "tests/use_cases/signals/test_crashes.py",
    ),
)
