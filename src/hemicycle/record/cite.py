"""What to cite for a record: the tool, the version, and every source with its terms.

The record is a pure function of the files put in, so its version and the versions of the tool
and the sources are all that a reader needs to come to the same tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hemicycle.record.record import Record
from hemicycle.record.sources import SOURCES

TOOL_AUTHOR = "The hemicycle developers"
TOOL_TITLE = "hemicycle: the rules, the record and the arithmetic of votes at the United Nations"
TOOL_LICENCE = "MIT"


@dataclass(frozen=True)
class CitedSource:
    """One source of a record.

    Parameters
    ----------
    key
        Short name, as in the column ``source`` of the tables.
    authors
        A person as ``Family, Given``, an institution without a comma.
    citation, licence
        What the source asks for, in its words; empty where it states nothing.
    votes
        Votes shown in this source's version.
    files
        Names of its files in the record, with the SHA-256 of each as received.
    """

    key: str
    title: str
    authors: tuple[str, ...]
    publisher: str
    citation: str
    licence: str
    url: str
    doi: str
    votes: int
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Citation:
    """Everything that a paper which uses a record has to cite."""

    tool_version: str
    record_version: str
    coverage: Mapping[str, Mapping[str, Any]]
    sources: tuple[CitedSource, ...]

    def covers(self) -> str:
        """Votes and days by body, in one sentence."""
        return "; ".join(
            f"{body} {held['votes']:,} vote{'' if held['votes'] == 1 else 's'}"
            + (f", {held['first']} to {held['last']}" if held["first"] else "")
            for body, held in self.coverage.items()
        )

    def to_dict(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "tool": {
                "title": TOOL_TITLE,
                "author": TOOL_AUTHOR,
                "version": self.tool_version,
                "licence": TOOL_LICENCE,
            },
            "record_version": self.record_version,
            "coverage": {body: dict(held) for body, held in self.coverage.items()},
            "sources": [_source_dict(source) for source in self.sources],
        }


def _source_dict(source: CitedSource) -> dict[str, Any]:
    return {
        "source": source.key,
        "title": source.title,
        "authors": list(source.authors),
        "publisher": source.publisher,
        "citation": source.citation or None,
        "licence": source.licence or None,
        "url": source.url or None,
        "doi": source.doi or None,
        "votes": source.votes,
        "files": [{"name": name, "sha256": sha256} for name, sha256 in source.files],
    }


def citation(record: Record, *, tool_version: str) -> Citation:
    """The citation of a record.

    Parameters
    ----------
    tool_version
        Version of hemicycle that opened it.
    """
    shown = dict(record.votes.group_by("source").len().iter_rows())
    files = _files(record)
    sources = [
        _cited(row, shown.get(row["source"], 0), files.get(row["source"], ()))
        for row in record.sources.iter_rows(named=True)
    ]
    return Citation(tool_version, record.version, record.coverage, tuple(sources))


def _files(record: Record) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for entry in sorted(record.entries, key=lambda entry: (entry.name, entry.sha256)):
        found.setdefault(entry.source, []).append((entry.name, entry.sha256))
    return {source: tuple(files) for source, files in found.items()}


def _cited(row: Mapping[str, Any], votes: int, files: Sequence[tuple[str, str]]) -> CitedSource:
    """A row of the table ``sources``, with what only the register of sources knows."""
    known = SOURCES.get(row["source"])
    return CitedSource(
        key=row["source"],
        title=row["title"],
        authors=(known.authors if known else ()) or (row["publisher"],),
        publisher=row["publisher"],
        citation=row["citation"] or "",
        licence=row["licence"] or "",
        url=row["url"] or "",
        doi=known.doi if known else "",
        votes=votes,
        files=tuple(files),
    )
