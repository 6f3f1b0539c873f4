"""Outcomes of Security Council meetings 1946 to 2019, read from the words of one table column.

E. Tong's copy of the meeting tables of the Dag Hammarskjöld Library: year, date, topic, and a
result such as ``S/RES/1333 (2000) 13-0-2`` or ``Draft resolution S/PV.45 vetoed by USSR 9-1-0``,
several in one cell. Each vote becomes a row with its tally; members are known only where a veto
names them. What is no vote (``--``, statements, communiqués, notes, letters, elections to the
Court, referrals) is passed over; words that fit none of these are a finding ``unknown_label``,
and the tally beside them is not guessed at.

- "adopted unanimously" gives no numbers, so no tally is stored.
- A resolution printed without a result was adopted; its missing tally is such a finding.
- A document that stands twice (``S/11400`` also under 30 October 1974) is one vote on its first
  day, and a finding ``duplicate_row``.
- Dates are those of the meeting; a meeting past midnight voted a day later. Some are ranges or
  lack the day: ``doubtful``, or no date and ``session_only``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from hemicycle.record.embedded.vetoes import APPLICANT, in_meetings_table, meeting_items
from hemicycle.record.fragment import FRAGMENT_VOTES, Fragment
from hemicycle.record.readers.base import Head, Reader, SourceFile, row_error
from hemicycle.record.readers.build import alias, fragment

NAME = "sc_outcomes"
VERSION = 3
_COLUMNS = ("year", "date", "topics", "result")
_TALLY = r"(?P<yes>\d{1,2})\s*-\s*(?P<no>\d{1,2})\s*-\s*(?P<abstain>\d{1,2})"
#: S/RES/1333 (2000) 13-0-2; S/RES/15 (1946) adopted unanimously; S/RES/591 (1986) without vote
_ADOPTED = re.compile(
    rf"""S/RES/(?P<number>\d+)\s*\((?P<year>\d{{4}})\)\s*
    (?:{_TALLY} | (?P<unanimous>adopted\ unanimously)
       | (?P<consensus>without(?:\ a)?\ vote | adopted\ by\ consensus))?""",
    re.VERBOSE | re.IGNORECASE,
)
#: Draft resolution S/PV.57 (Ireland) vetoed by USSR 9-1-1; S/2018/520 not adopted 1-3-11
_FAILED = re.compile(
    rf"""(?:Draft\ resolution\s*)?\(?(?P<document>S/[\w./]*\w)\)?
    (?P<words>(?:(?!Draft\ res|vetoed|not\ adopted).)*?)\s*
    (?:vetoed\ by\s*(?:the\ )?(?P<vetoers>(?:(?!\d|Draft|S/).)+?) | not\ adopted)\s*
    (?:{_TALLY} | (?=Draft|S/|$))""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_VOTE = re.compile(
    r"""-- | communiqu(?:é|&eacute;?|e) | S/PRST/\d+/\d+ | S/[\w./]+\s*\(PRST\) | \bPRST\b
    | (?:Note|Letter)\s*\(?S/[\d/]+\)? | Election\ of\ .* | Referral\ to\ .* | Decision
    | \((?:[^()]*did\ not\ participate\ in\ the\ voting\.|\d\ absent)\)
    | \band\ Corr\.\d | \bDraft\ resolutions\b | \b(?:and)\b | [+&,;.]""",
    re.VERBOSE | re.IGNORECASE,
)
_MEMBERS = {
    "USSR": "RUS",
    "Russian Federation": "RUS",
    "China": "CHN",
    "France": "FRA",
    "UK": "GBR",
    "USA": "USA",
    "United States": "USA",
}
_DAY = re.compile(r"(\d{1,2})(?:\s*[-/+]\s*\d{1,2})? ([A-Z][a-z]{2})")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}
_POSITIONS = ("yes", "no", "abstain")


@dataclass
class _Cell:
    """One row of the table: where it stands, its day, and the votes and leftovers found in it."""

    row: int
    day: date | None
    quality: str
    topic: str
    votes: list[dict[str, Any]] = field(default_factory=list)
    left: str = ""


