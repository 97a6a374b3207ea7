"""The next steps that a mail offers: its links, its terms, and the way to a reply, to an appeal or to help."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, cast

import pytest

from chalicelib.adapters.links import PATHS
from chalicelib.domain.cases.appeal import WINDOW
from chalicelib.domain.cases.notice import Notice, NoticeReason, Subject
from chalicelib.domain.cases.objection import OBJECTIONS
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.reviews.promises.promise import Promise
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import (
    ADDITION_LAW,
    NOTICE_LAW,
    REPLY_LAW,
    REVIEW_LAW,
    STATE_LAW,
    WARNING_LAW,
    Action,
    NoticeAction,
    OrganisationState,
    Participation,
    ReplyAction,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.mails import LINK_LIFE, MAIL_RULES, Addressee, MailKind, Purpose
from chalicelib.dutch.formatting import NOTICE_REASONS, date, moment
from tests.adapters.mails.mail_worlds import (
    APPEALS,
    NOTICE,
    NOW,
    ORGANISATION,
    REVIEW,
    SITE,
    TEXT,
    THEN,
    UNTIL,
    WORLDS,
    K,
    MailPage,
    World,
    every_world,
    one_line,
    quoted,
)
from tests.for_each import Test, for_each

CAN_BE_APPEALED: Final = (
    K.REVIEW_REJECTED,
    K.REVIEW_REMOVED,
    K.ADDITION_REJECTED,
    K.REPLY_REJECTED,
    K.REPLY_REMOVED,
    K.NOTICE_DISMISSED,
    K.ORGANISATION_WATCHED,
    K.ORGANISATION_BLOCKED,
    K.ORGANISATION_WARNED,
)
# One review each; of renewed invitations each review has a page of its own, which says so too.
ASKS_FOR_A_REPLY: Final = {
    K.REVIEW_NOTIFICATION,
    K.REPLY_REMINDER,
    K.REPLY_LINK,
    K.REVIEW_RESTORED_ORGANISATION,
    K.WITHDRAWAL_UNDONE_ORGANISATION,
    K.ADDITION_PUBLISHED_ORGANISATION,
}
SEEN_AND_REPORTED: Final = {f"{SITE}/r/w1", f"{SITE}/reviews/w1/notices"}


def with_link(*, there: bool) -> Callable[[Test], Test]:
    """Mails with one link, or without any; renewed invitations and an author's links are several."""
    several = {K.INVITATIONS_RENEWED, K.MANAGE_LINKS}
    found = [world for world in WORLDS if world.kind not in several and bool(world.purpose) is there]
    return for_each("world", found)


@with_link(there=True)
def test_the_link_stands_once_and_whole(world: World) -> None:
    rendered, link = world.rendered(), world.link()
    assert world.purpose
    assert link.startswith(SITE + PATHS[world.purpose])
    assert rendered.text.splitlines().count(link) == 1
    assert rendered.text.count(link) == 1
    page = MailPage(rendered)
    assert page.hrefs.count(link) == 1
    assert sum("display:inline-block" in (value or "") for name, value in page.attributes if name == "style") == 1
    assert date(cast("datetime", world.composed().context["link_expires"])) in one_line(rendered.text)


@with_link(there=False)
def test_no_button_where_there_is_no_link(world: World) -> None:
    rendered = world.rendered()
    assert 'class="button"' not in rendered.html
    stop = MAIL_RULES[world.kind].unsubscribe
    assert not any(f"{SITE}{path}" in rendered.text for purpose, path in PATHS.items() if purpose is not stop)
    assert "link hieronder" not in one_line(rendered.text)


