"""Deeds to somebody's body with whatever was at hand, and what people tell of them: a child, an old woman."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.crimes.kinds import FRAUD, NEGLECT, SEXUAL, THEFT, VIOLENCE
from chalicelib.domain.signals.meaning.frames import Frame

_ONE: Final = "VICTIM|ik|ze|hij|zij|haar|mij"
FURTHER_CRIMES: Final = (
    # Somebody is tied to something with something.
    Frame(
        VIOLENCE,
        STRONG,
        "geknoopt vastgeknoopt gebonden bond bonden knoopte knoopten gesnoerd vastgebonden vastbonden vastbond",
        needs="zetel|stoel|bed|leuning|rolstoel|verwarming|toilet|wc|polsen|pols|enkels|handen|radiator",
        also="laken|lakens|riem|touw|touwen|koord|koorden|sjaal|ceintuur|handdoek|doek|windel|verband|tape|kabel",
        unless="veilig|strik|armbandje|ballon[a-z]*|spel|spelletje|infuus|schort|tomaten|rozen|veters?|schoenen|"
        "buggy|"
        "autostoel|busje|hond|pony|paard|lint|knutsel[a-z]*|gebonden aan|boek|boeken|elkaar",
    ),
    # A door that only others can open.
    Frame(
        VIOLENCE,
        STRONG,
        "slot grendel sleutel afgesloten gesloten vergrendeld",
        "(van|langs) (de )?buiten(uit|kant)? ~3 {}|{} (van|langs) (de )?buiten|{} ~3 (langs|aan) de buitenkant",
        needs=_ONE,
        unless="inbrekers|berging|voordeur|poort|medicatie|fietsen|SHUTIN|leveranciers|bezoekers|altijd ~2 (binnen|"
        "buiten)|garage",
    ),
    # A child is put in the dark, made to kneel, to stand.
    Frame(
        VIOLENCE,
        STRONG,
        "donker licht",
        "(in het|in den) {} ~3 (zitten|staan|liggen|gezet|opgesloten|steken)|{} ~3 (uitdoet|uitdoen|uit doet|"
        "uitgedaan|"
        "uitdeed|uit)",
        needs="straf|kast|berghok|hok|kelder|tot (ze|hij|zij|het) ~3 (zwijgt|zwijgen|stil|stopt|gedaan)|"
        "opgesloten|deur (gaat|ging) dicht",
        also="VICTIM|ze|hij|juf|STAFF|kinderen",
        unless="slaap[a-z]*|nachtlampje|verstoppertje|film|cinema|spelletje|SHUTIN|bang van|snoezel[a-z]*",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "knieen hoek muur",
        "(op|in|tegen) (zijn|haar|hun|de|mijn|den) {} ~4 (zitten|staan|blijven|gezet|gaan)|(moest|moesten|moet|"
        "moeten) "
        "~6 (op|in|tegen) (zijn|haar|hun|de|mijn|den) {}",
        needs="armen ~3 (lucht|omhoog|hoogte)|handen ~3 (lucht|omhoog|hoofd|rug)|uren|een uur|tot (ze|hij|zij) ~4 "
        "(ween[a-z]*|bleit|bleitte|bleiten|bleitten|huil[a-z]*|krijste|smeekte|viel)|vernederd",
        also="moest|moesten|moet|moeten|straf|STAFF",
        unless="bidden|gebed|turn[a-z]*|oefening|oefeningen|yoga|kine|kinesist|spel|dans[a-z]*|muur geverfd",
    ),
    # Pulled, thrown, held by a part of the body.
    Frame(
        VIOLENCE,
        STRONG,
        "haar haren oor oren arm armen been benen kin nek voeten",
        "(bij|aan) (mijn|zijn|haar|hun|de|het|een|nen|t) {} ~5 (getrokken|gesleurd|gesleept|trok|trokken|sleurde|"
        "sleurden|sleepte|sleepten|omhooggetrokken|uit bed)|(trok|trokken|trekt|trekken|sleurde|sleurden|sleurt|"
        "sleurden|sleepte|sleept) ~5 (bij|aan) (mijn|zijn|haar|hun|de|het) {}",
        needs="STAFF|ze|hij|men|zuster|nachtzuster|bed|gang|grond|roept|roepen|bleit|wenen",
        unless="kam|kammen|gekamd|lachte|lachten|lachen|borstel[a-z]*|kapper|kapster|grap|baby trok|kleuter trok|"
        "mee naar|dansvloer|BYSELF|"
        "oorbel|oorbellen|jas|mouw|oren trekken|konijn|knuffel|tekening|aan een zeel|bij de arm genomen",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "muur grond vloer deur kast bed verwarming",
        "(VICTIM|ze|hij) ~6 (tegen|op|in) (de|den|een|het|haar|zijn) {} (gesmeten|gegooid|gekwakt|gezwierd|gekletst|"
        "gedrukt|geworpen|geflikkerd)|(smeet|smeten|smijt|smijten|kwakte|kwakken|zwierde|kwakt|kletste) (VICTIM) ~3 "
        "(tegen|op|in) (de|den|een|het|haar|zijn) {}",
        unless="bal|ballen|speelgoed|deeg|kussens|jas|schilderij|verf|judo",
    ),
    # Something in or over a mouth.
    Frame(
        VIOLENCE,
        STRONG,
        "washandje washand sok doek handdoek prop zakdoek tape plakband kussen hand vod",
        "{} ~4 (in|op|over|voor|tegen|rond) (haar|zijn|hun|mijn|de|het) (mond|gezicht|neus|kop)",
        needs="stopte|stopten|stopt|stoppen|stak|staken|steekt|duwde|duwden|duwt|gestopt|gestoken|geplakt|plakte|"
        "plakten"
        "|mepte|sloeg|sloegen|slaat|hield|hielden|gehouden|gedrukt|drukte|drukten|wreef",
        also="riep|roept|roepen|schreeuw[a-z]*|zwijg[a-z]*|stil|ween[a-z]*|huil[a-z]*|mepte|sloeg|sloegen|slaat|"
        "natte|straf|hard|adem|stikte|stikken|wou niet|wilde niet|omdat (ze|hij)",
        unless="tandarts|bijten|koorts|afvegen|veegde|zachtjes|voorzichtig|gewassen|bloedneus|verkouden|niezen|"
        "hoest[a-z]*"
        "|lach[a-z]*|fluister[a-z]*|sst",
    ),
    # Heat and cold as a weapon.
    Frame(
        VIOLENCE,
        STRONG,
        "kokend kokende kokendheet hete heet gloeiende ijskoud ijskoude koud koude",
        "{} (water|thee|koffie|soep|pap|olie|strijkijzer|douche|washandje)",
        needs="(goot|goten|gegoten|giet|kapte|kapten|gekapt|smeet|gesmeten|gooide|gegooid|kieperde|spoot|spoten|"
        "spuit|"
        "spuiten|gespoten|hield|duwde|geduwd|uitgegoten)",
        also="omdat|straf|als straf|wou|wilde|wilt|luister[a-z]*|lastig|opzettelijk|expres|gezegd dat|beweer[a-z]*|"
        "zogezegd|zogenaamd|gezicht|hoofd",
        unless="ongeluk|ongelukje|gemorst|morste|thermos|zwembad|waterspel|spel|plezier|bad vol|tuinslang|hitte|"
        "hittegolf|zomer|sauna|kneipp|tas koffie|kopje",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "sigaret sigaretten peuk peuken aansteker strijkijzer",
        "{} ~4 (uitgeduwd|uitgedoofd|uitgedrukt|uitduwen|uitduwde|uitdoofde|gehouden|geduwd|gezet) ~1 (op|tegen|"
        "in) ~4 "
        "(arm|hand|been|rug|vel|huid|hals|nek|VICTIM)|(duwde|doofde|drukte|hield|duwt|dooft) ~4 {} ~3 (op|tegen) ~3 "
        "(arm|hand|been|rug|vel|huid|hals|nek)",
        unless="BYSELF|zijn eigen arm|haar eigen arm|asbak",
    ),
    # Nothing to eat or to drink, and why.
    Frame(
        NEGLECT,
        STRONG,
        "eten drinken water avondeten middageten boterham maaltijd",
        "(kreeg|krijgt|kregen|krijgen|gaven|gaf|geven|mocht|mochten|kreeg ze|kreeg hij) ~6 (geen|niks te|niets te|"
        "niet te|niet|niks|niets) ~1 {}",
        needs="straf|omdat (ze|hij|zij|het) ~8 (plas[a-z]*|bed|pamper|stout|lastig|riep|roep[a-z]*|traag|beet|brak|"
        "kakte|nat)|anders plas[a-z]*|anders (moet|moest) ~4 (toilet|wc|pamper)|dagen",
        unless="nuchter|onderzoek|operatie|dieet|scan|slikken|verslikt|verslikken|dokter|kiezen|allergie|vasten",
    ),
    # A medicine that was left out and did harm, or was given to have it quiet.
    Frame(
        NEGLECT,
        STRONG,
        "insuline medicatie pillen medicijnen medicamenten bloedverdunner bloedverdunners morfine spuit antibiotica "
        "hartpillen zuurstof",
        "{} ~4 (vergeten|vergaten|overgeslagen|verwisseld|verkeerd|dubbel|niet gekregen|niet gegeven)|(vergaten|"
        "vergeten|"
        "vergat|verwisselden|verwisseld|nooit|geen) ~4 {}",
        needs="coma|spoed|spoedgevallen|ziekenhuis|bijna dood|gestorven|stierf|overleden|reanimatie|gereanimeerd|"
        "beroerte|"
        "hypo|trombose|hartaanval|flauwgevallen|ambulance",
        unless="in het ziekenhuis vergeten|ziekenhuis ~4 (verwisseld|vergeten)|nooit ~2 (vergeten|verkeerd)|ik ~1 "
        "vergeten"
        "|thuis|wij vergaten",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "pil pilletje pillen siroop druppels druppeltjes spuitje spuit kalmeermiddel kalmeermiddelen slaapmiddel "
        "slaappil slaappillen goedje drankje middel poeder",
        "(geven|gaven|gaf|geeft|krijgt|krijgen|kreeg|kregen|gegeven|steken|gestoken|stoppen|deed|doen|toegediend|"
        "gekregen) ~8 {}|{} ~5 (geven|gegeven|gekregen|krijgen|toegediend|in (haar|zijn|hun|de) ~1 (fles|pap|eten|"
        "soep|"
        "koffie|drinken|yoghurt))",
        needs="(zodat|opdat|dan|om|tot|waardoor|en dan|terwijl) ~8 (slapen|slaap|slaapt|suf|stil|rustig|rust|"
        "kaarten|tv|"
        "gerust|zwijgen|zwijgt|zombie|platliggen|plat)",
        also="zelf kunnen|kunnen (ze|kaarten|zitten)|hele (dag|middag|namiddag|nacht|voormiddag)|nergens|geen "
        "voorschrift|"
        "zonder (voorschrift|dokter|te vragen|toestemming|dat)|niet op (zijn|haar) (blad|lijst)|stiekem|zes uur|"
        "vijf uur|"
        "zeven uur|geen last|iedereen|de mensen|kaarten|zombie",
        unless="zelf om vroeg|zelf gevraagd|voorgeschreven|dokter schreef|pijn|koorts|hoest|tandarts|op eigen vraag|"
        "narcose|operatie",
    ),
    # What a child says, or an old woman, of hands.
    Frame(
        SEXUAL,
        STRONG,
        "piemel piemeltje plasser plassertje fluitje poepeke prutske spleetje pipi",
        needs="vies|vieze|vuil|vuile|rare|raar|geheim|geheimpje|geheimpjes|spelletje|spelletjes|uit zijn broek|"
        "toonde|"
        "laten zien|likken|lik|kusje|kusjes|kussen|vastpakken|voelen|vasthouden|wriemelen",
        also="STAFF|meneer|mijnheer|meester|vent|man|monitor|nonkel|hij|chauffeur|deed|doet",
        unless="wassen|waste|wast|verzorg[a-z]*|luier|uitslag|creme|zalf|infectie|sonde|katheter|pamper|rode|knuffel|"
        "muziek|onderzoek|potje|plassen",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "handen hand vingers pollen poten tengels",
        "{} ~8 waar (hij|ze|die|ze|een [a-z]+) ~2 (niets|niks|niet) ~3 (zoeken|horen|hoorde|hoorden|verloren|mocht|"
        "moest|"
        "thuishoren|thuishoorde)",
        unless="kast|keuken|dossier|computer",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "nijpt nijpen neep knijpt knijpen kneep knepen genepen geknepen pitst pitste gepitst betastte betast tastte "
        "getast voelde zat greep grijpt gegrepen wrijft wreef",
        "{} ~4 (in|aan|op|onder|tussen) (mijn|haar|zijn|hun|de) ~1 (borst|borsten|billen|tepels|tieten|tetten|"
        "dijen|kruis|"
        "schaamstreek|benen|kleren|rok|bloes|broek)|(in|aan|op|onder|tussen) (mijn|haar|zijn|hun|de) (borst|borsten|"
        "billen|tepels|tieten|dijen|kruis|benen|kleren|rok|bloes|broek) ~2 {}",
        needs="STAFF|hij|man|vent|jongen|iemand|nacht|mevrouw|ze|leiding|begeleiding|wast|wassen|bad",
        unless="TODOCTOR|onderzoek|onderzocht|knobbel|knobbeltje|"
        "kinesist|infuus|katheter|melk|borstvoeding|goed in (mijn|haar|zijn) (vel|"
        "kleren)|"
        "prik|spuit|wonde|krampen|trots|in de broek gedaan|zetel|stoel|ruim",
    ),
    # Pictures that go round.
    Frame(
        SEXUAL,
        STRONG,
        "filmpje filmpjes foto fotos video videos beelden",
        needs="bloot|blootje|blote|naakt|naakte|ondergoed|onderbroek|douche|toilet|wc|in bad|uitgekleed|pamper",
        also="circule[a-z]*|rondgaan|rondgaat|rondgestuurd|gaat rond|op (de|zijn|haar|een|hun|t) ~1 (gsm|telefoon|"
        "smartphone|gsms)|doorgestuurd|getoond|gelachen|groepje|collegas?|tiktok|snapchat|instagram|online|internet",
        unless="kunst|strand|zwemb[a-z]*|toestemming|wonde|wonden|website|badkamer (is|was)|vakantie",
    ),
    # Money that grows less, things that only staff could take, bills for what was not done.
    Frame(
        THEFT,
        MODERATE,
        "briefje briefjes geld centen biljet eurobiljet zakgeld sigaretten snoep parfum koekjes",
        "{} ~4 (minder|weg|verdwenen|foetsie|gepikt|ontbrak|ontbreken|tekort)",
        needs="elke keer|telkens|iedere keer|altijd|weer|alweer|opnieuw|wekelijks",
        also="portemonnee|portefeuille|handtas|sacoche|kast|nachtkastje|schuif|lade|kluis|kamer",
        unless="BYSELF|uitgegeven|teruggevonden|vergeet|dement|dementie|beschuldig[a-z]*|snoept",
    ),
    Frame(
        THEFT,
        MODERATE,
        "juwelen sieraden ring ringen trouwring ketting horloge gsm tablet geld oorbellen goud",
        "{} ~8 (foetsie|verdwenen|weg|gepikt|gejat|gestolen|spoorloos)",
        needs="alleen (het )?(personeel|zij|de verpleging|de poetsvrouw)|enkel (het )?(personeel|zij)|op slot|sleutel",
        unless="teruggevonden|terug gevonden|lag gewoon|terecht|wasmand|vergist",
    ),
    Frame(
        FRAUD,
        MODERATE,
        "factuur facturen aangerekend gefactureerd rekening rekeningen afrekening aanrekenen",
        needs="nooit (gegeven|gehad|gekregen|gezien|geweest|gedaan|geleverd)|niet (gegeven|gekregen|geleverd) (is|"
        "zijn|"
        "werd|heeft)|(lag|was|zat) ~4 (ziekenhuis|kliniek|vakantie)|(al|toen) ~3 (dood|overleden|gestorven|"
        "vertrokken)",
        also="zorg|zorgen|verzorging|dagen|kine|medicatie|maaltijden|pedicure|behandelingen|sessies|nachten|bezoeken",
        unless="rechtgezet|terugbetaald|terug betaald|vergissing|nooit gezien zo",
    ),
    Frame(
        FRAUD,
        STRONG,
        "testament volmacht erfenis legaat verzekering spaarboekje",
        "(STAFF|ze|men|zij) ~8 {} ~4 (veranderen|aanpassen|wijzigen|tekenen|ondertekenen|herschrijven|op (zijn|"
        "haar|hun) "
        "naam)|{} ~5 (laten (veranderen|wijzigen|tekenen)|veranderd|op naam)",
        needs="STAFF|ze",
        unless="notaris kwam|op (haar|zijn) vraag|wij lieten|hulp bij|uitleg",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "wurggreep houdgreep nekklem armklem wurgde wurgden gewurgd",
        needs=_ONE + "|zoon|broer",
        unless="judo|oefening|aangeleerd|bevrijd",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "hing hangt vast vastgezet vastgehangen",
        "{} ~5 (met|aan) (zijn|haar|een|nen|de) ~1 (ceintuur|riem|touw|koord|laken|sjaal|handboei|handboeien)|(met|"
        "aan) (zijn|haar|"
        "een|nen|de) ~1 (ceintuur|riem|touw|koord|laken|sjaal) ~6 {}",
        needs="bed|bedsponde|sponde|zetel|stoel|rolstoel|toilet|opstaan|niet weg|leuning|radiator|verwarming",
        unless="veilig|busje|autostoel|hond|jas|kapstok|poster|schort",
    ),
    Frame(
        NEGLECT,
        MODERATE,
        "bel belletje alarmbel noodknop alarm pieper",
        "{} ~4 (uit (zijn|haar|hun) (hand|handen)|afgepakt|afgenomen|weggenomen|weggelegd|uitgetrokken|"
        "losgekoppeld|uitgezet)|(pakken|"
        "nemen|doen|leggen|legden|trekken|namen|pakten) ~4 {} ~4 (af|weg|uit)",
        needs="VICTIM|ze|hij|roepen|nacht|kast",
        unless="hersteld|kapot|batterij|nieuwe",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "gebroken breuk breuken gekneusd hersenschudding brandwonde brandwonden bijtwonde",
        needs="niemand (weet|wist) ~3 (iets|niets|hoe|wat|waarvan)|geen uitleg|zonder uitleg|verzwegen|gezwegen|"
        "zwijgen|niemand ~2 gezegd|"
        "niets gemeld|niet gemeld",
        also="baby|VICTIM|armpje|arm|been|beentje",
        unless="lift|verwarming|fiets|voetbal",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "laten lieten liet",
        "{} ~4 vallen",
        needs="zwijgen|verzwegen|niets zeggen|niet zeggen|niemand|uitgelachen|lachten|gelogen",
        also="VICTIM|ik|mij|ze|hem|haar",
        unless="glas|bord|borden|steken|stilte|oog",
    ),
    Frame(
        SEXUAL,
        MODERATE,
        "pyjama omkleden uitkleden douchen douche uitkleedt uitkleden badderen",
        "(komt|kwam|staat|stond|zit|zat) ~4 (kijken|gluren|filmen|loeren) ~8 {}|(gluurt|gluurde|loert|loerde) ~8 {}",
        needs="meisjes|jongens|kinderen|dochter|zus|mij|STAFF|nachtwaker",
        unless="helpen|of het lukt|TODOCTOR|wond|deur klopt",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "braaksel kots overgeefsel pis stront uitwerpselen",
        "(moest|moesten|verplicht|dwong|dwongen|gedwongen|deed|deden) ~4 {} ~4 (opeten|eten|oplikken|likken|"
        "drinken)|{} ~3 (opeten|oplikken|"
        "laten eten)",
        unless="hond|kat",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "wonde wond wonden doorligwonde doorligwonden koorts breuk ontsteking",
        "(dagen|weken|maanden|uren) ~6 {} ~8 (voor|eer|voordat) ~6 (dokter|arts|verpleging|iemand|belde|keek)",
        unless="ziekenhuis",
    ),
    Frame(
        THEFT,
        MODERATE,
        "at aten eet eten",
        "(personeel|STAFF) {} ~4 (middageten|eten|maaltijd|maaltijden|koekjes|pralines|fruit|taart|snoep) ~2 op",
        unless="samen|mee|gezellig",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "afdruk afdrukken",
        "{} van ~2 (vingers|hand|handen|tanden|riem|schoen)",
        unless="klei|verf|gips|knutsel[a-z]*|kaart|kunstwerk",
    ),
    Frame(
        THEFT,
        STRONG,
        "bankkaart kaart rekening pincode",
        "{} ~5 (getankt|gewinkeld|gekocht|afgehaald|opgenomen|gepind|besteld|geshopt)|(getankt|gewinkeld|afgehaald|"
        "geshopt|gepind) ~5 {}",
        needs="terwijl|niemand|zonder|wij niet|niet meer (kan|kon|buiten)|euro|duizend|STAFF",
        also="moeder|moeders|vader|vaders|mama|mamas|oma|haar|zijn|bewoner",
        unless="op haar vraag|voor haar|wij hebben",
    ),
)