def sniff(head: Head) -> bool:
    """Exactly the four columns of the table."""
    return head.columns == _COLUMNS


def read(file: SourceFile) -> Fragment:
    """Votes by tally; ``key`` is the document, else the meeting and what was put there."""
    table = file.csv(columns=_COLUMNS).with_row_index("row", 2)
    told = table.filter(pl.col("result") != "--").with_columns(pl.col("topics").fill_null(""))
    cells = [_cell(file.name, *row) for row in told.iter_rows()]
    votes, twice = _once(vote for cell in cells for vote in cell.votes)
    frame = pl.DataFrame([_row(vote) for vote in votes], schema=FRAGMENT_VOTES)
    named = pl.DataFrame(_items(votes), schema={"key": pl.String, "meeting_item": pl.String})
    return fragment(
        NAME,
        VERSION,
        frame,
        ballots=pl.DataFrame(_ballots(votes), schema=dict.fromkeys(_BALLOT, pl.String())),
        aliases=pl.concat(
            [
                alias(frame.filter(pl.col("draft").is_null()), "resolution", "symbol"),
                alias(frame, "draft", "draft"),
                alias(named, "meeting_item", "meeting_item"),
            ]
        ),
        findings=[*twice, *_unread(cells)],
    )


_BALLOT = ("key", "member", "position")


def _cell(name: str, row: int, year: str | None, day: str | None, topic: str, result: str) -> _Cell:
    if year is None or not re.fullmatch(r"\d{4}", year):
        raise row_error(name, row, "year", f"the year is {year!r}", "a year such as 1946")
    when, quality = _date(int(year), day or "")
    cell = _Cell(row, when, quality, " ".join(topic.split()))
    rest = _FAILED.sub(lambda match: _failed(cell, match), result)
    rest = _ADOPTED.sub(lambda match: _adopted(cell, match), rest)
    cell.left += " ".join(_NO_VOTE.sub(" ", rest).split())
    return cell


def _date(year: int, text: str) -> tuple[date | None, str]:
    match = _DAY.match(text)
    if match is None:
        return None, "session_only"
    try:
        day = date(year, _MONTHS[match[2]], int(match[1]))
    except (KeyError, ValueError):
        return None, "session_only"
    return day, "doubtful" if re.search(r"\d\s*[-/+]\s*\d", text) else "exact"


def _adopted(cell: _Cell, match: re.Match[str]) -> str:
    vote = _tally(match) | {
        "symbol": f"S/RES/{match['number']} ({match['year']})",
        "outcome": "adopted",
        "method": "without_vote" if match["consensus"] else "show_of_hands",
    }
    if not (match["yes"] or match["unanimous"] or match["consensus"]):
        cell.left += f"{match[0].strip()} without a result; "
    return _noted(cell, vote)


def _failed(cell: _Cell, match: re.Match[str]) -> str:
    """A draft not adopted; the bracket after a meeting's symbol names the applicant."""
    words = match["words"].strip()
    document = match["document"].rstrip(".")
    meeting = document if document.startswith("S/PV.") else None
    preliminary = "preliminary question" in words
    draft = None if meeting or preliminary else document
    applicant = re.fullmatch(r"\(([A-Z][\w -]+)\)", words) if meeting else None
    vote = _tally(match) | {
        "symbol": draft,
        "draft": draft,
        "meeting": meeting,
        "place": f"{document} {'preliminary' if preliminary else 'draft'}",
        "question": "preliminary" if preliminary else "draft",
        "subject": f"{APPLICANT}{applicant[1]}" if applicant else "",
        "outcome": "not_adopted",
        "method": "show_of_hands",
        "vetoers": _vetoers(cell, match["vetoers"]),
    }
    return _noted(cell, vote)


