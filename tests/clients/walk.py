"""The whole loop through the Python client that openapi-python-client made, and what an organisation's program does.

Run where that client is. What an editor's program does besides is walked by `walk.mts`.
"""

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
    get_insights_token_invitations,
    get_insights_token_invitations_batch_id_sheet,
    get_insights_token_webhooks,
    get_reply_token,
    post_confirm_token,
    post_editor_session_token,
    post_insights_token_invitations,
    post_insights_token_webhooks,
    post_insights_token_webhooks_webhook_id_removal,
    post_reply_token,
)
from waardering_client.api.visitor import (
    get_open_data,
    get_open_data_reviews,
    get_open_data_reviews_published_in,
    get_open_data_reviews_published_in_reviews_csv,
    get_organisations,
    get_organisations_organisation_id,
    get_organisations_organisation_id_reviews,
    get_theme_sets_sector,
    post_editor_sign_in,
    post_organisations_organisation_id_insights_link,
    post_reviews,
)
from waardering_client.models import (
    Action,
    AuthorIn,
    BatchesOut,
    BatchMadeOut,
    Capacity,
    CardsOut,
    EmptyIn,
    FieldErrorOutCode,
    Group,
    InvitationsIn,
    OpenDataOut,
    OrganisationOut,
    OrganisationsOut,
    ProblemOut,
    ProblemOutCode,
    PromiseIn,
    PromiseStatus,
    Proof,
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
    Topic,
    WebhookIn,
    WebhookMadeOut,
    WebhookRemovedOut,
    WebhooksOut,
)

TOLD: Final = json.loads(os.environ["WALK"])
TEXT: Final = "De opvang was warm en duidelijk. We wisten altijd bij wie we terechtkonden met vragen."
REPLY: Final = "Dank je wel om dit met ons te delen. We bespreken het met het hele team."
AUTHOR: Final = "pia.python@post.example"
INVITED: Final = "ivo.invited@post.example"
PROMISED: Final = "Er komt een vast uur waarop je ons kan bellen."


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


def review_of(organisation_id: str, sector: str, anybody: Client, email: str = AUTHOR) -> ReviewIn:
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
        author=AuthorIn(first_name="Pia", last_name="Peeters", email=email),
        consent=True,
    )


def confirmed(email: str, anybody: Client) -> None:
    link = token(email, "confirm")
    assert sure(get_confirm_token.sync(link, client=anybody), object).status == Status.UNCONFIRMED
    assert sure(post_confirm_token.sync(link, client=anybody, body=EmptyIn()), object).status == Status.PENDING


def published(review_id: str, email: str, editor: AuthenticatedClient) -> None:
    queue = get_editor_queue.sync(client=editor, kind=QueueKind.REVIEW, limit=100)
    assert review_id in {each.id for each in sure(queue, object).items}
    found = sure(get_editor_reviews_review_id.sync(review_id, client=editor), ReviewToDecideOut)
    assert (found.capacity, found.author.email) == (Capacity.RELATIVE, email)
    approval = ReviewDecisionIn(action=Action.APPROVE, version=found.version)
    post_editor_reviews_review_id_decisions.sync(review_id, client=editor, body=approval)
    again = sure(get_editor_reviews_review_id.sync(review_id, client=editor), ReviewToDecideOut)
    assert again.status == Status.PUBLISHED


def replied(review_id: str, to: str, sent: ReplyIn, anybody: Client, editor: AuthenticatedClient) -> None:
    """Send a reply through the link in the mail about a review, and have it put online."""
    link = token(to, "reply")
    for _ in range(100):  # mails of the demo data have links too
        form = get_reply_token.sync(link, client=anybody)
        if isinstance(form, ReplyFormOut) and form.review.id == review_id:
            break
        time.sleep(0.3)
        link = token(to, "reply")
    assert sure(form, ReplyFormOut).reply.status == ReplyStatus.NONE
    answered = sure(post_reply_token.sync(link, client=anybody, body=sent), object)
    assert answered.status == ReplyStatus.PENDING
    waits = sure(get_editor_reviews_review_id.sync(review_id, client=editor), ReviewToDecideOut)
    decision = ReplyDecisionIn(action=ReplyAction.APPROVE, version=waits.reply.version)
    post_editor_replies_review_id_decisions.sync(review_id, client=editor, body=decision)


