"""Voting: ballots one by one, results in one line, ties, vetoes, corrections."""

from __future__ import annotations

from datetime import date

import pytest
from tests.meeting.acting import (
    COUNCIL,
    IMPORTANT,
    LATER,
    ORDINARY,
    SUBSTANTIVE,
    amendment,
    assembly,
    council,
    council_vote,
    doing,
    draft,
    followed,
    last_decision,
    named,
    outcome,
    refused,
    stage,
    voting,
)

from hemicycle.domain.proposal import Part
from hemicycle.domain.vote import Method, Nature, Position, Question
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.engine import Meeting
from hemicycle.meeting.on_ballots import call_order
from hemicycle.meeting.words import Purpose, RulingKind

YES, NO, ABSTAIN = Position.YES, Position.NO, Position.ABSTAIN


def put_draft(meeting: Meeting, nature: Nature | None = ORDINARY, **put: object) -> Meeting:
    return doing(
        draft(nature=nature), a.Announce("L.1"), a.Put("L.1", **put), start=meeting  # type: ignore[arg-type]
    )  # fmt: skip


def casting(meeting: Meeting, **said: Position) -> Meeting:
    return doing(*(a.Cast(member, p) for member, p in said.items()), start=meeting)


# --- ballots -------------------------------------------------------------------------------------


def test_ballots_become_a_roll_call_and_the_silent_did_not_vote() -> None:
    meeting = doing(
        a.CloseVote(), start=casting(put_draft(assembly()), FRA=YES, DEU=YES, CHN=NO, BRA=ABSTAIN)
    )
    decided = last_decision(meeting)
    assert decided.tally is not None
    assert str(decided.tally) == "2–1–1"
    assert decided.tally.non_voting == 189
    assert len(decided.roll) == 193
    assert dict(decided.roll)["USA"] is Position.NON_VOTING


def test_the_result_of_the_members_named_is_the_result_of_their_ballots() -> None:
    live = doing(
        draft(nature=SUBSTANTIVE), a.Announce("L.1"), a.Put("L.1"),
        *(a.Cast(member, NO if member == "RUS" else YES) for member in COUNCIL), a.CloseVote(),
        start=council(),
    )  # fmt: skip
    written = doing(draft(nature=SUBSTANTIVE), a.Announce("L.1"), *council_vote("L.1", no="RUS"),
                    start=council())  # fmt: skip
    assert last_decision(live).decision == last_decision(written).decision
    assert outcome(live) == ("not_adopted", "veto")


@pytest.mark.parametrize(
    "ballot", [a.Cast("FRA", NO), a.Cast("XYZ", YES), a.Cast("CHN", Position.NON_VOTING)]
)
def test_ballots_that_are_refused(ballot: a.Cast) -> None:
    """One member, one vote; only members; yes, no or abstention."""
    refused(casting(put_draft(assembly()), FRA=YES), ballot)


def test_no_ballot_after_the_vote_is_closed() -> None:
    meeting = doing(a.CloseVote(), start=casting(put_draft(assembly()), FRA=YES))
    refused(meeting, a.Cast("CHN", NO))
    refused(meeting, a.CloseVote())


def test_a_member_barred_by_article_19_votes_in_vain() -> None:
    """Y-16; with a waiver its ballot counts."""
    for waived, yes in (((), 0), (("AFG",), 1)):
        meeting = put_draft(assembly(barred=("AFG",), waived=waived))
        closed = doing(a.CloseVote(), start=casting(meeting, AFG=YES, CHN=NO))
        tally = last_decision(closed).tally
        assert tally is not None
        assert (tally.yes, tally.no) == (yes, 1)
        assert len(followed(closed, c.BallotDiscarded)) == 1 - yes
    refused(casting(put_draft(assembly(barred=("AFG",))), AFG=YES), a.Cast("AFG", NO))


def test_a_party_to_the_dispute_has_no_vote_on_the_substance() -> None:
    """Charter Art. 27(3): a party's vote against is no veto."""
    meeting = doing(draft(nature=SUBSTANTIVE), a.DeclareParty("RUS", "L.1"), a.Announce("L.1"),
                    a.Put("L.1"), start=council())  # fmt: skip
    said = {member: NO if member == "RUS" else YES for member in COUNCIL}
    closed = doing(a.CloseVote(), start=casting(meeting, **said))
    assert outcome(closed) == ("adopted", "adopted")
    assert followed(closed, c.BallotDiscarded)[0].rule == "Charter Art. 27(3)"


