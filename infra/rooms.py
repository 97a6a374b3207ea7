"""The rooms of each floor of `chalicelib`, and the imports between them, as the code has them now."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Final

from grimp import ImportGraph, build_graph

FLOORS: Final = ("domain", "use_cases", "adapters.dynamodb", "entrypoints")


@cache
def _imports() -> ImportGraph:
    return build_graph("chalicelib", cache_dir=None)


def _room(module: str, floor: str) -> str:
    """The room of this floor in which a module stands; empty for one of another floor, and for the floor itself."""
    root = f"chalicelib.{floor}."
    return module.removeprefix(root).partition(".")[0] if module.startswith(root) else ""


def arrows(floor: str) -> Mapping[str, list[str]]:
    """Return the rooms of a floor, each with the other rooms of that floor that it imports from."""
    graph = _imports()
    found: dict[str, set[str]] = defaultdict(set)
    for module in graph.modules:
        if room := _room(module, floor):
            imported = {_room(each, floor) for each in graph.find_modules_directly_imported_by(module)}
            found[room] |= imported - {room, ""}
    return {room: sorted(found[room]) for room in sorted(found)}


def modules() -> Mapping[str, set[str]]:
    """Return every module of `chalicelib`, each with those that it imports, late imports included."""
    return {each: set(_imports().find_modules_directly_imported_by(each)) for each in _imports().modules}


def sizes(floor: str) -> Mapping[str, int]:
    """Return how many modules stand in each room of a floor, its packages not counted."""
    packages = {module.rpartition(".")[0] for module in _imports().modules}
    return Counter(_room(each, floor) for each in _imports().modules if _room(each, floor) and each not in packages)


def drawn(floor: str) -> str:
    """Draw one floor as a flowchart: an arrow goes from a room to the room that it imports from."""
    held = sizes(floor)
    lines = ["flowchart TB"]
    for room, others in arrows(floor).items():
        lines.append(f'    {room}["{room} ({held[room]})"]')
        lines += [f"    {room} --> {other}" for other in others]
    return "\n".join(lines)
