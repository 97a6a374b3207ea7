"""Despair that names neither death nor suicide, or only in passing."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.frames import Frame

VEILED_DESPAIR: Final = (
    Frame(
        "",
        STRONG,
        "leven",
        "(beu|moe|zat|schrik|bang) ~2 om (te|verder te|nog te) {}|(te moe|geen kracht|geen moed) ~2 om (verder )?te {}",
        unless="bang om alleen te leven",
    ),
    Frame(
        "",
        MODERATE,
        "halen roepen meenemen",
        "(lieve heer|onze lieve heer|onze lieve|lieve-heer|god|heer|dood) ~5 (om )?(PERSON )?(te )?(komen "
        ")?{}|(mag|mogen|mocht) ~3 (komen )?{}(?=GAP(STOP))",
        needs="heer|god|dood",
        unless="trein|auto|ophalen van",
    ),
    Frame(
        "",
        STRONG,
        "spuitje spuit",
        "(wil|wilt|wou|vraagt|vroeg|smeekt|geef) ~4 (een|het|dat) {}(?=GAP(STOP| zodat| om te sterven| zegt))",
        unless="griep|pijn|corona|vaccin|koorts|tandarts|diabetes|insuline",
    ),
    Frame(
        "",
        STRONG,
        "meer",
        "(als|dat|of|zodat|toen) (ik|hij|ze|zij|WHO) ~2 er niet {} (ben|is|was|ware|zijn|zou zijn)(?=GAP(STOP))",
        unless="directie|dienst|begeleider|geld|plaats|gered|zonder (dit|dat|deze|hen|jullie)|dan is",
        needs="beter|liefst|liever|denk|wou|wens|wil|hoop|zegt",
    ),
    Frame(
        "",
        STRONG,
        "doden doodmaken doodschieten verongelukken",
        "(mezelf|zichzelf|mijzelf|mij|zich|SELF) ~3 (te )?{}",
        unless="tijd|verveling|mij te",
    ),
    Frame(
        "",
        STRONG,
        "stoppen ophouden gedaan eindigen ophoudt stopt over",
        "(voor mij|voor haar|voor hem|van mij) mag (het|alles|het leven|mijn leven) ~2 {}( "
        "zijn)?(?=GAP(STOP))|(wil|wou|hoop|wens) ~2 dat (het|het leven|alles|mijn leven) (allemaal "
        ")?(eindelijk )?{}(?=GAP(STOP))",
        unless="lawaai|regen|feest|corona|wachten|om tien uur",
    ),
    Frame(
        "",
        STRONG,
        "punt",
        "(wil|wou|wilt|ga|zal|zet) ~4 een {} achter (zetten|alles|OWNLIFE)(?=GAP(STOP| zetten))|een {} achter "
        "(OWNLIFE|het leven)",
        unless="verhuis|verhuisden|contract|discussie|samenwerking",
        needs="leven|ik|alleen|alles|wereld|hij|ze",
    ),
    Frame(
        "",
        MODERATE,
        "dood",
        "(praat|spreekt|begint|denkt|denk|praten|verlangt|verlang|spreken|vraagt) ~2 (over|aan|naar|om) (de|"
        "haar|zijn|mijn) {}|(bezig met|verlangen naar) de {}",
        unless="taboe|open over|levenseinde|euthanasie|palliatief|rouw|afscheid|na de",
    ),
    Frame(
        "",
        STRONG,
        "trein auto vrachtwagen metro tram",
        "(onder|voor) (een|de) {} ~2 (liggen|gaan liggen|lopen|springen|werpen|gooien|rijden|te gaan liggen|stappen)",
        unless="wandelen|oversteken|opletten|kat|hond|de deur",
    ),
    Frame(
        "",
        STRONG,
        "missen",
        "niemand (zou|zal|gaat) (mij|me|hem|haar) ~2 {}|niemand (mij|me) (zou|zal) {}",
        unless="kunnen missen|willen missen",
    ),
    Frame(
        "",
        STRONG,
        "slikte slikten geslikt slikken ingenomen slikt",
        "{} ~3 (hele|volle|al|alle|handvol|doos|strip|potje|buisje|teveel|te veel|overdosis) ~3 (pillen|"
        "slaappillen|medicatie|medicijnen|dafalgan|slaapmedicatie|doos|antidepressiva)|(hele|volle|alle|"
        "handvol|doos|strip|potje|buisje|te veel|overdosis) ~3 (pillen|slaappillen|medicatie|medicijnen|"
        "dafalgan|slaapmedicatie) ~2 {}",
        unless="stipt|op tijd|moet (hij|ze)|voorgeschreven",
    ),
    Frame(
        "",
        STRONG,
        "besta wakker ontwaakt",
        "(ik|hij|ze) leef(t)? niet meer ~3 {}|was (ik|ze|hij) (maar )?(niet|nooit) (meer )?{} geworden",
    ),
    Frame("", STRONG, "kant", "(maak|maakt|maken|maakte) (mij|me|zich|mezelf|zichzelf) ~1 van {}"),
    Frame(
        "",
        STRONG,
        "verder",
        "(WHO|veertien|jaar) ~3 (wil|wilt|wou|kan|ziet) ~2 niet (meer )?{}(?=GAP(STOP| leven| zo))|(zo|dan) "
        "(wil|kan) (ik|ze|hij) niet (meer )?{}(?=GAP(STOP))",
        unless="helpen|school|studeren|stappen|lezen|werken|samenwerken|met",
    ),
    Frame(
        "",
        MODERATE,
        "nutteloos waardeloos overbodig last",
        "(voel|voelt|ben|is|voelde) (mij|me|zich|ik|alleen)? ?~2 {} (mens|en wil|en ben|op de wereld)|(ik|ze|"
        "hij|mama|papa) (ben|is) (maar |alleen maar |iedereen )?(een |tot )?{}(?=GAP(STOP| voor))",
        unless="factuur|kastje|kaart|systeem|app",
        needs="ik|mama|papa|ze|hij",
    ),
)
