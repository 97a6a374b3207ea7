"""Captions: the words around reviews in feeds, pictures, mails and files, and around the work on the editors' desk."""

from collections.abc import Mapping
from typing import Final

from chalicelib.dutch.formatting import CAPACITIES, month

PLATFORM: Final = "Waarderingsplatform"
REGISTER: Final = "Sociale Kaart"
NEWEST: Final = "De nieuwste waarderingen. Wie schreef, blijft anoniem."
UNDER_RESEARCH: Final = (
    "De redactie onderzoekt de waarderingen van deze organisatie. Zolang dat duurt, tonen we ze niet."
)
# The same, to whoever wrote what is hidden: a heading, and what it means.
OWN_HIDDEN: Final = (
    "Je waardering is nu niet te zien",
    (
        "De redactie onderzoekt de waarderingen van deze organisatie. Zolang dat duurt, zijn ze voor niemand te zien. "
        "Daarna wordt je waardering vanzelf weer zichtbaar."
    ),
)
OWN_REPLY_HIDDEN: Final = (
    "Je reactie is nu niet te zien",
    (
        "De redactie onderzoekt de waarderingen van je organisatie. Zolang dat duurt, zijn ze voor niemand te zien, en "
        "je reacties ook niet. Daarna worden ze vanzelf weer zichtbaar."
    ),
)
# The ground of an escalation for which the editor chose no rule: whatever was found, none is named then.
SECOND_LOOK: Final = (
    "Een redacteur bekijkt je waardering eerst samen met een collega, om wat je erin vertelt. Of ze onze gedragscode "
    "volgt, is nog niet beslist. Het is dus geen oordeel over jou."
)
OFFLINE_WITH_REVIEW: Final = "offline, met de waardering"
REPLY: Final = "Reactie van de organisatie:"
ON_THE_WEB: Final = "op het web"
ADDED: Final = "Later voegde de schrijver toe:"
PROMISE: Final = "De organisatie belooft, tegen eind"
OUTCOME: Final = "Wat ervan kwam:"
OUTCOME_WAITS: Final = "Wat van een belofte kwam:"
WAITS_FOR_SECOND: Final = "Een eerste redacteur keurde dit goed. Het wacht op een tweede."
READ_ALL: Final = "Lees alle waarderingen:"
BUTTON_FAILS: Final = "Werkt de knop niet? Kopieer dan dit adres naar je browser:"
EXPORTED: Final = (
    "Dit is alles wat we over jou bewaren voor deze ene waardering. Schreef je met hetzelfde adres nog andere "
    "waarderingen? Gebruik dan de link uit de mails over die waarderingen, of de code uit de brieven. "
    "Ben je die mails kwijt? Vraag de links dan opnieuw op onze site."
)
NOTICE_EXPORTED: Final = (
    "Dit is alles wat we over jou bewaren voor deze ene melding. Deed je met hetzelfde e-mailadres nog andere "
    "meldingen? Gebruik dan de link uit de mails over die meldingen."
)
ORGANISATION_EXPORTED: Final = (
    "Dit is alles wat we over je organisatie zelf bewaren. Je reacties vind je bij de cijfers, in het bestand met de "
    "waarderingen. Een bezwaar over een reactie vind je met de link uit de mail daarover. Wie van je organisatie iets "
    "schreef, weten we niet: we bewaren alleen het adres van de Sociale Kaart."
)
# The columns of a spreadsheet of reviews: those before the aspects, and those behind them.
COLUMNS: Final = (
    ("Online sinds", "Ervaring van", "Geschreven door", "Score"),
    ("Waardering", "Reactie", "Aanvullingen", "Band"),
)
# What stands beside a marked passage, before the words are sent; the whole note is below.
NOTES: Final[Mapping[str, str]] = {
    "personal_data": "gegeven",
    "links_and_advertising": "link",
    "all_capitals": "hoofdletters",
    "improper_language": "kwetst",
    "discrimination": "kwetst",
    "threat": "dreigt",
    "generic_reply": "te algemeen",
}
NAME: Final = "naam"
# What the clock does next with a review, as its author reads it; the day follows.
NEXT_STEPS: Final[Mapping[str, str]] = {
    "remind_author": "Bevestigde je nog niet? We herinneren je eraan op",
    "remind_organisation": "We herinneren de organisatie eraan dat ze kan reageren op",
    "expire": "We wissen je waardering en je gegevens op",
    "archive": "Je waardering gaat naar het archief op",
    "forget_author": "We wissen je naam en je adres op",
    "ask_promise": "We vragen de organisatie wat er van haar belofte kwam op",
    "mark_late": "Laat de organisatie niets weten? Dan zetten we “te laat” bij haar belofte op",
}
# What became of what was notified, where the notice was upheld.
OWN_NOTICE_OUTCOMES: Final[Mapping[str, str]] = {
    "open": "Wat je meldde, is tijdelijk offline. We onderzoeken het nog. Is dat klaar, dan krijg je een mail.",
    "offline": "Wat je meldde, staat niet meer online.",
    "online": "We haalden offline wat je meldde, en bekeken het opnieuw. Het staat nu weer online. "
    "Klopt er volgens jou nog iets niet? Dan kun je het opnieuw melden.",
}

