"""Words around a name that tell a person from a place, a house or a thing."""

from typing import Final

from chalicelib.domain.signals.text.reading import word_set

# What people do, and houses, streets and months hardly do: a name right before one of these is somebody's.
DOES: Final = word_set(
    """
    is was heeft had hebt hadden hebben waren zijn kan kon kent kende wil wilde wou zal zou mag mocht moet moest doet
    deed gaat ging komt kwam geeft gaf zegt zei vindt vond weet wist ziet zag neemt nam helpt hielp luistert luisterde
    werkt werkte zorgt zorgde lacht lachte maakt maakte vraagt vroeg belt belde stuurt stuurde regelt regelde leest las
    speelt speelde zingt zong kookt kookte wast waste staat stond zit zat blijft bleef brengt bracht begeleidt
    begeleidde begrijpt begreep denkt dacht legt legde verdient verdiende krijgt kreeg houdt hield loopt liep roept riep
    schreeuwt schreeuwde antwoordt antwoordde troost troostte verzorgt verzorgde verwelkomt verwelkomde ontvangt ontving
    bedankt woont woonde voelt voelde eet at slaapt sliep kijkt keek praat praatte spreekt sprak toont toonde leert
    leerde probeert probeerde beloofde belooft reageert reageerde vertelt vertelde legde leidt leidde ligt lag blijkt
    stelt stelde haalt haalde doucht verdiend verschoont gelooft knuffelt neemt onthaalt onthaalde snauwt snauwde
    behandelt behandelde negeert negeerde weigert weigerde vergeet vergat lijkt leek straalt straalde overleed stierf
    """
)
# After these a capital that is a first name is a person's.
BEFORE_PERSON: Final = word_set(
    """
    aan als alsook behalve bedankt bravo chapeau dag dank dankjewel dat dankzij door groetjes grtjes hallo heet hey hoi
    hulde kusjes liefs maar merci met omdat ons onze ook petje pluim proficiat respect samen sorry toen
    topper toppers vanwege via voor vooral want wanneer zeker zelfs zoals en genaamd lieve beste collega schat
    thanks
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
    afdeling album apotheek avenue bar bedrijf blok boek boulevard brasserie cafe campus chalet chaussee chez domein
    eetcafe feest feestdag film firma fort frituur gang gemeente groep hospitaal hostel hotel huize hoeve in kamer
    kapel kasteel kerk kliniek klooster lied leefgroep merk museum naar nabij parochie paviljoen place plaza
    pizzeria project quai refter residentie restaurant richting rue rusthuis saint sainte santa sant san school serie
    sint sinte st ste stad stadion straat taverne te team tehuis uit vleugel villa winkel woning wzc zaal ziekenhuis
    zorgcentrum woonzorgcentrum ter ten basisschool bistro bakkerij slagerij hof huis domaine clinique hopital
    ocmw woonerf dorp kot route residence park stichting fonds vzw crèche creche kinderdagverblijf dienstencentrum
    centrum cafetaria radio dame coupe pizza croque bloody tarte chateau sole filet cuvee salade cocktail wijn bier thee koffie internaat instituut college lyceum atheneum wijk site unit cluster home foyer theater cinema
    """
)
# Behind a name, these make it a shop, a make, a club or a place.
AFTER_THING: Final = word_set(
    """
    straat laan plein lei dreef steenweg park school basisschool kliniek ziekenhuis fonds stichting zaal college
    instituut centrum residentie huis woonzorgcentrum rusthuis vzw nv bv bvba campus hof heem tehuis kerk kapel united
    city madrid airport bank prijs cup hotel restaurant cafe bar airlines films records university rustoord
    """
)
# Well known and nobody who works there: towns, lands, makes and shops whose names are names.
THINGS: Final = word_set(
    """
    abba adidas samson plop mega mindy bumba frozen disney africa alabama albanese albanie alexa america amerika ankara arizona armenia arsenal asia asterix astra athena
    atlanta austin australia barcelona bayern bali berlin boston brasilia britannica cadillac california cambodja
    carolina caritas casablanca chelsea chevrolet china christus citroen coca cola colruyt como cordoba creta cuba dakota dallas
    delhaize denver disney dolce eden elvis europa facebook fanta fatima ferrari fiat fiesta florida florence ford
    formica galicia geneva georgia givenchy gucci guinea havana hema hermes hollandia houston ikea india indiana iran
    irak israel italia jamaica java jeruzalem jezus jordan jordanie kenia kenya kia kinder korea krim kyoto leonidas
    libanon libie lidl lima lisbon london londen lorraine los lourdes lucca luna madeira madrid magnum mali malta
    martini maserati medina mekka mercedes miami milan milano montana monza mozart nestle nevada new niger nike nokia
    normandie odessa olympia opel oscar ottawa oxford palermo panama pampers paradiso paris parijs persil peru philips
    picasso pisa porsche porto praag prada quebec ravenna rio roma samsung santiago sahara saint siena siri skoda sofia
    spa spar sydney syria syrie texas tokyo toledo torino toyota troje tunesia tunis turkey uganda utah valencia
    vegas venetia venus verona vichy victoria vienna viggo virginia volvo washington windsor yahoo zara zeeman tibet palma laurus ira keti fiorentina spartak ajax feyenoord juventus inter lazio benfica valencia majorca sevilla malaga lyon zeus
    rolex lego alpro danone dove nivea dettol pedro visa master skype zoom teams netflix spotify youtube twitter
    instagram whatsapp telenet proximus argenta belfius axa ing fortis dexia vivaldi bach beethoven rubens breugel
    """
) - word_set("fatima carolina oscar luna victoria sofia virginia florence athena elvis viggo jordan pedro")
BEFORE_FAMILY: Final = word_set("in naar team te uit")  # of these a whole name may stand behind: "vertrouwen in An Maes"
STREET_STARTS: Final = word_set(
    """
    allee avenue bois boulevard champ champs chaussee chemin cite clos cour cours domaine dreve esplanade faubourg ferme
    fond galerie haie hameau impasse lotissement montagne mont parc passage place pont pre pres quai quartier residence
    route rue ruelle sentier square terrasse thier tienne venelle vieux vieille voie centre hospitalier clinique
    zas uvc chu umc cpi az uz
    """
)
JOINTS: Final = word_set("a au aux aan d de des du en et l la le les lez sous sur ter ten")  # within a street's name
HOUSE_ENDS: Final = ("hospitaal", "ziekenhuis", "centrum", "kliniek", "stichting", "vereniging", "opvang", "school")
