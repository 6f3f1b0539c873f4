"""Tabling, sponsors, revision, withdrawal, reintroduction, amendments."""

from __future__ import annotations

import pytest
from tests.meeting.acting import (
    IMPORTANT,
    ORDINARY,
    PEACE,
    SUBSTANTIVE,
    amendment,
    an_edit,
    assembly,
    council,
    council_vote,
    doing,
    draft,
    followed,
    refused,
    stage,
    voting,
)

from hemicycle.domain.edit import Edit, EditKind
from hemicycle.domain.proposal import Part
from hemicycle.domain.text import place_of
from hemicycle.domain.vote import Question
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.engine import Meeting
from hemicycle.meeting.order import lost_place, text_now
from hemicycle.meeting.words import RulingKind


def wording(meeting: Meeting, place: str = "OP1") -> str | None:
    text = text_now(meeting.state, "L.1")
    assert text is not None
    return text.plain().get(place)


# --- tabling ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "act",
    [
        draft(""),
        draft("L#1"),
        draft("L.1"),
        draft("L.2", sponsors=()),
        draft("L.2", sponsors=("FRA", "FRA")),
        draft("L.2", sponsors=("XYZ",)),
        draft("L.2", question=Question.MOTION),
        draft("L.2", nature=SUBSTANTIVE),
        draft("L.2", text={"OP2": "starts at two"}),
        draft("L.2", question=Question.CLASSIFICATION),
        draft("L.2", classifies="L.1", as_nature=IMPORTANT),
        draft("L.2", question=Question.CLASSIFICATION, classifies="L.9", as_nature=IMPORTANT),
        draft("L.2", question=Question.CLASSIFICATION, classifies="L.1"),
        amendment("L.2", "L.9"),
        amendment("L.1"),
        amendment("L.2", "L.1", an_edit("war", "peace")),
    ],
)
def test_texts_that_cannot_be_submitted(act: a.Table | a.Amend) -> None:
    refused(doing(draft(), start=assembly()), act)


def test_an_observer_proposes_only_where_it_has_that_right() -> None:
    """Res. ES-10/23 gives Palestine the right to propose, not to vote."""
    meeting = assembly(observers=("VAT", "PSE"), proposing=("PSE",))
    doing(draft(sponsors=("PSE",)), a.Move("m", "suspend", "PSE"), start=meeting)
    assert "res." in refused(meeting, draft(sponsors=("VAT",))).rule.number
    refused(meeting, a.Move("m", "suspend", "VAT"))


def test_an_invited_states_draft_waits_for_a_member_of_the_council() -> None:
    """Y-15, rule 38."""
    meeting = doing(draft(sponsors=("DEU",)), start=council(observers=("DEU",)))
    assert refused(meeting, a.Announce("L.1")).rule.number == "Rule 38"
    refused(meeting, a.AskVote("L.1", "DEU"))
    asked = doing(a.AskVote("L.1", "PAK"), a.Announce("L.1"), start=meeting)
    assert asked.state.announced == "L.1"
    refused(asked, a.AskVote("L.1", "PAK"))
    refused(asked, a.AskVote("L.9", "PAK"))


def test_a_draft_nobody_asked_a_vote_on_does_not_block_the_next() -> None:
    meeting = doing(draft(sponsors=("DEU",)), draft("L.2"), start=council(observers=("DEU",)))
    assert refused(meeting, a.Put("L.1")).in_order[0] == "announce the voting on L.2"
    doing(a.Announce("L.2"), start=meeting)


def test_no_text_with_costs_is_voted_before_they_are_stated() -> None:
    meeting = doing(draft(costs_pending=True), start=assembly())
    assert refused(meeting, a.Announce("L.1")).rule.number == "Rules 153, 154"
    stated = doing(a.StateCosts("L.1"), a.Announce("L.1"), start=meeting)
    assert stated.state.announced == "L.1"
    refused(meeting, a.StateCosts("L.9"))
    refused(doing(a.StateCosts("L.1"), start=meeting), a.StateCosts("L.1"))