def test_an_author_gets_a_button_for_each_review() -> None:
    world = World(kind=K.MANAGE_LINKS)
    rendered = world.rendered()
    reviews = cast("list[dict[str, object]]", world.composed().context["reviews"])
    assert len({each["link"] for each in reviews}) == len(reviews) == 2
    for each in reviews:
        assert str(each["link"]).startswith(f"{SITE}/manage/")
        assert rendered.text.splitlines().count(str(each["link"])) == 1
        assert MailPage(rendered).hrefs.count(str(each["link"])) == 1
    assert "Ervaring uit: september 2026" in one_line(rendered.text)


@pytest.mark.parametrize("how_many", [1, 3, 20])
def test_renewed_invitations_hold_a_button_for_each_review(how_many: int) -> None:
    awaiting = tuple(
        replace(REVIEW, id=f"w{number}", text=f"{number}. {TEXT * 9}", reply=None) for number in range(how_many)
    )
    world = World(kind=K.INVITATIONS_RENEWED, awaiting=awaiting)
    rendered = world.rendered()
    invitations = cast("list[dict[str, object]]", world.composed().context["invitations"])
    assert len({each["link"] for each in invitations}) == how_many
    for each in invitations:
        assert rendered.text.splitlines().count(str(each["link"])) == 1
        assert MailPage(rendered).hrefs.count(str(each["link"])) == 1
    assert len(quoted(rendered)) < how_many * 200


def test_terms_in_words_are_the_terms_of_the_law() -> None:
    assert LINK_LIFE[Purpose.CONFIRM] == timedelta(days=7)
    assert "De link werkt 7 dagen: tot 27 november 2026 om 14.05 uur." in one_line(
        World(kind=K.CONFIRM_REVIEW).rendered().text
    )
    assert LINK_LIFE[Purpose.SESSION] == timedelta(minutes=30)
    assert "30 minuten lang: tot 22 november 2026 om 14.35 uur." in one_line(
        World(kind=K.EDITOR_SIGN_IN).rendered().text
    )


@every_world
def test_how_to_appeal(world: World) -> None:
    words = (
        f"Ben je het niet eens? Je kunt gratis bezwaar maken, tot {date(THEN + WINDOW)}. "
        "Doe dat met de link hieronder, niet met een antwoord op deze mail. "
        "Een andere redacteur dan de eerste bekijkt dan alles opnieuw, en beslist."
    )
    assert (words in one_line(world.rendered().text)) is (world.kind in CAN_BE_APPEALED)


@pytest.mark.parametrize("kind", CAN_BE_APPEALED)
def test_what_can_be_appealed_is_what_the_law_takes_back(kind: MailKind) -> None:
    known = World(kind=kind).composed().context
    review, notice = known["review"], known.get("notice")
    if review is None:
        tells = {str(act) for (_, act), step in STATE_LAW.steps.items() if kind in step.mails}
        tells |= {str(act) for (_, act), step in WARNING_LAW.steps.items() if kind in step.mails}
        assert tells <= set(map(str, OBJECTIONS))
        return
    assert isinstance(review, Review)
    taken_back = {
        Addressee.AUTHOR: (review.status, Action.UPHOLD_APPEAL) in REVIEW_LAW.steps
        or (review.addition_status, Action.UPHOLD_APPEAL) in ADDITION_LAW.steps,
        Addressee.ORGANISATION: (review.reply_status, ReplyAction.UPHOLD_APPEAL) in REPLY_LAW.steps,
        Addressee.NOTIFIER: isinstance(notice, Notice)
        and (notice.status, NoticeAction.UPHOLD_APPEAL) in NOTICE_LAW.steps,
    }
    assert taken_back[MAIL_RULES[kind].to]


@for_each("world", [world for world in WORLDS if world.kind in APPEALS])
def test_another_editor_than_the_first_judges_an_appeal(world: World) -> None:
    text = one_line(world.rendered().text)
    about = {
        Addressee.AUTHOR: "aanvulling" if world.against else "waardering",
        Addressee.ORGANISATION: "organisatie" if world.against else "reactie",
        Addressee.NOTIFIER: "melding",
    }
    assert f"Je maakte bezwaar tegen onze beslissing over je {about[world.to]}." in text
    assert "Een andere redacteur dan de eerste bek" in text
    assert ("Een computer beslist hier nooit over." in text) is (world.kind is K.APPEAL_RECEIVED)
    assert ("De tweede redacteur legt uit:" in text) is (world.kind is not K.APPEAL_RECEIVED)
    assert ("Die instantie is erkend voor geschillen" in text) is (world.kind is K.APPEAL_DISMISSED)


