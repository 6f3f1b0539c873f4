"""The files of a record, best source first, stacked into one frame of vote rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from hemicycle.record.fragment import FRAGMENT_ALIASES, FRAGMENT_VOTES, Fragment
from hemicycle.record.sources import SOURCES
from hemicycle.record.version import piece_label

#: Source of votes typed or pasted by hand.
ENTERED = "entered"
#: Source of votes taken in our own chambers; ``source_url`` names the meeting.
JOURNAL = "journal"


@dataclass(frozen=True)
class Piece:
    """One ingested file inside a record: its identity and what it says.

    Parameters
    ----------
    id
        SHA-256 of the bytes as received (of the facts themselves for the embedded piece).
    fragment
        The parsed file.
    """

    id: str
    fragment: Fragment

    @property
    def label(self) -> str:
        """Identity for the record's version."""
        return piece_label(self.id, self.fragment.source, self.fragment.reader_version)


def ranked(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces in order of trust: rank of the source, then the newer retrieval, then the id.

    What was typed by hand comes last: where it is all that shows who voted how, its list is
    shown (:func:`hemicycle.record.describe.shown`), but it names nothing that another source
    carries.
    """
    ordered = sorted(pieces, key=lambda piece: piece.id)
    ordered.sort(key=lambda piece: _retrieved(piece.fragment), reverse=True)
    ordered.sort(key=lambda piece: SOURCES[piece.fragment.source].rank)
    ordered.sort(key=lambda piece: piece.fragment.source == ENTERED)
    return ordered


def without_superseded(pieces: Sequence[Piece]) -> list[Piece]:
    """Without earlier exports of a meeting of our own: the latest says what still counts."""
    latest: dict[str, tuple[str, str]] = {}
    for piece in pieces:
        meeting, age = _meeting(piece), (_retrieved(piece.fragment), piece.id)
        if meeting is not None:
            latest[meeting] = max(age, latest.get(meeting, age))
    return [
        piece
        for piece in pieces
        if (meeting := _meeting(piece)) is None or latest[meeting][1] == piece.id
    ]


def _meeting(piece: Piece) -> str | None:
    """The meeting that a piece is an export of, if it is one with votes."""
    named = piece.fragment.votes["source_url"]
    return str(named[0]) if piece.fragment.source == JOURNAL and named.len() else None


def _retrieved(fragment: Fragment) -> str:
    newest = fragment.votes["retrieved"].drop_nulls().max()
    return newest if isinstance(newest, str) else ""


def stack_votes(pieces: Sequence[Piece]) -> pl.DataFrame:
    """Vote rows of all pieces, in the order given.

    Adds ``row`` (position; the lower of two rows is the better source), ``piece`` (index into
    ``pieces``) and ``listed`` (whether the piece has ballots for the vote).
    """
    frames = []
    for number, piece in enumerate(pieces):
        listed = piece.fragment.ballots["key"].unique()
        frames.append(
            piece.fragment.votes.select(FRAGMENT_VOTES.names()).with_columns(
                pl.lit(number, pl.UInt16).alias("piece"),
                pl.col("key").is_in(listed.implode()).alias("listed"),
            )
        )
    empty_lists = [
        pl.when(pl.col(name).list.len() > 0).then(pl.col(name)).alias(name)
        for name in ("subjects", "sponsors")
    ]
    return pl.concat(frames).with_columns(empty_lists).with_row_index("row")


def stack(pieces: Sequence[Piece], table: str) -> pl.DataFrame:
    """One of the small tables of all pieces (``aliases``, ``findings``, ...), with ``piece``."""
    frames: list[pl.DataFrame] = [
        getattr(piece.fragment, table).with_columns(pl.lit(number, pl.UInt16).alias("piece"))
        for number, piece in enumerate(pieces)
    ]
    return pl.concat(frames)


def alias_rows(pieces: Sequence[Piece], rows: pl.DataFrame) -> pl.DataFrame:
    """Aliases with the ``row`` of the vote they belong to: ``row, piece, kind, value``."""
    keys = rows.select("piece", "key", "row")
    aliases = stack(pieces, "aliases").select(*FRAGMENT_ALIASES.names(), "piece")
    return aliases.join(keys, on=["piece", "key"]).select("row", "piece", "kind", "value")
