"""Changed ballots: counts move with names, and what is not known is tried in every way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import (
    SIMPLE,
    a_council_case,
    a_ga_case,
    a_roll_call_case,
    a_small_assembly,
    a_small_council,
)

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Method, Nature, Position, Question
from hemicycle.errors import InputError
from hemicycle.measure.whatif import what_if
from hemicycle.measure.whatif_change import CountChange, MemberChange
from hemicycle.measure.whatif_suppose import CAST, known_by_name, recorded, supposed
from hemicycle.measure.whatif_view import View
from hemicycle.rules.case import Case, Election
from hemicycle.rules.decision import decide
from hemicycle.rules.law import Rulebook

ANY = [*CAST, Position.NON_VOTING]
BOOKS = (a_small_council(5, 2, 3), a_small_assembly(4, SIMPLE))

Positions = dict[str, Position]


def change(member: str, to: Position) -> MemberChange:
    return MemberChange(f"{member}={to}", (member,), to)


@st.composite
def partial_lists(draw: st.DrawFn) -> tuple[Rulebook, Positions, frozenset[str], Positions]:
    """A body, a roll call, the members whose ballot the source does not name, and changes."""
    book = draw(st.sampled_from(BOOKS))
    names = sorted(book.members or ())
    cast = {member: draw(st.sampled_from(ANY)) for member in names}
    hidden = draw(st.frozensets(st.sampled_from(names)))
    changed = draw(st.lists(st.sampled_from(names), max_size=3, unique=True))
    return book, cast, hidden, {member: draw(st.sampled_from(ANY)) for member in changed}


def completions(cast: Positions, hidden: frozenset[str]) -> Iterator[Positions]:
    """Every roll call with the same counts and the same known names."""
    names = sorted(hidden)
    wanted = sorted(cast.values())
    for guess in product(ANY, repeat=len(names)):
        full = {**cast, **dict(zip(names, guess, strict=True))}
        if sorted(full.values()) == wanted:
            yield full


@given(partial_lists())
@settings(max_examples=150)
def test_unknown_ballots_are_tried_in_every_way(
    vote: tuple[Rulebook, Positions, frozenset[str], Positions],
) -> None:
    book, cast, hidden, changes = vote
    nature = Nature.SUBSTANTIVE if "council" in book.body else Nature.ORDINARY
    plain = {
        decide(a_roll_call_case(book, {**full, **changes}, nature)).outcome
        for full in completions(cast, hidden)
    }
    known = {member: at for member, at in cast.items() if member not in hidden}
    case = replace(a_roll_call_case(book, cast, nature), positions=known)
    steps = [change(member, to) for member, to in changes.items()]
    found = supposed(recorded(case), steps).decision.outcome
    assert found == (plain.pop() if len(plain) == 1 else "undetermined")


@given(partial_lists())
@settings(max_examples=100)
def test_who_is_pivotal_on_a_partial_list_is_so_on_every_list_it_may_be(
    vote: tuple[Rulebook, Positions, frozenset[str], Positions],
) -> None:
    book, cast, hidden, _ = vote
    nature = Nature.SUBSTANTIVE if "council" in book.body else Nature.ORDINARY

    def decided(positions: Positions) -> str:
        return decide(a_roll_call_case(book, positions, nature)).outcome

    lists = list(completions(cast, hidden))
    now = {decided(full) for full in lists}
    plain = set()
    for member, to in product(cast, CAST):
        then = {decided({**full, member: to}) for full in lists if full[member] is not to}
        if len(then) == 1 and (len(now) > 1 or then != now):
            plain.add((member, to, then.pop()))
    known = {member: at for member, at in cast.items() if member not in hidden}
    case = replace(a_roll_call_case(book, cast, nature), positions=known)
    found = View(recorded(case)).pivotal
    certain = {(s.member, s.after, s.outcome) for s in found if s.outcome != "undetermined"}
    assert certain == plain


@given(partial_lists())
@settings(max_examples=100)
def test_missing_counts_are_tried_in_every_way_the_members_leave(
    vote: tuple[Rulebook, Positions, frozenset[str], Positions],
) -> None:
    _, _, hidden, changes = vote
    book = BOOKS[0]
    cast = {m: vote[1].get(m, Position.NO) for m in sorted(book.members or ())}
    changes = {m: to for m, to in changes.items() if m in cast}
    yes = list(cast.values()).count(Position.YES)
    lists = [
        full
        for guess in product(ANY, repeat=len(hidden))
        if list((full := {**cast, **dict(zip(sorted(hidden), guess, strict=True))}).values()).count(
            Position.YES
        )
        == yes
    ]
    plain = {
        decide(a_roll_call_case(book, {**full, **changes}, Nature.SUBSTANTIVE)).outcome
        for full in lists
    }
    case = a_roll_call_case(book, cast, Nature.SUBSTANTIVE)
    known = {m: at for m, at in cast.items() if m not in hidden}
    partial = replace(case, positions=known, tally=Tally(yes, None, None))
    steps = [change(member, to) for member, to in changes.items()]
    found = supposed(recorded(partial), steps).decision.outcome
    assert found == (plain.pop() if len(plain) == 1 else "undetermined")


@given(st.lists(st.tuples(st.sampled_from(["M01", "M02", "M03", "M04"]), st.sampled_from(ANY))))
def test_counts_follow_the_names_and_the_last_change_wins(
    steps: list[tuple[str, Position]],
) -> None:
    book = BOOKS[1]
    start = dict.fromkeys(sorted(book.members or ()), Position.YES)
    state = supposed(recorded(a_roll_call_case(book, start)), [change(m, to) for m, to in steps])
    final = {**start, **dict(steps)}
    count = list(final.values()).count
    assert state.tally is not None
    assert (state.tally.yes, state.tally.no, state.tally.abstain) == tuple(map(count, CAST))
    assert dict(state.case.positions) == final
    assert known_by_name(state)


def counts_only(yes: int, no: int | None, abstain: int | None = 0) -> Case:
    return a_council_case(yes, no or 0, tally=Tally(yes, no, abstain))


def test_counts_can_be_supposed_where_names_are_missing() -> None:
    start = recorded(counts_only(8, 0, 7))
    assert start.decision.code == "insufficient_affirmative"
    lowered = CountChange("abstain=6", Position.ABSTAIN, 6)
    nine = supposed(start, [lowered, CountChange("yes=9", Position.YES, 9)])
    assert (nine.decision.outcome, str(nine.tally)) == ("adopted", "9–0–6")


@pytest.mark.parametrize("votes", [15, 16])
def test_no_more_ballots_than_members(votes: int) -> None:
    state = recorded(counts_only(9, 0, 0))
    asked = CountChange(f"yes={votes}", Position.YES, votes)
    if votes == 15:
        assert state.after(asked).tally == Tally(15, 0, 0)
    else:
        with pytest.raises(InputError, match="more than the 15 members"):
            state.after(asked)


def test_a_count_below_the_names_is_refused() -> None:
    case = replace(counts_only(9, 1, 5), positions={"RUS": Position.NO})
    with pytest.raises(InputError, match="known to be among them"):
        recorded(case).after(CountChange("no=0", Position.NO, 0))


def test_a_count_against_a_full_list_of_names_is_refused() -> None:
    book = BOOKS[1]
    case = a_roll_call_case(book, dict.fromkeys(sorted(book.members or ()), Position.YES))
    with pytest.raises(InputError, match="contradict the names"):
        recorded(case).after(CountChange("no=1", Position.NO, 1))


def test_an_outcome_without_counts_begins_with_the_votes_in_favour() -> None:
    state = recorded(replace(counts_only(9, 0), tally=None, announced="adopted"))
    assert (state.decision.code, state.tally) == ("as_announced", None)
    for first in (CountChange("no=1", Position.NO, 1), change("FRA", Position.NO)):
        with pytest.raises(InputError, match="not its counts"):
            state.after(first)
    assert state.after(CountChange("yes=9", Position.YES, 9)).tally == Tally(9, None, None)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"method": Method.WITHOUT_VOTE, "tally": None}, "adopted without a vote"),
        ({"question": Question.ELECTION}, "election"),
        ({"election": Election("SC-seat", 1, {"GTM": 1}, 1)}, "election"),
    ],
)
def test_what_has_no_positions_is_refused(fields: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        recorded(a_council_case(9, 0, **fields))
    assert caught.value.right
    assert caught.value.todo


def test_a_list_that_does_not_fit_its_counts_is_refused() -> None:
    case = replace(counts_only(15, 0, 0), positions={"FRA": Position.NO})
    with pytest.raises(InputError, match="no ballot that FRA could have cast"):
        recorded(case).after(change("FRA", Position.YES))


def test_reasons_that_hold_for_some_of_the_counts_only_are_left_out() -> None:
    # France may have been among the ten in favour or among the five that abstained
    decision = recorded(counts_only(10, 0, 5)).after(change("FRA", Position.NO)).decision
    texts = " ".join(reason.text for reason in decision.reasons)
    assert decision.code == "veto"
    assert "How FRA voted is not in the record; it comes to the same." in texts
    assert "France" in texts
    assert " cast." not in texts


def test_too_many_unknown_ballots_are_not_guessed_at() -> None:
    state = recorded(a_ga_case(60, 50, 40))
    some = MemberChange("x", tuple(sorted(state.case.roll or ())[:31]), Position.NO)
    with pytest.raises(InputError, match="more than 30"):
        state.after(some)


def test_a_barred_member_changes_nothing() -> None:
    positions = {"FRA": Position.NON_VOTING}
    case = replace(counts_only(9, 0, 5), positions=positions, barred=frozenset({"FRA"}))
    after = recorded(case).after(change("FRA", Position.NO))
    assert after.decision.outcome == "adopted"
    # the same with a rule for members in arrears: the Assembly, one vote short of losing
    tied = a_ga_case(2, 1, positions={"FRA": Position.NON_VOTING}, barred=frozenset({"FRA"}))
    pressed = recorded(tied).after(change("FRA", Position.NO))
    assert pressed.decision.outcome == "adopted"
    assert any("discarded" in reason.text for reason in pressed.decision.reasons)


@pytest.mark.parametrize(
    ("announced", "no", "outcome"),
    [
        ("adopted", 4, "adopted"),
        ("adopted", 5, "no_decision"),  # a tie of an ordinary text: a second vote
        ("not_adopted", 4, "not_adopted"),
        (None, 4, "undetermined"),
    ],
)
def test_the_majority_that_the_announced_outcome_shows_stays(
    announced: str | None, no: int, outcome: str
) -> None:
    # 6 to 4 passes by a simple majority and fails by two thirds
    case = a_ga_case(6, 4, 0, nature=Nature.UNDETERMINED, announced=announced)
    asked = [CountChange("yes=5", Position.YES, 5), CountChange(f"no={no}", Position.NO, no)]
    assert supposed(recorded(case), asked).decision.outcome == outcome


@pytest.mark.parametrize(
    ("nature", "outcome"),
    [(None, "undetermined"), ("substantive", "not_adopted"), ("procedural", "adopted")],
)
def test_a_nature_can_be_supposed_where_nobody_ruled(nature: str | None, outcome: str) -> None:
    case = a_council_case(10, 0, 5, nature=None)  # no name is known
    asked = [*([f"nature={nature}"] if nature else []), "FRA=no"]
    found = what_if(case, asked)
    assert found.after.decision.outcome == outcome
    assert found.to_dict()["changes"][0]["nature"] == nature
    assert found.summary().count("Supposed: ") == len(asked)
