"""What one ingested file says, parsed and nothing more.

A reader turns bytes into a fragment; it neither merges nor repairs. Within a fragment a vote is
named by its ``key``, unique in that file. The merge issues the ``vote_id``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from hemicycle.record.schema import polars_schema

#: The world of votes that were taken; simulated ones are of ``simulation:NAME``.
REAL = "real"

_KEY: dict[str, pl.DataType] = {"key": pl.String()}


def _keyed(table: str, *without: str) -> pl.Schema:
    drop = {"vote_id", *without}
    columns = {name: dtype for name, dtype in polars_schema(table).items() if name not in drop}
    return pl.Schema(_KEY | columns)


#: ``votes`` of a fragment: the published columns without ``vote_id`` and the counted tally (the
#: merge counts), plus three columns of its own:
#: ``key``; ``parent_key`` (key of the text this part or amendment touches, where the file shows
#: it); ``silent`` — what a member without a ballot row did: ``non_voting`` (the list is complete,
#: so a member on the roll of that day did not vote) or ``unknown`` (the list is partial).
FRAGMENT_VOTES = pl.Schema(
    dict(
        _keyed(
            "votes",
            "parent",
            "counted_yes",
            "counted_no",
            "counted_abstain",
            "counted_non_voting",
        )
    )
    | {"parent_key": pl.String(), "silent": pl.String()}
)
FRAGMENT_BALLOTS = _keyed("ballots")
FRAGMENT_CORRECTIONS = _keyed("corrections")
#: ``kind``, ``value``: other identifiers of the vote, used to match it across sources
#: (``resolution``, ``draft``, ``rcid``, ``undl_id``, ``meeting_item``).
FRAGMENT_ALIASES = _keyed("vote_aliases")
#: Groups that the source declares for its own body.
FRAGMENT_GROUPS = polars_schema("groups")
#: Faults inside this one file: ``kind``, ``witness`` (JSON), ``text``.
FRAGMENT_FINDINGS = pl.Schema(
    _KEY | {"kind": pl.String(), "witness": pl.String(), "text": pl.String()}
)


@dataclass(frozen=True)
class Fragment:
    """One parsed file.

    Parameters
    ----------
    source
        Short name of the source (a key of :data:`hemicycle.record.sources.SOURCES`).
    reader_version
        Integer; raised whenever the reader's output for the same bytes changes.
    votes, ballots, corrections, aliases, findings, groups
        Frames with the schemas above. Rows are sorted by ``key`` (ballots by ``key`` and
        ``member``), so the same bytes always give the same fragment.
    issues
        For data sets that only annotate votes of another file (issue codes, titles): the same
        ``votes`` columns may be sparse; the merge fills what the better source leaves null.
    """

    source: str
    reader_version: int
    votes: pl.DataFrame
    ballots: pl.DataFrame
    aliases: pl.DataFrame
    corrections: pl.DataFrame = field(
        default_factory=lambda: pl.DataFrame(schema=FRAGMENT_CORRECTIONS)
    )
    findings: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=FRAGMENT_FINDINGS))
    groups: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=FRAGMENT_GROUPS))

    @property
    def world(self) -> str:
        """What its votes belong to: ``real``, or ``simulation:NAME``; one for a file."""
        named = self.votes["world"].drop_nulls()
        return str(named[0]) if named.len() else REAL
