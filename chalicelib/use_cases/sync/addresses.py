"""Changes of address, looked at together: a mistake, or somebody's hand, moves many organisations at once.

Who is behind an address answers in an organisation's name: links that wait for an answer go to it. So many changes wait
for an editor, as many losses do; until then each organisation keeps the address that it had, and its links.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from chalicelib.domain.organisations.listing import EmailStatus, hash_of
from chalicelib.domain.organisations.offer import kept_address
from chalicelib.domain.sync.manifest import Manifest
from chalicelib.domain.sync.sync import SHARED_BY, Hold, Run, too_many_emails_changed
from chalicelib.ports.stores import Organisations
from chalicelib.ports.sync import StagedPage, SyncStore

_KEYS_AT_ONCE: Final = 100  # in one read

Offers = Mapping[int, Sequence[str]]  # by key, the addresses that the register lists, the one it puts first before
Held = tuple[Mapping[int, int], Sequence[str]]  # what is held, and why


def hold_changes(run: Run, staged: Iterable[StagedPage], manifest: Manifest, organisations: Organisations) -> Held:
    """Return the changes of address that are too many or too much alike: by key, a hash of the address it would get.

    On most days nothing is read for it: few listings changed, and each lists another address.
    """
    changes = _changes(_worth_a_look(_offers(staged, manifest), run.baseline_emails), organisations)
    changed = sum(bool(before) for before, _ in changes.values())
    many = too_many_emails_changed(changed, run.baseline_emails)
    before_by_new: dict[str, set[object]] = defaultdict(set)
    for key, (before, new) in changes.items():
        before_by_new[new.lower()].add(before.lower() or key)
    shared = {new for new, before in before_by_new.items() if len(before) > SHARED_BY}
    reasons = [f"{changed} of {run.baseline_emails} e-mail addresses changed"] if many else []
    reasons += [f"one e-mail address for {len(before_by_new[new])} organisations that shared none" for new in shared]
    held = {
        key: address_hash(new) for key, (before, new) in changes.items() if (many and before) or new.lower() in shared
    }
    return held, reasons


def held_changes(run: Run | None, store: SyncStore) -> Mapping[int, int]:
    """Return the changes of address that a run holds, as long as no editor let them happen."""
    if run is None or Hold.EMAILS not in run.undecided + run.dismissed:
        return {}
    return dict(store.held(run.id, Hold.EMAILS))


def address_hash(address: str) -> int:
    return hash_of(address.lower())


def _offers(staged: Iterable[StagedPage], manifest: Manifest) -> Offers:
    """Return the addresses that are offered to organisations we know. Of a listing on two pages the later counts."""
    found: dict[int, Sequence[str]] = {}
    for page in staged:
        for listing in page.listings:
            if listing.email_status is EmailStatus.OK and manifest.position(listing.key) >= 0:
                found[listing.key] = (listing.email, *listing.also)
            else:
                found.pop(listing.key, None)
    return found


def _worth_a_look(offers: Offers, baseline: int) -> Offers:
    if too_many_emails_changed(len(offers), baseline):
        return offers
    times = Counter(listed[0].lower() for listed in offers.values())
    return {key: listed for key, listed in offers.items() if times[listed[0].lower()] > SHARED_BY}


def _changes(offers: Offers, organisations: Organisations) -> Mapping[int, tuple[str, str]]:
    """Return the addresses that would become others, by key: the present one and the next."""
    keys = list(offers)
    found = {}
    for start in range(0, len(keys), _KEYS_AT_ONCE):
        for key, each in organisations.known(keys[start : start + _KEYS_AT_ONCE]).items():
            before = each.listing.email
            new = kept_address(offers[key], before, bounced=each.bounced)
            if new != before:
                found[key] = (before, new)
    return found
