"""Words that sell: a shop, a service at home, a price for something, an address that is spelled out."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE
from chalicelib.domain.signals.meaning.frames import Frame

_SHOPS: Final = (
    "winkel winkeltje zaak praktijk kantoor webshop aanbod collectie assortiment stand toonzaal app profiel "
    "pagina kanaal nieuwsbrief "
    "website site blog boetiek salon kapsalon garage bandagisterie thuiszorgwinkel speciaalzaak showroom "
    "catalogus bio instagram facebook "
    "tiktok youtube telegram opendeurdag opendeur infodag beurs seniorenbeurs podcast"
)
_GOODS: Final = (
    "magneetarmband cbd olie casino lening leningen crypto massages extensions gelnagels stoelliften "
    "stoellift steunkousen trapliften traplift "
    "matras matrassen hoortoestel hoortoestellen uitvaart uitvaarten verhuizingen bijles brillen scootmobiel "
    "scootmobielen rolstoel rolstoelen "
    "rollator rollators zonnepanelen verzekering verzekeringen poetshulp thuisverpleging thuiszorg pampers "
    "incontinentiemateriaal "
    "incontinentiematerialen pyjamas wol kapsels pedicure manicure hooglaagbed bedden supplementen vitamines "
    "dieetpillen schilderwerken "
    "ramen badkamers maaltijden kussens tickets concerttickets horloges parfums kussen luiers advocaat "
    "appartement vakantiewoning vakantie"
)
SELLING: Final = (
    Frame(
        "",
        MODERATE,
        "punt dot www bit tinyurl cutt",
        r"{}.? (be|com|nl|net|org|eu|info|shop)|(bit|tinyurl|cutt) ?\.? ?ly ?/",
        unless="at|apenstaart|apenstaartje|@|(at)",
    ),
    Frame(
        "",
        MODERATE,
        _SHOPS,
        "(ontdek|bezoek|bekijk|check|zie|volg|like|kijk|download|abonneer|vraag|vind|kom naar|surf naar|deel) ~4 "
        "(onze|mijn|ons|m'n) ~2 {}|(via|op|in|bij) "
        "(onze|mijn) {}|in mijn {}|link in (mijn )?{}|(onze|mijn|ons) ~1 {} (heeft|doet|biedt|verkoopt|levert|"
        "maakt|geeft|schildert|komt|is open)|volg (mij|ons|me) "
        "~2 (op )?{}|op {} (toon|geef|post|deel) ik|{} (@|#)[a-z]+",
        needs="onze|mijn|ons|mij|me|ik|volg",
        unless="van bewoners|noemt|papa|mama|hun|op ons gemak|in mijn (pagina|kanaal)|mening",
    ),
    Frame(
        "",
        MODERATE,
        "afspraak schatting demo offerte prijs proefles staal consult",
        "(maak|boek|vraag) (een |nu |vandaag |vrijblijvend |gratis |uw |je ){0,3}{}(?! (bij|aan) (directie|"
        "onthaal|de directie|het onthaal|de "
        "sociale))|vraag (de )?{}(?= ?(STOP))|gratis {}",
        unless="directie|onthaal|maatschappelijk|sociale dienst|kregen|kreeg|dagprijs",
    ),
    Frame(
        "",
        MODERATE,
        "gesprek uur consult maand levering",
        "(eerste|1e) {} gratis",
        needs="ons|onze|mijn|mij|bij|kantoor|nodig|u|uw|je|bestel",
        unless="kregen|kreeg|werken|opvang",
    ),
    Frame(
        "",
        MODERATE,
        "koop huur verkoop",
        "te {} ?:|(heb|hebben) ~5 te {}|te {} ~9 [0-9]+ ?(euro|€)|te {} ~6 (als nieuw|goede staat|zo goed als)|"
        "ik {} ~4 (tweedehands|mijn|nieuwe|zelfgemaakte)",
        unless="kringloop|gezet|staat te koop|het huis|zegt hij",
    ),
    Frame(
        "",
        MODERATE,
        "stuur contacteer whatsapp vraag volg bel app sms terecht spreek mail",
        "{} (mij|ons|maar|gerust) ~3 (hoe|voor een|berichtje|bericht|prive[a-z]*|pb|mail|mailtje|voor meer|voor "
        "goedkope|een berichtje)|(stuur|contacteer|bel|volg|whatsapp) (mij|ons)(?= ?(STOP))|(kan|kunt|kunnen) "
        "(u |je |ge )?~3 (bij|via) (mij|ons) ~2 {}|whatsapp (mij|me|ons)|{} mij hoe|{} ~1 (een|n) (mailtje|"
        "berichtje|pb|sms|prive ?bericht)",
        unless="zei|zeiden|zegt|zeggen|als er iets|vroegen|directie|stuurde|op de hoogte|wie",
    ),
    Frame(
        "",
        MODERATE,
        "terecht trimmen laten bestellen kopen",
        "(kan|kunt|kunnen) (u |je |ge )?(voor [a-z]+ )?(bij|via) (mij|ons) ~3 {}|voor ~4 (kan|kunt) (u|je|ge) "
        "(bij|via) (mij|ons) ~2 {}",
        unless="ze zeiden|familie",
    ),
    Frame(
        "",
        MODERATE,
        "promotie solden spotprijzen spotprijs koopje koopjes weekendactie halve aanbieding stuntprijs "
        "stuntprijzen afgeprijsd",
        "(nu|deze week|tijdelijk) ~2 in {}|{} op (onze|al onze|mijn|alle)|aan (halve prijs|{})|nu {}",
        unless="uitstap|uitstapje|winkelen|kreeg|promotie gemaakt",
    ),
    Frame(
        "",
        MODERATE,
        "procent euro korting",
        "(tot|nu|min) ~4 (min )?(tien|vijftien|twintig|dertig|vijftig|[0-9]+) {}|(tien|vijftien|twintig|dertig|"
        "vijftig|[0-9]+) procent {}|(vanaf|slechts|maar|voor) [0-9]+ {} "
        "~3 (bestel|bel|contacteer|via|per|contacteer ons|mail)|[0-9]+ {} per (uur|week)|krijgt ~4 {} bij (hen|"
        "ons|mij)",
        needs="bestel|bel|via|ons|onze|mij|bij|contacteer|stuur|zaterdag|zondag|in [a-z]+|verdien|ik geef|workshop|"
        "alles",
        unless="tweede kind|factuur|dagprijs|per dag|kost|betalen|betaal|betalen we|pensioen|kregen",
    ),
    Frame(
        "",
        MODERATE,
        "bestel meld schrijf koop probeer investeer verdien win reserveer profiteer krijg grijp",
        "{} (nu|vandaag|eens|snel|direct|meteen)|{} (je|u|jullie) (nu )?(vandaag )?(in|aan) (op|voor) ~1 (onze|"
        "mijn|workshop|cursus|nieuwsbrief|een betaald)|{} thuis ~3 euro|{} in "
        "(crypto|bitcoin|aandelen|goud)",
        needs="onze|mijn|euro|gratis|korting|workshop|webshop|casino|crypto|olie|vakantie|nieuwsbrief|rolstoel|bed",
        unless="op tijd|nooit|moeder|mama|papa|vader|bezoek eens|onthaal|cafetaria|plek|wachtlijst",
    ),
    Frame(
        "",
        MODERATE,
        "meld schrijf inschrijven kandidaten verkopers deelnemers verkoper medewerkers",
        "(wij|we) zoeken ~3 {}|{} je (nu )?(aan|in) (voor|op) (onze|mijn|een betaald|de gratis)|{} je (aan|"
        "in)(?= ?(STOP))",
        needs="onze|mijn|betaald|panel|euro|wij zoeken|we zoeken|workshop",
        unless="tijdig|wachtlijst",
    ),
    Frame(
        "",
        MODERATE,
        _GOODS,
        "(verlos|verlost|geniet|profiteer|probeer) ~8 (onze|mijn) {}|(beste|goedkoopste|goedkope|scherpe|voor al "
        "uw|betrouwbare) ~2 {} ~6 (bij|via|naar|bel) (mij|ons|je)|"
        "voor (al )?uw {}|(betrouwbare|goede|goedkope) {} (bel|kies|neem|contacteer)|{} ~6 (bij mij|bij ons|"
        "online|webshop|scherpe prijzen|spotprijzen|zonder gedoe|zonder storting|contacteer|in promotie|aan "
        "halve prijs|"
        "gratis schatting)|{} (nodig|te koop|te huur)|(wij|ik) (leveren|verkoop|verkopen|verhuren|verhuur|doe|"
        "geef|plaatsen|plaats|maken|regelen|schilderen) ~4 {}|uw {} ~4 euro|{} ?\\? ~2 (maak|"
        "bel|kom|kijk|vraag|wij|contacteer)",
        needs="onze|mijn|ons|mij|u|uw|je|koop|bel|online|prijs|prijzen|nu|huur|ik|wij|nodig",
        unless="wij kochten|kregen|kreeg|mama|papa|moeder|vader|premie|ergotherapeut|mutualiteit|personeel|haar|zijn|"
        "hun|zij|ze|onze (kamer|flat)|goed geholpen|had|ik help",
    ),
    Frame("", MODERATE, "uw", "voor al {} [a-z]+ ?:"),
    Frame(
        "",
        MODERATE,
        "beter goedkoper alternatief",
        "(beter|goedkoper) dan hier ?: ?|(onze|mijn) [a-z]+ is ~1 {} en (beter|goedkoper|dichter)|(zoek|zoekt) "
        "(u|je|ge) een {} ?",
        unless="vorige huis",
        needs="bel|onze|mijn|plaats|ons|site|kom",
    ),
    Frame(
        "",
        MODERATE,
        "plaats plaatsen",
        "(er is|hebben|heeft) nog {} ~3 (bel|mail|contacteer|kom|schrijf)|(praktijk|opvang) heeft nog {}",
        unless="onthaal|directie",
    ),
    Frame("", MODERATE, "korting euro", "(via|dankzij) mij ~10 {}|met mijn (code|link) ~6 {}"),
    Frame("", MODERATE, "bel", "(voor|zoek|nodig|zoekt) ~6 {} (je|u|ge|naar) [a-z]+"),
    Frame(
        "",
        MODERATE,
        "afvallen vermageren slank stoppen kilos",
        "{} zonder (honger|dieet|moeite|pijn)|(wil|wilt) (je|u|ge) ~2 {}",
        needs="vraag|mij|stuur|bel|link|hoe",
    ),
    Frame(
        "",
        MODERATE,
        "boutique site page compte magasin cabinet promotion soldes vendre louer devis remise prix",
        "(visitez|decouvrez|suivez|likez|consultez|venez dans) ~3 (notre|mon|ma|nos) ~2 {}|a {} ?:|(en|nos) {} "
        "(cette semaine|jusqu'a|sur tout)|demandez ~2 {}|(j'ai|je) ~4 a {}",
        unless="cherche|maman|papa",
    ),
    Frame(
        "",
        MODERATE,
        "klanten figuranten modellen verkopers kandidaten deelnemers investeerders",
        "(ik|wij|we) zoek(en)? ~3 {}|gezocht ?: ?~2 {}",
    ),
    Frame("", MODERATE, "app sms pm whatsapp", r"{} (me|mij|ons)(?=GAP(STOP))", unless="zei|zeiden"),
    Frame(
        "",
        MODERATE,
        "vindt vind koopt koop huurt huur krijgt",
        "bij [a-z]+ [a-z]+ {} (u|je)",
        needs="senioren|korting|prijs|alles|nieuwe|driewielers|rolstoelen|bedden|goedkoop|beste",
        unless="de verpleging|het onthaal|ons",
    ),
    Frame(
        "",
        MODERATE,
        "supplementen kruiden methode producten druppels thee armband kuur pillen creme",
        "(mijn|onze|deze) {} ~3 (vertragen|genezen|helpen|verlichten|geneest|helpt|vertraagt|werkt)|{} ~6 "
        "(proefpakket|gratis staal)",
        needs="bestel|mijn|onze|proefpakket",
        unless="dokter|apotheker|mama|papa",
    ),
    Frame(
        "",
        MODERATE,
        "plaats plek stoel",
        "reserveer (nu |snel |vandaag )?(uw|je) {}",
        unless="feest|barbecue|eetfestijn",
    ),
    Frame("", MODERATE, "telefoon huis", "wie (zin|interesse|nood) heeft ~8 via {}|ik doe dat ~2 (via|aan) {}"),
    Frame(
        "",
        MODERATE,
        "huur koop bestel reserveer ontdek",
        "{} (nu |vandaag |bij ons )?(onze|mijn)",
        needs="onze|mijn",
        unless="ik huur|we huren",
    ),
    Frame(
        "",
        MODERATE,
        "code qr link",
        "scan (de|deze|die) {} ~1 en (win|bestel|krijg|profiteer|ontvang)|met mijn {} ~3 (krijg|korting|euro|"
        "win)|registreer ~3 mijn {}",
    ),
    Frame(
        "",
        MODERATE,
        "reserveer",
        "{} (nu |vandaag |snel )?(uw|je) ~1 (vakantie|reis|verblijf|afspraak|weekend|zorghotel|plaats)",
        unless="feest",
    ),
    Frame("", MODERATE, "nemen", "over te {} ~3 [0-9]+ ?(euro|€)", needs="euro"),
    Frame(
        "",
        MODERATE,
        "ebook boek gids webinar brochure handleiding",
        "gratis {} ~6 (mijn|onze|site|website|download|link)",
    ),
    Frame("", MODERATE, "euro", "gezocht ~9 [0-9]+ {} per (dag|uur)"),
    Frame(
        "",
        MODERATE,
        "prijs offerte prijzen",
        "vraag (vrijblijvend |gratis |gerust |nu )*{}",
        unless="dagprijs|directie",
    ),
    Frame(
        "",
        MODERATE,
        "collectie assortiment gamma webshop aanbod catalogus",
        "(onze|mijn) ~2 {} ~4 (staat|is|staan) (nu )?(online|beschikbaar|te koop|in de winkel)",
    ),
    Frame(
        "",
        MODERATE,
        "vrij beschikbaar",
        "(ik ben|wij zijn) (nog )?{} (in|op|voor|vanaf|tijdens)",
        needs="babysit|poetshulp|zoekt|zoek|uur|verpleegster|oppas|klanten|wie|betrouwbare",
    ),
    Frame(
        "",
        MODERATE,
        "goedkoopste beste goedkoper",
        "onze [a-z]+ zijn ~1 (de )?{}",
        unless="begeleidsters|verzorgsters|bewoners|kinderen|juffen|vrienden|opvoeders",
    ),
    Frame(
        "",
        MODERATE,
        "contact",
        "{} op met (mijn|onze) (firma|zaak|bedrijf|kantoor|dienst|praktijk)|neem {} ~6 voor al (uw|je)",
    ),
    Frame(
        "",
        MODERATE,
        "geopend opening openingsactie",
        "(nieuw|net|pas|binnenkort) {} ?:|{} ~3 (kapsalon|winkel|praktijk|salon|zaak|bakkerij|opvang)",
        unless="cafetaria|werd|is",
    ),
    Frame(
        "",
        MODERATE,
        "verdienen bijverdienen",
        "(wil|wilt) (je|u|ge) ~3 (geld )?{}|{} ~2 van thuis uit|(geld|euro) {} ~4 (thuis|inschrijven|schrijf)",
        unless="bewoners|ze verdienen",
    ),
    Frame(
        "",
        MODERATE,
        "firma bedrijf onderneming",
        "(mijn|onze) {} (doet|voor|levert|plaatst|biedt|helpt)|met (mijn|onze) {} voor",
        unless="werk",
    ),
)
