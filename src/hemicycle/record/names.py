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
    "TÜRKÝYE": "TUR",  # unxml: bytes of Turkish Latin-5 (0xDD is İ) read as Latin-1
}

#: Codes of the UN Digital Library's bulk files (``ms_code``) for states that ended or were
#: renamed, as users of the files report them. ``YUG`` names two seats in turn.
LIBRARY_CODES = {
    "SUN": "RUS",  # Union of Soviet Socialist Republics
    "EAT": "TZA",  # Tanganyika
    "EAZ": "ZAN",  # Zanzibar
    "GER": "DEU",  # Federal Republic of Germany
    "SCG": "SRB",  # Serbia and Montenegro
}
FIRST_SERBIAN_DAY = date(2000, 11, 1)
"""Admission of the Federal Republic of Yugoslavia (A/RES/55/12), whose seat Serbia continues."""


def member_code(name: str, on: date | None = None) -> str:
    """Code of the member a source prints as ``name``.

    Raises
    ------
    UnknownMemberError
        For a name nobody bears, or that fits several members.
    """
    printed = " ".join(name.split())
    known = SOURCE_SPELLINGS.get(printed.upper())
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


def library_codes(codes: pl.Series, days: pl.Series) -> pl.Series:
    """Member codes for codes of the UN Digital Library on the days of the votes.

    A code that neither the register nor :data:`LIBRARY_CODES` knows becomes null.
    """
    states = register().states
    printed = codes.unique().drop_nulls().to_list()
    known = {code: LIBRARY_CODES.get(code, code) for code in printed}
    members = translate(codes, {code: member for code, member in known.items() if member in states})
    serbian = (members == "YUG") & (days >= FIRST_SERBIAN_DAY)
    return members.set(serbian.fill_null(False), "SRB")


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
    printed = " ".join(name.split())
    known = SOURCE_SPELLINGS.get(printed.upper())
    meant = {known} if known else register().meant(printed, on)
    return next(iter(meant)) if len(meant) == 1 else None
