"""For everyone: the rules, how the score is made, what happens to one's data, and how fairly it all went.

The last in figures (DSA 14, 15, 24; GDPR 13).
"""

from collections.abc import Mapping, Sequence
from typing import Final

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.cases.second_reading import SecondReading
from chalicelib.domain.clock.days import month_of, months_after, year_of
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.organisations.themes import Scale
from chalicelib.domain.projections.agreement import ENOUGH, agreement
from chalicelib.domain.projections.integrity import Figures
from chalicelib.domain.projections.sector_figures import STEP
from chalicelib.domain.reviews.proof import ENOUGH_CARDS
from chalicelib.domain.reviews.score import SCALE, THRESHOLD, WINDOW_MONTHS
from chalicelib.domain.rules.refusals import Invalid, NotFound
from chalicelib.domain.rules.working_days import PROMISED
from chalicelib.dutch.conduct import CODE_OF_CONDUCT
from chalicelib.dutch.controllers import CONTROLLERS
from chalicelib.dutch.formatting import FORMULA
from chalicelib.dutch.privacy import KEPT
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import JSON, Answer, Audience, Request
from chalicelib.entrypoints.schemas import transparency_schemas as schemas
from chalicelib.entrypoints.schemas.showing import S, shown
from chalicelib.entrypoints.site.embeds import A_MINUTE, kept
from chalicelib.entrypoints.site.readiness import STANDS, Condition, readiness
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.upkeep.integrity_figures import SectorYear, months_of, of_sector, total

blueprint = Blueprint(__name__)
door = Door(blueprint)
_FIRST_YEAR: Final = 2020


@door.get("/code-of-conduct", Audience.VISITOR, gives={200: schemas.RulesOut}, html=True)
def public_code_of_conduct(request: Request) -> Answer:
    """The rules that every review and reply must keep to."""
    return Answer(shown(schemas.RulesOut, items=CODE_OF_CONDUCT), template="code_of_conduct")


@door.get("/score", Audience.VISITOR, gives={200: schemas.HowScoredOut}, html=True)
def how_scored(request: Request) -> Answer:
    """The honest score: how it is made."""
    data = scoring()
    return Answer(data, template="score", context={"found": data})


@door.get("/privacy", Audience.VISITOR, gives={200: schemas.PrivacyOut}, html=True)
def privacy(request: Request) -> Answer:
    """The privacy statement: who answers for which personal data, why they are kept, and for how long."""
    data = statement()
    return Answer(data, template="privacy", context={"found": data})


@door.get("/accessibility", Audience.VISITOR, gives={200: schemas.AccessibilityOut}, html=True)
def accessibility(request: Request) -> Answer:
    """The accessibility statement: how well everybody can use the pages, and what to do when one does not work."""
    return Answer(schemas.AccessibilityOut(standard="WCAG 2.2 AA"), template="accessibility")


@door.get(
    "/integrity/{year}",
    Audience.VISITOR,
    query=schemas.IntegrityQuery,
    gives={200: schemas.IntegrityOut},
    refuses=(NotFound, Invalid),
    html=True,
    headers=("ETag",),
)
def integrity(request: Request, year: str) -> Answer:
    """A year's figures: what was taken in, published, and refused by which rule; by month and by score band too.

    Of one sector in steps of five, so that nothing small can be found out by taking parts from the whole.
    """
    data = year_in_figures(request, year)
    years = list(range(year_of(platform().now()), _FIRST_YEAR - 1, -1))
    return Answer(
        data, template="integrity", context={"found": data, "years": years, "enough_readings": ENOUGH}, shared=True
    )


def year_in_figures(request: Request, year: str) -> schemas.IntegrityOut:
    """Return the figures that are asked for. Raises NotFound for a year that is none of ours, Invalid."""
    here = platform()
    now = here.now()
    if year not in map(str, range(_FIRST_YEAR, year_of(now) + 1)):  # what the log proves goes by the same signs
        raise NotFound
    sector = request.read_query(schemas.IntegrityQuery).sector
    proven = here.public_log.figures((f"{year}-01", f"{year}-12"))
    months = months_of(int(year), stores=here, now=now)
    again = here.readings.of_year(int(year), unread=go_past)
    if sector is None:
        return of_year(int(year), months, proven, again)
    return in_sector(int(year), sector, of_sector(int(year), sector, months, stores=here, now=now), proven, again)


def scoring() -> schemas.HowScoredOut:
    low, high = SCALE
    return schemas.HowScoredOut(
        formula=FORMULA,
        threshold=THRESHOLD,
        window_months=WINDOW_MONTHS,
        enough_cards=ENOUGH_CARDS,
        scale=Scale(min=low, max=high),
    )


def statement() -> schemas.PrivacyOut:
    return shown(schemas.PrivacyOut, controllers=CONTROLLERS, kept=KEPT)


def of_year(
    year: int,
    months: Mapping[int, Figures],
    proven: Mapping[str, Mapping[str, int]],
    again: Sequence[SecondReading] = (),
) -> schemas.IntegrityOut:
    """Return a year of the whole platform, by its months, with what the log for strangers proves of each."""
    by_month = [
        _counted(schemas.MonthFiguresOut, each, month=f"{year:04}-{month:02}") for month, each in sorted(months.items())
    ]
    return _shown(total(months.values()), proven, again, year=year, by_month=by_month)


