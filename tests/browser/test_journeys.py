"""Journeys from end to end: with scripts and without, on a phone and at a desk, by hand and by key.

The whole loop is walked with and without scripts at both widths. Every other journey is walked twice, and what could
differ is turned around between the two: scripts, width, and whether a keyboard alone does it. So each of them is seen
in each way, though not in each combination; what one page looks like in every way is for `test_pages.py`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlencode

import pytest

from tests.browser.people import DESK, PHONE, KeyboardPerson, Person, Seats, person
from tests.journeys.people import Town
from tests.story.forms import a_month_before

TEXT: Final = "De ploeg is warm en de tuin is een plezier. Alleen het eten komt soms lauw aan tafel."
REVISED: Final = "De ploeg is warm en de tuin is een plezier. Het eten mag nog wat warmer aan tafel komen."
REPLY: Final = "Dank je wel om dit te delen. Vanaf maandag gaan de borden pas op het laatste moment uit de keuken."
WHY: Final = "Er staat een naam van een medewerker in de tweede zin. Daarom kan dit zo niet online."
APPEAL: Final = "Het gaat niet om een medewerker maar om een straatnaam. Kijk er alsjeblieft nog eens naar."


@dataclass(frozen=True)
class Way:
    """The way in which somebody uses a browser: scripts, width in pixels, and mouse or keyboard."""

    scripts: bool
    width: int
    by: type[Person] = Person

    def __str__(self) -> str:
        keys = ", by keyboard" if self.by is KeyboardPerson else ""
        return f"{'scripts' if self.scripts else 'no scripts'} at {self.width}{keys}"

    @property
    def how(self) -> dict[str, Any]:
        return {"scripts": self.scripts, "width": self.width, "by": self.by}

    @property
    def name(self) -> str:
        """Makes addresses of mail that no other walk uses."""
        return f"{int(self.scripts)}.{self.width}"


ONE_WAY: Final = (Way(scripts=False, width=PHONE), Way(scripts=True, width=DESK, by=KeyboardPerson))
OTHER_WAY: Final = (Way(scripts=False, width=DESK, by=KeyboardPerson), Way(scripts=True, width=PHONE))
in_all_four = pytest.mark.parametrize("way", [*ONE_WAY, *OTHER_WAY], ids=str)
both_ways = pytest.mark.parametrize("way", ONE_WAY, ids=str)
both_ways_crossed = pytest.mark.parametrize("way", OTHER_WAY, ids=str)


def _write(author: Person, organisation: dict[str, Any], email: str) -> None:
    """From the organisation's page to the words that a mail is on its way."""
    author.open(f"/organisations/{organisation['id']}")
    with author.page.expect_navigation():
        author.follow(f"main a[href*='/organisations/{organisation['id']}/write']")
    theme = author.town.get(f"/organisations/{organisation['id']}").json["theme_set"]["aspects"]
    fields = {
        "text": TEXT,
        "experienced": a_month_before(datetime.now(UTC)),
        "capacity": "client",
        **{f"aspect_ratings.{aspect['id']}": "4" for aspect in theme[:-1]},
        f"aspect_ratings.{theme[-1]['id']}": "null",
        "author.first_name": "Wim",
        "author.last_name": "Aerts",
        "author.email": email,
        "consent": "true",
    }
    author.press("/reviews", fields)
    for _ in range(2):  # where the page lets people check their answers first
        if author.page.locator("main form[action$='/reviews']").count():
            assert not author.page.locator("main .errors").count(), author.page.inner_text("main .errors")
            author.press("/reviews")
    assert author.sees(email)


def _waiting(town: Town, email: str) -> str:
    """The id of the review whose author has this address."""
    for item in reversed(town.get("/editor/queue?kind=review&limit=100", **town.as_editor()).json["items"]):
        found = town.get(f"/editor/reviews/{item['id']}", **town.as_editor()).json
        if found["author"]["email"] == email:
            return str(found["id"])
    raise AssertionError(f"nothing of {email} waits")


