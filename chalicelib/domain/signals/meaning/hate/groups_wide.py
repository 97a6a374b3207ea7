"""Contempt for a group that is hinted at: who belongs here, whose hands, what one knows of them."""

from typing import Final

from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.meaning.frames import Frame
from chalicelib.domain.signals.meaning.people import GROUPS

_MORE: Final = """
    mongooltjes mongooltje vreemden inwijkelingen inwijkeling nieuwkomers bootvluchtelingen getinten hindoe travestiet
    travestieten transgender islam islamieten joden bejaarden ouderlingen autisten autist doven blinden dementen zotten
    gekken oostblokkers ollanders hollanders berbers koerden zwartje zwartjes negertjes homokoppel homokoppels
    gastarbeiders sikhs nigerianen algerijnen tunesiers indier tamils kroaten serviers slovaken hongaren
    moslimas ongelovigen kleurling halfbloed halfbloeden dwergen gehandicapt kreupelen anderstaligen
"""
# Words that stand in every third text begin no search here.
_COMMON: Final = frozenset({"vrouw", "vrouwen", "zwart", "zwarte", "bruine", "handicap", "beperking"})
_NAMED: Final = " ".join(each for each in f"{GROUPS} {_MORE}".split() if each not in _COMMON)
_WHO: Final = f"(oude mensen|dikke mensen|arme mensen|GROUP|{'|'.join(_MORE.split())})"
_BAD: Final = (
    "(VILE|dronkaards|zatlappen|pedofielen|pedofiel|viezeriken|nutteloos|overbodig|ziek|bedelaars|uitvreters|"
    "smerig|stom|"
    "onnozel|klaplopers|nietsnutten|onbeleefd|arrogant|vals|primitief|agressief|onhygienisch|ongeschikt|een gevaar|"
    "een schande|bruten|messentrekkers|oplichters|bedriegers|kinderlokkers|waardeloos|niets waard)"
)
_PLACES: Final = (
    "(het oostblok|oost-europa|afrika|marokko|turkije|polen|roemenie|bulgarije|syrie|congo|azie|het oosten|"
    "daarginder|verweggistan|de jungle|de woestijn)"
)
# What these deny is part of the contempt.
HINTED: Final = (
    Frame(
        "",
        STRONG,
        _NAMED,
        f"{_WHO} ~2 (horen|hoort|passen|past) (hier |daar |echt |gewoon ){{0,2}}(niet|nergens) (bij|in|tussen|op|"
        "te|thuis|hier|daar|aan)"
        f"|{_WHO} ~2 (moeten|mogen|moet|mag|kunnen|zouden|zou) (ze |we |die |zij ){{0,2}}(niet|nooit) ~6 (werken|"
        "zetten|zitten|komen|"
        "denken|leiden|wassen|aanwerven|aannemen|opvoeden|verzorgen|tussen|blijven|binnenlaten|houden|mengen)|"
        f"{_WHO} ~4 (moeten|"
        "moet|zouden) ~5 (afblijven|wegblijven|terugkeren|opkrassen|achteraan|apart)",
        unless="racis[a-z]*|discrimin[a-z]*|gepest|geweigerd|wachten|bang|betalen",
    ),
    Frame(
        "",
        STRONG,
        _NAMED,
        f"{_WHO} ~8 (dan|ge|je|en) ~1 (weet|kent|wist) (ge |je |u |ik ){{0,1}}~1 (wat|genoeg|dat|hoe|wel|waar "
        f"het)|{_WHO} ~8 (zegt|zeg) "
        f"(genoeg|al genoeg)|{_WHO} ~8 (dat|is) vragen om",
        unless="hulp|graag|lief|welkom|moeten betalen",
    ),
    Frame(
        "",
        STRONG,
        _NAMED,
        f"{_WHO} ~12 (brengen|brengt) ~3 (ziektes|ziekten|luizen|ongedierte|miserie|problemen)|{_WHO} ~12 (dat is|"
        "en dan) ~3 (diefstal|"
        f"problemen|miserie)|{_WHO} ~6 (de helft|alles|er) ~3 (is|was) (verdwenen|weg|gestolen)|(sinds|sedert|nu) "
        f"~3 {_WHO} ~5 "
        "(stinkt|stinken|vuil|verdwijnt|gestolen|onveilig|verloederd|achteruit)",
        unless="geen|nooit|niet",
    ),
    Frame(
        "",
        STRONG,
        _NAMED,
        f"{_WHO} ~1 (krijgen|krijgt|hebben|gaan|komen) ~3 (voorrang|voor|alles|gratis|eerst)|(door|met|voor) ~1 "
        f"{_WHO} ~6 geen (plaats|"
        "geld|werk) ~3 (onze|ons|vlamingen|eigen|belgen)",
        needs="wij|ons|onze|vlamingen|belgen|altijd|eigen|wachten",
        unless="kinderen krijgen|evenveel|iedereen",
    ),
    Frame(
        "",
        STRONG,
        "volk",
        "(ons|het|uw) eigen {}(?! ?\\?)|eigen {} (eerst|helpen|voor)|(bruin|zwart|vreemd|donker|gekleurd|"
        "aangebrand|wild) {}|{} "
        f"~2 uit {_PLACES}|zoveel van dat {{}}",
        unless="vreemd volk op de gang|nee|neen|feest",
    ),
    Frame(
        "",
        STRONG,
        "profiteurs luiaards criminelen dieven gelukzoekers gespuis tuig crapuul leeglopers parasieten uitschot "
        "bedelaars",
        f"{{}} ~2 uit {_PLACES}|vreemd(e)? {{}}",
    ),
    Frame(
        "",
        STRONG,
        "blanke blanken witte vlaamse belgische",
        "(wil|willen|eis|liefst|liever|verlang|vraag) ~3 (alleen|enkel|liever|liefst) ~2 {} ~1 (verpleging|"
        "mensen|handen|STAFF|dokters|"
        "verzorgers)|(alleen|enkel|uitsluitend) {} (verpleging|mensen|handen|STAFF) ~2 (aan|bij|in|voor)|"
        "belgisch uitziet",
        unless="sommige|zegt|neen|schort|chocolade|wijn|bewoner (wil|wou)",
    ),
    Frame(
        "",
        STRONG,
        "belgisch vlaams uitziet",
        "geef mij (maar )?(een |n )?~3 (die|dat) er ~1 (belgisch|vlaams|blank|normaal) uitziet",
    ),
    Frame(
        "",
        STRONG,
        "handen vingers poten vel gezichten kleurtje kleur",
        "(geen|niet|nooit) ~3 (bruine|zwarte|vreemde|donkere|gekleurde) {} ~2 (aan|op|bij|rond|in)|(een|de|die) "
        "~2 met een {} "
        "~1 (vertrouw|moet|wil|laat) ~2 niet",
        unless="verf|chocolade|schminken|haar",
    ),
    Frame(
        "",
        STRONG,
        "zwarten bruinen zwarte bruine zwartjes vreemden negers marokkanen turken moslims afrikanen",
        "(huis|kot|creche|klas|kamer|school|opvang|bende|gang|gebouw) vol (met )?{}|een {} (hoeft|moet|mag|komt) "
        "~1 niet ~4 (komen|"
        "raken|mijn|ons|te)",
        unless="zwarte (stoelen|zetels|kousen|piet)|foto|vlekken|strepen",
    ),
    Frame(
        "",
        STRONG,
        "tulbanden tulband hoofddoeken hoofddoek boerka boerkas djellaba djellabas sluiers sluier baarden "
        "minaretten minaret imam moskee "
        "couscous marrakech marokko turkije istanbul kaboel kabul bagdad kinshasa rabat ankara afrika congo mekka",
        "meer {} dan|(precies|lijkt|gelijk|is hier|net) ~2 {}(?= ?(STOP|zo|daar|hier))|(niks dan|alleen maar|"
        "allemaal) {}|{} (nodig|"
        "bouwen) in plaats|(hebben|heeft) ~2 (een )?{} nodig|(vol met|vol) ~2 {}",
        unless="vakantie|film|feest|muziek|reis|thema|dans|keuken|eetfestijn|uitstap|voelden|decor",
    ),
    Frame(
        "",
        STRONG,
        "hoofddoeken hoofddoek boerka tulband sluier",
        "(met|die) ~2 {} ~3 (moeten|moet|horen|hoort|mogen|mag|blijven) ~4 (afblijven|af|weg|buiten|niet|thuis)|"
        "{} ~3 (afblijven|weg|"
        "verboden|verbieden)",
        unless="mag gewoon|geen probleem|mogen dragen|wind",
    ),
    Frame(
        "",
        STRONG,
        _NAMED,
        f"(zo'n|een|twee|die|van die) ~1 {_WHO} ~8 dat (moet|hoeft|kan|mag|is|willen) ~2 (niet|ziek|vies|er over|"
        f"te veel|geen zicht)|{_WHO} ~6 "
        "(is|vind ik) ~1 (ziek|vies|onnatuurlijk|niet normaal|tegen de natuur|er ver over)|een (hoop|bende|stel) "
        f"{_WHO}",
        unless="kan niet mooier|kan niet beter|genoeg",
    ),
    Frame(
        "",
        STRONG,
        "mannen vrouwen papa mama vaders moeders",
        "twee (mannen|vrouwen|papa's|mama's|vaders|moeders) ~6 (niet normaal|ziek|onnatuurlijk|tegen de natuur|"
        "vies|geen gezin|zielig)|"
        "(mannen|vrouwen) (kunnen|horen|moeten|mogen) (geen|niet|niks) ~5 (leiden|directie|hoofd|kinderopvang|"
        "kinderen|denken|zorg)|"
        "(mannen|vrouwen) in de (kinderopvang|zorg|creche|directie) ~4 (pedo[a-z]*|verwijfd|janet[a-z]*|vies|verdacht)",
        unless="heel normaal|heel gewoon|kiezen",
    ),
    Frame(
        "",
        STRONG,
        "taal nederlands vlaams",
        "niet eens (onze|de|ons|onzen) {} ~2 (wil|willen) (leren|spreken)|eerst ~2 {} (leren|spreken)",
        needs=f"van hier|vreemd|vreemden|gezelschap|kamelendrijvers|die|{_WHO}",
        also="vroeger|die|vreemd|vreemden|volk",
        unless="cursus|kinderen leren|onze kinderen|les|lessen|krijgen|mogen",
    ),
    Frame(
        "",
        STRONG,
        "vlaming belg vlaams blank wit hollander",
        "(wie|die) ~1 (geen|niet) ~1 {} (is|zijn|zijt) ~4 (hoort|moet|mag|horen|moeten) ~2 (niet|niks|weg|buiten|"
        "achteraan)|als (ge|je|gij|u) ~1 {} (zijt|bent) ~5 (niet meer|"
        "laatste|achteraan|tweederangs|geen)",
        unless="vragen|vroegen|welkom|subsidie",
    ),
    Frame(
        "",
        STRONG,
        "naam achternaam accent kop",
        "met (zo'n|zon|een vreemde|een buitenlandse) {} ~8 (niet|geen|niks) ~1 (verwachten|werken|verwacht|"
        "vertrouwen|goed)",
    ),
    Frame(
        "",
        STRONG,
        f"{_NAMED} bruine zwarte hoofddoekdragers zigeunerkinderen apenlanders vrouwvolk",
        f"(weer|alweer|nog) een ({_WHO}|bruine|zwarte|vreemde|hoofddoek)(?= ?(STOP|aangenomen|binnen|bij))|(niet|"
        f"nooit) ~4 om (door|aan) ~1 (een|die) ({_WHO}|zwarte|bruine)|({_WHO}|hoofddoekdragers|apenlanders|"
        f"zigeunerkinderen|vrouwvolk) ~2 (moeten|rieken|stinken|meuren|stelen|ruiken naar)|({_WHO}) ~1 (pakken|"
        f"nemen|pikken) ~5 (af|in|alles)|zoveel ({_WHO}) ~6 (nooit|weg|elders|niet)|(in plaats van|liever dan) "
        f"(aan )?({_WHO})",
        unless="kamer|hond|kat|stoel|vriendelijk|wijn|zwarte (trui|jas|vlek)|moeten (wachten|betalen)",
    ),
    Frame("", STRONG, "belgen vlamingen", "(aan|voor) (de )?{} (in plaats van|en niet|eerst)|eerst {}"),
    Frame(
        "",
        STRONG,
        "cultuur bloed genen aard geloof",
        "(zit|ligt) ~1 in (hun|de|haar|zijn|dat) {}|(dat|die) soort (mensen|volk) ~8 {}",
        unless="goed|respect|gastvrijheid|warmte|delen",
    ),
    Frame(
        "",
        STRONG,
        "homofiele zwarte marokkaanse moslim turkse afrikaanse buitenlandse vreemde dikke gekleurde mannelijke "
        "lesbische allochtone bruine islamitische poolse roemeense",
        "{} ~1 (STAFF|kinderen|mensen|mannen|vrouwen|handen) ~4 ((vertrouw|moet|wil|hoeft|willen|mag|kan) ~3 "
        "niet|geen zicht|nooit|niet te vertrouwen|weg|buiten)",
        unless="zegt|bewoner|kan niet beter|moeten weg|weigert",
    ),
    Frame(
        "",
        STRONG,
        "gehandicapt autistisch mongool mongooltje gehandicapte dement",
        "{} ~1 (kind|kinderen|jongen|meisje)? ?~3 (trekt|houdt|sleurt|trekken|houden) ~5 (naar beneden|tegen|"
        "achteruit|omlaag)",
        unless="zich op",
    ),
    Frame(
        "", STRONG, "joods jodenstreken zigeunergeld", "{} (geld|kapitaal|volk|gedoe|streken)", unless="feest|museum"
    ),
    Frame(
        "",
        STRONG,
        "vrouwen vrouwvolk wijven vrouw",
        "{} aan (de top|het roer|het hoofd|de macht) ~4 (niet goed|slecht|mislopen|fout|miserie)",
    ),
    Frame(
        "",
        STRONG,
        "woord",
        "geen {} (vlaams|nederlands) ~2 (meer|nog)",
        needs="al die|volk|allemaal|vreemd|landers",
        unless="dementie|beroerte|franstalige",
    ),
    Frame(
        "",
        STRONG,
        "afrika marokko turkije congo syrie polen roemenie bulgarije",
        "uit {} ~3 (komt|komen|zijn) ~8 (terug|geen vlaams|niet ~2 spreken)",
        needs="ga dan|terug|moet",
        unless="vakantie",
    ),
    Frame(
        "",
        STRONG,
        f"{_NAMED} gekken zotten",
        f"(wil|wou|moet|willen) ~1 niet dat (een|zo'n|die|er een) ({_WHO}|zwarte|bruine)|{_WHO} (hebben|heeft) "
        "geen (respect|manieren|beschaving|fatsoen|hygiene|verstand|opvoeding)|"
        f"(allemaal|niks dan|alleen maar) ~1 {_WHO} (zonder|die ze|daar|hier)|{_WHO} ~5 (moeten|mogen|moet) ~2 "
        "niet ~4 (zetten|plaatsen|zitten|wonen|komen|opnemen)",
        unless="gepest|wachten|bang",
    ),
    Frame(
        "",
        STRONG,
        "halal hoofddoek ramadan",
        "{} ~3 (door|vanwege|voor) (die|dat) (mannen|volk|mensen|gasten|vreemden)",
    ),
    Frame(
        "",
        STRONG,
        "aanwerven aannemen aangenomen aangeworven",
        "(dikke|oude|lelijke|vreemde|zwarte|bruine) (mensen|verpleegsters|vrouwen) ~5 niet ~3 {}",
    ),
    Frame(
        "", STRONG, "ras rassen", "(dat|die|hun|zo'n) {} (is|kan|moet|deugt|zijn|horen)", unless="hond|kat|honden|paard"
    ),
    Frame(
        "",
        STRONG,
        "apen beesten wilden barbaren",
        "(die|zo'n) {} (kunnen|verstaan|weten|moeten|mogen|horen|komen)",
        unless="zoo|dierentuin|boerderij|kinderboerderij|klimmen|knuffel",
    ),
    Frame(
        "",
        STRONG,
        "marokkaanse poolse turkse afrikaanse zwarte roemeense bulgaarse buitenlandse vreemde moslim "
        "islamitische joodse waalse allochtone filipijnse indische oekraiense syrische afghaanse congolese bruine",
        "(die |al die |zo'n )?{} (STAFF|kuisvrouwen|kuisvrouw|vrouwen|mannen|gasten|families|kinderen|mensen|"
        "dokters|opvoeders|poetsvrouwen) ~1 (hebben geen|zijn (allemaal |gewoon |van nature )?VILE|kunnen (niks|"
        "niets|niet)|stelen|liegen|stinken|willen niet|kennen niks)",
        unless="nooit|geen probleem|kinderen kunnen niet",
    ),
    Frame(
        "",
        STRONG,
        _NAMED,
        f"een {_WHO} (moet|moeten|hoort) niet ~2 (aan|bij|in|op)|van (een|zo'n) {_WHO} (laat|wil|moet) ik ~5 niet|"
        f"(zolang|omdat|als) er ~1 (nog )?{_WHO} ~2 (rondlopen|werken|zitten|zijn|lopen) ~6 (niet|nooit|weg)|"
        f"{_WHO}'s zijn ~2 {_BAD}",
        unless="wachten|bang",
    ),
    Frame(
        "",
        STRONG,
        "hoofddoeken hoofddoek boerka sluiers",
        "(zolang|als|omdat) er ~1 (nog )?{} ~2 (rondlopen|werken|zitten|zijn|lopen)",
    ),
    Frame(
        "",
        STRONG,
        "beperking handicap gehandicapten mongooltjes gehandicapte",
        "(met een )?{} ~4 (niet plezant|geen zicht|vies|eng|niet om aan te zien|griezelig|lelijk)",
        unless="toilet|trap|gebouw",
    ),
)
ASCRIBED: Final = (
    Frame(
        "",
        STRONG,
        "nutteloos overbodig waardeloos uitvreters parasieten klaplopers last vies lui ziek gevaarlijk profiteurs",
        "(oude|dikke|arme|psychiatrische|vreemde) (mensen|patienten) ~1 (zijn|is) ~3 {}",
        unless="niet|nooit|bang",
    ),
    Frame(
        "",
        STRONG,
        _NAMED,
        f"{_WHO} ~3 (zijn|is|blijven) ~4 {_BAD}|(allemaal|alle|al die|de meeste) ~1 {_BAD}, ?(die )?~2 {_WHO}|"
        f"{_WHO} ~2 allemaal ~1 "
        f"{_BAD}|{_WHO} (stelen|steelt|liegen) (als|gelijk)",
        unless="beoordeeld|behandeld als|genoemd|kamer|gang",
    ),
)
