"""Records made once for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from hemicycle.record.ingest import ingest
from hemicycle.record.record import Record, open_record


def ga_and_council_files(shared: Path) -> list[Path]:
    """Every General Assembly and Security Council file of votes at hand."""
    data = shared / "data"
    patterns = (
        "ga_unxml/*.json.xz",
        "ga_3dl_2025/*.csv.xz",
        "ga_voeten/*.csv.xz",
        "sc/unsc_vetoes_*.csv",
        "sc/sc_meeting_outcomes_1946_2019.csv.xz",
        "sc/unsc_drafts_not_adopted_emilytong.csv",
    )
    return [file for pattern in patterns for file in sorted(data.glob(pattern))]


@pytest.fixture(scope="session")
def full_files(shared: Path) -> list[Path]:
    """All General Assembly and Council files, and those of the human rights bodies."""
    hrc = shared / "data" / "hrc"
    return [*ga_and_council_files(shared), hrc / "resolutions.csv.xz", hrc / "data.js.xz"]


@pytest.fixture(scope="session")
def full_record(full_files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The record of all real files."""
    directory = tmp_path_factory.mktemp("full") / "record"
    ingest(full_files, directory)
    return open_record(directory)


@pytest.fixture(scope="session")
def small_files(shared: Path) -> list[Path]:
    """Three small real files: the Ukraine session, a special session, and votes of 2025."""
    data = shared / "data"
    return [
        data / "ga_unxml" / "ES-11.json.xz",
        data / "ga_unxml" / "S-32.json.xz",
        data / "ga_3dl_2025" / "un_votes_2025_processed.csv.xz",
    ]
