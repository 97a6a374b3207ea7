"""Crimes as wards and nurseries have them: a card that others paid with, a hand that strayed, a bell out of reach."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK
from chalicelib.domain.signals.meaning.crimes.kinds import (
    DEATH,
    DRUGGING,
    FRAUD,
    NEGLECT,
    REPORTED,
    SEXUAL,
    THEFT,
    VIOLENCE,
)
from chalicelib.domain.signals.meaning.frames import Frame

_WHOM: Final = "VICTIM|PRONOUN|ze|hij|zij|ik|bewoners|kinderen|kindjes"
_JEWELS: Final = (
    "(goud|juwelen|ringen|kettingen|trouwring|trouwringen|ring|sieraden|oorbellen|oorringen|horloge|zilver|kettinkje|"
    "armband"
    "|ketting|spaarcenten|geld)"
)
_BACK: Final = (
    "teruggevonden|gevonden|terecht|LAUNDRY|prijs|duur|budget|kluis|herstel[a-z]*|juwelier|past niet|paste niet|thuis|"
    "testament|"
    "erfenis|BYSELF"
)
_ACCOUNTS: Final = (
    "(nooit|niet) ~2 (gegeven|geleverd|leverden|leverde|gekregen|gebeurd|gedaan|langsgekomen|geweest|gekomen|"
    "gepresteerd|"
    "verleend)|niemand ~3 (langsgekomen|geweest|gekomen|kwam)|onbestaande|(niet of|slechts) ~3 (deel|gedeeltelijk|"
    "leverden)"
)
_CARE: Final = (
    "zorg|zorgen|zorgbegeleiding|verzorging|uren|sessies|behandelingen|beurten|bezoeken|begeleiding|dagbesteding|"
    "prestaties|"
    "kine|dagen|verpleging|hulp"
)

ON_THE_WARD: Final = (
    Frame(
        THEFT,
        WEAK,
        "goud juwelen ringen kettingen trouwring trouwringen sieraden oorbellen oorringen zilver spaarcenten kettinkje "
        "armband ketting",
        "(al|alle|haar|zijn|mijn|heel haar|mama's|papa's) ~3 {} ~5 (is|zijn|was|waren) (nu |ineens |plots |allemaal |"
        "ook )?"
        "(weg|verdwenen|foetsie|zoek|spoorloos)|(weg|verdwenen|spoorloos) (is|zijn|was|waren) (al |alle )?(haar|zijn|"
        "de|"
        "mijn|het) ~1 {}",
        unless=_BACK,
    ),
    Frame(
        THEFT,
        MODERATE,
        "verdwijnt verdwijnen verdween verdwenen",
        "{} ~8 (geld|wisselgeld|kleingeld|zakgeld|sommen|briefjes|bedragen|euro|juwelen|sieraden|ringen)|(geld|"
        "wisselgeld|"
        "kleingeld|zakgeld|sommen|bedragen|juwelen|sieraden) ~4 {}",
        needs="regelmatig|herhaaldelijk|telkens|vaak|meerdere|steeds|weer|opnieuw|al (twee|drie|vier) keer|laatste "
        "tijd|van "
        "~1 bewoners|bij ~2 bewoners|bewoners",
        unless=f"{_BACK}|subsidie|subsidies|overheid",
    ),
    Frame(
        FRAUD,
        STRONG,
        "kaart bankkaart betaalkaart bankkaarten bankpas kredietkaart",
        "{} van ~3 (bewoner|bewoners|bewoonster|client|clienten|patient|patiente|moeder|vader|mama|papa|oma|opa|"
        "grootmoeder|"
        "grootvader|tante|dame)",
        needs="betaalde|betaalden|betaald|betalingen|betaling|gekocht|kocht|afgehaald|haalde|haalden|winkelde|"
        "gewinkeld|"
        "getankt|tankte|gebruikt|gebruikte|pinde|gepind|geshopt",
        unless="samen|akkoord|op vraag|verjaardag|cafetaria|kaartje|voor (haar|hem)|ik|wij",
    ),
    Frame(
        THEFT,
        MODERATE,
        "meegenomen meegepakt meegegritst weggenomen achterovergedrukt ingepikt mee ontvreemden ontvreemdt ontvreemdde "
        "wegnemen jatten pikken roven",
        f"({_JEWELS}|pijnstillers|morfine|pillen|slaappillen|medicatie|bankkaarten) ~3 (te )?{{}}|{{}} ~4 ({_JEWELS}|"
        "pijnstillers|morfine|pillen|slaappillen|bankkaarten)",
        needs="STAFF|bewoners|bewoner|bewoonster|bejaarden|patienten|ongemerkt|stiekem",
        unless=f"{_BACK}|naar huis|mochten|mocht|mag|ziekenhuis|veilig|dokter|apotheek|(wij|ik|we) ~6 (mee|"
        f"meegenomen)|uitstap|"
        "reis|weekend",
    ),
    Frame(
        THEFT,
        MODERATE,
        "overvallen beroofd bestolen",
        "(werd|werden|wordt|worden|is|zijn|was|waren|ben) ~5 {}",
        needs="kamer|straat|buiten|deur|handtas|geld|juwelen|armband|keer|inkomhal|trouwring|parking|(twee|drie) "
        "mannen",
        unless="gevoel|gevoelens|emoti[a-z]*|nieuws|vraag|regen|drukte|beslissing|benzine[a-z]*|winkel|bank|"
        "aankondiging|"
        "mededeling|angst|paniek|verdriet|illusie|hoop|voelde|voel|voelen|slaap|vrijheid|kans",
    ),
    Frame(
        FRAUD,
        MODERATE,
        "rekenden rekende rekent rekenen factureerde factureerden factureren factureert declareerde declareerden "
        "declareren "
        "gedeclareerd gefactureerd aangerekend aanrekenden",
        needs=_ACCOUNTS,
        also=_CARE,
        unless="terugbetaald|rechtgezet|vergissing|vergoed|niets aangerekend|niet aangerekend|nooit aangerekend",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "vast vastgelegd vastgesnoerd",
        "(lag|lagen|hing|zat|zaten) ~5 {} (op|aan|in) (een|de|het|haar|zijn|mijn) (bed|matras|stoel|toilet|zetel|"
        "brancard)|met "
        "(riemen|lakens|banden|touwen|gordels) ~6 {}|aan (armen en benen|handen en voeten|polsen|enkels) ~2 {}",
        needs=_WHOM,
        unless="naald|infuus|telefoon|BOUNDIN|veilig|overleg|akkoord|operatie|scan|gips|vervoer",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "grond vloer",
        "(werken|werkt|werkte|werkten|drukken|drukt|drukte|drukten|duwen|duwt|duwde|duwden) ~4 (tegen|op|naar) de {}|"
        "(tegen|op|"
        "naar) de {} (gewerkt|gedrukt|geduwd|geworpen)",
        needs="VICTIM|jongeren|bewoners|kinderen|kindjes|clienten",
        unless="bal|knop|tas|matten|judo|spel[a-z]*|rolstoel|buggy|kussen|kast|stoel|tafel|speelgoed|gewerkt aan de",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "bed matras",
        "(drukten|drukte|duwden|hielden|gedrukt|vastgehouden) ~4 op (het|een|mijn|haar|zijn) {}|op (het|een|mijn|haar|"
        "zijn) {} "
        "(gedrukt|gedwongen|geduwd|vastgehouden)",
        needs="met ~1 (drie|vier|vijf|zes|zeven|acht|tien)|STAFF|jullie|tegen (mijn|haar|zijn) (zin|wil)",
        unless="knop|speelgoed|kussen|zachtjes|infuus|bloed",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "emmer wasmand doos zak vuilbak kussensloop mand pamper luier vuilzak",
        "(zette|zetten|zet|stak|staken|hing|hingen|deed|deden|gezet|gestoken) ~3 {} ~2 (over|op) (zijn|haar|hun|mijn|"
        "het) (hoofd|"
        "hoofdje|kop|gezicht)|{} (over|op) (zijn|haar|hun|mijn|het) (hoofd|hoofdje|kop|gezicht) ~4 (gezet|gestoken|"
        "gehangen|"
        "gedaan|gelegd)",
        unless="verkle[a-z]*|carnaval|spel[a-z]*|toneel|BYSELF|hoed|muts|feest|halloween",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "onkruid slakken wormen insecten spinnen brandnetels netels ijsblokjes modder kakkerlakken",
        "{} ~3 in (zijn|haar|hun|mijn|het) (bed|broek|broekje|eten|schoenen|nek|kleren|bord)",
        needs="legden|legde|staken|stak|stoppen|stopten|stopte|deden|deed|gelegd|gestoken|straf|pesten",
        unless="sla|soep|tuin|gevonden",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "spoot spoten spuit spuiten gespoten gesproeid sproeide sproeiden sproeien afgespoten",
        needs="gezicht|gezichtje|schaamstreek|ogen|mond|ijskoud|ijskoude|koud water",
        also=_WHOM,
        unless="BYSELF|spel[a-z]*|tuin|plant[a-z]*|zwembad|parfum|waterpisto[a-z]*|zomer|plezier|mondspoeling|"
        "neusspray|zalf|"
        "oogspoeling",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "voet voeten knie knieen schoen schoenen elleboog",
        "(stond|staat|ging|stonden|gaat|gingen|zat|duwde|drukte|staan) ~2 met (haar|zijn|een|de|hun) {} (op|in|tegen) "
        "(de|het|"
        "haar|zijn|mijn|hun) ~1 (buik|buikje|borst|hals|keel|nek|hoofd|hoofdje|rug|handen|gezicht)|met (haar|zijn|een|"
        "de|hun) {} "
        "(op|in|tegen) (de|het|haar|zijn|mijn|hun) ~1 (buik|buikje|borst|hals|keel|nek|hoofd|hoofdje|rug|gezicht) ~6 "
        "(gaan|ging|"
        "staan|stond|zitten|duwde|drukte)",
        unless="massage|kine|kinesist|yoga|spel[a-z]*|rem|pedaal|dansen|trekkar|oefening|oefeningen",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "hardhandig hardhandige ruw ruwe bruut onzacht onzachte",
        needs="gebroken|brak|breuk|gekneusd|kneuzing|kermde|gilde|schreeuwde|uit de kom|blauwe plekken|kraken|gekraakt",
        also=_WHOM,
        unless="(niet|nooit) ~3 (hardhandig|ruw)|ijs|spel[a-z]*|medebewoner|val|viel",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "blauw blauwe zwartblauwe bult builen kneuzing kneuzingen bijtwonde bijtwonden schrammen krab krabben",
        needs="volgens ~2 (opvang|creche|juf|begeleidster|begeleiding|onthaalmoeder|leidster|hen)|zogezegd|zogenaamd|"
        "zou ~2 "
        "gevallen|hardhandige?",
        also="zoontje|dochtertje|kindje|baby|peuter|meisje|jongetje|kinderen|kleinkind|thuis|thuiskwamen|thuiskwam",
        unless="verf|ijs op|speeltuin|voetbal|fiets|gelukkig",
    ),
    Frame(
        VIOLENCE,
        WEAK,
        "uitgescholden uitgelachen vernederd gekleineerd afgesnauwd geroepen geschreeuwd getierd",
        "(kinderen|kindjes|bewoners|peuters|mensen|jongeren|patienten|ouderen) ~1 (worden|werden) ~8 {}|er (wordt|"
        "werd) ~2 "
        "(tegen|op) ~2 (kinderen|kindjes|bewoners|peuters|hen|ze|mensen|jongeren) {}|(wordt|worden|werd|werden) ~4 {} "
        "door ~2 "
        "STAFF",
        unless="(niet|nooit|niemand|geen) ~4 (uitgescholden|uitgelachen|vernederd|gekleineerd|geroepen|geschreeuwd)|"
        "andere "
        "kinderen|naam|namen|nummers|bingo|bij de (dokter|directie)|naar voren|voor het eten|aan tafel",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "bloed bloedplas",
        "badend in ~2 {}|(lag|lagen|vonden|vond|gevonden|aangetroffen) ~4 in (zijn|haar|een plas|hun|het) ~1 {}",
        needs="VICTIM|ze|hij|ik",
        unless="prik|afname|uitslag|groep|film|gehalte|waarden|suiker|waarde|staal",
    ),
    Frame(
        SEXUAL,
        MODERATE,
        "handeling handelingen inwendigs inwendig",
        "(vaginale|anale|inwendige) ~1 {}|iets {}|{} ~2 (gevoeld|gemasseerd|behandeld)",
        unless="bekkenbodem[a-z]*|gynaecolo[a-z]*|bevalling|verloskundige|vroedvrouw|uitleg|met toestemming|echo",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "zoende zoenden likte likten kuste kusten tongzoende gekust gezoend gelikt",
        "{} ~4 (hij|STAFF) ~1 (haar|mij|me|NOUN)|(hij|STAFF) {} ~1 (haar|mij|me|NOUN)|(hij|STAFF) ~2 (haar|mij|me|"
        "NOUN) ~5 {}|"
        "(NOUN|haar|mij) ~3 op (de|haar|mijn) mond ~2 {}",
        needs="likte|likten|gelikt|tong[a-z]*|mond|lippen|massage|behandeling|hals|borst[a-z]*|plots|ineens|"
        "onverwacht|tijdens|"
        "ongewenst",
        unless="goedenacht|welterusten|afscheid|kleinkind[a-z]*|hond|kat|echtgenoot|echtgenote|wang|voorhoofd|"
        "verjaardag|"
        "(man|vrouw) (kuste|zoende)",
    ),
    Frame(
        SEXUAL,
        MODERATE,
        "masseren masseerde masseert gemasseerd massage massages",
        needs="sensueel|sensueler|sensuele|billen|borsten|schaamstreek|intiem|intieme|erotisch|erotische|liezen|"
        "onderbroek|naakt|"
        "poedelnaakt",
        unless="baby[a-z]*|borstvoeding|zwanger[a-z]*|stuit|ontspannend|littekens?|wellness|lymfe[a-z]*|bips",
    ),
    Frame(
        SEXUAL,
        MODERATE,
        "omkleden omkleedden omkleedt douchen uitkleden uitkleedden douche",
        "(ging|gaat|gingen|gaan|liep|loopt|komt|kwam|stapt|stapte) ~5 binnen ~3 (terwijl|als|wanneer|toen) ~3 (meisjes|"
        "vrouwen|bewoonsters|jongens|ik|zij|ze|dochter) ~4 {}",
        needs="STAFF|hij|man",
        unless="hielp|help|helpen|zwem[a-z]*|klopt|klopte|vergissing|per ongeluk|verzorging",
    ),
    Frame(
        NEGLECT,
        MODERATE,
        "onderkoeld onderkoeling",
        needs="VICTIM|ze|hij|vrouw|bewoonster",
        unless="thuis|wandeling|zwem[a-z]*|ambulance bracht|kwam binnen",
    ),
    Frame(
        NEGLECT,
        MODERATE,
        "vergeten vergat vergaten",
        needs="gestorven|overleden|stierf|overleed|dood|gestikt|onderkoeld|bewusteloos",
        also="toilet|wc|bad|douche|tillift|buiten|auto|busje|terras",
        unless="(nooit|niet) ~2 vergeten",
    ),
    Frame(
        NEGLECT,
        MODERATE,
        "bel alarmbel noodknop belletje afstandsbediening bril telefoon drinken water",
        "(kan|kon|konden|kunnen) ~3 niet ~2 (aan|bij) (de|het|haar|zijn|mijn|hun) ~1 {}|{} ~6 (waar|zodat|dat) ~2 (ze|"
        "hij|zij|ik) "
        "~1 (niet|er niet) ~2 (aan|bij) ~1 (kan|kon|konden|geraakt|geraakte)",
        needs="vast|vastgeklemd|vastgezet|plast|plaste|geplast|uren|roepen|riep|legden|legde|legt|leggen|opzettelijk|"
        "expres",
        unless="aangepast|verholpen|excuses|ondertussen in orde",
    ),
    Frame(
        NEGLECT,
        MODERATE,
        "vastgeklemd ingeklemd klemgezet",
        "(zat|zit|zaten|zitten|lag|ligt) ~4 {}",
        needs="stoel|zetel|bed|tafel|rolstoel|bedsponden|bedhek",
        unless="file|verkeer|lift|auto|meteen|direct|brandweer",
    ),
    Frame(
        DRUGGING,
        MODERATE,
        "iets",
        "(krijgt|kreeg|krijgen|kregen|gaven|geven|gaf|geeft) ~3 {} (om te (slapen|kalmeren)|kalmerends|rustgevends)",
        needs="zonder ~6 (weten|wisten|wist|gevraagd|vragen|toestemming|overleg)|stiekem",
    ),
    Frame(
        REPORTED,
        MODERATE,
        "gerecht",
        "(het|bij het|naar het|door het) {} ~1 (onderzoekt|gestapt|stapte|stapten|getrokken|trok|ingeschakeld|"
        "vervolgt)",
    ),
    Frame(
        DEATH,
        MODERATE,
        "gevonden aangetroffen vonden vond",
        "(dood|levenloos) ~2 {}|{} ~3 (dood|levenloos) ~2 (op|in|met|naast)",
        needs="riem|hals|nek|bad|grond|vijver|tuin|kamer|verdacht|niemand|uren|dagen",
        unless="kat|vogel|vis|vissen|plant[a-z]*|rustig|vredig|slaap|euthanasie|konijn|sfeer|nooit",
    ),
)
