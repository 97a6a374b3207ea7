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
            "behandeling|tien|ben hier (al|sinds|graag|elke|als (kind|client|bewoner))"
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
