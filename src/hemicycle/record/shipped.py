"""The embedded record: the shipped facts merged in memory, without any directory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from hemicycle.record.coverage import coverage
from hemicycle.record.dates import dates_fragment
from hemicycle.record.embedded import fragment
from hemicycle.record.embedded.read import read_text
from hemicycle.record.fragment import Fragment
from hemicycle.record.merge import merge
from hemicycle.record.pieces import Piece
from hemicycle.record.reference import groups_table, seats_table, sources_table, states_table
from hemicycle.record.shelf import Shelved
from hemicycle.record.version import version_of


def embedded_piece() -> Piece:
    """The shipped votes as the lowest-ranked piece of every record."""
    return _hashed(fragment(), read_text("kinds.toml"))


def shipped_pieces() -> list[Piece]:
    """Everything that comes into a record without a file: the votes, and days of old votes."""
    return [embedded_piece(), _hashed(dates_fragment())]


def _hashed(facts: Fragment, *tables: str) -> Piece:
    """A piece named by its facts, and by the tables that the merge applies with them."""
    digest = hashlib.sha256("".join(tables).encode())
    for name in ("votes", "ballots", "aliases", "corrections"):
        digest.update(getattr(facts, name).write_json().encode())
    return Piece(digest.hexdigest(), facts)


class Shipped:
    """Backing of the embedded record; see :class:`hemicycle.record.backing.Backing`."""

    name = "embedded"
    files: Mapping[str, Path] = {}
    entries: Sequence[Shelved] = ()

    @cached_property
    def _piece(self) -> Piece:
        return embedded_piece()

    @cached_property
    def version(self) -> str:
        """Version of a record that holds nothing but the shipped facts."""
        return version_of([self._piece.label])

    @cached_property
    def _merged(self) -> dict[str, pl.DataFrame]:
        return merge([self._piece]).tables

    @cached_property
    def coverage(self) -> Mapping[str, Mapping[str, Any]]:
        """Per body: votes, ballots, first and last day."""
        return coverage(self._merged["votes"], self._merged["ballots"])

    def scan(self, table: str) -> pl.LazyFrame:
        """A table as a lazy frame."""
        makers: dict[str, Callable[[], pl.DataFrame]] = {
            "states": states_table,
            "seats": seats_table,
            "groups": groups_table,
            "sources": lambda: sources_table({"embedded": 1}),
        }
        return (makers[table]() if table in makers else self._merged[table]).lazy()
