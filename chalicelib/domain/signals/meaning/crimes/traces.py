"""Crimes by the traces that they leave: what was gone, put into the tea, signed, or found too late."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.crimes.kinds import DRUGGING, FRAUD, NEGLECT, REPORTED, THEFT
from chalicelib.domain.signals.meaning.frames import Frame

_FOUND: Final = (
    "teruggevonden|gevonden|wasserij|in de was|lag gewoon|onder het bed|dementie|kluis|nooit|prijs|duur|"
    "budget|subsidie|"
    "BYSELF|past niet|verloren in|kwijtgespeeld"
)
TRACES: Final = (
    Frame(
        DRUGGING,
        STRONG,
        "spuit spuitje spuiten pil pilletje pillen prik druppels druppeltjes middeltje inspuiting",
        "(krijgt|kreeg|krijgen|kregen|geven|gaven|geeft|steken|zetten|zet|gewoon) ~5 {}|{} ~5 (krijgt|kreeg|"
        "krijgen|gegeven|"
        "gezet|gekregen)",
        needs="(niet|niet meer) (wil|wilde|willen) ~1 (slapen|luisteren|zwijgen|meewerken|gaan)|lastig|roept|roepen|"
        "ambetant|"
        "zaagt|zagen|tegenspreekt|(niet|niet meer) luister[a-z]*|moeilijk doet|is (hij|ze) ~3 (dagen|dag) ~2 "
        "(niet|weg|suf)|"
        "te braaf|koest|van de wereld|groggy|wezenloos|zombie",
        also="VICTIM|PRONOUN|ze|hij|bewoners",
        unless="insuline|pijn|griep|(geen|nooit) ~2 (spuit|spuitje|pil|pillen|pilletje|prik|druppels|inspuiting)|"
        "vaccin|palliatie[a-z]*|overleg|afgesproken|bloed|tandarts|epilepsie",
    ),
    Frame(
        DRUGGING,
        STRONG,
        "valium xanax haldol dipiperon lorazepam trazodon temesta lormetazepam slaapmiddel slaapmiddelen slaappil "
        "slaappillen kalmeermiddel kalmeermiddelen sedativa neuroleptica dormicum rohypnol medicatie pillen pilletjes",
        "{} ~3 (in|door|onder|tussen) (de|het|haar|zijn|hun|t) ~1 (thee|koffie|soep|pap|yoghurt|eten|drinken|melk|"
        "confituur|pudding|fruitsap|water|choco)|(in|door|onder) (de|het|haar|zijn|hun) (thee|koffie|soep|pap|"
        "yoghurt|eten|"
        "drinken|melk|pudding) ~5 {}",
        needs="rustig|stil|koest|braaf|kalm|zwijg[a-z]*|slapen|slaapt|zonder (dat|te zeggen|toestemming)|niemand|gang",
        unless="voorschrift|voorgeschreven|afbouw|afgebouwd|fijngemalen|slikken moeilijk|slikproblemen|logopedist[e]?",
    ),
    Frame(
        NEGLECT,
        MODERATE,
        "pillen medicatie medicijnen spuit insuline dosis inspuiting druppels pleister",
        "(kreeg|kregen|gegeven|gaf|gaven|krijgt|gekregen|ingespoten) ~3 {} ~1 van (haar|zijn|de|een|iemand|den) "
        "~1 (gebuur|"
        "buur|buurvrouw|buurman|ander|anders|andere|kamergenoot|kamergenote|bewoner|bewoonster|patient)|"
        "(verkeerde|dubbele|"
        "foute|foutieve|driedubbele|tienvoudige) {}",
        needs="coma|ziekenhuis|spoed|overleden|gestorven|bijna (dood|gestorven)|bewusteloos|hartstilstand|reanim[a-z]*|"
        "vergiftig[a-z]*|gebuur|buurvrouw|buurman|kamergenoot|andere|ander",
        unless="gelukkig (merkte|zagen)|BYSELF|nooit",
    ),
    Frame(
        THEFT,
        MODERATE,
        "goud trouwring ring ketting horloge juwelen geld portemonnee briefje centen oorbellen uurwerk spaarpot "
        "armband "
        "kettinkje broche parfum sigaretten gsm zakgeld portefeuille sieraden",
        "{} ~3 (weg|verdwenen|foetsie|gepikt|gepakt|weggenomen|weggeraakt)|(weg|verdwenen|foetsie|verdwijnt|verdwijnen|"
        "verdween|ontbreekt|mankeert) ~4 {}|{} ~4 (uit|van) (haar|zijn|de|mijn|hun) ~1 (kamer|kast|handtas|portemonnee|"
        "nachtkastje|lade|schuif|sacoche|vinger)",
        needs="(twee|drie|vier|vijf|tweede|derde|vierde|vijfde|zoveelste) ~1 (keer|maal)|telkens|elke keer|weer|"
        "opnieuw|"
        "ineens|niemand (weet|wist|heeft)|iemand|uit (haar|zijn|de|mijn|t) ~1 (kamer|kast|handtas|portemonnee|"
        "nachtkastje|"
        "lade|schuif|sacoche)|geen kat",
        unless=_FOUND,
    ),
    Frame(
        THEFT,
        MODERATE,
        "trouwring ring ketting horloge uurwerk juwelen oorbellen armband",
        needs="niet meer|weg|verdwenen",
        also="niemand (weet|wist|heeft)|'s avonds|nog aan|vanmorgen|gisteren|daags nadien|ineens|plots",
        unless=f"{_FOUND}|draagt",
    ),
    Frame(
        THEFT,
        MODERATE,
        "mee meegepakt meegenomen binnen zak zakken achterover",
        "(pakt|pakken|neemt|nemen|pakte|nam|namen|steekt|steken|stak|drukt|drukken|werken) ~6 (mee|{})",
        needs="STAFF|personeel|nachtploeg|ze",
        also="parfum|geld|juwelen|zeep|drank|wijn|pampers|luiers|snoep|sigaretten|pralines|spullen van|medicatie van|"
        "fooi",
        unless="LAUNDRY|wassen|afval|uitstap|wandel[a-z]*|herstel[a-z]*|bakken|mag|mogen|mochten|restjes|(wij|ik) "
        "(nemen|"
        "neem|namen|nam)|dokter",
    ),
    Frame(
        FRAUD,
        STRONG,
        "naam",
        "(op|in) (haar|zijn|mijn|hun|vaders|moeders|mama's|papa's|zijnen) {} ~6 (lening|leningen|abonnement|"
        "abonnementen|"
        "contract|contracten|krediet|rekening|kredietkaart|verzekering|gsm|bestellingen)|(lening|abonnement|"
        "contract|krediet|"
        "rekening|kredietkaart|bestellingen) ~3 (op|in) (haar|zijn|mijn|hun) {}",
        needs="afgesloten|aangegaan|genomen|getekend|geopend|gekocht|besteld|afsluiten|afsloten",
        unless="bewindvoerder|wij hebben|ik heb|notaris|overleg",
    ),
    Frame(
        FRAUD,
        MODERATE,
        "attesten attest prestaties uren facturen verslagen bezoeken behandelingen sessies handtekening handtekeningen "
        "dossiers kine therapie beurten zorgen therapieen verzorging",
        "{} ~10 (nooit|niet) ~2 (gedaan|deed|gekregen|kreeg|gegeven|gaf|geweest|was|gebeurd|gezien|"
        "plaatsgevonden|uitgevoerd|"
        "gekomen|kwam|gehad)|(valse|fictieve|onbestaande) {}",
        needs="schrijft|schrijven|schreef|factureren|factureert|factureerde|aangerekend|rekenen|rekent|rekende|aan "
        "?rekenen|"
        "tekent|tekenen|getekend|invullen|vult|vullen|opgeschreven|noteren|noteert|riziv|mutualiteit|valse|"
        "fictieve|factuur|"
        "betaalden|betalen|kassa",
        unless="vergoed|terugbetaling",
    ),
    Frame(
        FRAUD,
        MODERATE,
        "huis geld erfenis testament woning grond auto appartement spaargeld juwelen meubels",
        "{} ~5 (weggegeven|geschonken|nagelaten|overgeschreven|afgegeven|vermaakt) aan ~2 STAFF|(schonk|"
        "vermaakte|weggegeven|"
        "geschonken) ~4 {} ~2 aan ~2 STAFF|(palmde|palmden|inpalmen|aftroggelen|afgetroggeld|troggelde|"
        "troggelden|luisde) ~4 {}",
        unless="erfgenamen zelf",
    ),
    Frame(
        FRAUD,
        MODERATE,
        "zakgeld leefgeld pensioen fooien spaargeld",
        "(houden|houdt|hielden|steken|stak|steekt|achterhouden) ~5 {} ~4 (zelf|achter|in (hun|eigen|zijn|haar) "
        "zak|voor zich)",
        needs="ze|STAFF|directie|hij",
        unless="bij ~2 voor hem|veilig|boekhouding|kluis",
    ),
    Frame(
        DRUGGING,
        MODERATE,
        "gedeald dealen dealt dealer dealers drugs wiet coke cocaine speed hasj xtc heroine joints joint cannabis",
        "(gedeald|dealen|dealt|dealers?)|(verkoopt|verkopen|verkocht|gebruikt|gebruiken|rookt|roken|smokkelt|"
        "bezorgt|geeft|"
        "gaf|rondgaan|circuleren) ~4 {}|{} ~4 (verkocht|gebruikt|gerookt|verkopen|verhandeld|binnengebracht|vrij spel)",
        needs="kamers?|STAFF|opvoeders|begeleiders|leefgroep|jongeren|gang|daar|hier|personeel",
        unless="preventie|ontwenning|verslaving|vorming|afkick[a-z]*|clean|vroeger|voorlichting|verboden|gestopt|buurt|"
        "tegen",
    ),
    Frame(
        NEGLECT,
        MODERATE,
        "zat dronken stomdronken bezopen ladderzat beschonken invloed stoned gedronken strontzat",
        "(was|is|waren|zijn|zo|kwam|reed|rijdt|half|onder|had) ~2 {}(?! (aan|in|op|naast|bij|te|er|met|voor|"
        "achter|daar|hier|"
        "vol|altijd|al|niet|een|ze|hij|het|van|goed|ik|mijn))",
        needs="STAFF|chauffeur|busje|bus",
        also="kind|kinderen|zoon|dochter|stuur|busje|mama|papa|bewoners|shift|dienst|nachtdienst|werk|bus",
        unless="feest|sfeer|water|koffie|glas|genoeg gedronken|niet|bewoner was",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "wonde wonden doorligwonde doorligwonden hiel stuit voet teen tenen been",
        "(open |rottende |etterende |stinkende |diepe |lelijke )?{} ~4 tot op (het|t|den) (been|bot)|(rottende|"
        "etterende|"
        "stinkende|zwarte|gangreneuze) {}|{} ~5 (maden|wormen|etter|pus|gangreen|rotte|stonk|afgestorven|geinfecteerd)",
        needs="wonde|wonden|doorligwonde|doorligwonden|rot|rotte|etter|maden|wormen|stonk|gangreen|afgestorven",
        unless="goed verzorgd|genezen|aangekomen met|van thuis|proper verzorgd|ziekenhuis opgelopen",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "verzorgingstafel luiertafel verschoontafel badje bad zwembad vijver straat balkon trap auto busje bus "
        "speelplein",
        needs="alleen (gelaten|liet|lieten|laten)|(lieten|liet|gelaten|laten|achtergelaten) ~6 alleen|onbewaakt|zonder "
        "toezicht|"
        "niemand (keek|lette|zag)|geen toezicht|vergeten|achtergelaten",
        also="gevallen|viel|schedelbreuk|verdronken|verdronk|gestorven|overleden|hersenschudding|aangereden|uren|bijna",
        unless="zijn sleutel|jas|rugzak|knuffel|brooddoos|op tijd",
    ),
    Frame(
        NEGLECT,
        MODERATE,
        "vergeten achtergelaten",
        "{} ~5 (in|op) (de|het|een) (auto|bus|busje|wagen|speelplein|park|zwembad|speeltuin|bos)|(in|op) (de|het|"
        "een) (auto|bus|"
        "busje|bos|speelplein|zwembad|speeltuin|park) ~3 {}",
        needs="kind|kindje|zoon|zoontje|dochter|dochtertje|baby|hem|kleuter|kleuters|bewoner|bewoonster",
        unless="jas|tas|rugzak|knuffel|schoenen|brooddoos|muts|boek|speelgoed|rollator",
    ),
    Frame(
        NEGLECT,
        MODERATE,
        "bel belletje alarmbel noodbel oproepbel belsysteem alarm",
        "{} ~5 (buiten (haar|zijn|hun|mijn) bereik|uitgetrokken|uitgeschakeld|losgekoppeld|weggehangen|afgenomen|"
        "weggenomen|"
        "afgepakt|weggelegd)|(pakken|nemen|nemen|pakten|namen|pakte|nam|leggen|legden) ~2 {} ~2 (af|weg|buiten)",
        needs="VICTIM|PRONOUN|nacht|roepen|ze|straf|lastig",
        unless="hersteld|defect|kapot|herstelling|vernieuwd|oefening",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "uitgedroogd uitgehongerd verhongerd uitgemergeld vermagerd ondervoed verwaarloosd vervuild onderkoeld",
        "{}",
        needs="ziekenhuis|spoed|dokter|arts|dagen|weken|graatmager|levend|skelet|kilo|urine|urinelucht|luizen|niet "
        "gedronken",
        also="VICTIM|PRONOUN|NOUN|tante|nonkel|hij|ze",
        unless="planten|tuin|aangekomen|thuis|bij ons|voor opname|gras|hier kwam (ze|hij) bij|eekhoorn|vorige",
    ),
    Frame(
        REPORTED,
        MODERATE,
        "klacht pv aangifte aanklacht",
        "{} ~3 (neergelegd|ingediend|gedaan|neerleggen|opgesteld|gelegd|lopen|loopt) ~3 (tegen|bij) ~2 (STAFF|politie|"
        "federale|lokale|parket|die|een begeleider|flikken|gerecht)|(leggen|legden|legde) ~2 {} ~2 "
        "neer (tegen|bij) ~2 (STAFF|politie|federale|parket|gerecht|flikken)",
        unless="lawaai|parkeren|fiets|ombudsdienst|geluid",
    ),
    Frame(
        THEFT,
        MODERATE,
        "euro geld centen briefje briefjes biljet biljetten",
        "{} ~1 (weg|verdwenen|gepikt|gepakt|genomen|ontbreekt|foetsie) ~1 (uit|van) (het|haar|zijn|de|mijn) ~1 "
        "(kastje|kast|beurs|portemonnee|"
        "portefeuille|sacoche|handtas|lade|schuif|kamer|nachtkastje|spaarpot)|weer ~3 {} (weg|verdwenen)",
        unless=_FOUND,
    ),
    Frame(
        THEFT,
        STRONG,
        "oorbellen ring ketting horloge juwelen gsm handtas armband broche bontjas jas",
        "(loopt|lopen|liep|rijdt|droeg|draagt|dragen|gezien) ~3 met ~2 {} van (mijn|mama|onze|ons|een|haar|de)",
        needs="STAFF|personeel|poetsvrouw|ze|dochter van",
        unless="mijn zus|cadeau|kreeg",
    ),
    Frame(
        THEFT,
        MODERATE,
        "pillen medicatie morfine medicijnen opiaten slaappillen kalmeermiddelen",
        "{} ~3 (verdwijnen|verdwenen|verdwijnt|gestolen|gepikt|doorverkocht)|(verdwijnen|verdwijnt|verdwenen) ~6 "
        "(medicatiekast|apotheek|{})",
    ),
    Frame(
        THEFT,
        MODERATE,
        "armband trouwring ring ketting horloge juwelen oorbellen broche gouden zilveren bontjas",
        "{} ([a-z]+ )?(is |zijn |was |waren )?(verdwenen|gestolen|weg)",
        needs="na|sinds|kamer|iemand|bezoek|personeel|spoorloos|plots|ineens",
        unless=_FOUND,
    ),
    Frame(
        FRAUD,
        STRONG,
        "kaart bankkaart rekening visa",
        "(haar|zijn|mama's|papa's) {} ~6 (betaald|gepind|afgehaald|gekocht|leeggehaald)",
        needs="rolstoel|bed|dement|blind|zelf niet|buitenkomt|niet eens|kan niet|verlamd|overleden|zonder",
        unless="wij hebben|ik heb|samen",
    ),
    Frame(
        DRUGGING,
        STRONG,
        "slaappil slaappillen pil spuit kalmeermiddel druppels pilletje inspuiting",
        "{} ~2 om ~5 (af te zijn|rust te hebben|kwijt te zijn|stil te krijgen|te doen zwijgen|gerust te zijn)|{} "
        "~6 zodat ~6 (rust|stil|gerust|zwijgt|slaapt)",
        unless="pijn|angst|dokter|arts|voorgeschreven|beter slaapt",
    ),
)
