"""Somebody who lost the link to a review of theirs asks for it: mailed to the address that the review came with."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from chalicelib.domain.rules.email_address import is_email_address, mailbox
from chalicelib.domain.rules.law import mail_about
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import FieldError, Invalid, TooMany
from chalicelib.ports.bundle import Stores
from chalicelib.ports.cases import AUTHOR_KEY, MAILBOX_KEY
from chalicelib.use_cases.mails.links_of_author import spelling, with_a_page


def address_errors(email: str) -> tuple[FieldError, ...]:
    """Return that no mail can be sent to this; nothing where one can."""
    return () if is_email_address(email) else (FieldError("email", "wrong_format", "email_address"),)


def ask_links(
    email: str, *, stores: Stores, now: datetime, asked: Sequence[Count] = (), mailed: Sequence[Count] = ()
) -> None:
    """Mail the links to all reviews of a mailbox, in one mail for each way in which its address was spelt.

    Anybody can ask, so asking takes nothing away: links that are out go on working. A mailbox without reviews gets no
    mail, and its asking counts all the same, so that it cannot be told by how often one may ask.

    Args:
        email: of whoever asks, or of whom they say they are.
        stores: where reviews, traces and counters are.
        now: the moment.
        asked: what asking counts against.
        mailed: what mails to this mailbox count against; beyond it none is sent, and nobody is told so.

    Raises:
        Invalid: no mail can be sent to this.
        TooMany: this origin asks too much, for whatever mailboxes.
    """
    email = email.strip()
    if wrong := address_errors(email):
        raise Invalid(wrong)
    stores.counters.take(asked, now=now)
    keyed = stores.id_generator.keyed
    own, spelt = keyed(MAILBOX_KEY, mailbox(email)), keyed(AUTHOR_KEY, email.lower())
    found = with_a_page(own, spelt, index=stores.similarity_index, reviews=stores.reviews)
    if not found:
        stores.reviews.many([stores.id_generator.new_id()])  # as much is read for a stranger
    newest = {spelling(review): review for review in reversed(found)}
    mails = [
        mail_about(review.references, MailKind.MANAGE_LINKS, now, stores.id_generator.new_id())
        for review in newest.values()
    ]
    with suppress(TooMany):
        stores.outbox.ask(mails, mailed, now=now)
