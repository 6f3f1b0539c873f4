"""The tables of a record: every column, its type and what it means.

These names are a contract (``design.md`` section 3): exported CSV headers, the SQL views and the
Python frames all use them. Documentation is written here once and travels with each export.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

POSITIONS = ("YES", "NO", "ABSTAIN", "NON_VOTING", "UNKNOWN")


@dataclass(frozen=True)
class Column:
    """A column of a table: its name, its Polars type, and one sentence of documentation."""

    name: str
    dtype: pl.DataType
    doc: str


def _text(name: str, doc: str) -> Column:
    return Column(name, pl.String(), doc)


def _count(name: str, doc: str) -> Column:
    return Column(name, pl.Int32(), doc)


def _day(name: str, doc: str) -> Column:
    return Column(name, pl.Date(), doc)


def _words(name: str, doc: str) -> Column:
    return Column(name, pl.List(pl.String()), doc)


VOTES = (
    _text("vote_id", "Stable identifier of the vote event; never changes once issued."),
    _text("body", "Body that voted: GA, GA-C1 to GA-C6, SC, HRC, CHR, US-SENATE, EP, or a slug."),
    _text("world", "`real`, or `simulation:NAME`."),
    _text("status", "provisional, announced or official."),
    _text("session", "Session as text, for example `79` or `ES-11`."),
    _count("regular_session", "The source's own session number, else the session in progress."),
    _text("meeting", "Symbol or number of the meeting record."),
    _day("date", "Day of the vote, New York time for New York bodies."),
    _text("date_quality", "exact, doubtful or session_only."),
    _text("symbol", "Document symbol of what was decided; null for parts and motions."),
    _text("draft", "Document symbol of the draft put to the vote."),
    _text("title", "Title or description in the source's words."),
    _text("question", "What was put: draft, amendment, part, motion, division, ..."),
    _text("parent", "vote_id of the text that this amendment, part or motion belongs to."),
    _text(
        "method", "recorded, roll_call, show_of_hands, non_recorded, secret_ballot, without_vote."
    ),
    _text("nature", "important, ordinary, procedural, substantive or undetermined."),
    _text("outcome_announced", "Outcome as the source states it: adopted, not_adopted, ..."),
    _count("announced_yes", "Votes in favour as announced or printed by the source."),
    _count("announced_no", "Votes against as announced."),
    _count("announced_abstain", "Abstentions as announced."),
    _count("announced_non_voting", "Members not voting as announced."),
    _count("counted_yes", "Votes in favour counted from the ballots."),
    _count("counted_no", "Votes against counted from the ballots."),
    _count("counted_abstain", "Abstentions counted from the ballots."),
    _count("counted_non_voting", "Members on the roll without a vote, counted."),
    _text("roll_call", "complete, partial or none: how much of the roll call is here."),
    _text("agenda", "Agenda item in the source's words."),
    _words("subjects", "Subject terms of all sources that carry the vote, each once."),
    _words("sponsors", "Sponsors, as member codes where they are members, else as printed."),
    _text("series", "Matter the text belongs to, for example `ES-11`."),
    _text("kind", "Kind of text within the series: condemnation, status, rights, ..."),
    _text("source", "Source whose version of this vote is shown."),
    _text("source_id", "Identifier of the vote in that source."),
    _text("source_url", "Address of the vote at the source; of one typed by hand, where from."),
    _text("retrieved", "Day the source was retrieved (time of typing in), ISO, where said."),
)

BALLOTS = (
    _text("vote_id", "The vote event."),
    _text("member", "Member code, unique within the vote."),
    Column("position", pl.Enum(POSITIONS), "YES, NO, ABSTAIN, NON_VOTING or UNKNOWN."),
    _text("detail", "absent, present_not_voting, not_participating, barred_art_19, or null."),
    _text("name_then", "Name the source printed for the member."),
)

CORRECTIONS = (
    _text("vote_id", "The vote event."),
    _text("member", "Member that stated an intention."),
    _text("cast", "Position cast; the tally keeps it."),
    _text("intended", "Position the member said it had intended."),
    _day("stated_on", "Day of the statement, where known."),
    _text("source", "Where the statement is recorded."),
)

FINDINGS = (
    _text("finding_id", "Stable identifier: kind, vote and sources."),
    _text(
        "kind",
        "announced_total, sources_disagree, not_a_member, duplicate_row, empty_list, "
        "repeated_names, doubtful_date, unknown_label.",
    ),
    _text("body", "Body of the vote."),
    _text("vote_id", "The vote event."),
    _words("sources", "Sources that take part in the disagreement, sorted."),
    _text("witness", "JSON: the cells or rows that show it."),
    _text("text", "The finding as one sentence."),
)

ALIASES = (
    _text("vote_id", "The vote event."),
    _text("kind", "resolution, draft, rcid, undl_id, meeting_item, vote_id, ..."),
    _text("value", "The other identifier."),
)

SOURCES = (
    _text("source", "Short name of the source, as in the column `source` of other tables."),
    _text("title", "Full name of the data set."),
    _text("publisher", "Who published it."),
    _text("licence", "Licence or terms of use."),
    _text("citation", "Citation the source asks for."),
    _text("url", "Where to get it."),
    _text("tested", "`real file`, or `layout only` where no real file was at hand."),
    _count("files", "Files of this source in the record."),
)

STATES = (
    _text("member", "Member code."),
    _text("name", "Name in use from `from` to `to`."),
    _day("from", "First day of the name; null at the start of membership."),
    _day("to", "Last day of the name; null while in use."),
    _text("iso2", "ISO 3166-1 alpha-2 code, where one exists."),
    _count("m49", "United Nations M49 code, where one exists."),
    _count("cow", "Correlates of War number of the regime in that period."),
    _text("unit", "Correlates of War number of the voting unit, as text, for coding bailey-2017."),
    _text("continues", "Code of the seat this state continues."),
    _words("succeeded_by", "Codes of the states that followed."),
)

SEATS = (
    _text("body", "The body."),
    _text("member", "Member code."),
    _day("from", "First day of the seat."),
    _day("to", "Last day of the seat; null while held."),
    Column("permanent", pl.Boolean(), "Whether the seat is permanent."),
)

GROUPS = (
    _text("group", "Code of the group."),
    _text("member", "Member code."),
    _day("from", "First day of membership."),
    _day("to", "Last day of membership; null while a member."),
    _text("source", "Where the dates come from."),
)

TABLES: dict[str, tuple[Column, ...]] = {
    "votes": VOTES,
    "ballots": BALLOTS,
    "corrections": CORRECTIONS,
    "findings": FINDINGS,
    "vote_aliases": ALIASES,
    "sources": SOURCES,
    "states": STATES,
    "seats": SEATS,
    "groups": GROUPS,
}


def polars_schema(table: str) -> pl.Schema:
    """Polars schema of a table, columns in the published order."""
    return pl.Schema({column.name: column.dtype for column in TABLES[table]})
