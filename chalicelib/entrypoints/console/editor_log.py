"""For editors: the rules that decisions cite, and the log of what was decided."""

import re
from typing import Final

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.rules.refusals import Invalid, NotSignedIn
from chalicelib.dutch.conduct import CODE_OF_CONDUCT
from chalicelib.entrypoints.console import editor_showing
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas import editor_schemas, transparency_schemas
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.ports.unread import go_past

blueprint = Blueprint(__name__)
door = Door(blueprint)
_KINDS: Final = {
    "reviews": "review",
    "replies": "reply",
    "notices": "notice",
    "appeals": "appeal",
    "organisations": "organisation",
    "dossiers": "dossier",
    "sync-runs": "sync-run",
}
_ADDRESS: Final = re.compile(rf"/editor/(?P<place>{'|'.join(_KINDS)})/(?P<id>[\w-]+)")


@door.get(
    "/editor/code-of-conduct",
    Audience.EDITOR,
    duty=Duty.BE_THERE,
    gives={200: transparency_schemas.RulesOut},
    refuses=(NotSignedIn,),
)
def code_of_conduct(request: Request) -> Answer:
    """The rules that decisions cite."""
    return Answer(shown(transparency_schemas.RulesOut, items=CODE_OF_CONDUCT))


@door.get(
    "/editor/log",
    Audience.EDITOR,
    duty=Duty.READ,
    query=editor_schemas.LogQuery,
    gives={200: editor_schemas.LogOut},
    refuses=(NotSignedIn, Invalid),
    html=True,
)
def log(request: Request) -> Answer:
    """The log of one subject (`review/<id>`, `reply/<id>`, `organisation/<id>`): who did what, when and why."""
    if request.wants_html and not request.query.get("subject"):
        return Answer(template="editor_log", context={"subject": "", "found": None})
    subject = _meant(request.read_query(editor_schemas.LogQuery).subject)
    data = editor_schemas.LogOut(items=editor_showing.entries(list(platform().log.of(subject, unread=go_past))))
    return Answer(data, template="editor_log", context={"subject": subject, "found": data})


def _meant(said: str) -> str:
    """The subject, also where somebody pasted the address of its page."""
    found = _ADDRESS.search(said)
    return f"{_KINDS[found['place']]}/{found['id']}" if found else said
