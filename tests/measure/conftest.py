"""Small roll calls for tests of the measures, and the record of Voeten's votes."""

from __future__ import annotations

import lzma
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from hemicycle.record.ingest import ingest
from hemicycle.record.record import Record, open_record

_WORDS = {"Y": "YES", "N": "NO", "A": "ABSTAIN", "-": "NON_VOTING", "?": "UNKNOWN"}


def ballots(**rows: str) -> pl.DataFrame:
    """Ballots by member, one letter a vote: Y, N, A, ``-`` did not vote, ``?``, ``.`` no row."""
    cast = [
        (f"V{place}", member, _WORDS[letter])
        for member, letters in rows.items()
        for place, letter in enumerate(letters, start=1)
        if letter != "."
    ]
    return pl.DataFrame(cast, schema=["vote_id", "member", "position"], orient="row")


def votes(number: int, **columns: Any) -> pl.DataFrame:
    """Votes V1, V2, ...: drafts of session 79 of the General Assembly unless told else."""
    facts: dict[str, Any] = {
        "body": "GA",
        "question": "draft",
        "method": "recorded",
        "roll_call": "complete",
        "session": "79",
        "regular_session": 79,
        "title": None,
        **columns,
    }
    return pl.DataFrame(
        {
            "vote_id": [f"V{place}" for place in range(1, number + 1)],
            **{name: _all(value, number) for name, value in facts.items()},
        }
    )


def _all(value: Any, number: int) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value] * number


@pytest.fixture(scope="session")
def voeten(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The roll calls of the General Assembly, 1946 to January 2020, as a record."""
    folder = shared / "data" / "ga_voeten"
    directory = tmp_path_factory.mktemp("voeten") / "record"
    ingest([folder / "un_votes.csv.xz", folder / "un_roll_calls.csv.xz"], directory)
    return open_record(directory)


@pytest.fixture(scope="session")
def matches(shared: Path) -> Path:
    """The published list of repeated resolutions."""
    return shared / "data" / "ideal_points" / "Matches.csv"


@pytest.fixture(scope="session")
def published(shared: Path) -> pl.DataFrame:
    """The published ideal points, with the number of votes behind each."""
    file = shared / "data" / "ideal_points" / "IdealpointestimatesAll_Apr2020.csv.xz"
    return pl.read_csv(
        lzma.decompress(file.read_bytes()).decode("latin-1").encode(), infer_schema_length=None
    )
