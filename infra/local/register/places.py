"""Flemish places with their post codes, area codes and positions, and streets as one finds them anywhere."""

import re
import unicodedata
from functools import cache
from typing import Final, NamedTuple


class Place(NamedTuple):
    postal_code: str
    name: str
    area_code: str
    lat: float
    lon: float


PLACES: Final = (
    Place("1500", "Halle", "02", 50.734, 4.237),
    Place("1600", "Sint-Pieters-Leeuw", "02", 50.779, 4.244),
    Place("1640", "Sint-Genesius-Rode", "02", 50.748, 4.358),
    Place("1700", "Dilbeek", "02", 50.848, 4.259),
    Place("1730", "Asse", "02", 50.908, 4.198),
    Place("1800", "Vilvoorde", "02", 50.928, 4.429),
    Place("1930", "Zaventem", "02", 50.883, 4.473),
    Place("1970", "Wezembeek-Oppem", "02", 50.842, 4.492),
    Place("2000", "Antwerpen", "03", 51.219, 4.402),
    Place("2200", "Herentals", "014", 51.177, 4.832),
    Place("2220", "Heist-op-den-Berg", "015", 51.075, 4.728),
    Place("2300", "Turnhout", "014", 51.323, 4.948),
    Place("2387", "Baarle-Hertog", "014", 51.441, 4.929),
    Place("2400", "Mol", "014", 51.191, 5.116),
    Place("2440", "Geel", "014", 51.162, 4.991),
    Place("2490", "Balen", "014", 51.168, 5.170),
    Place("2500", "Lier", "03", 51.131, 4.570),
    Place("2640", "Mortsel", "03", 51.171, 4.457),
    Place("2800", "Mechelen", "015", 51.028, 4.480),
    Place("2860", "Sint-Katelijne-Waver", "015", 51.067, 4.530),
    Place("2930", "Brasschaat", "03", 51.291, 4.492),
    Place("2970", "'s-Gravenwezel", "03", 51.259, 4.556),
    Place("3000", "Leuven", "016", 50.879, 4.701),
    Place("3080", "Tervuren", "02", 50.824, 4.514),
    Place("3200", "Aarschot", "016", 50.987, 4.833),
    Place("3270", "Scherpenheuvel-Zichem", "013", 50.981, 4.977),
    Place("3290", "Diest", "013", 50.989, 5.050),
    Place("3300", "Tienen", "016", 50.807, 4.938),
    Place("3500", "Hasselt", "011", 50.930, 5.338),
    Place("3540", "Herk-de-Stad", "013", 50.940, 5.166),
    Place("3600", "Genk", "089", 50.965, 5.500),
    Place("3630", "Maasmechelen", "089", 50.966, 5.694),
    Place("3680", "Maaseik", "089", 51.098, 5.788),
    Place("3700", "Tongeren", "012", 50.781, 5.464),
    Place("3798", "'s-Gravenvoeren", "04", 50.757, 5.764),
    Place("3800", "Sint-Truiden", "011", 50.816, 5.186),
    Place("3920", "Lommel", "011", 51.231, 5.313),
    Place("8000", "Brugge", "050", 51.209, 3.225),
    Place("8300", "Knokke-Heist", "050", 51.341, 3.288),
    Place("8400", "Oostende", "059", 51.225, 2.919),
    Place("8420", "De Haan", "059", 51.273, 3.034),
    Place("8500", "Kortrijk", "056", 50.828, 3.265),
    Place("8600", "Diksmuide", "051", 51.033, 2.865),
    Place("8630", "Veurne", "058", 51.072, 2.662),
    Place("8800", "Roeselare", "051", 50.946, 3.125),
    Place("8900", "Ieper", "057", 50.851, 2.886),
    Place("8970", "Poperinge", "057", 50.855, 2.727),
    Place("9000", "Gent", "09", 51.054, 3.722),
    Place("9040", "Sint-Amandsberg", "09", 51.059, 3.749),
    Place("9100", "Sint-Niklaas", "03", 51.165, 4.139),
    Place("9160", "Lokeren", "09", 51.104, 3.994),
    Place("9170", "Sint-Gillis-Waas", "03", 51.219, 4.124),
    Place("9200", "Dendermonde", "052", 51.029, 4.101),
    Place("9300", "Aalst", "053", 50.938, 4.040),
    Place("9400", "Ninove", "054", 50.834, 4.019),
    Place("9500", "Geraardsbergen", "054", 50.773, 3.880),
    Place("9600", "Ronse", "055", 50.746, 3.600),
    Place("9700", "Oudenaarde", "055", 50.846, 3.605),
    Place("9830", "Sint-Martens-Latem", "09", 51.015, 3.636),
    Place("9900", "Eeklo", "09", 51.186, 3.566),
)

STREETS: Final = (
    "Kerkstraat",
    "Molenstraat",
    "Schoolstraat",
    "Stationsstraat",
    "Nieuwstraat",
    "Veldstraat",
    "Dorpsstraat",
    "Kapelstraat",
    "Hoogstraat",
    "Beekstraat",
    "Bosstraat",
    "Lindenlaan",
    "Kasteeldreef",
    "Schakelveld",
    "Groenstraat",
    "Heidestraat",
    "Broekstraat",
    "Processieweg",
    "Pastorijstraat",
    "Gasthuisstraat",
    "Begijnhofstraat",
    "Markt",
    "Grote Baan",
    "Oude Heirweg",
    "Leopold II-laan",
    "Koningin Astridlaan",
    "Guido Gezellelaan",
    "Pater Damiaanstraat",
    "Onze-Lieve-Vrouwstraat",
    "Sint-Jansstraat",
    "Frère-Orbanlaan",
    "André Devaerelaan",
    "Zoë Borluutstraat",
    "'s-Hertogenstraat",
    "Tiensesteenweg",
    "Oudstrijdersstraat",
    "Karel de Stoutelaan",
    "Vrijheidsplein",
    "Burgemeester Van Ackerstraat",
    "Dokter Haekstraat",
)


@cache
def slug(text: str) -> str:
    """`'s-Gravenwezel` → `s-gravenwezel`: what may stand in a domain name."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
