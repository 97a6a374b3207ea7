"""What a mail says is gathered when it leaves: true then, for whom it is meant, and for nobody else."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.cases.appeal import WINDOW
from chalicelib.domain.organisations.listing import EmailStatus
from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.reviews.help_needs import EVERY_NEED
from chalicelib.domain.reviews.parts import Addition
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import (
    AdditionStatus,
    NoticeStatus,
    OrganisationState,
    Participation,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.mails import (
    ASKS_OF_PROMISE,
    LINK_LIFE,
    MAIL_RULES,
    SAYS_ADDITION_ONLINE,
    SAYS_REPLY_ONLINE,
    SAYS_REVIEW_ONLINE,
    SAYS_WITHDRAWN,
    TELLS_OF_PROMISE,
    Addressee,
    MailKind,
    Purpose,
)
from chalicelib.use_cases.mails.compose_mail import Composed, Skip, compose_mail, ratings
from tests.builders import (
    ADDED,
    NOW,
    RULE,
    WHY,
    author,
    editor,
    effects,
    listing,
    mail,
    notice,
    notifier,
    organisation,
    promise,
    reply,
    review,
    settled,
    sign_in,
    theme_set,
)
from tests.fakes import FakeWorld

LATER = NOW + timedelta(days=2)
# What every mail to an author is written from, where nothing else is said.
OF_AN_AUTHORS_MAIL: dict[str, object] = {
    "organisation": organisation(),
    "first_name": "Mieke",
    **dict.fromkeys(("rule", "explanation", "passage"), ""),
    **dict.fromkeys(("automated", "blocked", "after_notice"), False),
    **dict.fromkeys(("digest", "link", "link_expires", "until", "late_from", "check_until", "add_from")),
    "needs": frozenset(),
    "appeal_until": NOW + WINDOW,
    "written_at": LATER,
}


def kinds(to: Addressee) -> list[MailKind]:
    return [kind for kind, rule_ in MAIL_RULES.items() if rule_.to is to]


FOR_AUTHORS = kinds(Addressee.AUTHOR)
FOR_ORGANISATIONS = kinds(Addressee.ORGANISATION)
OF_A_REVIEW = [
    kind
    for kind in FOR_ORGANISATIONS
    if not kind.startswith(("organisation_", "participation_"))
    and kind not in {MailKind.INVITATIONS_RENEWED, MailKind.INSIGHTS_LINK}
]
WITH_MANAGE = [
    kind for kind in FOR_AUTHORS if MAIL_RULES[kind].link is Purpose.MANAGE and kind is not MailKind.MANAGE_LINKS
]
INVITES = [MailKind.REVIEW_NOTIFICATION, MailKind.REVIEW_RESTORED_ORGANISATION, MailKind.REPLY_LINK]
WITH_REPLY = [kind for kind in OF_A_REVIEW if MAIL_RULES[kind].link is Purpose.REPLY]


@pytest.fixture(autouse=True)
def there_is_a_published_review(fakes: FakeWorld) -> None:
    fakes.put(organisation())
    fakes.reviews.all["review-1"] = review(status=Status.PUBLISHED)
    fakes.reviews.authors["review-1"] = author()
    fakes.editors.register(editor())


def compose(fakes: FakeWorld, kind: MailKind, *, replied: bool = True, **changes: Any) -> Composed | Skip:
    if replied and kind in {*SAYS_REPLY_ONLINE, MailKind.REPLY_RECEIVED, MailKind.REPLY_RETURNED}:
        stands = ReplyStatus.RETURNED if kind is MailKind.REPLY_RETURNED else ReplyStatus.PUBLISHED
        online = replace(fakes.reviews.all["review-1"], reply=reply(status=stands))
        fakes.reviews.all["review-1"] = online
    if kind in SAYS_ADDITION_ONLINE and "review-1" in fakes.reviews.all:
        added = Addition(text=ADDED, submitted_at=NOW, status=AdditionStatus.PUBLISHED, decided_at=NOW)
        fakes.reviews.all["review-1"] = replace(fakes.reviews.all["review-1"], additions=(added,))
    if replied and kind in ASKS_OF_PROMISE | TELLS_OF_PROMISE and "review-1" in fakes.reviews.all:
        promised = reply(status=ReplyStatus.PUBLISHED, promise=settled() if kind in TELLS_OF_PROMISE else promise())
        fakes.reviews.all["review-1"] = replace(fakes.reviews.all["review-1"], reply=promised)
    if kind is MailKind.REVIEW_RETURNED and "review-1" in fakes.reviews.all:
        fakes.reviews.all["review-1"] = replace(fakes.reviews.all["review-1"], status=Status.RETURNED)
    if kind in SAYS_WITHDRAWN and "review-1" in fakes.reviews.all:
        fakes.reviews.all["review-1"] = replace(fakes.reviews.all["review-1"], status=Status.WITHDRAWN)
    return compose_mail(mail(kind=kind, **changes), stores=fakes, now=LATER)


def composed(fakes: FakeWorld, kind: MailKind, **changes: Any) -> Composed:
    found = compose(fakes, kind, **changes)
    assert isinstance(found, Composed)
    return found


def url(purpose: Purpose, nonce: str, lives: timedelta, *, since: Any = LATER, item: str = "review-1") -> str:
    return FakeWorld().links.url(purpose, item, nonce, expires_at=since + lives)


def test_a_mail_to_confirm_links_to_the_confirmation_for_seven_days_since_the_submission(fakes: FakeWorld) -> None:
    fakes.reviews.all["review-1"] = review()
    found = composed(fakes, MailKind.CONFIRM_REVIEW)
    assert found.to == "mieke@post.example"
    assert found.context["link"] == url(Purpose.CONFIRM, "confirm-nonce", timedelta(days=7), since=NOW)
    assert found.context["link_expires"] == NOW + timedelta(days=7)
    assert found.context["first_name"] == "Mieke"


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.UNCONFIRMED])
def test_nobody_is_asked_to_confirm_what_was_confirmed_or_is_gone(fakes: FakeWorld, status: Status) -> None:
    fakes.reviews.all["review-1"] = review(status=status)
    assert compose(fakes, MailKind.CONFIRM_REVIEW) == Skip(reason="confirmed_or_gone")


@pytest.mark.parametrize("kind", WITH_MANAGE)
def test_an_authors_mail_carries_a_freshly_signed_link_to_manage_the_review(fakes: FakeWorld, kind: MailKind) -> None:
    found = composed(fakes, kind, rule=RULE, explanation=WHY)
    assert found.to == "mieke@post.example"
    assert found.context == {
        **OF_AN_AUTHORS_MAIL,
        "review": fakes.reviews.get("review-1"),
        "rule": RULE,
        "explanation": WHY,
        "link": url(Purpose.MANAGE, "manage-nonce", timedelta(days=730)),
        "link_expires": LATER + timedelta(days=730),
        "needs": EVERY_NEED if kind is MailKind.REVIEW_ESCALATED else frozenset(),
        "add_from": found.context["add_from"],
    }
    assert bool(found.context["add_from"]) == (kind is MailKind.ADDITION_PUBLISHED)


def test_a_mail_about_what_was_withdrawn_leads_to_where_that_is_taken_back(fakes: FakeWorld) -> None:
    found = composed(fakes, MailKind.REVIEW_WITHDRAWN).context
    assert str(found["link"]).startswith("https://platform.example/manage~review-1~manage-nonce~")
    assert {**found, "link": None, "link_expires": None} == {
        **OF_AN_AUTHORS_MAIL,
        "review": replace(review(status=Status.PUBLISHED), status=Status.WITHDRAWN),
    }


@pytest.mark.parametrize("kind", FOR_AUTHORS)
def test_an_author_who_was_erased_gets_no_mail(fakes: FakeWorld, kind: MailKind) -> None:
    fakes.reviews.authors.clear()
    assert compose(fakes, kind) == Skip(reason="erased")


@pytest.mark.parametrize("kind", FOR_AUTHORS)
def test_a_mail_to_an_author_that_names_no_review_goes_to_nobody(fakes: FakeWorld, kind: MailKind) -> None:
    assert compose(fakes, kind, review_id="") == Skip(reason="erased")


def test_words_that_are_gone_are_not_given_back(fakes: FakeWorld) -> None:
    """Of a backup that was taken meanwhile, or of a review that was erased since."""
    assert compose(fakes, MailKind.REPLY_RECEIVED, replied=False) == Skip(reason="erased")


@pytest.mark.parametrize("kind", [*FOR_AUTHORS, *OF_A_REVIEW])
def test_a_review_that_is_gone_sends_no_mail(fakes: FakeWorld, kind: MailKind) -> None:
    assert compose(fakes, kind, review_id="review-2") == Skip(reason="erased")


@pytest.mark.parametrize("kind", [*FOR_AUTHORS, *FOR_ORGANISATIONS])
def test_an_organisation_that_is_gone_sends_no_mail(fakes: FakeWorld, kind: MailKind) -> None:
    assert compose(fakes, kind, organisation_id="nobody") == Skip(reason="erased")


@pytest.mark.parametrize("kind", [*WITH_REPLY])
def test_an_organisations_mail_opens_the_review_with_its_aspect_ratings(fakes: FakeWorld, kind: MailKind) -> None:
    found = composed(fakes, kind)
    assert found.to == "onthaal@avondrust.example"
    assert found.context["link"] == url(Purpose.REPLY, "contact-nonce", timedelta(days=190))
    assert found.context["link_expires"] == LATER + timedelta(days=190)
    assert found.context["ratings"] == [("Maaltijden", 4), ("Contact", 5), ("Privacy", None)]


def test_the_link_is_signed_for_the_address_the_organisation_has_now(fakes: FakeWorld) -> None:
    moved = replace(organisation(), contact_nonce="newer", listing=listing(email="nieuw@avondrust.example"))
    fakes.organisations.all["organisation-1"] = moved
    found = composed(fakes, MailKind.REVIEW_NOTIFICATION)
    assert found.to == "nieuw@avondrust.example"
    assert found.context["link"] == url(Purpose.REPLY, "newer", timedelta(days=190))


@pytest.mark.parametrize("kind", INVITES)
@pytest.mark.parametrize("status", [Status.SUSPENDED, Status.REMOVED, Status.WITHDRAWN])
def test_nobody_is_asked_to_reply_to_what_is_offline(fakes: FakeWorld, kind: MailKind, status: Status) -> None:
    fakes.reviews.all["review-1"] = review(status=status)
    assert compose(fakes, kind) == Skip(reason="no_longer_public")


@pytest.mark.parametrize("kind", [kind for kind in FOR_ORGANISATIONS if MAIL_RULES[kind].link is None])
def test_an_organisations_other_mails_carry_no_link(fakes: FakeWorld, kind: MailKind) -> None:
    found = composed(fakes, kind, review_id="review-1" if kind in OF_A_REVIEW else "", explanation=WHY)
    assert "first_name" not in found.context
    assert (found.context["link"], found.context["link_expires"]) == (None, None)
    assert found.context["explanation"] == WHY
    assert found.context["rule"] == ""


@pytest.mark.parametrize("kind", FOR_ORGANISATIONS)
@pytest.mark.parametrize("status", [EmailStatus.ABSENT, EmailStatus.INVALID])
def test_an_organisation_without_a_good_address_gets_no_mail(
    fakes: FakeWorld, kind: MailKind, status: EmailStatus
) -> None:
    fakes.organisations.all["organisation-1"] = organisation(listing=listing(email="", email_status=status))
    assert compose(fakes, kind) == Skip(reason=f"address_{status}")


def test_a_new_address_gets_a_link_for_each_review_that_still_waits_for_a_reply(fakes: FakeWorld) -> None:
    fakes.reviews.all |= {
        "review-2": review(id="review-2", status=Status.PUBLISHED, published_at=NOW + timedelta(hours=1)),
        "review-3": review(id="review-3", status=Status.PUBLISHED, reply=reply()),
        "review-4": review(id="review-4", status=Status.PUBLISHED, reply=reply(status=ReplyStatus.PUBLISHED)),
        "review-5": review(id="review-5", status=Status.SUSPENDED),
    }
    found = composed(fakes, MailKind.INVITATIONS_RENEWED, review_id="")
    expires = LATER + LINK_LIFE[Purpose.REPLY]
    assert found.context["link_expires"] == expires
    assert found.context["invitations"] == [
        {
            "review": fakes.reviews.get(each),
            "promised": False,
            "link": fakes.links.url(Purpose.REPLY, each, "contact-nonce", expires_at=expires),
            "link_expires": expires,
        }
        for each in ("review-2", "review-1")
    ]


def test_one_mail_renews_twenty_invitations_at_most(fakes: FakeWorld) -> None:
    for number in range(30):
        one = review(id=f"review-{number}", status=Status.PUBLISHED, published_at=NOW + timedelta(hours=number))
        fakes.reviews.all[one.id] = one
    invitations = composed(fakes, MailKind.INVITATIONS_RENEWED, review_id="").context["invitations"]
    assert isinstance(invitations, list)
    assert [each["review"].id for each in invitations] == [f"review-{number}" for number in range(29, 9, -1)]


def test_a_new_address_with_nothing_to_reply_to_gets_no_mail(fakes: FakeWorld) -> None:
    fakes.reviews.all["review-1"] = review(status=Status.PUBLISHED, reply=reply())
    assert compose(fakes, MailKind.INVITATIONS_RENEWED, review_id="") == Skip(reason="nothing_to_reply_to")


@pytest.mark.parametrize("kind", FOR_ORGANISATIONS)
@pytest.mark.parametrize("answered", [None, reply(status=ReplyStatus.PUBLISHED)], ids=["no reply", "a reply"])
def test_an_organisation_never_gets_anything_of_the_author(fakes: FakeWorld, kind: MailKind, answered: Any) -> None:
    fakes.reviews.all["review-1"] = review(status=Status.PUBLISHED, reply=answered)
    found = compose(fakes, kind, rule=RULE, explanation=WHY)
    told = repr(found)
    assert not [part for part in ("Mieke", "Vandeputte", "mieke@post.example", "first_name") if part in told]


def test_an_editors_way_in_is_a_link_that_ends_with_it(fakes: FakeWorld) -> None:
    until = LATER + timedelta(seconds=1)
    fakes.editors.invite(sign_in(expires_at=until), mail())
    found = composed(fakes, MailKind.EDITOR_SIGN_IN, editor_id="editor-an", sign_in_id="sign-in-1")
    assert found == Composed(
        to="an@redactie.example",
        context={
            "editor": editor(),
            "link": fakes.links.url(Purpose.SESSION, "sign-in-1", "sign-in-nonce", expires_at=until),
            "link_expires": until,
            "written_at": LATER,
        },
    )


def test_a_way_in_that_died_while_its_mail_waited_is_not_mailed(fakes: FakeWorld) -> None:
    fakes.editors.invite(sign_in(expires_at=LATER), mail())
    found = compose(fakes, MailKind.EDITOR_SIGN_IN, editor_id="editor-an", sign_in_id="sign-in-1")
    assert found == Skip(reason="link_expired")


@pytest.mark.parametrize("gone", ["editor", "way in"])
def test_a_way_in_that_was_used_or_whose_editor_is_gone_is_not_mailed(fakes: FakeWorld, gone: str) -> None:
    if gone == "editor":
        fakes.editors.invite(sign_in(), mail())
        fakes.editors.dismiss("editor-an")
    found = compose(fakes, MailKind.EDITOR_SIGN_IN, editor_id="editor-an", sign_in_id="sign-in-1")
    assert found == Skip(reason="used_or_gone")


def test_ratings_stand_under_their_labels_in_the_order_of_the_theme_set() -> None:
    rated = review(aspect_ratings={"privacy": None, "meals": 2, "an aspect of another version": 5})
    assert ratings(rated, theme_set()) == [("Maaltijden", 2), ("Privacy", None)]


def test_a_notifier_gets_a_link_that_follows_the_notice(fakes: FakeWorld) -> None:
    fakes.cases.add_notice(notice(), notifier(), effects())
    found = composed(fakes, MailKind.NOTICE_DISMISSED, case_id="notice-1")
    assert found.to == "noor@post.example"
    assert found.context["link"] == url(Purpose.NOTICE, "notice-nonce", timedelta(days=365), item="notice-1")
    assert (found.context["notice"], found.context["notifier_name"]) == (notice(), "Noor Lambrecht")
    assert "Mieke" not in repr(found)


def test_a_notifier_who_was_erased_gets_no_mail(fakes: FakeWorld) -> None:
    assert compose(fakes, MailKind.NOTICE_UPHELD, case_id="notice-1") == Skip(reason="erased")


@pytest.mark.parametrize(
    ("status", "said"),
    [(Status.PUBLISHED, {"back": True}), (Status.REMOVED, {"back": False}), (Status.SUSPENDED, None)],
)
def test_a_notifier_hears_what_became_of_it_once_that_is_settled(
    fakes: FakeWorld, status: Status, said: dict[str, bool] | None
) -> None:
    fakes.cases.add_notice(notice(status=NoticeStatus.UPHELD), notifier(), effects())
    fakes.reviews.all["review-1"] = replace(fakes.reviews.all["review-1"], status=status)
    found = compose(fakes, MailKind.NOTICE_OUTCOME, case_id="notice-1")
    if said is None:
        assert found == Skip(reason="no_longer_true")
    else:
        assert isinstance(found, Composed)
        assert (found.to, found.context["back"]) == ("noor@post.example", said["back"])


@pytest.mark.parametrize(("rule", "told"), [("no_personal_data", "no_personal_data"), ("suspected_crime", "")])
def test_a_notifier_reads_on_which_rule_their_appeal_was_upheld_but_never_that_on_crime(
    fakes: FakeWorld, rule: str, told: str
) -> None:
    fakes.cases.add_notice(notice(status=NoticeStatus.UPHELD), notifier(), effects())
    found = composed(fakes, MailKind.APPEAL_UPHELD, case_id="notice-1", appellant=Addressee.NOTIFIER, rule=rule)
    assert found.context["rule"] == told


@pytest.mark.parametrize(
    ("appellant", "to"),
    [
        (Addressee.AUTHOR, "mieke@post.example"),
        (Addressee.ORGANISATION, "onthaal@avondrust.example"),
        (Addressee.NOTIFIER, "noor@post.example"),
    ],
)
def test_whoever_appealed_hears_of_the_appeal(fakes: FakeWorld, appellant: Addressee, to: str) -> None:
    fakes.cases.add_notice(notice(), notifier(), effects())
    assert composed(fakes, MailKind.APPEAL_UPHELD, appellant=appellant, case_id="notice-1").to == to


def test_a_statement_of_reasons_says_that_a_machine_decided(fakes: FakeWorld) -> None:
    assert composed(fakes, MailKind.REVIEW_SUSPENDED, by=Actor.SIGNAL).context["automated"] is True


@pytest.mark.parametrize("kind", sorted(SAYS_REVIEW_ONLINE | SAYS_REPLY_ONLINE))
@pytest.mark.parametrize("status", [Status.SUSPENDED, Status.REMOVED, Status.WITHDRAWN])
def test_no_mail_says_online_of_what_no_longer_is(fakes: FakeWorld, kind: MailKind, status: Status) -> None:
    fakes.reviews.all["review-1"] = review(status=status)
    assert compose(fakes, kind) == Skip(reason="no_longer_public")


@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.PENDING, Status.WITHDRAWN])
def test_of_a_withdrawal_and_taking_it_back_only_the_mail_that_is_true_leaves(fakes: FakeWorld, status: Status) -> None:
    fakes.reviews.all["review-1"] = review(status=status)
    untrue = {
        kind
        for kind in {*SAYS_WITHDRAWN, MailKind.WITHDRAWAL_UNDONE}
        if compose_mail(mail(kind=kind), stores=fakes, now=LATER) == Skip(reason="no_longer_true")
    }
    assert untrue == ({MailKind.WITHDRAWAL_UNDONE} if status is Status.WITHDRAWN else SAYS_WITHDRAWN)


@pytest.mark.parametrize("kind", sorted(SAYS_REVIEW_ONLINE | SAYS_REPLY_ONLINE))
def test_what_is_online_but_hidden_by_a_block_is_said_to_be_so(fakes: FakeWorld, kind: MailKind) -> None:
    assert composed(fakes, kind).context["blocked"] is False
    blocked = ModerationState(participation=Participation.TAKING_PART, state=OrganisationState.BLOCKED)
    fakes.organisations.all["organisation-1"] = organisation(moderation=blocked)
    assert composed(fakes, kind).context["blocked"] is True
