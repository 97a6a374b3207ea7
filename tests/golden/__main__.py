"""`python -m tests.golden RELEASE TREE` makes the folder `RELEASE`: a store that the release checked out in TREE wrote.

TREE needs the environments of `make setup`. What is written differs each time in ids and keys, never in what it tells.
"""

import argparse
import lzma
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from infra.local.stack import free_port
from tests.golden.chapters import CHAPTERS
from tests.golden.facts import everything
from tests.golden.kept import HERE, links_in, packed
from tests.golden.life import Life
from tests.golden.stacks import opened

# Those of `make run`, so that the links in old mails open by themselves.
PORTS: Final = {"PORT": "8000", "MAILBOX_PORT": "8025", "REGISTER_PORT": "8030", "DEMO": "0"}


def main(arguments: Sequence[str]) -> int:
    """Live through all chapters; returns 0, or 2 when the folder is there already."""
    parser = argparse.ArgumentParser(prog="python -m tests.golden", description=__doc__)
    parser.add_argument("release", help="its number, which is the folder's name")
    parser.add_argument("tree", type=Path, help="where that release is checked out")
    asked = parser.parse_args(arguments)
    folder = HERE / asked.release
    if (folder / "data.tar.xz").exists():
        print(f"{folder} is there already, and stays as it is", file=sys.stderr)
        return 2
    life = Life()
    with tempfile.TemporaryDirectory() as made:
        data_dir = Path(made) / "data"
        ports = {**PORTS, "STORE_PORT": str(free_port())}
        for moment, chapter in CHAPTERS:
            print(f"{moment:%d %B %Y}: {chapter.__doc__}", flush=True)
            with opened(asked.tree.resolve(), data_dir, moment, ports) as life.opened:
                chapter(life)
                if (moment, chapter) == CHAPTERS[-1]:
                    mails, words = links_in(life.opened.town), life.words()
                    told = everything(life.opened.town, life.ids(), links=mails, words=words)
                    export = life.opened.command("infra.transfer", "export", "-").stdout
                    manifest = {
                        "release": asked.release,
                        "written_at": life.opened.now().isoformat(timespec="seconds"),
                        "ids": life.ids(),
                        "about": life.about,
                        "session": life.opened.town.as_editor()["Authorization"],
                        "sent": life.sent,
                        "facts": told,
                    }
        packed(data_dir, folder, manifest)
        (folder / "export.jsonl.xz").write_bytes(lzma.compress(export.encode(), preset=9))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
