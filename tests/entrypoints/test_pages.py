"""Every page, in its normal, empty and error states, with friendly and with hostile words."""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest

from chalicelib.domain import refusals
from chalicelib.domain.conduct import CODE_OF_CONDUCT
from chalicelib.domain.editor import Editor
from chalicelib.domain.lifecycle import (
    ORGANISATION_LAW,
    REPLY_LAW,
    REVIEW_LAW,
    Action,
    Participation,
    Party,
    ReplyAction,
    ReplyStatus,
    Status,
)
from chalicelib.domain.listing import EmailStatus, Sector
from chalicelib.domain.queue import QueueKind
from chalicelib.domain.refusals import FieldError, Invalid, NotFound, Refusal
from chalicelib.domain.reply import WRITING_HELP
from chalicelib.domain.review import Capacity
from chalicelib.domain.score import FORMULA
from chalicelib.domain.sync import Counts, Hold, Phase, RunKind, Verdict
from chalicelib.domain.themes import Aspect, Scale, ThemeSet
from chalicelib.entrypoints import pages, reading, schemas
from chalicelib.entrypoints.pages import phrases

NOW: Final = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TOKEN: Final = "eyJhbGciOi.token_-1"
FRIENDLY: Final = "De maaltijden zijn lekker.\nEn het team is er altijd."
HOSTILE: Final = (
    """"'><script>alert(1)</script><img src=x onerror=alert(1)> {{ 1234 * 4321 }} {% raw %} </textarea></title>&lt;"""
)
EDITOR: Final = Editor(id="e1", email="els@redactie.example", name="Els Peeters")
ENTRYPOINTS: Final = Path(pages.__file__).parent.parent
SCALE: Final = Scale(min=1, max=5)

Words = dict[str, object]


# Builders: what views hand over, from the same schemas.


def theme_set(said: str) -> ThemeSet:
    return ThemeSet(
        id="residential_care-1",
        sector="residential_care",
        version=1,
        scale=SCALE,
        aspects=(
            Aspect(id="meals", label=said[:60], hint=said),
            Aspect(id="room", label="Kamer en gebouw", hint=""),
            Aspect(id="contact", label="Contact met het team", hint="Vriendelijk en duidelijk?"),
        ),
    )


def shown_theme_set(said: str) -> schemas.ThemeSetOut:
    return msgspec.convert(theme_set(said), schemas.ThemeSetOut, from_attributes=True)


RATINGS: Final[dict[str, int | None]] = {"meals": 4, "room": None}


def item(said: str, *, score: float | None = 4.2, taking_part: bool = True) -> schemas.OrganisationItemOut:
    return schemas.OrganisationItemOut(
        id="o1",
        name=said,
        sector=Sector.RESIDENTIAL_CARE,
        address=address(said),
        reviews=12 if score else 0,
        score=score,
        taking_part=taking_part,
    )


def address(said: str) -> schemas.AddressOut:
    return schemas.AddressOut(street=said, number="12", box="3", postal_code="9000", municipality="Gent")


def organisation(said: str, **changed: Any) -> schemas.OrganisationOut:
    summary = schemas.SummaryOut(
        reviews=12,
        replied=5,
        score=4.2,
        scale=SCALE,
        distribution={"1": 0, "2": 1, "3": 1, "4": 5, "5": 5},
        window_months=48,
        threshold=5,
        formula=FORMULA,
    )
    found = schemas.OrganisationOut(
        id="o1",
        name=said,
        sector=Sector.RESIDENTIAL_CARE,
        address=address(said),
        reviews=12,
        score=4.2,
        taking_part=True,
        website="https://www.deboomgaard.example/",
        state="open",
        warning=None,
        summary=summary,
        theme_set=shown_theme_set(said),
    )
    return msgspec.structs.replace(found, **changed)


def too_few(reviews: int) -> schemas.SummaryOut:
    return msgspec.structs.replace(organisation("x").summary, reviews=reviews, replied=0, score=None)


def public_review(said: str, *, reply: bool = True, ratings: bool = False) -> schemas.PublicReviewOut:
    return schemas.PublicReviewOut(
        id="r1",
        organisation_id="o1",
        text=said,
        capacity=Capacity.RELATIVE,
        experienced="2026-09",
        published_at=NOW,
        reply=schemas.PublicReplyOut(text=said, published_at=NOW) if reply else None,
        aspect_ratings=RATINGS if ratings else None,
    )


def write(said: str, *, typed: Mapping[str, object] | None = None, errors: Mapping[str, str] | None = None) -> Words:
    return {
        "organisation": schemas.NamedOut(id="o1", name=said),
        "theme_set": theme_set(said),
        "typed": typed or {},
        "errors": errors or {},
        "now": NOW,
    }


def typed_review(said: str) -> dict[str, object]:
    return {
        "organisation_id": "o1",
        "text": said,
        "aspect_ratings": {"meals": "4", "room": "null"},
        "capacity": "parent",
        "experienced": "2026-03",
        "on_behalf": "true",
        "author": {"first_name": said, "last_name": said, "email": said},
        "consent": "true",
    }


WRITE_ERRORS: Final = {
    "text": "Schrijf minstens 20 tekens.",
    "experienced": "Vul dit in.",
    "capacity": "Vul dit in.",
    "on_behalf": "Dit heeft niet de juiste vorm.",
    "aspect_ratings": "Beoordeel minstens één onderdeel.",
    "aspect_ratings.meals": "Kies een cijfer van 1 tot 5, of n.v.t.",
    "author": "Vul dit in.",
    "author.first_name": "Vul dit in.",
    "author.last_name": "Vul dit in.",
    "author.email": "Dit is geen geldig e-mailadres.",
    "consent": "Zonder je toestemming mogen we je waardering niet verwerken.",
    HOSTILE: "Dit veld kennen we niet.",
}


