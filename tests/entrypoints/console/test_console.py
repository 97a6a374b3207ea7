"""An editor's day in a browser: no dead ends, nothing typed lost, and no other site that decides."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest

from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.bootstrap import platform
from chalicelib.entrypoints.http import return_url
from tests.builders import APPEAL
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.entrypoints.pages.html_reading import Reader

REASON = "In dit stuk staat een naam. Haal die eruit, dan lezen we je tekst opnieuw."


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


class Browser:
    """The browser of a signed-in editor: it sends what a browser would."""

    def __init__(self, house: House, editor: int = 0) -> None:
        self._client = house._client
        self.site = platform().settings.site_url
        self.cookie = f"session={house.editors[editor]}"

    def get(self, path: str) -> Any:
        return self._client.http.get(path, headers={"Accept": "text/html", "Cookie": self.cookie})

    def post(self, path: str, fields: Mapping[str, object], **headers: str) -> Any:
        told = {
            "Accept": "text/html",
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": self.cookie,
            "Origin": self.site,
            **headers,
        }
        return self._client.http.post(path, headers=told, body=urlencode(fields).encode())

    def version(self, path: str) -> str:
        found = Reader(self.get(path).body.decode())
        return next(each["value"] for each in found.named("input") if each.get("name") == "version")


def words(answer: Any) -> str:
    return " ".join(Reader(answer.body.decode()).text.split())


def test_a_decision_leads_to_the_next_that_waits_and_the_last_one_to_an_empty_queue(house: House) -> None:
    first, second = house.review("pending"), house.review("pending")
    an = Browser(house)
    done = an.post(f"/editor/reviews/{first}/decisions", {"action": "approve", "version": 2})
    assert done.status_code == 303
    assert done.headers["Location"] == f"/editor/reviews/{second}?done=approve&was=review%2F{first}"
    following = an.get(done.headers["Location"])
    assert "Goedgekeurd. Volgende: waardering over" in words(following)
    assert f"/editor/reviews/{first}" in following.body.decode()
    last = an.post(f"/editor/reviews/{second}/decisions", {"action": "approve", "version": 2})
    assert last.headers["Location"].startswith("/editor/queue?kind=review&done=approve")
    assert "Er wacht niets" in words(an.get(last.headers["Location"]))


def test_what_a_colleague_reads_is_left_to_them(house: House) -> None:
    first, read, free = (house.review("pending") for _ in range(3))
    assert house.call("POST", f"/editor/reviews/{read}/claim", {}, editor=1)[0] == 200
    done = Browser(house).post(f"/editor/reviews/{first}/decisions", {"action": "approve", "version": 2})
    assert done.headers["Location"].startswith(f"/editor/reviews/{free}?")


@pytest.mark.parametrize("said", ["<b>Gehackt</b>", "nonsense", "javascript:alert(1)"])
def test_no_link_can_put_words_in_our_mouth(house: House, said: str) -> None:
    page = Browser(house).get(f"/editor/queue?{urlencode({'done': said, 'was': said})}").body.decode()
    assert 'class="flash"' not in page
    assert said not in page


def test_the_queue_names_a_colleague_whom_no_mail_reaches(house: House) -> None:
    assert "krijgen onze mails niet" not in words(Browser(house).get("/editor/queue"))
    bo = platform().editors.get("ed-bo")
    assert bo is not None
    platform().editors.register(replace(bo, unreached=True))
    assert "Deze collega's krijgen onze mails niet meer: Bo" in words(Browser(house).get("/editor/queue"))


def test_whoever_comes_second_reads_what_changed_and_keeps_what_they_wrote(house: House) -> None:
    review_id = house.review("pending")
    an, bo = Browser(house), Browser(house, 1)
    path = f"/editor/reviews/{review_id}"
    late = {"action": "reject", "version": bo.version(path), "rule": "respectful_language", "explanation": REASON}
    an.post(f"{path}/decisions", {"action": "approve", "version": an.version(path)})
    told = bo.post(f"{path}/decisions", late)
    assert told.status_code == 409
    assert "Iemand was je voor" in words(told)
    assert re.search(r"An , .*: goedgekeurd", words(told))
    assert REASON in words(told)
    found = Reader(told.body.decode())
    assert [each["value"] for each in found.named("input") if each.get("name") == "action"] == [
        "suspend",
        "remove",
        "escalate",
        "erase",
        "note_proof",
    ]


def test_the_mails_of_a_decision_can_be_read_before_and_nothing_happens(house: House) -> None:
    review_id = house.review("pending")
    an = Browser(house)
    path = f"/editor/reviews/{review_id}"
    mails = OutboxItem.count()
    decision = {"action": "approve", "version": an.version(path)}
    seen = words(an.post(f"{path}/preview", decision))
    assert "Dit zou vertrekken" in seen
    assert "Aan de schrijver" in seen
    assert "Aan de organisatie" in seen
    _, told = house.call("POST", f"{path}/preview", {"action": "approve", "version": 2}, editor=0)
    assert [mail["to"] for mail in told["mails"]] == ["author", "organisation"]
    assert not [mail for mail in told["mails"] if "/manage/" in mail["text"] or "/reply/" in mail["text"]]
    assert OutboxItem.count() == mails
    assert house.call("GET", path, editor=0)[1]["status"] == "pending"


def test_a_preview_without_reasons_offers_the_standard_wording(house: House) -> None:
    path = f"/editor/reviews/{house.review('pending')}"
    an = Browser(house)
    decision = {"action": "return", "version": 2, "rule": "no_advertising"}
    again = an.post(f"{path}/preview", decision)
    assert again.status_code == 422
    texts = Reader(again.body.decode()).text_of("textarea")
    assert any("In je tekst staat reclame" in text for text in texts)


def test_a_standard_wording_with_a_gap_is_never_sent(house: House) -> None:
    review_id = house.review("pending")
    decision = {"action": "return", "version": 2, "rule": "no_advertising", "explanation": "Zie [neem het stuk over]."}
    status, told = house.call("POST", f"/editor/reviews/{review_id}/decisions", decision, editor=0)
    assert (status, told["errors"][0]["code"]) == (422, "not_filled_in")


def test_an_ended_session_leaves_what_was_typed_on_the_screen_and_knows_the_way_back(house: House) -> None:
    path = f"/editor/reviews/{house.review('pending')}"
    gone = Browser(house)
    gone.cookie = "session=ended"
    decision = {"action": "reject", "version": 2, "rule": "no_advertising", "explanation": REASON}
    told = gone.post(f"{path}/decisions", decision, Referer=f"{gone.site}{path}")
    assert told.status_code == 401
    found = Reader(told.body.decode())
    assert found.text_of("textarea")[0].strip() == REASON
    assert found.named("form")[-1]["action"] == f"{path}/decisions"
    kept = told.headers["Set-Cookie"].partition(";")[0]
    assert kept == f"back={path.replace('/', '%2F')}"
    assert {"HttpOnly", "Secure", "SameSite=Strict"} <= set(told.headers["Set-Cookie"].split("; "))
    asked = gone.get(f"{path}?a=b")
    assert (asked.status_code, asked.headers["Location"]) == (303, "/editor/sign-in")
    assert return_url.kept(asked.headers["Set-Cookie"].partition(";")[0].removeprefix("back=")) == f"{path}?a=b"


def test_a_form_of_another_site_never_stands_on_our_page(house: House) -> None:
    path = f"/editor/reviews/{house.review('pending')}/decisions"
    stranger = Browser(house)
    stranger.cookie = ""
    told = stranger.post(path, {"action": "remove", "explanation": REASON}, Origin="https://elders.example")
    assert told.status_code == 401
    assert REASON not in told.body.decode()


@pytest.mark.parametrize(
    "path",
    [
        *("https://elders.example/editor/queue", "//elders.example", "/editor//elders.example", "/", "/editor"),
        *("/editor/../manage/x", "/editor/queue\r\nSet-Cookie: a=b", "/editor/queue#x", "/editor/session/token"),
        *("/editor/sign-in", "/editor/sign-out", "/editor/queue?q=<b>", "", "/editor/log?" + "x" * 600),
    ],
)
def test_the_way_back_leads_to_pages_of_the_console_only(path: str) -> None:
    assert return_url.checked(path) == "/editor/queue"


@pytest.mark.usefixtures("house")  # a cookie is written for a stage
def test_the_way_back_keeps_what_was_asked() -> None:
    for path in ("/editor/reviews/r1", "/editor/queue?kind=notice", "/editor/organisations?q=De+%26+co"):
        assert return_url.kept(return_url.cookie(path).partition(";")[0].removeprefix("back=")) == path


def test_one_organisation_has_a_page_and_its_decision_comes_back_to_it(house: House) -> None:
    house.review("pending")
    an = Browser(house)
    path = f"/editor/organisations/{house.home}"
    _, told = house.call("GET", path, editor=0)
    assert [each["status"] for each in told["recent_reviews"]] == ["pending"]
    assert [each["action"] for each in told["history"]] == ["enrol"]
    decision = {"action": "watch", "version": told["version"], "explanation": "Een vermoeden."}
    assert an.post(f"{path}/decisions", decision).headers["Location"].startswith(f"{path}?done=watch")
    stale = an.post(f"{path}/decisions", {**decision, "action": "block"})
    assert stale.status_code == 409
    assert "Een vermoeden." in words(stale)


def test_the_figures_count_what_waits_and_since_when(house: House) -> None:
    house.review("pending")
    house.notice("pending")
    _, told = house.call("GET", "/editor/figures", editor=0)
    waiting = {each["kind"]: (each["count"], each["more"], bool(each["oldest"])) for each in told["waiting"]}
    nothing = (0, False, False)
    one = (1, False, True)
    none = dict.fromkeys(("reply", "appeal", "organisation", "second_reading"), nothing)
    assert waiting == {"review": one, "notice": one, **none}
    assert told["freshness"]["state"] == "breach"
    assert "Hoe staat het werk ervoor?" in words(Browser(house).get("/editor/figures"))


def test_the_log_reads_a_pasted_address(house: House) -> None:
    review_id = house.review("published")
    an = Browser(house)
    by_subject = an.get(f"/editor/log?{urlencode({'subject': f'review/{review_id}'})}")
    by_address = an.get(f"/editor/log?{urlencode({'subject': f'{an.site}/editor/reviews/{review_id}?done=x'})}")
    assert "Goedgekeurd" in words(by_subject)
    assert words(by_subject) == words(by_address)
    assert "Het laatste eerst" in words(an.get("/editor/log"))


def test_the_lists_of_notices_and_appeals_say_what_each_is_about(house: House) -> None:
    house.notify(house.review(), explanation="Hier staat hoe mijn buurman heet.", reason="personal_data")
    house.appealed()
    an = Browser(house)
    listed = words(an.get("/editor/queue?kind=notice"))
    assert "Waardering: er staan persoonsgegevens in Hier staat hoe mijn buurman heet." in listed
    listed = words(an.get("/editor/queue?kind=appeal"))
    assert f"Van de schrijver, over een waardering {APPEAL}" in listed
