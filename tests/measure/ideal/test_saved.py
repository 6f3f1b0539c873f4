"""Ideal points written to a folder and read back: equal, or refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from hemicycle.errors import InputError, SourceError
from hemicycle.measure.coding import CODINGS, Coding
from hemicycle.measure.ideal.results import IdealPoints
from hemicycle.measure.ideal.saved import FORMAT, read_points, write_points

TABLES = ("points", "items", "vote_items", "walk")
ARRAYS = ("draws", "item_draws", "start")


@pytest.fixture
def made() -> IdealPoints:
    """A result with every part, awkward numbers among them."""
    chance = np.random.default_rng(5)
    points = pl.DataFrame(
        {
            "member": ["FRA", "FRA", "USA"],
            "period": [1, 2, 2],
            "ideal": [0.1 + 0.2, -1e-17, 1 / 3],
            "sd": [0.1, None, 0.3],
            "low": [0.0, -1.0, 0.0],
            "high": [1.0, 1.0, 1.0],
            "votes": [3, 1, 9],
        }
    )
    return IdealPoints(
        engine="fast",
        points=points,
        coding=CODINGS["bailey-2017"],
        body="GA",
        record_version="abc",
        anchors="USA above RUS",
        seed=7,
        items=pl.DataFrame({"item": ["V1"], "discrimination": [0.7], "yes_no": [None]}),
        draws=chance.normal(size=(4, 3)),
        item_draws=chance.normal(size=(4, 1, 3)),
        vote_items=pl.DataFrame({"vote_id": ["V1"], "item": ["V1"], "period": [1]}),
        walk=pl.DataFrame({"period": [2], "variance": [0.1]}),
        start=chance.normal(size=3),
        diagnostics={"last_change": 1e-4 / 3},
        notes=("Österreich stands here",),
    )


def test_everything_comes_back_equal(made: IdealPoints, tmp_path: Path) -> None:
    write_points(made, tmp_path / "a")
    back = read_points(tmp_path / "a")
    for name in TABLES:
        assert getattr(back, name).equals(getattr(made, name), null_equal=True), name
    for name in ARRAYS:
        np.testing.assert_array_equal(getattr(back, name), getattr(made, name))
    for name in ("engine", "coding", "body", "record_version", "anchors", "seed", "notes"):
        assert getattr(back, name) == getattr(made, name), name
    assert dict(back.diagnostics) == dict(made.diagnostics)
    assert back.table().equals(made.table())


def test_a_result_without_items_or_draws_comes_back(made: IdealPoints, tmp_path: Path) -> None:
    bare = IdealPoints(
        engine="published", points=made.points, coding=Coding(without_members=(("ZAF", None),))
    )
    write_points(bare, tmp_path)
    back = read_points(tmp_path)
    assert (back.items, back.vote_items, back.walk) == (None, None, None)
    assert back.draws.shape == bare.draws.shape
    assert back.coding == bare.coding


def test_a_second_result_replaces_the_first(made: IdealPoints, tmp_path: Path) -> None:
    write_points(made, tmp_path)
    write_points(replace(made, walk=None, seed=8), tmp_path)
    back = read_points(tmp_path)
    assert back.seed == 8
    assert back.walk is None, "a table left by the first result is not read as the second's"


@pytest.mark.parametrize("name", ["points.parquet", "items.parquet", "arrays.npz"])
@pytest.mark.parametrize("harm", ["cut", "flip", "remove"])
def test_a_damaged_file_is_refused_by_name(
    made: IdealPoints, tmp_path: Path, name: str, harm: str
) -> None:
    write_points(made, tmp_path)
    path = tmp_path / name
    raw = bytearray(path.read_bytes())
    if harm == "remove":
        path.unlink()
    else:
        raw[len(raw) // 2] ^= 1
        path.write_bytes(raw[: len(raw) // 2] if harm == "cut" else raw)
    with pytest.raises(SourceError, match=name) as caught:
        read_points(tmp_path)
    assert "estimate the points anew" in caught.value.todo


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "cannot be read"),
        ("{", "no JSON text"),
        ("[]", "names no format"),
        ("{}", "names no format"),
        ('{"format": 1, "files": {}}', "does not hold what it should"),
        (json.dumps({"format": FORMAT + 1}), "which this version cannot read"),
    ],
)
def test_a_broken_head_is_refused(
    made: IdealPoints, tmp_path: Path, text: str | None, words: str
) -> None:
    write_points(made, tmp_path)
    head = tmp_path / "points.json"
    if text is None:
        head.unlink()
    else:
        head.write_text(text)
    with pytest.raises(SourceError, match=words):
        read_points(tmp_path)


def test_a_folder_of_other_things_is_left_alone(made: IdealPoints, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(InputError, match="folder of their own"):
        write_points(made, tmp_path)
    with pytest.raises(InputError, match="folder of their own"):
        write_points(made, tmp_path / "thesis.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_folder_that_cannot_be_made_is_an_error(made: IdealPoints, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        write_points(made, tmp_path / "file" / "below")
