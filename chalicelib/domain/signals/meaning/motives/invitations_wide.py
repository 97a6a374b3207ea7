"""Words of a reward for a review, of a wanted score, of the satisfied being asked: other orders, other gifts."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.frames import Frame
from chalicelib.domain.signals.meaning.people import REVIEWS

_GIFTS: Final = (
    "bon bonnetje bonnen waardebon cadeaubon tegoedbon etentje fiets weekend weekendje koffie taart lunch "
    "cadeautje cadeau cadeaus "
    "korting lot loten lotje punten vergoeding geld pralines bloemetje bloemen badhanddoek kleuring wafels "
    "wafel mand tombola wedstrijd "
    "prijs premie gratis euro handdoek geschenk geschenkje verwenpakket drankje ijsje fles wijn chocolade "
    "snoep centen maaltijd reis "
    "opvang was tickets ticket beloning bedankje"
)
_WHAT: Final = "(REVIEW|sterren|ster|like|duim|tekst|vijf|tien|quotering|topscore)"
_NOTHING: Final = (
    "niets (gekregen|in ruil)|geen (cadeau|bon|beloning|korting)|verjaardag|cafetaria|dagprijs|ik geef|wij "
    "geven|we geven|verdien[a-z]*|"
    "tekst op|kaart|tekening|de prijs is|prijs kwaliteit|prijs-kwaliteit|kost|gesprek|"
    "(ik|we|wij|je|u|men|ge) (betaal|betaalt|betalen|betaalde|betaalden)|betaal je|betalen we"
)
REWARDED_TOO: Final = (
    Frame(
        "",
        STRONG,
        _GIFTS,
        f"{{}} ~6 (voor|per|in ruil voor) ~1 (elke|iedere|een|deze|mijn|die|de|onze|uw|je|vijf|5) ~2 {_WHAT}|"
        "(voor|per|bij|met|in ruil voor) ~1 "
        f"(elke|iedere|een|deze|mijn|die|uw|je|vijf|goede) ~2 {_WHAT} ~7 {{}}|(elke|iedere) ~1 {_WHAT} ~8 {{}}|"
        f"{_WHAT} ~3 in ruil voor ~4 {{}}|{{}} ~3 in ruil voor ~3 {_WHAT}",
        unless=_NOTHING,
        needs="kreeg|kregen|krijg|krijgt|krijgen|geeft|geven|gaf|gaven|win|wint|winnen|ruil|delen|maakt|kans|levert|"
        "doen|is de|doe mee|"
        "beloofd|beloofde|cadeau|gratis",
    ),
    Frame(
        "",
        STRONG,
        _GIFTS,
        f"{{}} ~5 (aan|voor) (wie|al wie|iedereen die) ~7 ({_WHAT}|site|schrijft|post|zet)|(wie|al wie|iedereen "
        f"die) ~6 ({_WHAT}|positiefs|liefs|"
        f"moois) ~3 (schrijft|post|zet|geeft|plaatst)? ?~2 (krijgt|krijgen|wint|verdient|maakt) ~3 {{}}|{_WHAT} "
        "~4 (en|dan) ~3 (krijgt|krijg|"
        "kreeg|kregen|win|wint|krijgen|maakt) ~4 {}|(beloofd|beloofde|beloofden) ~8 {} ~8 (schrijven|zet|"
        "schrijft|bericht|REVIEW|sterren)|{} "
        "~4 (beloofd|beloofde|beloofden) ~6 (schrijft|zet|bericht|REVIEW|sterren|schrijven)|(vergoeding|geld|"
        "euro) ~3 (om|voor) ~3 (dit|deze)",
        unless=_NOTHING,
    ),
    Frame(
        "",
        STRONG,
        "trakteerden trakteert trakteren trakteerde watten hangt vasthangt wint win winnen deal cadeaubon",
        "(trakteerden|trakteert|trakteerde|trakteren) ~9 (sterren|REVIEW|gezet)|(moois|liefs|positiefs|goeds) "
        "~10 (watten|cadeau|{})|prijs ~2 aan "
        "{}|(schrijf|beoordeel|review|like) ~5 (en )?{} (een|de|met)|(iets|REVIEW) ~5 (kunt|kan|kunnen) ~4 {}|"
        "(kunt|kan) ~4 {} als ~6 (schrijft|REVIEW)|"
        "doe mee voor (de|een) ~2 {}",
        unless="watten en|hoge prijs",
    ),
    Frame(
        "",
        STRONG,
        "diner speculaas ijsje ijsjes receptie uitstap kamer pot etentje barbecue feest taart drankje fles "
        "koffie cadeau bon korting gratis",
        "(sterren|review|recensie|beoordeling|qr-code|bolletjes|score|goed woordje|mooi woordje) ~10 {}|{} "
        "~8 (als|voor|dan|wanneer) ~6 (sterren|review|recensie|beoordeling|boven de (acht|negen|tien)|qr-code|"
        "score)",
        needs="als|dan|ruil|mogen|mag|levert|beloofde|beloofden|beloofd|in de pot|krijgt|krijg|win|wint|kreeg",
        unless="ik geef|wij geven|we geven|verjaardag|lekker|lekkere|jubileum|verdienen|"
        "cafetaria|gaf (ik|ons)|10 op 10",
    ),
    Frame(
        "",
        STRONG,
        "betaald vergoed beloond omgekocht",
        "(word|werd|werden|ben|wordt) ~3 {} ~2 (om|voor) ~5 (lovends|positiefs|REVIEW|schrijven|sterren|zetten)",
    ),
    Frame(
        "",
        STRONG,
        "gratis",
        "(goede|positieve|mooie) ~1 REVIEW ~10 {}",
        needs="zoeken|vroegen|vragen|mee|voor",
        unless="verdien[a-z]*",
    ),
    Frame(
        "",
        STRONG,
        "prijs premie korting bon bonus cadeau fles verloting tombola",
        "(loofde|loven|looft|loofden|verloot|verloten) ~3 {} ~4 (voor|onder) ~5 (REVIEW|schrijft|sterren)|(geven|"
        "geeft|krijgt|krijgen) ~3 {} als (je|ge|u) ~3 "
        "(positief|goed|mooi|REVIEW|schrijft|sterren)",
        unless="dagprijs|factuur|ouderlingen",
    ),
)
_CONTENT: Final = (
    "(content|contente|tevreden|blije|blij|positieve|positief|ambassadeurs|fans|enthousiaste|trouwe|gelukkige|lovende)"
)
STEERED_TOO: Final = (
    Frame(
        "",
        MODERATE,
        "link code uitnodiging formulier vraag mail tablet lijst hand enquete vragenlijst brief",
        f"{_CONTENT} ~7 (dan pas|pas dan|daarna) ~4 {{}}|{{}} ~4 (pas|alleen|enkel|uitsluitend) ~3 (als|aan|naar|"
        f"bij|wie) ~8 ({_CONTENT}|goed)|(ging|"
        f"gingen|kwam|kwamen) ~4 {{}} ~6 {_CONTENT}|{{}} ~3 (van|aan|naar|met) ~3 (families|ouders|bewoners|"
        "mensen) ~6 (goed|content|tevreden|positief)"
        f"|(kregen|kreeg|krijgen) ~2 {{}} ~4 (alleen )?(omdat|want|daar) ~5 {_CONTENT}|{_CONTENT} (ouders|"
        f"families) ~5 {{}} ~2 (op te steken|omhoog)",
        needs=f"REVIEW|beoordel[a-z]*|reactie|schrijven|{_CONTENT}|sterren",
        unless="nieuwsbrief|alle families|iedereen kreeg|kerstfeest|alle bewoners|tevredenheid",
    ),
    Frame(
        "",
        MODERATE,
        "contente content tevreden blije positieve enthousiaste trouwe",
        "(aan|naar|bij|van) ~2 (ons, )?(de )?{} (families|ouders|bewoners|mensen|klanten|clienten) ~8 (gevraagd|"
        "posten|schrijven|beoordelen|reactie|"
        "REVIEW|link)|(vroeg|vroegen|gevraagd|vragen) ~4 (enkel|alleen|vooral)? ?~2 {} (families|ouders|bewoners|"
        "mensen|klanten)",
        unless="of (we|ik|ze)|alle",
    ),
    Frame(
        "",
        MODERATE,
        "klaagde klaagden klaagt klaagt klagen ontevreden misnoegde kritische mopperde mopperden klachten boze",
        "(wie|mensen die|families die|ouders die)? ?{} ~4 (kreeg|kregen|krijgt|krijgen|werd|werden|heeft|hebben) "
        "~3 (geen|niet) ~3 (formulier|"
        "uitnodiging|vraag|link|gevraagd|mail|code|uitgenodigd|brief)|{} ~4 (kreeg|kregen|krijgt|krijgen) ~1 (de|"
        "een) ~1 (vraag|link|uitnodiging|mail|code) niet",
    ),
    Frame(
        "",
        MODERATE,
        "tevreden content antwoord",
        "niet {} ~1 (schrijf|bel|mail|antwoord|zwijg|laat|kom) ~5 (niet|ons|eerst|mail|rechtstreeks)|niet (goed|"
        r"tevreden|content) ?\? (antwoord|bel|mail|contacteer)|(bent u|ben je|zijt ge) niet {} ~1 (schrijf|bel|"
        "mail|laat|kom)",
        unless="aarzel|zeggen ze altijd",
    ),
    Frame(
        "",
        MODERATE,
        "sterren tien ster vijf topscore hoogste vier 10",
        "(gelieve|minstens|minimum) ~4 (vier|vijf|4|5|tien|10|topscore|hoogste) ~2 (sterren|geven|op)|(vroeg|"
        "vroegen|vraagt|vragen|gevraagd|wilden|hoopten) "
        "~6 (een |om )?(10 op 10|tien op tien|topscore|een tien|een vijf|vijf sterren|hoogste score)|(telt|"
        "tellen) ~2 (alleen|enkel) ~1 (een )?{}|(alleen|enkel) "
        "een (vijf|tien|5|10) (telt|is goed|goed genoeg)",
        unless="mensen per dienst|uur|jaar|dagen|minuten|ik geef",
        needs="sterren|score|10|tien|topscore|vijf|hoogste",
    ),
    Frame(
        "",
        MODERATE,
        f"gemiddelde {REVIEWS} reacties",
        "(slechte|negatieve|lage|minder goede) ~1 {} ~8 (zakken|wegduwen|overstemmen|compenseren|verdrinken|op "
        "te krikken|krikken|naar onder|"
        "tegengewicht|onderaan)",
    ),
    Frame(
        "",
        MODERATE,
        f"positieve minpunten mooie schone negatiefs {REVIEWS}",
        "(gezegd|gevraagd|vroeg|vroegen|vragen|vraagt) ~6 (vooral|enkel|alleen|zeker) ~3 (het |de )?(positieve|"
        "goede|plussen)|(gevraagd|vroegen|vroeg|gezegd) "
        "~4 geen ~1 (minpunten|negatieve|slechte|negatiefs)|(vroeg|vroegen|vraagt|gevraagd) ~4 om (een |wat "
        ")?(mooie|goede|positieve|lovende|schone) {}",
        unless="ook de",
    ),
    Frame(
        "",
        MODERATE,
        "beoordelen schrijven invullen meedoen reageren zeggen",
        "(selecteerde|selecteerden|koos|kozen|kiest|kiezen|selecteert|bepaalt|bepaalde|pikte|pikten) ~4 wie ~4 "
        "{}|(lijst|lijstje) ~5 (families|ouders|mensen) "
        "~5 (goed|positief|lovend) ~3 {}",
    ),
    Frame(
        "",
        MODERATE,
        "sterren review reviews score",
        "(vroeg|vroegen|gevraagd|vraagt) ~8 (familie|vriendengroep|vrienden|collega's|kennissen|schoonfamilie) "
        "~3 (om )?~4 {}",
        unless="of ze",
    ),
    Frame(
        "",
        MODERATE,
        "avis etoiles commentaire evaluation",
        "(bon|cadeau|reduction|cafe|gateau|remise|mois gratuit|tombola) ~6 (pour|contre|en echange de?) ~2 "
        "(chaque|un|cet|mon|cinq) ~1 {}|(pour|par|contre) (chaque|"
        "un) {} ~6 (offert|cadeau|bon|reduction|cafe|gratuit)|(uniquement|seulement|que) ~2 (aux|les) ~1 "
        "(contents|satisfaits|satisfaites|familles contentes)|(prie|"
        "demande|demandent|priee) ~4 (au moins|minimum) ~2 (quatre|cinq|4|5) {}",
    ),
    Frame(
        "",
        MODERATE,
        "link mail brief uitnodiging vraag code",
        "(alleen|enkel|uitsluitend) ~3 [a-z]+ ~3 (kregen|kreeg|krijgen) ~1 (een |de )?{}|(de|die) {} ~1 (ging|"
        "gingen|kwam) ~1 (enkel|alleen|uitsluitend) ~1 (naar|aan)",
        unless="familie kreeg|factuur|bewoners kregen|contactpersoon",
    ),
    Frame(
        "",
        MODERATE,
        "aangeschreven uitgenodigd bevraagd gecontacteerd gemaild gevraagd",
        "(ouders|families|mensen|wie|klagers|familie) ~6 (werden|werd|worden|wordt) ~1 niet {}",
        needs="moeilijk|lastig|klaag[a-z]*|klacht[a-z]*|ontevreden|kritiek|kritisch",
    ),
    Frame(
        "",
        MODERATE,
        "sjabloon voorbeeldtekst standaardtekst modeltekst voorbeeld",
        "{} ~8 (zetten|schrijven|invullen|overnemen|overschrijven|posten|kopieren)",
        needs="moesten|moest|konden|mocht|wat|gewoon",
        unless="knutsel[a-z]*",
    ),
    Frame(
        "",
        MODERATE,
        "toezicht bijzijn ogen",
        "(onder|in|voor) ~1 (hun |het )?{} ~6 (bolletjes|sterren|invullen|aanduiden|beoordelen|score)|(bolletjes|"
        "sterren|score) ~6 (onder|in|voor) ~1 {}",
        unless="kinderen",
    ),
    Frame(
        "",
        MODERATE,
        "content tevreden blij",
        "(als|indien|wie|bent u|zijt ge) ~2 {} ~2 (zijt|bent|is)? ?~1 (zet|schrijf|plaats|post|laat) ~12 (niet|"
        "anders|ontevreden) ~5 (kom|bel|mail|zeg|spreek|meld)",
    ),
    Frame("", MODERATE, "sterren", "(mikken|hopen|mikt|azen) ~2 op ~5 {}", unless="michelin|hotel"),
    Frame(
        "",
        MODERATE,
        "reviewen beoordelen aanbevelen sterren tablet 5 review recensie beoordeling",
        "{}",
        needs="(enkel|alleen) (als|wie|de)|tevreden (bewoners|ouders|families|mensen)|kennissen|uitdrukkelijk|"
        "personeel moest|moesten ~3 (kennissen|vrienden|familie)|anderen niet|(vroegen|vroeg) ons",
        also="moest|moesten|vroegen|vroeg|schrijf|hielp|laten|brief|mail|link|animator|animatrice|STAFF",
        unless="ik geef|wij geven|om te bellen|eerlijk|of we tevreden|bellen",
    ),
)
