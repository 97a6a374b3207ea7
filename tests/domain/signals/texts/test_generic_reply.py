"""A generic reply draws a hint; one that names something of the review, or does something, draws none."""

import pytest

from chalicelib.domain.signals.hints import GENERIC_REPLY, reply_hints

REVIEW = "De soep was twee keer koud en niemand kwam toen mijn moeder belde. De kinesist is wel heel geduldig."


@pytest.mark.parametrize(
    "text",
    [
        "Bedankt voor je waardering.",
        "Dank u voor uw fijne woorden. Vriendelijke groeten, het team.",
        "Wij danken u voor uw feedback en nemen deze ter harte. Met vriendelijke groeten, de directie.",
        "Bedankt om je ervaring te delen! We zetten ons elke dag in voor goede zorg.",
        "We betreuren dat u niet tevreden bent. Neem gerust contact op met ons.",
        "Merci pour votre avis. Cordialement, l'équipe.",
        "Heel erg bedankt!",
        "Fijn om te lezen dat je tevreden bent. Groetjes van ons allemaal.",
    ],
)
def test_a_reply_that_fits_below_any_review_draws_a_hint(text: str) -> None:
    (hint,) = reply_hints(text, about=REVIEW)
    assert hint.code == GENERIC_REPLY
    assert reply_hints(text) == (hint,)


@pytest.mark.parametrize(
    "text",
    [
        "Dank je. De soep vertrekt voortaan in een warme kom uit de keuken.",
        "Bedankt, we zeggen het aan de kinesist, die is er blij mee.",
        "Het spijt ons dat je moeder moest wachten. De bel werd nagekeken.",
        "Vanaf maart staat er 's avonds een extra verpleegkundige op de gang, en de maaltijdkarren werden vervangen.",
    ],
)
def test_a_reply_that_answers_something_draws_none(text: str) -> None:
    assert reply_hints(text, about=REVIEW) == ()


def test_an_empty_reply_is_no_generic_one() -> None:
    assert reply_hints("") == ()
    assert reply_hints(" \n") == ()
