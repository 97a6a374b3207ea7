"""For authors who got a letter: the code in it opens their page, as a mailed link would."""

import time
from collections.abc import Mapping
from urllib.parse import urlsplit

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.rules.limits import Limited
from chalicelib.domain.rules.refusals import Invalid, TooMany
from chalicelib.dutch.refusals import CODE_FORM, messages
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas.console.post_schemas import CodeIn, CodeOut, LetterCodeOut
from chalicelib.use_cases.post.open_code import open_code

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get("/code", Audience.VISITOR, gives={200: LetterCodeOut}, html=True)
def code_page(request: Request) -> Answer:
    """The form to type a letter's code into."""
    return _page({}, None)


def _redisplay(request: Request, refusal: Invalid) -> Answer:
    return _page(request.form(), refusal)


@door.post(
    "/code",
    Audience.VISITOR,
    redisplay=_redisplay,
    takes=CodeIn,
    gives={200: CodeOut},
    refuses=(Invalid, TooMany),
    html=True,
)
def type_code(request: Request) -> Answer:
    """Open the page of a letter's reader. Whatever is wrong with a code, the answer is the same, and takes as long."""
    sent = request.read(CodeIn)
    here, began = platform(), time.monotonic()
    tried = here.counts(Limited.CODE, origin=request.source_ip)
    try:
        url = open_code(sent.code, stores=here, now=here.now(), tried=tried)
    finally:
        here.keep_minimum_response_time(began)
    return Answer(CodeOut(url=url), redirect=urlsplit(url).path)


def _page(typed: Mapping[str, object], refusal: Invalid | None) -> Answer:
    errors = messages(refusal, CODE_FORM)
    context = {"typed": typed, "errors": errors}
    return Answer(LetterCodeOut(code="/code"), status=422 if errors else 200, template="code", context=context)
