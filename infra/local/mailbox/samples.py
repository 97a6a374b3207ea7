"""One mail of every kind, as the platform composes and writes it from made-up facts: for the gallery and for tests."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Final, cast

from chalicelib.adapters.links import SignedLinks
from chalicelib.adapters.mail_renderer import JinjaMailRenderer
from chalicelib.domain.access.editor import Editor, SignIn
from chalicelib.domain.cases.notice import Notice, NoticeReason, Notifier, Subject
from chalicelib.domain.cases.referral import Authority
from chalicelib.domain.organisations.listing import Address, EmailStatus, Listing, Sector
from chalicelib.domain.organisations.organisation import ModerationState, Organisation
from chalicelib.domain.reviews.parts import Addition, Author, Capacity, Reply
from chalicelib.domain.reviews.promises.promise import Promise
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import Tally
from chalicelib.domain.reviews.signal import STRONG, Signal
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import (
    AdditionStatus,
    Participation,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.mails import LINK_LIFE, MAIL_RULES, Addressee, Mail, MailKind, Purpose
from chalicelib.dutch.theme_sets import FileThemeSets
from chalicelib.ports.cases import IndexedReview
from chalicelib.ports.stores import RenderedMail
from chalicelib.settings import Redress
from chalicelib.use_cases.mails.compose_mail import Composed, compose_mail
from infra.local.mailbox.sample_counts import MANY_REVIEWS, NOW, ONE_REVIEW, QUEUE, MonthsOfReviews
from infra.local.mailbox.told import (
    ADDITION_STATUS,
    MODERATION,
    NOTICE_STATUS,
    OUTSIDE,
    PROMISED,
    QUOTED,
    REPLY_STATUS,
    STATUS,
    TOLD_OTHERWISE,
)

if TYPE_CHECKING:
    from chalicelib.ports.bundle import ComposingStores

SITE: Final = "https://waardering.example"
THEN: Final = datetime(2026, 11, 20, 13, 5, tzinfo=UTC)
UNTIL: Final = datetime(2027, 1, 31, 23, 0, tzinfo=UTC)
REDRESS: Final = {
    "departement_zorg": Redress(
        dispute_body="Geschillenkamer Online",
        dispute_body_url="https://geschillen.example",
        court="de rechtbank van eerste aanleg in Brussel",
    )
}
CONTACT_EMAIL: Final = {str(each): f"{each.replace('_', '.')}@waardering.example" for each in Sector}
LINKS: Final = SignedLinks(site_url=SITE, key="k" * 32)
K = MailKind

TEXT: Final = (
    "De zusters zijn lief voor mama en het eten smaakt.\n\n"
    "Alleen duurt het soms lang voor er iemand komt als ze belt, vooral tegen de avond."
)
AUTHOR: Final = Author(first_name="Godelieve", last_name="Vanhoutte", email="godelieve.vanhoutte@post.example")
WHO: Final = (AUTHOR.first_name, AUTHOR.last_name, AUTHOR.email)
NOTIFIER: Final = Notifier(name="Hendrik Mertens", email="hendrik.mertens@post.example")
WHO_NOTIFIED: Final = (NOTIFIER.name, NOTIFIER.email)
EXPLANATION: Final = "Je noemt een verpleegkundige bij naam.\nHaal die naam weg, dan kan je tekst online."
PASSAGE: Final = "zuster Els van de tweede verdieping"
REPLY_TEXT: Final = "Bedankt voor je eerlijke woorden. We bekijken hoe we 's avonds sneller bij je moeder kunnen zijn."

ADDED_TEXT: Final = "Een half jaar later gaat het beter: er komt nu sneller iemand als mama belt."

ORGANISATION: Final = Organisation(
    id="o1",
    listing=Listing(
        register_id="r1",
        sector=Sector.RESIDENTIAL_CARE,
        name="Woonzorgcentrum Ter Linden",
        address=Address(municipality="Berlaar"),
        email="onthaal@terlinden.example",
        email_status=EmailStatus.OK,
    ),
    moderation=ModerationState(participation=Participation.TAKING_PART),
    tally=Tally(),
    contact_nonce="contact-nonce",
)
RATINGS: Final = {aspect.id: 4 for aspect in FileThemeSets().current("residential_care").aspects} | {"meals": None}
REVIEW: Final = Review(
    id="w1",
    organisation_id="o1",
    theme_set="residential_care-1",
    text=TEXT,
    aspect_ratings=RATINGS,
    capacity=Capacity.RELATIVE,
    experienced="2026-10",
    on_behalf=False,
    submitted_at=THEN,
    confirm_nonce="confirm-nonce",
    manage_nonce="manage-nonce",
    author_key="mailbox",
    published_at=THEN,
    reply=Reply(text=REPLY_TEXT, status=ReplyStatus.PUBLISHED, submitted_at=THEN, decided_at=THEN),
)
NOTICE: Final = Notice(
    id="n1",
    review_id="w1",
    organisation_id="o1",
    subject=Subject.REVIEW,
    reason=NoticeReason.PERSONAL_DATA,
    explanation="Hier staat de naam van een medewerker in, met haar telefoonnummer erbij.",
    reachable=True,
    submitted_at=THEN - timedelta(days=3),
    nonce="notice-nonce",
)

AUTHORITY: Final = Authority(id="zorginspectie", name="Zorginspectie", email="meldingen@zorginspectie.example")

# What the law asks of the act behind a mail.
WITH_RULE: Final = {
    K.REVIEW_RETURNED,
    K.REVIEW_REJECTED,
    K.REVIEW_SUSPENDED,
    K.REVIEW_SUSPENDED_ORGANISATION,
    K.REVIEW_REMOVED,
    K.REVIEW_REMOVED_ORGANISATION,
    K.ADDITION_REJECTED,
    K.REPLY_RETURNED,
    K.REPLY_REJECTED,
    K.REPLY_REMOVED,
    K.PROMISE_RETURNED,
    K.NOTICE_UPHELD,
    K.REVIEW_ERASED,
}
MEASURES: Final = {K.ORGANISATION_WATCHED, K.ORGANISATION_BLOCKED, K.ORGANISATION_WARNED}
MEASURES_ENDED: Final = {K.ORGANISATION_UNWATCHED, K.ORGANISATION_UNBLOCKED, K.ORGANISATION_WARNING_CLEARED}
APPEALS: Final = {K.APPEAL_RECEIVED, K.APPEAL_UPHELD, K.APPEAL_DISMISSED}
WITH_EXPLANATION: Final = (
    WITH_RULE
    | MEASURES
    | MEASURES_ENDED
    | {
        K.REVIEW_ESCALATED,
        K.REVIEW_CLEARED,
        K.REVIEW_RESTORED,
        K.REVIEW_RESTORED_ORGANISATION,
        K.ORGANISATION_LEFT,
        K.NOTICE_DISMISSED,
        K.APPEAL_UPHELD,
        K.APPEAL_DISMISSED,
        K.QUESTION_ASKED,
        K.REVIEW_REFERRED,
        K.PARTICIPATION_DECLINED,
    }
)
# What no review has to do with.
WITHOUT_REVIEW: Final = (
    MEASURES
    | MEASURES_ENDED
    | {K.ORGANISATION_ENROLLED, K.ORGANISATION_LEFT, K.INVITATIONS_RENEWED, K.ORGANISATION_DIGEST, K.INSIGHTS_LINK}
    | OUTSIDE
)
# The editor wrote the explanation of these to the author, whose secrets it may hold.
EXPLAINED_TO_THE_AUTHOR: Final = {
    K.REVIEW_SUSPENDED_ORGANISATION,
    K.REVIEW_REMOVED_ORGANISATION,
    K.REVIEW_RESTORED_ORGANISATION,
}


_RULE: Final = "no_personal_data"


@dataclass(frozen=True, kw_only=True)
class World:
    """The contents of the stores when a mail leaves; the ports answer only what composing asks."""

    kind: MailKind
    appellant: Addressee | None = None
    against: str = ""  # of an appeal of an organisation: the measure on it; of one of an author: `addition`
    by: Actor = Actor.EDITOR
    until: datetime | None = None
    promise: Promise | None = None  # None: where it usually stands for this kind
    status: Status | None = None  # of the review; None: where it usually stands for this kind
    reply_status: ReplyStatus | None = None
    organisation: Organisation = ORGANISATION
    review: Review = REVIEW
    author: Author = AUTHOR
    notice: Notice = NOTICE
    notifier: Notifier = NOTIFIER
    awaiting: tuple[Review, ...] = (REVIEW,)
    editor: Editor = field(default=Editor(id="e1", email="redactie@waardering.example", name="An Claes"))
    months: Mapping[str, tuple[int, int]] = field(default_factory=lambda: ONE_REVIEW)
    waiting: int = 3
    rule: str = _RULE
    signals: tuple[str, ...] = ()  # strong ones, of the words of the review
    redress: Mapping[str, Redress] = field(default_factory=lambda: REDRESS)
    contact_email: Mapping[str, str] = field(default_factory=lambda: CONTACT_EMAIL)
    explanation: str = EXPLANATION
    passage: str = PASSAGE

    def __str__(self) -> str:
        by = "" if self.by is Actor.EDITOR else f"by_{self.by}"
        about = "" if self.notice.subject is Subject.REVIEW else "about_reply"
        months = "" if self.months is ONE_REVIEW else f"{len(self.months)}_months"
        promised = self.promise and f"promise_{self.promise.status}"
        stands = (self.until and "until", self.status, self.reply_status, promised)
        found = ("" if self.rule == _RULE else self.rule, *self.signals)
        known = (self.kind, self.appellant, self.against, by, *stands, about, months, *found)
        return "-".join(str(each) for each in known if each)

    @property
    def to(self) -> Addressee:
        return self.appellant or MAIL_RULES[self.kind].to

    @property
    def additions(self) -> tuple[Addition, ...]:
        """Return what the author added, where a mail is about that."""
        status = ADDITION_STATUS.get(self.kind) or (AdditionStatus.REJECTED if self.against == "addition" else None)
        return (Addition(text=ADDED_TEXT, submitted_at=THEN, decided_at=THEN, status=status),) if status else ()

    @property
    def purpose(self) -> Purpose | None:
        """Return the item that the mail's link opens."""
        if self.kind in APPEALS:
            return {Addressee.AUTHOR: Purpose.MANAGE, Addressee.NOTIFIER: Purpose.NOTICE}.get(self.to)
        return MAIL_RULES[self.kind].link

    def mail(self) -> Mail:
        return Mail(
            id="m1",
            kind=self.kind,
            created_at=THEN,
            organisation_id="o1",
            review_id="" if self.kind in WITHOUT_REVIEW or self.against not in {"", "addition"} else "w1",
            editor_id="e1",
            sign_in_id="s1",
            case_id="n1",
            authority=AUTHORITY.id if self.to is Addressee.AUTHORITY else "",
            appellant=self.appellant,
            by=self.by,
            until=self.until,
            rule=self.rule if self.kind in WITH_RULE else "",
            explanation=self.explanation if self.kind in WITH_EXPLANATION else "",
            passage=QUOTED.get(self.kind, self.passage),
        )

    def composed(self) -> Composed:
        status = self.status or STATUS.get(self.kind, Status.PUBLISHED)
        reply = self.review.reply and replace(
            self.review.reply,
            status=self.reply_status or REPLY_STATUS.get(self.kind, self.review.reply.status),
            promise=self.promise or PROMISED.get(self.kind),
        )
        signals = tuple(Signal(code, STRONG, "") for code in self.signals) or self.review.signals
        review = replace(self.review, status=status, reply=reply, additions=self.additions, signals=signals)
        notice = replace(self.notice, status=NOTICE_STATUS.get(self.kind, self.notice.status))
        sign_in = SignIn(id="s1", editor_id="e1", nonce="nonce", expires_at=NOW + LINK_LIFE[Purpose.SESSION])
        given = self.organisation.moderation
        moderation = MODERATION.get(self.kind, given) if given is ORGANISATION.moderation else given
        organisation = replace(self.organisation, moderation=moderation)
        own = {each.id: each for each in (review, replace(review, id="w2", experienced="2026-09"))}
        indexed = [IndexedReview(review_id=each, organisation_id="o1", score=400, at=THEN) for each in own]
        stores = SimpleNamespace(
            reviews=SimpleNamespace(
                get=lambda _: review,
                author=lambda _: self.author,
                leaving=lambda _: self.author,
                many=lambda ids, **_: [own[each] for each in ids],
            ),
            organisations=SimpleNamespace(
                get=lambda _: organisation,
                awaiting_reply=lambda _, limit: self.awaiting[:limit],
                many=lambda _, **__: {organisation.id: organisation},
            ),
            similarity_index=SimpleNamespace(by_author=lambda key, _spelt: indexed if key else []),
            cases=SimpleNamespace(
                notice=lambda _: notice,
                notifier=lambda _: self.notifier,
                leaving=lambda _: self.notifier,
                appeal=lambda _: SimpleNamespace(about=self.against),
            ),
            editors=SimpleNamespace(get=lambda _: self.editor, sign_in=lambda _: sign_in, all=lambda **_: ()),
            theme_sets=FileThemeSets(),
            links=LINKS,
            id_generator=SimpleNamespace(keyed=lambda *_: "keyed"),
            queue=QUEUE,
            letters=SimpleNamespace(waiting=lambda **_: [THEN - timedelta(days=8)]),
            authorities={AUTHORITY.id: AUTHORITY},
            insights=MonthsOfReviews(self.months, self.waiting),
        )
        composed = compose_mail(
            self.mail(),
            stores=cast("ComposingStores", stores),
            now=NOW,
        )
        if not isinstance(composed, Composed):
            raise TypeError(f"there is no such mail: {composed.reason}")
        return composed

    def rendered(self) -> RenderedMail:
        composed = self.composed()
        renderer = JinjaMailRenderer(site_url=SITE, redress=self.redress, contact_email=self.contact_email)
        return renderer.write(self.mail(), composed.context, to=composed.to)

    def link(self) -> str:
        return str(self.composed().context["link"])

    def named(self, name: str) -> "World":
        listing = replace(self.organisation.listing, name=name)
        return replace(self, organisation=replace(self.organisation, listing=listing))


