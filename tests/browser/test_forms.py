"""A form that is sent too soon says what is wrong and keeps what was typed; a tablet in a hall forgets it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.people import DESK, PATIENCE, PHONE, Person, Seats, main_button, person
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
    # It takes the focus by itself, and nobody acts on it: its own border says where one is.
    assert summary.evaluate("each => getComputedStyle(each).outlineStyle") == "none"
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


def test_what_nobody_has_to_fill_in_is_counted_once_something_is_there(seats: Seats, scene: Scene) -> None:
    with person(seats) as found:
        found.open(scene.links["/reply/{token}"])
        field = found.page.locator("[name='promise.text']")
        counted = field.locator("xpath=following-sibling::p[1]")
        expect(counted).to_have_text("")
        field.fill("Een bank")
        expect(counted).to_have_text("Nog minstens 2 tekens.")
        field.fill("")
        expect(counted).to_have_text("")
        expect(found.page.locator("[name='text'] + p")).to_have_text("Nog minstens 20 tekens.")


def test_what_an_author_typed_is_there_again_until_it_was_sent(seats: Seats, scene: Scene) -> None:
    own = scene.links["/manage/{token}"]
    with person(seats) as found:
        found.open(own)
        form = found.form(own.removeprefix(scene.town.site), ["text"])
        said = "Ondertussen zijn er twee verzorgers bij gekomen, en dat merk je."
        form.locator("[name=text]").fill(said)
        found.open("/code-of-conduct")
        found.open(own)
        expect(form.locator("[name=text]")).to_have_value(said)
        with found.page.expect_navigation():
            found.click(main_button(form))
        assert "done=add" in found.page.url
        found.open(own)
        assert said not in found.page.evaluate("Object.values(sessionStorage).join()")


# A tablet in a hall, on a moved clock: it asks after a silence, forgets, and shows nobody what another typed.

TYPED = "Het eten is lekker en iedereen is vriendelijk."


@pytest.fixture
def tablet(browser: Browser, scene: Scene) -> Iterator[Page]:
    """A page on the first screen, whose timers go when the test says so."""
    page = browser.new_page()
    page.clock.install()
    page.goto(f"{scene.town.site}/organisations/{scene.organisation['id']}/kiosk")
    yield page
    page.close()


def to_the_text(page: Page) -> None:
    page.get_by_role("button", name="Begin").click()
    while not page.locator("textarea").count():
        before = page.locator("h1").inner_text()
        answers = page.locator(".picks .pick")
        (answers.first if answers.count() else page.get_by_role("button", name="Volgende")).click()
        expect(page.locator("h1")).not_to_have_text(before)
    page.locator("textarea").fill(TYPED)


def test_after_a_minute_of_silence_it_asks_and_whoever_is_there_goes_on(tablet: Page) -> None:
    to_the_text(tablet)
    tablet.clock.run_for(59_000)
    expect(tablet.get_by_role("alertdialog")).to_have_count(0)
    tablet.clock.run_for(2_000)
    expect(tablet.get_by_role("alertdialog")).to_be_visible()
    tablet.get_by_role("button", name="Ja, ik ben er nog").click()
    expect(tablet.get_by_role("alertdialog")).to_have_count(0)
    tablet.clock.run_for(30_000)
    expect(tablet.locator("textarea")).to_have_value(TYPED)


def test_where_nobody_is_it_begins_anew_and_a_step_back_shows_nothing(tablet: Page) -> None:
    to_the_text(tablet)
    tablet.clock.run_for(61_000)
    tablet.clock.run_for(20_000)
    expect(tablet.get_by_role("button", name="Begin")).to_be_visible()
    tablet.go_back()
    assert TYPED not in tablet.content()
    expect(tablet.locator("textarea")).to_have_count(0)
    assert tablet.evaluate("sessionStorage.length + localStorage.length") == 0


def test_typing_is_no_silence_and_the_first_screen_waits_for_ever(tablet: Page) -> None:
    tablet.clock.run_for(3_600_000)
    expect(tablet.get_by_role("alertdialog")).to_have_count(0)
    to_the_text(tablet)
    for _ in range(5):
        tablet.clock.run_for(50_000)
        tablet.locator("textarea").press("a")
    expect(tablet.get_by_role("alertdialog")).to_have_count(0)
