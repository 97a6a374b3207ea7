"""Despair in turns of phrase: the rail, the rope, the one who went before, the burden that one is."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.frames import Frame

DESPAIRING: Final = (
    Frame(
        "",
        STRONG,
        "wakker",
        "(hoop|hopen|hoopt|bid|bidt|wens|wenst|wou|hoopte) ~8 (niet|nooit) ~2 {} ~1 (word|wordt|worden|werd|"
        "geraak|geraakt)",
        unless="van (het|de)|lawaai|geroep|gemaakt|door",
    ),
    Frame(
        "",
        STRONG,
        "spoor sporen brug perron kanaal viaduct rand treinen dak rails treinspoor",
        "(sta|stond|staat|zit|zat|loop|wandel|ga|ging) ~5 (aan|op|langs|bij|naar|voor|tussen) (het|de|een|den|t) {}",
        needs="denk|dacht|denkt|springen|spring|durf|gedaan|eruit|niemand|afgrond|moed",
        also="ik|hij|ze|zoon|dochter|broer|zus",
        unless="wacht|bus|station|terras|zicht|vertraging|foto|kijken naar|vissen|bos|wandelen",
    ),
    Frame(
        "",
        STRONG,
        "leef leeft besta wereld aarde",
        "(waarom|waarvoor|waartoe) {} (ik|ze|hij) (eigenlijk )?nog(?! (niet|naar|bij|iets|moeite))|wat (doe|"
        "doet) (ik|ze|hij) "
        "(hier )?nog (hier )?(op|in) (deze|de|dees) {}",
        unless="nog niet",
    ),
    Frame(
        "",
        STRONG,
        "hierboven hiernamaals sterren hemel",
        "(ga|wil|wou|verlang) (ik )?~3 (naar|bij) (ons|mijn|onze|mn|haar|hem|mama|papa) ~3 {}",
        unless="kijken|hotel|knutsel[a-z]*|planetarium|jazz",
    ),
    Frame(
        "",
        STRONG,
        "leven bestaan",
        "geen (enkele )?(reden|redenen|goesting|zin|moed|kracht|fut|doel|lust|energie) ~1 (meer )?(om|voor) ~6 "
        "(te )?{}|"
        "(reden|moed|kracht|zin|goesting|fut|energie) ~2 niet meer (om|voor) ~4 {}|(weg|verlost|bevrijd|verlossing) ~1 "
        "(uit|van) (dit|het|mijn) {}(?! (daar|hier|in))",
        unless="samen|in (dit|een|dat|het) (huis|rusthuis|dorp)|gezond|in de brouwerij",
    ),
    Frame(
        "",
        STRONG,
        "leven bestaan",
        "(het|mijn|dit) {} ~4 (een |ne |n )?(straf|kwelling|marteling|last|lijdensweg|hel)",
        needs="eraf|eruit|stoppen|niet meer|gedaan|weg|dood|voorbij",
        unless="personeel|bewoners|verhuis|verhuisd",
    ),
    Frame(
        "",
        STRONG,
        "dagen uren",
        "(tel|tellen|telt) ~1 (de )?{} (af )?~2 (tot|dat|tot dat) (ik|ze|hij|het) ~2 (er )?(niet meer|dood|weg|gedaan|"
        "voorbij|mag gaan)",
        unless="vakantie|naar huis|zomer|stage",
    ),
    Frame(
        "",
        STRONG,
        "touw koord strop",
        "(de|het|een|mijn|t) {} (hangt|ligt|is) ~1 (klaar|al|gereed)|(heb|heeft|kocht|koop|zoek|nam) ~3 {} ~3 "
        "(klaar|gekocht|"
        "liggen|hangen|zolder|garage)|aan (een|de|het) {} (hangen|gehangen|verhangen)",
        unless="schommel|LAUNDRY|hond|turnen|spel|touwtrekken|vlag|slinger|verpak[a-z]*",
    ),
    Frame(
        "",
        STRONG,
        "hoeft hoefde moet",
        "het {} ~1 voor (mij|me|haar|hem) ~3 niet meer(?=GAP(STOP|zo))|voor (mij|me|haar|hem) {} (het|dit|dat) ~3 niet "
        "meer(?=GAP(STOP))",
        unless="koffie|soep|cadeau|taart|uitstap",
    ),
    Frame("", STRONG, "achterna", "(wil|wou|ga|mag|zou) ~2 (hem|haar|hen|mijn [a-z]+|ons [a-z]+) {}"),
    Frame(
        "",
        STRONG,
        "slik slikken neem pak drink slikt",
        "(ik|k|ze|hij) ~1 {} (alles|al (mijn|die|haar)|heel de|de hele|alle|de rest) ~12 (gedaan|voorbij|rust|eruit)",
        unless="stipt|genezen|koorts|beter|pijn",
    ),
    Frame(
        "",
        STRONG,
        "last blok ballast",
        "(ik (ben|was)|ben ik|voel (mij|me)|mij) ~3 (een |ne |tot |n )?{} (voor|aan) ~2 (iedereen|allen|mijn "
        "[a-z]+|hen|"
        "kinderen|been|familie)|iedereen tot {}|geen {} ~2 van mij",
        needs="ik|mij",
        unless="geen last van (het|de)|niet tot last|rug|maag|nooit het gevoel|geluid",
    ),
    Frame(
        "",
        STRONG,
        "mij",
        "zonder {} ~5 (rust|beter|gelukkiger|vrij|geruster|gemakkelijker|goed)",
        needs="ze|zij|iedereen|jullie|kinderen|familie",
    ),
    Frame(
        "",
        STRONG,
        "vaarwel adieu",
        needs="vecht|geef ~2 op|opgeven|kan niet meer|wereld|leven|laatste (bericht|woorden|brief)|op deze wereld",
        unless="pensioen|dank|feest|collega",
    ),
    Frame(
        "",
        STRONG,
        "bericht afscheid woorden brief",
        "(dit|mijn) (is )?(mijn )?laatste {}|overal {} van genomen|{} (genomen|geschreven) ~3 van (iedereen|"
        "alles|het leven)",
        needs="ik|mijn",
        unless="collega|review|waardering|stage|juf|werk|verhuis|klacht|mail",
    ),
    Frame(
        "",
        MODERATE,
        "gedachten gedachte gedachtes",
        "(donkere|zwarte|duistere) {}",
        unless="boek|film|verdwenen|(geen|nooit) ~3 (gedachten|gedachte)",
    ),
    Frame(
        "",
        STRONG,
        "gaan sterven vertrekken",
        "(hoop|hopen|hoopt|bid|bidt|vraagt|smeekt|wens) ~5 (rap|snel|gauw|vlug|spoedig|eindelijk) ~1 (mag|mogen|"
        "mocht|kan) "
        "{}(?=GAP(STOP))|laat (mij|me|haar|hem) ~2 {}(?=GAP(STOP))",
        unless="naar|huis|vakantie|douche|wandelen|kine",
    ),
    Frame(
        "",
        STRONG,
        "morgen toekomst ochtend",
        "voor (mij|haar|hem) ~1 geen {}|(ik|ze|hij) (zie|ziet|heb|heeft|wil) ~3 geen {} (meer)?(?=GAP(STOP|voor))",
        unless="plaats|personeel|opvang|in dit huis|bij hen",
    ),
    Frame(
        "",
        STRONG,
        "verdwijnen",
        "{} ~8 (nooit|niet) (meer )?(terug|gevonden|wakker)|van de (aardbodem|wereld) {}|(wil|wou|zou willen) "
        "(gewoon |liefst "
        "|alleen maar |voor altijd |voorgoed ){0,2}{}(?=GAP(STOP))",
        needs="ik|hij|ze",
        unless="spullen|vlek|sokken",
    ),
    Frame(
        "",
        STRONG,
        "mee",
        "(als|wanneer) (mama|papa|mijn [a-z]+|ons [a-z]+|hij|zij|ze) ~2 (er niet meer is|sterft|doodgaat|weg is|"
        "dood is) ~2 (ga|"
        "wil) ik ~2 {}",
    ),
    Frame(
        "",
        STRONG,
        "boom muur pijler",
        "(hoop|rijd|rij|rijden|knallen|reed) ~5 (op|tegen) (een|nen|ne|de|n) {}(?=GAP(STOP))",
        needs="ik|expres|hoop|wil|wou",
        unless="rolstoel|per ongeluk|parking|tuin|kinderen",
    ),
    Frame(
        "",
        STRONG,
        "rust slaap",
        "(wil|wou|verlang|zoek) ~4 {} (voor altijd|voor eeuwig|voorgoed)|eeuwige {} (wil|wou|verlang)",
    ),
    Frame(
        "",
        STRONG,
        "merken missen treuren wenen",
        "niemand ~3 {} ~8 (niet meer (ben|is|was)|weg ben|dood ben|sterf|verdwijn)",
    ),
    Frame(
        "",
        STRONG,
        "hang hing hangt knoop knoopt",
        "(ik|hij|ze|zij|ga|ging) ~1 {} (mij|me|mezelf|zich|zichzelf) ~2 op(?! (aan|met|in|te))",
        unless="telefoon|gesprek",
    ),
    Frame(
        "",
        STRONG,
        "uitstappen eruitstappen springen verdrinken ophangen",
        "(ik|hij|ze) (wil|wou|ga|zou|durf) (mij |me |zich )?(er )?{}(?=GAP(STOP|in|van|uit|onder|voor))",
        needs="leven|mij|me|zich|eruit|brug|dak|trein|water|schelde|kanaal|raam|er",
        unless="bus|tram|trampoline|zwembad|lucht|bal|station|halte|werk",
    ),
    Frame(
        "",
        STRONG,
        "mourir disparaitre morte mort finir vivre vie courage force continuer raison",
        "je (veux|voudrais|prefererais|souhaite|aimerais) ~2 (mourir|etre morte?|ne plus etre la|disparaitre|en "
        "finir)|(assez|"
        "marre|fatiguee?|ras-le-bol) de (la )?{}(?=GAP(STOP))|(plus|pas) (la force|le courage|envie|le gout) (de|"
        "d') ?{}|(ma|"
        "la) {} (n'a|n'ont) plus (de|aucun) sens|a quoi bon (continuer|vivre)|plus (aucune )?raison de {}",
        unless="ici|rire|grace a|avec|ensemble",
    ),
    Frame(
        "",
        STRONG,
        "moi issue bon debarrasses trop inutile",
        "(mieux|tranquilles|heureux) sans {}(?=GAP(STOP))|(vois|voit|trouve) (plus|pas) d'{}|a quoi {} "
        "(continuer|vivre|se "
        "lever)|bientot ~3 {} de moi|(je suis|suis) ~1 de {} (sur|dans) (cette|ce)",
        unless="secours|parking|bus",
    ),
    Frame(
        "",
        STRONG,
        "partir bout",
        "laissez-?(moi|la|le) {}(?=GAP(STOP))|(je suis|elle est|il est) (a|au) {}(?=GAP(STOP))",
        needs="laissez|je suis au bout",
        unless="du couloir|du monde|promenade|vacances",
    ),
    Frame(
        "",
        STRONG,
        "leven bestaan",
        "(wat|waar|welke) ~4 {} ~3 (zin|nut|waarde)(?=GAP(STOP))|voor wat leef",
        unless="in huis",
    ),
    Frame(
        "",
        STRONG,
        "morgen straks binnenkort vanavond volgende",
        "{} (week |maand )?(ben|is) (ik|ze|hij) er niet meer(?=GAP(STOP))",
        unless="collega|op pensioen|stage|directie",
    ),
    Frame(
        "",
        STRONG,
        "niks niets niemand",
        "{} ~2 (meer )?waar ~1 (ik |ze |hij )?~1 voor ~3 (opstaan|opsta|opstaat|leef|leven|leeft|vechten|vecht)",
    ),
    Frame(
        "",
        STRONG,
        "oplossing uitweg uitkomst weg",
        "(zie|ziet|zien) ~2 (maar|nog maar|nog|slechts) (een|1) {}",
        needs="kapot|leven|kan niet|vanbinnen|wanhoop|pijn|dood|op|donker",
        unless="ander huis|thuiszorg|verhuis[a-z]*",
    ),
    Frame(
        "",
        STRONG,
        "eind einde",
        "(maak|maken|maakt|zet) er ~2 (een )?{} aan(?=GAP(STOP))",
        unless="contract|verblijf|samenwerking|gezeur",
    ),
    Frame(
        "",
        STRONG,
        "gestorven overleden dood gegaan",
        "(wil|wou|zou) ~2 bij ~5 zijn ~3 {}",
        unless="aanwezig|afscheid|toen",
    ),
    Frame(
        "",
        MODERATE,
        "stemmen",
        "{} ~3 (zeggen|roepen|fluisteren|vertellen)(?! (van|over))",
        needs="hoofd|ik|weg|dood|vechten|mij",
    ),
    Frame(
        "",
        STRONG,
        "brug rand dak rails sporen spoor",
        "(heb|had|heeft) ~3 (op|aan) (de|een|het) ~1 {} (gestaan|gezeten)",
        unless="foto|boten",
    ),
    Frame("", STRONG, "gedachte gedachten", "{} aan ~2 (trein|dood|sterven|einde|zelfmoord|touw|brug|pillen|springen)"),
    Frame(
        "", STRONG, "besta leef adem ademt", "(ik|ze|hij) {} niet meer(?=GAP(STOP))|{} alleen nog", unless="mee|naar"
    ),
    Frame(
        "",
        STRONG,
        "vechten verder voort doorgaan",
        "geen (kracht|moed|energie|fut) ~1 (meer )?(om|voor) ~3 {}",
        unless="klacht|werk",
    ),
    Frame(
        "",
        STRONG,
        "moet hoeft",
        "{} het ~3 (voor (mij|haar|hem)|ook) ~2 niet meer(?=GAP(STOP))",
        needs="zonder|voor mij|voor haar|voor hem",
        unless="koffie|cadeau",
    ),
    Frame(
        "",
        STRONG,
        "spuit spuitje prik",
        "{} ~3 (en|dan) ~1 (gedaan|weg|rust|slapen|voorbij)(?=GAP(STOP))",
        unless="griep|pijn|lastig",
    ),
    Frame(
        "",
        MODERATE,
        "hoort luistert helpt begrijpt",
        "niemand ~2 {} ~6 (te laat|gedaan|voorbij)",
        unless="bel|inschrijven",
    ),
    Frame(
        "",
        STRONG,
        "doos strip potje voorraad pillendoos pillen",
        "{} ~3 (dafalgan|pillen|medicatie|slaappillen|xanax|medicijnen|aspirines|temesta)? ?(leeggegeten|"
        "leeggeslikt|opgegeten|"
        "ingeslikt|opgeslikt|achterovergeslagen)",
        unless="pralines|koekjes",
    ),
    Frame(
        "",
        STRONG,
        "stappen",
        "(geprobeerd|probeerde|wil|wou|wilde) ~2 eruit (te )?{}|eruit te {}(?=GAP(STOP|in))",
        unless="bus|tram|auto|bad|rolstoel|lift|bed",
    ),
    Frame("", STRONG, "geboren", "beter ~1 (nooit|niet) {}|(had|was) (ik|ze) ~2 (nooit|niet) {}"),
    Frame(
        "",
        STRONG,
        "uitweg uitkomst",
        "geen (enkele |andere )?{} (meer )?(dan|behalve)|geen enkele {}(?=GAP(STOP|meer))",
        needs="ik|hij|ze|zie",
        unless="brand|parking|nooduitgang",
    ),
    Frame("", STRONG, "inslapen", "laat (mij|me|haar|hem) ~3 {}|(wil|wou|mag ik) ~3 {} en (nooit|niet)"),
    Frame(
        "",
        STRONG,
        "cachets medicaments somniferes",
        "(garde|gardes|accumule|economise|stocke) ~3 {}|(avale|pris|prendre) ~2 (tous|toute la boite) ~3 {}",
        needs="je|j'ai|elle|il|pour",
    ),
    Frame(
        "", STRONG, "reveiller", "(espere|voudrais|prie|souhaite) ~6 (ne pas|ne plus|jamais) ~2 {}", unless="bruit|bebe"
    ),
    Frame(
        "",
        STRONG,
        "adieu adieux",
        "(ma|sa|une) lettre d'{}|(fais|fait) mes {}",
        unless="directrice|collegue|retraite|recu",
    ),
    Frame("", STRONG, "rejoindre", "(veux|voudrais|vais) {} (mon|ma|mes) ~4 (haut|ciel|paradis|mort|morte)"),
    Frame(
        "",
        STRONG,
        "doe doet deed",
        "{} (mezelf|mij|mijzelf|me|zichzelf|haarzelf) ~1 (iets|wat) (aan|ergs)",
        unless="goed|plezier",
    ),
    Frame("", STRONG, "licht doek gordijn", "(voor|van) mij mag (het|de|dat) {} (uit|vallen|dicht|toe)"),
    Frame(
        "",
        STRONG,
        "dak reling brugleuning vensterbank balustrade",
        "(stond|zat|klom|kroop|ging) ~1 (op|over) (het|de) {}",
        needs="dochter|zoon|hij|ze|broer|zus|vader|moeder|jongen|meisje|kind",
        unless="werkman|kat|poes|dakwerker|schilder|antenne|bloemen|plant",
    ),
    Frame(
        "",
        STRONG,
        "boom muur vrachtwagen pijler",
        "tegen (een|de|nen) {} (rijden|knallen|crashen|aanrijden|te rijden)",
        unless="per ongeluk|rolstoel",
    ),
    Frame(
        "",
        STRONG,
        "dood",
        "(even goed|evengoed|net zo goed|net zo lief|beter) {} (zijn|geweest)|(kan|kon) ~2 (even goed|evengoed|"
        "beter) {}",
    ),
    Frame("", MODERATE, "nodig", "niemand ~2 (mij|me) (nog )?{}", unless="hulp|op school"),
)