_ABOUT_A_REPLY: Final = replace(NOTICE, subject=Subject.REPLY)

# One for each kind, whoever the reader is, and one more for each way in which it can say something else.
WORLDS: Final = (
    *(World(kind=kind) for kind in MailKind if kind not in APPEALS),
    World(kind=K.ORGANISATION_DIGEST, months=MANY_REVIEWS, waiting=20),
    World(kind=K.ORGANISATION_DIGEST, months={"2026-09": (9, 3_420)}, waiting=1),
    World(kind=K.REVIEW_REJECTED, rule="suspected_crime"),
    World(kind=K.REVIEW_REJECTED, signals=("self_harm",)),
    World(kind=K.REVIEW_ESCALATED, signals=("self_harm",)),
    World(kind=K.REVIEW_SUSPENDED, by=Actor.SIGNAL),
    World(kind=K.REVIEW_SUSPENDED_ORGANISATION, by=Actor.SIGNAL),
    World(kind=K.REVIEW_WITHDRAWN, until=UNTIL),
    World(kind=K.REVIEW_WITHDRAWN_ORGANISATION, until=UNTIL),
    World(kind=K.WITHDRAWAL_UNDONE, status=Status.PENDING),
    World(kind=K.WITHDRAWAL_UNDONE_ORGANISATION, reply_status=ReplyStatus.RETURNED),
    World(kind=K.ADDITION_PUBLISHED_ORGANISATION, reply_status=ReplyStatus.RETURNED),
    World(kind=K.ORGANISATION_BLOCKED, until=UNTIL),
    World(kind=K.ORGANISATION_UNBLOCKED, by=Actor.CLOCK),
    World(kind=K.ORGANISATION_WARNED, until=UNTIL),
    World(kind=K.NOTICE_RECEIVED, notice=_ABOUT_A_REPLY),
    World(kind=K.NOTICE_UPHELD, notice=_ABOUT_A_REPLY, status=Status.PUBLISHED, reply_status=ReplyStatus.REMOVED),
    World(kind=K.NOTICE_OUTCOME, status=Status.PUBLISHED),
    World(kind=K.NOTICE_OUTCOME, notice=_ABOUT_A_REPLY, status=Status.PUBLISHED, reply_status=ReplyStatus.PUBLISHED),
    World(kind=K.NOTICE_DISMISSED, notice=_ABOUT_A_REPLY),
    *(
        World(kind=kind, appellant=Addressee.AUTHOR, status=status)
        for kind, status in (
            (K.APPEAL_RECEIVED, Status.REJECTED),
            (K.APPEAL_UPHELD, Status.PENDING),
            (K.APPEAL_UPHELD, Status.PUBLISHED),
            (K.APPEAL_DISMISSED, Status.REJECTED),
        )
    ),
    *(
        World(kind=kind, appellant=Addressee.AUTHOR, against="addition")
        for kind in (K.APPEAL_RECEIVED, K.APPEAL_UPHELD, K.APPEAL_DISMISSED)
    ),
    *(
        World(kind=kind, appellant=Addressee.ORGANISATION, reply_status=status)
        for kind, status in (
            (K.APPEAL_RECEIVED, ReplyStatus.REJECTED),
            (K.APPEAL_UPHELD, ReplyStatus.PENDING),
            (K.APPEAL_UPHELD, ReplyStatus.PUBLISHED),
            (K.APPEAL_DISMISSED, ReplyStatus.REJECTED),
        )
    ),
    *(
        World(kind=kind, appellant=Addressee.ORGANISATION, against=measure)
        for kind in (K.APPEAL_RECEIVED, K.APPEAL_UPHELD, K.APPEAL_DISMISSED)
        for measure in ("watch", "block", "warning")
    ),
    *(World(kind=kind, promise=promise) for kind, promise in TOLD_OTHERWISE),
    World(kind=K.APPEAL_RECEIVED, appellant=Addressee.NOTIFIER),
    World(kind=K.APPEAL_UPHELD, appellant=Addressee.NOTIFIER, status=Status.SUSPENDED),
    World(kind=K.APPEAL_UPHELD, appellant=Addressee.NOTIFIER, notice=_ABOUT_A_REPLY, reply_status=ReplyStatus.REMOVED),
    World(kind=K.APPEAL_DISMISSED, appellant=Addressee.NOTIFIER),
)
