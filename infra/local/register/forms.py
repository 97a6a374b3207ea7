"""The page on which a person sets the misbehaviour: the table of settings as one form."""

from dataclasses import Field
from html import escape
from http import HTTPStatus
from typing import Any, Final

from infra.local.register.control import Control
from infra.local.register.exchange import Answer, Request, html_answer, see_other
from infra.local.register.faults import Settings, WrongSetting, merged_form, setting_fields
from infra.local.register.kinds import Choice, Flag, Kind, Lines, Percent, Whole, as_text
from infra.local.register.layout import page, saved, wrong

# Which setting opens which part of the form; the order is that of the table.
HEADINGS: Final = {
    "listings": "Het register",
    "drift": "Bladeren",
    "truncated": "Antwoorden",
    "rubric_gone": "Inhoud van de fiches",
    "api_key": "Toegang",
}

SAVED: Final = {"settings": "De instellingen zijn bewaard.", "reset": "Alles werkt weer zoals het hoort."}


class ControlPage:
    def __init__(self, control: Control) -> None:
        self._control = control

    def show(self, request: Request) -> Answer:
        message = SAVED.get(request.first("saved"))
        return html_answer(self._page(saved(message) if message else ""))

    def change(self, request: Request) -> Answer:
        form = request.form()
        if "reset" in form:
            self._control.change({"reset": True})
            return see_other("/control?saved=reset")
        before = self._control.catalogue.settings
        try:
            settings = merged_form(before, form)
        except WrongSetting as error:
            label = next(known.metadata["dutch"] for known in setting_fields() if known.name == error.name)
            text = f"Er is niets bewaard. Kijk na wat je invulde bij “{label}”."
            return html_answer(self._page(wrong(text)), HTTPStatus.BAD_REQUEST)
        # A form always sends every setting: only another share means that listings have to change again.
        self._control.apply(settings, changed_again=settings.changed_percent != before.changed_percent)
        return see_other("/control?saved=settings")

    def _page(self, message: str) -> str:
        settings = self._control.catalogue.settings
        parts = "".join(
            (f"<h2>{HEADINGS[known.name]}</h2>" if known.name in HEADINGS else "") + _field(known, settings)
            for known in setting_fields()
        )
        body = f"""{message}
<div class="notice"><p>Hier laat je deze nabootsing fouten maken, om te zien hoe het platform daarmee
omgaat. Bij “elke zoveelste” betekent 0: nooit. Er kwamen al {self._control.tally.requests.total()} vragen
binnen.</p></div>
<form action="/control" method="post" class="field">
<button class="plain" name="reset" value="1">Zet alle instellingen terug</button>
</form>
<form action="/control" method="post">{parts}<button>Bewaar de instellingen</button></form>"""
        return page("Storingen instellen", body)


def _field(known: Field[Any], settings: Settings) -> str:
    value = getattr(settings, known.name)
    label = f"{escape(known.metadata['dutch'])} <code>{known.name}</code>"
    attributes = f'id="{known.name}" name="{known.name}"'
    if isinstance(known.metadata["kind"], Flag):
        ticked = " checked" if value else ""
        return (
            f'<div class="field"><label for="{known.name}">'
            f'<input type="checkbox" {attributes} value="1"{ticked}>{label}</label></div>'
        )
    control = _control(known.metadata["kind"], attributes, as_text(value))
    return f'<div class="field"><label for="{known.name}">{label}</label>{control}</div>'


def _control(kind: Kind, attributes: str, text: str) -> str:
    if isinstance(kind, Whole):
        return f'<input type="number" min="{kind.least}" max="{kind.most}" {attributes} value="{escape(text)}">'
    if isinstance(kind, Percent):
        return f'<input type="number" min="0" max="100" step="any" {attributes} value="{escape(text)}">'
    if isinstance(kind, Lines):
        return f'<textarea rows="3" {attributes}>\n{escape(text)}</textarea>'
    if isinstance(kind, Choice):
        options = "".join(
            f"<option{' selected' if option == text else ''}>{escape(option)}</option>" for option in kind.options
        )
        return f"<select {attributes}>{options}</select>"
    return f'<input type="text" autocomplete="off" {attributes} value="{escape(text)}">'
