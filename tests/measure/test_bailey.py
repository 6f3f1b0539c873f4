"""The published selection of votes, on the real data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from hemicycle import joined
from hemicycle.record.ingest import ingest
from hemicycle.record.record import Record, open_record

_LAST_DAY = date(2020, 1, 31)


def test_bailey_2017_counts_the_votes_behind_every_published_estimate(
    voeten: Record, matches: Path, published: pl.DataFrame
) -> None:
    _check(voeten, matches, published)


@pytest.mark.slow
def test_other_sources_of_the_same_votes_change_nothing(
    shared: Path, matches: Path, published: pl.DataFrame, tmp_path: Path
) -> None:
    data = shared / "data"
    files = [*(data / "ga_voeten").glob("*.xz"), *(data / "ga_unxml").glob("*.xz")]
    ingest(files, tmp_path / "record")
    _check(open_record(tmp_path / "record"), matches, published)


def _check(record: Record, matches: Path, published: pl.DataFrame) -> None:
    made = joined.matrix(record, coding="bailey-2017", links=matches, until=_LAST_DAY)
    assert (len(made.votes), len(made.items)) == (5_733, 4_784)
    ours = made.table().group_by(ccode=pl.col("member").cast(pl.Int64), session="period").len()
    both = published.join(ours, on=["ccode", "session"], how="full")
    assert published.height == both.height == 10_469
    assert both.filter(pl.col("NVotes") == pl.col("len")).height == 10_469


def test_without_the_published_links_the_selection_says_so(voeten: Record) -> None:
    made = joined.matrix(voeten, coding="bailey-2017", until=_LAST_DAY)
    assert any("titles and series" in note for note in made.notes)
    assert len(made.items) < len(made.votes)
