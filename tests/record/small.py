"""Small fragments for tests of the merge: one line per vote, members grouped by position."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import polars as pl

from hemicycle.record.fragment import (
    FRAGMENT_ALIASES,
    FRAGMENT_BALLOTS,
    FRAGMENT_CORRECTIONS,
    FRAGMENT_FINDINGS,
    FRAGMENT_VOTES,
    Fragment,
)
from hemicycle.record.merge import Merged, merge
from hemicycle.record.pieces import Piece

DAY = date(2025, 2, 24)


def vote(key: str, **columns: Any) -> dict[str, Any]:
    """A recorded vote on a draft in the Assembly on 24 February 2025, unless told else."""
    return {
        "key": key,
        "body": "GA",
        "world": "real",
        "question": "draft",
        "method": "recorded",
        "date": DAY,
        "date_quality": "exact",
        "source_id": key,
        **columns,
    }


def tally(yes: int, no: int, abstain: int) -> dict[str, int]:
    """Announced tally as columns."""
    return {"announced_yes": yes, "announced_no": no, "announced_abstain": abstain}


def a_fragment(
    source: str,
    votes: Iterable[Mapping[str, Any]],
    ballots: Mapping[str, Mapping[str, str]] | None = None,
    *,
    aliases: Iterable[tuple[str, str, str]] = (),
    findings: Iterable[tuple[str, str]] = (),
    corrections: Iterable[Mapping[str, Any]] = (),
) -> Fragment:
    """A fragment; ``ballots`` as ``{key: {"YES": "FRA GBR", "NO": "USA"}}``."""
    cast = [
        {"key": key, "member": member, "position": position}
        for key, groups in (ballots or {}).items()
        for position, members in groups.items()
        for member in members.split()
    ]
    said = [
        {"key": key, "kind": kind, "witness": json.dumps({"seen": key}), "text": f"seen in {key}"}
        for key, kind in findings
    ]
    return Fragment(
        source=source,
        reader_version=1,
        votes=pl.DataFrame(
            [{**row, "source": source} for row in votes], schema=FRAGMENT_VOTES
        ).sort("key"),
        ballots=pl.DataFrame(cast, schema=FRAGMENT_BALLOTS).sort("key", "member"),
        aliases=pl.DataFrame(list(aliases), schema=FRAGMENT_ALIASES, orient="row"),
        corrections=pl.DataFrame(list(corrections), schema=FRAGMENT_CORRECTIONS),
        findings=pl.DataFrame(said, schema=FRAGMENT_FINDINGS),
    )


def merged(*fragments: Fragment) -> Merged:
    """The fragments as the files of one record."""
    return merge([Piece(f"{number:064x}", one) for number, one in enumerate(fragments)])


def rows(result: Merged) -> dict[str, dict[str, Any]]:
    """Rows of ``votes`` by id."""
    return {row["vote_id"]: row for row in result.tables["votes"].iter_rows(named=True)}


def positions(result: Merged, vote_id: str) -> dict[str, str]:
    """Position by member of one vote."""
    mine = result.tables["ballots"].filter(pl.col("vote_id") == vote_id)
    return dict(mine.select("member", "position").iter_rows())


def found(result: Merged) -> list[tuple[str, str, tuple[str, ...], Any]]:
    """Findings as kind, vote, sources and witness."""
    return [
        (row["kind"], row["vote_id"], tuple(row["sources"]), json.loads(row["witness"]))
        for row in result.tables["findings"].iter_rows(named=True)
    ]
