"""Groups of people, and what is said of none of them without contempt."""

from typing import Final

from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.meaning.frames import Frame
from chalicelib.domain.signals.meaning.people import GROUPS

HATEFUL: Final = (
    Frame(
        "",
        STRONG,
        GROUPS,
        "einde ~2 maken aan ~2 GROUP|levens? van ~2 GROUP ~1 beeindigen|(uitroeien|afmaken|neerschieten|"
        "doodschieten) ~3 GROUP|GROUP ~3 (pest|tering|tyfus) ~1 krijgen|GROUP ~8 "
        "(vullen|vervullen|vervult|vult) (me|mij|ons) ~3 (woede|haat|walging|afschuw)",
        unless="racis[a-z]*|discrimin[a-z]*|(mijn|onze|zijn|haar) (vrouw|man)",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "(haat|haten|veracht|verachten|verafschuw|verafschuwen|walg van|walgen van|minachting voor|hekel aan|"
        "afkeer van|genoeg van|misselijk van|ziek van|pissig van|haat voor|niet uitstaan|uitstaan|woede voor) "
        "~4 GROUP|GROUP ~6 (haat ik|veracht ik|niet uitstaan|maken (me|mij|ons) (ziek|misselijk|kwaad)|laten "
        "me walgen|laten me koken|haat)|ik kan ~2 GROUP ~4 niet (uitstaan|luchten|zien|ruiken)",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "GROUP ~4 (zijn|is|blijven|waren) ~5 VILE|ik vind ~2 GROUP ~3 VILE|(zo|wat) VILE ~2 (die|zijn die|"
        "als) ~1 GROUP",
        unless="(een|de|het) (gevaarlijke|vuile) (trap|kamer|gang)",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "(vuile|vieze|smerige|luie|stinkende|verdomde|domme|stomme|achterlijke|rotte|vervloekte|sale|kut|gore|"
        "criminele|onbetrouwbare) GROUP|(stelletje|bende|zootje|zwerm|zwermen|kudde|hoop) ~1 GROUP",
        unless="LAUNDRY|lakens|verf",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "GROUP ~4 (stinken|stelen|liegen|profiteren|verkrachten|bedriegen|verpesten|vervuilen|deugen niet|"
        "kosten ons|pakken ~3 af|krijgen alles|willen niet werken|kunnen niet werken|kennen niks|begrijpen "
        "niks|vermenigvuldigen|nemen ~3 over|pikken)",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "GROUP ~3 (horen|hoort|passen|past|hebben|heeft) ~6 (niet|niets|nergens|niks) ~2 (hier|thuis|bij ons|"
        "te zoeken|in (een|ons|dit|de|het))?|GROUP ~3 (horen|hoort|hebben) (hier|daar|in ~1 [a-z]+) (niet|niets|"
        "niks)|GROUP ~2 (horen|hoort) (achter slot|in een kooi|in de gevangenis)",
        needs="horen|hoort|zoeken|passen|past",
        unless="horen niet goed|gehoor|horen ze|niet goed",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "(stuur|sturen|gooi|gooien|smijt|zet|zetten|jaag|schop|steek) ~3 GROUP ~3 (terug|buiten|eruit|weg|het "
        "land uit|op straat|op een boot)|GROUP ~3 (moeten|moet|mogen|zouden|kunnen) ~4 (opkrassen|oprotten|"
        "ophoepelen|buiten|uitgewezen|gedeporteerd|opgesloten|eruit|verdwijnen|weg|terug naar (hun|waar|"
        "vanwaar|eigen)|buitenhouden|opgehangen|uitgeroeid|sterven|creperen|dood|gestraft|neergeschoten|"
        "geexecuteerd|branden)|GROUP ~1 buiten(?= ?(STOP))",
        unless="buiten (spelen|zitten|eten|mogen|wandelen)|naar buiten",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "GROUP ~3 (moeten|mogen|zouden|moet|mag|zou|kunnen) ~4 (niet|nooit|geen) ~5 (aannemen|aangenomen|"
        "werken|bestaan|leven|binnen|toelaten|toegelaten|aanraken|aan te raken|verzorgen|wonen|leven|kinderen "
        "krijgen|hoeven)|GROUP (hoeven|moeten|mogen) ~3 niet ~2 (aan te raken|aanraken|wassen|verzorgen)",
        unless="racis[a-z]*|discrimin[a-z]*|van de (baas|directie)",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "GROUP ~1 (komen|komt|mogen) ~3 niet ~2 (in|binnen)(?= ?(STOP))|(geen|nooit een|nooit) (GROUP|hoofddoek|"
        "zwarte|zwarte zuster|zwarte verpleegster|bruine|gekleurde zuster) ~1 (aan|op|in|bij|rond) ~1 (mijn|ons|haar|"
        "zijn|"
        "het|de|dit) ~1 (bed|lijf|kamer|huis|deur|moeder|vader|lichaam)|(wil|willen|moet|wou|neem|verdraag|"
        "wens) ~2 (geen|niet) ~4 (GROUP|hoofddoek)|(niet|nooit|niemand) ~3 door (een |die |zo'n |zwarte "
        ")?(GROUP|hoofddoek|zwarte)( ~2 (gewassen|wassen|verzorgd|geholpen|aangeraakt|verzorgen))?",
        unless="onderscheid|verschil",
    ),
    Frame(
        "",
        STRONG,
        "blanken blanke witte vlamingen belgen volk",
        "(enkel|alleen|liever|uitsluitend) ~2 (door )?(blanken|blanke|witte mensen|vlamingen|belgen|eigen "
        "volk) ~3 (verzorgd|gewassen|geholpen|aannemen|werken|mensen|personeel|verpleegsters)|eigen volk "
        "eerst|(ons|het) eigen volk ~2 eerst",
        unless="speelt|muziek",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "(vol|krioelt|stikt|wemelt|zit|barst|loopt) ~4 (van|vol|met|vol met) (de |die )?(bruinen|zwarten|"
        "vreemdelingen|buitenlanders|allochtonen|negers|makakken|GROUP)|(allemaal|alleen nog( maar)?|enkel "
        "nog( maar)?|niks dan|niets dan) (maar )?(bruinen|zwarten|zwarte|vreemdelingen|negers|makakken|"
        "allochtonen|bruine)( mensen)?( ~3 (in|daar|hier))?|(te veel|teveel|zoveel) (bruinen|zwarten|"
        "vreemdelingen|negers|makakken|allochtonen|bruine mensen|moslims|marokkanen)",
        unless=(
            "zwarte (zetels|stoelen|vegen|vlekken|kousen|kleren|muren|schoenen|boterhammen|letters|haren)|"
            "bruine (boterhammen|bonen|muren|vlekken)|eten|boterhammen"
        ),
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "(dood|weg) (aan|met) ~2 GROUP|(uitroeien|vergassen|ophangen|neerschieten|doodschieten|afmaken|"
        "afschieten|doden|verbranden|steriliseren|neersteken|wurgen|vermoorden) ~3 GROUP|GROUP ~6 (uitroeien|"
        "uitgeroeid|vergassen|ophangen|neerschieten|afmaken|doden|verbranden|steriliseren|executeren|"
        "neersteken|wurgen|vermoorden|doodgeschoten|geexecuteerd|doorgesneden|opgesloten worden)|einde (maken "
        ")?aan ~2 GROUP",
        unless="(worden|werden) vermoord|gemarteld|kaarsje",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "(leven|levens) van ~2 GROUP ~3 (waardeloos|niets waard|niks waard|geen kut waard|doen er niet toe)|"
        "(wereld|land|huis|zorg) ~3 beter ~2 zonder ~2 GROUP|(typisch|typerend|weer|aard) ~2 (voor|van|zo) ~2 "
        "GROUP ~4 (dom|lui|vuil|stom|liegen|stelen|onbeschaafd|klootzak)|alleen GROUP kunnen zo|GROUP ~5 "
        "(verdienen|verdient) (het )?(om te sterven|niet om te leven|geen|niks|niets|niet)|GROUP ~3 (zijn|is) "
        "(geen|nooit|niet) ~2 (mensen|mens|intelligent|te vertrouwen|normaal|proper)|niets erger dan ~2 GROUP|"
        "(beter )?niet op de wereld (zetten)?",
        needs="GROUP",
        unless="betere zorg|minder|dan anderen|beter dan dit|meer",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "GROUP ~6 (dat|het) is (ziek|vies|pervers|onnatuurlijk|niet normaal|een schande|ongezond|"
        "tegennatuurlijk)|GROUP ~4 ((kan|kunnen) (de |allemaal de )?kanker krijgen)|(ik sterf liever dan|"
        "dierenarts|kooien|insect|aap is|mindere wezens|minderwaardige wezens) ~9 GROUP|GROUP ~9 (dierenarts|"
        "kooien|mindere wezens|minderwaardige wezens|minder waard)",
    ),
    Frame(
        "",
        STRONG,
        "land vandaan vanwaar",
        "(ga|gaat|keer|keert|stuur|moet|moeten|rot) (ze |maar |allemaal ){0,2}terug naar (je|jullie|uw|hun|"
        "het|zijn|haar) (eigen )?{}|terug naar (zijn|haar|hun|je|jullie|uw) eigen {}|terug ~2 naar waar (ze|"
        "hij|zij|je|jullie) {}( komen| kwamen| komt)?",
        unless="herkomst|vakantie|heimwee",
    ),
    Frame(
        "",
        STRONG,
        "hoofddoek hoofddoeken hoofddoekje hoofddoekjes",
        "{} (hoort|horen|moet|moeten|mag|mogen) ~2 (niet|weg|verboden|buiten|af)|(vrouwen|verpleegsters|"
        "zusters|die) met ~1 {} ~2 (zijn|is|horen|moeten) ~3 (achterlijk|niet|dom|vuil|buiten|weg|gevaarlijk|"
        "onderdrukt)|(gewassen|wassen|verzorgd|aangeraakt|geholpen) ~2 door ~1 {}|door een {}",
    ),
    Frame(
        "",
        STRONG,
        "volk gespuis tuig",
        "(te veel|teveel|vol met|vol|allemaal|krioelt) ~3 vreemd {}|vreemd (gespuis|tuig|crapuul)",
        unless="publiek",
    ),
    Frame(
        "",
        STRONG,
        "dikke dikkerds zotten gekken oudjes ouderlingen vetzakken",
        "(dikke mensen|dikkerds|vetzakken|zotten|gekken|mongolen) ~2 (zijn|horen|moeten|verdienen) ~3 (lui|"
        "vies|vuil|dom|achter slot|opgesloten|weg|niet|last|afval)",
        unless="zotten zijn we",
    ),
    Frame(
        "",
        STRONG,
        "zwarte bruine gekleurde donkere",
        "(die|dat|een) {} (is|was|kan) ~2 (vies|vuil|lui|dom|stinkt|niks|achterlijk|gevaarlijk|dievegge|dief)|"
        "(die|een) {} (stinkt|steelt|liegt)|(wil|laat) ~4 (niet|geen) ~4 door (een |die )?{}",
        unless="hond|kat|poes|trui|zetel|stoel|muur|deur|keuken|doos|kast|gang",
    ),
    Frame(
        "",
        STRONG,
        "vlaming vlamingen belg blanke blanken",
        "geef mij maar (een |n )?{}|liever (een )?{} ~3 (dan|aan)",
        unless="frietjes",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "(haat|minachting|woede|walging|medelijden|verachting) ~3 (voor|van|met) ~2 GROUP|GROUP ~9 (verdienen|"
        "verdient) ~3 (te sterven|dood|niet ~2 leven)|verdienen ~1 GROUP ~4 sterven|GROUP ~9 (uitgeroeid|"
        "doodgeschoten|geexecuteerd|uitroeien|neerschiet|doodgaan|brandstapel|opgehangen|opgesloten in|"
        "doorgesneden|doden|neersteken|pijn doen|aanvallen)|(uitroeien|martelen|pijn doen|doodslaan|"
        "verbranden|wurgen|verkrachten|doodsteken|neersteek|neerschiet|doden|breken|doorsnijden|laten lijden) "
        "~3 (van )?~2 GROUP|(nek|nekken|keel|kelen) van ~2 GROUP ~5 (breken|doorsnijden|door te snijden)|"
        "GROUP ~3 (keel|nek) ~3 (snijden|breken)",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "GROUP ~6 (geen recht|niet thuis|niet ~1 gelden|niets waard|niks waard|minder waard|geen mensen|"
        "minderwaardig|mindere wezens|menselijk afval|afval|vuil)|(geen ruimte|geen plaats|mensenrechten|geen "
        "respect) ~5 (voor|van) ~1 GROUP|(niets|niks|geen) ~1 (erger|viezer|dommer|luier) ~2 dan ~1 GROUP|"
        "(typisch|typerend|aard) ~2 (voor|van) ~1 GROUP|het is altijd een GROUP|dood(gaan)? ~1 aan ~2 GROUP|"
        "(dode ratten|toelaten van meer|verdomde|kankergezwel) ~4 GROUP|liever ~5 (dan|dat) ~5 GROUP",
        unless="minder waard dan die van anderen|niet minder|(niet|nooit) ~1 als ~1 minder[a-z]*"
        "|recht op (een|eigen|hulp|zorg|bezoek|opvang|privacy|rust)"
        "|plaats voor (mensen|kinderen|jongeren) met",
    ),
    Frame(
        "",
        STRONG,
        GROUPS,
        "GROUP ~5 (pikken|krijgen|nemen|kosten|hebben) ~4 (alles|centen|jobs|plaatsen|onze ~2 (jobs|plaatsen|"
        "kamers|centen))|GROUP ~3 (te veel|teveel)(?= ?(STOP|hier|in|op))|"
        "(te veel|teveel) ~1 GROUP (in|op) (dit|ons|het|deze)",
        unless="krijgen alles wat|bezoek",
    ),
)
