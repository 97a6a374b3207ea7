"""Lists in forms: each choice is a box of its own, `events.published=true`, or a name that comes as often as needed.

Our pages send boxes. A browser sends `on` for one without a value of its own, and others' forms and programs repeat
the name, with or without brackets: `events=published&events=replied`, `events[]=published`.
"""

from collections.abc import Sequence
from typing import Final

from chalicelib.domain.rules.refusals import Judge
from chalicelib.entrypoints.http.reading import CHECKED, S
from chalicelib.entrypoints.http.request import Request, nested, read_pairs

_TICKED: Final = frozenset({"true", CHECKED})
_NOT_TICKED: Final = frozenset({"false", ""})


def read_with_choices(request: Request, kind: type[S], names: Sequence[str], *judges: Judge) -> S:
    """Return the body, read against its schema; of a form, these fields are lists of what was chosen.

    Raises:
        Invalid: names every field that is wrong; of a list that is the whole, as its boxes are one group.
    """
    if not request.is_form:
        return request.read(kind, *judges)
    chosen: dict[str, dict[str, None]] = {name: {} for name in names}  # each once, as they came
    others = []
    for name, value in read_pairs(request.body):
        of, dot, box = name.partition(".")
        of = of if dot else of.removesuffix("[]")
        if of not in chosen:
            others.append((name, value))
        elif not dot:
            chosen[of] |= {value: None} if value else {}
        elif value not in _NOT_TICKED:
            chosen[of][box if value in _TICKED else f"{box}={value}"] = None  # the latter is no choice of any list
    fields = nested(others) | {name: [*boxes] for name, boxes in chosen.items()}
    return request.read(kind, *judges, fields=fields)
