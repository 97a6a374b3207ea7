"""The data map (what is kept, why, how long, seen by whom): `python -m infra.privacy` writes it into `docs/privacy.md`.

Every table and attribute must have its word here; what a document holds and how long is read from the code itself.
"""

from dataclasses import fields, is_dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from chalicelib.adapters.dynamodb.client.forms import FORMS
from chalicelib.adapters.dynamodb.client.table import DocumentAttribute
from chalicelib.adapters.dynamodb.client.tables import EXPIRING, NAMES, TABLES
from chalicelib.domain.rules.retention import KEEPING, REMIND_AUTHOR, REMIND_ORGANISATION, RETENTION, Kept
from infra.privacy.holdings import HOLDINGS

DOCUMENT: Final = Path(__file__).parents[2] / "docs" / "privacy.md"
BEGIN: Final = "<!-- made by `python -m infra.privacy`; a test holds it equal to the tables and periods -->"
END: Final = "<!-- until here -->"
_EXPIRES: Final = " (the store deletes what has expired)"


def main() -> None:
    """Write the data map into its place in the document."""
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    DOCUMENT.write_text(f"{before}{BEGIN}\n\n{data_map()}\n{END}{after}", encoding="utf-8")


def data_map() -> str:
    """Tables of what is kept, and of the periods, in Markdown."""
    lines = ["### Periods", "", "| What | How long | From | Then |", "|---|---|---|---|"]
    lines += [
        f"| {_words(what)} | {span(each.lasts)} | {each.since} | {each.then} |" for what, each in RETENTION.items()
    ]
    lines += [
        "",
        f"An author who has not confirmed is reminded once, after {span(REMIND_AUTHOR)}; an organisation that",
    ]
    lines += [f"has not replied once, after {span(REMIND_ORGANISATION)}.", "", *_by_form()]
    for table in TABLES:
        name = NAMES[table]
        held = HOLDINGS[name]
        periods = [f"{_words(each)} ({span(RETENTION[each].lasts)})" for each in held.periods]
        periods += [held.otherwise] if held.otherwise else []
        lines += [
            f"### `{name}`",
            "",
            f"- **Personal data**: {held.personal or 'none'}",
            f"- **Why**: {held.why}",
            f"- **Seen by**: {held.seen_by}",
            f"- **How long**: {'; '.join(periods)}{_EXPIRES if table in EXPIRING else ''}",
            "",
            "| Attribute | Holds |",
            "|---|---|",
        ]
        lines += [
            f"| `{each}` | {_holds(name, each, found)} |" for each, found in sorted(table.get_attributes().items())
        ]
        lines.append("")
    return "\n".join(lines)


def _by_form() -> list[str]:
    """The end of each form of the register of forms, and what brings it about."""
    lines = ["### What keeps each form", "", "| Form | Table | How long | Kept by |", "|---|---|---|---|"]
    for name, each in KEEPING.items():
        periods = [f"{_words(period)} ({span(RETENTION[period].lasts)})" for period in each.periods]
        said = "; ".join([*periods, each.otherwise] if each.otherwise else periods)
        lines.append(f"| {name} | {FORMS[name].table} | {said} | {each.by} |")
    return [*lines, ""]


def span(lasts: timedelta) -> str:
    """A period as people say it."""
    year = timedelta(days=365, hours=6)
    for unit, name in ((year, "year"), (timedelta(days=1), "day"), (timedelta(hours=1), "hour")):
        if lasts >= unit and not lasts % unit:
            number = lasts // unit
            return f"{number} {name}{'' if number == 1 else 's'}"
    return f"{lasts // timedelta(minutes=1)} minutes"


def _words(what: Kept) -> str:
    return what.replace("_", " ")


def _holds(table: str, name: str, attribute: object) -> str:
    if isinstance(attribute, DocumentAttribute):
        kind = attribute.kind
        inside = [f"`{field.name}`" for field in fields(kind)] if is_dataclass(kind) else []
        return f"{kind.__name__}: {', '.join(inside)}"
    return (HOLDINGS[table].attributes or {})[name]
