"""Whose ballots count: Article 19 and parties to a dispute."""

from __future__ import annotations

from datetime import date

from tests.builders import a_council_case, a_ga_case, result_of

from hemicycle.domain.vote import Nature, Position
from hemicycle.rules.decision import decide

YES, NO = Position.YES, Position.NO


def test_a_party_by_ruling_cannot_veto() -> None:
    day, against = date(1947, 3, 25), {"GBR": NO}
    free = a_council_case(8, 1, 2, day=day, positions=against)
    barred = a_council_case(8, 1, 2, day=day, positions=against, parties=frozenset({"GBR"}))
    assert result_of(free)[1] == "veto"
    decision = decide(barred)
    assert (decision.outcome, decision.negative_permanent) == ("adopted", ("GBR",))
    assert any("27(3)" in r.provision and "discarded" in r.text for r in decision.reasons)


def test_a_party_loses_its_yes_too_on_a_substantive_question_only() -> None:
    party = {"positions": {"ARG": YES}, "parties": frozenset({"ARG"}), "day": date(1960, 6, 23)}
    assert result_of(a_council_case(7, 0, 4, **party))[1] == "insufficient_affirmative"
    assert result_of(a_council_case(7, 0, 4, nature=Nature.PROCEDURAL, **party))[1] == "adopted"


def test_a_ballot_barred_by_article_19_is_discarded_and_said_so() -> None:
    barred = frozenset({"AFG"})
    kept = a_ga_case(51, 50, positions={"AFG": YES})
    discarded = decide(a_ga_case(51, 50, positions={"AFG": YES}, barred=barred))
    assert result_of(kept)[0] == "adopted"
    assert discarded.code == "tie_second_vote"
    assert discarded.reasons[0].provision == "Charter Art. 19"
    assert "discarded" in discarded.reasons[0].text


def test_a_barred_member_whose_ballot_is_not_known_changes_nothing() -> None:
    decision = decide(a_ga_case(51, 50, barred=frozenset({"AFG"})))
    assert decision.outcome == "adopted"
    assert "no ballot of it is known" in decision.reasons[0].text
