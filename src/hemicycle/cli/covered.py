"""What a record covers, as a table: after reading files, and when asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hemicycle.cli.common import print_table


def print_coverage(coverage: Mapping[str, Mapping[str, Any]]) -> None:
    """A row a body: votes, ballots, first and last day."""
    print_table(
        ("body", "votes", "ballots", "first", "last"),
        [
            (
                body,
                f"{held['votes']:,}",
                f"{held['ballots']:,}",
                held["first"] or "-",
                held["last"] or "-",
            )
            for body, held in coverage.items()
        ],
        right=("votes", "ballots"),
    )
