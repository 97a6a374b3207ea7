"""Somebody asks to hear of changes at an address: an organisation of its own, by its link; editors for others."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.access.editor import Editor
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.webhooks import (
    BOTH_SIGN,
    EDITORS,
    MOST,
    SHOWN_AGAIN,
    TEST,
    Delivery,
    Happening,
    Topic,
    Webhook,
    address_of,
    in_order,
    spelt,
)
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.refusals import FieldError, Invalid, Judge, NotForYou, NotFound, NotTakingPart
from chalicelib.ports.bundle import Stores
from chalicelib.ports.pushed.webhooks import Registered
from chalicelib.ports.stores import Effects
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.organisations.ask_insights import insights_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The one whose webhooks they are: an organisation, or an editor for others."""

    id: str
    organisation: Organisation | None = None
    editor: Editor | None = None

    @property
    def act_of(self) -> tuple[Actor, str]:
        return (Actor.EDITOR, self.editor.id) if self.editor else (Actor.ORGANISATION, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedWebhook:
    """A webhook that somebody asks for."""

    url: str
    events: Collection[Topic]
    sectors: Collection[Sector] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A webhook with its secret; None once that was shown for a day."""

    webhook: Webhook
    secret: str | None


def owner_by_link(token: str, *, stores: Stores, now: datetime) -> Owner:
    """Raises DeadLink."""
    found = insights_of(token, stores=stores, now=now)
    return Owner(id=found.id, organisation=found)


def owner_by_editor(editor: Editor) -> Owner:
    return Owner(id=EDITORS, editor=editor)


def webhooks_of(owner: Owner, *, stores: Stores) -> Sequence[Registered]:
    """Return those that live, the oldest first."""
    found = stores.webhooks.of(owner.id, unread=go_past)
    return [each for each in found if each.webhook.lives(owner.organisation)]


def _forget_dead(owner: Owner, *, stores: Stores) -> None:
    """Take away what an organisation made by a link that is dead: nobody sees it any more, nor could take it away."""
    for each in stores.webhooks.of(owner.id, unread=go_past):
        if not each.webhook.lives(owner.organisation):
            with suppress(NotFound):
                stores.webhooks.remove(each.webhook)


def register(
    owner: Owner, wanted: WantedWebhook, *, local: bool, stores: Stores, now: datetime, counts: Sequence[Count] = ()
) -> Made:
    """Make a webhook, and a secret that is shown now; asked for again within a day, the answer is the same.

    Args:
        owner: whose it will be.
        wanted: where to, of what.
        local: whether its receiver may stand on the machine itself.
        stores: where webhooks are.
        now: the moment.
        counts: what asking counts against.

    Raises:
        Invalid: no address that we go to, nothing to hear of, or too many.
        NotTakingPart: an organisation that does not; NotForYou: a sector that is not the editor's.
        ChangedMeanwhile: others were made at this moment. TooMany.
    """
    if owner.organisation and not owner.organisation.taking_part:
        raise NotTakingPart
    if wrong := (*url_errors(wanted.url, local=local), *events_errors(wanted.events)):
        raise Invalid(wrong)
    url, events = address_of(wanted.url, local=local), in_order(wanted.events)
    sectors = _sectors(owner, wanted.sectors)
    version = stores.webhooks.version(owner.id)
    there = webhooks_of(owner, stores=stores)
    for each in there:
        known = each.webhook
        if (known.url, known.events, known.sectors) == (url, events, sectors):
            fresh = now < known.made_at + SHOWN_AGAIN
            return Made(webhook=known, secret=spelt(stores.webhooks.secrets(known, now=now)[0]) if fresh else None)
    most = MOST[owner.editor is not None]
    if len(there) >= most:
        raise Invalid((FieldError("url", "too_many", "webhooks", facts=(most,)),))
    webhook = Webhook(
        id=stores.id_generator.new_id(),
        owner=owner.id,
        url=url,
        events=events,
        sectors=sectors,
        made_at=now,
        made_by=owner.editor.id if owner.editor else "",
        link_nonce=owner.organisation.insights_link_nonce if owner.organisation else "",
    )
    secret = _new_secret(stores)
    _forget_dead(owner, stores=stores)
    effects = _effects(owner, "add_webhook", webhook, stores=stores, now=now, counts=counts)
    stores.webhooks.add(webhook, secret, version=version, effects=effects)
    return Made(webhook=webhook, secret=spelt(secret))


def url_errors(url: str, *, local: bool) -> tuple[FieldError, ...]:
    """Return that we do not go to an address; nothing where we do."""
    try:
        address_of(url, local=local)
    except Invalid as refusal:
        return refusal.errors
    return ()


def events_errors(events: Collection[Topic]) -> tuple[FieldError, ...]:
    """Return that there is nothing to hear of; nothing where there is."""
    return () if events else (FieldError("events", "required"),)


def webhook_judges(*, local: bool) -> tuple[Judge, ...]:
    """Return the judges of a webhook that somebody asks for."""
    return (lambda sent: url_errors(sent.url, local=local), lambda sent: events_errors(sent.events))


def remove(owner: Owner, webhook_id: str, *, stores: Stores, now: datetime) -> None:
    """Take a webhook away; nothing more is sent to it, save what is on its way.

    Raises:
        NotFound: it is not there, or not theirs. NotForYou: of a sector, or of all, that is not the editor's.
    """
    found = _own(owner, webhook_id, stores=stores).webhook
    stores.webhooks.remove(found, effects=_effects(owner, "remove_webhook", found, stores=stores, now=now))


def renew_secret(owner: Owner, webhook_id: str, *, stores: Stores, now: datetime, counts: Sequence[Count] = ()) -> Made:
    """Make another secret; for a day the former one signs as well.

    Raises:
        NotFound, NotForYou: as above. TooMany.
    """
    found, secret = _own(owner, webhook_id, stores=stores).webhook, _new_secret(stores)
    effects = _effects(owner, "renew_webhook_secret", found, stores=stores, now=now, counts=counts)
    stores.webhooks.another_secret(found, secret, both_until=now + BOTH_SIGN, effects=effects)
    return Made(webhook=found, secret=spelt(secret))


def send_test(owner: Owner, webhook_id: str, *, stores: Stores, now: datetime, counts: Sequence[Count] = ()) -> None:
    """Let a message to try it wait; a webhook that rests is woken by it, and is told what waited meanwhile.

    Raises:
        NotFound, NotForYou: as above. TooMany.
    """
    found = _own(owner, webhook_id, stores=stores).webhook
    stores.counters.take(counts, now=now)
    of = "" if found.of_editors else found.owner
    test = Happening(topic=TEST, at=now, about="organisation", organisation_id=of)
    stores.webhooks.put(found, Delivery(id=f"msg_{stores.id_generator.new_id()}", happening=test), now=now, wake=True)


def _own(owner: Owner, webhook_id: str, *, stores: Stores) -> Registered:
    found = next((each for each in webhooks_of(owner, stores=stores) if each.webhook.id == webhook_id), None)
    if found is None:
        raise NotFound
    _sectors(owner, found.webhook.sectors or tuple(Sector))  # of none is of all
    return found


def _sectors(owner: Owner, wanted: Collection[Sector]) -> tuple[Sector, ...]:
    """Return the sectors in one order; an editor who is limited to some hears of no other."""
    limited = owner.editor.sectors if owner.editor else ()
    if limited and not set(wanted) <= set(limited):
        raise NotForYou
    return tuple(each for each in Sector if each in (wanted or limited))


def _new_secret(stores: Stores) -> bytes:
    """Return 256 random bits or more, as long as the standard wants them."""
    return f"{stores.id_generator.new_nonce()}{stores.id_generator.new_nonce()}".encode()


def _effects(
    owner: Owner, action: str, webhook: Webhook, *, stores: Stores, now: datetime, counts: Sequence[Count] = ()
) -> Effects:
    by, actor_id = owner.act_of
    subject = f"organisation/{owner.id}" if owner.organisation else f"webhook/{webhook.id}"
    act = Act(by=by, at=now, actor_id=actor_id)
    return Effects(entry=log_entry(subject, action, act, stores.id_generator, after=""), counts=tuple(counts))
