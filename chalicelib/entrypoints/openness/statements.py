"""For whoever answers for the platform: a month's statements of reasons as the EU's database takes them (DSA 24, 5)."""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec
from chalice.app import Blueprint

from chalicelib.adapters.dynamodb.client.cursors import unwrap, wrap, wrong_cursor
from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.cases.restrictions import CATEGORIES, OTHERWISE, Keyword, Statement
from chalicelib.domain.rules.refusals import Invalid, NotForYou, NotFound, NotSignedIn, UnreadableRecord
from chalicelib.dutch.documents.statements import facts_of, ground_of
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.observability import unreadable_parts
from chalicelib.entrypoints.http.request import CSV, Answer, Audience, Request
from chalicelib.entrypoints.schemas.console import restriction_schemas as out
from chalicelib.use_cases.access.within_sectors import sectors_asked
from chalicelib.use_cases.upkeep.statements_of_month import months_that_are_over, statements_of

blueprint = Blueprint(__name__)
door = Door(blueprint)

# Whatever is not shown, is shown nowhere: all countries of the European Union and the European Economic Area.
_EVERYWHERE: Final = [
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT"),
    *("LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"),
]
_ROWS: Final = 500  # of a spreadsheet: three readings of the store each, and all within the gateway's time
_MONTH: Final = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])\Z")
_PLACE: Final = re.compile(r"(20[0-9]{2}-[0-9]{2})-[0-9]{2} [0-9a-f]{32}\Z")
_REFUSES: Final = (NotSignedIn, NotForYou, NotFound, Invalid)
# As the database's own downloads have them, but for those that it fills in itself.
_COLUMNS: Final = (
    *("decision_visibility", "decision_visibility_other", "end_date_visibility_restriction"),
    *("decision_monetary", "decision_monetary_other", "end_date_monetary_restriction"),
    *("decision_provision", "end_date_service_restriction", "decision_account", "end_date_account_restriction"),
    *("account_type", "decision_ground", "decision_ground_reference_url"),
    *("illegal_content_legal_ground", "illegal_content_explanation"),
    *("incompatible_content_ground", "incompatible_content_explanation", "incompatible_content_illegal"),
    *("category", "category_addition", "category_specification", "category_specification_other"),
    *("content_type", "content_type_other", "content_language", "content_date", "content_id_ean"),
    *("territorial_scope", "application_date", "decision_facts", "source_type", "source_identity"),
    *("automated_detection", "automated_decision", "platform_uid"),
)


@door.get(
    "/editor/statements",
    Audience.EDITOR,
    duty=Duty.REPORT,
    gives={200: out.StatementMonthsOut},
    refuses=(NotSignedIn, NotForYou),
    html=True,
)
def statement_months(request: Request) -> Answer:
    """The last months of which statements of reasons can be had, for the EU's database."""
    data = out.StatementMonthsOut(
        items=[
            out.StatementMonthOut(
                month=month,
                statements=f"/editor/statements/{month}",
                csv=f"/editor/statements/{month}/statements.csv",
            )
            for month in months_that_are_over(platform().now())
        ]
    )
    return Answer(data, template="editor_statements", context={"found": data, "own": request.who.sectors})


@door.get(
    "/editor/statements/{month}",
    Audience.EDITOR,
    duty=Duty.REPORT,
    query=out.StatementsQuery,
    gives={200: out.RestrictionsOut},
    refuses=_REFUSES,
    headers=("Content-Disposition",),
)
def statements(request: Request, month: str) -> Answer:
    """A month's statements of reasons, as many at once as the EU's database takes in one call.

    Asked again, it gives the same.
    """
    query = request.read_query(out.StatementsQuery)
    found, further, unreadable = _found(request, month, query, limit=query.limit)
    data = out.RestrictionsOut(
        statements=found,
        next=wrap(further) if further else None,
        unreadable=unreadable_parts(unreadable),
    )
    headers = {"Content-Disposition": f'attachment; filename="statements-{month}.json"'}
    return Answer(data, headers=headers)


@door.get(
    "/editor/statements/{month}/statements.csv",
    Audience.EDITOR,
    duty=Duty.REPORT,
    query=out.StatementsQuery,
    files=(CSV,),
    refuses=_REFUSES,
    headers=("Link", "Content-Disposition"),
)
def statements_csv(request: Request, month: str) -> Answer:
    """The same in columns, as the database's own downloads have them; `Link` says where a long month goes on."""
    query = request.read_query(out.StatementsQuery)
    found, further, unreadable = _found(request, month, query, limit=_ROWS)
    unreadable_parts(unreadable)
    headers = {"Content-Disposition": f'attachment; filename="statements-{month}.csv"'}
    if further:
        sector = f"&sector={query.sector}" if query.sector else ""
        next_url = f"/editor/statements/{month}/statements.csv?cursor={wrap(further)}{sector}"
        headers["Link"] = f'<{next_url}>; rel="next"'
    return Answer(text=_sheet(found), media_type=CSV, headers=headers)


def _found(
    request: Request, month: str, query: out.StatementsQuery, *, limit: int
) -> tuple[list[out.RestrictionOut], str, Sequence[UnreadableRecord]]:
    if not _MONTH.fullmatch(month):
        raise NotFound
    after = unwrap(query.cursor)
    place = _PLACE.fullmatch(after)
    if after and (not place or place[1] != month):
        raise wrong_cursor()
    here = platform()
    unreadable: list[UnreadableRecord] = []
    found, further = statements_of(
        month,
        sectors=sectors_asked(request.who, query.sector),
        after=after,
        limit=limit,
        stores=here,
        now=here.now(),
        unread=unreadable.append,
    )
    return [restriction_out(each, here.settings.site_url) for each in found], further, unreadable


def restriction_out(found: Statement, site_url: str) -> out.RestrictionOut:
    """Return a statement by the database's attributes."""
    title, ground, explanation = ground_of(found)
    category, keyword = CATEGORIES.get(found.rule, OTHERWISE)
    visibility = found.restriction.visibility
    return out.RestrictionOut(
        puid=found.puid,
        decision_ground="DECISION_GROUND_INCOMPATIBLE_CONTENT",
        decision_ground_reference_url=f"{site_url}/code-of-conduct",
        incompatible_content_ground=ground,
        incompatible_content_explanation=explanation,
        content_type=["CONTENT_TYPE_TEXT"],
        category=category,
        category_specification=[keyword],
        category_specification_other=title if keyword is Keyword.OTHER else None,
        territorial_scope=_EVERYWHERE,
        content_date=found.written,
        application_date=found.since,
        decision_facts=facts_of(found),
        source_type="SOURCE_ARTICLE_16" if found.after_notice else "SOURCE_VOLUNTARY",
        automated_detection="Yes" if found.found_by_signal else "No",
        automated_decision="AUTOMATED_DECISION_FULLY" if found.by_signal else "AUTOMATED_DECISION_NOT_AUTOMATED",
        decision_visibility=[visibility] if visibility else None,
        decision_provision=found.restriction.provision,
    )


def _sheet(found: Iterable[out.RestrictionOut]) -> str:
    written = io.StringIO()
    sheet = csv.DictWriter(written, _COLUMNS, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    sheet.writeheader()
    for each in found:
        row = msgspec.to_builtins(each)
        row["platform_uid"] = row.pop("puid")
        sheet.writerow({name: json.dumps(value) if isinstance(value, list) else value for name, value in row.items()})
    return written.getvalue()
