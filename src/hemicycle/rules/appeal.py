"""Appeals against a ruling (GA rules 71 and 113, SC rule 30): ``adopted`` means overruled.

The ruling stands unless enough votes overrule it. Where the question put was to *uphold* the
ruling, the votes against it are those for overruling, and the count is read from that side.
"""

from __future__ import annotations

from dataclasses import replace

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position
from hemicycle.rules.answer import Decision, Margin, Reason
from hemicycle.rules.case import Case

_SWAP = {Position.YES: Position.NO, Position.NO: Position.YES}
_WORDS = {"YES": "NO", "NO": "YES"}


def seen_from_overruling(case: Case) -> Case:
    """The same votes as if ``overrule`` had been put; the tally must give the votes against."""
    assert case.tally is not None
    assert case.tally.no is not None
    return replace(
        case,
        put="overrule",
        tally=Tally(case.tally.no, case.tally.yes, case.tally.abstain),
        positions={member: _SWAP.get(p, p) for member, p in case.positions.items()},
    )


def turned_back(answer: Decision) -> Decision:
    """The answer in the words of the question as it was put."""
    first = answer.reasons[0]
    text = "The question put was to uphold the ruling: votes against it are votes to overrule."
    note = Reason(first.provision, first.source, text, holds=True)
    margin = _turned_margin(answer.margin) if answer.margin is not None else None
    return replace(answer, reasons=(note, *answer.reasons), margin=margin)


def _turned_margin(margin: Margin) -> Margin:
    moves = tuple(
        replace(
            move,
            before=_WORDS.get(move.before, move.before),
            after=_WORDS.get(move.after, move.after),
        )
        for move in margin.moves
    )
    return replace(margin, moves=moves)