# --- sponsors, revision --------------------------------------------------------------------------


def test_sponsors_join_and_leave_until_one_is_left() -> None:
    meeting = doing(draft(), a.JoinSponsors("L.1", "DEU"), start=assembly())
    refused(meeting, a.JoinSponsors("L.1", "DEU"))
    refused(meeting, a.JoinSponsors("L.1", "XYZ"))
    refused(meeting, a.JoinSponsors("L.9", "ITA"))
    refused(meeting, a.LeaveSponsors("L.1", "ITA"))
    refused(meeting, a.LeaveSponsors("L.9", "FRA"))
    alone = doing(a.LeaveSponsors("L.1", "FRA"), start=meeting)
    assert alone.state.proposals["L.1"].proposal.sponsors == ("DEU",)
    assert refused(alone, a.LeaveSponsors("L.1", "DEU")).rule.number == "Rule 80"


def test_a_revision_needs_every_sponsor_else_it_is_an_amendment() -> None:
    meeting = doing(draft(sponsors=("FRA", "DEU")), start=assembly())
    change = an_edit("in good faith", "at once")
    refusal = refused(meeting, a.Revise("L.1", ("FRA",), (change,)))
    assert "DEU" in refusal.what
    assert "amendment" in refusal.what
    revised = doing(a.Revise("L.1", ("FRA", "DEU"), (change,), title="Peace now"), start=meeting)
    assert wording(revised) == "Asks for peace at once"
    assert revised.state.proposals["L.1"].proposal.title == "Peace now"


def test_a_revision_may_be_a_whole_new_text() -> None:
    meeting = doing(draft(), start=assembly())
    revised = doing(a.Revise("L.1", ("FRA",), text={"OP1": "Decides"}), start=meeting)
    assert wording(revised) == "Decides"
    bare = doing(draft("L.2", text={}), a.Revise("L.2", ("FRA",), title="Bare"), start=meeting)
    assert text_now(bare.state, "L.2") is None


def test_what_cannot_be_revised() -> None:
    meeting = doing(draft(), amendment("L.2"), start=assembly())
    refused(meeting, a.Revise("L.9", ("FRA",)))
    refused(meeting, a.Revise("L.1", ("FRA",), (an_edit("war", "peace"),)))
    refused(meeting, a.Revise("L.1", ("FRA",), text={"OP2": "starts at two"}))
    refused(meeting, a.Revise("L.2", ("DEU",), text={"OP1": "x"}))
    edits = (an_edit("peace", "a just peace"),)
    again = doing(a.Revise("L.2", ("DEU",), edits), start=meeting)
    assert lost_place(again.state, "L.2") is None


# --- withdrawal ----------------------------------------------------------------------------------


def amended(meeting: Meeting) -> Meeting:
    """L.1 has been amended by L.2; L.3 waits."""
    return doing(
        draft(nature=ORDINARY if meeting.state.convened.body == "GA" else SUBSTANTIVE),
        amendment("L.2", sponsor="PAK"), amendment("L.3", sponsor="CHN"),
        a.Rule("o", RulingKind.ORDER, "submission", on="L.1", values=("L.2", "L.3")),
        a.Announce("L.1"), *voting("L.2", 9, 0), start=meeting,
    )  # fmt: skip


def test_a_proposal_is_withdrawn_before_its_vote_and_its_amendments_lapse() -> None:
    meeting = doing(draft(), amendment("L.2"), amendment("L.3", "L.2"), start=assembly())
    gone = doing(a.Withdraw("L.1", ("FRA",)), start=meeting)
    assert [stage(gone, s) for s in ("L.1", "L.2", "L.3")] == ["withdrawn", "lapsed", "lapsed"]
    refused(gone, a.Withdraw("L.1", ("FRA",)))
    refused(meeting, a.Withdraw("L.1", ("DEU",)))
    refused(meeting, a.Withdraw("L.9", ("FRA",)))