def managed(said: str, status: Status, *, rule: str = "no_personal_data", reply: bool = False) -> schemas.ManageOut:
    acts = ("submit", *Action)
    return schemas.ManageOut(
        review_id="r1",
        organisation_id="o1",
        organisation=said,
        status=status,
        text=said,
        aspect_ratings=RATINGS,
        theme_set=shown_theme_set(said),
        decisions=[schemas.ReasonOut(at=NOW, action=act, status=status, rule=rule, explanation=said) for act in acts],
        reply=schemas.PublicReplyOut(text=said, published_at=NOW) if reply else None,
        allowed_actions=list(REVIEW_LAW.allowed(status, Party.AUTHOR)),
    )


def manage(
    found: schemas.ManageOut,
    *,
    typed: Mapping[str, object] | None = None,
    errors: Mapping[str, str] | None = None,
) -> Words:
    return {"found": found, "token": TOKEN, "typed": typed or {}, "errors": errors or {}}


def reply(
    said: str,
    status: ReplyStatus,
    *,
    typed: str = "",
    errors: Mapping[str, str] | None = None,
) -> Words:
    takes = ReplyAction.SUBMIT in REPLY_LAW.allowed(status, Party.ORGANISATION)
    found = schemas.ReplyFormOut(
        review=schemas.ReviewToReplyToOut(
            id="r1",
            organisation_id="o1",
            text=said,
            aspect_ratings=RATINGS,
            capacity=Capacity.CLIENT,
            experienced="2026-09",
            published_at=NOW,
        ),
        theme_set=shown_theme_set(said),
        reply=schemas.OwnReplyOut(status=status, text=None if status is ReplyStatus.NONE else said),
        writing_help=[msgspec.convert(each, schemas.WritingHelpOut, from_attributes=True) for each in WRITING_HELP],
    )
    return {
        "found": found,
        "organisation": said,
        "takes_reply": takes,
        "token": TOKEN,
        "typed": typed,
        "errors": errors or {},
    }


def queue(said: str, kind: QueueKind, *, empty: bool = False, further: str | None = None, cursor: str = "") -> Words:
    items = [
        schemas.QueueItemOut(
            kind=kind,
            id=f"r{number}",
            status=status,
            waiting_since=NOW,
            signals=[schemas.SignalOut(code="shared_origin", strength=2, evidence=said)],
            organisation=schemas.NamedOut(id="o1", name=said if number else ""),
        )
        for number, status in enumerate(["pending", "escalated", "suspended"])
    ]
    found = schemas.QueueOut(items=[] if empty else items, next=further)
    return {"found": found, "query": schemas.QueueQuery(kind=kind, cursor=cursor)}


def to_decide(
    said: str,
    status: Status,
    reply_status: ReplyStatus = ReplyStatus.NONE,
    *,
    author: bool = True,
) -> schemas.ReviewToDecideOut:
    acts = [("review", act) for act in ("submit", *Action)] + [("reply", act) for act in ReplyAction]
    return schemas.ReviewToDecideOut(
        id="r1",
        organisation=schemas.NamedOut(id="o1", name=said),
        status=status,
        text=said,
        aspect_ratings=RATINGS,
        theme_set=shown_theme_set(said),
        capacity=Capacity.REPRESENTATIVE,
        experienced="2026-09",
        on_behalf=True,
        submitted_at=NOW,
        published_at=NOW,
        author=schemas.AuthorOut(first_name=said, last_name=said, email=said) if author else None,
        signals=[schemas.SignalOut(code="shared_origin", strength=2, evidence=said)],
        versions=[schemas.EarlierOut(text=said, aspect_ratings=RATINGS, replaced_at=NOW)],
        history=[
            schemas.EntryOut(
                id=f"l{number}",
                subject=f"{subject}/r1",
                at=NOW,
                actor=list(Party)[number % len(Party)],
                editor=said if number % 2 else None,
                action=act,
                before="pending",
                after="published",
                rule=CODE_OF_CONDUCT[0].code,
                explanation=said,
            )
            for number, (subject, act) in enumerate(acts)
        ],
        reply=schemas.ReplyToDecideOut(
            text=said,
            status=reply_status,
            version=7,
            submitted_at=NOW,
            allowed_actions=list(REPLY_LAW.allowed(reply_status, Party.EDITOR)),
        )
        if reply_status is not ReplyStatus.NONE
        else None,
        version=7,
        allowed_actions=list(REVIEW_LAW.allowed(status, Party.EDITOR)),
    )


def editor_review(
    found: schemas.ReviewToDecideOut,
    *,
    typed: Mapping[str, object] | None = None,
    errors: Mapping[str, str] | None = None,
    **more: object,
) -> Words:
    return {"found": found, "rules": CODE_OF_CONDUCT, "typed": typed or {}, "errors": errors or {}, **more}


DECISION_ERRORS: Final = {
    "action": "Vul dit in.",
    "rule": "Kies de regel van de gedragscode waarop dit steunt.",
    "explanation": "Leg uit waarom, in woorden voor de betrokkene.",
}


