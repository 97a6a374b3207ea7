"""Hints: while writing, which words may keep a review from going online, and what to write instead."""

import pytest

from bench.texts.batteries import FOLDER, read
from chalicelib.domain.organisations.listing import SILENT, Address
from chalicelib.domain.signals.hints import GENERIC_REPLY, MAX_HINTS, author_hints
from chalicelib.domain.signals.words import Written, hints_on_words, look_at_words
from tests.builders import listing
from tests.domain.signals.cases import WOONZORG, assert_in_place


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (
            "Dokter Peeters was vriendelijk.",
            "personal_data",
            "Je noemt “Dokter Peeters”. Laat de naam weg: “de dokter” zegt genoeg.",
        ),
        (
            "De coördinator Sofie belde.",
            "personal_data",
            "Je noemt “coördinator Sofie”. Laat de naam weg: “de coördinator” zegt genoeg.",
        ),
        (
            "Luc, de directeur, luistert.",
            "personal_data",
            "Je noemt “Luc”. Laat de naam weg: “de directeur” zegt genoeg.",
        ),
        (
            "Mijn moeder Maria is tevreden.",
            "personal_data",
            "Je noemt “moeder Maria”. Laat de naam weg: “mijn moeder” zegt genoeg.",
        ),
        (
            "Meneer Janssens hielp.",
            "personal_data",
            (
                "Je noemt “Meneer Janssens”. Laat namen weg, ook die van jezelf. "
                "Schrijf bijvoorbeeld “ik”, “een medewerker” of “een bewoner”."
            ),
        ),
        (
            "Bel 0475 12 34 56.",
            "personal_data",
            "“0475 12 34 56” lijkt een telefoonnummer. Haal het weg: een waardering is anoniem.",
        ),
        (
            "Mail an@telenet.be.",
            "personal_data",
            "“an@telenet.be” is een e-mailadres. Haal het weg: een waardering is anoniem.",
        ),
        (
            "Nummer 85.07.30-033.28.",
            "personal_data",
            "“85.07.30-033.28” lijkt een rijksregisternummer. Haal het weg: zo kan niemand er misbruik van maken.",
        ),
        (
            "Op BE68 5390 0754 7034.",
            "personal_data",
            "“BE68 5390 0754 7034” lijkt een rekeningnummer. Haal het weg: zo kan niemand er misbruik van maken.",
        ),
        (
            "Zie www.voorbeeld.be voor meer.",
            "links_and_advertising",
            "Je zet een link in je tekst: “www.voorbeeld.be”. Vertel liever zelf wat je meemaakte.",
        ),
        (
            "HET ETEN IS ALTIJD IJSKOUD",
            "all_capitals",
            (
                "Je schrijft “HET ETEN IS ALTIJD IJSKOUD” in hoofdletters. "
                "Gewone letters lezen vlotter en klinken vriendelijker."
            ),
        ),
    ],
)
def test_a_hint_says_which_words_and_what_to_do(text: str, code: str, message: str) -> None:
    hints = author_hints(text)
    assert [(hint.code, hint.message_nl) for hint in hints] == [(code, message)]
    assert_in_place(tuple(hint.passage for hint in hints), text)


@pytest.mark.parametrize(
    "text",
    [
        "Ik ben Karel Wouters en mijn moeder woont er drie jaar.",
        "Mijn naam is Sofie Maes. We voelden ons welkom.",
        "Iedereen was vriendelijk. Groeten, Karel Wouters",
    ],
)
def test_an_author_who_names_themselves_is_not_taken_for_staff(text: str) -> None:
    (hint,) = author_hints(text)
    assert "ook die van jezelf" in hint.message_nl
    assert "“ik”" in hint.message_nl


@pytest.mark.parametrize(
    "text",
    [
        "De dokter kwam meteen en de zuster ook.",
        "Het WZC werkt samen met het OCMW.",
        "Mijn broer werd voor debiel uitgescholden.",  # which tells of the care
        "Hij zei dat hij haar zou slaan.",
        "",
    ],
)
def test_where_a_hint_would_not_help_there_is_none(text: str) -> None:
    assert author_hints(text) == ()


def test_the_organisations_own_name_and_site_draw_no_hint() -> None:
    text = "Onthaalmoeder Carine Maes is goud waard, zie www.wzcsintjozef.example."
    assert len(author_hints(text)) == 2
    assert [hint.code for hint in author_hints(text, listing=WOONZORG)] == ["personal_data"]
    assert [hint.code for hint in author_hints(text, listing=listing(name="Onthaalouder Carine Maes"))] == [
        "links_and_advertising"
    ]


def test_hints_come_in_the_order_of_the_text_and_stop_at_ten() -> None:
    text = "Zie www.een.be. " + "Dokter Peeters kwam. " * 15
    hints = author_hints(text)
    assert len(hints) == MAX_HINTS == 10
    assert hints[0].code == "links_and_advertising"
    assert [hint.passage.start for hint in hints] == sorted(hint.passage.start for hint in hints)


