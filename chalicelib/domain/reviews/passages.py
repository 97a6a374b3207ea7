"""The passages that an editor marks in a text: its own words, one passage a line."""

from chalicelib.domain.rules.refusals import FieldError


def passage_errors(text: str | None, passages: str) -> tuple[FieldError, ...]:
    """Return that a passage does not stand in a text; nothing where each does, or there is no text."""
    there = text is None or marked_in(text, passages) is not None
    return () if there else (FieldError("passage", "not_in_text"),)


def marked_in(text: str, passages: str) -> tuple[str, ...] | None:
    """Return the passages that were marked, as they stand in a text; None where one of them does not stand there.

    Words that go over several lines of the text are one passage, where they were marked alone.
    """
    if not passages:
        return ()
    if passages in text:
        return (passages,)
    each = tuple(dict.fromkeys(filter(None, map(str.strip, passages.split("\n")))))
    return each if all(one in text for one in each) else None
