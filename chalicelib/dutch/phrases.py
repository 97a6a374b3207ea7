"""The words for codes: for every status, action and kind what people read.

Tables, so that a code without words is a failing test and never a code on somebody's screen.
"""

from collections.abc import Mapping
from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK
from chalicelib.domain.rules.law import Need
from chalicelib.dutch.captions import READING_STATUSES, WEBHOOK_ACTS
from chalicelib.dutch.formatting import NOTICE_REASONS, STATUSES

# What an editor can choose.
ACTIONS: Final[Mapping[str, str]] = {
    "approve": "Goedkeuren",
    "return": "Laten aanpassen",
    "reject": "Weigeren",
    "note_proof": "Noteren: bewijs gezien",
    "strike_proof": "De notitie over het bewijs weghalen",
    "approve_addition": "Aanvulling goedkeuren",
    "reject_addition": "Aanvulling weigeren",
    "escalate": "Apart onderzoeken (vermoeden van misdrijf, of wanhoop)",
    "clear": "Vrijgeven: vals alarm",
    "suspend": "Tijdelijk offline halen",
    "restore": "Terugzetten",
    "remove": "Verwijderen",
    "erase": "Wissen: tekst en persoonsgegevens, voorgoed",
    "enrol": "Laten deelnemen",
    "leave": "Deelname stopzetten",
    "decline": "De vraag om deel te nemen afwijzen",
    "watch": "Onder extra controle plaatsen",
    "unwatch": "Extra controle stopzetten",
    "block": "Tijdelijk blokkeren",
    "unblock": "Blokkade opheffen",
    "warn": "Waarschuwing op de pagina zetten",
    "clear_warning": "Waarschuwing weghalen",
    "withdraw_warning": "Voorstel voor een waarschuwing intrekken",
    "uphold": "Gegrond verklaren",
    "dismiss": "Ongegrond verklaren",
    "approve_outcome": "Goedkeuren wat van de belofte kwam",
    "return_outcome": "Laten aanpassen wat van de belofte kwam",
}

# What a decision on a text does, said where it is chosen.
EFFECTS: Final[Mapping[str, str]] = {
    "approve": "Komt online.",
    "return": "De schrijver past aan en stuurt opnieuw in.",
    "reject": "Komt niet online.",
    "note_proof": "Je zag een factuur, een contract, een attest of een bewijs van verblijf, met de naam van de "
    "organisatie en een datum. Bewaar het nergens, en schrijf niets over de persoon. Bij de waardering staat dan dat "
    "de redactie een bewijs zag. Verder verandert er niets.",
    "strike_proof": "Bij de waardering staat dan niet meer dat de redactie een bewijs zag.",
    "approve_addition": "Komt online onder de waardering. Schrijver en organisatie krijgen een mail.",
    "reject_addition": "Komt niet online, of gaat weg. De waardering zelf blijft. De schrijver kan bezwaar maken.",
    "escalate": "Staat niet online tot een collega beslist. De organisatie hoort niet wat je vermoedt.",
    "clear": "Wacht opnieuw op de redactie. Twee redacteurs moeten dan goedkeuren.",
    "suspend": "Gaat meteen offline, zolang het onderzoek loopt.",
    "restore": "Komt opnieuw online.",
    "remove": "Gaat voorgoed offline.",
    "erase": "Tekst en persoonsgegevens gaan voorgoed weg. Enkel dat het gebeurd is, blijft.",
    "approve_outcome": "Komt online, onder de belofte.",
    "return_outcome": "De organisatie past aan en stuurt opnieuw in.",
}

NOTICE_EFFECTS: Final[Mapping[str, str]] = {
    "uphold": "De melder krijgt gelijk.",
    "dismiss": "De melder krijgt geen gelijk. Er verandert niets aan wat online staat.",
}

