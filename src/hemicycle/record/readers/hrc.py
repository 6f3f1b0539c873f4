"""Votes of the Human Rights Council and the Commission on Human Rights, three layouts.

The OHCHR Search Library as harvested by L. Szoszkiewicz: ``resolutions.csv`` (every text, with
totals but no names), ``data.js`` (a JavaScript assignment: recorded votes with totals and names)
and a long table of one row per text and state. ``key`` is the library's record number.

What the labels become:

- ``.`` (absent, as the payload's own counts call it) is NON_VOTING, detail ``absent``; ``-`` (a
  blank in the library) is NON_VOTING without detail: the library's total of non-voting members
  counts both;
- WITHDRAWN and NOT CONSIDERED are no votes and are left out, as are texts "not acted upon";
- "Adopted at the 54th meeting" stands in ``meeting`` beside rejected amendments too, so the
  outcome is read from ``draft`` ("Rejected by a recorded vote") and ``statement`` first;
- a vote called recorded that has neither totals nor names is a finding ``empty_list``;
- a state that stands twice on one vote (two do) is a finding ``duplicate_row``. The printed totals
  count both rows, so one of them is somebody else's: the list is partial.

Membership of both bodies rotates and is not compiled; whoever is listed was a member that day.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from hemicycle.record.fragment import Fragment
from hemicycle.record.readers import hrc_words as words
from hemicycle.record.readers.base import Head, Reader, SourceFile, row_error
from hemicycle.record.readers.build import alias, fragment
from hemicycle.record.readers.columns import tidy
from hemicycle.record.readers.hrc_payload import PAYLOAD, TEXTS, TOTALS, payload_rows, read_payload

NAME = "hrc"
VERSION = 2
BODIES = {
    "Human Rights Council": "HRC",
    "Commission on Human Rights": "CHR",
    "HRC": "HRC",
    "CHR": "CHR",
}
NO_VOTES = ("WITHDRAWN", "NOT CONSIDERED")
POSITIONS = {"Y": "YES", "N": "NO", "A": "ABSTAIN", ".": "NON_VOTING", "-": "NON_VOTING"}
ENDED = {"SUN": "RUS", "GER": "DEU"}
"""Codes of the library for seats that the register keeps under their continuation."""
_TABLE = ("record_id", "symbol", "statement", "vote_type", "meeting", "n_rollcall", "record_url")
_LONG = ("record_id", "symbol", "date", "body", "iso3", "vote")
_COUNTS = ("announced_yes", "announced_no", "announced_abstain", "announced_non_voting")


def sniff(head: Head) -> bool:
    """One of the three layouts: the payload's first word, or the columns of either table."""
    columns = set(head.columns)
    return (
        head.text.lstrip().startswith(PAYLOAD)
        or columns.issuperset(_TABLE)
        or columns.issuperset(_LONG)
    )


def read(file: SourceFile) -> Fragment:
    """The votes of whichever layout the file has."""
    if file.head.text.lstrip().startswith(PAYLOAD):
        return _read_payload(file)
    if "iso3" in file.head.columns:
        return _read_long(file)
    return _read_table(file)


def _read_table(file: SourceFile) -> Fragment:
    table = file.csv(needs=_TABLE).filter(~pl.col("vote_type").is_in(NO_VOTES))
    outcome = words.outcome_in_words()
    table = table.with_columns(outcome.alias("outcome")).filter(
        pl.col("outcome").fill_null("") != "not_acted"
    )
    counts = ("yes", "no", "abstain", "nonvoting")
    votes = table.select(
        key=pl.col("record_id"),
        body=pl.col("body"),
        symbol=tidy("symbol"),
        title=words.title("title"),
        date=pl.col("date"),
        session=words.session("statement"),
        meeting=words.meeting_record("meeting"),
        question=words.question("title"),
        method=words.method("vote_type"),
        outcome_announced=pl.col("outcome"),
        draft=words.draft("draft"),
        touches=pl.col("draft").str.extract(r"(?i)amendment \S+ to draft \w+ ([A-Z/]\S*/L\.\S+)"),
        agenda=tidy(pl.col("agenda_item_title").str.strip_chars_end(" -.")),
        subjects=words.list_of("agenda_subject"),
        sponsors=words.sponsors("main_sponsors"),
        source_url=pl.col("record_url"),
        **{
            name: pl.col(count).cast(pl.Int32, strict=False)
            for name, count in zip(_COUNTS, counts, strict=True)
        },
    ).with_columns(parent_key=pl.lit(None, dtype=pl.String), roll_call=pl.lit("none"))
    votes = _with_parents(votes).drop("touches")
    return _fragment(file.name, votes, findings=_empty(votes))


def _empty(votes: pl.DataFrame) -> list[dict[str, Any]]:
    """Votes called recorded that have no totals."""
    bare = votes.filter((pl.col("method") == "recorded") & pl.col("announced_yes").is_null())
    return [
        {
            "key": key,
            "kind": "empty_list",
            "witness": {"record_id": key, "symbol": symbol},
            "text": f"{symbol} is called a recorded vote but has neither totals nor names",
        }
        for key, symbol in bare.select("key", "symbol").iter_rows()
    ]


