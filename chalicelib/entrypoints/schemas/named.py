"""Texts of answers whose values or form programs may count on: the OpenAPI document says which, and gives each a name.

In the code they stay text: what a later release stored is shown as it is, where a stricter type would fail.
"""

from collections.abc import Iterable
from typing import Annotated, Final

from msgspec import Meta

from chalicelib.domain.cases import notice
from chalicelib.domain.organisations import listing
from chalicelib.domain.reviews import parts, proof
from chalicelib.domain.reviews.promises import promise
from chalicelib.domain.rules import lifecycle as law
from chalicelib.domain.rules import mails

# What only editors are answered with, whose modules no reader's cold start pays for; a test holds each to them.
_RUN_KINDS: Final = ("full", "light")
_RUN_PHASES: Final = ("fetching", "writing", "removing", "finished")
_RUN_VERDICTS: Final = ("running", "good", "partial", "failed", "abandoned")
_NOTE_KINDS: Final = ("note", "contact", "referral")
_MEASURES: Final = ("watch", "block", "warning")
# As `domain/projections/agreement.py` has them, and for the same reason.
_NO_KAPPA: Final = ("too_few", "one_category", "one_sided")
# As `domain/cases/objection.py` has them, which no reader's cold start pays for; a test holds the two together.
_OBJECTION: Final = ("open", "pending", "upheld", "dismissed", "taken_back")


def _one_of(name: str, *values: Iterable[str]) -> Meta:
    every = dict.fromkeys(str(each) for several in values for each in several)
    return Meta(title=name, extra_json_schema={"enum": [*every]})


