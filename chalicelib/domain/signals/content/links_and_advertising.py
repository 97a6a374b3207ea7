"""Links and advertising: a review helps others choose, it does not sell. The organisation's own site does not count.

What care costs may be told: an amount is no advertisement, an offer is.
"""

from functools import cache, lru_cache
from typing import Final

from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK, Signal
from chalicelib.domain.signals.meaning.classes.offers import SOLD_BY_CLASS
from chalicelib.domain.signals.meaning.frames import Table
from chalicelib.domain.signals.meaning.motives.indirect import SOLD_INDIRECTLY
from chalicelib.domain.signals.meaning.motives.offers import OFFERED, SELLS_TOO
from chalicelib.domain.signals.meaning.motives.offers_wide import SELLING
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.identifiers import phones
from chalicelib.domain.signals.text.own_names import own_domains, site_domain
from chalicelib.domain.signals.text.phrases import Phrase, any_of, spans
from chalicelib.domain.signals.text.reading import KEPT, MAX_PASSAGES, Reading, apart, passages, regex, times

# A scheme or `www.`; or a name under a top level that hardly begins a Dutch sentence whose blank was forgotten.
_TOP_LEVELS: Final = ("be", "nl", "com", "eu", "org", "fr", "lu", "vlaanderen", "brussels", "shop", "biz", "ly")
_WITH_SCHEME: Final = r"(?:https?://|www\.)[^\s<>\"]{3,200}"
_BARE: Final = (
    r"(?<![a-z0-9.@-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}"
    rf"({'|'.join(_TOP_LEVELS)})(?![a-z0-9@-]|\.[a-z0-9])(?:/[^\s<>\"]{{0,200}})?"
)
_SIGNS: Final = ("://", "www.", *(f".{each}" for each in _TOP_LEVELS))  # one of these is in every link
_TRAILING: Final = ".,;:!?)('\""

OFFERS: Final = (
    Phrase(r"(kortings?|promo|actie|voucher|bonus) ?codes?"),
    Phrase(r"met (de )?code [a-z]*[0-9]+"),
    Phrase(r"([0-9]{1,3} ?%|procent) korting (op|bij|voor)"),
    Phrase(r"klik (snel |gerust |nu )?(hier|op (de |deze )?link)"),
    Phrase(r"bestel (nu|vandaag|snel|online|hier)"),
    Phrase(r"(onze|mijn|deze) webshop"),
    Phrase(r"(gratis|vrijblijvende?) offertes?"),
    Phrase(r"vraag (nu |vandaag )?(een |uw |je )?(gratis |vrijblijvende )?offerte"),
    Phrase(r"volg (ons|mij|me) op"),
    Phrase(r"te koop (via|bij mij|aangeboden)"),
    Phrase(r"te huur (via|bij mij|aangeboden)"),
    Phrase(r"nu (voor |aan )?slechts (€ ?[0-9]+|[0-9]+ ?(€|euro))"),
    Phrase(r"prijzen vanaf (€ ?[0-9]+|[0-9]+ ?(€|euro))"),
    Phrase(r"bel (nu|vandaag( nog)?|ons|mij|me) (op|voor|via)"),
    Phrase(r"(stuur|contacteer|app) ~3 (via |op )?whatsapp"),
    Phrase(r"bitcoins?"),
    Phrase(r"crypto(munten|valuta)?"),
    Phrase(r"(online|gok) ?casino"),
    Phrase(r"(snelle|goedkope|voordelige) lening(en)?"),
    Phrase(r"verdien (snel |nu |makkelijk )?(geld|€|[0-9]+ euro)"),
    Phrase(r"(ik bied|wij bieden) (mijn|onze) diensten aan"),
)
_CALL: Final = (
    any_of("bel bellen whatsapp app sms contacteer reserveer reserveren bestel bestellen info")
    + r"\W{1,3}(?:\w{1,12}\W{1,3}){0,3}$"
)
_BEFORE_NUMBER: Final = 60


@cache
def _offered() -> Table:
    return Table((*OFFERED, *SELLING, *SELLS_TOO, *SOLD_INDIRECTLY, *SOLD_BY_CLASS))


def links_and_advertising(facts: Facts) -> Signal | None:
    """Strong when an offer says where to go; moderate for either alone."""
    read = facts.reading
    found_links = links(read, facts.listing)
    found_offers = apart([*spans(OFFERS, read), *_offered().spans(read)])
    calls = [
        span
        for span in phones(read, facts.listing, by_house=facts.by_house)
        if regex(_CALL).search(read.normalised, max(0, span[0] - _BEFORE_NUMBER), span[0])
    ]
    if not found_links and not found_offers and not calls:
        return None
    said = [
        f"{what} ({times(len(found))})"
        for what, found in (
            ("een link", found_links),
            ("woorden van een aanbieding", found_offers),
            ("een telefoonnummer om te bellen of te bestellen", calls),
        )
        if found
    ]
    where = found_links or calls
    return Signal(
        "links_and_advertising",
        STRONG if found_offers and where else MODERATE if where else WEAK,
        f"Dit staat in de tekst: {' en '.join(said)}.",
        passages(read, apart([*found_links, *found_offers])),  # numbers are marked as what leads to a person
    )


@lru_cache(maxsize=KEPT)
def links(read: Reading, listing: Listing | None = None) -> list[tuple[int, int]]:
    """Return the places of links in a text; those to the organisation itself left out."""
    if not any(sign in read.normalised for sign in _SIGNS):
        return []
    own = [domain for domain, _ in own_domains(listing)] if listing else []
    found = []
    for pattern in (_WITH_SCHEME, _BARE):
        for match in regex(pattern).finditer(read.normalised):
            start = match.start()
            if pattern == _BARE and read.text[match.start(1) : match.end(1)].istitle():
                continue  # "fijn.Be careful": the next sentence, no link
            end = start + len(match[0].rstrip(_TRAILING))
            host = site_domain(read.normalised[start:end])
            if not any(host == domain or host.endswith(f".{domain}") for domain in own):
                found.append((start, end))
    return apart(found)[:MAX_PASSAGES]
