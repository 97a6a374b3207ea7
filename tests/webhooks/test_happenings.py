"""Which acts are told, in which words, and to which addresses we go."""

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Final

import pytest
from standardwebhooks.webhooks import Webhook as TheirWebhook
from standardwebhooks.webhooks import WebhookVerificationError

from chalicelib.domain.projections.webhooks import (
    TEST,
    Happening,
    Topic,
    Webhook,
    WebhookState,
    address_of,
    happenings_of,
    named,
    signature,
    spelt,
)
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.refusals import Invalid
from chalicelib.dutch import captions
from chalicelib.use_cases.reviews.erase_review import erase_unread
from tests.builders import NOW, entry, organisation
from tests.fakes import FakeWorld
from tests.for_each import for_each

SEEN: Final = """
review/r approve pending published            published figures
review/r restore suspended published          published figures
review/r uphold_appeal removed published      published figures
review/r undo_withdraw withdrawn published    published figures
review/r suspend published suspended          offline figures
review/r escalate published escalated         offline figures
review/r remove published removed             offline figures
review/r withdraw published withdrawn         offline figures
review/r erase published erased               offline figures
review/r expire published archived            offline figures
review/r erase unreadable erased              offline figures
review/r note_proof published published       figures
review/r approve pending pending              -
review/r reject pending rejected              -
review/r erase rejected erased                -
review/r remove suspended removed             -
review/r note_proof pending pending           -
review/r submit - unconfirmed                 -
reply/r approve pending published             replied figures
reply/r uphold_appeal removed published       replied figures
reply/r remove published removed              offline figures
reply/r submit - pending                      -
reply/r approve_outcome answered kept         figures
reply/r mark_late open late                   figures
reply/r ask_promise open open                 -
addition/r approve pending published          published
addition/r remove published removed           offline
addition/r submit - pending                   -
organisation/o block open blocked             offline figures
organisation/o block blocked blocked          -
organisation/o unblock blocked open           published figures
organisation/o unblock open open              published figures
organisation/o warn none warned               -
organisation/o add_webhook - -                -
notice/n uphold pending upheld                -
appeal/a uphold pending upheld                -
"""


@for_each("line", SEEN.strip().splitlines())
def test_what_an_act_tells(line: str) -> None:
    subject, action, before, after, *topics = line.split()
    before, after = ("" if each == "-" else each for each in (before, after))
    found = happenings_of(entry(subject=subject, action=action, before=before, after=after))
    assert [each.topic for each in found] == ([] if topics == ["-"] else topics)


def test_what_nobody_could_read_is_told_as_gone_once_it_is_erased_by_its_key(
    fakes: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fakes.similarity_index, "forget_unread", lambda _: None)
    monkeypatch.setattr(fakes.reviews, "erase_unread", lambda _, effects: fakes.log.keep(effects))
    erase_unread("review-1", Act(by=Actor.CLOCK, at=NOW), stores=fakes)
    (written,) = fakes.log.of("review/review-1")
    assert [each.topic for each in happenings_of(written)] == [Topic.OFFLINE, Topic.FIGURES]


def test_what_went_offline_is_named_by_its_ids_alone_and_in_one_word() -> None:
    gone = [
        entry(subject="review/review-1", action=action, before="published", after=after)
        for action, after in (("erase", "erased"), ("remove", "removed"), ("withdraw", "withdrawn"))
    ]
    bodies = {
        named(each, "organisation-1").body("https://platform.example") for one in gone for each in happenings_of(one)
    }
    offline, figures = sorted((json.loads(each) for each in bodies), key=lambda each: str(each["type"]), reverse=True)
    assert offline == {
        "type": "offline",
        "timestamp": "2026-11-22T12:00:00.000Z",
        "data": {
            "about": "review",
            "organisation_id": "organisation-1",
            "organisation_url": "https://platform.example/o/organisation-1",
            "review_id": "review-1",
            "review_url": None,
        },
    }
    assert (figures["data"]["about"], figures["data"]["review_id"]) == ("organisation", None)


