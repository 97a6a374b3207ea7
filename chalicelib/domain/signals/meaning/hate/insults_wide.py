"""Insults that need a whole phrase, or that only some people know: Flemish, old, in a comparison."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE
from chalicelib.domain.signals.meaning.frames import Frame

_PEOPLE: Final = (
    "(STAFF|vent|venten|kerel|kerels|mens|mensen|wijf|wijven|madam|madammen|ploeg|team|bende|volk|directie|bazin|baas|"
    "secretaresse|psycholoog|psychologe|logopediste|logopedist|opvoeders|sociaal werkster|vrouw|man|eigenaar|onthaal)"
)
_ALL: Final = "(het|dat|dit|t|ze|zij|gij|ge|jullie|u|hij|die|stuk voor stuk|allemaal)"
INSULTING_TOO: Final = (
    Frame(
        "",
        MODERATE,
        "zooitje zootje ongeregeld krapuul crapuul hondsvolk rapaille janhagel zwijnenvolk uitvaagsel "
        "schorriemorrie canaille "
        "klerevolk rotvolk apenland narrenschip tuig boeventuig bendevolk gebroed addergebroed addergebroedsel",
        "(zooitje|zootje) (ongeregeld|ongeregelden|idioten|prutsers|amateurs|apen|luieriken|clowns)|{}",
        needs="ongeregeld|krapuul|crapuul|hondsvolk|rapaille|janhagel|zwijnenvolk|uitvaagsel|schorriemorrie|canaille|"
        "klerevolk|rotvolk|boeventuig|gebroed|addergebroed|addergebroedsel|prutsers|amateurs|apen|idioten|clowns",
        unless="schoenen|speelgoed|spullen|kleren|lief zootje",
    ),
    Frame(
        "",
        MODERATE,
        "halvegaren garen gare halve",
        f"halve {{}}|{_ALL} (zijn|is) ~2 halve {{}}",
        needs="halve garen|halve gare|halvegaren",
        unless="breien|haken|wol",
    ),
    Frame(
        "",
        MODERATE,
        "vent venten kerel mens wijf madam persoon schepsel individu creatuur sujet heerschap wicht kind",
        "(misselijke|misselijk|vieze|vies|vuile|vuil|smerige|walgelijke|walgelijk|onbeschofte|onbeschoft|"
        "gluiperige|gemene|"
        "achterbakse|achterbaks|valse|vals|dom|domme|stom|stomme|lui|luie|hatelijk|hatelijke|verschrikkelijk|"
        "mislukt|mislukte|"
        "ziekelijke|laffe|laf|lomp|lompe|onnozel|onnozele|rot|rotte|verachtelijk|verachtelijke|schijnheilige|"
        "schijnheilig|"
        "arrogant|arrogante|gefrustreerde|verzuurde|verzuurd|achterlijk) {}",
        unless="ANIMALS|vieze kleren|boek|verhaal|nooit|geen|buurman|bewoner",
    ),
    Frame(
        "",
        MODERATE,
        "nek dikkenek dikkenekken",
        "(een|ne|nen|zo'n) dikken? {}|(die|den|dien) ~1 dikken? {}|dikkenek(ken)?",
        unless="trui|sjaal|pijn|zwelling|kraag|massage",
        needs="STAFF|is|zijn|hij|ze|wat|die",
    ),
    Frame(
        "",
        MODERATE,
        "dwazerik dwazerikken kwezel kwezels seut seuten zeveraar zeveraars zagevent tjoolder kluchtigaard "
        "ezelskop sukkelaar "
        "sukkelaars kloefkapper platzak flauwerik hypocriet tafelspringer judas ambetanterik ambetanteriken "
        "labbekak labbekakken "
        "jeanet plantrekker plantrekkers mongooltje kwibus halvezool mafketels rotmens rotmensen rotvent rotkop "
        "rotwijf "
        "kutmens ettertje snertvent teringwijf teringhoer kankerlijer kankerlijers pisnicht loebas lomperd "
        "lomperds botterik "
        "botteriken seniele leeghoofd onmens onmensen crapuleuze crapuleus schabouwelijk zatlap zatlappen smeerkees "
        "viezerik viezeriken viespeuk viezeriken vuilaard vuilaards geldwolf geldwolven zakkenvullers pretentieuze "
        "valsaard valsaards rotte secreet secreten kreng trienemie schijnheiligaard klaplopers patser opschepper",
        "(een|ne|nen|n|die|dien|zo'n|wat|van|de|stelletje|bende|echte|vuile|oude|ouwe|vieze|allemaal|zijn|is) ~2 {}",
        unless="boek|toneel|poppenspel|carnaval|voelde me|ikzelf|de film|bijbel|rotte (appels?|tanden|bananen|plank)|"
        "seniele (dementie|mensen)|geen|arme|pech|zo'n sukkelaar|sukkelaars die|die sukkelaars|(mijn|ons) ~2 sukkelaar",
    ),
    Frame(
        "",
        MODERATE,
        "heks slang adder serpent gans ezel ezels zeug varken varkens kalf boer bloedzuiger bloedzuigers "
        "beenhouwer slager psychopaat "
        "psychopaten sadist sadiste sadisten narcist narciste dictator tiran nazi bandiet bandieten gangster gangsters "
        "dief crimineel criminelen monster monsters beul beulen spin viswijf draak pad kenau duivelin trol "
        "trollen zombie "
        "zombies robot robots kampbewaker kampbewaakster cipier cipiers afperser oplichter oplichters bedrieger schurk "
        "schurken boef boeven charlatan parvenu aasgier aasgieren hyena hyenas gier gieren rat ratten kakkerlak "
        "ongedierte",
        f"(een|ne|nen|n) ~1 {{}} (is|zijn) (het|dat|ze|hij|die)|(een|ne|nen|n) [a-z]+ {{}}, (die|dat|deze) {_PEOPLE}|"
        f"{{}} (is|zijn) (het|dat), ?(die|dat|allemaal|van)|{{}} zijn het|{{}}, (allemaal|stuk voor stuk)|"
        f"(die|dat|de|deze|dien|onze|den) ([a-z]+ )?{_PEOPLE}( [a-z]+ [a-z]+ [a-z]+| [a-z]+ [a-z]+| [a-z]+)? (is|"
        "zijn|was|waren) ~2 "
        "(een |ne |nen |n |echte |pure )?(echte |crapuleuze |vuile |vieze |valse |ouwe |oude |grote |gevaarlijke "
        f")?{{}}|"
        f"(die|dat|de|deze|dien|onze|den) ([a-z]+ )?{_PEOPLE} (een|ne|nen|n) ([a-z]+ )?{{}} (is|was)|"
        "(geen (arts|dokter|verpleegster|verzorgster|kinesist|opvoeder), ?(maar )?(dat is )?een {})",
        unless="ANIMALS|verkleed|musical|spel|betrapt|tegen|zoals|kaart|lucht|een lieve|gewonnen|engel",
    ),
    Frame(
        "",
        MODERATE,
        "pot boom bomen dak kanker tering pest schijt",
        f"{_PEOPLE} (mag|mogen|kan|kunnen) ~2 (de )?{{}} (op|in|krijgen)|{_ALL} (mag|mogen|kan|kunnen|moogt|kunt) "
        "~2 (de|t) "
        "{} (op|in|krijgen)",
        unless="koken|soep|plant",
    ),
    Frame("", MODERATE, "kussen", "mijn (kloten|gat|voeten) {}"),
    Frame(
        "",
        MODERATE,
        "tering kanker tyfus klere pokke pleuris kut klote rot takke",
        "{} (lijer|lijers|lijder|lijders|wijf|wijven|hoer|hoeren|zooi|volk|vent|mens|dokter|tent|instelling|bende)",
        unless="onderzoek|patient",
    ),
    Frame(
        "",
        MODERATE,
        "kutinstelling kutdirectie kutpersoneel kuthuis kutopvang kutcreche klotebende kloteinstelling "
        "kankertent kankerbende "
        "rotinstelling rotbende kutdienst kutzorg kutplaats schijtbende schijthuis teringtent teringbende strontbende",
    ),
    Frame(
        "",
        MODERATE,
        "hersens hersenen verstand buskruit warm licht kaars snugger snuggerste",
        "(geen|weinig|te weinig|nul) {} (hebben|heeft|nodig|in)|(buskruit|warm water|licht) (ook )?niet (hebben |"
        "heeft )?"
        "uitgevonden|het (warm water|licht|buskruit) (ook )?niet|niet (de )?(snuggerste|slimste)|het {} van een "
        "~1 (garnaal|kip|mug|"
        "vlieg|goudvis|steen|pier|ezel|mossel)",
        needs="STAFF|volk|daar|die|ge|ze|hij|zij|jullie|moet|onthaal|balie|directie",
        unless="mijn (moeder|vader|zoon|dochter)|dementie|ik heb|uitgevallen|spaarlamp|brandt niet",
    ),
    Frame(
        "",
        MODERATE,
        "schoenen vuil stof modder",
        "(niet|nog niet) ~1 het {} (onder|van|tussen) (mijn|hun|haar|onze) ~1 (schoenen|nagels|zolen|tenen)|het "
        "{} onder (mijn|"
        "onze) [a-z]+",
    ),
    Frame(
        "",
        MODERATE,
        "schande ras mensheid mensdom menselijk",
        "{} voor (het|de) (menselijk ras|mensheid|mensdom|menselijk geslacht|beroep|vak)",
        needs="jullie|ge|gij|u|ze|hij|die|allemaal|STAFF",
        unless="verouderd",
    ),
    Frame(
        "",
        MODERATE,
        "minable minables faineant faineants faineante faineantes plouc ploucs tare taree tares taches tache "
        "pimbeche megere "
        "harpie tyran tyrans bourrin bourrins cloche cloches cinglee cingles cingle mollusque branleur branleurs "
        "branleuse "
        "bouseux crevure crevures fumier fumiers blaireau blaireaux grognasse morue pourriture pourritures "
        "rapace rapaces "
        "vipere viperes vautour vautours escroc escrocs charlatan charlatans voyou voyous crapule crapules rats "
        "chacals",
        "(bande|tas|ramassis|espece|troupeau) (de|d') ?~1 {}|(des|un|une|les|ces|quels|quelle|quel|pauvre|"
        "pauvres|vrai|vraie|sale|"
        "vieille) {}(?! (a (manger|jardin)|dans|sonne|de cafe|de vin|de sauce))",
        unless="cave|egouts?|ferme|promenade|zoo|foret|sonne|eglise|fromage|petit dejeuner|jardin|linge|vetements|"
        "compost",
    ),
    Frame(
        "",
        MODERATE,
        "peau bonne rien pieds chaussettes mochete bonnes",
        "(vieille|sale) {}(?= ?(STOP))|sale {} femme|(un|une|des) moins que {}|betes? comme ~2 {}|(un|une|des) "
        "(bon|bons|"
        "bonne|bonnes) a {}|con(s|ne)? comme ~2 {}",
        unless="creme|soin|douleur",
    ),
    Frame(
        "",
        MODERATE,
        "directeur directrice verpleegster verpleger dokter arts begeleider begeleidster opvoeder kok kinesist "
        "juf directie baas bazin verantwoordelijke poetsvrouw",
        "wat (een|ne|nen|n) (?!(schat|engel|parel|held|heldin|lieverd|topper|kanjer|juweel|schatje|brok|pracht|"
        "krak|dame|heer|vrouw|man|wonder|toonbeeld|kei|crack|bijou|"
        "zegen|verademing|kampioen|hart|bewijs|brief|bezoek|geluk|voorbeeld|kast|naam|droom|reus|beer|"
        "bol)(?![a-z]))[a-z]+ van (een|ne|nen|n) {}",
    ),
    Frame(
        "",
        MODERATE,
        "sukkels sukkel prutsers klungels amateurs onnozelaars debielen kneus kneuzen griet omhooggevallen "
        "verwaande ingebeelde kieken",
        "die {} (van|in|daar|op|aan|kunnen|hebben)|(stomme|domme|vuile|luie|onnozele|brutale) {}|(een|ne|nen|"
        "zo'n) {} (van|die)|{} (poetsvrouw|secretaresse|madam|trut|kok|chef|baas)",
        needs="STAFF|keuken|onthaal|balie|telefoon|directie|daar|daarboven|hier|baas|van een",
        unless="ik ben|bewoners|mijn (vader|moeder|zoon|dochter)|arme",
    ),
    Frame(
        "",
        MODERATE,
        "schoftenbende leugenaarsbende bandietenbende dievenbende apenbende luiaardsbende zottenkot zothuis "
        "gekkenhuis circusbende rotbende profiteursbende",
        unless="gezellig|plezant",
    ),
    Frame("", MODERATE, "spoort sporen", "(hij|ze|zij|die [a-z]+|dat mens|STAFF) {} ~1 niet", unless="trein"),
    Frame(
        "",
        MODERATE,
        "zot gek zottin gekkin",
        "(gevaarlijke|complete|echte|volslagen|halve) {}(?= ?(STOP|van|is|die))",
        unless="ANIMALS|naar|op",
    ),
    Frame("", MODERATE, "zool", "(een|die|stuk) halve {}(?! van)", unless="schoen|schoenen"),
    Frame(
        "",
        MODERATE,
        "hypocrieten hypocriet leugenaars bedriegers lafaards lafaard dieven oplichters profiteurs judassen "
        "slijmballen slijmbal",
        "(vuile|vieze|smerige|valse|vieze|rotte|laffe|gore) {}",
    ),
)
