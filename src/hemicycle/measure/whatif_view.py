"""What a vote hangs on: who alone could turn it, the cheapest set that would, and the vetoes.

Members that stand alike (same position, same right to veto) are interchangeable to the rules, so
one of each kind is tried and the answer holds for all; the tests try every member.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from hemicycle.domain.vote import Position
from hemicycle.measure.whatif_change import voters
from hemicycle.measure.whatif_suppose import CAST, Supposition
from hemicycle.rules.answer import Code, Decision, Margin, Move, Outcome


@dataclass(frozen=True, slots=True)
class Swing:
    """A member whose one changed position changes the outcome."""

    member: str
    before: Position
    after: Position
    outcome: Outcome
    code: Code


@dataclass(frozen=True, slots=True)
class Step:
    """``n`` members of ``among`` change; ``among`` empty where the record does not name them.

    ``permanent``: only permanent members can make the move.
    """

    before: str
    after: str
    n: int
    among: tuple[str, ...]
    permanent: bool = False


@dataclass(frozen=True, slots=True)
class Cheapest:
    """The fewest members whose change turns the outcome: a margin, with names.

    Parameters
    ----------
    ballots, flips_to, abstain_only, exact
        As in :class:`hemicycle.rules.answer.Margin`.
    steps
        One way of getting there with that few members.
    """

    ballots: int
    flips_to: Outcome
    steps: tuple[Step, ...]
    abstain_only: int | None
    exact: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """A permanent member's vote: what its "no", and its abstention, would make of the vote.

    ``vetoes``: whether its "no" defeats a question that has votes enough; None where that cannot
    be told.
    """

    member: str
    position: Position
    if_no: Outcome
    vetoes: bool | None
    if_abstain: Outcome


@dataclass(frozen=True)
class View:
    """A vote, recorded or supposed, and what it hangs on."""

    state: Supposition

    @property
    def decision(self) -> Decision:
        """What the rules of the day say."""
        return self.state.decision

    @cached_property
    def pivotal(self) -> tuple[Swing, ...]:
        """Every single change, to yes, no or abstain, that changes the outcome.

        Members that did not vote are tried too. One whose position is not known is listed where
        every other position it can have had leads to the same change.
        """
        if not self.state.tallies:
            return ()
        return tuple(
            Swing(member, self.state.position(member), to, found.outcome, found.code)
            for member in sorted(voters(self.state.case))
            for to in CAST
            if (found := self._swung(member, to)) is not None
        )

    @cached_property
    def cheapest(self) -> Cheapest | None:
        """The fewest changes that turn the outcome; None where it is open or nothing can."""
        margin = self.decision.margin
        if margin is None:
            return None
        steps = tuple(self._named(margin))
        return Cheapest(margin.ballots, margin.flips_to, steps, margin.abstain_only, margin.exact)

    @cached_property
    def permanent(self) -> tuple[Seat, ...]:
        """Each permanent member's veto; empty in bodies without permanent members."""
        if not self.state.tallies:
            return ()
        return tuple(self._seat(member) for member in sorted(self.state.case.permanent))

    def _seat(self, member: str) -> Seat:
        no = self._turned(member, Position.NO) or self.state
        abstain = self._turned(member, Position.ABSTAIN) or self.state
        vetoes = {_is_veto(answer) for answer in no.answers}
        return Seat(
            member,
            self.state.position(member),
            no.decision.outcome,
            vetoes.pop() if len(vetoes) == 1 else None,
            abstain.decision.outcome,
        )

    def _swung(self, member: str, to: Position) -> Decision | None:
        """The decision, where this one change turns the outcome for certain."""
        state = self._turned(member, to)
        if state is None or state.decision.outcome is self.decision.outcome:
            return None
        # Differing answers only say that the recorded position is not known.
        certain = len({answer.outcome for answer in state.answers}) == 1
        return state.decision if certain else None

    @cached_property
    def _tried(self) -> dict[tuple[object, ...], Supposition | None]:
        return {}

    def _turned(self, member: str, to: Position) -> Supposition | None:
        """The vote if this member had voted otherwise; None where it already stands there."""
        case = self.state.case
        rights = (member in case.permanent, member in case.barred, member in case.parties)
        kind = (self.state.position(member), *rights, to)
        if kind not in self._tried:
            self._tried[kind] = self.state.turned(member, to)
        return self._tried[kind]

    # --- the margin, with names --------------------------------------------------------------

    def _named(self, margin: Margin) -> Iterator[Step]:
        """The moves of the margin with the members that can make them."""
        named = [self._pool(move.before) for move in margin.moves]
        ways = [_ways(move, *pool) for move, pool in zip(margin.moves, named, strict=True)]
        every = list(product(*ways))
        good = [way for way in every if self._turns(margin, named, way)]
        for place, (move, (permanent, others)) in enumerate(zip(margin.moves, named, strict=True)):
            if len(good) == len(every) or not good:
                among = tuple(sorted(permanent + others)) if good else move.members
                yield Step(move.before, move.after, move.n, among, move.permanent)
                continue
            of_permanent, of_others = good[0][place]
            if of_permanent:
                yield Step(move.before, move.after, of_permanent, permanent, permanent=True)
            if of_others:
                yield Step(move.before, move.after, of_others, others)

    def _pool(self, before: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Permanent and other members known to stand at a position."""
        case = self.state.case
        there = sorted(m for m, position in case.positions.items() if position == before)
        permanent = tuple(m for m in there if m in case.permanent)
        return permanent, tuple(m for m in there if m not in case.permanent)

    def _turns(
        self,
        margin: Margin,
        pools: list[tuple[tuple[str, ...], tuple[str, ...]]],
        way: tuple[tuple[int, int], ...],
    ) -> bool:
        """Whether these shares of permanent and other members do turn the outcome."""
        if self.state.tally is None:
            return False
        state, used = self.state, Counter[str]()
        for move, pool, share in zip(margin.moves, pools, way, strict=True):
            for members, n in zip(pool, share, strict=True):
                free = [m for m in members if not used[m]]
                if len(free) < n:
                    return False
                used.update(free[:n])
                for member in free[:n]:
                    state = state.with_position(member, Position(move.after))
        return state.decision.outcome is margin.flips_to


def _is_veto(answer: Decision) -> bool | None:
    """Whether a question was vetoed; None where it is open, for want of a ruling or of names."""
    return None if answer.outcome is Outcome.UNDETERMINED else answer.code is Code.VETO


def _ways(move: Move, permanent: tuple[str, ...], others: tuple[str, ...]) -> list[tuple[int, int]]:
    """Ways of sharing a move between permanent and other members, most permanent first."""
    most = min(move.n, len(permanent))
    return [(n, move.n - n) for n in range(most, -1, -1) if move.n - n <= len(others)]