def editor_organisations(said: str, *, empty: bool = False) -> Words:
    items = [
        schemas.EditorOrganisationOut(
            id=f"o{number}",
            name=said,
            register_id=f"10{number}",
            email=said if email_status is not EmailStatus.ABSENT else "",
            email_status=email_status,
            taking_part=participation is Participation.TAKING_PART,
            state="open",
            warning=said,
            version=3,
            allowed_actions=list(ORGANISATION_LAW.allowed(participation, Party.EDITOR)),
            municipality="Gent",
        )
        for number, (email_status, participation) in enumerate(
            (status, participation) for status in EmailStatus for participation in Participation
        )
    ]
    found = schemas.EditorOrganisationsOut(items=[] if empty else items, next=None if empty else "c&2")
    return {
        "found": found,
        "query": schemas.EditorOrganisationsQuery(q=said[:100], email_status=EmailStatus.INVALID, taking_part=True),
    }


def affected(said: str, number: int = 1) -> schemas.AffectedOut:
    return schemas.AffectedOut(
        id=f"o{number}", name=said, register_id=f"10{number}", reviews=number, taking_part=number == 1
    )


def run(said: str, verdict: Verdict, *, kind: RunKind = RunKind.FULL, held: bool = False) -> schemas.RunDetailOut:
    return schemas.RunDetailOut(
        id="s1",
        kind=kind,
        phase=Phase.FINISHED,
        verdict=verdict,
        started_at=NOW,
        finished_at=None if verdict is Verdict.RUNNING else NOW,
        seconds=None,
        declared=6557,
        counts=Counts(fetched=6557, changed=12),
        shortcomings=[said],
        reasons=[said],
        notes=[said],
        held=list(Hold),
        waiting=list(Hold) if held else [],
        rubrics=[
            schemas.RubricOut(name=said, declared=826, unique=826, complete=True),
            schemas.RubricOut(name=said, declared=None, unique=0, complete=False),
        ],
        removals=[affected(said)] if held else [],
        rekeyed=[schemas.RekeyedOut(organisation=affected(said), becomes="")] if held else [],
        quarantined=[schemas.QuarantinedOut(register_id="108", reason=said)],
    )


def runs(said: str, state: str, *, empty: bool = False) -> Words:
    items: list[schemas.RunOut] = [] if empty else [run(said, verdict, held=True) for verdict in Verdict]
    fresh = schemas.FreshnessOut(started_at=None if empty else NOW, age_seconds=None, state=state)
    return {"found": schemas.RunsOut(items=items, next=None, freshness=fresh)}


def every_refusal() -> list[type[Refusal]]:
    def below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
        for each in kind.__subclasses__():
            yield each
            yield from below(each)

    # `Refusal` is a base, and so may a test's own be; these are the ones the domain names.
    return [each for each in below(Refusal) if each.__module__ == refusals.__name__]


def refused(kind: type[Refusal], said: str) -> Words:
    errors = (FieldError("explanation", "required", said), FieldError("text", "required", said))
    return {"refusal": kind(errors) if kind is Invalid else kind(), "status": 409}


