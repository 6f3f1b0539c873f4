"""One body's votes in the layout that another program, or the literature, expects."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from hemicycle.errors import InputError
from hemicycle.record.disk import writable
from hemicycle.record.export import MANIFEST, README, check_target, source_terms
from hemicycle.record.export_rollcall import pscl_files, wnominate_files
from hemicycle.record.export_rows import Wanted
from hemicycle.record.export_stan import stan_files
from hemicycle.record.export_voeten import voeten_files
from hemicycle.record.record import Record

Writer = Callable[[Record, Path, Wanted], list[Path]]

LAYOUTS: Mapping[str, tuple[Writer, str]] = MappingProxyType(
    {
        "voeten": (
            voeten_files,
            "Layout of Voeten's files: `UNVotes.csv` with one row a member (1 yes, 2 abstain, "
            "3 no, 8 absent; no row where not a member) and `descriptions.csv` with one row a "
            "roll call. `rcid` and flags are empty for roll calls that his files do not have; "
            "`vote_id`, the last column, is hemicycle's own.",
        ),
        "pscl": (
            pscl_files,
            "For R's pscl: `votes.csv` with one row a member and one column a vote (1 yes, 2 "
            "abstain, 3 no, 8 on the roll without a vote, 9 not on the roll, empty unknown), "
            "`members.csv`, `rollcalls.csv`, and `rollcall.R`, which builds the `rollcall` object.",
        ),
        "wnominate": (
            wnominate_files,
            "Poole and Rosenthal's fixed format: `votes.ord` (1 yea, 6 nay, 7 abstention, 9 not "
            "voting, 0 not in the body; columns 4 to 8 are the row of `members.csv`, the votes "
            "those of `rollcalls.csv`), read by `pscl::readKH` and from there by wnominate.",
        ),
        "stan": (
            stan_files,
            "For Stan: `stan.json` with members `I`, votes `J`, sessions `T`, answers `K` and "
            "rows `N`; `ii`, `jj` and `y` (1 yes, 2 abstain, 3 no) a row, `tt` a vote. Numbers "
            "count from 1 and are rows of `members.csv` and `rollcalls.csv`.",
        ),
    }
)
"""Name of a layout to what writes it and how its README explains it."""


def export_as(record: Record, into: Path, layout: str, wanted: Wanted) -> list[Path]:
    """Write one body's votes in a layout, with a README, terms and a manifest.

    Parameters
    ----------
    into
        A directory that is new, empty, or holds an earlier export.
    layout
        A name in :data:`LAYOUTS`.

    Raises
    ------
    InputError
        An unknown layout, a directory with other files, no vote to export.
    """
    if layout not in LAYOUTS:
        raise InputError(
            f"{layout!r} is no layout to export to",
            where="--layout, --for",
            right=", ".join(LAYOUTS),
            todo="choose one of these",
        )
    check_target(into)
    write, explained = LAYOUTS[layout]
    with writable(into, "the export"):
        into.mkdir(parents=True, exist_ok=True)
        files = write(record, into, wanted)
        span = {"since": wanted.since, "until": wanted.until}
        manifest = {
            "name": f"hemicycle-{layout}",
            "record_version": record.version,
            "body": wanted.body,
            **{name: day and day.isoformat() for name, day in span.items()},
            "year_as": wanted.year_as,
            "sources": record.sources.to_dicts(),
            "resources": [{"name": file.stem, "path": file.name} for file in files],
        }
        (into / MANIFEST).write_text(
            json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8"
        )
        (into / README).write_text(_readme(record, wanted, explained), encoding="utf-8")
    return [*files, into / MANIFEST, into / README]


def _readme(record: Record, wanted: Wanted, explained: str) -> str:
    days = f" from {wanted.since}" if wanted.since else ""
    days += f" to {wanted.until}" if wanted.until else ""
    return "\n\n".join(
        [
            f"# Votes of {wanted.body}{days}, exported from hemicycle",
            f"Record version {record.version}.",
            explained,
            wanted.describe_years(),
            "## Sources and terms",
            *(source_terms(row) for row in record.sources.iter_rows(named=True)),
        ]
    ) + "\n"  # fmt: skip
