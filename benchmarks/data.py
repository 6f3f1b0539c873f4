"""Where benchmarks find the real data, and the full record made from it."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def shared() -> Path:
    """The folder of real data (``HEMICYCLE_SHARED``, default ``../shared``)."""
    folder = Path(os.environ.get("HEMICYCLE_SHARED", ROOT.parent / "shared"))
    if not (folder / "data").is_dir():
        raise SystemExit(f"no real data under {folder}: set HEMICYCLE_SHARED")
    return folder


def assembly_and_council_files() -> list[Path]:
    """All General Assembly and Security Council files of the real data that hold votes."""
    data = shared() / "data"
    files = [
        *(data / "ga_voeten").glob("*.xz"),
        *(data / "ga_unxml").glob("*.xz"),
        *(data / "ga_3dl_2025").glob("*.xz"),
        data / "sc" / "sc_meeting_outcomes_1946_2019.csv.xz",
        data / "sc" / "unsc_drafts_not_adopted_emilytong.csv",
        data / "sc" / "unsc_vetoes_1946_sept2022.csv",
        data / "sc" / "unsc_vetoes_gaza_2023_2025.csv",
    ]
    return sorted(files)


def full_record(folder: Path) -> Path:
    """A record of all those files, made in ``folder``."""
    from hemicycle.record.ingest import ingest

    into = folder / "record"
    ingest(assembly_and_council_files(), into)
    return into


def bench_record(folder: Path) -> str:
    """The full record: ``HEMICYCLE_BENCH_RECORD`` where it is set, else made in ``folder``."""
    return os.environ.get("HEMICYCLE_BENCH_RECORD") or str(full_record(folder))
