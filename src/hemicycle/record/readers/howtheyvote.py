"""Roll calls of the European Parliament as published by HowTheyVote.eu, four of its files.

Laid out as documented with each release (https://github.com/HowTheyVote/data/releases):

=========================  ===========================================  ==========================
file                       one row per                                  becomes
=========================  ===========================================  ==========================
``votes``                  roll-call vote in plenary                    votes
``member_votes``           vote and Member, those who did not vote too  ballots, ``mep:124831``
``members``                Member                                       names; country as a group
``group_memberships``      Member's time in a political group           groups, dated
=========================  ===========================================  ==========================

``votes`` and ``member_votes`` belong together by the vote's id; ballots whose vote is in no file
wait. Groups are called by body and code, ``EP-EPP``; a country is ``EP-FRA``, without dates,
since a Member is elected in one country for as long as the files go back.

The Parliament's own list of results calls an amendment ``Am`` and a part ``§``, ``Recital``,
``Citation`` and the like; the word stands at the start of ``description``. Any other vote is
stored as ``draft``, the general word. ``is_main`` is HowTheyVote's reading, not the Parliament's:
only where it is true does a vote carry the document's reference as its symbol. The counts of the
file are HowTheyVote's own. Which majority a vote needed is not said, so the nature is left open.
"""

from __future__ import annotations

import polars as pl

from hemicycle.record.fragment import FRAGMENT_VOTES, Fragment
from hemicycle.record.readers.base import Head, Reader, SourceFile, row_error
from hemicycle.record.readers.build import POSITION, alias, fragment
from hemicycle.record.readers.columns import tidy

NAME = "howtheyvote"
VERSION = 1
BODY = "EP"
POSITIONS = {
    "FOR": "YES",
    "AGAINST": "NO",
    "ABSTENTION": "ABSTAIN",
    "DID_NOT_VOTE": "NON_VOTING",
}
#: A vote that lapsed was not taken to its end: neither.
OUTCOMES = {"ADOPTED": "adopted", "REJECTED": "not_adopted", "LAPSED": None}
COUNTS = {
    "count_for": "announced_yes",
    "count_against": "announced_no",
    "count_abstention": "announced_abstain",
    "count_did_not_vote": "announced_non_voting",
}
_AMENDMENT = r"^Ams?\b"
_PART = r"^(§|Recitals?\b|Citations?\b|Considérants?\b|Visas?\b|Articles?\b|Annex(es)?\b)"
_VOTES = ("id", "timestamp", "display_title", "reference", "description", "is_main")
_BALLOTS = ("vote_id", "member_id", "position", "country_code", "group_code")
_MEMBERS = ("id", "first_name", "last_name", "country_code")
_TERMS = ("member_id", "group_code", "term", "start_date", "end_date")


def sniff(head: Head) -> bool:
    """Any of the four, told from its header."""
    columns = set(head.columns)
    return any(columns.issuperset(one) for one in (_VOTES, _BALLOTS, _MEMBERS, _TERMS))


def read(file: SourceFile) -> Fragment:
    """Votes (key: the vote's id), ballots, names and countries, or political groups."""
    columns = set(file.head.columns)
    if columns.issuperset(_VOTES):
        return _read_votes(file)
    if columns.issuperset(_BALLOTS):
        return _read_ballots(file)
    return _read_members(file) if columns.issuperset(_MEMBERS) else _read_groups(file)


def _read_votes(file: SourceFile) -> Fragment:
    counts = [name for name in COUNTS if name in file.head.columns]
    table = file.csv({"id": pl.Int64, **dict.fromkeys(counts, pl.Int32)}, needs=_VOTES)
    table = table.with_columns(
        pl.col("timestamp").str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False).alias("date"),
        description=tidy("description"),
        display_title=tidy("display_title"),
        reference=tidy("reference"),
    )
    _need(file.name, table, "id", pl.col("id").is_not_null(), "the number of a vote")
    _need(file.name, table, "timestamp", pl.col("date").is_not_null(), "an ISO date and time")
    _need(file.name, table, "is_main", pl.col("is_main").is_in(["True", "False"]), "True or False")
    votes = table.select(
        "date",
        _key("id"),
        *(pl.col(name).alias(COUNTS[name]) for name in counts),
        *_common(),
        source_id=pl.col("id").cast(pl.String),
        source_url=pl.format("https://howtheyvote.eu/votes/{}", "id"),
        date_quality=pl.lit("exact"),
        symbol=pl.when(pl.col("is_main") == "True").then("reference"),
        title=_title(),
        question=_question(),
        parent_key=pl.when(_question() != "draft").then("reference"),
        outcome_announced=_outcome(file, table),
    )
    aliases = [alias(votes, "htv_id", "key")]
    if "procedure_reference" in table.columns:
        named = table.select(_key("id"), tidy("procedure_reference").alias("procedure"))
        aliases.append(alias(named, "procedure", "procedure"))
    return fragment(NAME, VERSION, votes, aliases=pl.concat(aliases))


