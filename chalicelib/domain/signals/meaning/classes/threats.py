"""Threats by what stands in one sentence: who will do it, to whom or what, and when or if."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.frames import Frame

_TO_KILL: Final = """
    afmaken afkloppen aframmelen afranselen aftuigen afslachten kelen wurgen neersteken neerschieten neerknallen
    doodslaan doodrijden doodschieten doodsteken doodknijpen overrijden omleggen omverrijden kapotslaan
    molesteren platslaan platrijden lynchen opknopen ophangen vergassen vergiftigen verzuipen verdrinken stenigen
    oversnijden doorsnijden inslaan verbouwen toetakelen
"""
_WEAPON: Final = """
    honkbalknuppel knuppel knuppels baseballbat bat mes messen bijl geweer pistool revolver kettingzaag benzine
    benzinebus jerrycan hamer voorhamer koevoet riek hooivork shotgun jachtgeweer karabijn breekijzer molotovcocktail
    boksbeugel hakmes machete moker
"""
_NOT_MEANT: Final = "FAMILY|bewoner|bewoners|client|clienten|patient|palliati[a-z]*|terminaal|ziekte|kanker|dementie"
_IN_JEST: Final = "taart|knuffel|koffie|lach[a-z]*|grap[a-z]*|spel[a-z]*|kus[a-z]*|pralines|bloemen|film|boek|toneel"

THREATS_BY_CLASS: Final = (
    Frame(
        "",
        STRONG,
        _TO_KILL,
        "(moeten|moesten|mogen|zouden) (ze|we|wij|mensen|men) ~8 {}|(zou|zouden|moet|moeten|moest|moesten) ~6 {} "
        "worden|(iemand|men|ze|we|er iemand) (zou|zouden|moest|moesten|moet|moeten|mag|mogen) ~9 {}|(als gij|als jij|"
        "als u|als die|als deze) (moeten|moesten) ze ~6 {}|ik (doe|zou) ~4 zelf {}|(ik|we|wij|k) (laat|kom|wil|durf|"
        "zou) ~6 {}",
        unless=_IN_JEST + "|van liefde|zei de kok|(niemand|nooit) ~2 (zou|mag|wil)|kippen|varkens|dieren|wespen|"
        "onkruid|keuken|kamer|badkamer|gebouw|huis|foto|muggen|werken|werf|tijd|taak|rekening|lampen|schilderij|"
        "foto's|gordijnen|slingers|LAUNDRY|jas|kader|kader|kaartje",
    ),
    Frame(
        "",
        STRONG,
        _WEAPON,
        "(sta|kom|ben|ga|breng|pak|neem|haal) (ik|k|we|wij) ~8 {}|(ik|k|we|wij) (sta|kom|ga|breng|pak|neem|haal|steek|"
        "zal) ~7 {}|(krijgt|krijgen|verdient) ~4 {} (in|tussen|door|tegen)|(ik|we|wij) heb(ben)? ~3 {} ~6 (klaar|"
        "liggen|bang|gebruiken|geladen)",
        needs="als|nog (een|1)|volgende keer|dan|van mij|zijn|haar|bang|klaar|binnenkort|morgen|rug|gebruiken|geladen",
        unless=_IN_JEST + "|timmer[a-z]*|hobby|koken|keuken|vork|brood|auto|tank[a-z]*|werkbank|atelier|snijden",
    ),
    # No longer on their feet.
    Frame(
        "",
        STRONG,
        "rondlopen rondlopend leven ademen rechtstaan lopen stappen lachen navertellen fietsen zien horen",
        "(zal|zullen|zult|gaat|gaan|ga) ~2 (niet|nooit|geen) (lang|lange tijd|veel)? ?(meer|lang meer) ~2 {}|zorgen "
        "dat ~6 (niet|nooit) (meer )?~2 (kan|kunt|kunnen)? ?{}",
        needs="die|dat|ge|gij|je|jij|u|jullie|hij|zij|ze|STAFF",
        unless=_NOT_MEANT + "|kine|kinesist|revalid[a-z]*|operatie|dokter|lang meer|oud|tv|" + _IN_JEST,
    ),
    Frame(
        "",
        STRONG,
        "rondlopen rondlopend rondfietsen rondrijden",
        "(STAFF|madam|vent|kerel|mens|gast|die|hij|zij|ge|gij) ~5 (zal|zult|gaat|loopt) ~1 (daar )?niet (zo )?lang "
        "meer {}",
        unless="FAMILY|ziek|oud|pensioen|contract|werk[a-z]*|ontslag",
    ),
    Frame(
        "",
        STRONG,
        "na",
        "(legt|leggen|doet|doen|vertelt|vertellen|doen het|legt het|doet het) (dat |het |ons |mij |me ){0,2}(niet|"
        "nooit) (meer )?{}",
        needs="wie|als|diegene|degene|die|ge|gij",
        unless="verhaal|trein|film|recept|zo snel|liedje|school",
    ),
    Frame(
        "",
        STRONG,
        "laatste",
        "(uw|je|jullie|zijn|haar|hun) {} (kerst|nieuwjaar|dag|dienst|nacht|shift|uur|zomer|verjaardag|adem|maaltijd) "
        "(gehad|geweest|gewerkt|gezien|worden|hier)|(wordt|was|is|zal) (het |dat |dit )?(uw|zijn|haar|hun|je) {} ?(dag|"
        "nacht|kerst|keer|dienst|uur)?",
        needs="(de dag|als|wanneer|de keer|zodra) ~2 (dat )?ik|ge hebt|gij hebt|je hebt|gij|van mij",
        unless=_NOT_MEANT + "|afscheid|pensioen|feest|verjaardag van",
    ),
    Frame(
        "",
        STRONG,
        "levend heelhuids",
        "(ge|gij|je|u|jullie|hij|zij|ze|die) ~3 {} ~1 (niet|nooit) (meer )?~2 (buiten|thuis|weg|uit|terug)|(niet|"
        "nooit) (meer )?{} (buiten|thuis|weg|terug)",
        needs="als (ik|we|wij)|van mij|(ik|we) (wacht|sta|kom)",
        unless=_NOT_MEANT,
    ),
    # The house, the car, and what else burns.
    Frame(
        "",
        STRONG,
        "ontploffen afbranden exploderen platbranden platgooien platsmijten platwalsen afbreken vernielen kapotslaan "
        "opblazen kortenklein",
        "(ik|we|wij|k) (laat|laten|ga|gaan|zal|zullen|kom|komen|sla|zou) ~7 {}|(laat|ga|zal|zou|kom) (ik|k|we) ~7 {}",
        needs="HOUSE|kot|gebouw|boel|ruiten|ramen|auto|huis|tent|winkel|bureau|instelling|daar|alles|wagen|voordeur",
        unless=_IN_JEST + "|ballon|verbouw[a-z]*|vergunning|nieuwbouw|nooit|niet",
    ),
    Frame(
        "",
        STRONG,
        "brand fik hens vlammen lucht puin lichterlaaie",
        "(kot|boel|gebouw|tent|winkel|huis|auto|wagen|bureau|dak|instelling) ~4 (in|nog) ~3 {}",
        needs=(
            "(kan|zal|gaat|mag) ~2 (nog )?komen|van geluk spreken|(mogen|mag|moogt) ~2 (blij|content|gelukkig) ~1 zijn|"
            "draai ~4 hand niet voor om|zin om|goesting om|(ik|we|wij) (steek|zet|ga|kom|zal|sta)|(ga|zal|kom|zou) (ik|"
            "we|wij)|straks|binnenkort"
        ),
        unless=_IN_JEST
        + "|brandweer|kaars[a-z]*|sirene|personeel bleef|evacu[a-z]*|oefening|kortsluiting|niet in brand "
        "staan",
    ),
    Frame(
        "",
        STRONG,
        "overhoop omver kapot dood",
        "(ik|we|wij|k) (schiet|knal|steek|maai|rij|klop|sla|knuppel) (hem|haar|hen|ze|u|iedereen|ulle|jullie|die|al|"
        "daar|dat|de) ~4 {}|(schiet|knal|steek|maai|rij|klop|sla) (ik|k|we) ~6 {}",
        unless=_IN_JEST + "|speel[a-z]*|kegel[a-z]*|lachen|game|wespen|muggen|vliegen|mij kapot|me kapot",
    ),
    # What they deserve.
    Frame(
        "",
        MODERATE,
        "rammel slaag klop klets lamot kletsen muilpeer muilperen oplawaai dreun mot toek pandoering peer aframmeling",
        "(een |wat |nen |ne |flink |serieus |goed |pak ){1,4}{}",
        needs=(
            "verdien|verdient|verdienen|tijd dat ~8 (geeft|krijgt|krijgen|geven)|(zou|zouden|moest|moesten|mogen|"
            "mag) ~7 (krijgen|geven|hebben)|(ik|we) (geef|zal|bied|ga)|van mij"
        ),
        also="STAFF|directie|die|dat|hij|ze|gij|ge|u|jullie",
        unless="NOUN|schouder|gedicht|peuter|appel|fruit|boom|melk|deur|vroeger|hand|taart|maal|tijdens",
    ),
    Frame(
        "",
        STRONG,
        "kanaal schelde water dok leie afgrond vaart zee put kuil gracht",
        "(moeten|moesten|mogen|zouden) (ze|we|wij) ~9 (in|van) (het|de|den|een) {} ~1 (gooien|smijten|duwen|werpen|"
        "kieperen|rijden)|(ik|we|wij|k) (gooi|smijt|duw|kieper|werp) ~4 in (het|de|den) {}",
        needs="hem|haar|hen|ze|u|zo iemand|zo'n|die|iemand|STAFF|jullie|voeten|directie",
        unless=_IN_JEST + "|bal|zwemmen|zwembad|steentjes|brood|eenden|geld",
    ),
    # Words to be afraid of.
    Frame(
        "",
        MODERATE,
        "bidden bid hopen hoop hoopt",
        "(laat|dat|mag|mogen|moogt|moet|moeten|best|beter|zou) (ze |hij |ge |gij |je |u |ik |hen |die |de [a-z]+ "
        "){0,2}(maar |best |beter ){0,2}{} (maar )?dat (ik|we|wij) ~4 (nooit|niet)",
        unless=_IN_JEST + "|klagen|zei|verwen",
    ),
    Frame(
        "",
        MODERATE,
        "remmen ramen banden deuren brievenbus rug hond",
        "(uw|je|jullie|ulle) {}",
        needs=(
            "zie (maar )?dat|kijk maar|let maar|(ik )?zou ~1 (maar|ik|ge|gij)|(goed|maar) (sluiten|toedoen|nakijken|in "
            "de gaten)|(nakijkt|nakijken|sluit|toedoet|controleert)"
        ),
        also="vannacht|vertrekt|gaat slapen|als ik u|als ik|ik zou|voor ge|dezer dagen|binnenkort|voortaan",
        unless="fiets[a-z]*|rolstoel|rollator|inbraak|inbraken|dief|dieven|regen|wind|storm|onweer|kou",
    ),
    Frame(
        "",
        MODERATE,
        "overkomt overkomen gebeurt gebeuren",
        "als ~6 (iets|haar|hem|mama|ma|pa|kind) ~2 {}",
        needs="(overkomt|gebeurt) (u|ge|gij|uw|hem|haar|jullie) ook|dan ~3 (ook iets met u|kom ik|ben ik|sta ik|zijt "
        "ge|weet ik u)|gaan er (dingen|koppen|slachtoffers)",
        unless="verzekering|brandweer|bellen",
    ),
    Frame(
        "",
        STRONG,
        "straat school bus bushalte station fiets trein",
        "(weet|weten|ken|kennen|zag|zie) ~8 {}",
        needs="(uw|jullie|zijn|haar|hun) (kinderen|kind|dochter|zoon|vrouw|man|moeder|kleinkind|gezin|hond)",
        also="(ik|we|wij|k) (weet|weten|ken|kennen)|(weet|ken|weten) (ik|we|wij)",
        unless=_IN_JEST + "|onze (dochter|zoon)|samen|juf|klas|vriend[a-z]*|STAFF (weet|weten|kent)",
    ),
    Frame(
        "",
        STRONG,
        "kinderen kindjes gezin vrouw man dochter zoon kleinkinderen",
        "(uw|jullie|ulle) ([a-z]+ )?{}",
        needs="(denk|peins) daar ~3 (eens )?(aan|over)|denk ~2 aan (uw|jullie)|zou (jammer|spijtig|zonde) zijn|let "
        "(maar|goed) ~1 op|kan (altijd|ook) ~3 (overkomen|gebeuren)|(slapen|lopen|gaan) ~3 ook",
        also="he|hoor|maar|eens|ook|als|want|anders|toch",
        unless=_IN_JEST + "|zorg (goed )?voor|keuze|opvang|welkom|inschrijv[a-z]*|als uw",
    ),
    Frame(
        "",
        MODERATE,
        "kanten hoeken muren",
        "(ik|we|wij) ~6 (alle|vier|de) {} van ~3 (laten )?zien",
        unless="rondleid[a-z]*|rondgeleid|bezoek|toonde",
    ),
    Frame(
        "",
        STRONG,
        "moord moorden",
        "(pleeg|plegen|doe|bega) (ik |we |k )?~1 {}|(ik|we|wij|k) (pleeg|doe|bega) ~1 {}",
        needs="nog (een|1) keer|als|dan|straks|of|binnenkort",
        unless="voor (hun|die|dat|een|de|haar|zijn)|taart|frieten|stoofvlees|koffie|film|boek|spel",
    ),
    Frame(
        "",
        STRONG,
        "steek krab sla ruk trek snij hak breek schop klop trap",
        "{} (ik|k|we) ~2 (haar|zijn|uw|hun|je|dieje zijn) ~1 (ogen|tanden|keel|strot|benen|armen|vingers|oren|kop|"
        "ribben|neus|knieen|poten|handen|tong) ~2 (uit|over|in|af|door|stuk|kapot)?|(ik|k|we) {} ~2 (haar|zijn|uw|hun|"
        "je) ~1 (ogen|tanden|keel|strot|benen|armen|vingers|ribben|neus|knieen|poten|tong) ~2 (uit|over|in|af|door|"
        "stuk|kapot)",
        unless="in huis|mee|recht|haar tanden poets[a-z]*|handschoen[a-z]*|kousen|in haar ogen|kine|nagels|tekening|"
        "pop",
    ),
    Frame(
        "",
        STRONG,
        "handen",
        "(ik|we|wij|k) (ga|zal|zullen|gaan|kom|zou) ~8 onder {} (nemen|pakken)|onder {} (nemen|pakken) (ga|zal|zou) ik",
        needs="STAFF|vent|wijf|kerel|die|hem|haar|u|ulle|directeur",
        unless="probleem|dossier|tuin|kamer|keuken",
    ),
    Frame(
        "",
        MODERATE,
        "borst",
        "(uw|je|hun|zijn|haar) {} ~2 (nat|natmaken)",
        unless="baby|voeding|zwem[a-z]*|douche",
    ),
    Frame(
        "",
        STRONG,
        "adres adressen gegevens foto fotos naam",
        "(uw|zijn|haar|hun|jullie) {} ~4 (op|aan) (het |de |heel )?(internet|facebook|tiktok|muur|net|straat)",
        needs="(ik|we|k) (zet|ga|zal|gooi|hang|post|zwier|plaats)|(zet|ga|zal|gooi|hang|post|zwier|plaats) (ik|we)",
        unless="toestemming|bedank[a-z]*|mooie",
    ),
    Frame(
        "",
        STRONG,
        "deur huis hek raam auto oprit venster",
        "(sta|blijf|wacht|lig|post|kom|zit) ~4 (voor|aan|achter|naast) (uw|zijn|haar|hun|jullie) {}",
        needs="(ik|we|k) ~2 (sta|blijf|wacht|lig|post|kom|zit)|(sta|blijf|wacht|lig|post|kom|zit) (ik|we)",
        also="tot|vannacht|elke|als ge|als ze|buiten komt|weten|binnenkort|alle dagen",
        unless="taart|bloemen|bezoekuur|bezoekuren|aanbellen|mama|moeder|papa|vader|verjaardag",
    ),
    Frame(
        "",
        STRONG,
        "bloeden boeten kermen kreperen",
        "(ge|gij|u|je|ze|hij|zij|die|dat|iemand) ~1 (zal|zult|zullen|gaat|gaan|wordt) ~4 {}|(zal|gaat|wordt) (ge |dat "
        "|hij |ze |iemand )?~2 {}",
        unless="neus|wond|wonde|tand|tandvlees|hart|financieel|belasting[a-z]*|kiezer|FAMILY",
    ),
    Frame(
        "",
        STRONG,
        "voordeur gevel raam ramen hal inkom poort deur muur etalage",
        "(rij|knal|ram|beuk|vlam) (ik |k |we )?~6 door (uw|hun|jullie|die|de|zijn|haar) {}",
        needs="ik|k|wij|we",
        unless="rolstoel|rolwagen|gedroomd|lach[a-z]*|eten",
    ),
    Frame(
        "",
        MODERATE,
        "tellen woorden stappen",
        "(pas|let) ~2 op (uw|je|jullie) {}",
        needs="want|ik|we|anders|ken",
        unless="kine|trap|oefening|taal",
    ),
)
