"""The log: one JSON object a line. What goes in is ids and codes; see `middleware`.

By hand, since every cold start pays for it: the library that writes such lines loads eighty modules more than this.
"""

import json
import logging
import sys
from typing import Final

SERVICE: Final = "waardering"
_OF_EVERY_RECORD: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class _Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "level": record.levelname,
            "location": f"{record.funcName}:{record.lineno}",
            "message": record.getMessage(),
            "timestamp": self.formatTime(record),
            "service": SERVICE,
            **{name: value for name, value in vars(record).items() if name not in _OF_EVERY_RECORD},
        }
        if record.exc_info and record.exc_info[0]:
            line |= {"exception": self.formatException(record.exc_info), "exception_name": record.exc_info[0].__name__}
        return json.dumps(line, default=str, ensure_ascii=False, separators=(",", ":"))


class _Output(logging.StreamHandler):  # type: ignore[type-arg]
    """Standard output as it is when a line is written, not as it was when the process began."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> object:
        return sys.stdout


def begin() -> None:
    """Write what our loggers say to standard output, from where a function's log is kept."""
    ours = logging.getLogger(SERVICE)
    if not ours.handlers:
        output = _Output()
        output.setFormatter(_Lines())
        ours.addHandler(output)
        ours.setLevel(logging.INFO)
        ours.propagate = False  # whoever has a handler of its own, as Lambda, would say each line again


def logger_of(module: str) -> logging.Logger:
    """A module's logger, among ours."""
    begin()
    return logging.getLogger(f"{SERVICE}.{module}")
