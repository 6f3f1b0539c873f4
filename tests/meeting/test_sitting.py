"""Convening, quorum, the floor, points of order, rulings and appeals."""

from __future__ import annotations

from datetime import date

import pytest
from tests.meeting.acting import (
    COUNCIL,
    DAY,
    IMPORTANT,
    LATER,
    ORDINARY,
    amendment,
    assembly,
    council,
    doing,
    draft,
    followed,
    outcome,
    refused,
    stage,
    voting,
)

from hemicycle.errors import ProcedureError
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.engine import Meeting
from hemicycle.meeting.state import Phase
from hemicycle.meeting.words import Purpose, RulingKind


def convened(body: str) -> Meeting:
    return doing(a.Convene(body, DAY))


# --- opening and deciding ----------------------------------------------------------------------


@pytest.mark.parametrize(("body", "needed"), [("GA", 65), ("GA-C3", 49)])
def test_the_opening_quorum_stands_at_a_third_and_a_quarter(body: str, needed: int) -> None:
    """193 members: rules 67 and 108."""
    short = refused(convened(body), a.Open(needed - 1))
    assert short.rule.number == {"GA": "Rule 67", "GA-C3": "Rule 108"}[body]
    assert doing(a.Open(needed), start=convened(body)).state.phase is Phase.DEBATE
    assert doing(a.Open(needed + 1), start=convened(body)).state.phase is Phase.DEBATE


def test_the_council_opens_without_a_quorum() -> None:
    assert doing(a.Open(0), start=convened("SC")).state.phase is Phase.DEBATE


@pytest.mark.parametrize("present", [-1, 194])
def test_presence_that_cannot_be_is_refused(present: int) -> None:
    refused(convened("GA"), a.Open(present))
    refused(assembly(), a.CountPresent(present))


@pytest.mark.parametrize(("present", "code"), [(96, "no_quorum"), (97, "adopted")])
def test_a_decision_needs_a_majority_present(present: int, code: str) -> None:
    """Y-03: 96 of 193 present, no decision."""
    meeting = doing(
        draft(nature=ORDINARY), a.Announce("L.1"), *voting("L.1", 60, 3), start=assembly(present)
    )
    assert outcome(meeting)[1] == code


def test_after_a_missing_quorum_the_question_is_still_due() -> None:
    meeting = doing(
        draft(nature=ORDINARY), a.Announce("L.1"), *voting("L.1", 60, 3), start=assembly(96)
    )
    assert stage(meeting) == "pending"
    more = doing(a.CountPresent(97), *voting("L.1", 60, 3), start=meeting)
    assert stage(more) == "adopted"
    assert list(more.state.votes) == ["L.1", "L.1 (2)"]


def test_more_ballots_than_counted_show_that_more_are_present() -> None:
    meeting = doing(
        draft(nature=ORDINARY), a.Announce("L.1"), *voting("L.1", 90, 10), start=assembly(96)
    )
    assert outcome(meeting) == ("adopted", "adopted")


def test_a_body_without_members_that_day_is_not_convened() -> None:
    refused(Meeting(), a.Convene("SC", date(1945, 12, 1)))


def test_strangers_are_not_barred() -> None:
    refused(Meeting(), a.Convene("SC", DAY, barred=("DEU",)))


def test_before_it_is_convened_nothing_is_in_order() -> None:
    assert refused(Meeting(), a.Open()).in_order == ("convene the meeting",)
    assert refused(convened("GA"), draft()).in_order == ("open the meeting",)


def test_the_record_holds_who_the_body_consists_of() -> None:
    """Anew when the meeting goes on on another day: membership is a matter of dates."""
    meeting = council()
    (composed,) = followed(meeting, c.Composed)
    assert composed.members == COUNCIL
    assert composed.permanent == ("CHN", "FRA", "GBR", "RUS", "USA")
    paused = doing(a.Move("m", "suspend", "FRA"), a.Agree("m"), start=meeting)
    assert len(followed(doing(a.Resume(DAY), start=paused), c.Composed)) == 1
    assert len(followed(doing(a.Resume(LATER), start=paused), c.Composed)) == 2


