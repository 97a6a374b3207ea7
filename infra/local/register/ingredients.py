"""The ingredients of listings: rubrics, places, words for names, and the flaws that providers type into them.

Every domain ends in `.example`, which is reserved: no test can ever reach a real mailbox. Phone numbers have
00 after the area code, which no subscriber has.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from itertools import accumulate
from typing import Any, Final, Generic, NamedTuple, TypeAlias, TypeVar

Choice = TypeVar("Choice")
Entries: TypeAlias = list[dict[str, Any]]


class Proportions(Generic[Choice]):
    """Choices with how many in a thousand get each; what the parts leave over gets `rest`."""

    def __init__(self, per_thousand: Mapping[Choice, int], rest: Choice) -> None:
        self._bounds = list(accumulate(per_thousand.values()))
        self._choices = [*per_thousand, rest]

    def at(self, share: float) -> Choice:
        """The choice whose part of the range a `share` in [0, 1) falls in."""
        return self._choices[bisect_right(self._bounds, share * 1000)]


CARE_HOMES: Final = "14.04.01. Woonzorgcentra (WZC)"
GROUP_CHILD_CARE: Final = "10.07.02. Groepsopvang voor kinderen"
FAMILY_CHILD_CARE: Final = "10.07.03. Gezinsopvang voor kinderen"

# These four names are assumed: no public code that reads the real register mentions youth care or disability.
RESIDENTIAL_YOUTH_CARE: Final = "11.05.01. Jeugdhulp met verblijf"
MOBILE_YOUTH_CARE: Final = "11.05.02. Ambulante en mobiele jeugdhulp"
DISABILITY_DAY_CARE: Final = "12.03.01. Dagopvang voor personen met een handicap"
DISABILITY_HOUSING: Final = "12.03.02. Woonondersteuning voor personen met een handicap"

# A rubric outside the platform's sectors: whoever maps rubrics has to leave it alone.
HOSPITALS: Final = "02.06.01. Ziekenhuizen"

PER_THOUSAND: Final[dict[str, int]] = {
    CARE_HOMES: 280,
    GROUP_CHILD_CARE: 220,
    FAMILY_CHILD_CARE: 160,
    RESIDENTIAL_YOUTH_CARE: 70,
    MOBILE_YOUTH_CARE: 80,
    DISABILITY_DAY_CARE: 80,
    DISABILITY_HOUSING: 80,
    HOSPITALS: 30,
}

# Some providers stand in two rubrics: a sister rubric, another sector, or one that nobody maps.
SECOND_RUBRIC: Final[dict[str, str]] = {
    CARE_HOMES: HOSPITALS,
    GROUP_CHILD_CARE: FAMILY_CHILD_CARE,
    FAMILY_CHILD_CARE: GROUP_CHILD_CARE,
    RESIDENTIAL_YOUTH_CARE: MOBILE_YOUTH_CARE,
    MOBILE_YOUTH_CARE: DISABILITY_HOUSING,
    DISABILITY_DAY_CARE: DISABILITY_HOUSING,
    DISABILITY_HOUSING: DISABILITY_DAY_CARE,
    HOSPITALS: CARE_HOMES,
}

RUBRICS: Final = tuple(sorted(PER_THOUSAND))


class Municipality(NamedTuple):
    postal_code: str
    name: str
    area_code: str
    lat: float
    lon: float


# fmt: off
# One word a line would make these tables ten times as long and tell nothing more.
PLACES: Final = tuple(Municipality(*each) for each in (
    ("1500", "Halle", "02", 50.734, 4.237), ("1600", "Sint-Pieters-Leeuw", "02", 50.779, 4.244),
    ("1640", "Sint-Genesius-Rode", "02", 50.748, 4.358), ("1700", "Dilbeek", "02", 50.848, 4.259),
    ("1730", "Asse", "02", 50.908, 4.198), ("1800", "Vilvoorde", "02", 50.928, 4.429),
    ("1930", "Zaventem", "02", 50.883, 4.473), ("1970", "Wezembeek-Oppem", "02", 50.842, 4.492),
    ("2000", "Antwerpen", "03", 51.219, 4.402), ("2200", "Herentals", "014", 51.177, 4.832),
    ("2220", "Heist-op-den-Berg", "015", 51.075, 4.728), ("2300", "Turnhout", "014", 51.323, 4.948),
    ("2387", "Baarle-Hertog", "014", 51.441, 4.929), ("2400", "Mol", "014", 51.191, 5.116),
    ("2440", "Geel", "014", 51.162, 4.991), ("2490", "Balen", "014", 51.168, 5.170),
    ("2500", "Lier", "03", 51.131, 4.570), ("2640", "Mortsel", "03", 51.171, 4.457),
    ("2800", "Mechelen", "015", 51.028, 4.480), ("2860", "Sint-Katelijne-Waver", "015", 51.067, 4.530),
    ("2930", "Brasschaat", "03", 51.291, 4.492), ("2970", "'s-Gravenwezel", "03", 51.259, 4.556),
    ("3000", "Leuven", "016", 50.879, 4.701), ("3080", "Tervuren", "02", 50.824, 4.514),
    ("3200", "Aarschot", "016", 50.987, 4.833), ("3270", "Scherpenheuvel-Zichem", "013", 50.981, 4.977),
    ("3290", "Diest", "013", 50.989, 5.050), ("3300", "Tienen", "016", 50.807, 4.938),
    ("3500", "Hasselt", "011", 50.930, 5.338), ("3540", "Herk-de-Stad", "013", 50.940, 5.166),
    ("3600", "Genk", "089", 50.965, 5.500), ("3630", "Maasmechelen", "089", 50.966, 5.694),
    ("3680", "Maaseik", "089", 51.098, 5.788), ("3700", "Tongeren", "012", 50.781, 5.464),
    ("3798", "'s-Gravenvoeren", "04", 50.757, 5.764), ("3800", "Sint-Truiden", "011", 50.816, 5.186),
    ("3920", "Lommel", "011", 51.231, 5.313), ("8000", "Brugge", "050", 51.209, 3.225),
    ("8300", "Knokke-Heist", "050", 51.341, 3.288), ("8400", "Oostende", "059", 51.225, 2.919),
    ("8420", "De Haan", "059", 51.273, 3.034), ("8500", "Kortrijk", "056", 50.828, 3.265),
    ("8600", "Diksmuide", "051", 51.033, 2.865), ("8630", "Veurne", "058", 51.072, 2.662),
    ("8800", "Roeselare", "051", 50.946, 3.125), ("8900", "Ieper", "057", 50.851, 2.886),
    ("8970", "Poperinge", "057", 50.855, 2.727), ("9000", "Gent", "09", 51.054, 3.722),
    ("9040", "Sint-Amandsberg", "09", 51.059, 3.749), ("9100", "Sint-Niklaas", "03", 51.165, 4.139),
    ("9160", "Lokeren", "09", 51.104, 3.994), ("9170", "Sint-Gillis-Waas", "03", 51.219, 4.124),
    ("9200", "Dendermonde", "052", 51.029, 4.101), ("9300", "Aalst", "053", 50.938, 4.040),
    ("9400", "Ninove", "054", 50.834, 4.019), ("9500", "Geraardsbergen", "054", 50.773, 3.880),
    ("9600", "Ronse", "055", 50.746, 3.600), ("9700", "Oudenaarde", "055", 50.846, 3.605),
    ("9830", "Sint-Martens-Latem", "09", 51.015, 3.636), ("9900", "Eeklo", "09", 51.186, 3.566),
))
STREETS: Final = (
    "Kerkstraat", "Molenstraat", "Schoolstraat", "Stationsstraat", "Nieuwstraat", "Veldstraat", "Dorpsstraat",
    "Kapelstraat", "Hoogstraat", "Beekstraat", "Bosstraat", "Lindenlaan", "Kasteeldreef", "Schakelveld", "Groenstraat",
    "Heidestraat", "Broekstraat", "Processieweg", "Pastorijstraat", "Gasthuisstraat", "Begijnhofstraat", "Markt",
    "Grote Baan", "Oude Heirweg", "Leopold II-laan", "Koningin Astridlaan", "Guido Gezellelaan", "Pater Damiaanstraat",
    "Onze-Lieve-Vrouwstraat", "Sint-Jansstraat", "Frère-Orbanlaan", "André Devaerelaan", "Zoë Borluutstraat",
    "'s-Hertogenstraat", "Tiensesteenweg", "Oudstrijdersstraat", "Karel de Stoutelaan", "Vrijheidsplein",
    "Burgemeester Van Ackerstraat", "Dokter Haekstraat",
)
HEADS: Final = (
    "Linde", "Beuken", "Eiken", "Berken", "Esdoorn", "Kastanje", "Wilgen", "Populier",
    "Hazelaar", "Sleedoorn", "Meidoorn", "Vlier", "Jasmijn", "Lavendel", "Rozen", "Madelief",
    "Klaver", "Koren", "Heide", "Brem", "Zonne", "Avond", "Morgen", "Sterre",
    "Regenboog", "Wolken", "Zomer", "Lente", "Mei", "Dauw", "Molen", "Klooster",
    "Kapel", "Kasteel", "Abdij", "Sluis", "Haven", "Vest", "Wal", "Akker",
    "Veld", "Bos", "Duin", "Polder", "Meers", "Kreek", "Vijver", "Bron",
    "Schelde", "Leie", "Dender", "Nete", "Demer", "Rupel", "Maas", "Durme",
    "Zwin", "IJzer", "Kempen", "Haspen", "Merel", "Zwaluw", "Leeuwerik", "Vink",
    "Mus", "Ooievaar", "Reiger", "Uilen", "Bijen", "Vlinder", "Egel", "Eekhoorn",
    "Hazen", "Lammer", "Veulen", "Kabouter", "Speel", "Vrede", "Hoop", "Gilde",
)
THE_WORDS: Final = ("dreef", "berg", "kouter", "brug", "haard", "burcht", "poort", "tuin", "weide", "hoeve",
                    "kring", "gaard", "donk", "wijk", "beek")
IT_WORDS: Final = ("hof", "veld", "dal", "zicht", "huis", "heem", "oord", "nest", "land", "bos",
                   "plein", "pad", "rust", "erf", "punt")
SPECIAL: Final = (
    "Zoë", "'t Kapoentje", "d'Hoppeschuur", "Löwenhof", "Sint-Jozef & Maria", "Coöperatie De Brug",
    "L'Étoile", 'O.-L.-Vrouw "Ten Bunderen"', "José", "Müllerhuis", "Bérénice", "De Ideële", "Pluk-de-dag!",
    "Speelhuis <3",
)
# fmt: on
TAILS: Final = THE_WORDS + IT_WORDS
COMPOUNDS: Final = len(HEADS) * len(TAILS)
KINDS: Final[dict[str, tuple[str, ...]]] = {
    CARE_HOMES: ("Woonzorgcentrum", "WZC", "Woon- en zorgcentrum", "Zorgresidentie"),
    GROUP_CHILD_CARE: ("Kinderdagverblijf", "Kinderopvang", "KDV", "Crèche"),
    FAMILY_CHILD_CARE: ("Gezinsopvang", "Onthaalhuis", "Kinderopvang aan huis"),
    RESIDENTIAL_YOUTH_CARE: ("Jongerenhuis", "Jeugdhulp", "Leefhuis", "Voorziening"),
    MOBILE_YOUTH_CARE: ("Thuisbegeleiding", "Jeugdhulp", "Contextbegeleiding"),
    DISABILITY_DAY_CARE: ("Dagcentrum", "Dagopvang", "Activiteitencentrum"),
    DISABILITY_HOUSING: ("Woonondersteuning", "Zorgwonen", "Woonproject", "Voorziening"),
    HOSPITALS: ("Algemeen Ziekenhuis", "AZ", "Ziekenhuis"),
}
LEGAL_FORMS: Final = (" vzw",) * 45 + (" bv",) * 3 + ("",) * 52

LONG_WINDED: Final = (
    " - dienst van de Vereniging voor Zorg, Welzijn en Samenleven van de regio en haar "
    "deelgemeenten, vereniging zonder winstoogmerk, afdeling ondersteuning en begeleiding"
)
NAME_FLAW: Final = Proportions(
    {"padded": 8, "double spaced": 8, "long-winded": 8, "shouted": 8, "with marks": 60}, "as it is"
)

# Each flaw with its entries, the primary ones marked `True`.
_EMAILS: Final = Proportions(
    {
        (): 60,
        (("facturatie@{domain}", False), ("{address}", True), ("vacatures@{domain}", False)): 40,
        (("{address}", False), ("personeel@{domain}", False)): 15,
        (("{address}; directie.algemeen@{domain}", True),): 12,
        (("mailto:{address}", True),): 12,
        (("  {address}", True),): 8,
        (("{address} ", True),): 8,
        (("info.{domain}", True),): 4,
        (("info@@{domain}", True),): 4,
        (("info onthaal@{domain}", True),): 4,
        (("info@.{domain}", True), ("{address}", False)): 6,
        (("{address}", False),): 12,
        (("{capitals}", True),): 10,
    },
    (("{address}", True),),
)
LOCAL_PARTS: Final = ("info", "info", "info", "onthaal", "contact", "directie", "secretariaat")
_PHONE_FORM: Final = Proportions({"international": 150, "dotted": 100, "digits": 50}, "plain")
_PHONE_COUNT: Final = Proportions({0: 60, 2: 80}, 1)
_WEBSITE_FORM: Final = Proportions(
    {"": 120, "www.{}": 340, "{}": 30, "http://www.{}/": 90, "https://{}": 60}, "https://www.{}"
)


@cache
def slug(text: str) -> str:
    """`'s-Gravenwezel` → `s-gravenwezel`: what may stand in a domain name."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def compound(number: int) -> str:
    """`Lindehof` and 2,399 others."""
    return HEADS[number % len(HEADS)] + TAILS[number // len(HEADS) % len(TAILS)]


def kind_word(rubric: str, kind: int) -> str:
    return KINDS[rubric][kind % len(KINDS[rubric])]


def tidy_name(rubric: str, word: str, *, kind: int, form: int, legal: int) -> str:
    """The name as its owner would write it; the three numbers are free draws."""
    with_article = f"'t {word}" if word.endswith(IT_WORDS) else f"De {word}"
    styled = (word, word, with_article, f"Huize {word}")[form % 4]
    return f"{kind_word(rubric, kind)} {styled}{LEGAL_FORMS[legal % len(LEGAL_FORMS)]}"


def entered_name(name: str, *, kind: str, share: float, choice: int) -> str:
    """The name as it stands in the register, after people and imports; `kind`: the words that it begins with."""
    match NAME_FLAW.at(share):
        case "padded":
            return (f"  {name}", f"{name} ", f" {name}  ")[choice % 3]
        case "double spaced":
            return name.replace(" ", "  ", 1)
        case "long-winded":
            return name + LONG_WINDED
        case "shouted":
            return name.upper()
        case "with marks":  # accents, apostrophes, quotes and a `<`: whatever breaks those who forget to escape
            return f"{kind} {SPECIAL[choice % len(SPECIAL)]}"
        case _:
            return name


def emails(domain: str, *, share: float, choice: int) -> Entries:
    address = f"{LOCAL_PARTS[choice % len(LOCAL_PARTS)]}@{domain}"
    known = {"domain": domain, "address": address, "capitals": address.capitalize()}
    return [{"value": value.format_map(known), "primary": primary} for value, primary in _EMAILS.at(share)]


def phone_number(area_code: str, number: int) -> str:
    """`014 00 12 34`, or `03 000 12 34` where the area code is one digit shorter."""
    line = f"{number % 10_000:04}"
    return f"{area_code} {'000' if len(area_code) == len('03') else '00'} {line[:2]} {line[2:]}"


def phones(area_code: str, *, share: float, choice: int) -> Entries:
    numbers = (phone_number(area_code, choice + 7 * turn) for turn in range(_PHONE_COUNT.at(share)))
    form = _PHONE_FORM.at(choice % 1000 / 1000)
    return [{"value": _written(number, form)} for number in numbers]


def _written(number: str, form: str) -> str:
    match form:
        case "international":
            return f"+32 {number[1:]}"
        case "dotted":
            return number.replace(" ", "/", 1).replace(" ", ".")
        case "digits":
            return number.replace(" ", "")
        case _:
            return number


def websites(domain: str, *, share: float) -> Entries:
    form = _WEBSITE_FORM.at(share)
    return [{"value": form.format(domain), "primary": True}] if form else []