def states(said: str) -> dict[str, tuple[str, Words]]:
    """Every state of every page: its name, the page and the words a view would hand over."""
    Query = schemas.OrganisationsQuery  # noqa: N806  (a class by a shorter name)
    asked = Query(q=said[:100], sector=Sector.CHILD_CARE, postal_code=said[:10], all=True, limit=50, cursor="c1")
    listed = [item(said), item(said, score=None), item(said, score=None, taking_part=False)]
    reviews = [public_review(said), public_review(said, reply=False, ratings=True)]
    found: dict[str, tuple[str, Words]] = {
        "start": ("start", {"query": {"q": said}}),
        "organisations": (
            "organisations",
            {"found": schemas.OrganisationsOut(items=listed, next="c&2"), "query": Query()},
        ),
        "organisations, asked": (
            "organisations",
            {"found": schemas.OrganisationsOut(items=listed, next="c&2"), "query": asked},
        ),
        "organisations, none": (
            "organisations",
            {"found": schemas.OrganisationsOut(items=[], next=None), "query": asked},
        ),
        "organisation": ("organisation", {"found": organisation(said), "reviews": reviews, "next": "c&2"}),
        "organisation, few": (
            "organisation",
            {"found": organisation(said, summary=too_few(3)), "reviews": reviews, "next": None},
        ),
        "organisation, bare": (
            "organisation",
            {
                "found": organisation(
                    said,
                    summary=too_few(0),
                    website=said,
                    taking_part=False,
                    warning=said,
                    address=schemas.AddressOut(street="", number="", box="", postal_code="", municipality=""),
                ),
                "reviews": [],
                "next": None,
            },
        ),
        "reviews": (
            "reviews",
            {
                "found": schemas.PublicReviewsOut(items=reviews, next="c&2"),
                "organisation": schemas.NamedOut(id="o1", name=said),
            },
        ),
        "reviews, none": (
            "reviews",
            {
                "found": schemas.PublicReviewsOut(items=[], next=None),
                "organisation": schemas.NamedOut(id="o1", name=said),
            },
        ),
        "write": ("write", write(said)),
        "write, wrong": ("write", write(said, typed=typed_review(said), errors=WRITE_ERRORS)),
        "write, nonsense": (
            "write",
            write(
                said, typed={"text": {"a": {"b": said}}, "author": said, "aspect_ratings": said}, errors=WRITE_ERRORS
            ),
        ),
        "sent": ("sent", {"email": said}),
        "confirm": (
            "confirm",
            {
                "found": schemas.ToConfirmOut(review_id="r1", status="unconfirmed", organisation=said, text=said),
                "token": TOKEN,
            },
        ),
        "confirmed": ("confirmed", {}),
        "manage, wrong": (
            "manage",
            manage(
                managed(said, Status.RETURNED),
                typed={"action": "revise", "text": said, "aspect_ratings": {"meals": "2"}},
                errors={"text": "Schrijf minstens 20 tekens.", "aspect_ratings.room": "Kies.", said: said},
            ),
        ),
        "manage, nonsense": (
            "manage",
            manage(managed(said, Status.PENDING), typed={"action": said}, errors={"action": "Kies.", "text": "?"}),
        ),
        "reply, wrong": ("reply", reply(said, ReplyStatus.NONE, typed=said, errors={"text": said, said: said})),
        "replied": ("replied", {}),
        "sign_in": ("sign_in", {"typed": {}, "errors": {}}),
        "sign_in, wrong": ("sign_in", {"typed": {"email": said}, "errors": {"email": "Dit klopt niet.", said: said}}),
        "sign_in_sent": ("sign_in_sent", {}),
        "session": ("session", {"token": TOKEN}),
        "queue, replies": ("queue", queue(said, QueueKind.REPLY, further="c&2", cursor="c1")),
        "queue, none": ("queue", queue(said, QueueKind.REVIEW, empty=True)),
        "queue": ("queue", queue(said, QueueKind.REVIEW, further="c&2")),
        "editor_review, wrong": (
            "editor_review",
            editor_review(
                to_decide(said, Status.PENDING),
                typed={"action": "reject", "rule": said, "explanation": said},
                errors=DECISION_ERRORS | {said: said},
            ),
        ),
        "editor_review, wrong reply": (
            "editor_review",
            editor_review(
                to_decide(said, Status.PUBLISHED, ReplyStatus.PENDING),
                typed={"action": "reject", "explanation": said},
                errors=DECISION_ERRORS,
            ),
        ),
        "editor_review, anonymous": ("editor_review", editor_review(to_decide(said, Status.ARCHIVED, author=False))),
        "editor_organisations": ("editor_organisations", editor_organisations(said)),
        "editor_organisations, none": ("editor_organisations", editor_organisations(said, empty=True)),
    }
    found |= {
        "sync_runs": ("sync_runs", runs(said, "ok")),
        "sync_runs, late": ("sync_runs", runs(said, "warning")),
        "sync_runs, none": ("sync_runs", runs(said, "breach", empty=True)),
        "sync_run": ("sync_run", {"found": run(said, Verdict.GOOD, kind=RunKind.LIGHT), "errors": {}}),
        "sync_run, running": ("sync_run", {"found": run(said, Verdict.RUNNING), "errors": {"explanation": "Hoe?"}}),
        "sync_run, held": ("sync_run", {"found": run(said, Verdict.PARTIAL, held=True), "errors": {}}),
        "sync_run, wrong": (
            "sync_run",
            {
                "found": run(said, Verdict.PARTIAL, held=True),
                "errors": {"explanation": "Leg uit waarom, voor wie dit later naleest.", said: said},
                "typed": {"explanation": said},
            },
        ),
        "merge_candidates": (
            "merge_candidates",
            {"found": schemas.CandidatesOut(items=[[affected(said), affected(said, 2)]] * 2)},
        ),
        "merge_candidates, none": ("merge_candidates", {"found": schemas.CandidatesOut(items=[])}),
    }
    found |= {
        f"manage, {status}": ("manage", manage(managed(said, status, reply=status is Status.PUBLISHED)))
        for status in Status
    }
    found |= {f"reply, {status}": ("reply", reply(said, status)) for status in ReplyStatus}
    found |= {
        f"editor_review, {status}, {reply_status}": (
            "editor_review",
            editor_review(to_decide(said, status, reply_status)),
        )
        for status in (Status.PENDING, Status.ESCALATED, Status.PUBLISHED, Status.SUSPENDED)
        for reply_status in ReplyStatus
    }
    found |= {f"refusal, {kind.__name__}": ("refusal", refused(kind, said)) for kind in every_refusal()}
    return found


EDITORS_PAGES: Final = frozenset(
    {"queue", "editor_review", "editor_organisations", "sync_runs", "sync_run", "merge_candidates"}
)


def rendered(page: str, words: Words) -> str:
    editor = EDITOR if page in EDITORS_PAGES else None
    return pages.render(page, {"editor": editor, "site_url": "https://waardering.example", **words})


@cache
def all_rendered(said: str) -> dict[str, str]:
    return {name: rendered(page, words) for name, (page, words) in states(said).items()}


STATES: Final = sorted(states(FRIENDLY))
EACH_STATE: Final = pytest.mark.parametrize("state", STATES)
EACH_WORDING: Final = pytest.mark.parametrize("said", [FRIENDLY, HOSTILE], ids=["friendly", "hostile"])


# A reader of HTML that minds what browsers forgive.

VOID: Final = frozenset({"meta", "link", "input", "br", "img", "hr", "path", "rect"})
Attributes = dict[str, str]


class Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, Attributes]] = []
        self.faults: list[str] = []
        self.words: list[str] = []
        self.inside: dict[int, str] = {}
        self.labelled: list[Attributes] = []  # controls within a label
        self._open: list[tuple[str, int]] = []
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> stays open" for tag, _ in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.faults += [f"{name} twice in <{tag}>" for name in set(names) if names.count(name) > 1]
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if any(opened == "label" for opened, _ in self._open):
            self.labelled.append(attributes)
        if tag not in VOID:
            self._open.append((tag, len(self.tags) - 1))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            self.faults.append(f"</{tag}> closes nothing")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        for _, place in self._open:
            self.inside[place] = self.inside.get(place, "") + data

    def named(self, tag: str) -> list[Attributes]:
        return [attributes for found, attributes in self.tags if found == tag]

    def text_of(self, tag: str) -> list[str]:
        return [self.inside.get(place, "") for place, (found, _) in enumerate(self.tags) if found == tag]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @property
    def text(self) -> str:
        return " ".join(self.words)


