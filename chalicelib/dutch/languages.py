"""The language of a text, as pages, feeds and mails say it; most texts are Dutch, which is told at a glance."""

from typing import Final

from chalicelib.domain.reviews.parts import UNDETERMINED

_GLANCE: Final = 60  # words
_ENOUGH: Final = 3  # different ones; few texts in another language have so many
_ONLY_DUTCH: Final = frozenset(
    (
        *("het", "een", "niet", "dat", "voor", "zijn", "ook", "maar", "mijn", "ik", "zeer", "heel"),
        *("wij", "ze", "wordt", "werd", "naar", "hun", "geen", "ons", "onze", "goed", "veel", "altijd"),
        *("waar", "heeft", "hebben", "waren", "moet", "hier", "daar", "zorg", "mensen", "met"),
    )
)
NAMES: Final = {
    "nl": "Nederlands",
    "fr": "Frans",
    "en": "Engels",
    "de": "Duits",
    "tr": "Turks",
    "pl": "Pools",
    "es": "Spaans",
    "it": "Italiaans",
    "pt": "Portugees",
    "ro": "Roemeens",
    "ar": "Arabisch",
    "he": "Hebreeuws",
    "el": "Grieks",
    "uk": "Oekraïens",
    "ru": "Russisch",
    "zh": "Chinees",
}
PAGE: Final = "nl"  # the language of every page and mail
_RIGHT_TO_LEFT: Final = frozenset({"ar", "he"})


def told_language(text: str, known: str = "") -> str:
    """Return the language of a text (BCP 47), or nothing where its words do not say.

    `known` is what was told when the text was handed in: only where nothing was, somebody looks now.
    """
    if known:
        return known if known != UNDETERMINED else ""
    if len(_ONLY_DUTCH.intersection(text.lower().split(None, _GLANCE)[:_GLANCE])) >= _ENOUGH:
        return PAGE
    # Only a text that is not Dutch at a glance pays for the vote.
    from chalicelib.domain.signals.text.language import language_of  # noqa: PLC0415

    return language_of(text)


def direction(language: str) -> str:
    """Return the direction in which a language is written, in the words of HTML."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr" if language else "auto"


def marking(language: str) -> str:
    """Return the attributes of an element in a page whose words are in this language; none for the page's own."""
    if language == PAGE:
        return ""
    said = f' lang="{language}"' if language else ""
    return f'{said} dir="{direction(language)}"'
