"""Small records in memory, made by the real merge."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.builders import a_vote_event
from tests.record.small import merged

from hemicycle.audit.model import Audit, Checked
from hemicycle.audit.run import audit, check
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position
from hemicycle.record.fragment import Fragment
from hemicycle.record.ingest import ingest
from hemicycle.record.record import Record, open_record


class Held:
    """Backing of a record that lives in memory."""

    version = "0123456789abcdef"
    name = "small"
    files: Mapping[str, Path] = {}
    coverage: Mapping[str, Mapping[str, Any]] = {}

    def __init__(self, tables: Mapping[str, pl.DataFrame]) -> None:
        self._tables = tables

    def scan(self, table: str) -> pl.LazyFrame:
        return self._tables[table].lazy()


def a_record(*fragments: Fragment) -> Record:
    """The record of these files."""
    return Record(Held(merged(*fragments).tables))


def a_checked(
    yes: int, no: int | None, abstain: int = 0, *, positions: Any = None, **fields: Any
) -> Checked:
    """One Assembly vote through the audit, unless told another body."""
    plain = {"vote_id": "GA-1", "body": "GA", "counted": Tally(yes, no, abstain)}
    named: Mapping[str, Position] | None = positions
    return check(a_vote_event(**{**plain, **fields}), named)


def an_audit(*votes: Checked) -> Audit:
    return Audit("0123456789abcdef", "small", votes)


@pytest.fixture(scope="session")
def real_record(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The record of all General Assembly, Council and human rights files at hand."""
    data = shared / "data"
    patterns = (
        "ga_unxml/*.json.xz",
        "ga_3dl_2025/*.csv.xz",
        "ga_voeten/*.csv.xz",
        "sc/unsc_vetoes_*.csv",
        "sc/sc_meeting_outcomes_1946_2019.csv.xz",
        "sc/unsc_drafts_not_adopted_emilytong.csv",
        "hrc/data.js.xz",
        "hrc/resolutions.csv.xz",
    )
    directory = tmp_path_factory.mktemp("audited") / "record"
    ingest([file for pattern in patterns for file in sorted(data.glob(pattern))], directory)
    return open_record(directory)


@pytest.fixture(scope="session")
def real_audit(real_record: Record) -> Audit:
    return audit(real_record)