def test_after_close_nothing_moves_but_remarks() -> None:
    over = doing(a.Close(), start=assembly())
    for act in (draft(), a.Open(), a.Resume(LATER), a.Put("L.1"), a.Inscribe("FRA")):
        assert refused(over, act).in_order == ()
    assert doing(a.Remark("It was late."), start=over).state == over.state


def test_a_suspended_meeting_goes_on_by_its_quorum_and_not_before_its_day() -> None:
    paused = doing(a.Move("stop", "suspend", "FRA"), *voting("stop", 80, 3), start=assembly())
    assert paused.state.phase is Phase.SUSPENDED
    assert refused(paused, draft()).in_order == ("resume the meeting", "close the meeting")
    refused(paused, a.Resume(date(2025, 2, 23)))
    refused(paused, a.Resume(LATER, present=64))
    assert doing(a.Resume(LATER), start=paused).state.day == LATER
    assert doing(a.Resume(DAY, present=65), start=paused).state.phase is Phase.DEBATE


def test_the_chair_passes_to_another_member() -> None:
    """Provisional rule 20 of the Council; a Vice-President in the Assembly."""
    meeting = council(presiding="CHN")
    assert meeting.state.presiding == "CHN"
    assert refused(meeting, a.TakeChair("CHN")).rule.number == "Rule 20"
    refused(meeting, a.TakeChair("DEU"))
    assert doing(a.TakeChair("DNK", "own matter"), start=meeting).state.presiding == "DNK"


def test_a_meeting_told_to_do_what_is_not_in_order_says_what_would_be() -> None:
    with pytest.raises(ProcedureError) as caught:
        assembly().do(a.Put("L.1"))
    assert "No question is due" in caught.value.what
    assert "close the meeting" in caught.value.right


# --- the floor ----------------------------------------------------------------------


def test_speakers_are_called_in_the_order_in_which_they_asked() -> None:
    meeting = doing(a.Inscribe("FRA"), a.Inscribe("CHN"), start=assembly())
    assert refused(meeting, a.Speak("CHN")).rule.number == "Rule 68"
    refused(meeting, a.Inscribe("FRA"))
    after = doing(a.Speak("FRA"), a.Speak("CHN"), start=meeting)
    assert after.state.speakers == ()


def test_observers_speak_and_strangers_do_not() -> None:
    meeting = assembly(observers=("VAT",))
    doing(a.Inscribe("VAT"), a.Speak("VAT"), start=meeting)
    refused(meeting, a.Inscribe("XYZ"))
    refused(meeting, a.Speak("XYZ"))


def test_a_closed_list_lets_nobody_on_but_allows_a_reply() -> None:
    meeting = doing(a.Move("list", "close_list", "FRA"), a.Agree("list"), start=assembly())
    assert refused(meeting, a.Inscribe("CHN")).rule.number == "Rule 73"
    doing(a.Speak("CHN", Purpose.REPLY), start=meeting)
    doing(a.Speak("CHN"), start=meeting)


def test_after_closure_nobody_speaks_on_the_item() -> None:
    meeting = doing(a.Move("end", "close_debate", "FRA"), *voting("end", 9, 3), start=assembly())
    assert refused(meeting, a.Speak("CHN")).rule.number == "Rule 77"


@pytest.mark.parametrize(
    ("motion", "purpose", "allowed"),
    [
        ("adjourn_debate", Purpose.FOR_MOTION, 2),
        ("adjourn_debate", Purpose.AGAINST_MOTION, 2),
        ("close_debate", Purpose.FOR_MOTION, 0),
        ("close_debate", Purpose.AGAINST_MOTION, 2),
        ("suspend", Purpose.AGAINST_MOTION, 0),
    ],
)
def test_a_motion_allows_as_many_speakers_as_its_rule(
    motion: str, purpose: Purpose, allowed: int
) -> None:
    """Rules 74 to 76."""
    meeting = doing(draft(), a.Move("m", motion, "FRA", about="L.1"), start=assembly())
    for member in ("CHN", "USA")[:allowed]:
        meeting = doing(a.Speak(member, purpose, "m"), start=meeting)
    refused(meeting, a.Speak("BRA", purpose, "m"))


def test_nobody_speaks_on_a_motion_that_is_not_pending() -> None:
    refused(assembly(), a.Speak("FRA", Purpose.FOR_MOTION, "m"))
    done = doing(a.Move("m", "suspend", "FRA"), *voting("m", 3, 9), start=assembly())
    refused(done, a.Speak("FRA", Purpose.FOR_MOTION, "m"))


