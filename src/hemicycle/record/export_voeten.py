"""The General Assembly in the layout of Voeten's files: one row a member, one row a roll call.

Columns and codes are those of ``UNVotesPublished`` (1 yes, 2 abstain, 3 no, 8 absent) and its
descriptions, and one more at the end: our ``vote_id``, since votes from other sources have no
``rcid``. Members that were not on the roll have no row, where his have code 9.

What his files say of a roll call (issues, important vote, amendment, paragraph, label) is taken
from them as they were ingested, so that nothing is lost where another source's version of the
vote is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from hemicycle.record.export_rows import Wanted, votes_with_ballots, with_members
from hemicycle.record.location import EMBEDDED
from hemicycle.record.readers.voeten import IMPORTANT, ISSUES, LAST_FLAGGED_SESSION, PARAGRAPH
from hemicycle.record.record import Record
from hemicycle.record.shelf import Shelf, Shelved

VOTES, DESCRIPTIONS = "UNVotes.csv", "descriptions.csv"
VOTES_COLUMNS = (
    "rcid", "session", "vote", "ccode", "member", "importantvote", "date", "unres", *ISSUES, "year",
)  # fmt: skip
"""Columns of ``UNVotesPublished``, in his order."""

DESCRIPTION_COLUMNS = (
    "session", "rcid", "abstain", "yes", "no", "importantvote", "date", "unres", "amend", "para",
    "short", "descr", *ISSUES,
)  # fmt: skip
"""Columns of ``descriptions1-70latestversion``, in his order."""

OWN = "vote_id"

_SOURCES = ("voeten", "un_votes", "unvotes_issues")
_CODES: Mapping[str, int] = {"YES": 1, "ABSTAIN": 2, "NO": 3, "NON_VOTING": 8}
_PRINTED = r"^(R|A/RES|E?SS?)[/-]"


def voeten_files(record: Record, into: Path, wanted: Wanted) -> list[Path]:
    """Write both files; see the module.

    Parameters
    ----------
    into
        Directory, which is there.
    """
    votes = _roll_calls(record, wanted)
    ballots = record.scan("ballots").select("vote_id", "member", "position").collect()
    mine = ballots.join(votes.select("vote_id"), on="vote_id", how="semi")
    coded = (
        with_members(mine, votes, record.states, wanted.year_as)
        .with_columns(
            vote=pl.col("position").cast(pl.String).replace_strict(_CODES, default=None),
            member=pl.lit(1),
        )
        .drop_nulls("vote")
        .join(votes.drop("session", "year"), on="vote_id", maintain_order="left")
        .with_columns(date=pl.col("date").dt.strftime("%-m/%-d/%Y"))
        .select(*VOTES_COLUMNS, OWN)
        .sort("session", "rcid", OWN, "ccode", nulls_last=True)
    )
    described = votes.with_columns(
        date=pl.col("date").dt.to_string("%Y-%m-%d"),
        short=pl.lit(None, pl.String),
        descr=pl.col("title"),
        yes=pl.col("counted_yes"),
        no=pl.col("counted_no"),
        abstain=pl.col("counted_abstain"),
    ).select(*DESCRIPTION_COLUMNS, OWN)
    coded.write_csv(into / VOTES)
    from hemicycle.record.export import csv_ready

    csv_ready(described).write_csv(into / DESCRIPTIONS)
    return [into / VOTES, into / DESCRIPTIONS]


def _roll_calls(record: Record, wanted: Wanted) -> pl.DataFrame:
    """Votes with ``rcid`` and his flags; those of other sources have flags from what we know."""
    votes = votes_with_ballots(record, wanted)
    found = flags(record, votes)
    return votes.with_columns(session=pl.col("regular_session")).join(
        found, on="vote_id", how="left", maintain_order="left"
    )


def flags(record: Record, votes: pl.DataFrame) -> pl.DataFrame:
    """``vote_id, rcid, unres, amend, para, importantvote`` and the six issues of votes.

    Issues and ``importantvote`` are 1 or 0 as far as his files say, else null. ``amend`` and
    ``para`` are those of the question (a motion to vote by parts counts as ``para``, as in his
    files); whether an amendment is one of a paragraph only his flags say, to session 39: later its
    ``para`` is null.
    """
    numbers = record.vote_aliases.filter(pl.col("kind") == "rcid").select(
        "vote_id", rcid=pl.col("value").cast(pl.Int64, strict=False)
    )
    amendment = pl.col("question") == "amendment"
    own = votes.select(
        "vote_id",
        "subjects",
        "symbol",
        "regular_session",
        amend=amendment.cast(pl.Int8),
        part=pl.col("question").is_in(["part", "division"]).cast(pl.Int8),
    )
    joined = own.join(numbers, on="vote_id", how="left").join(_said(record), on="rcid", how="left")
    words = pl.concat_list(pl.col("subjects").fill_null([]), pl.col("words").fill_null([]))
    coded = pl.col("coded").fill_null(False)
    flagged = coded & (pl.col("regular_session") <= LAST_FLAGGED_SESSION)
    listed = pl.lit("unvotes_issues" in set(record.sources["source"]))
    return joined.with_columns(
        unres=pl.coalesce("label", "symbol"),
        para=pl.when(pl.col("amend") == 1).then(_mark(words, PARAGRAPH, flagged)).otherwise("part"),
        importantvote=_mark(words, IMPORTANT, coded),
        **{
            code: _mark(words, word, coded | (listed & pl.col("rcid").is_not_null()))
            for code, word in ISSUES.items()
        },
    ).select("vote_id", "rcid", "unres", "amend", "para", "importantvote", *ISSUES)


def _mark(words: pl.Expr, word: str, told: pl.Expr) -> pl.Expr:
    """1 where the word stands, 0 where his files could have said so and did not, else null."""
    stands = words.list.contains(word)
    return pl.when(stands).then(1).when(told).then(0).cast(pl.Int8)


def _said(record: Record) -> pl.DataFrame:
    """``rcid, words, label, coded`` as his files say, whichever source the record shows.

    ``coded``: the roll call is in a file of the 2016 release, which has a 0 or 1 for every code.
    """
    schema = {"rcid": pl.Int64(), "words": pl.List(pl.String()), "label": pl.String()}
    parts = [pl.DataFrame(schema=schema | {"coded": pl.Boolean()})]
    if record.name != EMBEDDED:
        shelf = Shelf(Path(record.name))
        parts += [_told(shelf, entry) for entry in record.entries if entry.source in _SOURCES]
    return (
        pl.concat(parts)
        .drop_nulls("rcid")
        .group_by("rcid")
        .agg(
            pl.col("words").explode().drop_nulls().unique().sort(),
            pl.col("label").drop_nulls().first(),
            pl.col("coded").any(),
        )
    )


def _told(shelf: Shelf, entry: Shelved) -> pl.DataFrame:
    """What one of his files says, as it was ingested."""
    fragment = shelf.get(entry).fragment
    printed = fragment.aliases.filter(
        (pl.col("kind") == "resolution") & pl.col("value").str.contains(_PRINTED)
    )
    first = printed.sort("key", ~pl.col("value").str.starts_with("R/"), "value")
    labels = first.unique("key", keep="first").select("key", label="value")
    return (
        fragment.votes.select("key", words="subjects")
        .join(labels, on="key", how="left")
        .select(
            pl.col("key").cast(pl.Int64, strict=False).alias("rcid"),
            "words",
            "label",
            pl.lit(entry.source == "voeten").alias("coded"),
        )
    )
