"""The author's mail domain is the organisation's: perhaps someone who works there [Z]."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, Signal
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.mail_providers import PUBLIC_MAIL_PROVIDERS
from chalicelib.domain.signals.text.own_names import mail_domain, own_domains
from chalicelib.domain.signals.text.reading import word_set

_CODE: Final = "author_domain_is_organisations"


def author_domain_is_organisations(facts: Facts) -> Signal | None:
    """Strong for the same domain, or the very address (small ones use a public provider); moderate for a part of it."""
    if facts.author is None:
        return None
    address = facts.author.email.strip().casefold()
    if address and address == facts.listing.email.strip().casefold():
        return Signal(_CODE, STRONG, "Het e-mailadres van de schrijver is het adres van de organisatie zelf.")
    domain = mail_domain(address)
    if not domain or domain in PUBLIC_MAIL_PROVIDERS:
        return None
    for own, source in own_domains(facts.listing):
        if domain == own:
            return Signal(_CODE, STRONG, f"De schrijver heeft een e-mailadres bij {own}, net als {source}.")
        if _part_of(domain, own) or _part_of(own, domain):
            return Signal(_CODE, MODERATE, f"De schrijver heeft een e-mailadres bij {domain}; {source} gebruikt {own}.")
    return None


def _part_of(small: str, large: str) -> bool:
    """Check that `small` is a host under `large`, which belongs to one party: `be` or `vlaanderen.be` does not."""
    return small.endswith(f".{large}") and "." in large and large not in _SHARED and large not in PUBLIC_MAIL_PROVIDERS


# Under these, many parties have a name of their own.
_SHARED: Final = word_set(
    """
    vlaanderen.be fgov.be belgium.be brussels.be ac.be co.uk wordpress.com blogspot.com wixsite.com weebly.com
    webnode.be webnode.nl jimdo.com jimdofree.com jimdosite.com business.site github.io google.com facebook.com
    sharepoint.com onmicrosoft.com squarespace.com webflow.io smartschool.be eu.com
    """
)
