"""People tied, locked in, punished, gagged or threatened; bitten, burnt, fed by force or put in cold water."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK
from chalicelib.domain.signals.meaning.crimes.kinds import VIOLENCE
from chalicelib.domain.signals.meaning.frames import Frame

_BY_STAFF: Final = (
    "STAFF ~2 {} ~1 VICTIM|STAFF ~1 (heeft|had|hebben|hadden) ~1 VICTIM ~4 {}|(dat|hoe|toen) ~1 STAFF ~1 VICTIM ~4 {}"
)
_BAD_FOR: Final = (
    "straf|gestraft|straffen|stout|lastig|riep|roepen|weende|huilde|wenen|huilen|gilde|smeekte|bibber[a-z]*|tegen "
    "(zijn|haar|hun) (zin|wil)|af te koelen|ijskoude?|minuten|tot (ze|hij|zij) ~2 (zweeg|stil)"
)

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
    Frame(
        VIOLENCE,
        STRONG,
        "bijt beet beten gebeten krabt krabde krabden gekrabd",
        _BY_STAFF + "|VICTIM ~1 (is|werd|was) ~2 {} door ~1 STAFF",
        unless="hond|kat|spel[a-z]*|zichzelf|rug|jeuk|appel|boterham|koek|hapje|lip|tanden|per ongeluk|door VICTIM",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "spuwt spuwde spuwden spuwen spuugt spuugde gespuwd gespuugd",
        "STAFF ~2 {} ~1 (naar|op|tegen) VICTIM|STAFF ~1 (heeft|had|hebben) ~1 (naar|op|tegen) VICTIM ~1 {}",
        unless="per ongeluk|vuur|niesde",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "sigaret sigaretten aansteker strijkijzer peuk kookplaat",
        "(brandt|brandde|brandden|verbrandde|verbrandden|verbrand|gebrand|duwde|drukte) ~1 VICTIM ~3 (met|tegen) ~2 {}|"
        "VICTIM ~2 (met|tegen) ~2 {} ~1 (gebrand|verbrand)|(duwde|duwden|drukte|drukten) ~2 {} ~1 (uit )?(op|in|tegen) "
        "(zijn|haar|mijn|hun) (arm|armen|hand|handen|been|benen|rug|huid|vel|gezicht|nek)",
        unless="per ongeluk|zichzelf|zelf (aan|met)",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "dwong dwongen dwingt dwingen gedwongen verplicht verplichtte verplichtten",
        "{} ~6 (te eten|op te eten|leeg te eten|eten|opeten|leegeten|slikken|te slikken)",
        needs="overgeven|overgaf|braken|braakte|braaksel|kots[a-z]*|kokhal[a-z]*|stikte|stikken|mond open|neus dicht|"
        "neus toe",
        also="tot|totdat|terwijl|toen|hoewel|zodat|waarna|en|zijn|haar",
        unless="ziek|griep|buikgriep|virus|niet (moest|gedwongen|verplicht)|niemand|nooit|medicatie|chemo|zwanger",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "douche bad water emmer",
        "(steken|staken|stak|zetten|zette|duwden|duwde|dompelden|dompelde|hielden|hield|spoten|spoot|gestoken|gezet|"
        "geduwd|gespoten|ondergedompeld) ~1 VICTIM ~2 (in|onder|met) ~1 (koud|koude|ijskoud|ijskoude) {}|VICTIM ~3 (in|"
        "onder|met) ~1 (koud|koude|ijskoud|ijskoude) {} ~1 (gestoken|gezet|geduwd|gehouden|gespoten)",
        needs=_BAD_FOR,
        unless="brandwond[a-z]*|verbrand|koorts|hitte|hittegolf|warm weer|zwembad|spel[a-z]*|sauna|kneipp|"
        "lachen|lachten",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "hond honden",
        "STAFF ~2 (zette|zet|hitste|stuurde|liet) ~3 {} ~1 (op|los op|tegen|af op) VICTIM",
        unless="schoot|bezoek|therapie[a-z]*|knuffel[a-z]*|aaien",
    ),
)
