"""Reviews in believable Flemish Dutch, by the thousand, the same for a seed: no two people tell the same story.

Each is a chain of sentences, each sentence a frame with slots. About a third open or close with what many people say
("een dikke pluim voor het hele team"), because real ones do.
"""

from random import Random
from typing import Final

SLOTS: Final = {
    "wie": (
        "mijn moeder|mijn vader|mijn schoonmoeder|mijn grootvader|onze tante|mijn man|mijn vrouw|onze zoon|"
        "onze dochter|mijn broer met een beperking|mijn zus|ons jongste kind|onze tweeling|mijn pleegzoon|"
        "oma|opa|onze kleuter|mijn buurvrouw"
    ),
    "tijd": (
        "sinds de zomer|al drie jaar|sinds vorig voorjaar|nu zes maanden|al van bij de opening|"
        "sinds haar val in januari|een tweetal jaar|sinds september|sinds de verhuis|een jaar of vijf|"
        "amper enkele weken|sinds het begin van het schooljaar"
    ),
    "moment": (
        "in het weekend|tijdens de middag|s avonds|bij het opstaan|op woensdagnamiddag|tijdens de vakantie|"
        "s nachts|bij het ophalen|op feestdagen|na het ontbijt|in de vooravond|rond vier uur|"
        "tijdens de bezoekuren|op maandag"
    ),
    "plek": (
        "de cafetaria|de leefruimte|de tuin|haar kamer|zijn kamer|de inkomhal|de speelplaats|het terras|"
        "de gang|de badkamer|de slaapruimte|het atelier|de snoezelruimte|de eetzaal|de kapel|"
        "de fietsenstalling|het zitje bij het raam"
    ),
    "goed": (
        "proper|gezellig|rustig|warm ingericht|ruim|huiselijk|goed onderhouden|verzorgd|licht|veilig|"
        "fris geschilderd|knus"
    ),
    "slecht": "koud|rommelig|versleten|donker|te klein|lawaaierig|vuil|onveilig|muf|somber|onpraktisch|vochtig",
    "mens": (
        "de verpleegkundigen|de begeleidsters|de zorgkundigen|de kinesist|de onthaalmedewerkers|"
        "de poetsploeg|de nachtdienst|de opvoeders|het keukenteam|de vrijwilligers|de sociale dienst|"
        "de stagiairs|de ergotherapeuten|de directie|de coach"
    ),
    "is_goed": (
        "geduldig|vriendelijk|attent|goed opgeleid|behulpzaam|hartelijk|vrolijk|discreet|betrokken|"
        "bereikbaar|eerlijk|lief"
    ),
    "is_slecht": "kortaf|gehaast|onbereikbaar|nors|overwerkt|ongeduldig|slordig|afwezig|onervaren|stug|afstandelijk",
    "eten": (
        "de soep|het middagmaal|de boterhammen|het dessert|de vis op vrijdag|het fruit|de warme maaltijd|"
        "de koffie|het vieruurtje|de mixvoeding|de patatten|het ontbijtbuffet|de puree|"
        "de vegetarische schotel"
    ),
    "smaak": (
        "lekker|flauw|te zout|dagvers|lauw|gevarieerd|karig|overvloedig|smakelijk|altijd hetzelfde|"
        "te hard gekookt|best te doen"
    ),
    "doen": (
        "zingen|koken|wandelen|knutselen|turnen|kaarten|naar de markt gaan|in de moestuin werken|voorlezen|"
        "bingo spelen|zwemmen|muziek beluisteren|taart bakken|schilderen|petanque spelen|"
        "naar de kinderboerderij trekken|bloemschikken|fietsen"
    ),
    "zaak": (
        "de factuur|het zorgplan|de medicatie|de was|een verloren bril|het gehoorapparaat|de planning|"
        "het afscheid|de wachtlijst|een verplaatste afspraak|het drinkgeld|de rolstoel|de nieuwe matras|"
        "een doktersbezoek|de supplementen|het ophaaluur"
    ),
    "hoe": (
        "vlot|pas na weken|dezelfde dag nog|met veel vertraging|zonder uitleg|in een rustig gesprek|"
        "na lang aandringen|netjes|per mail|telefonisch|schriftelijk|heel zorgvuldig|half|op een warme manier"
    ),
    "gevoel": (
        "opgelucht|gerust|boos|dankbaar|ongerust|verdrietig|trots|welkom|machteloos|blij|ontgoocheld|aangenaam verrast"
    ),
    "detail": (
        "een bloem op het nachtkastje|een handgeschreven kaartje|een foto van de uitstap|een extra dekentje|"
        "een tas thee|een schouderklopje|een briefje in de boekentas|een liedje bij het slapengaan|"
        "een stoel bij het venster|een praatje over vroeger|een knuffel op het juiste moment|"
        "een rustig hoekje|een spelletje mens erger je niet|een aangepaste lepel"
    ),
    "tekort": (
        "te weinig handen|geen vast aanspreekpunt|te weinig parking|lange wachttijden|"
        "te veel wissels in het team|kapotte bellen|een lift die vaak stilstaat|te weinig daglicht|"
        "oude bedden|slechte wifi|te korte bezoekuren|weinig buitenlucht"
    ),
    "getal": "twee|drie|vier|vijf|zes|zeven|acht|tien|een tiental|een vijftiental|ruim twintig",
    "ding": "uren|dagen|weken|keren|gesprekken|telefoontjes|maaltijden|nachten|weekends",
}
FRAMES: Final = tuple(
    """
    {wie} verblijft er {tijd} en is er {gevoel} mee
    {wie} gaat er {tijd} naartoe
    wij kozen deze plek voor {wie} omdat {plek} {goed} is
    {moment} zijn {mens} meestal {is_goed}
    {moment} zijn {mens} soms {is_slecht}
    {mens} zijn {is_goed} maar ook wel eens {is_slecht}
    {eten} is {smaak} en {eten} eerder {smaak}
    over {eten} horen we dat het {smaak} is
    {plek} is {goed} maar {plek} vonden we {slecht}
    wat ons opviel was dat {plek} zo {goed} was
    {moment} kan {wie} er {doen} of {doen}
    {wie} mocht mee {doen} en kwam {gevoel} terug
    toen er iets was met {zaak} werd dat {hoe} geregeld
    onze vraag over {zaak} werd {hoe} beantwoord
    {zaak} bespraken we {hoe} met {mens}
    er was {detail} toen {wie} het moeilijk had
    {detail} maakte voor {wie} het verschil
    jammer van {tekort} want {mens} doen hun best
    er is sprake van {tekort} en dat merk je {moment}
    we wachtten {getal} {ding} op nieuws over {zaak}
    na {getal} {ding} voelden we ons {gevoel}
    in {getal} {ding} zagen we {getal} keer iemand anders
    {wie} voelt zich {gevoel} in {plek}
    {wie} zegt zelf dat {mens} {is_goed} zijn
    bij de kennismaking kregen we {hoe} uitleg over {zaak}
    als familie worden we {hoe} betrokken bij {zaak}
    we missen {detail} en zien vooral {tekort}
    {doen} hoort er bij de week zoals {doen} en {doen}
    {mens} kennen de gewoontes van {wie} en houden rekening met {zaak}
    {moment} zit {wie} graag in {plek} met {detail}
    tijdens het infomoment ging het over {zaak} en over {tekort}
    de prijs is hoog als je ziet dat er {tekort} is
    dat {wie} er nog kan {doen} hadden we niet gedacht
    vroeger was {plek} {slecht} en nu is het {goed}
    wij zouden graag zien dat er {moment} meer kan worden gedaan rond {doen}
    van {mens} kregen we {hoe} bericht over {zaak}
    {wie} eet er goed want {eten} is {smaak}
    {plek} rook {slecht} toen we {moment} langskwamen
    met {mens} konden we {hoe} praten over {zaak}
    er wordt geluisterd naar {wie} ook als het over {zaak} gaat
    """.strip().split("\n    ")
)
OPENINGS: Final = (
    "wij zijn heel tevreden over de zorg",
    "ik ben heel tevreden over alles",
    "mijn moeder verblijft hier sinds kort",
    "we zijn zeer tevreden over de verzorging",
    "onze dochter gaat hier heel graag",
)
CLOSINGS: Final = (
    "een dikke pluim voor het hele team",
    "een dikke merci aan het voltallige personeel",
    "we kunnen het iedereen aanraden",
    "doe zo voort",
    "bedankt voor de goede zorgen",
    "met vriendelijke groeten",
)
_UNLIKE: Final = """
    bijvoorbeeld intussen natuurlijk opnieuw gisteren onlangs samen buiten binnen rustiger vroeger later misschien
    helaas gelukkig dikwijls zelden volgens volledig gedeeltelijk juist anders beneden boven ginds vandaag morgen eerst
    laatst stoel tafel venster gordijn jas schoenen fiets wagen bus trein straat plein winkel bakker krant radio klok
    kalender ladder emmer hond kat paraplu sleutel brief
"""
FREE_WORDS: Final = tuple(_UNLIKE.split())


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - the same texts for a seed are the point


