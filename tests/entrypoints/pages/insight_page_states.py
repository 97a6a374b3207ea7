"""Every state of the pages on which organisations read and share, that reach us, and of the look at words."""

from typing import Literal

import msgspec

from chalicelib.domain.organisations.invitations import Group
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.organisations.organisation import Invitations
from chalicelib.domain.reviews.parts import Capacity
from chalicelib.domain.reviews.public_review import PublicReview
from chalicelib.entrypoints.schemas import insights_schemas as schemas
from chalicelib.entrypoints.schemas import reach_schemas
from chalicelib.entrypoints.site import reaching
from chalicelib.entrypoints.site.easy import screens
from chalicelib.settings import CONTROLLERS, Reach
from tests.entrypoints.pages.page_words import (
    NOW,
    TOKEN,
    Words,
    check_words,
    organisation,
    theme_set,
    typed_review,
    write,
)

SITE = "https://waardering.example"


def figures(said: str) -> schemas.InsightsOut:
    def period(name: str, label: str, reviews: int, score: float | None) -> schemas.PeriodOut:
        return schemas.PeriodOut(
            period=name, label=label, reviews=reviews, score=score if reviews >= 5 else None, few=reviews < 5
        )

    def unanswered(status: str, *, ask: bool) -> schemas.UnansweredOut:
        return schemas.UnansweredOut(
            review_id="r1",
            excerpt=said,
            capacity=Capacity.PARENT,
            experienced="2026-09",
            published="2026-10",
            reply_status=status,
            can_ask_link=ask,
        )

    return schemas.InsightsOut(
        organisation_id="o1",
        name=said,
        url=f"{SITE}/organisations/o1",
        blocked=False,
        summary=organisation(said).summary,
        months=[period("2026-11", "november 2026", 7, 4.2), period("2025-11", "november 2025", 1, 2.0)],
        quarters=[
            period("2026-Q4", "oktober tot december 2026", 7, 4.2),
            period("2025-Q4", "oktober tot december 2025", 1, 2.0),
        ],
        aspects=[
            schemas.AspectOut(
                id="meals",
                label=said[:60],
                ratings=8,
                average=3.4,
                last_year=3.6,
                last_year_ratings=7,
                sector_average=3.9,
                low=2,
                high=4,
                few=False,
            ),
            schemas.AspectOut(
                id="room",
                label="Kamer en gebouw",
                ratings=0,
                average=None,
                last_year=None,
                last_year_ratings=0,
                sector_average=None,
                low=None,
                high=None,
                few=True,
            ),
        ],
        themes=[
            schemas.ThemeOut(
                id="food",
                label="Eten en drinken",
                reviews=6,
                average=3.1,
                praised=4,
                criticised=1,
                words=["eten", "soep*"],
            )
        ],
        themes_version=1,
        replies=schemas.RepliesOut(replied=5, median_hours=36),
        unanswered=[unanswered("none", ask=True), unanswered("pending", ask=False)],
        snippet=f'<waarderingen-widget></waarderingen-widget>\n<script src="{SITE}/organisations/o1/widget.js">',
    )


def _public_review(said: str) -> PublicReview:
    return PublicReview(
        id="r1",
        organisation_id="o1",
        text=said,
        capacity=Capacity.CLIENT,
        experienced="2026-09",
        published_at=NOW,
        reply=None,
        aspect_ratings={"meals": 4},
        theme_set="residential_care-1",
    )


def paper_form(said: str, *, reached: bool) -> Words:
    found = {
        "organisation_id": "o1",
        "name": said,
        "address": organisation(said).address,
        "site": "waardering.example",
        "editors": said if reached else "",
        "phone": said if reached else "",
    }
    return {"found": found, "theme_set": theme_set(said)}


def one_question(said: str, name: str, *, wrong: bool = False) -> Words:
    """One screen of the easy form; with something wrong, on a tablet in a hall."""
    themes = theme_set(said)
    error = "Dit is geen geldig e-mailadres." if wrong else ""
    kiosk = {"kiosk": "/organisations/o1/kiosk"} if wrong else {}
    return {
        **kiosk,
        "organisation": {"id": "o1", "name": said},
        "theme_set": themes,
        "name": name,
        "aspect": next((each for each in themes.aspects if name == f"aspect_ratings.{each.id}"), None),
        "number": 4,
        "of": 12,
        "typed": typed_review(said),
        "hidden": [("organisation_id", "o1"), ("author.first_name", said)],
        "to_check": wrong,
        "form": "/organisations/o1/write/easy",
        "error": error,
        "errors": {name: error} if error else {},
        "now": NOW,
    }


