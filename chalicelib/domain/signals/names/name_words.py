"""Words by which a name is recognised: titles and jobs, relatives, common Flemish names, and what is never a name."""

from typing import Final

from chalicelib.domain.signals.text.reading import word_set

ABBREVIATED: Final = word_set("br dhr dr mej mevr mme mlle mr mvr mw prof verpl zr")  # may bear a full stop
# Always followed by a name when by anything: "mevrouw van den Broeck".
HONORIFICS: Final = word_set(
    """
    br dames dhr docteur dr heren juffrouw madame mademoiselle mej mejuffrouw meneer menheer mevr mevrouw
    mijnheer mlle mme monsieur mr mvr mw prof professor zr
    """
)

JOBS: Final = word_set(
    """
    afdelingshoofd afdelingsverantwoordelijke aidesoignante ambulancier animator animatrice apotheker arts
    artsen assistante assistent assistente baas babysit bazin bediende begeleider begeleiders begeleidster
    begeleidsters bewindvoerder bewoner bewoonster broeder buddy burgemeester buschauffeur chauffeur chef
    chirurg client cliente coach collega concierge conciergevrouw conducteur consulent consulente coordinator
    coordinatrice dagverantwoordelijke diensthoofd dietist dietiste directeur directeurs directrice dokter
    dokteres dokters educateur educatrice eigenaar eigenares ergo ergotherapeut ergotherapeute familie gastheer
    gastouder gastvrouw geriater gynaecoloog heer hoofdbegeleider hoofdbegeleidster hoofdverpleegkundige
    hoofdverpleegster huisarts huisdokter huismoeder huisvader infirmier infirmiere jeugdrechter jobstudent
    jobstudente juf juffen juffie juffrouw kamergenoot kamergenote kapper kapster kelner kinderarts
    kinderbegeleider kinderbegeleidster kinderverzorgster kine kinee kines kinesist kinesiste kinesisten
    kinesitherapeut klusjesman kok kokkin leefgroepbegeleider leerkracht leerlingverpleegster lesgeefster
    lesgever logopedist logopediste madam manager manicure medecin medewerker medewerkster meester mentor
    nachtwaker nachtzuster nanny neuroloog nonneke ober oncoloog onthaalmama onthaalmedewerker
    onthaalmedewerkster onthaalmoeder onthaalmoeders onthaalouder opdienster opvoeder opvoeders opvoedster
    orthopedagoge orthopedagoog pastoor pater patient patiente pedagoge pedagoog pedicure poetsdame poetsdames
    poetshulp poetsman poetsvrouw psychiater psychologe psycholoog puericultrice receptiemedewerker receptionist
    receptioniste schepen secretaresse secretaris serveerster soeur specialist stagiair stagiaire student
    studente tandarts teamcoach teamleider teamleidster therapeut therapeute thuisverpleegkundige
    thuisverpleegster thuisverpleger trainer trainster uitbaatster uitbater verantwoordelijke verpl
    verpleegkundige verpleegkundigen verpleegster verpleegsters verpleger verplegers verzorgende verzorger
    verzorgster voogd vrijwilliger vrijwilligster vroedvrouw werker werkster zorgkundige zorgkundigen zorgmama
    zuster zusters
    """
)

# Compounds end with a job: "nachtverpleegster", "zorgcoordinator", "afdelingshoofd".
JOB_ENDS: Final = tuple(
    word_set(
        """
    afdelingshoofd animator animatrice arts assistent assistente begeleider begeleidster bewoner bewoonster
    chauffeur coach consulent consulente coordinator coordinatrice diensthoofd directeur directrice dokter
    helper helpster juf kine kinesist kinesiste kok leerkracht leider leidinggevende leidster manager medewerker
    medewerkster meester moeder opvoeder opvoedster ouder pedagoge pedagoog poetsvrouw psychologe psycholoog
    referent referente stagiair stagiaire therapeut therapeute verantwoordelijke verpleegkundige verpleegster
    verpleger verzorger verzorgster vrijwilliger vrijwilligster werker werkster zorgkundige zuster
    """
    )
)
# Of several: a name in small letters behind these is none ("de begeleiders rob tv kijken").
SEVERAL: Final = word_set(
    """
    artsen begeleiders begeleidsters dames directeurs dokters heren juffen kines kinesisten onthaalmoeders
    opvoeders poetsdames verpleegkundigen verpleegsters verplegers zorgkundigen zusters
    """
)