def test_an_amended_text_cannot_be_withdrawn_in_the_assembly() -> None:
    refusal = refused(amended(assembly()), a.Withdraw("L.1", ("FRA",)))
    assert (refusal.what, refusal.rule.number) == ("L.1 has been amended", "Rule 80")


def test_in_the_council_it_can_and_the_other_amendments_lapse() -> None:
    """Provisional rule 35: so long as no vote has been taken on it."""
    meeting = doing(a.Withdraw("L.1", ("FRA",)), start=amended(council()))
    assert [stage(meeting, s) for s in ("L.1", "L.3")] == ["withdrawn", "lapsed"]


def test_a_body_that_amended_a_text_leaves_nothing_to_revise() -> None:
    meeting = doing(
        draft(nature=ORDINARY), amendment("L.2"), a.Announce("L.1"), *voting("L.2", 9, 3),
        a.Put("L.1"), start=assembly(),
    )  # fmt: skip
    refused(meeting, a.Revise("L.1", ("FRA",)))


def test_an_amended_text_that_waits_after_a_tie_is_not_revised() -> None:
    meeting = doing(
        draft(nature=ORDINARY), amendment("L.2"), amendment("L.3"),
        a.Rule("o", RulingKind.ORDER, "so", on="L.1", values=("L.2", "L.3")), a.Announce("L.1"),
        *voting("L.2", 9, 3), *voting("L.3", 9, 9), start=assembly(),
    )  # fmt: skip
    assert refused(meeting, a.Revise("L.1", ("FRA",))).what == "L.1 has been amended by the body"


def test_an_amendment_in_conflict_with_itself_is_named_when_it_is_submitted() -> None:
    """Its second edit no longer finds what the first has changed."""
    twice = (an_edit("in good faith", "at once"), an_edit("good faith", "bad faith"))
    meeting = doing(draft(), start=assembly())
    assert "no longer reads" in refused(meeting, amendment("L.2", "L.1", *twice)).what
    assert "no longer reads" in refused(meeting, a.Revise("L.1", ("FRA",), twice)).what


def test_a_part_whose_words_an_amendment_changed_is_out_all_the_same() -> None:
    """The words to be cut are no longer there: the text keeps what the amendment made."""
    part = Part("L.1", "good faith", (place_of("OP1"),), "in good faith")
    meeting = doing(
        draft(nature=ORDINARY), amendment("L.2", "L.1", an_edit("in good faith", "at once")),
        a.Move("m", "division", "FRA", about="L.1", parts=(part,)), a.Agree("m"),
        a.Announce("L.1"), *voting("L.2", 9, 3), *voting(part.key, 3, 9), start=assembly(),
    )  # fmt: skip
    assert wording(meeting) == "Asks for peace at once"


def test_in_the_council_only_a_seconder_keeps_a_draft_alive() -> None:
    """Provisional rule 35."""
    gone = doing(draft(seconders=("PAK",)), a.Withdraw("L.1", ("FRA",)), start=council())
    assert refused(gone, a.Reintroduce("L.1", "USA")).rule.number == "Rule 35"
    assert stage(doing(a.Reintroduce("L.1", "PAK"), start=gone)) == "pending"


def test_any_member_may_reintroduce_what_was_withdrawn() -> None:
    gone = doing(draft(), a.Withdraw("L.1", ("FRA",)), start=assembly())
    refused(gone, a.Reintroduce("L.1", "XYZ"))
    back = doing(a.Reintroduce("L.1", "CHN"), start=gone)
    assert stage(back) == "pending"
    assert back.state.proposals["L.1"].proposal.sponsors == ("CHN",)
    refused(back, a.Reintroduce("L.1", "CHN"))
    refused(back, a.Reintroduce("L.9", "CHN"))