def insight_states(said: str) -> dict[str, tuple[str, Words]]:
    whole = figures(said)
    none = msgspec.structs.replace(
        whole,
        blocked=True,
        summary=msgspec.structs.replace(whole.summary, reviews=0, replied=0, score=None),
        months=[],
        quarters=[],
        themes=[],
        unanswered=[],
        replies=schemas.RepliesOut(replied=0, median_hours=None),
    )
    words: Words = {
        "found": whole,
        "token": TOKEN,
        "years": ["2026", "2025"],
        "to_share": [_public_review(said)],
        "asked": True,
    }
    words["digest"] = {"path": f"/digest/{TOKEN}", "stopped": False}
    mail = schemas.DigestOut(
        organisation_id="o1", name=said, receives=True, allowed_actions=[schemas.DigestAction.STOP]
    )
    morning = schemas.EditorDigestOut(name=said, receives=True, allowed_actions=[schemas.DigestAction.STOP])
    no_morning = msgspec.structs.replace(morning, receives=False, allowed_actions=[schemas.DigestAction.RESUME])
    stopped = msgspec.structs.replace(mail, receives=False, allowed_actions=[schemas.DigestAction.RESUME])
    printed: Words = {"found": {"organisation_id": "o1", "name": said, "url": f"{SITE}/organisations/o1", "site": "x"}}
    shared = {
        "review_id": "r1",
        "organisation_id": "o1",
        "organisation": said,
        "text": said,
        "picture": "/reviews/r1/quote.svg",
    }
    return {
        "check_words, revision": ("check_words", check_words(said, revision=True)),
        "check_words, revision, warned": ("check_words", check_words(said, revision=True, warned=True)),
        "check_words, reply": ("check_words", check_words(said, revision=False)),
        "check_words, reply, warned": ("check_words", check_words(said, revision=False, warned=True)),
        "insights": ("insights", words),
        "insights, blocked": ("insights", {**words, "found": none, "years": [], "to_share": [], "asked": False}),
        "insights, no monthly mail": ("insights", {**words, "digest": {"path": f"/digest/{TOKEN}", "stopped": True}}),
        "insights_renewed": ("insights_renewed", {"organisation_id": "o1"}),
        "digest": ("digest", {"found": mail, "token": TOKEN, "chosen": False}),
        "digest, stopped": ("digest", {"found": stopped, "token": TOKEN, "chosen": True}),
        "own_digest": ("own_digest", {"found": morning, "path": "/editor/digest", "chosen": True}),
        "own_digest, stopped": ("own_digest", {"found": no_morning, "path": "/editor/digest", "chosen": False}),
        "editor_digest": ("editor_digest", {"found": no_morning, "path": f"/editor/digest/{TOKEN}", "chosen": True}),
        "insights_link": ("insights_link", {"organisation": {"organisation_id": "o1", "name": said}}),
        "insights_link_sent": ("insights_link_sent", {"organisation_id": "o1"}),
        "poster": ("poster", printed),
        "flyer": ("flyer", printed),
        "paper_form": ("paper_form", paper_form(said, reached=True)),
        "paper_form, no address": ("paper_form", paper_form(said, reached=False)),
        "kiosk": ("kiosk", {"organisation": {"id": "o1", "name": said}, "kiosk": "/organisations/o1/kiosk"}),
        **{f"easy, {name}": ("easy", one_question(said, name)) for name in screens(theme_set(said))},
        "easy, at a kiosk, wrong": ("easy", one_question(said, "author.email", wrong=True)),
        "quote": ("quote", {"found": shared}),
    }


