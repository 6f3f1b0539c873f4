"""Margins in councils where not everybody is named, against a search over all that is possible."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from typing import Any

import pytest
from tests.builders import (
    SIMPLE,
    TWO_THIRDS,
    a_council_case,
    a_provision,
    a_roll,
    a_roll_call_case,
    a_small_council,
)

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Nature, Position, Question
from hemicycle.rules.answer import Margin, Outcome
from hemicycle.rules.case import Case
from hemicycle.rules.decision import decide
from hemicycle.rules.law import Rulebook
from hemicycle.rules.provision import Requirement

YES, NO, ABSTAIN, SILENT = Position.YES, Position.NO, Position.ABSTAIN, Position.NON_VOTING
CAST = (YES, NO, ABSTAIN)
SIZE, PERMANENT, NEEDED = 5, 2, 3
MEMBERS = a_roll(SIZE)
BOOK = a_small_council(SIZE, PERMANENT, NEEDED)

BOTH = (Nature.PROCEDURAL, Nature.SUBSTANTIVE)

Natures = tuple[Nature, ...]
Votes = tuple[Position, ...]
Change = frozenset[tuple[tuple[str, str], int]]


def passes(votes: Votes, nature: Nature) -> bool:
    """The law by hand: three votes, and on a substantive question no permanent member against."""
    vetoed = nature is Nature.SUBSTANTIVE and NO in votes[:PERMANENT]
    return votes.count(YES) >= NEEDED and not vetoed


@cache
def changes(votes: Votes, natures: Natures) -> tuple[tuple[int, bool, Change], ...]:
    """Every way of changing the outcome, whichever of these natures the question has.

    How many move, only abstainers?, from where to where.
    """
    options = [(vote,) if vote is SILENT else CAST for vote in votes]
    found = set()
    for other in product(*options):
        if all(passes(other, nature) is not passes(votes, nature) for nature in natures):
            moved = [(a, b) for a, b in zip(votes, other, strict=True) if a is not b]
            quiet = all(before is ABSTAIN for before, _ in moved)
            found.add((len(moved), quiet, frozenset(Counter(moved).items())))
    return tuple(found)


def tally_of(votes: Votes) -> tuple[int, int, int]:
    return votes.count(YES), votes.count(NO), votes.count(ABSTAIN)


@cache
def by_tally() -> dict[tuple[int, int, int], list[Votes]]:
    groups = defaultdict(list)
    for votes in product((*CAST, SILENT), repeat=SIZE):
        groups[tally_of(votes)].append(votes)
    return groups


def partly_named() -> Iterator[tuple[tuple[int, int, int], dict[str, Position], list[Votes]]]:
    """Every tally with every set of named members: and all the votes it can have been."""
    for tally, every in by_tally().items():
        for size in range(SIZE + 1):
            for named in combinations(range(SIZE), size):
                groups = defaultdict(list)
                for votes in every:
                    groups[tuple(votes[place] for place in named)].append(votes)
                for at, possible in groups.items():
                    known = {MEMBERS[p]: v for p, v in zip(named, at, strict=True)}
                    yield tally, known, possible


def fewest(votes: Votes, natures: Natures, *, quiet_only: bool = False) -> int | None:
    ways = changes(votes, natures)
    return min((n for n, quiet, _ in ways if quiet or not quiet_only), default=None)


def worst(possible: list[Votes], natures: Natures, *, quiet_only: bool = False) -> int | None:
    """What suffices however the unnamed voted."""
    each = [fewest(votes, natures, quiet_only=quiet_only) for votes in possible]
    known = [n for n in each if n is not None]
    return max(known) if len(known) == len(each) else None


def least(possible: list[Votes], natures: Natures) -> int:
    """What suffices if the unnamed voted, and the question was, as it takes the fewest."""
    each = [fewest(votes, (nature,)) for votes in possible for nature in natures]
    return min(n for n in each if n is not None)


def fits(margin: Margin, votes: Votes, natures: Natures) -> bool:
    """Whether members can be found who make exactly these moves and change the outcome."""
    wanted = Counter((move.before, move.after) for move in margin.moves for _ in range(move.n))
    for n, _, change in changes(votes, natures):
        there = Counter({(str(a), str(b)): k for (a, b), k in change})
        if n == margin.ballots and (there == wanted or "UNKNOWN" in str(wanted)):
            return True
    return False


@pytest.mark.parametrize("natures", [(Nature.SUBSTANTIVE,), BOTH], ids=["substantive", "open"])
def test_whatever_the_unnamed_did_the_margin_holds(natures: Natures) -> None:
    """All 5-member councils with 2 vetoes: the least number sure to do it, exact where equal."""
    seen = 0
    for counts, known, possible in partly_named():
        case = a_roll_call_case(BOOK, known, natures[0] if len(natures) == 1 else None)
        decision = decide(Case(**{**fields(case), "tally": Tally(*counts)}))
        if decision.outcome is Outcome.UNDETERMINED:
            outcomes = {passes(votes, nature) for votes in possible for nature in natures}
            assert len(outcomes) == 2, (counts, known)
            assert decision.margin is None
            continue
        check(decision.margin, possible, natures, (counts, known))
        seen += 1
    assert seen > 10_000


def fields(case: Case) -> dict[str, Any]:
    return {name: getattr(case, name) for name in case.__slots__}


def check(margin: Margin | None, possible: list[Votes], natures: Natures, where: object) -> None:
    most = worst(possible, natures)
    if most is None:
        assert margin is None, where
        return
    assert margin is not None, where
    assert margin.ballots == most, where
    assert margin.exact == (least(possible, natures) == most), where
    assert margin.abstain_only == worst(possible, natures, quiet_only=True), where
    assert all(fits(margin, votes, natures) for votes in possible), where


# --- real councils, by hand --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "ballots", "moves"),
    [
        (a_council_case(9, 1, 5, positions={"DNK": NO}), 1, {("YES", "NO")}),
        (a_council_case(8, 1, 6), 1, {("NO", "YES"), ("ABSTAIN", "YES")}),
        (a_council_case(8, 0, 7), 1, {("ABSTAIN", "YES")}),
    ],
)
def test_one_vote_decides_whoever_casts_it(
    case: Case, ballots: int, moves: set[tuple[str, str]]
) -> None:
    margin = decide(case).margin
    assert margin is not None
    assert (margin.ballots, margin.exact) == (ballots, True)
    assert {(move.before, move.after) for move in margin.moves} <= moves


def test_seven_of_eleven_in_1946_hang_on_one_supporter() -> None:
    from datetime import date

    margin = decide(a_council_case(7, 0, 4, day=date(1946, 4, 4))).margin
    assert margin is not None
    assert [(move.before, move.n) for move in margin.moves] == [("YES", 1)]


def test_five_votes_are_missing_however_many_of_the_six_are_permanent() -> None:
    """Dossier C-99, 4-6-5 with the United States abstaining: at most four permanent noes."""
    margin = decide(a_council_case(4, 6, 5, positions={"USA": ABSTAIN})).margin
    assert margin is not None
    assert (margin.ballots, margin.exact) == (5, True)


def test_only_permanent_members_can_unmake_resolution_2774() -> None:
    """Dossier C-100, 10-0-5: France and the United Kingdom among those abstaining."""
    abstaining = dict.fromkeys(("DNK", "FRA", "GRC", "SVN", "GBR"), ABSTAIN)
    margin = decide(a_council_case(10, 0, 5, positions=abstaining)).margin
    assert margin is not None
    assert margin.permanent
    assert margin.members == ("FRA", "GBR")
    assert (margin.moves[0].n, margin.moves[0].before) == (1, "ABSTAIN")


def test_a_vetoer_is_named_as_the_one_who_can_undo_it() -> None:
    """Dossier C-80, 11-1-3, Russia against."""
    decision = decide(a_council_case(11, 1, 3, positions={"RUS": NO}))
    assert decision.margin is not None
    assert (decision.margin.ballots, decision.margin.members) == (1, ("RUS",))
    assert decision.to_dict()["margin"]["permanent"] is True


def test_anybody_can_move_where_no_veto_is_concerned() -> None:
    margin = decide(a_council_case(8, 0, 7)).margin
    assert margin is not None
    assert (margin.permanent, margin.members) == (False, ())


def test_votes_in_favour_alone_still_say_how_many_must_leave() -> None:
    """Eleven in favour of a procedural text: three must leave, however the other four voted."""
    case = a_council_case(11, 0, nature=Nature.PROCEDURAL, tally=Tally(11, None, None))
    margin = decide(case).margin
    assert margin is not None
    assert (margin.ballots, margin.moves[0].before) == (3, "YES")


@pytest.mark.parametrize("abstain", [None, 5])
def test_votes_that_may_not_have_been_cast_are_not_moved(abstain: int | None) -> None:
    case = a_council_case(8, 0, tally=Tally(8, None, abstain))
    assert decide(case).outcome == "not_adopted"
    assert decide(case).margin is None


# --- a veto over a share of those present and voting -------------------------------------------


@pytest.mark.parametrize("requirement", [SIMPLE, TWO_THIRDS])
def test_an_assembly_of_ones_own_may_join_a_share_and_a_veto(requirement: Requirement) -> None:
    book, members = _share_with_veto(requirement), a_roll(4)
    every = {
        votes: decide(
            a_roll_call_case(book, dict(zip(members, votes, strict=True)), Nature.SUBSTANTIVE)
        )
        for votes in product((*CAST, SILENT), repeat=4)
    }
    for votes, decision in every.items():
        reach = [
            [a for a, b in zip(votes, other, strict=True) if a is not b]
            for other, found in every.items()
            if found.outcome is not decision.outcome and _same_silence(votes, other)
        ]
        quiet = [len(moved) for moved in reach if set(moved) == {ABSTAIN}]
        margin = decision.margin
        assert (margin is None) == (not reach), votes
        if margin is not None:
            assert margin.ballots == min(map(len, reach)), votes
            assert margin.abstain_only == min(quiet, default=None), votes


def _same_silence(one: Votes, other: Votes) -> bool:
    return all((a is SILENT) == (b is SILENT) for a, b in zip(one, other, strict=True))


def _share_with_veto(requirement: Requirement) -> Rulebook:
    return Rulebook(
        body="joint-board",
        name="Joint Board",
        presiding="Chair",
        roll=None,
        readings=("substantive",),
        provisions=(
            a_provision("majority.substantive", requirement),
            a_provision("veto", value="substantive"),
        ),
        members=frozenset(a_roll(4)),
        permanent=frozenset(a_roll(4)[:2]),
    )


def test_barred_ballots_that_leave_nobody_leave_no_margin() -> None:
    """Nobody abstained, so nobody can turn from abstaining (Charter Art. 19)."""
    from tests.builders import a_ga_case

    for question in (Question.DRAFT, Question.MOTION):
        case = a_ga_case(1, 0, question=question, positions={"AFG": YES}, barred=frozenset({"AFG"}))
        decision = decide(case)
        assert decision.outcome in ("not_adopted", "no_decision")
        assert decision.margin is None
