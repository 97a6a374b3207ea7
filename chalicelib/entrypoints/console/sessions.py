"""Signing in by mail, and signing out."""

import time

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.editor import SESSION_LIFE, Editor
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.rules.limits import Limited
from chalicelib.domain.rules.refusals import DeadLink, Invalid, NotForYou, NotSignedIn, TooMany
from chalicelib.dutch.refusals import SIGN_IN_FORM, messages
from chalicelib.entrypoints.http import return_url
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import SESSION_COOKIE, Answer, Audience, Request, set_cookie
from chalicelib.entrypoints.schemas import editor_schemas, public_schemas
from chalicelib.use_cases.access.sign_in import open_session, request_sign_in, sign_in_to_use, signed_in, token_hash

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get(
    "/editor/sign-in",
    Audience.VISITOR,
    query=editor_schemas.SignInQuery,
    gives={200: editor_schemas.AcceptedOut},
    refuses=(Invalid,),
    html=True,
)
def show_sign_in(request: Request) -> Answer:
    """The form that asks for a way in; to a browser that kept no cookie of ours it says so."""
    return _sign_in_page({}, None, cookie_lost=request.read_query(editor_schemas.SignInQuery).cookie == "lost")


def _redisplay_sign_in(request: Request, refusal: Invalid) -> Answer:
    return _sign_in_page(dict(request.form()), refusal)


@door.post(
    "/editor/sign-in",
    Audience.VISITOR,
    redisplay=_redisplay_sign_in,
    takes=editor_schemas.SignInIn,
    gives={202: editor_schemas.AcceptedOut},
    refuses=(Invalid, TooMany),
    html=True,
)
def sign_in(request: Request) -> Answer:
    """Ask for a way in; the answer is the same for strangers."""
    sent = request.read(editor_schemas.SignInIn)
    here, began = platform(), time.monotonic()
    request_sign_in(
        sent.email,
        stores=here,
        now=here.now(),
        counts=here.counts(Limited.SIGN_IN, origin=request.source_ip),
        mailed=here.counts(Limited.SIGN_IN_MAIL, origin=request.source_ip, address=sent.email),
    )
    here.keep_minimum_response_time(began)
    return Answer(editor_schemas.AcceptedOut(status="accepted"), status=202, template="sign_in_sent")


@door.get(
    "/editor/session/{token}", Audience.LINK, refuses=(DeadLink,), gives={200: editor_schemas.AcceptedOut}, html=True
)
def show_session(request: Request, token: str) -> Answer:
    """The button that signs an editor in, and as whom: a link can come from somebody else. Opening it changes nothing.

    It works on every device, also on one that did not ask for it. Its form proves itself by an Origin header, which the
    referrer policy of other links would blank.
    """
    here = platform()
    found = sign_in_to_use(token, stores=here, now=here.now())
    context = {"token": token, "who": here.editors.get(found.editor_id)}
    headers = {"Referrer-Policy": "same-origin"}
    return Answer(editor_schemas.AcceptedOut(status="ready"), template="session", context=context, headers=headers)


@door.post(
    "/editor/session/{token}",
    Audience.LINK,
    takes=public_schemas.EmptyIn,
    gives={200: editor_schemas.SessionOut},
    refuses=(DeadLink, Invalid, NotForYou),
    html=True,
)
def start_session(request: Request, token: str) -> Answer:
    """Use a way in up: programs get an access token, browsers a cookie.

    No other site's form does: it would sign a visitor of that site in as whoever got the link.
    """
    here = platform()
    if request.is_from_another_site and request.headers.get("origin") not in here.settings.cors_origins:
        raise NotForYou
    request.read(public_schemas.EmptyIn)
    access_token = open_session(token, stores=here, now=here.now())
    return session_answer(request, signed_in(access_token, editors=here.editors, now=here.now()), access_token)


@door.post(
    "/editor/sign-out", Audience.EDITOR, duty=Duty.BE_THERE, gives={204: None}, refuses=(NotSignedIn,), html=True
)
def sign_out(request: Request) -> Answer:
    """End every session that the request carries, whichever of them let it in."""
    for token in request.session_tokens:
        platform().editors.end_session(token_hash(token))
    return Answer(status=204, redirect="/editor/sign-in", headers={"Set-Cookie": _cookie("", 0)})


def session_answer(request: Request, editor: Editor, access_token: str) -> Answer:
    """A session that begins: for browsers a cookie, and back to where they were."""
    seconds = int(SESSION_LIFE.total_seconds())
    for_browser = request.wants_html and not request.is_from_another_site
    # From here a browser says where it comes from: without the cookie too, the next page knows that a session began.
    headers = {"Set-Cookie": _cookie(access_token, seconds), "Referrer-Policy": "same-origin"} if for_browser else {}
    data = editor_schemas.SessionOut(access_token=access_token, expires_in=seconds)
    return Answer(
        data, redirect=return_url.url_after_sign_in(request.cookie_named(return_url.COOKIE), editor), headers=headers
    )


def _sign_in_page(typed: dict[str, object], refusal: Invalid | None, *, cookie_lost: bool = False) -> Answer:
    return Answer(
        editor_schemas.AcceptedOut(status="ready"),
        status=422 if refusal else 200,
        template="sign_in",
        context={
            "typed": typed,
            "errors": messages(refusal, SIGN_IN_FORM),
            "with_account": platform().settings.accounts is not None,
            "cookie_lost": cookie_lost,
        },
    )


def _cookie(token: str, seconds: int) -> str:
    return set_cookie(SESSION_COOKIE, token, seconds=seconds)
