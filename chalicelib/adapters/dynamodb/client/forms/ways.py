"""The ways from a version of a document to the next: the careful answer where an older one says nothing."""

from typing import Any

from chalicelib.domain.reviews.signal import GRAVE, STRONG


def reached(editor: dict[str, Any]) -> dict[str, Any]:
    """Whether mails reach an editor is found out by the next one; until then nothing is held against them.

    Nobody was limited to sectors, and by 0.1.0 nobody is: an operator who goes back to it switches off who is. Nobody
    had stopped the morning mail, which 0.1.0 sends all the same.
    """
    return editor | {"unreached": False, "sectors": [], "digest_stopped": False}


def with_no_address_changed(run: dict[str, Any]) -> dict[str, Any]:
    """Neither changed addresses nor records without a name were counted: a run had none that we know of."""
    return run


def as_first_written(review: dict[str, Any]) -> dict[str, Any]:
    """`closed` came, which none was, and which 0.1.0 sets aside; the round that rewrites a review adds its deadline.

    A digest of who wrote what, without a key, goes; the author's keyed hash stays as release 0.1.0 made it. That a
    review was once escalated was not noted: it was where it is so now, and may have been once rejected.
    The terms that its author accepted named no licence: it is in no open data, and neither is its reply.
    """
    return review | {"fingerprint": "", "escalated": review.get("status") in {"escalated", "rejected"}}


def of_fewer_kinds(document: dict[str, Any]) -> dict[str, Any]:
    """Kinds came that none was of, authorities to mail, and rules for erasing. 0.1.0 leaves those kinds as they are."""
    return document


def of_days_of_utc(figures: dict[str, Any]) -> dict[str, Any]:
    """The days were those of UTC: what was done around midnight stands in the figures of the day before."""
    return figures | {"of_utc": True}


def with_a_review_or_notice(appeal: dict[str, Any]) -> dict[str, Any]:
    """Each has a review: no measure on an organisation was appealed against, which 0.1.0 cannot judge.

    Which decision it was against was not said: it is about the one that stood when it came.
    """
    return appeal


def of_no_language_told(shown: dict[str, Any]) -> dict[str, Any]:
    """Nobody told the language of its texts when they were handed in: whoever shows one looks.

    All were confirmed by mail, and nothing was added to one, as is meant where it says nothing of that.
    """
    return shown


def from_the_web(entry: dict[str, Any]) -> dict[str, Any]:
    """All reviews came by the web, and were proven by mail alone: an entry that says nothing means that.

    It named no sector and no signals either, and counts for none.
    """
    return entry


def of_no_sector(notice: dict[str, Any]) -> dict[str, Any]:
    """Nobody noted of which sector a notice, or an appeal, is: it counts for the whole platform alone."""
    return notice


def of_one_editor(standing: dict[str, Any]) -> dict[str, Any]:
    """No warning was proposed, a block was one editor's, and no organisation asked to take part.

    By 0.1.0 a block that nobody confirmed ends when it should, as its `blocked_until` says so; where it decides, a
    request that stood is lost, and a block leads back to open, as all of its own do.
    """
    return standing | {"proposed": None, "blocked_by": "", "block_wanted_until": None, "watched_since": None}


def with_its_gravity(waiting: dict[str, Any]) -> dict[str, Any]:
    """What may tell of a crime stood among all that is strong: it stands first, as its signals or its status say."""
    strong = {each.get("code") for each in waiting.get("signals", []) if each.get("strength", 0) >= STRONG}
    grave = waiting.get("kind") == "review" and (waiting.get("status") == "escalated" or not GRAVE.isdisjoint(strong))
    return {**waiting, "grave": grave}


def by_mail_alone(author: dict[str, Any]) -> dict[str, Any]:
    """Each has an e-mail address: nobody got letters, whose address 0.1.0 would take for none, and lose.

    A stage that 0.1.0 may serve (`OLDEST_READER`) takes in nobody without an e-mail address.
    """
    return author