RELATIVES: Final = word_set(
    """
    baby bobonne bomma bompa bonpapa broer broerke broers broertje buurman buurvrouw dochter dochterke dochters
    dochtertje echtgenoot echtgenote femme fille fils frere grootmoeder grootvader kinderen kindje kleindochter
    kleindochterke kleindochtertje kleinkind kleintje kleinzoon kleinzoontje kleuter mama mami mamie mamma man
    manneke mari meme mere meter moeder moederke moeke moemoe neef nicht nonk nonkel nonkeltje oma oncle ons
    oom opa papa pappa papy partner pepe pere peter peuter pleegdochter pleegmoeder pleegvader pleegzoon
    plusmama pluspapa schoonmoeder schoonvader schoonzus stiefmoeder stiefvader tante tanteke tantje tweeling
    vader vaderke vava ventje vriend vriendin vrouw zonen zoon zoonke zoons zoontje zus zusje zuske zussen
    """
)

# Names that are words too ("lieve mensen", "frank en vrij"): only with a capital, behind what introduces them.
NAMES_AND_WORDS: Final = word_set(
    """
    adem alla amber an anca angel august aura aurora aya baba baptiste barak bas beau bebe ben beren bergen
    beste camelia constant dan demi divan doner ecrin eden el elke els emir erica faas fleur flor flora franco
    frank frans gazel gloria gok greet gul hortensia imam ine ion iris jade jet job joke joy kader kardelen ken
    kick lander leen lex lies lieve lila linde lorraine lot lut madeleine madison mara mare marine mark max mees
    merel mina nae narcis nas nazi nestor noel nova over puck puk ramadan roman romeo roos rose rune sem sep
    sten steven sultane tan tiffany tinne toon trees violette wout
    """
)
# What may stand behind a title with a capital and is no name: the next sentence, its full stop forgotten, ...
_SENTENCE_STARTS: Final = word_set(
    """
    aan al alles als altijd bedankt beste bij daar dan dank dat de deze die dit doet door dus een en er erg gaf
    geachte geen gelukkig gewoon goed haar had heeft heel helaas het hier hij hoe hun iedereen iets ik in is ja
    jammer je jij jouw jullie kan kortom kwam maar mag meestal merci met mijn moet na naar nee neen niemand niet
    niets nog nooit nu of om ons onze ook op over proficiat sinds slecht soms spijtig super te tijdens toen top
    tot uit uw vaak van veel vindt volgens vond voor waar waarom wanneer want was wat we weinig welke wie wij
    wil ze zeer zei zeker zij zijn zo zonder
    """
)
# ... a duty or a department, ...
_DUTIES: Final = word_set(
    """
    administratie afdeling algemeen algemene animatie bewonerszorg burgemeester dag dagverzorging deken dienst
    directeur directie directrice dokter hoofd keuken kinderopvang kwaliteit leven meneer mevrouw minister nacht
    onthaal overste pastoor personeel priester schepen team techniek thuiszorg verantwoordelijke voorzitter
    vrijwilligers wonen zorg zuster
    """
)
# ... a time, a language, an origin, ...
_TIMES_AND_TONGUES: Final = word_set(
    """
    april arabisch augustus belg belgie belgisch belgische berbers brussel december dinsdag donderdag duits
    engels engelse februari franse italiaans januari juli juni kerst kerstmis maandag maart marokkaans
    marokkaanse mei nederland nederlands nederlandse november oktober pasen pools poolse portugees russisch
    september spaans turks turkse vlaams vlaamse vlaanderen vrijdag woensdag zaterdag zondag
    """
)
# ... an illness, an order, or somebody known to all who works nowhere.
_KNOWN_TO_ALL: Final = word_set(
    """
    alexianen alzheimer annunciaten augustinessen bibber corona covid damiaan decroly dementie franciscanessen
    franciscus freinet god google jacob jakob jezus kabouter kerstman montessori oetker parkinson pluis sinterklaas
    steiner teresa theresa vincentius wonder
    """
)
NO_NAMES: Final = _SENTENCE_STARTS | _DUTIES | _TIMES_AND_TONGUES | _KNOWN_TO_ALL
STREET_ENDS: Final = ("straat", "straatje", "laan", "plein", "lei", "dreef", "steenweg", "kaai", "kade", "baan")
# Behind a name, these make it a street's or an institution's.
PLACE_WORDS: Final = word_set(
    """
    basisschool centrum college dreef fonds huis instituut kliniek laan lei park plein residentie school
    steenweg stichting straat zaal ziekenhuis
    """
)
