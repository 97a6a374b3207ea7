"""The data map says what the tables hold: an attribute, a table or a period without its word fails here."""

from chalicelib.adapters.dynamodb.client.table import DocumentAttribute
from chalicelib.adapters.dynamodb.client.tables import NAMES, TABLES
from chalicelib.domain.rules.retention import Kept
from infra.privacy import BEGIN, DOCUMENT, END, HOLDINGS, data_map


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
