"""Lists in forms: each choice is a box of its own, `events.published=true`."""

from collections.abc import Sequence

from chalicelib.domain.rules.refusals import Judge
from chalicelib.entrypoints.http.reading import S
from chalicelib.entrypoints.http.request import Request


def read_with_choices(request: Request, kind: type[S], names: Sequence[str], *judges: Judge) -> S:
    """Return the body, read against its schema; of a form, these fields are lists of the boxes that are ticked.

    Raises:
        Invalid: names every field that is wrong.
    """
    if not request.is_form:
        return request.read(kind, *judges)
    fields = dict(request.form())
    for name in names:
        boxes = fields.get(name, {})
        fields[name] = [box for box, on in boxes.items() if on == "true"] if isinstance(boxes, dict) else boxes
    return request.read(kind, *judges, fields=fields)
