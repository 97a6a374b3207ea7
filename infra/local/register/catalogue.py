"""The listings as they stand now: generated, then edited, then spoilt by the faults that are set."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final

from infra.local.register.edits import BLANK, Edit, Ledger, apply, checked, empty_listing
from infra.local.register.generator import Axis, Generator, Listing, identifier, index_in, iso
from infra.local.register.ingredients import HOSPITALS, RUBRICS
from infra.local.register.settings import Settings

ADDED: Final = "added"  # the realm of their ids
LAST_UPDATED: Final = "LAST_UPDATED_DESC"
RELEVANCE: Final = "RELEVANCE"
SORTS: Final = (LAST_UPDATED, RELEVANCE)

NO_JSON: Final[Mapping[str, bytes]] = {  # what stands for it until the answer is bytes
    "half of a character": rb'"\ud83d"',
    "a raw control character": b'"\x01"',
    "a byte that is no UTF-8": b'"\xe9"',
    "not a number": b"NaN",
}
Key = int  # the index of a generated listing, or minus the number of an added one


class Catalogue:
    """Cheap to make at any size: a listing is made when it is shown, a list when it is first asked for."""

    def __init__(self, settings: Settings, ledger: Ledger) -> None:
        self.initial = settings
        self._ledger = ledger
        self._changed_at = (0, 0)
        self._changed_edition = 0
        self._start(settings)

    def _start(self, settings: Settings) -> None:
        self.settings = settings
        self._generator = Generator(settings.seed)
        self._members: dict[str, array[int]] | None = None
        self._touched: dict[Key, tuple[int, int]] = {}
        self._refresh()

    def _refresh(self) -> None:
        """Forget, after any change, what was worked out from how it was before."""
        self._edits: dict[Key, Edit] = {}
        for first_id, edit in self._ledger.items():
            key = -edit.added if edit.added else self._generated(first_id)
            if key is not None:
                self._edits[key] = edit
        self._lists: dict[tuple[frozenset[str], str], list[Key]] = {}
        self._bad: dict[Key, int] | None = None
        self._bad_bytes: dict[Key, int] = {}

    def configure(self, settings: Settings, *, changed_again: bool = False) -> None:
        """Other settings; `changed_again` gives the listings of `changed_percent` another phone number."""
        if changed_again:
            self._changed_at = self._ledger.moment()
            self._changed_edition += 1
        self._start(settings)

    def forget_edits(self) -> None:
        self._ledger.forget_all()
        self._refresh()

    # Finding

    def rubric_names(self) -> list[str]:
        return [rubric for rubric in RUBRICS if rubric not in self.settings.rubric_gone]

    def list_of(self, rubrics: Collection[str], sort: str) -> list[Key]:
        """The visible listings in any of these rubrics, in order. The caller leaves the list as it is."""
        asked = frozenset(rubrics) & frozenset(self.rubric_names())
        if (asked, sort) not in self._lists:
            keys = (key for key in self._standing_in(asked) if self.is_visible(key))
            order = self._by_save if sort == LAST_UPDATED else self._by_relevance
            self._lists[asked, sort] = sorted(keys, key=order)
        return self._lists[asked, sort]

    def _standing_in(self, rubrics: frozenset[str]) -> Iterator[Key]:
        if self._members is None:
            self._members = {rubric: array("l") for rubric in RUBRICS}
            for index in range(self.settings.listings):
                for rubric in self._generator.rubrics(index):
                    self._members[rubric].append(index)
        generated = dict.fromkeys(key for rubric in rubrics for key in self._members[rubric])
        edited = {key: edit for key, edit in self._edits.items() if "rubrics" in edit.fields}
        yield from (key for key in generated if key not in edited)
        yield from (key for key, edit in edited.items() if rubrics & set(edit.fields["rubrics"]))

    def _by_save(self, key: Key) -> tuple[int, int, int]:
        updated, sequence = self.saved(key)
        return -updated, -sequence, key

    def _by_relevance(self, key: Key) -> tuple[int, int]:
        """Return the place by relevance: nobody outside knows what that means; this is stable, and shows drift too."""
        return -self._touched.get(key, (0, 0))[1], key

    def saved(self, key: Key) -> tuple[int, int]:
        """Return the moment when a listing was last saved, and the order within that second."""
        moments = [(self._generator.updated(key), 0)] if key >= 0 else []
        if key in self._edits:
            moments.append((self._edits[key].updated, self._edits[key].sequence))
        if key in self._touched:
            moments.append(self._touched[key])
        if self._is_changed(key):
            moments.append(self._changed_at)
        return max(moments)

    def touch(self, keys: Iterable[Key]) -> None:
        """These listings are saved again without a change, as drift does."""
        self._touched.update({key: self._ledger.moment() for key in keys})
        self._lists.clear()

    def key_of(self, an_id: str) -> Key | None:
        """The listing with this id, visible or not; None for an id that never was or is no more."""
        for rekeyed in (False, True):
            index = self._generator.index_in(an_id, rekeyed=rekeyed)
            if index is not None and index < self.settings.listings and self._is_rekeyed(index) is rekeyed:
                return index
        number = index_in(an_id, ADDED)
        return -number if number and -number in self._edits else None

    def _generated(self, first_id: str) -> Key | None:
        index = self._generator.index_in(first_id)
        return index if index is not None and index < self.settings.listings else None

    def keys(self) -> Iterator[Key]:
        """Every listing, the added ones first, the latest before the others."""
        yield from sorted(key for key in self._edits if key < 0)
        yield from range(self.settings.listings)

    def search(self, words: str) -> Iterator[Key]:
        """Search by id, name or municipality; by e-mail address when there is an @ in it. Invisible ones as well."""
        wanted = " ".join(words.split()).casefold()
        exact = self.key_of(wanted)
        if exact is not None or not wanted:
            yield from self.keys() if exact is None else [exact]
            return
        for key in self.keys():
            if "@" in wanted:
                texts = [entry["value"] for entry in self._emails(key)]
            else:
                texts = [self.name(key), self._municipality(key)]
            if any(wanted in " ".join(text.split()).casefold() for text in texts):
                yield key

    # Reading one

    def name(self, key: Key) -> str:
        edited = self._edits[key].fields.get("name") if key in self._edits else None
        return str(edited) if edited is not None else self._generator.name(key)

    def _municipality(self, key: Key) -> str:
        edited = self._edits[key].fields.get("municipality") if key in self._edits else None
        return str(edited) if edited is not None else self._generator.municipality(key)

    def _emails(self, key: Key) -> Iterable[Mapping[str, Any]]:
        edited = self._edits[key].fields.get("emails") if key in self._edits else None
        return self._generator.emails(key) if edited is None else edited

    def is_removed(self, key: Key) -> bool:
        return key in self._edits and self._edits[key].removed

    def is_visible(self, key: Key) -> bool:
        return not self.is_removed(key) and not self._among(key, Axis.VANISHED, self.settings.vanished_percent)

    def _among(self, key: Key, axis: Axis, percent: float) -> bool:
        """Tell whether a mass fault hits this listing; a larger share contains a smaller one."""
        return percent > 0 and key >= 0 and self._generator.share(axis, key) * 100 < percent

    def _is_rekeyed(self, key: Key) -> bool:
        return self._among(key, Axis.REKEYED, self.settings.rekeyed_percent)

    def _is_changed(self, key: Key) -> bool:
        return self._among(key, Axis.CHANGED, self.settings.changed_percent)

    def id_of(self, key: Key) -> str:
        if key < 0:
            return identifier(ADDED, -key)
        return self._generator.identifier(key, rekeyed=self._is_rekeyed(key))

    def original(self, key: Key) -> Listing:
        """The listing in full as its provider left it, before any fault but a new id."""
        made = empty_listing if key < 0 else partial(self._generator.listing, key)
        listing = made(an_id=self.id_of(key), updated=self.saved(key)[0])
        if key in self._edits:
            apply(listing, self._edits[key].fields)
        return listing

    def listing(self, key: Key) -> Listing:
        """The listing in full as the API shows it."""
        listing = self.original(key)
        if self._is_changed(key):
            listing["contactInfo"]["phones"] = self._generator.another_phone(key, edition=self._changed_edition)
        if self._among(key, Axis.EMAILS_LOST, self.settings.emails_lost_percent):
            listing["contactInfo"]["emails"] = []
        flaw = self._bad_records().get(key)
        if flaw is not None:
            _break(listing, flaw)
        if key in self._bad_bytes:
            listing["verified"] = list(NO_JSON)[self._bad_bytes[key] % len(NO_JSON)]
        return listing

    def stale(self, listing: Listing, key: Key) -> Listing:
        """The same listing as it was a day earlier, for a page that repeats an older version."""
        older = {**listing, "lastUpdated": iso(self.saved(key)[0] - 86_400)}
        if isinstance(listing["contactInfo"], dict):  # a broken record has no phones to change
            older["contactInfo"] = {**listing["contactInfo"], "phones": [{"value": "0800 00 000"}]}
        return older

    def _bad_records(self) -> Mapping[Key, int]:
        if self._bad is None:
            chosen: list[Key] = []
            records, most = self.settings.bad_records, self.settings.bad_records + self.settings.bad_bytes
            for key in self.keys() if most else ():
                if len(chosen) == most:
                    break
                listing = self.original(key)
                rubrics = {activity["name"]["description"] for activity in listing["activities"]}
                if self.is_visible(key) and listing["state"] == "PUBLISHED" and HOSPITALS not in rubrics:
                    chosen.append(key)
            self._bad = {key: turn for turn, key in enumerate(chosen[:records])}
            self._bad_bytes = {key: turn for turn, key in enumerate(chosen[records:])}
        return self._bad

    # Changing one

    def edit(self, key: Key, body: Mapping[str, object]) -> None:
        """ValueError when the body names what cannot be, or holds what may not be."""
        first_id = identifier(ADDED, -key) if key < 0 else self._generator.identifier(key)
        self._ledger.record(first_id, checked(body))
        self._refresh()

    def add(self, body: Mapping[str, object]) -> Key:
        wanted = checked(body)
        if not {"name", "rubrics"} <= set(wanted):
            raise ValueError("name and rubrics are needed")
        number = self._ledger.next_added()
        self._ledger.record(identifier(ADDED, number), {**BLANK, **wanted}, added=number)
        self._refresh()
        return -number

    def counts(self) -> dict[str, int]:
        added = sum(key < 0 for key in self._edits)
        removed = sum(edit.removed for edit in self._edits.values())
        return {
            "generated": self.settings.listings,
            "added": added,
            "edited": len(self._edits) - added,
            "removed": removed,
        }


def _break(listing: Listing, flaw: int) -> None:
    broken: tuple[dict[str, Any], ...] = (
        {"legalName": None},
        {"addresses": "Schakelveld 20, 2490 Balen"},
        {"legalName": ["De Schakel vzw"]},
        {"contactInfo": ["info@wzc-de-schakel.example"]},
    )
    listing.update(broken[flaw % len(broken)])