def test_a_long_passage_is_shortened_in_the_message_only() -> None:
    text = "HET ETEN IS ALTIJD KOUD EN HET IS ALTIJD TE LAAT EN NIEMAND LUISTERT NAAR ONS"
    [hint] = author_hints(text)
    assert hint.passage.text == text
    assert "…”" in hint.message_nl


def test_braces_in_a_text_are_only_braces() -> None:
    text = "Zie www.een.be/{}{0}{x} hier."
    assert "www.een.be/{}{0}{x}" in author_hints(text)[0].message_nl


@pytest.mark.parametrize(
    ("text", "numbers", "passage"),
    [
        ("Mijn vader werd geslagen.", ("1712", "101", "112", "102"), "geslagen"),
        ("Mijn moeder wil niet meer leven sinds ze daar woont.", ("1813", "102", "112"), "wil niet meer leven"),
    ],
    ids=["a crime", "despair"],
)
def test_where_the_words_ask_for_help_the_numbers_come_first(text: str, numbers: tuple[str, ...], passage: str) -> None:
    first = author_hints(f"{text} Dokter Peeters was vriendelijk.")[0]
    assert first.code == "help_line"
    assert passage in first.passage.text
    assert all(number in first.message_nl for number in numbers)


def test_each_kind_of_help_is_named_once() -> None:
    hints = author_hints("Mijn vader werd geslagen. Hij werd ook mishandeld. Ik wil niet meer leven. Ik wil dood.")
    assert [each.code for each in hints] == ["help_line", "help_line"]


def test_words_that_deny_it_call_for_no_help() -> None:
    assert author_hints("Er was nooit sprake van mishandeling, en mama was doodgraag op de dansnamiddag.") == ()


@pytest.mark.parametrize(
    ("text", "code", "passage"),
    [
        ("Wat een klootzak is dat.", "improper_language", "klootzak"),
        ("Ik kom jullie allemaal afmaken.", "threat", "Ik kom jullie allemaal afmaken"),
    ],
)
def test_whoever_insults_or_threatens_hears_it_before_an_editor_does(text: str, code: str, passage: str) -> None:
    """Nobody has to guess what holds a text up; whoever means it sends it as it is, and the signal stays."""
    (hint,) = [each for each in author_hints(text, listing=WOONZORG) if each.code != "help_line"]
    assert (hint.code, hint.passage.text in passage or passage in hint.passage.text) == (code, True)


OWN = listing(phone="09 000 00 00", email="onthaal@avondrust.example", website="https://avondrust.example")


@pytest.mark.parametrize(
    "text",
    [
        "Je bereikt ons op 09 000 00 00 of via onthaal@avondrust.example.",
        "Bel gerust naar de dienst op 09 266 55 44, we horen graag je verhaal.",
        "Mail an.claes@avondrust.example, dan spreken we af.",
    ],
)
def test_an_organisation_may_say_in_its_reply_how_it_is_reached(text: str) -> None:
    assert [each for each in hints_on_words(text, Written.REPLY, OWN) if each.code != GENERIC_REPLY] == []
    assert not {"personal_data", "links_and_advertising"} & {
        each.code for each in look_at_words(text, Written.REPLY, OWN)
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bel haar dochter op 0475 12 34 56.", "gsm-nummer"),
        ("Mail haar dochter via dochter@post.example.", "geen e-mailadres van je organisatie"),
        ("Nummer 85.07.30-033.28 is van haar.", "rijksregisternummer"),
    ],
)
def test_what_is_a_persons_is_held_against_a_reply_too(text: str, said: str) -> None:
    (hint,) = [each for each in hints_on_words(text, Written.REPLY, OWN) if each.code != GENERIC_REPLY]
    assert said in hint.message_nl
    assert "waardering is anoniem" not in hint.message_nl


def test_in_a_review_such_a_line_is_still_pointed_out() -> None:
    assert hints_on_words("Bel gerust naar 09 266 55 44.", Written.REVIEW, OWN)


def test_a_listing_only_takes_signs_away() -> None:
    """A reply without any beside a silent listing is not looked at beside its organisation's own."""
    own = listing(
        name="OCMW De Els VZW Peeters",
        address=Address(street="Peetersstraat", number="1", postal_code="9000", municipality="Gent"),
        email="els@huis.example.org",
        website="https://www.huis.example.org",
        phone="0470 12 34 56",
    )
    cases = [case for kind in read(FOLDER).values() for case in kind][::6]
    without_signs = [each.text for each in cases if not look_at_words(each.text, Written.REPLY, SILENT)]
    without_hints = [each.text for each in cases if not author_hints(each.text, listing=SILENT, by_house=True)]
    assert min(len(without_signs), len(without_hints)) > len(cases) / 3
    assert not any(look_at_words(text, Written.REPLY, own) for text in without_signs)
    assert not any(author_hints(text, listing=own, by_house=True) for text in without_hints)
