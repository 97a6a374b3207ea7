"""Words by which a name is recognised: titles and jobs, relatives, common Flemish names, and what is never a name."""

from typing import Final

from chalicelib.domain.signals.text.reading import word_set

ABBREVIATED: Final = word_set("dr dhr mevr mr mw mej prof")  # may bear a full stop
# Always followed by a name when by anything: "mevrouw van den Broeck".
HONORIFICS: Final = word_set(
    """
    dr dhr mevr mr mw mej meneer mijnheer menheer mevrouw madame prof professor juffrouw
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
    collega heer madam
    """
)

RELATIVES: Final = word_set(
    """
    moeder mama moeke moemoe oma bomma meme grootmoeder vader papa opa bompa vava pepe grootvader dochter
    dochtertje zoon zoontje kleindochter kleinzoon zus zusje broer broertje tante nonkel oom nicht neef man
    vrouw echtgenoot echtgenote schoonmoeder schoonvader schoonzus buurvrouw buurman vriend vriendin pleegzoon
    pleegdochter meter peter kindje
    """
)

# First names that are no ordinary Dutch word in lower case.
FIRST_NAMES: Final = word_set(
    """
    ann anna anne annelies annemie annick anneke anouk astrid barbara bernadette bianca birgit brigitte carine
    carla carolien caroline cathy chantal charlotte christel christiane christine cindy claudine daisy debby
    delphine denise diana dorien eef eline elisabeth elise emma erika erna esther eva evelien evelyne evi
    fabienne fatima femke fien frieda ginette godelieve greta griet hannah hanne heidi hilde hilda ilse inge
    ingrid irene isabelle ines jana jeanne jeannine jessica jessie josiane joyce julie juliette karen karin
    karolien katja katleen katrien katrijn khadija kim kimberly kristien kristel laura lena lien liesbet
    liesbeth liesje linda lindsay lisa lisette lotte louisa louise lucienne lut lutgarde lynn magda maaike manon
    margot maria mariette marijke marina marleen martine mia micheline mieke mien miet mireille monique myriam
    nadia nadine nancy natalie nathalie nele nicole nora nour odette patricia paula paulette pascale petra
    rachida ria rita romina rosa rosette ruth sabine samira sandra sara sarah saskia silke simone simonne sofie
    sonja stefanie steffi stien suzanne sylvia sylvie tamara tania tine tinne ursula valerie vanessa veerle vera
    vicky viviane wendy yasmina yolande yvette yvonne zoe adam ahmed alain albert alex alfons andre andreas
    anton antoine arne arthur bart ben bert bjorn bram brecht carlo cedric christophe cyriel daan daniel danny
    david davy dieter dirk dimitri dries eddy edward emiel eric erik erwin etienne felix ferre filip finn firmin
    florent francois frederik fred geert georges gerard gert gilbert gino glenn guido guy hans hassan hendrik
    henri herman hugo ivo jaak jacques jan jean jef jelle jens jeroen joeri johan johnny jonas joost joris jos
    jozef jules julien jurgen karel karim kenneth kevin koen kris kristof kurt lander lars laurens leon leo
    lieven louis luc lucas ludo luk maarten marc marcel mario mathias matthias maurice maxim michel michiel
    mohamed mohammed nick nico niels noah omar pascal patrick patrik paul philippe piet pieter pol raf raoul
    ricky rik rob robbe robert robin roger roland ronny ruben rudi rudy sam sander sebastiaan senne serge seppe
    simon stef stefaan stefan steven stijn sven theo thibault thijs thomas tibo tim timothy tom tuur vic viktor
    vincent walter ward werner wesley willem william willy wim wout wouter yannick youssef yves
    """
)
# Names that are words too ("lieve mensen", "frank en vrij"): only with a capital, behind what introduces them.
NAMES_AND_WORDS: Final = word_set(
    """
    an elke ellen joke noor toon els frank frans greet ine iris leen lieve lies linde mark roos trees
    """
)
LAST_NAMES: Final = word_set(
    """
    aerts baert baeten beckers bogaert bogaerts bosmans callens casteels christiaens claes claessens claeys
    coppens cornelis cuypers debacker debruyne declerck declercq decock degroote demeyer deprez desmedt desmet
    devos dewitte dhondt dubois engelen geerts goossens govaerts hendrickx hermans heylen huybrechts jacobs
    jansen janssen janssens lambrechts lauwers lemmens maertens maes martens mertens meeus michiels moens moons
    nijs nys peeters pauwels peters pieters raes roels saelens segers simons smets somers stevens swinnen thijs
    thys timmermans torfs vandamme vandenberghe vandenbroeck vandeputte vanderlinden verbeke verbruggen
    vercammen verhaeghe verheyen verhoeven verlinden vermeersch vermeiren vermeulen verschueren verstraete
    vervoort willems wauters wuyts wouters yilmaz
    """
)
# Behind "de", "van" or "van de(n)", also in lower case: "dokter de smet", "zuster van damme". None is a word by itself.
PREFIXED_NAMES: Final = word_set(
    """
    smet smedt backer bock boeck bruyn bruyne clercq clerck cock coninck graeve keyser kock maeyer meyer meyere
    roeck waele damme broeck berghe bossche driessche eynde hove looy hecke dyck eyck gestel gucht heede maele
    walle weghe
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
