"""Every way the platform says no: one class each, with a stable code and Dutch words for people.

Which HTTP status goes with which refusal is decided at the door (`entrypoints/http/problems.py`), not here.
"""

from dataclasses import dataclass
from typing import ClassVar


class Refusal(Exception):
    """The platform understood, and says no."""

    code: ClassVar[str]
    message: ClassVar[str]


@dataclass(frozen=True, slots=True)
class FieldError:
    """A mistake in one field: its dotted name, a stable code, and words for the person who filled it in."""

    field: str
    code: str
    message: str


class Invalid(Refusal):
    """One or more fields are wrong; each is named, so that nothing has to be guessed."""

    code = "invalid"
    message = "Niet alles is juist ingevuld. Kijk de aangeduide velden na."

    def __init__(self, errors: tuple[FieldError, ...]) -> None:
        super().__init__(", ".join(f"{error.field}: {error.code}" for error in errors))
        self.errors = errors


class Unreadable(Refusal):
    """The body is not what its media type promises."""

    code = "unreadable"
    message = "We konden de gegevens niet lezen. Stuur geldige JSON in UTF-8."


class WrongMediaType(Refusal):
    code = "wrong_media_type"
    message = "Stuur de gegevens als JSON of als formulier."


class TooLarge(Refusal):
    code = "too_large"
    message = "Dit is te veel in één keer. Het maximum is 64 KiB."


class NotFound(Refusal):
    """Unknown, or not public: the answer is the same on purpose."""

    code = "not_found"
    message = "Dit bestaat niet of is niet openbaar."


class DeadLink(Refusal):
    """Unknown, tampered, expired or used: one answer for all, so that a link tells nothing about what exists."""

    code = "link_expired_or_used"
    message = "Deze link werkt niet meer. Ze is al gebruikt, of ze is te oud."


class NotSignedIn(Refusal):
    code = "not_signed_in"
    message = "Meld je eerst aan."


class NotForYou(Refusal):
    """Raised when somebody may do this, but not this actor."""

    code = "not_for_you"
    message = "Dit mag jij niet doen."

    def __init__(self, *, status: str = "", action: str = "") -> None:
        super().__init__(f"{action} on {status}")


class SignInFailed(Refusal):
    """Raised when an answer of the issuer of accounts is not what we asked for; the reason is for the log alone."""

    code = "sign_in_failed"
    message = "Het aanmelden is niet gelukt. Begin opnieuw."

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class NoEditor(Refusal):
    """The account is real, and not (any more) an editor's."""

    code = "no_editor"
    message = "Met dit account kun je hier niet aan het werk. Vraag je beheerder om toegang."

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class SignInByMail(Refusal):
    """One person is one editor: whoever has a mailed way in has no second one."""

    code = "sign_in_by_mail"
    message = "Jij meldt je aan met een link in je mail. Vraag je beheerder als je dat anders wilt."


class IssuerAway(Refusal):
    """The issuer of accounts does not answer, or not as it should; nothing was written."""

    code = "issuer_away"
    message = "De aanmelddienst van je organisatie antwoordt nu niet. Probeer het over een minuut opnieuw."
    retry_after: ClassVar[int] = 60  # seconds

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class NeedsAnotherEditor(Refusal):
    """Four eyes: the second step is for somebody else than the first."""

    code = "needs_another_editor"
    message = "Hier is een tweede redacteur nodig. Jij deed de vorige stap."


class NotAllowed(Refusal):
    """The law has no such row."""

    code = "not_allowed_now"
    message = "Dat kan nu niet: de toestand laat het niet toe."

    def __init__(self, *, status: str = "", action: str = "") -> None:
        super().__init__(f"{action} on {status}")


class ChangedMeanwhile(Refusal):
    """Somebody else was first; what the caller saw is no longer so."""

    code = "changed_meanwhile"
    message = "Intussen heeft iemand anders dit gewijzigd. Kijk eerst hoe het nu staat."


class NotTakingPart(Refusal):
    code = "not_taking_part"
    message = "Deze organisatie neemt niet deel. Je kunt er geen waardering over schrijven."


class Blocked(Refusal):
    """A temporary block [Z]: the organisation's reviews are under research."""

    code = "blocked"
    message = "De redactie onderzoekt de waarderingen van deze organisatie. Er kan nu niets bij."


class KeyUsedForSomethingElse(Refusal):
    """The Idempotency-Key came before, with another body."""

    code = "idempotency_key_reused"
    message = "Deze sleutel is al gebruikt voor een andere inzending."


class TooMany(Refusal):
    """This origin, or this address, had its share for now (`domain/rules/limits.py`); nothing was written."""

    code = "too_many"
    message = "Dit gebeurde net al heel vaak. Er ging niets verloren, maar wacht even voor je het opnieuw probeert."

    def __init__(self, *, retry_after: int = 60) -> None:
        super().__init__(f"for {retry_after} s")
        self.retry_after = retry_after


class Busy(Refusal):
    """The store asks us to wait; nothing was written."""

    code = "busy"
    message = "Het is nu heel druk. Probeer het over enkele seconden opnieuw."
    retry_after: ClassVar[int] = 2  # seconds