def _decide(editor: Person, kind: str, subject: str, action: str, **fields: str) -> None:
    editor.press(f"/editor/{kind}/{subject}/decisions", fields, choice=("action", action))
    assert not editor.page.locator("main .errors").count(), editor.page.inner_text("main .errors")


@in_all_four
def test_a_review_travels_to_the_published_reply(seats: Seats, town: Town, way: Way) -> None:
    email, organisation = f"wim.{way.name}@post.example", town.enrolled(0)
    with person(seats, **way.how) as author:
        _write(author, organisation, email)
        author.open_mail(email, town.mailbox.link(email, "confirm"))
        author.press_only()
        assert not author.page.locator("main .errors").count()

    review_id = _waiting(town, email)
    with person(seats, **way.how) as editor:
        editor.sign_in(0)
        editor.open("/editor/queue?kind=review&limit=100")
        with editor.page.expect_navigation():
            editor.follow(f"main a[href*='/editor/reviews/{review_id}']")
        assert editor.sees(TEXT)
        _decide(editor, "reviews", review_id, "approve")

        with person(seats, **way.how) as team:
            team.open_mail(organisation["email"], town.reply_link(organisation["email"], review_id))
            assert team.sees(TEXT)
            assert not team.sees("Aerts")
            reply = f"/reply/{team.page.url.rpartition('/')[2]}"
            team.press(reply, {"text": REPLY})
            team.press(reply)  # after a look at what was typed

        editor.open(f"/editor/replies/{review_id}")
        _decide(editor, "replies", review_id, "approve")

    with person(seats, **way.how) as visitor:
        visitor.open(f"/organisations/{organisation['id']}")
        assert visitor.sees(TEXT)
        assert visitor.sees(REPLY)
        assert not visitor.sees("Aerts")
        visitor.open(town.mailbox.link(email, "manage"))
        assert visitor.sees(REPLY)


def test_whoever_goes_back_after_sending_hears_that_it_was_sent(seats: Seats, town: Town) -> None:
    with person(seats, scripts=True, width=PHONE) as author:
        _write(author, town.enrolled(0), "terug@post.example")
        author.page.go_back()
        author.page.get_by_text("Dit verstuurde je al.").wait_for()
        assert author.page.locator("#nagekeken button:visible").count() == 0
        kept = author.page.evaluate("({...window.sessionStorage})")
        mark = author.page.get_attribute("#nagekeken", "data-sends")  # of chance: nothing of what was typed is in it
        assert mark
        assert kept == {"sending": mark, "sent": mark}


@both_ways
def test_a_refused_author_reads_why_and_another_editor_judges_the_appeal(seats: Seats, town: Town, way: Way) -> None:
    email = f"bezwaar.{way.name}@post.example"
    review_id = town.pending(town.enrolled(1)["id"], email)
    with person(seats, **way.how, editor=0) as first:
        first.open(f"/editor/reviews/{review_id}")
        _decide(first, "reviews", review_id, "reject", rule="no_personal_data", explanation=WHY)

        town.mailbox.wait(email, WHY.split(". ", maxsplit=1)[0][:40])
        with person(seats, **way.how) as author:
            author.open(town.mailbox.link(email, "manage", more_than=1))
            assert author.sees(WHY)
            manage = f"/manage/{author.page.url.rpartition('/')[2]}"
            author.press(manage, {"explanation": APPEAL}, choice=("action", "appeal"))

        cases = town.get("/editor/queue?kind=appeal&limit=100", **town.as_editor()).json["items"]
        appeals = (town.get(f"/editor/appeals/{each['id']}", **town.as_editor()).json for each in cases)
        appeal_id = next(each["id"] for each in appeals if each["review_id"] == review_id)
        first.open(f"/editor/appeals/{appeal_id}")
        assert not first.page.locator(f"form[action$='/editor/appeals/{appeal_id}/decisions']").count()

    with person(seats, **way.how, editor=1) as second:
        second.open("/editor/queue?kind=appeal&limit=100")
        with second.page.expect_navigation():
            second.follow(f"main a[href*='/editor/appeals/{appeal_id}']")
        assert second.sees(APPEAL)
        _decide(second, "appeals", appeal_id, "uphold", explanation="Je had gelijk: dit is een straat, geen persoon.")
    town.mailbox.wait(email, "geen persoon")
    assert town.get(f"/editor/reviews/{review_id}", **town.as_editor()).json["status"] in {"pending", "published"}


