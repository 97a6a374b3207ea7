"""The language of each text is told and carried: on pages, in feeds and figures, for search engines and in mails."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pytest

from chalicelib.adapters.mail_renderer import HtmlLayout
from chalicelib.domain.reviews.parts import UNDETERMINED
from chalicelib.domain.reviews.public_review import public_review_of
from chalicelib.domain.rules.lifecycle import Action, ReplyAction
from chalicelib.domain.signals.text.language import READ, language_of
from chalicelib.dutch.languages import NAMES, marking, told_language
from chalicelib.entrypoints.schemas.showing import public_review_out
from tests.builders import organisation
from tests.conftest import DynamoWorld
from tests.entrypoints.console.test_console import Browser, words
from tests.entrypoints.front_door import House, opened
from tests.entrypoints.pages.html_reading import Reader

FRENCH: Final = "Ma mère habite ici depuis deux ans et le personnel est toujours très gentil avec elle."
ARABIC: Final = "تسكن أمي هنا منذ سنتين والموظفون لطفاء معها دائما ونحن راضون جدا عن الرعاية."
POLISH: Final = "Moja mama mieszka tutaj od dwóch lat i personel jest dla niej zawsze bardzo miły."
UNTOLD: Final = "Top! Top! Top! Top! Top! 12 34 56 78"
DUTCH: Final = "Dank je wel voor je bericht, wij vertellen het door aan iedereen."


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def published(house: House, text: str) -> str:
    review_id = house.submit(text=text)
    house.does(Action.CONFIRM, review_id)
    house.does(Action.APPROVE, review_id)
    return review_id


def page(house: House, path: str) -> tuple[Reader, str]:
    source = house._client.http.get(path, headers={"Accept": "text/html"}).body.decode()
    return Reader(source), source


def said(found: Reader) -> list[tuple[str | None, str | None]]:
    return [(each.get("lang"), each.get("dir")) for each in found.named("p") if each.get("class") == "said"]


@pytest.mark.parametrize("text", [FRENCH, ARABIC])
def test_a_page_says_the_language_of_a_text_that_is_not_its_own(house: House, text: str) -> None:
    language = {FRENCH: "fr", ARABIC: "ar"}[text]
    review_id = published(house, text)
    house.act(ReplyAction.SUBMIT, review_id, text=DUTCH)
    house.does(ReplyAction.APPROVE, review_id)
    spoken, told = (language, "rtl" if language == "ar" else "ltr"), []
    for path in (f"/organisations/{house.home}", f"/reviews/{review_id}"):
        found, source = page(house, path)
        assert said(found) == [spoken, (None, None)]  # the reply is in the page's own
        told += re.findall(r'"inLanguage":\s?"(\w+)"', source)[:1]
    assert set(told) == {language}
    (item,) = house.call("GET", f"/organisations/{house.home}/reviews")[1]["items"]
    assert (item["language"], item["reply"]["language"]) == (language, "nl")
    feed = house._client.http.get(f"/organisations/{house.home}/feed.atom").body.decode()
    assert re.findall(r'<content type="html"( [^>]*)?>', feed) == [f' xml:lang="{language}"']
    widget = json.loads(house._client.http.get(f"/organisations/{house.home}/widget.json").body)
    assert [each["language"] for each in widget["items"]] == [language]


def test_a_language_is_told_once_when_a_text_is_handed_in_and_kept_with_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    review_id = house.submit(text=DUTCH)
    kept = house._here.reviews.get
    assert kept(review_id).language == "nl"
    house.does(Action.CONFIRM, review_id)
    house.does(Action.RETURN, review_id)
    house.act(Action.REVISE, review_id, text=FRENCH)
    assert kept(review_id).language == "fr"
    house.does(Action.APPROVE, review_id)
    house.act(ReplyAction.SUBMIT, review_id, text=UNTOLD)
    assert getattr(kept(review_id).reply, "language", None) == UNDETERMINED
    house.does(ReplyAction.APPROVE, review_id)
    monkeypatch.setattr("chalicelib.domain.signals.text.language.language_of", lambda _: "xx")
    (item,) = house.call("GET", f"/organisations/{house.home}/reviews")[1]["items"]
    assert (item["language"], "language" in item["reply"]) == ("fr", False)
    assert said(page(house, f"/reviews/{review_id}")[0]) == [("fr", "ltr"), (None, "auto")]


def test_of_a_text_of_the_release_before_the_language_is_told_when_it_is_shown(house: House) -> None:
    review_id = published(house, FRENCH)
    older = public_review_of(replace(house._here.reviews.get(review_id), language=""))
    assert older is not None
    assert (older.language, public_review_out(older, organisation(), theme_sets=house._here.theme_sets).language) == (
        "",
        "fr",
    )


def test_a_text_in_the_pages_own_language_needs_no_word(house: House) -> None:
    published(house, DUTCH)
    assert said(page(house, f"/organisations/{house.home}")[0]) == [(None, None)]


def test_a_mail_says_the_language_of_what_it_quotes() -> None:
    assert ' lang="fr" dir="ltr"' in HtmlLayout().quote(FRENCH)
    assert ' lang="ar" dir="rtl"' in HtmlLayout().quote(ARABIC)
    assert "lang=" not in HtmlLayout().quote(DUTCH)


@pytest.mark.parametrize(("text", "whole"), [(DUTCH, True), (FRENCH, True), (POLISH, False)])
def test_an_editor_hears_that_the_signals_do_not_read_a_language(
    house: House,
    text: str,
    whole: bool,  # noqa: FBT001 - a column of the table
) -> None:
    review_id = house.submit(text=text)
    house.does(Action.CONFIRM, review_id)
    found = house.call("GET", f"/editor/reviews/{review_id}", editor=0)[1]
    assert (found["language"], found["read_in_full"]) == (language_of(text), whole)
    shown = words(Browser(house).get(f"/editor/reviews/{review_id}"))
    assert ("Deze tekst is in het Pools." in shown) is not whole


@pytest.mark.parametrize("text", ["", "!", "Top", "12 34", "?!…", "\u200b", "x" * 5_000, "\ud800"])
def test_of_words_that_do_not_say_nothing_is_said(text: str) -> None:
    assert told_language(text) == ""
    assert marking("") == ' dir="auto"'


def test_every_language_that_is_told_has_its_name() -> None:
    assert NAMES.keys() >= READ
    for text in (FRENCH, ARABIC, POLISH, DUTCH):
        assert told_language(text) == language_of(text) in NAMES
