"""The camera chooses what it shows: a house that replied, and the mails about one review of it."""

from typing import Any, cast

import pytest

from infra import screenshots
from infra.screenshots import Camera, Shown

SITE, MAILBOX = "https://site.example", "https://mailbox.example"
ORGANISATIONS = [
    {"id": "large", "score": 4.2, "reviews": 21},
    {"id": "answering", "score": 4.0, "reviews": 5},
    {"id": "new", "score": None, "reviews": 1},
]
REVIEWS: dict[str, list[dict[str, object]]] = {
    "large": [{"id": "r1", "reply": None}],
    "answering": [{"id": "r2", "reply": None}, {"id": "r4", "reply": {"text": "Dank je"}}],
    "new": [{"id": "r5", "reply": {"text": "Dank je"}}],
}
MAILED = (("large@house.example", ""), ("an@post.example", "r2"), *[("bo@post.example", "r4")] * 3)


class Desk:
    """The platform and its mailbox, as the camera reads them."""

    site, mailbox = SITE, MAILBOX

    def read(self, address: str) -> Any:
        if address.startswith(f"{SITE}/manage/"):
            return {"review_id": address.rpartition("/")[2]}
        if address == f"{MAILBOX}/mails":
            return [{"to": to, "text": f"Bekijk:\n{SITE}/manage/{about}\n" if about else "Dag"} for to, about in MAILED]
        parts = address.removeprefix(f"{SITE}/organisations").strip("/").split("/")
        return {"items": REVIEWS.get(parts[0], ORGANISATIONS)}


def test_the_house_of_the_pictures_has_a_score_and_replies_however_large_another_is() -> None:
    found = screenshots._chosen_house(cast("Camera", Desk()))
    assert found == Shown(f"{SITE}/organisations/answering", "r4", "bo@post.example")


def test_a_house_without_an_answered_review_that_was_mailed_about_is_said_to_be_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(REVIEWS, "answering", [])
    with pytest.raises(RuntimeError, match="no review that was answered"):
        screenshots._chosen_house(cast("Camera", Desk()))
