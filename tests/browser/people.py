"""People before a browser: one with a mouse or a thumb, one with a keyboard alone.

They know a page by its forms' addresses and its fields' names, which are the contract; words and looks may change.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from playwright.sync_api import Browser, BrowserContext, ElementHandle, Locator, Page

from chalicelib.entrypoints.http.request import SESSION_COOKIE
from infra.local.environment import LOOPBACK
from tests.journeys.people import Town

PHONE: Final = 320  # CSS pixels; also a desk at 400 % zoom (WCAG 1.4.10)
DESK: Final = 1280
PATIENCE: Final = 30_000  # milliseconds; machines have other things to do
STOPS: Final = 400  # presses of Tab after which we are lost
# Where the focus is, whether it can be seen, and whether it arrived; a group of radio buttons is one stop.
_FOCUS: Final = """(wanted) => {
  const at = document.activeElement;
  if (!at || at === document.body) return {arrived: false, seen: true, at: "body"};
  const outlined = (each) => {
    const style = getComputedStyle(each);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const around = [at, at.parentElement, at.nextElementSibling, ...(at.labels || [])].filter(Boolean);
  const box = at.getBoundingClientRect();
  // The focus within a frame or a closed root is theirs to show.
  if (at.tagName === "IFRAME" || at.tagName.includes("-")) return {arrived: at === wanted, seen: true, at: "within"};
  const inView = box.bottom > 0 && box.top < innerHeight;
  const radios = [at, wanted].every(each => each.type === "radio");
  const sameGroup = radios && at.name === wanted.name && at.form === wanted.form;
  return {
    arrived: at === wanted || sameGroup,
    seen: inView && (around.some(outlined) || getComputedStyle(at).boxShadow !== "none"),
    at: at.outerHTML.slice(0, 200),
  };
}"""


@dataclass
class Person:
    """Somebody with a mouse or a thumb."""

    page: Page
    town: Town
    scripts: bool = True

    # What hands do

    def click(self, what: Locator) -> None:
        what.click()

    def type(self, what: Locator, text: str) -> None:
        what.fill(text)

    def tick(self, what: Locator) -> None:
        """A radio button or a checkbox, by its label, as people do."""
        label = what.evaluate_handle("each => each.labels[0] || each").as_element()
        assert label is not None
        label.click()
        assert what.is_checked()

    def pick(self, what: Locator, value: str) -> None:
        what.select_option(value)

    # What people want

    def open(self, address: str) -> None:
        self.page.goto(address if address.startswith("http") else self.town.site + address)

    def follow(self, selector: str) -> None:
        self.click(self.page.locator(selector).first)

    def form(self, ending: str, having: Iterable[str] = ()) -> Locator:
        """The form whose address ends so and that has these fields; a folded part that holds it is unfolded."""
        fields = "".join(f":has([name='{name}'])" for name in having)
        found = self.page.locator(f"form[method=post][action$='{ending}']{fields}").last
        return self.unfolded(found)

    def unfolded(self, form: Locator) -> Locator:
        """Open what a form is folded away in."""
        form.wait_for(state="attached")
        folded = form.locator("xpath=ancestor::details[not(@open)]")
        if folded.count():
            self.click(folded.first.locator("summary"))
        return form

    def fill(self, form: Locator, fields: dict[str, str]) -> None:
        for name, value in fields.items():
            field = form.locator(f"[name='{name}']:not([type=hidden])")
            kind = str(field.first.evaluate("each => each.type"))
            if kind in {"radio", "checkbox"}:
                self.tick(form.locator(f"[name='{name}'][value='{value}']"))
            elif kind == "select-one":
                self.pick(field.first, value)
            else:
                self.type(field.first, value)

    def press(
        self, ending: str, fields: dict[str, str] | None = None, *, choice: tuple[str, str] | None = None
    ) -> None:
        """Fill a form and send it.

        Args:
            ending: how the form's address ends.
            fields: what to fill in, by the fields' names.
            choice: a field and its value, chosen by radio button where there is one, else by the button that sends it.
        """
        form = self.form(ending, fields or ())
        chosen = form
        if choice:
            name, value = choice
            if form.locator(f"input[type=radio][name='{name}'][value='{value}']").count():
                fields = {name: value, **(fields or {})}
            elif not form.locator(f"[name='{name}']").count() or form.locator(f"button[name='{name}']").count():
                chosen = form.locator(f"button[name='{name}'][value='{value}']")
            else:  # one form of several to the same address, each with its own choice
                hidden = f"form[method=post][action$='{ending}']:has([name='{name}'][value='{value}'])"
                form = chosen = self.unfolded(self.page.locator(hidden))
        self.fill(form, fields or {})
        button = chosen if chosen is not form else main_button(form)
        with self.page.expect_navigation():
            self.click(button)

    def sign_in(self, number: int) -> None:
        """As an editor: ask for a link, find it in the mailbox, press the button."""
        email = self.town.stack.editors[number]
        before = self.town.mailbox.links(email, "editor/session")
        self.open("/editor/sign-in")
        self.press("/editor/sign-in", {"email": email})
        self.open(self.town.mailbox.link(email, "editor/session", more_than=before))
        self.press_only()
        assert "/editor/" in self.page.url

    def press_only(self) -> None:
        """Press the button of a page that asks one thing."""
        with self.page.expect_navigation():
            self.click(main_button(self.page.locator("main form[method=post]").last))

    def open_mail(self, to: str, link: str) -> None:
        """Find the mail with this link in the mailbox, as people do, and follow the link in its text."""
        mail = self.town.mailbox.wait(to, link)
        self.page.goto(f"{self.town.mailbox.url}/?{urlencode({'to': to})}")
        self.page.locator(f"main ul a[href='/mails/{mail['id']}']").click()
        with self.page.expect_popup() as opened:
            # By key: a click so soon after scrolling may still land in the frame that was there.
            self.page.locator(f"main .text a[href='{link}']").first.press("Enter")
        self.page.close()
        self.page = opened.value
        self.page.wait_for_load_state()

    def sees(self, text: str) -> bool:
        """Check that these words are shown, however they are broken into lines."""
        shown = re.sub(r"\s+", " ", self.page.inner_text("body"))
        return re.sub(r"\s+", " ", text) in shown


class KeyboardPerson(Person):
    """Somebody who has Tab, Space, Enter and, within a group of radio buttons, the arrows."""

    def click(self, what: Locator) -> None:
        self._go_to(what)
        self.page.keyboard.press("Enter")

    def type(self, what: Locator, text: str) -> None:
        self._go_to(what)
        self.page.keyboard.press("Control+A")  # what a script put there
        self.page.keyboard.insert_text(text)

    def tick(self, what: Locator) -> None:
        self._go_to(what)
        if not what.is_checked():
            self.page.keyboard.press("Space")
        for _ in range(20):
            if what.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no arrow leads to {what}")

    def pick(self, what: Locator, value: str) -> None:
        self._go_to(what)
        label = what.evaluate("(each, value) => [...each.options].find(one => one.value === value).text", value)
        self.page.keyboard.type(label)
        assert what.input_value() == value

    def _go_to(self, what: Locator) -> None:
        wanted = what.element_handle()
        for _ in range(STOPS):
            self.page.keyboard.press("Tab")
            if self._arrived(wanted):
                return
        raise AssertionError(f"Tab never comes to {what}")

    def _arrived(self, wanted: ElementHandle) -> bool:
        found: dict[str, Any] = self.page.evaluate(_FOCUS, wanted)
        assert found["seen"], f"the focus cannot be seen on {found['at']}"
        return bool(found["arrived"])


def main_button(form: Locator) -> Locator:
    """The button that does what the form is for."""
    return form.locator("button:not(.quiet):not(.as-link):not([type=button])").first


class Seats:
    """Places at a browser, each left as if it were new: to open one costs much more than to clear it."""

    def __init__(self, browser: Browser, town: Town) -> None:
        self.town = town
        self._browser = browser
        self._free: dict[bool, list[Page]] = {True: [], False: []}  # by whether scripts run

    def take(self, *, scripts: bool) -> Page:
        if self._free[scripts]:
            return self._free[scripts].pop()
        context = self._browser.new_context(java_script_enabled=scripts, locale="nl-BE")
        context.set_default_timeout(PATIENCE)
        return context.new_page()

    def leave(self, page: Page, *, scripts: bool) -> None:
        if not page.url.startswith(self.town.site):
            page.goto(f"{self.town.site}/robots.txt")
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        page.goto("about:blank")
        page.context.clear_cookies()
        self._free[scripts].append(page)


@contextmanager
def person(
    seats: Seats,
    *,
    scripts: bool = True,
    width: int = DESK,
    by: type[Person] = Person,
    editor: int | None = None,
) -> Iterator[Person]:
    """Somebody at a browser of their own; where `editor` is a number, that editor, signed in."""
    page = seats.take(scripts=scripts)
    page.set_viewport_size({"width": width, "height": 800})
    if editor is not None:
        let_in(page.context, seats.town, editor)
    found = by(page, seats.town, scripts)
    try:
        yield found
    except Exception as failed:
        failed.add_note(f"{by.__name__} was on {found.page.url}")
        found.page.context.close()
        raise
    seats.leave(found.page, scripts=scripts)


@contextmanager
def opened(browser: Browser, **how: Any) -> Iterator[BrowserContext]:
    """A browser as if it were new: patient, and set to the Dutch of Belgium."""
    context = browser.new_context(locale="nl-BE", **how)
    context.set_default_timeout(PATIENCE)
    try:
        yield context
    finally:
        context.close()


def let_in(context: BrowserContext, town: Town, editor: int) -> None:
    """Give a browser what it holds once an editor has signed in, without the walk through the mailbox."""
    token = town.as_editor(editor)["Authorization"].removeprefix("Bearer ")
    context.add_cookies(
        [
            {
                "name": SESSION_COOKIE,
                "value": token,
                "domain": LOOPBACK,
                "path": "/editor",
                "httpOnly": True,
                "secure": True,
                "sameSite": "Strict",
            }
        ]
    )
