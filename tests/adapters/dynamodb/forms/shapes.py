"""The shape of each form, as the code has it now: `python -m tests.adapters.dynamodb.forms.shapes` notes new versions.

A document's shape is the schema of its type with all that is nested in it and every default, without the names of
classes. A table's is its keys, attributes and indexes. Of what lies in keys, or is packed, a sample is written as the
store would get it.
"""

import hashlib
import json
import sys
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, get_args

import msgspec
from msgspec.structs import fields
from pynamodb.attributes import Attribute

from chalicelib.adapters.dynamodb.aggregates import invitations, organisations, sync_store
from chalicelib.adapters.dynamodb.aggregates.openness import public_log
from chalicelib.adapters.dynamodb.client import cursors
from chalicelib.adapters.dynamodb.client.forms import FORMS
from chalicelib.adapters.dynamodb.client.table import DocumentAttribute, Table
from chalicelib.adapters.dynamodb.client.tables import NAMES, TABLES
from chalicelib.adapters.dynamodb.projections import (
    deadlines,
    directory,
    organisation_items,
    queue,
    search_items,
    similarity_index,
)
from chalicelib.domain.cases.notice import Notifier
from chalicelib.domain.organisations.invitations import Batch, Group
from chalicelib.domain.organisations.organisation import ContactPerson
from chalicelib.domain.organisations.search_lines import Block, Line, line
from chalicelib.domain.projections.deadlines import of_review
from chalicelib.domain.projections.insights import moved
from chalicelib.domain.projections.queue import waiting
from chalicelib.domain.projections.strangers.cells import Decision
from chalicelib.domain.projections.strangers.public_log import written
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.public_review import public_review_of
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import Action, OrganisationState
from chalicelib.domain.signals.text.bands import bands_of
from chalicelib.domain.sync.manifest import Manifest, row_of
from chalicelib.dutch.keyword_themes import current_themes
from chalicelib.ports.sync import StagedPage
from infra.transfer.lines import WholeLine
from tests.builders import listing, organisation, review

NOTED: Final = Path(__file__).with_name("forms.json")
ITEMS: Final = "items of "
_KINDS: Final[Mapping[str, Any]] = {
    "author": Author,
    "notifier": Notifier,
    "contact person": ContactPerson,
    "first page": organisation_items.CachedFirstPage,
    "search line": Line,
    "staged page": StagedPage,
}
_LEFT_OUT: Final = frozenset({"title", "description", "propertyNames"})
_AT: Final = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def shapes() -> dict[str, object]:
    """Return the shape of every form."""
    found: dict[str, Any] = {name: [] for name in FORMS}
    for table in TABLES:
        found[f"{ITEMS}{NAMES[table]}"] = [_items(table)]
        for attribute in table.get_attributes().values():
            if isinstance(attribute, DocumentAttribute):
                found[attribute.codec.name].append(schema(attribute.kind))
    for name, kind in _KINDS.items():
        found[name].append(schema(kind))
    for name, sample in _SAMPLES.items():
        found[name].append(sample())
    return found


def fingerprint(shape: object) -> str:
    return hashlib.sha256(json.dumps(shape, sort_keys=True, default=repr).encode()).hexdigest()[:16]


def schema(kind: Any) -> object:
    """The schema of a type with what is nested in it put in its place; the same whichever msgspec writes it.

    From 0.23 on it also tells which keys a mapping may have, and that one is empty by default.
    """
    (root,), parts = msgspec.json.schema_components([kind], ref_template="{name}")

    def whole(node: Any) -> Any:
        if isinstance(node, list):
            return [whole(each) for each in node]
        if not isinstance(node, dict):
            return node
        node = dict(node)
        if "$ref" in node:
            node.update(parts[node.pop("$ref")])
        if node.get("default") == {}:
            del node["default"]
        return {key: whole(value) for key, value in node.items() if key not in _LEFT_OUT}

    return whole(root)


def _items(table: type[Table]) -> object:
    attributes = {
        name: [each.attr_type, each.null, each.is_hash_key, each.is_range_key, repr(each.default)]
        for name, each in table.get_attributes().items()
    }
    indexes = {
        name: [
            index.Meta.projection.projection_type,
            sorted(each for each, what in vars(type(index)).items() if isinstance(what, Attribute)),
        ]
        for name, index in table._indexes.items()
    }
    return [attributes, indexes]


def _published() -> Any:
    own = review(id="review-1", submitted_at=_AT)
    for number, action in enumerate((Action.CONFIRM, Action.APPROVE), start=1):
        by = Actor.AUTHOR if action is Action.CONFIRM else Actor.EDITOR
        own, _ = own.moved(action, Act(by=by, at=_AT + timedelta(hours=number), actor_id="editor-an"))
    return own


