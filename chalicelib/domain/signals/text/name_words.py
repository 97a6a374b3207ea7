"""Words by which a name is recognised: titles and jobs, relatives, common Flemish names, and what is never a name."""

from typing import Final

from chalicelib.domain.signals.text.reading import word_set

ABBREVIATED: Final = word_set("br dhr dr mej mevr mme mlle mr mvr mw prof verpl zr")  # may bear a full stop
# Always followed by a name when by anything: "mevrouw van den Broeck".
HONORIFICS: Final = word_set(
    """
    dr dhr mevr mvr mr mw mej meneer mijnheer menheer mevrouw mejuffrouw madame prof professor juffrouw zr br mme mlle
    monsieur mademoiselle docteur heren dames
    """
)

JOBS: Final = word_set(
    """
    dokter dokters dokteres huisarts arts artsen tandarts kinderarts psychiater zuster verpleegster
    verpleegsters verpleger verplegers verpleegkundige verpleegkundigen hoofdverpleegkundige hoofdverpleegster
    thuisverpleegster thuisverpleger zorgkundige zorgkundigen verzorgster verzorger verzorgende nachtzuster
    vroedvrouw kinesist kinesiste kinesitherapeut ergotherapeut ergotherapeute ergo logopedist logopediste
    psycholoog psychologe therapeut therapeute begeleider begeleidster begeleiders begeleidsters hoofdbegeleider
    hoofdbegeleidster leefgroepbegeleider opvoeder opvoedster opvoeders kinderverzorgster kinderbegeleider
    kinderbegeleidster onthaalmoeder onthaalouder gastouder juf juffen meester leerkracht directeur directrice
    directeurs manager diensthoofd afdelingshoofd afdelingsverantwoordelijke verantwoordelijke
    dagverantwoordelijke coordinator coordinatrice teamcoach teamleider teamleidster werker werkster consulent
    consulente assistent assistente animator animatrice kok kokkin chef poetsvrouw poetshulp poetsman klusjesman
    conciergevrouw concierge vrijwilliger vrijwilligster stagiair stagiaire pastoor pater broeder secretaresse
    secretaris receptionist receptioniste onthaalmedewerker onthaalmedewerkster chauffeur buschauffeur kapster
    kapper pedicure manicure orthopedagoog orthopedagoge pedagoog pedagoge bewindvoerder voogd jeugdrechter
    medewerker medewerkster bewoner bewoonster client cliente patient patiente kamergenoot kamergenote familie
    collega heer madam kine kinee kines kinesisten thuisverpleegkundige verpl verpleegsters poetsdame poetsdames
    onthaalmama jobstudent jobstudente studente student leerlingverpleegster huisdokter specialist neuroloog chirurg
    geriater gynaecoloog oncoloog dietist dietiste tandarts apotheker ambulancier buddy coach mentor huisvader huismoeder
    zorgmama nonneke zusters schepen burgemeester baas bazin eigenaar eigenares uitbater uitbaatster gastvrouw gastheer
    ober serveerster kelner opdienster bediende receptiemedewerker nachtwaker conducteur trainer trainster lesgever
    lesgeefster juffrouw juffie nanny babysit onthaalmoeders infirmier infirmiere medecin soeur educatrice educateur
    puericultrice aidesoignante assistante
    """
)

# Compounds end with a job: "nachtverpleegster", "zorgcoordinator", "afdelingshoofd".
JOB_ENDS: Final = (
    *"verpleegster verpleger verpleegkundige zorgkundige verzorgster verzorger begeleider begeleidster opvoeder".split(),
    *"opvoedster coordinator coordinatrice directeur directrice therapeut therapeute assistent assistente kok".split(),
    *"medewerker medewerkster werker werkster consulent consulente dokter arts psycholoog psychologe pedagoog".split(),
    *"pedagoge coach leider leidster leidinggevende animator animatrice helper helpster poetsvrouw chauffeur".split(),
    *"verantwoordelijke kine kinesist kinesiste stagiair stagiaire vrijwilliger vrijwilligster ouder moeder".split(),
    *"juf meester leerkracht zuster manager referent referente afdelingshoofd diensthoofd bewoner bewoonster".split(),
)
# Of several: a name in small letters behind these is none ("de begeleiders rob tv kijken").
SEVERAL: Final = word_set(
    """
    artsen begeleiders begeleidsters directeurs dokters heren dames juffen kinesisten kines onthaalmoeders opvoeders
    poetsdames verpleegkundigen verpleegsters verplegers zorgkundigen zusters
    """
)

