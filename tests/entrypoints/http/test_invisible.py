"""Where words are asked, characters that nobody sees are no words: in each form, and not counted as length."""

from typing import Any

import pytest

from chalicelib.domain.rules.refusals import Invalid
from chalicelib.entrypoints.http.reading import read_as
from chalicelib.entrypoints.schemas import case_schemas, desk_schemas, editor_schemas, public_schemas
from chalicelib.entrypoints.schemas.statement_schemas import AppealIn, ManageIn, NoticeActionIn
from tests.builders import NOW
from tests.story.forms import reply_form, review_form

UNSEEN = ("\u200b" * 30, "\u3164" * 30, "\u2800" * 30, "\u0301" * 30, "\U000e0061" * 30)
FORMS = (
    (public_schemas.ReviewIn, "text"),
    (public_schemas.ReplyIn, "text"),
    (public_schemas.NoticeIn, "explanation"),
    (public_schemas.NoticeIn, "name"),
    (AppealIn, "explanation"),
    (NoticeActionIn, "explanation"),
    (ManageIn, "text"),
    (ManageIn, "explanation"),
    (editor_schemas.ReviewDecisionIn, "explanation"),
    (editor_schemas.ReplyDecisionIn, "explanation"),
    (editor_schemas.OrganisationDecisionIn, "explanation"),
    (case_schemas.NewDossierIn, "title"),
    (desk_schemas.QuestionIn, "question"),
    (desk_schemas.NoteIn, "text"),
)


def errors(kind: type, sent: dict[str, object], **how: Any) -> set[tuple[str, str]]:
    with pytest.raises(Invalid) as refused:
        read_as(kind, sent, **how)
    return {(each.field, each.code) for each in refused.value.errors}


@pytest.mark.parametrize("as_text", [False, True], ids=["JSON", "form"])
@pytest.mark.parametrize("unseen", UNSEEN, ids=["zero width", "fillers", "braille", "marks", "tags"])
@pytest.mark.parametrize(("kind", "field"), FORMS, ids=lambda each: getattr(each, "__name__", each))
def test_what_nobody_sees_is_refused_in_every_form(kind: type, field: str, unseen: str, *, as_text: bool) -> None:
    assert (field, "invisible_text") in errors(kind, {field: unseen}, as_text=as_text)


@pytest.mark.parametrize("name", ["first_name", "last_name"])
def test_so_is_a_name_that_nobody_sees(name: str) -> None:
    form = review_form("organisation-1", "care", now=NOW)
    form["author"] = {**form["author"], name: "\u200b\u2060"}
    assert errors(public_schemas.ReviewIn, form) == {(f"author.{name}", "invisible_text")}


def test_a_text_is_as_long_as_what_one_sees_of_it() -> None:
    assert errors(
        public_schemas.ReviewIn, review_form("organisation-1", "care", now=NOW) | {"text": "Goed" + "\u200b" * 40}
    ) == {("text", "too_short")}
    assert read_as(
        public_schemas.ReplyIn, reply_form() | {"text": "Dank je wel voor je woorden, \u200d👨‍👩‍👧 en tot gauw!"}
    )


def test_a_search_for_what_nobody_sees_asks_for_nothing() -> None:
    found = read_as(public_schemas.OrganisationsQuery, {"q": "\u200b\u200b"}, as_text=True, ignore_unknown=True)
    assert found.q == ""
