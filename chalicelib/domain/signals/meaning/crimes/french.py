"""The same crimes, told in French: child care and care homes of Brussels are written about in it."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.crimes.kinds import (
    DEATH,
    DRUGGING,
    FRAUD,
    NEGLECT,
    REPORTED,
    SEXUAL,
    THEFT,
    VIOLENCE,
)
from chalicelib.domain.signals.meaning.frames import Frame

FRENCH_CRIMES: Final = (
    Frame(
        VIOLENCE,
        STRONG,
        "maltraitance maltraitances maltraite maltraitee maltraites maltraitees maltraitent maltraiter "
        "tabasse tabassee brutalise brutalisee moleste molestee",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "frappe frappee frappes frappent frappait frapper gifle giflee gifles giflent giflait gifler cogne "
        "cognee battu battue battus",
        "(a|ont|l'a|l'ont|m'a|m'ont|ete|lui|se fait|est|sont|nous|les|qui) {}|{} (ma|mon|mes|la|les|sa|son|"
        "une|des|un|notre|nos) ([a-z]+ )?FRENCH",
        unless="FRNOTHIT",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "coups gifles gifle fessee claques claque",
        "(recu|recoit|recevait|donne|donnait|mis|prend|pris|subi|roue|rouee) ~3 (des|de|une|les) {}",
        unless="coup de (main|fil|telephone|coeur|pouce|chapeau|dur)|coups de coeur",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "attache attachee attaches attachees attachent attachait attacher ligote ligotee sangle sanglee",
        "{} ~4 (au|a leur|a son|sur|dans) ~2 (lit|lits|chaise|fauteuil|radiateur|toilettes)|{} (les|ma|mon|la|"
        "sa) ~1 (residents?|residentes?|mere|pere|personnes|enfants|patients)",
        unless="FRNOTTIED",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "enferme enfermee enfermes enfermees enferment enfermait enfermer",
        unless="sent|sentait|sens|sentiment|en (elle|lui) ?meme|covid|confinement|oiseaux|medicaments",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "pousse poussee pousses poussait jete jetee traine trainee tire tiree secoue secouee secoues arrache "
        "arrachee plaque plaquee",
        "{} ~5 (contre (le|un|la) (mur|sol|porte)|par terre|au sol|par (le|les|la) (bras|cheveux|main|"
        "oreilles?)|dans (le|l'|les) (couloir|escaliers?))|{} (le|les|un|mon|ma|la) (bebe|bebes|nourrisson|"
        "enfant)|{} (les|des) cheveux",
        unless="chaise roulante|poussette|fauteuil roulant",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "pince pincee pincent mordu mordue etrangle etranglee",
        "(a|ont|l'a|l'ont|m'a|est|etait|ete) ~2 {}",
        unless="chien|moustique|guepe|autre enfant|mon fils a|ma fille a",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "viol violee viole violees violent attouchement attouchements agression agressions pedophile "
        "pedophiles inceste",
        "((un|le|de|des|du) viols?|violee?s?|attouchements?|agressions? sexuelles?|pedophiles?|inceste)",
        unless="secret|reglement|caractere|vie privee|vent",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "sexuel sexuelle sexuels sexuelles",
        "(abus|agression|agressions|harcelement|violences|relations|relation|gestes|contact|acte|actes) {}",
        unless="education",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "abuse abusee abuses",
        "(a|ont|ete|a ete) {} (de|d'|par|sexuellement)|{} sexuellement",
        unless="confiance|gentillesse|patience",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "touche touchee touchait caresse caressee tripote tripotee",
        "(a|ont|s'est) {} (ma|mon|sa|son|notre|une|les) (fille|fils|soeur|frere|enfants?|mere|petite|seins|"
        "fesses|residente)|{} ~4 (seins|fesses|sexe|parties intimes|entre les jambes|sous (la|sa|ses) (jupe|"
        "vetements))",
        unless="mots|musique|gentillesse|main",
    ),
    Frame(
        THEFT,
        MODERATE,
        "vole volee voles volees derobe derobee voler volent",
        "(a|ont|ete|a ete|on|nous|lui|m'a|l'a|s'est fait|se faire|fait|personnel|soignants?|qui|ils|elles|le "
        "personnel) ~2 {}|{} (les|des|l'|de l'|la|le|mon|ma|son|sa|ses|leurs) ~1 (bijoux|argent|bague|"
        "alliance|montre|portefeuille|sac|affaires|carte|pensionnaires|residents)|quelqu'un ~2 {}",
        unless=(
            "coeur|coeurs|secours|dans les plumes|vedette|oiseaux?|avion|papillons?|temps|volaille|ballon|"
            "crainte|peur d"
        ),
    ),
    Frame(
        THEFT,
        MODERATE,
        "vols voleur voleurs voleuse vol",
        "(des|un|plusieurs|les) (vols|voleurs?)|(plainte|victime|victimes|declaration) ~3 {}|{} (de|d') "
        "(bijoux|argent|bague)|voleuse",
        unless="prix|cher|tarif|oiseaux?|avion|facture|contre les|fermee a cle",
    ),
    Frame(
        THEFT,
        MODERATE,
        "argent bijoux bague alliance montre portefeuille",
        "{} ~2 (a|ont) (disparu|ete pris|ete voles?|ete volee) ~2 (de|du|dans|sur)",
        unless="retrouve|tiroir|sous le lit",
    ),
    Frame(
        FRAUD,
        STRONG,
        "compte carte comptes",
        "(argent|euros|somme|retire|vide|preleve) ~6 (son|de son|sur son|du|sa|leur|ses|le) {}|(vide|videe) ~3 {}",
        unless="rendu compte|tenir compte|par domiciliation",
    ),
    Frame(
        FRAUD,
        MODERATE,
        "fraude escroquerie escrocs escroc arnaque arnaqueurs detournement",
        unless="prix|cher|tarif",
    ),
    Frame(
        FRAUD,
        STRONG,
        "falsifie falsifiee falsifies falsifiees falsification imite imitee",
        "{} ~5 (signature|documents?|factures?|dossier|attestations?)|(signature|documents?|factures?|dossier|"
        "attestations?) ~4 {}",
    ),
    Frame(FRAUD, STRONG, "faux fausses fausse", "{} (factures?|signatures?|documents|certificats?|dossier)"),
    Frame(FRAUD, STRONG, "chantage extorque extorquee"),
    Frame(
        NEGLECT,
        STRONG,
        "escarres escarre",
        "{} ~5 (os|profondes?|infectees?|ouvertes?|graves?|enormes?)|(grosses|enormes|graves) {}",
        unless="prevention|soignees|sans",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "excrements urine urines selles pipi caca",
        "(heures|jours|jour|nuit|nuits|restait|laissee?|laisse|restee) ~5 dans (ses|son|leurs|les) {}",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "mourir crever",
        "(laisse|laissee|laissent|laisser|laisses) ~5 {}",
        unless="paisiblement|doucement|dignite|demande|dignement|rire",
    ),
    Frame(
        NEGLECT,
        MODERATE,
        "negligence negligences deshydratee deshydrate denutrition affame affamee",
        "(graves?|grosses?|pure) {}|{} (graves?|grave)|(deshydratee?|affamee?|denutrition)",
        unless="prevention|jardin|arrives|en arrivant",
    ),
    Frame(
        DRUGGING,
        STRONG,
        "drogue droguee drogues droguent droguer empoisonne empoisonnee",
        "(l'ont|ont|ete|les|la|l'a) {}|(ils|elles) {} ~2 FRENCH",
        unless="prevention|atmosphere|dependance",
    ),
    Frame(
        DRUGGING,
        STRONG,
        "somniferes somnifere calmants medicaments sedatifs",
        "{} ~5 (en cachette|a (notre|son|mon) insu|sans (nous|notre|son|prevenir|autorisation))|(en cachette|"
        "a son insu|a notre insu) ~4 {}",
    ),
    Frame(
        DEATH,
        STRONG,
        "tue tuee tuees assassine assassinee meurtre meurtriers assassins assassin meurtrier",
        "(ont|l'ont|a|ete) {} (ma|mon|notre|par|sa|son)|l'ont {}|(assassins?|meurtriers?|c'est un meurtre)",
        unless="temps|ennui|rire|film|livre",
    ),
    Frame(DEATH, STRONG, "faute negligence", "(mort|morte|decede|decedee) ~3 (par|a cause de) ~2 {}"),
    Frame(
        REPORTED,
        MODERATE,
        "plainte",
        "{} ~4 (a la|aupres de la|au) (police|parquet|gendarmerie|commissariat)|porte {} ~3 (police|contre)",
    ),
    Frame(
        REPORTED,
        MODERATE,
        "parquet instruction",
        "(enquete|dossier|plainte) ~3 (du|au|judiciaire) ?{}?|juge d'instruction",
        unless="sol|bois|cire",
    ),
    Frame(
        REPORTED,
        MODERATE,
        "police",
        "(alles?|allee|appele|prevenu|averti|contacte) ~3 la {}",
        unless="cours|securite routiere|egare|perdu|accident",
    ),
)