@both_ways_crossed
def test_a_returned_author_fixes_the_text(seats: Seats, town: Town, way: Way) -> None:
    email = f"aanpassen.{way.name}@post.example"
    review_id = town.pending(town.enrolled(2)["id"], email)
    with person(seats, **way.how, editor=0) as editor:
        editor.open(f"/editor/reviews/{review_id}")
        fields = {"rule": "no_personal_data", "passage": "veel zorg", "explanation": WHY}
        _decide(editor, "reviews", review_id, "return", **fields)
    with person(seats, **way.how) as author:
        author.open(town.mailbox.link(email, "manage", more_than=1))
        assert author.sees(WHY)
        assert "veel zorg" in author.page.locator("main mark").all_inner_texts()
        manage = f"/manage/{author.page.url.rpartition('/')[2]}"
        author.press(manage, {"text": REVISED}, choice=("action", "revise"))
        author.press(manage)  # after a look at what was typed
        assert author.sees(REVISED)
    found = town.get(f"/editor/reviews/{review_id}", **town.as_editor()).json
    assert (found["status"], found["text"], len(found["versions"])) == ("pending", REVISED, 1)


@both_ways_crossed
def test_a_visitors_notice_is_decided_and_the_notifier_follows_it(seats: Seats, town: Town, way: Way) -> None:
    organisation = town.enrolled(3)
    email = f"melder.{way.name}@post.example"
    review_id = town.pending(organisation["id"], f"gemeld.{way.name}@post.example")
    town.published(organisation, review_id)
    with person(seats, **way.how) as notifier:
        notifier.open(f"/organisations/{organisation['id']}")
        with notifier.page.expect_navigation():
            notifier.follow(f"main a[href*='/reviews/{review_id}/notices']")
        explanation = "De tweede zin gaat over een collega die iedereen in het dorp herkent."
        fields = {"reason": "personal_data", "explanation": explanation, "name": "Hanne Smets", "email": email}
        notifier.press(f"/reviews/{review_id}/notices", {**fields, "good_faith": "true"})
        assert notifier.sees(email)

        notice = town.mailbox.link(email, "notice")
        cases = town.get("/editor/queue?kind=notice&limit=100", **town.as_editor()).json["items"]
        known = (town.get(f"/editor/notices/{each['id']}", **town.as_editor()).json for each in cases)
        notice_id = next(each["id"] for each in known if each["review_id"] == review_id)
        with person(seats, **way.how, editor=1) as editor:
            editor.open(f"/editor/notices/{notice_id}")
            assert editor.sees(explanation)
            _decide(editor, "notices", notice_id, "dismiss", explanation="We lazen het na: niemand is te herkennen.")

        town.mailbox.wait(email, "niemand is te herkennen")
        notifier.open(notice)
        assert notifier.sees("niemand is te herkennen")
        notifier.press(f"/notice/{notice.rpartition('/')[2]}", {"explanation": APPEAL})
        assert town.get("/editor/queue?kind=appeal&limit=100", **town.as_editor()).json["items"]


