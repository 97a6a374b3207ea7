"""Letters: every mail to an author on paper, without the review's words; to the house itself without saying of what."""

from dataclasses import replace

import pytest

from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.conduct import NEVER_TOLD
from infra.local.mailbox.letters import AT_HOME, BY_POST, LETTERS, LetterWorld
from infra.local.mailbox.samples import EXPLANATION, PASSAGE, REPLY_TEXT, SITE, TEXT, WORLDS, K
from tests.adapters.mails.mail_worlds import WITH_RULE
from tests.for_each import for_each

SENTENCE = TEXT.split("\n\n", maxsplit=1)[0]


@for_each("letter", LETTERS)
def test_a_letter_holds_no_word_of_the_review_and_no_link(letter: LetterWorld) -> None:
    told = replace(letter, explanation=f"Je schrijft: {SENTENCE} Dat klopt niet.")
    rendered = told.rendered()
    whole = f"{rendered.subject}\n{rendered.text}\n{rendered.html}"
    assert not [each for each in (SENTENCE, PASSAGE, REPLY_TEXT, "/manage/", "<a ", "een mail") if each in whole]
    opens = letter.kind not in {K.REVIEW_ERASED, K.REVIEW_UNDECIDED}
    assert str(told.composed().context["code"]) in rendered.text
    assert ("/code" in rendered.text) is opens


@for_each("letter", LETTERS)
def test_a_letter_is_addressed_to_its_reader_alone(letter: LetterWorld) -> None:
    composed = letter.composed()
    address = composed.context["address"]
    assert composed.by_post
    assert isinstance(address, tuple)
    assert address[0] == "Godelieve Vanhoutte"
    assert AT_HOME.listing.name not in str(address)


def test_every_mail_to_an_author_has_a_letter_but_those_that_confirm() -> None:
    kinds = {each.kind for each in WORLDS if each.to == "author"}
    assert {each.kind for each in LETTERS} == kinds - {K.CONFIRM_REVIEW, K.CONFIRM_REMINDER}


def test_a_statement_of_reasons_is_whole_on_paper_too() -> None:
    for each in LETTERS:
        if each.kind in WITH_RULE and each.author is BY_POST and each.rule not in NEVER_TOLD:
            text = each.rendered().text
            assert "Geen persoonsgegevens" in text
            assert EXPLANATION.splitlines()[0] in text


def test_to_the_house_itself_a_letter_says_that_there_is_news_and_no_more() -> None:
    house = replace(BY_POST, postal_address="Lindestr. 12 bus 4, B-2590 BERLAAR")
    said = set()
    for each in LETTERS:
        rendered = replace(each, author=house).rendered()
        words = f"{rendered.subject} {rendered.text}".replace("Waarderingsplatform", "").lower()
        assert not [word for word in ("waardering ", "ter linden", "persoonsgegevens", "bezwaar") if word in words]
        said.add(rendered.text)
    assert len(said) == 2  # with a code, and without


@pytest.mark.parametrize("kind", [K.REVIEW_REJECTED, K.REVIEW_ESCALATED])
def test_what_tells_of_a_crime_is_in_no_letter(kind: K) -> None:
    letter = next(each for each in LETTERS if each.kind is kind and each.author is BY_POST)
    text = replace(letter, rule="suspected_crime", explanation="Je vertelt over slagen.").rendered().text
    assert "slagen" not in text
    assert "misdrijf" not in text


# What a letter owes its reader as much as the mail does: where else one can go (DSA 17, 3f), and what a computer found.
OWED = ("Kun je ook ergens anders terecht?", "Dit vond de automatische controle:", "ook het antwoord op je bezwaar")


@for_each("letter", [each for each in LETTERS if each.author is BY_POST])
def test_a_letter_owes_its_reader_what_the_mail_does(letter: LetterWorld) -> None:
    mail = next(each for each in WORLDS if f"letter-{each}" == str(letter)).rendered().text
    paper = letter.rendered().text
    said = [[each for each in OWED if each in " ".join(text.split())] for text in (mail, paper)]
    assert said[1] == said[0]


def test_only_what_an_editor_erased_says_where_else_one_can_go() -> None:
    erased = next(each for each in LETTERS if each.kind is K.REVIEW_ERASED)
    assert OWED[0] in erased.rendered().text
    assert OWED[0] not in replace(erased, by=Actor.AUTHOR).rendered().text


def test_no_letter_asks_for_what_is_over_before_it_arrives_or_says_to_call_where_nobody_may_answer() -> None:
    for each in LETTERS:
        text = each.rendered().text
        assert "binnen een dag" not in text
        assert "Bellen mag" not in text


def test_a_letter_that_opens_no_page_sends_nobody_there() -> None:
    last = [each for each in LETTERS if each.kind in {K.REVIEW_ERASED, K.REVIEW_UNDECIDED}]
    house = replace(BY_POST, postal_address="Lindestraat 12\n2590 Berlaar")
    secret = replace(last[0], rule="suspected_crime", explanation="Je vertelt over slagen.")
    for letter in (secret, *(replace(each, author=house) for each in last)):
        text = letter.rendered().text
        assert f"{SITE}/contact" in text
        assert "eigen pagina" not in text
