"""Three layouts of veto lists, and what each may not be trusted with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from hemicycle.errors import SourceError
from hemicycle.record.fragment import Fragment
from hemicycle.record.readers import recognise, sc_vetoes
from hemicycle.record.readers.base import SourceFile

LIST = "year,date,draft,meeting_record,agenda_item,member_veto1,member_veto2,member_veto3\n"
HUB = (
    "id,date,draft_res#,record,agenda,#_of_pms,"
    "china,russian_federation_ussr,france,united_states,united_kingdom\n"
)


def _read(text: str) -> Fragment:
    file = SourceFile("list.csv", text.encode())
    assert recognise(file.head).name == "sc_vetoes"
    return sc_vetoes.read(file)


def _vetoers(read: Fragment, key: str) -> list[str]:
    return read.ballots.filter(pl.col("key") == key)["member"].to_list()


@pytest.fixture(scope="module")
def real(shared: Path) -> Fragment:
    path = shared / "data/sc/unsc_vetoes_1946_sept2022.csv"
    return sc_vetoes.read(SourceFile.from_path(path))


def test_the_real_list_has_214_questions(real: Fragment) -> None:
    assert real.votes.height == 214
    assert set(real.ballots["position"]) == {"NO"}
    assert real.votes["announced_yes"].null_count() == 214


def test_members_are_read_from_the_names_and_not_from_the_dummies(real: Fragment) -> None:
    # 25 March 1976: member_veto1 says USA, every dummy of the row is 0.
    key = real.votes.filter(pl.col("symbol") == "S/12022")["key"].item()
    assert _vetoers(real, key) == ["USA"]


def test_several_members_can_defeat_one_question(real: Fragment) -> None:
    key = real.votes.filter(pl.col("symbol") == "S/11543")["key"].item()
    assert _vetoers(real, key) == ["FRA", "GBR", "USA"]


def test_a_meeting_in_place_of_a_document_gives_no_symbol_and_the_applicant_a_name(
    real: Fragment,
) -> None:
    day = real.votes.filter(pl.col("date") == date(1946, 8, 29))
    assert day["symbol"].null_count() == 3
    items = real.aliases.filter(pl.col("key").is_in(day["key"].implode()))["value"]
    assert sorted(items) == [
        "S/PV.57 draft Ireland",
        "S/PV.57 draft Portugal",
        "S/PV.57 draft Transjordan",
    ]


def test_a_preliminary_question_does_not_take_the_symbol_of_the_draft(real: Fragment) -> None:
    day = real.votes.filter(pl.col("date") == date(1947, 9, 15)).sort("question")
    assert day.select("question", "symbol").rows() == [("draft", "S/552"), ("preliminary", None)]


def test_rows_of_the_gaza_list_are_joined_by_draft(shared: Path) -> None:
    path = shared / "data/sc/unsc_vetoes_gaza_2023_2025.csv"
    read = sc_vetoes.read(SourceFile.from_path(path))
    assert read.votes.height == 10
    both = read.votes.filter(pl.col("symbol") == "S/2023/792").row(0, named=True)
    assert both["meeting"] == "S/PV.9453"
    assert _vetoers(read, both["key"]) == ["CHN", "RUS"]
    amendment = read.votes.filter(pl.col("question") == "amendment").row(0, named=True)
    assert (amendment["draft"], amendment["symbol"]) == ("S/2023/1029", None)


def test_the_hub_layout_has_a_column_for_each_permanent_member() -> None:
    read = _read(HUB + "1,2014-05-22,S/2014/348,7180,Middle East,2,1,1,0,0,0\n")
    vote = read.votes.row(0, named=True)
    assert (vote["symbol"], vote["meeting"], vote["date"]) == (
        "S/2014/348",
        "S/PV.7180",
        date(2014, 5, 22),
    )
    assert _vetoers(read, vote["key"]) == ["CHN", "RUS"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("1946,31/31/1946,S/1,S/PV.1,Spain,USSR,,\n", "31/31/1946"),
        ("1946,2/16/1946,S/1,S/PV.1,Spain,Narnia,,\n", "Narnia"),
        ("1946,2/16/1946,S/1,S/PV.1,Spain,,,\n", "permanent members"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_with_its_row(row: str, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        _read(LIST + row)
    assert words in str(caught.value)
    assert "row 2" in caught.value.where
