"""What an ingest tells while it works, and what it did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from hemicycle.record.shelf import Shelved
from hemicycle.record.store import Snapshot


class Progress(Protocol):
    """Hears what an ingest is doing."""

    def start(self, step: str, total: int) -> None:
        """A step begins; it has ``total`` parts."""

    def advance(self) -> None:
        """One part of the step is done."""

    def waiting(self, record: Path) -> None:
        """Another process is writing to the record."""


class Silent:
    """Progress that nobody sees."""

    def start(self, step: str, total: int) -> None:
        """Nothing."""

    def advance(self) -> None:
        """Nothing."""

    def waiting(self, record: Path) -> None:
        """Nothing."""


@dataclass(frozen=True)
class FileReport:
    """What one file brought: ``known`` says the record held it before."""

    name: str
    source: str
    sha256: str
    votes: int
    ballots: int
    known: bool


@dataclass(frozen=True)
class IngestReport:
    """What an ingest did.

    Parameters
    ----------
    record
        Directory of the record.
    version, before
        Version now, and before (None for a new record).
    files
        The files given, in order.
    coverage
        Per body: votes, ballots, first and last day.
    findings
        Findings by kind in the whole record.
    alone
        Per source: votes that no other file of the record carries.
    stray
        Per source: notes on votes that no file of the record holds.
    """

    record: str
    version: str
    before: str | None
    files: tuple[FileReport, ...]
    coverage: dict[str, dict[str, Any]]
    findings: dict[str, int]
    alone: dict[str, int]
    stray: dict[str, int]

    @property
    def changed(self) -> bool:
        """Whether the record is another one than before."""
        return self.version != self.before

    def to_dict(self) -> dict[str, Any]:
        """As JSON prints it."""
        return {
            "record_version": self.version,
            "before": self.before,
            "changed": self.changed,
            "record": self.record,
            "files": [asdict(file) for file in self.files],
            "bodies": self.coverage,
            "findings": self.findings,
            "alone": self.alone,
            "stray": self.stray,
        }


def report_of(
    now: Snapshot, *, before: Snapshot | None = None, entries: Sequence[Shelved] = ()
) -> IngestReport:
    """The report on a version just written.

    Parameters
    ----------
    now, before
        The version that is current, and the one that was.
    entries
        The files that were given.
    """
    known = {entry.folder for entry in before.entries} if before else set()
    files = tuple(
        FileReport(
            name=entry.name,
            source=entry.source,
            sha256=entry.sha256,
            votes=entry.votes,
            ballots=entry.ballots,
            known=entry.folder in known,
        )
        for entry in entries
    )
    return IngestReport(
        record=now.name,
        version=now.version,
        before=before.version if before else None,
        files=files,
        coverage=now.meta["coverage"],
        findings=now.meta["findings"],
        alone=now.meta["alone"],
        stray=now.meta["stray"],
    )
