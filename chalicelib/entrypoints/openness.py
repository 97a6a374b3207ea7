"""For everyone: how fairly the platform is kept, in figures (DSA 15, 24)."""

from typing import Final

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.integrity import Figures
from chalicelib.domain.refusals import NotFound
from chalicelib.entrypoints import schemas
from chalicelib.entrypoints.door import Answer, Audience, Door, Request
from chalicelib.use_cases.integrity_figures import figures_of

blueprint = Blueprint(__name__)
door = Door(blueprint)
_FIRST_YEAR: Final = 2020


@door.get("/integrity/{year}", Audience.VISITOR, gives={200: schemas.IntegrityOut}, refuses=(NotFound,), page=True)
def integrity(request: Request, year: str) -> Answer:
    """What was taken in, published, refused and by which rule in a year; by score band too."""
    here = platform()
    now = here.now()
    if not (year.isascii() and year.isdecimal() and _FIRST_YEAR <= int(year) <= now.year):
        raise NotFound
    years = range(now.year, _FIRST_YEAR - 1, -1)
    data = shown(int(year), figures_of(int(year), log=here.log, figures=here.figures, now=now))
    return Answer(data, page="integrity", context={"found": data, "years": years})


def shown(year: int, figures: Figures) -> schemas.IntegrityOut:
    return schemas.IntegrityOut(
        year=year,
        reviews=schemas.ReviewFiguresOut(
            received=figures.of("received"),
            confirmed=figures.of("confirmed"),
            published=figures.of("published"),
            rejected=figures.of("rejected"),
            returned=figures.of("returned"),
            escalated=figures.of("escalated"),
            suspended=figures.of("suspended"),
            restored=figures.of("restored"),
            removed=figures.of("removed"),
            withdrawn=figures.of("withdrawn"),
        ),
        by_score_band={
            name: figures.parts(f"{name}_by_band") for name in ("confirmed", "published", "rejected", "removed")
        },
        by_rule={name: figures.parts(f"{name}_by_rule") for name in ("rejected", "returned", "suspended", "removed")},
        replies=figures.of("replies_published"),
        notices=schemas.CaseFiguresOut(
            received=figures.of("notices_received"),
            upheld=figures.of("notices_upheld"),
            dismissed=figures.of("notices_dismissed"),
            median_hours=figures.median_hours("notice_hours"),
        ),
        appeals=schemas.CaseFiguresOut(
            received=figures.of("appeals_received"),
            upheld=figures.of("appeals_upheld"),
            dismissed=figures.of("appeals_dismissed"),
            median_hours=figures.median_hours("appeal_hours"),
        ),
        median_decision_hours=figures.median_hours("decision_hours"),
        automated=figures.of("automated"),
        reversed_on_appeal=figures.of("reversed_on_appeal"),
    )
