"""Crimes by what they leave behind: an injury that nobody explains, money without a trace, a night without a sound."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.crimes.kinds import DRUGGING, FRAUD, SEXUAL, THEFT, VIOLENCE
from chalicelib.domain.signals.meaning.frames import Frame

_INJURY: Final = (
    "(arm|pols|heup|schouder|vinger|been|rib|ribben|enkel|kaak) ~3 (gebroken|uit de kom|ontwricht|blauw)|gebroken "
    "(arm|pols|heup|schouder|vinger|been|rib|ribben|enkel|kaak)|blauwe plek(ken)?|bloed[a-z]*|hersenschudding|"
    "brandwonden?|uit de kom"
)

SIGNS: Final = (
    Frame(
        THEFT,
        MODERATE,
        "spoorloos foetsie schampavie",
        needs="VALUABLES|spaarcent(en|jes)|spaargeld|euro|enveloppe|omslag|oorbellen|armband|medaille",
        unless="teruggevonden|gevonden|in (zijn|haar) (jas|zak)",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "hard ruw brutaal hardhandig bruut wild",
        "zo {} ~4 (dat|tot)",
        needs=_INJURY,
        also="(vast)?gegrepen|(vast)?gepakt|greep|grepen|pakte|pakten|trok|trokken|getrokken|duwde|duwden|geduwd|kneep|"
        "wassen|gewassen|aankleden|(vast)?gehouden",
        unless="lach[a-z]*|kleuter|spel[a-z]*|BYSELF|kinesist|dans[a-z]*",
    ),
    Frame(
        DRUGGING,
        MODERATE,
        "temesta dormicum xanax valium lorazepam haldol slaappil slaappillen slaapmiddel slaapmiddelen druppels "
        "kalmeermiddel kalmeermiddelen",
        needs="extra|te veel|stiekem|zonder ~4 (weten|vragen|overleg)|dubbele?|meer dan",
        also="zodat|opdat|dan (is|zijn|kan|kunnen|slaapt|slapen)|nachtploeg|nachtdienst|gemak|gerust",
        unless="dokter|arts|voorschrift|voorgeschreven|na overleg|in overleg",
    ),
    Frame(
        FRAUD,
        MODERATE,
        "gefoefeld foefelen foefelt gesjoemeld sjoemelen sjoemelt gerommeld gefraudeerd geknoeid knoeien knoeiden "
        "knoeide",
        needs="geld|facturen|factuur|bonnen|[a-z]+bonnen|rekening|rekeningen|uren|papieren|kas|subsidies|medicatie|"
        "urenstaten|prestatiebladen|attesten|boekhouding|registraties|staten",
        unless="kaarten|spel",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "stuurde stuurden stuurt gestuurd toonde toont doorgestuurd",
        needs="foto|foto's|fotos|filmpje|filmpjes|prentjes",
        also="onderlijf|bovenlijf|geslacht|geslachtsdeel|piemel|blote?|naakte?|intieme|zonder kleren|in zijn "
        "onderbroek",
        unless="wonde|huid|uitslag|TODOCTOR|voeten|armen|blote buik",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "beweren beweert beweerden zogezegd zogenaamd verzwegen verzwijgen doofpot",
        needs=_INJURY,
        also="VICTIM|hij|zij|ze",
        unless="voetbal|fiets|thuis gevallen|film",
    ),
)
