"""The words that people write, in Chromium and in JSON: whoever writes is told at once, and the editor after."""

from typing import Any, Final

import pytest

from tests.browser.people import DESK, PHONE, KeyboardPerson, Person, Seats, person
from tests.journeys.people import Town
from tests.story.forms import reply_form
from tests.story.requests import Call

TEXT: Final = "Pluim voor Fatima, ze was er altijd voor ons. Maar thuis lukt het niet, en ik wil niet meer."
AUTHOR: Final = "Verhulstraeten"
NAMING: Final = f"Beste mevrouw {AUTHOR}, dank u voor uw vriendelijke woorden over onze zorg."
WHY: Final = f"Mevrouw {AUTHOR} hoort dit liever van jullie zelf, en niet zo."
ONE_WAY: Final = {"scripts": False, "width": PHONE, "by": Person}
OTHER_WAY: Final = {"scripts": True, "width": DESK, "by": KeyboardPerson}
both_ways = pytest.mark.parametrize("how", [ONE_WAY, OTHER_WAY], ids=["no scripts", "scripts, by keyboard"])


@both_ways
def test_whoever_thanks_by_name_in_despair_sees_the_name_marked_and_1813_at_once(
    seats: Seats, town: Town, how: dict[str, Any]
) -> None:
    organisation = town.enrolled(2)["id"]
    form = town.review_form(organisation, text=TEXT)
    ratings = {f"aspect_ratings.{name}": "null" if mark is None else str(mark) for name, mark in _ratings(form)}
    fields = {"text": TEXT, "experienced": form["experienced"], "capacity": form["capacity"], "consent": "true"}
    who = {f"author.{name}": value for name, value in form["author"].items()}
    with person(seats, **how) as author:
        author.open(f"/organisations/{organisation}/write")
        author.press("/reviews", {**fields, **ratings, **who})
        assert author.sees("Er is nog niets verstuurd")
        assert "Fatima" in author.page.locator("main mark").all_inner_texts()
        assert author.sees("Bel 1813")
    told = town.ask(Call("/reviews", form)).json["warnings"]
    assert {("personal_data", "Fatima"), ("help_line", "ik wil niet meer")} <= {
        (each["code"], each["passage"]) for each in told
    }
    assert "1813" in next(each["message"] for each in told if each["code"] == "help_line")


def _ratings(form: dict[str, Any]) -> list[tuple[str, Any]]:
    return list(form["aspect_ratings"].items())


@both_ways
def test_an_authors_name_in_a_reply_is_a_strong_sign_and_stops_an_editors_own_words(
    seats: Seats, town: Town, how: dict[str, Any]
) -> None:
    organisation = town.enrolled(3)
    email = f"genoemd.{how['width']}@post.example"
    form = town.review_form(organisation["id"], email=email)
    form["author"]["last_name"] = AUTHOR
    assert town.ask(Call("/reviews", form)).status == 202
    assert town.post(f"/confirm/{town.mailbox.link(email, 'confirm').rpartition('/')[2]}").status == 200
    review_id = _of(town, email)
    reply = town.published(organisation, review_id)
    assert town.post(f"/reply/{reply.rpartition('/')[2]}", {**reply_form(), "text": NAMING}).status == 202
    version = town.get(f"/editor/reviews/{review_id}", **town.as_editor()).json["version"]
    decisions = f"/editor/replies/{review_id}/decisions"
    sent = {"action": "reject", "version": version, "rule": "no_personal_data", "explanation": WHY}

    first = town.get(f"/editor/reviews/{review_id}", **town.as_editor()).json["reply"]["signals"][0]
    assert (first["code"], first["strength"], first["passages"][0]["text"]) == ("names_author", 3, AUTHOR)
    mails = town.post(f"/editor/replies/{review_id}/preview", sent, **town.as_editor()).json["mails"]
    assert [[each["text"] for each in mail["names_author"]] for mail in mails if mail["to"] != "author"] == [[AUTHOR]]
    refused = town.post(decisions, sent, **town.as_editor())
    assert (refused.status, {each["code"] for each in refused.json["errors"]}) == (422, {"names_author"})

    with person(seats, **how, editor=0) as editor:
        editor.open(f"/editor/replies/{review_id}")
        assert editor.sees("Deze tekst noemt misschien wie de waardering schreef")
        form_of_reply = editor.form(decisions, ("explanation",))
        editor.fill(form_of_reply, {"action": "reject", "rule": "no_personal_data", "explanation": WHY})
        with editor.page.expect_navigation():
            editor.click(form_of_reply.locator("button[formaction$='/preview']"))
        assert editor.sees("Deze mail noemt misschien wie de waardering schreef")
        editor.press(decisions)
        assert editor.sees("noemen misschien wie de waardering schreef")
        editor.press(decisions, {"as_is": "true"})
    assert town.get(f"/editor/reviews/{review_id}", **town.as_editor()).json["reply"]["status"] == "rejected"


def _of(town: Town, email: str) -> str:
    for item in reversed(town.get("/editor/queue?kind=review&limit=100", **town.as_editor()).json["items"]):
        found = town.get(f"/editor/reviews/{item['id']}", **town.as_editor()).json
        if found["author"]["email"] == email:
            return str(found["id"])
    raise AssertionError(f"nothing of {email} waits")
