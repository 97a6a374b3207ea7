"""Threats by what stands in one sentence, in any order."""

from typing import Final

from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.meaning.frames import Frame

WIDE_THREATS: Final = (
    Frame(
        "",
        STRONG,
        "sla slaan klop kloppen schop schoppen stamp stampen mep meppen wurg wurgen breek breken verkracht "
        "vermoord kraak ram beuk",
        "(I {}|{} I) (u|je|jou|jullie|hem|die (vent|kerel|smeerlap|trut|directeur|directrice|begeleider|"
        "begeleidster|verpleger|verpleegster|kok|mens|hoer|klootzak|STAFF)|haar|ze)(?! (hoog|gade|een hand|"
        "voor|over|aan|op de schouder|graag|slag|hand|arm))",
        unless=(
            "praatje|kaarten|schaken|spelletje|babbel|wekker|elke dag|schouder|uitnodiging|nieuwsgierig|"
            "aanbod|eieren|record|altijd met|met pingpong|tennis"
        ),
    ),
    Frame(
        "",
        STRONG,
        "wenen janken bloeden huilen sidderen beven kruipen smeken creperen branden rotten voelen ondervinden",
        "YOU (FUTURE|moogt|mag|mogen) ~4 {}|FUTURE YOU ~4 {}",
        needs="nog|allemaal|daar|dat|hel|hiervoor|ge|gij|u|jullie",
        unless=(
            "geluk|lachen|ontroering|thuis voelen|welkom voelen|goed voelen|beter voelen|kaarsen|kaarsje|"
            "vreugde|zich|goed in|mooi|eten|smaak|verschil|liefde|warmte|op (uw|je) gemak"
        ),
    ),
    Frame(
        "",
        STRONG,
        "verwachten",
        "(ge|gij|u|je|jullie) (moogt|mag|mogen|kunt|kan|kunnen) (u|je|jullie) ~2 (aan (iets|wat)) {}|(aan "
        "iets|nog iets) {}",
        unless="bezoek|cadeau|goed",
    ),
    Frame(
        "",
        STRONG,
        "adres thuisadres huis auto kinderen nummerplaat",
        "(I (heb|hebben|ken|weet|vond|vonden|weten)) ~3 (uw|je|jullie|zijn|haar|hun) {}",
        needs="kom|komen|langs|vinden|gevonden|staan|school|pas op|oppassen|bezoek|wacht",
        unless="bezocht|geboorte|kaartje|kaart gestuurd|bloemen|onthaal",
    ),
    Frame(
        "",
        STRONG,
        "bloemen praten lachen beleefdheidsbezoek taart",
        "(en )?niet (met|om te|voor een) {}(?= ?(STOP))",
        needs="kom|komt|komen|bezoekje|langs|bezoeken",
        also="ik|we|mijn|broer|zoon|man",
    ),
    Frame(
        "",
        STRONG,
        "slaag rammeling klop klappen kogel strop lap mep dood doodstraf",
        "(verdient|verdienen|vraagt|vragen|zoekt) ~3 (een |pak |n |om |ne ){0,3}{}",
        unless="krijgen ~3 slaag van|schouderklop",
    ),
    Frame(
        "",
        STRONG,
        "hartaanval beroerte kanker ongeluk sterft sterven crepeert doodgaat doodgaan verongelukt stikt lijdt "
        "pijn afziet verzuipt brandt brand hersenbloeding corona ziek",
        "(ik hoop|we hopen|ik wens|hopelijk|moge|ik gun) ~6 {}",
        needs="AIM|STAFF|directie|ze|hij|die|jullie",
        unless=(
            "niet|geen|geneest|genezen|vrij van|rustig|vredig|zonder pijn|minder|lang leven|in haar slaap|wie "
            "(ziek|pijn)|omgaan|waardig|thuis kan"
        ),
    ),
    Frame(
        "",
        STRONG,
        "vaarwel testament kist begrafenis grafzerk doodskist bidden",
        "(zeg|maak|koop|schrijf|bestel|regel|begin|plan) ~4 {}",
        needs="maar|alvast|al|uw|je",
        unless="kerk|kapel|notaris|pastoor|samen|mama|papa|ik schrijf|troost",
    ),
    Frame(
        "",
        STRONG,
        "zuur hel",
        "(I (maak|maken|WILL)|maak I) ~6 (leven|bestaan) ~2 (zuur|tot een hel|tot (een )?hel)|(I (maak|"
        "maken)) ~5 het {}",
    ),
    Frame(
        "",
        STRONG,
        "pap moes gruzelementen pulp frut",
        "(I {}|I (sla|slaan|klop|trap|schop|stamp|WILL)) ~6 (tot|in) {}",
        unless="appel|patatten|aardappel|tomaten",
    ),
    Frame(
        "",
        STRONG,
        "neerschieten afknallen neerknallen doodschieten overhoopschieten neersteken opblazen neermaaien "
        "afslachten afmaken binnenstormen",
        "(I WILL|WILL I|I (ga|kom)) ~8 {}",
        unless="ballon|foto|voetbal",
    ),
    Frame(
        "",
        STRONG,
        "afbreken platgooien platwalsen opblazen kapotslaan platbranden slopen kortslaan",
        "(I WILL|WILL I) ~5 (kot|tent|boel|gebouw|instelling|huis|bureau|creche|alles) ~6 {}",
        unless="verbouwing|aannemer|nieuwbouw",
    ),
    Frame(
        "",
        STRONG,
        "verstoppen ontsnappen schuilen veilig",
        "(ge|gij|je|u|jullie|hij|ze) (kunt|kan|kunnen|zult|bent|zijt|zijn) ~2 (u|je|zich|nergens)? ?~2 (niet|"
        "nergens|nooit) ~2 {}",
        needs="ik|wij|we|vinden|vind|nergens|voor mij|krijg",
        unless="evacuatie|corona|bewoners",
    ),
    Frame(
        "",
        STRONG,
        "trap venster raam lift balkon parking",
        "(I (schop|gooi|smijt|duw|stamp|flikker|sleur)|I WILL) (AIM|die [a-z]+) ~3 (de |het |uit het |van "
        "het |van de ){1,2}{} ?(af|uit|in|gooien|smijten|duwen)?",
        unless="rolstoel|help|zonnetje",
    ),
)
