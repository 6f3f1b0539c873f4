"""Houses that are like another: what they do not say is as there."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from hemicycle.errors import InputError
from hemicycle.rules.bookfile import read_book
from hemicycle.rules.house import house, house_from

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
DAY = date(2026, 3, 14)


def test_a_class_is_like_model_un_but_for_what_it_says() -> None:
    klass, mun = house_from(EXAMPLES / "school.toml"), house("mun")
    assert klass.book.body == "class-10b"
    assert klass.roll(DAY) == {"Ana", "Ben", "Chidi", "Dana", "Emil", "Fatma", "Goran"}
    law, other = klass.book.at(DAY), mun.book.at(DAY)
    ordinary = law.get("majority.ordinary")
    assert ordinary is not None
    assert ordinary.requirement is not None
    assert ordinary.requirement.share == Fraction(3, 5)
    assert law.get("majority.procedural") == other.get("majority.procedural")
    assert klass.procedure.customs.papers.signatures == 3
    assert klass.procedure.customs.yields == mun.procedure.customs.yields
    assert set(mun.procedure.motions) - set(klass.procedure.motions) == {
        "adjourn_debate", "reconsider"
    }  # fmt: skip
    assert klass.procedure.motions["close_debate"].speakers_against == 1
    assert klass.procedure.rule("roll_call").number == "Class rule 7"
    assert klass.procedure.rule("lock").text == mun.procedure.rule("lock").text


def test_an_assembly_of_ones_own_is_like_a_body_of_the_united_nations() -> None:
    book = read_book('like = "SC"\nname = "Our council"\nmembers = ["A", "B"]\npermanent = ["A"]',
                     where="ours", body=None)  # fmt: skip
    assert (book.body, book.members, book.permanent) == ("our-council", {"A", "B"}, {"A"})
    veto = book.at(DAY).get("veto")
    assert veto is not None
    same = read_book('like = "SC"\nname = "The same"', where="ours", body=None)
    assert same.roll == "SC"


def test_a_book_keeps_its_code_unless_it_has_a_name_of_its_own() -> None:
    assert read_book('like = "eu-council"', where="ours", body=None).body == "eu-council"
    named = read_book('like = "eu-council"\nname = "Our Union"', where="ours", body=None)
    assert named.body == "our-union"


def test_a_procedure_alone_may_be_like_another(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text('like = "mun"\nopening = "1/2"\n', "utf-8")
    assert house_from(path).procedure.opening_quorum(12) == 6
    assert house_from(path).book.body == "mun"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('like = "atlantis"', "no house 'atlantis'"),
        ('like = "mun"\nwithout = ["dance"]', "no motion 'dance'"),
    ],
)
def test_what_a_house_cannot_be_like(tmp_path: Path, line: str, words: str) -> None:
    (tmp_path / "ours.toml").write_text(f'{line}\nrulebook = "book.toml"\n', "utf-8")
    (tmp_path / "book.toml").write_text('like = "mun"\n', "utf-8")
    with pytest.raises(InputError, match=words):
        house_from(tmp_path / "ours.toml")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("atendance = true", "unknown word 'atendance'"),
        ("[papers]\nsponsor = 2", "'sponsor' is not known for the table papers"),
        ('[customs]\nyields = ["dance"]', "'dance' is not known for yields"),
        ('[customs]\nreply = "never"', "'never' is not known for reply"),
        ('[motion]\nnap = { number = "1", text = "", effect = "sleep" }', "unknown word 'sleep'"),
        (
            '[motion]\nnap = { number = "1", text = "", effect = "none", asks = ["hours"] }',
            "unknown word 'hours'",
        ),
    ],
)
def test_a_slip_of_the_pen_is_named(tmp_path: Path, lines: str, words: str) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(f'like = "mun"\n{lines}\n', "utf-8")
    with pytest.raises(InputError, match=words):
        house_from(path)


OWN = """
like = "{like}"
name = "Ours"
{head}
[[provision]]
key = "majority.ordinary"
from = 1900-01-01
number = "Our rule 1"
source = "Ours"
text = "Three votes are enough."
votes = 3
"""


def test_an_own_provision_takes_the_place_of_the_other_however_old_it_is() -> None:
    book = read_book(OWN.format(like="mun", head=""), where="ours", body=None)
    ordinary = [p for p in book.provisions if p.key == "majority.ordinary"]
    assert [p.number for p in ordinary] == ["Our rule 1"]
    assert book.at(DAY)["majority.ordinary"].number == "Our rule 1"


def test_a_code_of_its_own_is_kept_beside_the_name() -> None:
    book = read_book(OWN.format(like="mun", head='code = "ours-2"'), where="ours", body=None)
    assert book.body == "ours-2"


@pytest.mark.parametrize("like", ["GA", "GA-COMMITTEE", "GA-C4", "SC", "mun", "eu-council"])
def test_every_house_with_a_procedure_can_be_taken_as_a_model(like: str) -> None:
    book = read_book(f'like = "{like}"\nname = "Ours"', where="ours", body=None)
    assert book.at(date(2025, 2, 24)).get("majority.procedural") is not None
