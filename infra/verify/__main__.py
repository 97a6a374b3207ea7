"""The command: `python -m infra.verify URL`. It ends with 0 where all is right, with 1 where something is not."""

import argparse
import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from infra.verify.check import HASH, Checkpoint, Differs, Seen, beside, checked, compared, fetching, key_of


def _kept(site: str) -> Path:
    home = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return home / "waardering-verify" / f"{re.sub(r'[^A-Za-z0-9.-]+', '_', site)}.json"


def _read(path: Path) -> Seen:
    if not path.exists():
        return Seen()
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        held = bytes.fromhex(found["leaves"])
        leaves = [held[at : at + HASH] for at in range(0, len(held), HASH)]
        return Seen(key=found["key"], size=found["size"], root=bytes.fromhex(found["root"]), leaves=leaves)
    except (OSError, ValueError, KeyError, TypeError):
        raise Differs(
            f"{path} does not say what was seen before: put it aside, and this check is a first one"
        ) from None


def _keep(path: Path, key: str, checkpoint: Checkpoint, leaves: Sequence[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    said = {"key": key, "size": checkpoint.size, "root": checkpoint.root.hex(), "leaves": b"".join(leaves).hex()}
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(said), encoding="utf-8")
    fresh.replace(path)
    path.with_suffix(".checkpoint").write_bytes(checkpoint.note)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.verify", description=__doc__.partition("\n")[0])
    parser.add_argument("url", help="the site's address, such as https://waardering.example")
    parser.add_argument("--key", default="", help="the key that signs, as somebody you trust gave it to you")
    parser.add_argument("--seen", type=Path, help="the file that keeps what was seen")
    parser.add_argument("--beside", type=Path, action="append", default=[], help="a checkpoint that somebody else saw")
    given = parser.parse_args()
    site = given.url.rstrip("/")
    path = given.seen or _kept(site)
    fetch, before = fetching(site), Seen()
    try:
        before = _read(path)
        key = given.key or before.key or key_of(fetch)
        if not key:
            print("The log is empty: no month is in it yet.")
            return 0
        checkpoint, leaves, entries = checked(fetch, before, key=key)
        for each in given.beside:
            beside(each.read_bytes(), key, leaves)
        number, differs = compared(fetch, entries)
    except (Differs, OSError) as fault:
        print(f"NOT RIGHT: {fault}")
        if before.size:
            print(f"It was held against what this command saw before, as {path} keeps it.")
        return 1
    grown = f", {checkpoint.size - before.size:,} more than the last time" if before.size else ""
    print(f"{checkpoint.origin}: {checkpoint.size:,} entries{grown}.")
    print(f"Signature, tiles and root are right. The key: {key}")
    if given.beside:
        print(f"{len(given.beside)} checkpoints that others saw are of the same log.")
    for each in differs:
        print(f"NOT RIGHT: {each}")
    if differs:
        return 1
    print(f"{number:,} figures were counted again: each is what the site says.")
    _keep(path, key, checkpoint, leaves)
    return 0


if __name__ == "__main__":
    sys.exit(main())
