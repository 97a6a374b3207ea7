"""The passages that an editor marks in a text: its own words, one passage a line."""


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