def test_an_amendment_to_a_text_that_is_gone_is_not_taken_up_again() -> None:
    gone = doing(
        draft(), amendment("L.2"), a.Withdraw("L.2", ("DEU",)), a.Withdraw("L.1", ("FRA",)),
        start=assembly(),
    )  # fmt: skip
    refused(gone, a.Reintroduce("L.2", "CHN"))


# --- amendments ----------------------------------------------------------------------------------


def test_the_order_of_amendments_is_proposed_by_the_engine_and_ruled_by_the_chair() -> None:
    meeting = doing(
        draft(nature=ORDINARY), amendment("L.2"), amendment("L.3"), a.Announce("L.1"),
        start=assembly(),
    )  # fmt: skip
    refusal = refused(meeting, a.Put("L.2"))
    assert refusal.in_order[0].endswith("not ranked: L.2, L.3")
    ruled = doing(
        a.Rule("o", RulingKind.ORDER, "L.3 is furthest", on="L.1", values=("L.3", "L.2")),
        start=meeting,
    )
    assert "L.3 is put before L.2" in refused(ruled, a.Put("L.2")).what
    done = doing(*voting("L.3", 9, 3), *voting("L.2", 9, 3), *voting("L.1", 9, 3), start=ruled)
    assert done.state.proposals["L.1"].adopted == ("L.3", "L.2")


def test_an_overruled_order_is_no_order() -> None:
    meeting = doing(
        draft(), amendment("L.2"), amendment("L.3"),
        a.Rule("o", RulingKind.ORDER, "so", on="L.1", values=("L.3", "L.2")),
        a.Appeal("o", "CHN"), *voting("o", 9, 3), a.Announce("L.1"), start=assembly(),
    )  # fmt: skip
    refused(meeting, a.Put("L.3"))


def test_an_amendment_that_another_excludes_is_not_put() -> None:
    """Y-13, rule 90."""
    meeting = doing(
        draft(nature=ORDINARY), amendment("L.2"), amendment("L.3"),
        a.Rule("o", RulingKind.ORDER, "so", on="L.1", values=("L.2", "L.3")),
        a.Rule("x", RulingKind.EXCLUDES, "they say the opposite", on="L.2", values=("L.3",)),
        a.Announce("L.1"), start=assembly(),
    )  # fmt: skip
    carried = doing(*voting("L.2", 9, 3), start=meeting)
    assert stage(carried, "L.3") == "not_put"
    assert refused(carried, a.Put("L.3")).what == "L.1 is put before L.3"
    lost = doing(*voting("L.2", 3, 9), start=meeting)
    assert stage(lost, "L.3") == "pending"
    gone = doing(a.Rule("n", RulingKind.NOT_PUT, "no amendment", on="L.3"), start=meeting)
    assert stage(doing(*voting("L.2", 9, 3), start=gone), "L.3") == "not_put"


def test_an_amendment_that_lost_its_place_is_ruled_on_not_put() -> None:
    meeting = doing(
        draft(nature=ORDINARY),
        amendment("L.2", "L.1", an_edit("in good faith", "at once")),
        amendment("L.3", "L.1", an_edit("good faith", "bad faith")),
        a.Rule("o", RulingKind.ORDER, "so", on="L.1", values=("L.2", "L.3")),
        a.Announce("L.1"),
        *voting("L.2", 9, 3),
        start=assembly(),
    )
    refusal = refused(meeting, a.Put("L.3"))
    assert "OP1 no longer reads “good faith”" in refusal.what
    assert "rule that L.3 is not put" in refusal.in_order[0]
    over = doing(a.Rule("n", RulingKind.NOT_PUT, "lost", on="L.3"), *voting("L.1", 9, 3),
                 start=meeting)  # fmt: skip
    assert wording(over) == "Asks for peace at once"


