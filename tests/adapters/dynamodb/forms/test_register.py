"""The register of forms: no form changes without a new version, and a way from the old one."""

from dataclasses import field, make_dataclass
from enum import StrEnum

import pytest

from chalicelib.adapters.dynamodb.client.forms import FORMS, UNRELEASED
from chalicelib.adapters.dynamodb.client.table import DocumentAttribute
from chalicelib.adapters.dynamodb.client.tables import NAMES, TABLES
from tests.adapters.dynamodb.forms.shapes import ITEMS, fingerprint, noted, schema, shapes

SHAPES = shapes()
DOCUMENTS = {
    attribute.codec.name
    for table in TABLES
    for attribute in table.get_attributes().values()
    if isinstance(attribute, DocumentAttribute)
} | {"author", "notifier", "first page", "search line"}
WHAT_TO_DO = """
The form "{name}" is no longer what was noted of its version {version}. Data of that version stays in tables for years,
and the release before this one must be able to read what this one writes:
1. in chalicelib/adapters/dynamodb/client/forms/__init__.py give it a version: since=(…, "Unreleased");
2. lead the version before on to it: ways={{{before}: …}} for a document (what is absent there takes the careful
   answer, seldom the default), or say in `older` how an older copy is not believed and made anew;
3. reader= the oldest version whose readers understand the new one: a release that goes back reads it;
4. `python -m tests.adapters.dynamodb.forms.shapes` notes the new version, `python -m infra.forms page` draws the page.
"""


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_what_was_noted_of_its_version(name: str) -> None:
    form, versions = FORMS[name], noted()[name]
    assert len(versions) == form.version, WHAT_TO_DO.format(name=name, version=len(versions), before=form.version - 1)
    assert versions[-1] == fingerprint(SHAPES[name]), WHAT_TO_DO.format(
        name=name, version=form.version, before=form.version
    )


def test_every_form_is_noted_and_nothing_else() -> None:
    assert noted().keys() == FORMS.keys() == SHAPES.keys()


def test_every_table_and_document_has_its_form() -> None:
    assert {f"{ITEMS}{name}" for name in NAMES.values()} <= FORMS.keys()
    assert {form.table for form in FORMS.values()} == {*NAMES.values(), "none"}
    assert FORMS.keys() >= DOCUMENTS
    assert all(SHAPES[name] for name in FORMS.keys() - {"progress", "origin"})


@pytest.mark.parametrize("name", FORMS)
def test_a_form_leads_on_from_every_older_version(name: str) -> None:
    form = FORMS[name]
    if name in DOCUMENTS and not form.older:
        assert set(form.ways) == set(range(1, form.version))
    else:
        assert form.version == 1 or (form.older and not form.ways)
    assert 1 <= form.reader <= form.version
    assert UNRELEASED not in form.since[:-1]


class _State(StrEnum):
    OPEN = "open"


class _MoreStates(StrEnum):
    OPEN = "open"
    SHUT = "shut"


def _made(state: type[StrEnum] = _State, *, name: str = "Outer", text: str = "", on: bool = False) -> str:
    """The fingerprint of a document with another document in it."""
    inner = make_dataclass("Inner", [("text", str, text)])
    outer = make_dataclass(name, [("state", state), ("on", bool, on), ("inner", inner, field(default_factory=inner))])
    return fingerprint(schema(outer))


def test_a_changed_default_and_a_new_value_are_seen_and_a_new_name_of_a_class_is_not() -> None:
    """A default that changes means that stored data means something else; a release cannot read a value it lacks."""
    assert _made(name="Renamed") == _made()
    assert len({_made(), _made(on=True), _made(text="x"), _made(_MoreStates)}) == 4


def test_what_a_newer_msgspec_tells_of_the_same_document_changes_no_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    document = make_dataclass("Counts", [("of", dict[_State, int], field(default_factory=dict))])
    noted_before = fingerprint(schema(document))
    told = {"type": "object", "additionalProperties": {"type": "integer"}}
    newer = {"propertyNames": {"enum": ["open"]}, "default": {}}
    counts = {"title": "Counts", "type": "object", "properties": {"of": told | newer}, "required": []}
    monkeypatch.setattr("msgspec.json.schema_components", lambda *_, **__: (({"$ref": "Counts"},), {"Counts": counts}))
    assert fingerprint(schema(document)) == noted_before
