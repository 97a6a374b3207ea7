"""Despair that names no death: a morning that need not come, a world that does without, water that draws."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.frames import Frame

INDIRECT_DESPAIR: Final = (
    Frame(
        "",
        MODERATE,
        "hoeft moet",
        "(voor|van) mij {} ~6 (niet|geen [a-z]+) meer",
        needs="zon|morgen|wakker|ademen|leven|allemaal|verjaardag|volgend jaar|nieuwe dag",
        unless="douche|wassen|activiteiten|koffie|eten",
    ),
    Frame(
        "",
        STRONG,
        "beter",
        "(wereld|iedereen|allemaal|gezin|kinderen|familie|jullie) ~3 {} (af )?~1 zonder (mij|me|hem|haar)|(wereld|"
        "iedereen|gezin|familie) ~3 {} af ~2 zonder",
        unless="STAFF|directeur|collega|baas",
    ),
    Frame(
        "",
        MODERATE,
        "niks niets reden",
        "{} ~4 (om )?(voor )?(op te staan|te leven|verder te (doen|leven|gaan)|wakker te worden)",
        needs="mij|ik|hij|zij|ze|haar|hem|zonder|geen",
        unless="klagen|vroeg op|wekker",
    ),
    Frame(
        "",
        MODERATE,
        "koord touw sjaal riem ceintuur snoer gordijnkoord",
        needs="(net|juist|nog) (op tijd|op het nippertje)|rond (haar|zijn) (eigen )?(nek|hals)",
        also="vond|vonden|gevonden|gered|hing|gebruikt|geknoopt",
        unless="hond|vlieger|winkel|uitverkocht|kerst[a-z]*|STAFF ~6 (bond|vastgebonden)",
    ),
    Frame(
        "",
        MODERATE,
        "leven bestaan ademen",
        "waarom (ik|ge|je|we|hij|ze|zij) ~2 (nog|zou|zoudt|blijf|moet) ~4 {}",
        unless="boek|film|zo duur",
    ),
    Frame(
        "",
        MODERATE,
        "trekt trok lonkt lonkte lokt roept",
        "(water|vaart|spoor|sporen|brug|diepte|leie|schelde|kanaal|treinen) ~4 {} (mij|me|hem|haar)",
        unless="vakantie|vissen|zwem[a-z]*|wandel[a-z]*|foto[a-z]*|boot|STAFF",
    ),
    Frame(
        "",
        STRONG,
        "slaappillen slaappil pillen dafalgan dafalgans paracetamol perdolan medicatie antidepressiva medicijnen "
        "kalmeringspillen temesta xanax",
        "(hele|heel de|volle|een|heel haar) ~1 (doos|doosje|doosjes|strip|strips|pot|potje|bus|buis) ~1 {} ~3 (in te "
        "nemen|"
        "te slikken|innemen|inslikken|nam|slikte|slikken|geslikt|ingenomen|binnen|leeg)|(slikte|slik|slikt|nam|neem|"
        "neemt|namen) ~2 (heel veel|veel te veel|een (hele )?(doos|strip|pot|handvol)) ~1 {}",
        unless="voorschrift|voorgeschreven|per (dag|week)|maand|apotheek|verpleg[a-z]*|bewoners|dokter|kuur",
    ),
    Frame(
        "",
        STRONG,
        "gooien afgooien duwen afduwen springen doodmaken doodspuiten doodschieten doodslaan",
        "(kun|kan|kunt|wil|wilt|mag|zou|zoudt|kunnen) ~2 (me|mij) ~5 {}",
        needs="balkon|raam|dak|brug|trap|trein|doodmaken|doodspuiten|doodschieten|doodslaan|vaart|kanaal",
        unless="bal|zwem[a-z]*|glijbaan|van het lachen|jas",
    ),
    Frame(
        "",
        STRONG,
        "dood",
        "(maak|sla|schiet|doe|spuit) (me|mij) ~2 {}(?= ?(STOP))",
        unless="lach|lachen|schrik|schrikken|verveling|graag",
    ),
)
