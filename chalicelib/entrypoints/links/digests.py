"""Mails that repeat, through the link in each: stop the monthly one of an organisation, or the morning one of editors.

Or have them come again. An editor does that in the console as well.
"""

from typing import Final

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.refusals import ChangedMeanwhile, DeadLink, Invalid, NoEditor, NotSignedIn
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.one_click import one_click
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas import insights_schemas as schemas
from chalicelib.use_cases.mails.editor_digest import choose_editor_digest, editor_of_digest
from chalicelib.use_cases.organisations.choose_digest import choose_digest, digest_choice

blueprint = Blueprint(__name__)
door = Door(blueprint)
_OWN: Final = "/editor/digest"


@door.get("/digest/{token}", Audience.LINK, gives={200: schemas.DigestOut}, refuses=(DeadLink,), html=True)
def show_digest(request: Request, token: str) -> Answer:
    """The monthly mail of an organisation: what it is, and whether it comes; opening this changes nothing."""
    return _page(_opened(token), token, chosen="chosen" in request.query)


@door.post(
    "/digest/{token}",
    Audience.LINK,
    takes=schemas.DigestIn,
    gives={200: schemas.DigestOut},
    refuses=(DeadLink, Invalid, ChangedMeanwhile),
    html=True,
)
def choose(request: Request, token: str) -> Answer:
    """Stop the monthly mail, or have it come again; mail programs stop it in one click (RFC 8058)."""
    _opened(token)
    at_once, stop = _chosen(request)
    here = platform()
    after = choose_digest(token, stop=stop, stores=here, now=here.now())
    return _page(after, token, chosen=True, redirect="" if at_once else f"/digest/{token}?chosen")


def _opened(token: str) -> Organisation:
    here = platform()
    return digest_choice(token, stores=here, now=here.now())


def _page(found: Organisation, token: str, *, chosen: bool, redirect: str = "") -> Answer:
    action = schemas.DigestAction.RESUME if found.digest_stopped else schemas.DigestAction.STOP
    data = schemas.DigestOut(
        organisation_id=found.id,
        name=found.listing.name,
        receives=not found.digest_stopped,
        allowed_actions=[action],
    )
    context = {"found": data, "token": token, "chosen": chosen}
    return Answer(data, template="digest", context=context, redirect=redirect)


@door.get("/editor/digest/{token}", Audience.LINK, gives={200: schemas.EditorDigestOut}, refuses=(DeadLink,), html=True)
def show_editor_digest(request: Request, token: str) -> Answer:
    """The morning mail of an editor: what it is, and whether it comes; opening this changes nothing."""
    here = platform()
    editor = editor_of_digest(token, stores=here, now=here.now())
    return _editor_page(editor, f"/editor/digest/{token}", chosen="chosen" in request.query)


@door.post(
    "/editor/digest/{token}",
    Audience.LINK,
    takes=schemas.DigestIn,
    gives={200: schemas.EditorDigestOut},
    refuses=(DeadLink, Invalid, ChangedMeanwhile),
    html=True,
)
def choose_editors(request: Request, token: str) -> Answer:
    """Stop the morning mail, or have it come again; mail programs stop it in one click (RFC 8058)."""
    here, path = platform(), f"/editor/digest/{token}"
    editor = editor_of_digest(token, stores=here, now=here.now())
    at_once, stop = _chosen(request)
    try:
        after = choose_editor_digest(editor, stop=stop, stores=here)
    except NoEditor:
        raise DeadLink from None
    return _editor_page(after, path, chosen=True, redirect="" if at_once else f"{path}?chosen")


@door.get(
    _OWN,
    Audience.EDITOR,
    duty=Duty.BE_THERE,
    gives={200: schemas.EditorDigestOut},
    refuses=(NotSignedIn,),
    html=True,
)
def show_own_digest(request: Request) -> Answer:
    """Your own morning mail, and whether it comes."""
    return _editor_page(request.who, _OWN, chosen="chosen" in request.query)


@door.post(
    _OWN,
    Audience.EDITOR,
    duty=Duty.BE_THERE,
    takes=schemas.DigestIn,
    gives={200: schemas.EditorDigestOut},
    refuses=(NotSignedIn, Invalid, ChangedMeanwhile),
    html=True,
)
def choose_own(request: Request) -> Answer:
    """Stop your own morning mail, or have it come again."""
    try:
        after = choose_editor_digest(request.who, stop=_chosen(request)[1], stores=platform())
    except NoEditor:
        raise NotSignedIn from None
    return _editor_page(after, _OWN, chosen=True, redirect=f"{_OWN}?chosen")


def _chosen(request: Request) -> tuple[bool, bool]:
    """Tell whether a mail program's button was pressed, and whether the mail is to stop."""
    at_once = one_click(request.headers, request.body)
    return at_once, at_once or request.read(schemas.DigestIn).action is schemas.DigestAction.STOP


def _editor_page(editor: Editor, path: str, *, chosen: bool, redirect: str = "") -> Answer:
    action = schemas.DigestAction.RESUME if editor.digest_stopped else schemas.DigestAction.STOP
    data = schemas.EditorDigestOut(name=editor.name, receives=not editor.digest_stopped, allowed_actions=[action])
    context = {"found": data, "path": path, "chosen": chosen}
    if path == _OWN:
        return Answer(data, template="own_digest", context=context, redirect=redirect)
    return Answer(data, template="editor_digest", context=context, redirect=redirect)
