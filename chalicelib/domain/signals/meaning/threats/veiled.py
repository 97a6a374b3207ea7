"""Veiled threats: harm that is hinted at, sent by others, or wished."""

from typing import Final

from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.meaning.frames import Frame

VEILED_THREATS: Final = (
    Frame(
        "",
        STRONG,
        "handen klauwen vingers",
        "(als|wacht tot|tot) (ik|we) (AIM|(die|de) [a-z]+) ~1 in (mijn |onze |m'n )?{} krijg",
        unless="eten|menu|rapport|geld|brief",
    ),
    Frame(
        "",
        STRONG,
        "gebeurt ongeluk ongelukken ongelukje",
        "(kunt|kan|zal|gaat|gaan|zou) ~5 {} (overkomen|gebeuren)|(krijgt|krijgen|heeft) ~3 (een|nog een) "
        "{}( krijgen)?(?= als| want)",
        unless="helpt|preventie|rolstoel|trap|drempel|als er niet",
        needs="u|hem|haar|jullie|directie|STAFF",
    ),
    Frame(
        "",
        STRONG,
        "lesje les",
        "(I (WILL|leer|geef)|WILL I) ~3 (AIM|STAFF|(die|de) [a-z]+) ~2 een {} (te )?(leren|geven)?|een {} "
        "(leren|geven) ~5 (nooit|niet meer|onthouden|vergeet)",
        unless="kookles|gastvrijheid|bescheidenheid|muziek|zwem|gratis|kunnen ~4 een lesje",
    ),
    Frame(
        "",
        STRONG,
        "vlammen as puin",
        "(kot|tent|gebouw|huis|instelling|boel|alles|bureau) (gaat|zal) ~2 in {} ?(op)?|in de {} leggen|in {} "
        "(leggen|opgaan)",
        unless="vroeger|brandoefening|ging",
    ),
    Frame(
        "",
        STRONG,
        "mes messen geweer bat knuppel pistool wapen bijl",
        "(I (sta|staan|kom|zit)|(sta|kom) I) ~3 (daar|hier|voor de deur|binnen|terug|klaar)? ?~1 met ~1 {}|I "
        "(heb|haal|pak|neem|koop) ~1 {} ~2 (thuis|klaarliggen|klaar|bij|en (ik|dan)|mee)",
        unless="boter|koken|keuken|vork|speelgoed",
    ),
    Frame(
        "",
        STRONG,
        "muur",
        "(moesten|moeten|zouden|zet|zetten) ~6 tegen de {} (zetten)?",
        unless="kast|tafel|stoel|bed|zetel|plaat|foto",
        needs="directie|STAFF|bende|allemaal|ze|die",
    ),
    Frame(
        "",
        STRONG,
        "levend",
        "(komt|komen|kom|komen|gaat|geraakt) ~3 (niet|nooit) (meer )?{} ~2 (thuis|buiten|weg|uit|naar huis)|"
        "niet {} (thuis|buiten|naar huis)",
    ),
    Frame(
        "",
        STRONG,
        "stappen lopen werken lachen rechtstaan ademen",
        "(zorg|zorgen|zal|maak|maken) ~5 (ervoor|er|persoonlijk voor|er voor) ~3 dat ~5 (nooit|niet) (meer "
        ")?(kan |kunnen )?{}( kan| kunnen)?",
        needs="ik|we|wij",
        unless="mama|mijn vader|mijn moeder|oma|bewoners|revalidatie",
    ),
    Frame(
        "",
        STRONG,
        "doe wat",
        "of (ik|we|wij) {} (AIM|die [a-z]+) (wat|iets)|(ik|we) doe (AIM|die [a-z]+) (wat|iets)(?=GAP(STOP))|"
        "(ik zweer|zweer ik) ~4 (ik )?doe ~3 iets",
        unless="cadeau|deugd|plezier",
    ),
    Frame(
        "",
        STRONG,
        "eraan aan geweest dood",
        "(en|of|dan) (ge zijt|gij zijt|je bent|u bent|jullie zijn|ze is|hij is) (er ?aan|er geweest|"
        "dood)(?=GAP(STOP))|dan (zijt ge|ben je|bent u|zijn jullie) (er ?aan|er geweest|dood)",
        unless="bezoek|vorige|gaan kijken|welkom",
    ),
    Frame(
        "",
        STRONG,
        "breekt breken valt",
        "(hopelijk|ik hoop dat|ik wens dat|moge) ~6 {} ~3 (zijn|haar|hun|je|uw) (nek|benen|been|poten|arm)( "
        "breekt)?|(hopelijk|ik hoop dat) ~5 (nek|benen|poten) {}",
        unless="niet|nooit",
    ),
    Frame(
        "",
        STRONG,
        "opbreken zuur",
        "(gaat|zal|zullen) (AIM) ~1 (zuur|duur) (te )?(opbreken|staan)|(dat|dit) (breekt|komt) (AIM) ~1 (zuur|"
        "duur) (op|te staan)",
    ),
    Frame(
        "",
        STRONG,
        "erop",
        "(dan |volgende keer |keer )(sla|klop|mep) (ik|we) {}|(ik|we) (sla|klop|mep|slaan) {}(?=GAP(STOP))",
        unless="trommel|drum",
    ),
    Frame("", STRONG, "spuw spuug bespuw", "(I {}|{} I) (AIM|die [a-z]+) ~2 (in (het|zijn|haar|uw) gezicht)?"),
    Frame(
        "",
        STRONG,
        "verschieten schrikken verbaasd versteld",
        "(moet|moeten|zal|zullen|zou) ~2 niet {} (als|wanneer) ~8 (brand|bom|ruiten|banden|iets overkomt|"
        "ongeluk|kapot|mes|gebeurt)",
        unless="rekening|factuur|lekker",
    ),
    Frame(
        "",
        STRONG,
        "gehakt pulp moes",
        "(I maak|maak I|I maken) {} van (AIM|die [a-z]+)",
        unless="tomaten|appel|appels|saus|aardappel",
    ),
    Frame(
        "",
        STRONG,
        "slot oppassen voorzichtig bang deur rug",
        "als ik (hem|haar|u|jullie|die [a-z]+) was ~9 {}|(ik zou|zou ik) ~8 {} ~5 als ik (hem|haar|u|jullie|"
        "die [a-z]+) was",
        unless="parking|gladde|helm",
    ),
    Frame("", STRONG, "woorden", "niet bij {} (blijven|blijft)", needs="ik|we|wij|zal|gaan|kom"),
    Frame(
        "",
        STRONG,
        "varkentje",
        "{} ~2 wassen",
        needs="ken|mannen|broers|ik|stuur",
        unless="team|dit team|verpleging",
    ),
    Frame(
        "",
        STRONG,
        "langskomen langs langssturen afsturen bezoek",
        "I (laat|stuur|zal|ga) ~6 (iemand|mannen|maten|vrienden|volk|broers) ~4 {}|I stuur ~6 (iemand|mannen|"
        "maten|vrienden|volk|broers) ~4 (af op|op af|langs)",
        needs="thuis|directeur|STAFF|jullie|u|hem|haar|die",
        unless="uitnodigen|taart|koffie|moeder|mama",
    ),
    Frame(
        "",
        STRONG,
        "afrekenen rekening wraak vergelden terugpakken",
        "I (WILL|kom) ~4 (met )?(AIM|die [a-z]+) ~3 {}|I (WILL|kom) ~2 (met )?(AIM|die [a-z]+) {}",
        unless="kassa|factuur|betalen|onthaal",
    ),
    Frame(
        "",
        STRONG,
        "kelen wurgen afmaken kapotmaken vermoorden doodslaan",
        "I (zou|wil|kon|kan|zal|ga) (AIM|die [a-z]+) ~3 (kunnen |willen )?{}",
        unless="van liefde|uit liefde|van geluk|lachen",
    ),
    Frame(
        "",
        STRONG,
        "ziekenhuis spoed hospitaal graf kist kerkhof rolstoel",
        "I (sla|slaan|klop|kloppen|schop|help|stamp|leg|steek|krijg|breng|WILL) (AIM|die [a-z]+) ~3 (het|in "
        "het|op de|in de|in een|naar de|de|onder de) {} (in|slaan|kloppen|slaan)?",
        unless="bezoek|naar de (spoed|kerk)|brengen|duw|help (haar|hem) (in|naar)|kine|rit",
    ),
)
