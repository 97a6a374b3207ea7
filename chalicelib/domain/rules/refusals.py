"""Every way the platform says no: one class each, with a stable code.

Which HTTP status goes with which refusal is decided at the door (`entrypoints/http/problems.py`), not here; its words
for people stand in `dutch/refusals.py`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Final


class Refusal(Exception):
    """The platform understood, and says no."""

    code: ClassVar[str]


@dataclass(frozen=True, slots=True)
class FieldError:
    """A mistake in one field: its dotted name, and a stable code.

    `reason` is not public: it tells apart what has one code and words of its own. `facts` are what the words mention.
    """

    field: str
    code: str
    reason: str = ""
    facts: tuple[object, ...] = ()


# A check of a form's fields, which gives what is wrong, or raises it. Where some could not be read, it is asked of the
# others: what it asks for beyond these ends it.
Judge = Callable[[Any], Iterable[FieldError]]


class Invalid(Refusal):
    """One or more fields are wrong; each is named, so that nothing has to be guessed."""

    code = "invalid"

    def __init__(self, errors: tuple[FieldError, ...]) -> None:
        super().__init__(", ".join(f"{error.field}: {error.code}" for error in errors))
        self.errors = errors


class Unreadable(Refusal):
    """The body is not what its media type promises."""

    code = "unreadable"


class WrongMediaType(Refusal):
    code = "wrong_media_type"


class TooLarge(Refusal):
    code = "too_large"


class NotFound(Refusal):
    """Unknown, or not public: the answer is the same on purpose."""

    code = "not_found"


class DeadLink(Refusal):
    """Unknown, tampered, expired or used: one answer for all, so that a link tells nothing about what exists."""

    code = "link_expired_or_used"


class NotSignedIn(Refusal):
    code = "not_signed_in"


class NotForYou(Refusal):
    """Raised when somebody may do this, but not this actor."""

    code = "not_for_you"

    def __init__(self, *, status: str = "", action: str = "") -> None:
        super().__init__(f"{action} on {status}")


class SignInFailed(Refusal):
    """Raised when an answer of the issuer of accounts is not what we asked for; the reason is for the log alone."""

    code = "sign_in_failed"

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class TokenNotTrusted(SignInFailed):
    """The issuer of accounts answered, with a token that does not hold: trying again mends a change of keys alone."""

    code = "token_not_trusted"


class NoCookie(Refusal):
    """Raised when a browser comes back from the issuer without the cookie that it left with: it keeps none of ours."""

    code = "no_cookie"


class NoEditor(Refusal):
    """The account is real, and not (any more) an editor's."""

    code = "no_editor"

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class NoRoleSaid(Refusal):
    """The account is real, and its issuer says nothing at all of roles: not in its token, and not when asked."""

    code = "no_role_said"


class SignInByMail(Refusal):
    """One person is one editor: whoever has a mailed way in has no second one."""

    code = "sign_in_by_mail"


class IssuerAway(Refusal):
    """The issuer of accounts does not answer, or not as it should; nothing was written."""

    code = "issuer_away"
    retry_after: ClassVar[int] = 60  # seconds

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class IssuerRefusesUs(Refusal):
    """The issuer of accounts answers, and refuses us: a wrong secret or setting, which waiting never mends."""

    code = "issuer_refuses_us"

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class NeedsAnotherEditor(Refusal):
    """Four eyes: the second step is for somebody else than the first.

    `colleague`: the one who may not is whom it would be given to, and not who asks; programs get one code for both.
    """

    code = "needs_another_editor"

    def __init__(self, *, colleague: bool = False) -> None:
        super().__init__()
        self.colleague = colleague


class NotAllowed(Refusal):
    """The law has no such row."""

    code = "not_allowed_now"

    def __init__(self, *, status: str = "", action: str = "") -> None:
        super().__init__(f"{action} on {status}")


class ChangedMeanwhile(Refusal):
    """Somebody else was first; what the caller saw is no longer so."""

    code = "changed_meanwhile"


class StillEditable(Refusal):
    """Whoever sent it in may still send it anew; nobody decides on it before that time is over."""

    code = "still_editable"


class NotTakingPart(Refusal):
    """Raised about an organisation that did not opt in, left, or closed; programs get one code for all."""

    code = "not_taking_part"

    def __init__(self, *, closed: bool = False) -> None:
        super().__init__()
        self.closed = closed


class Blocked(Refusal):
    """A temporary block [Z]: the organisation's reviews are under research."""

    code = "blocked"


class Erased(Refusal):
    """What came again was taken in the first time, and is erased since: it is not taken in anew."""

    code = "erased"


class TooMany(Refusal):
    """This origin, or this address, had its share for now (`domain/rules/limits.py`); nothing was written."""

    code = "too_many"

    def __init__(self, *, retry_after: int = 60) -> None:
        super().__init__(f"for {retry_after} s")
        self.retry_after = retry_after


class Busy(Refusal):
    """The store, or whoever else is needed for it, asks us to wait or is away; nothing was written."""

    code = "busy"
    retry_after: ClassVar[int] = 2  # seconds

    def __init__(self, neighbour: str = "store") -> None:
        super().__init__(neighbour)
        self.neighbour = neighbour  # for operators


class DossierFull(Refusal):
    """Nothing more fits into a dossier (`domain/rules/room.py`); it can be closed, and another opened."""

    code = "dossier_full"


class NoMoreRevisions(Refusal):
    """No other text of this author fits beside the earlier ones (`domain/rules/room.py`)."""

    code = "no_more_revisions"


class NoLettersYet(Refusal):
    """Release 0.1.0 may still serve this stage, which knows of no letters and would lose them."""

    code = "no_letters_yet"


class NobodyToAsk(Refusal):
    """The author of this review was forgotten or erased: there is nobody to put a question to."""

    code = "nobody_to_ask"


class NoMoreQuestions(Refusal):
    """The author was asked as often about this review as one may be (`domain/rules/room.py`)."""

    code = "no_more_questions"


class NoMoreNotes(Refusal):
    """No other note fits beside those about the same thing (`domain/rules/room.py`)."""

    code = "no_more_notes"


class AlreadyReferred(Refusal):
    """This authority got these very words about this review before."""

    code = "already_referred"


class AuthorityNotReached(Refusal):
    """Mails to the authority's address come back; operators know the right one."""

    code = "authority_not_reached"


class KeyAway(Busy):
    """The key that seals who people are is off, denied or gone; nothing was written, and operators are at it."""

    code = "key_away"
    retry_after: ClassVar[int] = 60  # seconds

    def __init__(self) -> None:
        super().__init__("key_service")


NEWER_FORM: Final = "newer_form"  # why a record cannot be read: a later release wrote it


class UnreadableRecord(Refusal):
    """Something that we keep is in no form that we know; operators find it by its name.

    `record` is the name of its table and its key, `reason` a code: neither says what it holds.
    """

    code = "unreadable_record"
    retry_after: ClassVar[int] = 3600  # seconds

    def __init__(self, record: str = "", reason: str = "") -> None:
        super().__init__(f"{record}: {reason}")
        self.record = record
        self.reason = reason


class NewerRecord(UnreadableRecord):
    """A later release than this one wrote it: another process of the stage can read it, or this one soon will."""

    code = "newer_record"
    retry_after: ClassVar[int] = 60  # seconds

    def __init__(self, record: str = "") -> None:
        super().__init__(record, NEWER_FORM)
