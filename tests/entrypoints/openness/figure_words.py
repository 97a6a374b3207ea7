"""The words of the pages of openness: figures, and the log for strangers."""

from typing import Final

from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.projections.agreement import ENOUGH
from chalicelib.domain.projections.integrity import Figures
from chalicelib.domain.projections.sector_figures import told
from chalicelib.entrypoints.schemas.transparency_schemas import PublicLogOut
from chalicelib.entrypoints.site.transparency import in_sector, of_year
from chalicelib.use_cases.upkeep.integrity_figures import SectorYear
from tests.entrypoints.pages.page_words import Words

FIGURES: Final = Figures(
    {
        "received": 1_210,
        "confirmed": 1_100,
        "published": 1_000,
        "rejected": 61,
        "removed": 4,
        "automated": 3,
        "reversed_on_appeal": 2,
        "confirmed_by_band.5": 500,
        "confirmed_by_band.1": 60,
        "published_by_band.5": 470,
        "rejected_by_band.5": 30,
        "rejected_by_band.1": 3,
        "removed_by_band.1": 4,
        "removed_by_band.2": 1,
        "rejected_by_rule.no_personal_data": 40,
        "returned_by_rule.an_older_rule": 1,
        "erased_by_rule.no_personal_data": 3,
        "erased_by_channel.web": 3,
        "decisions": 900,
        "decisions_within_day": 630,
        "decisions_within_promise": 855,
        "signals_raised.personal_data": 80,
        "signals_confirmed.personal_data": 60,
        "signals_raised.an_older_one": 8,
        "received_by_channel.web": 1_100,
        "received_by_channel.kiosk": 110,
        "published_by_channel.paper": 30,
        "rejected_by_proof.email": 61,
        "additions_received": 9,
        "notices_received": 12,
        "notices_upheld": 5,
        "notices_dismissed": 6,
        "appeals_received": 4,
        "appeals_upheld": 2,
        "decision_hours.24": 900,
        "notice_hours.72": 11,
        "appeal_hours.10000": 2,
    }
)


def integrity(figures: Figures, year: int = 2026, *proven: int) -> Words:
    months = {f"{year}-{month:02}": {"review_published": month} for month in proven}
    return {
        "found": of_year(year, {1: Figures(), 11: figures}, months),
        "years": range(2026, 2019, -1),
        "enough_readings": ENOUGH,
    }


def integrity_of_sector(figures: Figures, *months: int) -> Words:
    """The same of a sector, of so many months of 2026."""
    through = f"2026-{max(months):02}" if months else ""
    said = SectorYear(told(dict.fromkeys(months, figures), dict.fromkeys(months, figures)), through)
    return {**integrity(figures), "found": in_sector(2026, Sector.CHILD_CARE, said, {})}


def public_log(size: int) -> Words:
    """The log for strangers with so many entries."""
    key = "platform.example/transparency+1b2c3d4e+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    return {
        "found": PublicLogOut(
            origin="platform.example/transparency",
            size=size,
            through="2026-10" if size else None,
            verifying_key=key if size else None,
            checkpoint_url="https://platform.example/transparency/checkpoint" if size else None,
        )
    }
