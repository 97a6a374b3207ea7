"""Limits at the front door: one bucket per true origin, three confirmation mails an hour to one address."""

import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

import app as front_door
from chalicelib.adapters.dynamodb.client.tables import OutboxItem, ReviewItem
from chalicelib.adapters.dynamodb.client.working_tables import CounterItem, SessionItem
from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.limits import LIMITS, Limited
from chalicelib.domain.rules.mails import MailKind, Purpose
from chalicelib.use_cases.mails.compose_mail import compose_mail
from chalicelib.use_cases.reviews.erase_review import erase_review
from tests.adapters.dynamodb.lives import Life
from tests.builders import RULE, WHY, author, organisation
from tests.builders import review as built_review
from tests.conftest import DynamoWorld
from tests.story.forms import author_form, notice_form, review_form

CANARY = "kanarie die nergens anders voorkomt"


@pytest.fixture
def here(dynamodb_world: DynamoWorld) -> Platform:
    """The platform as it runs by default, with one organisation."""
    dynamodb_world.put(organisation(id="home"))
    found = platform()
    found.settings = replace(found.settings, origin_limit_factor=1)
    return found


def ask(
    method: str,
    path: str,
    body: object,
    *,
    origin: str = "198.51.100.4",
    accept: str = "application/json",
    **headers: str,
) -> tuple[int, dict[str, str], Any]:
    """As API Gateway calls the function: `origin` is what it saw itself."""
    resource = path
    parameters = None
    for pattern in ("/confirm/{token}", "/manage/{token}", "/u/{code}", "/reviews/{review_id}/notices"):
        start, _, end = pattern.partition("{")[0], None, pattern.partition("}")[2]
        if path.startswith(start) and path.endswith(end) and path != start:
            name = pattern.partition("{")[2].partition("}")[0]
            resource, parameters = pattern, {name: path[len(start) : len(path) - len(end) or None]}
    event = {
        "resource": resource,
        "path": path,
        "httpMethod": method,
        "headers": {"content-type": "application/json", "accept": accept, **headers},
        "multiValueHeaders": {},
        "queryStringParameters": None,
        "multiValueQueryStringParameters": None,
        "pathParameters": parameters,
        "stageVariables": None,
        "requestContext": {
            "resourcePath": resource,
            "httpMethod": method,
            "identity": {"sourceIp": origin},
            "requestId": "r",
        },
        "body": json.dumps(body),
        "isBase64Encoded": False,
    }
    answer = front_door.app(event, None)
    found = {**answer.get("headers", {}), **{k: v[0] for k, v in (answer.get("multiValueHeaders") or {}).items()}}
    text = answer["body"]
    return answer["statusCode"], found, json.loads(text) if accept == "application/json" and text else text


def review(here: Platform, email: str) -> dict[str, Any]:
    aspect = here.theme_sets.current("residential_care").aspects[0].id
    writer = author_form(author(email=email))
    text = f"Lieve mensen, goede zorg, en een {CANARY}."
    return review_form("home", aspect, now=here.now(), text=text, author=writer)


def one_hour(monkeypatch: pytest.MonkeyPatch, here: Platform) -> None:
    """Nothing of a test falls into the next window."""
    moment = here.now().replace(minute=10)
    monkeypatch.setattr(here, "now", lambda: moment)


def test_100_forged_forwarded_for_headers_are_one_bucket(
    here: Platform, monkeypatch: pytest.MonkeyPatch, record_property: Callable[[str, object], None]
) -> None:
    one_hour(monkeypatch, here)
    most = LIMITS[Limited.SUBMIT].per_origin.most  # type: ignore[union-attr]  # it has one
    statuses = Counter(
        ask(
            "POST",
            "/reviews",
            review(here, f"a{n}@post{n}.example"),
            **{"x-forwarded-for": f"203.0.113.{n}, 10.0.0.{n}"},
        )[0]
        for n in range(100)
    )
    assert statuses == {202: most, 429: 100 - most}
    buckets = [item for item in CounterItem.scan() if "#origin#" in item.bucket]
    assert [int(item.counted or 0) for item in buckets] == [most]
    assert len(list(ReviewItem.scan())) == most
    assert ask("POST", "/reviews", review(here, "an@elsewhere.example"), origin="198.51.100.5")[0] == 202
    record_property("tried", statuses.total())
    record_property("happened", f"{statuses.total()} forged origins in {len(buckets)} bucket, {statuses[202]} let in")


