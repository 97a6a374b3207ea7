"""Words of how a text was received that its writer did not put here."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE
from chalicelib.domain.signals.meaning.frames import Frame

RECEIVED: Final = (
    Frame(
        "",
        MODERATE,
        "reactie reacties feedback bedankje bedankjes mail mails bericht berichtje berichten kaartje brief "
        "getuigenis getuigenissen woorden citaten quotes woordje",
        "(deze|dit|die|onderstaande|volgende|hieronder|hierbij|een greep uit de|wat) ~4 {} ~4 (kregen|kreeg|"
        "ontvingen|mochten|delen|vonden|bundelden|kwam toe|kwamen toe|via|per|op ons)|{} ~2 (dat |die )?(we|"
        "wij) ~2 (kregen|ontvingen|bundelden|mochten ontvangen)|{} (vonden|kregen|ontvingen|mochten) (we|wij) "
        "~5 (brievenbus|bus|mail|ontvangen|gastenboek)|(volgend|volgende|dit|deze) ~1 {} mochten|{} ~2 van "
        "(een|onze|de|enkele|verschillende|ons) ~2 (dochter|zoon|mama|papa|ouder|ouders|familie|familielid|"
        "bewoner|bewoonster|bewoners|clienten|client|oud-bewoner|families)(?= ?(:|over|op|,|met))|(delen|"
        "deelden) ~2 (deze|dit|volgende) ~2 {}|via ~3 (kregen|kreeg) (we|wij) (deze|dit|volgende) {}|(kregen|"
        "ontvingen) (we|wij) ~3 (deze|dit|volgende|onderstaande) ~2 {}|(deze|dit) ~1 {} kregen (we|wij)",
        unless="raakte|antwoord|ik kreeg|morgen gesloten|stelden ons gerust|kwam te laat|(mail|brief) (van|kreeg ik)|"
        "(ik heb|heb ik|kreeg ik) ~4 (reactie|reacties|mail|bericht|brief)|op mijn (klacht|vraag|mail|mails|brief)",
    ),
    Frame(
        "",
        MODERATE,
        "gastenboek tevredenheidsmeting enquete bevraging tevredenheidsonderzoek rondvraag meting "
        "contactformulier google facebook",
        "(uit|vanuit|overgenomen van|gekopieerd (uit|van)|overgenomen uit|ontvangen via|reacties op|citaten "
        "uit) (ons|onze|het|de)? ?~1 {}(?= ?(:|,|van de bewoners|van dit jaar|schreef|op onze))|(overgenomen|"
        "gekopieerd|geplakt|ontvangen|doorgestuurd) (uit|van|via|door) ~2 {}",
        unless="uit de bevraging bleek|hoorden er niets|nooit antwoord|ik las",
    ),
    Frame(
        "",
        MODERATE,
        "overgenomen gekopieerd doorgestuurd geplaatst ontvangen",
        "{} (door|uit een|van een|namens|via) ~2 (tevreden |blije )?(ouder|mama|familie|mail|bewoner|google|"
        "facebook|het contactformulier|kaartje)",
        unless="te ontvangen|(kan|kunt|kun|kunnen|konden) ~3 ontvangen",
    ),
    Frame(
        "",
        MODERATE,
        "mama papa dochter zoon mevrouw meneer bewoner bewoonster familielid familie",
        "(een|van een) {} (schreef|schrijft|mailde|bezorgde|stuurde) ons|{} ~3 (zei|vertelde|schreef) ons ~9 "
        "(delen|gedeeld)|van een {} via (whatsapp|mail|facebook|messenger)|(dat|dit|deze) ~2 delen we ~2 graag",
    ),
    Frame("", MODERATE, "toestemming", "met (hun |haar |zijn )?{} (gedeeld|overgenomen|geplaatst|gepost)"),
    Frame(
        "",
        MODERATE,
        "message mot temoignage temoignages extrait extraits avis",
        "(voici|ci-dessous) ~3 {} ~5 (recus?|d'une famille|de nos|d'un)|nous avons recu (ce|cette|le) {} "
        "(d'une?|de)|{} (de|du) (notre|nos) (livre d'or|enquete)|{} d'une? (maman|famille|fille|resident|"
        "papa) ~9 (accord|partageons)|{} ~5 que nous partageons",
    ),
    Frame(
        "",
        MODERATE,
        "schreef schreven mailde mailden bezorgde vertelde stuurde weten",
        "(dit|dat|deze|volgende) {} (een|onze|de) ~2 (bewoner|bewoonster|dochter|zoon|mama|papa|ouder|familie|"
        "client) ~2 ons|(een|onze) ~1 (dochter|zoon|mama|papa|ouder|bewoner|bewoonster|familie|familielid|"
        "client|mevrouw|meneer) ~2 (liet|lieten|{}) ons ~2 (weten|zeggen)?",
        needs="ons",
    ),
    Frame(
        "",
        MODERATE,
        "mail bericht kaartje brief reactie berichtje",
        "(ontvangen|gekregen|binnengekomen|toegekomen) {} (van|uit)|{} (ontvangen|gekregen) van (de|een) "
        "(familie|dochter|zoon|bewoner|ouder|mama)",
        unless="ik heb|ik kreeg",
    ),
    Frame(
        "",
        MODERATE,
        "reacties citaten uitspraken woorden quotes",
        "(enkele|wat|een paar|de mooiste|mooie) {} (die|van) (we|wij|onze|de|families|ouders|bewoners) ~2 "
        "(opvingen|kregen|hoorden|verzamelden|bundelden|zeggen)?(?= ?(STOP|over|op))",
        unless="las ik",
    ),
    Frame(
        "",
        MODERATE,
        "delen gedeeld",
        "(wij|we) {} (dat|dit|het|deze|graag) ~2 (hier|graag|met (jullie|u))",
        unless="kamer|zorgen|mening",
    ),
    Frame(
        "",
        MODERATE,
        "tevredenheidsenquete tevredenheidsmeting tevredenheidsonderzoek bevraging enquete rondvraag",
        "{} (van )?20[0-9]{2}|{} ?: ",
        unless="vulde|invul",
    ),
    Frame(
        "",
        MODERATE,
        "overgenomen overgeschreven gekopieerd overgetypt",
        "(letterlijk|woordelijk) {}|{} uit (een|het|ons|hun) (bedankkaartje|kaartje|gastenboek|mail|brief|logboek)",
        unless="dossier|factuur",
    ),
)
HANDED_FURTHER: Final = (
    Frame(
        "",
        MODERATE,
        "ideeenbus gastenboek mail mails formulier tevredenheidsformulier enquete brievenbus bevraging "
        "tevredenheidsenquete post telefoon "
        "klachtenbus vragenlijst facebook google messenger whatsapp sms",
        "(gekregen|ontvangen|binnengekomen|overgenomen|gehaald|geplukt|gekopieerd|opgetekend) ~4 (via|per|uit|van|"
        "op|door) ~4 {}|(haalden|"
        "kregen|ontvingen|vonden|plukten|krijgen) (we|wij) ~4 (via|per|uit|van|op|in) ~4 {}|(reactie|reacties|"
        "bericht|tekst|getuigenis|brief) "
        "~3 (via|per|uit|op) ~2 {}",
        needs="(volgende|onderstaande|deze|hieronder|hierboven|reactie|reacties|gekregen|ontvangen|overgenomen|"
        "gekopieerd|geplaatst)",
        unless="antwoord|factuur|uitnodiging|uitleg|geen reactie|nog geen|kregen (we|wij) (direct|snel|meteen)|"
        "nooit|duidelijke|te ontvangen|(kan|kunt|kun|kunnen|konden) ~3 ontvangen|"
        "(wacht|wachten|wachtten|wachtte|gewacht) ~4 (reactie|reacties)|"
        "(geen|zonder|traag|trage|tragere|snel|snelle|vlot|vlotte|late|enige|zinloze|lange) ~2 (reactie|reacties)|"
        "(reactie|reacties) ~3 op ~2 (mail|mails|messenger|whatsapp|sms|telefoon|post)|"
        "(ik heb|heb ik|ik kreeg|kreeg ik) ~4 (reactie|reacties|mail|bericht|brief)|"
        "op mijn (klacht|vraag|mail|mails|brief)",
    ),
    Frame(
        "",
        MODERATE,
        "vraag question",
        r"{} 1 ?[:.-] ?(hoe|wat|bent|ben|vond|vindt|vind|hebt|heb|heeft|zou|waarom|welke|was|is|comment|avez)",
    ),
    Frame(
        "",
        MODERATE,
        "reactie commentaar commentaire quote citaat getuigenis feedback opmerking samenvatting uitspraak "
        "boodschap reacties",
        r"{} ?((van|d'|de|door|van de|des) ?~3 (ouder|ouders|parent|parents|familielid|klant|client|bewoner|"
        r"bewoonster|bewonersraad|nicht|zus|"
        r"dochter|zoon|familie|mama|papa)|klant|bewoner|familie|ouder|bewonersraad)[^.!?:\n]{0,40}:",
    ),
    Frame(
        "",
        MODERATE,
        "geplaatst gezet gepost overgenomen ingegeven ingevuld",
        "(op vraag van|namens|in naam van|in opdracht van) ~5 (hier |online )?{}|{} (door|namens) (de )?(consulent|"
        "medewerker|begeleiding|directie|"
        "sociale dienst)",
        unless="mijn (moeder|vader|mama|papa|oma|opa|zoon|dochter|man|vrouw)",
    ),
    Frame(
        "",
        MODERATE,
        "respondent onderwerp score scores",
        r"{} [0-9]{1,3}|{} ?: |{} [0-9]([.,][0-9])? ?/ ?[0-9]{1,2}",
        needs=r"enquete|respondent|opmerking|aan ?:|van ?:|klant",
    ),
    Frame(
        "",
        MODERATE,
        "kaartje gastenboek kaart briefje bordje whatsappgroep facebookgroep muur prikbord groep",
        "(dit|volgende|volgend|deze|onderstaande|hieronder) ~3 (stond|staat|kregen|hing|hangt|lazen|lag) ~3 (op|in|"
        "aan) ~2 {}|(doorgekregen|"
        "doorgestuurd|overgenomen|gekopieerd|geplukt) ~5 (in|uit|van|via) ~2 {}",
    ),
    Frame(
        "",
        MODERATE,
        "kopieer plak citeer kopieren plakken",
        "(hieronder|hierbij|ik|we) ~2 {} ~2 (ik|we|wat|even)|{} (ik|we) ~3 (hieronder|hier|wat)",
        unless="apparaat",
    ),
    Frame(
        "",
        MODERATE,
        "onderwerp",
        "{} ?:",
        unless="gesprek",
    ),
)
