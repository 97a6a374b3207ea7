"""Pages on which a person finds a listing and edits it as its provider would."""

from collections.abc import Mapping
from html import escape
from itertools import islice
from typing import Any, Final
from urllib.parse import urlencode

from infra.local.register.control import Control
from infra.local.register.exchange import Answer, Request, bad_request, html_answer, not_found, see_other
from infra.local.register.layout import page, saved

A_PAGE: Final = 20
LONGEST_ADDRESS: Final = 320

SAVED: Final = {
    "email": "Het e-mailadres is bewaard.",
    "offline": "De fiche staat nu offline.",
    "online": "De fiche staat er weer.",
}


class Pages:
    def __init__(self, control: Control) -> None:
        self._control = control
        self._catalogue = control.catalogue

    def home(self, request: Request) -> Answer:
        words = request.first("q")
        offset = request.whole("offset", 0, least=0, most=1_000_000)
        keys = list(self._catalogue.search(words))
        found = [self._control.summary(key) for key in islice(keys, offset, offset + A_PAGE)]
        body = f"""<div class="notice"><p><strong>Dit is een lokale nabootsing van de Sociale Kaart.</strong>
Zoek een fiche, wijzig het e-mailadres of haal de fiche offline, en kijk wat het platform daarmee
doet.</p></div>
<form action="/" method="get" role="search" class="field">
<label for="q">Zoek een fiche op naam of gemeente</label>
<p class="hint" id="q-hint">Een e-mailadres of het nummer van een fiche mag ook.</p>
<input type="search" id="q" name="q" value="{escape(words)}" aria-describedby="q-hint">
<button>Zoek</button>
</form>
<h2>{_how_many(len(keys))}</h2>
<ul class="found">{"".join(_found(listing) for listing in found)}</ul>
{_turning(words, offset, len(keys))}"""
        return html_answer(page("Fiches zoeken", body))

    def listing(self, request: Request, an_id: str) -> Answer:
        key = self._catalogue.key_of(an_id)
        if key is None:
            raise not_found("no such listing")
        listing = self._control.summary(key)
        message = SAVED.get(request.first("saved"))
        body = f"""{saved(message) if message else ""}
{_marks(listing)}
{_details(listing)}
<h2>E-mailadres wijzigen</h2>
{_email_form(listing)}
<h2>{"Fiche terugzetten" if listing["removed"] else "Fiche offline halen"}</h2>
{_removal_form(listing)}"""
        return html_answer(page(_name(listing), body))

    def act(self, request: Request, an_id: str, action: str) -> Answer:
        key = self._catalogue.key_of(an_id)
        if key is None:
            raise not_found("no such listing")
        if action == "email":
            address = request.form().get("email", "")
            if len(address) > LONGEST_ADDRESS:
                raise bad_request("the address is too long")
            self._catalogue.edit(key, {"email": address})
        else:
            self._catalogue.edit(key, {"removed": action == "offline"})
        return see_other(f"/listings/{self._catalogue.id_of(key)}?saved={action}")


def _how_many(found: int) -> str:
    return {0: "Geen fiches gevonden", 1: "1 fiche gevonden"}.get(found, f"{found} fiches gevonden")


def _name(listing: Mapping[str, Any]) -> str:
    return listing["name"].strip() or "(zonder naam)"


def _marks(listing: Mapping[str, Any]) -> str:
    marks = []
    if listing["removed"]:
        marks.append("Offline")
    elif not listing["visible"]:
        marks.append("Verdwenen door een storing")
    if listing["state"] != "PUBLISHED":
        marks.append(f"Status {listing['state']}")
    return "".join(f'<p><span class="mark">{escape(mark)}</span></p>' for mark in marks)


def _found(listing: Mapping[str, Any]) -> str:
    return f"""<li class="card"><p><a href="/listings/{listing["id"]}">{escape(_name(listing))}</a></p>
<p>{escape(listing["postal_code"])} {escape(listing["municipality"])}</p>
<p class="hint">{escape(" · ".join(listing["rubrics"]))}</p>{_marks(listing)}</li>"""


def _turning(words: str, offset: int, total: int) -> str:
    links = []
    if offset > 0:
        links.append(("Vorige", max(0, offset - A_PAGE)))
    if offset + A_PAGE < total:
        links.append(("Volgende", offset + A_PAGE))
    if not links:
        return ""
    anchors = "".join(
        f'<a href="/?{escape(urlencode({"q": words, "offset": start}))}">{text}</a>' for text, start in links
    )
    return f'<nav aria-label="Bladeren">{anchors}</nav>'


def _details(listing: Mapping[str, Any]) -> str:
    box = (listing["box"] or "").removeprefix("bus ")  # some type the word as well
    house = f"{listing['street']} {listing['number'].strip()}" + (f" bus {box}" if box else "")
    details = {
        "Rubriek": listing["rubrics"],
        "Adres": [f"{house}, {listing['postal_code']} {listing['municipality']}"],
        "Telefoon": listing["phones"],
        "E-mail": listing["emails"],
        "Website": listing["websites"],
        "Ondernemingsnummer": [listing["enterprise_number"]] if listing["enterprise_number"] else [],
        "Laatst gewijzigd": [_moment(listing["last_updated"])],
        "Nummer van de fiche": [listing["id"]],
    }
    rows = "".join(
        f"<dt>{name}</dt><dd>{'<br>'.join(escape(value) for value in values) or 'Niet ingevuld'}</dd>"
        for name, values in details.items()
    )
    return f'<div class="card"><dl>{rows}</dl></div>'


def _moment(iso: str) -> str:
    """`2026-01-15T09:12:00Z` → `15-01-2026 om 09:12 UTC`."""
    return f"{iso[8:10]}-{iso[5:7]}-{iso[:4]} om {iso[11:16]} UTC"


def _email_form(listing: Mapping[str, Any]) -> str:
    hint = "Laat het vak leeg om het adres te wissen."
    if len(listing["emails"]) > 1:
        hint += f" Deze fiche heeft {len(listing['emails'])} adressen: als je bewaart, blijft alleen dit over."
    return f"""<form action="/listings/{listing["id"]}/email" method="post" class="field">
<label for="email">E-mailadres</label>
<p class="hint" id="email-hint">{hint}</p>
<input type="text" inputmode="email" id="email" name="email" maxlength="{LONGEST_ADDRESS}" autocomplete="off"
 value="{escape(listing["email"] or "")}" aria-describedby="email-hint">
<button>Bewaar het e-mailadres</button>
</form>"""


def _removal_form(listing: Mapping[str, Any]) -> str:
    action, text, hint = (
        (
            "online",
            "Zet de fiche terug",
            "De fiche staat offline. Zet je ze terug, dan is ze weer zoals ze was.",
        )
        if listing["removed"]
        else ("offline", "Haal de fiche offline", "De fiche verdwijnt uit het register tot je ze terugzet.")
    )
    return f"""<form action="/listings/{listing["id"]}/{action}" method="post" class="field">
<p class="hint">{hint}</p>
<button class="plain">{text}</button>
</form>"""
