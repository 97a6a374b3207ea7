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
        unless="krijgen ~3 slaag van|schouderklop|schouder",
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
        unless="ballon|foto|voetbal|boek|trui|sjaal|tekening|schilderij|taak|puzzel|werk|werkje|brei[a-z]*",
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
    Frame(
        "",
        STRONG,
        "was",
        "als ik (AIM|(die|de) [a-z]+) {}",
        needs="maar|beter|oppassen|uitkijken|koffers|verstoppen|verhuizen|bang",
        also="zou|mocht|pak|kijk|let|ga",
        unless="zo oud als|klein|kind|jong|gelukkig|blij|in zijn plaats ~3 graag|vroeger",
    ),
    Frame(
        "",
        STRONG,
        "klappen slaag rammeling rammel mot motten klop bakkes stampen kogels",
        "(moet|moeten|moest|moesten|zou|zouden|mag|mogen|verdien|verdient|verdienen) ~9 {}",
        needs="iemand|ik|we|ze|eens|AIM",
        unless="van de crisis|opvangen|kinderen (mogen|moeten)|schouderklop|schouder|vangen|in de handen|hart|handen",
    ),
    Frame(
        "",
        STRONG,
        "afkomt af",
        "(geen idee|weten niet|weet niet|wacht maar|nog niet weten) ~3 wat er op (jullie|u|je|hen|ze|haar|hem) {}",
        unless="baby|ouders worden|nieuwe bewoner",
    ),
    Frame(
        "",
        STRONG,
        "schudden rammelen",
        "(I WILL|WILL I|I (ga|zal)) ~9 door elkaar {}|door elkaar {}",
        needs="ik|we",
        also="AIM|kerel|STAFF|die",
        unless="dobbel|kaarten|werd|heeft|hebben|baby",
    ),
    Frame(
        "",
        STRONG,
        "gewurgd vermoord afgemaakt neergeschoten geslagen neergestoken gekeeld aangevlogen",
        "(blij|geluk|gelukkig) ~9 (niet|nog niet) ~4 {}|dat ik ~2 (niet|nog niet) (heb )?{}",
        needs="ik|we",
        unless="ze hebben hem|werd|nooit gezien",
    ),
    Frame(
        "",
        STRONG,
        "ongeluk ongelukken",
        "(ik |we )?(bega|bego|doe|ga) ~2 {} ?(begaan|doen)?|(bega|begaan) (ik|we) ~2 {}",
    ),
    Frame(
        "",
        STRONG,
        "gevolgen mezelf",
        "(ik|we) sta(an)? niet in voor (de )?{}|(ik|we) heb(ben)? (mezelf|mij) niet ~2 in de hand",
        unless="medicatie|epilepsie",
    ),
    Frame(
        "",
        STRONG,
        "wacht opwachten wachten",
        "(ik|we) {} (haar|hem|u|je|jullie|die [a-z]+|de [a-z]+) ~2 op(?! (onze|de kamer|het terras))|(sta|"
        "staan|ga|kom|zal) ~4 (haar|hem|u|jullie|die [a-z]+) ~1 (op te {}|op ?{})",
        needs="auto|buiten|shift|parking|huis|deur|straat|avond|donker|hoek|werk|poort|op",
        unless="cafetaria|bus|trein|taxi|station|school|koffie|graag|elke (dag|week|[a-z]+dag)|taart|bloemen",
    ),
    Frame(
        "",
        STRONG,
        "branden afbranden platbranden afgebrand platgebrand ontploffen",
        "(verdien|verdient|verdienen|moet|moeten|mag|mogen|moest|zou) ~6 (te |af te |plat te )?{}",
        needs="kot|tent|huis|gebouw|instelling|boel|creche|bende|directie",
        unless="kaars|kaarsen|licht|verwarming|lampen|barbecue|kachel|niet branden|brandveilig",
    ),
    Frame(
        "",
        STRONG,
        "krijg krijgen",
        "(I {}|{} I) (u|je|jullie|hem|haar|ze|die [a-z]+) (nog wel|wel nog|nog|wel)(?= ?(STOP))",
    ),
    Frame(
        "",
        STRONG,
        "geweten gemerkt voelen",
        "(ge|gij|je|u|jullie|ze) (zult|zal|zullen|gaat|gaan) het (nog )?(wel )?{}( hebben)?(?= ?(STOP))",
        unless="verschil|goed|beter",
    ),
    Frame(
        "",
        STRONG,
        "mannen volk gasten",
        "(ik|we|wij) (ken|kennen|heb|hebben) (genoeg |wat |nog )?{}(?= ?(STOP))|(ik|we) stuur(en)? ~3 {} ~3 (af|langs)",
    ),
    Frame(
        "",
        STRONG,
        "neven broers vrienden maten mannen honden",
        "(ik|we) stuur(en)? (mijn|onze|mn) {} ~3 (op|naar) ~3 (af|langs)?",
        needs="af|langs|op (u|je|jullie|hem|haar)",
    ),
    Frame(
        "",
        STRONG,
        "wijf vent kerel smeerlap trut klootzak hoer",
        "(dat|die|deze) {} ~9 (kapot|dood|graf|bloeden|bekopen|slaag|klappen|kogel|vermoord[a-z]*|"
        "verzuip[a-z]*|creperen|aandoen)",
        needs="ik|we|moet|moeten|mag|gaat|zal",
    ),
)
