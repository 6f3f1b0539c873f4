"""The authors' release is served as it is; anything else is refused in words."""

from __future__ import annotations

import csv
import io
import lzma
from pathlib import Path

import pytest

from hemicycle.errors import SourceError
from hemicycle.measure.ideal.published import read_published
from hemicycle.measure.ideal.results import COLUMNS

_HEAD = "Row,ccode,session,NVotes,IdealPoint,QO%,Q5%,Q10%,Q50%,Q90%,Q95%,Q100%,iso3c,Countryname"
_ROW = "1,403,30,42,1.5,0.1,1.0,1.1,1.5,1.9,2.0,2.7,STP,São Tomé and Príncipe"


def release(folder: Path, *rows: str, head: str = _HEAD) -> Path:
    """A file in the release's layout and encoding."""
    path = folder / "Idealpointestimates.csv"
    path.write_bytes("\n".join([head, *rows]).encode("latin-1"))
    return path


def test_every_number_of_the_release_is_unaltered(shared: Path) -> None:
    path = shared / "data" / "ideal_points" / "IdealpointestimatesAll_Apr2020.csv.xz"
    text = lzma.decompress(path.read_bytes()).decode("latin-1")
    rows = {
        (int(row["ccode"]), int(row["session"])): row for row in csv.DictReader(io.StringIO(text))
    }
    table = read_published(path).table()
    assert table.columns == list(COLUMNS)
    assert table.height == len(rows) == 10_469
    for found in table.iter_rows(named=True):
        row = rows[found["ccode"], found["period"]]
        assert found["ideal"] == float(row["IdealPoint"])
        assert (found["low"], found["high"]) == (float(row["Q5%"]), float(row["Q95%"]))
        assert found["votes"] == int(row["NVotes"])
        assert found["name"] == (None if row["Countryname"] == "NA" else row["Countryname"])
        assert found["year"] == found["period"] + 1945
        assert found["engine"] == "published"
        assert found["sd"] is None


def test_a_choice_of_votes_is_read_and_named(shared: Path) -> None:
    path = shared / "data" / "ideal_points" / "IdealpointestimatesMiddleEast_Apr2020.csv.xz"
    found = read_published(path)
    assert found.points.height == 7_896
    first = found.table().filter(found.table()["ccode"] == 2)[0].to_dicts()[0]
    assert (first["period"], first["ideal"]) == (29, 3.222507)
    assert "votes on MiddleEast" in found.summary()


def test_latin_1_is_read(tmp_path: Path) -> None:
    table = read_published(release(tmp_path, _ROW)).table()
    assert table["name"].to_list() == ["São Tomé and Príncipe"]
    assert table["member"].to_list() == ["STP"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("Q5%", "Q6%"), "no column Q5%"),
        (("IdealPoint", "Place"), "0 columns named IdealPoint"),
    ],
)
def test_other_columns_are_no_release(tmp_path: Path, change: tuple[str, str], words: str) -> None:
    path = release(tmp_path, _ROW, head=_HEAD.replace(*change))
    with pytest.raises(SourceError, match=words):
        read_published(path)


@pytest.mark.parametrize("value", ["NA", "nan", "inf", "much", ""])
def test_a_point_that_is_no_number_is_refused_with_its_row(tmp_path: Path, value: str) -> None:
    path = release(tmp_path, _ROW, _ROW.replace("1,403,30,42,1.5", f"2,403,31,42,{value}"))
    with pytest.raises(SourceError, match="row 3 lacks a number"):
        read_published(path)


def test_one_unit_twice_in_a_session_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="unit 403 stands twice in session 30"):
        read_published(release(tmp_path, _ROW, _ROW))


def test_a_missing_or_broken_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_published(tmp_path / "nothing.csv")
    broken = tmp_path / "broken.csv.xz"
    broken.write_bytes(b"not compressed")
    with pytest.raises(SourceError, match="cannot be read"):
        read_published(broken)
