"""What the record knows of one vote: totals with their doubt, and where each member stood.

A member whose row is missing may still be placed by arithmetic: who is left when all others are
counted, who cannot have vetoed an adopted text. Where that leaves several possibilities, several
are returned.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from hemicycle.accounts.index import VoteIndex, remembered
from hemicycle.domain.body import BODIES
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Method, Position, VoteEvent

COLUMNS = {
    "yes": Position.YES,
    "no": Position.NO,
    "abstain": Position.ABSTAIN,
    "absent": Position.NON_VOTING,
}
#: The set of one position, made once: it is asked for every member of a group.
_ONE = {position: frozenset({position}) for position in Position}
#: Sources that count rows of a table and know no official total to hold them against.
ROWS_ONLY = frozenset({"un_votes", "voeten", "unvotes_issues"})


_RIGHTS_SEATS = 47


@dataclass(frozen=True)
class Total:
    """One column: what sources say, and whether a difference of one or two proves nothing."""

    values: tuple[int, ...]
    corrected: int | None
    doubtful: bool
    why: str = ""


def roll(event: VoteEvent) -> frozenset[str]:
    """Members of the body that day; empty where the roll is not compiled."""
    body = BODIES.get(event.body)
    if body is None or event.date is None:
        return frozenset()
    return _roll(event.body, event.date)


@lru_cache(maxsize=4096)
def _roll(body: str, day: date) -> frozenset[str]:
    return BODIES[body].roll(day) or frozenset()


@lru_cache(maxsize=4096)
def permanent(day: date) -> frozenset[str]:
    """Permanent members of the Council on a day."""
    return BODIES["SC"].permanent(day)


@remembered
def total(index: VoteIndex, vote_id: str, column: str) -> Total:
    """A column of a vote."""
    event = index.event(vote_id)
    values = [
        v for v in (_part(event.announced, column), _part(event.counted, column)) if v is not None
    ]
    if column == "absent":
        values = values or _absent(event)
    else:
        at = ("yes", "no", "abstain").index(column)
        values += [told[at] for told in index.told_elsewhere.get(vote_id, ())]
    corrected = _corrected(index, vote_id, column, values)
    differ = (
        event.announced is not None
        and event.counted is not None
        and (
            (event.announced.yes, event.announced.no, event.announced.abstain)
            != (event.counted.yes, event.counted.no, event.counted.abstain)
        )
    )
    rows_only = event.source in ROWS_ONLY
    why = ""
    if index.told_elsewhere.get(vote_id):
        why = "its sources give different totals"
    elif differ:
        why = f"its rows count {event.counted}, the total announced is {event.announced}"
    elif rows_only:
        why = f"the source ({event.source}) counts its rows and knows no official total"
    return Total(tuple(dict.fromkeys(values)), corrected, bool(why), why)


def _part(tally: Tally | None, column: str) -> int | None:
    if tally is None:
        return None
    parts = {"yes": tally.yes, "no": tally.no, "abstain": tally.abstain}
    return tally.non_voting if column == "absent" else parts[column]


def _absent(event: VoteEvent) -> list[int]:
    tally = event.counted or event.announced
    members = roll(event)
    if tally is None or tally.cast is None or not members:
        return []
    return [len(members) - tally.cast]


def _corrected(index: VoteIndex, vote_id: str, column: str, values: list[int]) -> int | None:
    if not values or not index.corrections(vote_id):
        return None
    name = COLUMNS[column].value
    shift = sum(
        (intended == name) - (cast == name) for cast, intended in index.corrections(vote_id)
    )
    return values[0] + shift if shift else None


def possible(index: VoteIndex, vote_id: str, code: str) -> frozenset[Position]:
    """Positions the member can have taken, as far as rows and arithmetic tell; empty: no member."""
    known = index.positions(vote_id)
    position = known.get(code)
    if position is not None and position is not Position.UNKNOWN:
        return _ONE[position]
    event = index.event(vote_id)
    members = roll(event)
    if (members and code not in members) or _is_full(event, known):
        return frozenset()
    if event.method is Method.WITHOUT_VOTE:
        return frozenset({Position.UNKNOWN})
    left = frozenset(COLUMNS.values())
    if not index.told_elsewhere.get(vote_id):  # where totals differ, nothing is left over for sure
        left = frozenset(p for p in left if _left(event, known, p) != 0)
    if _cannot_have_opposed(event, code):
        left -= {Position.NO}
    return left or frozenset(COLUMNS.values())


def _is_full(event: VoteEvent, known: dict[str, Position]) -> bool:
    """Whether every seat of the Human Rights Council is named: who is not has none."""
    return event.body == "HRC" and len(known) >= _RIGHTS_SEATS


def _left(event: VoteEvent, known: dict[str, Position], position: Position) -> int | None:
    """Members in that position whose names the record does not have; None if unknown."""
    tally = event.announced or event.counted
    if tally is None:
        return None
    column = {v: k for k, v in COLUMNS.items()}[position]
    count = _part(tally, column)
    if column == "absent" and count is None:
        rest = _absent(event)
        count = rest[0] if rest else None
    if count is None:
        return None
    return max(0, count - sum(p == position for p in known.values()))


def _cannot_have_opposed(event: VoteEvent, code: str) -> bool:
    """A permanent member's no would have defeated an adopted substantive Council text."""
    if event.body != "SC" or event.outcome_announced != "adopted" or event.date is None:
        return False
    if event.nature is not None and event.nature.value == "procedural":
        return False
    return code in permanent(event.date)


@remembered
def stands_of(
    index: VoteIndex, vote_id: str, group: frozenset[str]
) -> Mapping[str, frozenset[Position]]:
    """What each member of a group can have done, in order of codes; only members on the roll."""
    on_roll = roll(index.event(vote_id))
    members = group & on_roll if on_roll else group
    return {code: possible(index, vote_id, code) for code in sorted(members)}


@remembered
def holders(index: VoteIndex, vote_id: str, position: Position) -> frozenset[str] | None:
    """All members in that position; None unless every one of them is named."""
    event = index.event(vote_id)
    known = index.positions(vote_id)
    if not known:
        return None
    if _left(event, known, position) not in (0, None) and any(
        p == Position.UNKNOWN for p in known.values()
    ):
        return None
    return frozenset(c for c, p in known.items() if p == position)
