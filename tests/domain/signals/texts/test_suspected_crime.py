"""Suspected crime: what is meant comes first; what is denied, elsewhere or about a price is not taken for it."""

import pytest

from chalicelib.domain.signals.content.suspected_crime import suspected_crime
from tests.domain.signals.cases import facts, found, strength


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mijn moeder werd door een verzorger geslagen.", ["geslagen"]),
        ("Ze sloeg mijn vader op zijn hand.", ["sloeg mijn vader op zijn hand"]),
        ("Een begeleider gaf haar een klap in het gezicht.", ["gaf haar een klap"]),
        ("Mijn zoon werd aan zijn haren getrokken.", ["aan zijn haren getrokken"]),
        ("Hij werd van de trap geduwd.", ["van de trap geduwd"]),
        ("Dit is pure mishandeling van oude mensen.", ["mishandeling"]),
        ("De baby werd door elkaar geschud.", ["door elkaar geschud"]),
        ("Er is sprake van seksueel misbruik.", ["sprake van seksueel misbruik"]),
        ("Mijn dochter werd er verkracht.", ["verkracht"]),
        ("Hij heeft haar betast onder de douche.", ["betast"]),
        ("Die man zat met zijn handen aan mijn borsten.", ["zat met zijn handen aan mijn borsten"]),
        ("Grensoverschrijdend gedrag werd toegedekt.", ["Grensoverschrijdend"]),
        ("Ze kreeg stiekem een slaapmiddel in haar koffie.", ["stiekem een slaapmiddel"]),
        ("Mijn vader werd elke avond platgespoten.", ["platgespoten"]),
        ("Met haar bankkaart werd drie keer geld afgehaald.", ["haar bankkaart werd drie keer geld afgehaald"]),
        ("Er werden valse facturen opgemaakt.", ["valse facturen"]),
        ("Ze was verwaarloosd, met doorligwonden tot op het bot.", ["verwaarloosd", "doorligwonden tot op het bot"]),
        ("Het was slagen en verwondingen, niets minder.", ["slagen en verwondingen"]),
    ],
)
def test_an_accusation_is_strong(text: str, words: list[str]) -> None:
    assert found(suspected_crime, text) == words
    assert strength(suspected_crime, text) == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Haar trouwring werd gestolen.", ["trouwring werd gestolen"]),
        ("Er loopt daar een dief rond.", ["een dief"]),
        ("Er zijn al drie diefstallen geweest op de gang.", ["diefstallen"]),
        ("Iemand heeft geld uit haar kamer gepikt.", ["geld uit haar kamer gepikt"]),
        ("Mijn vader was volledig verwaarloosd.", ["verwaarloosd"]),
        ("Hij zat uren vastgebonden in zijn zetel.", ["vastgebonden"]),
        ("De kinderen worden soms opgesloten in het berghok.", ["opgesloten"]),
        ("Er wordt fraude gepleegd met de uren.", ["fraude"]),
        ("Wij dienden klacht in bij de politie.", ["klacht in bij de politie"]),
        ("Ze gaven hem een tik op zijn vingers.", ["tik op zijn vingers"]),
        ("De onthaalmoeder sloot ze op in de gang.", ["sloot ze op"]),
        ("Een opvoeder kwam 's nachts in mijn kamer en raakte mij aan.", ["raakte mij aan"]),
        ("Mijn dochter werd geknepen door een ander kindje.", ["geknepen"]),
        ("Een medebewoner sloeg mijn moeder.", ["sloeg mijn moeder"]),
        ("De medicatie werd stiekem in de pap gemengd.", ["medicatie werd stiekem"]),
        ("Ik deed hiervan aangifte.", ["deed hiervan aangifte"]),
        ("In de leefgroep worden drugs verkocht.", ["drugs verkocht"]),
        ("Haar geld werd misbruikt door de bewindvoerder.", ["geld werd misbruikt"]),
        ("Ze misbruikten mijn rekening om te gokken.", ["misbruikten mijn rekening"]),
    ],
)
def test_what_may_also_be_something_else_is_moderate(text: str, words: list[str]) -> None:
    assert found(suspected_crime, text) == words
    assert strength(suspected_crime, text) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Thuis werd ik geslagen, hier kwam ik tot rust.",
        "Na het misbruik in haar jeugd vond ze hier hulp voor haar trauma; ze werd misbruikt als kind.",
        "Vroeger werd hij mishandeld, nu lacht hij weer.",
        "Mijn dochter werd door haar vader geslagen en is hier veilig.",
        "Oplichters, 90 euro supplement voor een luier.",
        "Haar ketting is in de was verdwenen.",
    ],
)
def test_what_is_elsewhere_long_ago_or_about_a_price_stays_weak(text: str) -> None:
    assert strength(suspected_crime, text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Tijdens haar ziekte werd ze misbruikt.",
        "In die tijd werd ons kind misbruikt.",
        "Op de dienst werd ze misbruikt.",
        "In zijn positie heeft hij haar misbruikt.",
        "In die situatie werd ze misbruikt.",
        "Wij hadden vertrouwen, en toch werd ons kind misbruikt.",
        "Hij is misbruikt door een begeleider en ze hebben zijn geld gepikt.",
    ],
)
def test_who_is_misused_is_found_whatever_else_the_sentence_names(text: str) -> None:
    assert strength(suspected_crime, text) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Er is geen sprake van mishandeling.",
        "Er werd nooit iets gestolen.",
        "Niemand wordt hier geslagen of opgesloten.",
        "Mijn moeder werd niet mishandeld.",
        "Van diefstal is er nooit sprake geweest.",
        "Mishandeling komt hier niet voor.",
        "Er is geen enkele aanwijzing van misbruik van bewoners.",
        "De begeleidsters hebben ons hart gestolen.",
        "De dief van mijn hart werkt hier.",
        "Mijn broer slaat zichzelf als hij boos is en zij weten hoe daarmee om te gaan.",
        "Na de zelfmoordpoging van mijn zoon was er veel begrip.",
        "Ze sloegen de handen in elkaar.",
        "Zoonlief werd gepest in de leefgroep.",
        "Mijn vader is gevallen en brak zijn heup, pas na uren kwam hulp.",
        "Ze stal de show op het feest.",
        "De bloemen hadden lange stelen.",
        "Toen werd alarm geslagen en kwam er hulp.",
        "Ze hebben een brug geslagen tussen jong en oud.",
        "De tuin is wat verwaarloosd.",
        "Een geweldig team!",
        "Ik voelde me wat opgesloten tijdens corona.",
        "Het verduisterende gordijn werkt goed, de verduistering in de slaapzaal ook.",
        "Een tipje van de sluier werd opgelicht op de infoavond.",
        "Door een mug gepikt in de tuin.",
        "De kinderen hebben de bal tegen het hek geschopt.",
        "De aardappelen worden nog zelf gestampt.",
        "Het parket in de inkom blinkt.",
        "De politie bracht een bezoek aan de klas.",
        "Er is te weinig personeel en dat is een schande.",
        "We werden aan ons lot overgelaten, het eten was koud.",
        "De bezoekuren werden strikt toegepast.",
        "Pure diefstal, zo'n dagprijs!",
        "De vorming over grensoverschrijdend gedrag was nuttig.",
        "Er is een kluisje op de kamer tegen diefstal.",
        "Ze had blauwe plekken van het vallen.",
        "De fietsen staan goed vastgemaakt.",
    ],
)
def test_what_did_not_happen_or_means_something_else_is_none(text: str) -> None:
    assert found(suspected_crime, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Het is niet normaal dat mijn moeder geslagen werd.",
        "Niet alleen bestolen maar ook geslagen.",
        "Er was geen hulp en mijn moeder werd geslagen.",
        "Niemand deed iets toen hij geslagen werd.",
        "Ik werd niet geloofd over de mishandeling.",
        "Vroeger was het goed, nu wordt mijn moeder geslagen.",
        "Dit had men kunnen voorkomen: mijn moeder werd geslagen.",
        "Ik kan niet zwijgen, want mijn vader werd geslagen.",
    ],
)
def test_a_negation_of_something_else_takes_nothing_back(text: str) -> None:
    assert strength(suspected_crime, text) == 3


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Ze sloeg haar met een boek op het hoofd.", 3),
        ("Een van de begeleiders sloeg met een krant op haar hoofd.", 3),
        ("Hij werd geslagen voor de televisie.", 3),
        ("De televisie van mijn moeder is gestolen door het personeel.", 2),
        ("Het geld is uit haar kluisje gestolen.", 2),
        ("In de cafetaria is mijn handtas gestolen door een poetsvrouw.", 2),
        ("Op klaarlichte dag is haar ring gestolen door het personeel.", 2),
        ("Haar dure juwelen zijn gestolen.", 2),
        ("Tijdens de therapie greep hij mij bij mijn borsten.", 3),
        ("De vertrouwenspersoon sloeg mijn zoon.", 3),
        ("Op straat heeft een begeleider mijn zoon geslagen.", 3),
        ("Op de bus heeft de begeleider mijn dochter betast.", 3),
    ],
)
def test_a_thing_or_a_place_where_it_was_done_makes_it_no_less(text: str, least: int) -> None:
    assert strength(suspected_crime, text) >= least


