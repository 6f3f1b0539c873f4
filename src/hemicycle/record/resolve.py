"""Which vote a reference means: a symbol in any spelling, a vote_id, or any alias."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Protocol

import polars as pl

from hemicycle.domain.symbol import parse_symbol
from hemicycle.errors import InputError, SymbolError

_NUMBER_ALONE = re.compile(r"A/RES/\d+")
#: So many candidates are listed in a message; the rest is counted.
LISTED = 12


class _Tables(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def votes(self) -> pl.DataFrame: ...
    def scan(self, table: str) -> pl.LazyFrame: ...


class Resolver:
    """Looks references up in one record."""

    def __init__(self, record: _Tables) -> None:
        self._record = record

    @cached_property
    def _names(self) -> pl.DataFrame:
        return self._record.votes.select(
            "vote_id", "symbol", "draft", pl.col("vote_id").str.to_lowercase().alias("lower")
        )

    def resolve(self, reference: str) -> tuple[str, ...]:
        """Votes meant: by vote_id, else by symbol, else by draft or alias. Sorted."""
        text = reference.strip()
        symbol = _canonical(text)
        searches = (
            self._where(pl.col("lower") == text.lower()),
            self._where(pl.col("symbol").is_in([symbol, text])),
            self._where(pl.col("lower") == (_issued_id(text) or text.lower())),
        )
        for found in searches:
            if found:
                return found
        drafts = self._where(pl.col("draft").is_in([symbol, text]))
        return tuple(sorted({*drafts, *self._aliases(symbol, text)})) or self._sessions(symbol)

    def _sessions(self, symbol: str) -> tuple[str, ...]:
        """A/RES/2758 without its session: numbers ran on through the sessions until 1976."""
        if not _NUMBER_ALONE.fullmatch(symbol):
            return ()
        begins = pl.col("value").str.starts_with(f"{symbol} (")
        found = self._record.scan("vote_aliases").filter(begins).select("vote_id").collect()
        named = self._where(pl.col("symbol").str.starts_with(f"{symbol} ("))
        return tuple(sorted({*named, *found["vote_id"].to_list()}))

    def _where(self, condition: pl.Expr) -> tuple[str, ...]:
        return tuple(self._names.filter(condition)["vote_id"])

    def _aliases(self, symbol: str, text: str) -> list[str]:
        value = pl.col("value")
        same = (value == symbol) | (value.str.to_lowercase() == text.lower())
        found = self._record.scan("vote_aliases").filter(same).select("vote_id").collect()
        return found["vote_id"].to_list()

    def one(self, reference: str) -> str:
        """The one vote meant; see :meth:`hemicycle.record.record.Record.one`."""
        found = self.resolve(reference)
        if len(found) == 1:
            return found[0]
        raise self._several(reference, found) if found else self._none(reference)

    def _several(self, reference: str, found: tuple[str, ...]) -> InputError:
        titles = dict(
            self._record.votes.filter(pl.col("vote_id").is_in(list(found)))
            .select("vote_id", pl.concat_str("date", "question", separator=", ", ignore_nulls=True))
            .iter_rows()
        )
        listed = [f"{vote_id} ({titles[vote_id]})" for vote_id in found[:LISTED]]
        if len(found) > LISTED:
            listed.append(f"and {len(found) - LISTED} more")
        return InputError(
            f"{reference!r} means {len(found)} votes",
            where=self._record.name,
            right="one of " + ", ".join(listed),
            todo="name one of them by its vote_id",
        )

    def _none(self, reference: str) -> InputError:
        near = self.nearest(reference)
        return InputError(
            f"the record holds no vote {reference!r}",
            where=self._record.name,
            right="nearest here: " + ", ".join(near) if near else "a record with votes in it",
            todo="put a file that has it into a record with: hemicycle ingest FILE..., "
            "or paste the result into: hemicycle brief --vote -",
        )

    def nearest(self, reference: str, most: int = 3) -> tuple[str, ...]:
        """Symbols of this record that look most like the reference, best first."""
        wanted = _canonical(reference.strip())
        series = wanted.rpartition("/")[0]
        symbols = self._names["symbol"].drop_nulls().unique()
        siblings = symbols.filter(symbols.str.starts_with(f"{series}/")) if series else symbols
        number = _last_number(wanted)
        if number is not None and siblings.len():
            ordered = sorted(
                siblings, key=lambda one: (abs((_last_number(one) or 0) - number), one)
            )
            return tuple(ordered[:most])
        from difflib import get_close_matches

        return tuple(get_close_matches(wanted, symbols.sort().to_list(), most, 0.5))


def _canonical(text: str) -> str:
    try:
        return str(parse_symbol(text))
    except SymbolError:
        return text


def _issued_id(text: str) -> str | None:
    """The id a symbol is issued under: finds S/RES/2774 (2025) by S/RES/2774 too."""
    try:
        return parse_symbol(text).vote_id.lower()
    except SymbolError:
        return None


def _last_number(symbol: str) -> int | None:
    last = symbol.rpartition("/")[2].split()
    return int(last[0]) if last and last[0].isdigit() else None
