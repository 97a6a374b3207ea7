"""Four years in the life of a store, chapter by chapter: every status, case and mail that there can be.

A later release may add to it, for its own folder; what stands in an older folder is never made again.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

import boto3

from tests.golden.facts import items
from tests.golden.life import Life
from tests.golden.tale import REASON, ROLES, TEXTS
from tests.journeys.people import send

_NIGHTLY: Final = ("count_figures", "reconcile_copies", "compare_sectors", "look_again_at_published", "settle_search")


def long_ago(life: Life) -> None:
    """The register is read, somebody enrols, and a review is written that will grow old."""
    life.run("infra.sync", "run")
    town = life.opened.town
    listed = items(town, "/editor/organisations", **town.as_editor())
    addresses = [each["email"] for each in listed]
    reachable = [each for each in listed if each["email_status"] == "ok" and addresses.count(each["email"]) == 1]
    life.organisations = dict(zip(ROLES, reachable[:: len(reachable) // len(ROLES)], strict=False))
    for role in ("main", "second"):
        life.organisation(role, "enrol")
    life.publish("archived", "main", "2022-09")
    life.reply("archived")
    life.decide("archived", "approve", kind="replies", editor=1)


def autumn(life: Life) -> None:
    """Most of what can happen."""
    month = "2026-09"
    for role in ROLES[2:-1]:
        life.organisation(role, "enrol")
    for name, role in (
        ("replied", "main"),
        ("answered", "main"),
        ("reply_waiting", "main"),
        ("reply_taken_off", "main"),
    ):
        life.publish(name, role, month)
        life.reply(name)
    life.decide("replied", "approve", kind="replies", editor=1)
    life.decide("reply_taken_off", "approve", kind="replies", editor=1)
    life.decide("reply_taken_off", "remove", kind="replies", **REASON)
    for name, action in (("reply_sent_back", "return"), ("reply_refused", "reject")):
        life.publish(name, "second", month)
        link = life.reply(name)
        life.decide(name, action, kind="replies", **REASON)
        if action == "reject":
            life.appeals["of_reply"] = send("POST", f"{link}/appeal", {"explanation": TEXTS["appeal"]}).json[
                "appeal_id"
            ]
    life.submit("expired", "main", month)
    for name in ("refused_judged", "refused_upheld", "refused"):
        life.confirm(name, "second", month)
        life.decide(name, "reject", **REASON)
    for name, key in (("refused_judged", "dismissed"), ("refused_upheld", "upheld")):
        life.appeal(key, name)
    life.judge("appeal", life.appeals["dismissed"], "dismiss", 1)
    life.judge("appeal", life.appeals["upheld"], "uphold", 1)
    for name in ("taken_off", "withdrawn", "left_by_author", "suspended", "noticed"):
        life.publish(name, "second", month)
    life.decide("taken_off", "remove", **REASON)
    life.appeal("of_author", "taken_off")
    life.manage("withdrawn", "withdraw")
    life.manage("left_by_author", "erase")
    someone = {"name": "Gust Melder", "email": "gust@melder.example"}
    life.notice("upheld", "suspended", "personal_data", **someone)
    life.judge("notice", life.notices["upheld"], "uphold", 0, rule=REASON["rule"])
    life.notice("dismissed", "noticed", "untrue", **{**someone, "email": "gerda@melder.example"})
    life.judge("notice", life.notices["dismissed"], "dismiss", 0)
    told = life.opened.town.mailbox.link("gerda@melder.example", "notice", more_than=1)
    appeal = send("POST", told, {"action": "appeal", "explanation": TEXTS["appeal"]})
    life.appeals["of_notifier"] = appeal.json["appeal_id"]
    for role in ("blocked", "blocked_until", "warned", "left", "moved", "bouncing", "quiet", "closed"):
        life.publish(f"of_{role}", role, month)
    life.confirm("left_waiting", "left", month)
    life.confirm("blocked_waiting", "blocked", month)
    life.confirm("blocked_until_waiting", "blocked_until", month)
    why = {"explanation": TEXTS["why"]}
    life.organisation("watched", "watch", **why)
    life.organisation("blocked", "block", **why)
    life.organisation("blocked_until", "block", until="2026-12-24T11:00:00Z", **why)
    for editor in (0, 1):
        words = "Hier werden waarderingen geschreven door personeel."
        life.organisation("warned", "warn", editor, explanation=words)
    life.organisation("left", "leave", **why)
    life.confirm("of_watched", "watched", month)
    life.decide("of_watched", "approve")
    life.decide("of_watched", "approve", editor=1)


def new_month(life: Life) -> None:
    """Digests leave, the clock keeps its deadlines, some mails do not arrive, and one cannot be written."""
    town = life.opened.town
    moved, closed = (life.organisations[role] for role in ("moved", "closed"))
    life.register(f"/listings/{moved['register_id']}", email="nieuw-adres@zorg.example")
    life.register(f"/listings/{closed['register_id']}", removed=True)
    life.run("infra.sync", "run")
    for name in (*_NIGHTLY, "keep_deadlines", "send_digests", "send_organisation_digests"):
        done = life.opened.scheduled(name)
        assert done.returncode == 0, (name, done.stderr)
    assert (
        send("POST", town.mailbox.link(life.organisations["quiet"]["email"], "digest"), {"action": "stop"}).status
        == 200
    )
    for to, fate in (
        (life.organisations["bouncing"]["email"], "hard_bounce"),
        ("noticed@schrijver.example", "complaint"),
        ("replied@schrijver.example", "soft_bounce"),
    ):
        assert (
            send("POST", f"{town.mailbox.url}/events", {"mail": town.mailbox.mails(to)[-1]["id"], "fate": fate}).status
            == 200
        )
    while (
        town.get(f"/editor/organisations/{life.organisations['bouncing']['id']}", **town.as_editor()).json[
            "email_status"
        ]
        == "ok"
    ):
        pass
    life.publish("to_nobody", "bouncing", "2026-10")
    life.confirm("refused_by_post", "main", "2026-10")
    life.mails(fail="reject", times=1)
    life.decide("refused_by_post", "approve")
    life.submit("faulty", "main", "2026-10")
    confirm = life.link("faulty", "confirm")
    life.mails(fail="down")
    assert send("POST", confirm, {}).status == 200
    keys = boto3.client(
        "kms",
        endpoint_url=town.stack.settings.store_url,
        region_name="eu-west-1",
        aws_access_key_id="local",
        aws_secret_access_key="local",
    )
    key = {"KeyId": keys.describe_key(KeyId="alias/waardering-local-identities")["KeyMetadata"]["KeyId"]}
    keys.disable_key(**key)
    life.mails(fail=None)
    said = ""
    for number in range(20):
        said = life.opened.scheduled("sweep_outbox", later=timedelta(minutes=6 * (number + 1))).stdout
        if "faulty" in said:
            break
    assert "faulty" in said, said
    keys.enable_key(**key)


def last_day(life: Life) -> None:
    """What is in the midst of things when the store is put away; the last mails do not leave any more."""
    town, month = life.opened.town, "2026-10"
    an, bram = town.as_editor(0), town.as_editor(1)
    life.submit("unconfirmed", "main", month, Idempotency_Key="een-sleutel-van-toen")
    life.link("unconfirmed", "confirm")
    for name, role in (
        ("waiting", "main"),
        ("sent_back", "main"),
        ("mended", "second"),
        ("erased_by_editor", "second"),
    ):
        life.confirm(name, role, month)
    assert town.post(f"/editor/reviews/{life.reviews['waiting']}/claim", {}, **bram).status == 200
    life.decide("sent_back", "return", **REASON, passage=TEXTS["sent_back"].split(".")[0])
    life.decide("mended", "return", **REASON)
    ratings = send("GET", life.link("mended", "manage")).json["aspect_ratings"]
    life.manage("mended", "revise", text=TEXTS["mended_again"], aspect_ratings=ratings)
    life.decide("erased_by_editor", "erase", **REASON)
    life.confirm("escalated", "second", month)
    life.decide("escalated", "escalate", explanation=TEXTS["why"])
    life.confirm("watched_half", "watched", month)
    life.decide("watched_half", "approve")
    life.confirm("watched_waiting", "watched", month)
    life.notice("pending", "replied", "child_abuse")
    dossiers(life, an)
    assert town.post("/editor/sign-in", {"email": town.stack.editors[1]}).status == 202
    ria = life.run("infra.editors", "add", "ria@redactie.example", "Ria Weg", "--role", "editor").splitlines()
    life.run("infra.editors", "off", next(line.split()[0] for line in ria if line.endswith("Ria Weg")))
    main = life.organisations["main"]
    assert town.post(f"/organisations/{main['id']}/insights-link", {}).status == 202
    town.mailbox.link(main["email"], "insights")
    life.register(vanished_percent=40)
    life.run("infra.sync", "run", ends=1)
    life.register(vanished_percent=0)
    assert life.opened.scheduled("settle_search").returncode == 0
    life.confirm("told_later", "second", month)
    life.mails(fail="down")
    life.submit("confirmed_later", "second", month)
    life.decide("told_later", "approve")
    life.decide("answered", "approve", kind="replies", editor=1)
    life.notice("receipt_later", "answered", "untrue", name="Griet Melder", email="griet@melder.example")
    assert town.post("/editor/sign-in", {"email": town.stack.editors[1]}).status == 202


def dossiers(life: Life, an: Mapping[str, str]) -> None:
    """One is open, one was closed."""
    for title, role, name in (
        ("Wie schrijft hier?", "watched", "of_watched"),
        ("Een oude twijfel", "warned", "of_warned"),
    ):
        body = {"title": title, "organisation_id": life.organisations[role]["id"], "review_id": life.reviews[name]}
        path = f"/editor/dossiers/{life.opened.town.post('/editor/dossiers', body, **an).json['id']}/entries"
        for entry in (
            {"action": "note", "text": TEXTS["why"]},
            {"action": "contact", "text": "De directie belt terug.", "party": "de organisatie"},
            {"action": "referral", "text": "Overgemaakt ter kennisgeving.", "party": "Zorginspectie"},
            {"action": "review", "review_id": life.reviews["replied"]},
        ):
            assert life.opened.town.post(path, entry, **an).status == 200
    assert life.opened.town.post(path, {"action": "close", "text": "Er was niets aan de hand."}, **an).status == 200


def before(life: Life) -> None:
    """A review of which the author will be forgotten."""
    life.publish("forgotten", "main", "2024-02")


CHAPTERS: Final = (
    (datetime(2022, 10, 24, 7, tzinfo=UTC), long_ago),
    (datetime(2024, 3, 4, 8, tzinfo=UTC), before),
    (datetime(2026, 10, 20, 8, tzinfo=UTC), autumn),
    (datetime(2026, 11, 2, 6, 5, tzinfo=UTC), new_month),  # seven o'clock in Brussels on the first working day
    (datetime(2026, 11, 10, 9, tzinfo=UTC), last_day),
)