def test_a_party_votes_on_procedure_like_any_other() -> None:
    meeting = doing(
        draft(nature=Nature.PROCEDURAL), a.DeclareParty("RUS", "L.1"), a.Announce("L.1"),
        a.Put("L.1"), a.Cast("RUS", NO), start=council(),
    )  # fmt: skip
    assert followed(meeting, c.BallotDiscarded) == []


# --- methods -------------------------------------------------------------------------------------


def test_a_roll_call_runs_through_the_alphabet_from_the_member_drawn() -> None:
    """Rule 87(a): English names of the day; Türkiye stands under T."""
    meeting = put_draft(assembly(), method=Method.ROLL_CALL, lot="TUR")
    order = call_order(meeting.state, "TUR")
    assert order[:3] == ("TUR", "TKM", "TUV")
    assert order[-1] == "TUN"
    assert sorted(order) == sorted(meeting.state.roll or ())
    called = casting(meeting, TUR=YES, TUV=NO)
    assert "TKM has been called" in refused(called, a.Cast("TKM", YES)).what
    casting(called, TUN=YES)


@pytest.mark.parametrize(
    "put",
    [
        a.Put("L.1", Method.WITHOUT_VOTE),
        a.Put("L.1", Method.SECRET_BALLOT),
        a.Put("L.1", Method.ROLL_CALL),
        a.Put("L.1", Method.ROLL_CALL, "XYZ"),
        a.Put("L.1", Method.RECORDED, "FRA"),
    ],
)
def test_ways_of_voting_that_are_not_in_order(put: a.Put) -> None:
    refused(doing(draft(), a.Announce("L.1"), start=assembly()), put)


# --- announcing and putting ----------------------------------------------------------------------


def test_nothing_is_put_before_it_is_due() -> None:
    meeting = doing(draft(), draft("L.2"), start=assembly())
    assert refused(meeting, a.Put("L.1")).in_order[0] == "announce the voting on L.1"
    refused(meeting, a.Announce("L.9"))
    refused(meeting, a.Agree("L.1"))
    locked = doing(a.Announce("L.1"), start=meeting)
    refused(locked, a.Put("L.2"))
    refused(doing(amendment("L.3"), start=meeting), a.Announce("L.3"))


def test_a_session_without_voting_puts_nothing() -> None:
    """The nineteenth session; what nobody objects to is still agreed."""
    meeting = doing(
        draft(), a.Move("m", "agenda", "FRA"), a.Agree("m"), start=assembly(voting=False)
    )
    assert "nineteenth session" in refused(meeting, a.Announce("L.1")).rule.number


# --- the majority --------------------------------------------------------------------------------


def test_where_the_majorities_differ_the_vote_waits_for_a_ruling() -> None:
    """60 to 40: adopted as ordinary, lost as important."""
    meeting = doing(draft(), a.Announce("L.1"), *voting("L.1", 60, 40), start=assembly())
    assert (stage(meeting), outcome(meeting)) == ("open", ("undetermined", "needs_ruling"))
    assert "rule on the majority" in refused(meeting, a.Put("L.1")).in_order[0]
    assert "not been ruled on" in refused(meeting, a.Agree("L.1")).what, "it has been voted"
    for nature, code in ((ORDINARY, "adopted"), (IMPORTANT, "failed_two_thirds")):
        ruling = a.Rule("r", RulingKind.NATURE, "as it is", on="L.1", value=nature)
        ruled = doing(ruling, start=meeting)
        assert outcome(ruled)[1] == code
        assert ruled.state.announced is None
        assert list(ruled.state.votes) == ["L.1"]


def test_an_amendment_whose_majority_is_open_holds_up_what_follows() -> None:
    meeting = doing(draft(), amendment("L.2"), a.Announce("L.1"), *voting("L.2", 60, 40),
                    start=assembly())  # fmt: skip
    refused(meeting, a.Put("L.1"))
    doing(a.Speak("CHN", Purpose.EXPLANATION, "L.1"), start=meeting)
    ruled = doing(a.Rule("r", RulingKind.NATURE, "so", on="L.1", value=ORDINARY), start=meeting)
    assert stage(ruled, "L.2") == "adopted"
    assert stage(doing(*voting("L.1", 60, 40), start=ruled)) == "adopted"