@pytest.mark.parametrize(
    "text",
    [
        "In de film sloeg een begeleider een kind.",
        "We keken samen naar een film waarin een kind wordt geslagen.",
        "Op het toneel sloeg de zuster de dokter.",
        "Er was een vorming over geweld op de afdeling.",
        "In elke kamer is een kluisje tegen diefstal.",
        "Er is diefstal op klaarlichte dag, zo duur is het.",
        "De prijs is pure diefstal.",
        "Het parkeren is daar diefstal.",
    ],
)
def test_what_is_played_taught_or_paid_is_none(text: str) -> None:
    assert suspected_crime(facts(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ik zag dat de begeleider mijn zoon sloeg.",
        "Ik ben boos omdat ze mijn vader sloegen.",
        "Een begeleider die mijn zoon slaat.",
        "Ik zag dat ze mijn moeder van de trap duwden.",
        "Hij zei dat een verpleger hem op de grond gooide.",
        "We zagen hoe de verzorgster mijn oma bij de keel greep.",
        "Het is erg dat de nachtploeg mijn vader vastbond.",
        "Toen trok de nachtploeg mijn vader aan zijn haren.",
        "Elke avond gaf de nachtploeg mijn vader een klap.",
        "Ze vertelde dat een opvoeder haar op de mond kuste.",
        "Een stagiair randde mijn dochter aan.",
        "Die opvoeder raakte mijn dochter aan tussen de benen.",
        "De dokter raakte mijn dochter aan tussen de benen.",
        "Ik zag dat de dokter mijn vader vastbond.",
        "Dit zijn geen leugens, ze sloegen haar.",
        "Ik ben niet bang om het te zeggen: ze sloegen mijn moeder.",
    ],
)
def test_an_act_is_found_in_whatever_order_it_is_told(text: str) -> None:
    assert strength(suspected_crime, text) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Ik zag dat de verzorgster mijn moeder voorzichtig bij de arm pakte.",
        "De begeleider die mijn zoon in zijn rolstoel duwde, was vriendelijk.",
        "Het is fijn dat de begeleiders mijn zoon een schouderklopje geven.",
        "De verzorgster die haar arm om mijn moeder sloeg was lief.",
        "Dat ze mijn vader nooit sloegen, weet ik zeker.",
        "Ik geloof niet dat ze mijn moeder sloegen.",
        "Ik weet dat ze mijn vader op de schouder sloegen en lachten.",
        "Omdat ze de bal in het doel sloegen, juichten de kinderen.",
    ],
)
def test_in_that_order_too_much_is_no_crime(text: str) -> None:
    assert suspected_crime(facts(text)) is None


