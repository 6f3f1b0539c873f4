"""The support curve: one kind joined, labels apart, nothing extrapolated."""

from __future__ import annotations

import itertools
import re
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hemicycle.figures.curve import support_curve
from hemicycle.figures.labels import spread, text_box
from hemicycle.figures.marks import SupportPoint

LABEL = re.compile(
    r'<text x="([\d.]+)" y="([\d.]+)" font-size="13"(?: class="strong")? '
    r'text-anchor="middle">([^<]*)'
)


def point(label: str, day: date, yes: int, kind: str, **more: bool) -> SupportPoint:
    return SupportPoint(label, day, yes, 5, 35, kind, **more)


ES_11 = [
    point("A/RES/ES-11/1", date(2022, 3, 2), 141, "condemnation"),
    point("A/RES/ES-11/2", date(2022, 3, 24), 140, "humanitarian"),
    point("A/RES/ES-11/4", date(2022, 10, 12), 143, "condemnation"),
    point("A/RES/ES-11/7", date(2025, 2, 24), 93, "condemnation", current=True),
    point("A/RES/ES-11/8", date(2025, 2, 24), 93, "other"),
]


def test_the_line_joins_only_texts_of_the_current_kind() -> None:
    svg = support_curve(ES_11, members=193)
    path = re.search(r'class="joined" d="M([^"]+)"', svg)
    assert path is not None
    assert len(path.group(1).split("L")) == 3
    assert svg.count('class="open"') == 2


def test_two_texts_of_one_day_are_both_named() -> None:
    svg = support_curve(ES_11, members=193)
    assert ">ES-11/7: 93<" in svg
    assert ">ES-11/8 other: 93<" in svg


def test_the_scale_ends_with_the_texts() -> None:
    svg = support_curve(ES_11, members=193)
    xs = [float(x) for x in re.findall(r'<circle[^>]*cx="([\d.]+)"', svg)]
    assert min(xs) == 40
    assert max(xs) == 800


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 4000), st.integers(0, 193), st.sampled_from(("a", "b"))),
        min_size=1,
        max_size=40,
    )
)
def test_labels_never_cover_one_another(rows: list[tuple[int, int, str]]) -> None:
    start = date(2010, 1, 1)
    points = [
        point(f"A/RES/{n}/1", start + timedelta(days=days), yes, kind, current=n == 0)
        for n, (days, yes, kind) in enumerate(rows)
    ]
    svg = support_curve(points, members=193)
    boxes = [
        text_box(float(x), float(y), words, 13)
        for x, y, words in LABEL.findall(svg)
        if ":" in words
    ]
    for place, box in enumerate(boxes):
        assert not any(box.meets(other) for other in boxes[place + 1 :])


def test_the_series_sets_the_time_shown() -> None:
    early = point("A/RES/68/262", date(2014, 3, 27), 100, "status", same_series=False)
    assert 'class="beside"' not in support_curve([early, *ES_11], members=193)
    assert 'class="beside"' in support_curve([early, *ES_11[:2]], members=193)


def test_many_texts_of_other_series_are_drawn_but_not_written() -> None:
    beside = [
        point(f"A/RES/7{n}/1", date(2022, 4 + n, 1), 70, "rights", same_series=False)
        for n in range(5)
    ]
    svg = support_curve([*ES_11, *beside], members=193)
    assert svg.count('class="beside"') == 5
    assert ">71/1 rights" not in svg


@given(st.lists(st.floats(0, 400), max_size=8).map(sorted))
def test_spread_keeps_order_gap_and_bounds(wanted: list[float]) -> None:
    placed = spread(wanted, 19, 0, 600)
    assert all(b - a >= 19 - 1e-6 for a, b in itertools.pairwise(placed))
    assert all(0 <= value <= 600 for value in placed)


def test_spread_moves_nothing_that_has_room() -> None:
    assert spread([10, 50, 100], 19, 0, 200) == [10, 50, 100]
