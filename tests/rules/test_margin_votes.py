"""Margins in councils where not everybody is named, against a search over all that is possible."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, product

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
BOTH = (Nature.PROCEDURAL, Nature.SUBSTANTIVE)
ONE = (Nature.SUBSTANTIVE,)

Natures = tuple[Nature, ...]
Votes = tuple[Position, ...]
Change = frozenset[tuple[tuple[str, str], int]]


@dataclass(frozen=True, eq=False)
class Board:
    """So many members, the first ``permanent`` of them with a veto, and what they need.

    ``tie``: one of a simple majority decides nothing, and is voted on again.
    """

    size: int
    permanent: int
    needed: Requirement
    tie: str = ""

    @property
    def members(self) -> tuple[str, ...]:
        return a_roll(self.size)

    @property
    def book(self) -> Rulebook:
        if self.needed.votes is not None:
            return a_small_council(self.size, self.permanent, self.needed.votes)
        return _share_with_veto(self, self.tie)

    def outcome(self, votes: Votes, nature: Nature) -> Outcome:
        """The law by hand: votes enough, and on a substantive question no permanent member no."""
        yes, no = votes.count(YES), votes.count(NO)
        if self.tie and yes == no:
            return Outcome.NO_DECISION
        vetoed = nature is Nature.SUBSTANTIVE and NO in votes[: self.permanent]
        line = self.needed.votes if self.needed.share is None else self.needed.share * (yes + no)
        assert line is not None
        enough = yes > line if self.needed.strict else yes >= max(1, line)
        return Outcome.ADOPTED if enough and not vetoed else Outcome.NOT_ADOPTED


COUNCIL = Board(5, 2, Requirement("votes", votes=3))


@cache
def outcomes(board: Board) -> dict[tuple[Votes, Nature], Outcome]:
    every = product((*CAST, SILENT), repeat=board.size)
    return {(votes, n): board.outcome(votes, n) for votes in every for n in BOTH}


@cache
def changes(board: Board, votes: Votes, natures: Natures) -> tuple[tuple[int, bool, Change], ...]:
    """Every way of changing the outcome, whichever of these natures the question has.

    How many move, only abstainers?, from where to where.
    """
    options = [(vote,) if vote is SILENT else CAST for vote in votes]
    every = outcomes(board)
    now = [every[votes, nature] for nature in natures]
    found = set()
    for other in product(*options):
        if all(every[other, n] is not held for n, held in zip(natures, now, strict=True)):
            moved = [(a, b) for a, b in zip(votes, other, strict=True) if a is not b]
            quiet = all(before is ABSTAIN for before, _ in moved)
            found.add((len(moved), quiet, frozenset(Counter(moved).items())))
    return tuple(found)


def tally_of(votes: Votes) -> tuple[int, int, int]:
    return votes.count(YES), votes.count(NO), votes.count(ABSTAIN)


@cache
def by_tally(size: int) -> dict[tuple[int, int, int], list[Votes]]:
    groups = defaultdict(list)
    for votes in product((*CAST, SILENT), repeat=size):
        groups[tally_of(votes)].append(votes)
    return groups


def partly_named(
    board: Board,
) -> Iterator[tuple[tuple[int, int, int], dict[str, Position], list[Votes]]]:
    """Every tally with every set of named members: and all the votes it can have been."""
    members = board.members
    for tally, every in by_tally(board.size).items():
        for size in range(board.size + 1):
            for named in combinations(range(board.size), size):
                groups = defaultdict(list)
                for votes in every:
                    groups[tuple(votes[place] for place in named)].append(votes)
                for at, possible in groups.items():
                    known = {members[p]: v for p, v in zip(named, at, strict=True)}
                    yield tally, known, possible


def fewest(board: Board, votes: Votes, natures: Natures, *, quiet_only: bool = False) -> int | None:
    ways = changes(board, votes, natures)
    return min((n for n, quiet, _ in ways if quiet or not quiet_only), default=None)


def worst(
    board: Board, possible: list[Votes], natures: Natures, *, quiet_only: bool = False
) -> int | None:
    """What suffices however the unnamed voted."""
    each = [fewest(board, votes, natures, quiet_only=quiet_only) for votes in possible]
    known = [n for n in each if n is not None]
    return max(known) if len(known) == len(each) else None


def least(board: Board, possible: list[Votes], natures: Natures) -> int:
    """What suffices if the unnamed voted, and the question was, as it takes the fewest."""
    each = [fewest(board, votes, (nature,)) for votes in possible for nature in natures]
    return min(n for n in each if n is not None)


def fits(board: Board, margin: Margin, votes: Votes, natures: Natures) -> bool:
    """Whether members can be found who make exactly these moves and change the outcome."""
    wanted = Counter((move.before, move.after) for move in margin.moves for _ in range(move.n))
    for n, _, change in changes(board, votes, natures):
        there = Counter({(str(a), str(b)): k for (a, b), k in change})
        if n == margin.ballots and (there == wanted or "UNKNOWN" in str(wanted)):
            return True
    return False


@pytest.mark.parametrize(
    ("board", "natures"),
    [
        (COUNCIL, ONE),
        (COUNCIL, BOTH),
        (Board(4, 2, Requirement("votes", votes=1)), ONE),
        (Board(4, 2, SIMPLE), ONE),
        (Board(4, 2, TWO_THIRDS), ONE),
        (Board(4, 1, SIMPLE), ONE),
        (Board(4, 2, SIMPLE, "second_vote"), ONE),
    ],
    ids=["substantive", "open", "one vote", "majority", "two thirds", "one veto", "tie"],
)
def test_whatever_the_unnamed_did_the_margin_holds(board: Board, natures: Natures) -> None:
    """All councils of that size: the least number sure to do it, exact where equal."""
    seen, book = 0, board.book
    for counts, known, possible in partly_named(board):
        case = a_roll_call_case(book, known, natures[0] if len(natures) == 1 else None)
        decision = decide(replace(case, tally=Tally(*counts)))
        if decision.outcome is Outcome.UNDETERMINED:
            found = {outcomes(board)[votes, nature] for votes in possible for nature in natures}
            assert len(found) == 2, (counts, known)
            assert decision.margin is None
            continue
        check(board, decision.margin, possible, natures, (counts, known))
        seen += 1
    assert seen > 1_000


def check(
    board: Board, margin: Margin | None, possible: list[Votes], natures: Natures, where: object
) -> None:
    most = worst(board, possible, natures)
    if most is None:
        assert margin is None, where
        return
    assert margin is not None, where
    assert margin.ballots == most, where
    assert margin.exact == (least(board, possible, natures) == most), where
    assert margin.abstain_only == worst(board, possible, natures, quiet_only=True), where
    assert all(fits(board, margin, votes, natures) for votes in possible), where
    if margin.moves[0].before == "UNKNOWN":
        seats = [set(votes[: board.permanent]) for votes in possible]
        assert not any(all(stand in each for each in seats) for stand in (YES, ABSTAIN)), where


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
    assert decision.margin.moves[0].after == "ABSTAIN", "no vote is missing"
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


PERMANENT = ("CHN", "FRA", "GBR", "RUS", "USA")


def test_a_permanent_member_known_in_favour_can_veto_whatever_else_is_unknown() -> None:
    named = dict.fromkeys(PERMANENT, YES)
    margin = decide(a_council_case(11, 0, positions=named, tally=Tally(11, None, None))).margin
    assert margin is not None
    assert (margin.ballots, margin.members, margin.abstain_only) == (1, PERMANENT, None)


def test_abstainers_are_enough_where_no_veto_can_stand() -> None:
    """Eight in favour, five abstaining, the votes against not told: one is missing."""
    case = a_council_case(8, 0, nature=Nature.PROCEDURAL, tally=Tally(8, None, 5))
    margin = decide(case).margin
    assert margin is not None
    assert (margin.ballots, margin.abstain_only, margin.exact) == (1, 1, True)


def test_one_veto_that_may_stand_leaves_no_margin_where_votes_against_are_not_told() -> None:
    named = dict.fromkeys(PERMANENT[:4], YES)
    assert decide(a_council_case(8, 0, positions=named, tally=Tally(8, None, 5))).margin is None


def test_vetoers_are_named_only_where_all_of_them_are() -> None:
    """3-2-0 with three permanent members: one is known against, and so is one of the others."""
    first, _, _, *others = a_roll(5)
    positions = {first: NO, **dict.fromkeys(others, YES)}
    case = a_roll_call_case(a_small_council(5, 3, 3), positions, Nature.SUBSTANTIVE)
    margin = decide(replace(case, tally=Tally(3, 2, 0))).margin
    assert margin is not None
    assert (margin.ballots, margin.permanent, margin.members) == (2, True, ())


@pytest.mark.parametrize("abstain", [None, 5])
def test_votes_that_may_not_have_been_cast_are_not_moved(abstain: int | None) -> None:
    case = a_council_case(8, 0, tally=Tally(8, None, abstain))
    assert decide(case).outcome == "not_adopted"
    assert decide(case).margin is None


# --- a veto over a share of those present and voting -------------------------------------------


@pytest.mark.parametrize("tie", ["", "second_vote"])
@pytest.mark.parametrize("requirement", [SIMPLE, TWO_THIRDS])
def test_an_assembly_of_ones_own_may_join_a_share_and_a_veto(
    requirement: Requirement, tie: str
) -> None:
    book, members = _share_with_veto(Board(4, 2, requirement), tie), a_roll(4)
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
            assert all(every[then].outcome is margin.flips_to for then in _after(votes, margin))


def test_the_veto_is_lifted_where_a_tie_takes_as_many() -> None:
    """2-1-1: the vetoer turns to yes, or one in favour abstains, which makes a tie."""
    book = _share_with_veto(Board(4, 2, SIMPLE), "second_vote")
    votes = dict(zip(a_roll(4), (YES, NO, YES, ABSTAIN), strict=True))
    margin = decide(a_roll_call_case(book, votes, Nature.SUBSTANTIVE)).margin
    assert margin is not None
    assert (margin.ballots, margin.flips_to, margin.abstain_only) == (1, "adopted", 1)


def test_a_tie_is_nearer_than_three_vetoes_but_perhaps_not_than_one() -> None:
    """6-3-0, one to three permanent members against: two moves make a tie, one may lift it all."""
    book, members = _share_with_veto(Board(9, 3, SIMPLE), "second_vote"), a_roll(9)
    case = a_roll_call_case(book, dict.fromkeys(members[3:7], YES), Nature.SUBSTANTIVE)
    margin = decide(replace(case, tally=Tally(6, 3, 0))).margin
    assert margin is not None
    assert (margin.ballots, margin.flips_to, margin.exact) == (2, "no_decision", False)


def _after(votes: Votes, margin: Margin) -> list[Votes]:
    """The votes after the moves, whoever makes them where nobody is named."""
    members, every = a_roll(len(votes)), [votes]
    for move in sorted(margin.moves, key=lambda move: not move.members):
        every = [
            tuple(Position(move.after) if n in who else p for n, p in enumerate(so_far))
            for so_far in every
            for who in combinations(range(len(votes)), move.n)
            if all(so_far[n] is votes[n] and votes[n] == move.before for n in who)
            and (not move.members or all(members[n] in move.members for n in who))
        ]
    assert every
    return every


def _same_silence(one: Votes, other: Votes) -> bool:
    return all((a is SILENT) == (b is SILENT) for a, b in zip(one, other, strict=True))


def _share_with_veto(board: Board, tie: str = "") -> Rulebook:
    provisions = [
        a_provision("majority.substantive", board.needed),
        a_provision("veto", value="substantive"),
    ]
    return Rulebook(
        body="joint-board",
        name="Joint Board",
        presiding="Chair",
        roll=None,
        readings=("substantive",),
        provisions=(*provisions, *([a_provision("tie.draft", value=tie)] if tie else [])),
        members=frozenset(board.members),
        permanent=frozenset(board.members[: board.permanent]),
    )


def test_barred_ballots_that_leave_nobody_leave_no_margin() -> None:
    """Nobody abstained, so nobody can turn from abstaining (Charter Art. 19)."""
    from tests.builders import a_ga_case

    for question in (Question.DRAFT, Question.MOTION):
        case = a_ga_case(1, 0, question=question, positions={"AFG": YES}, barred=frozenset({"AFG"}))
        decision = decide(case)
        assert decision.outcome in ("not_adopted", "no_decision")
        assert decision.margin is None