def control(found: Reader, name: str) -> Attributes:
    return next(attributes for _, attributes in found.tags if attributes.get("name") == name)


def chosen(found: Reader, name: str) -> list[str]:
    return [each["value"] for each in found.named("input") if each.get("name") == name and "checked" in each]


# Completeness


def test_every_page_that_a_view_names_has_a_template_and_is_tested_here() -> None:
    source = "".join(path.read_text() for path in ENTRYPOINTS.glob("*.py"))
    named = set(re.findall(r"""(?:\bpage=|\b_page\()"(\w+)\"""", source))
    templates = {path.stem for path in (ENTRYPOINTS / "pages" / "templates").glob("*.html")}
    assert named == templates - {"base", "macros"}
    assert named == {page for page, _ in states(FRIENDLY).values()}


def test_every_code_that_a_page_may_meet_has_words() -> None:
    events = {"submit", *Action, *ReplyAction}
    assert set(phrases.EVENTS) == set(phrases.OWN_EVENTS) == events
    laws = (REVIEW_LAW.steps, REPLY_LAW.steps, ORGANISATION_LAW.steps)
    choices = {action for law in laws for (_, action), step in law.items() if Party.EDITOR in step.by}
    assert set(phrases.ACTIONS) == choices
    assert set(phrases.ACTORS) == set(Party)
    assert set(phrases.OWN_STATUSES) == set(Status)
    assert set(phrases.OWN_REPLY_STATUSES) == set(ReplyStatus)
    assert set(phrases.EMAIL_STATUSES) == set(EmailStatus)
    assert set(phrases.TONES) == {each.tone for each in WRITING_HELP}
    assert set(phrases.RUN_KINDS) == set(RunKind)
    assert set(phrases.VERDICTS) == set(Verdict)
    assert set(phrases.HOLDS) == set(Hold)
    assert set(phrases.FRESHNESS) == {"ok", "warning", "breach"}
    assert list(phrases.COUNTS) == [field.name for field in dataclasses.fields(Counts)]
    assert set(phrases.ADVICE) == {kind.code for kind in every_refusal()}


def test_a_refusal_newer_than_the_table_of_advice_still_gets_a_page() -> None:
    class Newer(Refusal):
        code = "newer"
        message = "Dat gaat niet."

    text = rendered("refusal", {"refusal": Newer(), "status": 418})
    assert "Dat gaat niet." in text
    assert "newer" not in text
    assert "418" not in text


# Well made


@EACH_WORDING
@EACH_STATE
def test_a_page_is_well_formed(state: str, said: str) -> None:
    found = Reader(all_rendered(said)[state])
    assert found.faults == []
    assert len(found.ids) == len(set(found.ids))
    assert found.named("html") == [{"lang": "nl"}]
    assert len(found.named("h1")) == 1
    assert found.text_of("h1")[0].strip()
    (title,) = found.text_of("title")
    assert title.removesuffix("Waarderingsplatform").strip(" \u2013").strip()


@EACH_WORDING
@EACH_STATE
def test_what_refers_to_an_id_finds_it(state: str, said: str) -> None:
    found = Reader(all_rendered(said)[state])
    named = chain.from_iterable(
        attributes.get(name, "").split()
        for _, attributes in found.tags
        for name in ("for", "aria-describedby", "aria-labelledby")
    )
    linked = (each["href"][1:] for each in found.named("a") if each["href"].startswith("#"))
    assert set(chain(named, linked)) <= set(found.ids)


@EACH_STATE
def test_every_control_has_a_label_and_every_button_says_what_it_does(state: str) -> None:
    found = Reader(all_rendered(FRIENDLY)[state])
    pointed_at = {each.get("for") for each in found.named("label")}
    for attributes in chain.from_iterable(found.named(tag) for tag in ("input", "select", "textarea")):
        hidden = attributes.get("type") == "hidden"
        assert hidden or attributes in found.labelled or attributes.get("id") in pointed_at
    for words in (*found.text_of("button"), *found.text_of("legend"), *found.text_of("summary"), *found.text_of("a")):
        assert words.strip()


@EACH_STATE
def test_headings_never_skip_a_level(state: str) -> None:
    found = Reader(all_rendered(FRIENDLY)[state])
    levels = [int(tag[1]) for tag, _ in found.tags if re.fullmatch(r"h[1-6]", tag)]
    after_h1 = levels[levels.index(1) :]
    assert all(lower - upper <= 1 for upper, lower in pairwise(after_h1))


@EACH_WORDING
@EACH_STATE
def test_a_page_obeys_the_strict_content_policy(state: str, said: str) -> None:
    found = Reader(all_rendered(said)[state])
    assert not {"script", "style", "iframe", "object", "embed", "base"} & {tag for tag, _ in found.tags}
    for _, attributes in found.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action"):
            assert re.match(r"(/|#|https?://|tel:|data:image/svg|$)", attributes.get(name, ""))
    assert all(each["action"].startswith("/") for each in found.named("form"))


