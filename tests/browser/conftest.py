"""One running stack and one browser for all of these tests, which therefore run on one worker, one after another."""

from collections.abc import Generator, Iterator

import pytest
from playwright.sync_api import Browser, Page

from infra.browser import HOW, find, is_left_out, running_browser
from infra.local.stack import running_stack
from tests.browser.people import Person, Seats
from tests.browser.scene import Scene, set_scene
from tests.journeys.people import Town


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Whatever fails says on which page: a crash or a timeout alone would not."""
    try:
        return (yield)
    except Exception as failed:
        for name, each in pyfuncitem.funcargs.items():
            page = each.page if isinstance(each, Person) else each
            if isinstance(page, Page):
                failed.add_note(f"{name} was on {page.url}")
        raise


@pytest.fixture(scope="package")
def chromium() -> str:
    """The path of Chromium; without it there is nothing to start."""
    path = find()
    if path is None and is_left_out():
        pytest.skip("BROWSER=none: whoever runs this chose to do without a browser")
    assert path is not None, HOW
    return path


@pytest.fixture(scope="package")
def town(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:  # noqa: ARG001  (not without it)
    with running_stack(tmp_path_factory.mktemp("stack"), DEMO="1") as stack:
        yield Town(stack)


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    with running_browser(chromium) as running:
        yield running


@pytest.fixture(scope="package")
def seats(browser: Browser, town: Town) -> Seats:
    return Seats(browser, town)


@pytest.fixture(scope="package")
def scene(town: Town) -> Scene:
    return set_scene(town)