def card_states(said: str) -> dict[str, tuple[str, Words]]:
    """The pages of cards: for whoever hands them out, and for whoever holds one."""
    batch = schemas.BatchOut(
        batch_id="b1",
        number=12,
        sheet=f"/insights/{TOKEN}/invitations/b1/sheet",
        group=Group.FAMILIES,
        used=5,
        made_at=NOW,
        expires_at=NOW,
    )
    fresh = msgspec.structs.replace(batch, used=0, number=1)
    words: Words = {
        "found": schemas.BatchesOut(items=[batch, fresh]),
        "token": TOKEN,
        "name": said,
        "takes_part": True,
        "made": True,
        "typed": {},
        "form_key": "key-1",
        "errors": {},
    }
    wrong = {"number": said, "group": "Kies voor wie.", "everyone": "Kruis aan.", said: said}
    card = schemas.PrintedCardOut(code="7K2M-Q4XN-8RTD", url=f"{SITE}/u/7K2MQ4XN8RTD")
    sheet = schemas.CardsOut(
        batch_id="b1", organisation=said, number=12, group=Group.FAMILIES, expires_at=NOW, cards=[card] * 12
    )
    own = reach_schemas.CardOut(
        code=card.code,
        organisation_id="o1",
        organisation=said,
        write="/organisations/o1/write?invitation=7K2MQ4XN8RTD",
        easy="/organisations/o1/write/easy?invitation=7K2MQ4XN8RTD",
    )
    summary = msgspec.structs.replace(organisation(said).summary, invitations=Invitations(60, 20))
    few = msgspec.structs.replace(summary, invitations=Invitations(5, 0))
    with_card = {**write(said, errors={"invitation": "Deze code is al gebruikt."}), "with_card": True}
    return {
        "organisation, cards": (
            "organisation",
            {"found": organisation(said, summary=summary), "reviews": [], "next": None},
        ),
        "organisation, unused cards": (
            "organisation",
            {"found": organisation(said, summary=few), "reviews": [], "next": None},
        ),
        "write, card": ("write", with_card),
        "invitations": ("invitations", words),
        "invitations, wrong": ("invitations", {**words, "made": False, "typed": {"number": said}, "errors": wrong}),
        "invitations, left": (
            "invitations",
            {**words, "found": schemas.BatchesOut(items=[]), "takes_part": False, "made": False},
        ),
        "cards": ("cards", {"found": sheet, "token": TOKEN, "site": "waardering.example", "last_day": NOW}),
        "card": ("card", {"found": own}),
        "card_code": ("card_code", {"code": "", "wrong": ""}),
        "card_code, missing": ("card_code", {"code": "", "wrong": "missing"}),
        "card_code, unknown": ("card_code", {"code": said, "wrong": "card_unknown"}),
        "card_code, expired": ("card_code", {"code": said, "wrong": "expired"}),
    }


def reach_states(said: str) -> dict[str, tuple[str, Words]]:
    emails: dict[str, str] = dict.fromkeys(Sector, "hallo@waardering.example")
    reached = {code: Reach(phone="02 000 00 00", address=said) for code in CONTROLLERS}

    def asking(status: Literal["open", "asked", "taking_part"]) -> reach_schemas.ParticipationOut:
        name = said if status == "asked" else None
        return reach_schemas.ParticipationOut(organisation_id="o1", organisation=said, status=status, contact_name=name)

    def guide(sector: Sector, tips_to: dict[str, str], tip: str) -> tuple[str, Words]:
        return "guide", {"found": reaching.guide_of(sector, tips_to), "tip": tip}

    wrong = {"contact_name": said, "consent": "Kruis aan.", said: said}
    return {
        "contact": ("contact", {"found": reaching.contacts(emails, reached)}),
        "contact, of nobody yet": ("contact", {"found": reaching.contacts({}, {})}),
        "terms": ("terms", {"found": reaching.terms_of_use()}),
        "guides": ("guides", {"found": reach_schemas.GuidesOut(items=list(Sector))}),
        **{f"guide, {sector}": guide(sector, emails, "mailto:hallo@waardering.example") for sector in Sector},
        "guide, no tips": guide(Sector.CHILD_CARE, {}, "/contact"),
        **{f"guide_sheet, {sector}": ("guide_sheet", {"found": reaching.sheet_of(sector)}) for sector in Sector},
        "links": ("links", {"typed": {}, "errors": {}}),
        "links, wrong": ("links", {"typed": {"email": said}, "errors": {"email": "Dit klopt niet.", said: said}}),
        "links_sent": ("links_sent", {}),
        "participation_request": ("participation_request", {"organisation": {"organisation_id": "o1", "name": said}}),
        "participation_sent": ("participation_sent", {"organisation_id": "o1"}),
        "participation, asked": ("participation", {"found": asking("asked"), "token": TOKEN}),
        "participation, there": ("participation", {"found": asking("taking_part"), "token": TOKEN}),
        "participation": ("participation", {"found": asking("open"), "token": TOKEN, "typed": {}, "errors": {}}),
        "participation, wrong": (
            "participation",
            {"found": asking("open"), "token": TOKEN, "typed": {"contact_name": said}, "errors": wrong},
        ),
    }
