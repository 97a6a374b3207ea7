"""The parts that frames are made of: whoever is cared for, whoever cares, the words of owning and of time."""

from typing import Final

from chalicelib.domain.signals.text.phrases import any_of

_FAMILY: Final = """
    moeder mama ma mams moemoe meme memee oma bomma grootmoeder grootje vader papa pa pepe vava opa bompa grootvader
    ouders vrouw man echtgenoot echtgenote partner zoon zoontje zoonlief dochter dochtertje kind kindje kinderen kindjes
    kleine kleinen kleintje kleintjes ventje manneke meisje meisjes baby babytje peuter peuters kleuter kleuters jongen
    jongens jongere jongeren puber pubers zus zusje broer broertje broertjes tante nonkel oom nicht nichtje neef neefje
    schoonmoeder schoonvader schoonzus schoonbroer buurvrouw buurman vriend vriendin kleinkind kleinzoon kleindochter
    stiefmoeder metje peter meter zoontjes dochters zonen kleinkinderen pleegkind peutertje
"""
_CARED_FOR: Final = """
    bewoner bewoners bewoonster bewoonsters resident residenten client clienten patient patienten mensen mens mensjes
    oudje oudjes ouderen bejaarde bejaarden gast gasten dame dames heer mevrouw meneer madam madammen leerling
    leerlingen     iemand zorgvrager minderjarige minderjarigen gebruiker gebruikers slachtoffer slachtoffers patiente
    dementerende dementerenden hulpbehoevende vrouwtje
"""
_STAFF: Final = """
    begeleider begeleiders begeleidster begeleidsters begeleiding begeleidend opvoeder opvoeders opvoedster opvoedsters
    verzorger verzorgers verzorgster verzorgsters verzorgende verzorgenden verpleger verplegers verpleegster
    verpleegsters verpleegkundige verpleegkundigen verpleging verzorging zorgkundige zorgkundigen zuster zusters
    nachtwaker nachtverpleger nachtverpleegster nachtdienst nachtploeg dagploeg
    poetsvrouw poetsvrouwen poetshulp poetsdienst kok directeur
    directrice directie onthaalmoeder onthaalouder juf juffen juffrouw meester leerkracht kinderbegeleider
    kinderbegeleidster kinderverzorgster stagiair stagiaire medewerker medewerkers medewerkster medewerksters personeel
    personeelslid personeelsleden kinesist kine dokter arts huisarts huisdokter tandarts chirurg
    chauffeur vrijwilliger vrijwilligster bewaker
    verantwoordelijke coordinator uitbaatster uitbater hoofdverpleegster hoofdverpleger therapeut psychiater
    bewindvoerder     leiding staf verplegend collega onthaal
    fysiotherapeut kinesitherapeut psycholoog gynaecoloog masseur zorgverlener zorgverleners hulpverlener hulpverleners
    zorgmedewerker zorgmedewerkers thuisverpleegster thuisverpleegkundige thuishulp onthaalmoeders onthaalouders
    gastouder leidster leidsters groepsleider groepsleiding zaakvoerster bejaardenverzorgster bejaardenverzorgsters
    kinderverzorgsters kinderbegeleiders kinderbegeleidsters stagiairs stagiaires zusters artsen vrijwilligers
    thuiszorgmedewerkster
"""

_PART_OF_A_GROUP: Final = "zwarte zwart bruine bruin gekleurde handicap beperking hoofddoek hoofddoekjes hoofddoeken "
_GROUPS: Final = """
    vrouw     vrouwen marokkanen marokkaan turken turk joden jood arabieren arabier afrikanen afrikaan
    afrikaanse polen pool
    roemenen roemeen bulgaren bulgaar zigeuners zigeuner roma moslims moslim moslima vreemdelingen vreemdeling
    buitenlanders buitenlander allochtonen allochtoon homo homos homoseksuelen homoseksuele lesbiennes lesbienne
    lesbos transgenders transgender transen zwarten zwartjes bruinen kleurlingen negers neger gehandicapten
    gehandicapte mindervaliden mongolen vluchtelingen vluchteling asielzoekers asielzoeker immigranten immigrant
    migranten migrant walen waal chinezen chinees aziaten aziaat indiers pakistanen pakistani syriers syrier
    afghanen afghaan russen oekrainers oekraieners hindoes filipijnen congolezen congolees janetten makakken
    illegalen gelukzoekers transseksuelen holebis dikzakken nepalezen albanezen tsjetsjenen iraniers irakezen
    somaliers ghanezen
"""
GROUPS: Final = _PART_OF_A_GROUP + _GROUPS
_VILE: Final = """
    lui luie luiaards vuil vies vieze vuile smerig smeerlappen dom domme dommer domste achterlijk achterlijke
    gevaarlijk crimineel criminelen dief dieven profiteurs profiteur parasieten parasiet ongedierte apen aap
    beesten beest ratten kakkerlakken tuig uitschot gespuis afval plaag virus kankergezwel gezwel pest waardeloos
    minderwaardig mindere walgelijk weerzinwekkend afstotend misselijkmakend verachtelijk hersenloos onwetend
    onbeschaafd ergste terroristen verkrachters gestoord pervers onnatuurlijk vuilnis bedreiging last klootzakken
    eikels schoften idioten debielen nietsnutten leeglopers onbetrouwbaar leugenaars crapuul racaille barbaren
    wilden varkens honden zwijnen smeerlap varken zwakzinnig abnormaal verneukt zielig gewelddadig
"""

