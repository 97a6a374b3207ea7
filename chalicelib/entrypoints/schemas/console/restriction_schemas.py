"""Schemas of statements of reasons as the EU's database takes them; see `public_schemas.py`.

Names and values are the database's own. What it leaves to choose and nothing here has, is left out: nobody has an
account, nothing is paid, and no content is judged illegal by law.
"""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from chalicelib.domain.cases.restrictions import Category, Keyword, Provision, Visibility
from chalicelib.domain.organisations.listing import Sector
from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.public_schemas import Out, PageQuery

AT_ONCE = 100  # that the database takes in one call


class StatementsQuery(PageQuery):
    """Of which sector, and where to go on."""

    limit: Annotated[int, Meta(ge=1, le=AT_ONCE)] = AT_ONCE
    sector: Sector | None = None


class RestrictionOut(Out, omit_defaults=True):
    """One statement of reasons, by the attributes of the database's API."""

    puid: str
    decision_ground: Literal["DECISION_GROUND_INCOMPATIBLE_CONTENT"]
    decision_ground_reference_url: named.Url
    incompatible_content_ground: str
    incompatible_content_explanation: str
    content_type: list[Literal["CONTENT_TYPE_TEXT"]]
    category: Category
    category_specification: list[Keyword]
    territorial_scope: list[str]
    content_date: date
    application_date: date
    decision_facts: str
    source_type: Literal["SOURCE_ARTICLE_16", "SOURCE_VOLUNTARY"]
    automated_detection: Literal["Yes", "No"]
    automated_decision: Literal["AUTOMATED_DECISION_FULLY", "AUTOMATED_DECISION_NOT_AUTOMATED"]
    decision_visibility: list[Visibility] | None = None
    decision_provision: Provision | None = None
    category_specification_other: str | None = None


class RestrictionsOut(Out):
    """Some of a month's statements: with `statements` alone it is the body of one call to the database."""

    statements: list[RestrictionOut]
    next: str | None
    unreadable: list[str]


class StatementMonthOut(Out):
    month: named.Month
    statements: named.UrlOrPath
    csv: named.UrlOrPath


class StatementMonthsOut(Out):
    """The last months of which statements can be had."""

    items: list[StatementMonthOut]
