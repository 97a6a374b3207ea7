"""Words around a name that tell a person from a place, a house or a thing."""

from typing import Final

from chalicelib.domain.signals.text.reading import word_set

# What people do, and houses, streets and months hardly do: a name right before one of these is somebody's.
DOES: Final = word_set(
    """
    antwoordde antwoordt at bedankt begeleidde begeleidt begreep begrijpt behandelde behandelt belde beloofde
    belooft belt bleef blijft blijkt bracht brengt dacht deed denkt doet doucht eet gaat gaf geeft gelooft ging
    haalde haalt had hadden hebben hebt heeft helpt hield hielp houdt is kan keek kende kent kijkt knuffelt komt
    kon kookt kookte kreeg krijgt kwam lacht lachte lag las leek leerde leert leest legde legt leidde leidt liep
    ligt lijkt loopt luisterde luistert maakt maakte mag mocht moest moet nam neemt negeerde negeert onthaalde
    onthaalt ontvangt ontving overleed praat praatte probeerde probeert reageerde reageert regelde regelt riep
    roept schreeuwde schreeuwt slaapt sliep snauwde snauwt speelde speelt sprak spreekt staat stelde stelt
    stierf stond straalde straalt stuurde stuurt toonde toont troost troostte verdiend verdiende verdient vergat
    vergeet verschoont vertelde vertelt verwelkomde verwelkomt verzorgde verzorgt vindt voelde voelt vond vraagt
    vroeg waren was wast waste weet weigerde weigert werkt werkte wil wilde wist woonde woont wou zag zal zat
    zegt zei ziet zijn zingt zit zong zorgde zorgt zou
    """
)
# After these a capital that is a first name is a person's.
BEFORE_PERSON: Final = word_set(
    """
    aan als alsook bedankt behalve beste bravo chapeau collega dag dank dankjewel dankzij dat door en genaamd
    groetjes grtjes hallo heet hey hoi hulde kusjes liefs lieve maar merci met omdat ons onze ook petje pluim
    proficiat respect samen schat sorry thanks toen topper toppers vanwege via voor vooral wanneer want zeker
    zelfs zoals
    """
)
BY: Final = word_set("aldus bedankt dankzij door merci met volgens")
THANKS: Final = word_set(
    "bedankt bedanken bravo chapeau dank danken dankjewel dankten dankuwel hulde kudos merci proficiat thanks thx"
)
THANKS_TO: Final = word_set("complimenten dank groeten groetjes hulde kus kusjes lof merci pluim pluimen respect")
# Before a name, these make it a place's or a thing's.
BEFORE_PLACE: Final = word_set(
    """
    afdeling album apotheek atheneum avenue bakkerij bar basisschool bedrijf bier bistro blok bloody boek
    boulevard brasserie cafe cafetaria campus centrum chalet chateau chaussee chez cinema clinique cluster
    cocktail college coupe creche croque cuvee dame dienstencentrum domaine domein dorp eetcafe feest feestdag
    filet film firma fonds fort foyer frituur gang gemeente groep hoeve hof home hopital hospitaal hostel hotel
    huis huize in instituut internaat kamer kapel kasteel kerk kinderdagverblijf kliniek klooster koffie kot
    leefgroep lied lyceum merk museum naar nabij ocmw park parochie paviljoen pita pizza pizzeria place plaza
    project quai radio refter residence residentie restaurant richting route rue rusthuis saint sainte salade
    san sant santa school serie sint sinte site slagerij sole st stad stadion ste stichting straat tarte taverne
    te team tehuis ten ter theater thee uit unit villa vleugel vzw wijk wijn winkel woning woonerf
    woonzorgcentrum wzc zaal ziekenhuis zorgcentrum zwarte
    """
)
# Before "heet", these say that a place or an animal bears the name that follows.
CALLED: Final = BEFORE_PLACE | word_set(
    "bus hond kat kater poes konijn papegaai parkiet pony paard ezel geit schildpad verdieping gebouw boot pop beer "
    "knuffel"
)
# Behind a name, these make it a shop, a make, a club or a place.
AFTER_THING: Final = word_set(
    """
    airlines airport bank bar basisschool bv bvba cafe campus centrum city college cup dreef films fonds heem
    hof hotel huis instituut kapel kerk kliniek laan lei madrid nv park plein prijs records residentie
    restaurant rusthuis rustoord school steenweg stichting straat tehuis united university vrouw vzw
    woonzorgcentrum zaal ziekenhuis
    """
)
# Well known and nobody who works there: towns, lands, makes and shops whose names are names.
THINGS: Final = word_set(
    """
    abba adidas africa ajax alabama albanese albanie alexa alpro america amerika ankara argenta arizona armenia
    arsenal asia asterix astra atlanta austin australia axa bach bali barcelona bayern beethoven belfius benfica
    berlin bobbejaan boston brasilia breugel britannica bumba cadillac california cambodja caritas casablanca
    chelsea chevrolet china christus citroen coca cola colruyt como cordoba creta cuba dakota dallas danone
    delhaize denver dettol dexia disney dolce dove eden europa facebook fanta ferrari feyenoord fiat fiesta
    fiorentina florida ford formica fortis frozen galicia geneva georgia givenchy gucci guinea havana hema
    hermes hollandia houston ikea india indiana ing instagram inter ira irak iran israel italia jamaica java
    jeruzalem jezus jordanie juventus kenia kenya keti kia kinder korea krim kyoto laurus lazio lego leonidas
    libanon libie lidl lima lisbon londen london lorraine los lourdes lucca lyon madeira madrid magnum majorca
    malaga mali malta martini maserati master medina mega meir mekka mercedes miami milan milano mindy montana
    monza mozart nestle netflix nevada new niger nike nivea nokia normandie odessa olympia opel ottawa oxford
    palermo palma pampers panama paradiso parijs paris persil peru philips picasso pisa plop porsche porto praag
    prada proximus quebec ravenna rio rolex roma rubens sahara saint samson samsung santiago sevilla siena siri
    skoda skype spa spar spartak spotify sydney syria syrie teams telenet texas tibet tokyo toledo torino toyota
    troje tunesia tunis turkey twitter uganda utah valencia valentijn vegas venetia venus verona vichy vienna
    vinci visa vivaldi volvo washington whatsapp windsor yahoo youtube zara zeeman zeus zoom
    """
)
# Of these, a whole name may yet stand behind: "vertrouwen in An Maes".
BEFORE_FAMILY: Final = word_set("in naar team te uit")
STREET_STARTS: Final = word_set(
    """
    allee avenue az barriere bas bati baty bois bosquet boucle boulevard buissons centre champ champs chasse
    chaussee chemin chene chu cite clinique clos closerie coron cour cours cpi domaine dreve esplanade faubourg
    ferme fond forge forges galerie grand grande grise haie hameau haut haute hospitalier impasse jardin jardins
    lotissement mont montagne moulin pachis parc pasay passage pave petit petite place plope pont pre pres quai
    quartier residence rond route rue ruelle ry sentier square terrasse thier thiers tienne tige trieu umc uvc
    uz venelle vieille vieux vivier voie zas
    """
)
JOINTS: Final = word_set("a au aux aan d de des du en et l la le les lez sous sur ter ten")  # within a street's name
HOUSE_ENDS: Final = ("hospitaal", "ziekenhuis", "centrum", "kliniek", "stichting", "vereniging", "opvang", "school")
# Of a place and of nobody, behind a name that is a municipality's too.
OF_PLACES: Final = word_set("bereikbaar dichtbij gelegen groen landelijk mooi prachtig ver verkeersvrij vlakbij")
# Whoever chooses "voor Tobias" chooses a house as well; "voor Tobias een kamer" is for somebody.
CHOOSES: Final = word_set("keuze kies kiezen koos gekozen kozen")
CHOSEN: Final = word_set("gekozen kiezen koos kozen")
# Nobody in particular, by the word behind: "Jan en alleman", "Jan met de pet".
EVERYBODY: Final = frozenset(
    {
        ("jan", "en", "alleman"),
        ("jan", "met", "de"),
        ("jan", "zonder", "vrees"),
        ("piet", "en", "pol"),
        ("piet", "joris", "en"),
        ("jan", "piet", "en"),
    }
)
# Makes and shops that have a first and a family name.
PAIRS: Final = frozenset(
    {
        ("albert", "heijn"),
        ("johnnie", "walker"),
        ("roland", "garros"),
        ("jules", "destrooper"),
        ("louis", "vuitton"),
        ("calvin", "klein"),
        ("tommy", "hilfiger"),
        ("max", "havelaar"),
        ("jan", "breydel"),
        ("jan", "modaal"),
        ("piet", "snot"),
        ("pietje", "precies"),
        ("philip", "morris"),
        ("jack", "daniels"),
        ("paul", "smith"),
        ("hugo", "boss"),
        ("karl", "lagerfeld"),
        ("marie", "curie"),
        ("maria", "montessori"),
        ("maria", "middelares"),
        ("maria", "troost"),
        ("moeder", "teresa"),
        ("rudolf", "steiner"),
    }
)
