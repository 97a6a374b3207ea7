"""Check what pages say, and what they leave unsaid."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from chalicelib.adapters.dynamodb.projections.outbox import KEPT as MAILS_KEPT
from chalicelib.adapters.dynamodb.projections.similarity_index import ORIGIN_KEPT
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.organisations.themes import Scale
from chalicelib.domain.projections.integrity import Figures
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.reviews.score import THRESHOLD, review_score
from chalicelib.domain.rules.law import Need
from chalicelib.domain.rules.lifecycle import (
    ADDITION_LAW,
    REVIEW_LAW,
    OrganisationAction,
    OrganisationState,
    ReplyStatus,
)
from chalicelib.domain.rules.mails import LINK_LIFE, Purpose
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.dutch import captions, measures, phrases, refusals
from chalicelib.dutch.controllers import CONTROLLERS
from chalicelib.dutch.formatting import FORMULA
from chalicelib.entrypoints.pages.assets import asset
from chalicelib.entrypoints.pages.needs import organisation_choice
from chalicelib.entrypoints.schemas.editor_schemas import EditorOrganisationDetailOut
from chalicelib.entrypoints.schemas.public_schemas import ToConfirmOut
from chalicelib.entrypoints.site import transparency
from tests.entrypoints.openness.figure_words import integrity
from tests.entrypoints.pages.editor_page_words import editor_organisation, moderation_states, queue
from tests.entrypoints.pages.html_reading import Reader
from tests.entrypoints.pages.page_states import all_rendered, rendered, states
from tests.entrypoints.pages.page_words import FRIENDLY, NOW, Words, organisation, reply, too_few, write
from tests.entrypoints.pages.words.told_words import promise_check


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
    external = [
        each["href"]
        for each in found.named("a")
        if "external" in each.get("rel", "").split() and "openstreetmap" not in each["href"]
    ]
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
    assert ("neemt niet meer deel" in found.text) != taking_part  # what was told of it stays online


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


def test_nobody_is_asked_to_call_us_where_no_number_may_stand() -> None:
    """A stage needs no telephone number: who has one set is named by it, and all others by the contact page."""
    package = Path(phrases.__file__).parents[1]
    said = [*package.rglob("*.py"), *package.rglob("*.html"), *package.rglob("*.jinja")]
    assert [each.name for each in said if re.search(r"\bbel ons\b", each.read_text(), re.IGNORECASE)] == []


def test_a_page_that_is_not_found_tells_nothing_of_how_it_was_made() -> None:
    text = Reader(rendered("refusal", {"refusal": NotFound(), "status": 404})).text
    assert "404" not in text
    assert "We vinden deze pagina niet" in text


@pytest.mark.parametrize("scale", [Scale(min=1, max=5), Scale(min=1, max=10), Scale(min=0, max=3)])
def test_the_ends_of_every_scale_have_words(scale: Scale) -> None:
    marks = range(scale.min, scale.max + 1)
    words = [measures.mark_words(mark, scale) for mark in marks]
    assert (words[0], words[-1]) == ("heel slecht", "heel goed")


def test_every_sector_has_one_controller_and_the_statement_names_them_all() -> None:
    sectors = [sector for each in CONTROLLERS for sector in each.sectors]
    assert sorted(sectors) == sorted(Sector)
    text = Reader(rendered("privacy", {"found": transparency.statement()})).text
    assert all(each.name in text for each in CONTROLLERS)


def test_the_statement_promises_the_periods_that_the_code_keeps() -> None:
    periods = {each.how_long for each in transparency.statement().kept}
    assert f"{LINK_LIFE[Purpose.CONFIRM].days} dagen" in periods
    assert f"{ORIGIN_KEPT.days} dagen" in periods
    assert f"{MAILS_KEPT.days} dagen" in periods


def test_the_page_that_explains_the_score_works_its_example_out_by_the_rule() -> None:
    text = " ".join(Reader(rendered("score", {"found": transparency.scoring()})).text.split())
    assert "(5 + 4) gedeeld door 2" in text
    assert f"{review_score({'meals': 5, 'room': 4, 'privacy': None}) / 100:.1f}".replace(".", ",") in text
    assert f"Onder de {THRESHOLD} waarderingen" in text


def test_a_first_block_asks_for_no_other_editor() -> None:
    _, _, told = organisation_choice(OrganisationAction.BLOCK)
    assert "een uitleg" in told
    assert "andere redacteur" not in told
    assert "Twee redacteurs" in organisation_choice(OrganisationAction.WARN)[2]


def test_the_script_for_forms_puts_in_words_as_text_only() -> None:
    script = asset("forms.js")
    risky = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "fetch(", "http")
    assert [each for each in risky if each in script] == []


def test_a_bar_of_the_years_figures_is_the_share_that_the_words_beside_it_name() -> None:
    """One in twenty refused fills a twentieth of its row's bar, however few the row is about."""
    figures = Figures(
        {
            "received": 400,
            "confirmed_by_band.5": 400,
            "published_by_band.5": 400,
            "confirmed_by_band.1": 20,
            "published_by_band.1": 15,
            "rejected_by_band.1": 5,
            "removed_by_band.1": 10,
            "confirmed_by_band.2": 1,  # the others were confirmed a year before
            "rejected_by_band.2": 4,
            "removed_by_band.3": 1,  # of those confirmed this year none has this mark: there is no whole to be part of
            "rejected_by_rule.no_advertising": 3,
            "removed_by_rule.no_advertising": 3,
            "rejected_by_rule.an_older_rule": 6,
        }
    )
    text = rendered("integrity", integrity(figures))
    rows = re.findall(r'<span class="measure">([^<]*)<svg', text)
    bars = [
        [float(each) for each in re.findall(r'<rect(?: class="part-\d")?(?: x="[\d.]+")? width="([\d.]+)"', bar)]
        for bar in re.findall(r'<span class="measure">[^<]*(<svg.*?</svg>)', text, flags=re.DOTALL)
    ]
    shown = dict(zip((row.strip() for row in rows), bars, strict=True))
    assert shown == {
        "5 op 5": [100, 0, 0],
        "2 op 5": [0, 100, 0],
        "1 op 5": [25, 25, 50],
        "januari 2026": [0],
        "november 2026": [100],
        "Geen reclame": [50],
        "Een vroegere regel": [50],
    }


