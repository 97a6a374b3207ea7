"""Crimes by what stands in one sentence, in French."""

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

WIDE_FRENCH_CRIMES: Final = (
    Frame(
        VIOLENCE,
        STRONG,
        "coup coups",
        "{} de (poing|pied|pieds|poings|tete|ceinture|baton)|{} et blessures",
        unless="football|ballon|coup de pied a la lune|sport",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "serre serree empoigne empoignee bouscule bousculee saisi saisie plaque secoue tordu malmene malmenee "
        "rudoye rudoyee",
        "{}",
        needs=(
            "bleus|bleu|hematomes?|fracture|casse|cassee|blessee?|marques|trop fort|violemment|brutalement|sang|bras"
        ),
        also="FRSTAFF|ils|elle|il|quelqu'un",
        unless="dans (ses|mes|leurs) bras|tombee?|velo|chute",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "tire tirent tirait tirer pince pincent pincer mord",
        "{} (les|par les|l'|le|par le) (cheveux|oreilles?|bras)",
        unless="brosse|coiff[a-z]*",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "ligote ligotee ligotes attache attachee attaches sangle sanglee",
        "{}",
        needs="chaise|lit|fauteuil|radiateur|toilettes|poignets|mains",
        also="FRENCH|ils|l'ont|elle|on",
        unless="FRNOTTIED|cette maison|attachee a|cadenas",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "enferme enfermee enfermes enfermer enferment",
        "{}",
        needs="noir|cave|placard|cagibi|heures|punition|puni|cle|nuit|chambre",
        unless="sent|covid|confinement|medicaments",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "culotte slip pantalon jupe seins sexe fesses penis vagin parties",
        "(mis|met|mettait|glisse|touche|touchait|caresse|main|mains|doigts|peloter|pelote) ~6 {}",
        unless="laver|toilette intime|lange|pommade|creme",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "force forcee forces oblige obligee",
        "{} ~4 (toucher|deshabiller|embrasser|caresser|coucher|sexe|relations)|{} a (le|la|se) (toucher|"
        "deshabiller|caresser)",
        unless="laver",
    ),
    Frame(
        FRAUD,
        STRONG,
        "compte comptes carte",
        "(vide|vider|vident|pille|detourne|retire|retirent|vole) ~3 (le|son|les|sa|leur|leurs) {}",
        unless="rendu",
    ),
    Frame(
        THEFT,
        MODERATE,
        "alliance bague bijoux argent montre collier portefeuille sac telephone",
        "(pris|prend|prennent|vole|voles|volee|emporte|subtilise|pique|piquee) ~3 (l'|la |le |les |son |sa |"
        "ses )?{}|{} ~3 (vole|volee|voles|derobe|pris|subtilise) ~4 (personnel|FRSTAFF|quelqu'un)?",
        needs="FRSTAFF|personnel|quelqu'un|on a|on lui|maison|chambre|FRENCH",
        unless="photo|pris soin|le temps",
    ),
    Frame(
        DRUGGING,
        STRONG,
        "calmants somniferes sedatifs medicaments piqure piqures neuroleptiques",
        "{} ~5 (pour qu'|pour que|pour les|pour la|pour le) ~6 (tranquilles?|calmes?|dorment?|dorme|dormir|"
        "taisent|taise|sages?|bougent?)|(bourree?s? de|abrutie?s? de|assommee?s? (de|par)) ~1 {}",
        unless="douleur|operation|accord",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "urine pipi excrements selles",
        "(nuit|heures|jour|jours|journee|longtemps) ~4 dans (son|sa|ses|leur|leurs|l') ?{}|(laissee?s?|"
        "restee?s?|baignait) ~6 dans (son|sa|ses|leurs?) {}",
    ),
    Frame(
        DEATH,
        STRONG,
        "mort morte decede decedee mourir",
        "{} ~6 (parce qu'ils|a cause d'|a cause de|par leur|mauvais medicament|negligence|faute)",
        needs="mauvais|faute|negligence|erreur|medicament|soins|surveillance|laisse",
        unless="naturelle|covid|maladie",
    ),
    Frame(
        REPORTED,
        MODERATE,
        "condamne condamnee inculpe arrete arretee poursuivi",
        "{} (pour|par la police)",
        needs="coups|vol|viol|maltraitance|attouchements|fraude|violence|violences|police|abus",
    ),
    Frame(
        REPORTED,
        MODERATE,
        "police gendarmerie parquet",
        "{} ~4 (maltraitance|vol|coups|violences|plainte)|(plainte|denonce) ~5 {}",
        unless="cours|conference",
    ),
    Frame(
        DRUGGING,
        STRONG,
        "cachets cachet calmants calmant somniferes somnifere piqure medicaments comprimes gouttes neuroleptiques",
        "(donne|donnent|donnait|met|mettent|mis|font|fait|bourre|bourrent|recoit|gave|gavent) ~4 {}|{} dans (la|"
        "le|son|sa) (soupe|cafe|the|yaourt|repas)",
        needs="dorme|dorment|dort|dormir|tranquilles?|paix|calme|calmes|se taise|silence|abrutie?|legume|assommee?|"
        "crie|soupe|cafe|yaourt",
        unless="ordonnance|prescrit|medecin|sans|moins|reduit|bien",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "lit couche",
        "(se glisse|s'est glisse|se glissait|se couche|couche|monte|vient|venait|entre) ~3 dans (le|son|leur|"
        "mon) {} (des|de|d'|avec)|dans le {} (des|d'une|de la|de ma) (filles?|residentes?|enfants?|jeunes|soeur)",
        needs="FRSTAFF|il|homme|veilleur|moniteur",
        unless="chat|chien|aide a se|mettre au",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "zizi sexe penis zezette fesses seins culotte vagin parties",
        "(touche|touchait|touchee?|tripote|caresse|caressait|montre|pelote|pelotee?|peloter|regarde|main|doigts) ~6 {}",
        unless="toilette|lave|soin|creme|change",
    ),
    Frame(SEXUAL, STRONG, "pelote pelotee pelotees tripotee tripotees", "(l'a|les a|m'a|l'ont|ete|a) {}"),
    Frame(
        FRAUD,
        MODERATE,
        "soins seances heures visites prestations factures kine therapie",
        "(facturent|facture|facturait|facturees?|comptent|compte) ~3 {} ~6 (jamais|pas|fictives?|fictifs?)( ete| "
        "eu)? ?(donnes?|donnees?|recus?|recues?|faites?|faits?|lieu|venue?)",
        needs="jamais|pas|fictives?|fictifs?",
    ),
    Frame(
        FRAUD,
        STRONG,
        "procuration testament donation compte",
        "(forcee?|obligee?|pousse[es]*|fait) ~3 signer ~3 {}|signer (une|un|le|son) {} ~8 (compris|demente?|vide|"
        "confuse?)",
        unless="notaire",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "nez bouche",
        "(pince|pincent|pincait|bouche|bouchent|ferme|tient) ~2 le {} ~6 (ouvre|avale|mange|bouche)",
        unless="clown|eau|piscine",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "debarras placard cave cagibi cellule noir buanderie grenier",
        "(enferme|enferment|enfermee?s?|mettent|mis|mise|punie?s?) ~5 (dans|au) ~1 {}",
        unless="jouets|linge|cachette",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "escaliers escalier sol mur lit",
        "(pousse|poussee?|poussait|jete|jetee?|bouscule|bousculee?) ~3 (dans|sur|contre|par) (les|l'|le|un) ?{}",
        unless="chaise roulante|fauteuil|lit a roulettes",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "excrements urine vomi selles couche couches",
        "(laissee?s?|laisse|restee?s?|reste|trouvee?|baigne|baignait) ~6 dans ~1 {}",
        needs="heures|jour|journee|nuit|jours|matin|trouvee?|encore",
    ),
    Frame(
        THEFT,
        MODERATE,
        "bijoux argent bague alliance montre collier billets portefeuille chaine",
        "{} ~2 (ont|a|avait|avaient) ~1 disparu|(disparaissent|disparait|disparu) ~3 {}|(plus|sans) ~2 {} ~3 "
        "(matin|soir|lendemain)",
        unless="retrouvee?s?|sous le lit|tiroir",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "bleus hematomes griffes marques morsures",
        "{}",
        needs="partout|personne ne (sait|dit|explique)|inexpliques?|chaque (semaine|jour|visite)|soi-disant|bras",
        also="il|elle|ma|mon|son",
        unless="tombee?|chute|prise de sang|velo",
    ),
    Frame(
        FRAUD,
        STRONG,
        "carte compte livret",
        "(retire|preleve|pris|vole|utilise) ~5 {}|{} ~4 (utilisee?|videe?|vide)",
        needs="argent|euros|quelqu'un|personnel|FRSTAFF|videe?|vide",
        unless="mutuelle|identite",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "escarre escarres plaie plaies",
        "{} ~5 (l'os|infectees?|profondes?|pourrie?s?|asticots)|{} jusqu'a",
    ),
    Frame(
        NEGLECT,
        MODERATE,
        "ivre soul saoul bourre alcoolise alcoolisee",
        "(chauffeur|FRSTAFF) ~4 {}|{} ~6 (bus|volant|conduisait|garde|service)",
        unless="resident|fete",
    ),
    Frame(THEFT, MODERATE, "voleurs voleur", "(ce sont des|des) {}(?=GAP(STOP))", unless="contre les|police|cle"),
)
