"""Parts of the walk: editors with accounts, and their morning mail; an author reached by letters; a house with cards.

The issuer of accounts is the tests' own, and reads no AWS.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.adapters.openid.issuer import OpenIdIssuer
from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.mails import MailKind, Purpose
from chalicelib.use_cases.mails.editor_digest import digest_nonce
from tests.entrypoints.front_door import EDITORS, House
from tests.fakes.webhooks import FakePost
from tests.infra.aws import walk_events
from tests.infra.aws.recording import Recorder
from tests.issuer import RETURNS_TO, SECRET, SETTINGS, Issuer
from tests.story.requests import Call


def sign_in_by_account(here: Platform, ask: Callable[..., Any]) -> None:
    """Leave for the issuer, and come back; `ask` sends (method, path, headers, body) through the front door."""
    before, issuer = here.settings, Issuer()
    here.settings = replace(before, accounts=SETTINGS)
    here.accounts = OpenIdIssuer(SETTINGS, returns_to=RETURNS_TO, web=issuer, secret=lambda: SECRET)
    left = ask("GET", "/editor/sign-in/account", {}, b"")
    code, state = issuer.sign_in(json.loads(left.body)["url"])
    headers = {"Content-Type": "application/json", "Cookie": str(left.headers["Set-Cookie"]).partition(";")[0]}
    back = ask("POST", "/editor/sign-in/return", headers, json.dumps({"code": code, "state": state}).encode())
    assert back.status_code == 200, back.body
    here.settings = before
    del here.accounts


def by_post(house: Any, recorder: Recorder) -> str:
    """Type in two reviews on paper, and have one erased halfway; returns the id of a letter that waits."""
    first, second = (_typed_in(house, number) for number in (1, 2))
    told = next(item for item in OutboxItem.scan() if item.mail.review_id == first)
    walk_events.letters(recorder, told.mail_id)
    waiting = house.call("GET", "/editor/letters", editor=1)[1]["items"]
    found = {each["review_id"]: f"/editor/letters/{each['id']}" for each in waiting}
    code = house.call("GET", found[first], editor=1)[1]["code"]
    assert house.call("POST", "/code", {"code": code})[0] == 200
    assert house.call("POST", f"{found[first]}/printed", {}, editor=1)[0] == 200
    assert house.call("POST", f"{found[first]}/returned", {}, editor=1)[0] == 200
    assert house.call("POST", "/editor/letters", {"letters": told.mail_id}, editor=1)[0] == 200
    assert house.call("POST", f"/editor/reviews/{second}/letters", {}, editor=1)[0] == 202
    moved = {"postal_address": "Kerkstraat 9, 9000 Gent"}
    assert house.call("POST", f"/editor/reviews/{second}/address", moved, editor=1)[0] == 200
    assert any(item.mail.kind is MailKind.MANAGE_LINKS for item in OutboxItem.scan())
    third = _typed_in(house, 3)
    walk_events.run(recorder, "sweep_outbox")
    page = house.call("POST", "/code", {"code": _code_of(house, third)})[1]["url"]
    assert house.call("POST", f"/manage/{page.rpartition('/')[2]}", {"action": "erase"})[0] == 200
    walk_events.half_erased(first)
    letter = found[second].rpartition("/")[2]
    with OutboxItem.batch_write() as batch:  # what follows looks at one mail of each kind
        for item in list(OutboxItem.scan()):
            if item.mail.review_id in {first, second, third} and item.mail_id != letter:
                batch.delete(item)
    return letter


def _typed_in(house: Any, number: int) -> str:
    who = {
        "first_name": "Lea",
        "last_name": "Maes",
        "email": None,
        "postal_address": f"Dorpsstraat {number}, 9000 Gent",
    }
    status, said = house.call(
        "POST", "/editor/reviews", {**house.submission(), "channel": "paper", "author": who}, editor=0
    )
    assert status == 201, said
    return str(said["review_id"])


def _code_of(house: Any, review_id: str) -> str:
    waiting = house.call("GET", "/editor/letters", editor=1)[1]["items"]
    mine = next(each for each in waiting if each["review_id"] == review_id)
    return str(house.call("GET", f"/editor/letters/{mine['id']}", editor=1)[1]["code"])


def make_webhooks(house: House, link: str) -> None:
    """Webhooks of an organisation and of others, with all that is done with one; one address is away, one is gone."""
    wanted = {"url": "https://hook.example/", "events": ["published", "offline", "figures"]}
    vars(platform())["webhook_post"] = FakePost(answers={f"{wanted['url']}gone": "410", f"{wanted['url']}away": "500"})
    for way, editor in ((link, None), ("/editor", 0)):
        for end in ("gone", "away", "left"):
            made = house.done(Call(f"{way}/webhooks", wanted | {"url": f"{wanted['url']}{end}"}, editor))
        assert house.ask(Call(f"{way}/webhooks", editor=editor, method="GET")).json["items"]
        for act in ("test", "secret", "removal"):
            house.done(Call(f"{way}/webhooks/{made.json['webhook_id']}/{act}", {}, editor))
        house.done(Call(f"{way}/webhooks", wanted, editor))


def hand_out_cards(house: House, link: str) -> None:
    """Make cards through the link to its figures, print them, and have two used: one of them in vain."""
    wanted = {"number": 5, "group": "families", "everyone": True}
    sheet = house.done(Call(f"{link}/invitations", wanted)).json["sheet"]
    codes = [each["code"] for each in house.ask(Call(sheet, method="GET")).json["cards"]]
    assert house.ask(Call(f"{link}/invitations", method="GET")).json["items"]
    assert house.ask(Call("/u", method="GET")).status == house.ask(Call(f"/u/{codes[0]}", method="GET")).status == 200
    confirmed, _ = (house.submit(invitation=each) for each in codes[:2])
    house.does(Action.CONFIRM, confirmed)


def morning_mail(house: House, look: Callable[[str], int]) -> None:
    """An editor stops their morning mail and has it come again: by the link in it, and in the console."""
    here = platform()
    editor = here.editors.get(EDITORS[0].id)
    assert editor is not None
    nonce, until = digest_nonce(editor, here.id_generator), here.now() + timedelta(days=1)
    link = here.links.url(Purpose.EDITOR_DIGEST, editor.id, nonce, expires_at=until)
    link = link.removeprefix(here.settings.site_url)
    assert look(link) == 200
    for action in ("stop", "resume"):
        assert house.call("POST", link, {"action": action})[0] < 300
        assert house.call("POST", "/editor/digest", {"action": action}, editor=0)[0] < 300