# What each decision on an organisation means for others.
ORGANISATION_EFFECTS: Final[Mapping[str, str]] = {
    "enrol": "Iedereen kan er dan waarderingen over schrijven.",
    "leave": (
        "Niemand kan er dan nog waarderingen over schrijven. Waarderingen die nog wachten op bevestiging, goedkeuring "
        "of aanpassing, sluiten we voorgoed af: ze komen niet meer online, ook niet als de organisatie later weer "
        "deelneemt. Elke schrijver krijgt daarover een mail. Een onderzoek loopt verder."
    ),
    "decline": "De organisatie leest waarom. Ze kan het later opnieuw vragen.",
    "watch": "Elke nieuwe waardering heeft dan twee redacteurs nodig. Bezoekers merken hier niets van.",
    "unwatch": "Eén redacteur volstaat dan weer.",
    "block": (
        "De waarderingen zijn dan meteen niet te zien, en er komen geen nieuwe bij. Bevestigt geen tweede redacteur "
        "dat binnen twee werkdagen, dan stopt de blokkade vanzelf."
    ),
    "unblock": "De waarderingen zijn dan weer te zien.",
    "warn": "De uitleg staat dan op de pagina van de organisatie. Iedereen kan hem lezen.",
    "clear_warning": "De waarschuwing verdwijnt dan van de pagina.",
    "withdraw_warning": "Er komt dan geen waarschuwing op de pagina. De organisatie hoort hier niets van.",
}

# What happened, as editors read it in the history.
EVENTS: Final[Mapping[str, str]] = {
    "submit": "Ingezonden",
    "confirm": "E-mailadres bevestigd",
    "expire": "Vervallen: de bewaartermijn is om",
    "remind": "Schrijver herinnerd aan de bevestiging",
    "remind_organisation": "Organisatie herinnerd aan de mogelijkheid om te reageren",
    "forget_author": "Gegevens van de schrijver gewist: de bewaartermijn is om",
    "approve": "Goedgekeurd",
    "return": "Teruggestuurd voor aanpassing",
    "revise": "Aangepast",
    "reject": "Geweigerd",
    "escalate": "Apart in onderzoek genomen",
    "clear": "Vrijgegeven na apart onderzoek",
    "suspend": "Tijdelijk offline gehaald",
    "restore": "Teruggezet",
    "remove": "Verwijderd",
    "withdraw": "Ingetrokken",
    "undo_withdraw": "Intrekking ongedaan gemaakt",
    "archive": "Naar het archief",
    "close": "Afgesloten: de organisatie neemt niet meer deel",
    "uphold_appeal": "Bezwaar gegrond verklaard",
    "note_proof": "Bewijs gezien",
    "strike_proof": "Notitie over het bewijs weggehaald",
    "add": "Aanvulling ingezonden",
    "approve_addition": "Aanvulling goedgekeurd",
    "reject_addition": "Aanvulling geweigerd",
    "ask": "Vraag gesteld aan de schrijver",
    "answer": "De schrijver antwoordde op een vraag",
    "refer": "Gemeld aan een instantie",
    "note": "Notitie voor collega's toegevoegd",
    "type_in": "Ingetypt door een redacteur",
    "send_letter": "Nieuwe brief voor de schrijver",
    "correct_address": "Postadres van de schrijver aangepast",
    "print_letter": "Brief aan de schrijver afgedrukt",
    "letter_returned": "Brief aan de schrijver kwam terug",
    "erase": "Gewist",
    "uphold": "Gegrond verklaard",
    "dismiss": "Ongegrond verklaard",
    "lapse": "Vervallen",
    "ask_promise": "Organisatie gevraagd wat van haar belofte kwam",
    "mark_late": "Belofte te laat: de organisatie liet niets weten",
    "answer_promise": "De organisatie vertelde wat van haar belofte kwam",
    "approve_outcome": "Goedgekeurd: wat van de belofte kwam",
    "return_outcome": "Teruggestuurd voor aanpassing: wat van de belofte kwam",
    "agree": "De schrijver zegt dat het klopt",
    "disagree": "De schrijver zegt dat het niet klopt",
}

