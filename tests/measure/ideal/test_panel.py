"""Panels: the layout, and observations that are no panel."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.ideal.panel import LOWER, MIDDLE, UPPER, Panel, panel


def built(rows: list[tuple[str, int, str, int]]) -> Panel:
    """Panel of rows (member, period, item, answer)."""
    members, periods, items = (sorted({row[k] for row in rows}) for k in (0, 1, 2))
    index: Any = [list(members), list(periods), list(items)]
    columns = [np.array([index[k].index(row[k]) for row in rows]) for k in range(3)]
    return panel(
        *index,
        member=columns[0],
        period=columns[1],
        item=columns[2],
        answer=np.array([row[3] for row in rows]),
    )


ROWS = [
    ("A", 1, "v1", 0), ("B", 1, "v1", 2), ("C", 1, "v1", 1),
    ("A", 2, "v2", 0), ("B", 2, "v2", 1), ("C", 2, "v2", 1),
    ("A", 2, "v3", 1), ("B", 2, "v3", 1), ("C", 2, "v3", 1),
    ("A", 4, "v4", 1), ("B", 4, "v4", 2), ("A", 4, "v1", 2), ("B", 4, "v1", 0),
]  # fmt: skip


def test_an_item_on_which_all_agreed_says_nothing() -> None:
    cells = built(ROWS)
    assert cells.items == ("v1", "v2", "v4")
    assert cells.n_cells == len(ROWS) - 3


def test_answers_are_coded_by_those_that_occur() -> None:
    cells = built(ROWS)
    assert cells.cuts.tolist() == [2, 1, 1]
    assert cells.bottoms.tolist() == [0, 0, 1]
    assert cells.tops.tolist() == [2, 1, 2]
    own = slice(cells.starts[1], cells.starts[2])
    assert cells.answers[own].tolist() == [LOWER, UPPER, UPPER]
    assert MIDDLE in cells.answers[: cells.starts[1]]


def test_paths_bridge_periods_without_votes() -> None:
    cells = built(ROWS)
    assert cells.periods == (1, 2, 4), "a period in which nobody voted is no step"
    paths = {
        cells.members[m]: cells.gaps[cells.chains[m] : cells.chains[m + 1]].tolist()
        for m in range(3)
    }
    assert paths == {"A": [0, 1, 1], "B": [0, 1, 1], "C": [0, 1]}


def test_votes_are_counted_by_member_and_period() -> None:
    cells = built(ROWS)
    votes = {
        (cells.members[m], cells.periods[p]): int(n)
        for m, p, n in zip(cells.node_member, cells.node_period, cells.votes, strict=True)
    }
    assert votes == {
        ("A", 1): 1, ("B", 1): 1, ("C", 1): 1, ("A", 2): 1, ("B", 2): 1, ("C", 2): 1,
        ("A", 4): 2, ("B", 4): 2,
    }  # fmt: skip


@pytest.mark.parametrize("answer", [-1, 3])
def test_what_is_no_answer_is_refused(answer: int) -> None:
    with pytest.raises(InputError, match=f"{answer} is no answer"):
        built([("A", 1, "v", answer), ("B", 1, "v", 0), ("C", 1, "v", 0)])


def test_two_members_make_no_line() -> None:
    with pytest.raises(NotIdentifiedError, match="only 2 members differed on anything"):
        built([("A", 1, "v", 0), ("B", 1, "v", 2)])


def test_three_members_do() -> None:
    assert built([("A", 1, "v", 0), ("B", 1, "v", 2), ("C", 1, "v", 2)]).n_nodes == 3


def test_votes_all_unanimous_make_no_line() -> None:
    with pytest.raises(NotIdentifiedError, match="nobody ever voted differently"):
        built([(name, 1, "v", 0) for name in "ABCD"])
