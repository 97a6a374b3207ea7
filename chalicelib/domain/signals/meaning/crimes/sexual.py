"""Sexual abuse: by its names, and by who touches whom where."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.crimes.kinds import SEXUAL
from chalicelib.domain.signals.meaning.frames import Frame

# Things that are misused, and nobody's body: money is of another table. No times and places: somebody is misused there.
_NOBODY: Final = (
    "(geld|spaargeld|pensioen|aandelen|rekening|rekeningen|budget|subsidies|gegevens|naam|nummer|code|account|"
    "handtekening|identiteit|macht|positie|gezag|geduld|vertrouwen|situatie|goedheid|systeem|regels|kaart|volmacht)"
)
SEXUALLY: Final = (
    Frame(
        SEXUAL,
        STRONG,
        "verkracht verkrachte verkrachtte verkrachtten verkrachten verkrachting verkrachtingen verkrachter "
        "verkrachters",
        unless="taal|recept|nederlands|muziek|klassieker",
    ),
    Frame(SEXUAL, STRONG, "aangerand aanranding aanrandingen aanrander aanranden"),
    Frame(
        SEXUAL,
        STRONG,
        "misbruikt misbruikte misbruikten",
        unless="woord|term|begrip|parking|alarmknop|"
        f"{_NOBODY} (van [a-z]+ )?((is|zijn|was|waren|werd|werden|wordt|worden) )?misbruikt|"
        f"misbruikten? ((mijn|haar|zijn|hun|onze|ons|uw|je|de|het) )?{_NOBODY}|misbruikt als "
        "(gratis|goedkope|extra|poetshulp|werkkracht|werkkrachten|personeel|kok|chauffeur|pion|excuus|voorwendsel)",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "misbruik kindermisbruik",
        "(seksueel|sexueel|kinder) ?{}|kindermisbruik|{} van (kinderen|bewoners|een kind|(mijn|onze|ons) "
        "NOUN)|(wist|wisten|weet|slachtoffer|sprake|daders?) ~3 {}|{} (door|van) (een|de) STAFF",
        unless="vertrouwen|term|van macht|sociale",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "grensoverschrijdend grensoverschrijdende overschrijdend",
        "(grens|seksueel ?)? ?{}|grensoverschrijdende?",
        unless="toerisme|samenwerking|vervoer|treinverkeer|project|arbeid|zorg over de grens",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "intimiteiten aanraking aanrakingen handelingen",
        "(ongewenste|ongepaste|seksuele|seksueel|onzedige|intieme) {}",
        unless="zorg|wassen",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "geintimideerd lastiggevallen belaagd gedwongen benaderd aangeraakt",
        "(seksueel|tot seks|onzedig|ongepast|ongewenst|intiem|op intieme plaatsen) ~2 {}",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "betast betastte betastten betasten bepoteld bepotelde bepotelen",
        unless="buik|TODOCTOR|onderzoek|onderzocht|knobbel|knobbeltje|stof|klier|klieren|knie|enkel",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "borsten billen kruis geslacht geslachtsdelen penis onderbroek intieme vagina schaamstreek edele",
        "(zat|zaten|zit|zitten|voelde|voelden|greep|grepen|raakte|raakten|kwam|kwamen|pakte|betastte) ~5 (aan|"
        "naar|in|tussen) (haar|zijn|mijn|hun|de|ons) {}|{} ~2 (aangeraakt|betast|gevoeld|gestreeld)",
        unless="wassen|gewassen|verschonen|zalf|crucifix|kerk|rood kruis|pijn aan",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "zat zaten zit zitten gezeten",
        "{} (met ~2 (handen|poten|vingers) )?aan (mij|(mijn|onze|ons|haar) (dochter|dochtertje|zoon|zoontje|"
        "kind|kindje|zus|zusje|moeder|nichtje|kleine|lijf|lichaam|lijfje|nicht|vriendin|kleindochter|"
        "kleinkind)|de (kinderen|meisjes|jongens|bewoonsters|kindjes|jongeren|bewoners))(?! (tafel|zijde|"
        "kant))",
        unless="tafel|bed|bureau|naast|bij|ziekenbed|sterfbed|dacht|denken|hand in hand",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "poten handen pollen vingers",
        "(zat|zaten|zit|zitten|kwam|kwamen|komt) (met|overal met) (zijn|hun|haar|de) (vuile |vieze )?{} (aan|"
        "op|in|onder|overal)",
        unless="soep|deeg|zand|verf|klei|haar haar|tafel|toetsen|eten",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "hand handen vingers",
        "{} (tussen|onder|in) (haar|zijn|mijn|hun|de) (benen|rok|kleed|kleren|broek|broekje|onderbroek|bloes|"
        "trui|pyjama|luier)",
        unless="verschonen|pamper|wassen|thermometer",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "kleren rok kleed broek broekje pyjama bloes lakens",
        "(voelde|voelden|tastte|zat|greep|betastte|wreef|streelde|kwam) ~3 (onder|in) (haar|zijn|mijn|hun|de) {}",
        unless="wassen|muis|mug|zand|verf",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "bed",
        "(kroop|kropen|kruipt|lag|ging|kwam) ~5 (bij) (mij|haar|hem|VICTIM) in {}",
        unless="kat|kater|hond|zusje|broertje|knuffel|mama|man kwam|echtgenoot|te kort",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "seks seksuele sex",
        "{} (met (een|mijn|de|haar|onze) ~3 (NOUN|minderjarige)|gedwongen|van (ons|mij|haar))|(tot|had|hadden|"
        "voor) {} ~2 (gedwongen|met ~3 NOUN|met een)|(gedwongen|verplicht|dwong|dwongen) ~3 (tot|om) ~2 {}|{} "
        "(feiten|handelingen|betrekkingen|daden) ~3 (met|op|van)|(feiten|aard) van {} aard",
        unless="voorlichting|opvoeding|vorming|consulent",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "naaktfotos naakt bloot",
        "(fotos?|foto's|filmpjes?|filmde|filmden|gefilmd|fotografeerde|beelden|video|video's) ~8 {}|"
        "naaktfotos?|{} ~8 (gefilmd|gefotografeerd|gelachen|staan|foto|fotos)",
        needs="VICTIM|STAFF",
        unless="lopen de kindjes|zwembad|blootsvoets|voeten|schilderij|kunst",
    ),
    Frame(SEXUAL, STRONG, "naaktfoto", "naaktfoto's", needs="VICTIM|STAFF|maakte|maakten|gemaakt|stuurde"),
    Frame(
        SEXUAL,
        STRONG,
        "broek gulp",
        "(liet|deed|trok|laten) ~2 (zijn|haar|de) {} ~2 (zakken|uit|naar beneden|af|open)",
        needs="(meisjes|kinderen|jongens|mij|haar|zus|dochter|bewoonster)",
        unless="wassen|toilet|luier|zindelijk|hielp|hulp|plas",
    ),
    Frame(
        SEXUAL,
        MODERATE,
        "raakte raakten",
        "{} (mij|me|haar|hem) ~2 aan",
        unless="hart|ziel|woorden|muziek|verhaal|geraakt|diep|toon|schouder|hand(?!en)|gedicht",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "plaatsen plekken",
        "(raakte|raakten|pakte|pakten|aangeraakt|vastgepakt|voelde|greep|betast|kuste) ~4 op {} ~2 (waar|die)",
    ),
    Frame(SEXUAL, STRONG, "handtastelijk handtastelijkheden aanrakerig potelde"),
    Frame(
        SEXUAL,
        STRONG,
        "kuste kusten kust zoende likte tongzoende",
        "{} ~4 (tegen (haar|zijn|mijn) (zin|wil)|op (de|haar|zijn|mijn) mond|borsten)",
        unless="goeiemorgen|afscheid|echtgenoot|man van",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "zedenfeit zedenfeiten zedenmisdrijf zedenzaak ontucht ontuchtig ontuchtige pedo pedos pedofiel "
        "pedofielen pedofilie incest vergreep vergrepen vergrijpt gegroomd grooming kinderporno",
        unless="grooming van|honden|hondenkapper|vergreep me|taart|snoep|koekjes|pralines",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "gedwongen verplicht dwong dwongen verplichtte",
        "{} ~4 (aan te raken|uit te kleden|te strelen|te kussen|te zoenen|te betasten|naakt)",
        unless="wassen|douche|zwembad|onderzoek|TODOCTOR",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "seksueel seksuele sexueel sexuele",
        "{} (getinte?|getint|berichten|berichtjes|opmerkingen|toespelingen|avances|foto's|spelletjes|"
        "voorstellen|fantasieen|gedrag van|intimidatie|geweld|contact|contacten|uitbuiting|delict|delicten|"
        "agressie)",
        unless="voorlichting|preventie|opvoeding|ouderen en|gezondheid",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "onderkant dijen onderbuik borsten billen poep lichaam geslachtsdelen edele",
        "(wreef|wrijven|wrijft|streelde|streelden|strelen|streelt|aaide|aaien|zat|graaide|graaien|tastte|"
        "voelde|voelden|likte|kuste) ~5 (aan|over|tussen|in) (haar|zijn|mijn|hun) {}|(aan|over) (haar|zijn|"
        "mijn|hun) {} ~2 (gewreven|gezeten|gestreeld|gevoeld|wrijven|zitten|voelen|strelen)",
        unless="zalf|creme|masseren|massage|wassen|gewassen",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "aangeraakt aangeraakt aanraakte gezeten vastgepakt gevoeld aanraken",
        "{} ~2 (waar|op plaatsen|op plekken|op een manier) ~3 (niet|nooit|privé|prive|ongepast)|(plaatsen|"
        "plekken) waar ~4 (niet|nooit)",
    ),
    Frame(SEXUAL, STRONG, "zwanger", "{} ~3 (van|door) (een|de|die|haar|hun) STAFF", unless="vervang|vervanging"),
    Frame(
        SEXUAL,
        STRONG,
        "masturbeerde masturberen geslachtsdeel penis aftrekken piemel",
        "(liet|toonde|masturbeerde|toont|trok) ~5 {}|masturbeerde",
        unless="mijn broer|bewoner|zoon",
    ),
)
