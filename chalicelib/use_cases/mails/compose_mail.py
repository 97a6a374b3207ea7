"""The address, the facts and the freshly signed links of a mail, read at the moment it leaves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from chalicelib.domain.cases.notice import NoticeOutcome
from chalicelib.domain.cases.objection import OBJECTIONS, measure_link, refused_reply_link
from chalicelib.domain.organisations.listing import EmailStatus
from chalicelib.domain.organisations.organisation import OPEN_INVITATIONS_PER_MAIL, Organisation
from chalicelib.domain.organisations.themes import ThemeSet
from chalicelib.domain.projections.organisation_digest import Digest
from chalicelib.domain.reviews.erasure import names_of_author, struck
from chalicelib.domain.reviews.help_needs import OF_NOTICES, HelpNeed
from chalicelib.domain.reviews.promises.acts import promise_in
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.conduct import NEVER_TOLD
from chalicelib.domain.rules.lifecycle import REPLY_SENT_BACK, STATE_LAW, UNDOABLE, WARNING_LAW, Action
from chalicelib.domain.rules.mails import (
    ABOUT_ANOTHERS_WORDS,
    ASKS_OF_PROMISE,
    LAST_MAILS,
    LINK_LIFE,
    MAIL_RULES,
    SAYS_ADDITION_ONLINE,
    SAYS_REPLY_ONLINE,
    SAYS_REVIEW_ONLINE,
    SAYS_WITHDRAWN,
    TELLS_OF_PROMISE,
    TO_WHO_TAKES_PART,
    Addressee,
    Mail,
    MailKind,
    MailRule,
    Purpose,
)
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.ports.bundle import ComposingStores
from chalicelib.ports.stores import Links
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.mails.by_post import words_of_letter
from chalicelib.use_cases.mails.editor_digest import digest_nonce, digest_words
from chalicelib.use_cases.mails.late_reading import can_be_done, moments_told, needs_of_author
from chalicelib.use_cases.mails.links_of_author import spelling, with_a_page
from chalicelib.use_cases.mails.organisation_digest import kept_back, organisation_digest

_DIGEST: Final = MailKind.EDITOR_DIGEST
# The measure that a mail tells of, which came at the moment at which the mail was made.
_MEASURES: Final = {
    kind: action
    for law in (STATE_LAW, WARNING_LAW)
    for (_, action), step in law.steps.items()
    if action in OBJECTIONS
    for kind in step.mails
}

_BY_ADDRESS: Final = frozenset({Purpose.PARTICIPATION, Purpose.PROMISE})  # alive from when the mail was made


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A mail that can be written now."""

    to: str
    context: Mapping[str, object]
    by_post: bool = False  # `to` is a postal address, and this a letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """There is nobody to mail, or nothing left to say; the reason is for the log."""

    reason: str


def compose_mail(mail: Mail, *, stores: ComposingStores, now: datetime) -> Composed | Skip:
    """Gather a mail's address and facts, as of now; says why when it should not be sent after all."""
    found = _gathered(mail, stores, now)
    return found if isinstance(found, Skip) else replace(found, context={**found.context, "written_at": now})


def _gathered(mail: Mail, stores: ComposingStores, now: datetime) -> Composed | Skip:
    to = _to(mail)
    if to is Addressee.EDITOR:
        return _editor_digest(mail, stores, now) if mail.kind is _DIGEST else _for_editor(mail, stores, now)
    try:
        organisation = stores.organisations.get(mail.organisation_id)
        review = stores.reviews.get(mail.review_id) if mail.review_id else None
    except NotFound:
        return Skip(reason="erased")
    digest = organisation_digest(mail, insights=stores.insights) if mail.kind is MailKind.ORGANISATION_DIGEST else None
    against = _appealed_against(mail, review, stores) if mail.appellant else ""
    gone = "erased" if mail.appellant and not against else ""
    silent = gone or _silent(mail, organisation, review, digest, now)
    if silent:
        return Skip(reason=silent)
    context: dict[str, object] = {
        "organisation": organisation,
        "blocked": organisation.blocked(now),  # what is online may be hidden for a while
        "after_notice": mail.after_notice,
        "review": review,
        "digest": digest,
        "rule": _told_rule(mail),
        "explanation": mail.explanation,
        "passage": mail.passage,
        "until": mail.until,
        "automated": mail.by is Actor.SIGNAL,
        "link": None,
        "link_expires": None,
        "needs": frozenset[HelpNeed](),
        **moments_told(mail, organisation, review),
    }
    if against:
        context["against"] = against
    if to is Addressee.AUTHOR:
        return _for_author(mail, review, context, stores, now)
    return (
        _for_authority(mail, review, context, stores)
        if to is Addressee.AUTHORITY
        else _for_notifier(mail, context, stores, now)
        if to is Addressee.NOTIFIER
        else _for_organisation(mail, organisation, review, context, stores, now)
    )


