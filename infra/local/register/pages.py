"""The pages on which a person finds a listing, edits it as its provider would, and sets the misbehaviour, in Dutch."""

from collections.abc import Mapping
from http import HTTPStatus
from itertools import islice
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from infra.local.register.control import Control
from infra.local.register.settings import TABLE, WrongSetting, merged_form
from infra.local.web.exchange import Answer, Request, bad_request, html_answer, see_other

A_PAGE: Final = 20
POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'"
LONGEST_ADDRESS: Final = 320
SAVED: Final = {
    "email": "Het e-mailadres is bewaard.",
    "offline": "De fiche staat nu offline.",
    "online": "De fiche staat er weer.",
    "settings": "De instellingen zijn bewaard.",
    "reset": "Alles werkt weer zoals het hoort.",
}
# Which setting opens which part of the form; the order is that of the table.
HEADINGS: Final = {
    "listings": "Het register",
    "drift": "Bladeren",
    "truncated": "Antwoorden",
    "rubric_gone": "Inhoud van de fiches",
    "api_key": "Toegang",
}
_TEMPLATES: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


class Pages:
    def __init__(self, control: Control) -> None:
        self._control = control
        self._catalogue = control.catalogue

    def home(self, request: Request) -> Answer:
        words = request.first("q")
        offset = request.whole("offset", 0, least=0, most=1_000_000)
        keys = list(self._catalogue.search(words))
        turns = [("Vorige", max(0, offset - A_PAGE))] if offset > 0 else []
        turns += [("Volgende", offset + A_PAGE)] if offset + A_PAGE < len(keys) else []
        found = [self._control.summary(key) for key in islice(keys, offset, offset + A_PAGE)]
        return _page("home", "Fiches zoeken", words=words, total=len(keys), turns=turns, found=found)

    def listing(self, request: Request, an_id: str) -> Answer:
        listing = self._control.summary(self._control.key(an_id))
        return _page(
            "listing",
            listing["name"].strip() or "(zonder naam)",
            saved=SAVED.get(request.first("saved")),
            listing=listing,
            details=_details(listing),
            longest=LONGEST_ADDRESS,
        )

    def act(self, request: Request, an_id: str, action: str) -> Answer:
        key = self._control.key(an_id)
        if action == "email":
            address = request.form().get("email", "")
            if len(address) > LONGEST_ADDRESS:
                raise bad_request("the address is too long")
            self._catalogue.edit(key, {"email": address})
        else:
            self._catalogue.edit(key, {"removed": action == "offline"})
        return see_other(f"/listings/{self._catalogue.id_of(key)}?saved={action}")

    def settings(self, request: Request) -> Answer:
        return self._settings(saved=SAVED.get(request.first("saved")))

    def change_settings(self, request: Request) -> Answer:
        form = request.form()
        if "reset" in form:
            self._control.change({"reset": True})
            return see_other("/control?saved=reset")
        before = self._catalogue.settings
        try:
            settings = merged_form(before, form)
        except WrongSetting as error:
            label = next(row.label for row in TABLE if row.name == error.name)
            text = f"Er is niets bewaard. Kijk na wat je invulde bij “{label}”."
            return self._settings(wrong=text, status=HTTPStatus.BAD_REQUEST)
        # A form always sends every setting: only another share means that listings have to change again.
        self._control.apply(settings, changed_again=settings.changed_percent != before.changed_percent)
        return see_other("/control?saved=settings")

    def _settings(self, **shown: Any) -> Answer:
        shown |= {"settings": self._catalogue.settings, "requests": self._control.tally.requests.total()}
        return _page("control", "Storingen instellen", rows=TABLE, headings=HEADINGS, **shown)


def _page(
    template: str,
    title: str,
    *,
    saved: str | None = None,
    wrong: str | None = None,
    status: HTTPStatus = HTTPStatus.OK,
    **shown: Any,
) -> Answer:
    page = _TEMPLATES.get_template(f"{template}.html").render(title=title, saved=saved, wrong=wrong, **shown)
    return html_answer(page, status, policy=POLICY)


def _details(listing: Mapping[str, Any]) -> dict[str, list[str]]:
    box = (listing["box"] or "").removeprefix("bus ")  # some type the word as well
    house = f"{listing['street']} {listing['number'].strip()}" + (f" bus {box}" if box else "")
    saved = listing["last_updated"]  # 2026-01-15T09:12:00Z
    return {
        "Rubriek": listing["rubrics"],
        "Adres": [f"{house}, {listing['postal_code']} {listing['municipality']}"],
        "Telefoon": listing["phones"],
        "E-mail": listing["emails"],
        "Website": listing["websites"],
        "Ondernemingsnummer": [listing["enterprise_number"]] if listing["enterprise_number"] else [],
        "Laatst gewijzigd": [f"{saved[8:10]}-{saved[5:7]}-{saved[:4]} om {saved[11:16]} UTC"],
        "Nummer van de fiche": [listing["id"]],
    }
