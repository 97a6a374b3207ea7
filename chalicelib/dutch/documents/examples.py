"""The examples of requests in the OpenAPI document; a test sends each of them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from chalicelib import made

_FILE: Final = Path(__file__).parent.parent / "files" / "examples" / "requests.json"


def examples(month: str) -> Mapping[str, Any]:
    """Return an example of each body that a route takes, by the name of its schema.

    Args:
        month: of what somebody lived through: one that is over.
    """
    found: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8").replace(made.MONTH, month))
    return found