def test_sponsors_do_not_explain_their_vote_in_the_assembly_but_do_in_the_council() -> None:
    """Rule 88; the Council has no such rule."""
    explaining = a.Speak("FRA", Purpose.EXPLANATION, "L.1")
    plenary = doing(draft(), start=assembly())
    assert refused(plenary, explaining).rule.number == "Rule 88"
    doing(a.Speak("CHN", Purpose.EXPLANATION, "L.1"), start=plenary)
    doing(explaining, start=doing(draft(), start=council()))
    refused(plenary, a.Speak("CHN", Purpose.EXPLANATION, "L.9"))


def test_once_voting_is_announced_only_its_conduct_is_in_order() -> None:
    meeting = doing(draft(), amendment("L.2"), a.Announce("L.1"), start=assembly())
    for act in (
        a.Speak("CHN"),
        a.Move("m", "suspend", "FRA"),
        draft("L.3"),
        amendment("L.4"),
        a.Revise("L.1", ("FRA",)),
        a.Inscribe("CHN"),
        a.Close(),
    ):
        assert refused(meeting, act).rule.number == "Rule 88"
    doing(a.Speak("CHN", Purpose.EXPLANATION, "L.1"), start=meeting)
    doing(a.RaisePoint("CHN", "how is the vote taken?"), start=meeting)


# --- points of order, rulings, appeals -----------------------------------------------------------


def test_a_point_of_order_interrupts_everything_until_it_is_ruled_on() -> None:
    meeting = doing(
        draft(), a.Announce("L.1"), a.Put("L.1"), a.RaisePoint("CHN", "the machine"),
        start=assembly(),
    )  # fmt: skip
    assert meeting.state.phase is Phase.POINT
    assert refused(meeting, a.CloseVote()).in_order == ("rule on the point of order",)
    ruled = doing(a.Rule("r", RulingKind.POINT, "it works"), start=meeting)
    assert ruled.state.phase is Phase.BALLOT
    refused(assembly(), a.RaisePoint("XYZ", "may I?"))


def appealing(put: str = "overrule", by: str = "CHN") -> Meeting:
    return doing(
        a.RaisePoint("CHN", "this is out of order"),
        a.Rule("r", RulingKind.POINT, "it is in order"),
        a.Appeal("r", by, put),
        start=assembly(),
    )


@pytest.mark.parametrize(
    ("put", "yes", "no", "stands"),
    [
        ("overrule", 51, 50, False),
        ("overrule", 50, 50, True),
        ("overrule", 50, 51, True),
        ("uphold", 51, 50, True),
        ("uphold", 50, 50, True),
        ("uphold", 50, 51, False),
    ],
)
def test_a_ruling_stands_unless_a_majority_overrules_it(
    put: str, yes: int, no: int, stands: bool
) -> None:
    """Rule 71; a tie leaves the ruling, however the question is put."""
    meeting = doing(*voting("r", yes, no), start=appealing(put))
    assert meeting.state.rulings["r"].stands is stands
    assert meeting.state.phase is Phase.DEBATE


def test_an_appeal_is_put_at_once() -> None:
    meeting = appealing()
    assert meeting.state.phase is Phase.APPEAL
    assert "appeal" in refused(meeting, draft()).in_order[0]
    refused(meeting, a.Put("L.1"))


@pytest.mark.parametrize(
    "appeal", [a.Appeal("none", "CHN"), a.Appeal("r", "XYZ"), a.Appeal("r", "CHN", "reverse")]
)
def test_an_appeal_needs_a_standing_ruling_a_member_and_a_question(appeal: a.Appeal) -> None:
    ruled = doing(a.Rule("r", RulingKind.POINT, "so"), start=assembly())
    refused(ruled, appeal)


def test_a_ruling_is_challenged_once() -> None:
    refused(doing(*voting("r", 3, 9), start=appealing()), a.Appeal("r", "USA"))


def test_in_the_council_nine_votes_overrule() -> None:
    for yes, stands in ((8, True), (9, False)):
        meeting = doing(
            a.Rule("r", RulingKind.OTHER, "so"), a.Appeal("r", "RUS"), *voting("r", yes, 6),
            start=council(),
        )  # fmt: skip
        assert meeting.state.rulings["r"].stands is stands


