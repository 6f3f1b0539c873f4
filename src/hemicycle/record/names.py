"""From the names and codes that sources print to member codes.

The register of states (:mod:`hemicycle.domain.state`) knows every official and historic name.
What only a source writes — a misspelling, a broken encoding — stands here, so that the register
stays free of it. Names are looked up once each, never once a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

import polars as pl

from hemicycle.domain.state import register
from hemicycle.errors import SourceError, UnknownMemberError

#: Spellings of single sources that are no name of the state. Left: as printed, in upper case.
SOURCE_SPELLINGS = {
    "TÜRKÝYE": "TUR",  # unxml, session 77 on: Latin-5 bytes (İ = 0xDD) read as Latin-1
    "TURKIYE": "TUR",  # unxml: without diacritics
    "TÜRKİYE": "TUR",  # unxml: the capital dotted I does not survive lower-casing as one letter
    "TÜRKIYE": "TUR",
    "NETHERLANDS (KINGDOM OF THE)": "NLD",
    "COTE D'IVOIRE": "CIV",
}

#: Codes that a source keeps for a state that the register calls otherwise.
#: UN Digital Library bulk files (``ms_code``), as their users report them.
LIBRARY_CODES = {
    "SUN": "RUS",  # Union of Soviet Socialist Republics
    "EAT": "TZA",  # Tanganyika
    "EAZ": "ZAN",  # Zanzibar
    "GER": "DEU",  # Federal Republic of Germany
    "SCG": "SRB",  # Serbia and Montenegro
}


def member_code(name: str, on: date | None = None) -> str:
    """Code of the member a source prints as ``name``.

    Raises
    ------
    UnknownMemberError
        For a name nobody bears, or that fits several members.
    """
    printed = " ".join(name.split())
    known = SOURCE_SPELLINGS.get(printed.upper().replace("’", "'"))
    return known or register().find(printed, on)


def member_codes(names: pl.Series, on: date | None = None, *, where: str = "names") -> pl.Series:
    """Codes of the members named, in the order of ``names``; nulls stay null.

    Parameters
    ----------
    names
        As printed by the source.
    on
        A day on which all of them were in use, where names alone are ambiguous.
    where
        File and column, for the message.

    Raises
    ------
    SourceError
        For a name the register does not know; the file is refused, nothing is guessed.
    """
    codes = {name: _known(name, on, where) for name in names.drop_nulls().unique().to_list()}
    return translate(names, codes)


def _known(name: str, on: date | None, where: str) -> str:
    try:
        return member_code(name, on)
    except UnknownMemberError as error:
        raise SourceError(
            f"no member is called {name!r}",
            where=where,
            right=error.right,
            todo="check the spelling at the publisher, then report it",
        ) from None


def translate(values: pl.Series, codes: dict[str, str]) -> pl.Series:
    """``values`` with each text replaced by its code; a text without code becomes null."""
    return values.replace_strict(
        pl.Series(list(codes), dtype=pl.String),
        pl.Series(list(codes.values()), dtype=pl.String),
        default=None,
        return_dtype=pl.String,
    )


def sponsor_codes(names: Iterable[str], find: Callable[[str], str | None]) -> list[str]:
    """Sponsors as codes where ``find`` knows them, else as printed; each once, in order."""
    cleaned = (" ".join(name.split()) for name in names)
    return list(dict.fromkeys(find(name) or name for name in cleaned if name))


@lru_cache(maxsize=4096)
def found_or_none(name: str, on: date | None = None) -> str | None:
    """Code of the member exactly so named, or None: for lists that also name other things."""
    try:
        return member_code(name, on)
    except UnknownMemberError:
        return None
