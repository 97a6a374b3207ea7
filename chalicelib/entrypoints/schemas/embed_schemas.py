"""Schemas of the widget. Adding is free; other sites hold on to these names."""

from datetime import datetime

from chalicelib.domain.organisations.themes import Scale
from chalicelib.domain.reviews.parts import Capacity
from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.promises import PromisesOut
from chalicelib.entrypoints.schemas.public_schemas import Out


class WidgetReviewOut(Out):
    id: str
    excerpt: str
    capacity: Capacity
    experienced: named.Month
    published_at: datetime
    replied: bool
    proof: named.Proof
    promise: named.PromiseStatus | None  # of what its reply promises; null where nothing
    language: str  # of the excerpt (BCP 47), or nothing where its words do not say


class WidgetOut(Out):
    id: str
    name: str
    url: named.Url
    state: named.PublicState
    reviews: int
    replied: int
    promises: PromisesOut
    score: float | None
    scale: Scale
    threshold: int
    window_months: int
    warning: str | None
    items: list[WidgetReviewOut]