def _vetoers(cell: _Cell, names: str | None) -> list[str]:
    if names is None:
        return []
    printed = [name.removeprefix("the ") for name in re.split(r",\s*|\s+and\s+", names.strip())]
    unknown = [name for name in printed if name not in _MEMBERS]
    if unknown:
        cell.left += f"vetoed by {', '.join(unknown)}; "
    return [_MEMBERS[name] for name in printed if name in _MEMBERS]


def _tally(match: re.Match[str]) -> dict[str, Any]:
    return {
        f"announced_{name}": None if match[name] is None else int(match[name])
        for name in _POSITIONS
    }


def _noted(cell: _Cell, vote: dict[str, Any]) -> str:
    where = vote["symbol"] or vote["place"]
    before = sum(where == (earlier["symbol"] or earlier["place"]) for earlier in cell.votes)
    vote["key"] = vote["symbol"] or f"{where} {before + 1}"
    vote |= {"day": cell.day, "quality": cell.quality, "topic": cell.topic, "row": cell.row}
    cell.votes.append(vote)
    return " "


def _once(
    votes: Iterator[dict[str, Any]],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Each document on its first day, and a finding for each one that stands again."""
    first: dict[str, dict[str, Any]] = {}
    findings = []
    for vote in sorted(votes, key=lambda vote: (vote["day"] or date.max, vote["row"])):
        if vote["key"] not in first:
            first[vote["key"]] = vote
            continue
        both = (first[vote["key"]], vote)
        rows = [one["row"] for one in both]
        findings.append(
            {
                "key": vote["key"],
                "kind": "duplicate_row",
                "witness": {"rows": rows, "dates": [str(one["day"]) for one in both]},
                "text": f"{vote['key']} stands on rows {rows[0]} and {rows[1]}",
            }
        )
    return list(first.values()), findings


def _row(vote: dict[str, Any]) -> dict[str, Any]:
    return {
        **{f"announced_{name}": vote[f"announced_{name}"] for name in _POSITIONS},
        **{name: vote.get(name) for name in ("key", "symbol", "draft", "meeting", "method")},
        "body": "SC",
        "world": "real",
        "status": "official",
        "date": vote["day"],
        "date_quality": vote["quality"],
        "agenda": vote["topic"],
        "question": vote.get("question", "draft"),
        "outcome_announced": vote["outcome"],
        "roll_call": "partial" if vote.get("vetoers") else "none",
        "silent": "unknown",
        # A veto bars no procedural question (Charter, Article 27(2) and (3)).
        "nature": "substantive" if vote.get("vetoers") else None,
        "source_id": vote["key"],
    }


def _ballots(votes: list[dict[str, Any]]) -> list[dict[str, str]]:
    return [
        {"key": vote["key"], "member": member, "position": "NO"}
        for vote in votes
        for member in vote.get("vetoers", ())
    ]


def _items(votes: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Names of questions that failed or have no day: as this table lists them, and, for one
    without a document, as other files can tell it, where the cell says which of its meeting's
    questions is meant."""
    named = [
        vote
        for vote in votes
        if vote.get("meeting") and (vote["subject"] or vote["question"] == "preliminary")
    ]
    items = meeting_items((vote["meeting"], vote["question"], vote["subject"]) for vote in named)
    told = [(vote["key"], item) for vote, item in zip(named, items, strict=True)]
    own = [
        (vote["key"], in_meetings_table(vote["key"]))
        for vote in votes
        if "place" in vote or not vote["day"]
    ]
    return [{"key": key, "meeting_item": item} for key, item in [*told, *own]]


def _unread(cells: list[_Cell]) -> list[dict[str, Any]]:
    """Words of a cell that no rule above reads; ``key`` is its first vote, if it has one."""
    return [
        {
            "key": cell.votes[0]["key"] if cell.votes else None,
            "kind": "unknown_label",
            "witness": {"row": cell.row, "date": str(cell.day), "left": cell.left.strip(" ;")},
            "text": f"row {cell.row} has words that were not read: {cell.left.strip(' ;')}",
        }
        for cell in cells
        if cell.left.strip()
    ]


READER = Reader(name=NAME, version=VERSION, sniff=sniff, read=read)