def test_a_majority_ruled_otherwise_decides_the_votes_that_hung_on_it_anew() -> None:
    """60 to 40 fails under two thirds; when the ruling falls the amendment is adopted."""
    meeting = doing(
        draft(),
        amendment("L.2"),
        a.Rule("r", RulingKind.NATURE, "peace and security", on="L.1", value=IMPORTANT),
        a.Announce("L.1"),
        *voting("L.2", 60, 40),
        start=assembly(),
    )
    assert stage(meeting, "L.2") == "rejected"
    fallen = doing(a.Appeal("r", "CHN"), *voting("r", 70, 30), start=meeting)
    assert stage(fallen, "L.2") == "adopted"
    assert fallen.state.nature_of("L.1")[0] is ORDINARY
    assert fallen.state.proposals["L.1"].adopted == ("L.2",)
    back = doing(*voting("L.1", 60, 40), start=fallen)
    assert stage(back) == "adopted"


def test_an_amendment_adopted_under_a_ruling_that_falls_is_out_again() -> None:
    meeting = doing(
        draft(),
        amendment("L.2"),
        a.Rule("r", RulingKind.NATURE, "internal", on="L.1", value=ORDINARY),
        a.Announce("L.1"),
        *voting("L.2", 60, 40),
        a.Appeal("r", "CHN"),
        *voting("r", 70, 30),
        start=assembly(),
    )
    assert stage(meeting, "L.2") == "rejected"
    assert meeting.state.proposals["L.1"].adopted == ()


@pytest.mark.parametrize(
    "ruling",
    [
        a.Rule("L.1", RulingKind.POINT, "taken"),
        a.Rule("r", RulingKind.NATURE, "no text", on="L.9", value=IMPORTANT),
        a.Rule("r", RulingKind.NATURE, "no class", on="L.1"),
        a.Rule("r", RulingKind.ORDER, "not all", on="L.1", values=("L.2",)),
        a.Rule("r", RulingKind.ORDER, "twice", on="L.1", values=("L.2", "L.3", "L.3")),
        a.Rule("r", RulingKind.EXCLUDES, "itself", on="L.2", values=("L.2",)),
        a.Rule("r", RulingKind.EXCLUDES, "nothing", on="L.2"),
        a.Rule("r", RulingKind.PARTY, "not here", on="L.1", values=("ISR",)),
    ],
)
def test_rulings_that_make_no_sense_are_refused(ruling: a.Rule) -> None:
    meeting = doing(draft(), amendment("L.2"), amendment("L.3"), start=assembly())
    refused(meeting, ruling)


def test_what_has_been_voted_on_is_not_ruled_away() -> None:
    meeting = doing(
        draft(nature=ORDINARY), a.Announce("L.1"), *voting("L.1", 9, 3), start=assembly()
    )
    refused(meeting, a.Rule("r", RulingKind.NOT_PUT, "late", on="L.1"))


def test_nothing_is_ruled_away_while_a_vote_is_under_way() -> None:
    meeting = doing(
        draft(), a.Announce("L.1"), a.Put("L.1"), a.RaisePoint("CHN", "no quorum"), start=assembly()
    )
    assert (
        refused(meeting, a.Rule("r", RulingKind.NOT_PUT, "so", on="L.1")).rule.number == "Rule 88"
    )


def test_parties_are_ruled_or_declare_themselves_in_the_council_alone() -> None:
    meeting = doing(draft(), start=council())
    refused(meeting, a.Rule("r", RulingKind.PARTY, "dispute", on="L.1", values=("ISR",)))
    refused(meeting, a.DeclareParty("ISR", "L.1"))
    declared = doing(a.DeclareParty("GBR", "L.1"), start=meeting)
    assert declared.state.parties == {"L.1": ("GBR",)}
    ruled = doing(
        a.Rule("r", RulingKind.PARTY, "dispute", on="L.1", values=("FRA",)), start=declared
    )
    fallen = doing(a.Appeal("r", "FRA"), *voting("r", 9, 0), start=ruled)
    assert fallen.state.parties == {"L.1": ("GBR",)}
    assert followed(fallen, c.RulingOverruled)
