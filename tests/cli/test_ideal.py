"""``hemicycle ideal``."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.cli.conftest import Command

_CONTRACT = [
    "member", "iso3", "ccode", "name", "period", "year", "ideal", "sd", "low", "high", "votes",
    "engine", "session",
]  # fmt: skip


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("engine", ["fast", "compat"])
def test_csv_has_the_columns_of_the_contract(
    command: Command, dgacm_record: Path, tmp_path: Path, engine: str
) -> None:
    path = tmp_path / "points.csv"
    short = ("--sweeps", "60") if engine == "compat" else ()
    done = command(
        "ideal", "--engine", engine, *short, "--csv", path, "--coding", "bailey-2017",
        "--record", dgacm_record,
    )  # fmt: skip
    assert done.code == 0, done.err
    assert done.out == ""
    rows = _rows(path)
    assert list(rows[0]) == _CONTRACT
    assert {row["engine"] for row in rows} == {engine}
    place = {(row["member"], row["period"]): float(row["ideal"]) for row in rows}
    assert place["USA", "77"] > place["FRA", "77"] > place["CUB", "77"]
    for row in rows:
        assert int(row["year"]) == int(row["period"]) + 1945
        assert float(row["low"]) < float(row["ideal"]) < float(row["high"])
        assert float(row["sd"]) > 0
        assert int(row["votes"]) >= 1
    united = next(row for row in rows if row["member"] == "USA")
    assert (united["iso3"], united["ccode"]) == ("USA", "2")
    assert united["name"] == "United States of America"


def test_json_is_one_document_with_what_made_it(command: Command, dgacm_record: Path) -> None:
    document = command("ideal", "--record", dgacm_record, "--json").document
    assert document["engine"] == "fast"
    assert document["coding"]["name"] == "bailey-2017"
    assert document["anchors"] == "USA above RUS"
    assert document["record_version"]
    assert len(document["points"]) == document["sample"]["ideal_points"]
    assert any("random-walk variance" in line for line in document["notes"])


def test_until_leaves_later_votes_out(command: Command, dgacm_record: Path) -> None:
    words = ("--record", dgacm_record, "--json", "--until", "2021-12-31")
    periods = {row["period"] for row in command("ideal", *words).document["points"]}
    assert max(periods) == 75


def test_links_of_a_file_without_our_votes_are_refused(
    command: Command, dgacm_record: Path, shared: Path
) -> None:
    links = shared / "data" / "ideal_points" / "Matches.csv"
    done = command("ideal", "--links", links, "--record", dgacm_record)
    assert done.code == 2
    assert "none of the roll calls linked by the file" in done.err


def test_one_member_through_time(command: Command, dgacm_record: Path) -> None:
    done = command("ideal", "France", "--record", dgacm_record)
    assert done.code == 0
    assert "2022" in done.out
    assert "engine fast" in done.err


@pytest.mark.parametrize("more", [(), ("--dimensions", "2")])
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Frnace",), "near are FRA (France)"),
        (("icpsr:1",), "icpsr:1 has no vote in GA"),
        (("Kosovo",), "is no member the register knows"),
    ],
)
def test_a_name_is_checked_before_anything_is_estimated(
    command: Command, dgacm_record: Path, words: tuple[str, ...], said: str, more: tuple[str, ...]
) -> None:
    """These votes are too few to estimate from: only a check before that can name the member."""
    nothing = ("--since", "1950-01-01", "--until", "1950-12-31", "--record", dgacm_record)
    assert "Frnace" not in command("ideal", *more, *nothing).err
    done = command("ideal", *words, *more, *nothing)
    assert done.code == 2
    assert said in done.err
    assert "next:" in done.err


def test_names_for_a_picture_are_checked_before_anything_is_estimated(
    command: Command, dgacm_record: Path, tmp_path: Path
) -> None:
    path = tmp_path / "points.svg"
    nothing = ("--since", "1950-01-01", "--until", "1950-12-31", "--record", dgacm_record)
    for words, said in (
        (("--ink", "USA,Frnace"), "near are FRA (France)"),
        (("--vote", "A/RES/999/99"), "A/RES/999/99"),
    ):
        done = command("ideal", *words, "--chart", path, *nothing)
        assert done.code == 2
        assert said in done.err
    assert not path.exists()


def test_a_published_file_is_asked_for_known_members_only(command: Command, shared: Path) -> None:
    release = shared / "data" / "ideal_points" / "IdealpointestimatesAll_Apr2020.csv.xz"
    words = ("--engine", "published", "--published", release)
    done = command("ideal", "Frnace", *words)
    assert done.code == 2
    assert "near are FRA (France)" in done.err
    assert "engine published" in command("ideal", "France", *words).err


def test_swapped_anchors_turn_the_line(command: Command, dgacm_record: Path) -> None:
    words = ("ideal", "--record", dgacm_record, "--json", "--anchors")
    first = command(*words, "USA,RUS").document["points"]
    second = command(*words, "Russian Federation, USA").document["points"]
    turned = {(row["member"], row["period"]): row["ideal"] for row in second}
    for row in first:
        assert turned[row["member"], row["period"]] == pytest.approx(-row["ideal"], abs=1e-6)


def test_published_points_need_no_record(command: Command, shared: Path, tmp_path: Path) -> None:
    release = shared / "data" / "ideal_points" / "IdealpointestimatesAll_Apr2020.csv.xz"
    path = tmp_path / "published.csv"
    done = command("ideal", "--engine", "published", "--published", release, "--csv", path)
    assert done.code == 0, done.err
    rows = _rows(path)
    assert list(rows[0]) == _CONTRACT
    assert len(rows) == 10_469
    first = next(row for row in rows if row["member"] == "USA" and row["period"] == "1")
    assert (float(first["ideal"]), int(first["votes"])) == (1.675486, 42)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--engine", "quick"), "'quick' is no engine"),
        (("--engine", "published"), "come from a file"),
        (("--published", "x.csv"), "come from a file"),
        (("--engine", "published", "--published", "x.csv", "--walk", "1"), "--walk cannot change"),
        (("--walk", "wide"), "'wide' is no variance"),
        (("--walk", "0"), "no variance of the random walk"),
        (("--engine", "compat", "--walk", "1"), "--walk belongs to the engine fast"),
        (("--engine", "compat", "--sweeps", "20"), "leave too few"),
        (("--anchors", "USA"), "does not name two members"),
        (("--coding", "mine"), "not a named coding"),
        (("--csv", "/nowhere/at/all.csv"), "cannot be written"),
    ],
)
def test_bad_use_is_explained(
    command: Command, dgacm_record: Path, words: tuple[str, ...], said: str
) -> None:
    done = command("ideal", "--record", dgacm_record, *words)
    assert done.code == 2
    assert said in done.err
    assert "next:" in done.err


def test_not_converged_is_exit_3_with_diagnostics(command: Command, dgacm_record: Path) -> None:
    done = command("ideal", "--record", dgacm_record, "--sweeps", "2")
    assert done.code == 3
    assert "last changes" in done.err
    assert done.out == ""


def test_the_layout_of_the_published_file(
    command: Command, dgacm_record: Path, tmp_path: Path
) -> None:
    """The names and the order of the columns that ``IdealpointestimatesAll`` and we both have."""
    plain, his = tmp_path / "plain.csv", tmp_path / "his.csv"
    words = ("ideal", "--since", "2021-09-14", "--record", dgacm_record)
    assert command(*words, "--csv", plain).code == 0
    assert command(*words, "--csv", his, "--layout", "voeten").code == 0
    rows = _rows(his)
    assert list(rows[0]) == [
        "ccode", "session", "NVotes", "IdealPoint", "Q5%", "Q95%", "iso3c", "Countryname"
    ]  # fmt: skip
    ours = {(row["ccode"], row["session"]): row["ideal"] for row in _rows(plain)}
    assert {(row["ccode"], row["session"]): row["IdealPoint"] for row in rows} == ours
    assert command(*words, "--csv", his, "--layout", "wide").code == 2


def test_points_on_an_issue_lie_on_the_scale_of_all(command: Command, dgacm_record: Path) -> None:
    words = ("--record", dgacm_record, "--json")
    whole = command("ideal", *words).document
    found = command("ideal", "--issue", "human rights", *words).document
    assert found["issue"] == "human rights"
    assert whole["issue"] is None
    assert 0 < len(found["points"]) <= len(whole["points"])
    assert any("common scale" in note for note in found["notes"])
    of = {(row["member"], row["period"]): row for row in whole["points"]}
    for row in found["points"]:
        assert row["votes"] <= of[row["member"], row["period"]]["votes"]


def test_an_issue_without_votes_is_refused(command: Command, dgacm_record: Path) -> None:
    done = command("ideal", "--issue", "cricket", "--record", dgacm_record)
    assert done.code == 2
    assert "no vote of this record is on cricket" in done.err


def test_chains_that_disagree_exit_3_unless_flagged(command: Command, dgacm_record: Path) -> None:
    words = ("ideal", "--engine", "reference", "--sweeps", "70", "--record", dgacm_record)
    done = command(*words)
    assert done.code == 3
    assert "the chains disagree: rhat" in done.err
    flagged = command(*words, "--unconverged", "--json").document
    assert any(note.startswith("NOT CONVERGED") for note in flagged["notes"])
    assert flagged["diagnostics"]["chains"] == 2


@pytest.mark.parametrize("engine", ["fast", "compat"])
def test_unconverged_belongs_to_the_chains(
    command: Command, dgacm_record: Path, engine: str
) -> None:
    done = command("ideal", "--unconverged", "--engine", engine, "--record", dgacm_record)
    assert done.code == 2
    assert "--unconverged belongs to the engine reference" in done.err


def test_two_dimensions_stand_side_by_side(
    command: Command, dgacm_record: Path, tmp_path: Path
) -> None:
    path = tmp_path / "plane.csv"
    words = ("ideal", "--dimensions", "2", "--record", dgacm_record)
    document = command(*words, "--json", "--csv", path).document
    assert document["dimensions"] == 2
    assert any(note.startswith("rotation: both dimensions") for note in document["notes"])
    rows = _rows(path)
    assert {"first", "first_sd", "second", "second_sd"} <= set(rows[0])
    one = command(*words, "France")
    assert one.code == 0
    assert "second" in one.out
    refused = command(*words, "--walk", "0.2", "--engine", "compat")
    assert refused.code == 2
    assert "--walk, --engine belongs to one dimension" in refused.err
