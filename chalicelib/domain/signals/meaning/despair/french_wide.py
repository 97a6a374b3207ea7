"""Despair by what stands in one sentence, in French."""

from typing import Final

from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.meaning.frames import Frame

WIDE_FRENCH_DESPAIR: Final = (
    Frame(
        "",
        STRONG,
        "mourir crever",
        "(veux|veut|voudrais|voudrait|souhaite|demande a|envie de|prefererais?|prefererait|voulais|voulait) "
        "~1 {}(?! (de rire|de faim|chez|dignement))",
        unless="dignement|paix|respecte|rire|dignite",
    ),
    Frame(
        "",
        STRONG,
        "tuer suicider pendre",
        "(me|se|m'|s') ?{}",
        needs="envie|veux|veut|vais|va|pense|tente|essaye|essaie|menace|voulu",
        unless="travail|tache|rire",
    ),
    Frame(
        "",
        STRONG,
        "veines poignets bras cuisses",
        "(taillade|tailladee?|coupe|coupee?|ouvert|ouvre|entaille|lacere) ~2 (les|le|ses|mes|la) {}",
        needs="se|s'est|me|m'est|je",
        unless="cuisine|chute|papier",
    ),
    Frame(
        "",
        STRONG,
        "vie",
        "(ma|sa|la) {} (ne vaut|n'a|ne sert|est finie|n'en vaut) ~3 (plus|rien|a rien)?|en finir avec (la|ma|"
        "sa|cette) {}|(quitter|partir de) (cette|la) {}",
        unless="quotidienne|a change",
    ),
    Frame(
        "",
        STRONG,
        "somniferes medicaments comprimes cachets pilules",
        "(avale|avalee|avaler|pris) ~2 (une |un |toute la |tous les |toutes les )?(boite|flacon|tube|"
        "plaquette|tous|toutes|dose|overdose) ~2 {}",
    ),
    Frame(
        "",
        STRONG,
        "la",
        "(ne |n')(veux|veut|voudrais|voulais|voulait) plus etre {}(?= ?(STOP))",
        unless="derange",
    ),
    Frame(
        "",
        STRONG,
        "fenetre toit pont balcon train",
        "(saute|sauter|jete|jeter|jetee) ~2 (par|du|de|sous|d'un) ~2 {}",
        needs="a|s'est|se|veux|veut|menace|vais",
        unless="joie|ballon|chat|dechets|jouet",
    ),
)
