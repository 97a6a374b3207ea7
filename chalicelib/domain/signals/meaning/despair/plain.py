"""Despair: words of wanting to die, of suicide and of self-harm, of oneself or of somebody told of."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.frames import Frame

DESPAIR: Final = (
    Frame(
        "",
        STRONG,
        "leven leve bestaan doorleven verderleven",
        "(WHO ~3 WANTS|WANTS WHO) ~4 (niet|nooit) (meer|langer) (verder )?{}|(niet|nooit) meer ~1 WANTS {}|"
        "(hoef|hoeft|hoeven) ~3 niet (meer )?(te|verder te) {}|WHO ~3 niet meer (verder )?(wil|wou|wilde|"
        "willen) {}",
        unless="zonder (jullie|hen|haar|hem|dit)|samen ~2 leven|in angst|in (dat|die) huis",
    ),
    Frame(
        "",
        STRONG,
        "wakker",
        "(WHO ~3 WANTS|WANTS WHO) ~3 (niet|nooit) meer {} worden|(hoop|hopen|hoopt|hoopte|bid|wens|wou|wenste|"
        "wil) ~4 (niet|nooit) meer {} ~1 (word|wordt|worden|werd)|(niet|nooit) meer {} (te )?(worden|word|"
        "wordt|werd)",
        unless="wekker|gemaakt|niet meer wakker (gemaakt|gehouden)",
    ),
    Frame(
        "",
        STRONG,
        "zijn was waren",
        "WHO WANTS ~2 (er )?(liever |gewoon )?niet meer {}(?=GAP(STOP|sinds|want|omdat|en))|er (liever |het "
        "liefst )?niet meer (was|waren|wil zijn|zou zijn|willen zijn|wou zijn)|WANTS (er )?niet meer "
        "{}(?=GAP(STOP))",
        unless=(
            "gered|zonder (dit|deze|hen|jullie)|kamer|plaats|plek|probleem|soep|eten|parking|alleen zijn|"
            "afhankelijk|directie|vroeger"
        ),
    ),
    Frame(
        "",
        MODERATE,
        "meer",
        "(ik|hij|ze|zij|mama|papa|oma|opa|moeder|vader|zoon|dochter) (wil|wilt|kan) (gewoon |echt |het )?niet "
        "{}(?=GAP(STOP|, (ik|het|niemand|hij|ze)))",
        unless="naar|eten|komen|terug|drinken|soep|stappen",
    ),
    Frame(
        "",
        STRONG,
        "dood doodgaan sterven",
        "WHO WANTS ~3 {}( ?gaan| zijn)?(?! (moe|graag|gewoon|eenvoudig))|dat WHO ~2 {} (WANTS|gaan WANTS|"
        "WANTS gaan|WANTS zijn|zijn WANTS)|omdat WHO ~2 {} (WANTS)( gaan| zijn)?|WHO ~2 {} (wil|wou|wilde|"
        "willen) ?(gaan|zijn)?|(wil|wou|wilde|willen) (WHOSE )?WHO ~1 {}( gaan| zijn)?(?=GAP(STOP))",
        unless=(
            "niet dood|JOKING|PEACEFUL|over mijn lijk|niet (sterven|doodgaan)|voor (een|die|dat|zo'n)|van (de "
            "honger|nieuwsgierigheid)"
        ),
    ),
    Frame(
        "",
        STRONG,
        "dood",
        "(was|waren) (ik|ze|hij|wij) ~1 (maar|al|beter) {}|WHO ~2 (was|waren|ben|is|zou|zouden) (er )?(liever|"
        "beter) ~2 {}( geweest)?|liever {} dan|beter ~1 (af )?als ~1 {}|wens(te)? dat ~2 {} (was|ben|ging)|"
        "wou dat ~2 {} (was|ging)",
        unless="JOKING",
    ),
    Frame(
        "",
        STRONG,
        "sterven doodgaan dood gaan",
        "(laat|laten) (mij|me|haar|hem|ons) (maar |toch |gewoon |nu )?(sterven|doodgaan|dood ?gaan|gaan "
        "sterven)|(vraagt|vroeg|vragen|smeekt|smeekte|smeken|bidt|bad|roept) ~7 (sterven|doodgaan|dood (te "
        ")?mogen gaan|dood te gaan)|(vraagt|smeekt|vroeg|smeekte|bidt) ~4 (om|voor) ~2 dood",
        unless="euthanasie|palliatief|palliatieve|sereen|waardig|thuis (sterven|te sterven)|mogen sterven thuis",
    ),
    Frame(
        "",
        STRONG,
        "hoeft hoefde",
        "voor (mij|me|haar|hem|hun|mama|papa|oma|opa|(mijn|ons|onze) FAMILY) {} (het|het leven|dit leven|het "
        "allemaal) ~2 (niet|allemaal niet) meer(?=GAP(STOP|zegt|zei|sinds))|{} het (leven )?(allemaal )?(voor "
        "(mij|haar|hem) )?niet meer(?=GAP(STOP))",
        unless="soep|koffie|cadeau|verandering|te veranderen",
    ),
    Frame(
        "",
        STRONG,
        "einde eind",
        "(een )?{} ~3 aan (OWNLIFE)|er ~2 {} aan (te )?(maken|maak|maakt|maakte|ga maken|wil maken)|(maak|"
        "maakt|maakte|maken) er (nog |maar |liever )?(een )?{} aan(?=GAP(STOP))|(maak|maakt|maakte|maken|"
        "gemaakt) ~4 {} aan (alles|het leven|OWNLIFE)",
        unless="review|waardering|verblijf|wachten|contract|discussie",
    ),
    Frame(
        "",
        STRONG,
        "leven",
        "OWNLIFE ~2 (beeindigen|beeindigd|beeindigde|benemen|nemen)|"
        "uit het {} (te |WANTS |ging |gaat |ga )?(stappen|gestapt|stapt|"
        "stap|stapte)|(stap|stapte|stapt) uit het {}|het {} ~2 (moe|beu|zat)|het {} ~3 (niet meer zitten|geen "
        "zin|geen zin meer|niet meer waard|zinloos|niet meer de moeite)|geen zin ~1 in het {}|geen reden "
        "(meer )?om (te|verder te) {}|(afscheid|genoeg) ~1 van het {}|zich(zelf)? van het {} (beroven|"
        "beroofde|beroofd)|SELF ~3 van (het {}) (te )?(beroven|beroofd|beroofde)|klaar met (het )?{}|(gedaan|"
        "over) ~1 met {}|(mag|mocht) ~4 gedaan zijn met ~1 {}",
        unless="PEACEFUL|nieuw|dat moe|in de brouwerij|samen|sociaal|in huis",
    ),
    Frame(
        "",
        STRONG,
        "zin",
        "(leven|bestaan) ~5 geen {} (meer)?|geen {} (meer )?in het leven|heeft ~3 geen {} meer om te leven",
        unless="opnieuw|weer|terug|niet waar",
    ),
    Frame(
        "",
        STRONG,
        "levensmoe levensmoeheid doodsgedachten doodswens doodsverlangen afscheidsbrief afscheidsbrieven",
        unless="ontslag|collega|juf|pensioen|lekkernijen|chocolade|brief van (het|ons) (personeel|team)|"
        "(afscheidsbrief|afscheidsbrieven) van (het|de|onze|ons|alle) [a-z]+ (aan|voor)|overlijden|begrafenis",
    ),
    Frame(  # and no overdose of humour
        "",
        STRONG,
        "overdosis overdosissen",
        "(nam|neem|neemt|nemen|genomen|pakte|pakken|gepakt|slikte|geslikt) ~3 {}|{}(?= ?(STOP|te |genomen|nemen|"
        "gepakt|pakken|gepleegd|ingenomen|heeft|had|heb|gehad|was|is|in |op |en |wil|wou|zou|achter))|{} ~2 (pillen|"
        "slaappillen|medicatie|medicatiepillen|medicijnen|medicamenten|insuline|morfine|drugs|heroine|paracetamol|"
        "antidepressiva|temesta|valium|xanax|oxycodone|fentanyl)",
        unless="chocolade|lekkernijen|collega|begrafenis",
    ),
    Frame(
        "",
        STRONG,
        "eruit",
        "(ik|hij|ze|zij|mijn FAMILY) (stap|stapt|stapte|wil|ga) {}(?=GAP(STOP))|(ik|hij|ze|zij|mijn FAMILY) "
        "(wil|wilt|ga|gaat) {} (stappen)(?=GAP(STOP))",
        unless="halte|bus|lift|tram|auto|zwembad|bad|project",
    ),
    Frame("", STRONG, "mij ons", "(beter|gelukkiger) ~3 zonder {}", unless="zonder mij vinden"),
    Frame(
        "",
        STRONG,
        "geboren",
        "(wou|wens|wenste|wilde|had) ~3 dat ~2 (nooit|niet) {}|(was|had) (ik|ze|hij) (maar )?nooit {}",
    ),
    Frame(
        "",
        STRONG,
        "uitweg",
        "(zie|zag|zien|zagen|ziet) ~2 geen (andere )?{}( meer)?",
        unless="parking|verkeer|doolhof",
    ),
    Frame(
        "",
        STRONG,
        "zitten",
        "(WHO ~3 het ~1 niet meer|zie het (leven )?niet meer|ziet het (leven )?niet meer) {}",
        unless="organisatie|personeel|werken|job|directie|verhuizen|om ~4 te|stoel|bank",
    ),
    Frame(
        "",
        STRONG,
        "aandoen aandoet aangedaan doen aandeed",
        "SELF ~3 (iets|wat) ({}|aan te {})",
        unless="niets aan|kleren|jas|trui|warm",
    ),
    Frame(
        "",
        STRONG,
        "verhangen ophangen verhing opgehangen verdrinken verdronk hangen verdronken",
        "(SELF ~3 (op te )?{}|geprobeerd ~3 SELF ~2 (op te )?{}|heeft SELF ~3 {})",
        unless=(
            "bord|jas|poster|schilderij|LAUNDRY|aan (een|dit|dat|het) detail|feestversiering|slinger|ophangen aan|"
            "verdriet|werk|details"
        ),
    ),
    Frame(
        "",
        STRONG,
        "kant",
        "SELF ~3 van {} (te )?(maken|maakt|maakte|gemaakt)|van {} (gemaakt|maken|maakte)",
        needs="SELF",
    ),
    Frame(
        "",
        STRONG,
        "trein raam dak brug balkon toren gebouw verdieping",
        "(spring|springen|sprong|gesprongen|springt|gooien|gooide|werpen|gegooid) ~4 ((voor|onder) (de|een)|"
        "uit (het|een|haar|zijn|mijn)|van (het|een|de|haar)) ~1 {}|((voor|onder) (de|een)|uit (het|een|haar|"
        "zijn|mijn)|van (het|een|de|haar)) {} ~3 (te )?(springen|gesprongen|sprong|spring|gooien|te gooien)",
        unless="kat|poes|bal|vogel|brief|speelgoed|eten uit|zwembad|springkasteel",
    ),
    Frame(
        "",
        STRONG,
        "zelfmoord zelfdoding zelfmoordpoging zelfmoordpogingen zelfmoordgedachten zelfmoordgedachte "
        "zelfmoordneigingen zelfmoordplannen zelfmoordrisico zelfdodingspoging suicide suicidaal suicidale "
        "suicidaliteit suicidepoging suicidegedachten zelfmoordplan zelfmoordpoging zelfdodingsgedachten "
        "zelfmoordenaar",
    ),
    Frame(
        "",
        STRONG,
        "automutileren automutileert automutileerde automutilatie zelfverwonding zelfbeschadiging "
        "zelfmutilatie zelfpijniging",
    ),
    Frame(
        "",
        STRONG,
        "snijden snij snijdt snijd sneed sneden krassen krast kraste verwonden verwondt verwondde kerft "
        "kerfde branden brandt gesneden gekrast beschadig beschadigt beschadigde beschadigden beschadigen beschadigd "
        "verwond toetakelt toetakelde",
        "(SELF (te )?{}|{} SELF|{} (WHOSE )?NOUN (zich|zichzelf)|"
        "(haar|zijn|mijn|hun) (polsen|armen|arm|benen|polsen) ~1 (te )?{}|{} ~2 (in "
        ")?(haar|zijn|mijn|hun) (eigen )?(polsen|armen|arm|benen|vel|huid)|SELF ~3 {})",
        unless=(
            "SELF ~1 niet|niet ~2 (snijden|verwonden|snijdt|verwondt|krassen|branden|beschadigen)|STAFF ~2 (snijdt|"
            "sneed|"
            "brandt|brandde|verwondt|beschadigt|gesneden) ~1 SELF|STAFF (heeft|had) zich|duim|vinger|vingers|blik|"
            "nagels|scheren|mes|schillen|keuken|per ongeluk|aan (het|een)|papier|appels|groenten|kookles|"
            "koken|brood|zon|oven|in mijn vinger|schilderen|verwoord"
        ),
    ),
    Frame(
        "",
        STRONG,
        "polsen",
        "{} (door|over) ?(te )?(gesneden|snijden|sneed)|{} (doorgesneden|overgesneden|opengesneden)|(sneed|"
        "snijdt|snij) ~2 {} ?(door|over)",
    ),
    Frame(
        "",
        STRONG,
        "pijn",
        "SELF ~2 {} (doe|doen|doet|deed|deden|gedaan)|(doe|doen|doet|deed|deden) (mezelf|zichzelf|haarzelf|"
        "hemzelf|onszelf) ~2 {}",
        unless="viel|vallen|gevallen|gestoten|bezeerd|per ongeluk|struikelde|gestruikeld|geval",
    ),
    Frame(
        "",
        STRONG,
        "pillen slaappillen medicatie medicijnen",
        "(te veel|een overdosis|alle|al (haar|zijn|mijn)|doos|potje|strip|handvol) ~1 {} ~3 (geslikt|slikken|"
        "slikte|ingenomen|genomen|tegelijk)|{} ~3 (op|opgespaard|klaarliggen|klaar liggen|verzameld|gespaard|"
        "opspaart|hamstert)|spaart ~3 {} op|{} ~5 (allemaal )?(tegelijk|ineens|in een keer) (in )?(te "
        ")?(nemen|slikken|genomen|geslikt|nam)",
        unless=(
            "stipt|op tijd|op de kamer|apotheek|verpleging zet|vergeten|weekdoos|klaar in|zet(ten)? ~3 klaar|sorteer"
        ),
        needs=(
            "geslikt|slikken|slikte|ingenomen|tegelijk|ineens|spaart|opgespaard|verzameld|gespaard|hamstert|"
            "(als|voor) ~6 (te veel|gedaan)|genomen"
        ),
    ),
    Frame(
        "",
        STRONG,
        "slapen slaap",
        "(wil|wou|wilde|zou) ~4 (voor altijd|eeuwig) {}|(voor altijd|eeuwig) (te )?(willen |wil )?{}|(wil|"
        "wou) {} en (nooit|niet) meer",
    ),
    Frame(
        "",
        MODERATE,
        "hemel",
        "(wil|wilt|wou|zou) ~4 (bij|naar) ~4 {}",
        unless="kijken|bomma|taart|proef|zevende",
        needs="man|vrouw|papa|mama|vader|moeder|gaan|zijn",
    ),
    Frame(
        "",
        MODERATE,
        "wanhopig wanhoop radeloos radeloosheid",
        unless="tot wanhoop (gedreven|drijft|drijven|dreef|dreven)|wanhoop nabij|telefoneren|parking|parkeerplaats|"
        "parkeer|plaats zoeken|zoek naar|personage|sleutel|(zou|zoudt|kunt|"
        "kan|word|wordt) (je|ge) wanhopig|(je|ge) (zou|zoudt|kunt|kan|word|wordt) ~1 wanhopig|om wanhopig van",
    ),
    Frame("", STRONG, "zinloos", "(leven|bestaan) ~3 {}|{} (om )?(te|verder te) leven"),
)
