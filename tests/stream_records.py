"""Records of a table's stream, in the shape in which Lambda hands them over."""

from collections.abc import Mapping
from typing import Any


def stream_record(
    table: str, number: int, name: str, keys: Mapping[str, Any], image: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """One record.

    Args:
        table: whose stream.
        number: its sequence number.
        name: `INSERT`, `MODIFY` or `REMOVE`.
        keys: of the item, with their types.
        image: the item as it is now; its keys alone where nothing is given.
    """
    return {
        "eventID": str(number),
        "eventName": name,
        "eventVersion": "1.1",
        "eventSource": "aws:dynamodb",
        "awsRegion": "eu-west-1",
        "eventSourceARN": f"arn:aws:dynamodb:eu-west-1:000000000000:table/{table}/stream/1",
        "dynamodb": {
            "ApproximateCreationDateTime": 1,
            "Keys": keys,
            "NewImage": image or keys,
            "SequenceNumber": str(number),
            "SizeBytes": 1,
            "StreamViewType": "NEW_IMAGE",
        },
    }