# What happened to a review, as its author reads it.
OWN_EVENTS: Final[Mapping[str, str]] = {
    "submit": "Je stuurde je waardering in.",
    "type_in": "We kregen je waardering. Een redacteur typte ze in.",
    "confirm": "Je bevestigde je e-mailadres.",
    "expire": "De bewaartermijn van je waardering was om.",
    "remind": "We herinnerden je eraan om te bevestigen.",
    "remind_organisation": "We herinnerden de organisatie eraan dat ze kan reageren.",
    "forget_author": "Je naam en je adres zijn gewist: de bewaartermijn was om.",
    "approve": "De redactie keurde je waardering goed. Ze kwam online.",
    "return": "De redactie vroeg je om iets aan te passen.",
    "revise": "Je paste je waardering aan.",
    "reject": "De redactie weigerde je waardering.",
    "escalate": "De redactie nam je waardering apart in onderzoek.",
    "clear": "Een tweede redacteur las je waardering. De redactie behandelt ze verder.",
    "suspend": "Je waardering werd tijdelijk offline gehaald.",
    "restore": "De redactie zette je waardering terug online.",
    "remove": "De redactie verwijderde je waardering.",
    "withdraw": "Je trok je waardering in.",
    "undo_withdraw": "Je maakte de intrekking ongedaan.",
    "archive": "Je waardering ging naar het archief.",
    "close": "Je waardering werd afgesloten.",
    "uphold_appeal": "Een andere redacteur gaf je gelijk in je bezwaar.",
    "note_proof": "Een redacteur noteerde dat je liet zien dat je een band hebt met de organisatie.",
    "strike_proof": "Een redacteur haalde die notitie weg.",
    "add": "Je voegde iets toe aan je waardering.",
    "approve_addition": "De redactie keurde je aanvulling goed. Ze kwam online.",
    "reject_addition": "De redactie weigerde je aanvulling.",
    "ask": "De redactie stelde je een vraag.",
    "answer": "Je antwoordde op een vraag van de redactie.",
    "send_letter": "De redactie stuurde je een brief met een nieuwe code.",
    "correct_address": "Je postadres werd aangepast.",
    "erase": "Je waardering werd gewist.",
    "appeal": "Je maakte bezwaar.",
    "dismiss_appeal": "Een andere redacteur gaf je geen gelijk in je bezwaar.",
    "lapse_appeal": "Je bezwaar verviel.",
    "reply": "De organisatie reageerde. De reactie kwam online.",
    "remove_reply": "De redactie verwijderde de reactie van de organisatie.",
    "promise": "De organisatie beloofde iets te veranderen.",
    "promise_kept": "De organisatie deed wat ze beloofde, zegt ze zelf.",
    "promise_late": "Wat de organisatie beloofde, is te laat.",
    "promise_dropped": "Wat de organisatie beloofde, gaat niet door.",
}


def about(name: str) -> str:
    return f"Waardering over {name}"


def all_about(name: str) -> str:
    return f"Waarderingen over {name}"


def experience(of: str) -> str:
    """`2026-11` as Ervaring van november 2026."""
    return f"Ervaring van {month(of)}"


def who(capacity: str, experienced: str) -> str:
    """Familielid, ervaring van november 2026."""
    return f"{CAPACITIES[capacity].capitalize()}, ervaring van {month(experienced)}"


def who_over(capacity: str, experienced: str, name: str) -> str:
    """The same, with the organisation."""
    return f"{who(capacity, experienced)}, over {name}"


_NO_MAIL: Final[Mapping[str, str]] = {
    "erased": "Van de ontvanger bewaren we geen adres meer.",
    "suppressed": "Post naar dit adres komt terug.",
    "unreadable": "Het adres van de ontvanger kunnen we nu niet lezen. De beheerders zien dat.",
    "address_absent": "Op de Sociale Kaart staat geen e-mailadres.",
    "address_invalid": "Het e-mailadres op de Sociale Kaart klopt niet.",
    "second_editor": "Deze mail vertrekt pas als een tweede redacteur dezelfde woorden kiest.",
}


