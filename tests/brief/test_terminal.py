"""The brief on a terminal: what fits where."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from hemicycle.brief.compose import compose_vote
from hemicycle.brief.terminal import print_brief
from hemicycle.record.record import open_record


@pytest.mark.parametrize("width", [60, 80])
def test_a_brief_fits_a_narrow_terminal_and_cuts_nothing_off(width: int) -> None:
    out = StringIO()
    print_brief(
        compose_vote(open_record("embedded"), "A/RES/ES-11/7"), Console(file=out, width=width)
    )
    lines = [line.rstrip() for line in out.getvalue().split("\n")]
    assert max(map(len, lines)) <= width
    assert "…" not in out.getvalue()
    (own,) = [line for line in lines if line.strip().startswith("▸ A/RES/ES-11/7")]
    assert "93–18–65" in own
    assert "2025-02-24" in own


@pytest.mark.parametrize(("width", "shown"), [(71, "EU"), (72, "European Union")])
def test_groups_go_by_their_codes_where_names_have_no_room(width: int, shown: str) -> None:
    out = StringIO()
    print_brief(
        compose_vote(open_record("embedded"), "A/RES/ES-11/7"), Console(file=out, width=width)
    )
    assert any(line.split("  ")[0].strip() == shown for line in out.getvalue().split("\n"))
