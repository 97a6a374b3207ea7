"""The guide for organisations, by sector [W]: reply well, keep the address right, do more with reviews.

Data, in our own words, to be sharpened by who works with it. What differs between sectors is who lives or comes
there, with whom one talks about it, and what there is to talk about.
"""

from dataclasses import dataclass
from typing import Final

from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.rules.mails import LINK_LIFE, Purpose
from chalicelib.domain.rules.retention import PROMISE_GRACE
from chalicelib.dutch.documents.part import Link, Part

TITLE: Final = "Gids voor organisaties"
TIP: Final = "Tip voor de gids"  # the subject of a mail with one
_REGISTER: Final = "https://www.desocialekaart.be"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The words of a sector for its people and their council, and questions that they could talk about."""

    people: str
    theirs: str  # who stands beside them
    council: str
    sheet: str  # the title of what is printed for it
    story: str  # something that happened after a review
    questions: tuple[str, ...]


_WORDS: Final = {
    Sector.RESIDENTIAL_CARE: _Words(
        people="bewoners",
        theirs="familie",
        council="de bewonersraad of de familieraad",
        sheet="Praatblad voor de bewonersraad en de familieraad",
        story="Door jullie vragen over de lange avonden is er nu op dinsdag en donderdag een film.",
        questions=(
            "Hoe verloopt de dag: opstaan, eten, gaan slapen? Wat kan op een ander uur?",
            "Komt er iemand als je belt? Wanneer duurt dat te lang?",
            "Smaakt het eten, en kun je kiezen?",
            "Voelt je kamer als thuis? Wat kun je er zelf beslissen?",
            "Weet je familie bij wie ze terechtkan met een vraag?",
        ),
    ),
    Sector.CHILD_CARE: _Words(
        people="kinderen",
        theirs="ouders",
        council="een oudermoment of de ouderraad",
        sheet="Praatblad voor een oudermoment",
        story="Jullie vroegen meer nieuws over de dag. Sinds mei schrijven we elke week wat de groep deed.",
        questions=(
            "Komt je kind graag? Waaraan merk je dat?",
            "Is er bij het brengen en halen tijd om iets te vertellen?",
            "Weet je wat je kind die dag deed, at en sliep?",
            "Is er genoeg plaats om te spelen, binnen en buiten?",
            "Voel je je welkom, ook als je het eens moeilijk hebt?",
        ),
    ),
    Sector.YOUTH_CARE: _Words(
        people="jongeren",
        theirs="ouders en wie voor hen belangrijk is",
        council="de jongerenraad of een leefgroepvergadering",
        sheet="Praatblad voor de jongerenraad",
        story="Jullie vonden dat beslissingen te laat verteld werden. Nu hoor je ze zelf, dezelfde dag nog.",
        questions=(
            "Luistert er iemand naar je, ook als je boos bent?",
            "Beslis je mee over wat er met jou gebeurt?",
            "Word je met respect behandeld, door iedereen?",
            "Past de hulp bij wat jij nodig hebt?",
            "Met wie kun je praten als er iets niet goed gaat?",
        ),
    ),
    Sector.DISABILITY: _Words(
        people="cliënten",
        theirs="familie en vertegenwoordigers",
        council="de gebruikersraad of het collectief overleg",
        sheet="Praatblad voor de gebruikersraad",
        story="Jullie wilden vaker zelf kiezen wat er op tafel komt. Sinds dit voorjaar kookt elke groep één keer per "
        "week zelf.",
        questions=(
            "Beslis je zelf over je dag: wat je doet, met wie en wanneer?",
            "Krijg je hulp op het moment dat je ze nodig hebt?",
            "Kun je buiten de voorziening doen wat je graag doet?",
            "Leggen ze je dingen uit in woorden die je begrijpt?",
            "Voel je je veilig? Bij wie kun je terecht als dat niet zo is?",
        ),
    ),
}


_CARDS: Final = Part(
    id="kaarten",
    title="Kaarten om iedereen uit te nodigen",
    text=(
        (
            "Bij je cijfers maak je kaarten met een code. Wie met zo'n code schrijft, toont dat de uitnodiging van jou "
            "kwam. Bezoekers zien hoeveel kaarten je uitdeelde, en hoeveel er gebruikt zijn."
        ),
    ),
    points=(
        "Kies een groep, bijvoorbeeld alle bewoners of alle ouders. Geef iedereen van die groep een kaart.",
        "Geef de kaart aan de persoon zelf, bijvoorbeeld bij een bezoek. Zeg erbij dat het mag, niet moet.",
        "Schrijf niet op wie welke kaart kreeg. Help je iemand met typen? Kies dan bij hulp dat een medewerker hielp.",
        (
            "Hou geen kaarten achter, ook niet voor wie klaagt. De redactie ziet of mensen met een kaart opvallend "
            "anders scoren dan mensen zonder kaart."
        ),
        "Is een kaart verloren? Schrijven kan altijd zonder kaart.",
    ),
)
_TABLET: Final = Part(
    id="tablet",
    title="Een tablet in de hal",
    text=(
        (
            "Bij je cijfers vind je ook een adres voor een tablet. Wie in de hal zit, schrijft daarop zelf een "
            "waardering, met één vraag per scherm. Stopt iemand, dan wist het scherm na een minuut wat die invulde."
        ),
    ),
    points=(
        "Zet de tablet waar iedereen erbij kan, en waar niemand meekijkt. Nodig niet alleen sommige mensen uit.",
        (
            "Zet hem vast op die ene pagina. Op een iPad heet dat Begeleide toegang, op Android App vastzetten, "
            "en op Windows Kioskmodus. Wie typt, kan dan nergens anders heen."
        ),
        "Zet uit dat de browser namen, adressen en wachtwoorden onthoudt of invult.",
        (
            "Help je iemand met typen? Schrijf op wat die zegt, woord voor woord, en duid aan dat je hielp. "
            "Dat staat dan bij de waardering, zonder je naam."
        ),
        "Wie op de tablet schrijft, heeft een e-mailadres nodig: daar komt de mail waarmee die bevestigt.",
    ),
)


def guide(sector: Sector) -> tuple[Part, ...]:
    """The guide of a sector, in the order in which it is read."""
    words = _WORDS[sector]
    return (
        *(_REPLYING, _REPLYING_WELL, _PROMISING, _ADDRESS, *_doing_more(words)),
        *(_FAIR, _CARDS, _TABLET, _printing(sector)),
    )


def sheet(sector: Sector) -> tuple[str, tuple[str, ...]]:
    """Return the sheet to print for a council: its title, and questions to talk about."""
    return _WORDS[sector].sheet, _WORDS[sector].questions


_REPLYING: Final = Part(
    id="reageren",
    title="Reageren op een waardering",
    text=(
        (
            "Komt er een waardering over je organisatie online? Dan krijg je een mail met een link. Achter die link "
            "lees je de waardering met de scores per onderdeel, en schrijf je je reactie. Een andere weg om te "
            "reageren is er niet."
        ),
        "Je kunt op elke waardering één keer reageren, lovend of kritisch. De schrijver kan daar niet op antwoorden.",
    ),
    steps=(
        (
            f"Open de link in de mail. Hij werkt {LINK_LIFE[Purpose.REPLY].days} dagen. Ben je hem kwijt? Vraag hem "
            "opnieuw op de pagina met je cijfers."
        ),
        "Schrijf je reactie en verstuur ze. Op die pagina staan ook tips en voorbeelden.",
        "De redactie leest ze. Is er niemand in te herkennen en is de taal gepast, dan komt ze onder de waardering.",
        "Jij krijgt een mail, en de schrijver ook. Moet er iets anders, dan lees je wat en waarom.",
        "Na een half jaar kan de schrijver iets toevoegen. Je krijgt dan een mail. Reageerde je niet, dan kan het nog.",
    ),
)
_REPLYING_WELL: Final = Part(
    id="goed-reageren",
    title="Wat is een goede reactie?",
    text=(
        (
            "Een reactie toont de schrijver dat je las wat er staat. Wie later op zoek is naar "
            "zorg, leest ze ook: zo zien mensen hoe je met vragen en kritiek omgaat."
        ),
        (
            "Antwoord dus op wat deze ene schrijver vertelt. Een reactie die onder elke waardering past, lijkt "
            "door een chatbot geschreven. Ga je in op een score per onderdeel? Zeg er dan bij waarover het gaat: "
            "bezoekers zien die scores niet."
        ),
    ),
    points=(
        "Noem geen namen, en vertel niets waaraan je de schrijver of een ander herkent.",
        "Weet je wie dit schreef? Laat het niet merken. Zeg ook niet dat iemand liegt.",
        "Is iets niet goed gelopen? Zeg dat het je spijt, en wat je eraan doet.",
        "Wil je verder praten? Nodig de schrijver uit, en zeg waar die je vindt.",
        "Lees je iets dat op een misdrijf lijkt? Zulke waarderingen komen nooit online. Staat er toch een? Meld ze.",
    ),
)
_PROMISING: Final = Part(
    id="beloven",
    title="Beloof alleen wat je kunt nakomen",
    text=(
        (
            "In je reactie mag je beloven wat er verandert, en tegen het einde van welke maand. Je belofte staat dan "
            "onder je reactie en op de pagina van je organisatie, bij “Wat veranderde er?”. Beloven mag, maar moet "
            "niet."
        ),
    ),
    steps=(
        "Kies één ding dat mensen zullen merken, en een maand die je zeker haalt.",
        "Is de maand voorbij? Dan krijg je een mail met een link. Daar vertel je wat ervan kwam.",
        ("Duurt het langer? Zeg het, en kies een nieuwe maand. Dat kan twee keer. De eerste maand blijft erbij staan."),
        (
            f"Antwoord je niet binnen {PROMISE_GRACE.days} dagen, dan staat er “te laat” bij. Je kunt ook dan nog "
            "antwoorden."
        ),
        "De redactie leest je antwoord eerst. Daarna mag wie de waardering schreef met één klik zeggen of het klopt.",
    ),
)
_ADDRESS: Final = Part(
    id="adres",
    title="Je e-mailadres aanpassen op de Sociale Kaart",
    text=(
        (
            "Onze mails gaan naar het adres op je fiche van de Sociale Kaart, en alleen daarheen. Komen ze bij de "
            "verkeerde persoon toe? Pas dan je fiche aan. Wij kunnen dat niet voor jou doen."
        ),
    ),
    steps=(
        "Ga naar www.desocialekaart.be en meld je aan met itsme of met je eID, als burger.",
        "Open bovenaan de lijst met je fiches, en kies de fiche van je organisatie.",
        "Verander het e-mailadres en bewaar. Kies een adres dat meer dan één collega leest.",
        (
            "Wacht hoogstens 24 uur. Dan nemen wij het nieuwe adres over. Links die we naar het oude adres "
            "stuurden, werken dan niet meer. Waar je nog op kunt reageren, mailen we opnieuw naar het nieuwe "
            "adres."
        ),
    ),
    links=(
        Link(label="De Sociale Kaart", url=_REGISTER),
        Link(label="Hoe je een fiche beheert", url=f"{_REGISTER}/handleiding/beheer-fiche"),
    ),
)
_FAIR: Final = Part(
    id="eerlijk",
    title="Wat mag niet?",
    text=("Een waardering is pas iets waard als iedereen vrij kon schrijven. Daarom mag dit niet:",),
    points=(
        "Alleen mensen uitnodigen van wie je iets moois verwacht.",
        "Zelf schrijven over je organisatie, of in de plaats van iemand anders.",
        "Brieven of reacties die je kreeg, hier zelf als waardering inbrengen.",
        "Iets geven of beloven in ruil, of iemand vragen om een waardering in te trekken.",
    ),
    links=(Link(label="De gedragscode", url="/code-of-conduct"),),
)


def _doing_more(words: _Words) -> tuple[Part, ...]:
    return (
        Part(
            id="samen-bespreken",
            title="Bespreek waarderingen samen",
            text=(
                (
                    f"Zet waarderingen op de agenda van {words.council}. Zo worden ze een gesprek in plaats van een "
                    "cijfer."
                ),
            ),
            points=(
                "Leg uit wat het platform is, en dat iedereen er mag schrijven: tevreden of niet.",
                "Kies één onderwerp dat terugkomt, en vraag hoe anderen dat ervaren. Zoek nooit uit wie iets schreef.",
                f"Moet je iets beslissen waar {words.people} de gevolgen van voelen? Toon waar de vraag vandaan komt.",
                "Spreek af wat je doet en tegen wanneer. Kom er de volgende keer op terug.",
            ),
        ),
        Part(
            id="team",
            title="Bespreek ze met het team",
            points=(
                "Lees lovende woorden voor op de teamvergadering, of zet ze in het nieuws voor het personeel.",
                "Is er kritiek? Zoek samen wat er gebeurde, en wat je anders kunt doen. Zoek geen schuldige.",
                "Kijk elk kwartaal naar je cijfers. Komt iets telkens terug, dan volstaat één gesprek niet.",
                "Vertel aan andere afdelingen en huizen wat bij je team werkte.",
            ),
        ),
        Part(
            id="nieuwe-collega",
            title="Gebruik ze bij nieuwe collega's",
            text=(
                f"Een waardering vertelt wat {words.people} en {words.theirs} belangrijk vinden, in hun eigen woorden.",
            ),
            points=(
                "Geef nieuwe collega's en stagiairs er drie te lezen: een lovende, een kritische en een gemengde.",
                "Vraag wat zij gedaan hadden, en wat ze zouden antwoorden.",
                "Vertel wat er sindsdien veranderde.",
            ),
        ),
        Part(
            id="vertellen",
            title="Vertel wat je ermee deed",
            text=(
                (
                    "Wie iets schreef, wil weten of het iets uithaalde. Zeg het in je nieuwsbrief, op je website "
                    f"of op het bord bij de ingang. Bijvoorbeeld: “{words.story}”"
                ),
            ),
            points=(
                (
                    "Zet op je website wat mensen vertellen. Je pagina met cijfers heeft daarvoor een blokje "
                    "dat zichzelf bijwerkt."
                ),
                "Deel een waardering als prent op sociale media of in je nieuwsbrief. Neem ze helemaal over.",
                "Toon ook eens een kritische waardering, met wat je eraan deed.",
                "Zoek je personeel? Laat kandidaten lezen wat anderen over je organisatie vertellen.",
            ),
        ),
    )


def _printing(sector: Sector) -> Part:
    return Part(
        id="afdrukken",
        title="Om af te drukken",
        text=(
            (
                "Een affiche en een flyer met een code naar de pagina van je organisatie vind je bij je cijfers. "
                "Hang de affiche waar iedereen ze ziet. Er is ook een formulier op papier, dat mensen zelf opsturen. "
                "Voor het gesprek over waarderingen is er een blad met vragen."
            ),
        ),
        points=(
            "Naar je cijfers: zoek je organisatie op, en vraag op haar pagina, bij de gegevens, de link.",
            "Neem je nog niet deel? Dan kun je dat op diezelfde pagina vragen.",
        ),
        links=(
            Link(label=_WORDS[sector].sheet, url=f"/guide/{sector}/sheet"),
            Link(label="Zoek je organisatie", url="/organisations?all=true"),
        ),
    )
