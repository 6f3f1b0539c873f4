"""Houses: a rulebook and a procedure that let an assembly meet."""

from __future__ import annotations

from datetime import date
from importlib import resources
from pathlib import Path

import pytest
from tests.builders import TWO_THIRDS

from hemicycle.errors import InputError
from hemicycle.rules.bookfile import read_book
from hemicycle.rules.house import House, house, house_from, house_of
from hemicycle.rules.sequence import RULES, procedure
from hemicycle.rules.shelf import shipped

DAY = date(2025, 2, 24)


def test_the_bodies_of_the_united_nations_are_houses() -> None:
    council = house("SC")
    assert len(council.roll(DAY) or ()) == 15
    assert council.permanent(DAY) == {"CHN", "FRA", "GBR", "RUS", "USA"}
    assert not council.exists(date(1945, 1, 1))
    assert len(house("GA-C3").roll(DAY) or ()) == 193


def test_a_shipped_house_brings_its_own_members() -> None:
    assert shipped() == ("eu-council", "mun")
    mun = house("mun")
    assert len(mun.roll(DAY) or ()) == 12
    assert mun.permanent(DAY) == frozenset()
    assert mun.exists(DAY)
    assert mun.book.at(DAY)["majority.motion.close_debate"].requirement == TWO_THIRDS
    assert set(mun.procedure.rules) >= RULES


def test_every_procedure_gives_every_rule_a_meeting_may_cite() -> None:
    for body in ("GA", "GA-C1", "SC"):
        assert set(procedure(body).rules) >= RULES


def test_an_unknown_house_lists_the_known_ones() -> None:
    with pytest.raises(InputError) as caught:
        house("diet-of-worms")
    assert "mun" in caught.value.right


def copied(folder: Path) -> Path:
    """The shipped Model UN house as a house of one's own."""
    for name in ("mun.toml", "mun-book.toml"):
        text = resources.files("hemicycle.rules").joinpath(f"houses/{name}").read_text("utf-8")
        (folder / name).write_text(text, "utf-8")
    return folder / "mun.toml"


def test_a_house_of_ones_own_is_read_from_two_files(tmp_path: Path) -> None:
    assert house_from(copied(tmp_path)) == house("mun")


def test_a_house_may_have_a_first_day(tmp_path: Path) -> None:
    path = copied(tmp_path)
    book = tmp_path / "mun-book.toml"
    book.write_text("first_day = 2025-02-24\n" + book.read_text("utf-8"), "utf-8")
    assert house_from(path).exists(DAY)
    assert not house_from(path).exists(date(2025, 2, 23))


def test_a_house_without_its_files_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"The house none\.toml cannot be read"):
        house_from(tmp_path / "none.toml")
    (tmp_path / "half.toml").write_text('source = "x"\n', "utf-8")
    with pytest.raises(InputError, match="cannot be read"):
        house_from(tmp_path / "half.toml")


def test_a_missing_rule_is_named(tmp_path: Path) -> None:
    path = copied(tmp_path)
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(ln for ln in lines if not ln.startswith("lock =")), "utf-8")
    with pytest.raises(InputError, match="lacks the rule lock"):
        house_from(path)


def test_a_motion_with_a_key_nobody_knows_is_refused(tmp_path: Path) -> None:
    path = copied(tmp_path)
    text = path.read_text("utf-8")
    assert "against = 2" in text
    path.write_text(text.replace("against = 2", 'majority = "two_thirds"', 1), "utf-8")
    with pytest.raises(InputError, match="unknown key 'majority'") as caught:
        house_from(path)
    assert "majority.motion." in caught.value.todo


def test_a_house_sits_for_the_body_its_book_names() -> None:
    """A book like that of the Council keeps its roll, under whatever name."""
    book = read_book('like = "SC"\nname = "The same"', where="ours", body=None)
    same = House(book, procedure("SC"))
    assert len(same.roll(DAY) or ()) == 15
    assert same.permanent(DAY) == {"CHN", "FRA", "GBR", "RUS", "USA"}
    assert same.exists(DAY)
    assert not same.exists(date(1945, 1, 1))


def test_the_houses_there_are_stand_in_the_message() -> None:
    with pytest.raises(InputError) as caught:
        house("diet-of-worms")
    assert caught.value.right.startswith("one of GA, GA-C1 to GA-C6, SC, eu-council, mun, or ")


def test_a_house_is_made_of_two_texts(tmp_path: Path) -> None:
    path = copied(tmp_path)
    said, book = path.read_text("utf-8"), (tmp_path / "mun-book.toml").read_text("utf-8")
    assert house_of(said, book, where="a seal") == house("mun")
    like = house_of('like = "mun"\nopening = "1/2"', None, where="a seal")
    assert (like.book, like.procedure.opening_quorum(12)) == (house("mun").book, 6)


@pytest.mark.parametrize("broken", ["opening = ", 'source = "x"'])
def test_a_house_whose_text_cannot_be_read_says_where(broken: str) -> None:
    with pytest.raises(InputError, match="The house of the meeting cannot be read") as caught:
        house_of(broken, None, where="a seal")
    assert caught.value.where.startswith("a seal: ")
