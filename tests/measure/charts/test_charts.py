"""What each chart shows: against the result it was drawn from."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from tests.measure.charts.sample import agreed, placed, united, with_item

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.charts.agreement_heat import agreement_heat
from hemicycle.measure.charts.bloc_map import bloc_map
from hemicycle.measure.charts.cohesion_lines import cohesion_lines
from hemicycle.measure.charts.cut_line import cut_line
from hemicycle.measure.charts.ideal_lines import ideal_lines
from hemicycle.measure.charts.moved import Move, moved
from hemicycle.measure.charts.nearest import nearest, pair_line
from hemicycle.measure.charts.reliability import Bin, bins, reliability


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
        (1.0, {"USA": "NO", "FRA": "NO", "IND": "YES", "CUB": "YES", "RUS": "YES"}, set()),
        (-1.0, {"USA": "YES", "FRA": "YES", "IND": "NO", "CUB": "NO", "RUS": "NO"}, set()),
        (-1.0, {"USA": "NO", "FRA": "YES", "IND": "NO", "CUB": "NO", "RUS": "YES"}, {"USA", "RUS"}),
    ],
)
def test_members_on_the_other_side_of_a_cut(
    slope: float, positions: dict[str, str], wrong: set[str]
) -> None:
    """Yes stands below the cut where the discrimination is positive, above where negative."""
    picture = cut_line(with_item(slope, yes_no=0.5), "V1", positions)
    assert {row[0] for row in picture.twin.rows if row[3]} == wrong


def test_an_abstention_stands_between_two_cuts() -> None:
    positions = {"USA": "YES", "FRA": "ABSTAIN", "IND": "ABSTAIN", "CUB": "NO", "RUS": "ABSTAIN"}
    points = with_item(-1.0, yes_abstain=1.5, abstain_no=-0.5)
    picture = cut_line(points, "V1", positions)
    assert {row[0] for row in picture.twin.rows if row[3]} == {"RUS"}
    words = [row.get("words") for rows in rows_of(picture.chart) for row in rows]
    assert {"abstain | yes", "no | abstain"} <= set(words)


def test_members_without_an_answer_are_not_drawn() -> None:
    positions = {"USA": "YES", "FRA": "NON_VOTING", "RUS": "NO", "XXX": "NO"}
    picture = cut_line(with_item(1.0, yes_no=0.0), "V1", positions)
    assert [row[0] for row in picture.twin.rows] == ["RUS", "USA"]


def test_a_vote_that_cuts_nothing_is_no_picture() -> None:
    with pytest.raises(InputError, match="V5 is not among the votes"):
        cut_line(with_item(1.0, yes_no=0.0), "V5", {})
    with pytest.raises(NotIdentifiedError, match="where V9 cuts"):
        cut_line(with_item(1.0, yes_no=0.0), "V9", {})
    with pytest.raises(NotIdentifiedError, match="where V1 cuts"):
        cut_line(with_item(0.0), "V1", {})


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


def test_a_bloc_map_counts_and_names_members_without_a_tile() -> None:
    picture = bloc_map({"USA": ("A", 1.0), "FRA": ("A", 0.5), "icpsr:1": ("B", 1.0)}, title="Blocs")
    assert "A 2 and B 1 members" in picture.words
    assert picture.made == ("Without a tile: icpsr:1",)
    tiles = rows_of(picture.chart)[0]
    assert {tile["member"]: tile["pale"] for tile in tiles}["USA"] == 1.0


def test_too_many_blocs_or_none_with_a_tile() -> None:
    with pytest.raises(InputError, match="7 blocs"):
        bloc_map({code: (code, 1.0) for code in "ABCDEFG"}, title="Blocs")
    with pytest.raises(InputError, match="no member has a tile"):
        bloc_map({"icpsr:1": ("A", 1.0)}, title="Blocs")


def test_movers_farthest_first() -> None:
    moves = [Move("FRA", 0, 0.1), Move("USA", 0, -2), Move("RUS", 0, 1)]
    picture = moved(moves, title="Moved", before="78", after="79", most=2)
    assert [row[0] for row in picture.twin.rows] == ["USA", "RUS", "FRA"]
    assert "2 of 3 members" in picture.reading[0]
    with pytest.raises(InputError):
        moved([], title="Moved", before="78", after="79")


def test_bands_of_forecasts_at_their_edges() -> None:
    forecast = np.array([0.0, 0.09999, 0.1, 0.5, 1.0])
    happened = np.array([0.0, 1.0, 1.0, 0.0, 1.0])
    found = bins(forecast, happened)
    assert [(round(one.forecast, 3), one.happened, one.n) for one in found] == [
        (0.05, 0.5, 2), (0.1, 1.0, 1), (0.5, 0.0, 1), (1.0, 1.0, 1)
    ]  # fmt: skip
    assert sum(one.n for one in found) == len(forecast)


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_the_interval_of_a_share_solves_the_equation_of_wilson(share: float) -> None:
    """Both ends lie exactly z standard errors from the share, the error taken at the end."""
    for end in Bin(0.5, share, 20).interval:
        error = np.sqrt(end * (1 - end) / 20)
        assert abs(end - share) == pytest.approx(1.6448536 * error, abs=1e-6)


@pytest.mark.parametrize(
    ("forecast", "happened"),
    [([], []), ([0.5], [1.0, 0.0]), ([1.5], [1.0]), ([-0.1], [0.0]), ([float("nan")], [0.0])],
)
def test_what_is_no_forecast_is_refused(forecast: list[float], happened: list[float]) -> None:
    with pytest.raises(InputError):
        bins(np.array(forecast), np.array(happened))


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
    ):
        assert chart.to_dict(validate=False)["title"]["text"] == picture.title
