"""The cells of a sheet for a spreadsheet: what people wrote, and nothing that acts."""

from typing import Final

# What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), with the signs' wide forms.
_ACTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")  # noqa: RUF001
BEFORE_TEXT: Final = "\ufeff"  # by which Excel knows UTF-8


def inert(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; what stood there stays legible.

    A dash with a blank begins an item of a list, as people type it: a longer dash says the same, and acts nowhere.
    Before all else comes an apostrophe, which some spreadsheets hide.
    """
    if text.lstrip(" \xa0").startswith("- "):
        return text.replace("-", "–", 1)  # noqa: RUF001 - a dash, and no minus
    return f"'{text}" if text.lstrip(" \xa0").startswith(_ACTS) or text.startswith(_ACTS) else text
