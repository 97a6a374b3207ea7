"""Despair of who waits for the end, sees no reason to go on, was found in time."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.frames import Frame

FURTHER_DESPAIR: Final = (
    Frame(
        "",
        STRONG,
        "sjaal touw koord riem laken ceintuur kabel veter snoer zak",
        "{} ~1 (rond|om|over) (zijn|haar|hun|mijn|de) (nek|hals|hoofd)",
        needs="gevonden|vond|vonden|aangetroffen|op tijd|juist op tijd|nog net|hing|gehangen|kamer|badkamer",
        unless="winter|koud|koude|wandel[a-z]*|breien|gebreid|kapper|warm|kapster|zon",
    ),
    Frame(
        "",
        STRONG,
        "spring springt springen sprong gooi gooit smijt leg",
        "(ik|k|hij|ze|zij|mama|papa) {} (er|mij|me|mezelf|zich) ~2 (nog )?(voor|af|onder)|(ik|k|hij|ze|zij) {} ~2 "
        "(onder|voor|"
        "van) (de|een|ne|den|het) ~1 (trein|tram|metro|bus|auto|brug|dak|balkon|flat|raam)|(onder|voor|van) (de|"
        "een|ne|den|"
        "het) (trein|tram|metro|bus|auto|brug|dak|balkon|flat|raam) ~2 {}",
        unless="duikplank|plank|trampoline|gat|bres|zwembad|touwtje|hond|kat|poes|in de bres|op de bus|haalt|"
        "rennen|niet "
        "te laat|halen",
    ),
    Frame(
        "",
        STRONG,
        "gedaan afgelopen voorbij",
        "(tis|is|'t is|t is|het is|t'is) ~1 {} met (mij|me)",
        unless="geduld|roken|gokken|drinken",
    ),
    Frame(
        "",
        STRONG,
        "zeg zegt",
        "{} ~2 (aan|tegen) (mijn|de|ons|onze|men) ~1 (kinderen|kleinkinderen|familie|vrouw|man|moeder|mama|papa|"
        "dochter|zoon|"
        "ouders|kindjes) dat (ik|k) (ze|hen|haar|hem|van|hun) ~3 (graag|hou|houd|liefheb|mis)",
        unless="elke avond|altijd|bij het slapen",
    ),
    Frame(
        "",
        STRONG,
        "dag",
        "(elke|iedere|alle) {} is (er )?(een|ene|eentje|nen dag|een dag) ~1 te veel",
    ),
    Frame(
        "",
        MODERATE,
        "dood doodgaan sterven einde",
        "(wachten|wacht|wachtend|zit|lig|ligt|liggen|zitten) ~4 op (de|den|mijn|haar|zijn|mijnen|het) {}(?! van)|"
        "(wachten|"
        "wacht) (om te|tot ik mag|tot we mogen) {}",
        unless="film|wachtlijst|lift|hond|kat|palliatief|PEACEFUL",
    ),
    Frame(
        "",
        STRONG,
        "reden redenen zin goesting nut moed kracht",
        "(zie|heb|zag|vind|had|is) ~6 (geen|gene|niet de) ~2 {} ~4 (om|voor) ~3 (nog |hier |te )?(verder|door|"
        "voort|te leven|"
        "leven|op te staan|wakker)|(geen|gene) ~2 {} om ~3 te leven",
        unless="behandeling|kine|kinesist|therapie|klacht|abonnement|wandeling|school|opvang|lezen",
    ),
    Frame(
        "",
        STRONG,
        "krab krabt krabde snij snijd snijdt sneed brand kras krast kerf kerft bijt prik",
        "(ik|k|ze|hij|zij|mijn [a-z]+|ons [a-z]+|onze [a-z]+) {} ~2 (in )?(mijn|haar|zijn|hun|mijzelf|zichzelf|"
        "zich) ~1 (armen|"
        "arm|benen|been|polsen|pols|vel|huid|dijen|buik|eigen)?",
        needs="open|kapot|voelen|pijn|scheermes|scheermesje|mesje|littekens|strepen|bloed|niemand (luistert|ziet|"
        "merkt)",
        unless="jeuk|eczeem|schurft|muggen|muggenbeten|kookles|ongeluk|kat|nagels knippen|tafel|mes gleed|patatten",
    ),
    Frame(
        "",
        STRONG,
        "brug spoor sporen trein treinen perron kanaal water dak",
        "(sta|stond|zit|zat|denk|dacht|loop|kijk) ~4 (op|aan|langs|bij|naar) (de|het|een|den) {} ~3 (en )?(denk|"
        "dacht|nu|dan|"
        "aarzel|twijfel)|(de|het|den) {} ~2 (daar|daaraan) (denk|dacht) ik",
        unless="bus|station|halte|zicht|wandel[a-z]*|reis|eenden|boot|boten",
    ),
    Frame(
        "",
        STRONG,
        "gaan weggaan vertrekken sterven inslapen doodgaan",
        "(at|eet|drinkt|dronk|weiger[a-z]*) ~4 (niets|niks|niet|eten|geen) ~5 (omdat|want|zodat) ~4 (wou|wilde|wil|"
        "wilt|mocht) "
        "~1 {}|zo (rap|snel|vlug) mogelijk (wilde|wou|wil|mag|mocht) {}",
        unless="huis|naar|buiten|restaurant|uitstap|douche",
    ),
    Frame(
        "",
        STRONG,
        "inslapen verdwijnen",
        "(waarom|wanneer) (mag|kan) ik ~3 {}|(het )?liefst ~5 (ik )?(gewoon |stilletjes )?{} ~3 (nooit|niet|voorgoed)?",
        unless="beter inslapen|in de zetel|middag|siesta|uurtje|vakantie",
    ),
    Frame(
        "",
        STRONG,
        "pillen medicatie medicijnen slaappillen",
        "(spaar|spaarde|spaart|opgespaard|verzamel[a-z]*|bewaar|bewaart|opzij) ~4 {}|{} ~3 (opgespaard|gespaard|"
        "verzameld|"
        "bijgehouden|opzijgelegd|opzij)",
        needs="genoeg|ik|ze|hij|zij",
        unless="apotheker|verpleging bewaart|kast|koelkast|schema",
    ),
    Frame(
        "",
        STRONG,
        "moe beu zat",
        "(ben|is|was) ~2 {} (van|om) (te |het )?leven|(het |mijn )?leven (zo |kots)?{}|(ben|is) (het|dit) leven ~2 {}",
        unless="niet moe",
    ),
    Frame(
        "",
        STRONG,
        "licht",
        "(doe|draai|doet) (ik|ze|hij) ~2 (het|mijn) {} ~1 (uit|zelf uit)|zelf (het|mijn) {} (uit|uitdoen)",
        needs="lang|zelf|niet meer|dan|leven|genoeg",
        unless="kamer|slapen|gang|lamp|slaapwel",
    ),
    Frame(
        "",
        STRONG,
        "touw pillen mes pistool koord scheermesje",
        "(heeft|heb|had) ~3 {} ~2 (gekocht|klaarliggen|klaar liggen|verstopt|liggen|besteld)",
        needs="weet niet wat ~3 doen|bang|afscheid|niet meer|genoeg|leven|wil niet|help",
        unless="breien|knutsel[a-z]*|keuken|paard",
    ),
    Frame(
        "",
        STRONG,
        "mezelf mijzelf zichzelf",
        "(doe|doet|deed) ~4 {} ~1 iets ~1 aan|{} iets (aandoen|aan doen|aan te doen)",
        unless="leuks|fijns",
    ),
    Frame(
        "",
        STRONG,
        "zoeken doen verloren wereld",
        "(wat|niks|niets) ~2 (heb|hebben|heeft) (ik|we) hier nog ~1 (te )?{}|hier niets meer ~2 {}",
        needs="wereld|dood|allemaal|leven|alleen",
        unless="kamer|huis verkocht",
    ),
    Frame(
        "",
        MODERATE,
        "hoeft hoefde moet",
        "{} (het|t|dit|alles) ~1 (voor|van) (mij|haar|hem) ~3 niet meer|{} ~1 niet meer ~2 voor (mij|haar|hem)",
        needs="sinds|weg|gestorven|dood|leven|allemaal|alleen",
        unless="taart|soep|koffie|cadeau|bezoek",
    ),
    Frame(
        "",
        STRONG,
        "euthanasie",
        "{}",
        needs="zelf ~2 (regelen|doen|oplossen|moeten)|mag niet|mocht niet|weiger[a-z]*",
        also="ik|mij|zelf",
        unless="begeleid|mooi|waardig|goed opgevolgd",
    ),
)