# What happened to organisations, dossiers and rounds, as the log tells it.
OTHER_EVENTS: Final[Mapping[str, str]] = {
    **WEBHOOK_ACTS,
    "stop_digest": "De organisatie zette haar maandelijkse mail af",
    "hand_out": "De organisatie maakte kaarten om iedereen van een groep uit te nodigen",
    "resume_digest": "De organisatie zette haar maandelijkse mail weer aan",
    "enrol": "Neemt deel",
    "leave": "Deelname stopgezet",
    "apply": "Vroeg om deel te nemen",
    "decline": "Vraag om deel te nemen afgewezen",
    "watch": "Onder extra controle geplaatst",
    "unwatch": "Extra controle stopgezet",
    "block": "Tijdelijk geblokkeerd",
    "unblock": "Blokkade opgeheven",
    "warn": "Waarschuwing op de pagina gezet",
    "clear_warning": "Waarschuwing weggehaald",
    "withdraw_warning": "Voorstel voor een waarschuwing ingetrokken",
    "forget_notifier": "Gegevens van de melder gewist, op eigen vraag",
    "forget_words": "Woorden van het bezwaar gewist, op eigen vraag",
    "open": "Geopend",
    "note": "Notitie toegevoegd",
    "contact": "Contact toegevoegd",
    "referral": "Doorverwijzing toegevoegd",
    "review": "Waardering toegevoegd",
    "close": "Afgesloten",
    "lapse": "Weggehaald: waar het over ging, is gewist of de bewaartermijn is om",
}


def event(action: str, kind: str) -> str:
    """The act on a thing of this kind, in words: a review that is closed lost its organisation, a dossier did not."""
    return ({**EVENTS, **OTHER_EVENTS} if kind == "dossier" else {**OTHER_EVENTS, **EVENTS})[action]


# What the log is about.
LOG_SUBJECTS: Final[Mapping[str, str]] = {
    "review": "Waardering",
    "addition": "Aanvulling",
    "reply": "Reactie",
    "notice": "Melding",
    "appeal": "Bezwaar",
    "organisation": "Organisatie",
    "dossier": "Dossier",
    "reading": "Tweede lezing",
    "sync-run": "Ronde bij de Sociale Kaart",
    "webhook": "Webhook",
}

ADDRESSEES: Final[Mapping[str, str]] = {
    "author": "de schrijver",
    "organisation": "de organisatie",
    "editor": "de redacteur",
    "notifier": "de melder",
    "authority": "de instantie",
    "appellant": "wie bezwaar maakte",
}

ACTORS: Final[Mapping[str, str]] = {
    "author": "schrijver",
    "organisation": "organisatie",
    "editor": "redactie",
    "visitor": "bezoeker",
    "clock": "automatisch",
    "signal": "automatisch, na een signaal",
}

# Where a review stands, as its author reads it: a heading, and what it means.
OWN_STATUSES: Final[Mapping[str, tuple[str, str]]] = {
    "unconfirmed": (
        "Je waardering wacht op je bevestiging",
        "Open de link in onze eerste mail om te bevestigen dat het e-mailadres van jou is.",
    ),
    "pending": (
        "De redactie leest je waardering",
        "Ze staat nog niet online. Je krijgt bericht zodra er een beslissing is.",
    ),
    "returned": (
        "De redactie vraagt je om iets aan te passen",
        "Hieronder lees je waarom. Pas je waardering aan, dan leest de redactie ze opnieuw.",
    ),
    "escalated": (
        "De redactie onderzoekt je waardering apart",
        "Ze staat niet online, en de organisatie weet er niet van. Je krijgt bericht zodra er een beslissing is.",
    ),
    "published": ("Je waardering staat online", "Iedereen kan ze lezen. Je naam staat er niet bij."),
    "suspended": (
        "Je waardering staat tijdelijk offline",
        "De redactie onderzoekt ze. Je krijgt bericht zodra er een beslissing is.",
    ),
    "rejected": ("Je waardering is geweigerd", "Ze komt niet online. Hieronder lees je waarom."),
    "removed": ("Je waardering is verwijderd", "Ze staat niet meer online. Hieronder lees je waarom."),
    "withdrawn": ("Je hebt je waardering ingetrokken", "Niemand kan ze nog lezen op het platform."),
    "archived": (
        "Je waardering zit in het archief",
        "Ze was te oud om nog online te staan, en telt niet meer mee in het cijfer.",
    ),
    "closed": (
        "Je waardering is afgesloten",
        "De organisatie neemt niet meer deel. Je waardering komt niet online. Je kunt ze hier laten wissen.",
    ),
    "erased": ("Je waardering is gewist", "We bewaren niets meer van je tekst of je gegevens."),
}

