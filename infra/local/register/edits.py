"""What people changed in the register, kept in one small file so that it survives a restart."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final

FILE_NAME: Final = "register.json"
FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Edit:
    """The changes to one listing since it was generated, or all there is to it when it was added."""

    updated: int  # seconds since 1970
    sequence: int  # which of two edits in one second was last
    removed: bool = False
    fields: Mapping[str, Any] = field(default_factory=dict)
    added: int | None = None  # the how-manieth added listing this is

    def with_changes(self, changes: Mapping[str, Any], *, updated: int, sequence: int) -> "Edit":
        fields = {**self.fields, **changes}
        removed = bool(fields.pop("removed", self.removed))
        return replace(self, updated=updated, sequence=sequence, removed=removed, fields=fields)


class UnreadableEdits(Exception):
    """The file is there but not as this program wrote it: better to stop than to overwrite it."""


class Ledger:
    """All edits by the id the listing was generated with, which stays the same when ids are re-keyed."""

    def __init__(self, data_dir: Path | None, *, clock: Callable[[], float]) -> None:
        self._path = data_dir / FILE_NAME if data_dir else None
        self._clock = clock
        self._edits: dict[str, Edit] = {}
        self._sequence = 0
        if self._path and self._path.exists():
            self._load(self._path)

    def __len__(self) -> int:
        return len(self._edits)

    def items(self) -> list[tuple[str, Edit]]:
        return list(self._edits.items())

    def get(self, first_id: str) -> Edit | None:
        return self._edits.get(first_id)

    def moment(self) -> tuple[int, int]:
        """Now, and a number that orders what happens within one second."""
        self._sequence += 1
        return int(self._clock()), self._sequence

    def next_added(self) -> int:
        return 1 + max((edit.added or 0 for edit in self._edits.values()), default=0)

    def record(self, first_id: str, changes: Mapping[str, Any], *, added: int | None = None) -> None:
        now, sequence = self.moment()
        before = self._edits.get(first_id, Edit(updated=now, sequence=sequence, added=added))
        self._edits[first_id] = before.with_changes(changes, updated=now, sequence=sequence)
        self._save()

    def forget_all(self) -> None:
        self._edits.clear()
        self._save()

    def _load(self, path: Path) -> None:
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            if stored["format"] != FORMAT:
                raise UnreadableEdits(f"{path} has format {stored['format']}, not {FORMAT}")
            self._edits = {first_id: Edit(**values) for first_id, values in stored["edits"].items()}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableEdits(f"{path} cannot be read ({error}); move it away to start afresh") from error
        self._sequence = max((edit.sequence for edit in self._edits.values()), default=0)

    def _save(self) -> None:
        """Written beside the old file and moved over it: a crash leaves the one or the other, never half."""
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        edits = {first_id: asdict(edit) for first_id, edit in self._edits.items()}
        beside = self._path.with_name(f"{FILE_NAME}.new")
        with beside.open("w", encoding="utf-8") as file:
            json.dump({"format": FORMAT, "edits": edits}, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._path)