Status = Annotated[str, _one_of("Status", law.Status)]
AdditionStatus = Annotated[str, _one_of("AdditionStatus", law.AdditionStatus)]
ReplyStatus = Annotated[str, _one_of("ReplyStatus", law.ReplyStatus)]
PromiseStatus = Annotated[
    str, _one_of("PromiseStatus", (each for each in law.PromiseStatus if each not in law.PROMISE_SHOWN))
]
AuthorSays = Annotated[str, _one_of("AuthorSays", promise.SAYS.values())]
NoticeStatus = Annotated[str, _one_of("NoticeStatus", law.NoticeStatus)]
NoticeOutcome = Annotated[str, _one_of("NoticeOutcome", notice.NoticeOutcome)]
AppealStatus = Annotated[str, _one_of("AppealStatus", law.AppealStatus)]
ObjectionStatus = Annotated[str, _one_of("ObjectionStatus", _OBJECTION)]
CaseStatus = Annotated[str, _one_of("CaseStatus", law.NoticeStatus, law.AppealStatus)]
MovedStatus = Annotated[str, _one_of("MovedStatus", law.Status, law.NoticeStatus, law.AppealStatus, _OBJECTION)]
DecidedStatus = Annotated[
    str,
    _one_of(
        "DecidedStatus",
        *(
            law.Status,
            law.AdditionStatus,
            law.ReplyStatus,
            law.PromiseStatus,
            law.NoticeStatus,
            law.AppealStatus,
            law.Participation,
            law.OrganisationState,
            law.WarningState,
        ),
    ),
]
WaitingStatus = Annotated[
    str,
    _one_of(
        "WaitingStatus",
        *(law.Status, law.ReplyStatus, law.NoticeStatus, law.AppealStatus, law.OrganisationState),
        law.ReadingStatus,
    ),
]
NoKappa = Annotated[str, _one_of("NoKappa", _NO_KAPPA)]
ReadingStatus = Annotated[str, _one_of("ReadingStatus", law.ReadingStatus)]
ReadOutcome = Annotated[str, _one_of("ReadOutcome", ("read", "settled"))]
# What editors decide on what became of a promise, where its reply is decided on.
ON_OUTCOMES: Final = (law.PromiseAction.APPROVE, law.PromiseAction.RETURN)
ReviewAct = Annotated[str, _one_of("ReviewAct", law.Action)]
ReplyAct = Annotated[str, _one_of("ReplyAct", law.ReplyAction, ON_OUTCOMES)]
NoticeAct = Annotated[str, _one_of("NoticeAct", law.NoticeAction)]
AppealAct = Annotated[str, _one_of("AppealAct", law.AppealAction)]
OrganisationAct = Annotated[str, _one_of("OrganisationAct", law.OrganisationAction)]
_BY_LAW: Final = (
    *(law.Action, law.ReplyAction, law.NoticeAction, law.AppealAction, law.OrganisationAction),
    law.PromiseAction,
)
DecidedAct = Annotated[str, _one_of("DecidedAct", *_BY_LAW)]
AuthorAct = Annotated[str, _one_of("AuthorAct", law.Action, ("appeal", "answer", "correct_address"))]
NotifierAct = Annotated[str, _one_of("NotifierAct", ("appeal", "erase"))]
ObjectionAct = Annotated[str, _one_of("ObjectionAct", ("object", "erase"))]
MovedAct = Annotated[str, _one_of("MovedAct", law.Action, ("appeal", "answer", "object", "correct_address"))]
# What the log holds beside the acts of the law, and what the author's own timeline holds beside those.
_ASIDE: Final = (
    "submit",
    "remind",
    "remind_organisation",
    "forget_author",
    "ask",
    "answer",
    "refer",
    "note",
    "contact",
    "send_letter",
    "correct_address",
    "type_in",
    "print_letter",
    "letter_returned",
)
_OF_READINGS: Final = ("read_again", "settle")
_OF_CASES: Final = ("referral", "review", "open", "close", "lapse", "forget_notifier", "forget_words")
_OF_MAILS: Final = ("stop_digest", "resume_digest", "hand_out")
_OF_WEBHOOKS: Final = ("add_webhook", "remove_webhook", "renew_webhook_secret")
LoggedAct = Annotated[str, _one_of("LoggedAct", *_BY_LAW, _ASIDE, _OF_READINGS, _OF_CASES, _OF_MAILS, _OF_WEBHOOKS)]
_TOLD: Final = (
    *("appeal", "dismiss_appeal", "lapse_appeal", "reply", "remove_reply"),
    *("promise", "promise_kept", "promise_late", "promise_dropped"),
)
ToldAct = Annotated[str, _one_of("ToldAct", law.Action, _ASIDE, _TOLD)]
PublicState = Annotated[str, _one_of("PublicState", ("open", "blocked", "closed"))]
OrganisationState = Annotated[str, _one_of("OrganisationState", law.OrganisationState)]
Proof = Annotated[str, _one_of("Proof", proof.Proof)]
LetterState = Annotated[str, _one_of("LetterState", ("waiting", "printed", "returned"))]
Capacity = Annotated[str, _one_of("Capacity", parts.Capacity)]
Helper = Annotated[str, _one_of("Helper", parts.Helper)]
Channel = Annotated[str, _one_of("Channel", parts.Channel)]
Sector = Annotated[str, _one_of("Sector", listing.Sector)]
Subject = Annotated[str, _one_of("Subject", notice.Subject)]
NoticeReason = Annotated[str, _one_of("NoticeReason", notice.NoticeReason)]
About = Annotated[str, _one_of("About", notice.Subject, ("addition", "notice"), _MEASURES)]
Appellant = Annotated[str, _one_of("Appellant", ("author", "organisation", "notifier"))]
CaseKind = Annotated[str, _one_of("CaseKind", ("notice", "appeal"))]
NoteKind = Annotated[str, _one_of("NoteKind", _NOTE_KINDS)]
MailKind = Annotated[str, _one_of("MailKind", mails.MailKind)]
RunKind = Annotated[str, _one_of("RunKind", _RUN_KINDS)]
RunPhase = Annotated[str, _one_of("RunPhase", _RUN_PHASES)]
RunVerdict = Annotated[str, _one_of("RunVerdict", _RUN_VERDICTS)]
Freshness = Annotated[str, _one_of("Freshness", ("ok", "warning", "breach"))]
Receipt = Annotated[str, _one_of("Receipt", ("accepted", "ready", "asked", "renewed"))]
EmailStatus = Annotated[str, _one_of("EmailStatus", listing.EmailStatus)]
Url = Annotated[str, Meta(extra_json_schema={"format": "uri"})]
UrlOrPath = Annotated[str, Meta(extra_json_schema={"format": "uri-reference"})]  # of this site where it has no host
Month = Annotated[str, Meta(extra_json_schema={"pattern": r"^[0-9]{4}-(0[1-9]|1[0-2])$"})]
# In an address each sign beyond these may take twelve bytes, and the gateway takes no address that is too long.
Cursor = Annotated[str, Meta(max_length=4_000, extra_json_schema={"pattern": "^[A-Za-z0-9_-]*$"})]
PRINTABLE: Final = {"pattern": "^[ -~]*$"}  # of what OAuth hands on (RFC 6749, appendix A)
# What pages send for themselves: which form was opened, which button was pressed. No program needs it.
OF_PAGES: Final = frozenset({"as_is", "change", "form_key", "nobody"})
# The same word where it is asked of programs as well, and so says in the document what it means.
_LOOKED: Final = "The editor looked at words that may name who wrote the review (`names_author`), and they may go."
AsIs = Annotated[bool, Meta(description=_LOOKED)]
