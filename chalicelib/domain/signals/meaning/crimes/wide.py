"""Crimes by what stands in one sentence, in any order: an act, whoever suffers it, and with what."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.crimes.kinds import DRUGGING, FRAUD, NEGLECT, REPORTED, SEXUAL, THEFT, VIOLENCE
from chalicelib.domain.signals.meaning.frames import Frame

WIDE_CRIMES: Final = (
    Frame(
        SEXUAL,
        STRONG,
        "plasser piemel penis vagina borst borsten billen kruis geslacht geslachtsdeel geslachtsdelen "
        "onderbroek schaamstreek tepel tepels pruim poesje fluitje intimiteit",
        "{}",
        needs=(
            "(zat|zit|zaten|zitten|kwam|komt|komen|kwamen|pakte|pakt|pakten|greep|grijpt|voelde|voelt|raakte|"
            "raakt|wreef|wrijft|kneep|kust|kuste|likte|streelde|graaide|tastte|vinger|vingers|aangeraakt|geknepen|"
            "gekust|"
            "gelikt|gestreeld|gemasseerd|betast|gewreven|vastgepakt)"
        ),
        unless=(
            "LAUNDRY|wassen|gewassen|verschonen|verzorgd|luier|zalf|creme|katheter|kip|kalkoen|kalkoen|kanker|"
            "onderzoek|mammografie|borstvoeding|flesje|rode kruis|operatie|wonde|huiduitslag|doorligwonde|"
            "eigen|spelen|ontdek"
        ),
    ),
    Frame(
        SEXUAL,
        STRONG,
        "hoorde mocht hoort mag",
        "waar ~1 (het|dat|ze|hij) ~2 (niet|nooit) {}|waar ~4 niets te zoeken",
        needs="handen|vingers|poten|zat|raakte|aangeraakt|voelde|pakte|greep|betast|kwam",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "fotos foto filmpjes filmpje berichten berichtjes beelden",
        "(vieze|naakte|blote|seksuele|pikante|vuile|gore|ongepaste|intieme) {}",
        needs="stuurt|stuurde|stuurden|maakte|maakten|nam|gemaakt|gestuurd|toonde|verspreid|kreeg|liet",
        unless="tekening",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "borsten billen heupen middel poep",
        "(pakte|pakten|pakt|greep|grepen|neep|kneep|nam) ~5 (bij|in|aan) (de|haar|hun|zijn|mijn) {}",
        unless="wassen|kip",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "ongepast ongepaste ongewenst ongewenste opdringerig handtastelijk",
        "{} (gedrag|aangeraakt|aanraken|contact|voorstel|voorstellen|opmerkingen over (haar|mijn|het) lichaam)",
        unless="taal|kleding|bezoek|muziek|lawaai",
    ),
    Frame(
        FRAUD,
        STRONG,
        "pincode bankkaart bankpas kredietkaart kaartcode visakaart",
        "{}",
        needs=(
            "gepind|pinde|pinden|gebruikt|gebruikte|gebruiken|afgehaald|haalde|haalden|halen|misbruikt|leeg|gekocht|"
            "stalen|"
            "gestolen|kopieerde|doorgegeven"
        ),
        also="personeel|STAFF|interimmer|iemand|ze|hij|VICTIM",
        unless="bestelling|cafetaria|verloren|blokkeren|hielp|hielpen|samen met|winkelen|akkoord|goedkeuring",
    ),
    Frame(
        FRAUD,
        STRONG,
        "geld spaargeld pensioen centen euro",
        "(nemen|neemt|nam|namen|halen|haalt|haalde|haalden|pakken|pakt|pakte|afgehaald|genomen|gehaald|"
        "leegroven|plunderen) ~3 {} ~5 (rekening|rekeningen|spaarboekje|portemonnee|portefeuille|handtas|"
        "kaart|nachtkastje|kamer|bewoners|mensen)|{} ~6 (rekening|rekeningen|spaarboekje|kaart) ~4 (gehaald|"
        "genomen|verdwenen|afgehaald|weg)",
        unless=(
            "domiciliering|factuur|automatisch|maandelijks|euro per|boodschappen|cadeau|kapper|(mijn|ons|"
            "onze) (zus|broer|moeder|vader|mama|papa|dochter|zoon) (haalde|haalt|nam)|afgesproken|parking|"
            "bankautomaat|dagprijs"
        ),
    ),
    Frame(
        FRAUD,
        STRONG,
        "schenking testament volmacht koopakte verkoopakte lening overschrijving",
        "{}",
        needs="tekenen|getekend|ondertekenen|liet|lieten|dwongen|gedwongen|vervalst|misbruikt|luisden|bedot|erin",
        also="ze|hij|STAFF|personeel|directie",
        unless="notaris ~4 (uit|legde)|uitgelegd|uitleg|zelf getekend|zorgvolmacht geregeld",
    ),
    Frame(
        THEFT,
        MODERATE,
        "verdwijnen verdwijnt verdween verdwenen weg spoorloos",
        "(spullen|kleren|kledij|geld|juwelen|snoep|parfum|sieraden|waardevolle|zaken|dingen|sigaretten) ~5 {}|"
        "{} ~4 (spullen|geld|juwelen|sieraden|waardevolle)",
        needs="personeel|STAFF|poetsvrouw|poetsdienst|gestolen|iemand van|stelen|dief",
        unless="LAUNDRY|teruggevonden|gevonden|dementie|label|naamlabel|lade|sokken|wasdienst",
    ),
    Frame(
        THEFT,
        MODERATE,
        "gepikt gestolen gejat gepakt ontvreemd geroofd gesnaaid gegapt",
        "(horloge|portefeuille|portemonnee|ring|juwelen|geld|gsm|ketting|oorbellen|tablet|armband|bankkaart|"
        "spullen|centen|handtas|kleren|fiets|rolstoel|parfum|goud) ~8 {}",
        unless=(
            "show|hart|kan|station|parking|op straat|vakantie|op de markt|gelachen|lachend|dacht dat|dachten "
            "dat|denkt dat|teruggevonden"
        ),
    ),
    Frame(
        DRUGGING,
        STRONG,
        "kalmeermiddelen kalmeermiddel slaappillen slaapmiddelen slaapmiddel medicatie pillen antipsychotica "
        "haldol dipiperon spuiten medicijnen sedativa neuroleptica druppels",
        "(zoveel|te veel|teveel|veel te veel|constant|overdaad aan|onder de|vol met|volgestopt met|vol) ~2 {}|"
        "{} ~9 (versuft|zombie|suf|platliggen|plat|niet meer praten|niet meer stappen|hele dag (slaapt|sliep|"
        "slapen)|de hele dag|koest|stil|kwijlt|kwijlen)",
        needs=(
            "praten|stappen|versuft|suf|zombie|plat|sliep|slaapt|slapen|stil|rustig|koest|kwijl[a-z]*|wakker|"
            "niet meer|aanspreekbaar"
        ),
        unless="afgebouwd|minder|stopgezet|verminderd|zonder|thuis|ziekenhuis ~3 (kreeg|gaf)|palliatief",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "grond vloer tegels toilet douche",
        "(uren|urenlang|uur|hele nacht|nacht|dagen) ~5 (op|in) (de|het) {} ~2 (liggen|gelegen|lag|laten|"
        "zitten|gezeten)?|(lag|lagen|liggen|liet|lieten|laten|zat|zitten) ~6 (uren|urenlang|hele nacht|een "
        "nacht|dagen) ~4 (op|in) (de|het|een) (koude |natte )?{}|(naakt|bloot|bloedend) ~5 (op|in) (de|het) {}",
        needs="lieten|liet|laten|naakt|urenlang|hele nacht|niemand|bloed|zonder hulp",
        unless="werkers|werken|spelen|speelmat",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "stikken verdrinken bloeden doodbloeden lijden creperen verkommeren wegkwijnen",
        "(zien|laten|lieten|liet|zagen|gelaten|keken toe) ~4 {}",
        needs="niks|niets|gedaan|lieten|liet|laten|zonder|niemand",
        unless="pijn lijden voorkomen|onnodig|niet laten lijden|waardig|visje|plant",
    ),
    Frame(
        NEGLECT,
        MODERATE,
        "vallen gevallen val",
        "(laten|lieten|liet) ~4 {} ~9 (gezwegen|verzwegen|zwegen|gelogen|logen|niets gezegd|doofpot)|{} ~6 "
        "(verzwegen|in de doofpot|gelogen)",
        unless="ballen",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "stomp stompen lappen klappen tikken meppen schoppen trappen slagen slaag dreun dreunen opdoffer peren toeken",
        "(kreeg|kregen|krijgt|krijgen|gekregen|incasseerde|ontving) ~4 (een |ne |n |nen |harde |rake )?{}|{} "
        "(kreeg|kregen|krijgt|krijgen|gekregen)",
        unless=(
            "sector|budget|moreel|schouderklop[a-z]*|applaus|nieuws|overlijden|diagnose|in de zetel|vloerlappen|"
            "washandjes|eten|"
            "peren met|trappen doen|trappenhuis|klappen van de zweep|deuk|financieel|dessert|lift"
        ),
        needs="hij|ze|ik|VICTIM",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "tape plakband ducttape",
        "{} ~4 (mond|lippen|handen|polsen|armen)|(mond|lippen|handen|polsen) ~5 {}",
        unless="knutsel[a-z]*|doos|pakje",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "slot sleutel opgesloten vast dicht",
        "(deur|deuren|kamer|kamers|op) ~6 (op )?{} ~9 (kinderen|bewoners|binnen|kunnen niet|kan niet|mogen "
        "niet|konden niet|kon niet|er niet uit|niet buiten|niet naar)|(kinderen|bewoners|jongeren|haar|hem|"
        "mij) ~6 (op {}|achter slot)",
        needs="kinderen|bewoners|jongeren|haar|hem|mij|ze|VICTIM",
        also="niet|straf|binnen|uren|nacht",
        unless=(
            "code|veilig|veiligheid|dwalen|zondag|bellen|buitendeur|voordeur|poort|fiets|kast|medicatie|tuin|"
            "inbrekers?|dieven|bezoekers|bezoekuren|badkamer ~4 privacy|vastmaken|sleutel van mijn kamer|eigen "
            "sleutel|vast te"
        ),
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "gekoeioneerd getreiterd gepest vernederd gekleineerd uitgescholden",
        "{} ~9 (geslagen|geschopt|stomp|klappen|slagen|lappen|tikken|geknepen)",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "brandwonden bijtwonden breuken kneuzingen striemen blauwe snijwonden verwondingen letsels hersenbloeding",
        "{}",
        needs="STAFF|juf|begeleider|personeel|opvoeder",
        also=("door|loog|logen|van|gemaakt|geslagen|toegebracht|zwegen|verzwegen|sigaret|geschud|toegegeven|gaf toe"),
        unless=(
            "bloedverdunner[s]?|vallen|gevallen|viel|spelen|verzorgde|verzorgd|soep|zon|goed opgevolgd|"
            "verbonden|melding|belde direct|bleek|ernstig|zalf"
        ),
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "vastgemaakt vastgezet vastgegespt vastgeriemd geriemd vastgesjord gekneveld gekluisterd",
        "{}",
        needs="stoel|bed|zetel|rolstoel|riem|riemen|gordel|touw|radiator|polsen|handen",
        also="VICTIM|PRONOUN|bewoners|omdat|straf|moeilijk",
        unless="BOUNDIN|aan de buis|tv|televisie|rolstoelvervoer|veilig vervoer|taxi|schilderij|plank|kast|beugel",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "bedreigt bedreigen bedreigde bedreigden bedreigd intimideert intimideren intimideerde geintimideerd",
        "{}",
        needs="STAFF|personeel|directie|ze|hij",
        unless="dieren|sluiting|soorten|gebouw|grote|hoge|ruimte|voelde me wat|drukte",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "doofpot toegedekt verzwegen verdoezeld",
        "{}",
        needs=("mishandel[a-z]*|misbruik|geweld|slagen|diefstal|feiten|aanrand[a-z]*|verkracht[a-z]*|overlijden|val"),
    ),
    Frame(
        REPORTED,
        MODERATE,
        "gerechtelijke speurders recherche onderzoeksrechter correctionele strafrechter jeugdparket",
        "{} (politie|rechtbank|feiten|klacht)|(speurders|recherche|onderzoeksrechter|strafrechter|jeugdparket)",
        unless="tv|serie|kinderrechtbank",
    ),
    Frame(
        REPORTED,
        MODERATE,
        "veroordeeld vervolgd aangeklaagd gearresteerd aangehouden",
        "{} ~3 (voor|wegens) ~4 (slagen|mishandel[a-z]*|diefstal|fraude|aanrand[a-z]*|verkracht[a-z]*|"
        "misbruik|zeden[a-z]*|geweld|verwaarlozing|feiten)",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "omgetrokken omgeduwd omvergeduwd vastgepakt vastgenomen vastgegrepen gegrepen gedrukt geduwd duwde "
        "duwden greep pakte platgedrukt neergedrukt meegesleurd gesleept gekneld gedraaid rukte gerukt "
        "getrokken geworpen gesmakt gooide gegooid sloeg geslagen schopte",
        "{}",
        needs=(
            "gebroken pols|gebroken arm|gebroken heup|gebroken been|gebroken neus|brak|breuk|blauwe (arm|"
            "armen|plek|plekken|benen|pols|polsen|ogen)|blauw oog|bloed|bloedde|bloedneus|gekneusd|kneuzing|"
            "letsel|letsels|ontwricht|hersenschudding|ten val|wonde aan|striemen|litteken"
        ),
        also="STAFF|iemand|ze|hij|personeel",
        unless="tijdens het turnen|fiets|rolschaats|meteen een dokter|rolstoel|spelen|speelplaats|medebewoner",
    ),
    Frame(
        DRUGGING,
        STRONG,
        "spuit spuitje spuiten pil pillen pilletje druppels medicatie siroop slaapmiddel kalmeermiddel",
        "{} ~6 (zodat|opdat|om) ~6 (niet lastig|lastig|rustig|stil|koest|braaf|kalm|slapen|slaapt|doorslaapt|"
        "niet roept|niet roepen|geen last)|(rustig|stil|koest|braaf|kalm) te (houden|krijgen|maken) ~4 {}",
        unless=(
            "insuline|pijn|griep|palliatief|palliatieve|afgesproken|overleg|tegen de|dokter schreef|operatie|onderzoek"
        ),
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "urenlang uren dag namiddag voormiddag",
        "{} ~6 (vastgegespt|vastgemaakt|in (hun|de|een|zijn|haar) (autostoel|autostoeltje|maxicosi|maxi-cosi|"
        "buggy|kinderstoel|park|box|bedje|hoge stoel)|op (de|het) (potje|wc|toilet)|in het donker)",
        needs="liet|lieten|laten|gelaten|moest|moesten|zetten|zet|straf",
        unless="slapen|uitstap|vakantie",
    ),
    Frame(
        THEFT,
        MODERATE,
        "trouwringen trouwring ringen juwelen kettingen oorbellen horloges portefeuilles geld sieraden",
        "{} ~2 (weg|verdwenen|foetsie|spoorloos|kwijt)",
        needs=(
            "toeval|al (twee|drie|vier|vijf|meerdere|verschillende)|vorige|ook al|personeel|STAFF|kamers|gang|"
            "telkens|steeds|elke keer|iemand|gestolen"
        ),
        unless="teruggevonden|gevonden|lade|wasserij|dementie|in de was",
    ),
    Frame(
        THEFT,
        MODERATE,
        "handtas portefeuille geld juwelen ring tas gsm tablet kassa spaarpot",
        "(liep|ging|gaat|is|zijn|gingen|liepen|trok) ~4 (weg|ervandoor|aan de haal|vandoor|lopen) (met|gegaan "
        "met) ~4 {}|met ~3 {} ~4 (aan de haal|vandoor|ervandoor|gaan lopen)",
    ),
    Frame(
        FRAUD,
        MODERATE,
        "verrijkt verrijken verrijkte verrijkten zakkenvuller zakkenvullers graaiers",
        "{}",
        needs="geld|bewoners|centen|ze|STAFF|directie",
        unless="ervaring|kennis|leven|activiteit|prijs|duur|voeding|eiwit",
    ),
    Frame(
        FRAUD,
        STRONG,
        "rekening spaarboekje spaarrekening",
        "{} ~4 (leeg|geplunderd|leeggehaald)|{} (was|is|bleek|stond) ~2 leeg",
        unless="tekort|eigen aankopen|niet leeg",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "zit zat zitten zaten komt kwam komen kwamen",
        "aan (haar|hem|mij|hen|de kinderen|de meisjes|de jongens|de bewoonsters|mijn [a-z]+) {}(?= ?(STOP|met|"
        "en|als|tijdens|in|onder))",
        needs="STAFF|hij|man|meester",
        unless="tafel|bed van|denken|dacht|te danken|trekt|eten|hart|tand|haar haar|naast",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "broek onderbroek broekje kleren pyjama slip rokje bh",
        "{} ~2 (uitdoen|uittrekken|uit te doen|uit te trekken|laten zakken|omlaag|naar beneden)|(uitkleden|"
        "uit te kleden) ~4 voor",
        needs="moest|moesten|dwong|dwongen|gedwongen|vroeg|liet|lieten|verplicht",
        also="STAFF|hij|man|kamer|meester",
        unless="zwemmen|zwembad|wassen|onderzoek|TODOCTOR|turnen|toilet|zindelijk|natte|nat|vuil|douche|bad|sport",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "kletsen kletst klets kletste pletst pletsen pletste tikt tikken tikte mept meppen patst slaan slaat",
        "{} ~6 (op|tegen|rond) (de|hun|haar|zijn|mijn) (poep|poepke|billen|vingers|mond|oren|kaak|kaken|bips|"
        "handjes|handen)",
        unless="handen in elkaar|samen|klaver|muziek|trommel|schouder|applaus|schminken",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "braaksel kots overgeefsel kak uitwerpselen zeep peper tabasco hondeneten",
        "{}",
        needs="opeten|opgegeten|gedwongen|moest|moesten|mond|verplicht|dwongen",
        also="eten|mond|opeten|opgegeten|slikken",
        unless="kruiden|lust|recept|soep",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "kussen doek handdoek deken zak laken",
        "{} (op|over|voor|tegen) (haar|zijn|mijn|hun|het) (gezicht|hoofd|mond) ~2 (gedrukt|geduwd|gehouden|"
        "getrokken|gelegd|drukte|duwde|hield)|(drukte|drukten|duwde|hield|hielden|trok) ~4 {} (op|over|voor|"
        "tegen) (haar|zijn|mijn|hun|het) (gezicht|hoofd|mond)",
        unless="nat|koel|koorts|kompres",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "heup been arm pols rug schouder",
        "gebroken {} ~9 (zonder dat|zonder|geen|niemand|niet) ~6 (dokter|hulp|ziekenhuis|opgemerkt|gezien|"
        "arts|foto)|(dagen|week|weken) ~6 gebroken {}",
        unless="vakantie|gips|thuis|revalidatie|fiets",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "concentratiekamp strafkamp gevangenis folterkamer horror martelkamer",
        "{}",
        needs="geslagen|slaan|mishandel[a-z]*|uitgehongerd|opgesloten|vastgebonden|straf|gestraft|geweld",
    ),
)