def test_a_fourth_review_within_the_hour_from_one_address_is_refused_and_mails_nothing(
    here: Platform, monkeypatch: pytest.MonkeyPatch, record_property: Callable[[str, object], None]
) -> None:
    one_hour(monkeypatch, here)
    answers = [
        ask("POST", "/reviews", review(here, mail), origin=f"192.0.2.{n}")
        for n, mail in enumerate(
            ["an@post.example", "AN@post.example", "An@Post.example", "an@post.example", "an@POST.example"]
        )
    ]
    assert [status for status, *_ in answers] == [202, 202, 202, 429, 429]
    status, headers, problem = answers[-1]
    assert (status, problem["code"]) == (429, "too_many")
    assert 0 < int(headers["Retry-After"]) <= 3600
    mails = [item.mail for item in OutboxItem.scan()]
    assert [mail.kind for mail in mails] == [MailKind.CONFIRM_REVIEW] * 3
    assert len(list(ReviewItem.scan())) == 3
    record_property("tried", len(answers))
    record_property("happened", f"{len(mails)} confirmation mails to one address that was given {len(answers)} times")


def test_an_address_may_be_typed_as_it_is_written_and_is_one_with_what_mail_takes(
    here: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_hour(monkeypatch, here)
    typed = ["jan@münchen.example", "jan@xn--mnchen-3ya.example", "Jan@MÜNCHEN.example", "jan@münchen.example"]
    answers = [ask("POST", "/reviews", review(here, each), origin=f"192.0.2.{n}") for n, each in enumerate(typed)]
    assert [status for status, *_ in answers] == [202, 202, 202, 429]
    author_of = here.reviews.author(answers[0][2]["review_id"])
    assert author_of is not None
    assert author_of.email == "jan@xn--mnchen-3ya.example"
    assert ask("POST", "/links", {"email": "jan@münchen.example"})[0] == 202
    assert ask("POST", "/editor/sign-in", {"email": "an@münchen.example"})[0] == 202


def test_the_page_that_says_wait_is_a_kind_one(here: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    one_hour(monkeypatch, here)
    for n in range(4):
        status, _, page = ask(
            "POST", "/reviews", review(here, "an@post.example"), accept="text/html", origin=f"192.0.2.{n}"
        )
    assert status == 429
    assert "Even wachten" in page


def test_a_repeat_under_the_same_key_counts_for_nothing(here: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    one_hour(monkeypatch, here)
    body = review(here, "an@post.example")
    answers = [ask("POST", "/reviews", body, **{"idempotency-key": "once"})[::2] for _ in range(10)]
    assert answers == [answers[0]] * 10
    assert answers[0][0] == 202
    limits = [item for item in CounterItem.scan() if not item.bucket.startswith("answered#")]
    assert {(int(item.counted or 0), int(item.second or 0)) for item in limits} == {(1, 0), (0, 0)}


def test_a_key_is_nobodys_and_belongs_to_what_came_with_it(here: Platform) -> None:
    bodies = [review(here, f"{name}@post.example") for name in ("an", "bo")]
    answers = [ask("POST", "/reviews", body, **{"idempotency-key": "1"}) for body in (*bodies, *bodies)]
    assert [status for status, *_ in answers] == [202] * 4
    first, other, again, other_again = (answer[2]["review_id"] for answer in answers)
    assert (first, other) == (again, other_again)
    assert first != other


def test_a_repeat_after_a_day_is_new_and_one_after_an_erasure_says_so(
    here: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = here.now()
    monkeypatch.setattr(here, "now", lambda: began)
    body, key = review(here, "an@post.example"), {"idempotency-key": "1"}
    review_id = ask("POST", "/reviews", body, **key)[2]["review_id"]
    for page in ("application/json", "text/html"):
        act = Act(by=Actor.EDITOR, at=began, actor_id="ed", rule=RULE, explanation=WHY)
        if not here.reviews.get(review_id).content_free:
            erase_review(review_id, act, stores=here)
        status, _, said = ask("POST", "/reviews", body, accept=page, **key)
        assert status == 410
        assert ("gewist" in said) if page == "text/html" else (said["code"] == "erased")
    monkeypatch.setattr(here, "now", lambda: began + timedelta(days=1, seconds=1))
    assert ask("POST", "/reviews", body, **key)[2]["review_id"] != review_id


def test_spellings_of_one_mailbox_are_one_and_get_three_confirmations_an_hour(
    here: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_hour(monkeypatch, here)
    spelt = [f"{name}@gmail.com" for name in ("mieke", "m.ieke", "mieke+1", "M.I.E.K.E+2", "mieke+3")]
    spelt += [f"mieke{tag}@post.example" for tag in ("", "+1", "+2", "+3")]
    statuses = [ask("POST", "/reviews", review(here, mail), origin=f"192.0.2.{n}")[0] for n, mail in enumerate(spelt)]
    assert statuses == [202, 202, 202, 429, 429, 202, 202, 202, 429]
    assert ask("POST", "/reviews", review(here, "m.ieke@post.example"))[0] == 202  # there, a dot is part of the name


def test_known_and_unknown_editors_get_the_same_answers_for_as_much_work(
    here: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_hour(monkeypatch, here)
    here.editors.register(Editor(id="an", email="an@redactie.example", name="An"))
    here.settings = replace(here.settings, origin_limit_factor=10)
    both = LIMITS[Limited.SIGN_IN_MAIL].per_both
    assert both is not None
    most = both.most
    written: dict[str, list[int]] = {}
    answers = {}
    for email in ("an@redactie.example", "nobody@redactie.example"):
        before = len(list(SessionItem.scan())) + len(list(OutboxItem.scan()))
        answers[email] = [ask("POST", "/editor/sign-in", {"email": email})[::2] for _ in range(most + 1)]
        written[email] = [len(list(SessionItem.scan())) + len(list(OutboxItem.scan())) - before]
    known, unknown = answers.values()
    assert [status for status, _ in known] == [202] * (most + 1)
    assert known == unknown
    assert len(set(map(str, written.values()))) == 1
    assert [item.mail.kind for item in OutboxItem.scan()] == [MailKind.EDITOR_SIGN_IN] * most


def test_nobody_locks_an_editor_out_by_asking_in_their_name(here: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    one_hour(monkeypatch, here)
    here.editors.register(Editor(id="an", email="an@redactie.example", name="An"))
    here.settings = replace(here.settings, origin_limit_factor=10)
    asked = {"email": "An@redactie.example"}
    assert {ask("POST", "/editor/sign-in", asked, origin="203.0.113.9")[0] for _ in range(40)} == {202}
    before = len(list(OutboxItem.scan()))
    assert ask("POST", "/editor/sign-in", asked, origin="198.51.100.4")[0] == 202
    assert len(list(OutboxItem.scan())) == before + 1
    for n in range(80):  # from wherever they ask: where mails end, the link of one of them still lives
        assert ask("POST", "/editor/sign-in", asked, origin=f"192.0.2.{n}")[0] == 202
    newest = max((item.mail.created_at, item.mail.sign_in_id) for item in OutboxItem.scan())
    way_in = here.editors.sign_in(newest[1])
    assert way_in is not None
    window = LIMITS[Limited.SIGN_IN_MAIL].per_address
    assert window is not None
    assert way_in.expires_at >= newest[0] + 2 * window.window


def test_an_origin_that_asks_for_ways_in_too_often_is_told_to_wait(
    here: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_hour(monkeypatch, here)
    statuses = Counter(ask("POST", "/editor/sign-in", {"email": f"{n}@redactie.example"})[0] for n in range(70))
    assert statuses == {202: 60, 429: 10}


def test_notices_in_somebodys_name_are_taken_in_and_mail_them_ten_receipts_an_hour(
    here: Platform, dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_hour(monkeypatch, here)
    life = Life(dynamodb_world, review=built_review(id="review-1", organisation_id="home"))
    life.submitted().does(Action.CONFIRM).does(Action.APPROVE)
    spelt = [*("nel@gmail.com", "n.e.l@gmail.com", "NEL@gmail.com"), *(f"nel+{n}@googlemail.com" for n in range(12))]
    answers = [
        ask("POST", "/reviews/review-1/notices", {**notice_form(), "email": email}, origin=f"192.0.2.{n}")
        for n, email in enumerate(spelt)
    ]
    assert [status for status, *_ in answers] == [202] * len(spelt)
    assert len({answer[2]["notice_id"] for answer in answers}) == len(spelt)
    mails = Counter(item.mail.kind for item in OutboxItem.scan())
    assert mails[MailKind.NOTICE_RECEIVED] == 10


def test_who_tries_dead_links_is_told_to_wait_without_a_request_to_the_store(
    here: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_hour(monkeypatch, here)
    most = LIMITS[Limited.DEAD_LINK].per_origin.most  # type: ignore[union-attr]  # it has one
    monkeypatch.setattr("botocore.client.BaseClient._make_api_call", _no_request)
    statuses = Counter(ask("GET", f"/confirm/guess-{n}", {})[0] for n in range(most + 30))
    assert statuses == {410: most, 429: 30}
    assert ask("GET", "/confirm/guess", {}, origin="198.51.100.9")[0] == 410


def test_a_live_link_opens_whatever_others_at_that_origin_tried(
    here: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_hour(monkeypatch, here)
    review_id = ask("POST", "/reviews", review(here, "an@post.example"))[2]["review_id"]
    found = here.reviews.get(review_id)
    expires_at = here.now() + timedelta(days=1)
    token = here.links.token(Purpose.MANAGE, found.id, found.manage_nonce, expires_at=expires_at)
    most = LIMITS[Limited.DEAD_LINK].per_origin.most  # type: ignore[union-attr]  # it has one
    unknown = [ask("GET", f"/u/AAAABBBBC{n:03}", {})[0] for n in range(most + 1)]
    assert (unknown[0], unknown[-1]) == (404, 429)
    assert ask("GET", "/manage/guess", {})[0] == 429
    assert ask("GET", f"/manage/{token}", {})[0] == 200


def _no_request(*_: object, **__: object) -> None:
    raise AssertionError("asked the store")


def test_no_origin_and_no_address_lies_in_a_counter(here: Platform) -> None:
    ask("POST", "/reviews", review(here, "mieke.janssens@post.example"), origin="198.51.100.77")
    dump = " ".join(item.bucket for item in CounterItem.scan())
    assert dump
    assert "mieke" not in dump
    assert "198.51" not in dump


def test_the_confirmation_mail_holds_nothing_of_the_review(here: Platform) -> None:
    assert ask("POST", "/reviews", review(here, "an@post.example"))[0] == 202
    (item,) = OutboxItem.scan()
    composed = compose_mail(item.mail, stores=here, now=here.now())
    rendered = here.mail_renderer.write(item.mail, composed.context, to="an@post.example")  # type: ignore[union-attr]
    assert CANARY not in rendered.subject + rendered.text + rendered.html


def test_no_dead_link_and_no_strangers_sign_in_is_answered_sooner_than_its_likes(here: Platform) -> None:
    here.minimum_response_seconds = 0.2
    used = here.links.token(Purpose.CONFIRM, "nobody", "nonce", expires_at=here.now() + timedelta(days=1))
    for method, path, expected in (
        ("GET", "/confirm/never-signed", 410),
        ("GET", f"/confirm/{used}", 410),
        ("POST", "/editor/sign-in", 202),
    ):
        began = time.monotonic()
        assert ask(method, path, {"email": "nobody@redactie.example"})[0] == expected
        assert time.monotonic() - began >= here.minimum_response_seconds
