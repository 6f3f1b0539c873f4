"""The margin under a number of affirmative votes, and where a permanent member can veto.

Members may be unnamed. What is said here holds however they voted: the number of moves is the
fewest that suffice in the least favourable case, and ``exact`` is False where another case needs
fewer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position
from hemicycle.rules.answer import Margin, Move, Outcome
from hemicycle.rules.case import Case
from hemicycle.rules.judge import Verdict
from hemicycle.rules.margin_share import ABSTAIN, NO, YES, relative, tie_decides_nothing

_ANY = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a permanent member stands that can turn to no; not ``certain``: perhaps none can."""

    before: str
    members: tuple[str, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class Vetoers:
    """Permanent members against, at least and at most; ``named`` where all of them are."""

    least: int
    most: int
    named: tuple[str, ...]

    def move(self, after: str, n: int) -> Move:
        sure = self.least == self.most > 0
        named = self.named if sure and len(self.named) == self.most else ()
        return Move(NO, after, n, permanent=sure, members=named)


# --- adopted: enough supporters leave, or one permanent member turns to no ---------------------


def fixed_adopted(case: Case, verdict: Verdict, tally: Tally) -> Margin:
    """Supporters that leave until a vote is missing, or one veto."""
    needed = verdict.required.yes
    assert needed is not None
    leave = tally.yes - needed + 1
    plain = Margin(leave, Outcome.NOT_ADOPTED, (Move(YES, NO, leave),), None)
    return plain if verdict.reading.veto is None else _or_a_veto(case, tally, plain)


def under_veto(case: Case, verdict: Verdict, tally: Tally) -> Margin | None:
    """A share of those present and voting that a veto can defeat, in an assembly of one's own."""
    plain = relative(case, verdict, tally)
    return _or_a_veto(case, tally, plain) if plain is not None else None


def _or_a_veto(case: Case, tally: Tally, plain: Margin) -> Margin:
    seat = _seat(case, tally)
    if seat is None:
        return plain
    quiet = 1 if seat.certain and seat.before == ABSTAIN else plain.abstain_only
    if plain.ballots == 1:
        return replace(plain, abstain_only=quiet)
    if not seat.certain:
        return replace(plain, exact=False)
    move = Move(seat.before, NO, 1, permanent=True, members=seat.members)
    return Margin(1, Outcome.NOT_ADOPTED, (move,), quiet)


def _seat(case: Case, tally: Tally) -> Seat | None:
    """A permanent member that cast a vote, abstaining ones first; None where none can have.

    The question was adopted, so none of them voted no. Unnamed ones stand where the counts prove
    it: where there are more of them than places elsewhere.
    """
    unknown = Position.UNKNOWN
    unnamed = sum(case.positions.get(m, unknown) is unknown for m in case.permanent)
    favour, abstaining, silent = _places(case, tally)
    for position, elsewhere in (
        (Position.ABSTAIN, favour + silent),
        (Position.YES, abstaining + silent),
    ):
        named = [m for m in case.permanent if case.positions.get(m) is position]
        if named or unnamed > elsewhere:
            return Seat(str(position), tuple(sorted(named)), certain=True)
    if not unnamed or not favour + abstaining:
        return None
    return Seat(_ANY, (), certain=unnamed > silent)


def _places(case: Case, tally: Tally) -> tuple[int, int, int]:
    """Unnamed votes in favour, unnamed abstentions and unnamed silence: as many as there may be."""
    known, members = list(case.positions.values()), case.members or len(case.permanent)
    favour = max(0, tally.yes - known.count(Position.YES))
    if tally.cast is None or case.members is None:
        return favour, members, members
    abstaining = max(0, (tally.abstain or 0) - known.count(Position.ABSTAIN))
    silent = max(0, members - tally.cast - known.count(Position.NON_VOTING))
    return favour, abstaining, silent


# --- lost: votes are missing, vetoes stand, or both --------------------------------------------


def fixed_lost(verdict: Verdict, tally: Tally) -> Margin | None:
    """One member can mend both at once by turning from no to yes; None where too few voted."""
    needed = verdict.required.yes
    assert needed is not None
    missing = max(0, needed - tally.yes)
    vetoers = _vetoers(verdict)
    against, abstaining = tally.no or 0, tally.abstain or 0
    uncounted = tally.no is None and vetoers.most > 0
    if missing > against + abstaining or uncounted:
        return None
    moves = _mending(missing, vetoers, against, abstaining)
    quiet = missing if not vetoers.most and missing <= abstaining else None
    exact = max(missing, vetoers.least) == max(missing, vetoers.most)
    return Margin(sum(m.n for m in moves), Outcome.ADOPTED, moves, quiet, exact)


def vetoed(case: Case, verdict: Verdict, tally: Tally) -> Margin | None:
    """The same under a share of those present and voting: a no turned yes serves both best."""
    vetoers, needed = _vetoers(verdict), verdict.required.yes
    assert needed is not None
    plain = relative(case, verdict, tally) if tally.yes < needed else None
    if tally.yes < needed and (plain is None or plain.flips_to is not Outcome.ADOPTED):
        return plain
    if not vetoers.most:
        return plain
    missing = plain.ballots if plain is not None else 0
    moves, fewest = _turned(max(missing, vetoers.most), vetoers), max(missing, vetoers.least)
    ballots = sum(m.n for m in moves)
    lifted = Margin(ballots, Outcome.ADOPTED, moves, None, exact=ballots == fewest)
    return _or_a_tie(tally, lifted, fewest) if tie_decides_nothing(case, verdict) else lifted


def _or_a_tie(tally: Tally, lifted: Margin, fewest: int) -> Margin:
    """A tie that decides nothing comes before any veto; abstainers alone can make or break it.

    ``fewest`` is what lifting the vetoes takes at the least.
    """
    assert tally.no is not None
    lead = tally.yes - tally.no
    before, after = (YES, NO) if lead >= 0 else (NO, YES)
    both, one = divmod(abs(lead) or 2, 2)
    steps = (Move(before, after, both), Move(before, ABSTAIN, one))
    moves = tuple(step for step in steps if step.n)
    quiet = abs(lead) or 1
    found = Margin(
        both + one,
        Outcome.NO_DECISION if lead else Outcome.NOT_ADOPTED,
        moves,
        quiet if quiet <= (tally.abstain or 0) else None,
        exact=both + one <= fewest,
    )
    if found.ballots < lifted.ballots:
        return found
    return replace(lifted, abstain_only=found.abstain_only)


def _turned(noes: int, vetoers: Vetoers) -> tuple[Move, ...]:
    """So many votes against turned to yes, those of permanent members among them."""
    steps = (vetoers.move(YES, vetoers.most), Move(NO, YES, noes - vetoers.most))
    return tuple(step for step in steps if step.n)


def _vetoers(verdict: Verdict) -> Vetoers:
    permanent = verdict.permanent
    if verdict.reading.veto is None or permanent is None:
        return Vetoers(0, 0, ())
    named = permanent.against
    return Vetoers(len(named) + permanent.certain, len(named) + permanent.possible, named)


def _mending(missing: int, vetoers: Vetoers, against: int, abstaining: int) -> tuple[Move, ...]:
    """Vetoers first (to yes while votes are missing, else to abstain), then abstainers, then no."""
    turned = min(missing, vetoers.most)
    steps = [vetoers.move(YES, turned), vetoers.move(ABSTAIN, vetoers.most - turned)]
    missing -= turned
    lifted = min(missing, abstaining)
    steps += [Move(ABSTAIN, YES, lifted), Move(NO, YES, missing - lifted)]
    return tuple(step for step in steps if step.n)
