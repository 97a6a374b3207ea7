"""The same review, asked one question a screen: at home, and on a tablet in an organisation's hall.

Each screen posts every answer so far, and the next one holds them as hidden fields: nothing is kept until the review is
sent, by the same route as any other, and no script is needed.
"""

from collections.abc import Mapping
from typing import Final

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.organisations.themes import ThemeSet
from chalicelib.domain.reviews.parts import Channel
from chalicelib.domain.rules.email_address import as_mailed, is_email_address
from chalicelib.domain.rules.refusals import Blocked, FieldError, Invalid, Judge, NotFound, NotTakingPart
from chalicelib.dutch.refusals import REVIEW_FORM, messages
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.reading import read_as
from chalicelib.entrypoints.http.request import Answer, Audience, Request, flat
from chalicelib.entrypoints.schemas import public_schemas, showing
from chalicelib.entrypoints.schemas.reach_schemas import WithCardQuery
from chalicelib.entrypoints.schemas.warned import CheckedOut
from chalicelib.entrypoints.site.writing import looked_at, writable
from chalicelib.use_cases.reviews.submit_review import review_judges

blueprint = Blueprint(__name__)
door = Door(blueprint)

_BEFORE: Final = ("capacity", "on_behalf", "experienced")
_AFTER: Final = ("text", "helped_by", "author.first_name", "author.last_name", "author.email", "consent")
_OF_THE_SCREENS: Final = frozenset({"screen", "go", "to_check", "change", "as_is"})
_REFUSES: Final = (NotFound, NotTakingPart, Blocked)
_EASY: Final = "/organisations/{organisation_id}/write/easy"
_KIOSK: Final = "/organisations/{organisation_id}/kiosk"


@door.get(
    _EASY,
    Audience.VISITOR,
    query=WithCardQuery,
    gives={200: public_schemas.ThemeSetOut},
    refuses=(*_REFUSES, Invalid),
    html=True,
)
def write_easily(request: Request, organisation_id: str) -> Answer:
    """The form to write a review, one question a screen: its first question."""
    code = request.read_query(WithCardQuery).invitation
    answers: dict[str, object] = {"channel": Channel.WEB, **({"invitation": code} if code else {})}
    found, themes = writable(organisation_id)
    return _screen(request, found, themes, screens(themes)[0], answers)


@door.get(_KIOSK, Audience.VISITOR, gives={200: public_schemas.ThemeSetOut}, refuses=_REFUSES, html=True)
def kiosk(request: Request, organisation_id: str) -> Answer:
    """The same for a tablet in the hall: the screen from which everybody begins, and to which it returns by itself."""
    found, themes = writable(organisation_id)
    context = {"organisation": showing.named(found)}
    return Answer(showing.theme_set(themes), template="kiosk", context=context)


@door.post(
    _EASY,
    Audience.VISITOR,
    takes=public_schemas.ReviewToCheckIn,
    gives={200: CheckedOut},
    refuses=(*_REFUSES, Invalid),
    html=True,
)
def ask_on(request: Request, organisation_id: str) -> Answer:
    """The next question, or the one before; after the last a look at all answers. Nothing is kept."""
    found, themes = writable(organisation_id)
    return _go_on(request, found, themes)


@door.post(
    _KIOSK,
    Audience.VISITOR,
    takes=public_schemas.ReviewToCheckIn,
    gives={200: CheckedOut},
    refuses=(*_REFUSES, Invalid),
    html=True,
)
def ask_on_at_kiosk(request: Request, organisation_id: str) -> Answer:
    """The same on a tablet in the hall."""
    found, themes = writable(organisation_id)
    return _go_on(request, found, themes)


def screens(themes: ThemeSet) -> tuple[str, ...]:
    """The questions of a theme set in their order, by the fields that they fill in."""
    return (*_BEFORE, *(f"aspect_ratings.{each.id}" for each in themes.aspects), *_AFTER)


