"""Texts that come back: those of one series, and those that bear nearly the same title.

A series is named by the record. Where it names none, texts of one body are put together when their
titles share at least four words in five; each keeps its own title on the page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import polars as pl

from hemicycle.domain.casing import readable
from hemicycle.record.record import Record
from hemicycle.record.related import title_key
from hemicycle.web.library import Shelf

_LEAST = 4
"""Texts from which on a title is a matter."""
_ALIKE = 0.8
_SLUG = 60
_NOISE = re.compile(r"^a (?:res )?\d+ \d+\w* \d* ?|(?<=united states) of america")


@dataclass(frozen=True)
class Matter:
    """Texts of one matter in one body, oldest first."""

    slug: str
    title: str
    body: str
    votes: tuple[str, ...]
    first: date
    last: date
    series: bool = False


def matters(shelf: Shelf) -> dict[str, Matter]:
    """Every matter by slug, those with most texts first."""

    def make() -> dict[str, Matter]:
        found = [*_series(shelf.record), *_titles(shelf.record)]
        found.sort(key=lambda m: (not m.series, -len(m.votes), m.slug))
        return {matter.slug: matter for matter in found}

    return shelf.once("matters", make)


def matter_of(shelf: Shelf) -> dict[str, str]:
    """Slug of the matter that a vote belongs to; a series before a title."""

    def make() -> dict[str, str]:
        held: dict[str, str] = {}
        for matter in matters(shelf).values():
            for vote_id in matter.votes:
                held.setdefault(vote_id, matter.slug)
        return held

    return shelf.once("matter_of", make)


def _texts(record: Record) -> pl.DataFrame:
    """Whole texts with a day and a count."""
    return (
        record.votes.filter(
            pl.col("question").is_in(["draft", "recommendation"])
            & pl.col("date").is_not_null()
            & (pl.col("counted_yes").is_not_null() | pl.col("announced_yes").is_not_null())
        )
        .select("vote_id", "body", "date", "title", "series")
        .sort("date", "vote_id")
    )


def _series(record: Record) -> list[Matter]:
    """Series of the record by body; the body is in the address where there are several."""
    texts = _texts(record).drop_nulls("series")
    held: dict[tuple[str, str], list[tuple[str, date, str]]] = defaultdict(list)
    for vote_id, body, day, title, series in texts.iter_rows():
        held[series, body].append((vote_id, day, title or ""))
    bodies = {name: {b for s, b in held if s == name} for name, _ in held}
    return [
        Matter(
            slug=name if len(bodies[name]) == 1 else f"{name}-{body}",
            title=_words(name),
            body=body,
            votes=tuple(vote_id for vote_id, _, _ in rows),
            first=rows[0][1],
            last=rows[-1][1],
            series=True,
        )
        for (name, body), rows in held.items()
        if len(rows) > 1
    ]


def _words(series: str) -> str:
    """A series in words: ``Crimea rights``; the number of a special session stays as it is."""
    if any(letter.isdigit() for letter in series):
        return series
    return series[:1].upper() + series[1:].replace("-", " ")


def _titles(record: Record) -> list[Matter]:
    texts = _texts(record).drop_nulls("title")
    held: dict[tuple[str, str], list[tuple[date, str, str]]] = defaultdict(list)
    for vote_id, body, day, title, _ in texts.iter_rows():
        held[body, _plain(title)].append((day, vote_id, title))
    found = []
    for (body, key), others in _put_together(held).items():
        rows = sorted(row for other in others for row in held[body, other])
        latest = next(title for _, _, title in reversed(rows) if _plain(title) == key)
        found.append(
            Matter(
                slug=_slug(body, key),
                title=readable(latest),
                body=body,
                votes=tuple(vote_id for _, vote_id, _ in rows),
                first=rows[0][0],
                last=rows[-1][0],
            )
        )
    return found


def _plain(title: str) -> str:
    return _NOISE.sub("", title_key(title)).strip()


def _put_together(
    held: dict[tuple[str, str], list[tuple[date, str, str]]],
) -> dict[tuple[str, str], list[str]]:
    """Titles nearly alike, each with the one most used among them; only where many texts."""
    words = {key: frozenset(key[1].split()) for key in held}
    by_word: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for key, own in words.items():
        for word in own:
            by_word[key[0], word].append(key)
    taken: set[tuple[str, str]] = set()
    found: dict[tuple[str, str], list[str]] = {}
    for key in sorted(held, key=lambda k: (-len(held[k]), k)):
        if key in taken or len(held[key]) < 2:
            continue
        rare = sorted(words[key], key=lambda word: len(by_word[key[0], word]))[:3]
        near = {other for word in rare for other in by_word[key[0], word]} - taken
        alike = [other for other in near if _share(words[key], words[other]) >= _ALIKE]
        if sum(len(held[other]) for other in alike) >= _LEAST:
            taken.update(alike)
            found[key] = sorted(other[1] for other in alike)
    return found


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b)


def _slug(body: str, key: str) -> str:
    """Body and first words of the title, cut between words."""
    slug = "-".join([body.lower(), *key.split()])
    return slug if len(slug) <= _SLUG else slug[: slug.rfind("-", 0, _SLUG)]
