"""Persons by the names their publishers print: ``metsola`` for ``mep:118859``."""

from __future__ import annotations

import polars as pl

from hemicycle.domain.names import words
from hemicycle.errors import UnknownMemberError
from hemicycle.record.record import Record

_LISTED = 8


def person_called(record: Record, text: str, body: str) -> str:
    """Code of the one person in a body of persons whose name has every word of the text.

    Parameters
    ----------
    text
        A code of the record, which is returned as it is, or words of a name in any order; case
        and diacritics are forgiven.

    Raises
    ------
    UnknownMemberError
        Nobody is called so, or several are; the message names them.
    """
    if ":" in text:
        return text
    wanted = set(words(text))
    names = _names(record, body)
    exact = {code: name for code, name in names if set(words(name)) == wanted}
    found = exact or {code: name for code, name in names if wanted and wanted <= set(words(name))}
    if len(found) == 1:
        return next(iter(found))
    listed = ", ".join(f"{name} ({code})" for code, name in sorted(found.items())[:_LISTED])
    raise UnknownMemberError(
        f"{text!r} fits {len(found)} members" if found else f"nobody is called {text!r}",
        where=f"members of {body} in this record",
        right=f"one of {listed}" if found else f"words of a name, or a code{_example(names)}",
        todo="name one of them by code" if found else "see hemicycle show for the codes of a vote",
    )


def _example(names: list[tuple[str, str]]) -> str:
    return f" such as {names[0][0]} ({names[0][1]})" if names else ""


def _names(record: Record, body: str) -> list[tuple[str, str]]:
    """Code and name of everybody with a ballot and a name; a name that changed stands twice."""
    votes = record.votes.lazy().filter(pl.col("body") == body).select("vote_id")
    rows = record.scan("ballots").join(votes, on="vote_id", how="semi")
    named = rows.select("member", "name_then").drop_nulls().unique().sort("member", "name_then")
    return list(named.collect().iter_rows())
