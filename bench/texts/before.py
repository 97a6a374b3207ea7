"""The signals of release 0.1.0, from the history of this repository, in a process of their own."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

# In the tree of that release, with its own modules. It looked at reviews, and for what was left open in a reply.
_LOOKING: Final = """
import json, sys, time
sys.path.insert(0, ".")
from datetime import datetime, timezone
from chalicelib.adapters.keyword_themes import current_themes
from chalicelib.domain.listing import Address, EmailStatus, Listing, Sector
from chalicelib.domain.reply import left_over_placeholders
from chalicelib.domain.review import Author, Review
from chalicelib.domain.signals.facts import Facts
from chalicelib.domain.signals.hints import author_hints
from chalicelib.domain.signals.list import look
at, themes = datetime(2026, 1, 1, tzinfo=timezone.utc), current_themes()
def looked(line):
    about, who = line.get("organisation") or {}, line.get("author")
    listing = Listing(
        register_id="", sector=Sector.RESIDENTIAL_CARE, name=about.get("name") or "",
        address=Address(street=about.get("street") or "", municipality=about.get("municipality") or ""),
        email=about.get("email") or "", email_status=EmailStatus.OK, phone=about.get("phone") or "")
    if line["kind"] == "reply":
        left = left_over_placeholders(line["text"])
        return {"signals": [{"code": "placeholder", "strength": 2, "passages": left}] if left else [], "hints": []}
    if line["kind"] not in ("review", "revision"):
        return {"signals": [], "hints": []}
    review = Review(
        id="", organisation_id="", theme_set="", text=line["text"], aspect_ratings={}, capacity=None,
        experienced="2026-01", on_behalf=False, submitted_at=at, confirm_nonce="", manage_nonce="")
    found = look(Facts(review=review, listing=listing, author=Author(**who) if who else None))
    hints = author_hints(line["text"], listing=listing)
    return {
        "signals": [{"code": e.code, "strength": e.strength, "passages": [p.text for p in e.passages]} for e in found],
        "hints": [e.code for e in hints]}
for line in sys.stdin.buffer:
    asked = json.loads(line)
    begun = time.process_time()
    answer = looked(asked)
    spent = time.process_time() - begun
    answer |= {"language": "", "cpu": spent, "themes": [
        {"id": each, "passages": []} for each in sorted(themes.themes_in(asked["text"]))]}
    print(json.dumps(answer))
"""


def looked(place: Path, lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what that release finds in each text, with the seconds of CPU that it took."""
    sent = msgspec.json.Encoder().encode_lines(lines)
    command = [sys.executable, "-c", _LOOKING]
    done = subprocess.run(command, cwd=place, input=sent, capture_output=True, check=True)  # noqa: S603 - ours
    return [msgspec.json.decode(line) for line in done.stdout.splitlines()]
