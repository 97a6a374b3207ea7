"""The progress of the round of monthly digests, in DynamoDB."""

from typing import Final

from chalicelib.adapters.dynamodb.client.working_tables import SyncItem

_OF: Final = "digests"
_COMPLETE: Final = b"complete"


class DynamoDigests:
    """The port `Rounds`. Two runs at once can set it back: then some work is done twice, and no mail."""

    def position(self, month: str) -> int | None:
        try:
            state = SyncItem.get(_OF, month, consistent_read=True).blob or b"0"
        except SyncItem.DoesNotExist:
            return 0
        return None if state == _COMPLETE else int(state)

    def keep(self, month: str, position: int | None) -> None:
        SyncItem(_OF, month, blob=_COMPLETE if position is None else str(position).encode()).save()
