"""The page of rights: what the laws say, with no restriction left out."""

from infra.rights import PAGE, covered, drawn, restricting


def test_the_page_is_what_the_laws_say() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert drawn(page) == page


def test_every_act_that_restricts_somebody_stands_in_a_right_of_theirs() -> None:
    assert restricting() == covered()


def test_every_restriction_by_people_is_contested_in_some_way() -> None:
    rows = [line.split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines() if " → " in line]
    assert rows
    for row in rows:
        assert row[-1].strip(" |") != "its time is over" or "clock" in row[3], row