@both_ways
def test_an_author_withdraws(seats: Seats, town: Town, way: Way) -> None:
    organisation = town.enrolled(4)
    email = f"intrekken.{way.name}@post.example"
    review_id = town.pending(organisation["id"], email)
    town.published(organisation, review_id)
    link = town.mailbox.link(email, "manage")
    with person(seats, **way.how) as author:
        author.open(link)
        manage = f"/manage/{link.rpartition('/')[2]}"
        author.press(manage, choice=("action", "withdraw"))
        assert author.sees("Je trok je waardering in")
        author.press(manage, choice=("action", "undo_withdraw"))
        assert author.sees("Je maakte de intrekking ongedaan")
        author.press(manage, choice=("action", "withdraw"))
    assert town.get(f"/editor/reviews/{review_id}", **town.as_editor()).json["status"] == "withdrawn"
    items = town.get(f"/organisations/{organisation['id']}/reviews").json["items"]
    assert review_id not in {item["id"] for item in items}


@both_ways_crossed
def test_an_author_takes_a_copy_along_and_has_everything_erased(seats: Seats, town: Town, way: Way) -> None:
    email = f"wissen.{way.name}@post.example"
    review_id = town.pending(town.enrolled(4)["id"], email)
    link = town.mailbox.link(email, "manage")
    with person(seats, **way.how) as author:
        author.open(link)
        with author.page.expect_navigation():
            author.follow("main a[href$='/export']")
        assert author.sees(email)
        with author.page.expect_download() as taken:
            author.follow("main a[href$='download=true']")
        assert email in taken.value.path().read_text(encoding="utf-8")
        author.open(link)
        author.press(f"/manage/{link.rpartition('/')[2]}", choice=("action", "erase"))
        assert author.sees("Je waardering is gewist")
        author.open(link)
        assert not author.page.locator("main form").count()
        assert not author.sees(email)
    assert town.get(f"/editor/reviews/{review_id}", **town.as_editor()).status == 404


@both_ways
def test_an_organisation_asks_for_its_figures_and_stops_the_monthly_mail(seats: Seats, town: Town, way: Way) -> None:
    organisation = town.enrolled(5 + way.scripts)
    with person(seats, **way.how) as team:
        team.open(f"/organisations/{organisation['id']}")
        with team.page.expect_navigation():
            team.follow("main a[href$='/insights-link']")
        team.press("/insights-link")
        team.open(town.mailbox.link(organisation["email"], "insights"))
        assert team.sees(organisation["name"])
        with team.page.expect_navigation():
            team.follow("main a[href*='/digest/']")
        team.press_only()
        assert team.page.locator("main [role=status], main .done").count()


@both_ways
def test_an_editor_warns_and_blocks_an_organisation(seats: Seats, town: Town, way: Way) -> None:
    organisation = town.enrolled(5 + way.scripts)
    page = f"/editor/organisations/{organisation['id']}"
    warning = "Hier werd een medewerker gevraagd om waarderingen te schrijven."
    with person(seats, **way.how, editor=0) as editor:
        editor.open(f"/editor/organisations?{urlencode({'q': organisation['name'][:60]})}")
        with editor.page.expect_navigation():
            editor.follow(f"main a[href='{page}']")
        for action, explanation in (("warn", warning), ("block", "We onderzoeken dertig gelijke teksten.")):
            editor.press(f"{page}/decisions", {"explanation": explanation}, choice=("action", action))
            editor.open(page)
    version = town.get(page, **town.as_editor(1)).json["version"]  # a second editor chooses the same words
    second = {"action": "warn", "explanation": warning, "version": version}
    assert town.post(f"{page}/decisions", second, **town.as_editor(1)).status == 200
    with person(seats, **way.how, editor=0) as editor:
        editor.open(f"/organisations/{organisation['id']}")
        assert editor.sees(warning)
        assert not editor.page.locator(f"main a[href$='/organisations/{organisation['id']}/write']").count()
    town.mailbox.wait(organisation["email"], "dertig gelijke teksten")


@both_ways_crossed
def test_an_editor_looks_into_a_run_of_the_sync(seats: Seats, way: Way) -> None:
    with person(seats, **way.how, editor=1) as editor:
        editor.open("/editor/sync-runs")
        with editor.page.expect_navigation():
            editor.follow("main a[href*='/editor/sync-runs/']")
        assert editor.page.locator("main h1").count() == 1
        assert "/editor/sync-runs/" in editor.page.url
