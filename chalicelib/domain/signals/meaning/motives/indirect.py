"""Improper use as people tell of it sideways: what would follow from a review, for whom it is asked, who is meant."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE
from chalicelib.domain.signals.meaning.frames import Frame

_WORDS_OF_PRAISE: Final = "liefs moois goeds positiefs leuks"

PRESSED_INDIRECTLY: Final = (
    # What somebody loses who speaks.
    Frame(
        "",
        MODERATE,
        "buitenzetten buitengezet buitenvliegt vertrekken terugkomen welkom kwijt kwijtspelen vrij slechtste opzeggen",
        needs="als|indien|zolang|wie|anders|tenzij|die iets",
        also="(klacht|klachten) ~3 (introk|intrek|indien|indiende|doorzet)|kritisch|kritiek geeft|(mond|bek) ~2 "
        "(hou|houd|houden|dicht)|klaag|klaagt|negatief|positief ~1 (schrijft|schrijven)|iets ~1 slechts|posten|"
        "REVIEW ~3 (schrijf|schreef|schrijft|wis|verwijder)",
        unless="altijd welkom|niemand|nooit|geen probleem|mogen altijd|opgelost",
    ),
    Frame(
        "",
        MODERATE,
        "naast meekeek meekijken meekeken schouder",
        "(stond|stonden|zat|zaten|bleef|keek) ~4 {}|{}",
        needs="(toen|terwijl|tot) (ik|we|wij|ons [a-z]+|mama|papa) ~6 (sterren|REVIEW|invul[a-z]*|aandui[a-z]*|"
        "punten|typ[a-z]*)",
        unless="hielp|help|uitleg",
    ),
    Frame(
        "",
        MODERATE,
        "rechtbank deurwaarder schadeclaim advocaat advocaten",
        needs="(commentaar|REVIEW|tekst|woorden) ~6 (internet|weg|offline|verwijder[a-z]*|geschreven)|laster|"
        "hier ~2 geschreven",
        also="eis[a-z]*|dreig[a-z]*|stap[a-z]*|brief|anders|als",
        unless="onze advocaat|mijn advocaat",
    ),
    Frame(
        "",
        MODERATE,
        "niks niets zwijgen",
        "(aangeraden|gevraagd|verzocht|verboden|afgeraden|gezegd|opgelegd) ~4 (om )?(te )?{} ~4 (online|internet|"
        "facebook|schrijven|zetten|posten|vertellen)",
        unless="waren niet",
    ),
    Frame(
        "",
        MODERATE,
        "wilt wil",
        "(ge|gij|je|u|jullie) {} toch ~1 dat ~6 (goed|verzorgd|blijft|mag)",
        needs="REVIEW|klacht|schrijf[a-z]*|klaag[a-z]*",
    ),
)

SPOKEN_FOR: Final = (
    Frame(
        "",
        MODERATE,
        "nachten vroeges lates shiften weekends",
        "(ik|wij|we) (draai|draaien|klop|kloppen|sta|staan) (hier|er|daar|al) ~6 {}",
        unless="vrijwillig[a-z]*|wacht",
    ),
    Frame(
        "",
        MODERATE,
        "start oprichting opening",
        "(sinds|sedert) (de|het) {} van (ons|onze) ~4 (staan|gaan|bieden|werken|streven|zijn) (wij|we)",
    ),
    Frame(
        "",
        MODERATE,
        "naam namens",
        "{} (van )?(heel )?(het|de|ons|onze) (hele |voltallige )?(team|ploeg|directie|personeel|huis)",
        needs="ons|onze|uw|jullie vertrouwen|wij|we",
        unless="familie|kinderen|dank aan|bedank ik (het|de) team",
    ),
    Frame(
        "",
        MODERATE,
        "visie missie methodiek pedagogie werking",
        "onze {} (vertrekt|steunt|bouwt|is gebaseerd|staat|draait|focust|berust)",
    ),
    Frame("", MODERATE, "intern", "(wij|we) hebben ~4 {} ~2 (onderzocht|besproken|bekeken|nagekeken|opgelost)"),
)

HANDED_OVER: Final = (
    Frame("", MODERATE, "typ tik plak kopieer neem", "(ik|we|wij|k) {} ~3 over (wat|van|uit)", unless="te veel|taak"),
    Frame(
        "",
        MODERATE,
        "geplukt gekopieerd overgenomen gehaald",
        "(van|uit|op) (onze|de|hun|mijn) (facebookpagina|facebook|website|site|google|mailbox|mail|gastenboek) {}",
    ),
    Frame(
        "",
        MODERATE,
        "schreven vertelden lieten",
        "(wat|dit|zo) ~1 (clienten|ouders|bewoners|families|klanten|gezinnen) (ons|jullie) {} (in|via|per|op)",
    ),
    Frame("", MODERATE, "review reactie getuigenis mening", "{} [1-9] ?:"),
)

REWARDED_INDIRECTLY: Final = (
    Frame(
        "",
        MODERATE,
        "krijgt wint ontvangt kreeg kregen krijgen",
        "(wie|ouders|families|bezoekers|iedereen) ~9 {}",
        needs="(REVIEW|sterren) ~3 (achterlaat|achterlaten|schrijft|schrijven|geeft|geven|zet|zetten|plaatst|plaatsen)",
        also="gratis|bon|bonnen|korting|koffie|taart|cadeau|cadeautje|prijs|lotje|verlof|premie",
        unless="moest niets|zonder",
    ),
    Frame(
        "",
        MODERATE,
        _WORDS_OF_PRAISE,
        "(als|indien|wanneer|omdat|nadat|voor wie) ~6 {} ~3 (schreef|schreven|schrijft|schrijven|zette|zetten|postte|"
        "plaatste|deelde)",
        needs="kreeg|kregen|krijgt|krijgen|verlof|bon|korting|premie|gratis|beloofd|betaald",
    ),
)

CHOSEN: Final = (
    Frame(
        "",
        MODERATE,
        "blije tevreden positieve contente gelukkige enthousiaste",
        "(enkel|alleen|uitsluitend) ~1 {} ~1 (bezoekers|families|ouders|klanten|mensen|bewoners|gasten)",
        needs="roep[a-z]*|vraag[a-z]*|vragen|gevraagd|mail[a-z]*|tablet|link|REVIEW|uitgenodigd|aangesproken|sturen",
        unless="zie je|gezien|ontmoet|spreek",
    ),
    Frame(
        "",
        MODERATE,
        "kanten dingen punten ervaringen zaken",
        "(enkel|alleen|uitsluitend) ~1 (leuke|goede|positieve|mooie|fijne|schone) {}",
        needs="(de|kregen|hun) vraag|gevraagd|vroeg|vroegen|verzocht|mochten|moesten",
    ),
)

SOLD_INDIRECTLY: Final = (
    Frame(
        "",
        MODERATE,
        "mailtje berichtje mail smsje seintje",
        "(mag|mogen|kan|kunt|kun|kunnen) (mij|me|ons) ~3 {}",
        needs="prijs|prijzen|zoekt|nodig|interesse|verkoop|aanbod|korting",
    ),
    Frame(
        "",
        MODERATE,
        "proefweek proefles proefdag kennismaking kennismakingsles intake staal",
        "(gratis|kosteloze) {}",
        needs="(ons|onze|mijn)|reserve[a-z]*|schrijf|inschrijven|bel|mail",
        unless="kregen|kreeg|was|konden",
    ),
    Frame(
        "",
        MODERATE,
        "geholpen overtuigd",
        "(onze|mijn) [a-z]+ (hebben|heeft) ~4 (honderden|duizenden|tientallen|vele) ~2 {}",
    ),
    Frame("", MODERATE, "pb dm privebericht", "(stuur|zend|via) ~2 {}"),
    Frame(
        "",
        MODERATE,
        "kopen ruimen ledigen kuisen halen",
        "(wij|we) {} ~9 (op|uit|leeg|af)",
        unless="markt|bakker|slager",
        needs="(eerlijke|goede|beste|scherpe) prijs|gratis (offerte|schatting)|contante? betaling|bel ~2 [0-9]+",
    ),
)