def test_conflicts_are_named_when_the_voting_begins_and_left_to_the_chair() -> None:
    meeting = doing(
        draft(nature=ORDINARY),
        amendment("L.2", "L.1", an_edit("in good faith", "at once")),
        amendment("L.3", "L.1", an_edit("good faith", "bad faith")),
        a.Announce("L.1"), start=assembly(),
    )  # fmt: skip
    (named,) = followed(meeting, c.ConflictNamed)
    assert (named.one, named.other, str(named.conflict)) == ("L.2", "L.3", "overlap")
    apart = doing(draft(), amendment("L.2", "L.1", an_edit("in good faith", "at once")),
                  a.Announce("L.1"), start=assembly())  # fmt: skip
    assert followed(apart, c.ConflictNamed) == []


def test_an_amendment_is_revised_against_the_text_it_amends() -> None:
    """Found by the simulation: else it could be divided, half voted, and then be stuck."""
    meeting = doing(draft(), amendment("L.2"), start=assembly())
    lost = a.Revise("L.2", ("DEU",), (an_edit("war", "peace"),))
    assert "no longer reads" in refused(meeting, lost).what


def test_what_lost_its_place_after_its_parts_were_voted_is_ruled_out_all_the_same() -> None:
    part = Part("L.3", "one")
    meeting = doing(
        draft(nature=ORDINARY),
        amendment("L.2", "L.1", an_edit("in good faith", "at once")),
        amendment("L.3", "L.1", an_edit("good faith", "bad faith")),
        a.Rule("o", RulingKind.ORDER, "so", on="L.1", values=("L.2", "L.3")),
        a.Move("m", "division", "FRA", about="L.3", parts=(part,)), a.Agree("m"),
        a.Announce("L.1"), *voting("L.2", 9, 3), *voting(part.key, 9, 3), start=assembly(),
    )  # fmt: skip
    refused(meeting, a.Put("L.3"))
    gone = doing(a.Rule("n", RulingKind.NOT_PUT, "lost", on="L.3"), start=meeting)
    assert stage(gone, "L.3") == "not_put"


def test_once_an_amendment_has_been_voted_the_draft_is_not_revised() -> None:
    meeting = doing(
        draft(nature=ORDINARY), amendment("L.2"), a.Announce("L.1"), *voting("L.2", 9, 9),
        start=assembly(),
    )  # fmt: skip
    assert "has begun" in refused(meeting, a.Revise("L.1", ("FRA",), title="New")).what


def test_an_amendment_to_an_amendment_comes_first_and_replaces_its_edits() -> None:
    meeting = doing(
        draft(nature=ORDINARY),
        amendment("L.2", "L.1", an_edit("in good faith", "at once")),
        amendment("L.3", "L.2", an_edit("in good faith", "by May")),
        amendment("L.4", "L.3"),
        a.Announce("L.1"),
        start=assembly(),
    )
    for due in ("L.4", "L.3", "L.2"):
        meeting = doing(*voting(due, 9, 3), start=meeting)
    assert wording(meeting) == "Asks for peace by May"


def test_nobody_amends_what_is_decided() -> None:
    meeting = doing(
        draft(nature=ORDINARY), a.Announce("L.1"), *voting("L.1", 9, 3), start=assembly()
    )
    assert refused(meeting, amendment("L.2")).rule.number == "Rule 90"


def test_a_deleted_paragraph_keeps_its_history() -> None:
    gone = Edit(EditKind.DELETE_PARAGRAPH, place_of("OP1"))
    meeting = doing(
        draft(nature=SUBSTANTIVE), amendment("L.2", "L.1", gone, sponsor="CHN"), a.Announce("L.1"),
        *council_vote("L.2"), *council_vote("L.1", abstain="USA"), start=council(),
    )  # fmt: skip
    assert wording(meeting) == PEACE["OP2"]
    text = text_now(meeting.state, "L.1")
    assert text is not None
    assert [p.history[0].by for p in text.paragraphs if p.removed] == ["L.2"]
