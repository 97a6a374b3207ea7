"""Refusals over HTTP: one table of statuses, one form (RFC 9457) for all."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from chalicelib.domain.rules import refusals as no
from chalicelib.domain.rules.refusals import Refusal

STATUS: Final[Mapping[type[Refusal], int]] = {
    no.Unreadable: 400,
    no.SignInFailed: 400,
    no.TokenNotTrusted: 400,
    no.NoCookie: 400,
    no.NotSignedIn: 401,
    no.NotForYou: 403,
    no.NoEditor: 403,
    no.NoRoleSaid: 403,
    no.NotFound: 404,
    no.NotAllowed: 409,
    no.SignInByMail: 409,
    no.ChangedMeanwhile: 409,
    no.NeedsAnotherEditor: 409,
    no.StillEditable: 409,
    no.NotTakingPart: 409,
    no.Blocked: 409,
    no.DossierFull: 409,
    no.NoMoreRevisions: 409,
    no.NoLettersYet: 409,
    no.NobodyToAsk: 409,
    no.NoMoreQuestions: 409,
    no.NoMoreNotes: 409,
    no.AlreadyReferred: 409,
    no.AuthorityNotReached: 409,
    no.DeadLink: 410,
    no.Erased: 410,
    no.TooLarge: 413,
    no.WrongMediaType: 415,
    no.Invalid: 422,
    no.TooMany: 429,
    no.Busy: 503,
    no.IssuerAway: 503,
    no.IssuerRefusesUs: 503,
    no.KeyAway: 503,
    no.UnreadableRecord: 503,
    no.NewerRecord: 503,
}

PAGE_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


def status_of(refusal: Refusal) -> int:
    return STATUS[type(refusal)]


def problem(refusal: Refusal) -> dict[str, object]:
    """The refusal as an RFC 9457 problem; `message` and `detail` are Dutch, for people."""
    from chalicelib.dutch.refusals import detail, message  # noqa: PLC0415 - no reader's cold start pays for words

    status = status_of(refusal)
    errors = refusal.errors if isinstance(refusal, no.Invalid) else ()
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": refusal.code,
        "detail": detail(refusal),
        "errors": [{"field": each.field, "code": each.code, "message": message(each)} for each in errors],
    }


# What asks to come back later, and says when.
WAITS: Final = (no.Busy, no.IssuerAway, no.TooMany, no.UnreadableRecord)


def extra_headers(refusal: Refusal) -> dict[str, str]:
    """The headers that some refusals add: when to come back, how to sign in."""
    if isinstance(refusal, WAITS):
        return {"Retry-After": str(refusal.retry_after)}
    if isinstance(refusal, no.NotSignedIn):
        return {"WWW-Authenticate": 'Bearer realm="editors"'}
    return {}