BEASTS: Final = """
    kwal kwallen rat ratten heks heksen kip kippen kieken kiekens koe koeien varken varkens zwijn zwijnen geit
    geiten gans ganzen ezel ezels kalf kalveren aap apen draak draken serpent slang slangen muts mutsen doos eikel
    eikels kloot kloten boer boeren zot zotten zottin gek gekken sukkel sukkels loser losers clown clowns trees
    truus tuig gespuis bastaard bastaards bastaarden nul prul prutser prutsers amateurs kreng tang feeks hond
    honden zak zakken kerel schijtluis trien mongool mongolen wijf wijven pest ezel os dwaas dwazen ros spook spel
    tronie parasiet parasieten bloedzuiger bloedzuigers uilskuiken rund runderen lomperik lomperiken boerin teef
    lul bitch snol trut
"""

# Of a person's, or of a house's; what one finishes, hangs, cuts or finds is nobody who is threatened.
_THINGS: Final = """
    kast kasten tas tassen handtas huiswerk fiets kamer kamers dossier was wasje haren rolstoel rollator bed bedden
    televisie tv radio kamerplant plant planten eten ontbijt middageten avondeten bord soep taart koek brood
    boterham boterhammen vlees fruit appel sla patatjes groenten puzzel puzzels tekening schilderij schilderijen
    kader kaders foto foto's kaart kaarten kaartje kaartjes breiwerk trui sjaal sokken kleren jas jassen hemd hemden
    gordijn gordijnen lamp lampen slingers vlaggetjes lint touw koord bril gehoorapparaat gebit sleutel sleutels
    pantoffels pantoffel schoenen bloemen medicatie pillen papieren formulier formulieren verslag rapport aanvraag
    taak opdracht werk zin zinnen verhaal boek spel badkamer keuken bureau lokaal tuin terras dossierkast spullen
    koffer dozen doos verjaardagskaart telefoonnummer gegevens ballon ballonnen luchtbed matras
"""

REVIEWS: Final = (
    "waardering waarderingen review reviews recensie recensies beoordeling beoordelingen commentaar reactie "
    "bericht score mening"
)

