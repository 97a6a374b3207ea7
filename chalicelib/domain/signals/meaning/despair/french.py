"""Despair, in French."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.frames import Frame

FRENCH_DESPAIR: Final = (
    Frame(
        "",
        STRONG,
        "vivre exister",
        "(ne |n')(veux|veut|voulait|voulais|souhaite|desire) plus {}|plus (envie|gout|raison) de {}|{} ne "
        "(sert|vaut)|fatiguee? de {}",
        unless="avec|sans vous|ici",
    ),
    Frame(
        "",
        STRONG,
        "mourir",
        "(je|elle|il|on|mere|pere|mamie|papy|fils|fille) ~2 (veux|veut|voulait|voulais|voudrais|voudrait|"
        "souhaite|aimerait|aimerais|prefere|preferais|preferait|demande a|supplie de) {}|envie de {}|laissez "
        "(moi|la|le) {}|(prefere|prefererais) {}",
        unless="rire|paisiblement|chez elle|dignement|dignite|ne veu[xt]",
    ),
    Frame(
        "",
        STRONG,
        "finir",
        "(vais|veut|veux|voulait|voulais|va|envie d'|pense a|envie) ~1 ?en {}(?=GAP(STOP|avec (la vie|tout)))",
        unless="avec (ce|cette|les|le)",
    ),
    Frame(
        "",
        STRONG,
        "suicide suicider suicidaire suicidaires suicidee suicides",
        unless="livre|roman|film|prevention",
    ),
    Frame(
        "",
        STRONG,
        "jours vie",
        "(mettre|mis|met|mettre|mettra) fin a (ses|mes|sa|ma) {}|(oter|ote|enlever) la {}",
        unless="paisible",
    ),
    Frame(
        "",
        STRONG,
        "vie",
        "la {} (n'a|n') ?(a )?plus (de|aucun) sens|plus gout a la {}|marre de la {}|fatiguee? de la {}",
        unless="reprend",
    ),
    Frame("", STRONG, "reveiller", "(ne |n')?(plus|jamais) (me|se|m') ?{}|(me|se) {} plus"),
    Frame("", STRONG, "disparaitre", "(veux|veut|voudrais|envie de|aimerais) {}(?=GAP(STOP|pour toujours))"),
    Frame(
        "",
        STRONG,
        "coupe coupee coupait scarifie scarifier mutile mutiler taillade",
        "(se|me|s'est) (scarifie|mutile|scarifier|mutiler)|(se|me|s'est) {} (les|le|la) (bras|veines|"
        "poignets?|peau|cuisses)|automutile",
        unless="epluchant|cuisine",
    ),
    Frame(
        "",
        STRONG,
        "comprimes medicaments pilules cachets",
        "(avale|avaler|pris|prendre) (tous|toutes|trop de) (ses|mes|les|de)? ?{}|(avale|avaler) ~2 {}",
        unless="a l'heure",
    ),
    Frame("", MODERATE, "desespoir desespere desesperee desesperes", unless="place|parking|personnage"),
    Frame(
        "",
        STRONG,
        "sauter saute pendre pendu pendue",
        "(se|me|s'est|s'est) (jeter|pendre|pendu|pendue|jetee?)|{} ~3 (par la fenetre|du toit|du pont|sous "
        "(le|un) train)",
        unless="joie|corde",
    ),
)
