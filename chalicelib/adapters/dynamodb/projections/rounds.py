"""The progress of rounds that go on where they stopped, in DynamoDB: monthly digests, and the nights' tasks."""

from typing import Final

from chalicelib.adapters.dynamodb.client.working_tables import SyncItem

_OF: Final = "digests"
_PLACE: Final = "place"
_COMPLETE: Final = b"complete"


class DynamoRounds:
    """The port `Rounds`. Two runs at once can set it back: then some work is done twice, and no mail."""

    def position(self, month: str) -> int | None:
        try:
            state = SyncItem.get(_OF, month, consistent_read=True).blob or b"0"
        except SyncItem.DoesNotExist:
            return 0
        return None if state == _COMPLETE else int(state)

    def keep(self, month: str, position: int | None) -> None:
        SyncItem(_OF, month, blob=_COMPLETE if position is None else str(position).encode()).save()

    def place(self, task: str) -> str:
        try:
            return (SyncItem.get(_PLACE, task, consistent_read=True).blob or b"").decode()
        except SyncItem.DoesNotExist:
            return ""

    def keep_place(self, task: str, place: str) -> None:
        SyncItem(_PLACE, task, blob=place.encode()).save()