def _to(mail: Mail) -> Addressee:
    return mail.appellant or MAIL_RULES[mail.kind].to


def _appealed_against(mail: Mail, review: Review | None, stores: ComposingStores) -> str:
    """Return what an appeal is about, as its review or else only the appeal says; empty once that is gone."""
    if review is not None and not (review.additions and mail.appellant is Addressee.AUTHOR):
        return "notice" if mail.appellant is Addressee.NOTIFIER else "reply"
    try:
        return stores.cases.appeal(mail.case_id).about
    except NotFound:
        return ""


def _told_rule(mail: Mail) -> str:
    """Return the rule that a mail names: the author's own reads every one, whom it may accuse never that on crime."""
    anothers = mail.kind in ABOUT_ANOTHERS_WORDS or mail.appellant is Addressee.NOTIFIER
    return "" if mail.rule in NEVER_TOLD and anothers else mail.rule


def _silent(mail: Mail, organisation: Organisation, review: Review | None, digest: Digest | None, now: datetime) -> str:
    """Why nothing is to be said; empty where something is."""
    if digest is not None:
        return kept_back(organisation, now) or ("" if digest.says_something else "nothing_to_say")
    if gone := _gone(mail, review):
        return gone
    if mail.kind in TO_WHO_TAKES_PART and not organisation.taking_part:
        return "not_taking_part"
    if mail.kind in (ASKS_OF_PROMISE | TELLS_OF_PROMISE) and organisation.listing.closed_at is not None:
        return "not_taking_part"
    if review is not None and not _as_withdrawn(mail, review):
        return "no_longer_true"
    return "no_longer_public" if review is not None and not _still_true(mail, review) else ""


def _gone(mail: Mail, review: Review | None) -> str:
    """Why what a mail to an organisation is about is no longer there; empty where it is."""
    if mail.kind is MailKind.REPLY_RECEIVED and (review is None or review.reply is None):
        return "erased"  # the words that it would give back
    if review is None or mail.kind in LAST_MAILS or _to(mail) is not Addressee.ORGANISATION:
        return ""
    if review.content_free:
        return "erased"  # nothing is left by which they would know it
    mended = mail.kind is MailKind.REPLY_RETURNED and review.reply_status not in REPLY_SENT_BACK
    return "no_longer_true" if mended else ""


def _as_withdrawn(mail: Mail, review: Review) -> bool:
    """Tell whether a mail about a withdrawal, or about taking it back, fits where the review stands by now."""
    withdrawn = review.status in UNDOABLE
    return withdrawn if mail.kind in SAYS_WITHDRAWN else not (withdrawn and mail.kind is MailKind.WITHDRAWAL_UNDONE)


def _still_true(mail: Mail, review: Review) -> bool:
    """Tell whether all that a mail says to be online still is."""
    if mail.kind in SAYS_REVIEW_ONLINE:
        return review.visible
    if mail.kind in SAYS_ADDITION_ONLINE:
        return review.visible and review.addition is not None and review.addition.visible
    if mail.kind in ASKS_OF_PROMISE | TELLS_OF_PROMISE:
        promise = promise_in(review)
        return promise is not None and (promise.takes_answer if mail.kind in ASKS_OF_PROMISE else bool(promise.outcome))
    return mail.kind not in SAYS_REPLY_ONLINE or review.public_reply is not None


def _for_editor(mail: Mail, stores: ComposingStores, now: datetime) -> Composed | Skip:
    editor, sign_in = stores.editors.get(mail.editor_id), stores.editors.sign_in(mail.sign_in_id)
    if editor is None or sign_in is None:
        return Skip(reason="used_or_gone")
    if sign_in.expires_at <= now:
        return Skip(reason="link_expired")
    url = stores.links.url(Purpose.SESSION, sign_in.id, sign_in.nonce, expires_at=sign_in.expires_at)
    return Composed(to=editor.email, context={"editor": editor, "link": url, "link_expires": sign_in.expires_at})


def _editor_digest(mail: Mail, stores: ComposingStores, now: datetime) -> Composed | Skip:
    editor = stores.editors.get(mail.editor_id)
    editors = stores.editors.all(unread=go_past)
    words = digest_words(sectors=editor.sectors if editor else (), stores=stores, editors=editors, now=now)
    if editor is None or words is None:
        return Skip(reason="nothing_waits")
    if editor.digest_stopped:
        return Skip(reason="stopped")
    stop = unsubscribing(MAIL_RULES[mail.kind], editor.id, digest_nonce(editor, stores.id_generator), stores.links, now)
    return Composed(to=editor.email, context={"editor": editor, **words, **stop})