def _go_on(request: Request, found: Organisation, themes: ThemeSet) -> Answer:
    if not request.is_form:
        return looked_at(
            request.read(public_schemas.ReviewToCheckIn, *review_judges(lambda _: themes, now=platform().now())),
            {},
            found,
            themes,
            form=request.path,
        )
    typed, names = request.form(), screens(themes)
    answers = {name: value for name, value in typed.items() if name not in _OF_THE_SCREENS}
    if unknown := tuple(each for each in _errors(answers) if each.code == "unknown_field"):
        raise Invalid(unknown)
    here, to_check = str(typed.get("screen", "")), "to_check" in typed
    at = names.index(here) if here in names else -1
    refusal = None
    if typed.get("change") in names:
        asked, to_check = str(typed["change"]), True
    elif typed.get("go") == "back":
        asked = names[max(at - 1, 0)]
    elif at >= 0 and (refusal := _wrong(here, answers)):  # a screen that there is not has nothing wrong with it
        asked = here
    elif to_check or "nobody" in typed or here == names[-1]:
        try:
            sent = _read(answers, *review_judges(lambda _: themes, now=platform().now()))
            return looked_at(sent, answers, found, themes, form=request.path)
        except Invalid as wrong:
            asked, refusal = next((name for name in names if _about(wrong, name)), names[0]), wrong
    else:
        asked = names[at + 1]
    return _screen(request, found, themes, asked, answers, refusal=refusal, to_check=to_check)


def _read(answers: Mapping[str, object], *judges: Judge) -> public_schemas.ReviewToCheckIn:
    return read_as(public_schemas.ReviewToCheckIn, answers, as_text=True, judges=judges)


def _wrong(name: str, answers: Mapping[str, object]) -> Invalid | None:
    """Return what is wrong with the answer to one question; of aspects any may be skipped."""
    if name.startswith("aspect_ratings."):
        return None
    errors = _errors(answers)
    author = answers.get("author")
    email = author.get("email") if isinstance(author, dict) else None
    if isinstance(email, str) and email and not is_email_address(as_mailed(email.strip())):
        errors += (FieldError("author.email", "wrong_format", "email_address"),)
    own = tuple(each for each in errors if _of(each, name))
    return Invalid(own) if own else None


def _errors(answers: Mapping[str, object]) -> tuple[FieldError, ...]:
    try:
        read = _read(answers)
    except Invalid as refusal:
        return refusal.errors
    return () if read.consent else (FieldError("consent", "required", "consent"),)


def _about(refusal: Invalid, name: str) -> bool:
    return any(_of(each, name) for each in refusal.errors)


def _of(error: FieldError, name: str) -> bool:
    """Tell whether an error is of this question; one of a whole object is of each question in it."""
    return name == error.field or name.startswith(f"{error.field}.")


def _screen(
    request: Request,
    found: Organisation,
    themes: ThemeSet,
    name: str,
    answers: Mapping[str, object],
    *,
    refusal: Invalid | None = None,
    to_check: bool = False,
) -> Answer:
    here, names = platform(), screens(themes)
    own = {"organisation_id": found.id, "form_key": answers.get("form_key") or here.id_generator.new_id()}
    said = messages(refusal, REVIEW_FORM) if refusal else {}
    error = said.get(name) or said.get(name.partition(".")[0], "")
    context = {
        "organisation": showing.named(found),
        "theme_set": themes,
        "name": name,
        "aspect": next((each for each in themes.aspects if name == f"aspect_ratings.{each.id}"), None),
        "number": names.index(name) + 1,
        "of": len(names),
        "typed": answers,
        "hidden": [each for each in flat({**answers, **own}) if each[0] != name],
        "to_check": to_check,
        "form": request.path,
        "error": error,
        "errors": {name: error} if error else {},
        "now": here.now(),
    }
    status = 422 if error else 200
    return Answer(showing.theme_set(themes), status=status, template="easy", context=context)