def _with_parents(votes: pl.DataFrame) -> pl.DataFrame:
    """The text an amendment touches, where one text of the file was put under that symbol."""
    texts = (
        votes.filter(pl.col("question") == "draft")
        .select(touches="draft", text_key="key")
        .drop_nulls()
        .unique("touches", keep="none")
    )
    return (
        votes.join(texts, on="touches", how="left", maintain_order="left")
        .with_columns(parent_key=pl.col("text_key"))
        .drop("text_key")
    )


def _read_payload(file: SourceFile) -> Fragment:
    payload = read_payload(file)
    names = (*TEXTS, *TOTALS)
    columns = [[entry[name] for entry in payload["res"]] for name in names]
    entries = pl.DataFrame(
        dict(zip(names, columns, strict=True)),
        schema=dict.fromkeys(TEXTS, pl.String()) | dict.fromkeys(TOTALS, pl.Int32()),
    )
    votes = entries.select(
        "body",
        "date",
        key="id",
        symbol=tidy("sym"),
        title=words.title("title"),
        question=words.question("title"),
        meeting=words.meeting_record("mtg"),
        outcome_announced=words.outcome_by_symbol("sym", "mtg"),
        draft=pl.col("urlD").str.extract(r"undocs\.org/(\S+/L\.\S+)$"),
        agenda=tidy("item"),
        subjects=words.list_of("subj"),
        sponsors=words.sponsors("spon"),
        announced_yes="y",
        announced_no="n",
        announced_abstain="a",
    )
    return _with_ballots(file.name, votes, payload_rows(payload, votes["key"]))


def _read_long(file: SourceFile) -> Fragment:
    table = file.csv(columns=_LONG)
    votes = table.unique("record_id", keep="first", maintain_order=True).select(
        "body",
        "date",
        key=pl.col("record_id"),
        symbol=tidy("symbol"),
        question=pl.when(pl.col("symbol").str.contains("/L.", literal=True))
        .then(pl.lit("amendment"))
        .otherwise(pl.lit("draft")),
    )
    rows = table.select("iso3", "vote", key=pl.col("record_id"))
    return _with_ballots(file.name, votes, rows)


def _with_ballots(name: str, votes: pl.DataFrame, rows: pl.DataFrame) -> Fragment:
    strange = rows.filter(~pl.col("vote").is_in(list(POSITIONS)).fill_null(False))
    if strange.height:
        key, code, letter = strange.select("key", "iso3", "vote").row(0)
        raise row_error(name, 1, "vote", f"{code} has {letter!r} on record {key}", "Y N A . or -")
    ballots = rows.select(
        "key",
        pl.col("iso3").replace(ENDED).alias("member"),
        pl.col("vote").replace_strict(POSITIONS, return_dtype=pl.String).alias("position"),
        pl.when(pl.col("vote") == ".").then(pl.lit("absent")).alias("detail"),
    )
    twice = ballots.filter(ballots.select("key", "member").is_duplicated())
    doubted = pl.col("key").is_in(twice["key"].implode())
    votes = votes.with_columns(
        roll_call=pl.when(doubted).then(pl.lit("partial")).otherwise(pl.lit("complete")),
        silent=pl.when(doubted).then(pl.lit("unknown")).otherwise(pl.lit("non_voting")),
        method=pl.lit("recorded"),
    )
    once = ballots.unique(["key", "member"], keep="first", maintain_order=True)
    return _fragment(name, votes, ballots=once, findings=_duplicates(twice))


def _duplicates(twice: pl.DataFrame) -> list[dict[str, Any]]:
    groups = twice.group_by("key", "member", maintain_order=True).agg("position")
    return [
        {
            "key": key,
            "kind": "duplicate_row",
            "witness": {"member": member, "positions": positions},
            "text": f"{member} stands {len(positions)} times on record {key}",
        }
        for key, member, positions in groups.iter_rows()
    ]


def _fragment(
    name: str,
    votes: pl.DataFrame,
    *,
    ballots: pl.DataFrame | None = None,
    findings: list[dict[str, Any]],
) -> Fragment:
    strange = votes.filter(~pl.col("body").is_in(list(BODIES)).fill_null(False))
    if strange.height:
        raise row_error(name, 1, "body", f"the body is {strange['body'][0]!r}", "a known body")
    votes = votes.with_columns(
        pl.col("body").replace_strict(BODIES, return_dtype=pl.String),
        pl.col("date").str.to_date("%Y-%m-%d", strict=False),
        world=pl.lit("real"),
        status=pl.lit("official"),
        date_quality=pl.lit("exact"),
        source_id=pl.col("key"),
    )
    faulty = votes.filter(pl.col("key").is_null() | pl.col("key").is_duplicated())
    if faulty.height:
        key = faulty["key"][0]
        raise row_error(name, 1, "record_id", f"record {key} stands twice", "one row a record")
    undated = votes.filter(pl.col("date").is_null())
    if undated.height:
        key = undated["key"][0]
        raise row_error(name, 1, "date", f"record {key} has no date", "a date as 2022-04-01")
    aliases = pl.concat(
        [
            alias(votes, "ohchr_id", "key"),
            alias(votes, "resolution", "symbol"),
            *([alias(votes, "draft", "draft")] if "draft" in votes.columns else []),
        ]
    )
    return fragment(NAME, VERSION, votes, ballots=ballots, aliases=aliases, findings=findings)


READER = Reader(name=NAME, version=VERSION, sniff=sniff, read=read)
