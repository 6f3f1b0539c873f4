"""The margin where votes are weighted, or several requirements have to be met at once.

Every requirement is a sum over the members (:mod:`.weighing`). A member helps each of them most by
turning to yes and hurts each most by turning to no, so the fewest members are a choice among those
that cast a vote: all requirements reached, or one of them brought down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position
from hemicycle.rules.answer import Margin, Move, Outcome
from hemicycle.rules.case import Case
from hemicycle.rules.fewest import Vector, fewest
from hemicycle.rules.judge import Verdict, judge
from hemicycle.rules.provision import Requirement
from hemicycle.rules.weighing import ABSTAIN, NO, POSITIONS, SILENT, YES, asked, factors, scale


@dataclass(frozen=True, slots=True)
class Voter:
    """A member, or one not known by name; ``cast`` False where it did not vote.

    ``vetoes``: it has a veto on this question, which only who voted can use.
    """

    name: str
    position: Position
    vetoes: bool = False

    @property
    def cast(self) -> bool:
        return self.position is not SILENT


@dataclass(frozen=True, slots=True)
class Sum:
    """One requirement as a sum: each voter's weight, the factors, and how far it is from the line.

    ``slack`` is what the figures may be off by; ``blockers`` the members that must be against or
    silent for it to count, 0 where any number will do.
    """

    weight: tuple[int, ...]
    factor: dict[Position, int]
    surplus: int
    slack: int
    blockers: int = 0


def by_member(case: Case, verdict: Verdict, tally: Tally) -> Margin | None:
    """The fewest members to turn; None where names decide that are not known."""
    voters = _voters(case, verdict, tally)
    sums = _sums(case, verdict, voters) if voters is not None else None
    if voters is None or sums is None:
        return None
    adopted = verdict.outcome is Outcome.ADOPTED
    chosen = _fewest(voters, sums, adopted, everybody=True)
    if chosen is None:
        return None
    quiet = _fewest(voters, sums, adopted, everybody=False)
    sharp = [replace(each, slack=0) for each in sums]
    least = _fewest(voters, sharp, adopted, everybody=True)
    to = NO if adopted else YES
    return Margin(
        ballots=len(chosen),
        flips_to=_outcome_after(case, verdict, tally, [voters[n] for n in chosen], to),
        moves=_moves([voters[n] for n in chosen], to, named=_weighted(verdict)),
        abstain_only=len(quiet) if quiet is not None else None,
        exact=least is not None and len(least) == len(chosen) and not _may_tie(verdict),
    )


def _may_tie(verdict: Verdict) -> bool:
    """A tie by weight may be an outcome of its own, with fewer changes; it is not looked for."""
    tie = verdict.reading.tie
    return verdict.reading.requirement.is_simple and tie is not None and tie.value == "second_vote"


# --- who voted how, and what each requirement makes of it ---------------------------------------


def _voters(case: Case, verdict: Verdict, tally: Tally) -> list[Voter] | None:
    """Everybody on the roll; unnamed ones only where all members count alike."""
    if tally.no is None or tally.abstain is None or case.members is None:
        return None
    named = {m: p for m, p in case.positions.items() if p in POSITIONS}
    held = list(named.values())
    unnamed = [
        Voter("", position)
        for position, count in ((YES, tally.yes), (NO, tally.no), (ABSTAIN, tally.abstain))
        for _ in range(count - held.count(position))
    ]
    if unnamed and (verdict.reading.veto is not None or _weighted(verdict)):
        return None
    absent = (case.roll or frozenset()) - set(named) if not unnamed else frozenset()
    may_veto = case.permanent if verdict.reading.veto is not None else frozenset()
    voters = [Voter(m, p, m in may_veto) for m, p in sorted(named.items())]
    voters += [Voter(m, SILENT) for m in sorted(absent)]
    silent = case.members - len(voters) - len(unnamed)
    return voters + unnamed + [Voter("", SILENT)] * silent


def _weighted(verdict: Verdict) -> bool:
    """Whether it matters who a voter is."""
    also = [each.requirement for each in verdict.reading.also]
    return any(each is not None and each.weight for each in (verdict.reading.requirement, *also))


def _sums(case: Case, verdict: Verdict, voters: Sequence[Voter]) -> list[Sum] | None:
    reading = verdict.reading
    first = _sum(case, reading.requirement, voters)
    block = reading.blocking
    fewest_to_block = block.value if block is not None and isinstance(block.value, int) else 0
    others = [
        _sum(case, each.requirement, voters)
        for each in reading.also
        if each.requirement is not None
    ]
    if first is None or any(other is None for other in others):
        return None
    return [first, *(replace(other, blockers=fewest_to_block) for other in others if other)]


def _sum(case: Case, requirement: Requirement, voters: Sequence[Voter]) -> Sum | None:
    weights = case.weighing(requirement.weight) if requirement.weight is not None else None
    if requirement.weight is not None and weights is None:
        return None
    weight = tuple(weights.by_member[v.name] if weights is not None else 1 for v in voters)
    factor = factors(requirement)
    total = sum(w * factor[v.position] for w, v in zip(weight, voters, strict=True))
    slack = weights.within * scale(requirement) if weights is not None else 0
    return Sum(weight, factor, total - asked(requirement), slack)


# --- the fewest that turn it --------------------------------------------------------------------


def _fewest(
    voters: Sequence[Voter],
    sums: Sequence[Sum],
    adopted: bool,
    *,
    everybody: bool,
) -> tuple[int, ...] | None:
    """Places of the fewest voters to turn, all that cast a vote or only those that abstained."""
    may = [n for n, v in enumerate(voters) if v.cast and (everybody or v.position is ABSTAIN)]
    ways = _to_lose(voters, sums, may) if adopted else _to_win(voters, sums, may)
    found = [way for way in ways if way is not None]
    return min(found, key=len, default=None)


def _to_lose(
    voters: Sequence[Voter], sums: Sequence[Sum], may: Sequence[int]
) -> Iterable[tuple[int, ...] | None]:
    """One requirement brought down, or one veto."""
    yield next(((n,) for n in may if voters[n].vetoes), None)
    against = sum(v.position is not YES for v in voters)
    for each in sums:
        gains = [
            (
                each.weight[n] * (each.factor[voters[n].position] - each.factor[NO]),
                int(voters[n].position is YES),
            )
            for n in may
        ]
        yield _places(may, gains, (each.surplus + each.slack + 1, each.blockers - against))


def _to_win(
    voters: Sequence[Voter], sums: Sequence[Sum], may: Sequence[int]
) -> Iterable[tuple[int, ...] | None]:
    """Every requirement reached and every veto lifted; or too few left to block."""
    against = sum(v.position is not YES for v in voters)
    yield _reached(voters, may, sums, int(against == len(voters)))
    blocked = [each.blockers for each in sums if each.blockers]
    if blocked:
        free = [each for each in sums if not each.blockers]
        yield _reached(voters, may, free, against - min(blocked) + 1)


def _reached(
    voters: Sequence[Voter], may: Sequence[int], sums: Sequence[Sum], at_least: int
) -> tuple[int, ...] | None:
    """The fewest to turn to yes, ``at_least`` so many, that reach these requirements."""
    among = [n for n in may if voters[n].position is not YES]
    standing = [v.vetoes and v.position is NO for v in voters]
    gains = [
        (
            1,
            int(standing[n]),
            *(
                each.weight[n] * (each.factor[YES] - each.factor[voters[n].position])
                for each in sums
            ),
        )
        for n in among
    ]
    needs = (at_least, sum(standing), *(each.slack - each.surplus for each in sums))
    return _places(among, gains, needs)


def _places(among: Sequence[int], gains: Sequence[Vector], needs: Vector) -> tuple[int, ...] | None:
    found = fewest(gains, needs)
    return tuple(among[place] for place in found) if found is not None else None


# --- in the words of the answer -----------------------------------------------------------------


def _moves(chosen: Sequence[Voter], to: Position, *, named: bool) -> tuple[Move, ...]:
    """One move for each position left, naming who can make it where not anybody can."""
    moves = []
    for position in POSITIONS:
        leaving = [voter for voter in chosen if voter.position is position]
        if leaving:
            names = (
                tuple(sorted(v.name for v in leaving))
                if named or all(v.vetoes for v in leaving)
                else ()
            )
            vetoes = all(voter.vetoes for voter in leaving)
            moves.append(Move(str(position), str(to), len(leaving), vetoes, names))
    return tuple(moves)


def _outcome_after(
    case: Case, verdict: Verdict, tally: Tally, chosen: Sequence[Voter], to: Position
) -> Outcome:
    counts = {YES: tally.yes, NO: tally.no or 0, ABSTAIN: tally.abstain or 0}
    for voter in chosen:
        counts[voter.position] -= 1
        counts[to] += 1
    positions = {**case.positions, **{v.name: to for v in chosen if v.name}}
    after = Tally(counts[YES], counts[NO], counts[ABSTAIN])
    return judge(replace(case, positions=positions, tally=after), verdict.reading, after).outcome
