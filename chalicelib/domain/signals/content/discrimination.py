"""Discrimination: slurs and sweeping words about origin, religion, orientation or disability.

That staff and residents do not understand one another is a complaint about care, and none of this.
"""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, Signal
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.phrases import Phrase, spans
from chalicelib.domain.signals.text.reading import apart, passages, reported, word_set

SLURS: Final = word_set(
    """
    neger negers negerin nikker nikkers makak makakken zandneger zandnegers geitenneuker geitenneukers spleetoog
    spleetogen bougnoul bougnouls poepchinees poepchinezen kutmarokkaan kutmarokkanen rotmarokkanen rotturk
    rotturken kutturk kutturken kankerturk kankerjood kankerjoden rotjood rotjoden jodenstreek jodenstreken
    flikkers kankerhomo kuthomo rothomo mankepoot krompoot kutbuitenlander kutbuitenlanders kutallochtonen
    kutvreemdelingen
    """
)
_ONE: Final = r"(marokkaan|turk|jood|arabier|afrikaan|roemeen|zigeuner|moslim|vreemdeling|buitenlander|allochtoon|homo)"
_MANY: Final = (
    r"(marokkanen|turken|joden|arabieren|afrikanen|polen|roemenen|zigeuners|moslims|vreemdelingen|buitenlanders|allochtonen"
    r"|homo'?s|zwarten|gehandicapten|vluchtelingen|walen)"
)
_DAMNED: Final = (
    r"(zijn (allemaal |toch )?(lui|vuil|dom|dieven|criminelen|profiteurs|terroristen|gevaarlijk|niet te vertrouwen)"
    r"|stelen|liegen|stinken|deugen niet|moeten (allemaal )?(weg|buiten|terug|opkrassen)|horen hier niet)"
)
SWEEPING: Final = (
    Phrase(rf"vuile ({_MANY}|{_ONE})"),
    Phrase(rf"vieze ({_MANY}|{_ONE})"),
    Phrase(r"sales? (arabes?|juifs?|negres?|noirs?)"),
    Phrase(rf"stelletje ({_MANY}|apen|mongolen)"),
    Phrase(rf"bende ({_MANY}|apen|mongolen)"),
    Phrase(rf"alle(maal)? (die )?{_MANY} {_DAMNED}"),
    Phrase(rf"die {_MANY} {_DAMNED}"),
    Phrase(r"eigen volk eerst"),
    Phrase(r"(ga|gaat|keer|stuur|moet) (ze |maar |allemaal ){0,2}terug naar (je|jullie|uw|hun) (eigen )?land"),
    Phrase(r"terug naar (zijn|haar) eigen land"),
    Phrase(r"hoofddoek(en|jes)? (hoort|horen|moet|moeten) ~2 (niet|weg|verboden|buiten|af)"),
    Phrase(r"(niet|nooit) door een zwarte ~2 (gewassen|verzorgd|geholpen|aangeraakt)"),
    Phrase(r"(te veel|vol met|allemaal) vreemd (volk|gespuis)"),
)


def discrimination(facts: Facts) -> Signal | None:
    """Strong; moderate when somebody else seems to have said it."""
    read = facts.reading
    found = apart([*read.occurrences(SLURS), *spans(SWEEPING, read)])
    if not found:
        return None
    theirs = all(reported(read, span) for span in found)
    return Signal(
        "discrimination",
        MODERATE if theirs else STRONG,
        "In de tekst staan woorden die een groep mensen kunnen kleineren of uitsluiten."
        + (" Misschien haalt de indiener iemand aan." if theirs else ""),
        passages(read, found),
    )