def _for_author(
    mail: Mail, review: Review | None, context: dict[str, object], stores: ComposingStores, now: datetime
) -> Composed | Skip:
    author = (
        stores.reviews.leaving(mail.review_id) if mail.kind in LAST_MAILS else stores.reviews.author(mail.review_id)
    )
    if review is None or author is None:
        return Skip(reason="erased")
    if not can_be_done(mail, review):
        return Skip(reason="no_longer_true")
    context["needs"] = needs_of_author(mail, review)
    purpose = Purpose.MANAGE if mail.appellant else MAIL_RULES[mail.kind].link
    if author.by_post:
        listing = stores.organisations.get(mail.organisation_id).listing
        opens = purpose in {Purpose.MANAGE, Purpose.PROMISE_CHECK} and not review.content_free
        said = words_of_letter(mail, review, author, listing, opens=opens, id_generator=stores.id_generator)
        context |= {**said, "first_name": author.first_name}
        return Composed(to=author.postal_address, context=context, by_post=True)
    if purpose is Purpose.CONFIRM:
        if Action.CONFIRM not in review.allowed(Actor.AUTHOR):
            return Skip(reason="confirmed_or_gone")
        expires = review.submitted_at + LINK_LIFE[Purpose.CONFIRM]
        if expires <= now:
            return Skip(reason="link_expired")
        context |= _link(stores.links, purpose, review.id, review.confirm_nonce, expires)
    elif purpose is Purpose.PROMISE_CHECK:
        expires = now + LINK_LIFE[Purpose.PROMISE_CHECK]
        context |= _link(stores.links, purpose, review.id, review.manage_nonce, expires)
    elif purpose is Purpose.MANAGE:
        expires = now + LINK_LIFE[Purpose.MANAGE]
        context |= _link(stores.links, purpose, review.id, review.manage_nonce, expires)
        if mail.kind is MailKind.MANAGE_LINKS:
            context["reviews"] = _own_reviews(review, stores, expires)
    return Composed(to=author.email, context={**context, "first_name": author.first_name})


def _own_reviews(newest: Review, stores: ComposingStores, expires: datetime) -> Sequence[Mapping[str, object]]:
    """Every review that came with the same address, each with a link of its own."""
    found = with_a_page(newest.author_key, newest.spelt_key, index=stores.similarity_index, reviews=stores.reviews)
    mine = [each for each in found if spelling(each) == spelling(newest)] or [newest]
    known = stores.organisations.many([each.organisation_id for each in mine], unread=go_past)
    return [
        {
            "review": each,
            "organisation": known[each.organisation_id],
            **_link(stores.links, Purpose.MANAGE, each.id, each.manage_nonce, expires),
        }
        for each in mine
        if each.organisation_id in known
    ]


def _for_authority(
    mail: Mail, review: Review | None, context: dict[str, object], stores: ComposingStores
) -> Composed | Skip:
    """What the editor chose, without who wrote the review, also where the words or the passage name them."""
    authority = stores.authorities.get(mail.authority)
    if review is None or review.content_free:
        return Skip(reason="erased")
    if authority is None:
        return Skip(reason="authority_gone")
    author = stores.reviews.author(review.id)
    names = names_of_author(author) if author else ()
    told: dict[str, object] = {"explanation": struck(mail.explanation, names), "passage": struck(mail.passage, names)}
    told |= {"authority": authority, "review": None, "id": review.id}
    return Composed(to=authority.email, context={**context, **told})


def _for_notifier(mail: Mail, context: dict[str, object], stores: ComposingStores, now: datetime) -> Composed | Skip:
    last = mail.kind in LAST_MAILS
    notifier = stores.cases.leaving(mail.case_id) if last else stores.cases.notifier(mail.case_id)
    if notifier is None:
        return Skip(reason="erased")
    if last:  # the notice itself is gone
        return Composed(to=notifier.email, context=context)
    notice = stores.cases.notice(mail.case_id)
    if mail.kind is MailKind.NOTICE_OUTCOME:
        review = context["review"]
        outcome = notice.outcome(review) if isinstance(review, Review) else NoticeOutcome.OPEN
        if outcome is NoticeOutcome.OPEN:
            return Skip(reason="no_longer_true")
        context["back"] = outcome is NoticeOutcome.ONLINE
    if mail.kind is MailKind.NOTICE_RECEIVED:
        context["needs"] = OF_NOTICES.get(notice.reason, frozenset[HelpNeed]())
    context |= _link(stores.links, Purpose.NOTICE, notice.id, notice.nonce, now + LINK_LIFE[Purpose.NOTICE])
    return Composed(to=notifier.email, context={**context, "notice": notice, "notifier_name": notifier.name})


