"""Words of somebody who runs a house or works there."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE
from chalicelib.domain.signals.meaning.frames import Frame

AS_THE_HOUSE: Final = (
    Frame(
        "",
        MODERATE,
        "team zorgteam personeel",
        "ons {} (staat|geeft|doet|zorgt|werkt|is er|heeft|zet|volgt|verwelkomt|bestaat|luistert|maakt)|(wij|"
        "we) als {} (geven|doen|zijn|zetten|staan|werken|proberen|willen)|het {} en ik|{} en ik (doen|zijn|"
        "werken)",
        unless="bowling|voetbal|kaart|collega's van (het|mijn) werk|van bewoners",
    ),
    Frame(
        "",
        MODERATE,
        "bij ons",
        "bij ons (krijgt|staat|kan|mag|voelt|is|vindt|krijgen|kunnen) (elke|iedere|de|u|uw|elk|ieder|iedereen|je) ",
        unless="thuis|in de familie|in het dorp",
    ),
    Frame(
        "",
        MODERATE,
        "verwelkomen ontvangen nodigen leiden helpen begeleiden bieden verzorgen investeren investeerden "
        "organiseren hechten streven engageren garanderen staan zorgen waken werven zoeken leidt tonen vangen",
        "(wij|we) {} (u|jullie|je|uw|iedereen|onze|dagopvang|opvang|nachtopvang|kortverblijf|zorg|warme|"
        "kwaliteit|kinderen|jongeren|mensen|bewoners|veel belang|naar|ons|open voor|in voor|klaar voor|dit "
        "jaar|graag|nog|erover)(?! (rond|mee) in)|{} (wij|we) (u|jullie|je|onze|graag|veel belang|ons)(?! "
        "(mama|papa|moeder|vader|kind))",
        unless=(
            "thuis voor|voor papa|voor mama|onze (mama|papa|moeder|vader|zoon|dochter|kinderen|familie|"
            "kleinkinderen|ouders|kindjes|kindje|mening|dankbaarheid|feesten)|bezoek|elke week|de kinderen "
            "zelf|niets in|zorgen om|samen naar|werk|jullie (aan|mama)|mama|papa|ruime uren|(helpen|"
            "begeleiden|verzorgen|leiden) (ons|je|u|jullie) (altijd|goed|er)|naar een|nog (altijd|steeds) (op|"
            "naar)|zoeken nog|zoeken naar|excuses ~8 (verdacht|verdachten|beschuldigd|beschuldigden)|nous "
            "nous mettons"
        ),
    ),
    Frame(
        "",
        MODERATE,
        "woonzorgcentrum wzc huis creche kinderdagverblijf voorziening organisatie instelling opvang rusthuis "
        "dagcentrum centrum leefgroep afdeling school",
        "(in|binnen) (ons|onze) {} (hechten|werken|doen|zijn|vinden|streven|bieden|geloven|proberen|krijgen|"
        "kan|krijgt|staat|leven|wonen|willen)|(ons|onze) (eigen )?{} (biedt|heeft|telt|beschikt|begeleidt|"
        "organiseert|vangt|staat voor|ligt|is een (warm|plek|klein|huis))|ik (run|baat|leid|open|startte|"
        "begon) ~2 (deze|dit|mijn|een eigen) {}",
        unless=(
            "moesten|verkocht|verkopen|verhuurd|oude huis|ons huis (heeft|ligt|staat) ~5 (te koop|leeg|"
            "verkocht)|kindje gaat"
        ),
    ),
    Frame(
        "",
        MODERATE,
        "bewoners medewerkers zorgkundigen kinderbegeleiders collega kok verpleegkundigen bewonersraad "
        "vrijwilligers clienten personeelsleden missie visie werking bewoner",
        "onze (nieuwe |eigen )?(bewoners|medewerkers|zorgkundigen|kinderbegeleiders|verpleegkundigen|"
        "bewonersraad|vrijwilligers|clienten|personeelsleden|missie|werking|kok|collega's)(?! (moeder|mama))|"
        "(ons|onze) {} (kookt|volgt|volgen|staan|zijn|krijgen|werken)",
        unless="bowling|zegt mijn zoon|mijn vader noemt|collega's van vroeger|op het werk",
    ),
    Frame(
        "",
        MODERATE,
        "uw ouders moeder vader kind kindje",
        "(wij|we) (zorgen|waken) ~2 (voor|over) (uw|jullie|je) {}",
    ),
    Frame(
        "",
        MODERATE,
        "contacteren contact rond langs kijken rondleiding verder kennismaking",
        "(aarzel|twijfel) niet (om ons )?(te )?{}|kom ~2 (eens )?{}, (wij|we)|(wij|we) (leiden|tonen|helpen|"
        "geven|ontvangen|verwelkomen) (u|je|jullie) ~3 {}|(neem|bel) ~3 (gerust|vrijblijvend) ~1 {}|kom "
        "gerust (eens )?{} (bij ons|en)",
        unless="zelf ~2 oordeel|met het onthaal|kijken en oordeel",
    ),
    Frame(
        "",
        MODERATE,
        "kracht kleine groepen droomkind",
        "(wij|we) (geloven|werken|kiezen) ~2 (in de kracht van|met kleine groepen|voor kleinschaligheid|"
        "vanuit (een|onze))",
    ),
    Frame(
        "",
        MODERATE,
        "nos notre",
        "(nos (residents?|equipes?|collaborateurs|soignants|pensionnaires|puericultrices|medecins)|notre "
        "(equipe|etablissement|maison de repos|personnel|institution|mission|centre|projet) ~1 (vous|est|sont|"
        "met|fait|accueille|offre|propose|dispose|veille|se|s'engage)|notre (equipe|personnel|etablissement) )",
        unless="de foot",
    ),
    Frame(
        "",
        MODERATE,
        "offrons proposons accueillons veillons sommes mettons hesitez invitons assurons",
        "nous (offrons|proposons|accueillons|veillons|vous invitons|assurons|mettons) (des|un|une|les|vos|"
        "chaque|nos|tout|a|votre)|n'hesitez pas a (nous|prendre contact|passer)|nous sommes (fiers|a votre|"
        "une equipe|un etablissement)",
        unless="maman|papa",
    ),
    Frame(
        "",
        MODERATE,
        "chez prenons soin veillons maison",
        "chez nous ~2 (chaque|votre|vos|les) (enfant|resident|residents|enfants|parent|famille)|nous (prenons "
        "soin|veillons|nous occupons) ~2 (de|sur|des) (vos|votre|nos|chaque)|notre {} (accueille|compte|"
        "dispose|propose|offre)",
        unless="maman ne|vendue",
    ),
)

AS_STAFF: Final = (
    Frame(
        "",
        MODERATE,
        "werk werken werkte gewerkt",
        "ik {} (hier|er) (graag|al|als|sinds|zelf|nu|met|en|in)|(al|sinds) ~3 (jaar|jaren|maanden)? ?{} ik "
        "(hier|er|voor (dit|deze))|ik ~2 (hier|er) ~1 als (STAFF) (mag|kan) {}|ik ~5 als STAFF ~1 (hier|er|in "
        "(dit|deze|het) [a-z]+) ~1 {}|(dat|omdat) ik hier ~3 {}|sinds ik (hier|er) (begon te )?{}|ik {} er "
        "als STAFF|ik heb ~4 (hier|in dit huis|op deze afdeling) ~2 {}",
        unless="atelier|vlakbij|in de buurt|aan mezelf|aan mijn|vrijwillig mee",
    ),
    Frame(
        "",
        MODERATE,
        "directeur directrice zaakvoerder zaakvoerster uitbaatster uitbater verantwoordelijke medewerker "
        "medewerkster zorgkundige verpleegkundige personeelslid begeleidster begeleider opvoeder diensthoofd "
        "kok poetsvrouw coordinator eigenares werknemer onthaalouder",
        "als (oud |ex |oud-|ex-|vroegere |gewezen )?{} (van|in|op|bij) (dit|deze|de|het) (huis|keuken|opvang|"
        "creche|woonzorgcentrum|wzc|voorziening|organisatie|afdeling|team|instelling|leefgroep|onthaalgezin|"
        "dagcentrum)|als (oud-?|ex-?|vroegere |gewezen |voormalig ){}|ik ben (zelf )?~1 {} (van|in|op) (dit|"
        "deze)",
        unless="dorp|hun ~2 {}|moest ik|zou ik|was ik",
    ),
    Frame(
        "",
        MODERATE,
        "personeelslid oud werknemer medewerker stagiaire stagiair jobstudent",
        "als (oud|ex|voormalig)(-| )?{}|ik (ben|was) ~2 {} (geweest )?(op|in|bij) (deze|dit|de)|als {} (hier|"
        "in dit|op deze|bij)",
    ),
    Frame(
        "",
        MODERATE,
        "collega",
        "(fijne|lieve|toffe|mijn|leuke) collega's (hier|en een|en ik|op de|maken|geven|doen|zijn er)|met "
        "(mijn|onze) collega's (maken|geven|zorgen|hier)",
        unless="van vroeger|raadden|van mijn werk|op mijn werk|vertelden",
    ),
    Frame(
        "",
        MODERATE,
        "travaille directrice directeur responsable collegues stage employee employe puericultrice",
        "je {} (ici|dans (cette|ce))|en tant que (directrice|directeur|responsable|membre du personnel|"
        "employee?|aide-soignante|infirmiere|puericultrice) (ici|de|dans|je suis fiere?|je peux)|(mes|nos) {} "
        "(et moi|ici)|j'ai fait mon {} (ici|dans)",
        unless="quartier|dans un hopital|dans une ecole",
    ),
    Frame("", MODERATE, "directrice directeur responsable", "en tant que {}"),
    Frame(
        "",
        MODERATE,
        "collegues infirmiere infirmier educateur educatrice puericultrice cuisinier",
        "mes {} et moi|je suis ~1 {} (dans|de|ici) ?(cette|ce|ici)",
    ),
)
