"""The integrity figures of each day, in DynamoDB."""

from collections.abc import Mapping
from datetime import date

from chalicelib.adapters.dynamodb.client.table import readable
from chalicelib.adapters.dynamodb.client.working_tables import FiguresItem
from chalicelib.domain.projections.integrity import Figures
from chalicelib.ports.unread import Unread, stop


class DynamoFigures:
    """The port `DailyFigures`."""

    def put(self, day: date, figures: Figures) -> None:
        FiguresItem(str(day.year), f"{day:%Y-%m-%d}", figures=figures).save()

    def of(self, year: int, *, unread: Unread = stop) -> Mapping[date, Figures]:
        items = FiguresItem.query(str(year))
        return dict(readable(items, lambda item: (date.fromisoformat(item.day), item.figures), unread))
