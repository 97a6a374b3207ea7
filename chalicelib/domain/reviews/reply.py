"""The reply of an organisation: no placeholder of an example to start from may be left in it [W]."""

import re
from typing import Final

_PLACEHOLDER: Final = re.compile(r"\[[^\[\]\n]{1,80}\]")


def left_over_placeholders(text: str) -> tuple[str, ...]:
    """The placeholders of an example that nobody filled in."""
    return tuple(_PLACEHOLDER.findall(text))