@EACH_STATE
def test_hostile_words_stay_words(state: str) -> None:
    html = all_rendered(HOSTILE)[state]
    assert "<script" not in html
    assert "<img" not in html
    assert str(1234 * 4321) not in html
    tags = [[tag for tag, _ in Reader(text).tags] for text in (all_rendered(FRIENDLY)[state], html)]
    assert tags[0] == tags[1]


@EACH_STATE
def test_no_code_shows_on_a_page(state: str) -> None:
    found = Reader(all_rendered(FRIENDLY)[state])
    texts = chain([found.text], (each.get("value", "") for each in found.named("button")))
    kinds = (
        RunKind,
        Verdict,
        Hold,
        Phase,
        Action,
        ReplyAction,
        Status,
        ReplyStatus,
        Sector,
        Capacity,
        QueueKind,
        EmailStatus,
        Participation,
        Party,
    )
    codes: set[str] = {str(code) for kind in kinds for code in kind} | {rule.code for rule in CODE_OF_CONDUCT}
    codes |= {kind.code for kind in every_refusal()} | {tone.tone for tone in WRITING_HELP}
    codes |= {"submit", "shared_origin", "None", "True", "False", "null", "meals", "aspect_ratings"}
    seen = {word for text in texts for word in re.findall(r"\w+", text)}
    assert not codes & seen


@EACH_STATE
def test_the_register_is_named_as_its_licence_asks(state: str) -> None:
    words = "Bevat data die ter beschikking worden gesteld door de Vlaamse overheid (www.desocialekaart.be)."
    assert words in all_rendered(FRIENDLY)[state]


@EACH_STATE
def test_only_editors_see_the_way_to_the_console(state: str) -> None:
    page, _ = states(FRIENDLY)[state]
    found = Reader(all_rendered(FRIENDLY)[state])
    sign_out = [each for each in found.named("form") if each["action"] == "/editor/sign-out"]
    assert len(sign_out) == (page in EDITORS_PAGES)
    assert all(each["method"] == "post" for each in sign_out)


@EACH_STATE
def test_only_public_pages_may_be_indexed(state: str) -> None:
    page, _ = states(FRIENDLY)[state]
    found = Reader(all_rendered(FRIENDLY)[state])
    hidden = any(each.get("content") == "noindex" for each in found.named("meta"))
    assert hidden == (page not in {"start", "organisations", "organisation", "reviews"})


# Forms


def test_the_form_to_write_sends_exactly_what_the_route_takes() -> None:
    found = Reader(rendered("write", write("De Boomgaard")))
    sent = {each["name"] for tag in ("input", "select", "textarea") for each in found.named(tag) if "name" in each}
    assert sent == {
        "organisation_id",
        "text",
        "aspect_ratings.meals",
        "aspect_ratings.room",
        "aspect_ratings.contact",
        "capacity",
        "experienced",
        "on_behalf",
        "author.first_name",
        "author.last_name",
        "author.email",
        "consent",
    }
    assert not [each for each in found.named("input") if "checked" in each]
    options = [each["value"] for each in found.named("option")]
    assert options[:3] == ["", "2026-11", "2026-10"]
    assert options[-1] == "2023-11"
    assert len(options) == 1 + 37


def test_what_the_form_sends_is_what_the_schema_reads() -> None:
    body = (
        "organisation_id=o1&text=De+zorg+was+altijd+warm+en+vlot.&aspect_ratings.meals=4&aspect_ratings.room=null"
        "&capacity=relative&experienced=2026-09&on_behalf=true&author.first_name=An&author.last_name=Maes"
        "&author.email=an%40post.example&consent=true"
    )
    read = reading.read(schemas.ReviewIn, reading.read_form(body.encode()), as_text=True)
    assert read.aspect_ratings == {"meals": 4, "room": None}
    assert (read.consent, read.on_behalf) == (True, True)


@EACH_WORDING
def test_nothing_typed_is_lost_when_something_is_wrong(said: str) -> None:
    said = f"\n  {said}\n\n"  # also the line breaks around it
    found = Reader(rendered("write", write("x", typed=typed_review(said), errors=WRITE_ERRORS)))
    (text,) = found.text_of("textarea")
    assert text.removeprefix("\n") == said
    for name in ("author.first_name", "author.last_name", "author.email"):
        assert control(found, name)["value"] == said
    assert chosen(found, "aspect_ratings.meals") == ["4"]
    assert chosen(found, "aspect_ratings.room") == ["null"]
    assert chosen(found, "aspect_ratings.contact") == []
    assert chosen(found, "capacity") == ["parent"]
    assert chosen(found, "on_behalf") == ["true"]
    assert chosen(found, "consent") == ["true"]
    assert [each["value"] for each in found.named("option") if "selected" in each] == ["2026-03"]


def test_every_wrong_field_is_linked_to_and_says_what_is_wrong() -> None:
    found = Reader(rendered("write", write("x", typed=typed_review("y"), errors=WRITE_ERRORS)))
    links = {each["href"] for each in found.named("a") if each["href"].startswith("#")}
    assert links == {
        "#inhoud",
        "#text",
        "#experienced",
        "#capacity",
        "#on_behalf",
        "#aspect_ratings-meals",
        "#author-first_name",
        "#author-last_name",
        "#author-email",
        "#consent",
    }
    assert "Dit veld kennen we niet." in found.text  # nothing to link to, yet said
    for name in ("text", "experienced", "author.email", "consent"):
        assert control(found, name)["aria-invalid"] == "true"
        assert f"{phrases.field_id(name)}-error" in control(found, name)["aria-describedby"]
    assert found.text_of("title")[0].startswith("Fout: ")