def test_the_page_says_of_each_event_what_it_is_about_and_where_it_has_null() -> None:
    seen = [Happening(topic=TEST, at=NOW, about="organisation", organisation_id="o")]
    for line in SEEN.strip().splitlines():
        subject, action, before, after, *_ = ("" if each == "-" else each for each in line.split())
        acts = happenings_of(entry(subject=subject, action=action, before=before, after=after))
        seen += [named(each, "organisation-1") for each in acts]
    bodies = [json.loads(each.body("https://platform.example")) for each in seen]
    page = (Path(__file__).parents[2] / "docs" / "webhooks.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in re.findall(r"^\| `.*", page, re.MULTILINE)]
    assert {each["type"] for each in bodies} == {event.strip("`") for event, *_ in rows}
    for event, _, about, *nulls in rows:
        found = [each["data"] for each in bodies if each["type"] == event.strip("`")]
        assert all(
            [*each] == ["about", "organisation_id", "organisation_url", "review_id", "review_url"] for each in found
        )
        said = re.findall(r"`(\w+)`", about)
        assert {*said} == {each["about"] for each in found}
        for key, cell in zip(("review_id", "review_url"), nulls, strict=True):
            without = {each["about"] for each in found if each[key] is None}
            assert without == {"there": set(), "`null`": {*said}, "`null` of `organisation`": {"organisation"}}[cell]


def test_the_page_names_each_outcome_that_people_read_of() -> None:
    page = (Path(__file__).parents[2] / "docs" / "webhooks.md").read_text(encoding="utf-8")
    (said,) = re.findall(r"\(`last_outcome`\): (.*)", page)
    assert {*re.findall(r"`(\w+)`", said)} == {*captions._NO_ANSWER}


def test_only_a_test_of_editors_names_no_organisation() -> None:
    told = json.loads(Happening(topic=TEST, at=NOW, about="organisation").body("https://platform.example"))["data"]
    assert (told["organisation_id"], told["organisation_url"]) == (None, None)


def test_what_is_online_is_pointed_at() -> None:
    told = Happening(topic="replied", at=NOW, about="reply", organisation_id="o", review_id="r")
    assert json.loads(told.body("https://platform.example"))["data"]["review_url"] == "https://platform.example/r/r"


def test_the_library_of_the_standard_takes_what_we_sign_and_nothing_else() -> None:
    secret, now = bytes(range(32)), datetime.now(UTC)
    body = Happening(topic="published", at=now, about="review", organisation_id="o", review_id="r").body("https://p")
    theirs = TheirWebhook(spelt(secret))
    at = now.astimezone(timezone(timedelta(hours=1)))  # whose library takes wall time for UTC: a message says seconds
    headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": signature([b"another" * 4, secret], "msg_1", at, body),
    }
    assert theirs.verify(body, headers) == json.loads(body)
    assert theirs.sign("msg_1", now, body.decode()) == signature([secret], "msg_1", at, body)
    for name, value in (("webhook-id", "msg_2"), ("webhook-timestamp", str(int(now.timestamp()) - 1))):
        with pytest.raises(WebhookVerificationError):
            theirs.verify(body, headers | {name: value})
    with pytest.raises(WebhookVerificationError):
        theirs.verify(body + b" ", headers)


GOOD: Final = """
https://hook.example                         https://hook.example/
https://Hook.Example./in?a=b&c=%20d          https://hook.example/in?a=b&c=%20d
https://hook.example:443/in                  https://hook.example:443/in
https://zorg-hook.gent.example/à             https://zorg-hook.gent.example/%C3%A0
https://bücher.example/                      https://xn--bcher-kva.example/
https://faß.example/                         https://xn--fa-hia.example/
https://xn--fa-hia.example/                  https://xn--fa-hia.example/
"""
WRONG: Final = """
http://hook.example/
https://hook.example:8443/
https://hook.example:80/
https://user@hook.example/
https://user:secret@hook.example/
https://hook.example/#part
https://hook/
https://localhost/
https://127.0.0.1/
https://93.184.216.34/
https://[::1]/
https://[2606:2800:220:1::1]/
https://2130706433/
https://0x7f.1/
https://127.1/
https://hook..example/
https://.example/
https://hook.example:port/
https://hook.example:99999/
https://[::1/
https:hook.example
//hook.example/
ftp://hook.example/
javascript:alert(1)
hook.example
https://hook.example/a b
https://hook.example\\@inside.example/
https://\u200dhook.example/
"""


@for_each("line", GOOD.strip().splitlines())
def test_an_address_is_kept_as_it_will_be_asked(line: str) -> None:
    typed, kept = line.split()
    found = address_of(typed, local=False)
    assert found in {kept, kept.replace(":443", "")}
    assert address_of(found, local=False) == found


@for_each("url", [*WRONG.strip().splitlines(), f"https://{'a' * 64}.example/", f"https://hook.example/{'a' * 500}"])
def test_no_other_address_is_taken(url: str) -> None:
    with pytest.raises(Invalid):
        address_of(url, local=False)


def test_on_a_local_stack_a_receiver_may_stand_on_the_machine_itself_and_nowhere_else() -> None:
    for url in ("http://127.0.0.1:9000/in", "http://localhost:9000/", "http://[::1]:9000/", "https://hook.example/"):
        assert address_of(url, local=True) == url
    for url in ("http://10.0.0.1/", "http://hook.example/"):
        with pytest.raises(Invalid):
            address_of(url, local=True)


def test_tries_lie_further_and_further_apart_until_the_webhook_rests_on_the_fourth_day() -> None:
    state, at, tries = WebhookState(), NOW, 0
    while not state.paused:
        state, tries = state.after("500", at), tries + 1
        waits = [state.wait(f"webhook-{number}") for number in range(50)]
        assert len(set(waits)) == 50
        assert max(waits) < 1.51 * min(waits)
        at += (waited := min(waits))
    assert (tries, state.failing_since, state.last_outcome) == (10, NOW, "500")
    assert timedelta(days=2) < at - waited - NOW < timedelta(days=4)
    assert state.after("204", at) == WebhookState(last_at=at, last_outcome="204")


def test_a_webhook_of_an_organisation_lives_as_long_as_the_link_that_made_it() -> None:
    home = organisation()
    one = Webhook(
        id="w", owner=home.id, url="", events=(Topic.FIGURES,), made_at=NOW, link_nonce=home.insights_link_nonce
    )
    assert one.lives(home)
    assert not one.lives(None)
    assert not one.lives(organisation(taking_part=False))
    assert not one.lives(organisation(contact_nonce="another"))
    assert not one.lives(organisation(insights_nonce="another"))
