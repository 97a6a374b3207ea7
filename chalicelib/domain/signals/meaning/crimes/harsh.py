"""Violence and abuse: blows by their Flemish names, what was done as a punishment, whose hands went where."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.crimes.kinds import NEGLECT, SEXUAL, VIOLENCE
from chalicelib.domain.signals.meaning.frames import Frame

HARSH: Final = (
    Frame(
        VIOLENCE,
        STRONG,
        "lel lellen muilpeer mot oplawaai opdoffer dreun saflet oorvijg toek klets pets flets pandoering plets "
        "rammeling "
        "aframmeling kopstoot mep peer taloor dreel",
        "(kreeg|kregen|krijgt|krijgen|gehad|gekregen|gaf|gaven|gegeven|verkocht|verkoopt|vangt|ving|geeft) ~3 "
        "(een |ne |"
        "nen |n |zo'n )~1 {}|(een|ne|nen|n) {} ~5 (gekregen|gegeven|gehad|gevangen|verkocht)",
        unless="NOBLOW|verf|gordijn|breien|borduur[a-z]*|fruit|klets (verf|water)|van een ander kind|kussen",
        needs="STAFF|VICTIM|ik|ze",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "ribben maag buik schenen kruis nieren tanden borst dij enkel rug zij knieholte",
        "(por|stoot|stomp|schop|trap|knie|elleboog|vuist|slag|stamp|klap|mep|stompen|schoppen|porren) (in|tegen|"
        "op|onder) "
        "(de|het|haar|zijn|mijn|hun) {}|(in|tegen|op) (de|het|haar|zijn|mijn|hun) {} (gestompt|geschopt|gestampt|"
        "getrapt|"
        "gestoten|gepord|gebeukt|geslagen)",
        needs="VICTIM|STAFF|ik",
        unless="bal|als een|voelde als|nieuws|prijs|was een|factuur|ander kind",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "gezicht hoofd neus kop aangezicht gezichtje gezichtjes hoofdje hoofdjes neusje",
        "met (zijn|haar|hun|mijn|het|de) {} (in|op|tegen|onder) ((het|de|zijn|haar|een|t) )?~2 (eten|bord|soep|pap|"
        "kussen|"
        "water|kots|braaksel|urine|plas|muur|tafel|kraan|wc|toilet|grond|vloer|uitwerpselen|deur|verwarming|"
        "matras) ~2 "
        "(geduwd|gedrukt|gehouden|geslagen|gewreven|geramd|duwde|duwden|drukte|hield)|(duwde|duwden|drukte|"
        "drukten|duwt|"
        "duwen|drukken|sloeg|wreef|hield|hielden) ~5 (met )?(zijn|haar|hun|mijn) {} ~1 (in|op|tegen|onder) ~3 "
        "(eten|bord|"
        "soep|pap|water|kots|braaksel|plas|muur|tafel|kraan|wc|toilet|grond|vloer|matras)",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "opzet expres opzettelijk moedwillig",
        needs="pijn|hardhandig|ruw|ruwe|knijp[a-z]*|kneep|geknepen|verbrand[a-z]*|gloeiend|trok|trekt|duwt|duwde|knelt",
        also="VICTIM|PRONOUN",
        unless="(niet|nooit) ~2 (opzet|expres)|spelen|speelt|zonder opzet",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "ijskoude ijskoud koude kokend kokende gloeiend hete heet",
        "{} (douche|water|bad|straal|thee|soep|pap)",
        needs="straf|gestraft|zwijgen|gedwongen|onder ~3 (gezet|gehouden|gestopt|geduwd|gestoken)|expres|opzet|in ~3 "
        "(geduwd|"
        "gehouden)|overgoten|over (haar|hem|zijn|hun) ~2 (gegoten|gegooid|uitgegoten)",
        also="VICTIM|PRONOUN",
        unless="boiler|stuk|kapot|zwembad|defect|per ongeluk",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "sigaret sigaretten peuk peuken aansteker strijkijzer",
        needs="uitgeduwd|uitgedrukt|gedoofd|uitduwen|verbrand[a-z]*|brandwonden|brandwonde|brandplekken",
        also="arm|armen|hand|handen|been|benen|rug|vel|huid|VICTIM",
        unless="per ongeluk|BYSELF|afvalbak|gordijn|tafel|zetel",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "knieen hoek gang regen kou sneeuw hurken muur",
        "(op|in|met|tegen) (zijn|haar|hun|de|een|den) ~1 {}",
        needs="uren|urenlang|uur|straf|gestraft|tot (ze|hij|ze het|hij het) ~3 (niet|vielen|viel|weenden|beefde)",
        also="armen (omhoog|in de lucht|gestrekt)|handen (omhoog|op (het|hun|zijn|haar) hoofd)|in (pyjama|onderbroek|"
        "onderhemd)|"
        "zonder jas|blootsvoets|blote voeten|moest|moeten|moesten",
        unless="spelen|geen straf|nooit|turnen|yoga|kine",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "eten avondeten drinken maaltijd water boterham dessert middageten",
        "(zonder|geen) {}",
        needs="straf|gestraft|opgesloten|kelder|hele dag|dagen|stout|voor straf|als straf",
        also="moest|moesten|kreeg|kregen|krijgt|krijgen|gelaten|gestuurd|zitten|bed|kamer",
        unless="nuchter|operatie|scan|dieet|ramadan|dokter|bloedafname|restaurant|cafetaria|nooit|geen straf|voor ons",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "kamer",
        "(mag|mogen|mocht|mochten|moet|moest|moesten) ~6 (niet|nooit) (uit|van|buiten) (zijn|haar|hun|de|mijn|t) "
        "{}|(zit|zat|"
        "zitten|zaten|blijven|bleef) ~4 (dagen|weken|week|maand|maanden|heel de dag|hele dagen) ~4 op (zijn|haar|"
        "hun|de) {}",
        needs="weken|dagen|maanden|straf|op slot|gestraft",
        unless="corona|covid|quarantaine|norovirus|griep|schurft|besmet[a-z]*|ziek|isolatie|lockdown|BYSELF|wil zelf|"
        "bacterie|"
        "liefst|graag|gebroken|operatie",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "kelder berghok kolenhok kast bezemkast garage isoleercel isolatiecel afzonderingskamer isoleerkamer hok "
        "zolder "
        "badkamer washok kot isolatiekamer rommelkot stookkot wc",
        "(opgesloten|opsluiten|sluiten|sloot|sloten|sluit|steken|steekt|stak|staken|gestoken|gezet|zetten|zet|"
        "moest|moesten|"
        "gestopt|stoppen) ~8 (in|op) (de|het|een|t|den|zijn|haar) {}|(in|op) (de|het|een|t|den) ~1 {} ~5 "
        "(opgesloten|gezet|"
        "gestoken|gestopt|opsluiten|gezeten)",
        needs="straf|gestraft|wenen|weent|weende|huilen|huilt|krijsen|krijst|donker|uren|lastig|stout|"
        "roept|roepen|luisteren|luistert",
        also="VICTIM|kinderen|kleintjes|ze|hij",
        unless="SHUTIN|speelgoed|spelletje|verstoppertje|lift|materiaal|verstoppen",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "mes messen bijl schaar wapen stok",
        "(bedreigd|bedreigde|zwaaide|zwaaien|zwaait|stond|kwam|liep|bezig|gestoken|stak|dreigde) ~4 (met )?(een |"
        "ne |het |n "
        "|de )?{}|met (een |ne |n )?{} (bezig|in de hand|rond)",
        needs="politie|bedreigd|bedreigde|dreigde|bang|gestoken|zwaaide|keel|bezig|stak",
        also="STAFF|collega|VICTIM",
        unless="koken|boter|keuken|kookles|groenten|knutsel[a-z]*|bewoner (had|zwaaide)|wandel[a-z]*|ander kind",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "bed",
        "(kruipt|kroop|kropen|gekropen) ~6 (in )?~2 {}|(ligt|lag|lagen|komt|kwam|stapt|stapte|kruipt|slaapt|"
        "sliep) ~3 bij (de|"
        "het|een|mijn|haar|hun) ~1 (meisjes?|jongens?|kinderen|bewoonsters?|dochter|zus|jongeren|kind) in (het |"
        "hun |haar "
        ")?{}|bij (de|een|mijn) ~1 (meisjes?|jongens?|kinderen|bewoonsters?|dochter|zus|jongeren) in ~1 {}",
        needs="STAFF|hij|man|vent|kerel|iemand|ene",
        also="meisjes?|jongens?|kinderen|bewoonsters?|dochter|zus|haar|jongeren|kind",
        unless="ziek|hond|kat|poes|rolstoel|voorlezen|(zij|ze|mama|dochter|zoon) (kroop|kruipt)|zoontje|vroeg",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "piemel piemeltje penis plassertje fluitje pietje pipi vagina poepeke kruis geslachtsdelen geslachtsdeel "
        "spleetje "
        "foef muis tettn tetten borsten tieten",
        needs="aan (zijn|haar|mijn|hun)|raakt|raakte|raken|aangeraakt|komt|kwam|zit|zat|zaten|pakt|pakte|toont|"
        "toonde|"
        "voelt|"
        "voelde|vingers|strelen|streelt|likken|kussen|wreef|speelt|tonen|betast|betastte",
        also="STAFF|meester|vent|kerel|monitor|nonkel|hij (komt|zit|zat|pakt|pakte|raakte|voelde)",
        unless="wassen|waste|wast|verzorging|luier|schimmel|uitslag|creme|zalf|infectie|plassen|sonde|katheter|"
        "pamper|"
        "rode|"
        "knuffel|muziek|onderzoek|onderzocht|knobbel|knobbeltje|TODOCTOR|borstvoeding",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "poten handen vingers tengels klauwen fikken pollen pikkels",
        "(zit|zat|zitten|zaten|komt|kwam|hangt|hing) ~3 met (zijn|haar|hun|die) ~1 {} ~2 (aan|onder|tussen|in|"
        "op) ~5 (gasten|"
        "meisjes?|jongens?|kinderen|kind|bewoonsters?|dochter|zoon|haar|hem|mij|broek|rok|kleren|onderbroek|"
        "benen|jongeren|"
        "bloes|borsten|lijf)|(kan|kon|houdt|hield|houden) ~3 (zijn|hun|haar) {} ~2 niet ~2 thuis",
        unless="tafel|deeg|klei|verf|haar haar",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "filmpjes filmpje foto fotos beelden video videos opnames filmen gefilmd",
        needs="douche|bad|naakt|naakte|blote|bloot|toilet|wc|onderbroek|uitkleden|kleedkamer|ondergoed|omkleden",
        also="gemaakt|maken|maakt|maakte|nam|nemen|filmen|gefilmd|whatsapp|rond|gedeeld|delen|verspreid|doorgestuurd|"
        "snapchat|tiktok|stuurt|stuurde|facebook|gsm",
        unless="kunst|badkamer (is|was|werd)|verhuis|strand|zwemb[a-z]*|toestemming|wonde|wonden|website|kamer met|"
        "nieuwe",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "naakt naakte bloot halfnaakt poedelnaakt blootje adamskostuum",
        "{}",
        needs="gang|wachten|gedwongen|straf|iedereen|uitgelachen|lachen|deur open|open deur|bed|stoel|kou|uren|grond",
        also="moest|moesten|gedwongen|lieten|liet|straf|laten|lag|lagen|stond|gelegd|gezet|achtergelaten|zitten",
        unless="zwemmen|zonnen|schilderij|tekening|sauna|strand|kunst|zwembad|blote voeten|been|schande|muren|"
        "kleedde "
        "zich",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "kapotgeslagen toegetakeld afgerammeld afgeslagen afgedroogd afgetroefd bewerkt dooreengeschud aframmelen "
        "gekastijd gekneveld handboeien vastgesnoerd vastgesnoord",
        needs="VICTIM|PRONOUN",
        unless="servies|bord|deeg|hout|borden|handdoek|afwas|tekst|foto|verhaal|boek",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "blauwe blauw bult bulten schrammen krabben vingerafdrukken bijtwonden striemen blutsen builen kneuzingen",
        "{}",
        needs="vol|overal|onverklaarbaar|onverklaarbare|niemand ~4 (weet|wist|kan|kon|gezien)|zogezegd|zogenaamd|"
        "zeiden ~5 (gevallen|tegen|gelopen|deur)|zeggen ~5 (gevallen|tegen|gelopen|deur)|geen uitleg|elke keer|"
        "telkens|"
        "vingers|handafdruk",
        also="VICTIM|PRONOUN|armen|lijf|benen|gezicht",
        unless="ijs op|verf|hemel|speelplaats|fiets|bloedverdunners|bloedafname|infuus|prik|"
        "muggen|varicella|broek|muur|(valt|viel|vallen) ~3 uit (zijn|haar|het) ~1 bed|(bellen|belden|"
        "verwittig[a-z]*) (mij|ons|me) ~1 "
        "(telkens|direct|meteen|altijd|dadelijk)",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "nekvel lurven kladden kraag kop strot",
        "(pakte|pakten|pakt|nam|greep|grepen|vastgepakt|gepakt|sleurde|trok|beet) ~4 bij (zijn|haar|hun|mijn|de) {}",
        needs="VICTIM|PRONOUN",
        unless="stier|koe|kat|hond",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "kletst klets pletst mept tikt slaat pandoert patst bonkt beukt stompt schopt",
        "(STAFF|ze|hij|zij|die [a-z]+) {} ~3 (kinderen|kindjes|kind|baby|bewoners|bewoonster|mensen|oudjes|hem|"
        "zoontje|dochtertje|peuters|kleuters)",
        needs="op|tegen|tot|als|met|hard|billen|niet",
        unless="gezellig|handjes|praat|muziek|rug|schouder|klopt|met de kinderen|vrolijk|bal",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "vastgegespt vastgemaakt vastgezet vastgeriemd vastgesnoerd vastgelegd",
        "(wordt|worden|werd|werden|lag|ligt|zit|zat|zitten) ~6 {}|{} (in|aan|op) (haar|zijn|hun|het|de|een|t) ~1 "
        "(bed|stoel|zetel|toilet|rolstoel|relax|verwarming)",
        needs="bed|stoel|zetel|toilet|rolstoel|relax|verwarming",
        unless="veilig|veiligheid|BOUNDIN|busje|(niet|nooit) ~3 (vastgegespt|vastgemaakt|vastgezet|vastgelegd)|"
        "vervoer|overleg|akkoord|transport",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "friemelt friemelde friemelen friemelden frunnikt frunnikte graait graaide graaien streelt streelde "
        "strelen aait aaide bepotelt bepotelde bepotelen betast",
        "{} ~6 (rok|rokje|broek|kleedje|bloes|borst|borsten|billen|onderbroek|kruis|dijen|slip|meisjes)|(rok|"
        "rokje|broek|kleedje|borsten|billen) ~4 {}",
        unless="tas|knoop|veter|hond|kat|konijn|eigen",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "vloer grond tegels koud",
        "(lag|lagen|gelegen|ligt|vonden|vond) ~8 {}",
        needs="vorige (avond|nacht|dag)|hele nacht|uren|gisteren|sinds de (avond|nacht|ochtend)|een dag|de hele",
        also="VICTIM|PRONOUN|hij|ze",
        unless="spelen|ijs|thuis|tapijt",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "heup been arm pols bekken ribben schouder enkel dijbeen",
        "gebroken {}",
        needs="lag|al een dag|dagen|uren|niemand|niet gezien|hele nacht|pas na|te laat",
        unless="vakantie|gips|thuis|fiets|revalidatie|ze belden meteen|hier om te",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "eten drinken bord dekens deken lakens gebit bril rollator rolstoel knuffel gsm dekbed kleren",
        "{} ~3 (afgepakt|afgenomen|weggenomen|weggepakt|afpakken|afgenomen)",
        needs="straf|als|omdat|luistert|braaf|lastig|stout|roept",
        unless="wasserij|terug gekregen|te heet",
    ),
    Frame(
        NEGLECT,
        MODERATE,
        "drinkt drinken slaapt slapen snurkt snurken feest rookt roken",
        "(nachtploeg|nachtdienst|nachtwaker|nachtverpleegster|nachtverpleger|personeel|STAFF) ~6 {} ~6 (terwijl|"
        "als|en) ~5 "
        "(roepen|bellen|wenen|liggen|roept|belt|weent|ligt)",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "tuinslang hogedrukreiniger emmer emmers slang",
        "(met|onder) ~2 {} ~3 (afgespoten|gespoten|overgoten|nat|af)|(spoten|spuit|spuiten|spoot|goten|kieperden|"
        "gooiden) ~6 {}",
        needs="VICTIM|PRONOUN|bewoners",
        unless="spelen|auto|terras|planten|zand|zomer|plezier|zuurstof",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "neus",
        "(houdt|houden|hield|hielden|knijpt|knijpen|kneep|duwt|duwen|pitst) ~2 (haar|zijn|hun|mijn|de) {} ~1 "
        "(van ~1 (NOUN|kinderen|kindjes) )?"
        "(dicht|toe)|{} ~2 (dichtgeknepen|toegeknepen|dichtgehouden)",
        needs="mond|pap|eten|slikt|slikken|medicatie|pillen|opendoet|ademen",
        unless="stank|stonk|bloedneus|bloedde",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "trap klap schop mep stamp tik duw slag stomp lap klets",
        "STAFF ~1 (VICTIM) (een |ne |n )?([a-z]+ )?{} (gaf|verkocht|gegeven|toediende)",
        unless="NOBLOW|schouderklop",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "geweld",
        "met {}(?! (op tv|in films))",
        needs="VICTIM|PRONOUN",
        also="geduwd|getrokken|gezet|vastgehouden|gedwongen|gewassen|gegeven|uitgekleed|duwden|duwde|trokken|trok|"
        "hielden|uit|in|op",
        unless="(niet|nooit|geen|zonder) ~3 geweld|omgaan|omgegaan",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "kleed rok trui kleren pyjama hemd deken dekens lakens bloes jurk kleedje topje",
        "onder (haar|zijn|hun|mijn) {}",
        needs="gevoeld|voelde|voelen|tastte|getast|gezeten|hand|handen|gekeken|vingers|gegluurd",
        unless="koud|warm|wonde|katheter|verzorg[a-z]*|vest",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "truitje trui broek kleren hemd bloes rok pyjama onderbroek slip topje beha ondergoed kleedje",
        "{} ~2 (uitdoen|uit te doen|uitgetrokken|afdoen|omhoogdoen|uittrekken|laten zien)",
        needs="moest|moesten|meester|dwong|dwongen|gedwongen|liet|kot|kamer",
        unless="zwem[a-z]*|LAUNDRY|wassen|bad|douche|onderzoek|TODOCTOR|turnen|toilet|nat|natte|vuil|slapen|warm|"
        "sport|BYSELF",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "pamper luier pampers pyjama lakens broek verband kleren onderbroek",
        "(dezelfde|vuile|natte|volle|doorweekte) {}",
        needs="dagen|uren|maandag|zondag|weekend|hele (nacht|dag|namiddag)|tot (maandag|de middag|'s avonds)|drie "
        "dagen|twee dagen",
        also="lag|lagen|zat|zaten|liep|gelegen|gezeten|laten|liet|lieten",
        unless="zwembad|thuis|bij ons|soms",
    ),
)