BACK: Final = "staat weer online."
AGAIN: Final = "ligt weer bij de redactie."
RESEARCH: Final = "De waardering is tijdelijk offline."


@pytest.mark.parametrize(
    ("appellant", "status", "reply_status", "said"),
    [
        (Addressee.AUTHOR, Status.PUBLISHED, None, f"Je waardering {BACK}"),
        (Addressee.AUTHOR, Status.PENDING, None, f"Je waardering {AGAIN}"),
        (Addressee.AUTHOR, Status.WITHDRAWN, None, ""),
        (Addressee.ORGANISATION, Status.PUBLISHED, ReplyStatus.PUBLISHED, f"Je reactie {BACK}"),
        (Addressee.ORGANISATION, Status.PUBLISHED, ReplyStatus.PENDING, f"Je reactie {AGAIN}"),
        (Addressee.ORGANISATION, Status.SUSPENDED, ReplyStatus.PUBLISHED, ""),
        (Addressee.ORGANISATION, Status.SUSPENDED, ReplyStatus.PENDING, ""),
    ],
)
def test_an_upheld_appeal_says_what_became_of_what_it_is_about(
    appellant: Addressee, status: Status, reply_status: ReplyStatus | None, said: str
) -> None:
    world = World(kind=K.APPEAL_UPHELD, appellant=appellant, status=status, reply_status=reply_status)
    text = one_line(world.rendered().text)
    for words in (f"Je waardering {BACK}", f"Je waardering {AGAIN}", f"Je reactie {BACK}", f"Je reactie {AGAIN}"):
        assert (words in text) is (words == said)


@pytest.mark.parametrize("kind", [K.NOTICE_UPHELD, K.APPEAL_UPHELD])
@pytest.mark.parametrize(
    ("subject", "status", "reply_status", "said"),
    [
        (Subject.REVIEW, Status.SUSPENDED, ReplyStatus.PUBLISHED, RESEARCH),
        (Subject.REVIEW, Status.WITHDRAWN, ReplyStatus.PUBLISHED, "De waardering staat niet meer online."),
        (Subject.REVIEW, Status.PUBLISHED, ReplyStatus.PUBLISHED, ""),
        (Subject.REPLY, Status.PUBLISHED, ReplyStatus.REMOVED, "De reactie staat niet meer online."),
        (Subject.REPLY, Status.SUSPENDED, ReplyStatus.PUBLISHED, "De reactie staat niet meer online."),
        (Subject.REPLY, Status.PUBLISHED, ReplyStatus.PUBLISHED, ""),
    ],
)
def test_an_upheld_notice_says_what_became_of_what_it_is_about(
    kind: MailKind, subject: Subject, status: Status, reply_status: ReplyStatus, said: str
) -> None:
    notice = replace(NOTICE, subject=subject)
    world = World(kind=kind, appellant=Addressee.NOTIFIER, notice=notice, status=status, reply_status=reply_status)
    text = one_line(world.rendered().text)
    for words in (RESEARCH, "De waardering staat niet meer online.", "De reactie staat niet meer online."):
        assert (words in text) is (words == said)