def _title() -> pl.Expr:
    """What was voted on; of a vote that is no main one, with the words of the list of results."""
    both = pl.concat_str("display_title", "description", separator=" — ", ignore_nulls=True)
    return pl.when(pl.col("is_main") == "True").then("display_title").otherwise(both)


def _question() -> pl.Expr:
    said = pl.col("description").fill_null("")
    return (
        pl.when(said.str.contains(_AMENDMENT))
        .then(pl.lit("amendment"))
        .when(said.str.contains(_PART))
        .then(pl.lit("part"))
        .otherwise(pl.lit("draft"))
    )


def _outcome(file: SourceFile, table: pl.DataFrame) -> pl.Expr:
    """The result, which votes before 2024 lack."""
    if "result" not in table.columns:
        return pl.lit(None, pl.String)
    known = pl.col("result").is_null() | pl.col("result").is_in(list(OUTCOMES))
    _need(file.name, table, "result", known, f"one of {', '.join(OUTCOMES)}, or nothing")
    return pl.col("result").replace_strict(OUTCOMES, default=None, return_dtype=pl.String)


def _read_ballots(file: SourceFile) -> Fragment:
    numbers = {"vote_id": pl.Int64, "member_id": pl.Int64}
    table = file.csv(numbers, columns=("vote_id", "member_id", "position"), needs=_BALLOTS)
    _need(file.name, table, "vote_id", pl.col("vote_id").is_not_null(), "the number of a vote")
    _need(file.name, table, "member_id", pl.col("member_id").is_not_null(), "a Member's number")
    known = pl.col("position").is_in(list(POSITIONS)).fill_null(False)
    _need(file.name, table, "position", known, f"one of {', '.join(POSITIONS)}")
    ballots = table.select(
        _key("vote_id"),
        _member("member_id"),
        pl.col("position").replace_strict(POSITIONS, return_dtype=POSITION),
    )
    votes = table.select("vote_id").unique(maintain_order=True).select(_key("vote_id"), *_common())
    votes = votes.with_columns(
        source_id=pl.col("key"), roll_call=pl.lit("complete"), silent=pl.lit("non_voting")
    )
    aliases = alias(votes, "htv_id", "key")
    return fragment(NAME, VERSION, votes, ballots=ballots, aliases=aliases)


def _read_members(file: SourceFile) -> Fragment:
    """Names under the body's code (the files know no sessions), and countries."""
    table = file.csv({"id": pl.Int64}, columns=_MEMBERS)
    _need(file.name, table, "id", pl.col("id").is_not_null(), "a Member's number")
    name = pl.concat_str("first_name", "last_name", separator=" ", ignore_nulls=True)
    names = table.select(pl.lit(BODY).alias("key"), _member("id"), name.alias("name_then"))
    countries = table.drop_nulls("country_code").select(
        pl.format(f"{BODY}-{{}}", "country_code").alias("group"),
        _member("id"),
        source=pl.lit("HowTheyVote.eu, members"),
    )
    return fragment(
        NAME, VERSION, pl.DataFrame(schema=FRAGMENT_VOTES), ballots=names, groups=countries
    )


def _read_groups(file: SourceFile) -> Fragment:
    table = file.csv({"member_id": pl.Int64}, columns=_TERMS).with_columns(
        pl.col(name).str.to_date("%Y-%m-%d", strict=False).alias(f"{name}/day")
        for name in ("start_date", "end_date")
    )
    _need(file.name, table, "member_id", pl.col("member_id").is_not_null(), "a Member's number")
    _need(file.name, table, "group_code", pl.col("group_code").is_not_null(), "a group's code")
    begun = pl.col("start_date/day").is_not_null()
    _need(file.name, table, "start_date", begun, "an ISO date")
    ended = pl.col("end_date").is_null() | pl.col("end_date/day").is_not_null()
    _need(file.name, table, "end_date", ended, "an ISO date, or nothing")
    groups = table.select(
        pl.format(f"{BODY}-{{}}", "group_code").alias("group"),
        _member("member_id"),
        pl.col("start_date/day").alias("from"),
        pl.col("end_date/day").alias("to"),
        source=pl.lit("HowTheyVote.eu, group_memberships"),
    )
    return fragment(NAME, VERSION, pl.DataFrame(schema=FRAGMENT_VOTES), groups=groups)


def _common() -> tuple[pl.Expr, ...]:
    return (
        pl.lit(BODY).alias("body"),
        pl.lit("real").alias("world"),
        pl.lit("official").alias("status"),
        pl.lit("roll_call").alias("method"),
    )


def _key(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.String).alias("key")


def _member(column: str) -> pl.Expr:
    return pl.format("mep:{}", column).alias("member")


def _need(name: str, table: pl.DataFrame, column: str, fit: pl.Expr, right: str) -> None:
    """Refuse a file with a cell that the layout does not know."""
    strange = table.with_row_index("row", 2).filter(~fit.fill_null(False))
    if strange.height:
        row, found = strange.select("row", column).row(0)
        raise row_error(name, row, column, f"{column} is {str(found)[:40]!r}", right)


READER = Reader(name=NAME, version=VERSION, sniff=sniff, read=read)