def in_sector(
    year: int,
    sector: Sector,
    found: SectorYear,
    proven: Mapping[str, Mapping[str, int]],
    again: Sequence[SecondReading] = (),
) -> schemas.IntegrityOut:
    """Return a sector's year, with what the log for strangers proves of that sector.

    Second readings are those of the whole platform: of a sector alone they are too few to say anything.
    """
    mine = {
        month: {name: count for name, count in figures.items() if name.endswith(f"_by_sector.{sector}")}
        for month, figures in proven.items()
    }
    return _shown(
        found.figures,
        mine,
        again,
        year=year,
        sector=str(sector),
        in_steps_of=STEP,
        through=found.through or None,
        by_month=[],
    )


def _shown(
    figures: Figures,
    proven: Mapping[str, Mapping[str, int]],
    again: Sequence[SecondReading],
    *,
    year: int,
    by_month: list[schemas.MonthFiguresOut],
    sector: str | None = None,
    in_steps_of: int | None = None,
    through: str | None = None,
) -> schemas.IntegrityOut:
    return schemas.IntegrityOut(
        year=year,
        sector=sector,
        in_steps_of=in_steps_of,
        through=through,
        reviews=_counted(schemas.ReviewFiguresOut, figures),
        by_score_band={
            name: figures.parts(f"{name}_by_band")
            for name in ("confirmed", "published", "rejected", "removed", "erased")
        },
        by_rule={
            name: figures.parts(f"{name}_by_rule")
            for name in ("rejected", "returned", "suspended", "removed", "erased")
        },
        by_channel=figures.by_origin("channel"),
        by_proof=figures.by_origin("proof"),
        by_month=by_month,
        replies=figures.of("replies_published"),
        additions=schemas.AdditionFiguresOut(
            **{name: figures.of(f"additions_{name}") for name in schemas.AdditionFiguresOut.__struct_fields__}
        ),
        notices=_cases(figures, "notice"),
        appeals=_cases(figures, "appeal"),
        median_decision_hours=figures.median_hours("decision_hours"),
        waiting=_waiting(figures),
        signals=_signals(figures),
        automated=figures.of("automated"),
        reversed_on_appeal=figures.of("reversed_on_appeal"),
        proven=[schemas.ProvenMonthOut(month=month, figures=dict(each)) for month, each in proven.items()],
        second_readings=shown(schemas.SecondReadingsOut, agreement(again)),
    )


def _waiting(figures: Figures) -> schemas.WaitingFiguresOut:
    return schemas.WaitingFiguresOut(
        decisions=figures.of("decisions"),
        within_24_hours=figures.of("decisions_within_day"),
        within_promise=figures.of("decisions_within_promise"),
        promised_working_days=PROMISED,
        median_hours=figures.median_hours("decision_hours"),
        p90_hours=figures.hours_within("decision_hours", percent=90),
    )


def _signals(figures: Figures) -> list[schemas.SignalFiguresOut]:
    """Return the signals, those first that stood on most."""
    confirmed = figures.parts("signals_confirmed")
    raised = sorted(figures.parts("signals_raised").items(), key=lambda each: (-each[1], each[0]))
    return [
        schemas.SignalFiguresOut(code=code, raised=count, confirmed=confirmed.get(code, 0)) for code, count in raised
    ]


def _counted(kind: type[S], figures: Figures, **own: object) -> S:
    """Fill a schema with the figures that bear its fields' names."""
    return kind(**{name: figures.of(name) for name in kind.__struct_fields__ if name not in own}, **own)


def _cases(figures: Figures, kind: str) -> schemas.CaseFiguresOut:
    return schemas.CaseFiguresOut(
        received=figures.of(f"{kind}s_received"),
        upheld=figures.of(f"{kind}s_upheld"),
        dismissed=figures.of(f"{kind}s_dismissed"),
        lapsed=figures.of(f"{kind}s_lapsed"),
        median_hours=figures.median_hours(f"{kind}_hours"),
    )


@door.get("/openapi.json", Audience.VISITOR, files=(JSON,), open_to_all=True, headers=("ETag",))
def openapi(request: Request) -> Answer:
    """This contract, made from the code's own schemas."""
    from chalicelib.entrypoints.http.openapi import served

    here = platform()
    month = months_after(month_of(here.now()), -1)
    return kept(request, served(here.settings.site_url, month), JSON, A_MINUTE)


@door.get("/health/ready", Audience.VISITOR, gives={200: schemas.ReadyOut, 503: schemas.ReadyOut})
def ready(request: Request) -> Answer:
    """The readiness: the store answers, mails leave, and what we show is not old. Says which fails, never why."""
    checks = readiness(platform())
    well = all(each is Condition.WELL for each in checks.values())
    headers = {"Cache-Control": "no-store", **({} if well else {"Retry-After": f"{STANDS:.0f}"})}
    data = schemas.ReadyOut(status="ready" if well else "not_ready", checks=dict(checks))
    return Answer(data, status=200 if well else 503, headers=headers)
