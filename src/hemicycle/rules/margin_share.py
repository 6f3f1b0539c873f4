"""The margin under a share of those present and voting, and under several shares at once."""

from __future__ import annotations

from collections.abc import Sequence

from hemicycle.domain.tally import Tally
from hemicycle.rules.answer import Margin, Move, Outcome
from hemicycle.rules.case import Case
from hemicycle.rules.judge import Verdict, shortfall
from hemicycle.rules.majority import votes_needed

YES, NO, ABSTAIN = "YES", "NO", "ABSTAIN"


def relative(case: Case, verdict: Verdict, tally: Tally) -> Margin | None:
    """Each vote turned from no to yes lowers the deficit ``p*no - (q-p)*yes`` by q."""
    found = _first_turn(case, verdict, tally)
    if found is None:
        return None
    move, quiet = found
    flips_to = _outcome_after(case, verdict, _moved(tally, move))
    return Margin(move.n, flips_to, (move,), quiet if quiet <= (tally.abstain or 0) else None)


def together(case: Case, verdicts: Sequence[Verdict], tally: Tally) -> Margin | None:
    """The fewest changes after which every reading gives one outcome, other than now.

    No reading may still say what it says now, so the search begins where the last of them turns;
    it goes on past counts, such as a tie, at which they part again.
    """
    each = [_first_turn(case, verdict, tally) for verdict in verdicts]
    turns = [found for found in each if found is not None]
    if len(turns) < len(each):
        return None
    start = max((move for move, _ in turns), key=lambda move: move.n)
    end = _agreed_from(case, verdicts, tally, start)
    assert end is not None, "once all have turned, every reading says the same"
    move, outcome = end
    direction = NO if verdicts[0].outcome is Outcome.ADOPTED else YES
    quiet = Move(ABSTAIN, direction, max(quiet for _, quiet in turns))
    alone = _agreed_from(case, verdicts, tally, quiet)
    exact = all(turn.n == move.n for turn, _ in turns)
    return Margin(move.n, outcome, (move,), alone[0].n if alone is not None else None, exact)


def _agreed_from(
    case: Case, verdicts: Sequence[Verdict], tally: Tally, move: Move
) -> tuple[Move, Outcome] | None:
    """The first such move, of that many members or more, after which all readings agree."""
    held = {YES: tally.yes, NO: tally.no or 0, ABSTAIN: tally.abstain or 0}[move.before]
    for n in range(move.n, held + 1):
        tried = Move(move.before, move.after, n)
        after = _moved(tally, tried)
        outcomes = {_outcome_after(case, verdict, after) for verdict in verdicts}
        if len(outcomes) == 1 and verdicts[0].outcome not in outcomes:
            return tried, outcomes.pop()
    return None


def _first_turn(case: Case, verdict: Verdict, tally: Tally) -> tuple[Move, int] | None:
    """The fewest members to turn between yes and no, and the fewest abstainers; None: nobody."""
    requirement = verdict.reading.requirement
    share = requirement.share
    assert share is not None
    assert tally.no is not None
    p, q = share.numerator, share.denominator
    surplus = (q - p) * tally.yes - p * tally.no
    if verdict.outcome is not Outcome.ADOPTED:
        return _to_win(case, verdict, tally, -surplus)
    if requirement.strict:
        return Move(YES, NO, _ceil(surplus, q)), _ceil(surplus, p)
    return Move(YES, NO, surplus // q + 1), surplus // p + 1


def _to_win(case: Case, verdict: Verdict, tally: Tally, deficit: int) -> tuple[Move, int] | None:
    """Votes that lift a lost or tied question; a tie counts where it is an outcome of its own."""
    requirement = verdict.reading.requirement
    share = requirement.share
    assert share is not None
    p, q = share.numerator, share.denominator
    if not tally.yes and not tally.no:
        return (Move(ABSTAIN, YES, 1), 1) if tally.abstain else None
    steps, quiet = _lift(deficit, q, requirement.strict), _lift(deficit, q - p, requirement.strict)
    tie_counts = verdict.outcome is Outcome.NOT_ADOPTED and tie_decides_nothing(case, verdict)
    if requirement.is_simple and deficit > 0 and tie_counts:
        quiet = deficit
        steps = _ceil(deficit, 2)
    return Move(NO, YES, steps), quiet


def tie_decides_nothing(case: Case, verdict: Verdict) -> bool:
    """Whether an equal division is an outcome of its own, neither adopted nor lost."""
    outcome, _ = shortfall(verdict.reading, Tally(1, 1, 0), case.ballot_number)
    return outcome is Outcome.NO_DECISION


def _lift(deficit: int, step: int, strict: bool) -> int:
    return max(1, deficit // step + 1 if strict else _ceil(deficit, step))


def _outcome_after(case: Case, verdict: Verdict, tally: Tally) -> Outcome:
    of = tally.present_and_voting or 0
    if tally.yes >= votes_needed(verdict.reading.requirement, of):
        return Outcome.ADOPTED
    return shortfall(verdict.reading, tally, case.ballot_number)[0]


def _moved(tally: Tally, move: Move) -> Tally:
    counts = {YES: tally.yes, NO: tally.no or 0, ABSTAIN: tally.abstain or 0}
    counts[move.before] -= move.n
    counts[move.after] += move.n
    return Tally(counts[YES], counts[NO], counts[ABSTAIN])


def _ceil(value: int, by: int) -> int:
    return -(-value // by)
