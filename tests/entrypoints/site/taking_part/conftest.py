"""The browser that prints."""

import pytest

from infra.browser import HOW, find, is_left_out


@pytest.fixture
def chromium() -> str:
    """The path of Chromium; without it there is nothing to print with."""
    path = find()
    if path is None and is_left_out():
        pytest.skip("BROWSER=none: whoever runs this chose to do without a browser")
    assert path is not None, HOW
    return path
