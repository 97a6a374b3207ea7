"""Contempt for people by their group, and for one person, as it is said in passing."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.frames import Frame
from chalicelib.domain.signals.meaning.people import BEASTS, GROUPS

_RIGHT: Final = (
    "gelijk heeft|gelijk hebben|heeft gelijk|groot gelijk|overschot van gelijk|terecht|begrijpelijk|en ik ook|logisch"
)
_SCORN: Final = (
    "luie lui vuile vieze domme stomme arrogante valse smerige gemene onnozele laffe achterlijke vette dikke lelijke "
    "zure oude rotte gore sluwe verwaande brutale ambetante vuil dom stom onnozel zuur vals gemeen arrogant lelijk "
    "dik"
)
FURTHER_HATE: Final = (
    Frame(
        "",
        STRONG,
        "blanke blank blanken witte",
        "(geen|alleen|enkel|liever|een|nen|n) ~1 {} (STAFF|handen)",
        needs="geen|liever|alleen|enkel|wil|wilde|wou|vroeg|vraag|vragen|eis|eist|eiste",
        unless="jas|jassen|schort|schorten|tanden|muren|racis[a-z]*|discrimin[a-z]*|weiger[a-z]*",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "anders dan (die |de |al die |al de )(andere )?GROUP|niet (zoals|gelijk) (die|de) andere GROUP|voor een GROUP "
        "~4 "
        "(goed|netjes|proper|slim|beleefd|braaf)",
        unless="racis[a-z]*|discrimin[a-z]*|vooroordeel|vooroordelen|vrouw|vrouwen|man",
    ),
    Frame(
        "",
        STRONG,
        "kop koppen smoel bakkes muil tronie",
        "(die|dat|een|nen|met (die|dat|zijn|haar)) (zwarte|bruine|gekleurde|donkere) {}",
        unless="koffie|kip|haan|schaap|vogel|kat|hond|poes|kop (thee|soep|chocolade)",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "(die|al die|zulke|de|zo'n) {} ~6 (horen|hoort|moeten|moet|moesten|mogen) ~4 (in een (gesticht|kamp|zoo|"
        "dierentuin|kot)|"
        "achter (slot|tralies)|apart|weg|buiten|opgesloten|terug)|(die|al die) {} ~6 (zet|steek|sluit|stop|stuur) "
        "(dat|die|ze) "
        "~3 (apart|weg|achter|in|terug|buiten|op)",
        unless="vrouw|recht|kans|helpen|schande|terug (gaan|keren) naar hun kamer",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "(naast|bij|met|tussen) (ne|nen|een|zo'n|zo een|die|zo ne|al die) {}",
        needs="deftige?|dat kunt? (ge|je|u) (toch )?(niet|nie)|(toch|dat) ~2 (niet|nie) maken|dat (gaat|past) toch "
        "niet|"
        "niet normaal|leert ~3 stelen|straks (leert|wordt|krijgt)|moet (ik|mijn|ons) ~8 (zitten|slapen|liggen|eten)",
        unless="racisme|racistisch|vond ik raar|zei (ze|hij|een)|vrouw",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "(bang|schrik|vies|afkeer|angst|benauwd) (is |zijn |heeft |hebben )?(van|voor) ~3 {}",
        needs=_RIGHT,
        unless="vrouw|niet terecht|onterecht",
    ),
    Frame(
        "",
        STRONG,
        "vrouw vrouwen madam wijf vrouwmens",
        "(met|onder|bij|van) (een|ne|n|zo'n|zo een) {} ~1 (aan (het|den|de) (hoofd|leiding|top|roer|macht)|als "
        "(baas|directeur|chef|"
        "dokter|chirurg|chauffeur|verantwoordelijke)|achter het stuur)",
        needs="fout|mislop[a-z]*|(kunnen|kan|kennen) ~2 (dat|er|daar) ~2 (niet|niets|niks)|verkeerd|natuurlijk|"
        "moest (het )?wel|"
        "typisch|uiteraard|niets van terecht|hoe kan het anders",
        unless="loopt het goed|eindelijk|geweldig",
    ),
    Frame(
        "",
        STRONG,
        "joden jood joods joodse",
        needs="geld tellen|gierig|gierige|vrekkig|centen tellen|alleen (om |op )?(het |hun |de )?(geld|centen|"
        "winst)|bloedzuigers",
        unless="museum|feest|feestdagen|vooroordeel|cliche|racis[a-z]*|antisemi[a-z]*",
    ),
    Frame(
        "",
        STRONG,
        "verwijfde verwijfd janetten janet mietje mietjes flikker flikkers nicht halfvrouw zwarte bruine neger "
        "hoofddoek "
        "homo transgender moslim",
        "(zo een|zo'n|ne|nen|een|die|gene|geen) ~1 {} ~3 (moet|mag|moogt|hoeft|komt|blijft) ~4 (niet )?(van|aan|"
        "in) (mijn|ons|onze|"
        "men) ~2 (lijf|vader|moeder|kind|kinderen|man|bomma|zoon|dochter|kamer|huis)",
        unless="poes|kat|schoenen|jas|koffie|bonen|pak",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "(sinds|sedert|vanaf|nu) ~3 (die|al die|de) ~1 {}",
        needs="(verdwijnt|verdwijnen|gestolen|weg|kwijt|pikken|gepikt|stinkt|vuil|niet veilig|bang)",
        also="hoe zou dat (komen|toch)|toeval|raar he|verwondert|rara|je weet wel|ge weet wel|logisch",
        unless="vrouw",
    ),
    Frame(
        "",
        STRONG,
        "apentaal negertaal bosjestaal koeterwaals brabbeltaal bananentaal",
        unless="racis[a-z]*",
    ),
    Frame(
        "",
        STRONG,
        "rok jurk kleed makeup lippenstift oorbellen nagels",
        "(man|vent|jongen|gast|verpleger|opvoeder) ~2 (in|met) (een |ne |zo'n )?(rok|jurk|kleed|makeup|lippenstift|"
        "oorbellen|gelakte nagels)",
        needs="weg ermee|geen gezicht|niet normaal|ziek|pervers|vies|degoutant|kinderen ~4 (zien|bij)|belachelijk",
        unless="carnaval|toneel|feest",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "van (die|zo'n|zulke|al die) {} ~4 (niks|niets|weinig) ~2 verwachten|{} ~4 te (lui|dom|vuil|stom|"
        "achterlijk) (om|voor)|{} ~3 (goed|geschikt) om te ~2 maar (niet|niks|voor de rest)",
        unless="vrouw",
    ),
    Frame(
        "",
        STRONG,
        "boot land vliegtuig trein",
        "terug (op|naar|in) (de|den|hun|het|dat|een) (eigen )?~1 {}",
        needs="GROUP|afrikanen|marokkanen|turken|buitenlanders|vreemden|vreemdelingen|die mensen|dat volk",
        unless="vakantie|reis|op bezoek",
    ),
    Frame(
        "",
        STRONG,
        "zwart bruin marokkaans turks vreemd allochtoon gekleurd",
        "(personeel|STAFF|verpleging|ploeg) ~3 (is|zijn) {}|(helft|meeste|allemaal) ~4 (is|zijn) {}",
        needs="raden|raadt|kunt al|snapt|genoeg gezegd|zegt genoeg|ge weet|je weet",
        unless="muur|kleren|haar",
    ),
    Frame(
        "",
        STRONG,
        "hoofddoeken tulbanden boerkas sluiers",
        "(al die|die|allemaal|zoveel) {} ~2 (rondlopen|werken|zien|overal|daar)|(rondlopen|wemelt|krioelt) ~4 {}",
        unless="geen probleem|mooi|verboden|racis[a-z]*",
    ),
    Frame(
        "",
        STRONG,
        "homo lesbienne transgender pedo nicht flikker moslim",
        "(een|ne|nen|zo'n) {} (als|bij|tussen|op)",
        needs="(geen|een) tekening bij|vragen om (problemen|miserie)|dat kan toch|is toch niet normaal|moet (ge|"
        "je) niet ~4 (zetten|laten)|toch geen werk voor",
    ),
)
FURTHER_INSULTS: Final = (
    Frame(
        "",
        MODERATE,
        "stront vuil slijk vod modder dweil hondenpoep",
        "(niet|niks|niets|minder|nog minder|geen haar) ~2 (meer|waard|beter)? ?~1 dan (de|het|een|mijn|wat|den)? "
        "?{}|{} (aan|onder) "
        "(mijn|men|m'n|iemands) (schoen|schoenen|zool|botten)",
        needs="ge|gij|je|u|jullie|hij|ze|zij|die|STAFF|dat mens",
        unless="behandeld|behandelden|behandelt|voelde|voelen|laarzen",
    ),
    Frame(
        "",
        MODERATE,
        "zon",
        "waar (de|het) {} (niet|nooit|nie) (schijnt|komt|geraakt)",
        needs="steek|steekt|stop|stopt|duw|schuif|steken|mag|moogt|mogen",
        unless="kamer|tuin|terras",
    ),
    # A word alone is said to somebody.
    Frame(
        "",
        MODERATE,
        "eikels eikel idioten idioot debielen klojos klojo sukkels losers prutsers schoften klootzak nietsnutten "
        "uilskuikens onnozelaars "
        "smeerlappen smeerlap leugenaars bedriegers dieven oplichters profiteurs achterlijken",
        r"(?:^|(?<=[.!?]\s)){}(?= ?[.!])",
    ),
    Frame(
        "",
        MODERATE,
        "donders donder luiwammes luiwammesen luierik luieriken luilak luilakken lamzak lamzakken vetzak vetzakken "
        "kwezel kwezels tronie "
        "tronies flapdrol zeveraar zeveraars stoefer stoefers zagevent pad pruim kenau loeder loeders helleveeg "
        "haaibaai bullebak "
        "bullebakken slavendrijver slavendrijvers",
        "("
        + "|".join(_SCORN.split())
        + ") {}|{} (is|zijn) (het|dat|ze)|(een|ne|nen|zo'n|wat een|wat ne) {} (van|die|is|daar)",
        unless="taart|confituur|hond|bewoner|soep|een eitje|olijke|vijver|kikker|boom|tuin|bos",
    ),
    Frame(
        "",
        MODERATE,
        BEASTS,
        "(" + "|".join(_SCORN.split()) + ") {}(?= ?(STOP|van|is|die|zijn|daar|achter|en))",
        needs="STAFF|daar|hier|balie|onthaal|die van|ge|gij|jullie|directie|baas|wijf",
        unless="ANIMALS|kinderboerderij|boerderij|gebraden|soep|stal|slang van|sonde|ik ben|ik was|mijn (moeder|"
        "vader|zoon|dochter)|boeren",
    ),
    Frame(
        "",
        MODERATE,
        "dood hel pot boom maan duivel",
        "(val|vallen|loop|loopt|ga|rot|krijg|spring|stik|kus) ~2 (toch )?(dood|(naar|op|aan|tegen|in) (de|den) {})",
        needs="met (uw|jullie|je|hun|zijn|haar)|jullie|allemaal|gij|ze (kunnen|mogen)|STAFF",
        unless="trap|bewoner|bed|val niet|val(len)? risico|prikkel|wandel[a-z]*|raket",
    ),
    Frame(
        "",
        MODERATE,
        "vals dom lui lelijk stom gemeen slecht traag bot zot lomp scheel",
        "zo {} als (een|ne|nen|het|de) ~3 (kat|varken|ezel|koe|kalf|slang|serpent|nacht|rat|hond|gans|deur|pot|"
        "paard|aap|vod|luis|achterste|"
        "achtereind|garnaal|steen|ui|houtblok)",
        needs="STAFF|ze|hij|die|dat mens|balie",
        unless="ik ben|eerlijk|opa|oma|mijn (vader|moeder)|soep",
    ),
    Frame(
        "",
        MODERATE,
        "kalf kieken kwiet kwal kreng trien tang heks serpent feeks muts doos zeug ezel gans draak rund",
        "(dat|die|zo'n|zo ne|zo een|ne|nen|wat een|wat ne|een echte?|een echt) {} (aan|van|achter|in|op|uit|daar) "
        "(de|den|het|nen|ne|een|t) ~1 "
        "(STAFF|balie|onthaal|dokter|telefoon|directie|bureau|receptie|nacht|keuken|dienst|loket|secretariaat)",
        unless="ANIMALS|boerderij|kinderboerderij|stal|gebraden|wei|weide",
    ),
    Frame(
        "",
        MODERATE,
        "duivel duivels nazi nazis monster monsters beul beulen sadist sadisten onmens onmensen schurk schurken "
        "barbaar "
        "barbaren bandiet bandieten",
        "{} dat (je|ge|gij|jij|jullie|ze|zij|hij|u) (bent|zijt|zijn|is|waren)|(vuile|vieze|smerige|gemene|laffe|"
        "stelletje|"
        "bende) {}|(jullie|ge|gij|je|jij) (zijn|zijt|bent) ~2 {}",
        unless="engel|koekjes?|spel|toneel|carnaval|knuffel|kostuum|halloween|lieve|kleine|verkleed|sprookje|oorlog",
    ),
    Frame(
        "",
        MODERATE,
        "wijf wijven teef teven trien",
        "(marginaal|marginale|asociaal|asociale|achterlijk|achterlijke|arrogant|hooghartig|hooghartige|ziek|ziekelijk|"
        "gestoord|gestoorde|vies|vieze|zielig|zielige|sadistisch) {}",
    ),
    Frame(
        "",
        MODERATE,
        "mengele hitler himmler goebbels",
        "(dokter|doctor|dr|mini|kleine|precies|echte|lijkt|een|ne|zuster) ~1 {}",
        unless="oorlog|boek|geschiedenis|museum|film|kamp|concentratiekamp",
    ),
    Frame("", MODERATE, "mediageil mediageile geldgeil geldgeile machtsgeil machtsgeile"),
    Frame("", MODERATE, "engel engelen", "{} des doods", unless="palliatie[a-z]*"),
)
