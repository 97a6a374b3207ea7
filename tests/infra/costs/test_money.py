"""The page of costs is made by code, of what was counted and of prices with their source and date."""

import json
from datetime import date

import app as front_door
from bench import money
from tests.entrypoints.http.test_store_work import UNITS

assert front_door.app  # every route is registered
COUNTED = json.loads(money.COUNTED.read_text(encoding="utf-8"))
PRICES = json.loads(money.COUNTED.with_name("prices.json").read_text(encoding="utf-8"))


def test_the_page_is_what_was_counted_at_these_prices() -> None:
    """`python -m bench.money` draws it again, `python -m bench store` counts again."""
    _, _, rest = money.PAGE.read_text(encoding="utf-8").partition("<!-- bench -->\n")
    assert rest.partition("\n<!-- /bench -->")[0] == money.page(COUNTED)


def test_what_was_counted_is_what_tests_hold() -> None:
    assert [work["write_units"] for work in COUNTED["today"]["acts"].values()] == list(UNITS.values())


def test_every_price_has_a_source_and_a_date_and_costs_somebody_something() -> None:
    assert date.fromisoformat(PRICES["date"]).year >= 2026
    source = money.COUNTED.with_name("money.py").read_text(encoding="utf-8")
    for name, each in PRICES["prices"].items():
        assert each["source"].startswith("https://aws.amazon.com/")
        assert each["dollars"] > 0
        assert f'price("{name}")' in source, name


def test_every_call_of_the_key_service_is_paid_for() -> None:
    then = money.of_reviews(COUNTED["0.1.0"], 5.0, build="0.1.0")["keys"]
    now = money.of_reviews(COUNTED["today"], 5.0)["keys"]
    assert (round(then), round(now)) == (21, 21)


def test_what_is_counted_twice_as_much_costs_twice_as_much() -> None:
    """Each part follows from what was counted, and none is left out of the sum."""
    found = COUNTED["today"]
    twice = {
        name: {part: 2 * number for part, number in value.items()} if name == "all" else value
        for name, value in found.items()
    }
    twice |= {name: 2 * found[name] for name in ("requests", "bytes", "logged", "keys")}
    before, after = money.of_reviews(found, 5.0), money.of_reviews(twice, 5.0)
    assert {name for name in before if after[name] > before[name]} == before.keys()
    assert round(after["store"], 6) == round(2 * before["store"], 6)
    assert round(after["API"], 6) == round(2 * before["API"], 6)
