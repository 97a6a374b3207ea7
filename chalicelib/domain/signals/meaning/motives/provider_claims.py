"""Words of whoever runs a house or works there, as they claim it: an office, a shift, what "wij" offer."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE
from chalicelib.domain.signals.meaning.frames import Frame

_OFFICES: Final = (
    "directeur directrice uitbater uitbaatster zaakvoerder zaakvoerster eigenaar eigenares diensthoofd "
    "bestuurder oprichter "
    "oprichtster afdelingshoofd campusdirecteur hoofdverpleegkundige hoofdverpleegster hoofdopvoeder "
    "teamverantwoordelijke"
)
_HOUSE: Final = (
    "(huis|opvang|creche|voorziening|praktijk|zorgboerderij|centrum|zaak|dienst|woonzorgcentrum|wzc|"
    "kinderdagverblijf|residentie|"
    "leefgroep|onthaalgezin|instelling|dagcentrum|home|afdeling)"
)
CLAIMED: Final = (
    Frame(
        "",
        MODERATE,
        _OFFICES,
        "als {} ~4 (kan|ben|mag|wil|zie|weet|sta|vind|heb|doe|zit|werk|hoor|merk) (ik|wij|we)|(sinds|sedert|toen|"
        "nu|omdat) ik (hier|er|in "
        "dit [a-z]+) ~2 {} (ben|werd|was)|ik ben ~2 {} (hier|van (dit|deze))",
        unless="oud-|vorige school|fabriek|bedrijf|zou ik|ander|elders|gepensioneerd|was ik",
    ),
    Frame("", MODERATE, "namens", "{} ~3 (team|personeel|directie|medewerkers|ploeg|collega's|huis|zorgteam)"),
    Frame(
        "",
        MODERATE,
        "opgevangen verzorgd begeleid onthaald behandeld opgevolgd",
        "(worden|wordt) bij ons ~3 {}|bij ons (worden|wordt) ~5 {}|{} bij ons door",
        unless="thuis|vroeger",
    ),
    Frame(
        "",
        MODERATE,
        "kwaliteitslabel label certificaat erkenning award keurmerk",
        "(wij|we|ons|onze) ~5 {}",
        needs="ontvingen|kregen|behaalden|behaald|gekregen|hebben|ons huis|wonnen",
        unless="zoeken|mama|kamer",
    ),
    Frame(
        "",
        MODERATE,
        "stage werkgever topwerkgever",
        "(mijn|er|hier) {} (gedaan|gelopen) ~3 (blijven|gebleven|mocht|mogen)|(top|beste|goede|fijne|super|"
        "geweldige) {}|topwerkgever",
        unless="mijn werkgever|mijn man|hoe slecht",
        needs="werken|werk|topwerkgever|werkgever|aangenomen",
    ),
    Frame(
        "",
        MODERATE,
        "animatie keuken koks poetsploeg nachtploeg kinesisten ergotherapeuten logopedisten zorgteam residentie "
        "flats kamers "
        "voorziening dienst leefgroepen jongeren gasten patienten serviceflats begeleiders opvoeders",
        "onze ([a-z]+ )?{} (organiseert|organiseren|bereidt|bereiden|beschikt|beschikken|telt|tellen|verzorgt|"
        "begeleidt|begeleiden|biedt|"
        "bieden|voorziet|voorzien|ligt|liggen|krijgen bij ons|zetten|staan)",
        unless="bij ons thuis|op het werk|bij ons in de straat|feest",
    ),
    Frame(
        "",
        MODERATE,
        "team personeel ploeg begeleiders verzorgenden opvoeders verpleegkundigen zorgkundigen medewerkers collega",
        "(wij|we) ~2 als {}|als {} (hebben|gaan|proberen|doen|zijn|geven|willen) (wij|we)|(wij|we), ?(de|het) {}|"
        "(ik ben|ben) ~2 (een|1) "
        "van de {}|(mijn|onze) {}('s)? en ik",
        unless="voetbal|familie|van mijn werk|in een ander",
    ),
    Frame(
        "",
        MODERATE,
        "reviews kritiek commentaren opmerkingen beoordelingen recensies verwijten",
        "{} ~4 (niet|onterecht|vals|onwaar|gelogen|geen steek) ~5 (wij|we|ons|onze)|(aan|met) (de|deze|jullie) "
        "{} (van vorig jaar )?~4 (gewerkt|"
        "aan de slag)",
        needs="wij|we|ons|onze",
        unless="wij vinden|familie",
    ),
    Frame(
        "",
        MODERATE,
        "opgericht gestart begonnen oprichter stichter overgenomen baten baat runnen run leiden leid uitbaten "
        "rechtzetten",
        f"ik ~4 (dit|deze|het|mijn) ~2 {_HOUSE} ~3 {{}}|(ik|wij|we) {{}} ~3 (dit|deze|een|onze|mijn) ~1 {_HOUSE}|"
        f"(iets|wat) {{}}",
        needs=f"dit|deze|ik|wij|we|als|{_HOUSE}",
        unless="bakkerij|winkel|fabriek|iets gestart|wat begonnen|iets begonnen|zoon|dochter|therapie",
    ),
    Frame(
        "",
        MODERATE,
        "begeleidster begeleider opvoeder opvoedster zorgkundige verpleegkundige poetsvrouw kok "
        "kinderbegeleidster stagiaire vrijwilliger "
        "vrijwilligster verzorgende onthaalouder onthaalmoeder kinesist logopediste ergotherapeut chauffeur",
        "ben (zelf )?(een |de )?{} ~6 (hier|in (dit|deze|onze)|van dienst)|(werk|ik werk) (hier|er|daar) als {}|"
        "ik ben (hier|er) (zelf )?(een |de "
        ")?{}",
        unless="ander|elders|geweest|gepensioneerd|niet|help",
    ),
    Frame(
        "",
        MODERATE,
        "verpleegkundige plaats plaatsen begeleiding arts begeleider zorgkundige opvang",
        "bij ons (is|zijn|hebt|heeft) ~3 {}|(wij|we) hebben ~3 (nog )?(enkele |een )?{} ~1 (vrij|beschikbaar|open)",
        needs="altijd|steeds|nacht|vrij|nog|elke|dag",
        unless="thuis|geen plaats|dorp|in de buurt|familie|ziekenhuis",
    ),
    Frame(
        "",
        MODERATE,
        "patienten kinderen kamers plaatsen clienten open bedden bewoners dierbare jongeren bereikbaar kindjes "
        "appartementen",
        "(wij|we) (nemen|vangen|stellen|verzorgen|behandelen|begeleiden) ~6 {}|(wij|we) (hebben|bieden) ~4 {} "
        "(vrij|ter beschikking|te huur)|"
        "(wij|we) zijn ~5 {}(?! voor)",
        needs="nieuwe|op|aan|vrij|open|nul|uw|elke|zeven|7|dagelijks|weekend|vakantie|hier|altijd|alles|bereikbaar",
        unless="onze (kinderen|kindjes)|twee kinderen|drie kinderen|kleinkinderen|(zijn|hebben) "
        "~2 kinderen|moeder|mama|"
        "papa|vader|altijd "
        "bereikbaar voor haar",
    ),
    Frame(
        "",
        MODERATE,
        "uitmaak uitmaken",
        "deel (mag |kan )?{} ~1 van ~1 (dit|het|ons|deze)",
        needs="team|zorgteam|ploeg",
    ),
    Frame(
        "",
        MODERATE,
        "shift shifts nachten nachtdienst vroege late dienst",
        "(ik|wij|we) (doe|doen|draai|draaien) ~2 {}|(elke|mijn) {} (weer|opnieuw|als|met)|(ik|wij|we) sta(an)? "
        "~5 {}|ik werk (op|in|bij|aan) "
        "(de|het) ~1 {}",
        unless="fabriek|ander|ziekenhuis|mijn man|politie",
        needs="hier|altijd|iemand|mensen|bewoners|huis|onthaal|zorgen|weet|kinderen|lof|ons|gebeld",
    ),
    Frame("", MODERATE, "zorgen werken verzorgen begeleiden", "(eer|voorrecht|plezier|geschenk) ~2 om ~5 te mogen {}"),
    Frame(
        "",
        MODERATE,
        "bestuur bestuurder",
        "(ik|zelf) ~2 (zit|zetel|lid|ben) ~4 {}|(zit|zetel) ~3 (raad van )?{}",
        needs="ik|cijfers|wij",
        unless="gebruikersraad|ouderraad|school",
    ),
    Frame(
        "",
        MODERATE,
        "leiding",
        "(ik|wij) (geef|geven) {} aan (een|het|dit) ~3 (team|ploeg|huis|dienst|leefgroep|mensen)",
    ),
    Frame(
        "",
        MODERATE,
        "poets kook werk poetste rij kuis onthaal",
        "ik {} (daar|hier|er) al ~3 (jaar|jaren|maanden)|ik werk (op|aan|bij) (de|het) ~1 (onthaal|receptie|balie)",
        unless="kamer van|thuis|gemeente|bank",
    ),
    Frame(
        "",
        MODERATE,
        "residents patients enfants equipe etablissement directrice directeur accueillons maison",
        "(en tant que|je suis) (la |le )?{} (de|d'|ici)|nous (accueillons|avons|disposons) ~5 (places|chambres|"
        "lits|enfants|residents)|chez "
        "nous ~4 {}|je travaille (ici|dans (cette|ce))|(notre|nos) ~1 {} (propose|offre|accueille|dispose|compte|"
        "organise)",
        unless="ancienne|hopital|maman|notre enfant",
    ),
    Frame(
        "",
        MODERATE,
        "team personeel medewerkers ploeg personeelsleden crew",
        "mijn {}(?! (op (het|mijn) werk|in de winkel))",
        unless="winkel|bedrijf|school|mijn werk|zaak|kantoor|voetbal|bouw",
    ),
    Frame("", MODERATE, "erkend vergund gesubsidieerd aangesloten gecertificeerd", "(wij|we) zijn ~2 {}"),
    Frame(
        "",
        MODERATE,
        "wachtlijst prijzen openingsuren rondleiding inschrijvingen infrastructuur cliente clienten tarieven "
        "bewonersraad zorgvisie creche opvang",
        "onze {} (is|zijn) ~3 (kort|lang|gesloten|open|scherp|transparant|vol|correct|gestart|eerlijk|vers)",
        needs="u|uw|jullie|wij|we|welkom|tussen|kom|bel|onze",
        unless="kindje|dochter|zoon|blij",
    ),
    Frame(
        "",
        MODERATE,
        "begeleider begeleidster opvoeder zorgkundige verpleegkundige medewerker medewerkster kinderbegeleider "
        "vrijwilliger leerkracht",
        "als {} (in|op|van|bij) (deze|dit|onze)",
        unless="hun|zou ik",
    ),
    Frame(
        "",
        MODERATE,
        "organiseer animeer coordineer kook begeleid verzorg fornuis balie receptie keuken",
        "ik {} (hier|er) ~2 (de|het|elke|iedere|al)|ik sta (hier|er) ~4 (aan|in|achter|op) (het|de) {}",
        unless="zelf omdat|voor mama|te wachten|bezoek",
    ),
    Frame(
        "",
        MODERATE,
        "leert speelt slaapt groeit beleeft geniet leren spelen groeien kan mag krijgt",
        "bij ons {} (uw|elk|elke|ieder|iedere|jullie|je)",
        unless="thuis",
    ),
    Frame(
        "",
        MODERATE,
        "proeven kijken langs welkom langskomen kennismaken",
        "(kom|komt|kom gerust|kom eens) {}(?=GAP(STOP))|(u|jullie) (bent|zijn) ~2 {}(?=GAP(STOP))",
        needs="wij|onze|ons|bij mij",
        unless="mama|zeiden|zei",
    ),
    Frame(
        "",
        MODERATE,
        "kritiek opmerkingen review reviews feedback klacht klachten",
        "(wij|we) ~6 (lezen|betreuren|nemen|begrijpen|lazen) ~3 {}|(lezen|betreuren|begrijpen|lazen) (jullie|uw|"
        "deze|je) {}",
        needs="wij|we|ons|onze",
        unless="in de reviews",
    ),
    Frame(
        "", MODERATE, "baat baten run runnen leid leiden", f"{{}} (ik|wij|we) ~6 (dit|deze|een|het|mijn) ~1 {_HOUSE}"
    ),
    Frame(
        "",
        MODERATE,
        "privacy veiligheid welzijn comfort geluk tevredenheid",
        "{} van (al )?(onze|ons) (clienten|bewoners|gasten|kinderen|jongeren|patienten|mensen|klanten)",
        unless="ouders wij",
    ),
    Frame("", MODERATE, "directeur directrice verantwoordelijke uitbater coordinator", "(bij|aan|met) mij als {}"),
    Frame("", MODERATE, "werkvloer", "(ik|wij|we) sta(an)? ~5 {}"),
    Frame(
        "",
        MODERATE,
        "gasten bewoners clienten kinderen jongeren mensen patienten leerlingen",
        "(wij|we) (geven|bieden|schenken|bezorgen|gunnen|leren) onze {}",
        unless="onze kinderen",
    ),
    Frame(
        "",
        MODERATE,
        "opvoeder begeleider begeleidster verpleegkundige zorgkundige kok poetsvrouw directeur kinesist vrijwilliger",
        "(zelf )?ben ik ~1 {} (in|van|op) (dit|deze|het huis)",
    ),
    Frame(
        "",
        MODERATE,
        "werken",
        "(wij|we) {} (met|volgens|vanuit|rond) ~6 (bewoner|bewoners|kind|kinderen|methode|visie|gast|client|"
        "jongere|leefgroepen)|in ons team {}",
        unless="met onze kinderen",
    ),
    Frame(
        "",
        MODERATE,
        "ouder dierbare familielid kind moeder vader kindje zoon dochter",
        "(wij|we|ons|team) ~9 voor (uw|jullie) {}",
    ),
    Frame(
        "",
        MODERATE,
        "voorziening huis organisatie team creche opvang praktijk dienst vzw kinderdagverblijf woonzorgcentrum "
        "groep leefgroep",
        "(wij|we) zijn een ([a-z]+ ){0,2}{}(?! (vrienden|ouders|familie|kinderen))",
        needs="wij|we",
        unless="gezin|familie",
    ),
    Frame("", MODERATE, "team", "met ons {} van"),
    Frame("", MODERATE, _OFFICES, "als {} [a-z]+ (ik|wij|we)", unless="zou|moet|oud|ander|vroeger"),
    Frame(
        "",
        MODERATE,
        "collega",
        "mijn {}('s)? ~1 (verdienen|geven|doen|werken|lopen|zetten|zorgen|en ik)",
        unless="kantoor|mijn werk|fabriek|raadden|school",
    ),
    Frame(
        "",
        MODERATE,
        "verzorg begeleid was help ken poets",
        "ik {} deze (mensen|kinderen|bewoners|gasten|jongeren|ouderen)",
    ),
    Frame("", MODERATE, "er", "(wij|we) zijn {} (altijd )?voor (u|jullie|uw)(?! (moeder|mama))"),
    Frame(
        "",
        MODERATE,
        "leefgroepbegeleiding groepsbegeleiding nachtploeg zorgploeg keukenploeg poetsdienst zorgdienst "
        "gezinsdienst kinderbegeleiding thuisbegeleiding",
        "onze {} (volgt|staat|zorgt|doet|is|geeft|werkt)",
        unless="thuis",
    ),
    Frame(
        "",
        MODERATE,
        "klaar open warm",
        "(koffie|deur|thee|soep|taart) ~2 {} bij ons|bij ons ~2 (koffie|deur|thee|soep) ~2 {}",
        unless="thuis",
    ),
    Frame("", MODERATE, "werken zorgen", "(blij|trots|fier|dankbaar) ~2 ik ~1 hier ~2 mag {}"),
)
