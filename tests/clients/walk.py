"""The whole loop through the Python client that openapi-python-client made; run where that is installed."""

import json
import os
import re
import sys
import time
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote
from urllib.request import urlopen

from waardering_client import AuthenticatedClient, Client
from waardering_client.api.editor import (
    get_editor_organisations_organisation_id,
    get_editor_queue,
    get_editor_reviews_review_id,
    post_editor_replies_review_id_decisions,
    post_editor_reviews_review_id_decisions,
)
from waardering_client.api.link import (
    get_confirm_token,
    get_reply_token,
    post_confirm_token,
    post_editor_session_token,
    post_reply_token,
)
from waardering_client.api.visitor import (
    get_organisations,
    get_organisations_organisation_id_reviews,
    get_theme_sets_sector,
    post_editor_sign_in,
    post_reviews,
)
from waardering_client.models import (
    Action,
    AuthorIn,
    Capacity,
    EmptyIn,
    OrganisationsOut,
    ProblemOut,
    ProblemOutCode,
    PublicReviewsOut,
    QueueKind,
    ReplyAction,
    ReplyDecisionIn,
    ReplyFormOut,
    ReplyIn,
    ReplyStatus,
    ReviewDecisionIn,
    ReviewIn,
    ReviewInAspectRatings,
    ReviewToDecideOut,
    SessionOut,
    SignInIn,
    Status,
    SubmittedOut,
    ThemeSetOut,
)

TOLD: Final = json.loads(os.environ["WALK"])
TEXT: Final = "De opvang was warm en duidelijk. We wisten altijd bij wie we terechtkonden met vragen."
REPLY: Final = "Dank je wel om dit met ons te delen. We bespreken het met het hele team."
AUTHOR: Final = "pia.python@post.example"


def token(to: str, kind: str) -> str:
    """Return the token of the newest mail to an address that has such a link, once it is there."""
    for _ in range(600):
        with urlopen(f"{TOLD['mailbox']}/mails?to={quote(to)}", timeout=30) as answer:  # noqa: S310 - of this machine
            found = re.findall(rf"/{kind}/(\S+)", " ".join(mail["text"] for mail in json.load(answer)))
        if found:
            return str(found[-1])
        time.sleep(0.2)
    raise SystemExit(f"no mail with a link of {kind} to {to}")


def sure(answer: object, kind: type) -> Any:
    if not isinstance(answer, kind):
        raise SystemExit(f"{kind.__name__} was expected, not {answer}")
    return answer


def signed_in(anybody: Client, email: str) -> AuthenticatedClient:
    post_editor_sign_in.sync(client=anybody, body=SignInIn(email=email))
    session = post_editor_session_token.sync(token(email, "editor/session"), client=anybody, body=EmptyIn())
    return AuthenticatedClient(base_url=TOLD["site"], token=sure(session, SessionOut).access_token)


def review_of(organisation_id: str, sector: str, anybody: Client) -> ReviewIn:
    themes = sure(get_theme_sets_sector.sync(sector, client=anybody), ThemeSetOut)
    ratings = ReviewInAspectRatings()
    ratings[themes.aspects[0].id] = 4
    ratings[themes.aspects[1].id] = None
    now = datetime.now(UTC)
    return ReviewIn(
        organisation_id=organisation_id,
        text=TEXT,
        aspect_ratings=ratings,
        capacity=Capacity.RELATIVE,
        experienced=f"{now.year - 1}-{now.month:02}",
        author=AuthorIn(first_name="Pia", last_name="Peeters", email=AUTHOR),
        consent=True,
    )


def main() -> None:
    anybody = Client(base_url=TOLD["site"])
    listed = sure(get_organisations.sync(client=anybody, limit=1), OrganisationsOut)
    (home,) = listed.items
    sent = review_of(home.id, home.sector.value, anybody)
    given = sure(post_reviews.sync(client=anybody, body=sent), SubmittedOut)
    assert (given.status, given.warnings) == (Status.UNCONFIRMED, [])
    sent.experienced = "2026-13"
    refused = sure(post_reviews.sync(client=anybody, body=sent), ProblemOut)
    assert (refused.code, refused.errors[0].field) == (ProblemOutCode.INVALID, "experienced")

    link = token(AUTHOR, "confirm")
    assert sure(get_confirm_token.sync(link, client=anybody), object).status == Status.UNCONFIRMED
    assert sure(post_confirm_token.sync(link, client=anybody, body=EmptyIn()), object).status == Status.PENDING

    editor = signed_in(anybody, TOLD["editor"])
    queue = get_editor_queue.sync(client=editor, kind=QueueKind.REVIEW, limit=100)
    assert given.review_id in {each.id for each in sure(queue, object).items}
    found = sure(get_editor_reviews_review_id.sync(given.review_id, client=editor), ReviewToDecideOut)
    assert (found.capacity, found.author.email) == (Capacity.RELATIVE, AUTHOR)
    approval = ReviewDecisionIn(action=Action.APPROVE, version=found.version)
    post_editor_reviews_review_id_decisions.sync(given.review_id, client=editor, body=approval)
    again = sure(get_editor_reviews_review_id.sync(given.review_id, client=editor), ReviewToDecideOut)
    assert again.status == Status.PUBLISHED

    known = sure(get_editor_organisations_organisation_id.sync(home.id, client=editor), object)
    link = token(known.email, "reply")
    for _ in range(100):  # mails of the demo data have links too
        form = get_reply_token.sync(link, client=anybody)
        if isinstance(form, ReplyFormOut) and form.review.id == given.review_id:
            break
        time.sleep(0.3)
        link = token(known.email, "reply")
    assert sure(form, ReplyFormOut).reply.status == ReplyStatus.NONE
    answered = sure(post_reply_token.sync(link, client=anybody, body=ReplyIn(text=REPLY)), object)
    assert answered.status == ReplyStatus.PENDING

    replied = sure(get_editor_reviews_review_id.sync(given.review_id, client=editor), ReviewToDecideOut)
    decision = ReplyDecisionIn(action=ReplyAction.APPROVE, version=replied.reply.version)
    post_editor_replies_review_id_decisions.sync(given.review_id, client=editor, body=decision)
    reviews = sure(get_organisations_organisation_id_reviews.sync(home.id, client=anybody), PublicReviewsOut)
    newest = next(each for each in reviews.items if each.id == given.review_id)
    assert (newest.reply.text, newest.published_at.tzinfo is not None) == (REPLY, True)
    sys.stdout.write("walked the whole loop\n")


if __name__ == "__main__":
    main()
