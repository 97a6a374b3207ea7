"""The open data, explained: what is in it, under which licence, what whoever uses it must do, and what each term means.

Each term of our own is an anchor on the page: its address is where it is explained.
"""

from dataclasses import dataclass
from typing import Final

from chalicelib.domain.projections.open_data import LICENCE, LICENCE_NAME, PAGE
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.dutch.documents.part import Link, Part
from chalicelib.dutch.documents.terms import SINCE

TITLE: Final = "Open data"
DATASET: Final = "Waarderingen van zorg en ondersteuning in Vlaanderen"
ABOUT: Final = (
    "Wat mensen vertellen over woonzorg, kinderopvang, jeugdhulp en ondersteuning bij een handicap, en wat "
    "organisaties antwoorden: alle waarderingen die nu online staan en onder deze licentie zijn ingestuurd. "
    "Zonder schrijvers."
)
STREAM: Final = "Waarderingen als Linked Data Event Stream"
TABLE: Final = "Waarderingen als CSV, per maand"
ATTRIBUTION: Final = "Bron: Waarderingsplatform"
KEYWORDS: Final = ("waarderingen", "zorg", "woonzorg", "kinderopvang", "jeugdhulp", "handicap")
THEMES: Final = {"HEAL": "Gezondheid", "SOCI": "Bevolking en samenleving"}  # as the EU calls them
_GONE_FOR: Final = kept(Kept.REMOVAL).days


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the data, and what it means here; one of our own has an anchor."""

    term: str
    meaning: str
    anchor: str = ""


PARTS: Final = (
    Part(
        id="wat",
        title="Wat zit erin?",
        text=(
            (
                f"Alle waarderingen die nu online staan en die sinds {SINCE} zijn ingestuurd. Toen kwam de licentie in "
                "onze voorwaarden. Wat ouder is, staat op de site en niet in de open data. Een reactie zit erin als "
                "ook zij sindsdien is ingestuurd."
            ),
            "Er staat niets in dat niet ook op de site te lezen is. Geen namen en geen e-mailadressen dus.",
        ),
        points=(
            "de tekst, de reactie met haar belofte, en wat de schrijver later aanvulde",
            "wanneer de waardering online kwam, en over welke maand ze gaat",
            "in welke rol iemand schreef, of iemand hielp, en welk bewijs er is",
            "de organisatie: haar nummer op de Sociale Kaart, haar pagina hier en haar sector",
            "de scores per onderdeel, alleen waar ook de site ze toont",
        ),
    ),
    Part(
        id="licentie",
        title="Wat mag je ermee doen?",
        text=(
            (
                f"Je mag de data gratis gebruiken, delen en bewerken, ook om er geld mee te verdienen. De licentie is "
                f"{LICENCE_NAME}. Zet er altijd bij waar ze vandaan komen, met een link: “{ATTRIBUTION}”."
            ),
            "Toon teksten zoals ze zijn. Laat je iets weg of vat je samen, zeg dat dan.",
        ),
        links=(Link(label="De licentie", url=LICENCE),),
    ),
    Part(
        id="weg",
        title="Wat moet je ermee doen?",
        text=(
            (
                "Mensen kunnen hun waardering intrekken of wissen, en de redactie kan ze offline halen. Dan is ze hier "
                f"binnen enkele minuten weg. Wat overblijft, is haar nummer: {_GONE_FOR} dagen lang, met de melding "
                "dat ze weg is. Haar tekst staat dan niet meer in de open data."
            ),
            (
                "Heb jij een kopie? Dan moet je volgen. Haal de data minstens elke dag opnieuw op, en haal weg wat bij "
                "ons weg is. De licentie gaat over auteursrecht, en geeft je geen recht op iemands persoonlijke "
                "gegevens. In een tekst kan iets over gezondheid staan, en daarvoor geldt de privacywet (AVG) ook "
                "voor jou. Probeer nooit te vinden wie iets schreef."
            ),
            f"Was je langer dan {_GONE_FOR} dagen weg? Begin dan opnieuw.",
        ),
    ),
    Part(
        id="volgen",
        title="Hoe volg je wat verandert?",
        text=(
            (
                "De stroom heeft een pagina per maand waarin waarderingen voor het eerst online kwamen, met hoogstens "
                f"{PAGE} waarderingen per keer. Elke waardering staat er één keer in: zoals ze nu is. Verandert er "
                "iets, dan komt er een nieuwe versie op dezelfde plaats. Gaat ze weg, dan staat daar dat ze weg is. "
                "Lees dus elke keer alle maanden."
            ),
            (
                "Een versie heeft een eigen adres en een eigen tijdstip. Van twee versies telt de laatste. Staan er "
                "twee met hetzelfde tijdstip, dan telt die die nu op de pagina staat. Het tijdstip ligt hoogstens één "
                "seconde na wat er gebeurde, zodat elke versie er een voor zich heeft."
            ),
            (
                "Een blokkade van een organisatie verbergt al haar waarderingen. Ook dan staat er dat ze weg zijn. Na "
                "de blokkade komen ze terug als nieuwe versie."
            ),
            (
                "In de CSV staat alleen wat nu online is. Een tekst die een rekenblad als formule zou lezen, begint "
                "daar met een apostrof. Heeft een maand meer rijen, dan staat het adres van de volgende in de header "
                "Link."
            ),
        ),
    ),
)
TERMS: Final = (
    Term(term="ldes:EventStream, tree:member", meaning="De stroom, en elke versie van een waardering erin."),
    Term(term="dcterms:isVersionOf", meaning="De waardering waarvan dit een versie is. Dat adres blijft."),
    Term(term="dcterms:created", meaning="Wanneer deze versie ontstond. Zo weet je welke de laatste is."),
    Term(term="as:Delete", meaning="De waardering is weg. Haal ze ook bij jou weg. Er staat niets anders bij."),
    Term(term="schema:Review", meaning="Een waardering die nu online staat."),
    Term(term="schema:reviewBody", meaning="De tekst, met de taal waarin hij geschreven is."),
    Term(term="schema:datePublished", meaning="Wanneer iets online kwam."),
    Term(term="schema:temporalCoverage", meaning="De maand van de ervaring waarover het gaat."),
    Term(term="schema:itemReviewed", meaning="De organisatie, met haar pagina hier als schema:url."),
    Term(
        term="adms:identifier, generiek:lokaleIdentificator",
        meaning=(
            "Het nummer van de organisatie op de Sociale Kaart, zoals OSLO, de Vlaamse standaard, een nummer schrijft: "
            "met skos:notation en adms:schemaAgency erbij."
        ),
    ),
    Term(
        term="schema:reviewRating",
        meaning="De score van één onderdeel. Zonder schema:ratingValue: niet van toepassing.",
    ),
    Term(term="schema:comment", meaning="De reactie van de organisatie."),
    Term(term="schema:hasPart", meaning="Wat de schrijver later aanvulde."),
    Term(
        term="wp:sector", anchor="sector", meaning="De sector: residential_care, child_care, youth_care of disability."
    ),
    Term(
        term="wp:capacity",
        anchor="capacity",
        meaning="In welke rol iemand schreef: client, relative, parent of representative.",
    ),
    Term(
        term="wp:helpedBy",
        anchor="helpedBy",
        meaning="Wie hielp bij het schrijven: relative, staff, volunteer of other.",
    ),
    Term(
        term="wp:proof",
        anchor="proof",
        meaning="Hoe zeker het is dat de schrijver er was: none, email, invitation of document.",
    ),
    Term(term="wp:promise", anchor="promise", meaning="Wat de organisatie in haar reactie beloofde te veranderen."),
    Term(term="wp:by", anchor="by", meaning="Tegen het einde van welke maand dat beloofd is."),
    Term(term="wp:firstBy", anchor="firstBy", meaning="De maand die eerst beloofd was, als dat een andere was."),
    Term(term="wp:status", anchor="status", meaning="Wat ervan kwam: open, kept, late of dropped."),
    Term(term="wp:outcome", anchor="outcome", meaning="Wat de organisatie daarover vertelt."),
    Term(term="wp:authorSays", anchor="authorSays", meaning="Of de schrijver vindt dat het zo is: yes of no."),
    Term(term="wp:changedAt", anchor="changedAt", meaning="Wanneer er aan de belofte het laatst iets veranderde."),
)
