"""What stands under a vote: members by position, groups, how it is known, the rest of the day."""

from __future__ import annotations

import json
from typing import Any

from hemicycle.brief.house import body_of
from hemicycle.brief.model import VoteBrief
from hemicycle.domain.vote import Position
from hemicycle.record.record import Record
from hemicycle.web.library import Shelf
from hemicycle.web.rows import lines_of

HEADINGS = {
    Position.YES: "In favour",
    Position.NO: "Against",
    Position.ABSTAIN: "Abstaining",
    Position.NON_VOTING: "Did not vote",
    Position.UNKNOWN: "Not known",
}
_NAMED = 8
"""So many members that left their group's position are named in the table."""
_OTHERS = 12


def lists(vote: VoteBrief) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Word, heading and members (code, name) of each position taken."""
    listed = []
    for at, words in HEADINGS.items():
        there = [
            (code, vote.names.get(code, code))
            for code, position in (vote.positions or {}).items()
            if position is at
        ]
        if there:
            listed.append((at.value, words, sorted(there, key=lambda pair: pair[1])))
    return listed


def groups(vote: VoteBrief) -> list[dict[str, Any]]:
    """A line a group: counts in the order of the columns, and who left its largest position."""
    lines = []
    for line in vote.groups:
        splits = {at: codes for at, codes in line.splits.items() if at is not Position.UNKNOWN}
        few = sum(len(codes) for codes in splits.values()) <= _NAMED
        lines.append(
            {
                "code": line.code,
                "name": line.name,
                "counts": [line.counts.get(at, 0) for at in list(HEADINGS)[:4]],
                "apart": [
                    (at.value, [(code, vote.names.get(code, code)) for code in codes])
                    for at, codes in splits.items()
                ]
                if few
                else [],
            }
        )
    return lines


def known_how(record: Record, vote: VoteBrief) -> dict[str, Any]:
    """Findings with their witnesses, other names, and the source of the rows."""
    vote_id = vote.event.vote_id
    rows = record.sources.iter_rows(named=True)
    source = next((row for row in rows if row["source"] == vote.event.source), None)
    return {
        "findings": [
            {**row, "witness": json.loads(row["witness"])} for row in record.findings_of(vote_id)
        ],
        "aliases": record.aliases_of(vote_id),
        "source": source,
    }


def others(shelf: Shelf, vote: VoteBrief) -> dict[str, Any]:
    """The other votes of the day by body, the first of them where they are many."""
    event = vote.event
    if event.date is None:
        return {"count": 0, "bodies": []}
    day = [
        other
        for other in shelf.record.on(event.date)
        if other != event.vote_id and other not in vote.children
    ]
    by_body: dict[str, list[dict[str, Any]]] = {}
    for line in lines_of(shelf, day[:_OTHERS]):
        by_body.setdefault(line["body"], []).append(line)
    own_first = sorted(by_body.items(), key=lambda item: item[0] != event.body)
    return {
        "count": len(day),
        "bodies": [(body_of(body).name, lines) for body, lines in own_first],
    }
