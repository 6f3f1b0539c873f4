"""A meeting as a state machine that hypothesis drives: any acts, in any order."""

from __future__ import annotations

from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.meeting.acting import DAY

from hemicycle.meeting import acts as a
from hemicycle.meeting.clerk import sensible, way_on, wild
from hemicycle.meeting.engine import Meeting, perform
from hemicycle.meeting.fold import fold
from hemicycle.meeting.invariants import broken
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import Phase

CHANCE = st.integers(min_value=0, max_value=2**32)


class MeetingMachine(RuleBasedStateMachine):
    """Hypothesis chooses what is tried; chance inside the clerk chooses on what."""

    @initialize(body=st.sampled_from(["GA", "GA-C3", "SC", "mun"]))
    def convene(self, body: str) -> None:
        self.meeting = Meeting().do(a.Convene(body, DAY)).do(a.Open())

    def attempt(self, act: a.Act) -> None:
        before = self.meeting.state
        answer = perform(before, act)
        assert perform(before, act) == answer, "the same act in the same state, another answer"
        if isinstance(answer, Refusal):
            assert answer.rule.number
            assert answer.in_order or before.phase is Phase.CLOSED
            return
        state = before
        for event in answer:
            after = fold([event], state)
            assert broken(state, event, after) is None
            state = after
        self.meeting = Meeting(state, self.meeting.events + answer)

    @rule(chance=CHANCE)
    def forward(self, chance: int) -> None:
        self.attempt(sensible(Random(chance), self.meeting.state))

    @rule(chance=CHANCE)
    def anything(self, chance: int) -> None:
        self.attempt(wild(Random(chance), self.meeting.state))

    @rule(chance=CHANCE)
    def a_vote_to_be_explained(self, chance: int) -> None:
        """The clerk asks for none: the meetings of its seeds are those of the published count."""
        rng, state = Random(chance), self.meeting.state
        member = rng.choice([*sorted(state.roll or ()), "nobody"])
        self.attempt(a.AskExplain(member, rng.choice([*state.proposals, "none"])))

    @rule()
    def the_way_on(self) -> None:
        state = self.meeting.state
        if state.phase is Phase.CLOSED:
            return
        answers = [perform(state, act) for act in way_on(state)]
        assert any(not isinstance(answer, Refusal) for answer in answers)

    @invariant()
    def replay_is_live(self) -> None:
        if hasattr(self, "meeting"):
            assert fold(self.meeting.events) == self.meeting.state


TestMeetingMachine = MeetingMachine.TestCase
TestMeetingMachine.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, derandomize=True
)
