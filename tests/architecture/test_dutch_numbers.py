"""Numbers in what people read are those of the rules: when a rule changes, its words fail here until they follow."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from chalicelib.domain.cases.appeal import WINDOW
from chalicelib.domain.organisations.organisation import TO_CONFIRM_A_BLOCK
from chalicelib.domain.projections import organisation_digest
from chalicelib.domain.projections.integrity import A_DAY
from chalicelib.domain.projections.webhooks import GIVES_UP, OLDEST
from chalicelib.domain.reviews.submission import EXPERIENCE_MONTHS
from chalicelib.domain.rules.mails import LINK_LIFE, Purpose
from chalicelib.domain.rules.retention import LONG, Kept, kept
from chalicelib.domain.sync.sync import PROMISE
from chalicelib.entrypoints.links.figures import insights
from chalicelib.use_cases.mails.editor_digest import PATIENCE
from chalicelib.use_cases.upkeep.add_months import LATE

ROOT: Final = Path(__file__).parents[2] / "chalicelib"
WORDS: Final = {"twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "tien": 10, "twaalf": 12}
UNITS: Final = "minuten|uur|dagen|werkdagen|weken|maanden|jaar|redacteurs|waarderingen|tekens"
SAID: Final = re.compile(rf"(?<![\w.,{{}}])([0-9][0-9.]*|{'|'.join(WORDS)}) ({UNITS})\b", re.IGNORECASE)
MONTH: Final = timedelta(days=30)
# Point-in-time recovery keeps this long, and knows no other period here; so the product's words have it.
BACKUPS: Final = 35
# Nobody asks for a birthday: it is what an author agrees to.
OLD_ENOUGH: Final = 16
FIRST_AND_SECOND: Final = 2  # of editors: no step of the law asks for a third


def days(period: timedelta) -> int:
    return round(period / timedelta(days=1))


# By what is said, where it is said: the number of the rules.
NUMBERS: Final[Mapping[str, Mapping[str, float]]] = {
    "16 jaar": dict.fromkeys(
        (
            "dutch/documents/terms.py",
            "entrypoints/pages/templates/easy.html",
            "entrypoints/pages/templates/paper_form.html",
            "entrypoints/pages/templates/write.html",
        ),
        OLD_ENOUGH,
    ),
    "2 jaar": dict.fromkeys(
        ("mails/review_closed.jinja", "mails/review_returned.jinja"), days(kept(Kept.CLOSED_REVIEW)) // 365
    ),
    "3 jaar": {"mails/review_undecided.jinja": EXPERIENCE_MONTHS / 12},
    "drie jaar": dict.fromkeys(("dutch/conduct.py", "dutch/refusals.py", "dutch/wordings.py"), EXPERIENCE_MONTHS / 12),
    "12 maanden": dict.fromkeys(
        ("mails/organisation_digest.jinja", "entrypoints/pages/templates/insights.html"), organisation_digest._YEAR
    ),
    "vier maanden": dict.fromkeys(
        ("entrypoints/pages/templates/editor_organisation.html", "entrypoints/pages/templates/editor_review.html"),
        kept(Kept.PACE) / MONTH,
    ),
    "zes maanden": dict.fromkeys(
        (
            "dutch/documents/terms.py",
            "entrypoints/pages/templates/code_of_conduct.html",
            "entrypoints/pages/templates/macros.html",
        ),
        WINDOW // MONTH,
    ),
    "drie dagen": {
        "entrypoints/pages/templates/editor_statements.html": days(LATE),
        "entrypoints/pages/templates/webhook_parts.html": days(GIVES_UP),
    },
    "vijf minuten": {"entrypoints/pages/templates/webhook_parts.html": OLDEST / timedelta(minutes=1)},
    "7 dagen": {"mails/confirm_review.jinja": days(LINK_LIFE[Purpose.CONFIRM])},
    "30 dagen": {"entrypoints/pages/templates/export.html": days(kept(Kept.ORIGIN))},
    "35 dagen": dict.fromkeys(
        (
            "entrypoints/pages/templates/erased.html",
            "entrypoints/pages/templates/notice_erased.html",
            "mails/review_erased.jinja",
            "mails/review_undecided.jinja",
        ),
        BACKUPS,
    ),
    "90 dagen": dict.fromkeys(
        (
            "entrypoints/pages/templates/export.html",
            "entrypoints/pages/templates/letters.html",
            "entrypoints/pages/templates/notice_export.html",
            "entrypoints/pages/templates/organisation_export.html",
        ),
        days(kept(Kept.MAIL)),
    )
    | {"mails/editor_digest.jinja": days(LONG)},
    "24 uur": dict.fromkeys(
        (
            "dutch/documents/guide.py",
            "entrypoints/pages/templates/insights_link.html",
            "entrypoints/pages/templates/organisation_export.html",
            "mails/_parts.jinja",
            "mails/invitations_renewed.jinja",
        ),
        PROMISE / timedelta(hours=1),
    )
    | dict.fromkeys(("dutch/documents/figures.py", "entrypoints/pages/templates/integrity.html"), A_DAY / 3_600),
    "30 minuten": {"mails/editor_sign_in.jinja": LINK_LIFE[Purpose.SESSION] / timedelta(minutes=1)},
    "twee werkdagen": dict.fromkeys(
        (
            *("entrypoints/pages/templates/digest_parts.html", "entrypoints/pages/templates/queue.html"),
            *("mails/editor_digest.jinja", "mails/review_received.jinja", "mails/_letter.jinja"),
            "mails/addition_received.jinja",
        ),
        PATIENCE,
    )
    | dict.fromkeys(("dutch/captions.py", "dutch/phrases.py"), TO_CONFIRM_A_BLOCK),
    "twee redacteurs": dict.fromkeys(
        (
            "dutch/captions.py",
            "dutch/phrases.py",
            "mails/organisation_warned.jinja",
            "mails/organisation_watched.jinja",
            "mails/review_cleared.jinja",
        ),
        FIRST_AND_SECOND,
    ),
    "250 waarderingen": {"entrypoints/pages/templates/insights.html": insights._ROWS},
}
# Docstrings that show how a number is written, and no text of ours.
EXAMPLES: Final = {"dutch/measures.py", "dutch/formatting.py"}


def found() -> Iterator[tuple[str, str, float]]:
    """Yield what is said, where, and which number that is; a number that comes from the code stands there."""
    files = [*(ROOT / "dutch").rglob("*.py"), *(ROOT / "mails").iterdir()]
    for path in sorted((*files, *(ROOT / "entrypoints" / "pages" / "templates").iterdir())):
        name = path.relative_to(ROOT).as_posix()
        if not path.is_file() or name in EXAMPLES:
            continue
        for said in SAID.finditer(path.read_text(encoding="utf-8")):
            number = WORDS.get(said[1].lower()) or float(said[1].replace(".", ""))
            yield said[0].lower(), name, number


FOUND: Final = sorted(set(found()))


def test_the_texts_are_read() -> None:
    assert len(FOUND) > 30


@pytest.mark.parametrize(("said", "where", "number"), FOUND)
def test_a_number_that_people_read_is_one_of_the_rules(said: str, where: str, number: float) -> None:
    assert where in NUMBERS.get(said, {}), f"{where} says {said}: take it from the rule's constant, or name that here"
    assert NUMBERS[said][where] == number


def test_no_number_is_named_here_that_nobody_says() -> None:
    assert {(said, where) for said, places in NUMBERS.items() for where in places} == {each[:2] for each in FOUND}