PARTS: Final = {
    "FAMILY": any_of(_FAMILY),
    "STAFF": any_of(_STAFF),
    # "haar" before what one has is no person: "sloeg haar arm om mij heen".
    "HAAR": (
        "haar(?! (arm|armen|ogen|jas|vleugels|slag|boek|telefoon|gsm|tent|deur|hart|stem|tong|nek|haar|kaars|adem|tas"
        "|mouwen"
        "|kamer|schouders|voeten|taak|weg))"
    ),
    "FRENCH": any_of(
        """
        mere pere maman papa fille fils enfant enfants grand-mere grand-pere soeur frere tante oncle mari femme resident
        residents residente residentes pensionnaires pensionnaire patient patients patiente personnes gens bebe bebes
        sour soeurs sours petit petite petits jeunes jeune tout-petits mamie papy bonne-maman voisine
        """
    ),
    "NOUN": f"(FAMILY|{any_of(_CARED_FOR)})",
    "PRONOUN": "(mij|me|mezelf|hem|HAAR|hen|hun|ons|u|jou|ze|m'n)",
    "WHOSE": "(mijn|mij|mn|ons|onze|haar|zijn|hun|de|het|een|die|dat|deze|m'n|z'n|den|ne|uw|je|jullie|ander|andere)",
    "OBJECT": "(mij|me|hem|HAAR|hen|hun|ons|((WHOSE )([a-z]+ )?)?NOUN)",
    "VICTIM": "(PRONOUN|((WHOSE )([a-z]+ )?)?NOUN)",
    "OWN": "(mijn|haar|zijn|hun|ons|onze|uw|je|m'n|z'n|mama's|papa's|de|het|een)",
    "PERSON": "(NOUN|PRONOUN)",
    # Washing, where the verb is spelt the same: "de was hing er nog", and not "ze was er".
    "LAUNDRY": "(de|onze|vuile|schone|propere|natte|verse|witte|bonte) was|wasgoed|wasmand|wasserij|wasdraad",
    # What somebody did without help, and not what one saw with one's own eyes.
    "BYSELF": (
        "zelf(?! ([a-z]+ )?(gezien|gehoord|meegemaakt|vastgesteld|gemerkt|gevoeld|ondervonden|gefilmd|zien|zag|zagen|"
        "hoorde|hoe|dat|getuige))"
    ),
    "BE": "(is|zijn|was|waren|werd|werden|wordt|worden|geweest|ben|bent)",
    "HAVE": "(heb|hebt|heeft|hebben|had|hadden)",
    "SECRETLY": "(stiekem|heimelijk|in het geniep|zonder ~4 (medeweten|toestemming|weten|wisten|wist))",
    # A doctor who is spoken to, and not one who did it.
    "TODOCTOR": "((aan|bij|met|naar|tegen|van|voor) ~1 (dokter|arts|huisarts|huisdokter|tandarts|chirurg|specialist))",
    "THING": f"((haar|zijn|hun|uw|je|jullie|mijn|ons|onze|een|het|de) ([a-z]+ )?{any_of(_THINGS)})",
    "NOTHIT": (
        "alarm|put|krater|budget|vliegen|koppen|plank|(hart|harten) (slaat|slaan|sloeg)|kreet|mea culpa|brug|"
        "bruggen|bres|op hol|"
        "klok|munt|gat|flater|figuur|modderfiguur|deur|paal|palen|wortel|"
        "vleugels|piano|bal|ballen|spijkers?|van zijn melk|uit het lood|trommels?|trom|op de vlucht|eruit|"
        "eraf|(geslagen )room|eiwit(ten)?|dicht ?geslagen|toe geslagen|(met|van) (stomheid|verbazing|"
        "verstomming)|uit het veld|babbel(tje)?|praatje|klapje|(arm|armen) (om|rond)|nergens op|acht|gade|"
        "handen in elkaar|in de lucht|steil achterover|sneller|hamer|tennis|golf|gong|kaarten|het leven "
        "(heeft|had)|door het leven|wiel|bord|record|concurrentie|storm|bliksem|noodlot|corona|ziekte|vonk|"
        "over(geslagen)?|linksaf|rechtsaf|de hoek om|sokken|verkeerde weg|mattenklopper|op tafel|tapijt(en)?|"
        "matras|stof|deeg|schuim|olijven|wedstrijd|ploeg|team won|nagel|kop"
    ),
    "BODY": (
        "(gezicht|hoofd|kop|wang|wangen|oren|oor|mond|billen|poep|poepke|bips|rug|arm|armen|been|benen|hand|"
        "handen|vingers|schenen|scheen|buik|lijf|nek|kaak|neus|borst|gezichtje|hoofdje|wangetje|wangetjes|oortje|"
        "oortjes|mondje|billetjes|ruggetje|armpje|armpjes|beentje|beentjes|handje|handjes|vingertjes|buikje|lijfje|"
        "neusje|voetjes)"
    ),
    "BOUNDIN": (
        "schort|touwtje|laken|lint|tomaten|rozen|fiets(en)?|ballon(nen)?|slee|buggy|kinderwagen|autostoel|"
        "auto|kinderstoel|gordel om|hond|honden|geit|pony|paard|ezel|paal|veters?|strijd|schoenen|wandelwagen|"
        "bus|busje"
    ),
    "SHUTIN": (
        "voel[a-z]*|gevoel|corona[a-z]*|covid|lockdown|konijn(en)?|kippen|in zichzelf|in (haar|zijn|mijn) "
        "(eigen )?(hoofd|lijf|lichaam|wereld)|sneeuw|lift|sleutel|medicatie|medicijnen|kast met|kluis|hond|"
        "kat|vogel|vogels|hok voor|fiets|fietsen"
    ),
    "NOBLOW": (
        "onder (zijn|haar|mijn|hun) (gat|kont|broek)|schouder|inspectie|factuur|rekening|nieuws|vuurpijl|in de "
        "rug van|ziekte|prijs|moreel|verdriet|"
        "verlies|overlijden|molen|mokerslag|om de arm|(peer|peren) (en|of|als|bij|van de)|dessert|fruit|soep|"
        "keuken|rek|in de lucht|aan de slag|applaus|handen"
    ),
    "VALUABLES": (
        "(geld|juwelen|sieraden|ring|ringen|trouwring|ketting|portefeuille|portemonnee|handtas|bankkaart|"
        "horloge|gsm|tablet|zakgeld|spullen|kleren|centen|eurobiljet|briefje|sieraad|oorringen|oorbellen|armband|"
        "kettinkje|medaillon|bankkaarten|spaargeld|geldbeugel|trouwringen|halsketting)"
    ),
    "FRNOTHIT": (
        "porte|frappee? (de|par|que)|frappe de|gentillesse|par (la|le|l'|les|son|sa|leur)|beaute|oeil|yeux|creme|"
        "cartes|record|tambour|"
        "fouettee|coeur battant|soleil|vent|pluie"
    ),
    "FRNOTTIED": ("ceinture|poussette|velo|voiture|chien|ballon|cette maison|a cette|aux traditions|lacets|siege"),
    "I": "(ik|k|'k|kik|wij|we)",
    "YOU": (
        "(ge|gij|je|jij|u|jullie|gulle|ze|zij|hij|(die|de|dat|deze) ([a-z]+ )?(directeur|directrice|directie|kok|"
        "vent|kerel|mens"
        "|mensen|bende|gasten|wijf|wijven|STAFF))"
    ),
    "AIM": "(je|jou|u|jullie|ulle|ulder|gulle|hem|haar|ze|hen|hun|die|(die|dat|de) [a-z]+|'m|m)",
    "WILL": "(ga|gaan|zal|zullen|zou|zouden|wil|kan|kom|moet)",
    "FUTURE": "(ga|gaat|gaan|zal|zult|zullen)",
    "FACE": "(smoel|bakkes|muil|gezicht|bek|kop|tanden|nek|poten|knieen|hersens|hoofd|tronie|neus|kaak|ribben|benen)",
    "HOUSE": (
        "(de boel|die boel|heel de boel|het gebouw|alles|(het|uw|dat|heel dat) kot|die tent|dat huis|het huis|de tent"
        "|die instelling|(jullie|uw|ulle|die|dat) (kamer|kamers|huis|gebouw|rusthuis|creche|school|afdeling|bureau|"
        "keuken|voordeur|dienst|praktijk|kliniek|ziekenhuis|woonzorgcentrum|opvang|zaal))"
    ),
    "WHO": ("(ik|k|wij|we|hij|zij|ze|mams|ma|pa|va|FAMILY|bewoner|bewoonster|client|clienten|bewoners|buurvrouw)"),
    "WANTS": "(wil|wilt|willen|wilde|wilden|wou|wouden|zou|zouden)",
    "SELF": "(mezelf|mijzelf|zichzelf|haarzelf|hemzelf|hunzelf|onszelf|me|mij|zich|haar eigen|zijn eigen|mijn eigen)",
    "OWNLIFE": "((mijn|haar|zijn|hun|m'n|z'n) (eigen )?leven)",
    "PEACEFUL": (
        "palliatieve?|euthanasie|levenseinde|stervend|sterven(sbegeleiding)?|vredig|rustig|ingeslapen|terminaal|"
        "zacht|waardig"
    ),
    "JOKING": (
        "gelachen|lachen|lachte|schaamte|schaamde|schaam|schamen|verveling|verveeld|verveelde|honger|kou|werk(te)? zich"
        "|lekker|moe|blij|batterij|gsm|graag"
    ),
    "GAP": " ?",
    # Where what was said ends: at a mark, or where something else begins that has a subject of its own.
    "STOP": (
        r"[.,!?;:…\n)\x28*_/|\"]|-+\s|\s#|$|"
        r"(en|maar|want|omdat|terwijl|dus|waardoor|zodat) "
        r"(ik|het|de|er|ze|zij|hij|we|wij|niemand|iedereen|mijn|dat|die|nu|toen|dan)"
        " |(et|mais|car) (je|il|elle|le|la|les|on|personne|tout) "
    ),
    "DOTS": r"\.\.|…|!|\n|$",
    "GROUP": (
        "(homo'?s|lesbo'?s|holebi'?s|hoofddoekjes|hoofddoeken|zwarte (mensen|personen|medemens)|(zwart|bruin) persoon|"
        "zwarte vrouwen|vrouw|bruine "
        "mensen|gekleurde "
        "mensen|mensen met een"
        " (handicap|beperking|hoofddoek|kleur)|vrouwen met een hoofddoek|" + any_of(_GROUPS) + ")"
    ),
    "VILE": "(niet te vertrouwen|van nature|zo dom|zo lui|" + any_of(_VILE) + ")",
    "FRGROUP": (
        "(arabes?|marocaine?s?|turcs?|noire?s?|juifs?|musulmane?s?|roms?|gitans?|tziganes?|etrangere?s?|"
        "immigres?|migrants?"
        "|refugies?|africaine?s?|polonais|roumains?|homosexuels?|homos?|gays?|lesbiennes?|trans|handicapes?|negres?)"
    ),
    "BEAST": any_of(BEASTS),
    "SUBJECT": (
        "((de|die|dat|deze|den|dien) ([a-z]+ )?(STAFF|vent|kerel|mens|madam|vrouw|man|bazin|baas|wijf|team|ploeg|"
        "volk|bende|secretaresse)"
        "|STAFF|ge|gij|je|jij|jullie|ze|zij|hij|het|t|gulle)"
    ),
    "ANIMALS": (
        "boerderij|zorgboerderij|dieren|dierentuin|zoo|weide|wei|stal|tuin|toneel|toneelstuk|poppenspel|"
        "poppenkast|sprookje|halloween"
        "|carnaval|verkleed|verkleden|film|boek|verhaal|gedicht|kinderboerderij|grazen|eieren|voederen|eten "
        "geven|soep|gebakken|speelde|speelt|rol van"
        "|bos|figuren|park|voelde me|ik (was|ben|voelde)|mijn (vader|moeder|zoon|dochter|papa|mama|broer|zus|"
        "kind)|ons (mama|papa|ma|pa)|onze (zoon|dochter)"
        "|zichzelf|blindengeleidehond|knuffel|therapiehond|lakens|handdoeken|(de|onze|in de|vuile) was|wasserij"
        "|tv|televisie|kaartspel|gezelschapsspel|beestje|zot van|zot op|boerenkool|speculaas"
        "|hangt|doos (met|vol|pralines)|zak (met|vol)|is niet zot|zijn niet zot|nul op|arme|bingo|gek op|gek van|"
        "uitstap|vloog|buren"
    ),
    "REVIEW": any_of(REVIEWS),
    "FRSTAFF": any_of(
        """
        aide-soignante aide-soignant aide infirmier infirmiere infirmiers educateur educatrice educateurs puericultrice
        directrice directeur veilleur personnel soignant soignante soignants medecin kine accueillante employe employee
        stagiaire chauffeur cuisinier nettoyeuse benevole responsable moniteur monitrice institutrice
        """
    ),
    "FRPEOPLE": (
        "((les|des|ces|aux|tous les|une|un|d'une|d'un|cette|ce|vous les|de) )?(femmes?|arabes?|marocaine?s?|"
        "turcs?|noire?s?|juifs?"
        "|juives?|blacks?|musulmane?s?|roms?|gitans?|tziganes?|etrangers?|immigree?s?|migrants?|refugies?|africaine?s?|"
        "homosexuel(le)?s?"
        "|homos?|gays?|lesbiennes?|trans|transgenres?|handicapee?s?|personnes? (noires?|transgenres?|"
        "handicapees?|trans))"
    ),
    "FRVILE": any_of(
        """
        voleurs sales sale paresseux feignants dangereux betes bete stupides stupide inferieurs inferieures
        parasites parasite
        singes animaux animal rats vermine criminels terroristes profiteurs degoutants degoutantes degoutant repugnants
        repugnantes malades menteurs ordures dechets dechet violeurs crasseux racaille plaie cancer virus fleau
        meprisables pires horribles cons connards abrutis salauds debiles sauvages monstres menace honte malhonnetes
        ignorants incapables immondes nuisibles nuisible pourriture pourritures cafards insectes ordure poison peste
        sous-hommes sous-humains bons-a-rien repoussants repoussantes ecoeurants ecoeurantes
        """
    ),
}
