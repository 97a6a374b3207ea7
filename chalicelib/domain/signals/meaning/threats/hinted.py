"""Threats that are hinted at: what the author brings along, knows of a family, would find a pity."""

from typing import Final

from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.meaning.frames import Frame

HINTED_AT: Final = (
    Frame(
        "",
        STRONG,
        "bulldozer jerrycan benzine lucifers molotov koevoet sloophamer graafmachine tank kettingzaag zuur "
        "petroleum bijl",
        "(ik|we|wij|mijn [a-z]+) (kom|komen|komt|breng|brengen|neem|nemen|giet|haal|heb|koop) ~5 {}|(breng|neem|"
        "giet|haal) (ik|we) ~5 {}",
        unless="tuin|grasmaaier|barbecue|tanken|werken|hout|zuurdesem",
    ),
    Frame(
        "",
        STRONG,
        "zoon zoontje dochter dochtertje kinderen kind kleine vrouw man huis auto adres hond gezin moeder "
        "kleinkinderen",
        "(ik|we|wij) (weet|weten|ken|kennen) ~6 (uw|jullie|je|zijn|haar|hun) ~1 {}",
        needs="welke|waar|wanneer|hoe laat|school|creche|uur|rijdt|speelt|woont|straat",
        unless="beste|kamer|verzorgd|hoeveel|hoe (hard|graag|goed)|medicatie|lust|toilet|mijn (moeder|man|vrouw)|onze",
    ),
    Frame(
        "",
        STRONG,
        "muil bakkes smoel kop gezicht tanden neus kaak bek tronie",
        "(krijgt|krijg|krijgen|geef|sla|klop|verkoop|timmer|mep|leg) ~5 (er )?(een|ene|eentje) (op|tegen|in) "
        "(zijn|haar|uw|jullie|je|hun) ~1 {}|(zijn|haar|uw|je|hun) {} (verbouwen|vertimmeren|"
        "herschikken|inslaan|verbrijzelen|bewerken|herinrichten|kapotslaan)|(haar|zijn|uw|je|hun) {} ~3 (oprapen|"
        "bijeenrapen|bijeen zoeken|inslikken)",
        unless="kreeg|kreegt|kregen|heeft gegeven|kus",
    ),
    Frame(
        "",
        STRONG,
        "auto wagen fiets kinderen hond kat zoon dochter",
        "(zijn|haar|uw|je|jullie|hun) {} (maar )?(beter|best) ~3 (binnen|weg|thuis)( ?(zet|zetten|houdt|houden|"
        "laat|blijven))?|(beter|best) ~1 (zijn|haar|uw|je|jullie|hun) {} (binnen|weg|thuis)|"
        "(zijn|haar|uw|je|jullie) {} beter (binnenzet|weghoudt|wegzet|thuishoudt|wegdoet)",
        needs="vannacht|zeg|zou|raad|moogt|beter|straks|morgen",
        unless="regen|hagel|ziek|storm|parkeren|dienst",
    ),
    Frame(
        "",
        STRONG,
        "wensen smeken bidden",
        "(zult|zal|gaat|zullen|gaan) ~3 (nog )?{} (dat|om) ~3 (nooit|niet|genade|vergiffenis)",
        unless="hier|mama",
    ),
    Frame(
        "",
        STRONG,
        "kozijns kozijn neven broers maten kameraden vrienden gasten zonen ooms jongens bende familie",
        "(mijn|onze|mn) {} ~8 (langskomen|langs komen|bezoekje|passeren|regelen|opzoeken|afrekenen|komen af|"
        "bezoeken|langs)",
        needs="praten niet|niet om te|kennen u|zullen|eens|niet voor de koffie|spreken niet|wacht|goed schikken|pootje",
        unless="bloemen|kwamen|taart|mama|papa|verjaardag|vaak|bewoners|graag|elke",
    ),
    Frame(
        "",
        STRONG,
        "ziekenhuis spoed kerkhof grond kist mortuarium operatiekamer",
        "(er zal|er gaat|straks|dan|binnenkort) ~1 (ligt )?(er )?(ene|iemand|een|er een|er ene) ~3 (in|op) (het|"
        "de|den|een) {}|(zal|gaat) "
        "(ene|iemand|er ene|er een) ~2 (in|op) (het|de|een) {} (liggen|belanden|eindigen)",
        unless="als ze niet|val|trap|ongeluk",
    ),
    Frame(
        "",
        STRONG,
        "minuten minuutjes uurtje ogenblik",
        "{} alleen met (den |dien |die |de |deze |zo'n )?(STAFF|hem|haar|directeur|vent|kerel)",
        unless="mama|papa|praten|gesprek|dokter|kine|goed",
    ),
    Frame("", STRONG, "geteld", "(uw|jullie|zijn|haar|hun|je) (dagen|uren) ~2 {}", unless="tot kerst|vakantie"),
    Frame(
        "",
        STRONG,
        "vinden vind vindt",
        "(wij|we|ik) {} (u|jullie|hem|haar|je) (overal|wel|altijd|toch|waar ge ook)(?=GAP(STOP))",
        unless="lief|leuk|top",
    ),
    Frame("", STRONG, "kogel strop galg brandstapel", "{} ~3 te (goed|zacht|mooi) voor", unless="soep"),
    Frame(
        "",
        STRONG,
        "durft lef ballen",
        "(als|indien) (ge|je|u|hij) ~2 {} (hebt )?~2 (kom|komt|zeg|dan)|(hebt|heb) (ge|je) ~2 {} ~2 kom",
        needs="buiten|kom|hier|zien",
        unless="eerlijk|bellen",
    ),
    Frame(
        "",
        STRONG,
        "jammer zonde spijtig pijnlijk",
        "{} ~3 (moest|mocht|als|indien) ~1 (er )?(iets|wat|een ongeluk|brand) ~2 (met|aan|gebeur|gebeurt|overkom|"
        "overkomt|overkwam)",
        needs="uw|jullie|je|zijn|haar|die|dat",
        unless="moeder|mama|oma|opa|vader|papa",
    ),
    Frame(
        "",
        STRONG,
        "pijn kwaad",
        "(wie|als ge|als iemand|als gij|als ze|die) ~6 {} ~1 (doet|doen) ~1 (doe|geef|krijgt|krijgen|zal) ~6 (ik|"
        "van mij|terug|pijn|meer)",
    ),
    Frame(
        "",
        STRONG,
        "verliezen",
        "(niks|niets) ~1 (meer )?te {}",
        needs="voelen|weten|merken|jullie|u|ge|oppassen|directeur|directie",
        unless="proberen|mama|inschrijven",
    ),
    Frame(
        "",
        STRONG,
        "kijk let",
        "{} (maar |maar goed |goed ){0,2}(uit|op) (als|wanneer|waar) (ge|je|u|gij) ~6 (fietst|rijdt|stapt|"
        "wandelt|buiten komt|parkeert|slaapt)",
        needs="trut|vent|kerel|wijf|manneke|maar|straks|vannacht|madam",
        unless="glad|donker|trap|verkeer|fietspad|put|gladheid|werken",
    ),
    Frame(
        "",
        STRONG,
        "rij rijd walsen wals",
        "(ik|we|k) {} ~5 (kot|tent|huis|gebouw|boel|voordeur|gevel) ~2 (plat|omver|in puin|binnen)|{} ik ~5 "
        "(plat|omver)",
        needs="ik|we",
    ),
    Frame(
        "",
        STRONG,
        "krijg krijgen vind pak",
        "(ik|we) {} (u|jullie|hem|haar|je|die [a-z]+) (nog |wel |nog wel )*(wel|nog)?,? (vroeg of laat|ooit|op "
        "een dag|vroeg|binnenkort)",
        unless="antwoord|kamer",
    ),
    Frame(
        "",
        STRONG,
        "wenen huilen janken bloeden afzien kreunen",
        "(jullie|ge|gij|u|ze|die [a-z]+) (gaan|gaat|zult|zullen|zal) (nog |allemaal |eens |daar )*{}(?=GAP(STOP|"
        "let|als|wacht))",
        unless="geluk|ontroering|vreugde|lachen",
    ),
    Frame(
        "",
        STRONG,
        "vlam vlammen fik brand as rook",
        "(heel|gans)? ?(dat|het|die|uw|jullie) (kot|tent|gebouw|huis|boel) ~2 (in|tot) (de )?{} (zien|zetten|"
        "leggen|opgaan|laten)",
        unless="kerst|oefening",
    ),
    Frame(
        "",
        STRONG,
        "rijdt neemt parkeert loopt fietst",
        "(weet|weten|ken) ~2 (welke|waar|wanneer|hoe laat) ~3 (ge|je|u|gij|hij|ze|jullie) ~2 {}",
        unless="mama|papa|bus|chauffeur|rolstoel",
    ),
    Frame(
        "",
        STRONG,
        "horen",
        "van (mij|ons) {} ~8 (niet|minder) ~3 (plezant|plezante|vriendelijk|leuk|leuke|mooi|mooie|zachte|aangename)",
    ),
    Frame(
        "",
        STRONG,
        "lichterlaaie",
        "{}",
        needs="straks|morgen|staat|woorden|zal|gaat|vannacht",
        unless="oefening|vroeger|brandweer",
    ),
    Frame(
        "",
        STRONG,
        "staaf ketting hamer knuppel stok riem baseballbat vuist vuisten schroevendraaier fles",
        "(praten|bezoeken|langsgaan|spreken|uitleggen|babbelen|bezoekje) ~2 met (een|mijn|ne) ~1 {}|(ik|we) ~6 "
        "met (een|mijn|ne) ~1 (ijzeren|houten) {}",
        unless="cava|wijn|nordic|wandel",
    ),
    Frame("", STRONG, "jarig gelukkig", "(zijt|bent|is) (ge|je|u|hij|ze) nog niet {}"),
    Frame(
        "",
        STRONG,
        "brand fik",
        "(ik|we|wij) (zet|steek|zetten|steken|stak) ~5 (in|de) {}|(zet|steek) (ik|we) ~5 (in|de) {}",
        unless="kaars[a-z]*|haard|kachel|barbecue|bbq|kampvuur|oven",
    ),
    Frame(
        "",
        STRONG,
        "schiet kap hak hak klop steek sla",
        "(ik|we|k) {} (ze|hem|haar|u|jullie|die [a-z]+|zijn [a-z]+|haar [a-z]+) ~2 (allemaal )?(omver|af|kapot|"
        "neer|dood|plat|overhoop|in stukken|naar de eeuwigheid|de kop in)",
        unless="kaarten|hout|foto|bal",
    ),
    Frame(
        "",
        STRONG,
        "verhuizen emigreren vluchten onderduiken",
        "(ge|gij|je|u|jullie|hij|ze) (kunt|kan|moet|zou|moogt) ~3 (beter|best) ~2 {}(?=GAP(STOP))|(beter|best) "
        "~2 {}, ?(maat|vriend|manneke|vent)",
        unless="flat|lift|huis|kamer|dichter",
    ),
    Frame(
        "", STRONG, "donker steegje", "kom ~4 tegen in (het|een) {}|in (het|een) {} ~2 (tegenkom|tegenkomt|tegenkomen)"
    ),
    Frame(
        "",
        STRONG,
        "villa huis auto gebouw gevel serre",
        "{} ~2 (staat|blinkt|ligt) ~4 bij, ?(nog (wel|even)?|voorlopig|zolang het duurt)",
    ),
    Frame(
        "",
        STRONG,
        "dag",
        "komt een {} dat (gij|ge|u|jij|hij|zij|jullie) ~2 daar (ligt|zit|liggen|zitten) ~8 (ik|wij|mij)",
        unless="hopelijk niet",
    ),
)
