"""Neglect that harms, drugging, and deaths that somebody is blamed for."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK
from chalicelib.domain.signals.meaning.crimes.kinds import DEATH, DRUGGING, NEGLECT
from chalicelib.domain.signals.meaning.frames import Frame

NEGLECTFUL: Final = (
    Frame(NEGLECT, STRONG, "schuldig", "{} verzuim"),
    Frame(
        NEGLECT,
        MODERATE,
        "verwaarloosd verwaarloosde verwaarloosden verwaarloost verwaarlozen verwaarlozing",
        unless=(
            "gebouw|tuin|gevel|kamer|kamers|lokalen|speeltuin|parking|voortuin|inkom|speelplaats|speelgoed|"
            "terras|sanitair|lift|meubels|planten|park|hof|gordijnen|onderhoud|site|parking|vrienden"
        ),
    ),
    Frame(
        NEGLECT,
        STRONG,
        "doorligwonde doorligwonden doorligwondes decubitus ligwonde ligwonden",
        "{} ~5 (bot|been|open|geinfecteerd|ontstoken|stinkend|groot|grote|vuist|ernstige|graad|etter|sepsis|"
        "overleden|gestorven|verzwegen)|(stinkende|open|enorme|grote|zware|ernstige|diepe) {}",
        unless="(geen|zonder) ~2 (doorligwonde|doorligwonden|decubitus|ligwonden)|voorkomen|matras|genezen|goed "
        "verzorgd|kwam binnen met",
    ),
    Frame(
        NEGLECT,
        MODERATE,
        "ondervoed ondervoeding uitgehongerd verhongerd verhongeren uithongeren verhongert",
        unless="risico|screening|thuis|school|toen we aankwamen|van het zwemmen|wandeling|wolf|aankomst",
    ),
    Frame(
        NEGLECT,
        MODERATE,
        "uitgedroogd gedehydrateerd uitdroging",
        "((zwaar|volledig|totaal|helemaal|was|werd|kwam|lag|compleet|half|en) {}|{} (en|binnen|in het|naar|door))",
        unless=(
            "gebouw|tuin|gevel|planten|plant|taart|vlees|kip|cake|brood|huid|vis|rijst|aardappelen|kamerplant|"
            "burgers?|coleslaw|gerecht|voorgerecht|risico|vijver|gazon|gras"
        ),
        needs="VICTIM|hij|ik|ze",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "uitwerpselen ontlasting stoelgang urine pis plas kak stront drek",
        "(uren|uur|dagen|dag|nacht|nachten|halve dag|lang|ochtend|lag|lagen|liggen|zat|zitten|laten) ~6 in "
        "(haar|zijn|hun|de|mijn) (eigen )?{}",
        unless="hond|kat|rook|geur|kat|fles|potje|zandbak",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "maden wormen larven",
        "{} ~5 (wonde|wonden|wond|been|voet|vlees|bed)|(wonde|wonden|wond|been|voet) ~4 {}",
        unless="compost|vissen|tuin|aarde",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "eten drinken gegeten gedronken",
        "(dagen|dagenlang|dag|twee dagen|drie dagen|uren|hele dag) ~3 (niets|niks|geen) ~3 (te )?(eten|"
        "drinken|water)|(kreeg|kregen|gaven|gaf|krijgt) ~4 (dagen|dagenlang|twee dagen|drie dagen) ~3 (niets|"
        "niks|geen) ~3 {}",
        unless="ziek|buikgriep|nuchter|operatie|hij wilde|ze wilde|wou|BYSELF",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "creperen verrekken wegrotten sterven doodgaan verhongeren stikken verkommeren rotten",
        "(laten|lieten|liet|laat|gelaten) ~5 {}|{} ~1 (laten|gelaten)",
        unless=(
            "waardig|waardige|sere(en|ne)|rustig|rustige|rustigs|mooi|thuis|zacht|vredig|niet alleen|smeekt|"
            "vraagt|planten|bloemen|smeekte|vroeg|plant|lachen|van het lachen|vraagt ons|plantjes"
        ),
    ),
    Frame(NEGLECT, WEAK, "lot", "aan (haar|zijn|hun|mijn) {} (over ?gelaten|over laten)", unless="we werden|wij"),
    Frame(
        NEGLECT,
        STRONG,
        "eraf geamputeerd amputatie amputeren",
        "(been|voet|teen|tenen|arm|vinger) ~4 {}|{} ~5 (been|voet|teen)",
        needs="niemand|niet|verwaarloosd|wonde|wond|te laat|onverzorgd",
        unless="revalidatie|prothese|hij had|sinds zijn|na de|na zijn|na haar|dankzij",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "sepsis bloedvergiftiging gangreen koudvuur",
        "{} ~8 (niemand|niet|te laat|nooit|verzorgd|wonde)|(niemand|wonde|te laat|onverzorgd|vuile) ~9 {}",
    ),
    Frame(
        DRUGGING,
        STRONG,
        "gedrogeerd drogeren drogeert drogeerden volgespoten platgespoten platspuiten platgelegd platspoten "
        "platleggen volproppen volgepropt platgespoten doodgespoten",
        unless="fietsen|gras|band",
        needs="NOUN|hem|haar|hij|ik|ons|hen|word ik|mensen",
    ),
    Frame(
        DRUGGING,
        STRONG,
        "plat",
        "{} ?(gespoten|spuiten|gelegd met|leggen met|gespoten|te krijgen|te spuiten|houden met)",
    ),
    Frame(
        DRUGGING,
        STRONG,
        "spuit spuiten spoot spoten leggen legden legt legde houden hielden houdt",
        "{} ~5 (plat|vol)(?! (in|op|op de) )",
        unless=(
            "eten|bord|vol met|fiets|kraan|slang|kar|karton|tuin|planten|gras|doos|dozen|gazon|platte grond|frisbee"
        ),
        needs="VICTIM",
    ),
    Frame(
        DRUGGING,
        STRONG,
        "slaapmiddel slaapmiddelen slaappil slaappillen slaapmedicatie kalmeermiddel kalmeermiddelen kalmeringsmiddel "
        "kalmeringsmiddelen "
        "medicatie medicijnen pillen kalmeerpillen druppels",
        "(deden|deed|doen|doet|mengden|mengde|smokkelden|smokkelde|staken|stak) ~4 {} ~2 (in|onder|door) "
        "(haar|zijn|de|het|hun|mijn) (eten|koffie|thee|pap|soep|yoghurt|drinken|melk|water|papje|fles|flesje)",
        unless="afgesproken|overleg|afspraak|dokter zei|slikken",
    ),
    Frame(
        DRUGGING,
        STRONG,
        "slaapmiddel slaapmiddelen slaappil slaappillen slaapmedicatie kalmeermiddel kalmeermiddelen kalmeringsmiddel "
        "kalmeringsmiddelen",
        "SECRETLY ~4 {}|{} ~5 SECRETLY|(gaven|geven|kreeg|krijgen|kregen|gaf|krijgt) ~4 {} ~6 (rust|stil|"
        "rustig|weten|wisten|gemak)",
    ),
    Frame(DRUGGING, STRONG, "slaappillen slaapmiddel medicatie", "(SECRETLY) ~4 {} ~3 (gegeven|toegediend|gekregen)"),
    Frame(DRUGGING, MODERATE, "medicatie medicijnen pillen", "(stiekem|heimelijk) ~4 {}|{} ~3 (stiekem|heimelijk)"),
    Frame(
        DRUGGING,
        STRONG,
        "dosis",
        "(dubbele|te hoge|drie ?dubbele|overdreven) {} ~8 (plat|rustig|stil|slapen|sliep|te krijgen|gerust|koest)",
    ),
    Frame(
        DRUGGING,
        STRONG,
        "verdoofd gesedeerd",
        "{} ~8 (rustig|stil|gemak|zonder|wisten|weten|koest|hele dag)",
        unless="tand|tanden|operatie|palliatief|palliatieve|tandarts|ingreep",
    ),
    Frame(
        DRUGGING,
        STRONG,
        "spuit spuitje inspuiting",
        "{} ~4 (tegen|zonder) (haar|zijn|mijn) (zin|wil|toestemming)",
    ),
    Frame(
        DRUGGING,
        STRONG,
        "vergiftigd vergiftigde vergiftigen vergiftigden",
        unless="sfeer|relatie|voedsel|mosselen|werksfeer|klimaat",
    ),
    Frame(DRUGGING, STRONG, "vergiftiging", unless="voedsel|voedselvergiftiging|co|loodvergiftiging"),
    Frame(
        DRUGGING,
        MODERATE,
        "drugs",
        "{} ~3 (gegeven|verkocht|verkopen|gedeald|dealen|gebruikt|gebruiken|gekregen)|(verkoopt|verkochten?|"
        "dealt|dealden?|kreeg|gaven?|geven) ~2 {}",
        unless="preventie|vroeger|verslaafd was",
    ),
    Frame(
        DRUGGING,
        STRONG,
        "pillen medicatie medicijnen spuit spuiten kalmeermiddelen kalmeermiddel kalmeerpillen middel "
        "middelen druppels slaapmedicatie slaappillen antipsychotica",
        "(gaven|geven|geeft|gaf|kreeg|krijgt|kregen|krijgen|spoten|toegediend) ~5 {} ~9 (zonder (iets )?te "
        "vragen|zonder (te )?overleg|zonder ~3 (medeweten|toestemming|weten|wisten)|versuft|zombie|om (haar|"
        "hem|ze|hen) ~2 (stil|rustig|koest|plat)|(stil|rustig|koest|plat) te (houden|krijgen))|SECRETLY ~5 {}|"
        "(hielden|houden|houdt|hield) ~5 (rustig|stil|koest|kalm|plat) (met|door) ~2 {}|waar ~5 dag van "
        "(sliep|slaapt|sliepen)",
        unless="afgesproken|palliatief|palliatieve",
    ),
    Frame(
        DEATH,
        STRONG,
        "vermoord vermoordde vermoordden vermoorden vermoordt",
        unless="tijd|muziek|recept|taart|planten|sfeer|film|had ik|zou ik|kon ik|ik zou",
        needs="STAFF|ze (hebben|heeft)|hebben ze|hier|daar|(mijn|ons|onze|m'n) ([a-z]+ )?NOUN",
    ),
    Frame(
        DEATH,
        STRONG,
        "moord moordenaar moordenaars",
        unless=(
            "brand|kamer|moorden|een moord (doen|begaan|plegen)|moord (voor|om)|doen voor|doe ik|taart|"
            "mysterie|dessert|koffie"
        ),
        needs="STAFF|ze (hebben|heeft)|hebben ze|hier|daar|dit is|noem|(mijn|ons|onze|m'n) ([a-z]+ )?NOUN",
    ),
    Frame(DEATH, STRONG, "doodslag doodgespoten doodgeslagen doodgeschopt doodgedaan", unless="tijd|verveling"),
    Frame(DEATH, STRONG, "dood schuld", "dood door schuld"),
    Frame(
        DEATH,
        STRONG,
        "schuld nalatigheid fout fouten toedoen",
        "(door|wegens|dankzij) ~2 {} ~4 (gestorven|overleden|dood|stierf|doodgegaan)|(gestorven|overleden|"
        "dood|stierf|doodgegaan) ~4 (door|wegens) ~2 {}",
        unless="batterij|plant|planten|goudvis",
    ),
    Frame(
        DEATH,
        STRONG,
        "medicatie pillen medicijnen dosis spuit insuline morfine",
        "(verkeerde|foute|foutieve|te veel|te hoge) {} ~10 (gestorven|overleden|dood|stierf|overleed)|"
        "(gestorven|overleden|stierf|overleed|dood) ~8 (verkeerde|foute|foutieve|te veel|te hoge) {}",
    ),
    Frame(
        DEATH,
        STRONG,
        "gestikt verdronken doodgevallen bevroren doodgevroren verbrand",
        "{} ~9 (verzwegen|niemand|omdat ze|alleen lieten|doofpot|lieten|door hun)",
        needs="VICTIM|hij|ze",
        unless="aangebrand",
    ),
    Frame(
        DEATH,
        STRONG,
        "dood overlijden sterfgeval",
        "{} op (hun|haar|zijn|jullie) geweten|(hun|haar|zijn) ~1 {} (werd|is) ~2 (verzwegen|verdacht)|"
        "(verdacht|verdachte|onnatuurlijk|onnatuurlijke|verzwegen) {}|de {} in ?(gejaagd|geholpen|gedreven)",
        unless="schrik|honger|werkdruk|stress|personeel wordt",
    ),
)
