"""The data map says what the tables hold: an attribute, a table or a period without its word fails here."""

import pytest

from chalicelib.adapters.dynamodb.client.forms import FORMS
from chalicelib.adapters.dynamodb.client.table import DocumentAttribute, Table
from chalicelib.adapters.dynamodb.client.tables import EXPIRING, NAMES, TABLES
from chalicelib.domain.projections.deadlines import TaskKind
from chalicelib.domain.rules.retention import KEEPING, Kept, KeptBy
from chalicelib.use_cases.upkeep.run_due_tasks import _OF_OTHERS, _OF_REVIEWS
from infra.privacy import BEGIN, DOCUMENT, END, data_map
from infra.privacy.holdings import HOLDINGS


def test_every_table_and_attribute_has_its_word_and_no_word_is_left_over() -> None:
    stored = {
        NAMES[table]: {name for name, kind in table.get_attributes().items() if not isinstance(kind, DocumentAttribute)}
        for table in TABLES
    }
    assert {name: set(held.attributes or {}) for name, held in HOLDINGS.items()} == stored


def test_every_period_is_of_something_that_is_kept() -> None:
    assert {period for held in HOLDINGS.values() for period in held.periods} == set(Kept)


def test_what_is_personal_says_how_long_it_is_kept() -> None:
    assert not [name for name, held in HOLDINGS.items() if held.personal and not (held.periods or held.otherwise)]


def test_the_document_is_what_the_tables_and_periods_say() -> None:
    _, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
    assert rest.partition(END)[0].strip() == data_map().strip()


def test_every_form_of_the_register_has_an_end_and_what_keeps_it() -> None:
    assert KEEPING.keys() == {name for name in FORMS if not name.startswith("items of ")}
    assert not [name for name, each in KEEPING.items() if not (each.periods or each.otherwise)]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_keeps_what_is_in_it_by_the_periods_of_its_forms(table: type[Table]) -> None:
    name = NAMES[table]
    of_forms = {period for form, each in KEEPING.items() if FORMS[form].table == name for period in each.periods}
    held = set(HOLDINGS[name].periods)
    assert of_forms <= held
    if of_forms:
        assert held == of_forms
    by = {each.by for form, each in KEEPING.items() if FORMS[form].table == name}
    assert KeptBy.STORE not in by or table in EXPIRING


def test_the_clock_has_a_task_for_all_that_it_keeps() -> None:
    ended = {
        "review": {TaskKind.EXPIRE, TaskKind.ARCHIVE},
        "author": {TaskKind.FORGET_AUTHOR, TaskKind.EXPIRE},
        "trace": {TaskKind.FORGET_AUTHOR, TaskKind.EXPIRE},
        "notice": {TaskKind.DELETE_NOTICE},
        "notifier": {TaskKind.DELETE_NOTICE},
        "appeal": {TaskKind.DELETE_APPEAL},
        "dossier": {TaskKind.DELETE_DOSSIER},
    }
    assert ended.keys() == {name for name, each in KEEPING.items() if each.by is KeptBy.DEADLINE}
    assert {task for tasks in ended.values() for task in tasks} <= {*_OF_REVIEWS, *_OF_OTHERS}
