"""Letters: what an author without an e-mail address gets in the place of a mail, and the code in the place of a link.

A letter holds no word of the review: others may open it. Where it goes to the organisation's own house it does not even
say what it is about, but that there is news.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from chalicelib.domain.letters.typed_codes import code_of, in_groups
from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.reviews.erasure import struck, words_of
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.postal_address import address_lines, same_house
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.conduct import NEVER_TOLD
from chalicelib.domain.rules.mails import LINK_LIFE, Mail, MailKind, Purpose
from chalicelib.ports.stores import IdGenerator

CODE_KEY: Final = "code"  # purpose of the keyed hash under which a code is kept
_LETTER: Final = "letter"  # purpose of the keyed hash that a code is made of


def code_in(mail_id: str, review: Review, id_generator: IdGenerator) -> str:
    """Return the code that a letter about a review holds: it dies with the nonce that links are made with."""
    return code_of(id_generator.keyed(_LETTER, f"{review.manage_nonce}/{mail_id}"))


def code_key(code: str, id_generator: IdGenerator) -> str:
    return id_generator.keyed(CODE_KEY, code)


def code_ends(mail: Mail) -> datetime:
    """Return the moment from which the code in a letter opens nothing: a link would live as long."""
    return mail.created_at + LINK_LIFE[Purpose.MANAGE]


def at_own_house(postal_address: str, listing: Listing) -> bool:
    """Tell whether an address is the organisation's own, as the register has it: others there may open letters."""
    at = listing.address
    return same_house(postal_address, street=at.street, number=at.number, postal_code=at.postal_code)


def words_of_letter(
    mail: Mail, review: Review, author: Author, listing: Listing, *, opens: bool, id_generator: IdGenerator
) -> Mapping[str, object]:
    """Return what a letter says beside what the mail would; `opens` where that carries a link to the author's page."""
    unsaid = mail.rule in NEVER_TOLD or mail.kind is MailKind.REVIEW_ESCALATED
    name = f"{author.first_name} {author.last_name}".strip()
    return {
        "by_post": True,
        "address": (name, *address_lines(author.postal_address)),
        "at_house": at_own_house(author.postal_address, listing),
        "code": in_groups(code_in(mail.id, review, id_generator)) if opens else "",
        "code_ends": code_ends(mail),
        "rule": "" if unsaid else mail.rule,
        "explanation": "" if unsaid else struck(mail.explanation, words_of(review, None)),
        "unsaid": unsaid,
        "passage": "",
    }
