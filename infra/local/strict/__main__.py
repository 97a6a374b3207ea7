"""`python -m infra.local.strict`: draws the rules of the strict store in docs/strict-store.md."""

from pathlib import Path
from typing import Final

from infra.local.strict.kept import KEPT
from infra.local.strict.rules import RULES

PAGE: Final = Path(__file__).resolve().parents[3] / "docs" / "strict-store.md"
BEGIN: Final = "<!-- drawn: rules -->"
END: Final = "<!-- end: rules -->"


def drawn(page: str) -> str:
    """Return the page with the rules as they are now."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n{_table()}\n{END}{rest.partition(END)[2]}"


def _table() -> str:
    lines = ["| rule | what AWS says | where | ministack | moto |", "| --- | --- | --- | --- | --- |"]
    for rule in RULES:
        held = ["by itself" if rule.name in KEPT[each] else "here" for each in ("ministack", "moto")]
        page = rule.source.rpartition("/")[2].partition(".html")[0]
        lines.append(f"| {rule.name} | {rule.says} | [{page}]({rule.source}) | {held[0]} | {held[1]} |")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(drawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
