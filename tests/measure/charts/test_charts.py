"""What each chart shows: against the result it was drawn from."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.measure.charts.sample import (
    agreed,
    expected,
    grouped,
    placed,
    shifted,
    united,
    with_item,
)

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.blocs import Bloc
from hemicycle.measure.charts.agreement_heat import agreement_heat
from hemicycle.measure.charts.bloc_map import bloc_map
from hemicycle.measure.charts.cohesion_lines import cohesion_lines
from hemicycle.measure.charts.cut_line import cut_line
from hemicycle.measure.charts.ideal_lines import ideal_lines
from hemicycle.measure.charts.nearest import nearest, pair_line
from hemicycle.measure.charts.reliability import Bin, bands, reliability
from hemicycle.measure.charts.shift_sizes import shift_sizes
from hemicycle.measure.charts.tally_spread import tally_spread
from hemicycle.measure.forecast.scores import reliability as forecast_reliability


def rows_of(chart: Any) -> list[list[dict[str, Any]]]:
    """Rows of every layer of a chart."""
    spec = chart.to_dict(validate=False)
    named = spec.get("datasets", {})
    found: list[list[dict[str, Any]]] = []

    def walk(part: dict[str, Any]) -> None:
        given = part.get("data", {})
        values = given.get("values", named.get(given.get("name")))
        if values is not None:
            found.append(json.loads(values) if isinstance(values, str) else values)
        for layer in part.get("layer", []):
            walk(layer)

    walk(spec)
    return found


def test_a_path_breaks_where_a_session_is_missing() -> None:
    points = placed({"USA": {76: 1.0, 77: 1.1, 79: 1.3}, "RUS": {76: 0, 77: 0, 78: 0, 79: 0}})
    rows = next(
        rows for rows in rows_of(ideal_lines(points, ["USA"]).chart)
        if rows and set(rows[0]) == {"member", "run", "at", "ideal"}
    )  # fmt: skip
    runs = {row["at"]: row["run"] for row in rows}
    assert runs[2021] == runs[2022] != runs[2024]


def test_without_names_the_ends_of_the_last_session_are_in_ink() -> None:
    points = placed(
        {code: {79: float(at)} for at, code in enumerate(("RUS", "CUB", "IND", "FRA", "USA"))}
    )
    picture = ideal_lines(points)
    assert [row[0] for row in picture.twin.rows] == ["CUB", "FRA", "RUS", "USA"]
    assert picture.title == "Ideal points in the General Assembly, 2024"


def test_points_without_intervals_are_drawn_without_bands() -> None:
    points = placed({"USA": {78: 1.0, 79: 1.1}, "RUS": {78: 0.0, 79: 0.1}}, width=None)
    picture = ideal_lines(points)
    assert picture.twin.rows[0][3:5] == ["", ""]
    assert picture.svg()


@pytest.mark.parametrize(
    ("members", "said"),
    [
        (["USA"] * 2 + ["FRA", "GBR", "CHN", "RUS", "IND", "BRA"], "7 members"),
        (["XXX"], "XXX has no ideal"),
    ],
)
def test_members_that_cannot_be_drawn(members: list[str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        ideal_lines(placed({"USA": {79: 1.0}, "RUS": {79: 0.0}}), members)


def test_the_heat_map_shows_every_pair_once_each_way() -> None:
    found = agreed(USA="YNYN", ISR="YNYA", FRA="YYAN", RUS="NYNY")
    picture = agreement_heat(found, index="identical", period=79)
    (cells,) = rows_of(picture.chart)
    shown = {(cell["a"], cell["b"]): cell["v"] for cell in cells}
    table = found.table().filter(found.table()["period"] == 79)
    for row in table.iter_rows(named=True):
        for pair in ((row["member_a"], row["member_b"]), (row["member_b"], row["member_a"])):
            assert shown[pair] == pytest.approx(row["identical"], abs=5e-5)
    assert len(cells) == 12
    assert picture.twin.rows[0][0] in picture.twin.headings


def test_the_heat_map_names_session_scale_and_order() -> None:
    picture = agreement_heat(agreed(USA="YN", ISR="YN", RUS="NY"))
    assert picture.title.endswith("session 80")
    said = " ".join(picture.reading)
    assert "from 0.000, the lowest" in said
    assert "first axis" in said


@pytest.mark.parametrize(("index", "period"), [("tau", None), ("agree", 12)])
def test_a_heat_map_of_nothing_is_refused(index: str, period: int | None) -> None:
    with pytest.raises(InputError):
        agreement_heat(agreed(USA="YN", RUS="NY"), index=index, period=period)


def test_nearest_first_with_the_intervals_of_the_result() -> None:
    found = agreed(USA="YNYN", ISR="YNYN", FRA="YYAN", RUS="NYNY")
    picture = nearest(found, "USA")
    assert [row[0] for row in picture.twin.rows] == ["ISR", "FRA", "RUS"]
    rows = found.with_member("USA")
    low, high = rows.interval("agree")
    last = np.flatnonzero(rows.period == 1)
    shown = {(float(row[4]), float(row[5])) for row in picture.twin.rows}
    assert shown == {(round(float(low[at]), 3), round(float(high[at]), 3)) for at in last}


def test_only_the_ends_of_a_long_list() -> None:
    rows = {f"M{place:02}": "Y" * place + "N" * (30 - place) for place in range(30)}
    picture = nearest(agreed(**rows, USA="Y" * 30), "USA", most=3)
    assert len(picture.twin.rows) == 6
    assert "6 of 30 members" in picture.reading[0]


def test_a_pair_through_time() -> None:
    picture = pair_line(agreed(USA="YNYN", FRA="YYAN"), "USA", "FRA")
    assert [row[:3] for row in picture.twin.rows] == [
        ["2024", "2", "0.500"],
        ["2025", "2", "0.750"],
    ]


def test_an_index_that_nothing_identifies_is_no_picture() -> None:
    with pytest.raises(NotIdentifiedError, match="kappa"):
        pair_line(agreed(USA="YY", FRA="YY"), "USA", "FRA", index="kappa")


@pytest.mark.parametrize(
    ("slope", "positions", "wrong"),
    [
        (1.0, {"USA": "NO", "FRA": "NO", "IND": "YES", "CUB": "YES", "RUS": "YES"}, []),
        (-1.0, {"USA": "YES", "FRA": "YES", "IND": "NO", "CUB": "NO", "RUS": "NO"}, []),
        (-1.0, {"USA": "NO", "FRA": "NO", "IND": "NO", "CUB": "NO", "RUS": "YES"},
         ["RUS", "USA", "FRA"]),
    ],
)  # fmt: skip
def test_members_on_the_other_side_of_a_cut(
    slope: float, positions: dict[str, str], wrong: list[str]
) -> None:
    """Yes stands below the cut where the discrimination is positive, above where negative; the
    farther from the cut on the wrong side, the less expected."""
    picture = cut_line(with_item(slope, 0.5), "V1", positions)
    assert {row[0] for row in picture.twin.rows if row[1] != row[3]} == set(wrong)
    named = [row["member"] for rows in rows_of(picture.chart) for row in rows if "member" in row]
    assert named == sorted(named, key=wrong.index) or set(named) == set(wrong)


def test_an_abstention_stands_between_two_cuts() -> None:
    positions = {"USA": "YES", "FRA": "ABSTAIN", "IND": "ABSTAIN", "CUB": "NO", "RUS": "ABSTAIN"}
    picture = cut_line(with_item(-3.0, 1.5, -0.5), "V1", positions)
    assert {row[0] for row in picture.twin.rows if row[1] != row[3]} == {"RUS"}
    words = [row.get("words") for rows in rows_of(picture.chart) for row in rows]
    assert {"abstain | yes", "no | abstain"} <= set(words)


def test_members_without_an_answer_are_not_drawn() -> None:
    positions = {"USA": "YES", "FRA": "NON_VOTING", "RUS": "NO", "XXX": "NO"}
    picture = cut_line(with_item(1.0, 0.0), "V1", positions)
    assert [row[0] for row in picture.twin.rows] == ["RUS", "USA"]


def test_a_vote_that_cuts_nothing_is_no_picture() -> None:
    with pytest.raises(InputError, match="V5"):
        cut_line(with_item(1.0, 0.0), "V5", {})
    with pytest.raises(NotIdentifiedError, match="V9"):
        cut_line(with_item(1.0, 0.0), "V9", {})
    with pytest.raises(NotIdentifiedError, match="where V1 cuts"):
        cut_line(with_item(0.0, 0.0), "V1", {"USA": "YES", "RUS": "NO"})


def test_cohesion_by_period_is_that_of_the_result() -> None:
    found = united("USA", "FRA", USA="YNYA", FRA="YYYA", RUS="NNNN")
    picture = cohesion_lines(found)
    row = found.by_period().row(0, named=True)
    assert picture.twin.rows == [
        [
            "2024",
            "4",
            "3",
            f"{row['rice']:.3f}",
            f"{row['agreement_index']:.3f}",
            f"{row['attina']:.3f}",
        ]
    ]


def test_a_bloc_map_letters_blocs_from_the_low_end() -> None:
    picture = bloc_map(grouped("RUS BLR", "USA"))
    assert picture.reading[1] == "A RUS BLR (2); B USA (2)."
    tiles = {tile["member"]: tile for tile in rows_of(picture.chart)[0]}
    assert (tiles["USA"]["bloc"], tiles["RUS"]["bloc"]) == ("A", "B")
    assert tiles["USA"]["pale"] > tiles["GBR"]["pale"]


def test_the_smallest_of_many_blocs_share_a_letter() -> None:
    picture = bloc_map(grouped("1", "2", "3", "4", "5", "6", "7"))
    assert picture.reading[1].endswith("Z 2 smaller blocs.")
    assert len({tile["bloc"] for tile in rows_of(picture.chart)[0]}) == 6


def test_blocs_of_persons_have_no_tiles() -> None:
    found = grouped("one")
    persons = replace(
        found, members=("icpsr:1",), blocs=(Bloc("one", ("icpsr:1",), {"icpsr:1": 1.0}),)
    )
    with pytest.raises(InputError, match="no member has a tile"):
        bloc_map(persons)


def test_shifts_surest_first() -> None:
    found = shifted()
    picture = shift_sizes(found, most=1)
    assert [row[0] for row in picture.twin.rows] == found.table()["member"].to_list()
    assert picture.twin.rows[0][:2] == ["USA", "76"]
    assert "1 of 3 members" in picture.reading[0]
    drawn = [row for rows in rows_of(picture.chart) for row in rows if "change" in row]
    assert {row["label"] for row in drawn} == {"USA 76"}


def test_bands_are_those_of_the_forecasts() -> None:
    chances = np.array([[0.8, 0.2, 0.0, 0.0], [0.1, 0.9, 0.0, 0.0]])
    table = forecast_reliability(chances, np.array([0, 0]))
    found = bands(table)
    assert sum(one.n for one in found) == chances.size
    assert sum(one.happened * one.n for one in found) == pytest.approx(2)
    with pytest.raises(InputError, match="no forecast"):
        reliability([])


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_the_interval_of_a_share_solves_the_equation_of_wilson(share: float) -> None:
    """Both ends lie exactly z standard errors from the share, the error taken at the end."""
    for end in Bin(0.5, share, 20).interval:
        error = np.sqrt(end * (1 - end) / 20)
        assert abs(end - share) == pytest.approx(1.6448536 * error, abs=1e-6)


def test_a_calibrated_forecast_lies_on_the_line() -> None:
    picture = reliability([Bin(0.2, 0.2, 10), Bin(0.8, 0.8, 30)])
    assert "mean distance from the line 0.000" in picture.reading[1]


def test_results_draw_themselves() -> None:
    """``.chart()`` is the picture's Altair chart."""
    lines = placed({"USA": {78: 1.0, 79: 1.2}, "RUS": {78: -1.0, 79: -0.5}})
    pairs = agreed(USA="YNYN", RUS="NYNY", FRA="YYNN")
    group = united("USA", "FRA", USA="YNYA", FRA="YYYA", RUS="NNNN")
    for chart, picture in (
        (lines.chart(["USA"]), ideal_lines(lines, ["USA"])),
        (
            pairs.chart(index="identical", period=79),
            agreement_heat(pairs, index="identical", period=79),
        ),
        (group.chart(), cohesion_lines(group)),
        (grouped("USA").chart(), bloc_map(grouped("USA"))),
        (shifted().chart(), shift_sizes(shifted())),
    ):
        assert chart.to_dict(validate=False)["title"]["text"] == [picture.title]


def test_expected_counts_beside_what_happened() -> None:
    picture = tally_spread(expected())
    assert picture.twin.rows == [
        ["yes", "1.5", "1", "2", "1"],
        ["abstain", "0.0", "0", "0", "0"],
        ["no", "1.5", "1", "2", "2"],
        ["not voting", "0.0", "0", "0", "0"],
    ]
    assert "Adopted in 50.0%" in picture.reading[0]
    draft = tally_spread(expected(cast=False))
    assert {row[4] for row in draft.twin.rows} == {""}
    assert "what happened" not in draft.reading[0]
