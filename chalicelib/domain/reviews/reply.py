"""The reply of an organisation: no placeholder of an example to start from may be left in it [W]."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

# Names of what is to be filled in, where brackets alone say too little.
_FIELDS: Final = (
    "naam|voornaam|achternaam|familienaam|roepnaam|bewoner|bewoners|bewoonster|client|cliënt|functie|datum|uur|"
    "tijdstip|telefoon"
    "|telefoonnummer|nummer|gsm|mail|e-?mail|mailadres|emailadres|adres|onderwerp|probleem|klacht|organisatie|"
    "afdeling|team|dienst"
    "|aanhef|aanspreking|titel|directeur|verantwoordelijke|tekst|antwoord|reden|oplossing|name|firstname|"
    "lastname|date|phone|subject"
    "|nom|prénom|prenom|fonction|téléphone|telephone|objet|sujet|résident|voorziening|onderdeel|thema|plaats|"
    "link|bedrag"
)
_SHOUTED: Final = "NAAM|VOORNAAM|ACHTERNAAM|FUNCTIE|DATUM|TELEFOONNUMMER|TELEFOON|ONDERWERP|PRENOM|PRÉNOM|NOM"
# Square brackets that an honest reply has: [9-17u], [sic], [red.], [bijlage 2], [van de nacht].
_HARMLESS: Final = re.compile(
    r"(?i)sic!?|red\.?|nvdr\.?|ned\.?|noot\b.*|.*\d.*|(?:van|voor|aan|bij|uit|met|te|en|of|zie|dus|nl|vert)\b.*"
)
# A comparison, as in "prijs < kwaliteit > service": blanks on both sides, and no name of what is to be filled in.
_COMPARED: Final = re.compile(rf"(?i)<\s(?!(?:{_FIELDS})\b)[^<>]*\s>")
_ELISION: Final = frozenset({"...", "…", "..", "(...)"})
_QUOTED: Final = re.compile(r"[\"“„«][^\"“”„«»\n]{0,300}[\"”»]")
_BEFORE_DOTS: Final = (
    "van|tot|op|om|nummer|tel|telefoon|met|aan|heer|mevrouw|mevr|dhr|mw|geachte|dag|beste|naar|bij|het|in|over|"
    "uw|onze|over"
)
_PATTERNS: Final = (
    r"\[[^\[\]\n]{1,80}\]",
    r"<<?\s?[A-Za-zÀ-ÿ][^<>@/\n=()\"]{1,60}>>?",
    r"\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,60}\}",
    rf"(?i)[{{«@#$]\s?(?:{_FIELDS})(?:[\s_-][\w\s-]{{1,30}}[}}»#]|\s?[}}»#]|\b)",
    rf"(?i)\((?:(?:uw|de|jouw|your|votre)\s)?(?:{_FIELDS})(?:\svan\s(?:de\s)?\w{{1,20}})?\)",
    rf"(?i)([*_|~^=&/@])\1?(?:{_FIELDS})\1{{1,2}}",
    r"\{\d{1,2}\}|%[sd](?!\w)|%\d\$s",
    r"#[A-Za-z_]{3,30}#",
    r"%[A-Za-zÀ-ÿ_]{1,30}%",
    r"(?<![\w])X{3,12}(?!\w)|(?<![\w])x{2,6}(?:[\s./-]+x{2,6}){2,6}(?!\w)|(?<![\w])x{4,12}(?!\w)",
    r"(?<![\w.])\.{6,80}|_{3,40}(?:[/ .-]_{2,40})*|_{2,8}/_{2,8}/_{2,8}|…{2,20}",
    r"(?:\.{2,3}|…)[/:](?:\.{2,3}|…)|€\s?(?:\.{2,5}|…)",
    rf"(?i)\b(?:{_BEFORE_DOTS})\s(?:\.{{3,5}}|…)(?=\s(?:tot|uur|om|voor|of|bij|op|van|,|\.)|\s?$)",
    r"(?i)\b[dj]{1,2}[/.-]m{1,2}[/.-](?:j{2,4}|y{2,4}|a{2,4})\b",
    r"(?i)\([^()\n]{0,40}\b(?:invullen|ingevuld|aanvullen|aan\ste\svullen|in\ste\svullen|compl[eé]ter)\b[^()\n]{0,30}\)",
    r"(?i)(?:^|(?<=[.!?:]\s)|(?<=\n))vul\s(?:hier|nog|dit)\b[^.\n]{0,60}\bin\b",
    r"(?i)\blorem\sipsum\b|\binsert\s(?:your\s)?(?:name|text)(?:\shere)?|\byour\sname(?:\shere)?\b",
    r"(?<![\w])(?:TODO|TBD|N\.\s?N\.|NNB)(?!\w)",
    r"(?i)\b(?:beste|geachte|dag|heer|mevrouw|mevr|dhr|cher|chère)\s(?:\?{2,10}|x{2,3}\b)",
    rf"(?<![A-ZÀ-Ÿ] )\b(?:{_SHOUTED})\b(?! [A-ZÀ-Ÿ]{{2}})",
)
_SIGNS: Final = re.compile(
    r"[\[<{«@#$%_…?()*|~^=&/]|\.{3}|[Xx]{2}|[A-Z]{3}|N\.|(?i:vul|lorem|insert|your|[dj]{1,2}[/.-]m)"
)


@cache
def _compiled() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _PATTERNS))


def left_over_placeholders(text: str) -> tuple[str, ...]:
    """The placeholders of an example that nobody filled in, in the order of the text: [name], {{name}}, XXX, ......"""
    if not _SIGNS.search(text):
        return ()
    found = sorted(_found(text), key=lambda span: (span[0], -span[1]))
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(text[start:end].strip() for start, end in kept)


def _found(text: str) -> Iterator[tuple[int, int]]:
    for pattern in _compiled():
        for match in pattern.finditer(text):
            if match[0].startswith("[") and _honest(match, text):
                continue
            if _COMPARED.fullmatch(match[0]):
                continue
            yield match.span()


def _honest(match: re.Match[str], text: str) -> bool:
    """Check for square brackets of an honest reply: hours, a note, words left out of a quotation."""
    inside = match[0][1:-1].strip()
    if inside not in _ELISION:
        return _HARMLESS.fullmatch(inside) is not None
    around = _QUOTED.finditer(text, max(0, match.start() - 300), match.end() + 300)
    return any(each.start() <= match.start() and match.end() <= each.end() for each in around)
