"""A small assembly with habits: texts that come back each year, new ones, members on a line."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from hemicycle.measure.forecast.past import Past, past_of
from hemicycle.record.record import Record
from hemicycle.record.schema import TABLES, polars_schema

MEMBERS = ("ARG", "BRA", "CHN", "DEU", "EGY", "FRA", "GBR", "IND", "JPN", "KEN", "MEX", "NOR",
           "PAK", "RUS", "SWE", "TUR", "USA", "ZAF")  # fmt: skip
YEARS = range(2010, 2017)
A_YEAR = 16
REPEATED = 10
WORDS = ("peace", "water", "trade", "debt", "arms", "law", "sea", "space", "health", "food")


def a_world(seed: int = 1) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Ballots and votes: each year the same ten texts, and six new ones on the same matters."""
    generator = np.random.default_rng(seed)
    place = np.linspace(-1.5, 1.5, len(MEMBERS))
    steep = generator.normal(1.5, 0.5, REPEATED)
    low = generator.normal(0.3, 0.4, REPEATED)
    votes, ballots = [], []
    for year in YEARS:
        for number in range(A_YEAR):
            text = number if number < REPEATED else int(generator.integers(REPEATED))
            new = number >= REPEATED
            title = f"{WORDS[text]} and the {WORDS[(text + 3) % 10]} of nations"
            vote = f"{year}-{number:02d}"
            votes.append(
                {
                    "vote_id": vote,
                    "body": "GA",
                    "question": "draft",
                    "method": "recorded",
                    "roll_call": "complete",
                    "session": str(year - 1945),
                    "regular_session": year - 1945,
                    "date": date(year, 1, 10) + timedelta(days=20 * number),
                    "title": f"{title} in {WORDS[number - 10]} times {vote}" if new else title,
                    "series": None,
                    "kind": None,
                }
            )
            latent = steep[text] * place + generator.normal(0, 1, place.size)
            for member, value in zip(MEMBERS, latent, strict=True):
                answer = (
                    "YES" if value < low[text] else "NO" if value > low[text] + 0.8 else "ABSTAIN"
                )
                silent = generator.random() < (0.3 if member == "KEN" else 0.03)
                ballots.append((vote, member, "NON_VOTING" if silent else answer))
    return (
        pl.DataFrame(ballots, schema=["vote_id", "member", "position"], orient="row"),
        pl.DataFrame(votes, schema_overrides={"series": pl.String, "kind": pl.String}),
    )


class _Backing:
    """A record of the small assembly, in a folder of its own, with every table there is."""

    def __init__(self, folder: Path, version: str = "v1") -> None:
        ballots, votes = a_world()
        held = {"ballots": ballots, "votes": votes.with_columns(source=pl.lit("simulated"))}
        self._tables = {name: _whole(held.get(name), name) for name in TABLES}
        self.name, self.version = str(folder), version
        (folder / "snapshots" / version).mkdir(parents=True, exist_ok=True)
        self.files: dict[str, Path] = {}
        self.coverage: dict[str, dict[str, str]] = {}

    def scan(self, table: str) -> pl.LazyFrame:
        return self._tables[table].lazy()


def _whole(table: pl.DataFrame | None, name: str) -> pl.DataFrame:
    """A table with every column of the record's schema, null where nothing is known."""
    schema = polars_schema(name)
    held = pl.DataFrame(schema=schema) if table is None else table
    missing = [column for column in schema if column not in held.columns]
    full = held.with_columns(pl.lit(None, schema[column]).alias(column) for column in missing)
    return full.select(schema.names()).cast(schema)


def a_record(folder: Path) -> Record:
    """The small assembly as an opened record that may keep results in the folder."""
    return Record(_Backing(folder))


@pytest.fixture(scope="session")
def world() -> tuple[pl.DataFrame, pl.DataFrame]:
    return a_world()


@pytest.fixture(scope="session")
def past(world: tuple[pl.DataFrame, pl.DataFrame]) -> Past:
    return past_of(*world)
