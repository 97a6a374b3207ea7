"""The public review: it and its published reply, and nothing of who wrote it."""

from dataclasses import asdict, fields, replace
from typing import Any

from hypothesis import given

from chalicelib.domain.reviews.parts import Capacity
from chalicelib.domain.reviews.public_review import (
    PublicAddition,
    PublicPromise,
    PublicReply,
    PublicReview,
    public_review_of,
)
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import ReplyStatus, Status
from tests.builders import NOW, act, reply, review
from tests.domain.rules.walks import lives

SECRETS: dict[str, Any] = {
    "confirm_nonce": "the-confirm-nonce",
    "manage_nonce": "the-manage-nonce",
    "fingerprint": "the-fingerprint",
    "moved_by": "the-editor",
}


def test_the_public_review_of_a_published_one_is_what_visitors_may_see() -> None:
    assert public_review_of(review(status=Status.PUBLISHED)) == PublicReview(
        id="review-1",
        organisation_id="organisation-1",
        text="Mijn moeder werd hier met veel zorg omringd.",
        capacity=Capacity.RELATIVE,
        experienced="2026-09",
        published_at=NOW,
        reply=None,
        aspect_ratings={"meals": 4, "contact": 5, "privacy": None},
        theme_set="residential_care-1",
    )


def test_no_review_has_no_public_review() -> None:
    assert public_review_of(None) is None


@given(lives())
def test_a_review_has_a_public_review_exactly_while_it_is_published(life: list[Review]) -> None:
    for each in life:
        assert (public_review_of(each) is not None) == (each.status == "published")


@given(lives())
def test_a_public_review_shows_the_reply_exactly_while_it_is_published(life: list[Review]) -> None:
    for each in life:
        shown = public_review_of(each)
        if shown is not None:
            published = each.reply is not None and each.reply.status == "published"
            assert (shown.reply is not None) == published


@given(lives())
def test_a_public_review_holds_nothing_of_the_author_the_editor_or_the_links(life: list[Review]) -> None:
    for each in life:
        shown = public_review_of(replace(each, **SECRETS))
        if shown is not None:
            assert not [secret for secret in SECRETS.values() if secret in repr(asdict(shown))]


def test_a_public_review_has_no_field_but_these() -> None:
    assert {field.name for field in fields(PublicReview)} == {
        "id",
        "organisation_id",
        "text",
        "language",
        "capacity",
        "experienced",
        "published_at",
        "reply",
        "aspect_ratings",
        "helped_by",
        "theme_set",
        "additions",
        "counted_as",  # of which `proof_of` makes the proof
    }
    assert {field.name for field in fields(PublicAddition)} == {"text", "language", "published_at"}
    assert {field.name for field in fields(PublicReply)} == {"text", "language", "published_at", "promise"}
    told = {"text", "by", "first_by", "status", "outcome", "author_says", "changed_at"}
    assert {field.name for field in fields(PublicPromise)} == told  # nothing that waits for an editor


def test_the_reply_shows_the_moment_it_was_approved_not_when_it_was_written() -> None:
    answered = review(
        status=Status.PUBLISHED, reply=reply(status=ReplyStatus.PUBLISHED, text="Dank je.", decided_at=act().at)
    )
    shown = public_review_of(answered)
    assert shown is not None
    assert shown.reply == PublicReply(text="Dank je.", published_at=NOW)


def test_earlier_words_of_a_review_are_not_shown() -> None:
    pending, _ = review(status=Status.RETURNED, text="Zuster Rita was er nooit.").revised(
        "De verzorging was er nooit.", {"contact": 1}, act(Actor.AUTHOR)
    )
    shown = public_review_of(replace(pending, status=Status.PUBLISHED, published_at=NOW))
    assert shown is not None
    assert "Rita" not in repr(shown)