def _for_organisation(
    mail: Mail,
    organisation: Organisation,
    review: Review | None,
    context: dict[str, object],
    stores: ComposingStores,
    now: datetime,
) -> Composed | Skip:
    if organisation.listing.email_status is not EmailStatus.OK:
        return Skip(reason=f"address_{organisation.listing.email_status}")
    expires = now + LINK_LIFE[Purpose.REPLY]
    if mail.kind is MailKind.INVITATIONS_RENEWED:
        awaiting = stores.organisations.awaiting_reply(organisation.id, OPEN_INVITATIONS_PER_MAIL)
        if not awaiting:
            return Skip(reason="nothing_to_reply_to")
        context["link_expires"] = expires
        context["invitations"] = [
            {
                "review": each,
                "promised": promise_in(each) is not None,
                **_link(stores.links, _to_write(each), each.id, organisation.contact_nonce, expires),
            }
            for each in awaiting
        ]
    elif MAIL_RULES[mail.kind].link is Purpose.INSIGHTS:
        until = now + LINK_LIFE[Purpose.INSIGHTS]
        context |= _link(stores.links, Purpose.INSIGHTS, organisation.id, organisation.insights_link_nonce, until)
    elif (purpose := MAIL_RULES[mail.kind].link) in _BY_ADDRESS and purpose:
        item_id = review.id if review else organisation.id
        until = mail.created_at + LINK_LIFE[purpose]
        context |= _link(stores.links, purpose, item_id, organisation.contact_nonce, until)
    elif MAIL_RULES[mail.kind].link is Purpose.OBJECTION:
        context |= _objection(mail, organisation, review, stores.links)
    elif MAIL_RULES[mail.kind].link is Purpose.REPLY and review is not None:
        if mail.kind is MailKind.REPLY_REMINDER and not review.takes_reply:
            return Skip(reason="nothing_to_reply_to")
        context |= _link(stores.links, Purpose.REPLY, review.id, organisation.contact_nonce, expires)
        theme_set = stores.theme_sets.version(review.theme_set)
        seen = theme_set.shows_organisation_ratings(organisation.tally.reviews)
        context |= {"ratings": ratings(review, theme_set) if seen else (), "too_few_for_ratings": not seen}
        if mail.kind is MailKind.REVIEW_NOTIFICATION:
            until = now + LINK_LIFE[Purpose.INSIGHTS]
            nonce = organisation.insights_link_nonce
            context["insights"] = stores.links.url(Purpose.INSIGHTS, organisation.id, nonce, expires_at=until)
    context |= unsubscribing(MAIL_RULES[mail.kind], organisation.id, organisation.contact_nonce, stores.links, now)
    return Composed(to=organisation.listing.email, context=context)


def _to_write(review: Review) -> Purpose:
    """Return what an organisation can still write below a review: a reply, or what became of its promise."""
    return Purpose.PROMISE if promise_in(review) else Purpose.REPLY


def _objection(mail: Mail, organisation: Organisation, review: Review | None, links: Links) -> dict[str, object]:
    """The link to an objection against what the mail tells of, or, of a reply, against what stands."""
    measure = _MEASURES.get(mail.kind)
    what = measure_link(organisation, measure, mail.created_at) if measure else review and refused_reply_link(review)
    if not what:
        return {}
    expires = mail.created_at + LINK_LIFE[Purpose.OBJECTION]
    return _link(links, Purpose.OBJECTION, what, organisation.contact_nonce, expires)


def unsubscribing(rule: MailRule, item_id: str, nonce: str, links: Links, now: datetime) -> dict[str, object]:
    """The link by which an addressee stops mails of a kind; empty for what they cannot do without."""
    if rule.unsubscribe is None:
        return {}
    expires = now + LINK_LIFE[rule.unsubscribe]
    return {"unsubscribe": links.url(rule.unsubscribe, item_id, nonce, expires_at=expires)}


def ratings(review: Review, theme_set: ThemeSet) -> Sequence[tuple[str, int | None]]:
    """The aspect ratings under their labels, in the theme set's order."""
    return [
        (aspect.label, review.aspect_ratings[aspect.id])
        for aspect in theme_set.aspects
        if aspect.id in review.aspect_ratings
    ]


def _link(links: Links, purpose: Purpose, item_id: str, nonce: str, expires: datetime) -> dict[str, object]:
    return {"link": links.url(purpose, item_id, nonce, expires_at=expires), "link_expires": expires}
