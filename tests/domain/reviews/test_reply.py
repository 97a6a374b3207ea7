"""Help with a good reply: the parts in their order, examples to start from, and no placeholder left in."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.reviews.erasure import words_of
from chalicelib.domain.reviews.reply import left_over_placeholders
from chalicelib.domain.rules.lifecycle import ReplyAction, Status
from chalicelib.dutch.wordings import WRITING_HELP, WritingHelp
from tests.builders import NOW, act, promise, reply, review, told

both_tones = pytest.mark.parametrize("help_", WRITING_HELP, ids=lambda help_: help_.tone)


def test_there_is_help_for_either_tone() -> None:
    assert [each.tone for each in WRITING_HELP] == ["positive", "negative"]


def test_a_good_reply_thanks_first_and_closes_kindly_last() -> None:
    for each in WRITING_HELP:
        assert each.parts[0].startswith("Bedank")
        assert each.parts[-1].startswith("Sluit")
    positive, negative = WRITING_HELP
    assert len(positive.parts) == 3
    assert len(negative.parts) == 5  # beside those: regret, and an invitation to talk


@both_tones
def test_every_example_has_something_to_fill_in_so_that_none_is_sent_as_it_stands(help_: WritingHelp) -> None:
    assert help_.examples
    assert all(left_over_placeholders(example) for example in help_.examples)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Dank je wel.", ()),
        ("Dank je, [naam].", ("[naam]",)),
        ("[wat goed ging] en [naam]", ("[wat goed ging]", "[naam]")),
        ("[naam", ()),
        ("naam]", ()),
        ("[]", ()),
        ("[op\ntwee regels]", ()),
        ("[[naam]]", ("[naam]",)),
        (f"[{'a' * 80}]", (f"[{'a' * 80}]",)),
        (f"[{'a' * 81}]", ()),
        ("Als a < b > c dan klopt dat niet.", ()),
        ("Voor ons is prijs < kwaliteit > service.", ()),
        ("Beste < naam >, dank je wel.", ("< naam >",)),
        ("Beste <voornaam>, dank je wel.", ("<voornaam>",)),
    ],
)
def test_a_placeholder_is_a_few_words_between_square_brackets(text: str, left: tuple[str, ...]) -> None:
    assert left_over_placeholders(text) == left


@given(st.text("abcefghiknopqrstuwz éë,'?!\n"))  # of no placeholder's signs, capitals or words
def test_plain_words_are_no_placeholder(text: str) -> None:
    assert left_over_placeholders(text) == ()


def test_former_words_go_once_the_reply_is_online_or_nobody_knows_the_author() -> None:
    waiting = reply(former="Vroegere woorden over mevrouw Peeters.")
    online, _ = review(status=Status.PUBLISHED, reply=waiting).reply_decided(ReplyAction.APPROVE, act())
    back, _ = review(status=Status.PUBLISHED, reply=waiting).reply_decided(ReplyAction.RETURN, act())
    assert (online.reply and online.reply.former, back.reply and back.reply.former) == ("", waiting.former)
    forgotten = review(status=Status.PUBLISHED, reply=waiting).forgotten(NOW)
    assert forgotten.reply == replace(waiting, former="")


def test_all_that_a_reply_ever_said_is_struck_where_others_wrote_it() -> None:
    said = reply(text="Wat nu in de reactie staat.", former="Wat er vroeger stond.", passage="Wat werd gemarkeerd.")
    assert {said.text, said.former, said.passage} <= set(words_of(review(reply=said), None))


def test_so_is_all_that_was_said_of_its_promise() -> None:
    answer = told(text="Wat er nu over gezegd wordt.")
    made = promise(text="Wat beloofd werd.", outcome="Wat ervan kwam.", passage="Wat werd gemarkeerd.", told=answer)
    found = set(words_of(review(reply=reply(promise=made)), None))
    assert {made.text, made.outcome, made.passage, answer.text} <= found
