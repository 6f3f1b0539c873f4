"""A vote in one line: the symbol that readers know, the title as it is read."""

from __future__ import annotations

from datetime import date

import polars as pl
from tests.web.test_matters import Lines

from hemicycle.record.record import Record, open_record
from hemicycle.web.library import Shelf
from hemicycle.web.rows import lines_of
from hemicycle.web.works import Works

TITLE = "TO ADOPT THE REPORT AND RESOLUTIONS A AND B (A/516) ON THE PALESTINE QUESTION."


class Labelled(Lines):
    """One vote that its source calls ``R/2/1424`` and whose resolution is known."""

    def __init__(self) -> None:
        super().__init__([("GA-R-2-1424", "GA", date(1947, 11, 29), TITLE)], [])
        votes, aliases = self._tables["votes"], self._tables["vote_aliases"]
        self._tables["votes"] = votes.with_columns(symbol=pl.lit("R/2/1424"))
        self._tables["vote_aliases"] = pl.DataFrame(
            [("GA-R-2-1424", "resolution", value) for value in ("A/RES/181 (II)", "R/2/1424")],
            schema=aliases.schema,
            orient="row",
        )


def test_a_source_label_and_capitals_are_for_the_tables_not_for_readers() -> None:
    record = Record(Labelled())
    (line,) = lines_of(Shelf(record, Works(idle=True)), ["GA-R-2-1424"])
    assert line["label"] == "A/RES/181 (II)"
    assert line["title"] == (
        "To adopt the report and resolutions A and B (A/516) on the Palestine question."
    )
    assert record.votes.select("symbol", "title").row(0) == ("R/2/1424", TITLE)


def test_lines_come_in_the_order_asked_for() -> None:
    shelf = Shelf(open_record("embedded"), Works(idle=True))
    asked = ["GA-ES-11-7", "SC-2774", "GA-ES-11-1"]
    assert [line["vote_id"] for line in lines_of(shelf, asked)] == asked
