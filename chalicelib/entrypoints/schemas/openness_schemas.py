"""Schemas of what strangers may check and use again; see `public_schemas.py`."""

from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.public_schemas import Out


class PublicLogOut(Out):
    """The log for strangers."""

    origin: str  # its name, as in its checkpoints
    size: int  # entries
    through: named.Month | None  # the last month that is in; null before the first
    verifying_key: str | None  # as C2SP's signed-note writes one
    checkpoint_url: named.Url | None
