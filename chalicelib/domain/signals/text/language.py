"""The language of a text: a vote of the small words that each language cannot do without.

A language is said only where it clearly has most votes; of a text too short to say, and of one in no language that is
listed, nothing is said. What is written in other letters is told by these.
"""

import re
from functools import cache
from typing import Final

from chalicelib.domain.signals.text.reading import first_words, word_set

UNKNOWN: Final = ""
READ: Final = frozenset({"nl", "fr"})  # in which the signals read what is said; in others numbers, addresses, names
_SMALL_WORDS: Final = {
    "nl": word_set(
        "de het een en van ik is zijn niet dat die voor met op er aan ook maar bij naar om wat we wij ze zij hij "
        "je jij mijn haar hun ons onze werd wordt heeft hebben had was waren zeer heel veel nog uit door over "
        "geen daar hier als dan of te kan moet gaat goed altijd al ge gij uw nu zo wel meer na tot deze dit alles "
        "alle worden geweest bent heb jullie mij iets iemand niemand niets mag kunnen zal zullen zou hoe wie "
        "omdat toen tijdens tegen zonder onder tussen enkel alleen steeds"
    ),
    "fr": word_set(
        "le la les un une des du et est pas que qui dans pour sur avec ce cette ces mon ma mes son sa ses nous "
        "vous ils elle il je ne au aux par plus mais ont sont ete etait fait tres tout tous bien j qu se leur "
        "leurs notre nos votre ou comme aussi jamais rien quand si on sans meme chez toujours encore merci cet "
        "etre avoir peut peux faites vos celui ici tu toi moi ca ni aucun sera dont alors ainsi entre sous "
        "pendant apres avant tellement comment juste doit etes font vont me te es"
    ),
    "en": word_set(
        "the and of to a is was were are it that this they she he we you my her his our your their for with not "
        "but very have has had been be from at on in so as who all there when which would could will always never "
        "no if or"
    ),
    "de": word_set(
        "der die das und ist nicht ich wir sie er es ein eine einen einem einer mit auf fur von zu den dem des im "
        "war waren sind hat haben wird werden wurde auch sehr aber mein meine meiner ihre ihr uns unsere nur noch "
        "so wie bei nach aus dass kein keine immer alles man sich bist seid euch dich mich mir dir diese dieser "
        "dieses jeder kann konnen soll sollte muss mussen weil wenn ob durch gegen ohne um hatte hatten habe "
        "nichts etwas mehr zum zur vom wer was hier da doch schon"
    ),
    "tr": word_set(
        "ve bir bu cok icin da de ne ile ama daha gibi var yok ben biz siz onlar her en kadar degil sonra olarak "
        "olan oldu annem babam cocuk hic iyi kotu bizim benim onun cunku hem ya mi"
    ),
    "pl": word_set(
        "w na z do nie sie jest to ze jak po za od bardzo byla byl bylo moja moj mojej ale dla przez czy tak juz "
        "sa ktora ktory tam tylko kiedy tego oraz co ma mama nas nam byc jestem jestes moze mozna ich im go mu "
        "ten ta te tych tym przy pod nad bez byli byly wszystko wszyscy zawsze nigdy nic ktorzy moi moje mnie ja "
        "ty on ona ono oni one zeby"
    ),
    "es": word_set(
        "el la los las un una y es no que de en por para con su mi muy pero como mas esta son fue nos se lo le al "
        "del siempre todo todos cuando hay ya yo este estos estas esas ese esa nuestro nuestra vuestro tienen "
        "tiene hace ser estar soy eres somos fueron porque donde quien nada nunca les me te tu vosotros usted "
        "ellos ellas sobre sin tan todas debe deben deberian puede"
    ),
    "it": word_set(
        "il la lo i gli le un una e di che non per con mia mio sono molto ma del della dei nel si ci come piu "
        "anche sempre tutto tutti quando stato stata ha hanno questo questa questi queste quella quello nostro "
        "nostra vostro loro lui lei noi voi sei siete siamo era erano perche dove chi niente mai senza tutte deve "
        "devono puo essere avere fatto delle degli dello nella alla al dal io tu te"
    ),
    "pt": word_set(
        "o a os as um uma e de que nao para com minha meu muito mas do da dos das em no na se por mais sempre foi "
        "sao tudo todos quando ha esta este isso isto esse essa nosso nossa voce voces eles elas ele ela ser "
        "estar tem tinha era eram porque onde quem nada nunca sem todas deve devem pode pelo pela aos ao nas nos "
        "seu sua sou tao"
    ),
    "ro": word_set(
        "si nu este cu pe mai care din pentru au fost foarte sunt dar mea lui ei totul acest aceasta noi voi nici doar"
    ),
}
_ALL_SMALL: Final = frozenset().union(*_SMALL_WORDS.values())
_ITS_OWN: Final = {  # letters, small and capital, that one of them alone writes
    "de": "äöüßÄÖÜẞ",
    "tr": "ışğİŞĞ",
    "pl": "łąęśźżćńŁĄĘŚŹŻĆŃ",
    "es": "ñ¿¡Ñ",
    "pt": "ãõÃÕ",
    "ro": "ășțţşĂȘȚŢŞ",
}
_OF_ONE: Final = 2  # votes of a word, or a letter, of one language alone; of several it has one for each
_LEAST_VOTES: Final = 2
_LETTERS: Final = (
    ("ar", re.compile("[\u0600-\u06ff\u0750-\u077f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("uk", re.compile("[\u0404\u0406\u0407\u0454\u0456\u0457\u0490\u0491]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
_OTHER_LETTERS: Final = re.compile("[\u0370-\uffff]")  # each of the above is among these
_VOTERS: Final = 200  # words; more say nothing new


def language_of(text: str) -> str:
    """Return the language of a text (BCP 47), or `UNKNOWN`."""
    return _by_letters(text) or _by_votes(first_words(text, _VOTERS), text)


def _by_letters(text: str) -> str:
    """Return the language of other letters, where more than half of the letters are such."""
    if text.isascii() or not _OTHER_LETTERS.search(text):
        return UNKNOWN
    for language, letters in _LETTERS:
        found = len(letters.findall(text))
        if found and _most(text, language, found):
            return language
    return UNKNOWN


def _most(text: str, language: str, found: int) -> bool:
    of_script = found if language != "uk" else sum("\u0400" <= each <= "\u04ff" for each in text)
    return 2 * of_script > sum(map(str.isalpha, text))


@cache
def _votes_of(word: str) -> tuple[tuple[str, int], ...]:
    """The languages that a small word votes for, and how much."""
    own = [language for language, small in _SMALL_WORDS.items() if word in small]
    return tuple((language, _OF_ONE if len(own) == 1 else 1) for language in own)


def _by_votes(said: list[str], text: str) -> str:
    votes = dict.fromkeys(_SMALL_WORDS, 0)
    for word in said:
        if word in _ALL_SMALL:
            for language, weight in _votes_of(word):
                votes[language] += weight
    if not text.isascii():
        for language, letters in _ITS_OWN.items():
            votes[language] += _OF_ONE * sum(map(text.count, letters))
    (next_most, _), (most, first) = sorted((count, language) for language, count in votes.items())[-2:]
    return first if most >= _LEAST_VOTES and most > next_most else UNKNOWN
