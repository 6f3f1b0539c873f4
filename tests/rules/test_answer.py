"""The shape of the answer as JSON."""

from __future__ import annotations

from tests.builders import a_ga_case

from hemicycle.domain.vote import Nature
from hemicycle.rules.decision import decide


def test_the_answer_as_json_has_the_fields_of_the_contract() -> None:
    answer = decide(a_ga_case(93, 18, 65, nature=Nature.IMPORTANT)).to_dict()
    assert set(answer) == {
        "outcome", "code", "vetoes", "negative_permanent", "required", "margin", "binding",
        "reasons",
    }  # fmt: skip
    assert answer["required"] == {"yes": 74, "of": 111, "base": "members present and voting"}
    assert set(answer["margin"]) == {
        "ballots", "flips_to", "moves", "abstain_only", "permanent", "members", "exact",
    }  # fmt: skip
    assert answer["margin"]["moves"] == [{"from": "YES", "to": "NO", "n": 20}]
    assert set(answer["reasons"][0]) == {"provision", "source", "text", "holds"}
