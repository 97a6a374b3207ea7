"""A review travels from a form to the organisation's published reply, by JSON alone and by pages alone."""

from datetime import UTC, datetime

from chalicelib.domain.rules.lifecycle import Action, ReplyAction
from tests.journeys.people import FORM, Forms, Town, send
from tests.story.forms import a_month_before
from tests.story.requests import Answer

REPLY = "Dank je wel om dit te delen. We bekijken met de aannemer wat er aan de muren kan gebeuren."


def test_a_script_walks_the_loop_by_json(town: Town) -> None:
    organisation = town.enrolled(0)
    before = town.get(f"/organisations/{organisation['id']}").json["summary"]
    email = "lotte@post.example"
    author = {"first_name": "Lotte", "last_name": "De Smet", "email": email}
    sent = town.ask(town.request_of_review(organisation_id=organisation["id"], author=author))
    assert (sent.status, sent.json["status"]) == (202, "unconfirmed")
    review_id = sent.json["review_id"]

    confirm = town.mailbox.link(email, "confirm")
    assert "omringd" not in town.mailbox.wait(email, "/confirm/")["text"]
    assert send("GET", confirm).json["status"] == "unconfirmed"
    assert send("POST", confirm, {}).json == {"review_id": review_id, "status": "pending"}
    assert send("POST", confirm, {}).status == 410

    queue = town.get("/editor/queue?kind=review&limit=100", **town.as_editor()).json["items"]
    waiting = next(item for item in queue if item["id"] == review_id)
    assert waiting["organisation"]["id"] == organisation["id"]
    assert town.act(Action.REJECT, review_id, rule="", explanation="").status == 422
    reply = town.published(organisation, review_id)

    newest = town.get(f"/organisations/{organisation['id']}/reviews").json["items"][0]
    assert (newest["id"], newest["reply"]) == (review_id, None)
    assert "aspect_ratings" not in newest
    assert town.get(f"/organisations/{organisation['id']}").json["summary"]["reviews"] == before["reviews"] + 1

    opened = send("GET", reply).json
    assert opened["review"]["id"] == review_id
    assert set(opened["review"]["aspect_ratings"].values()) == {4, None}
    assert opened["reply"]["status"] == "none"
    assert send("POST", reply, {"text": REPLY}).json == {"status": "pending", "warnings": []}
    assert send("POST", reply, {"text": REPLY}).status == 410
    assert town.get(f"/organisations/{organisation['id']}/reviews").json["items"][0]["reply"] is None

    assert town.act(ReplyAction.APPROVE, review_id, editor=1).json["status"] == "published"
    assert town.get(f"/organisations/{organisation['id']}/reviews").json["items"][0]["reply"]["text"] == REPLY
    assert town.mailbox.wait(email, REPLY.split(". ", maxsplit=1)[0])
    assert town.mailbox.wait(organisation["email"], "reactie")
    names = {"Lotte", "De Smet", email}
    for mail in town.mailbox.mails(organisation["email"]):
        assert not any(name in mail["text"] + mail["html"] + mail["subject"] for name in names)


def _page(url: str, **headers: str) -> Answer:
    answer = send("GET", url, accept="text/html", **headers)
    assert answer.status == 200, answer.text
    assert answer.headers["content-type"].startswith("text/html")
    return answer


def _press(town: Town, form: dict[str, object], changes: dict[str, str], **headers: str) -> Answer:
    action = str(form["action"])
    url = action if action.startswith("http") else town.site + action
    fields = {**dict(form["fields"]), **changes}  # type: ignore[call-overload]  # a form's fields are a dict
    return send("POST", url, fields, accept="text/html", Content_Type=FORM, **headers)


