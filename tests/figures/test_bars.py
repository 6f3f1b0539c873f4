"""A tally as a bar as long as the roll."""

from __future__ import annotations

import re

import pytest

from hemicycle.domain.tally import Tally
from hemicycle.figures.bars import digest_bar
from hemicycle.figures.tables import table


@pytest.mark.parametrize(
    ("tally", "of"), [(Tally(93, 18, 65, 17), 193), (Tally(10, 0, 5), 15), (Tally(141, 5, 35), 193)]
)
def test_the_bar_is_as_long_as_the_roll(tally: Tally, of: int) -> None:
    svg = digest_bar(tally, of)
    widths = [float(width) for width in re.findall(r'<rect[^>]* width="([\d.]+)"', svg)]
    assert sum(widths) == of
    assert widths[0] == tally.yes
    assert f'viewBox="0 0 {of} 14"' in svg


def test_what_is_not_known_stays_blank() -> None:
    widths = re.findall(r'<rect[^>]* width="([\d.]+)"', digest_bar(Tally(9, None, None), 15))
    assert widths == ["9"]


def test_tables_escape_cells_and_head_their_rows() -> None:
    html = table("Caption & more", ["A", "B"], [["<x>", "1"]], numbers=(1,), stack=True)
    assert "<x>" not in html
    assert '<th scope="row">&lt;x&gt;</th>' in html
    assert '<td data-head="B" class="n">1</td>' in html
    assert "<caption>Caption &amp; more</caption>" in html
