"""Insults by what stands in one sentence: a word for somebody who is despised, a mouth to be shut, a wit that lacks."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE
from chalicelib.domain.signals.meaning.frames import Frame

INSULTS_BY_CLASS: Final = (
    Frame(
        "",
        MODERATE,
        "zakkenvuller zakkenvullers geldwolf geldwolven dikkenek dikkenekken lafaard lafaards hypocriet hypocrieten "
        "onbenul onbenullen imbeciel imbecielen charlatan charlatans nitwit nitwits sadist sadisten haaibaai "
        "haaibaaien flapdrol flapdrollen klungelaar klungelaars kwakzalver kwakzalvers profiteur profiteurs "
        "achterbakse nepverpleegster pipo zeveraar zeveraars zeurkous kontkruiper kontkruipers gatlikker gatlikkers "
        "hersenloze smiecht smiechten vuilak vuilakken engerd krapuul janet onderkruipsel "
        "onderkruipsels schijtlijster",
        unless="boek|film|toneel|rol|niemand|geen|figuur|clown|mijn (man|vader|broer)|grapje|ons pa",
    ),
    Frame(
        "",
        MODERATE,
        "hoeren sletten teven trutten apen varkens zwijnen ratten slangen heksen ezels kiekens koeien dieven "
        "leugenaars luiaards honden beesten clowns",
        "{} zijn (het|ze|dat|die) (allemaal|daar|stuk voor stuk|een voor een)?|(het|dat) zijn (daar |allemaal |gewoon "
        "|precies |echte ){0,3}{}",
        unless="boerderij|tuin|dieren[a-z]*|zoo|weide|wij|toneel|film|kinderen|weglopers|knuffels|lieve|hartendieven",
    ),
    Frame(
        "",
        MODERATE,
        "muil bek bakkes smoel teut wauwel klep",
        "(hou|houd|houden|houdt|hield) ~1 (zijn|haar|uw|je|hun|de|den|die|eens|nu|toch|jullie) ~1 {}|(zijn|haar|uw|je|"
        "hun|jullie) (grote |dikke |vuile |lelijke )?{} (te )?(houden|toe|dicht|hou|houdt|houd)",
        unless="hond|paard|konijn|tegen (mijn|ons|onze)|riep|zei|kinderen",
    ),
    Frame(
        "",
        MODERATE,
        "dom stom lomp achterlijk bot onnozel",
        "te {} (is |zijn |was |waren |zit )?(om|voor) (te (helpen|donderen)|zijn|haar|hun|een|het|de|te|twee|woorden)",
        needs="STAFF|die|hij|zij|ze|dat|directie|vent|mens|ge|gij|volk|bende",
        unless="ik|mes|schaar|potlood|mezelf|niemand|niet te|nooit te|idee",
    ),
    Frame(
        "",
        MODERATE,
        "goudvis goudvissen ezel kleuter steen steentje baksteen deurklink pantoffel vis kip paardenbloem aap kiwi "
        "vuilbak garnaal amoebe stoeptegel bezem",
        "(een|mijn|elke|iedere|onze|nen|ne) ([a-z]+ )?{} ~3 (slimmer|verstandiger|meer verstand|meer hersens|"
        "beschaafder|beleefder|meer gevoel|warmer|menselijker)|(hersens|verstand|hersenen|iq|empathie|"
        "inlevingsvermogen) van een ([a-z]+ )?{}",
        needs="dan|van",
        unless="ik|mijn (zoon|dochter|kind)",
    ),
    Frame(
        "",
        MODERATE,
        "getikt gestoord geschift kierewiet",
        "(is|zijn|lijkt|zijt|bent|volledig|compleet|totaal|knettergek|zwaar|half|niet) ~2 {}",
        needs="STAFF|directie|die|dat|ge|gij|daar|madam|vent|mens|wijf|allemaal",
        unless="FAMILY|bewoner|bewoners|slaap|nachtrust|relatie|evenwicht|hormonen|internet|wifi|lijn|communicatie|"
        "signaal|niet gestoord|rust|storing|gehoor|zicht|verstandhouding|geestelijk",
    ),
    Frame(
        "",
        MODERATE,
        "stront drek kak",
        "{} (in|voor|op) (hun|haar|zijn|uw|je) (ogen|oren|hoofd|kop|hersens)|{} waard",
    ),
    Frame(
        "",
        MODERATE,
        "pinnemuts kalle kallen uilenbal droogkloot droogkloten kwezel kwezels barbaren onmens onmensen "
        "schobbejak sloerie sloeries viswijf viswijven kenau bullebak bullebakken",
        "(wat een|die|zo'n|dat|een|stomme|domme|vuile|zijn het|het zijn) ~3 {}|{} van een|maar {}|{}, (dat|ze|die)",
        unless="boek|film|toneel|carnaval|winter",
    ),
    Frame(
        "",
        MODERATE,
        "kop smoel tronie bakkes muil gezicht",
        "(uw|zijn|haar|hun|die) (lelijke|stomme|domme|vuile|zure|dikke|vieze|smerige|arrogante|scheve) {}",
        unless="pijn|wassen|kindje",
    ),
    Frame(
        "",
        MODERATE,
        "figuur figuren geval gevallen mannetje ventje typ type sujet",
        "(een|wat een|zielige|zo'n) (zielig|zielige|triestig|triestige|belachelijk|belachelijke|armzalig|armzalige|"
        "onnozel|onnozele|laf|laffe|verachtelijke?) {}",
        needs="STAFF|die|dat|hij|zij|ze|directie|zorgcoordinator|coordinator",
        unless="FAMILY|bewoner|muur|toneel",
    ),
    Frame(
        "",
        MODERATE,
        "getikt",
        "van lotje {}",
        unless="ik|FAMILY",
    ),
    Frame(
        "",
        MODERATE,
        "debiele idiote imbeciele achterlijke gestoorde hersenloze stomme onnozele",
        "{} STAFF",
        unless="geen|niemand",
    ),
)
