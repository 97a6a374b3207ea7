"""Threats: what somebody will do to people or to the house, foretells or wishes; who says so is the author."""

from typing import Final

from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.meaning.frames import Frame

THREATS: Final = (
    Frame(
        "",
        STRONG,
        "maak maken",
        "(I {}|{} I) AIM ~3 (af|kapot|dood|van kant|koud|kopje kleiner)(?! van)",
        unless="lachen|puzzel|werk af|foto|wegwijs|taart|bord",
    ),
    Frame(
        "",
        STRONG,
        "afmaken kapotmaken doodmaken vermoorden doden doodschieten neerschieten doodslaan doodsteken "
        "neersteken afschieten wurgen kelen opblazen kapotslaan verrotslaan platslaan doodrijden omverrijden "
        "lynchen opknopen afranselen aftuigen mollen",
        "(I WILL|WILL I|iemand (moet|zou)|(ze|we|men) (moeten|moesten|zouden|zou|moest)) ~6 {}|AIM ~3 (zullen|"
        "gaan|zou|moeten|moet|zal|kunnen) ~1 {}",
        unless=(
            "tijd doden|tijd|pannenkoeken|wafels|dessert|voor (die|hun|dat) [a-z]+ zou ik|puzzel|werk|lachen|van "
            "liefde|uit liefde|"
            "zin afmaken|verveling|taart|muggen|vliegen|foto|boek|trui|sjaal|tekening|schilderij|taak|werkje|brei[a-z]*"
        ),
    ),
    Frame("", STRONG, "vermoord vermoorden wurg wurgen", "(I {}|{} I) AIM", unless="taart|koekje|dessert|kus"),
    Frame(
        "",
        STRONG,
        "schiet schieten",
        "(I {}|{} I) AIM ~2 (neer|dood|overhoop|af|kapot|door)|(I {}|{} I) ~3 kogel",
        unless="foto|te hulp",
    ),
    Frame(
        "",
        STRONG,
        "steek steken",
        "(I {}|{} I) AIM ~2 (neer|dood|overhoop|kapot|lek)|(I {}|{} I) ~4 (in (de )?brand|in de fik|banden "
        "(plat|lek)|mes in)",
        unless="kaars|kaarsje|kaarsjes|barbecue|openhaard|hand in het vuur",
    ),
    Frame(
        "",
        STRONG,
        "sla slaan klop kloppen schop schoppen stamp stampen mep trap trappen timmer timmeren ram beuk",
        "(I {}|{} I) AIM ~4 (in elkaar|dood|verrot|kapot|neer|overhoop|tot moes|het ziekenhuis in|het "
        "hospitaal in|buiten westen|op (zijn|haar|uw|je|hun) FACE|(zijn|haar|uw|je|hun) FACE (in|uit))|(I {}|"
        "{} I) (zijn|haar|uw|je|jullie|hun|die zijn) FACE|(I {}|{} I) ~3 (alles|de boel|heel de boel|het kot) "
        "~3 (kort en klein|kapot)|slaan ~2 kort en klein",
        unless="kaarten|tennis|schaken|eieren|op de schouder",
    ),
    Frame(
        "",
        STRONG,
        "slaan kloppen schoppen stampen meppen trappen timmeren inslaan uitslaan inkloppen",
        "(I WILL|WILL I|iemand (moet|zou|moest)|(ze|we|men) (moeten|moesten|zouden)) ~6 (in elkaar|dood|"
        "verrot|kapot|tot moes|het ziekenhuis in|op (zijn|haar|uw|je|hun) FACE|(zijn|haar|uw|je|hun) FACE) {}|"
        "(I WILL|WILL I|iemand zou|ze zouden|ze moesten) ~6 (in elkaar|eens goed) ~3 {}|(I WILL|WILL I) (zijn|"
        "haar|uw|je|hun|die) ~2 FACE {}",
        unless="handen in elkaar|kaarten",
    ),
    Frame(
        "",
        STRONG,
        "breek breken brek",
        "(I {}|{} I) ~1 (zijn|haar|uw|je|jullie|hun|alle|ulder|die (vent|kerel|mens|wijf|trut) (zijn|haar)) "
        "~2 (FACE|benen|armen|poten|botten|vingers|knieen|ribben|been|arm)|(benen|armen|poten|nek|botten|"
        "vingers|knieen) {}",
        unless="hij (brak|breekt)|gevallen|viel|risico|kans",
        needs="ik|k|we|wij|zal|ga|gaan|zou",
    ),
    Frame(
        "",
        STRONG,
        "nek",
        "(draai|wring|draaien|wringen|zal|ga|gaan|zullen) (I )?(AIM|zijn|haar|uw|je|hun) ~3 {} om(draaien|"
        "wringen)?|(zijn|haar|uw|je|hun|die) {} om(draaien|wringen)?( ik)?",
        needs="ik|we|wij|k",
    ),
    Frame(
        "",
        STRONG,
        "keel strot hals",
        "(I (snij|snijd|knijp|bijt)|(snij|snijd|knijp) I|I WILL|WILL I) ~6 {} (over|door|af|dicht)(snijden|knijpen|"
        "bijten)?",
    ),
    Frame(
        "",
        STRONG,
        "rij rijd rijden",
        "(I {}|{} I|I WILL) AIM ~3 (omver|plat|dood|aan|van (zijn|haar|de|uw) (fiets|baan|weg|sokken))",
        unless="rolstoel|bezoek|naar huis",
    ),
    Frame(
        "",
        STRONG,
        "raam ruit ruiten ramen molotov brandbom steen stenen",
        "(I (gooi|smijt|gooien|smijten)|(gooi|smijt) I|I WILL) ~6 {}|{} (ingooien|inslaan|insmijten|binnengooien)",
        unless="kus|poets|blokken|open|glas",
    ),
    Frame(
        "",
        STRONG,
        "banden auto wagen autobanden",
        "(I (steek|kras|bekras|snij)|(steek|kras) I|I WILL) ~3 (uw|je|jullie|zijn|haar|hun|de) {} ~2 (plat|"
        "lek|kapot|over|in brand|bekrassen|steken|platsteken)",
    ),
    Frame(
        "",
        STRONG,
        "brand fik platbranden afbranden afbrandt afbrand brandt platbrand afgebrand hens",
        "(I (steek|steken|brand)|(steek|brand) I|I WILL|WILL I|moeten ze|zouden ze|ze moesten|ze moeten|ze "
        "zouden|iemand zou|iemand moet|hoop dat|wens dat|hopelijk) ~6 (HOUSE|AIM) ~3 (in (de )?)?{}|ik hoop "
        "dat ~6 {}",
        unless="nooit|niet af|kaars|kaarsjes|zon",
    ),
    Frame(
        "",
        STRONG,
        "bom bommen bomaanslag",
        "(een|ne|de) {} (leggen|gooien|onder|op|in|af)|(ligt|leg|leggen|gooi|gooien|plaats|hangt|komt|moet|"
        "moeten|verdient) ~6 (een|ne) {}(?! (van|aan))",
        unless="was de bom|de bom|calorie|sfeer|desserts?|insloeg|sloeg in",
    ),
    Frame("", STRONG, "deur", "(I (trap|stamp|beuk)|(trap|stamp|beuk) I) ~2 {} in"),
    Frame(
        "",
        STRONG,
        "vinden vind",
        "(I (zal|ga|gaan|zullen|weet|weten|kan|kom)|we weten) AIM ~3 (wel |nog )*(te |weten te )?{}|(mag|"
        "mogen|moet|moeten) ~2 (bidden|hopen) dat ~3 ik ~3 {}",
        unless="fantastisch|graag|leuk|lief|terug|terugvinden|online|website|weg|de weg|goed te vinden|makkelijk|taart|"
        "koffie|pannenkoek|pannenkoeken|(zit|zitten|ligt|staat) ~2 altijd|in de (tuin|cafetaria|zetel|zon)",
    ),
    Frame(
        "",
        STRONG,
        "waar",
        "(I|we) (weet|weten) (heel )?(goed )?{} (AIM|ge|gij|hij|zij|uw|je|jullie|zijn|haar|hun|die [a-z]+) ~3 (woont|"
        "wonen|woon|werkt|werken|slaapt|slapen|parkeert|staat|naar school gaan|naar school gaat|school lopen|"
        "rondhangt)",
        unless="kaart|kaartje|verjaardagskaart|verjaardag|breng|bezoek|bloemen|beste|moeder|mama|vader|papa|oma|opa|"
        "(goed|voor) in|kamer|aan toe|voor staan|voor staat|rolstoel",
    ),
    Frame("", STRONG, "auto", "(ik|we) (weet|weten|ken) ~1 (uw|je|jullie|zijn|haar) {} (staan|staat)"),
    Frame(
        "",
        STRONG,
        "krijgen krijg pakken pak",
        "(I (zal|ga|gaan|zullen)) (AIM|die [a-z]+) ~1 (nog |wel |nog wel |nog eens )(te )?{}(?! [a-z])|(I {}) "
        "(AIM|die [a-z]+) (nog wel|nog|wel) (terug|te grazen|bij de keel)?(?! (voor|van|een|de|het|mee|graag))",
        unless="antwoord|brief|te zien|aan de lijn|telefoon|vast|cadeau|korting|terug thuis|beter",
    ),
    Frame(
        "",
        STRONG,
        "leren",
        "I (zal|ga|gaan|zullen) AIM (nog )?(eens )?(wel )?{} (wat|hoe|dat)?",
        unless="kennen|breien|lezen|koken|zwemmen|fietsen|waarderen|appreci",
    ),
    Frame(
        "",
        STRONG,
        "halen opzoeken opwachten bezoeken wachten",
        "(I|ik) kom(en)? (AIM) (nog )?(eens )?(halen|opzoeken)|(I (sta|staan)|(sta|staan) I) (AIM) ~2 op te "
        "{}|I (zal|ga|gaan|zullen) AIM ~3 opwachten|(mijn|onze) (broer|broers|maten|vrienden|man|neven|zonen) "
        "(komt|komen|zal|zullen|gaat|gaan) ~4 {} ~4 (bat|knuppel|mes|messen|ijzer|honkbalknuppel|vuisten)",
        unless="feest|graag|trein|station|luchthaven|met de auto|taart|bloemen|ophalen|van school|om te woord",
    ),
    Frame(
        "",
        STRONG,
        "broer broers maten vrienden mannen bat knuppel honkbalknuppel mes messen geweer kalasjnikov pistool "
        "bijl hamer",
        "(I (kom|komen|ga|gaan|sta)) ~4 met (mijn |een |ne |n |enkele |wat )?~2 {} ~3 (af|langs|binnen|staan|"
        "terug|en dan|dan)|I (kom|komen) ~3 met (een |ne |mijn )?(bat|knuppel|honkbalknuppel|mes|messen|"
        "geweer|kalasjnikov|pistool|bijl|hamer)",
        unless=(
            "taart|koffie|bezoek|fles|gebak|feest|verjaardag|zingen|muziek|helpen|schilderen|klussen|spijkers|verhuizen"
        ),
        needs=(
            "bat|knuppel|honkbalknuppel|mes|messen|geweer|kalasjnikov|pistool|bijl|zullen we zien|zullen ze|"
            "ga je|gaan jullie|slaan|wacht maar|is het|af"
        ),
    ),
    Frame(
        "",
        STRONG,
        "tegenkom tegenkomen vind vinden terugzie zie krijg tref",
        "als (ik|we) (AIM|die [a-z]+) ~4 (tegenkom|tegenkomen|terugzie|tref|vind|(te pakken|in mijn handen|"
        "vast) krijg)(?=GAP(DOTS))|(als|wanneer|wacht maar tot|wacht tot|tot) (ik|we) (AIM|die [a-z]+) ~4 {} "
        "~3 (sla|breek|klop|trap|schop|steek|schiet|maak|vermoord|zwaait|gebeuren|gebeurt|ongelukken|laatste|"
        "spijt|bloeden|doe ik iets)|(wacht maar|wacht) tot (ik|we) (AIM|die [a-z]+) ~3 (buiten|tegenkom|"
        "alleen|in het donker|te pakken)",
        unless="knuffel|dag|groet|babbel|dank|bedank|zwaai|lach|koffie|trakteer|zoen|spreek|blij",
    ),
    Frame(
        "",
        STRONG,
        "bekopen berouwen beklagen bezuren boeten bloeden creperen lijden afzien bekoopt bezuurt betreuren",
        "((YOU|dat|dit|het) FUTURE|((daar|hiervoor) )?FUTURE YOU) ~4 {}|(dat|dit|het) "
        "FUTURE AIM ~3 {}|YOU ~4 {} FUTURE|(FUTURE|moet|moeten) (daar|er|hier) ~3 {}|zal ~3 {}",
        unless=(
            "bewoners?|mijn (moeder|vader|mama|papa)|papa|mama|corona|voor onze fout|wij moeten|ik moet|we "
            "moeten|kinderen|patienten|nieren|wonde|niet te|niet (beklagen|betreuren)|afzien (dat|van)|ervan afzien"
        ),
        needs="YOU|dat|dit",
    ),
    Frame(
        "",
        STRONG,
        "spijt",
        "YOU FUTURE ~4 {} (van )?(krijgen|hebben)?|FUTURE YOU ~4 {} (van )?krijgen|(dat|daar|hier|er) FUTURE "
        "YOU ~3 {} ~1 krijgen",
        unless=(
            "geen|nooit|niet|keuze|beslissing|wie hier|probeer|missen|bestel|spijt (dat|dit|van|hebben)? "
            "?(niet|dat we|dat ik)|ik (zal|ga|heb)|we hebben"
        ),
    ),
    Frame(
        "",
        STRONG,
        "prijs cash duur",
        "YOU FUTURE ~4 {} ~2 (voor )?(betalen|bekopen|te staan)|(dat|dit) FUTURE YOU {} (te staan|komen)|(dat|"
        "dit) komt YOU {} te staan",
        unless="euro|dagprijs|factuur|per maand|supplement|kamer|dagprijzen",
    ),
    Frame(
        "",
        STRONG,
        "betaald",
        "(zet|zetten) (ik|we) (AIM|hun|STAFF) ~2 {}|I (zet|zetten|zal|ga|gaan|zullen) ~3 (AIM|hun) ~2 {} (zetten)?",
        unless="nooit|niet|correct|rekening|factuur|kunnen|wordt|voor",
    ),
    Frame(
        "",
        STRONG,
        "bidden hopen",
        "(mag|mogen|moet|moeten) ~2 {} dat ~3 (ik|we|wij) ~3 (niet|nooit) ~2 (vind|vinden|tegenkom|tegenkomen|"
        "krijg|zie)",
    ),
    Frame(
        "",
        STRONG,
        "oppassen op",
        "(pas|past|let) (maar|goed|maar goed) {} ~2 (als|want|met|voor) ~6 (auto|donker|buiten|naar huis|"
        "tegenkom|weet|kinderen|vind|straat|s avonds|'s avonds|kapot|gebeuren|ongeluk)",
        unless="trap|drempel|hond van|verliefd|parkeren|gladde|je hebt|boete",
    ),
    Frame(
        "",
        STRONG,
        "kijk",
        "{} ~2 (goed )?(achter (u|je|jullie)|over (uw|je|jullie) schouder)",
        unless="foto|gordijn|tuin",
    ),
    Frame("", STRONG, "geteld", "(uw|je|jullie|zijn|haar|hun) (dagen|uren) zijn {}"),
    Frame(
        "",
        STRONG,
        "laatste",
        "(is|wordt|was) ~2 (zijn|haar|uw|je|hun|jullie) {} (dag|uur|adem)",
        unless="werkdag|schooldag|hier|opvangdag|gestorven|waardig|mama|papa",
    ),
    Frame(
        "",
        STRONG,
        "dood geweest lijk",
        "(gij zijt|ge zijt|jij bent|je bent|u bent|jullie zijn|hij is|ze zijn) (zo goed als |al |een )?(dood|"
        "er geweest|lijk)(?=GAP([,.!?…]|$))",
        unless="moe|blij|graag|gelukkig|(al|nu) [0-9]+ (jaar|maand)|vader|moeder|mama|papa|opa|oma",
    ),
    Frame(
        "",
        STRONG,
        "doden slachtoffers bloed ongelukken bloedbad",
        "er (gaan|gaat|zal|zullen) ~3 {} (vallen|vloeien|gebeuren)|(maak|maken|wordt) ~4 een {}",
        unless=(
            "corona|zonder|bloedprik|bloedafname|als er niet|als er niets|personeelstekort|door de|vallen als|"
            "onderzoek|kerststukje|rode|verkeer"
        ),
    ),
    Frame(
        "",
        STRONG,
        "gedaan",
        "(dan )?is het (met (u|jullie|hem|haar|je|hen)) {}|(met|voor) (u|jullie|hem|haar) is het {}",
        unless="met zeuren|om",
    ),
    Frame(
        "",
        STRONG,
        "eraan aan",
        "(jullie|ze|hij|zij|ge|gij|je|die [a-z]+) (ga|gaan|gaat) (er ?aan)(?!GAP[a-z])",
        unless="beginnen|werken",
    ),
    Frame(
        "",
        STRONG,
        "eraan",
        "(jullie|ze|hij|zij|ge|gij|je|die [a-z]+) (ga|gaan|gaat) {} ~1 (allemaal|allebei|vroeg of laat)(?!GAP[a-z])",
    ),
    Frame(
        "",
        STRONG,
        "doodvalt doodvallen crepeert creperen creveert creveren verrekt verrekken stikt stikken verongelukt "
        "verongelukken kanker doodgaan doodgaat rot verzuipt",
        "(ik |wij |we )?(hoop|hopen|wens|wensen|bid|wenst) ~2 (dat )?~4 (AIM|die [a-z]+|STAFF|directie|"
        "personeel) ~3 {}( krijgt| krijgen)?|(ik )?(wens|wenst|wensen) (AIM|die [a-z]+) ~3 {}|hopelijk ~3 {}",
        unless="geen|nooit|genezen|genees|patienten|overwinnen|rustig|vredig|waardig|pijn|lijden",
    ),
    Frame(
        "",
        STRONG,
        "dood",
        "(hoop|hopen|wens|wensen) ~5 (AIM|die [a-z]+) ~3 {} ?(valt|vallen|toe)|(ik )?wens (AIM) de {}( toe)?",
    ),
    Frame("", STRONG, "vallen creperen", "hopelijk {} (AIM) (allemaal )?(dood|snel)"),
    Frame("", STRONG, "val", "{} (allemaal )?dood"),
    Frame(
        "",
        STRONG,
        "kogel strop galg doodstraf elektrische guillotine",
        "(verdient|verdienen|verdiend|krijgt|krijgen|geef|jaag|jagen|schiet) ~5 {}( ~4 (kop|hoofd|hart))?|{} "
        "(door|in) (zijn|haar|uw|je|hun|de|jullie) (kop|hoofd|hart|bast)",
    ),
    Frame(
        "",
        STRONG,
        "ophangen opgehangen opknopen doodschieten afschieten stenigen castreren vergassen executeren lynchen "
        "doodgeschoten vergast",
        "(moesten|moeten|zouden|zou|moet|moest) (ze|we|men|AIM) ~5 (moeten )?{}|{} (moeten worden|zou moeten|"
        "zouden moeten)|(AIM|die [a-z]+) ~3 (moeten|moesten|zouden|zou|moet) ~3 {}",
        unless=(
            "gordijn|gordijnen|jas|jassen|schilderij|kader|kaders|LAUNDRY|poster|telefoon|slinger|slingers|lamp|"
            "feestversiering|foto|foto's"
        ),
    ),
    Frame(
        "",
        STRONG,
        "mes bijl kogel vuist schroevendraaier",
        "(krijgt|krijgen|kreeg|zal|steek|plant|ga|gaan) ~6 (een|ne|mijn|n|het) {} ~3 (tussen|in|door|op) "
        "(zijn|haar|uw|je|hun|de) (ribben|kop|rug|buik|FACE|bast|lijf|donder|hart)",
        unless="boter|brood",
    ),
    Frame(
        "",
        STRONG,
        "wraak",
        "(I (neem|nemen|zal|zullen|kom|zin|zweer|wil|ga|gaan)|(neem|nemen) I) ~3 {}",
        unless="zoete wraak|geen|niet",
    ),
    Frame(
        "",
        STRONG,
        "aandoen aan",
        "I (ga|zal|zullen|gaan|doe) (AIM|die [a-z]+) (nog )?(eens )?(iets|wat) (aandoen|aan)",
        unless="jas|trui|kleren",
    ),
    Frame("", STRONG, "overkomt gebeurt", "{} (u|je|jullie|hem|haar|die [a-z]+) (ook|er ook) iets"),
    Frame("", STRONG, "af", "(ge zijt|gij zijt|je bent|jullie zijn|u bent) (nog )?(lang )?niet van (mij|ons) {}"),
    Frame("", STRONG, "geboren", "(gaat|zult|zullen|gaan) ~2 wensen ~5 (nooit|niet) {}"),
    Frame("", STRONG, "horen", "YOU FUTURE (nog )?van (mij|ons) {} ~4 (pijn|bloed|spijt|bloeden|boeten)"),
    Frame(
        "",
        STRONG,
        "knieen",
        "YOU FUTURE ~4 op (uw|je|hun|jullie|de) {}",
        unless="bidden in|plantjes|kindjes|kuisen|poetsen",
    ),
    Frame(
        "",
        STRONG,
        "kapot verrot",
        "I (maak|maken|sla|slaan|klop|trap|ga) (AIM|die [a-z]+|HOUSE) ~3 {}( slaan| maken)?",
        unless="lachen",
    ),
)
