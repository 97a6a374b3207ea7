"""An organisation's figures as it sees them, from its counts; none of it reads more when there are more reviews."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Final

from chalicelib.domain.clock.days import month_of
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.organisations.themes import ThemeSet
from chalicelib.domain.projections.insights import (
    FEW,
    Counts,
    Marks,
    SectorAverages,
    aspects,
    median_reply_hours,
    period,
    pointed,
    quarter,
    since,
    themes_found,
    total,
)
from chalicelib.domain.projections.keyword_themes import CRITICISM, PRAISE, Theme, ThemeList
from chalicelib.domain.reviews.public_review import PublicReview
from chalicelib.domain.reviews.review import Review
from chalicelib.dutch.captions import all_about
from chalicelib.dutch.formatting import MONTHS, excerpt, month
from chalicelib.entrypoints.schemas import insights_schemas as out
from chalicelib.entrypoints.schemas import showing
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.entrypoints.site.embedding import page_of

_UNANSWERED: Final = 20
_YEAR: Final = 12  # months


def insights(
    found: Organisation,
    months: Mapping[str, Counts],
    newest: Sequence[tuple[PublicReview, Review | None]],
    *,
    theme_set: ThemeSet,
    themes: ThemeList,
    averages: SectorAverages | None,
    site_url: str,
    now: datetime,
) -> out.InsightsOut:
    whole = total(months.values())
    unanswered = [_unanswered(public_review, review) for public_review, review in newest if public_review.reply is None]
    return out.InsightsOut(
        organisation_id=found.id,
        name=found.listing.name,
        url=page_of(found.id, site_url),
        blocked=found.blocked(now),
        summary=showing.summary(found, theme_set.scale, now),
        months=[_period(each, month(each), months[each]) for each in sorted(months, reverse=True)],
        quarters=_quarters(months),
        aspects=_aspects(months, theme_set, averages, now),
        themes=[_theme(theme, marks, whole, themes) for theme, marks in themes_found(whole, themes)],
        themes_version=themes.version,
        replies=out.RepliesOut(replied=found.shown_tally(now).replied, median_hours=median_reply_hours(whole)),
        unanswered=unanswered[:_UNANSWERED],
        snippet=snippet(found, site_url),
    )


def _theme(theme: Theme, marks: Marks, counts: Counts, themes: ThemeList) -> out.ThemeOut:
    few = marks.total < FEW
    return out.ThemeOut(
        id=theme.id,
        label=theme.label,
        reviews=marks.total,
        average=marks.average,
        praised=None if few else pointed(counts, themes, theme, PRAISE),
        criticised=None if few else pointed(counts, themes, theme, CRITICISM),
        words=_each_once(theme),
    )


def _each_once(theme: Theme) -> list[str]:
    """The terms that name a theme, each once: some stand on the list for two ways, or hold a word in two spellings."""
    terms = (" ".join("|".join(dict.fromkeys(part.split("|"))) for part in term.split()) for term, _ in theme.naming)
    return list(dict.fromkeys(terms))


def snippet(found: Organisation, site_url: str) -> str:
    """The HTML that an organisation pastes in its own site; without scripts there is still the link."""
    page, script = page_of(found.id, site_url), f"{site_url}/organisations/{found.id}/widget.js"
    return (
        f'<waarderingen-widget organisation="{escape(found.id)}">'
        f'<a href="{escape(page)}">{escape(all_about(found.listing.name))}</a>'
        f'</waarderingen-widget>\n<script src="{escape(script)}" async></script>'
    )


def _quarters(months: Mapping[str, Counts]) -> list[out.PeriodOut]:
    grouped: dict[str, list[Counts]] = defaultdict(list)
    for name, counts in months.items():
        grouped[quarter(name)].append(counts)
    rows = []
    for name in sorted(grouped, reverse=True):
        year, number = name.split("-")
        first = 3 * (int(number) - 1)
        label = f"{MONTHS[first]} tot {MONTHS[first + 2]} {year}"
        rows.append(_period(f"{year}-Q{number}", label, total(grouped[name])))
    return rows


def _period(name: str, label: str, counts: Counts) -> out.PeriodOut:
    found = period(counts)
    return shown(out.PeriodOut, found, period=name, label=label, few=found.reviews < FEW)


def _aspects(
    months: Mapping[str, Counts], theme_set: ThemeSet, averages: SectorAverages | None, now: datetime
) -> list[out.AspectOut]:
    start = since(now, _YEAR)
    ever = aspects(total(months.values()))
    lately = aspects(total(counts for name, counts in months.items() if name >= start))
    rows = []
    for aspect in theme_set.aspects:
        marks, last_year = ever.get(aspect.id), lately.get(aspect.id)
        sector = averages.aspects.get(aspect.id) if averages else None
        rows.append(
            out.AspectOut(
                id=aspect.id,
                label=aspect.label,
                ratings=marks.total if marks else 0,
                average=marks.average if marks else None,
                last_year=last_year.average if last_year else None,
                last_year_ratings=last_year.total if last_year else 0,
                sector_average=sector.average if sector else None,
                low=marks.low if marks else None,
                high=marks.high if marks else None,
                few=marks is None or marks.total < FEW,
            )
        )
    return rows


def _unanswered(public_review: PublicReview, review: Review | None) -> out.UnansweredOut:
    return shown(
        out.UnansweredOut,
        public_review,
        review_id=public_review.id,
        excerpt=excerpt(public_review.text),
        published=month_of(public_review.published_at),
        reply_status=review.reply_status if review else "none",
        can_ask_link=review is not None and review.takes_reply,
    )
