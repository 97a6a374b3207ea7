"""The purpose of every table, and the word for every attribute that is no document."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final

from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.score import BY_PROOF
from chalicelib.domain.rules.retention import Kept


@dataclass(frozen=True, slots=True)
class Holding:
    """The purpose of a table, in the terms of a data map."""

    personal: str  # which personal data; empty when there is none
    why: str
    seen_by: str
    periods: tuple[Kept, ...] = ()
    otherwise: str = ""  # how long, where no period of ours says so
    attributes: Mapping[str, str] | None = None  # beside keys and documents: what each is


_REGISTER: Final = "as long as the register knows the organisation"

HOLDINGS: Final[Mapping[str, Holding]] = {
    "organisations": Holding(
        "the public words of reviews, without their authors",
        "to show organisations and reviews",
        "everyone; the e-mail address: editors",
        (Kept.PUBLISHED_REVIEW,),
        attributes={
            "organisation_id": "our id",
            "part": "which part this is",
            "listing_version": "counts the register's changes",
            "contact_nonce": "in every reply link; a new one kills the old links",
            "standing_version": "counts the editors' decisions",
            "taking_part": "whether it takes reviews",
            "restricted_until": "how long it is watched or blocked",
            "restriction_of": "of which of the editors' decisions that is true",
            "digest_stopped": "whether it wants no monthly mail",
            "reviews": "counter",
            "replied": "counter",
            "score_sum": "counter",
            **{f"marks_{mark}": "counter" for mark in range(1, 6)},
            **dict.fromkeys(BY_PROOF, "counter, of reviews by their proof"),
            **{f"promises_{status}": "counter" for status in ("open", "kept", "late", "dropped")},
            "handed_out": "cards with a code that it handed out, ever",
            "cards_used": "how many of these were used, in steps of five and a night late",
            "faces_version": "counts the changes of its public reviews",
            "front": "its newest public reviews, packed",
            "bounced": "whether mails to the register's address come back",
            "insights_nonce": "in the link to its figures",
            "insights_asked_at": "when that link was asked for last",
        },
    ),
    "listings": Holding(
        "",
        "to know which entry of the register an organisation is",
        "nobody",
        otherwise=_REGISTER,
        attributes={"register_key": "a digest", "register_id": "the register's id", "organisation_id": "our id"},
    ),
    "reviews": Holding(
        "what the author wrote, which may concern health; a keyed hash of the author's address",
        "to decide on it and publish it",
        "editors; the author; the organisation, once published",
        (Kept.UNCONFIRMED_REVIEW, Kept.UNDECIDED_REVIEW, Kept.PUBLISHED_REVIEW, Kept.CLOSED_REVIEW),
        "then the bare fact of it, without content",
        {
            "review_id": "our id",
            "organisation_id": "our id",
            "version": "guards every change",
            "packed": "a long review, compressed",
        },
    ),
    "identities": Holding(
        f"who wrote or gave notice ({', '.join(field.name for field in fields(Author))}), and whom an organisation "
        "that asks to take part names, sealed with a key of its own",
        "to confirm the address, to mail or to write letters, to decide",
        "editors; each opening is on record with the key service",
        (Kept.UNCONFIRMED_REVIEW, Kept.AUTHOR, Kept.CASE, Kept.FAREWELL, Kept.LAST_LETTER, Kept.REQUEST),
        attributes={
            "review_id": "whose it is",
            "sealed": "the identity, sealed",
            "expires": "when the store deletes it",
        },
    ),
    "deadlines": Holding(
        "",
        "to do everything at its time",
        "nobody",
        otherwise="until it is done",
        attributes={"shard": "a share of the work", "place": "the moment, what to do, the id"},
    ),
    "tombstones": Holding(
        "ids of erased reviews",
        "to erase again after a backup is restored",
        "operators",
        (Kept.TOMBSTONE,),
        attributes={"month": "of the erasure", "review_id": "our id", "expires": "when the store deletes it"},
    ),
    "log": Holding(
        "which editor did what, and by their codes the signals that stood there; editors' words, until what they are "
        "about is erased",
        "to account for every decision",
        "editors; the author, what concerns their review",
        (Kept.LOG,),
        attributes={
            "subject": "what it is about",
            "at": "when",
            "day": "the day, for the public figures",
            "mails": "ids of the mails that the act sent",
            "cause": "the id of the request that wrote it",
            "expires": "when the store deletes it",
        },
    ),
    "outbox": Holding(
        "editors' words to an author, until the mail has left; no address, text or link",
        "to send every mail, and to have every letter printed",
        "nobody; editors, which letters wait or were printed",
        (Kept.MAIL,),
        attributes={
            "mail_id": "our id",
            "attempts": "how often it was tried",
            "due_shard": "a share of the work; of letters, whether one waits or was printed",
            "due_at": "when to send; of a letter, since when it stands there",
            "waits_for": "the code of what keeps it back",
            "outcome": "what became of it",
            "done_at": "when",
            "message_id": "the mail service's id",
            "to_key": "a keyed hash of the address it went to",
            "expires": "when the store deletes it",
        },
    ),
    "addresses": Holding(
        "a keyed hash of a mail or postal address, and that what went there came back or was not wanted; of the "
        "code in a letter, and which review it opens",
        "never to write again to whom we cannot or may not; to open an author's page by a code",
        "operators, who must know the address to ask; of an organisation also editors",
        (Kept.MAIL,),
        "what makes us mail nobody there: until an operator lifts it; a code: as long as a mailed link, at most",
        {
            "key": "a keyed hash, of an address, an event or a code",
            "opens": "of a code: the ids of the review and of the letter",
            "suppressed_for": "why nothing is mailed there",
            "soft_bounces": "counter",
            "last_at": "when something came back last",
            "expires": "when the store deletes it",
        },
    ),
    "counters": Holding(
        "keyed hashes of origins and mail addresses",
        "to limit how much comes from one origin or goes to one address",
        "nobody",
        otherwise="until the window that is counted ends, at most a day",
        attributes={
            "bucket": "what is limited, and when; or a request that may come again, for a day, as a keyed hash",
            "answer": "the id that such a request was answered with",
            "counted": "counter",
            "latest": "when the last of few was counted",
            "second": "when the one before it was",
            "third": "when the one before that was",
            "expires": "when the store deletes it",
        },
    ),
    "insights": Holding(
        "",
        "to show organisations their figures",
        "the organisation; averages of a sector: each organisation in it",
        otherwise="as long as the organisation; what was asked to be mailed again: a day",
        attributes={
            "organisation_id": "our id, or the sector",
            "part": "the month, or what was asked",
            "moves": "counter",
            "asked_at": "when a link was asked to be mailed again",
            "expires": "when the store deletes it",
        },
    ),
    "cases": Holding(
        "what notifiers, authors and organisations wrote; what editors gathered about improper use, asked and noted; "
        "what editors read again, and which of them",
        "to decide on reviews, notices and appeals, and to find improper use",
        "editors; each party its own",
        (Kept.CASE, Kept.DOSSIER, Kept.NOTE),
        attributes={
            "case_id": "our id",
            "about": "of which review",
            "version": "guards every change",
            "expires": "when the store deletes what was asked and noted",
        },
    ),
    "invitations": Holding(
        "by which unconfirmed review a card is held; of a used card only that it is",
        "to see to it that each card brings one review, and to count them",
        "nobody; the numbers of a batch, in steps and a night late: its organisation, and added up everyone",
        (Kept.INVITATION,),
        attributes={
            "place": "a keyed hash of a card's code, which is kept nowhere; or a share of the batches",
            "part": "of a batch: our ids",
            "organisation_id": "our id",
            "batch_id": "our id",
            "until": "the last moment at which a card can be used: the same for all of its batch",
            "held_by": "the review that was written with it, until that is confirmed or goes; then nothing",
            "spent": "1 once it was used; not by whom, for what or when",
            "used": "counter",
            "noted": "the same, as of the last night",
            "shown": "the same, as of the night before, in steps of five",
            "night": "the day of the last night, which is the same for every batch",
            "expires": "when the store deletes it",
        },
    ),
    "figures": Holding(
        "",
        "to publish the integrity figures",
        "everyone; by day, and of a sector in full, nobody",
        otherwise="for good",
        attributes={"year": "key; with a sector, the figures of that one", "day": "key"},
    ),
    "queue": Holding(
        "signals, with the words they are about",
        "to show editors what waits",
        "editors",
        otherwise="until it is decided",
        attributes={"shard": "kind and share", "place": "strength and moment", "status": "as it waits"},
    ),
    "claims": Holding(
        "which editor reads or opened what, to whom what waits was assigned, and how much waits",
        "so that two editors do not do the same, and each finds their own",
        "editors",
        otherwise="30 minutes; an assignment, and who opened a review, 400 days; the desk, which has the first two "
        "once more, until they are over",
        attributes={
            "id": "of what is read",
            "editor_id": "who",
            "until": "when",
            "work": "all that was assigned to one, by kind and id; of a review, who opened it",
            "expires": "when the store deletes it",
        },
    ),
    "traces": Holding(
        "keyed hashes of an author's mailbox and address and of an origin, and a sketch from which no word can be read",
        "to recognise improper use",
        "nobody; editors see the signals that follow",
        (Kept.ORIGIN, Kept.PACE, Kept.AUTHOR, Kept.CLOSED_REVIEW),
        attributes={
            "trace": "the question, as a hash",
            "part": "the moment and the id",
            "review_id": "our id",
            "organisation_id": "our id",
            "score": "of the review",
            "at": "when it was submitted",
            "sketch": "80 numbers made of the text",
            "expires": "when the store deletes it",
        },
    ),
    "editors": Holding(
        "name, e-mail address and roles of editors",
        "to let them in",
        "editors",
        otherwise="as long as somebody is an editor",
        attributes={
            "editor_id": "our id; of an account, a keyed digest of who it is at its issuer",
            "email": "to sign in with",
            "off": "1 once somebody was switched off",
        },
    ),
    "sessions": Holding(
        "that an editor is signed in",
        "to let them work",
        "nobody",
        (Kept.SIGN_IN, Kept.SESSION),
        attributes={
            "id": "a digest of the token, or of a way in that was used",
            "expires": "when the store deletes it",
        },
    ),
    "directory": Holding(
        "",
        "to search organisations",
        "everyone",
        otherwise=_REGISTER,
        attributes={
            "scope": "key",
            "part": "key",
            "version": "counter",
            "lines": "the blocks' versions; of a change, name and place",
            "texts": "names and places, and the words of them, packed",
            "ids": "of organisations",
        },
    ),
    "sync": Holding(
        "",
        "to follow the register",
        "editors",
        (Kept.SYNC_RUN, Kept.STAGED),
        "where a run is: until it is over",
        attributes={
            "part_of": "key",
            "part": "key",
            "fence": "who may write",
            "lease_until": "until when",
            "version": "guards every change",
            "blob": "digests; and where the monthly mails and each task of the night are",
            "expires": "when the store deletes it",
        },
    ),
    "webhooks": Holding(
        "",
        "to tell who asked for it what changed in public",
        "the address and how it goes with it: its owner; the secret: its owner, once",
        (Kept.DELIVERY,),
        otherwise="an address as long as its owner leaves it there, or the link lives that made it",
        attributes={
            "place": "of whom the webhooks are, or to which the messages go",
            "part": "which of them",
            "sealed": "the secret that signs, sealed with the key of identities",
            "former": "the one before it, sealed too",
            "former_until": "how long that one signs as well",
            "arrived": "how many messages came for it, ever",
            "version": "how often its owner's list grew",
            "due_shard": "that something waits for it",
            "due_at": "when it is tried again, or how long somebody has it in hand",
            "expires": "when the store deletes a message",
        },
    ),
    "open_data": Holding(
        "",
        "to let others use again what is public, and hear of what no longer is",
        "everyone",
        (Kept.REMOVAL,),
        "of what is public: with its review",
        attributes={
            "month": "in which the review came online",
            "place": "when, and the review's id",
            "changed_at": "when what is public of it changed last",
            "gone": "whether it is public no longer",
            "expires": "when the store deletes it",
        },
    ),
    "public_log": Holding(
        "",
        "to let strangers count the public figures again",
        "everyone; of the month that is being added, its key: nobody",
        otherwise="for ever: no entry leads to anybody",
        attributes={
            "part_of": "head, tiles, entries, months",
            "part": "which of them",
            "fence": "which run wrote it",
            "held_until": "how long a run holds it",
            "key": "names the entries of the month that is being added; then gone",
            "month": "that month",
            "size": "counts the entries",
            "through": "the last month that is in",
            "checkpoint": "the signed root",
            "verifying_key": "the public half of the key that signed it",
            "blob": "hashes, or entries",
        },
    ),
    "aside": Holding(
        "",
        "to name to operators what could not be read, so that nothing stops at it",
        "operators",
        (Kept.ASIDE,),
        attributes={
            "record_name": "of the record: its table and key",
            "expires": "when the store deletes it",
        },
    ),
}
