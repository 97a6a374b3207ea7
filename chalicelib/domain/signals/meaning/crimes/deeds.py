"""Deeds that are told of less often: to bite, to scratch, to burn, to feed by force, to put in cold water."""

from typing import Final

from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.meaning.crimes.kinds import VIOLENCE
from chalicelib.domain.signals.meaning.frames import Frame

_BY_STAFF: Final = (
    "STAFF ~2 {} ~1 VICTIM|STAFF ~1 (heeft|had|hebben|hadden) ~1 VICTIM ~4 {}|(dat|hoe|toen) ~1 STAFF ~1 VICTIM ~4 {}"
)
_BAD_FOR: Final = (
    "straf|gestraft|straffen|stout|lastig|riep|roepen|weende|huilde|wenen|huilen|gilde|smeekte|bibber[a-z]*|tegen "
    "(zijn|haar|hun) (zin|wil)|af te koelen|ijskoude?|minuten|tot (ze|hij|zij) ~2 (zweeg|stil)"
)

DEEDS: Final = (
    Frame(
        VIOLENCE,
        STRONG,
        "bijt beet beten gebeten krabt krabde krabden gekrabd",
        _BY_STAFF + "|VICTIM ~1 (is|werd|was) ~2 {} door ~1 STAFF",
        unless="hond|kat|spel[a-z]*|zichzelf|rug|jeuk|appel|boterham|koek|hapje|lip|tanden|per ongeluk|door VICTIM",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "spuwt spuwde spuwden spuwen spuugt spuugde gespuwd gespuugd",
        "STAFF ~2 {} ~1 (naar|op|tegen) VICTIM|STAFF ~1 (heeft|had|hebben) ~1 (naar|op|tegen) VICTIM ~1 {}",
        unless="per ongeluk|vuur|niesde",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "sigaret sigaretten aansteker strijkijzer peuk kookplaat",
        "(brandt|brandde|brandden|verbrandde|verbrandden|verbrand|gebrand|duwde|drukte) ~1 VICTIM ~3 (met|tegen) ~2 {}|"
        "VICTIM ~2 (met|tegen) ~2 {} ~1 (gebrand|verbrand)|(duwde|duwden|drukte|drukten) ~2 {} ~1 (uit )?(op|in|tegen) "
        "(zijn|haar|mijn|hun) (arm|armen|hand|handen|been|benen|rug|huid|vel|gezicht|nek)",
        unless="per ongeluk|zichzelf|zelf (aan|met)",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "dwong dwongen dwingt dwingen gedwongen verplicht verplichtte verplichtten",
        "{} ~6 (te eten|op te eten|leeg te eten|eten|opeten|leegeten|slikken|te slikken)",
        needs="overgeven|overgaf|braken|braakte|braaksel|kots[a-z]*|kokhal[a-z]*|stikte|stikken|mond open|neus dicht|"
        "neus toe",
        also="tot|totdat|terwijl|toen|hoewel|zodat|waarna|en|zijn|haar",
        unless="ziek|griep|buikgriep|virus|niet (moest|gedwongen|verplicht)|niemand|nooit|medicatie|chemo|zwanger",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "douche bad water emmer",
        "(steken|staken|stak|zetten|zette|duwden|duwde|dompelden|dompelde|hielden|hield|spoten|spoot|gestoken|gezet|"
        "geduwd|gespoten|ondergedompeld) ~1 VICTIM ~2 (in|onder|met) ~1 (koud|koude|ijskoud|ijskoude) {}|VICTIM ~3 (in|"
        "onder|met) ~1 (koud|koude|ijskoud|ijskoude) {} ~1 (gestoken|gezet|geduwd|gehouden|gespoten)",
        needs=_BAD_FOR,
        unless="brandwond[a-z]*|verbrand|koorts|hitte|hittegolf|warm weer|zwembad|spel[a-z]*|sauna|kneipp|"
        "lachen|lachten",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "hond honden",
        "STAFF ~2 (zette|zet|hitste|stuurde|liet) ~3 {} ~1 (op|los op|tegen|af op) VICTIM",
        unless="schoot|bezoek|therapie[a-z]*|knuffel[a-z]*|aaien",
    ),
)
