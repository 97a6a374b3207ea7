"""Words of a house, by what it does for people."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE
from chalicelib.domain.signals.meaning.frames import Frame

WIDE_PROVIDER: Final = (
    Frame(
        "",
        MODERATE,
        "wij we",
        "{} (doen er alles aan|nemen (elke|iedere|uw|alle) ~1 (klacht|klachten|opmerking|opmerkingen|"
        "feedback)|hebben (nog|momenteel) ~2 (plaats|plaatsen|vrije|kamers)|luisteren naar (elke|iedere|onze|"
        "uw)|zetten (ons|de bewoner|het kind|elk)|maken (er )?werk van|staan (dag en nacht|altijd|steeds|elke "
        "dag) klaar|vinden (de|elke|ieder) (bewoner|kind|client)|koken (elke dag|zelf)|bezorgen (u|je|onze)|"
        "kijken uit naar uw|danken (u|alle|iedereen) voor (uw|het|de) vertrouwen|werken aan (de|een|"
        "verbeter))|(bewoner|kind|client|mens|zorg) staat (bij ons|hier) centraal",
        unless=(
            "mama|papa|klaar voor (mama|papa|haar|hem|onze)|mijn moeder|mijn vader|onze (moeder|vader|zoon|dochter)"
        ),
    ),
    Frame(
        "",
        MODERATE,
        "deuren deur keuken werking aanpak teamleden aanbod",
        "(onze|ons) {} (staan|staat|is|zijn|werkt|kookt|bestaat) ~2 (altijd|steeds|open|vers|voor|uit|gericht)?",
    ),
    Frame(
        "",
        MODERATE,
        "sta werk kook geef ben leid poets begeleid verzorg",
        "ik {} ~1 (hier|leiding aan|dit team|deze (afdeling|creche|groep)|in dit huis|in deze) ~3 (al|jaar|"
        "jaren|sinds|keuken|team|elke|als|de|en)|ik ben (de|een|hier|zelf) ~1 (kok|directeur|directrice|"
        "verantwoordelijke|hoofdverpleegkundige|uitbaatster|uitbater|zaakvoerder|kinderbegeleidster|"
        "begeleider|begeleidster|zorgkundige|verpleegkundige|poetsvrouw|coordinator|onthaalmoeder|medewerker|"
        "medewerkster) ~1 (van|in|hier|op|bij) (dit|deze|hier|het huis|de creche)|ik {} hier (al|als|elke|met|"
        "sinds)",
        unless=(
            "atelier|bewoner|tevreden|client|op bezoek|vrijwillig|graag (op|voor)|klant|de dochter|de zoon|in "
            "behandeling|tien|ben hier (al|sinds|graag|elke|als (kind|client|bewoner))|te wachten|bezoek"
        ),
    ),
    Frame(
        "",
        MODERATE,
        "ons",
        "bij {} [a-z]+ (elk|elke|ieder|iedere|u|onze|alle|de) (kind|bewoner|kindje|client|bewoners|kinderen|"
        "jongere|mens|ouder|gast)?",
        unless="thuis|bij ons in de|bij ons op|toen|papa|mama",
    ),
    Frame(
        "",
        MODERATE,
        "luisteren vertrekken zetten kiezen houden respecteren ondersteunen stimuleren",
        "(wij|we) {} ~3 (de wensen|elke|onze|iedere|het kind|de bewoner|ieders|rekening met|de talenten|"
        "jongeren|kinderen|bewoners)",
        unless="mama|papa|ons mama",
    ),
    Frame(
        "",
        MODERATE,
        "hoofdverpleegkundige hoofdverpleegster diensthoofd afdelingshoofd directeur teamcoach animator "
        "ergotherapeut kinesist vrijwilliger vrijwilligster jobstudent",
        "als {} (van|in|op) (dit|deze|het|de)|ik ben ~3 {} (in|op|van) (dit|deze|het huis)",
        unless="dorp|buurt|gemeente|zou ik|moet je|van een school|in een ziekenhuis|in het ziekenhuis",
    ),
    Frame(
        "",
        MODERATE,
        "team",
        "ons {} van [a-z]+ (werkt|doet|staat|is|zorgt|begeleidt|verzorgt)",
        unless="bowling|voetbal",
    ),
    Frame(
        "",
        MODERATE,
        "leefgroep leefgroepen afdelingen groepen kamers serre tuin",
        "in onze {} ~1 (krijgen|krijgt|kunnen|mogen|wonen|leven|is er|zijn er|vindt)",
        unless="kamer",
    ),
    Frame("", MODERATE, "adres", "bij ons ~2 (aan|op) het (juiste|goede) {}"),
    Frame(
        "",
        MODERATE,
        "eigen",
        "(wij|we) hebben (een|onze|ook een) ~5 {} (kok|keuken|kapper|kinesist|tuin|dokter|busje|zwembad)",
        unless="thuis",
    ),
)
SPEAKS_FOR_THE_HOUSE: Final = (
    Frame(
        "",
        MODERATE,
        "kom komt bel spring",
        "{} ~2 (gerust|zeker|maar|vrijblijvend) ~3 (langs|kijken|binnen|kennismaken|kennis maken|proeven|eens|"
        "rondkijken)",
        needs="(wij|we) ~3 (maken|tonen|leiden|ontvangen|wachten|vertellen|helpen|staan)|koffie staat|staat klaar|"
        "rondleiding|welkom bij ons|"
        "tot binnenkort|deur staat ~3 open",
        unless="kreeg|kregen|zeiden|zei|zegt",
    ),
    Frame(
        "",
        MODERATE,
        "collega collegas werken",
        "(als|onder|wij) {}('s|s)? ~3 (onder elkaar|hier|samen)|(hier|het) ~5 (goed|leuk|fijn|plezant|aangenaam|"
        "zalig|tof) {} (is|hier|bij)|"
        "(goed|leuk|fijn|plezant|aangenaam|tof|zalig) om (hier|er) te {}",
        unless="ex|vroeger|thuis te|dochter|zoon",
    ),
    Frame(
        "",
        MODERATE,
        "beweert beweren schrijft schrijven zegt verhaal klacht bewering review commentaar",
        needs="(wij|we) (hebben|belden|deden|waren|boden|stonden|nemen|betreuren)|ons (team|huis|personeel)|onze "
        "(medewerkers|begeleiders|"
        "verpleging|verpleegkundigen)|van ons (heeft|hebben)|formeel|tegenspreken|weerleg[a-z]*",
        also="klopt (helemaal |dus )?niet|is (niet waar|onjuist|gelogen|een leugen)|tegenspreken|rechtzetten|"
        "vorige (schrijver|review|"
        "persoon|commentaar|reactie)|onterecht|familie heeft zelf|bekeken|onderzocht|nagekeken",
        unless="volgens (hen|de directie)|zeggen ze|zei de|beloofden|kregen (we|wij) (geen|nooit)",
    ),
    Frame(
        "",
        MODERATE,
        "planning boekhouding onthaal receptie administratie keuken poets animatie wasserij nachtdienst nachten "
        "roosters bestuur directie "
        "linnenkamer",
        "(ik|k) (doe|sta|zit|verzorg|regel|run|beheer|leid|werk|maak) (hier |zelf |nu |al [a-z0-9]+ jaar "
        "){0,3}(hier |in |op |aan |bij )?(de|"
        "het|t|den) ~1 {}",
        needs="hier|verzeker|ons|onze|wij|bewoners|collegas?|altijd genoeg|ge kunt|u kan|bij ons",
        unless="mijn (moeder|vader|man|vrouw|mama|zoon|dochter)|vrijwillig|familieraad|ander|andere|zelf geen|stage",
    ),
    Frame(
        "",
        MODERATE,
        "medewerker medewerkers team dienst ploeg personeel",
        "(een|onze|ons) {} (van ons )?~2 (heeft|hebben|bekijkt|bekijken|behandelt) ~4 (klacht|vraag|opmerking|"
        "melding|dossier|situatie)",
        needs="van ons|onze|ons",
    ),
    Frame(
        "",
        MODERATE,
        "accueillons proposons offrons disposons mettons organisons garantissons",
        "nous (vous )?{}",
    ),
    Frame(
        "",
        MODERATE,
        "zaakvoerder zaakvoerster directeur directrice coordinator hoofd uitbater uitbaatster eigenaar eigenares "
        "bestuurder afdelingshoofd "
        "hoofdverpleegkundige dagverantwoordelijke",
        "(als|ik ben) (de |het |een |zelf |hier )?{} ~6 (ben|kan|wil|ik|van)",
        needs="ben ik|wil ik|kan ik|trots|wij|onze|dit huis|hier|deze (creche|opvang|voorziening)|tegenspreken",
        unless="gewezen|vroeger|ander|andere|vader|moeder|zoon|dochter|in een school|van een (bedrijf|school)",
    ),
    Frame(
        "",
        MODERATE,
        "zoon dochter vrouw man zus broer echtgenoot echtgenote vriend",
        "ik ben de {} van (de|den|het) (directeur|directrice|zaakvoerder|zaakvoerster|uitbater|uitbaatster|"
        "hoofdverpleegster|kok|baas|bazin)|"
        "mijn {} (baat|leidt|runt|is ~2 (directeur|directrice|zaakvoerder|zaakvoerster|uitbater|uitbaatster|"
        "verantwoordelijke)) ~3 "
        "(dit|deze|die|hier|de (creche|opvang))",
        unless="ander|vroeger",
    ),
    Frame(
        "",
        MODERATE,
        "ervaren ervaart ervaring gevoel hoort lezen horen vernemen",
        "(jammer|spijtig|spijt|betreuren|vervelend) ~6 (u|je|jullie|dit|uw) ~6 {}",
        needs="(wij|we) (nemen|bespreken|bekijken|gaan|zullen|betreuren|willen|nodigen)|ons team|het team|onze",
        unless="zeiden|zei|was hun|schreven",
    ),
    Frame(
        "",
        MODERATE,
        "welkom",
        "(altijd |van harte |steeds |zeer ){1,2}{} (bij ons|op onze|in onze|in ons)",
        needs="ouders|bewoners|bezoekers|families|iedereen|infoavond|opendeurdag|u|mantelzorgers|kinderen",
        unless="voelden|voelde|voelt|voel|waren",
    ),
    Frame(
        "",
        MODERATE,
        "hechten streven kiezen werken investeren geloven zetten",
        "(wij|we) {} ~3 (belang|aandacht|huiselijkheid|warmte|kwaliteit|zorg op maat|kleinschaligheid)",
        needs="bewoner|bewoners|client|clienten|kind|kinderen|bij ons|onze|elke|elk",
        unless="als familie|als ouders|samen met hen",
    ),
    Frame(
        "",
        MODERATE,
        "nachtdiensten nachtdienst shift shiften diensten dienst werkuren nachten",
        "(tijdens|in|na|op) mijn {} (hier|zie|merk|in dit|op deze)",
    ),
    Frame(
        "",
        MODERATE,
        "verdieping afdeling leefgroep dienst groep",
        "(ik|k) (sta|werk|zit) (zelf |hier |nu ){0,2}al [a-z0-9]+ (jaar|jaren|maanden) ~2 (op|in|bij) (de|het|deze|"
        "dit) ~1 {}",
        unless="stage ~2 (school|elders)|ander",
    ),
    Frame(
        "",
        MODERATE,
        "team ploeg verpleegkundigen begeleiders medewerkers",
        "(ons|onze) {} ~5 (ontvangt|ontvangen|verwelkomt|verwelkomen|staat|staan) ~1 (uw|u|jouw|je|klaar)",
        unless="ons team van vrijwilligers mocht",
    ),
)
