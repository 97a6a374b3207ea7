"""`python -m infra.rights`: draw docs/rights.md from the laws."""

from infra.rights import PAGE, drawn

PAGE.write_text(drawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
