"""Threats of somebody who waits, knows where, has a weapon; and what people were told would happen if they spoke."""

from typing import Final

from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.meaning.frames import Frame

_IF_ONE_SPEAKS: Final = (
    "als (ik|we|wij|gij|ge|je|u|zij|ze|hij) ~7 (klacht|klaag|klagen|klaagde|klaagden|klaagt|praat|praten|praatte|"
    "sprak|"
    "schrijf|schrijft|schreef|zwijg|zwijgt|zweeg|zwegen|naar de politie|post|zeg|zeggen|spreek|spreekt|vertel|"
    "vertelt|"
    "vertelde)|praten ~3 (slecht|ongezond|gevaarlijk)|(bleef|blijf|bleven|blijven) (klagen|schrijven|praten|zagen)"
)
FURTHER_THREATS: Final = (
    # A weapon that one has not yet.
    Frame(
        "",
        STRONG,
        "wapen geweer pistool revolver buks mes bijl honkbalknuppel knuppel",
        "(mag|mogen|moogt|kan|moet) ~4 (blij|content|gelukkig) ~3 dat ~3 (geen|mijn) ~1 {}|als ik (een|nen|ne|"
        "mijn) {} "
        "(had|heb|vind|pak|haal)|had ik (een|nen|ne|mijn) {}|(ik|k) (haal|pak|koop|neem) ~2 (mijn|een|ne) {}",
        unless="brood|vlees|keuken|taart|kaas|bakker|bot mes|boter",
    ),
    # Those who come along.
    Frame(
        "",
        STRONG,
        "maten makkers kameraden vrienden broers kozijns neven gasten mannen jongens bende honden",
        "(breng|neem|pak|kom|trommel) ~5 (mijn|m'n|men|een paar|wat) ~1 {} ~2 (mee|op|samen)|(mijn|m'n|men|een "
        "paar) {} ~3 "
        "(mee ?brengen|mee ?breng|mee ?nemen|mee ?neem)",
        needs="lacht|lachen|zien wie|zien we|dan zullen|dan gaan|weet ge|volgende keer|wacht maar|praten we|piepen|"
        "piept",
        unless="taart|feest|bezoek|kaarten|koffie|zingen|leuk|spelen|helpen|verhuizen|dansen|wandelen|eten",
    ),
    # Who lies in wait; who had better not be met.
    Frame(
        "",
        STRONG,
        "opwacht opwachten wacht zoek",
        "(dat|en|want|of) (ik|we) (hem|haar|u|ze|je|hen|jullie|die) ~2 (op ?wacht|op ?zoek)|(ik|we|k) {} (hem|haar|"
        "u|ze|je|"
        "hen|jullie) ~5 op",
        needs="zeg|zegt|parking|poort|buiten|nacht|donker|shift|dienst|straat|alleen|weg naar huis|hoek|uren",
        unless="bloemen|taart|koffie|aan de ingang|aan het onthaal|afscheid|bedanken|knuffel|feest",
    ),
    Frame(
        "",
        STRONG,
        "hoopt hopen hoop bid bidt bidden zorg zorgt",
        "(ge|gij|je|u|jullie|ze|hij|zij|die [a-z]+) ~2 {} ~3 (best|beter|maar)? ?~1 dat (ik|we|wij) (u|hem|haar|je|"
        "jullie|"
        "ze|hen) ~3 (niet|nooit|nie) ~3 (tegenkom|tegenkomen|herken|herkennen|vind|vinden|zie|ontmoet|te pakken)|{} "
        "(best|beter|maar) dat (ik|we|wij) (u|hem|haar|je|jullie|ze|hen) ~3 (niet|nooit|nie)",
        unless="kwijt|verlies|missen",
    ),
    Frame(
        "",
        STRONG,
        "tegenkomen tegenkom tegenkwam tref treffen vind zie alleen",
        "(moest|als|wanneer|indien|tot|wacht) ~3 (ik|we|wij) (u|hem|haar|je|jullie|die|dat) ~4 {}",
        needs="stapt? (niet|nooit)|recht|buiten adem|spijt|wacht maar|parking|niet meer ~3 (recht|weg|lachen|gaan|"
        "lopen|"
        "eten|praten)|tanden|plat|kapot|(dan|ge) (zult|zul|gaat|ga|zal) ~3 (nogal|wat|iets)|hospitaal|ziekenhuis",
        unless="knuffel|kus|kussen|bloemen|bedank[a-z]*|taart|groet|trakteer|pint|gaat nogal schieten|tuin",
    ),
    # Who knows where one lives, and says so.
    Frame(
        "",
        STRONG,
        "adres huis woning",
        "(heb|hebben|kheb|k heb) ~1 (u|uw|je|jullie|zijn|haar|hun) {} (gevonden|opgezocht|gezocht|achterhaald)|"
        "(ken|weet) ~2 "
        "(u|uw|je|jullie|zijn|haar) {}",
        needs="slaap|nacht|vannacht|vanacht|zou|oppassen|voorzichtig|langs|bezoek|wacht|straks|binnenkort|gordijnen",
        unless="op de site|website|brief|kaartje|dank|bedank[a-z]*|bloemen|gps",
    ),
    Frame(
        "",
        STRONG,
        "woont wonen woon woonde woonden slaapt slapen school rijdt werkt",
        "(weet|weten|wist|wisten|ken|kennen) (waar|hoe laat|wanneer|welke weg) (mijn|uw|je|jullie|haar|zijn|ons|"
        "onze|we|wij|"
        "ge|gij|u|ik) ~1 (kinderen|kind|dochter|zoon|gezin|vrouw|man|kleinkinderen|moeder|ouders|lief|zus|broer)? "
        "?~5 {}|dat "
        "uw (dochter|zoon|kind|kinderen|vrouw|man) ~4 (naar )?{} (gaat|gaan|werkt|loopt)?",
        needs="zei|zeiden|zegt|belde|belden|zou|oppassen|voorzichtig|fluister[a-z]*|dreig[a-z]*|klacht|rap|zo "
        "gevonden|"
        "iets overkomt|spijtig",
        unless="thuisverple[a-z]*|aan huis|busje|chauffeur|afhalen|noodgeval|contact|dement[a-z]*|verdwaal[a-z]*|"
        "niet "
        "meer waar|op bezoek|thuisbrengen",
    ),
    Frame(
        "",
        STRONG,
        "zorg zorgen",
        "dan {} (ik|we|wij) ~2 voor (u|jou|jullie|ulder|haar|hem|hen)",
        needs="binnenkort|op een dag|ooit|wacht maar|met mijn ~2 handen|zelf in zo",
        unless="graag|lieve|met liefde|kinderen",
    ),
    # What would happen, and to whom, if one spoke.
    Frame(
        "",
        STRONG,
        "voelen bekopen ontgelden bezuren uitzweten bekoopt voelt beklagen",
        "(uw|je|jullie|mijn|ons|onze|zijn|haar) ~1 FAMILY ~1 (het|dat|er) ~2 (zal|zullen|gaat|gaan|zou|zouden)? "
        "?~1 {}|dat "
        "(ge|je|u) (het|dat) ~2 (zal|zult|gaat) {}|(dan|want) ~4 (uw|je|mijn|ons|onze) ~1 FAMILY ~3 {}",
        unless="weer|heup|knie|prik|regen|koud|rook|drink[a-z]*|dieet|dokter zei|spieren",
        needs=f"{_IF_ONE_SPEAKS}|anders|zo niet|nog iets|zorgen (wij|we)|zorg ik|kwaad",
    ),
    Frame(
        "",
        STRONG,
        "vallen overkomen gebeuren verongelukken verdwijnen tegenkomen missen verliezen vergiftigen vermoorden doen",
        "(zou|zouden|kan|kon|konden|zal|ging|gaat|zullen) ~6 {}",
        needs=_IF_ONE_SPEAKS,
        also="mijn|ons|onze|uw|je|mij|me|u|hond|kat|broer|kind",
        unless="niets|kosten|doe ik|mag altijd|luister[a-z]*|vertrouwen|punten|geld",
    ),
    Frame(
        "",
        STRONG,
        "toeval",
        "(zal|zou|gaat|is) ~3 (geen|niet per) {} (zijn|meer)",
        needs="ongeluk|ongeval|brand|accident|gebeuren|vallen",
    ),
    # One's body, one's house, one's animal.
    Frame(
        "",
        STRONG,
        "nek strot keel hals",
        "(uw|u|hem|haar|zijn|je|jullie|hun|die [a-z]+|dat wijf) ~1 (de|den|zijn|haar|hun)? ?{} ~2 (om|over|dicht|"
        "af|toe)? "
        "?(draaien|omdraaien|omwringen|wringen|toeknijpen|oversnijden|dichtknijpen|afsnijden|omdraai|toenijpen|"
        "oversnijd)",
        needs="ik|kga|kzal|kzou|k|wij|mijn man|mijn broer|we",
        unless="kip|kippen|haan|klok|grap|van liefde|lachen|figuurlijk|wekker",
    ),
    Frame(
        "",
        STRONG,
        "vergiftigen vergiftigt vermoorden doodschieten doodrijden verdrinken kapotmaken ontvoeren meepakken",
        "(mijn|onze|ons|uw|je|jullie|zijn|haar|de) (hond|honden|kat|poes|kinderen|kind|dochter|zoon|paard|dieren|"
        "moeder) ~4 "
        "{}",
        needs="gezegd|zei|zeiden|dreig[a-z]*|zou|zouden|zal|ga|als ik|als we|kom",
        unless="film|tv|spel|boek|knuffels",
    ),
    Frame(
        "",
        STRONG,
        "problemen miserie ennuis problemes last",
        "(dan )?(krijg|krijgt|krijgen|hebt|heb|aurait|auras|aurez|auriez|aura|gaat) ~2 (grote |serieuze |veel |"
        "dikke |des |gij "
        ")?{}",
        needs="vinden|weten (u|haar|hem|je) ~1 zijn|weten wonen|trouver|retrouver",
        also=f"{_IF_ONE_SPEAKS}|si (je|tu|vous|elle|il)|als",
        unless="knie|rug|maag|hart|dokter",
    ),
    Frame(
        "",
        STRONG,
        "ingehouden inhield inhoud bedwongen bedwing",
        "(blij|content|geluk|gelukkig) ~5 dat ~3 (ik|we|mijn [a-z]+) (mij|me|ons|zich) ~2 {}|dat (ik|we|mijn "
        "[a-z]+) (mij|me|ons|zich) ~1 "
        "(heb|hebben|heeft)? ?{}",
        needs="volgende keer|geluk|blij|niet meer|anders",
        unless="lachen|tranen|wenen|eten",
    ),
    Frame(
        "",
        STRONG,
        "meemaken beleven",
        "dan ~1 (zult|zul|gaat|zullen|gaan|ga|zal) (ge|gij|je|jullie|ze|u) ~2 (nogal |eens |wat |iets ){1,3}{}",
        unless="feest|kermis|leuk|plezant|verrassing",
    ),
    Frame(
        "",
        STRONG,
        "levend",
        "(komt|kom|komen|geraakt|gaat|gaan) ~4 (niet|nooit) (meer )?{} ~1 (buiten|weg|thuis)|(niet|nooit) (meer "
        ")?{} ~1 (buiten|uit)",
        needs="als|volgende|zorg|nog een keer|hier|ge|gij",
        unless="mama|vader|moeder|bewoner",
    ),
    Frame(
        "",
        STRONG,
        "koppen kop",
        "(er )?(gaan|zullen|zal|gaat) ~2 {} (rollen|vallen)|rollen er {}",
        needs="letterlijk|zelf|met mijn|ik zorg|ik bedoel",
    ),
    Frame(
        "",
        STRONG,
        "verdrinken vergiftigen doden vermoorden verzuipen wegdoen doodmaken",
        "(katje|poesje|hondje|kat|hond|poes|konijn|konijntje|knuffel|papegaai|cavia|mama|papa|broertje|zusje) ~3 {}",
        needs="als (ik|ze|hij|zij|het|we|ge|je) ~6 (vertelde|vertelt|vertel|zei|zegt|zeg|klikte|verklapte|verklapt|"
        "praatte|praat|klaag[a-z]*)",
    ),
    Frame(
        "",
        STRONG,
        "achterom rug schouder",
        "(zou|zal|kijk|kijkt) ~5 (maar |beter |goed ){0,3}(achterom|over (mijn|uw|je|zijn|haar) schouder) ~3 "
        "(kijken|als ik (u|hem|haar|je|hen|"
        "jullie) was|kijk)",
        needs="als ik|nacht|avond|avonds|voortaan|vanaf nu",
    ),
    Frame(
        "",
        STRONG,
        "brand fik vlammen",
        "(hoop|wens) ~6 (u|hem|haar|hen|ze|jullie|die [a-z]+) ~5 (in )?{} ~1 (steekt|steken|vliegt|staat)|(steek|"
        "steken|zet) ~2 (u|hem|haar|hen|"
        "ze|jullie|alles|die [a-z]+|heel die [a-z]+) ~3 (in )?{}",
        unless="bbq|barbecue|kaarsen|kampvuur|haard",
    ),
    Frame(
        "",
        STRONG,
        "sterft sterven dood",
        "als ~6 {} ~2 dan ~4 (sterft|sterven|dood|gaat|volgt) ~3 (nog|iemand|er|mee)",
        unless="palliatief|erfenis",
    ),
    Frame(
        "",
        STRONG,
        "plat af kapot",
        "(brand|sla|klop|smijt|steek|breek) (ik|we|wij) ~5 (boel|kot|tent|gebouw|huis|zaak|winkel|alles) ~1 {}",
    ),
    Frame(
        "",
        STRONG,
        "vereffenen pellen schillen",
        "(rekening|eitje|ei|appeltje) ~4 {}",
        needs="niet met (geld|woorden)|met mijn (vuisten|handen)|komt nog|wacht maar",
    ),
    Frame(
        "",
        STRONG,
        "tel",
        "{} (uw|je|jullie) dagen (maar|al)(?! niet)",
    ),
    Frame(
        "",
        STRONG,
        "ambulance ziekenwagen kist lijkwagen doodskist ziekenhuisbed",
        "(beter|best|maar) ~3 (een|ne|nen|de|al) {} ~2 (klaar|bel|bellen|komen|bestel|klaarzet|klaarzetten|reserveren)",
    ),
    Frame(
        "",
        STRONG,
        "gezondheid",
        "(praten|klagen|schrijven|spreken|zagen|reclameren) ~3 (slecht|niet goed|ongezond|gevaarlijk|nefast) ~3 {}",
    ),
    Frame(
        "",
        STRONG,
        "testament",
        "(mag|mogen|moogt|kan|kunt) ~3 {} ~2 (maken|schrijven|klaarleggen)",
        unless="notaris",
    ),
    Frame(
        "",
        STRONG,
        "kop hoofd bakkes tanden",
        "(moesten|moeten|zouden|zou|moest|ga|zal) ~5 met (zijn|haar|hun|uw) {} ~1 tegen ~3 (kletsen|slaan|kloppen|"
        "rammen|stampen|smijten)",
        needs="doe ik|ik|wij|eens|iemand",
    ),
)