def test_a_block_that_a_second_editor_has_to_confirm_says_once_when_it_ends() -> None:
    blocked = next(at for at, each in enumerate(moderation_states("x")) if each.state is OrganisationState.BLOCKED)
    words = editor_organisation("x", blocked)
    found = words["found"]
    assert isinstance(found, EditorOrganisationDetailOut)
    unconfirmed = replace(found, block_unconfirmed=True, blocked_until=NOW)
    text = " ".join(Reader(rendered("editor_organisation", {**words, "found": unconfirmed})).text.split())
    assert "Bevestigt niemand dat, dan stopt de blokkade vanzelf op 22 november 2026" in text
    assert "De blokkade loopt" not in text
    assert "De blokkade stopt pas" not in text


def test_the_queue_offers_each_order_once() -> None:
    found = Reader(rendered("queue", queue("x", QueueKind.ORGANISATION)))
    orders = [each["value"] for each in found.named("option")][: len(captions.ORDERS)]
    assert orders == list(captions.ORDERS)  # and no empty one: it would be the first again


@pytest.mark.parametrize(("says", "said"), [(None, ""), ("yes", "Ja, dat klopt"), ("no", "Nee, dat klopt niet")])
def test_an_author_sees_which_answer_they_gave_about_a_promise(says: str | None, said: str) -> None:
    found = Reader(rendered("promise_check", promise_check("een bank", says)))
    buttons = dict(zip(found.text_of("button"), found.named("button"), strict=True))
    main = {words for words, each in buttons.items() if "quiet" not in each["class"].split()}
    assert main == ({said} if says else set(buttons))
    assert not says or f"Je antwoordde “{said}”." in found.text


def test_an_editor_reads_of_nobody_elses_limits_beside_a_choice() -> None:
    """Who typed a review in is never offered to decide on it: whoever reads a choice may make it."""
    needs = [step.needs for law in (REVIEW_LAW, ADDITION_LAW) for step in law.steps.values()]
    assert any(Need.NOT_WHO_TYPED in each for each in needs)
    assert [said for said in map(phrases.asked, needs) if "intyp" in said] == []


@pytest.mark.parametrize(("length", "leads"), [(400, False), (4_000, True)])
def test_below_a_long_text_lies_a_button_to_which_a_link_leads(length: int, *, leads: bool) -> None:
    text = ("Het eten is lekker. " * 200)[:length]
    found = ToConfirmOut(review_id="r1", status="unconfirmed", organisation="De Linde", text=text)
    page = Reader(rendered("confirm", {"found": found, "token": "t"}))
    (form,) = [each for each in page.named("form") if each["action"].startswith("/confirm/")]
    assert (f"#{form['id']}" in [each.get("href") for each in page.named("a")]) is leads


def test_a_note_sends_nobody_to_a_button_that_looks_like_a_link() -> None:
    for state, html in all_rendered(FRIENDLY).items():
        assert not re.search("knop .Wijzig", html), state
    assert re.search("kies .Wijzig. naast wat je schreef", all_rendered(FRIENDLY)["check, warned"])


def test_words_are_quoted_as_in_print() -> None:
    for state, html in all_rendered(FRIENDLY).items():
        text = " ".join(Reader(re.sub(r"<textarea\b.*?</textarea>", "", html, flags=re.DOTALL)).text.split())
        assert not re.search(r'[\s(]"\w[^"]{0,40}"', text), state


def test_what_was_refused_does_not_look_like_a_success() -> None:
    for state in ("manage, rejected", "manage, removed", "reply, rejected", "reply, removed"):
        assert re.search(r'class="panel state off"', all_rendered(FRIENDLY)[state]), state
    assert not re.search(r'class="panel state off"', all_rendered(FRIENDLY)["manage, published"])


def test_names_keep_their_capitals_and_addresses_none() -> None:
    given = {
        each.get("name"): each.get("autocapitalize")
        for each in Reader(rendered("write", write("De Linde"))).named("input")
    }
    assert (given["author.first_name"], given["author.last_name"], given["author.email"]) == ("words", "words", "none")


@pytest.mark.parametrize("state", ["write", "type_in"])
def test_who_helped_is_chosen_among_words_that_all_begin_alike(state: str) -> None:
    html = all_rendered(FRIENDLY)[state]
    (choices,) = re.findall(r'<select id="helped_by".*?</select>', html, re.DOTALL)
    said = re.findall(r"<option[^>]*>([^<]*)<", choices)
    assert len(said) > 2
    assert [each for each in said if not each[0].isupper()] == []


def test_whoever_types_a_review_in_reads_of_each_missing_answer_what_to_do() -> None:
    assert set(refusals.REVIEW_FORM) - {"author.email"} <= set(refusals.TYPED_FORM)