# Where a reply stands, as its organisation reads it: a heading, and what it means.
OWN_REPLY_STATUSES: Final[Mapping[str, tuple[str, str]]] = {
    "none": ("Je kunt nog reageren", "Er is nog geen reactie op deze waardering."),
    "pending": (
        "Je reactie wacht op de redactie",
        "Je krijgt een mail zodra er een beslissing is. Intussen kun je niets wijzigen.",
    ),
    "returned": (
        "De redactie vraagt je om iets aan te passen",
        "Lees wat er anders moet. Pas je reactie dan aan en verstuur ze opnieuw.",
    ),
    "published": ("Je reactie staat online", "Je vindt ze onder de waardering. Er is één reactie per waardering."),
    "rejected": ("Je reactie is geweigerd", "Ze komt niet online. Hier lees je waarom."),
    "removed": ("Je reactie is verwijderd", "Ze staat niet meer online. Hier lees je waarom."),
}

# Cases, as editors read them.
CASE_STATUSES: Final[Mapping[str, str]] = {
    "pending": "wacht op de redactie",
    "upheld": "gegrond",
    "dismissed": "ongegrond",
    "lapsed": "vervallen",
}
CASE_KINDS: Final[Mapping[str, str]] = {"notice": "Melding", "appeal": "Bezwaar"}
SUBJECTS: Final[Mapping[str, str]] = {
    "review": "waardering",
    "addition": "aanvulling",
    "reply": "reactie",
    "notice": "melding",
    "watch": "extra controle",
    "block": "blokkade",
    "warning": "waarschuwing",
}
APPELLANTS: Final[Mapping[str, str]] = {
    "author": "de schrijver",
    "organisation": "de organisatie",
    "notifier": "de melder",
}


def notice_about(subject: str, reason: str) -> str:
    """Reactie: er staan persoonsgegevens in."""
    why = NOTICE_REASONS[reason]
    return f"{SUBJECTS[subject].capitalize()}: {why[0].lower()}{why[1:]}"


def appeal_about(appellant: str, about: str) -> str:
    """Van de melder, over een melding."""
    return f"Van {APPELLANTS[appellant]}, over {'' if about == 'watch' else 'een '}{SUBJECTS[about]}"


def appeal_effects(appellant: str) -> Mapping[str, str]:
    """The effects of a decision on an appeal, by whoever appealed."""
    who = APPELLANTS[appellant].capitalize()
    return {
        "uphold": f"{who} krijgt gelijk.",
        "dismiss": f"{who} krijgt geen gelijk. De eerste beslissing blijft gelden.",
    }


NOTE_KINDS: Final[Mapping[str, str]] = {"note": "Notitie", "contact": "Contact", "referral": "Doorverwijzing"}
STRENGTHS: Final[Mapping[int, str]] = {WEAK: "Zwak", MODERATE: "Matig", STRONG: "Sterk"}

# What waits for editors: the name of each list, and of what is in it.
QUEUES: Final[Mapping[str, tuple[str, str]]] = {
    "review": ("Waarderingen", "waarderingen"),
    "reply": ("Reacties", "reacties"),
    "notice": ("Meldingen", "meldingen"),
    "appeal": ("Bezwaren", "bezwaren"),
    "organisation": ("Organisaties", "organisaties"),
    "second_reading": ("Tweede lezingen", "tweede lezingen"),
}
ORGANISATION_STATES: Final[Mapping[str, str]] = {
    "open": "geen onderzoek",
    "watched": "onder extra controle",
    "blocked": "tijdelijk geblokkeerd",
}
# Where a thing of each kind stood and stands, as the log tells it. What has no words here is told by what happened.
LOG_STATUSES: Final[Mapping[str, Mapping[str, str]]] = {
    "review": {status: words for status, words in STATUSES.items() if status != "none"},
    "addition": {**STATUSES, "none": "geen aanvulling"},
    "reply": STATUSES,
    "notice": CASE_STATUSES,
    "appeal": CASE_STATUSES,
    "organisation": {**ORGANISATION_STATES, "none": "geen vraag", "pending": STATUSES["pending"]},
    "dossier": {"open": "loopt nog", "closed": "afgesloten"},
    "reading": READING_STATUSES,
}

