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
        "commentaire|evaluation|etoiles|note)|en echange ~4 (avis|commentaire|etoiles|evaluation)",
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
            "dagprijs|ik geef|prijs is|(deze|die|zo'n|hoge) prijs ~2 betaal[a-z]*"
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
        unless="aanvraag[a-z]*|mutualiteit|attest",
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
_GLAD: Final = (
    "(tevreden|tevredenen|content|contente|blij|blije|positief|positieve|gelukkig|gelukkige|enthousiast|lovend|"
    "lachen|bedankt|"
    "bedankten|bedankkaart|bedankkaartje|compliment|complimentje|goede band|goei band)"
)
_SOUR: Final = (
    "(kritiek|klacht|klachten|klaagde|klaagden|klaagt|klagen|ontevreden|kwaad|negatief|opmerking|opmerkingen|moeilijk)"
)
_PRAISE: Final = "(vijf|5|tien|10|goede|goeie|goei|schone|mooie|positieve|hoge)"
STEERED_FURTHER: Final = (
    Frame(
        "",
        MODERATE,
        "kaartje link code qr mail mailtje uitnodiging briefje formulier sms adres vraag",
        f"(alleen|enkel|uitsluitend|vooral) ~5 (die|wie|zij|degenen) ~5 {_GLAD} ~8 {{}}|{{}} ~5 (alleen|enkel|"
        f"uitsluitend|vooral) ~6 (die|"
        f"wie) ~5 {_GLAD}|{_SOUR} ~8 (nooit|geen|niet) ~5 {{}}|(wie|die|degenen) ~3 {_SOUR} ~5 (niks|niets)|(na|"
        f"omwille van|door) ~2 (mijn|"
        f"ons|haar) {_GLAD} ~8 {{}}",
        unless="of (niet|slecht)|zowel|iedereen|alle|antwoord op (mijn|de) klacht",
    ),
    Frame(
        "",
        MODERATE,
        "uitgekozen gekozen koos kozen geselecteerd selecteerde selecteerden uitgepikt pikte",
        needs=f"{_GLAD}|enthousiaste",
        also="omdat|want|natuurlijk|uiteraard|invullen|invulden|schrijven|getuigen|review|beoordeling|mening|hier",
        unless="(ik|wij|we) (koos|kozen)|uitstap|koor|menu|kleur|loting|kamer|school|opvang|creche|bewust|behang",
    ),
    Frame(
        "",
        MODERATE,
        "vraag vroeg vroegen gevraagd vragen vraagt verzoek verzocht zei zeiden moesten moest",
        f"{{}} ~8 (om )?{_PRAISE} ~2 (sterren|scores?|punten|beoordelingen|beoordeling|review|reviews|cijfers|"
        f"quotering|reacties)",
        needs="omhoog|lijst|ranking|rangschikking|gemiddelde|concurrentie|inspectie|helpen|gebruiken|beter scoren|"
        "geven|zetten|schrijven",
        unless="zelf|waarom|nooit|niemand",
    ),
    Frame(
        "",
        MODERATE,
        "gebruiken",
        f"(kon|konden|kan|kunnen) ~3 (nog |wel |wat |enkele |een paar |extra ){{1,4}}{_PRAISE} ~1 (sterren|punten|"
        f"reviews|reacties|"
        "beoordelingen|woorden|commentaren) ~2 {}",
    ),
    Frame(
        "",
        MODERATE,
        "gevraagd vroegen vroeg vragen gestuurd uitgenodigd doorgestuurd demande demandent",
        f"{_GLAD} ~6 (daarom|dus|waarop|zodat|en dan|omdat) ~6 {{}}|{{}} ~8 (omdat|want|aangezien) ~5 {_GLAD}|{{}} "
        f"~6 (families |clients |"
        "parents |gens )(contentes?|contents|satisfaits|satisfaites)",
        needs="schrijven|delen|ervaring|review|mening|invullen|hier|site|achter|ecrire|avis|sterren|online",
        unless="uitstap|zomerfeest|vrijwilliger|koor|interview",
    ),
    Frame(
        "",
        MODERATE,
        "tevreden content goed goeds positief positiefs",
        "(als|indien|wie) ~5 {} ~8 (hier|review|site|online|internet|schrijven|zet)",
        needs="de rest|klachten?|klachtenboek[a-z]*|klachtenbus|bureau|slecht|ontevreden|niet goed",
        unless="allebei|zowel|alles mag",
    ),
    Frame(
        "",
        MODERATE,
        "vroegen vroeg gevraagd vragen kregen kreeg",
        "{} ~6 niet ~4 (aan|van) ~4 (want|omdat) ~8 (gereclameerd|geklaagd|kritiek|klacht|ontevreden|klaagde|"
        "reclameerde)|(alleen|enkel) ~5 "
        "(feestcomite|oudercomite|vrienden|vrijwilligers|kennissen|familie van) ~5 {} ~4 (link|code|uitnodiging|"
        "mail)",
    ),
    Frame(
        "",
        MODERATE,
        "doorgestuurd doorverwezen uitgenodigd gevraagd link",
        "wie ~3 (9|10|negen|tien|8|acht|hoge?|goede?|goeie) ~4 (punten|gaf|geeft|score|invulde|quoteerde|scoorde|"
        "koos|in) ~8 {}",
    ),
    Frame(
        "",
        MODERATE,
        "goed tevreden content",
        "(als|was) ~4 {} (was |is )?~2 (vertel|zeg|schrijf|zet|deel) ~6 (slecht|niet|minder|ontevreden) ~4 (vertel|"
        "zeg|kom|bel|mail) ~3 (mij|ons)",
    ),
    Frame(
        "",
        MODERATE,
        "vroegen vroeg gevraagd vraagt vragen",
        "(omdat|aangezien|doordat|daar) ~6 (goede band|goei band|content|tevreden|positief|lovend|bevriend|"
        "vriendelijk) ~8 {}",
        needs="achter|achterlaten|schrijven|review|delen|ervaring|site",
        unless="uitstap",
    ),
    Frame(
        "",
        MODERATE,
        "zet schrijf laat deel plaats vertel geef",
        "als (ge|je|u|jullie) ~1 (tevreden|content|blij|positief) ~1 (zijt|bent)? ?~2 {} ~6 (op|site|weten|review|"
        "sterren|iets)",
        needs="zeiden|zei|zegt|zeggen|vroeg|vroegen|stond|staat",
    ),
)
