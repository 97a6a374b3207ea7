"""The way in with an account of one's organisation, where the stage trusts an issuer of accounts.

The issuer sends browsers back with a GET, which changes nothing and from which no cookie of ours with
`SameSite=Strict` would be sent on: so it gets a page of ours with one button, and that button's POST comes from us.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.editor import SIGN_IN_LIFE
from chalicelib.domain.rules.limits import Limited
from chalicelib.domain.rules.refusals import (
    Invalid,
    IssuerAway,
    IssuerRefusesUs,
    NoCookie,
    NoEditor,
    NoRoleSaid,
    NotFound,
    SignInByMail,
    SignInFailed,
    TokenNotTrusted,
    TooMany,
)
from chalicelib.entrypoints.console.sessions import session_answer
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request, set_cookie
from chalicelib.entrypoints.schemas import editor_schemas
from chalicelib.use_cases.access.sign_in_with_account import check_callback, finish_login, start_login

blueprint = Blueprint(__name__)
door = Door(blueprint)
COOKIE: Final = "tie"
log = logging.getLogger("waardering.accounts")
# Words that an issuer may send instead of a code (RFC 6749, OpenID Connect); any other word is not put in our log.
_ERRORS: Final[Mapping[str, type[SignInFailed | IssuerAway | IssuerRefusesUs]]] = {
    **dict.fromkeys(("access_denied", "interaction_required", "login_required"), SignInFailed),
    **dict.fromkeys(("server_error", "temporarily_unavailable"), IssuerAway),
    **dict.fromkeys(
        ("invalid_request", "invalid_scope", "unauthorized_client", "unsupported_response_type"), IssuerRefusesUs
    ),
}
_UNSEEN: Final = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}


@door.get(
    "/editor/sign-in/account",
    Audience.VISITOR,
    gives={200: editor_schemas.IssuerOut},
    refuses=(NotFound, IssuerAway, IssuerRefusesUs),
    html=True,
)
def start_account_login(request: Request) -> Answer:
    """To the issuer of accounts, with a cookie that ties its answer to this browser."""
    here = platform()
    with noted():
        url, login_cookie = start_login(accounts=here.accounts, id_generator=here.id_generator, now=here.now())
    headers = {**_UNSEEN, "Set-Cookie": _cookie(login_cookie, int(SIGN_IN_LIFE.total_seconds()))}
    return Answer(editor_schemas.IssuerOut(url=url), redirect=url, headers=headers)


@door.get(
    "/editor/sign-in/return",
    Audience.VISITOR,
    query=editor_schemas.AccountReturnQuery,
    gives={200: editor_schemas.AcceptedOut},
    refuses=(NotFound, Invalid, SignInFailed, NoCookie, IssuerAway, IssuerRefusesUs),
    html=True,
)
def show_return(request: Request) -> Answer:
    """Back from the issuer: the button that signs an editor in; opening it changes nothing."""
    said = request.read_query(editor_schemas.AccountReturnQuery)
    here = platform()
    with noted():
        _check_issuer(said)
        check_callback(request.cookie_named(COOKIE), said.state, id_generator=here.id_generator, now=here.now())
    context = {"state": said.state, "code": said.code}
    return Answer(
        editor_schemas.AcceptedOut(status="ready"), template="account_return", context=context, headers={**_UNSEEN}
    )


@door.post(
    "/editor/sign-in/return",
    Audience.VISITOR,
    takes=editor_schemas.AccountReturnIn,
    gives={200: editor_schemas.SessionOut},
    refuses=(
        *(NotFound, Invalid, SignInFailed, TokenNotTrusted, NoCookie, NoEditor, NoRoleSaid, SignInByMail, TooMany),
        *(IssuerAway, IssuerRefusesUs),
    ),
    html=True,
)
def finish_account_login(request: Request) -> Answer:
    """Use the issuer's code up: programs get an access token, browsers a cookie."""
    sent = request.read(editor_schemas.AccountReturnIn)
    here = platform()
    with noted():
        editor, access_token = finish_login(
            request.cookie_named(COOKIE),
            sent.state,
            sent.code,
            accounts=here.accounts,
            stores=here,
            now=here.now(),
            counts=here.counts(Limited.SIGN_IN, origin=request.source_ip),
        )
    return session_answer(request, editor, access_token)


def _check_issuer(said: editor_schemas.AccountReturnQuery) -> None:
    """Refuse what another issuer sends (RFC 9207), and what ours sends instead of a code.

    Raises:
        NotFound: the stage has no issuer.
        SignInFailed: there is nothing here to go on with.
        IssuerAway, IssuerRefusesUs: the issuer says that it cannot now, or not for us.
    """
    ours = platform().settings.accounts
    if ours is None:
        raise NotFound
    if said.iss not in {"", ours.issuer}:
        raise SignInFailed("issuer")
    if said.error or not said.code:
        refusal = _ERRORS.get(said.error)
        raise refusal(said.error) if refusal else SignInFailed("no_code")


@contextmanager
def noted() -> Iterator[None]:
    """Log for operators why nobody came in: a word of ours, never what was sent."""
    try:
        yield
    except (SignInFailed, NoCookie, NoEditor, NoRoleSaid, IssuerAway, IssuerRefusesUs) as refusal:
        reason = getattr(refusal, "reason", "")
        log.warning("sign-in with an account refused", extra={"code": refusal.code, "reason": reason})
        raise


def _cookie(login_cookie: str, seconds: int) -> str:
    """`Lax`, unlike the session's: the issuer's page sends the browser back, and that is another site."""
    return set_cookie(COOKIE, login_cookie, seconds=seconds, path="/editor/sign-in", same_site="Lax")