@pytest.mark.parametrize("subject", Subject)
@pytest.mark.parametrize("kind", [K.NOTICE_RECEIVED, K.NOTICE_UPHELD, K.NOTICE_DISMISSED])
def test_says_which_notice(kind: MailKind, subject: Subject) -> None:
    text = one_line(World(kind=kind, notice=replace(NOTICE, subject=subject)).rendered().text)
    what = {Subject.REVIEW: "een waardering over", Subject.REPLY: "een reactie van"}[subject]
    assert f"- Je melding gaat over: {what} {ORGANISATION.listing.name} " in text
    assert f"- Reden: {NOTICE_REASONS[NOTICE.reason]} " in text
    assert f"- Gemeld op: {date(NOTICE.submitted_at)} " in text


@pytest.mark.parametrize("reason", NoticeReason)
def test_who_may_be_in_danger_is_told_whom_to_call(reason: NoticeReason) -> None:
    rendered = World(kind=K.NOTICE_RECEIVED, notice=replace(NOTICE, reason=reason)).rendered()
    assert ("Bel 112" in rendered.text) is (reason in {NoticeReason.CRIME, NoticeReason.CHILD_ABUSE})


@pytest.mark.parametrize(
    ("kind", "until", "said"),
    [
        (K.ORGANISATION_BLOCKED, UNTIL, "De blokkade duurt tot 1 februari 2027 om 00.00 uur."),
        (K.ORGANISATION_BLOCKED, None, "De blokkade duurt tot ons onderzoek klaar is."),
        (K.ORGANISATION_WARNED, UNTIL, "De waarschuwing blijft staan tot 1 februari 2027 om 00.00 uur."),
        (K.ORGANISATION_WARNED, None, "De waarschuwing blijft staan tot een redacteur ze weghaalt."),
        (K.ORGANISATION_WATCHED, None, "De extra controle duurt tot een redacteur ze stopzet."),
    ],
)
def test_a_measure_says_how_long_it_lasts_and_how_to_object(kind: MailKind, until: datetime | None, said: str) -> None:
    rendered = World(kind=kind, until=until).rendered()
    assert said in one_line(rendered.text)
    assert "Bekijk onze beslissing, of maak bezwaar:" in one_line(rendered.text)


@pytest.mark.parametrize("participation", Participation)
def test_after_a_block_only_who_takes_part_is_promised_new_reviews(participation: Participation) -> None:
    organisation = replace(ORGANISATION, moderation=ModerationState(participation=participation))
    text = one_line(World(kind=K.ORGANISATION_UNBLOCKED, organisation=organisation).rendered().text)
    assert ("weer nieuwe waarderingen schrijven" in text) is (participation is Participation.TAKING_PART)


def test_a_block_that_stopped_by_itself_names_no_date_that_nobody_may_have_chosen() -> None:
    text = one_line(World(kind=K.ORGANISATION_UNBLOCKED, by=Actor.CLOCK).rendered().text)
    assert "De blokkade stopte vanzelf." in text
    assert "koos" not in text


@pytest.mark.parametrize("state", [OrganisationState.OPEN, OrganisationState.WATCHED])
def test_after_a_block_who_was_watched_reads_that_it_still_is(state: OrganisationState) -> None:
    organisation = replace(ORGANISATION, moderation=ModerationState(state=state))
    text = one_line(World(kind=K.ORGANISATION_UNBLOCKED, organisation=organisation).rendered().text)
    assert ("extra controle" in text) is (state is OrganisationState.WATCHED)


@pytest.mark.parametrize("sector", Sector)
def test_escalation_points_to_help_for_the_sector(sector: Sector) -> None:
    listing = replace(ORGANISATION.listing, sector=sector)
    rendered = World(kind=K.REVIEW_ESCALATED, organisation=replace(ORGANISATION, listing=listing)).rendered()
    for number in ("112", "101", "1712"):
        assert number in rendered.text
    assert ("Woonzorglijn" in rendered.text) is (sector is Sector.RESIDENTIAL_CARE)
    assert ("Opgroeien" in rendered.text) is (sector in {Sector.CHILD_CARE, Sector.YOUTH_CARE})
    assert ("VAPH" in rendered.text) is (sector is Sector.DISABILITY)


