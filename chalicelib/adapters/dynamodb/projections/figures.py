"""The integrity figures of each day, in DynamoDB."""

from collections.abc import Mapping
from datetime import date

from chalicelib.adapters.dynamodb.client.working_tables import FiguresItem
from chalicelib.domain.projections.integrity import Figures


class DynamoFigures:
    """The port `DailyFigures`."""

    def put(self, day: date, figures: Figures) -> None:
        FiguresItem(str(day.year), f"{day:%Y-%m-%d}", figures=figures).save()

    def of(self, year: int) -> Mapping[date, Figures]:
        return {date.fromisoformat(item.day): item.figures for item in FiguresItem.query(str(year))}
