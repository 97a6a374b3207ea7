"""The terms: what one may expect of the platform, and how it is checked that a review is real.

The last is what traders who show consumer reviews have to tell (directive 2005/29/EC, article 7(6), in force since
28 May 2022). It says only what the product does: whoever changes a check changes its words here.
"""

from datetime import datetime
from typing import Final

from chalicelib.domain.projections.open_data import LICENCE_NAME
from chalicelib.domain.reviews.score import THRESHOLD, WINDOW_MONTHS
from chalicelib.domain.reviews.submission import EXPERIENCE_MONTHS, LICENSED_TERMS
from chalicelib.domain.rules.mails import LINK_LIFE, Purpose
from chalicelib.dutch.documents.part import Link, Part
from chalicelib.dutch.formatting import date

TITLE: Final = "Voorwaarden"
REAL: Final = "echt"
SINCE: Final = date(datetime.fromisoformat(f"{LICENSED_TERMS}T12:00:00Z"))  # in words, the day of the change
_YEARS: Final = WINDOW_MONTHS // 12

TERMS: Final = (
    Part(
        id="platform",
        title="Wat is dit platform?",
        text=(
            (
                "Hier vertellen mensen hoe ze zorg of ondersteuning ervaren. Een redactie die los staat van de "
                "organisaties, leest alles na. Lezen, schrijven en antwoorden is gratis."
            ),
            (
                "We vragen geen geld aan organisaties en tonen geen reclame. Niemand kan betalen om hoger te "
                "staan, om een waardering weg te krijgen of om er een te krijgen."
            ),
        ),
        links=(Link(label="Wie verantwoordelijk is, en hoe je die bereikt", url="/contact"),),
    ),
    Part(
        id=REAL,
        title="Hoe kijken we na of een waardering echt is?",
        text=("Dat vertellen we omdat de Europese wet het vraagt, en omdat je anders niet weet wat je leest.",),
        points=(
            (
                "We kijken na of het e-mailadres van de schrijver is. Bevestigt de schrijver niet binnen "
                f"{LINK_LIFE[Purpose.CONFIRM].days} dagen met de link in onze mail, dan leest niemand de waardering."
            ),
            "Een redacteur leest elke waardering voor ze online komt. Geen enkele komt vanzelf online.",
            (
                "Een computer zoekt mee naar misbruik: dezelfde tekst die terugkomt, veel waarderingen tegelijk, "
                "een wegwerpadres, of een adres van de organisatie zelf. De computer geeft een signaal, een "
                "redacteur beslist."
            ),
            (
                "De nacht nadat iets online kwam, bekijkt de computer het opnieuw, en nog eens als er later iets bij "
                "komt dat erop lijkt. Lijkt een waardering bijna helemaal op een andere, of schreef iemand opnieuw "
                "over dezelfde organisatie, dan kan de laatste offline gaan tot een redacteur ze onderzocht heeft."
            ),
            (
                "Schrijven in opdracht van de organisatie mag niet. Alleen tevreden mensen uitnodigen ook niet. "
                "Een organisatie die dat toch doet, kan een waarschuwing op haar pagina krijgen."
            ),
            "Iedereen kan een waardering of een reactie melden. Dat staat eronder.",
        ),
        links=(Link(label="De gedragscode", url="/code-of-conduct"),),
    ),
    Part(
        id="niet",
        title="Wat kijken we niet na?",
        text=(
            (
                "We vragen geen identiteitskaart en geen bewijs dat je bij een organisatie zorg kreeg. Mensen "
                "moeten anoniem kunnen schrijven, ook wie van de zorg afhangt. Daarom kunnen we niet bij elke "
                "waardering zeker zijn dat de schrijver er echt was."
            ),
            (
                "Of alles klopt wat iemand vertelt, weten we ook niet. Een waardering is wat één mens meemaakte en "
                "ervan vond."
            ),
        ),
    ),
    Part(
        id="alles",
        title="Tonen we alles, ook wat niet lovend is?",
        text=(
            (
                "Ja. Lovend of kritisch: de regels zijn dezelfde, en we weigeren niets omdat een organisatie het "
                "niet wil. Waarom we iets weigeren, en hoe vaak dat gebeurt bij hoge en bij lage scores, "
                "publiceren we elk jaar."
            ),
            (
                f"Waarderingen staan van nieuw naar oud. Een cijfer is er vanaf {THRESHOLD} waarderingen, en elke "
                f"waardering telt even zwaar. {_YEARS} jaar na de ervaring telt ze niet meer mee."
            ),
        ),
        links=(Link(label="Hoe we het cijfer maken", url="/score"),),
    ),
    Part(
        id="schrijven",
        title="Wat vragen we aan wie schrijft?",
        points=(
            (
                "Je vertelt wat jijzelf of iemand die je vertegenwoordigt meemaakte, hoogstens "
                f"{EXPERIENCE_MONTHS // 12} jaar geleden."
            ),
            "Je bent 16 jaar of ouder, of je schrijft samen met een ouder.",
            "Je houdt je aan de gedragscode. Je noemt dus geen namen.",
            (
                "Je tekst blijft van jou. Je laat ons toe om hem te tonen, ook op de website van de organisatie en "
                "in wat ze afdrukt. Trek je je waardering in, dan tonen wij ze niet meer."
            ),
            (
                f"Wat je sinds {SINCE} instuurt en wat daarvan online komt, mag iedereen hergebruiken met "
                f"bronvermelding: onze open data, onder de licentie {LICENCE_NAME}. Je naam hoort daar nooit bij. "
                "Trek je je waardering in of wis je ze, dan gaat ze meteen ook uit de open data."
            ),
        ),
        links=(
            Link(label="Vind de links naar je waarderingen terug", url="/links"),
            Link(label="Over de open data en de licentie", url="/open-data"),
        ),
    ),
    Part(
        id="organisaties",
        title="Wat vragen we aan organisaties?",
        points=(
            "Je reageert zonder dat iemand te herkennen is, en met respect.",
            "Je schrijft geen waarderingen over jezelf, ook niet in de plaats van iemand anders.",
            "Je nodigt iedereen uit of niemand, en je zet niemand onder druk.",
            "Je mag waarderingen delen zoals ze zijn. Knip er niets uit dat de betekenis verandert.",
            (
                f"Een reactie die je sinds {SINCE} instuurt en die online komt, hoort bij onze open data. Iedereen "
                f"mag ze hergebruiken met bronvermelding, onder de licentie {LICENCE_NAME}."
            ),
        ),
        links=(Link(label="De gids voor organisaties", url="/guide"),),
    ),
    Part(
        id="niet-akkoord",
        title="Niet akkoord met een beslissing?",
        text=(
            (
                "Weigeren of verwijderen we iets van jou, of nemen we een maatregel tegen je organisatie? In onze "
                "mail daarover staat waarom, en een link om bezwaar te maken. Dat is gratis en kan tot zes maanden "
                "later. Een andere redacteur dan de eerste beslist. In die mail staat ook waar je nog terechtkunt: bij "
                "een instantie voor geschillen, of bij de rechter."
            ),
        ),
    ),
    Part(
        id="privacy",
        title="Wat gebeurt er met je gegevens?",
        text=("Je naam komt nergens te staan, en de organisatie krijgt hem niet van ons.",),
        links=(Link(label="Wat we bewaren, waarom en hoe lang", url="/privacy"),),
    ),
)