@pytest.mark.parametrize("status", ReplyStatus)
def test_a_restored_review_asks_for_a_reply_only_where_one_can_be_written(status: ReplyStatus) -> None:
    reply = None if status is ReplyStatus.NONE else REVIEW.reply and replace(REVIEW.reply, status=status)
    rendered = World(kind=K.REVIEW_RESTORED_ORGANISATION, review=replace(REVIEW, reply=reply)).rendered()
    assert ("Reageer op deze waardering:" in rendered.text) is (status is ReplyStatus.NONE)
    assert ("Pas je reactie aan:" in rendered.text) is (status is ReplyStatus.RETURNED)
    assert ("Ook je reactie is weer te zien." in rendered.text) is (status is ReplyStatus.PUBLISHED)


@pytest.mark.parametrize("kind", [K.REVIEW_SUSPENDED_ORGANISATION, K.REVIEW_REMOVED_ORGANISATION, K.REVIEW_WITHDRAWN])
def test_writes_when_a_review_never_got_a_reply(kind: MailKind) -> None:
    assert World(kind=kind, review=replace(REVIEW, reply=None, published_at=None)).rendered().text


def test_whoever_is_asked_to_reply_reads_how_to_see_the_review_and_to_report_it() -> None:
    says = "Je kunt één keer reageren op een waardering"
    asking = {world.kind for world in WORLDS if says in one_line(world.rendered().text)}
    assert asking <= ASKS_FOR_A_REPLY | {K.INVITATIONS_RENEWED}
    for world in WORLDS:
        if world.kind in ASKS_FOR_A_REPLY:
            assert set(MailPage(world.rendered()).hrefs) >= SEEN_AND_REPORTED, world


@pytest.mark.parametrize("kind", sorted(ASKS_FOR_A_REPLY))
def test_what_a_block_hides_has_no_page_to_see_it_on_or_to_report_it_from(kind: MailKind) -> None:
    until = replace(ORGANISATION.moderation, state=OrganisationState.BLOCKED, blocked_until=NOW + timedelta(days=1))
    rendered = World(kind=kind, organisation=replace(ORGANISATION, moderation=until)).rendered()
    assert not SEEN_AND_REPORTED & set(MailPage(rendered).hrefs)


def test_the_mail_about_a_new_review_leads_to_the_figures() -> None:
    hrefs = MailPage(World(kind=K.REVIEW_NOTIFICATION).rendered()).hrefs
    assert [each.startswith(f"{SITE}/insights/") for each in hrefs].count(True) == 1


def test_a_withdrawal_says_until_when_it_can_be_taken_back_and_an_old_mail_does_not() -> None:
    page = World(kind=K.REVIEW_WITHDRAWN, until=UNTIL).rendered().text
    assert f"Tot {moment(UNTIL)} kun je de intrekking ongedaan maken." in one_line(page)
    assert "ongedaan" not in World(kind=K.REVIEW_WITHDRAWN).rendered().text


def test_a_receipt_says_until_when_a_reply_may_be_mended() -> None:
    assert REVIEW.reply
    editable = replace(REVIEW, reply=replace(REVIEW.reply, editable_until=UNTIL))
    told = one_line(World(kind=K.REPLY_RECEIVED, review=editable).rendered().text)
    assert f"aanpassen tot {moment(UNTIL)}" in told
    assert "aanpassen tot" not in one_line(World(kind=K.REPLY_RECEIVED).rendered().text)


def test_a_receipt_repeats_what_was_promised_with_a_reply() -> None:
    promised = Promise(text="We zetten een bank in de tuin.", by="2027-03")
    told = one_line(World(kind=K.REPLY_RECEIVED, promise=promised).rendered().text)
    assert "Je beloofde ook iets, tegen eind maart 2027: > We zetten een bank in de tuin." in told
    assert "beloofde" not in one_line(World(kind=K.REPLY_RECEIVED).rendered().text)
