"""Words that sell."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE
from chalicelib.domain.signals.meaning.frames import Frame

OFFERED: Final = (
    Frame(
        "",
        MODERATE,
        "webshop toonzaal winkel praktijk website offerte catalogus showroom blog",
        "(via|in|bezoek|op|bij) (onze|mijn) {}(?! van (herinneringen|het huis))|vraag ~3 (een )?{}|(lees|kijk|"
        "vind) ~3 (op|in) (mijn|onze) {}",
        unless="noemt mama",
    ),
    Frame(
        "",
        MODERATE,
        "bel contacteer app mail stuur neem whatsapp sms schrijf",
        "(zoekt u|zoek je|nood aan|interesse|nog plaats voor (patienten|klanten)|aan huis|te koop|ik verhuur|"
        "zelfstandig|altijd bereikbaar|euro per uur) ~9 {}|{} (mij|me|ons|gerust|vrijblijvend|vandaag|nu) ~2 "
        "(op|voor een (gratis|offerte|afspraak)|voor meer info|vandaag)|{} (maar |gerust |me |mij |dan ){0,2}(een )?"
        "(berichtje|mailtje|pb|prive ?bericht)|interesse ~3 {}",
        unless="onthaal|ze nemen|de directie|sociale dienst|de dienst",
        needs="ik|wij|mijn|onze|mij|ons|me|interesse|koop|zoekt|nieuw|altijd bereikbaar",
    ),
    Frame(
        "",
        MODERATE,
        "massages pedicure manicure kapster kapper thuisverpleging poetshulp poetsdienst verpleegster yoga "
        "coach coaching trapliften zonnepanelen verzekering lening appartement studio rolstoel",
        "ik (geef|doe|bied|verhuur|verkoop|ben zelfstandig) ~4 {} ~6 (aan huis|per uur|plaats|klanten|"
        "patienten|contacteer|bel|senioren|vlakbij|ervaring)|(wij|we) (plaatsen|leveren|verkopen|verhuren|"
        "installeren|bieden) ~3 {}|(onze|mijn) {} ~3 (komt ook bij u|gratis|eerste maand|bij u)|{} nodig|te "
        "koop ?:? ~3 {}|uw {} met korting|bij (mijn|onze) praktijk ~3 {}",
        unless="nodig had|op dinsdag|op vrijdag",
    ),
    Frame(
        "",
        MODERATE,
        "gratis korting prijs prijzen actie promo aanbieding",
        "(eerste [a-z]+|nu|vandaag|proefles|proefsessie|twee voor de prijs van een) ~3 {}|(beste|scherpste|"
        "laagste) {}|{} (proefles|proefsessie|staal|offerte)|twee voor de {}|met {} ~2 contacteer|[0-9]+ ?% {}",
        needs="ons|onze|mijn|mij|u|uw|je|code|nu|stuur|wij",
        unless="tweede kind|wennen|zo voelde|vakantie|supermarkt|dagprijs|kregen|maaltijd|wij kregen|we kregen",
    ),
    Frame(
        "",
        MODERATE,
        "cursus workshop opleiding afspraak",
        "schrijf je (nu |snel )?in voor (onze|mijn|de) ~2 {}|maak ~4 {} bij (mijn|onze)|(onze|mijn) {} ~4 "
        "(link|inschrijven)",
    ),
    Frame("", MODERATE, "link hier", "(via|op) (deze|onderstaande) {}|door {} te klikken|klik {}"),
    Frame("", MODERATE, "instagram facebook tiktok youtube", "volg (mij|me|ons) (op|via) {}"),
    Frame(
        "",
        MODERATE,
        "verdien win verkopers supplement vitaminesupplement bitcoin geld iphone",
        "verdien ~3 (thuis )?(geld|bij)|win ~2 (een )?(iphone|reis|auto|bon)|(wij|we) zoeken ~3 verkopers|"
        "probeer (ons|onze|mijn) ~2 {}|{} met bitcoin",
    ),
    Frame(
        "",
        MODERATE,
        "nieuw verhuur verkoop",
        "{} in de buurt ~9 (bereikbaar|bel|open|op)|ik {} (een|mijn)",
        needs="bereikbaar|contacteer|bel|ideaal|interesse|open|euro|op [0-9]+",
    ),
    Frame(
        "",
        MODERATE,
        "promo devis domicile prix reduction remise boutique cours",
        "code {}|devis gratuit|je suis ~3 (a|au) {}|(meilleurs|petits) {}|appelez-?(moi|nous) (au|pour)|"
        "(notre|ma) boutique|contactez-?(moi|nous) (pour|au)",
        needs="code|devis|appelez|meilleurs|boutique|contactez",
    ),
    Frame(
        "",
        MODERATE,
        "verkoop verhuur bied verkopen verhuren leveren organiseren plaatsen komen repareren herstellen",
        "(ik|wij|we) {} ~6 (rollators|rolstoelen|bedden|tweedehands|busreizen|reizen|cursussen|workshops|"
        "trapliften|zonnepanelen|verzekeringen|maaltijden|bij u|aan huis|klussen|poetshulp|massages|senioren|"
        "babykleertjes|kleertjes|meubels)",
        needs=(
            "stuur|bel|contacteer|inschrijven|prijs|korting|euro|nummer|afspraak|bericht|interesse|u|uw|website|site"
        ),
        unless="mama|papa|bezoek",
    ),
    Frame(
        "",
        MODERATE,
        "bestel bestellen koop inschrijven kijkje",
        "{} (nu |vandaag |gerust )?(via|bij) (mij|ons|onze|mijn)|neem ~2 (een )?{} op (mijn|onze|www|de) ~1 "
        "(site|website|pagina|webshop)?|{} kan (op|via) (ons|onze|mijn) ~1 (nummer|site|website|mail)",
        unless="cafetaria|onthaal",
    ),
    Frame(
        "",
        MODERATE,
        "procent korting",
        "(krijg|ontvang|geniet|profiteer) ~4 ([0-9]+|tien|vijftien|twintig) ?(%|procent) korting|[0-9]+ procent {}",
        needs="bestel|via|code|nu|mij|ons|krijg|geniet|profiteer",
        unless="tweede kind|kregen|tweede maand",
    ),
    Frame(
        "",
        MODERATE,
        "schilderwerken tuinwerken klusjes verhuizingen poetswerk elektriciteit loodgieterij",
        "voor (al )?(uw|je) {}",
    ),
    Frame(
        "",
        MODERATE,
        "afspraak",
        "(onze|mijn) ~2 (komen|komt) ~3 (bij u|aan huis) ~6 {}|maak (nu|vandaag|snel) (een )?{}",
        needs="onze|mijn|nu|vandaag",
    ),
)
SELLS_TOO: Final = (
    Frame(
        "",
        MODERATE,
        "units unit flats flat studios studio kamers plaatsen plaatsjes appartementen assistentiewoningen "
        "serviceflats loten",
        "nog ~2 {} ~1 (vrij|beschikbaar|te koop|te huur|over)",
        needs="vraag|brochure|bel|info|contact|mail|reserveer|bezoek|schrijf|boek|wacht niet",
        unless="wachtlijst|zeiden|zei",
    ),
    Frame(
        "",
        MODERATE,
        "leveren lever bezorgen verkopen verkoop verhuren verhuur kopen koop herstellen ruimen onderhouden poetsen "
        "brengen plaatsen",
        "(wij|ik|we) {} ~5 (aan huis|vanaf|op maat|discreet|voordelig|aan een schappelijk|schappelijk|tegen een|"
        "gratis|per bord|per stuk)|(wij|"
        "ik|we) {} (uw|je|jullie|alle|ook)",
        needs="aan huis|vanaf|discreet|snel|voordelig|schappelijk|schappelijke|prijsje|gratis|wie ~6 zoekt|zoekt u|"
        "zoek je|contacteer|bel",
        unless="vriendin|rommelmarkt|voor het goede doel|zelf",
    ),
    Frame(
        "",
        MODERATE,
        "bestellen bestel verkrijgbaar koop reserveren inschrijven afhalen",
        "{} ~1 (kan |kunnen )?(bij|via) (mij|ons|me)|(te )?{} (bij|via) (mij|ons|me)|(kan|kun|kunt) ~4 (bij|via) "
        "(mij|ons) {}",
    ),
    Frame(
        "",
        MODERATE,
        "zoekt zoek zoeken last nood envie interesse",
        r"(wie|zoekt u|zoek je|zoek jij) ~6 (zoekt|zoek)?[^.!?\n]{0,60}(wij|ik) (lever|leveren|help|helpen|bied|"
        r"bieden|ben|zijn|doe|doen|heb|hebben) |"
        "({} je|{} jij|{} u|{} ge)|envie de",
        needs="privebericht|contacteer|stuur|bel|mail|bericht|leveren|bestel[a-z]*|coach|via mij|wij leveren|"
        "inschrijven|gratis",
        unless="aan het onthaal|bij hen",
    ),
    Frame(
        "",
        MODERATE,
        "code kortingscode promocode",
        "(met|gebruik) (de|deze|mijn|onze) {} ~3 (krijg|krijgt|ontvang|geniet|procent|korting|gratis)",
        unless="deur|familie",
    ),
    Frame(
        "",
        MODERATE,
        "volg volgt like abonneer",
        "{} (ons|mij|me) ~2 (op|via) ~2 (insta|instagram|facebook|tiktok|youtube|fb)",
    ),
    Frame(
        "",
        MODERATE,
        "korting promo promotie actie aanbieding solden",
        "(onze|mijn|ons|deze) ~1 (winkel|zorgwinkel|zaak|apotheek|praktijk|webshop|team|dienst|firma) ~4 {}|"
        "(winkel|zorgwinkel|zaak|apotheek|"
        "praktijk|webshop|firma) ~1 (geeft|heeft|doet) ~3 {}",
        unless="kreeg|kregen",
    ),
    Frame(
        "",
        MODERATE,
        "zelfstandig zelfstandige",
        "ik ben {} ~6 (vrij|beschikbaar|plaats|bel|contacteer|mail)",
    ),
    Frame(
        "",
        MODERATE,
        "huur koop",
        r"(?:^|(?<=[.!?]\s)|(?<=\n))te {} ?:",
    ),
    Frame(
        "",
        MODERATE,
        "intake gesprek proefles kennismaking week consultatie les sessie behandeling",
        "(gratis|kosteloos|kosteloze|vrijblijvende?) {}|(eerste|tweede) {} ~2 (gratis|kosteloos)|{} (is )?(gratis|"
        "kosteloos)",
        needs="praktijk|kinepraktijk|kantoor|notariskantoor|ervaring|bel|contacteer|nieuw in|plaats voor|"
        "onthaalouder|salon",
        unless="wennen|kregen|was gratis",
    ),
)