RELATIVES: Final = word_set(
    """
    moeder mama moeke moemoe oma bomma meme grootmoeder vader papa opa bompa vava pepe grootvader dochter
    dochtertje zoon zoontje kleindochter kleinzoon zus zusje broer broertje tante nonkel oom nicht neef man
    vrouw echtgenoot echtgenote schoonmoeder schoonvader schoonzus buurvrouw buurman vriend vriendin pleegzoon
    pleegdochter meter peter kindje dochterke zoonke broerke zuske kleinzoontje kleindochtertje
    kleindochterke bobonne bonpapa mami mamie papy nonk nonkeltje tantje tanteke mamma pappa ons onze moederke vaderke
    kleintje kleinkind pleegmoeder pleegvader stiefmoeder stiefvader plusmama pluspapa partner ventje manneke
    baby peuter kleuter tweeling zonen dochters kinderen zoons zussen broers
    mere pere fille fils frere tante oncle mari femme
    """
)

# Names that are words too ("lieve mensen", "frank en vrij"): only with a capital, behind what introduces them.
NAMES_AND_WORDS: Final = word_set(
    """
    adem alla amber an anca angel august aura aurora aya baba baptiste barak bas beau bebe ben beren bergen
    beste camelia constant dan demi divan doner ecrin eden el elke els emir erica faas fleur flor flora franco
    frank frans gazel gloria gok greet gul hortensia imam ine ion iris jade jet job joke joy kader kardelen ken
    kick lander leen lex lies lieve lila linde lorraine lot lut madeleine madison mara mare marine mark max
    mees merel mina nae narcis nas nazi nestor noel nova over puck puk ramadan roman romeo roos rose rune sem
    sep sten steven sultane tan tiffany tinne toon trees violette wout
    """
)
# What may stand behind a title with a capital and is no name: the next sentence, its full stop forgotten, ...
_SENTENCE_STARTS: Final = word_set(
    """
    ik je jij jullie hij zij ze wij we het de een dit dat deze die daar hier er nu toen dan als en of maar want
    dus ook nog al altijd nooit niet geen heel zeer erg zo wat wie waar wanneer waarom hoe welke mijn onze ons
    jouw uw hun haar zijn dank bedankt merci proficiat alles iedereen niemand niets iets veel weinig soms vaak
    meestal goed slecht top super zeker gelukkig helaas jammer spijtig zonder bij in op aan met van voor na door
    over uit om te tot naar sinds tijdens volgens was is had heeft kwam kan moet mag wil doet gaf zei vond vindt
    ja nee neen beste geachte kortom gewoon
    """
)
# ... a duty or a department, ...
_DUTIES: Final = word_set(
    """
    afdeling dienst onthaal keuken zorg bewonerszorg kwaliteit animatie techniek wonen leven administratie
    personeel vrijwilligers nacht dag algemeen algemene dagverzorging kinderopvang thuiszorg hoofd team directie
    verantwoordelijke directeur directrice overste pastoor priester deken burgemeester schepen minister
    voorzitter dokter zuster meneer mevrouw
    """
)
# ... a time, a language, an origin, ...
_TIMES_AND_TONGUES: Final = word_set(
    """
    januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag
    woensdag donderdag vrijdag zaterdag zondag kerstmis kerst pasen nederlands nederlandse vlaams vlaamse franse
    belg belgie belgisch belgische engels engelse turks turkse marokkaans marokkaanse pools poolse spaans
    italiaans arabisch berbers portugees duits russisch vlaanderen brussel nederland
    """
)
# ... an illness, an order, or somebody known to all who works nowhere.
_KNOWN_TO_ALL: Final = word_set(
    """
    dementie corona covid alzheimer parkinson google oetker jezus god sinterklaas kerstman kabouter jakob wonder
    pluis bibber montessori freinet decroly steiner damiaan teresa theresa franciscanessen alexianen
    augustinessen annunciaten franciscus vincentius
    """
)
NO_NAMES: Final = _SENTENCE_STARTS | _DUTIES | _TIMES_AND_TONGUES | _KNOWN_TO_ALL
STREET_ENDS: Final = ("straat", "straatje", "laan", "plein", "lei", "dreef", "steenweg", "kaai", "kade", "baan")
# Behind a name, these make it a street's or an institution's.
PLACE_WORDS: Final = word_set(
    """
    straat laan plein lei dreef steenweg park school basisschool kliniek ziekenhuis fonds stichting zaal college
    instituut centrum residentie huis
    """
)
