"""Schemas of the widget, and of what is printed and shared. Adding is free; other sites hold on to these names."""

from datetime import datetime

from chalicelib.domain.organisations.themes import Scale
from chalicelib.domain.reviews.parts import Capacity
from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.promises import PromisesOut
from chalicelib.entrypoints.schemas.public_schemas import AddressOut, Out


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


class PrintedOut(Out):
    """An organisation as its poster and its flyer name it."""

    organisation_id: str
    name: str
    url: named.Url
    site: str


class PaperFormOut(Out):
    """An organisation as its form on paper names it, and where the form goes; what a stage does not say is empty."""

    organisation_id: str
    name: str
    address: AddressOut
    site: str
    editors: str
    phone: str


class QuoteOut(Out):
    """A published review to share."""

    review_id: str
    organisation_id: str
    organisation: str
    text: str
    picture: named.UrlOrPath
