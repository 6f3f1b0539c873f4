"""Sentences made from the rows themselves are never contradicted, and most are supported."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hemicycle.accounts import check
from hemicycle.accounts.finding import short_name
from hemicycle.domain.vote import Position, VoteEvent
from hemicycle.record.record import Record

_VERBS = {
    Position.YES: ("voted in favour of the text", "backed the resolution", "voted yes"),
    Position.NO: ("voted against the text", "opposed the resolution", "voted no"),
    Position.ABSTAIN: ("abstained", "abstained from voting", "chose to abstain"),
    Position.NON_VOTING: ("did not vote", "did not take part in the vote", "took no part"),
}


def _names(codes: list[str]) -> str:
    named = [f"the {n}" if n.startswith("United") else n for n in map(short_name, codes)]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"


def _totals(event: VoteEvent) -> Iterator[str]:
    tally = event.announced
    if tally is None or tally.no is None or tally.abstain is None:
        return
    yes, no, out = tally.yes, tally.no, tally.abstain
    yield f"The vote was {yes}-{no}-{out}."
    if event.outcome_announced != "not_adopted":
        yield f"It was adopted by {yes} votes to {no}, with {out} abstentions."
    yield f"{yes} members voted in favour, {no} voted against and {out} abstained."
    yield f"Yes: {yes}. No: {no}. Abstain: {out}."
    yield f"There were {yes} votes for, {no} against and {out} abstentions."
    yield f"At least {max(yes - 3, 1)} countries voted for the text."


def _members(positions: dict[str, Position]) -> Iterator[str]:
    for position, verbs in _VERBS.items():
        codes = sorted(c for c, p in positions.items() if p is position)
        if not codes:
            continue
        for verb in verbs:
            yield f"{_names(codes[:1])} {verb}."
            yield f"{_names(codes[:3])} {verb}."
        if len(codes) > 3:
            yield f"{_names(codes[:2])} and {len(codes) - 2} other countries {verbs[0]}."
            yield f"Among others, {_names(codes[-4:])} {verbs[0]}."
        elif len(codes) > 1:
            yield f"Only {_names(codes)} {verbs[0]}."


def _told(positions: dict[str, Position]) -> Iterator[str]:
    """Positions told by nouns, beside others, across asides."""
    by = {p: [short_name(c) for c in sorted(positions) if positions[c] is p] for p in Position}
    yes, no, out = by[Position.YES], by[Position.NO], by[Position.ABSTAIN]
    if len(no) > 1 and yes:
        yield f"{no[0]}, unlike {yes[0]}, voted against the resolution."
        yield f"{no[0]} broke with its neighbours and voted against the text."
        yield f"{no[0]} was one of {len(no)} countries to reject the text."
        yield f"{yes[0]} parted company with {no[0]} and voted in favour."
        yield f"The {len(no)} dissenters were {', '.join(no[:-1])} and {no[-1]}."
        if len(no) > 2:
            yield f"Only {len(no) - 1} countries sided with {no[0]}."
    if len(out) > 2 and yes:
        yield f"{out[0]}, despite intense lobbying, abstained."
        yield f"{out[0]} was among the {len(out)} abstainers."
        yield f"{len(out)} members, {out[0]} among them, abstained."
        yield f"{out[0]}, {out[1]} and {len(out) - 2} others abstained."
        yield f"Neither {out[0]} nor {out[-1]} supported the text."


def _sentences(record: Record, event: VoteEvent) -> list[str]:
    positions = record.positions(event.vote_id) or {}
    return [*_totals(event), *_members(dict(positions)), *_told(dict(positions))]


def _texts(record: Record) -> list[VoteEvent]:
    rows = record.votes.iter_rows(named=True)
    events = [record.event(row["vote_id"]) for row in rows if row["roll_call"] == "complete"]
    return [
        e for e in events if e.symbol and e.question.value == "draft" and e.body in ("GA", "SC")
    ]


def test_no_sentence_made_from_the_rows_is_contradicted(embedded: Record) -> None:
    verdicts: list[str] = []
    wrong: list[tuple[str | None, str, str]] = []
    for event in _texts(embedded)[::5]:
        for text in _sentences(embedded, event):
            document = check(text, record=embedded, context={"resolution": event.symbol})
            for claim in document["claims"]:
                verdicts.append(claim["verdict"])
                if claim["verdict"] == "contradicted":
                    wrong.append((event.symbol, text, claim["evidence"]["computation"]))
    assert wrong == []
    assert len(verdicts) > 300
    assert verdicts.count("supported") >= 0.95 * len(verdicts)


@pytest.mark.parametrize("swap", [(Position.YES, Position.NO), (Position.ABSTAIN, Position.YES)])
def test_a_member_moved_to_another_column_is_contradicted(
    embedded: Record, swap: tuple[Position, Position]
) -> None:
    actual, told = swap
    missed = []
    for event in _texts(embedded)[::5]:
        positions = embedded.positions(event.vote_id) or {}
        codes = sorted(c for c, p in positions.items() if p is actual)
        if not codes:
            continue
        text = f"{_names(codes[:1])} {_VERBS[told][0]}."
        document = check(text, record=embedded, context={"resolution": event.symbol})
        if [c["verdict"] for c in document["claims"]] != ["contradicted"]:
            missed.append((event.symbol, text))
    assert missed == []
