"""Layouts of other programs, against the record and against the files they imitate."""

from __future__ import annotations

import csv
import json
import lzma
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from hemicycle.errors import InputError
from hemicycle.record.export_layouts import LAYOUTS, export_as
from hemicycle.record.export_rows import Wanted, with_members
from hemicycle.record.export_voeten import DESCRIPTION_COLUMNS, VOTES_COLUMNS
from hemicycle.record.ingest import ingest
from hemicycle.record.record import Record, open_record

_WORDS = {1: "YES", 2: "ABSTAIN", 3: "NO", 8: "NON_VOTING"}


@pytest.fixture(scope="module")
def assembly(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The emergency sessions on Ukraine and Palestine, with non-voters."""
    directory = tmp_path_factory.mktemp("layouts") / "record"
    data = shared / "data" / "ga_unxml"
    ingest([data / "ES-11.json.xz", data / "ES-10.json.xz"], directory)
    return open_record(directory)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_carries_terms_and_version(
    assembly: Record, tmp_path: Path, layout: str
) -> None:
    files = export_as(assembly, tmp_path / "out", layout, Wanted())
    assert all(file.is_file() for file in files)
    readme = (tmp_path / "out" / "README.md").read_text("utf-8")
    manifest = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))
    assert assembly.version in readme
    assert manifest["record_version"] == assembly.version
    assert all(name in readme for name in assembly.sources["source"])
    for file in files[:-2]:
        assert file.name in readme
    export_as(assembly, tmp_path / "out", layout, Wanted())


def test_voetens_columns_stand_in_his_order(assembly: Record, tmp_path: Path) -> None:
    votes, descriptions, *_ = export_as(assembly, tmp_path, "voeten", Wanted())
    assert votes.read_text("utf-8").splitlines()[0].split(",") == [*VOTES_COLUMNS, "vote_id"]
    head = descriptions.read_text("utf-8").splitlines()[0].split(",")
    assert head == [*DESCRIPTION_COLUMNS, "vote_id"]


def test_voetens_codes_are_the_positions_of_the_record(assembly: Record, tmp_path: Path) -> None:
    votes, *_ = export_as(assembly, tmp_path, "voeten", Wanted())
    cow = {row["ccode"]: row["vote"] for row in _rows(votes) if row["vote_id"] == "GA-ES-11-1"}
    said = assembly.positions("GA-ES-11-1")
    assert said is not None
    assert len(cow) == len(said) == 193
    assert (_WORDS[int(cow["2"])], _WORDS[int(cow["365"])]) == ("YES", "NO")
    assert (_WORDS[int(cow["710"])], _WORDS[int(cow["373"])]) == ("ABSTAIN", "NON_VOTING")
    first = next(row for row in _rows(votes) if row["vote_id"] == "GA-ES-11-1")
    assert (first["date"], first["session"], first["year"], first["rcid"]) == (
        "3/2/2022", "76", "2021", ""
    )  # fmt: skip


def test_years_of_the_calendar_only_when_asked(assembly: Record, tmp_path: Path) -> None:
    votes, *_ = export_as(assembly, tmp_path, "voeten", Wanted(year_as="calendar"))
    years = {row["vote_id"]: row["year"] for row in _rows(votes)}
    assert years["GA-ES-11-1"] == "2022"
    with pytest.raises(InputError, match="no way to count years"):
        Wanted(year_as="moon")


def test_the_matrix_has_a_cell_for_every_member_and_vote(assembly: Record, tmp_path: Path) -> None:
    export_as(assembly, tmp_path, "pscl", Wanted(since=date(2022, 1, 1)))
    cells = _rows(tmp_path / "votes.csv")
    calls = _rows(tmp_path / "rollcalls.csv")
    members = _rows(tmp_path / "members.csv")
    assert [row["member"] for row in cells] == [row["member"] for row in members]
    assert list(cells[0])[1:] == [call["vote_id"] for call in calls]
    for call in calls:
        said = assembly.positions(call["vote_id"]) or {}
        for row in cells:
            cell = row[call["vote_id"]]
            position = said.get(row["member"])
            expected = "9" if position is None else {w: str(c) for c, w in _WORDS.items()}.get(
                position.value, ""
            )  # fmt: skip
            assert cell == expected, (call["vote_id"], row["member"])
    usa = next(row for row in members if row["member"] == "USA")
    assert (usa["ccode"], usa["name"]) == ("2", "United States of America")


def test_the_long_rows_are_the_matrix(assembly: Record, tmp_path: Path) -> None:
    export_as(assembly, tmp_path / "wide", "pscl", Wanted())
    export_as(assembly, tmp_path / "long", "stan", Wanted())
    data: dict[str, Any] = json.loads((tmp_path / "long" / "stan.json").read_text())
    cells = [list(row.values())[1:] for row in _rows(tmp_path / "wide" / "votes.csv")]
    expected = {
        (i, j, int(cell))
        for i, row in enumerate(cells, start=1)
        for j, cell in enumerate(row, start=1)
        if cell in ("1", "2", "3")
    }
    assert set(zip(data["ii"], data["jj"], data["y"], strict=True)) == expected
    assert (data["N"], data["I"], data["J"]) == (len(expected), len(cells), len(cells[0]))
    assert len(data["tt"]) == data["J"]
    assert set(data["tt"]) == set(range(1, data["T"] + 1))


def test_the_fixed_format_has_36_columns_before_the_votes(assembly: Record, tmp_path: Path) -> None:
    export_as(assembly, tmp_path, "wnominate", Wanted())
    lines = (tmp_path / "votes.ord").read_text("ascii").splitlines()
    calls = len(_rows(tmp_path / "rollcalls.csv"))
    members = [row["member"] for row in _rows(tmp_path / "members.csv")]
    assert {len(line) for line in lines} == {36 + calls}
    assert [line[25:36].strip() for line in lines] == members
    assert [int(line[3:8]) for line in lines] == list(range(1, len(members) + 1))
    assert set("".join(line[36:] for line in lines)) <= set("01679")


def test_members_are_called_what_they_were_called_that_day() -> None:
    states = open_record("embedded").states
    votes = pl.DataFrame(
        {
            "vote_id": ["old", "new", "undated"],
            "body": ["GA", "GA", "GA"],
            "regular_session": [26, 27, 25],
            "date": [date(1971, 10, 1), date(1972, 10, 1), None],
        },
        schema_overrides={"regular_session": pl.Int32},
    )
    ballots = pl.DataFrame(
        {"vote_id": ["old", "new", "undated", "new"], "member": ["CHN"] * 3 + ["icpsr:1"]}
    )
    rows = with_members(ballots, votes, states).to_dicts()
    assert [row["ccode"] for row in rows] == [713, 710, 713, None]
    assert [row["year"] for row in rows] == [1971, 1972, 1970, 1972]
    assert rows[3]["name"] is None


@pytest.mark.parametrize(
    ("layout", "wanted", "said"),
    [
        ("spss", Wanted(), "no layout"),
        ("pscl", Wanted(body="XX"), "no vote of XX"),
        ("pscl", Wanted(since=date(2090, 1, 1)), "no vote of GA"),
        ("stan", Wanted(since=date(2022, 3, 2), until=date(2022, 3, 2)), "too few to be scaled"),
    ],
)
def test_what_cannot_be_exported(
    assembly: Record, tmp_path: Path, layout: str, wanted: Wanted, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        export_as(assembly, tmp_path / "out", layout, wanted)


def test_other_peoples_files_stay(assembly: Record, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("")
    with pytest.raises(InputError, match="other files"):
        export_as(assembly, tmp_path, "pscl", Wanted())
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.slow
def test_voetens_own_file_comes_back_as_it_went_in(shared: Path, tmp_path: Path) -> None:
    """``UNVotesPublished`` (710,000 answers): every code, flag, session and year."""
    folder = shared / "data" / "ga_voeten"
    his = folder / "UNVotesPublished.csv.xz"
    ingest([his, folder / "descriptions1-70latestversion.csv.xz"], tmp_path / "record")
    record = open_record(tmp_path / "record")
    path, roll_calls, *_ = export_as(record, tmp_path / "out", "voeten", Wanted())
    keys = ["rcid", "ccode"]
    issues = ["me", "nu", "di", "hr", "co", "ec"]
    raw = lzma.decompress(his.read_bytes())
    theirs = pl.read_csv(raw, infer_schema_length=0, null_values=["NA", ""])
    theirs = theirs.filter(pl.col("vote") != "9").with_columns(
        pl.col(*keys, "vote", "session", "year").cast(pl.Int64),
        pl.col("importantvote", *issues).str.extract(r"(\d)", 1).cast(pl.Int64).fill_null(0),
    )
    theirs = theirs.filter(pl.col("vote").is_in([1, 2, 3]))
    ours = pl.read_csv(path, infer_schema_length=None).filter(pl.col("vote").is_in([1, 2, 3]))
    ours = ours.drop_nulls("rcid")
    both = ours.join(theirs, on=keys, how="full", suffix="_his", coalesce=True)
    # His file keeps 678 (Yemen Arab Republic) to the end of session 45; by the day it is 679.
    alone = both.filter(pl.col("vote").is_null() | pl.col("vote_his").is_null())
    assert set(alone["ccode"]) <= {678, 679}
    assert both.height - alone.height > 710_000
    both = both.drop_nulls(["vote", "vote_his"])
    # His two files disagree on a few flags: one that either of them sets is set.
    described = pl.read_csv(
        lzma.decompress((folder / "descriptions1-70latestversion.csv.xz").read_bytes()),
        infer_schema_length=0,
        ignore_errors=True,
    )
    texts = described.select(
        pl.col("rcid").cast(pl.Int64),
        pl.col("importantvote", *issues)
        .str.contains(r"^1(\.0)?$")
        .cast(pl.Int64)
        .name.suffix("_too"),
    )
    both = both.join(texts, on="rcid", how="left").with_columns(
        pl.max_horizontal(f"{name}_his", f"{name}_too").alias(f"{name}_his")
        for name in ("importantvote", *issues)
    )
    for name in ("vote", "session", "year", "importantvote", *issues):
        differ = both.filter(pl.col(name).ne_missing(pl.col(f"{name}_his")))
        assert differ.is_empty(), (name, differ.head(3).select(*keys, name, f"{name}_his"))
    labels = both.filter(
        pl.col("unres_his").is_not_null() & (pl.col("unres") != pl.col("unres_his"))
    )
    assert labels.is_empty(), labels.select("rcid", "unres", "unres_his").unique().head(5)
    told = pl.col("amend", "para").cast(pl.Float64, strict=False).name.suffix("_his")
    flags = described.select(pl.col("rcid").cast(pl.Int64), told).drop_nulls()
    assert flags.height == 2_844
    kept = pl.read_csv(roll_calls, columns=["rcid", "amend", "para"], infer_schema_length=None)
    kept = kept.join(flags, on="rcid", how="right")
    # A motion to vote by parts is flagged ``para`` but once.
    for name, but in (("amend", []), ("para", [1238])):
        differ = kept.filter(pl.col(name).ne_missing(pl.col(f"{name}_his")))
        assert differ["rcid"].to_list() == but