def test_a_revision_starts_from_what_was_written_and_after_an_error_from_what_was_typed() -> None:
    fresh = Reader(rendered("manage", manage(managed("Oud", Status.RETURNED))))
    assert fresh.text_of("textarea")[0].strip() == "Oud"
    assert (chosen(fresh, "aspect_ratings.meals"), chosen(fresh, "aspect_ratings.room")) == (["4"], ["null"])
    typed = {"action": "revise", "text": "", "aspect_ratings": {"meals": "2"}}
    again = Reader(
        rendered("manage", manage(managed("Oud", Status.RETURNED), typed=typed, errors={"text": "Vul dit in."}))
    )
    assert again.text_of("textarea")[0].strip() == ""
    assert (chosen(again, "aspect_ratings.meals"), chosen(again, "aspect_ratings.room")) == (["2"], [])


def test_a_returned_reply_starts_from_what_was_written_and_after_an_error_from_what_was_typed() -> None:
    fresh = Reader(rendered("reply", reply("Oud", ReplyStatus.RETURNED)))
    assert fresh.text_of("textarea")[0].strip() == "Oud"
    again = Reader(rendered("reply", reply("Oud", ReplyStatus.RETURNED, typed="", errors={"text": "Vul dit in."})))
    assert again.text_of("textarea")[0].strip() == ""


@pytest.mark.parametrize("status", list(Status))
def test_an_author_is_offered_what_the_law_allows(status: Status) -> None:
    found = Reader(rendered("manage", manage(managed("x", status))))
    offered = {each["value"] for each in found.named("input") if each["name"] == "action"}
    assert offered == set(REVIEW_LAW.allowed(status, Party.AUTHOR)) - {Action.CONFIRM}


@pytest.mark.parametrize("status", list(ReplyStatus))
def test_an_organisation_can_write_only_where_a_reply_is_taken(status: ReplyStatus) -> None:
    found = Reader(rendered("reply", reply("x", status)))
    takes = ReplyAction.SUBMIT in REPLY_LAW.allowed(status, Party.ORGANISATION)
    assert len(found.named("textarea")) == takes


@pytest.mark.parametrize(
    ("page", "words", "action"),
    [
        ("confirm", states(FRIENDLY)["confirm"][1], f"/confirm/{TOKEN}"),
        ("session", {"token": TOKEN}, f"/editor/session/{TOKEN}"),
    ],
)
def test_a_form_with_one_button_sends_nothing_else(page: str, words: Words, action: str) -> None:
    found = Reader(rendered(page, words))
    (form,) = found.named("form")
    assert (form["method"], form["action"]) == ("post", action)
    assert not found.named("input")
    assert not [each for each in found.named("button") if "name" in each]


def test_the_two_forms_of_an_editor_go_to_two_routes_with_the_version_on_the_screen() -> None:
    found = Reader(rendered("editor_review", editor_review(to_decide("x", Status.PUBLISHED, ReplyStatus.PENDING))))
    actions = [each["action"] for each in found.named("form")]
    assert actions == ["/editor/sign-out", "/editor/reviews/r1/decisions", "/editor/replies/r1/decisions"]
    assert [each["value"] for each in found.named("input") if each["name"] == "version"] == ["7", "7"]
    offered = [each["value"] for each in found.named("input") if each["name"] == "action"]
    assert offered == ["suspend", "remove", "approve", "return", "reject"]


@pytest.mark.parametrize(("deciding", "place"), [("review", 0), ("reply", 1)])
def test_what_an_editor_typed_comes_back_in_the_form_it_was_typed_in(deciding: str, place: int) -> None:
    found = to_decide("x", Status.PUBLISHED, ReplyStatus.PUBLISHED)
    typed = {"action": "remove", "explanation": "Namen."}
    words = editor_review(found, typed=typed, errors={"rule": "Kies."}, deciding=deciding)
    read = Reader(rendered("editor_review", words))
    texts = [text.strip() for text in read.text_of("textarea")]
    assert texts[place] == "Namen."
    assert texts[1 - place] == ""
    assert f"#{deciding}-rule" in {each["href"] for each in read.named("a")}


def test_an_editor_reads_what_each_decision_asks_for() -> None:
    pending = Reader(rendered("editor_review", editor_review(to_decide("x", Status.PENDING)))).text
    assert pending.count("Vraagt een regel en een uitleg.") == 2  # return, reject
    assert pending.count("Vraagt een uitleg.") == 1  # escalate
    escalated = Reader(rendered("editor_review", editor_review(to_decide("x", Status.ESCALATED)))).text
    assert "een andere redacteur" in escalated


def test_what_a_run_holds_goes_on_or_not_with_one_explanation() -> None:
    found = Reader(rendered("sync_run", {"found": run("x", Verdict.PARTIAL, held=True), "errors": {}}))
    form = found.named("form")[-1]
    assert form["action"] == "/editor/sync-runs/s1/dismiss"
    assert [each.get("formaction", "") for each in found.named("button")][-2:] == ["/editor/sync-runs/s1/approve", ""]
    assert [each["name"] for each in found.named("textarea")] == ["explanation"]


def test_an_organisation_leaves_only_with_an_explanation() -> None:
    found = Reader(rendered("editor_organisations", editor_organisations("De Boomgaard")))
    asked = {each["id"]: "required" in each for each in found.named("textarea")}
    assert {required for name, required in asked.items() if name.endswith("enrol")} == {False}
    assert {required for name, required in asked.items() if name.endswith("leave")} == {True}


