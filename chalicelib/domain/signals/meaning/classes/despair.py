"""Despair by what stands in one sentence: a wish to be gone, a place or a means, and whoever it is about."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.frames import Frame

_DEAD: Final = "sterven doodgaan heengaan inslapen vertrekken gaan"
_IN_PEACE: Final = "PEACEFUL|thuis|palliatie[a-z]*|hospice|naar huis|op bezoek|op kamp|naar school|naar de"

DESPAIR_BY_CLASS: Final = (
    Frame(
        "",
        STRONG,
        "sterven doodgaan",
        "(vraagt|vroeg|vragen|smeekt|smeekte|bidt|bad|roept|riep|zegt|zei) ~12 (mag|mogen|kan|kunnen|wil|wou|wilt|te|"
        "laten) (laten |nu |eindelijk |toch |gaan ){0,2}{}|help[a-z]* ~3 (om )?te {}|(graag|liever|alstublieft|gewoon|"
        "eindelijk) ~2 {}",
        unless="(kun|kan|kunt|ga|gaat|moogt|mag) (je|ge|gij|jij|u) ~4 (doodgaan|sterven)|palliatieve?|euthanasie|"
        "levenseinde|vredig|rustig|terminaal|angst|schrik|bang|niet (mag|wil|wilt|wou|"
        "wilde|kan)|niemand|begeleid[a-z]*",
    ),
    Frame(
        "",
        STRONG,
        "leven opstaan doorgaan voortdoen voortgaan verderleven wakker bestaan verdergaan blijven",
        "(waarom|waarvoor|voor wie|voor wat|waartoe) ~1 (zou|moet|moeten|leef|blijf|wil|zouden|doe|zal) ~1 (ik|hij|"
        "zij|ze|wij|we|k) ~3 nog ~2 {}",
        unless="vroeg|vroege|wekker|file|werken|werk",
    ),
    Frame(
        "",
        STRONG,
        "dag moment uur tijd",
        "(tel|telt|wacht|verlang|verlangt|hoop|kijk|uitkijk|droom|af) ~5 {} (dat|waarop|tot|komt dat) (ik|ze|hij|zij) "
        "er niet (meer )?(ben|is|zal zijn|zou zijn)",
    ),
    Frame(
        "",
        STRONG,
        "wereld aarde grond aardbol hemel",
        "(weg|verlost|vertrekken|verdwijnen|weggaan) ~1 (van|uit) (deze|de|dees|die|dezen) {}|(liever|beter|graag|"
        "best) ~3 onder de {}|(wil|wou|wilde|zou) ~3 (naar|bij) ~4 in de {}",
        needs="ik|k|hij|zij|ze|FAMILY|wij",
        unless="parking|garage|kabel|metro|kelder|beste",
    ),
    Frame(
        "",
        STRONG,
        "bestaan leven ademen ademhalen",
        "(ophou|ophoudt|ophouden|stop|stopt|stoppen|stopte) (gewoon )?met {}|met {} (kon|zou|wil|wou|mocht|kunnen|te) "
        "~2 (stoppen|ophouden|stop|ophou)",
        unless="roken|apneu|machine|reanim[a-z]*|hart",
    ),
    Frame(
        "",
        STRONG,
        "ophouden stoppen eindigen",
        "(om )?(alles|het allemaal|het) (te )?laten {}|dat (alles|het allemaal) (gewoon )?(mag|mocht|zou) {}",
        needs="gedacht|wil|wou|wilde|denk|denkt|droom|hoop|verlang[a-z]*|gewoon|liefst",
        also="ik|k|hij|zij|ze|FAMILY",
        unless="therapie|medicatie|contract|pijn|opvang|kine|geroep|lawaai|ruzie",
    ),
    # The places and the means.
    Frame(
        "",
        STRONG,
        "kanaal schelde maas leie water vaart dok ravijn boom muur trein sporen spoor brug dak raam vrachtwagen camion "
        "balkon metro viaduct",
        "(het|de|een|den|ne|nen) {} (in|af|op) (te )?(rijden|rij|springen|spring|stappen|lopen|gaan)|(in|onder|van|"
        "voor|tegen|uit|op|naar) (het|de|een|den|ne|nen) {} ~3 (rijden|rij|springen|spring|gesprongen|sprong|sprongen|"
        "lopen|loop|loopt|gelopen|stappen|gooien|gegooid|werpen|geworpen|leggen|gelegd|stappen|doen)|(spring|springt|"
        "sprong|rij|gooi|gooide|loop|loopt|liep) ~4 (in|onder|van|voor|tegen|uit|naar) (het|de|een|den|ne|nen) {}",
        needs=(
            "gedacht|denk|denkt|dacht|wil|wilt|wou|wilde|willen|zin om|goesting|gaat doen|ging doen|dreig[a-z]*|zegt "
            "dat|zei dat|geprobeerd|probeer[a-z]*|mezelf|zichzelf|zich|me|als dit|als het zo|zo doorgaat|ga ik|dood|"
            "overleefd|overleden|begeleiding|suicid[a-z]*"
        ),
        also="ik|k|hij|zij|ze|FAMILY|bewoner|bewoonster|client|jongere|meisje|jongen|medebewoner",
        unless=(
            "zwem[a-z]*|kano|boot|fiets[a-z]*|wandel[a-z]*|bal|kat|poes|vogel|gelukkig|uitstap|rolstoel|nemen|gemist|"
            "halen|station|reis|treintje|bus|kast|duik[a-z]*|file|lach[a-z]*|contentement|parachute|bungee"
        ),
    ),
    Frame(
        "",
        STRONG,
        "pillen dafalgan dafalgans dafalgannen slaappillen slaappil paracetamol paracetamols medicatie slaaptabletten "
        "valium xanax temesta temestas overdosis doosje doos strip strips antidepressiva",
        "(nam|neemt|slikte|slikt|slikken|pakte|ingenomen|genomen|geslikt|innam|binnengespeeld) ~5 {}|{} ~3 (ingenomen|"
        "genomen|geslikt|innam|innemen|inslikken|binnengespeeld|in ?eens)",
        needs="overdosis|te veel|een overdaad|twintig|dertig|veertig|vijftig|zestig|[2-9][0-9]|een hele|een heel|alle|"
        "al haar|al zijn|handvol|heel de|heel het|in een keer|ineens",
        unless="stipt|op tijd|dokter|voorschrift|voorgeschreven|per dag|elke dag|moet|moest|kregen|kreeg|vergeten|"
        "gewicht|verpleeg[a-z]*",
    ),
    Frame(
        "",
        STRONG,
        "stekker stekkers",
        "{} ~3 (uittrekken|uittrokken|uittrekt|uittrok|uit|eruit)",
        needs="ik had|liever|wil|wou|van mij|van haar|van hem|mijn|mogen|laat",
        unless="tv|lamp|bed|toestel|alarm|project|koelkast|frigo|diepvries|gsm|contract|radio|wasmachine",
    ),
    Frame(
        "",
        STRONG,
        "afmaken ophangen verhangen doodmaken vermoorden verdrinken opknopen doodrijden doen",
        "{} ~2 (met|en) (zichzelf|mezelf|haarzelf|hemzelf)|(zichzelf|mezelf|zich|haarzelf|hemzelf) (wil |wilde |wou |"
        "zou |ging |gaat |iets |wat |te |aan ){0,3}{}",
        needs="afmaken|ophangen|verhangen|doodmaken|vermoorden|verdrinken|opknopen|doodrijden|iets aan|wat aan",
        unless="film|boek|verf|jas|lachend|niet",
    ),
    Frame(
        "",
        MODERATE,
        "sporen spoor spoorweg brug brugleuning dakrand",
        "(loopt|trekt|gaat|ligt|stond|staat|zat|zit|gevonden|weggelopen) ~4 {}",
        needs="gaat doen|ging doen|springen|sprong|eronder|eraf|einde|niet meer|afscheid|dood",
        unless="fiets|wandel[a-z]*|kamer ligt|huis ligt|gelukkig",
    ),
    Frame(
        "",
        STRONG,
        "last",
        "(ik|we|hij|zij|ze) (ben|is|was|voel me|voelt zich) ~2 (een |maar |alleen |enkel ){1,3}{}",
        needs="beter af|zonder (mij|haar|hem)|er niet meer|weg|dood|niemand",
        unless="niet|nooit",
    ),
    Frame(
        "",
        STRONG,
        "opstaan ontwaken wakker",
        "(inslapen|slapen|indommelen|slaap) ~2 (nooit|niet) meer ~1 {}",
        unless="wekker|vakantie|lui",
    ),
    Frame(
        "",
        STRONG,
        "wereld aarde",
        "(geen plaats|niks te zoeken|niets te zoeken|niets verloren|niet thuis) ~3 (op|in) (deze|de|dees) {}|(geen|"
        "niks|niets) ~3 (voor mij|te zoeken) ~2 op (deze|de) {}",
        unless="grootste|derde|tegenover",
    ),
    Frame(
        "",
        STRONG,
        "eind einde punt",
        "(maak|maakt|maken|brei|zet|zetten) (ik|hij|zij|ze|we) ~1 er ~2 {} ~1 (aan|achter)",
        unless="contract|ruzie|opzeg[a-z]*|opvang|gesprek|bezoek|samenwerking|abonnement",
    ),
    Frame(
        "",
        STRONG,
        "polsen pols armen aders",
        "{} ~2 (open|over|door|opengehaald|opengesneden|doorgesneden|overgesneden|ingesneden|openhaalde|opengekrast|"
        "kapotgesneden)|(sneed|snijdt|krast|kraste|snijden|krassen|gesneden) ~5 {}",
        needs="zijn|haar|mijn|zich|hun|scheermes[a-z]*|mes|schaar|glas",
        unless="open armen|kruid|vlees|brood|over elkaar|door elkaar|deur|dokter",
    ),
    Frame(
        "",
        STRONG,
        "javel bleekwater ontstopper rattenvergif antivries vergif pesticide",
        "(dronk|drinkt|drinken|gedronken|leeggedronken|slikte|nam|opgedronken|binnen) ~4 {}|{} ~3 (leeg|gedronken|"
        "leeggedronken|geslikt|opgedronken|op)",
        unless="kindje|peuter|kleuter|baby|kuis[a-z]*|per ongeluk|poets[a-z]*",
    ),
    Frame(
        "",
        STRONG,
        "ben",
        "(als|wanneer|dag dat) ik er niet meer {}",
        needs="binnenkort|afscheid|geregeld|brief|straks|niet lang meer|morgen",
        unless="begrafenis|erfenis|later|oud|notaris|gerust|werk",
    ),
    Frame(
        "",
        STRONG,
        "verder",
        "(ik|hij|ze|zij) (wil|wilt|wou|wilde|kan|kon) ~1 (echt |gewoon )?niet (meer )?{}",
        needs="stop[a-z]*|leven|op|moe|niemand|donker|alleen|weg",
        unless="verder (met|wachten|stappen|zoeken|gaan met|dan)|trap|lopen|wandel[a-z]*|rijden|opleiding",
    ),
)
