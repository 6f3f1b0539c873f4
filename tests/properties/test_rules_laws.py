"""Laws of voting, over generated votes."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import a_council_case, a_ga_case

from hemicycle.domain.body import body
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Nature, Position, Question
from hemicycle.rules.case import Case
from hemicycle.rules.decision import decide, derive

CAST = st.sampled_from([Position.YES, Position.NO, Position.ABSTAIN])
NATURES = st.sampled_from([Nature.ORDINARY, Nature.IMPORTANT, Nature.UNDETERMINED])
QUESTIONS = st.sampled_from(
    [Question.DRAFT, Question.AMENDMENT, Question.MOTION, Question.RECONSIDERATION]
)
COUNTS = st.tuples(*(st.integers(0, 64) for _ in range(3)))
COUNCIL = sorted(body("SC").roll(date(2025, 2, 24)) or ())


@st.composite
def council_roll_calls(draw: st.DrawFn) -> dict[str, Position]:
    options = st.sampled_from([*Position][:4])
    return {member: draw(options) for member in COUNCIL}


def counted(positions: dict[str, Position], nature: Nature) -> Case:
    votes = list(positions.values())
    return a_council_case(
        votes.count(Position.YES),
        votes.count(Position.NO),
        votes.count(Position.ABSTAIN),
        positions=positions,
        nature=nature,
    )


@given(COUNTS, NATURES, QUESTIONS)
def test_a_no_turned_yes_never_loses_an_adopted_text(
    counts: tuple[int, int, int], nature: Nature, question: Question
) -> None:
    yes, no, abstain = counts
    case = a_ga_case(yes, no + 1, abstain, nature=nature, question=question)
    turned = replace(case, tally=Tally(yes + 1, no, abstain))
    assert decide(case).outcome != "adopted" or decide(turned).outcome == "adopted"


@given(council_roll_calls(), st.sampled_from([Nature.SUBSTANTIVE, Nature.PROCEDURAL]), st.data())
def test_a_no_turned_yes_never_loses_an_adopted_council_text(
    positions: dict[str, Position], nature: Nature, data: st.DataObject
) -> None:
    against = [m for m, p in positions.items() if p is Position.NO]
    if not against or decide(counted(positions, nature)).outcome != "adopted":
        return
    turned = {**positions, data.draw(st.sampled_from(against)): Position.YES}
    assert decide(counted(turned, nature)).outcome == "adopted"


@given(COUNTS, st.integers(0, 64), NATURES, QUESTIONS)
def test_abstentions_leave_a_majority_of_those_voting_alone(
    counts: tuple[int, int, int], more: int, nature: Nature, question: Question
) -> None:
    yes, no, abstain = counts
    few = decide(a_ga_case(yes, no, abstain, nature=nature, question=question))
    many = decide(a_ga_case(yes, no, abstain + more, nature=nature, question=question))
    assert (few.outcome, few.code, few.required) == (many.outcome, many.code, many.required)


@given(st.integers(9, 15))
def test_abstentions_can_sink_a_council_text(yes: int) -> None:
    """The same supporters that adopt a text fail it once enough of them abstain."""
    adopted = a_council_case(yes, 0, 15 - yes)
    sunk = a_council_case(8, 0, 7)
    assert decide(adopted).outcome == "adopted"
    assert decide(sunk).code == "insufficient_affirmative"


@given(council_roll_calls(), st.randoms(use_true_random=False))
def test_the_order_of_members_is_irrelevant(positions: dict[str, Position], chance: Any) -> None:
    shuffled = list(positions.items())
    chance.shuffle(shuffled)
    one = decide(counted(positions, Nature.SUBSTANTIVE))
    assert decide(counted(dict(shuffled), Nature.SUBSTANTIVE)) == one


@given(council_roll_calls())
def test_a_veto_names_permanent_members_that_voted_no_and_nobody_else(
    positions: dict[str, Position],
) -> None:
    decision = decide(counted(positions, Nature.SUBSTANTIVE))
    permanent = body("SC").permanent(date(2025, 2, 24))
    against = {m for m in permanent if positions[m] is Position.NO}
    assert set(decision.vetoes) | set(decision.negative_permanent) == against
    assert not set(decision.vetoes) & set(decision.negative_permanent)
    assert (decision.code == "veto") == bool(decision.vetoes)


@given(council_roll_calls())
def test_what_is_known_by_name_never_contradicts_what_is_known_by_count(
    positions: dict[str, Position],
) -> None:
    """Forgetting the names either leaves the decision as it was or makes it undetermined."""
    full = counted(positions, Nature.SUBSTANTIVE)
    bare = decide(replace(full, positions={}))
    assert bare.outcome in ("undetermined", decide(full).outcome)


@given(
    st.fixed_dictionaries(
        {
            "body": st.sampled_from(["GA", "GA-COMMITTEE", "SC"]),
            "question": st.sampled_from(["draft", "amendment", "motion"]),
            "ballots": st.fixed_dictionaries(
                {"yes": st.integers(0, 15), "no": st.just(0), "abstain": st.just(0)}
            ),
            "ballot_number": st.integers(1, 3),
        }
    )
)
def test_a_mapping_and_the_same_toml_decide_alike(case: dict[str, Any]) -> None:
    ballots = ", ".join(f"{key} = {value}" for key, value in case["ballots"].items())
    rest = {key: value for key, value in case.items() if key != "ballots"}
    text = "\n".join(f"{key} = {json.dumps(value)}" for key, value in rest.items())
    toml = f"{text}\ndate = 2025-02-24\nballots = {{ {ballots} }}\n"
    assert decide(tomllib.loads(toml)) == decide({**case, "date": date(2025, 2, 24)})


@given(COUNTS, NATURES, QUESTIONS)
def test_every_answer_has_reasons_and_exact_integers(
    counts: tuple[int, int, int], nature: Nature, question: Question
) -> None:
    decision = decide(a_ga_case(*counts, nature=nature, question=question))
    assert decision.reasons
    if decision.required is not None:
        assert isinstance(decision.required.yes, int)
        assert decision.required.yes >= 1
    if decision.margin is not None:
        assert decision.margin.ballots == sum(move.n for move in decision.margin.moves) >= 1


STATED = st.sampled_from(["adopted", "not_adopted", "rejected", "veto", "no_decision", "elected"])


@given(COUNTS, NATURES, QUESTIONS, STATED)
def test_a_stated_outcome_settles_open_assembly_questions_and_no_others(
    counts: tuple[int, int, int], nature: Nature, question: Question, stated: str
) -> None:
    case = a_ga_case(*counts, nature=nature, question=question, announced=stated)
    alone, answer = derive(case), decide(case)
    if answer.code == "as_announced":
        assert alone.outcome == "undetermined"
        assert answer.margin is None
    else:
        assert answer == alone


@given(council_roll_calls(), st.data(), STATED)
def test_a_stated_outcome_never_hides_what_the_named_votes_decide(
    positions: dict[str, Position], data: st.DataObject, stated: str
) -> None:
    """With some names forgotten: an open question is what the source says, any other as before."""
    kept = data.draw(st.sets(st.sampled_from(COUNCIL)))
    full = counted(positions, Nature.SUBSTANTIVE)
    partial = replace(full, positions={m: positions[m] for m in kept}, announced=stated)
    alone, answer = derive(partial), decide(partial)
    if alone.outcome == "undetermined":
        told = {"adopted": "adopted", "no_decision": alone.outcome, "elected": alone.outcome}
        assert answer.outcome == told.get(stated, "not_adopted")
    else:
        assert answer == alone
        assert decide(full).outcome == alone.outcome
