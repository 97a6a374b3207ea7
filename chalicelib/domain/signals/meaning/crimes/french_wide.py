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
)