def test_a_ruling_decides_nothing_about_a_text_that_is_gone() -> None:
    """Found by the simulation: the amendment lapsed with its draft before the ruling came."""
    meeting = doing(
        draft(), amendment("L.2"), a.Announce("L.1"), *voting("L.2", 10, 9, 7),
        a.Withdraw("L.1", ("FRA",)), start=assembly(),
    )  # fmt: skip
    ruled = doing(a.Rule("r", RulingKind.NATURE, "so", on="L.1", value=IMPORTANT), start=meeting)
    assert stage(ruled, "L.2") == "lapsed"
    assert outcome(ruled)[1] == "needs_ruling"
    doing(a.Move("m", "suspend", "FRA"), *voting("m", 3, 9), draft("L.3"), a.Announce("L.3"),
          *voting("L.3", 60, 3), start=meeting)  # fmt: skip


def test_an_appeal_decides_nothing_about_a_text_that_is_gone() -> None:
    meeting = doing(
        draft(), amendment("L.2", sponsor="PAK"),
        a.Rule("r", RulingKind.NATURE, "so", on="L.1", value=IMPORTANT), a.Announce("L.1"),
        *voting("L.2", 10, 9, 7), a.Withdraw("L.1", ("FRA",)), a.Appeal("r", "CHN"),
        *voting("r", 9, 3), start=assembly(),
    )  # fmt: skip
    assert stage(meeting, "L.2") == "rejected"


def test_a_part_whose_majority_is_open_waits_for_the_ruling_too() -> None:
    """C-17: 34-34-32 under two thirds is no tie."""
    part = Part("L.1", "operative 6, last part")
    meeting = doing(draft(), a.Move("m", "division", "FRA", about="L.1", parts=(part,)),
                    a.Agree("m"), a.Announce("L.1"), *voting(part.key, 42, 34),
                    start=assembly())  # fmt: skip
    refused(meeting, a.Put("L.1"))
    ruled = doing(a.Rule("r", RulingKind.NATURE, "so", on="L.1", value=IMPORTANT), start=meeting)
    assert ruled.state.proposals["L.1"].kept == {part.name: False}


def test_where_both_majorities_agree_no_ruling_is_needed() -> None:
    meeting = doing(draft(), a.Announce("L.1"), *voting("L.1", 142, 10, 12), start=assembly())
    assert outcome(meeting) == ("adopted", "adopted")


def test_a_draft_amending_the_charter_counts_all_members() -> None:
    """Y-04: 128 of 193 is one too few."""
    for yes, code in ((128, "failed_two_thirds"), (129, "adopted")):
        meeting = doing(draft(question=Question.CHARTER_AMENDMENT), a.Announce("L.1"),
                        *voting("L.1", yes, 0, 193 - yes), start=assembly())  # fmt: skip
        assert outcome(meeting)[1] == code


# --- ties ----------------------------------------------------------------------------------------


def test_a_tie_in_the_plenary_is_voted_again_at_a_later_meeting() -> None:
    """Y-06, C-43; rule 95."""
    meeting = doing(draft(nature=ORDINARY), a.Announce("L.1"), *voting("L.1", 24, 24, 1),
                    start=assembly())  # fmt: skip
    assert stage(meeting) == "tied"
    assert meeting.state.timers[0].timer.due == date(2025, 2, 26)
    assert refused(meeting, a.Announce("L.1")).rule.number == "Rule 95"
    later = doing(a.Move("m", "adjourn", "FRA"), *voting("m", 60, 3), a.Resume(LATER),
                  a.Announce("L.1"), start=meeting)  # fmt: skip
    refused(later, a.Agree("L.1"))
    assert outcome(doing(*voting("L.1", 24, 24), start=later))[1] == "tie_rejected"
    assert outcome(doing(*voting("L.1", 25, 24), start=later))[1] == "adopted"


def test_a_second_vote_after_its_time_counts_and_says_so() -> None:
    tied = doing(
        draft(nature=ORDINARY), a.Announce("L.1"), *voting("L.1", 24, 24),
        a.Move("m", "adjourn", "FRA"), a.Agree("m"), start=assembly(),
    )  # fmt: skip
    for day, note in ((26, ""), (27, "second vote later than 2025-02-26, when the 48 hours ended")):
        later = doing(a.Resume(date(2025, 2, day)), a.Announce("L.1"), *voting("L.1", 25, 24),
                      start=tied)  # fmt: skip
        assert (outcome(later)[1], last_decision(later).note) == ("adopted", note)


def test_a_tied_amendment_holds_up_its_draft_but_not_the_next() -> None:
    meeting = doing(draft(nature=ORDINARY), amendment("L.2"), draft("L.3", nature=ORDINARY),
                    a.Announce("L.1"), *voting("L.2", 9, 9), start=assembly())  # fmt: skip
    refused(meeting, a.Announce("L.1"))
    assert meeting.state.announced is None
    assert stage(doing(a.Announce("L.3"), *voting("L.3", 9, 3), start=meeting), "L.3") == "adopted"


