"""A form that is sent too soon says what is wrong, takes one there, and keeps what was typed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.people import DESK, PATIENCE, PHONE, Person, Seats, person
from tests.browser.scene import Scene


@dataclass(frozen=True)
class Wrong:
    """A form, and how to send it so that it comes back."""

    page: str  # the path of the page that holds it; {…} as in the scene
    ending: str  # of the form's address
    fields: dict[str, str] = field(default_factory=dict)
    choice: tuple[str, str] | None = None
    editor: bool = False


SHORT = "te kort"
FORMS = (
    Wrong("/organisations/{organisation_id}/write", "/reviews", {"text": SHORT}),
    Wrong("/reviews/{review_id}/notices", "/reviews/{review_id}/notices", {"explanation": SHORT}),
    Wrong("/reply/{token}", "/reply/{token}", {"text": "kort"}),
    Wrong("/editor/sign-in", "/editor/sign-in", {"email": "x"}),
    Wrong(
        "/editor/reviews/{review_id}",
        "/editor/reviews/{review_id}/decisions",
        {"explanation": SHORT},
        choice=("action", "suspend"),
        editor=True,
    ),
    Wrong(
        "/editor/notices/{notice_id}",
        "/editor/notices/{notice_id}/decisions",
        choice=("action", "uphold"),
        editor=True,
    ),
    Wrong("/editor/dossiers", "/editor/dossiers", {"title": "x"}, editor=True),
)


@pytest.fixture(scope="module", params=[(False, PHONE), (True, DESK)], ids=["no scripts, phone", "scripts, desk"])
def somebody(request: pytest.FixtureRequest, seats: Seats) -> Iterator[Person]:
    scripts, width = request.param
    with person(seats, scripts=scripts, width=width, editor=0) as found:
        yield found


@pytest.mark.parametrize("wrong", FORMS, ids=lambda wrong: wrong.ending)
def test_a_form_sent_too_soon_says_so_and_leads_to_each_field(somebody: Person, scene: Scene, wrong: Wrong) -> None:
    address = wrong.page.format(**scene.fills, token="{token}")
    ending = wrong.ending.format(**scene.fills, token="{token}")
    if "{token}" in address:
        address = scene.links[wrong.page]
        ending = address.removeprefix(scene.town.site)
    somebody.open(address)
    somebody.press(ending, wrong.fields, choice=wrong.choice)
    page = somebody.page
    summary = page.locator("main [role=alert]").first
    summary.wait_for()
    # A browser gives `autofocus` its way when it next paints, which may be after the page has loaded.
    expect(page.locator("main [role=alert]:focus-within").first).to_be_visible(timeout=PATIENCE)
    assert page.title().startswith("Fout: ")
    for name, value in wrong.fields.items():
        assert page.locator(f"form[action$='{ending}'] [name='{name}']").first.input_value() == value
    _leads_to_each_field(page, summary.locator("a[href^='#']").evaluate_all("all => all.map(each => each.hash)"))
    if somebody.scripts:  # axe is one, and would wait for ever without
        assert violations(page) == []


def _leads_to_each_field(page: Page, hashes: list[str]) -> None:
    assert hashes, "nothing leads to a field"
    for each in hashes:
        page.locator(f"main [role=alert] a[href='{each}']").first.click()
        field = page.locator(each)
        expect(field).to_be_focused(timeout=PATIENCE)
        described = (field.get_attribute("aria-describedby") or "").split()
        around = field.locator("xpath=ancestor::*[@aria-describedby]").last
        if not described and around.count():
            described = (around.get_attribute("aria-describedby") or "").split()
        assert described, f"{each} is not described by its error"
        assert all(page.locator(f"[id='{name}']").count() == 1 for name in described)
