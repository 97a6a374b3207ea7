"""The import: every line checked, then taken in by the product's own code, so that all that follows is made anew."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

import msgspec

from chalicelib.adapters.dynamodb.upkeep.transfer import DynamoTransfer
from chalicelib.bootstrap import Platform
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.review import Author, Review
from chalicelib.domain.reviews.score import Tally
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.domain.signals.text.near_duplicates import sketch
from chalicelib.ports.cases import AUTHOR_KEY
from chalicelib.ports.stores import AlreadyThere, Lease
from infra.transfer.lines import (
    VERSION,
    AnyLine,
    AppealLine,
    Broken,
    DossierLine,
    EntryLine,
    Header,
    NoticeLine,
    OrganisationLine,
    PublicOrganisationLine,
    PublicReviewLine,
    ReviewLine,
)

_LONGEST_LINE = 1024 * 1024  # bytes
_NOT_ENOUGH = "a public export has not enough in it to be imported"
_decoder = msgspec.json.Decoder(AnyLine)


def checked(source: BinaryIO, here: Platform) -> Iterator[AnyLine | Broken]:
    """Every line, or what is wrong with it. Of what came before, only organisations' ids are remembered."""
    organisations: set[str] = set()
    number = 0
    for number, raw in enumerate(iter(lambda: source.readline(_LONGEST_LINE), b""), start=1):
        try:
            line = _decoder.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield Broken(number, str(error) or "unreadable")
            if number == 1:
                return
            continue
        wrong = _wrong(line, number, organisations, here)
        if wrong:
            yield Broken(number, wrong)
            if number == 1:
                return
        else:
            yield line
    if number == 0:
        yield Broken(1, "the file is empty")


def _wrong(line: AnyLine, number: int, organisations: set[str], here: Platform) -> str:
    """Return why a line cannot be taken in; empty when it can."""
    if isinstance(line, Header) is not (number == 1):
        return "the first line, and only the first, is the header"
    if isinstance(line, Header):
        return _wrong_header(line)
    if isinstance(line, OrganisationLine):
        return _wrong_organisation(line, organisations, here)
    if isinstance(line, ReviewLine):
        return _wrong_review(line, organisations, here)
    return _NOT_ENOUGH if isinstance(line, PublicOrganisationLine | PublicReviewLine) else ""


def _wrong_header(line: Header) -> str:
    if line.version != VERSION:
        return f"version {line.version} of the form is not known here, only {VERSION}"
    return "" if line.scope == "everything" else _NOT_ENOUGH


def _wrong_organisation(line: OrganisationLine, organisations: set[str], here: Platform) -> str:
    if line.id in organisations:
        return f"organisation {line.id} came before"
    organisations.add(line.id)
    there = here.organisations.known([line.listing.key]).get(line.listing.key)
    if there is not None and there.id != line.id:
        return f"the register's {line.listing.register_id} belongs to organisation {there.id} here"
    return ""


def _wrong_review(line: ReviewLine, organisations: set[str], here: Platform) -> str:
    if line.review.organisation_id not in organisations:
        return f"organisation {line.review.organisation_id} did not come before"
    try:
        errors = here.theme_sets.version(line.review.theme_set).check(line.review.aspect_ratings)
    except NotFound:
        return f"theme set {line.review.theme_set} is not known here"
    return f"{errors[0].field}: {errors[0].code}" if errors else ""


def bring_in(lines: Iterable[AnyLine], here: Platform, noted: Callable[[str], None]) -> None:
    """Take in what is not there yet; the same file twice changes nothing the second time.

    Raises:
        SystemExit: the sync is at work, which writes organisations too.
    """
    lease = here.sync_store.acquire(now=here.now())
    if lease is None:
        raise SystemExit("the sync is at work; try again when it has ended")
    transfer = DynamoTransfer(here.connection, here.identities)
    try:
        for line in lines:
            done = True
            if isinstance(line, OrganisationLine):
                done = _organisation(line, here, transfer, lease)
            elif isinstance(line, ReviewLine):
                done = _review(line, here, transfer)
            elif isinstance(line, NoticeLine | AppealLine | DossierLine):
                done = _case(line, here)
            elif isinstance(line, EntryLine):
                transfer.restore_entries([line.entry])
            noted(f"{line.__struct_config__.tag}{'' if done else ' (known)'}")
    finally:
        here.sync_store.release(lease)
    here.directory.settle()


def _organisation(line: OrganisationLine, here: Platform, transfer: DynamoTransfer, lease: Lease) -> bool:
    organisation = Organisation(
        id=line.id,
        listing=line.listing,
        moderation=line.standing,
        tally=Tally(),
        contact_nonce=line.contact_nonce or here.id_generator.new_nonce(),
    )
    try:
        here.organisations.add([organisation], lease)
        done = True
    except AlreadyThere:
        organisation, done = here.organisations.get(line.id), False
    transfer.project_organisation(organisation, lease)  # again where an earlier import died in between
    return done


def _review(line: ReviewLine, here: Platform, transfer: DynamoTransfer) -> bool:
    review = _own(line.review, line.author, here)
    try:
        transfer.restore_review(review, line.author)
        done = True
    except AlreadyThere:
        done = False
    if review.checked_at is not None or review.published_at is not None:
        own = sketch(review.text)
        here.similarity_index.note(review, own.bands, own.packed)
    return done


def _own(review: Review, author: Author | None, here: Platform) -> Review:
    """The author's key is a hash under this stage's secret."""
    return replace(review, author_key=here.id_generator.keyed(AUTHOR_KEY, author.email.lower()) if author else "")


def _case(line: NoticeLine | AppealLine | DossierLine, here: Platform) -> bool:
    try:
        if isinstance(line, NoticeLine):
            here.cases.restore(line.notice, line.notifier)
        else:
            here.cases.restore(line.appeal if isinstance(line, AppealLine) else line.dossier)
    except AlreadyThere:
        return False
    return True
