"""A member asks to explain its vote: who may, when, and how the presiding officer sees it."""

from __future__ import annotations

from tests.meeting.acting import ORDINARY, amendment, assembly, doing, draft, refused, voting

from hemicycle.meeting import acts as a
from hemicycle.meeting.actors import CHAIR
from hemicycle.meeting.board import board
from hemicycle.meeting.desk import in_order
from hemicycle.meeting.engine import Meeting
from hemicycle.meeting.words import Purpose


def announced() -> Meeting:
    """A draft of France, with the voting on it announced."""
    return doing(draft(nature=ORDINARY), a.Announce("L.1"), start=assembly())


def acts_for(meeting: Meeting, actor: str) -> list[a.Act]:
    return [option.act for option in in_order(meeting.state, actor)]


def test_it_is_asked_before_the_vote_and_after_it() -> None:
    asked = doing(a.AskExplain("CHN", "L.1"), start=announced())
    voted = doing(*voting("L.1", 60, 3), a.AskExplain("KEN", "L.1"), start=asked)
    assert voted.state.explaining == {"L.1": ("CHN", "KEN")}
    assert board(voted.state)["speakers"]["explaining"] == {"L.1": ["CHN", "KEN"]}


def test_before_the_voting_has_begun_it_is_too_early() -> None:
    meeting = doing(draft(nature=ORDINARY), start=assembly())
    refusal = refused(meeting, a.AskExplain("CHN", "L.1"))
    assert "once the voting on it has begun" in refusal.what
    assert "88" in refusal.rule.number
    assert a.AskExplain("CHN", "L.1") not in acts_for(meeting, "CHN")
    assert a.AskExplain("CHN", "L.1") in acts_for(announced(), "CHN")


def test_a_sponsor_does_not_explain_its_vote_on_its_own_text() -> None:
    """Rule 88: the proposer of a proposal or of an amendment."""
    meeting = announced()
    assert "is a sponsor" in refused(meeting, a.AskExplain("FRA", "L.1")).what
    assert a.AskExplain("FRA", "L.1") not in acts_for(meeting, "FRA")


def test_nobody_asks_twice_and_a_text_there_is_not_is_not_explained() -> None:
    asked = doing(a.AskExplain("CHN", "L.1"), start=announced())
    assert "asked already" in refused(asked, a.AskExplain("CHN", "L.1")).what
    assert "no text" in refused(asked, a.AskExplain("CHN", "L.9")).what
    assert "no member" in refused(asked, a.AskExplain("XYZ", "L.1")).what


def test_the_presiding_officer_gives_the_floor_to_those_that_asked_in_their_order() -> None:
    meeting = doing(a.AskExplain("KEN", "L.1"), a.AskExplain("CHN", "L.1"), start=announced())
    speeches = [act for act in acts_for(meeting, CHAIR) if isinstance(act, a.Speak)]
    explained = [act.member for act in speeches if act.purpose is Purpose.EXPLANATION]
    assert explained[:2] == ["KEN", "CHN"]
    spoken = doing(a.Speak("KEN", Purpose.EXPLANATION, "L.1"), start=meeting)
    assert spoken.state.explaining == {"L.1": ("CHN",)}
    again = doing(a.AskExplain("KEN", "L.1"), start=spoken)
    assert again.state.explaining == {"L.1": ("CHN", "KEN")}, "how long is for the chair to limit"


def test_an_amendment_is_explained_with_its_draft() -> None:
    meeting = doing(draft(nature=ORDINARY), amendment("L.2"), a.Announce("L.1"), start=assembly())
    doing(a.AskExplain("KEN", "L.2"), start=meeting)


def test_asking_is_taken_back_with_an_undo() -> None:
    asked = doing(a.AskExplain("CHN", "L.1"), a.Undo("a slip"), start=announced())
    assert asked.state.explaining == {}