def test_a_tie_in_a_committee_rejects_at_once() -> None:
    """Y-05, rule 133."""
    meeting = doing(
        draft(), a.Announce("L.1"), *voting("L.1", 24, 24), start=assembly(body="GA-C1")
    )
    assert (stage(meeting), outcome(meeting)[1]) == ("rejected", "tie_rejected")


# --- vetoes --------------------------------------------------------------------------------------


def test_each_veto_starts_the_ten_working_days_of_resolution_76_262() -> None:
    """C-98: amendments count too; 24 February 2025 plus ten working days is 10 March."""
    meeting = doing(draft(nature=SUBSTANTIVE), amendment("L.2", sponsor="FRA"), a.Announce("L.1"),
                    *council_vote("L.2", no="RUS"), *council_vote("L.1", no="RUS USA"),
                    start=council())  # fmt: skip
    assert [entry.timer.due for entry in meeting.state.timers] == [
        date(2025, 3, 10),
        date(2025, 3, 7),
    ] * 2
    assert followed(meeting, c.TimerStarted)[0].because == "L.2"
    assert last_decision(meeting).decision.vetoes == ("RUS", "USA")


def test_before_that_resolution_no_timer_runs() -> None:
    meeting = doing(draft(nature=SUBSTANTIVE), a.Announce("L.1"),
                    *voting("L.1", 11, 1, 3, positions=named(no="RUS")),
                    start=council(day=date(2022, 2, 25)))  # fmt: skip
    assert outcome(meeting)[1] == "veto"
    assert meeting.state.timers == ()


# --- results in one line -------------------------------------------------------------------------


def test_an_outcome_without_a_count_is_repeated_never_filled_in() -> None:
    meeting = doing(draft(), amendment("L.2"), a.Announce("L.1"), a.Put("L.2"),
                    a.Result(outcome="adopted"), start=assembly())  # fmt: skip
    decided = last_decision(meeting)
    assert outcome(meeting) == ("adopted", "as_announced")
    assert (decided.tally, decided.note) == (None, "count not in our sources")
    assert meeting.state.proposals["L.1"].adopted == ("L.2",)


def test_a_vote_that_cannot_be_told_leaves_the_text_untold() -> None:
    """Nine in favour, nobody named against: a veto cannot be told."""
    meeting = doing(draft(nature=SUBSTANTIVE), a.Announce("L.1"), a.Put("L.1"), a.Result(9),
                    start=council())  # fmt: skip
    assert (stage(meeting), outcome(meeting)[1]) == ("untold", "unknown_voters")
    part = Part("L.2", "a")
    parted = doing(draft("L.2", nature=SUBSTANTIVE), a.Move("m", "division", "USA", about="L.2",
                   parts=(part,)), a.Agree("m"), a.Announce("L.2"), a.Put(part.key), a.Result(9),
                   start=meeting)  # fmt: skip
    assert parted.state.proposals["L.2"].kept == {}


@pytest.mark.parametrize(
    "result",
    [
        a.Result(),
        a.Result(9, outcome="adopted"),
        a.Result(9, 1, 5, positions=named(no="RUS USA")),
        a.Result(9, 1, 5, positions=named(no="DEU")),
        a.Result(9, 1, 5, positions={YES: ("USA",), NO: ("USA",)}),
        a.Result(9, 1, 6),
    ],
)
def test_results_that_contradict_themselves_or_the_roll(result: a.Result) -> None:
    refused(put_draft(council(), SUBSTANTIVE), result)


def test_a_result_does_not_replace_ballots() -> None:
    refused(casting(put_draft(assembly()), FRA=YES), a.Result(9, 3, 1))


# --- corrections ---------------------------------------------------------------------------------


def test_a_later_word_never_changes_the_result() -> None:
    """C-31: the cast votes stand."""
    meeting = doing(a.CloseVote(), start=casting(put_draft(assembly()), IRQ=ABSTAIN, FRA=YES))
    said = doing(a.Correct("L.1", "IRQ", YES, "a fault of the machine"), start=meeting)
    assert said.state.votes == meeting.state.votes
    assert said.state.corrections[0].intended is YES
    refused(meeting, a.Correct("L.1", "IRQ", ABSTAIN))
    refused(meeting, a.Correct("L.1", "XYZ", YES))
    refused(meeting, a.Correct("L.9", "IRQ", YES))
