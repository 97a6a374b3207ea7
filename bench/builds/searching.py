"""The first search of a process of the build that the working directory holds; run by `bench.search`.

`fill` keeps the organisations of that build's own bench, `ask` prints the milliseconds of CPU of a first search, with
the way to the store already open.
"""

import importlib
import json
import sys
import time
from typing import Any

sys.path.insert(0, ".")


def main(act: str) -> None:
    here = importlib.import_module("chalicelib.bootstrap").platform()
    directory, client = here.directory, here.connection
    if act == "fill":
        _fill(directory)
        return
    table = f"{here.settings.table_prefix}directory"
    client.dispatch("GetItem", {"TableName": table, "Key": {"scope": {"S": "nothing"}, "part": {"S": "nothing"}}})
    begun = time.process_time()
    found = directory.search("lindeboom 4714", taking_part=False, limit=20)
    spent = time.process_time() - begun
    if not found:
        raise SystemExit("nothing was found")
    sys.stdout.write(f"{1000 * spent}\n")


def _fill(directory: Any) -> None:
    """Keep the blocks as a stage has them; today's are made where those of a release before are."""
    bench = importlib.import_module("bench.search")
    every = map(bench._organisation, range(bench.LISTINGS))  # noqa: SLF001 - the same in each build
    if hasattr(directory, "make"):
        directory.make(lambda: every)
        return
    kept = importlib.import_module("chalicelib.adapters.dynamodb.directory")  # of release 0.1.0
    search = importlib.import_module("chalicelib.domain.search")
    blocks: list[list[Any]] = [[] for _ in range(kept.BLOCKS)]
    for each in map(search.line, every):
        blocks[kept._block(each.id)].append(each)  # noqa: SLF001 - it had no other way in for so many
    for number, lines in enumerate(blocks):
        kept._packed("open", kept._block_part(number), 1, search.Block.of(lines)).save()  # noqa: SLF001 - the same
    versions = json.dumps({str(number): 1 for number in range(kept.BLOCKS)})
    kept.DirectoryItem("open", "head", version=1, lines=versions).save()


if __name__ == "__main__":
    main(sys.argv[1])
