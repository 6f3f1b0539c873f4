"""Which vote a reference means: a symbol in any spelling, a vote_id, or any alias."""

from __future__ import annotations

import re
from functools import cached_property
from shlex import quote
from typing import Protocol

import polars as pl

from hemicycle.domain.symbol import parse_symbol
from hemicycle.errors import InputError, SymbolError
from hemicycle.record.numbering import Numbered, numbered

_NUMBER_ALONE = re.compile(r"A/RES/\d+")
_ROLL_CALL = re.compile(r"rcid[\s:]*(\d+)", re.IGNORECASE)
_VALUE = pl.col("value")
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
    def _ids(self) -> frozenset[str]:
        return frozenset(self._record.votes["vote_id"])

    @cached_property
    def _names(self) -> pl.DataFrame:
        return self._record.votes.select(
            "vote_id", "symbol", "draft", pl.col("vote_id").str.to_lowercase().alias("lower")
        )

    def resolve(self, reference: str) -> tuple[str, ...]:
        """Votes meant: by vote_id, else by symbol, else by draft or alias. Sorted.

        A bare number means resolutions; the number of a roll call is asked for as ``rcid 2758``.
        """
        text = reference.strip()
        if text.isdecimal() and (by_number := self._resolutions(text)):
            return by_number
        if roll_call := _ROLL_CALL.fullmatch(text):
            return self._roll_call(roll_call[1])
        if text in self._ids:
            return (text,)
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
        return tuple(sorted({*drafts, *self._aliases(symbol, text)})) or (
            self._sessions(symbol) or self._parts(symbol)
        )

    def _resolutions(self, number: str) -> tuple[str, ...]:
        """2758: resolutions of that number, of the Assembly and of the Council."""
        begins = rf"^(A|S)/RES/{number}( [A-Z])?( \(|$)"
        return self._found(pl.col("symbol").str.contains(begins), _VALUE.str.contains(begins))

    def _roll_call(self, number: str) -> tuple[str, ...]:
        return self._found(pl.lit(False), (pl.col("kind") == "rcid") & _VALUE.eq(number))

    def _parts(self, symbol: str) -> tuple[str, ...]:
        """Texts of the same session and number: a part of what is held, or what has it as part."""
        wanted = numbered(symbol)
        if wanted is None or "/RES/" not in symbol:
            return ()
        held = [one for one, place in self._placed.items() if wanted.means(place)]
        return self._found(pl.col("symbol").is_in(held), _VALUE.is_in(held)) if held else ()

    @cached_property
    def _symbols(self) -> list[str]:
        """Every symbol held: of votes, and of resolutions that a source labels otherwise."""
        aliases = self._record.scan("vote_aliases").filter(pl.col("kind") == "resolution")
        values = aliases.select("value").collect()["value"]
        return sorted({*self._names["symbol"].drop_nulls(), *values})

    @cached_property
    def _placed(self) -> dict[str, Numbered]:
        return {one: place for one in self._symbols if (place := numbered(one)) is not None}

    def _found(self, named: pl.Expr, aliased: pl.Expr) -> tuple[str, ...]:
        aliases = self._record.scan("vote_aliases").filter(aliased).select("vote_id").collect()
        return tuple(sorted({*self._where(named), *aliases["vote_id"]}))

    def _sessions(self, symbol: str) -> tuple[str, ...]:
        """A/RES/2758 without its session: numbers ran on through the sessions until 1976."""
        if not _NUMBER_ALONE.fullmatch(symbol):
            return ()
        begins = f"{symbol} ("
        return self._found(pl.col("symbol").str.starts_with(begins), _VALUE.str.starts_with(begins))

    def _where(self, condition: pl.Expr) -> tuple[str, ...]:
        return tuple(self._names.filter(condition)["vote_id"])

    def _aliases(self, symbol: str, text: str) -> list[str]:
        value = pl.col("value")
        same = (value == symbol) | (value.str.to_lowercase() == text.lower())
        if text.isdecimal():
            same &= pl.col("kind") != "rcid"
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
        words = "" if any(sign.isdigit() for sign in reference) else self._as_words(reference)
        return InputError(
            f"the record holds no vote {reference!r}",
            where=self._record.name,
            right="nearest here: " + ", ".join(near) if near else "a record that holds such a vote",
            todo=words
            + self._as_roll_call(reference)
            + "put a file that has it into a record with: hemicycle ingest FILE..., "
            "or paste the result into: hemicycle brief --vote -",
        )

    def _as_words(self, reference: str) -> str:
        """Words are looked up by another command; a symbol without a figure is none."""
        return f"look up votes by words with: hemicycle votes --about {quote(reference)}, or "

    def _as_roll_call(self, reference: str) -> str:
        number = reference.strip()
        held = number.isdecimal() and self._roll_call(number)
        return f"ask for the roll call of that number as 'rcid {number}', or " if held else ""

    def nearest(self, reference: str, most: int = 3) -> tuple[str, ...]:
        """Symbols of this record that look most like the reference, best first."""
        wanted = _canonical(reference.strip())
        place = numbered(wanted)
        if place is not None:
            near = {
                one: place.distance(there)
                for one, there in self._placed.items()
                if there.series == place.series
            }
            if near or "/RES/" in wanted:
                return tuple(sorted(near, key=lambda one: (near[one], one))[:most])
        from difflib import get_close_matches

        return tuple(get_close_matches(wanted, self._symbols, most, 0.5))


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
