"""Meetings of other assemblies: the same engine, other data."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from tests.meeting.acting import (
    DAY,
    ORDINARY,
    PEACE,
    amendment,
    an_edit,
    assembly,
    doing,
    draft,
    last_decision,
    named,
    refused,
    stage,
    voting,
)

from hemicycle.domain.proposal import Part
from hemicycle.domain.vote import Detail, Method, Position
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.engine import Meeting, perform
from hemicycle.meeting.fold import fold
from hemicycle.meeting.on_ballots import call_order, to_be_called, under_way
from hemicycle.meeting.order import text_now
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.replay import replay
from hemicycle.meeting.script import beginning, play, read_script, write_script
from hemicycle.meeting.state import Phase, State
from hemicycle.meeting.words import PointKind, Purpose, RulingKind, YieldTo
from hemicycle.rules.house import house


def committee(*acts: a.Act) -> Meeting:
    """A Model UN committee with an observer, open."""
    return doing(a.Convene("mun", DAY, observers=("RED CROSS",)), a.Open(12), *acts)


def test_closure_needs_two_thirds_where_the_procedure_says_so() -> None:
    for yes, carried in ((7, False), (8, True), (9, True)):
        meeting = committee(a.Move("m", "close_debate", "FRA"), *voting("m", yes, 12 - yes))
        assert meeting.state.motions["m"].carried is carried


PAIR = {"sponsors": ("FRA", "BRA"), "signatories": ("KEN", "MEX")}


def a_draft(symbol: str = "L.1", **fields: Any) -> a.Table:
    """A draft with the names a committee asks for."""
    return draft(symbol, **{**PAIR, **fields})


def caucus(total: int = 600, each: int = 60, member: str = "FRA") -> a.Move:
    return a.Move("m", "moderated_caucus", member, total=total, each=each)


def at(seconds: int) -> dict[str, datetime]:
    """An instant so many seconds after nine."""
    return {"at": datetime(2025, 2, 24, 9, 0, tzinfo=UTC) + timedelta(seconds=seconds)}


# --- who votes, and how -------------------------------------------------------------------------


def test_observers_vote_on_procedure_only() -> None:
    moved = committee(caucus(), a.Put("m"))
    doing(a.Cast("RED CROSS", Position.YES), start=moved)
    doing(a.Result(9, 4, 0, positions=named(no="FRA")), start=moved)
    text = committee(a_draft(), a.Announce("L.1"), a.Put("L.1"))
    assert refused(text, a.Cast("RED CROSS", Position.YES)).rule.number == "Rule on voting rights"
    refused(text, a.Result(9, 4, 0))
    refused(committee(), a_draft(sponsors=("RED CROSS", "FRA")))


def test_observers_that_vote_on_procedure_make_motions_and_raise_points() -> None:
    doing(caucus(member="RED CROSS"), start=committee())
    doing(a.RaisePoint("RED CROSS", "?"), start=committee())
    refused(assembly(observers=("VAT",)), a.Move("m", "suspend", "VAT"))
    refused(assembly(observers=("VAT",)), a.RaisePoint("VAT", "?"))


def test_who_is_present_and_voting_may_not_abstain() -> None:
    bound = committee(a.Attend("FRA", voting=True), a_draft(), a.Announce("L.1"), a.Put("L.1"))
    assert refused(bound, a.Cast("FRA", Position.ABSTAIN)).rule.number == "Rule on attendance"
    refused(bound, a.Result(6, 2, 1, positions=named(abstain="FRA")))
    doing(a.Cast("FRA", Position.NO), start=bound)
    refused(doing(a.Cast("FRA", Position.NO), start=bound), a.Recast("FRA", Position.ABSTAIN))
    free = committee(a.Attend("FRA", voting=True), a.Attend("FRA"), a_draft(), a.Announce("L.1"))
    doing(a.Put("L.1"), a.Cast("FRA", Position.ABSTAIN), start=free)
    refused(committee(), a.Attend("XYZ"))
    refused(assembly(), a.Attend("FRA"))


def test_who_answered_the_roll_and_did_not_vote_was_present() -> None:
    meeting = committee(a.Attend("FRA"), a.Attend("BRA"), a_draft(), a.Announce("L.1"),
                        a.Put("L.1"), a.Cast("FRA", Position.YES), a.CloseVote())  # fmt: skip
    details = dict(last_decision(meeting).details)
    assert details["BRA"] is Detail.PRESENT_NOT_VOTING
    assert details["POL"] is Detail.ABSENT
    assert "FRA" not in details


# --- the roll call --------------------------------------------------------------------------------


def called(*answering: str, attending: bool = False) -> Meeting:
    """A roll call on a draft, beginning with Mexico, in which these have said yes."""
    roll = [a.Attend(member) for member in ("MEX", "NGA", "POL", "FRA")] if attending else []
    yes = [a.Cast(member, Position.YES) for member in answering]
    put = a.Put("L.1", Method.ROLL_CALL, "MEX")
    return committee(*roll, a_draft(), a.Announce("L.1"), put, *yes)


def test_members_of_ones_own_are_called_by_their_names() -> None:
    assert call_order(called().state, "POL")[:3] == ("POL", "ZAF", "BRA")


def test_who_passes_is_called_again_and_answers_yes_or_no() -> None:
    meeting = doing(a.Pass("MEX"), a.Cast("NGA", Position.YES), start=called())
    refused(meeting, a.Pass("MEX"))
    abstaining = refused(meeting, a.Cast("MEX", Position.ABSTAIN))
    assert abstaining.rule.number == "Rule on roll calls"
    again = doing(a.Cast("MEX", Position.NO), start=meeting)
    assert again.state.vote is not None
    assert again.state.vote.again == ("MEX",)
    refused(again, a.Cast("POL", Position.YES))
    done = last_decision(doing(a.CloseVote(), start=again))
    assert (done.tally.yes, done.tally.no) == (1, 1)


def test_the_second_round_waits_for_those_present() -> None:
    meeting = doing(a.Pass("MEX"), start=called(attending=True))
    assert "NGA is called before" in refused(meeting, a.Cast("MEX", Position.YES)).what
    order = to_be_called(meeting.state, under_way(meeting.state))
    assert order == ("NGA", "POL", "FRA", "MEX")
    first = [a.Cast(member, Position.YES) for member in order]
    through = doing(*first, start=meeting)
    assert to_be_called(through.state, under_way(through.state)) == ()


def test_the_first_round_goes_down_the_list() -> None:
    meeting = called("NGA")
    assert "called already" in refused(meeting, a.Cast("MEX", Position.YES)).what
    assert to_be_called(meeting.state, under_way(meeting.state))[0] == "POL"
    refused(meeting, a.Pass("NGA"))


def test_only_a_roll_call_that_knows_it_is_passed() -> None:
    shown = committee(a_draft(), a.Announce("L.1"), a.Put("L.1", Method.SHOW_OF_HANDS))
    refused(shown, a.Pass("FRA"))
    refused(shown, a.Cast("FRA", Position.YES, rights=True))
    plenary = assembly()
    plenary = doing(draft(nature=ORDINARY), a.Announce("L.1"), start=plenary)
    plenary = doing(a.Put("L.1", Method.ROLL_CALL, "FRA"), start=plenary)
    refused(plenary, a.Pass("FRA"))
    refused(plenary, a.Cast("FRA", Position.YES, rights=True))


def test_who_voted_with_rights_explains_once_and_nobody_else_does() -> None:
    meeting = doing(a.Cast("NGA", Position.NO, rights=True), a.CloseVote(), start=called("MEX"))
    explain = a.Speak("NGA", Purpose.EXPLANATION, "L.1", "why")
    refused(meeting, a.Speak("MEX", Purpose.EXPLANATION, "L.1"))
    done = doing(explain, start=meeting)
    assert refused(done, explain).rule.number == "Rule on rights"


def test_a_ballot_is_changed_until_the_vote_is_closed() -> None:
    meeting = called("MEX")
    changed = doing(a.Recast("MEX", Position.NO), a.CloseVote(), start=meeting)
    assert last_decision(changed).tally.no == 1
    refused(meeting, a.Recast("MEX", Position.YES))
    refused(meeting, a.Recast("NGA", Position.YES))
    refused(changed, a.Recast("MEX", Position.YES))


def test_who_does_not_participate_says_so() -> None:
    meeting = doing(a.Refrain("NGA"), start=called("MEX"))
    refused(meeting, a.Cast("NGA", Position.YES))
    decided = last_decision(doing(a.CloseVote(), start=meeting))
    assert dict(decided.details)["NGA"] is Detail.NOT_PARTICIPATING


# --- motions and caucuses -----------------------------------------------------------------------


def test_a_caucus_states_its_times() -> None:
    start = committee()
    refused(start, a.Move("m", "moderated_caucus", "FRA", total=600))
    refused(start, a.Move("m", "unmoderated_caucus", "FRA", total=600, each=60))
    refused(start, a.Move("m", "unmoderated_caucus", "FRA", total=-1))
    refused(start, a.Move("m", "suspend", "FRA", total=60))
    refused(start, caucus(total=60, each=61))
    doing(caucus(total=60, each=60), start=start)
    refused(start, a.Move("m", "extend_caucus", "FRA", total=60))


def test_a_moderated_caucus_has_speakers_until_its_time_is_over() -> None:
    start = committee(caucus(total=120), a.Agree("m", **at(0)))
    assert start.state.phase is Phase.CAUCUS
    assert start.state.caucus.left(at(30)["at"]) == 90
    going = doing(a.Speak("KEN", **at(10)), a.Speak("POL", **at(119)), start=start)
    assert going.state.speeches[0].seconds == 109
    assert going.state.floor.allowed == 60
    assert going.state.floor.left(at(180)["at"]) == -1
    late = refused(start, a.Speak("KEN", **at(120)))
    assert late.rule.number == "Rule on caucuses"
    refused(start, a.Speak("KEN", Purpose.REPLY, **at(1)))
    refused(
        start,
        caucus(),
    )
    over = doing(a.EndCaucus(), start=going)
    assert over.state.phase is Phase.DEBATE
    refused(over, a.EndCaucus())


def test_a_caucus_without_times_given_is_never_over_by_itself() -> None:
    start = committee(caucus(), a.Agree("m"), a.Speak("KEN"), a.Finish("KEN"))
    assert start.state.speeches[0].seconds is None
    assert start.state.caucus.left(None) is None


def test_in_an_unmoderated_caucus_papers_are_written_and_nobody_has_the_floor() -> None:
    start = committee(a.Move("m", "unmoderated_caucus", "FRA", total=60), a.Agree("m"))
    refused(start, a.Speak("FRA"))
    doing(a.Paper("WP 1", "Water", ("FRA",)), a.EndCaucus(), start=start)


def test_the_last_caucus_is_extended() -> None:
    start = committee(caucus(), a.Agree("m"), a.EndCaucus())
    again = doing(a.Move("n", "extend_caucus", "FRA", total=30), a.Agree("n"), start=start)
    assert (again.state.caucus.total, again.state.caucus.each) == (30, 60)


def test_of_several_motions_the_first_that_is_carried_ends_the_others() -> None:
    start = committee(caucus(), a.Move("n", "suspend", "KEN"), a.Move("o", "close_list", "POL"),
                      a_draft(), a.Move("p", "division", "POL", "L.1",
                                        parts=(Part("L.1", "OP1"),)))  # fmt: skip
    lost = doing(*voting("n", 3, 9), start=start)
    assert lost.state.motions["m"].carried is None
    won = doing(*voting("m", 9, 3), start=lost)
    assert won.state.motions["o"].carried is False
    assert won.state.motions["p"].carried is None
    plenary = assembly()
    plenary = doing(a.Move("m", "close_list", "FRA"), a.Move("n", "agenda", "FRA"), start=plenary)
    assert doing(a.Agree("m"), start=plenary).state.motions["n"].carried is None


def test_the_list_is_closed_and_opened_again() -> None:
    shut = committee(a.Move("m", "close_list", "FRA"), a.Agree("m"))
    refused(shut, a.Inscribe("FRA"))
    again = doing(a.Move("n", "open_list", "FRA"), a.Agree("n"), a.Inscribe("FRA"), start=shut)
    assert again.state.speakers == ("FRA",)


def test_a_roll_call_is_decided_on() -> None:
    meeting = committee(a_draft(), a.Move("m", "roll_call", "FRA", "L.1"), a.Agree("m"),
                        a.Announce("L.1"))  # fmt: skip
    refused(meeting, a.Put("L.1"))
    doing(a.Put("L.1", Method.ROLL_CALL, "FRA"), start=meeting)


# --- the floor ------------------------------------------------------------------------------------


def speaking(**instant: datetime) -> Meeting:
    """France has the floor from the list, with a minute to speak."""
    time = a.Move("t", "speaking_time", "KEN", each=60)
    return committee(time, a.Agree("t"), a.Inscribe("FRA"), a.Speak("FRA", **instant))


def test_time_is_yielded_once_to_a_delegation() -> None:
    meeting = doing(a.Yield("FRA", YieldTo.DELEGATION, "KEN", **at(20)), start=speaking(**at(0)))
    assert (meeting.state.floor.member, meeting.state.floor.allowed) == ("KEN", 40)
    refused(meeting, a.Yield("KEN", YieldTo.CHAIR))
    refused(meeting, a.Finish("FRA"))
    done = doing(a.Finish("KEN", **at(70)), start=meeting)
    assert [speech.seconds for speech in done.state.speeches] == [20, 50]
    over = doing(a.Yield("FRA", YieldTo.DELEGATION, "KEN", **at(90)), start=speaking(**at(0)))
    assert over.state.floor.allowed == 0


def test_time_is_yielded_to_questions() -> None:
    meeting = doing(a.Yield("FRA", YieldTo.QUESTIONS), start=speaking())
    doing(a.Speak("KEN", Purpose.QUESTION, "FRA", "why?"), start=meeting)
    assert doing(a.Speak("KEN", Purpose.QUESTION), start=meeting).state.floor.member == "FRA"
    refused(meeting, a.Speak("FRA", Purpose.QUESTION))
    refused(speaking(), a.Speak("KEN", Purpose.QUESTION))


def test_time_is_yielded_to_the_chair() -> None:
    meeting = doing(a.Yield("FRA", YieldTo.CHAIR), start=speaking())
    assert meeting.state.floor is None
    assert meeting.state.speeches[0].seconds is None


@pytest.mark.parametrize(
    "act",
    [
        a.Yield("KEN", YieldTo.CHAIR),
        a.Yield("FRA", YieldTo.CHAIR, "KEN"),
        a.Yield("FRA", YieldTo.DELEGATION),
        a.Yield("FRA", YieldTo.DELEGATION, "FRA"),
        a.Yield("FRA", YieldTo.DELEGATION, "XYZ"),
    ],
)
def test_a_yield_that_is_not_in_order(act: a.Yield) -> None:
    assert refused(speaking(), act).rule.number == "Rule on yields"


def test_where_nobody_yields() -> None:
    refused(doing(a.Speak("FRA"), start=assembly()), a.Yield("FRA", YieldTo.CHAIR))
    in_caucus = committee(caucus(), a.Agree("m"), a.Speak("FRA"))
    refused(in_caucus, a.Yield("FRA", YieldTo.CHAIR))


def test_a_point_stops_the_time_of_the_speaker() -> None:
    meeting = doing(a.RaisePoint("KEN", "?", **at(10)),
                    a.Rule("r", RulingKind.POINT, "no", **at(40)),
                    a.Finish("FRA", **at(50)), start=speaking(**at(0)))  # fmt: skip
    assert meeting.state.speeches[0].seconds == 20


def test_a_right_of_reply_is_granted_and_used_once() -> None:
    asked = committee(a.AskReply("CHN", "we were meant"))
    reply = a.Speak("CHN", Purpose.REPLY)
    refused(committee(), reply)
    refused(asked, reply)
    refused(asked, a.AskReply("CHN"))
    refused(asked, a.AskReply("XYZ"))
    refused(asked, a.Rule("r", RulingKind.REPLY, "no", on="FRA"))
    denied = doing(a.Rule("r", RulingKind.REPLY, "no", on="CHN", granted=False), start=asked)
    assert refused(denied, reply).rule.number == "Rule on the right of reply"
    granted = doing(a.Rule("r", RulingKind.REPLY, "yes", on="CHN"), reply, start=asked)
    refused(granted, reply)
    doing(reply, start=assembly())


def test_points_are_of_the_kinds_the_house_knows() -> None:
    doing(a.RaisePoint("FRA", "?", PointKind.PRIVILEGE), start=committee())
    answer = refused(assembly(), a.RaisePoint("FRA", "?", PointKind.INQUIRY))
    assert "points of order" in answer.what


# --- papers ---------------------------------------------------------------------------------------


def paper(symbol: str = "WP 1", sponsors: str = "FRA BRA", signed: str = "KEN MEX") -> a.Paper:
    return a.Paper(symbol, "Water", tuple(sponsors.split()), PEACE, tuple(signed.split()))


@pytest.mark.parametrize(
    ("sponsors", "signed", "enough"),
    [
        ("FRA BRA", "KEN MEX", True),
        ("FRA BRA", "KEN", False),
        ("FRA BRA KEN MEX", "", True),
        ("FRA", "KEN MEX POL", False),
    ],
)
def test_a_paper_needs_two_sponsors_and_a_third_of_the_members(
    sponsors: str, signed: str, enough: bool
) -> None:
    meeting = committee(paper(sponsors=sponsors, signed=signed))
    if enough:
        doing(a.Introduce("WP 1", "DR 1"), start=meeting)
    else:
        answer = refused(meeting, a.Introduce("WP 1", "DR 1"))
        assert answer.rule.number == "Rule on working papers"
        table = draft("L.9", sponsors=tuple(sponsors.split()), signatories=tuple(signed.split()))
        refused(meeting, table)


def test_a_paper_is_signed_and_becomes_a_draft_once() -> None:
    meeting = committee(paper(signed="KEN"))
    for stranger in ("FRA", "KEN", "RED CROSS"):
        refused(meeting, a.Sign("WP 1", stranger))
    refused(meeting, a.Sign("DR 1", "MEX"))
    refused(meeting, a.Introduce("DR 1", "DR 2"))
    done = doing(a.Sign("WP 1", "MEX"), a.Introduce("WP 1", "DR 1"), start=meeting)
    assert stage(done, "WP 1") == "introduced"
    assert done.state.proposals["DR 1"].signatories == ("KEN", "MEX")
    assert done.state.drafts() == ("DR 1",)
    refused(done, a.Introduce("WP 1", "DR 2"))
    refused(done, a.Sign("WP 1", "POL"))


def test_a_paper_names_each_once() -> None:
    refused(committee(), paper(signed="FRA"))
    refused(committee(), paper(signed="KEN KEN"))
    refused(committee(), paper(signed="XYZ"))
    refused(committee(), paper(sponsors="FRA FRA"))
    doing(paper(), a.Withdraw("WP 1", ("FRA", "BRA")), start=committee())


def test_drafts_are_merged_by_consent_of_all_their_sponsors() -> None:
    start = committee(a_draft("L.1"), a_draft("L.2", sponsors=("POL", "JPN")),
                      amendment("A", "L.1", sponsor="KEN"))  # fmt: skip
    everybody = ("FRA", "BRA", "POL", "JPN")
    lacking = refused(start, a.Merge(("L.1", "L.2"), "L.3", "Joint", ("FRA", "BRA", "POL")))
    assert "JPN does not consent" in lacking.what
    refused(start, a.Merge(("L.1", "L.2"), "L.3", "Joint", (*everybody, "KEN")))
    refused(start, a.Merge(("L.1",), "L.3", "Joint", ("FRA", "BRA")))
    refused(start, a.Merge(("L.1", "A"), "L.3", "Joint", ("FRA", "BRA", "KEN")))
    refused(start, a.Merge(("L.1", "L.2"), "L.1", "Joint", everybody))
    merged = doing(a.Merge(("L.1", "L.2"), "L.3", "Joint", everybody), start=start)
    assert merged.state.drafts() == ("L.3",)
    assert [stage(merged, symbol) for symbol in ("L.1", "L.2", "A")] == [
        "withdrawn", "withdrawn", "lapsed"
    ]  # fmt: skip
    assert merged.state.proposals["L.3"].signatories == ("KEN", "MEX")


def test_papers_are_merged_with_papers() -> None:
    start = committee(paper("WP 1"), paper("WP 2", "POL JPN"), a_draft("L.1"))
    both = ("FRA", "BRA", "POL", "JPN")
    merged = doing(a.Merge(("WP 1", "WP 2"), "WP 3", "Joint", both), start=start)
    assert stage(merged, "WP 3") == "working_paper"
    refused(start, a.Merge(("WP 1", "L.1"), "WP 3", "Joint", ("FRA", "BRA")))


def test_a_draft_that_the_body_has_changed_is_not_merged() -> None:
    start = committee(a_draft("L.1"), a_draft("L.2"), amendment("A", "L.1", sponsor="POL"),
                      a.Announce("L.1"), *voting("A", 9, 3), *voting("L.1", 9, 3),
                      a.Move("m", "reconsider", "FRA", "L.1"), *voting("m", 9, 3))  # fmt: skip
    merge = refused(start, a.Merge(("L.1", "L.2"), "L.3", "Joint", ("FRA", "BRA")))
    assert "amended by the body" in merge.what


def test_a_friendly_amendment_is_in_the_text_without_a_vote() -> None:
    edit = an_edit("peace", "a just peace")
    start = committee(a_draft(), amendment("A", "L.1", edit, sponsor="POL"),
                      amendment("B", "A", edit, sponsor="KEN"))  # fmt: skip
    refused(start, a.Accept("A", ("FRA",)))
    refused(start, a.Accept("L.1", ("FRA", "BRA")))
    refused(start, a.Accept("none", ("FRA", "BRA")))
    done = doing(a.Accept("A", ("FRA", "BRA")), start=start)
    text = text_now(done.state, "L.1")
    assert text.plain()["OP1"] == "Asks for a just peace in good faith"
    assert [stage(done, symbol) for symbol in ("A", "B")] == ["accepted", "lapsed"]
    refused(done, a.Accept("A", ("FRA", "BRA")))


# --- the Council of the European Union ----------------------------------------------------------


def test_the_european_example_counts_heads_and_population_and_letters() -> None:
    script = read_script("eu-council-example")
    meeting = play(script)
    document = replay(script, meeting)
    assert [(s["target"], s["code"]) for s in document["steps"]] == [
        ("COM 1", "adopted"),
        ("COM 2", "failed_majority"),
        ("INIT 3", "failed_majority"),
        ("CFSP 4", "adopted"),
        ("COM 5", "adopted"),
    ]
    told = "\n".join(line["text"] for line in document["story"])
    assert "population 5,312 of 10,001, 6,501 needed, too few against it to block" in told
    assert "population 5,300 of 10,001, 6,501 needed)" in told
    late = [event for event in meeting.events if isinstance(event, c.BallotDiscarded)]
    assert [event.member for event in late] == ["MLT"]
    assert (meeting.state.votes["COM 5"].tally.yes, meeting.state.votes["COM 5"].tally.no) == (
        23,
        3,
    )


def test_votes_by_letter_have_their_house_and_their_period() -> None:
    convene = a.Convene("eu-council", date(2025, 11, 13), proposing=("Commission",))
    table = a.Table("COM 1", "bottles", ("Commission",), nature=ORDINARY)
    start = doing(convene, a.Open(27), table, a.Announce("COM 1"))
    refused(start, a.Put("COM 1", until=at(0)["at"]))
    refused(start, a.Put("COM 1", Method.SHOW_OF_HANDS, by_letter=True))
    refused(doing(draft(nature=ORDINARY), a.Announce("L.1"), start=assembly()),
            a.Put("L.1", by_letter=True))  # fmt: skip
    letters = doing(a.Put("COM 1", by_letter=True, until=at(60)["at"]), start=start)
    doing(a.Cast("FRA", Position.YES, **at(60)), start=letters)
    late = doing(a.Cast("FRA", Position.YES, **at(61)), start=letters)
    assert late.state.vote.ballots == {}


# --- the example, and houses of one's own -------------------------------------------------------


def test_the_example_plays_as_told() -> None:
    script = read_script("mun-example")
    meeting = play(script)
    document = replay(script, meeting)
    assert [(s["target"], s["code"]) for s in document["steps"]] == [
        ("time", "adopted_without_vote"),
        ("unmoderated", "rejected_no_majority"),
        ("moderated", "adopted"),
        ("list", "not_put"),
        ("extension", "adopted_without_vote"),
        ("writing", "adopted_without_vote"),
        ("DR 1.1", "withdrawn"),
        ("DR 1.2", "withdrawn"),
        ("closure, first try", "failed_two_thirds"),
        ("closure", "adopted"),
        ("first", "adopted"),
        ("A2", "tie_rejected"),
        ("roll call", "adopted_without_vote"),
        ("DR 1.4", "adopted"),
        ("DR 1.3", "withdrawn"),
        ("end", "adopted_without_vote"),
    ]
    undone = [line["text"] for line in document["story"] if line["undone"]]
    assert undone == ["vote on DR 1.4 first: 4–7–0: not adopted (more against than in favour)."]
    report = document["texts"]["DR 1.4"]["paragraphs"][-1]["text"]
    assert report == "Asks for a report every year"


def test_a_house_of_ones_own_is_named_in_the_head_of_the_script(tmp_path: Path) -> None:
    folder = resources.files("hemicycle.rules").joinpath("houses")
    procedure = folder.joinpath("mun.toml").read_text("utf-8")
    (tmp_path / "town.toml").write_text(procedure.replace("mun-book", "town-book"), "utf-8")
    book = folder.joinpath("mun-book.toml").read_text("utf-8")
    book = book.replace('name = "MUN"', 'name = "Town council"').replace('"ZAF"', '"Zelda"')
    (tmp_path / "town-book.toml").write_text(book, "utf-8")
    path = tmp_path / "meeting.jsonl"
    path.write_text(
        '{"hemicycle_meeting": 1, "name": "town", "sources": ["test"], "house": "town.toml"}\n'
        '{"act": "convene", "body": "town-council", "day": "2026-01-01", "world": "town"}\n'
        '{"act": "open", "present": 12}\n{"act": "inscribe", "member": "Zelda"}\n',
        "utf-8",
    )
    script = read_script(path)
    meeting = play(script)
    assert meeting.state.speakers == ("Zelda",)
    assert fold(meeting.events, beginning(script)) == meeting.state
    assert '"house": "town.toml"' in write_script(script)
    assert replay(script, meeting)["meeting"]["members"]["Zelda"] == "Zelda"


def test_a_house_does_not_meet_before_its_rules() -> None:
    refused(Meeting(), a.Convene("mun", date(1949, 10, 20)))


@pytest.mark.parametrize("body", ["SC", "town"])
def test_a_house_convenes_itself_only(body: str) -> None:
    answer = perform(State(house=house("mun")), a.Convene(body, DAY))
    assert isinstance(answer, Refusal)
    assert answer.what == "This house is the MUN"


def test_who_voted_with_rights_may_ask_to_explain_and_nobody_else() -> None:
    meeting = doing(a.Cast("NGA", Position.NO, rights=True), a.CloseVote(), start=called("MEX"))
    text = next(iter(meeting.state.rights))
    asked = doing(a.AskExplain("NGA", text), start=meeting)
    assert asked.state.explaining == {text: ("NGA",)}
    assert refused(meeting, a.AskExplain("KEN", text)).rule.number == "Rule on rights"
