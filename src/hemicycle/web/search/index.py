"""The index of one version of the record: words, symbols, names and subjects, and facts to narrow
by. Rows are votes, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.domain.names import plain
from hemicycle.domain.state import register
from hemicycle.record.record import Record
from hemicycle.web.library import Shelf
from hemicycle.web.people import Person, people
from hemicycle.web.search.spelling import Speller
from hemicycle.web.search.words import Words, folded_words

POSITIONS = ("YES", "NO", "ABSTAIN", "NON_VOTING", "UNKNOWN")
#: In place of a number that is not known.
UNKNOWN, NO_DAY = -1, -(10**9)


@dataclass(frozen=True, eq=False)
class Named:
    """Something with a name to be found by: its words with a blank before each, and what it is."""

    words: str
    key: str
    label: str
    weight: int


@dataclass(frozen=True, eq=False)
class Index:
    """All that a search looks into.

    Parameters
    ----------
    votes
        ``vote_id, body, date, decade, outcome, apart, subjects``, newest first.
    titles, others
        Words of titles; words of agenda, subjects, series, symbols and drafts, and the body's code.
    symbols
        Folded symbols, drafts and ids without blanks, sorted, and the row of each.
    names
        Members by each of their names, code included.
    subjects
        Subject terms of the sources.
    cast
        ``member, row, position``: ballots of all members, by member.
    """

    votes: pl.DataFrame
    titles: Words
    others: Words
    symbols: tuple[tuple[str, int], ...]
    names: tuple[Named, ...]
    subjects: tuple[Named, ...]
    cast: dict[str, tuple[npt.NDArray[np.int32], npt.NDArray[np.int8]]]

    @property
    def size(self) -> int:
        """Number of votes."""
        return self.votes.height

    @cached_property
    def speller(self) -> Speller:
        """Over every word of votes and names, each weighed by how many votes it stands in."""
        counts: dict[str, int] = {}
        for words in (self.titles, self.others):
            for place, word in enumerate(words.vocabulary):
                if not word.isdecimal():
                    counts[word] = counts.get(word, 0) + words.count(place)
        for name in self.names:
            for word in name.words.split():
                counts[word] = max(counts.get(word, 0), 1)
        ordered = sorted(counts)
        return Speller.of(ordered, np.array([counts[word] for word in ordered], dtype=np.int64))

    @cached_property
    def arrays(self) -> dict[str, npt.NDArray[np.int32]]:
        """``body``, ``outcome`` (places in :attr:`words`), ``decade``, ``year``, ``apart`` and
        ``day`` (since 1970), int32 (n_votes,); :data:`UNKNOWN` where not known, for a day far in
        the past."""
        held = {
            name: self.votes[name].cast(pl.Enum(self.words[name])).to_physical().cast(pl.Int32)
            for name in ("body", "outcome")
        }
        held |= {name: self.votes[name].cast(pl.Int32) for name in ("decade", "apart")}
        held["year"] = self.votes["date"].dt.year()
        arrays = {name: column.fill_null(UNKNOWN).to_numpy() for name, column in held.items()}
        days = self.votes["date"].to_physical().fill_null(NO_DAY)
        return arrays | {"day": days.to_numpy()}

    @cached_property
    def words(self) -> dict[str, tuple[str, ...]]:
        """The values of ``body`` and ``outcome``, in order."""
        return {name: tuple(self.votes[name].unique().sort()) for name in ("body", "outcome")}


def index_of(shelf: Shelf) -> Index:
    """The index of the record on this shelf, made once."""
    return shelf.once("search", lambda: _index(shelf))


def _index(shelf: Shelf) -> Index:
    votes = _votes(shelf.record)
    index = Index(
        votes=votes.drop("title", "other", "symbol", "draft"),
        titles=Words.of(votes["title"]),
        others=Words.of(votes["other"]),
        symbols=_symbols(votes),
        names=tuple(_names(people(shelf))),
        subjects=_subjects(votes),
        cast=_cast(shelf.record, votes),
    )
    _ = index.speller
    return index


def _votes(record: Record) -> pl.DataFrame:
    yes = pl.coalesce("counted_yes", "announced_yes")
    no = pl.coalesce("counted_no", "announced_no")
    stated = pl.col("outcome_announced").is_in(["adopted", "not_adopted"])
    subjects = pl.col("subjects").list.join(" ")
    other = pl.concat_str(
        *("body", "agenda", subjects, "series", "symbol", "draft"),
        separator=" ",
        ignore_nulls=True,
    )
    return (
        record.votes.sort("date", "vote_id", descending=[True, False], nulls_last=True)
        .with_columns(
            decade=pl.col("date").dt.year() // 10 * 10,
            outcome=pl.when(pl.col("method") == "without_vote")
            .then(pl.lit("without_vote"))
            .when(stated)
            .then("outcome_announced")
            .otherwise(pl.lit("not_stated")),
            apart=(yes - no).abs(),
            other=other,
        )
        .select(
            *("vote_id", "body", "date", "decade", "outcome", "apart", "subjects"),
            *("title", "other", "symbol", "draft"),
        )
    )


def symbol_key(text: str) -> str:
    """A symbol without blanks and case: what is typed of it is a beginning of it."""
    bare = text.lower() if text.isascii() else plain(text)
    return "".join(bare.split())


def may_be_symbol(text: str) -> bool:
    """Whether a text has a figure, a slash or a hyphen, as every symbol and id has."""
    return any(sign in text for sign in "/-0123456789")


def _symbols(votes: pl.DataFrame) -> tuple[tuple[str, int], ...]:
    """By symbol and id, and by what follows ``A/RES/`` and the like: ``es-11/7``."""
    found = set()
    for row, names in enumerate(votes.select("symbol", "draft", "vote_id").rows()):
        for name in names:
            if name:
                key = symbol_key(name)
                found |= {(key, row), (key.partition("/res/")[2] or key, row)}
    return tuple(sorted(found))


def _names(known: dict[str, Person]) -> list[Named]:
    """Each name a member has or had, and its code."""
    states = register().states
    named = []
    for person in known.values():
        state = states.get(person.code)
        then = [] if state is None else [name.text for name in state.names]
        texts = {person.name, person.code, *then}
        named += [
            Named(name_key(text), person.code, person.name, person.ballots)
            for text in sorted(texts)
        ]
    return named


def _subjects(votes: pl.DataFrame) -> tuple[Named, ...]:
    counts = votes["subjects"].explode().drop_nulls().value_counts(sort=True)
    return tuple(Named(name_key(text), text, text, count) for text, count in counts.rows())


def name_key(text: str) -> str:
    """A name to be found by: its words, folded, with a blank before each."""
    return "".join(f" {word}" for word in folded_words(text))


def _cast(
    record: Record, votes: pl.DataFrame
) -> dict[str, tuple[npt.NDArray[np.int32], npt.NDArray[np.int8]]]:
    """Rows and positions of every member, in order of rows."""
    rows = votes.select("vote_id").with_row_index("row").lazy()
    ballots = record.scan("ballots").select("vote_id", "member", "position")
    members = ballots.select("member").unique().sort("member").collect()["member"].to_list()
    cast = (
        ballots.join(rows, on="vote_id")
        .select(
            cell=pl.col("member").cast(pl.Enum(members)).to_physical().cast(pl.Int64) * votes.height
            + pl.col("row"),
            position=pl.col("position").cast(pl.Enum(POSITIONS)).to_physical().cast(pl.Int8),
        )
        .sort("cell")  # one number sorts far faster than two columns
        .collect()
    )
    member, row = np.divmod(cast["cell"].to_numpy(), max(1, votes.height))
    ends = np.searchsorted(member, np.arange(len(members)), side="right").tolist()
    places, positions = row.astype(np.int32), cast["position"].to_numpy()
    return {
        name: (places[start:end], positions[start:end])
        for name, start, end in zip(members, [0, *ends], ends, strict=False)
    }