def _waiting() -> Any:
    act = Act(by=Actor.AUTHOR, at=_AT + timedelta(hours=1))
    return waiting(review(id="review-1", submitted_at=_AT).moved(Action.CONFIRM, act)[0])[0]


def _public_review() -> object:
    public_review = public_review_of(_published())
    assert public_review is not None
    return organisation_items.published_part(public_review)


def _card() -> object:
    batch = Batch(id="batch-1", organisation_id="organisation-1", number=1, group=Group.RESIDENTS, made_at=_AT)
    return invitations.new_card(batch, "key-1").serialize()


def _export() -> object:
    """Return the fields of each kind of line; of its documents each has a form of its own."""
    return [
        [kind.__struct_config__.tag, [[each.name, str(each.type), each.required] for each in fields(kind)]]
        for kind in get_args(WholeLine)
    ]


def _block() -> object:
    own = Block.of([Line("huis\t9000 gent\tRO", "0" * 32)])
    shelf = search_items.packed_words(search_items.OPEN, search_items.BLOCKS + 1, 2, {"gent", "huis"})
    item = search_items.packed(search_items.OPEN, search_items.block_part(7), 3, Block.of([line(organisation())]))
    return [
        [search_items.BLOCKS, *directory._SCOPES, search_items.HEAD, search_items.CHANGE],
        [item.scope, item.part, zlib.decompress(item.texts or b""), item.ids, search_items.block_of("organisation-1")],
        [shelf.part, zlib.decompress(shelf.texts or b""), search_items.packed(search_items.OPEN, "", 1, own).ids],
    ]


def _trace() -> object:
    own = review(id="review-1", submitted_at=_AT)
    keys = similarity_index.band_keys(bands_of(own.text).held)
    part = similarity_index._part(_AT, own)
    return [similarity_index._item(f"author#{own.author_key}", part, own, 9, b"s"), keys]


def _manifest() -> object:
    kept = Manifest()
    kept.put(row_of(listing()))
    return [sync_store._MANIFEST, kept.take_changes()]


def _restriction() -> object:
    found = []
    for state in OrganisationState:
        moderation = replace(organisation().moderation, state=state, version=7)
        item = organisations.item_of(organisation(moderation=moderation))
        found.append([item.restricted_until, item.restriction_of, item.taking_part])
    return found


_SAMPLES: Final[Mapping[str, Callable[[], object]]] = {
    "card": _card,
    "public review": _public_review,
    "listing": lambda: organisations.listing_key(listing().key),
    "queue entry": lambda: queue.queue_item(_waiting()).serialize(),
    "deadline": lambda: deadlines._key(of_review(review(id="review-1", submitted_at=_AT)) or _never()),
    "counts of a month": lambda: {
        month: sorted(counts) for month, counts in moved(None, _published(), current_themes()).items()
    },
    "counters of an organisation": lambda: [organisation_items.ORGANISATION_PART, organisation_items.FIRST_PAGE_PART],
    "first page": lambda: organisation_items.SIZE,
    "search blocks": _block,
    "trace": _trace,
    "manifest": _manifest,
    "restriction": _restriction,
    "held back": lambda: [sync_store._PAIR.format, sync_store._PAIR.pack(1, 2), msgspec.msgpack.encode([[1, 2]])],
    "staged page": lambda: sync_store._STAGED,
    "export": _export,
    "public log": lambda: [public_log._place(12), written(Decision(name="", month="", of="", act="", by="")).decode()],
    "cursor": lambda: cursors.wrap("published#2026-11-20T09:30:00.000000Z#review-1"),
}


def _never() -> Any:
    raise AssertionError("a review that waits for its author has a deadline")


def noted() -> dict[str, list[str]]:
    """Return the fingerprint of each version of each form, as they were noted."""
    found: dict[str, list[str]] = json.loads(NOTED.read_text(encoding="utf-8"))
    return found


def main() -> int:
    """Note the newest version of each form; a released one never changes. Returns 1 where one did."""
    known, wrong = (noted() if NOTED.exists() else {}), []
    for name, shape in shapes().items():
        form, versions = FORMS[name], known.setdefault(name, [])
        mark = fingerprint(shape)
        if len(versions) < form.version:
            versions.append(mark)
        elif versions[form.version - 1] != mark and form.released:
            wrong.append(name)
        else:
            versions[form.version - 1] = mark
    NOTED.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for name in wrong:
        sys.stderr.write(f"{name}: its version was released; give it another one in FORMS first\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