def test_a_person_walks_the_loop_by_pages_and_mailbox(town: Town) -> None:
    organisation = town.enrolled(1)
    page = f"{town.site}/organisations/{organisation['id']}"
    assert f"/organisations/{organisation['id']}/write" in _page(page).text

    write = Forms(_page(f"{page}/write").text).to("/reviews")
    filled = {
        "text": "Warme ploeg, en de tuin is een plezier.\nAlleen het eten komt soms lauw aan tafel.",
        "capacity": "client",
        "experienced": a_month_before(datetime.now(UTC)),
        "author.first_name": "Wim",
        "author.last_name": "Aerts",
        "author.email": "wim@post.example",
    }
    theme = town.get(f"/organisations/{organisation['id']}").json["theme_set"]["aspects"]
    filled |= {f"aspect_ratings.{aspect['id']}": "5" for aspect in theme}
    filled[f"aspect_ratings.{theme[-1]['id']}"] = "null"
    refused = _press(town, write, filled)  # without consent
    assert refused.status == 422
    again = Forms(refused.text).to("/reviews")
    assert again["fields"]["text"].replace("\r", "") == filled["text"]
    assert again["fields"][f"aspect_ratings.{theme[0]['id']}"] == "5"
    assert again["fields"]["author.email"] == "wim@post.example"
    sent = _press(town, again, {"consent": "true"})
    assert sent.status == 202
    assert "wim@post.example" in sent.text

    confirm = town.mailbox.link("wim@post.example", "confirm")
    form = Forms(_page(confirm).text).forms[-1]
    assert _press(town, {**form, "action": confirm}, {}).status == 200
    used = send("GET", confirm, accept="text/html")
    assert used.status == 410
    assert "al gebruikt" in used.text

    cookie = _sign_in_by_page(town)
    queue = _page(f"{town.site}/editor/queue", Cookie=cookie).text
    assert organisation["name"] in queue.replace("&#39;", "'")
    found = town.get("/editor/queue?limit=100", **town.as_editor()).json["items"]
    mine = [item for item in found if item["organisation"]["id"] == organisation["id"]]
    review_id = max(mine, key=lambda item: item["waiting_since"])["id"]
    decide = Forms(_page(f"{town.site}/editor/reviews/{review_id}", Cookie=cookie).text)
    form = decide.to(f"/editor/reviews/{review_id}/decisions")
    foreign = _press(town, form, {"action": "approve"}, Cookie=cookie, Origin="https://elders.example")
    assert foreign.status == 403
    bare = _press(town, form, {"action": "reject"}, Cookie=cookie, Origin=town.site)
    assert bare.status == 422
    done = _press(town, form, {"action": "approve"}, Cookie=cookie, Origin=town.site)
    assert done.status == 303
    next_page = done.headers["location"]
    assert next_page.startswith(("/editor/reviews/", "/editor/queue"))
    assert f"/editor/reviews/{review_id}" not in next_page
    assert "Goedgekeurd." in _page(f"{town.site}{next_page}", Cookie=cookie).text
    stale = _press(town, form, {"action": "approve"}, Cookie=cookie, Origin=town.site)
    assert stale.status == 409
    assert "lauw aan tafel" in _page(page).text

    reply = town.reply_link(organisation["email"], review_id)  # others write about it too
    form = Forms(_page(reply).text).forms[-1]
    assert _press(town, {**form, "action": reply}, {"text": "Dank voor [wat goed ging], fijn."}).status == 422
    assert _press(town, {**form, "action": reply}, {"text": REPLY}).status == 202
    decide = Forms(_page(f"{town.site}/editor/replies/{review_id}", Cookie=cookie).text)
    form = decide.to(f"/editor/replies/{review_id}/decisions")
    assert _press(town, form, {"action": "approve"}, Cookie=cookie, Origin=town.site).status == 303
    assert REPLY in _page(page).text

    out = Forms(_page(f"{town.site}/editor/queue", Cookie=cookie).text).to("/editor/sign-out")
    assert _press(town, out, {}, Cookie=cookie, Origin=town.site).status == 303
    assert send("GET", f"{town.site}/editor/queue", accept="text/html", Cookie=cookie).status == 303


def _sign_in_by_page(town: Town) -> str:
    email = town.stack.editors[1]
    before = town.mailbox.links(email, "editor/session")
    form = Forms(_page(f"{town.site}/editor/sign-in").text).to("/editor/sign-in")
    assert _press(town, form, {"email": email}).status == 202
    link = town.mailbox.link(email, "editor/session", more_than=before)
    form = Forms(_page(link).text).forms[-1]
    answer = _press(town, {**form, "action": link}, {})
    assert answer.status == 303
    cookie = answer.headers["set-cookie"]
    assert {part.strip() for part in cookie.split(";")} >= {"HttpOnly", "SameSite=Strict"}
    return cookie.partition(";")[0]