# What pages say


@pytest.mark.parametrize(
    ("website", "link"),
    [
        ("https://www.boomgaard.example/a?b=c", "https://www.boomgaard.example/a?b=c"),
        ("HTTP://boomgaard.example", "HTTP://boomgaard.example"),
        ("www.boomgaard.example", "https://www.boomgaard.example"),
        ("boomgaard.example/over-ons", "https://boomgaard.example/over-ons"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)//a.be", ""),
        ("data:text/html,x", ""),
        ("//evil.example", ""),
        ("https://", ""),
        ("https://a b.example", ""),
        ("info@boomgaard.example", ""),
        ("https://bank.be@evil.example", ""),
        ("geen", ""),
        ("", ""),
    ],
)
def test_a_website_is_a_link_only_where_it_is_a_web_address(website: str, link: str) -> None:
    words: Words = {"found": organisation("x", website=website), "reviews": [], "next": None}
    found = Reader(rendered("organisation", words))
    external = [each["href"] for each in found.named("a") if "nofollow" in each.get("rel", "")]
    assert external == ([link] if link else [])


def test_a_score_shows_with_a_comma_its_number_of_reviews_and_how_it_is_made() -> None:
    words: Words = {"found": organisation("x"), "reviews": [], "next": None}
    text = " ".join(Reader(rendered("organisation", words)).text.split())
    assert "4,2 op 5" in text
    assert "Uit 12 waarderingen" in text
    assert FORMULA in text


def test_below_the_threshold_there_is_no_figure_and_no_distribution() -> None:
    words: Words = {"found": organisation("x", summary=too_few(3)), "reviews": [], "next": None}
    found = Reader(rendered("organisation", words))
    assert "Nog te weinig waarderingen voor een cijfer (minstens 5)" in found.text
    assert not found.named("table")


@pytest.mark.parametrize("taking_part", [True, False])
def test_only_where_an_organisation_takes_part_one_can_write(*, taking_part: bool) -> None:
    words: Words = {"found": organisation("x", taking_part=taking_part), "reviews": [], "next": None}
    found = Reader(rendered("organisation", words))
    assert ("/organisations/o1/write" in {each["href"] for each in found.named("a")}) == taking_part
    assert ("neemt niet deel" in found.text) != taking_part


def test_a_next_page_keeps_what_was_asked_and_hides_nothing_in_the_cursor() -> None:
    _, words = states("a&b=c")["organisations, asked"]
    (link,) = [
        each["href"] for each in Reader(rendered("organisations", words)).named("a") if each.get("rel") == "next"
    ]
    assert link == "/organisations?q=a%26b%3Dc&sector=child_care&postal_code=a%26b%3Dc&limit=50&all=true&cursor=c%262"


def test_a_reply_page_gives_every_rating_in_figures_and_words() -> None:
    text = " ".join(Reader(rendered("reply", reply("Eten", ReplyStatus.NONE))).text.split())
    assert "4 op 5 goed" in text
    assert "niet van toepassing" in text
    assert "niet beoordeeld" in text


def test_the_page_for_writing_names_who_helps_in_an_emergency() -> None:
    found = Reader(rendered("write", write("x")))
    assert {"tel:112", "tel:1712", "tel:1813"} <= {each["href"] for each in found.named("a")}


def test_a_page_that_is_not_found_tells_nothing_of_how_it_was_made() -> None:
    text = Reader(rendered("refusal", {"refusal": NotFound(), "status": 404})).text
    assert "404" not in text
    assert "We vinden deze pagina niet" in text


@pytest.mark.parametrize("scale", [Scale(min=1, max=5), Scale(min=1, max=10), Scale(min=0, max=3)])
def test_the_ends_of_every_scale_have_words(scale: Scale) -> None:
    marks = range(scale.min, scale.max + 1)
    words = [phrases.mark_words(mark, scale) for mark in marks]
    assert (words[0], words[-1]) == ("heel slecht", "heel goed")


# The style sheet


def tokens(css: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colours in light and in dark."""
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#\w{6})", block)) for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    )
    return light, {**light, **dark}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_colours_hold_wcag_aa(mode: int) -> None:
    colours = tokens(pages.style_sheet())[mode]
    grounds = ("ground", "surface", "tint", "note")
    text = [(ink, ground) for ink in ("ink", "soft", "brand", "brand-deep", "wrong") for ground in grounds]
    text += [("brand-ink", "brand"), ("brand-ink", "brand-deep"), ("surface", "wrong")]
    edges = [(edge, ground) for edge in ("edge", "focus", "brand") for ground in grounds]
    assert {pair for pair in text if contrast(*(colours[name] for name in pair)) < 4.5} == set()
    assert {pair for pair in edges if contrast(*(colours[name] for name in pair)) < 3} == set()


def test_the_style_sheet_is_small_and_fetches_nothing() -> None:
    css = pages.style_sheet()
    assert len(css.encode()) < 10 * 1024
    assert "url(" not in css
    assert "@import" not in css


def test_the_style_sheet_has_no_rule_for_what_no_page_uses() -> None:
    html = "".join(chain.from_iterable(all_rendered(said).values() for said in (FRIENDLY, HOSTILE)))
    used = set(chain.from_iterable(found.split() for found in re.findall(r'class="([^"]*)"', html)))
    rules = re.sub(r"/\*.*?\*/", "", pages.style_sheet(), flags=re.DOTALL)
    styled = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{[^{}]*\}", "{}", rules)))
    assert styled <= used