def public(review_id: str, home: str, anybody: Client) -> Any:
    reviews = sure(get_organisations_organisation_id_reviews.sync(home, client=anybody), PublicReviewsOut)
    return next(each for each in reviews.items if each.id == review_id)


def invite(link: str, anybody: Client) -> str:
    """Have cards made for everybody of a group; returns the code on one of them."""
    asked = InvitationsIn(number=20, group=Group.FAMILIES, everyone=True)
    made = sure(post_insights_token_invitations.sync(link, client=anybody, body=asked), BatchMadeOut)
    batches = sure(get_insights_token_invitations.sync(link, client=anybody), BatchesOut)
    assert made.batch_id in {each.batch_id for each in batches.items}
    sheet = get_insights_token_invitations_batch_id_sheet.sync(link, made.batch_id, client=anybody)
    cards = sure(sheet, CardsOut).cards
    assert len(cards) == asked.number
    return str(cards[0].code)


def hear_of_changes(link: str, anybody: Client) -> None:
    """Register a webhook, which is listed with what it hears of, and take it away."""
    wanted = WebhookIn(url="https://receiver.example/in", events=[Topic.PUBLISHED, Topic.OFFLINE])
    made = sure(post_insights_token_webhooks.sync(link, client=anybody, body=wanted), WebhookMadeOut)
    assert str(made.secret).startswith("whsec_")
    (listed,) = sure(get_insights_token_webhooks.sync(link, client=anybody), WebhooksOut).items
    assert (listed.url, set(listed.events)) == (wanted.url, {Topic.PUBLISHED, Topic.OFFLINE})
    gone = post_insights_token_webhooks_webhook_id_removal.sync(link, made.webhook_id, client=anybody, body=EmptyIn())
    assert sure(gone, WebhookRemovedOut).removed
    assert sure(get_insights_token_webhooks.sync(link, client=anybody), WebhooksOut).items == []


def stands_in_the_open_data(review_id: str, anybody: Client) -> None:
    about = f"{TOLD['site']}/r/{review_id}"
    month = sure(get_open_data.sync(client=anybody), OpenDataOut).months[-1].month
    root = get_open_data_reviews.sync(client=anybody)
    assert root is not None
    assert month in json.dumps(root.to_dict())
    page = get_open_data_reviews_published_in.sync(month, client=anybody)
    assert page is not None
    assert about in json.dumps(page.to_dict())
    assert about in sure(get_open_data_reviews_published_in_reviews_csv.sync(month, client=anybody), str)


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

    confirmed(AUTHOR, anybody)
    editor = signed_in(anybody, TOLD["editor"])
    published(given.review_id, AUTHOR, editor)
    known = sure(get_editor_organisations_organisation_id.sync(home.id, client=editor), object)
    replied(given.review_id, known.email, ReplyIn(text=REPLY), anybody, editor)
    newest = public(given.review_id, home.id, anybody)
    assert (newest.reply.text, newest.published_at.tzinfo is not None) == (REPLY, True)
    stands_in_the_open_data(given.review_id, anybody)

    post_organisations_organisation_id_insights_link.sync(home.id, client=anybody, body=EmptyIn())
    link = token(known.email, "insights")
    hear_of_changes(link, anybody)
    sent = review_of(home.id, home.sector.value, anybody, INVITED)
    sent.invitation = invite(link, anybody)
    given = sure(post_reviews.sync(client=anybody, body=sent), SubmittedOut)
    refused = sure(post_reviews.sync(client=anybody, body=sent), ProblemOut)
    assert (refused.errors[0].field, refused.errors[0].code) == ("invitation", FieldErrorOutCode.USED)
    confirmed(INVITED, anybody)
    published(given.review_id, INVITED, editor)
    month = f"{datetime.now(UTC).year + 1}-06"
    promising = ReplyIn(text=REPLY, promise=PromiseIn(text=PROMISED, by=month))
    replied(given.review_id, known.email, promising, anybody, editor)
    newest = public(given.review_id, home.id, anybody)
    assert newest.proof == Proof.INVITATION
    promise = newest.reply.promise
    assert (promise.text, promise.by, promise.status) == (PROMISED, month, PromiseStatus.OPEN)
    counted = sure(get_organisations_organisation_id.sync(home.id, client=anybody), OrganisationOut).summary
    assert counted.promises.open_ >= 1
    sys.stdout.write("walked the whole loop\n")


if __name__ == "__main__":
    main()
