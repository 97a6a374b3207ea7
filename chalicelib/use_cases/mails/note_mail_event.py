"""A mail bounced, or its reader complained: an address that does not want our mail is left in peace."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.access.editor import Editor
from chalicelib.domain.rules.mail_event import SUPPRESSES, MailEvent
from chalicelib.domain.rules.mails import MAIL_RULES, Addressee, Mail
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NoEditor, NotFound
from chalicelib.ports.bundle import Stores
from chalicelib.ports.mails import NOT_TOLD, Happened
from chalicelib.ports.stores import IdGenerator


class TooEarly(Exception):
    """The mail's sender has not noted yet that it left; tell again in a moment."""


def to_key(address: str, id_generator: IdGenerator) -> str:
    """Return the key that an address is known by, however it is spelt."""
    return id_generator.keyed("address", address.strip().lower())


def note_mail_event(event: MailEvent, *, stores: Stores, now: datetime) -> str:
    """Note what became of a mail, once, in whatever order events come; returns what was done with it, for the log.

    Only what happened to a mail counts that our outbox sent, under that message id, to that address: nobody can have
    an address silenced by inventing an event. Where the service's answer with that id was lost, our own id has to do.
    A mail that the outbox no longer knows (after ninety days) proves nothing.

    Raises:
        TooEarly: whether we sent it is not known yet.
    """
    departed = stores.outbox.departed(event.mail_id)
    if departed is None:
        return "unknown_mail"
    if departed.waiting:
        raise TooEarly
    key = to_key(event.address, stores.id_generator)
    left = bool(event.message_id) and departed.message_id in {event.message_id, NOT_TOLD}
    if not left or departed.to_key != key:
        return "not_ours"
    if event.fate in SUPPRESSES:
        mark_bounced(departed.mail, key, stores=stores)
        _mark_editor(departed.mail, key, stores)
    happened = Happened(id=event.id, to_key=key, fate=event.fate, at=now)
    return event.fate if stores.addresses.note(happened) else "repeated"


def mark_bounced(mail: Mail, key: str, *, stores: Stores) -> None:
    """Let editors see that an organisation's address does not work, while it still is the register's."""
    if (mail.appellant or MAIL_RULES[mail.kind].to) is not Addressee.ORGANISATION:
        return
    try:
        organisation = stores.organisations.get(mail.organisation_id)
        if not organisation.bounced and to_key(organisation.listing.email, stores.id_generator) == key:
            stores.organisations.note_bounced(organisation, bounced=True)
    except (NotFound, ChangedMeanwhile):
        return  # gone, or it has another address by now; a next mail to the old one tells again


def _mark_editor(mail: Mail, key: str, stores: Stores) -> None:
    """Let colleagues see that no mail reaches an editor, who cannot come in and would be the only one to know."""
    editor = stores.editors.get(mail.editor_id) if mail.editor_id else None
    if editor is None or editor.unreached or to_key(editor.email, stores.id_generator) != key:
        return
    with suppress(NoEditor):  # switched off meanwhile
        stores.editors.renew(editor.id, lambda now: replace(now, unreached=now.unreached or now.email == editor.email))


def not_reached(editors: Iterable[Editor]) -> tuple[Editor, ...]:
    """Return the editors at work whom our mails do not reach, for their colleagues to tell them."""
    return tuple(each for each in editors if each.works and each.unreached)
