"""Repeated texts: which votes put the same question again, so that they share one item.

Two sources of links, never mixed: the published list ``Matches.csv`` of Bailey, Strezhnev and
Voeten, curated afterwards, or what the votes themselves say (their series and their titles).
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from hemicycle.errors import InputError, SourceError

_SHORTEST_TITLE = 2
"""Words below which a title names a matter (``Disarmament``) rather than a text."""

#: What the releases of 2021 print around some titles: the agenda item before, subjects after.
_ITEM_BEFORE = re.compile(r"^A/\d+/\d+ \w+ - ")
_SUBJECTS_AFTER = re.compile(r"\. - [^a-z]+$")
_ADOPTED_AFTER = " : resolution"

_COLUMNS = ("rcid1", "rcid2")


@dataclass(frozen=True)
class Links:
    """Which votes belong to one item.

    Parameters
    ----------
    items
        Item by ``vote_id``; a vote that is not in it is an item of its own.
    source
        Where the links come from, as results print it.
    """

    items: Mapping[str, str]
    source: str


def read_matches(path: Path) -> dict[int, int]:
    """First roll call of each chain in a file laid out as ``Matches.csv``.

    From the highest ``rcid2`` down, each is replaced by the smallest ``rcid1`` matched to it, so
    that a chain ends at its first roll call (``UN_DataProcessing.R`` of the 2017 estimator).

    Returns
    -------
    dict[int, int]
        Roll call number to that of its item, only for numbers that occur in the file.

    Raises
    ------
    SourceError
        Columns ``rcid1`` and ``rcid2`` are missing, or a cell is no whole number.
    """
    first: dict[int, int] = {}
    for earlier, later in _pairs(path):
        first[later] = min(earlier, first.get(later, earlier))
    held: dict[int, list[int]] = {}
    for later in sorted(first, reverse=True):
        moved = held.pop(later, [later])
        held.setdefault(first[later], [first[later]]).extend(moved)
    return {number: item for item, numbers in held.items() for number in numbers}


def _pairs(path: Path) -> list[tuple[int, int]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _unreadable(path, 1, f"the file cannot be read ({error})") from error
    if not rows or not set(_COLUMNS) <= set(rows[0]):
        raise _unreadable(path, 1, "the file has no columns rcid1 and rcid2, or no rows")
    return [_pair(path, number, row) for number, row in enumerate(rows, start=2)]


def _pair(path: Path, number: int, row: Mapping[str, str | None]) -> tuple[int, int]:
    try:
        earlier, later = (int(row[name] or "") for name in _COLUMNS)
    except ValueError:
        shown = ", ".join(f"{name} {row[name]!r}" for name in _COLUMNS)
        raise _unreadable(path, number, f"no pair of roll calls: {shown}") from None
    if earlier == later:
        raise _unreadable(path, number, f"roll call {later} is matched with itself")
    return earlier, later


def _unreadable(path: Path, row: int, what: str) -> SourceError:
    return SourceError(
        what,
        where=f"{path}, row {row}",
        right="the layout of Matches.csv: columns rcid1 and rcid2, one pair of roll calls a row",
        todo="fetch Matches.csv anew from its publisher, or leave --links out to link by titles",
    )


def links_of_file(path: Path, aliases: pl.DataFrame) -> Links:
    """Links of a file laid out as ``Matches.csv``.

    Parameters
    ----------
    aliases
        Frame with ``vote_id, kind, value``: the table ``vote_aliases`` of a record. Rows of kind
        ``rcid`` carry the roll call numbers that the file speaks of.

    Raises
    ------
    InputError
        No vote has any of the file's roll call numbers.
    """
    item_of = read_matches(path)
    numbers = aliases.filter(pl.col("kind") == "rcid").select("vote_id", "value").unique().rows()
    items = {
        vote: f"rcid {item_of[int(number)]}" for vote, number in numbers if int(number) in item_of
    }
    if not items:
        raise InputError(
            "none of the roll calls linked by the file is in the votes",
            where=str(path),
            right="votes with roll call numbers (rcid), from Voeten's or the unvotes files",
            todo="ingest such a file, or leave --links out to link by titles",
        )
    return Links(items, f"{path.name}: {len(items):,} votes in {len(set(items.values())):,} items")


def links_of_texts(votes: pl.DataFrame) -> Links:
    """Links from the votes' own series and titles: texts only, never parts or amendments.

    Texts of one body are one item where they share series and kind, or else their title but for
    case, digits and punctuation. A title or series that occurs twice in one session cannot tell
    its texts apart there, and links none of that session.

    Parameters
    ----------
    votes
        Frame with ``vote_id, body, question, session, title``; ``series`` and ``kind`` where known.
    """
    texts = votes.filter((pl.col("question") == "draft") & pl.col("title").is_not_null())
    rows = texts.select("vote_id", "body", "session", "title", *_known(texts)).rows(named=True)
    groups: dict[tuple[str, str], list[tuple[str, str | None]]] = {}
    for row in rows:
        name = _series_name(row) or _title_name(row["title"])
        if name:
            groups.setdefault((row["body"], name), []).append((row["vote_id"], row["session"]))
    items: dict[str, str] = {}
    for members in groups.values():
        alone = _alone_in_session(members)
        if len(alone) > 1:
            items.update(dict.fromkeys(alone, min(alone)))
    return Links(items, f"titles and series: {len(items):,} votes in {len(set(items.values())):,}")


def _known(votes: pl.DataFrame) -> list[str]:
    return [name for name in ("series", "kind") if name in votes.columns]


def _series_name(row: Mapping[str, str | None]) -> str | None:
    series, kind = row.get("series"), row.get("kind")
    return f"series {series} {kind}" if series and kind else None


def _title_name(title: str) -> str | None:
    """Words of a title that come back each year; None where too few are left."""
    words = title_words(title)
    return " ".join(words) if len(words) >= _SHORTEST_TITLE else None


def title_words(title: str) -> list[str]:
    """Words of a title without case, digits, accents and what the releases print around it."""
    bare = _SUBJECTS_AFTER.sub("", _ITEM_BEFORE.sub("", title)).split(_ADOPTED_AFTER)[0]
    plain = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode().casefold()
    return re.findall(r"[a-z]+", plain)


def _alone_in_session(members: list[tuple[str, str | None]]) -> list[str]:
    """Votes that are the only one of their session in the group."""
    number = Counter(session for _, session in members)
    return [vote for vote, session in members if session is not None and number[session] == 1]