def no_mail(reason: str) -> str:
    """The reason that a mail would not leave."""
    return _NO_MAIL.get(reason, "Deze mail is dan niet nodig.")


# Of an author's address that is the organisation's own: staff may open what comes there.
OWN_HOUSE: Final = (
    "Misschien opent een medewerker de post. Brieven naar dit adres zeggen daarom niet waarover ze gaan: alleen dat er "
    "nieuws is, met een code. Vraag de schrijver liever naar een ander adres, zoals dat van familie."
)
# What was just done, said on the next screen.
# What happened to webhooks, as the log tells it; and what they hear of, and how it goes with them.
WEBHOOK_ACTS: Final[Mapping[str, str]] = {
    "add_webhook": "Webhook toegevoegd",
    "remove_webhook": "Webhook weggehaald",
    "renew_webhook_secret": "Nieuw geheim voor een webhook",
}
WEBHOOK_EVENTS: Final[Mapping[str, str]] = {
    "published": "Een waardering of een aanvulling komt online",
    "replied": "Een reactie komt online",
    "offline": "Iets gaat offline, wat ook de reden is",
    "figures": "De cijfers van een organisatie veranderen",
}
WEBHOOK_STATES: Final[Mapping[str, str]] = {
    "active": "Werkt",
    "failing": "Werkt nu niet: we proberen opnieuw",
    "paused": "Gepauzeerd",
}
_NO_ANSWER: Final[Mapping[str, str]] = {
    "redirect": "het adres verwees door, en dat volgen we niet",
    "timeout": "geen antwoord binnen tien seconden",
    "connection": "we kregen geen verbinding",
    "connection_lost": "de verbinding brak af",
    "no_host": "deze naam bestaat niet",
    "private_address": "deze naam leidt naar een besloten netwerk",
    "tls": "het certificaat klopt niet",
    "not_https": "het adres begint niet met https",
}


def webhook_outcome(outcome: str) -> str:
    """What came of a message: what was answered, or why nothing was."""
    if outcome in _NO_ANSWER:
        return _NO_ANSWER[outcome]
    return f"aangenomen ({outcome})" if outcome.startswith("2") else f"het adres antwoordde {outcome}"


DONE: Final[Mapping[str, str]] = {
    "approve": "Goedgekeurd.",
    "return": "Teruggestuurd naar de schrijver.",
    "reject": "Geweigerd.",
    "escalate": "Apart in onderzoek genomen.",
    "clear": "Vrijgegeven. Nu moeten twee redacteurs goedkeuren.",
    "note_proof": "Genoteerd dat je een bewijs zag.",
    "strike_proof": "Notitie over het bewijs weggehaald.",
    "approve_addition": "Aanvulling goedgekeurd.",
    "reject_addition": "Aanvulling geweigerd.",
    "suspend": "Tijdelijk offline gehaald.",
    "restore": "Teruggezet.",
    "remove": "Verwijderd.",
    "erase": "Gewist.",
    "uphold": "Gegrond verklaard.",
    "dismiss": "Ongegrond verklaard.",
    "enrol": "De organisatie neemt nu deel.",
    "leave": "De deelname is stopgezet.",
    "decline": "De vraag om deel te nemen is afgewezen.",
    "watch": "De organisatie staat onder extra controle.",
    "unwatch": "De extra controle is stopgezet.",
    "block": "De organisatie is tijdelijk geblokkeerd. Een tweede redacteur bevestigt dat binnen twee werkdagen.",
    "confirmed_block": "Je bevestigde de blokkade.",
    "first_warning": "Genoteerd. De waarschuwing staat op de pagina als een tweede redacteur dezelfde woorden kiest.",
    "unblock": "De blokkade is opgeheven.",
    "warn": "De waarschuwing staat op de pagina.",
    "clear_warning": "De waarschuwing is weg.",
    "withdraw_warning": "Het voorstel is ingetrokken.",
    "ask": "De schrijver krijgt je vraag per mail, of per brief als er geen e-mailadres is.",
    "type_in": "Bewaard. Een collega beslist erover.",
    "send_letter": "Er wacht een nieuwe brief voor de schrijver. Druk hem af bij Brieven.",
    "correct_address": "Het postadres is aangepast. Brieven die nog wachten, gaan naar het nieuwe adres.",
    "print_letter": "Genoteerd: afgedrukt.",
    "letter_returned": "Genoteerd. Naar dat adres sturen we niets meer.",
    "refer": "Je melding is verstuurd naar de instantie.",
    "note": "Je notitie staat erbij.",
    "assign": "Toegewezen.",
    "free": "Niemand heeft dit nu in handen.",
    "approve_outcome": "Goedgekeurd. Wat van de belofte kwam, staat online.",
    "return_outcome": "Teruggestuurd naar de organisatie.",
    "hand_over": "Overgedragen.",
    "read_again": "Genoteerd. Aan de waardering verandert niets.",
    "settle": "Genoteerd welke beslissing het voorbeeld is. Aan de waardering verandert niets.",
    "first_approval": "Genoteerd. Een tweede redacteur moet nog hetzelfde beslissen.",
}
# The same, where what was decided on is no review and somebody else hears of it.
DONE_TO: Final[Mapping[tuple[str, str], str]] = {("reply", "return"): "Teruggestuurd naar de organisatie."}