def review_text(random: Random, sentences: int | None = None) -> str:
    """One review; of three to twelve sentences unless told."""
    many = sentences or random.randint(3, 12)
    told = [_filled(random.choice(FRAMES), random) for _ in range(many)]
    if random.random() < 0.35:
        told[0] = random.choice(OPENINGS)
    if random.random() < 0.35:
        told[-1] = random.choice(CLOSINGS)
    return " ".join(f"{each[0].upper()}{each[1:]}." for each in told)


def review_texts(count: int, seed: int = 1, sentences: int | None = None) -> list[str]:
    random = seeded(seed)
    return [review_text(random, sentences) for _ in range(count)]


def with_words_changed(text: str, share: float, random: Random) -> str:
    """A copy with this share of its words (at least one) replaced by words that did not stand there."""
    tokens = text.split()
    for at in random.sample(range(len(tokens)), max(1, round(share * len(tokens)))):
        tokens[at] = random.choice([word for word in FREE_WORDS if word != tokens[at].strip(".").lower()])
    return " ".join(tokens)


def _filled(frame: str, random: Random) -> str:
    parts = frame.split("{")
    made = [parts[0]]
    for part in parts[1:]:
        slot, rest = part.split("}")
        made += [random.choice(SLOTS[slot].split("|")), rest]
    return "".join(made)