def test_one_denied_and_one_meant_leaves_the_one_that_is_meant() -> None:
    text = "Er werd nooit iets gestolen. Wel werd mijn vader geslagen."
    assert found(suspected_crime, text) == ["geslagen"]


def test_the_evidence_names_the_kinds_and_says_where_doubt_is() -> None:
    meant = suspected_crime(facts("Mijn vader werd geslagen. Ook werd zijn gsm gestolen."))
    assert meant is not None
    assert meant.evidence == (
        "De tekst kan wijzen op geweld of mishandeling, diefstal. "
        "Een vermoeden van een misdrijf wordt nooit gepubliceerd."
    )
    past = suspected_crime(facts("Thuis werd ik geslagen."))
    assert past is not None
    assert past.evidence.endswith("Misschien gaat het over vroeger, over elders of over een prijs.")


@pytest.mark.parametrize(
    "text",
    [
        "De begeleider beet mijn zoon in zijn arm.",
        "Een verzorgster krabde mijn moeder in haar gezicht.",
        "Ik zag dat de verpleger mijn vader beet.",
        "De juf heeft mijn dochter gebeten.",
        "Ze dwong hem om zijn bord leeg te eten tot hij moest overgeven.",
        "Mijn dochter werd gedwongen te eten tot ze moest braken.",
        "Ze staken hem in een koud bad om hem te straffen.",
        "De begeleiders zetten hem onder de koude douche omdat hij stout was.",
        "De begeleider spuwde naar mijn zoon.",
        "De begeleider brandde hem met een sigaret.",
        "De begeleider zette een hond op mijn zoon.",
    ],
)
def test_deeds_that_are_told_of_less_often_are_crimes_too(text: str) -> None:
    assert strength(suspected_crime, text) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Een ander kind beet mijn zoon in zijn arm.",
        "De hond van de buren beet mijn moeder.",
        "Mijn zoon heeft de begeleider gebeten.",
        "De verpleegster krabde mijn rug toen ik jeuk had.",
        "De begeleiders dwingen niemand om te eten.",
        "Hij moest overgeven na het eten, en de verpleging was er meteen.",
        "Omdat ze koorts had, zetten ze haar onder een koude douche en dat hielp.",
        "Na de sauna is er een koud bad.",
        "De therapeut liet een hond op de schoot van mijn moeder zitten.",
    ],
)
def test_what_others_do_or_what_helps_is_no_crime(text: str) -> None:
    assert suspected_crime(facts(text)) is None
