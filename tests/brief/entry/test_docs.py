"""The examples of ``docs/entry.md`` are read as the page says."""

from __future__ import annotations

import re
from pathlib import Path

from hemicycle.brief.entry import Form, read_vote
from hemicycle.domain.vote import Position

PAGE = Path(__file__).resolve().parents[3] / "docs" / "entry.md"


def test_every_example_is_read_in_its_form() -> None:
    examples = re.findall(r"```text\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    votes = [read_vote(example) for example in examples]
    assert [vote.form for vote in votes] == [
        Form.PROSE,
        Form.LISTS,
        Form.SHEET,
        Form.TABLE_LONG,
        Form.SHORTHAND,
    ]
    assert all(vote.problems == () for vote in votes)
    lists, shorthand = votes[1], votes[4]
    assert lists.positions == shorthand.positions
    assert votes[2].positions["AND"] is Position.NON_VOTING
