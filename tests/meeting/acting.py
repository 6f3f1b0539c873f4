"""Small meetings: one line per arrangement."""

from __future__ import annotations

from datetime import date
from typing import Any

from hemicycle.domain.edit import Edit, EditKind
from hemicycle.domain.text import place_of
from hemicycle.domain.vote import Nature, Position
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.acts import Act
from hemicycle.meeting.engine import Meeting, perform
from hemicycle.meeting.fold import fold
from hemicycle.meeting.refusal import Refusal
from hemicycle.rules.case import roll_of

DAY = date(2025, 2, 24)
LATER = date(2025, 2, 25)
COUNCIL = tuple(sorted(roll_of("SC", DAY) or ()))
PEACE = {
    "PP1": "Grieving for the lives lost",
    "OP1": "Asks for peace in good faith",
    "OP2": "Remains seized of the matter",
}


def doing(*acts: Act, start: Meeting | None = None) -> Meeting:
    """The meeting after these acts, none of which may be refused; replay is held to be live."""
    meeting = start or Meeting()
    for act in acts:
        meeting = meeting.do(act)
    assert fold(meeting.events) == meeting.state
    return meeting


def refused(meeting: Meeting, act: Act) -> Refusal:
    """The refusal of an act; fails if the act is accepted."""
    answer = perform(meeting.state, act)
    assert isinstance(answer, Refusal), answer
    assert answer.what
    assert answer.rule.number
    return answer


def assembly(present: int | None = 150, **fields: Any) -> Meeting:
    """A plenary meeting of the General Assembly, open."""
    return doing(a.Convene(fields.pop("body", "GA"), DAY, **fields), a.Open(present))


def council(**fields: Any) -> Meeting:
    """A meeting of the Security Council, open."""
    return doing(a.Convene("SC", fields.pop("day", DAY), **fields), a.Open())


def draft(symbol: str = "L.1", **fields: Any) -> a.Table:
    """A draft of France on peace, of no class, unless told otherwise."""
    return a.Table(
        symbol, fields.pop("title", "Peace"), fields.pop("sponsors", ("FRA",)),
        fields.pop("text", PEACE), **fields,
    )  # fmt: skip


def an_edit(phrase: str, text: str, place: str = "OP1") -> Edit:
    return Edit(EditKind.REPLACE_PHRASE, place_of(place), phrase, text)


def amendment(symbol: str, to: str = "L.1", *edits: Edit, sponsor: str = "DEU") -> a.Amend:
    return a.Amend(symbol, to, "as it says", (sponsor,), edits)


def voting(target: str, yes: int, no: int = 0, abstain: int = 0, **fields: Any) -> tuple[Act, ...]:
    """The question put and its result in one line."""
    return a.Put(target), a.Result(yes, no, abstain, **fields)


def named(**lists: str) -> dict[Position, tuple[str, ...]]:
    """Positions by name: ``named(no="RUS", abstain="CHN USA")``."""
    return {Position(word.upper()): tuple(codes.split()) for word, codes in lists.items()}


def council_vote(target: str, **lists: str) -> tuple[Act, ...]:
    """A vote of the Council in which everybody is named; the rest votes yes."""
    said = {code for codes in lists.values() for code in codes.split()}
    yes = [code for code in COUNCIL if code not in said]
    positions = named(**lists, yes=" ".join(yes))
    counts = [len(positions.get(p, ())) for p in (Position.YES, Position.NO, Position.ABSTAIN)]
    return a.Put(target), a.Result(*counts, positions=positions)


def last_decision(meeting: Meeting) -> c.Decided:
    return [event for event in meeting.events if isinstance(event, c.Decided)][-1]


def outcome(meeting: Meeting) -> tuple[str, str]:
    """Outcome and code of the last vote."""
    decision = last_decision(meeting).decision
    return str(decision.outcome), str(decision.code)


def stage(meeting: Meeting, symbol: str = "L.1") -> str:
    return str(meeting.state.proposals[symbol].stage)


def followed(meeting: Meeting, kind: type) -> list[Any]:
    """The consequences of one kind."""
    return [event for event in meeting.events if isinstance(event, kind)]


IMPORTANT, ORDINARY = Nature.IMPORTANT, Nature.ORDINARY
SUBSTANTIVE, PROCEDURAL = Nature.SUBSTANTIVE, Nature.PROCEDURAL
