"""How a release's store is kept in this folder, and how it is unpacked for a stack to open."""

import io
import json
import lzma
import re
import tarfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from tests.golden.facts import mails
from tests.journeys.people import Town

HERE: Final = Path(__file__).parent
_LINK: Final = re.compile(r"/(?:confirm|manage|reply|notice|insights|digest|editor/session)/[\w.~-]+")
# What a stack writes for itself, and what names the machine it ran on.
_PASSING: Final = ("logs/", "launcher.log", "triggers.ready", "lock", "mailbox.sqlite3-")


def packed(data_dir: Path, folder: Path, manifest: Mapping[str, Any]) -> None:
    """Keep a DATA_DIR and what is true of it; the same files give the same bytes."""
    folder.mkdir(exist_ok=True)
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for path in sorted(each for each in data_dir.rglob("*") if each.is_file()):
            name = path.relative_to(data_dir).as_posix()
            if name.startswith(_PASSING):
                continue
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = path.stat().st_size, 0o600
            tar.addfile(entry, io.BytesIO(path.read_bytes()))
    (folder / "data.tar.xz").write_bytes(lzma.compress(archive.getvalue(), preset=9 | lzma.PRESET_EXTREME))
    told = {**manifest, "mails_waiting": mails_waiting(data_dir), "mails_dropped": mails_dropped(data_dir)}
    text = json.dumps(told, ensure_ascii=False, indent=1)
    (folder / "manifest.json").write_text(f"{text}\n", encoding="utf-8")


def unpacked(release: str, data_dir: Path) -> dict[str, Any]:
    """Lay a release's store where a stack may open it; returns its manifest."""
    with tarfile.open(HERE / release / "data.tar.xz") as tar:
        tar.extractall(data_dir, filter="data")
    found: dict[str, Any] = json.loads((HERE / release / "manifest.json").read_text(encoding="utf-8"))
    return found


def links_in(town: Town) -> list[str]:
    """The paths of all links in all mails that left."""
    return sorted({path for mail in mails(town) for path in _LINK.findall(mail["text"])})


def mails_waiting(data_dir: Path) -> dict[str, str]:
    """The kinds of the mails that have not left, by id."""
    outbox = items(data_dir, "outbox")
    return {
        each["mail_id"]["S"]: json.loads(each["mail"]["S"])["kind"]
        for each in outbox
        if each.get("due_shard") is not None
    }


def mails_dropped(data_dir: Path) -> dict[str, str]:
    """Why mails never left, by id."""
    ended = {each["mail_id"]["S"]: each["outcome"]["S"] for each in items(data_dir, "outbox") if "outcome" in each}
    return {mail_id: outcome for mail_id, outcome in ended.items() if outcome != "sent"}


def items(data_dir: Path, table: str) -> list[dict[str, Any]]:
    """The items of a table as the local store wrote them down."""
    tables = _tables(data_dir / "store" / "dynamodb.json").items()
    (found,) = (each["items"] for name, each in tables if name.endswith(f"-{table}'"))
    return [item for group in found.values() for item in group.values()]


@lru_cache(maxsize=1)
def _tables(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))["payload"]["tables"]["data"]
