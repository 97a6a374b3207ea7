"""Insults and coarse words, Dutch and Flemish, with a few that came from French and English.

Only whole words: "hoera", "Kuttekoven", "kankerpatiënt" and "negeren" hold an insult and are none. Words that are
ordinary where people are cared for (eikel, heks, tut, stront, ongedierte, koe) insult in a phrase or not at all, and
sharp criticism (een schande, leugens, schijnheilig) is criticism.
"""

from itertools import product
from typing import Final

from chalicelib.domain.signals.text.phrases import Phrase
from chalicelib.domain.signals.text.reading import word_set

_PEOPLE: Final = word_set(
    """
    wijf wijven vent venten hoer hoeren zak zakken lijer lijers kop volk jong zooi
    """
)
_PLACES: Final = word_set(
    """
    tent dienst directie directeur directrice personeel verpleegster verpleger verpleegsters begeleider
    begeleidster begeleiders plek kind kinderen jongen bende boel school huis home mens mensen zuster zusters
    dokter dokters juf team instelling voorziening
    """
)
# "kankerdokter" and "kankerkinderen" are words of a hospital: cancer makes insults of people only.
_COMPOUNDS: Final = frozenset(
    before + after
    for befores, afters in (
        (word_set("kut klote rot tyfus takke hoeren pokke fucking"), _PEOPLE | _PLACES),
        (word_set("kanker tering"), _PEOPLE),
    )
    for before, after in product(befores, afters)
)
_OF_PEOPLE: Final = word_set(
    """
    klootzak klootzakken kloothommel klootviool zakkenwasser zakkenwassers smeerlap smeerlappen hufter hufters
    schoft schoften ploert etterbak etterbakken mafkees mafketel lul lulhannes hoer hoerenzoon slet trut trutten
    troela bitch bitches teef teven kreng krengen feeks serpent kakmadam kakwijf strontvent strontwijf strontzak
    imbeciel imbecielen debiel debielen idioot idioten randdebiel halvegare halvegaren mongool mongolen spast
    spasten mislukkeling mislukkelingen uitschot crapuul gespuis schorremorrie tyfushond pokkenwijf pisvent
    zagevent zageventen rotmens rotmensen rotvent zeikwijf
    zeikwijven zeikerd zeikerds zeurwijf zeurwijven kutzooi oetlul oetlullen rotzak rotzakken feeksen
    serpenten connard connards connasse salope salopes encule asshole assholes bastards dickhead
    cunt fucker fuckers motherfucker
    """
)
_THROWN_ABOUT: Final = word_set(
    """
    kut fuck fucking fucked godverdomme godverdoeme godverdomse gvd verdomse bullshit putain
    """
)
GROSS: Final = _COMPOUNDS | _OF_PEOPLE | _THROWN_ABOUT
MILD: Final = word_set(
    """
    verdomme nondedju nondeju miljaar shit merde klote kloterig kloten wtf stomkop stomkoppen domkop domkoppen
    dommerik dommeriken onnozelaar onnozelaars onnozelaren lomperik lomperiken luierik luieriken nietsnut
    nietsnutten prutser prutsers leugenaar leugenaars achterlijk achterlijke
    """
)
_SHUT: Final = r"(hou|houd|houdt) (gewoon |toch )?(je|jullie|uw|hun|haar|zijn)"
INSULTING_PHRASES: Final = (
    Phrase(r"(wat een|wat n|vuile|stomme|arrogante) eikels?"),
    Phrase(r"een eikel van een"),
    Phrase(
        "(wat een|die|stomme|vuile|valse|gemene) heks(en)? van( een)?(?! (carnaval|halloween|hans|de musical|het "
        "toneel|het sprookje))"
    ),
    Phrase(r"(stomme|domme|vette|luie) (melk)?koe(ien)?"),
    Phrase(r"(stom|dom|onnozel) kalf"),
    Phrase(r"(stom|dom|onnozel|zot) kieken"),
    Phrase(r"(stomme|domme) ezels?"),
    Phrase(r"(vuile?|smerige?) zwijn(en)?"),
    Phrase(r"(vuil|vet|smerig) varken"),
    Phrase(r"(stomme|domme) gans"),
    Phrase(r"(stomme|domme|zotte) geit(en)?"),
    Phrase(r"(stomme|domme) muts(en)?"),
    Phrase(r"(stomme|domme) doos"),
    Phrase(r"(vuil|stom|lelijk|vet|dik|zot|rot|onnozel|kwaad|lui|gemeen) wijf"),
    Phrase(r"(vuile|stomme|lelijke|vette|dikke|zotte|luie|gemene|kwade) wijven"),
    Phrase(r"(stomme|domme|wat een) sukkels?"),
    Phrase(r"(vuile|die|stelletje) bastaard(en|s)?"),
    Phrase(r"tuig van de richel"),
    Phrase(r"nazi ?(praktijken|methodes|bende)"),
    Phrase(r"loop(t)? (toch |allemaal )?naar de (hel|duivel)"),
    Phrase(r"rot (toch |allemaal )?op"),
    Phrase(r"flikker (toch |allemaal )?op"),
    Phrase(rf"{_SHUT} (grote )?bek"),
    Phrase(rf"{_SHUT} bakkes"),
    Phrase(rf"{_SHUT} muil"),
    Phrase(rf"{_SHUT} smoel"),
    Phrase(r"krijg (toch |allemaal )?(de )?(tyfus|tering|kanker|pest|klere)"),
    Phrase(r"(moeder|geiten)neukers?"),
)
