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

import json
from typing import Any

import polars as pl

from hemicycle.errors import SourceError
from hemicycle.record.fragment import Fragment
from hemicycle.record.names import found_or_none, sponsor_codes
from hemicycle.record.readers.base import Head, Reader, SourceFile, row_error
from hemicycle.record.readers.build import alias, fragment
from hemicycle.record.readers.columns import tidy

NAME = "hrc"
VERSION = 1
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
_PAYLOAD = "window.DATA"
_COUNTS = ("announced_yes", "announced_no", "announced_abstain", "announced_non_voting")


def sniff(head: Head) -> bool:
    """One of the three layouts: the payload's first word, or the columns of either table."""
    columns = set(head.columns)
    return (
        head.text.lstrip().startswith(_PAYLOAD)
        or columns.issuperset(_TABLE)
        or columns.issuperset(_LONG)
    )


def read(file: SourceFile) -> Fragment:
    """The votes of whichever layout the file has."""
    if file.head.text.lstrip().startswith(_PAYLOAD):
        return _read_payload(file)
    if "iso3" in file.head.columns:
        return _read_long(file)
    return _read_table(file)


def _read_table(file: SourceFile) -> Fragment:
    table = file.csv().filter(~pl.col("vote_type").is_in(NO_VOTES))
    outcome = _outcome_in_words()
    table = table.with_columns(outcome.alias("outcome")).filter(
        pl.col("outcome").fill_null("") != "not_acted"
    )
    counts = ("yes", "no", "abstain", "nonvoting")
    votes = table.select(
        key=pl.col("record_id"),
        body=pl.col("body"),
        symbol=tidy("symbol"),
        title=_title("title"),
        date=pl.col("date"),
        session=_session("statement"),
        meeting=_meeting_record("meeting"),
        question=_question("title"),
        method=_method("vote_type"),
        outcome_announced=pl.col("outcome"),
        draft=_draft("draft"),
        touches=pl.col("draft").str.extract(r"(?i)amendment \S+ to draft \w+ ([A-Z/]\S*/L\.\S+)"),
        agenda=tidy(pl.col("agenda_item_title").str.strip_chars_end(" -.")),
        subjects=_list_of("agenda_subject"),
        sponsors=_sponsors("main_sponsors"),
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
    payload = _payload(file)
    entries = payload["res"]
    votes = pl.DataFrame(
        {
            "key": [entry["id"] for entry in entries],
            "body": [entry["body"] for entry in entries],
            "symbol": [entry["sym"] for entry in entries],
            "title": [entry["title"] for entry in entries],
            "date": [entry["date"] for entry in entries],
            "meeting": [entry["mtg"] for entry in entries],
            "agenda": [entry["item"] for entry in entries],
            "subject": [entry["subj"] for entry in entries],
            "sponsors": [entry["spon"] for entry in entries],
            "draft": [entry["urlD"] for entry in entries],
            **{
                name: [entry[letter] for entry in entries]
                for name, letter in zip(_COUNTS, ("y", "n", "a"), strict=False)
            },
        },
        schema_overrides=dict.fromkeys(_COUNTS[:3], pl.Int32),
    ).select(
        "key",
        "body",
        "date",
        *_COUNTS[:3],
        symbol=tidy("symbol"),
        title=_title("title"),
        question=_question("title"),
        meeting=_meeting_record("meeting"),
        outcome_announced=_outcome_by_symbol("symbol", "meeting"),
        draft=pl.col("draft").str.extract(r"undocs\.org/(\S+/L\.\S+)$"),
        agenda=tidy("agenda"),
        subjects=_list_of("subject"),
        sponsors=_sponsors("sponsors"),
    )
    return _with_ballots(file.name, votes, _payload_rows(file.name, payload, votes["key"]))


def _payload(file: SourceFile) -> dict[str, Any]:
    text = file.text()
    start, end = text.find("{"), text.rfind("}")
    try:
        payload = json.loads(text[start : end + 1])
        _ = payload["res"], payload["votes"]
    except (ValueError, KeyError, RecursionError) as error:
        raise SourceError(
            f"the payload after {_PAYLOAD} cannot be read ({error})",
            where=f"{file.name}, character {start + 1:,} on",
            right="one JSON object with res and votes",
            todo="download the file again",
        ) from None
    return dict(payload)


def _payload_rows(name: str, payload: dict[str, Any], keys: pl.Series) -> pl.DataFrame:
    """One row per state and vote: ``r`` numbers the entries of ``res``, ``v`` has the letters."""
    codes, numbers, letters = [], [], []
    for code, cast in payload["votes"].items():
        if len(cast["r"]) != len(cast["v"]):
            raise SourceError(
                f"{len(cast['r'])} votes are numbered but {len(cast['v'])} letters given",
                where=f"{name}, votes of {code}",
                right="as many letters in v as numbers in r",
                todo="download the file again",
            )
        codes += [code] * len(cast["r"])
        numbers += cast["r"]
        letters += cast["v"]
    return pl.DataFrame({"iso3": codes, "vote": letters}).with_columns(keys.gather(numbers))


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


def _title(column: str) -> pl.Expr:
    """Without the cataloguing tail ``: resolution /``."""
    tail = r"\s*:?\s*(?:resolution|decision|amendment)\s*/\s*$"
    return tidy(pl.col(column).str.replace(tail, ""))


def _question(column: str) -> pl.Expr:
    amendment = pl.col(column).str.contains(r"amendment\s*/\s*$")
    return pl.when(amendment).then(pl.lit("amendment")).otherwise(pl.lit("draft"))


def _method(column: str) -> pl.Expr:
    return (
        pl.when(pl.col(column) == "ADOPTED WITHOUT VOTE")
        .then(pl.lit("without_vote"))
        .when(pl.col(column).str.starts_with("RECORDED"))
        .then(pl.lit("recorded"))
        .when(pl.col(column).str.starts_with("NON-RECORDED"))
        .then(pl.lit("non_recorded"))
    )


def _outcome_in_words() -> pl.Expr:
    """adopted, not_adopted, ``not_acted`` (no vote after all), or null where nothing says it."""
    words = pl.col("draft").str.extract(r"(?i)\b(adopted|rejected|not acted upon)\b")
    statement = pl.col("statement").str.extract(r"(?i)^(adopted|rejected)\b")
    meeting = pl.col("meeting").str.extract(r"^(Rejected) at\b")
    return (
        pl.coalesce(words, statement, meeting)
        .str.to_lowercase()
        .replace_strict(
            {"adopted": "adopted", "rejected": "not_adopted", "not acted upon": "not_acted"},
            default=None,
            return_dtype=pl.String,
        )
    )


def _outcome_by_symbol(symbol: str, meeting: str) -> pl.Expr:
    """The payload says less: a number among resolutions or decisions means adopted."""
    return (
        pl.when(pl.col(meeting).str.starts_with("Rejected at"))
        .then(pl.lit("not_adopted"))
        .when(pl.col(symbol).str.contains(r"/(RES|DEC)\b"))
        .then(pl.lit("adopted"))
    )


def _meeting_record(column: str) -> pl.Expr:
    """Symbol of the summary record, else the source's words about the meeting."""
    record = pl.col(column).str.extract(r"^(E/\S+?),?(?:\s|$)")
    return pl.coalesce(record, pl.col(column).str.extract(r"at the (\d+\w\w meeting)"))


def _session(column: str) -> pl.Expr:
    number = pl.col(column).str.extract(r"at its (\d+)(?:st|nd|rd|th) (?:special )?session")
    special = pl.col(column).str.contains("special session", literal=True)
    return pl.when(special).then(pl.format("S-{}", number)).otherwise(number)


def _draft(column: str) -> pl.Expr:
    whole = pl.col(column).str.extract(r"^(?:Draft|Amendment)[\w ]*? ((?:A/HRC|E/CN\.4)/\S*L\.\S+)")
    return whole.str.strip_chars_end(".,")


def _list_of(column: str) -> pl.Expr:
    """The cell as a list of one; an empty cell as null."""
    text = tidy(column)
    return pl.when(text.is_not_null()).then(pl.concat_list(text))


def _sponsors(column: str) -> pl.Expr:
    """Sponsors as codes where they are members, else as printed, in the source's order."""
    return pl.col(column).map_elements(
        lambda cell: sponsor_codes(_names(cell), found_or_none),
        return_dtype=pl.List(pl.String),
        skip_nulls=True,
    )


def _names(cell: str) -> list[str]:
    """The cell cut at commas outside brackets: ``Egypt (on behalf of A, B), Cuba`` are two."""
    names, depth, start = [], 0, 0
    for place, letter in enumerate(cell):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            names.append(cell[start:place])
            start = place + 1
    return [*names, cell[start:]]


READER = Reader(name=NAME, version=VERSION, sniff=sniff, read=read)