# Where a notice stands, as whoever gave it reads it: a heading, and what it means.
OWN_NOTICE_STATUSES: Final[Mapping[str, tuple[str, str]]] = {
    "pending": (
        "De redactie bekijkt je melding",
        "Je krijgt een mail zodra er een beslissing is. Tot dan blijft alles online staan.",
    ),
    "upheld": ("De redactie geeft je gelijk", "Wat je meldde, is offline gehaald."),
    "dismissed": ("De redactie geeft je geen gelijk", "Wat je meldde, blijft online staan. Hieronder lees je waarom."),
}

# The same for an appeal.
OWN_APPEAL_STATUSES: Final[Mapping[str, tuple[str, str]]] = {
    "pending": (
        "We behandelen je bezwaar",
        "Een andere redacteur bekijkt de beslissing opnieuw. Je krijgt bericht zodra er een antwoord is.",
    ),
    "upheld": ("Je bezwaar is gegrond", "We nemen de beslissing terug."),
    "dismissed": ("Je bezwaar is ongegrond", "Een andere redacteur keek opnieuw, en de beslissing blijft."),
    "lapsed": ("Je bezwaar is vervallen", "Niemand beslist er nog over."),
}

# A decision that an organisation can object to: its name, and the same in a sentence about what no longer holds.
OBJECTED: Final[Mapping[str, tuple[str, str]]] = {
    "watch": ("Extra controle", "De extra controle om die reden is al gestopt."),
    "block": ("Tijdelijke blokkade", "Deze blokkade geldt al niet meer."),
    "warning": ("Waarschuwing op je pagina", "Deze waarschuwing staat al niet meer op je pagina."),
    "reply": ("Je reactie komt niet online", "Deze beslissing over je reactie geldt al niet meer."),
}

TONES: Final[Mapping[str, str]] = {"positive": "Bij een lovende waardering", "negative": "Bij een kritische waardering"}

# The register's e-mail address, as editors read it: how it stands, and what that means.
EMAIL_STATUSES: Final[Mapping[str, tuple[str, str]]] = {
    "ok": ("Adres in orde", "Meldingen komen aan op dit adres."),
    "absent": ("Geen adres", "Op de Sociale Kaart staat geen e-mailadres. Deze organisatie krijgt geen mails."),
    "bounced": (
        "Mails komen niet aan",
        "Mails naar dit adres komen terug. Deze organisatie krijgt pas weer mails met een ander adres.",
    ),
    "invalid": ("Adres klopt niet", "Dit is geen geldig e-mailadres. Deze organisatie krijgt geen mails."),
}

ASPECTS: Final = "Onderdelen"
# Before the words that an author took away, and those that came: for who hears a page.
WENT: Final = "weg:"
CAME: Final = "nieuw:"


def asked(needs: frozenset[Need]) -> str:
    """The needs of an act, in sentences; nobody who typed a review in is offered one, so nobody else reads of that."""
    reasons = "een regel en een uitleg" if Need.RULE in needs else "een uitleg" if Need.EXPLANATION in needs else ""
    said = [f"Vraagt {reasons}."] if reasons else []
    if Need.ANOTHER_EDITOR in needs:
        said.append("Alleen door een andere redacteur dan die van de vorige stap.")
    if Need.ANOTHER_EDITOR_IF_OPEN in needs:
        said.append("Loopt er een onderzoek, een melding of een bezwaar? Dan doet een andere redacteur dit.")
    if Need.SECOND_EDITOR in needs:
        said.append("Twee redacteurs moeten dit met dezelfde woorden beslissen.")
    if Need.SECOND_EDITOR_IF_GRAVE in needs:
        said.append("Gaat het misschien om een misdrijf of om wanhoop? Dan moeten twee redacteurs dit beslissen.")
    if Need.SECOND_EDITOR_IF_WATCHED in needs:
        said.append("Is er extra controle op de organisatie? Dan moeten twee redacteurs goedkeuren.")
    return " ".join(said)
