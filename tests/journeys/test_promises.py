"""Promises that hold whoever comes, however often, and whatever breaks."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from chalicelib.domain.rules.lifecycle import Action
from infra.local.environment import ROOT
from infra.local.stack import RunningStack, running_stack
from tests.journeys.people import PATIENCE, Town, send
from tests.story.requests import Answer


def test_of_two_editors_deciding_at_once_one_is_told(town: Town) -> None:
    organisation = town.enrolled(2)
    review_id = town.pending(organisation["id"], "twee@post.example")
    version = town.version("reviews", review_id)
    town.as_editor(1)
    start = threading.Barrier(2)

    def decide(editor: int, action: Action) -> Answer:
        start.wait()
        return town.act(action, review_id, version=version, editor=editor)

    with ThreadPoolExecutor(2) as pool:
        approve = pool.submit(decide, 0, Action.APPROVE)
        reject = pool.submit(decide, 1, Action.REJECT)
    answers = [approve.result(), reject.result()]
    assert sorted(answer.status for answer in answers) == [200, 409]
    loser = next(answer for answer in answers if answer.status == 409)
    assert loser.code == "changed_meanwhile"
    history = town.get(f"/editor/log?subject=review/{review_id}", **town.as_editor()).json["items"]
    assert [entry["action"] for entry in history if entry["actor"] == "editor"] in (["approve"], ["reject"])


def test_looking_at_a_link_changes_nothing(town: Town) -> None:
    organisation = town.enrolled(3)
    email = "kijker@post.example"
    review_id = town.submit(organisation_id=organisation["id"], email=email)
    confirm = town.mailbox.link(email, "confirm")

    def look(link: str) -> None:
        for _ in range(5):
            for method in ("HEAD", "GET", "OPTIONS"):
                assert send(method, link).status in {200, 204}
            assert send("GET", link, accept="text/html").status == 200

    look(confirm)
    assert send("POST", confirm, {}).json["status"] == "pending"
    manage = town.mailbox.link(email, "manage")
    look(manage)
    assert send("GET", manage).json["status"] == "pending"
    reply = town.published(organisation, review_id)
    look(reply)
    assert send("GET", reply).json["reply"]["status"] == "none"
    before = town.mailbox.links(town.stack.editors[0], "editor/session")
    town.post("/editor/sign-in", {"email": town.stack.editors[0]})
    session = town.mailbox.link(town.stack.editors[0], "editor/session", more_than=before)
    look(session)
    assert send("POST", session, {}).status == 200
    assert send("POST", session, {}).status == 410


def test_the_same_submission_under_one_key_is_taken_in_once(town: Town) -> None:
    organisation = town.enrolled(4)
    email = "sleutel@post.example"
    body = town.review_form(organisation["id"], email=email)
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: town.post("/reviews", body, Idempotency_Key="een-sleutel"), range(20)))
    assert {(answer.status, answer.text) for answer in answers} == {(202, answers[0].text)}
    town.mailbox.link(email, "confirm")
    assert len(town.mailbox.mails(email)) == 1
    other = town.post("/reviews", {**body, "on_behalf": True}, Idempotency_Key="een-sleutel")
    assert other.status == 202  # a key belongs to what came with it
    assert other.json["review_id"] != answers[0].json["review_id"]


def test_twenty_confirmations_of_one_link_confirm_once(town: Town) -> None:
    organisation = town.enrolled(4)
    email = "bevestig@post.example"
    review_id = town.submit(organisation_id=organisation["id"], email=email)
    link = town.mailbox.link(email, "confirm")
    with ThreadPoolExecutor(10) as pool:
        statuses = list(pool.map(lambda _: send("POST", link, {}).status, range(20)))
    assert sorted(statuses) == [200] + [410] * 19
    history = town.get(f"/editor/log?subject=review/{review_id}", **town.as_editor()).json["items"]
    assert [entry["action"] for entry in history] == ["submit", "confirm"]


def test_a_changed_address_kills_the_old_links_and_mails_the_new_address(town: Town) -> None:
    organisation = town.enrolled(5)
    review_id = town.pending(organisation["id"], "verhuis@post.example")
    old = town.published(organisation, review_id)
    assert send("GET", old).json["review"]["id"] == review_id

    register = town.stack.settings.register_url.removesuffix("/api")
    new = f"nieuw-adres-{organisation['id'][:6]}@zorg.example"
    changed = send("PATCH", f"{register}/control/listings/{organisation['register_id']}", {"email": new})
    assert changed.status in {200, 204}, changed.text
    _sync(town)

    assert send("GET", old).status == 410
    assert send("POST", old, {"text": "Dit antwoord komt van het oude adres."}).status == 410
    fresh = town.mailbox.link(new, "reply")
    assert send("GET", fresh).json["review"]["id"] == review_id
    assert send("POST", fresh, {"text": "Dank je, dit antwoord komt van ons nieuwe adres."}).status == 202


def _sync(town: Town) -> None:
    settings = town.stack.settings
    environment = {
        **os.environ,
        "PORT": str(settings.port),
        "MAILBOX_PORT": str(settings.mailbox_port),
        "REGISTER_PORT": str(settings.register_port),
        "STORE_PORT": str(settings.store_port),
        "DATA_DIR": str(settings.data_dir),
    }
    subprocess.run(["make", "--no-print-directory", "sync"], env=environment, check=True, capture_output=True)  # noqa: S607


def test_killing_the_platform_after_a_202_loses_neither_review_nor_mail(town: Town) -> None:
    organisation = town.enrolled(6)
    emails = [f"moord-{number}@post.example" for number in range(3)]
    sent = {}
    for email in emails:
        sent[email] = town.submit(organisation_id=organisation["id"], email=email)
        kill_listener(town.stack.settings.port)
        wait_until_up(town)
    for email, review_id in sent.items():
        assert send("POST", town.mailbox.link(email, "confirm"), {}).json["review_id"] == review_id
        assert len([mail for mail in town.mailbox.mails(email) if "/confirm/" in mail["text"]]) == 1


def kill_listener(port: int) -> None:
    """`kill -9` of whatever listens on a port, as an operator would find it in /proc."""
    rows = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()
    inodes = {row.split()[9] for row in rows if re.search(rf":{port:04X} 00000000:0000 0A ", row)}
    for process in (each.name for each in Path("/proc").iterdir() if each.name.isdigit()):
        try:
            links = {str(number.readlink()) for number in Path(f"/proc/{process}/fd").iterdir()}
        except OSError:
            continue  # it ended, or is not ours
        if links & {f"socket:[{inode}]" for inode in inodes}:
            os.kill(int(process), signal.SIGKILL)


def wait_until_up(town: Town) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if town.get("/health").status == 200:
                return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.1)
    raise AssertionError("the platform did not come back")


def test_after_a_clean_stop_the_data_is_there(tmp_path_factory: pytest.TempPathFactory) -> None:
    data_dir = tmp_path_factory.mktemp("restart")
    with running_stack(data_dir, DEMO="1") as stack:
        town = Town(stack)
        before = town.get("/organisations?limit=100").json
        mails = _mails_of_authors(stack)
        online = [to for to, subject in mails if subject.endswith(" staat online")]
        assert len(online) >= 40, "what the demo tells of the past has left when the stack is ready"
        assert len({*mails}) == len(mails)
        for to in online:
            received, published = (
                next(n for n, (at, subject) in enumerate(mails) if at == to and part in subject)
                for part in ("We kregen je waardering", " staat online")
            )
            assert received < published, "in the order of what happened"
        assert before["items"]
        for kind in ("review", "reply"):  # of what waits at first, one thing is late
            waiting = town.get(f"/editor/queue?kind={kind}", **town.as_editor()).json["items"]
            assert [each["late"] for each in waiting[:4]] == [True, False, False, False]
            assert not any(each["late"] for each in waiting[4:])  # what was typed in waits too
        ports = {
            "PORT": str(stack.settings.port),
            "MAILBOX_PORT": str(stack.settings.mailbox_port),
            "REGISTER_PORT": str(stack.settings.register_port),
            "STORE_PORT": str(stack.settings.store_port),
        }
    with running_stack(data_dir, DEMO="1", **ports) as stack:
        assert Town(stack).get("/organisations?limit=100").json == before
        once = [sys.executable, "-m", "infra.local.triggers", "--once", "sweep_outbox"]
        subprocess.run(once, cwd=ROOT, env={**os.environ, "DATA_DIR": str(data_dir)}, check=True, capture_output=True)  # noqa: S603 - ours
        assert _mails_of_authors(stack) == mails, "nothing leaves twice, or later than the first time"


def _mails_of_authors(stack: RunningStack) -> list[tuple[str, str]]:
    """To whom and about what the mailbox has mails for the demo's authors, oldest first."""
    found = send("GET", f"{stack.settings.mailbox_url}/mails").json
    return [(each["to"], each["subject"]) for each in found if each["to"].startswith("schrijver-")]
