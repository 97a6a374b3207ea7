"""An organisation's own name, address and domains: none of that is anybody's personal data."""

from typing import Final

from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.signals.text.mail_providers import PUBLIC_MAIL_PROVIDERS
from chalicelib.domain.signals.text.reading import word_set, words

# Words that say a name is a house's, not a person's: in a name with none of these, the person is the organisation.
HOUSES: Final = word_set(
    """
    huize huis residentie rusthuis woonzorgcentrum woonzorg wzc campus centrum dienstencentrum centra kliniek
    ziekenhuis hospitaal instituut stichting fonds vzw school basisschool kinderdagverblijf kdv creche kribbe
    kinderopvang opvang peutertuin bko ibo buitenschoolse dagcentrum dagverzorgingscentrum serviceflats
    serviceflat assistentiewoningen groep tehuis home villa hof park ocmw stedelijk gemeentelijk sint st heilig
    heilige onze abdij klooster mpi mfc dvc oooc ckg caw clb vaph ziekenhuizen az uz revalidatiecentrum
    zorgcentrum zorggroep zorghuis middelares leefgroep woongroep afdeling dienst paviljoen blok vleugel straat
    laan plein
    """
)


def own_domains(listing: Listing) -> tuple[tuple[str, str], ...]:
    """The domains that are the organisation's own, and what shows it in Dutch; never those of public providers."""
    found = (
        (mail_domain(listing.email.strip().casefold()), "het e-mailadres van de organisatie"),
        (site_domain(listing.website), "de website van de organisatie"),
    )
    return tuple((domain, source) for domain, source in found if domain and domain not in PUBLIC_MAIL_PROVIDERS)


def mail_domain(address: str) -> str:
    return address.rpartition("@")[2].strip(".") if "@" in address else ""


def site_domain(website: str) -> str:
    """The host of a website as registers and authors write it: with or without a scheme, a port, a path."""
    host = website.strip().casefold()
    host = host.removeprefix("https://").removeprefix("http://").removeprefix("//")
    for end in "/?#":
        host = host.partition(end)[0]
    host = host.rpartition("@")[2].partition(":")[0].strip(".").removeprefix("www.")
    return host if "." in host else ""


def is_own_name(name: list[str], title: str, listing: Listing) -> bool:
    """Check that plain words with the title before them name the organisation, its street or its municipality.

    "Zuster Godelieve" is the home of that name; in "Onthaalouder Carine Maes" the person is the organisation, so
    "Carine" is too. "Dokter Peeters" is not "Huize Peeters": a family's name on a house stays a person's with a title.
    """
    organisation = words(listing.name)
    whole = [title, *name] if title else name
    if any(_holds(own, whole) for own in (organisation, words(listing.address.street))):
        return True
    if _holds(words(listing.address.municipality), name):
        return True
    return HOUSES.isdisjoint(organisation) and set(name) <= set(organisation)


def _holds(own: list[str], asked: list[str]) -> bool:
    """Check that the words asked for stand in a row among the own ones."""
    return any(own[at : at + len(asked)] == asked for at in range(len(own) - len(asked) + 1)) if asked else False
