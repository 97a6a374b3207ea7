"""People tied, locked in, punished, gagged, threatened or handled roughly."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK
from chalicelib.domain.signals.meaning.crimes.kinds import VIOLENCE
from chalicelib.domain.signals.meaning.frames import Frame

RESTRAINING: Final = (
    Frame(
        VIOLENCE,
        MODERATE,
        "vastgebonden vastgesnoerd vastgeketend vastgemaakt gebonden vastbinden",
        "(vastgebonden|vastgesnoerd|vastgeketend|vastbinden|(aan|in) (haar|zijn|de|het|hun|mijn) (bed|zetel|"
        "stoel|rolstoel|toilet|wc|radiator|relax) ~1 {}|{} (aan|in) (haar|zijn|de|het|hun|mijn) (bed|zetel|"
        "stoel|rolstoel|toilet|wc|radiator))",
        unless=(
            "BOUNDIN|gebonden aan (huis|regels)|rolstoel gebonden|gebonden sinds|matras|laken|plank|lamp|"
            "schilderij|stevig vastgemaakt|poster|spel|spelletje|elkaar ~1 (vast|wol)|elkaar vastbinden|wol|(was|"
            "is|zijn|waren) gebonden aan"
        ),
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "bind bindt binden bond bonden ketent ketenden",
        "{} ~5 (vast|aan (haar|zijn|hun|de|het) (bed|zetel|stoel|rolstoel))",
        unless="BOUNDIN|haar haar|haren|staart|staartje|schort|vlecht|tomaten|planten",
        needs="VICTIM|ze",
    ),
    Frame(VIOLENCE, MODERATE, "opgesloten opsluiten opsloten opsloot opgesloten", unless="SHUTIN"),
    Frame(
        VIOLENCE,
        MODERATE,
        "sloot sloten sluit sluiten",
        "{} (de |mijn )?(ze|VICTIM) ~5 op",
        unless="SHUTIN|vriendschap|vrede",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "slot",
        "(deur|kamer|kamers|deuren) ~6 op {} ~8 (niet|opgesloten|kon|konden)|(VICTIM) ~3 (achter|op) {} ~2 "
        "(gezet|gestoken|gedraaid|gedaan)",
        unless="fiets|badkamer|toilet van|kluis|auto|inbrekers?|dieven|veilig|veiligheid",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "isoleercel isoleerkamer isolatiecel isolatie afzonderingsruimte strafhok",
        "(uren|uur|dagen|dag|nacht|nachten|week) ~4 in (de|een|het) {}|{} ~5 (uren|dagen|straf|nachten)",
        unless="corona|covid|virus|norovirus|mrsa|gevel|dak|ramen|woning",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "gefixeerd",
        "(zonder|dagen|uren|hele|tegen) ~5 {}|{} ~4 (zonder|dagen|uren|tegen)",
        unless="overleg|breuk|gips|kast",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "straf bestraffing",
        "(als|bij wijze van|voor) {} ~9 (naakt|koude douche|koud water|donker|donkere|kelder|buiten in de|"
        "geen eten|zonder eten|opgesloten|slaan|geslagen)|(naakt|koude douche|koud water|donker|donkere|"
        "kelder|zonder eten|geen eten|opgesloten) ~6 (als|bij wijze van|voor) {}",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "tape plakband sok prop washandje handdoek kussen hand",
        "(plakten?|plakt|geplakt|stopten?|stopt|gestopt|duwden?|propten?|gepropt|dichtgeplakt|hielden?|legde) "
        "~3 {} ~2 (in|op|over|voor) (haar|zijn|mijn|de|hun) (mond|gezicht)|mond ~3 (dicht|toe|dichtgeplakt) "
        "~2 (met )?{}|(een|hun|de) {} (in|op|over) (haar|zijn|mijn|de|hun) (mond|gezicht) ~1 (gestopt|geduwd|"
        "gepropt|gehouden|geplakt)",
        unless="tand|lachen|hoesten|wassen|gewassen",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "gooide gooiden gegooid goot goten gegoten smeet",
        "{} ~2 (emmer|glas|kop|kom|bord|water|soep|koffie|thee) ~3 (over|naar|in) ~2 (VICTIM|gezicht|hoofd)|"
        "(water|soep|koffie|thee) ~2 over ~3 {}",
        unless="haar gewassen|plant|planten|per ongeluk|wassen",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "hardhandig hardhandige ruw ruwe brutaal",
        "{} ~2 (vastgepakt|aangepakt|vastgegrepen|weggeduwd|op bed|behandeld|gewassen|vast|beet)|(vastgepakt|"
        "aangepakt|vastgegrepen|behandeld) ~2 {}",
        needs="VICTIM",
        unless="brutaal tegen",
    ),
    Frame(
        VIOLENCE,
        WEAK,
        "blauwe",
        "{} plekken",
        unless="bloedverdunner[s]?|vallen|valt|gevallen|viel|bloedafname|infuus|spelen|speelplaats|stoot",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "striemen brandwonden handafdrukken vingerafdrukken",
        "{} ~6 (riem|arm|armen|rug|polsen|sigaret|sigaretten|benen|gezicht|billen)",
        unless="inbraak|koken|zon|frietketel",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "bedreigd bedreigde bedreigden bedreigt",
        unless="dieren|diersoorten|soorten|natuur|bezuiniging|sluiting|gebouw",
        needs="VICTIM|ik|ze|hij|STAFF",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "dreigde dreigden dreigt dreigen gedreigd",
        "{} ~6 (slaan|slagen|mes|doden|vermoorden|opsluiten|in elkaar|geweld|vuist|spuit)",
    ),
    Frame(VIOLENCE, MODERATE, "gestalkt stalkt stalkte", unless="ex|ex-vriend|ex-man", needs="STAFF|ze|hij|ik"),
    Frame(VIOLENCE, STRONG, "gefolterd gemarteld folteren foltering", unless="pijn|hitte|wachten|muziek"),
    Frame(VIOLENCE, STRONG, "handafdruk handafdrukken", "{} ~5 (wang|gezicht|billen|arm|been|rug|poep)"),
    Frame(
        VIOLENCE,
        MODERATE,
        "riemen riem touw touwen koord koorden banden lakens gordels",
        "(met|in) (een |de |leren )?{} ~6 (bed|zetel|stoel|vastgemaakt|vast|gebonden|vastgezet|blijven|om)",
        unless="hond|veiligheid|auto|rijden|bus|wandeling|fiets|schone|propere|linnen|verse|vuile|lift|tillift",
        needs="VICTIM|hij|ik|ze",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "hoek kot berging berghok kelder washok toilet",
        "(uren|dag|dagen|middag|namiddag|straf|voormiddag|nacht) ~4 in (een|de|het) {} ~2 (gezet|opgesloten|"
        "gestoken|moeten|zitten|staan)|in (een|de|het) (donker|donkere|koude) {} ~3 (gezet|opgesloten|"
        "gestoken|zitten|moeten)",
        unless="speelhoek|leeshoek|gezellig",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "mond strot keel",
        "(eten|lepel|pap|boterham|pillen|medicatie|voedsel) ~5 (in|door) (haar|zijn|hun|mijn|de) {} (geduwd|"
        "gepropt|gestoken|geperst|gestampt)|(duwden?|duwt|propten?|stampte|stampten|persten?) ~5 (in|door) "
        "(haar|zijn|hun|mijn|de) {}",
        unless="zachtjes|snoepje|fopspeen|tutje",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "afgereageerd frustratie agressief handgemeen",
        "{} ~3 (op|uit op) (de |VICTIM)|{} (tegen|naar) (VICTIM|de (bewoners|kinderen))|(STAFF) ~4 {}",
        unless="mijn zoon is|door dementie|onze zoon|dementerende|bewoner was|omgaan|begrip",
        needs="STAFF|ze",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "mes messen steekwapen wapen",
        "(stak|gestoken|bedreigd|bedreigde|dreigde|steken|zwaaide|zwaait|aangevallen) ~5 (met )?(een )?{}|met "
        "(een|het) {} ~4 (gestoken|bedreigd|dreigde|aangevallen|gezwaaid)",
        unless="keuken|schillen|snijden|koken",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "aangevallen gemolesteerd afgedreigd gegijzeld aanval",
        "(werd|is|heeft|hebben|ben) ~5 {} ~3 (door|van) ~2 (STAFF|het personeel)|door ~2 STAFF ~1 {}",
    ),
)
