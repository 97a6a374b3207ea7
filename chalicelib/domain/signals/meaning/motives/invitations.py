"""Words of a reward for a review, of a wanted score, of the satisfied alone being asked."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.frames import Frame
from chalicelib.domain.signals.meaning.people import REVIEWS

REWARDED: Final = (
    Frame(
        "",
        STRONG,
        "bon cadeaubon waardebon koffie korting pralines taart ticket tickets gratis tombola geschenk cadeau "
        "geld euro fles dag loon waardebonnen wedstrijd",
        "(kreeg|kregen|krijgt|krijg|krijgen|gaf|gaven|geeft|geven|ontving|ontvingen|beloofd|beloofde|"
        "beloofden|wint|winnen|verdien|ruil|werd) ~6 {} ~6 (voor|als|om|omdat|per|bij|in ruil) ~7 (REVIEW|"
        "sterren|tien|score)|(voor|in ruil voor|per|bij) ~4 (REVIEW|sterren) ~5 (krijg|krijgt|kreeg|kregen|"
        "geeft|gaf|wint) ~5 {}|wie ~3 (sterren|REVIEW) ~2 (geeft|schrijft|plaatst|zet) ~2 (krijgt|kreeg|wint) "
        "~3 {}|{} ~5 (als|voor wie) (we|je|ik|wie) ~4 REVIEW ~2 (schreven|schreef|schrijft|plaatsten|plaatst|"
        "gaven|geeft)|(schrijf|schreef) ~5 (omdat|want) ~6 {} ~3 (voor )?(krijg|kreeg|beloofd)|{} ~5 (hangt "
        "af|afhankelijk) ~3 REVIEW|in ruil voor ~5 {} ~4 (schrijf|schreef|geef|gaf)",
        unless=(
            "niet klaar|cafetaria|verjaardag|bij aankomst|tweede kind|mening|bingo|quiz gewonnen|10 op 10|"
            "(geef|gaf) ~2 vijf sterren omdat"
        ),
    ),
    Frame(
        "",
        STRONG,
        "bon cheque cadeau reduction argent chocolats ristourne remise",
        "(recu|recevoir|recevait|recoit|promis|offert|eu) ~5 {} ~6 (pour|si|en echange|contre) ~6 (avis|"
        "commentaire|evaluation|etoiles|note)|en echange ~4 (avis|commentaire|etoiles|evaluation) ~8",
    ),
    Frame("", STRONG, "echange", "en {} (d'un|de|de cet|d') ?~2 (avis|commentaire|evaluation)"),
    Frame(
        "",
        STRONG,
        "koffiebon snoepje koekje drankje bon bonnetje cadeautje cadeau korting kortingsbon tegoed prijs "
        "ijsje waardebon drankbon",
        "{}",
        needs="REVIEW|sterren|waardering|evaluatie|invulden|invullen",
        also=(
            "als (we|je|ik|wie|u)|voor wie|wie|dan krijg|krijg je|in ruil|per (review|waardering)|om te|"
            "kregen|kreeg|beloofd"
        ),
        unless=(
            "cafetaria|verjaardag|sinterklaas|kerst|aankomst|tweede|gaf mijn (zoon|dochter)|prijs van|"
            "dagprijs|ik geef|prijs is"
        ),
    ),
)

STEERED: Final = (
    Frame(
        "",
        MODERATE,
        "tevreden content positieve blije ontevreden klachten tevredenen enthousiaste contente",
        "(enkel|alleen|vooral|uitsluitend) ~3 {} ~8 (gevraagd|uitgenodigd|link|uitnodiging|schrijven|"
        "beoordelen|reageren|vraag|invullen|kreeg|kregen|mochten)|(vroegen|vroeg|vragen) (enkel|alleen) ~2 {}|"
        "{} ~5 (niet|geen|overgeslagen) ~5 (uitnodiging|uitgenodigd|gevraagd|link|bevraagd|rondvraag|site)?|"
        "(families|ouders|familieleden|bewoners) met {} ~5 (niet|geen|overgeslagen)",
        unless=(
            "gezichten|over het eten|met klachten ~4 (geholpen|terecht)|tevreden of niet|zijn niet|niet "
            "tevreden|ben niet|was niet"
        ),
        needs=("uitnodig[a-z]*|uitgenodigd|gevraagd|vroegen|vroeg|link|rondvraag|schrijven|beoordelen|bevraagd|site"),
    ),
    Frame(
        "",
        MODERATE,
        REVIEWS,
        "(drong|drongen|gevraagd|vroeg|vroegen|vraagt|moest|moesten|verplicht|aangespoord|druk|gezet|wilde|"
        "wilden) ~7 (goede|positieve|hoge|mooie|lovende|maximale|vijf|beste) ~2 REVIEW",
        unless="over te slaan|hoge stoel|goede jas|stoel",
    ),
    Frame(
        "",
        MODERATE,
        "sterren ster hoogste tien score",
        "(moest|moesten|vroeg|vroegen|gevraagd|geef|gaf|vraagt|druk|zeiden|naast mij|letterlijk|wedstrijd|"
        "naast me) ~9 (vijf|5|hoogste|maximum|overal|hoge|volle) ~1 {}|{} ~4 (voor mij|voor ons|in mijn "
        "plaats) ~1 (in|ingevuld|aangeklikt)|vulde ~2 {} ~2 (voor mij|voor ons)",
        unless="ik geef|wij geven|ik gaf|verdiend|michelin|hotel|van mij",
        needs="sterren|hoogste|score|tien",
    ),
    Frame(
        "",
        MODERATE,
        "voorbeeldtekst invullen aanklikte aanklikken overnemen beoordelen",
        "{} (die )?~3 (moesten|moest|overnemen)|(zeiden|zei) ~2 wat (ik|we) ~2 (moest|moesten) {}|kozen ~3 "
        "wie ~3 (mocht|mochten) {}|naast mij ~4 (sterren )?{}",
    ),
    Frame(
        "",
        MODERATE,
        "positief woordje",
        "(gevraagd|vroeg|vroegen|moesten|moest|vraagt) ~5 {} ~8 (site|review|waardering|hier|website|online|"
        "google)|een goed {} (te )?(doen|schrijven|plaatsen) ~4 (site|website|online|google)",
        unless="denken",
    ),
    Frame(
        "",
        MODERATE,
        "etoiles avis",
        "(demande|oblige|pousse|insiste|forces?|demandent) ~6 (cinq|5|bonnes?|bon|positifs?|bons) {}|(seules?|"
        "uniquement) ~2 (familles|parents|clients|residents) ~1 (satisfaites?|contents?|satisfaits) ~9 ({}|"
        "inviter|invitees?|invites)|(cinq|5) {} ~4 (demande|oblige)",
    ),
    Frame(
        "",
        MODERATE,
        "sterren score waardering review beoordeling invullen invulde formulier",
        "(stond|stonden|keek|keken|zat|zaten) ~4 (erbij|naast|mee|over mijn schouder) ~9 {}|{} ~9 (stond|"
        "stonden|keek|keken|zat) ~4 (erbij|naast (mij|me|ons)|mee|over mijn schouder)",
        needs="directeur|directrice|STAFF|hoofd|ze|personeel|coordinator",
        unless="hielp|helpen",
    ),
    Frame(
        "",
        MODERATE,
        "fans vrienden tevreden positieve tevredenen",
        "(alleen|enkel|uitsluitend) ~3 (naar|aan|bij|voor) ~2 {}|{} (alleen|enkel)",
        needs="link|uitnodiging|vraag|review|beoordel[a-z]*|bevraging|gestuurd|stuurden",
    ),
    Frame(
        "",
        MODERATE,
        "klaagden klagers klaagt kritische ontevreden mopperaars",
        "{} ~5 (niet|geen|nooit) ~5 (meedoen|uitgenodigd|gevraagd|link|bevraging|bevraagd|uitnodiging|"
        "beoordelen|invullen)",
    ),
    Frame(
        "",
        MODERATE,
        "positief lovend mild",
        "(gevraagd|vroeg|vroegen|moesten|moest|aangespoord|verzocht) ~3 {} ~2 (te )?(schrijven|zijn|"
        "beoordelen|reageren)",
        unless="denken|blijven denken",
    ),
)
