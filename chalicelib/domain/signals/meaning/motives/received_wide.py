"""Words of how a text was received, in front of it: where it stood, who sent it, that it is one of several."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE
from chalicelib.domain.signals.meaning.frames import Frame

_THEY: Final = (
    "(ouder|ouders|familie|familielid|families|dochter|zoon|mama|papa|moeder|vader|bewoner|bewoonster|"
    "bewoners|client|clienten|echtgenote|echtgenoot|"
    "partner|kleinzoon|kleindochter|klant|klanten|jongere|patient|zus|broer|nicht|gast)"
)
_SOURCES: Final = (
    "mail mails sms brief kaartje berichtje bericht whatsapp bedankbrief gastenboek dankboek bevraging "
    "enquete tevredenheidsenquete contactformulier "
    "facebookpagina facebook google reviews bedankkaart bedankkaartje reacties mailtje messenger "
    "tevredenheidsmeting logboek bedankmail rouwkaartje website"
)
HANDED_ON: Final = (
    Frame(
        "",
        MODERATE,
        _SOURCES,
        "(uit|gekopieerd uit|overgenomen uit|overgenomen van|ontvangen via|geplukt van|geplukt uit|gelezen in) "
        f"(de|het|een|ons|onze|t|ne)? ?~1 {{}}( [a-z0-9'-]+){{0,7}} ?:|{{}} (van|door) (de|een|onze|"
        f"een van onze)? ?~1 {_THEY}( [a-z0-9'-]+){{0,4}} ?:|{{}} (in|via) (het|de|ons|onze) [a-z]+( "
        f"[a-z0-9'-]+){{0,4}} ?:",
        unless="ik schreef|mijn mail|aan de directie|hing",
    ),
    Frame(
        "",
        MODERATE,
        "woord verwoordt verwoordde verwoorden omschreef omschrijft getuigt",
        f"{_THEY} aan het {{}}|{{}} (het|dit|ons) ~2 (als volgt|zo) ?:?|(een|onze|een van onze|1 van onze) ~1 "
        f"{_THEY} {{}} (het|dit)",
        unless="kwamen aan het woord|mocht aan het woord",
    ),
    Frame(
        "",
        MODERATE,
        "reacties getuigenissen quote citaat citaten testimonial testimonials fwd doorgestuurd getuigenis quotes "
        "complimenten feedback bloemetjes",
        f"(een )?greep uit (de|onze|alle) {{}}|{{}} van (een|onze|de|enkele|tevreden)? ?{_THEY} ?:|(enkele|"
        f"hieronder|mooie|onderstaande) ~2 {{}} van ~2 (tevreden|blije)? ?{_THEY}|{{}} uit (ons|onze) [a-z]+ ?:|"
        f"(fwd|testimonials?|quote|citaat) ?:|doorgestuurd (bericht|mail) ?:|{{}} van (een|onze) {_THEY} ?: ",
        unless="raakte mij|boek",
    ),
    Frame(
        "",
        MODERATE,
        "zeggen vertellen vinden",
        "wat (anderen|ouders|families|bewoners|klanten|clienten|mensen) (over|van) ons {}",
    ),
    Frame(
        "",
        MODERATE,
        "kregen ontvingen kreeg ontvangen binnengekregen zat",
        f"(wij|we|ons team|onze dienst|onze ploeg) {{}} ~6 (van|via|per) ~6 ?:|van (een|de|onze) {_THEY} {{}} "
        f"(wij|we|ons team)|(dat|die|dit) (wij|we) {{}} (stond|staat|lezen|lazen)|{{}} (wij|we) te horen "
        f"~5 ?:|{{}} (wij|we|ons team) ~2 van (een|de|onze) {_THEY} ?:?|in onze (brievenbus|mailbox|inbox) {{}}|"
        f"(die|dat) in (onze|de) (brievenbus|mailbox|inbox|bus) {{}}",
        unless="factuur|uitleg|antwoord|het verslag|rekening|boete",
    ),
    Frame(
        "",
        MODERATE,
        "schreef schrijft schreven mailde bezorgde stuurde",
        f"(dit|dat|volgende|het volgende) {{}} (de|een|onze) ~1 {_THEY}|{_THEY} {{}} (ons|in onze|in ons|naar "
        f"ons) ~3 (volgende|bevraging|gastenboek|enquete|mail|dankboek|dit)|(mevrouw|meneer) {{}} (ons|in onze|"
        "in ons)",
        unless="uitnodiging",
    ),
    Frame("", MODERATE, "mama papa dochter zoon moeder vader partner oma opa", '{} van [a-z]+ ?: ?"'),
    Frame(
        "",
        MODERATE,
        "recu recue recus message mot lettre carte livre temoignage parole",
        "(extrait|tire|copie) (du|de|d'un|de notre|d'une) ~2 {}|{} d'(un|une) (maman|papa|fille|fils|famille|"
        "resident|residente|parent) ?:|ce que (les familles|les parents|nos residents) disent|{} (recu|recue) "
        "(de|d'une|d'un)",
        unless="j'ai recu",
    ),
    Frame(
        "",
        MODERATE,
        "lazen hoorden ontvingen kregen delen hing hingen schreef postte mailde bedankje woorden copy geknipt "
        "knip gedeeld",
        "{}( [a-z0-9'-]+){0,8} ?:|(dit|dat) {} (wij|we)",
        needs=f"wij|we|ons|onze|mailtje|whatsappgroep|copy|knip|facebook|een {_THEY}",
        unless="mijn|ik|hen|hun|de directie|menu|papier|uitleg|antwoord|factuur|gelezen",
    ),
)