# Of second readings: what was done, where they stand, and what a text alone may bring.
READING_EVENTS: Final[Mapping[str, str]] = {
    "read_again": "Opnieuw gelezen, zonder de eerste beslissing te kennen",
    "settle": "Een van de twee beslissingen is het voorbeeld",
}
READING_STATUSES: Final[Mapping[str, str]] = {
    "waiting": "wacht op een tweede lezing",
    "agreed": "dezelfde beslissing",
    "disputed": "verschillende beslissingen",
    "settled": "voorbeeld gekozen",
}
READ_AS: Final[Mapping[str, str]] = {
    "approve": "Goedkeuren",
    "return": "Laten aanpassen",
    "reject": "Weigeren",
}

ORDERS: Final[Mapping[str, str]] = {
    "strongest": "Dringend eerst",
    "oldest": "Oudste eerst",
}

# The keys of the console; those that go somewhere follow, by the name of the place.
KEYS: Final = (
    (("j", "k"), "Volgende of vorige in de lijst"),
    (("Enter", "o"), "Open wat aangeduid is"),
    (("a", "t", "r"), "Naar goedkeuren, laten aanpassen of weigeren"),
    (("p",), "Neem de geselecteerde woorden over als passage"),
    (("u",), "Terug naar de wachtrij"),
    (("/",), "Zoek een organisatie"),
    (("g", "q"), "Naar Wachtrij"),
    (("g", "o"), "Naar Organisaties"),
    (("g", "d"), "Naar Dossiers"),
    (("g", "b"), "Naar Brieven"),
    (("g", "l"), "Naar Logboek"),
    (("g", "c"), "Naar Cijfers"),
    (("g", "s"), "Naar Sociale Kaart"),
    (("?",), "Toon deze lijst"),
)

# The sync with the register, as editors read it.
RUN_EVENTS: Final[Mapping[str, str]] = {"approve": "Laten doorgaan", "dismiss": "Niet laten doorgaan"}
RUN_KINDS: Final[Mapping[str, str]] = {"full": "Volledige ronde", "light": "Korte ronde"}
VERDICTS: Final[Mapping[str, str]] = {
    "running": "Bezig",
    "good": "Goed verlopen",
    "partial": "Deels uitgevoerd",
    "failed": "Mislukt, niets gewijzigd",
    "abandoned": "Afgebroken",
}
HOLDS: Final[Mapping[str, str]] = {
    "removals": "Organisaties sluiten die uit het register verdwenen zijn",
    "emails": "E-mailadressen laten vallen of vervangen die in het register verdwenen of veranderd zijn",
    "rekeying": "Nieuwe nummers overnemen voor organisaties die we al kennen",
}
FRESHNESS: Final[Mapping[str, str]] = {
    "ok": "De gegevens zijn bij.",
    "warning": "De gegevens zijn bijna een dag oud. De volgende ronde moet nu lukken.",
    "breach": "De gegevens zijn ouder dan een dag. Kijk hieronder wat er misging.",
}
COUNTS: Final[Mapping[str, str]] = {
    "fetched": "Gelezen",
    "created": "Nieuw bij ons",
    "changed": "Gewijzigd",
    "unchanged": "Ongewijzigd",
    "missing": "Niet meer gevonden",
    "closed": "Gesloten",
    "revived": "Opnieuw geopend",
    "held": "Tegengehouden",
    "invalid": "Met een e-mailadres dat niet klopt",
    "quarantined": "Onleesbaar",
    "duplicates": "Dubbel in het register",
    "conflicting": "Dubbel, met verschillen",
    "emails_cleared": "Zonder e-mailadres geworden",
    "emails_changed": "Met een ander e-mailadres",
    "new": "Met een nummer dat we niet kenden",
    "contested": "Met een nummer dat niet eenduidig is",
}
