"""Long rows for Stan: one answer a row, as the models of ideal points in Stan take them."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl

from hemicycle.record.export_rollcall import roll_calls, write_lists
from hemicycle.record.export_rows import Wanted
from hemicycle.record.record import Record

DATA = "stan.json"
_ANSWERS = (1, 2, 3)


def stan_files(record: Record, into: Path, wanted: Wanted) -> list[Path]:
    """``stan.json`` for CmdStan, and what its numbers stand for.

    ``I`` members, ``J`` votes, ``T`` sessions (years where there are none), ``K`` answers, ``N``
    rows; ``ii, jj`` the member and the vote of each row and ``y`` its answer (1 yes, 2 abstain, 3
    no); ``tt`` the session of each vote. All count from 1; ``ii`` is the row of ``members.csv``
    and ``jj`` that of ``rollcalls.csv``.
    """
    found = roll_calls(record, wanted)
    rows = [
        (member, vote, cell)
        for member, row in enumerate(found.cells, start=1)
        for vote, cell in enumerate(row, start=1)
        if cell in _ANSWERS
    ]
    time = pl.coalesce(pl.col("session").cast(pl.Int64), "year").fill_null(0).rank("dense")
    times = found.votes.select(time.cast(pl.Int64)).to_series().to_list()
    document = {
        "I": found.members.height,
        "J": found.votes.height,
        "K": len(_ANSWERS),
        "N": len(rows),
        "T": max(times),
        **{name: [row[place] for row in rows] for place, name in enumerate(("ii", "jj", "y"))},
        "tt": times,
    }
    (into / DATA).write_text(json.dumps(document, separators=(",", ":")), encoding="ascii")
    return [into / DATA, *write_lists(found, into)]
