"""A generic reply: thanks, regret and a greeting that would fit below any review; whoever reads it learns nothing [W].

It is a hint to whoever writes the reply, never a refusal.
"""

from typing import Final

from chalicelib.domain.signals.text.reading import normalised, word_set, words

FEWEST: Final = 3  # words that say something, where nothing of the review comes back
_STEM: Final = 5  # letters that two forms of a word share
_SHORTEST: Final = 4  # letters of a word that may say something
# Words of courtesy, and of any letter: they answer nothing by themselves.
_COURTESY: Final = word_set(
    """
    beste geachte mevrouw meneer heer dank danken dankt bedankt bedanken dankjewel dankuwel waarderen apprecieren
    appreciatie feedback reactie reacties waardering waarderingen review reviews recensie beoordeling bericht berichtje
    woorden mooie fijne lieve leuke positieve negatieve eerlijke schrijven schreef tijd nemen nam vinden vind fijn blij
    horen lezen leest graag spijt spijtig betreuren betreurt jammer excuses verontschuldigen verontschuldigingen sorry
    begrijpen begrip ervaring ervaringen ervaren tevreden tevredenheid ontevreden hopen hoop hopelijk wensen
    groeten groet
    groetjes vriendelijke hartelijke hartelijk warme team teams medewerkers directie organisatie voorziening huis opvang
    iedereen altijd steeds verder blijven blijft zetten inzetten werken elke dagelijks best beste doen mogen kunnen
    willen
    zullen worden hebben heeft zijn waren werd deze jouw jullie onze voor naar over door zodat omdat want maar
    daarom hier
    daar zeker heel erg veel meer weer opnieuw contact opnemen contacteren neem nemen bellen mailen gerust altijd welkom
    vraag vragen opmerking opmerkingen opmerkingen compliment complimenten pluim pluimpje bezorgd bezorgen
    doorgeven geven
    gegeven serieus ernstig meenemen nemen verbeteren verbetering kwaliteit zorg dienstverlening belangrijk belang
    hechten
    moeite genomen delen gedeeld melden gemeld laten weten weet samen goed goede beter mensen elkaar alvast nogmaals
    morgen avond namens
    merci bonjour madame monsieur remercions remercie remercier votre notre avis message temps prendre avoir pour
    vous nous
    merci cordialement salutations equipe satisfait satisfaits satisfaction regrettons desoles excuses heureux heureuse
    commentaire retour confiance prenons compte important qualite toujours service contacter contactez hesitez bien tres
    plus avec dans cette que qui sont etes avez
    """
)


def says_nothing(text: str, about: str = "") -> bool:
    """Check if a reply answers nothing of the review: no word of it comes back, and hardly a word says anything."""
    said = _telling(text)
    answered = {word[:_STEM] for word in said} & {word[:_STEM] for word in _telling(about)}
    return not answered and len(said) < FEWEST and bool(normalised(text).strip())


def _telling(text: str) -> set[str]:
    return {word for word in words(text) if len(word) >= _SHORTEST} - _COURTESY
