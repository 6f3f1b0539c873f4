"""By how much: the fewest members whose change of position changes the outcome.

Closed forms; the tests hold them against a search over every reallocation in small bodies. Only
members that cast a vote move, each to any other of YES, NO, ABSTAIN.
"""

from __future__ import annotations

from collections.abc import Sequence

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position
from hemicycle.rules.answer import Margin, Move, Outcome
from hemicycle.rules.case import Case
from hemicycle.rules.judge import Verdict, shortfall
from hemicycle.rules.majority import votes_needed
from hemicycle.rules.veto import PermanentVotes

YES, NO, ABSTAIN = "YES", "NO", "ABSTAIN"
_ANY = "UNKNOWN"


def margin(case: Case, verdicts: Sequence[Verdict]) -> Margin | None:
    """The margin of a decided question; None where undetermined or where no change can do it.

    With several readings that agree, the outcome changes as soon as one of them does: to the
    other outcome where all turn together, else to ``undetermined``.
    """
    tally = case.tally
    open_question = any(verdict.outcome is Outcome.UNDETERMINED for verdict in verdicts)
    if tally is None or tally.no is None or open_question:
        return None
    each = [_of_reading(case, verdict, tally) for verdict in verdicts]
    known = [found for found in each if found is not None]
    if not known:
        return None
    best = min(known, key=lambda found: found.ballots)
    together = all(f is not None and f.moves == best.moves for f in each)
    same = together and len({f.flips_to for f in known}) == 1
    alone = [f.abstain_only for f in known if f.abstain_only is not None]
    return Margin(
        ballots=best.ballots,
        flips_to=best.flips_to if same else Outcome.UNDETERMINED,
        moves=best.moves,
        abstain_only=min(alone) if alone else None,
    )


def _of_reading(case: Case, verdict: Verdict, tally: Tally) -> Margin | None:
    if verdict.reading.requirement.base == "present_and_voting":
        return _relative(case, verdict, tally)
    if verdict.outcome is Outcome.ADOPTED:
        return _fixed_adopted(case, verdict, tally)
    return _fixed_lost(case, verdict, tally)


# --- a share of those present and voting -----------------------------------------------------


def _relative(case: Case, verdict: Verdict, tally: Tally) -> Margin:
    """Each vote turned from no to yes lowers the deficit ``p*no - (q-p)*yes`` by q."""
    requirement = verdict.reading.requirement
    share = requirement.share
    assert share is not None
    assert tally.no is not None
    p, q = share.numerator, share.denominator
    surplus = (q - p) * tally.yes - p * tally.no
    strict = requirement.strict
    if verdict.outcome is Outcome.ADOPTED:
        n = _ceil(surplus, q) if strict else surplus // q + 1
        turned, quiet = Move(YES, NO, n), (_ceil(surplus, p) if strict else surplus // p + 1)
    else:
        turned, quiet = _to_win(case, verdict, tally, -surplus)
    after = _moved(tally, turned)
    flips_to = _outcome_after(case, verdict, after)
    return Margin(turned.n, flips_to, (turned,), quiet if quiet <= (tally.abstain or 0) else None)


def _to_win(case: Case, verdict: Verdict, tally: Tally, deficit: int) -> tuple[Move, int]:
    """Votes that lift a lost or tied question; a tie counts where it is an outcome of its own."""
    requirement = verdict.reading.requirement
    share = requirement.share
    assert share is not None
    p, q = share.numerator, share.denominator
    if not tally.yes and not tally.no:
        return Move(ABSTAIN, YES, 1), 1
    steps, quiet = _lift(deficit, q, requirement.strict), _lift(deficit, q - p, requirement.strict)
    tie_counts = verdict.outcome is Outcome.NOT_ADOPTED and _tie_decides_nothing(case, verdict)
    if requirement.is_simple and deficit > 0 and tie_counts:
        quiet = deficit
        steps = _ceil(deficit, 2)
    return Move(NO, YES, steps), quiet


def _tie_decides_nothing(case: Case, verdict: Verdict) -> bool:
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


# --- a number of affirmative votes, with or without a veto -----------------------------------


def _fixed_adopted(case: Case, verdict: Verdict, tally: Tally) -> Margin | None:
    """Either enough supporters leave, or one permanent member turns to no."""
    needed = verdict.required.yes
    assert needed is not None
    leave = tally.yes - needed + 1
    if verdict.reading.veto is None:
        return Margin(leave, Outcome.NOT_ADOPTED, (Move(YES, NO, leave),), None)
    seat = _permanent_seat(case, tally)
    if seat is None:
        return None if leave > 1 and _veto_unsure(case) else _plain(leave)
    return Margin(1, Outcome.NOT_ADOPTED, (Move(seat, NO, 1),), _abstaining_seat(case, seat))


def _plain(leave: int) -> Margin:
    return Margin(leave, Outcome.NOT_ADOPTED, (Move(YES, NO, leave),), None)


def _permanent_seat(case: Case, tally: Tally) -> str | None:
    """Position from which a permanent member could turn to no; None where there is none for sure.

    ``UNKNOWN`` where some permanent member certainly voted but the counts do not say how.
    """
    positions = [case.positions.get(member) for member in case.permanent]
    for position in (Position.ABSTAIN, Position.YES):
        if position in positions:
            return str(position)
    members, cast = case.members, tally.cast
    if members is None or cast is None:
        return None
    doubtful = sum(p in (None, Position.UNKNOWN) for p in positions)
    silent = members - cast
    return _ANY if doubtful > silent else None


def _veto_unsure(case: Case) -> bool:
    unknown = Position.UNKNOWN
    return any(case.positions.get(m, unknown) is unknown for m in case.permanent)


def _abstaining_seat(case: Case, seat: str) -> int | None:
    return 1 if seat == ABSTAIN else None


def _fixed_lost(case: Case, verdict: Verdict, tally: Tally) -> Margin | None:
    """Votes missing and vetoes standing: one member can mend both by turning from no to yes."""
    needed = verdict.required.yes
    assert needed is not None
    missing = max(0, needed - tally.yes)
    vetoers = _standing_vetoes(verdict)
    if vetoers is None:
        return None
    against, abstaining = tally.no or 0, tally.abstain or 0
    if missing > against + abstaining:
        return None
    moves = _mending(missing, vetoers, against, abstaining)
    quiet = missing if not vetoers and missing <= abstaining else None
    return Margin(sum(m.n for m in moves), Outcome.ADOPTED, moves, quiet)


def _standing_vetoes(verdict: Verdict) -> int | None:
    """Permanent members against that would defeat the question; None where it cannot be told."""
    permanent: PermanentVotes | None = verdict.permanent
    if verdict.reading.veto is None or permanent is None:
        return 0
    return None if permanent.open else len(permanent.against)


def _mending(missing: int, vetoers: int, against: int, abstaining: int) -> tuple[Move, ...]:
    """Vetoers first (to yes while votes are missing, else to abstain), then abstainers, then no."""
    turned = min(missing, vetoers)
    steps = [Move(NO, YES, turned), Move(NO, ABSTAIN, vetoers - turned)]
    missing -= turned
    lifted = min(missing, abstaining)
    steps += [Move(ABSTAIN, YES, lifted), Move(NO, YES, min(missing - lifted, against - vetoers))]
    return tuple(step for step in steps if step.n)


def _ceil(value: int, by: int) -> int:
    return -(-value // by)
