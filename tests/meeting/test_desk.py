"""What is in order and for whom: asked of random meetings, and of small ones one by one."""

from __future__ import annotations

import json
from random import Random

import pytest
from tests.meeting.acting import (
    COUNCIL,
    DAY,
    ORDINARY,
    amendment,
    an_edit,
    assembly,
    council,
    doing,
    draft,
    refused,
    voting,
)
from tests.meeting.test_houses import a_draft, at, called, caucus, committee, speaking

from hemicycle.domain.vote import Method, Position
from hemicycle.meeting import acts as a
from hemicycle.meeting.actors import CHAIR, actors, not_theirs
from hemicycle.meeting.board import board
from hemicycle.meeting.clerk import sensible, way_on, wild
from hemicycle.meeting.codec import from_plain, to_plain
from hemicycle.meeting.desk import in_order, option_document, refusal_document
from hemicycle.meeting.engine import Meeting, perform
from hemicycle.meeting.fold import fold
from hemicycle.meeting.majority import majorities, presence
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import EMPTY, State
from hemicycle.meeting.words import RulingKind, YieldTo

UNOFFERED = (a.Convene,)
"""Convening begins a meeting: there is no state to ask yet."""


def labels(meeting: Meeting, actor: str = CHAIR) -> list[str]:
    return [option.label for option in in_order(meeting.state, actor)]


def kinds(state: State, actor: str) -> set[type]:
    return {type(option.act) for option in in_order(state, actor)}


# --- what is accepted is offered, what is offered is accepted -----------------------------------


@pytest.mark.parametrize("seed", range(25))
def test_whatever_the_engine_accepts_was_offered_to_whoever_does_it(seed: int) -> None:
    rng, state = Random(seed), EMPTY
    for _ in range(150):
        chosen = wild if state.sitting is not None and rng.random() < 0.4 else sensible
        act = chosen(rng, state)
        answer = perform(state, act)
        if isinstance(answer, Refusal):
            continue
        if not isinstance(act, UNOFFERED):
            for actor in actors(act):
                assert type(act) in kinds(state, actor), (act, actor)
        state = fold(answer, state)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_offered_is_written_read_and_accepted(seed: int) -> None:
    rng, state = Random(seed), EMPTY
    for _ in range(30):
        answer = perform(state, sensible(rng, state))
        state = state if isinstance(answer, Refusal) else fold(answer, state)
        for option in in_order(state, CHAIR):
            act = from_plain(json.loads(json.dumps(to_plain(option.act))), "desk")
            assert not isinstance(perform(state, act), Refusal)  # type: ignore[arg-type]
            assert actors(option.act) == (CHAIR,) or not not_theirs(state, CHAIR, option.act)


# --- who ----------------------------------------------------------------------------------------


def test_a_delegation_sends_its_own_acts_and_an_officer_any() -> None:
    state = assembly().state
    assert not_theirs(state, "FRA", a.Inscribe("FRA")) is None
    assert not_theirs(state, CHAIR, a.Inscribe("FRA")) is None
    other = not_theirs(state, "DEU", a.Inscribe("FRA"))
    assert other is not None
    assert other.what == "This is for FRA to do"
    officer = not_theirs(state, "FRA", a.CloseVote())
    assert officer is not None
    assert "presiding officer" in officer.what
    both = a.Withdraw("L.1", ("FRA", "DEU"))
    assert actors(both) == ("FRA", "DEU")
    assert not_theirs(state, "DEU", both) is None
    assert actors(draft(sponsors=("FRA", "DEU"))) == ("FRA", "DEU")


def test_nothing_is_offered_before_the_meeting_or_to_strangers() -> None:
    assert in_order(EMPTY, CHAIR) == ()
    assert board(EMPTY) == {"phase": "before", "in_order": ["convene the meeting"]}
    assert in_order(assembly().state, "XYZ") == ()


def test_an_observer_is_offered_what_it_may_do() -> None:
    plenary = assembly(observers=("VAT",))
    assert labels(plenary, "VAT") == ["ask to speak", "ask for a right of reply"]
    offered = labels(committee(), "RED CROSS")
    assert "move: moderated caucus" in offered
    assert "submit a draft" not in offered


# --- what the meeting waits for -----------------------------------------------------------------


def due(meeting: Meeting, actor: str = CHAIR) -> list[str]:
    return [option.label for option in in_order(meeting.state, actor) if option.due]


def test_what_the_meeting_waits_for_comes_first() -> None:
    convened = doing(a.Convene("SC", DAY))
    assert due(convened) == ["open the meeting"]
    pointed = doing(a.RaisePoint("FRA", "?"), start=council())
    assert due(pointed) == ["answer the point"]
    voting = council()
    voting = doing(draft(), amendment("A", sponsor="DNK"), amendment("B", sponsor="GRC"),
                   a.Announce("L.1"), start=voting)  # fmt: skip
    assert due(voting) == ["rule on the order of the amendments to L.1"]
    order = a.Rule("r", RulingKind.ORDER, "as tabled", on="L.1", values=("B", "A"))
    ruled = doing(order, start=voting)
    assert due(ruled) == ["put to the vote: B, as it says"]
    assert due(doing(a.Put("B"), start=ruled)) == ["close the vote"]
    assert "vote yes" in due(doing(a.Put("B"), start=ruled), "FRA")
    suspended = doing(a.Move("m", "suspend", "FRA"), a.Agree("m"), start=council())
    assert due(suspended) == ["go on with the meeting"]


def test_in_a_roll_call_the_next_member_is_waited_for() -> None:
    meeting = called("MEX")
    assert "vote yes" in due(meeting, "NGA")
    assert due(meeting, "POL") == []
    assert "vote yes, with rights" in labels(meeting, "NGA")
    assert "change the ballot to no" in labels(meeting, "MEX")
    assert board(meeting.state)["vote"]["next"] == "NGA"


def test_sponsors_are_offered_what_they_do_together() -> None:
    meeting = committee(a_draft("L.1"), a_draft("L.2", sponsors=("POL", "JPN")),
                        amendment("A", sponsor="KEN"))  # fmt: skip
    offered = labels(meeting, "FRA")
    assert "withdraw L.1, all sponsors" in offered
    assert "merge L.1 with L.2, all sponsors" in offered
    assert "accept A as friendly, all sponsors" in offered
    assert "withdraw L.1, all sponsors" not in labels(meeting, "POL")
    (merge,) = (o for o in in_order(meeting.state, "FRA") if isinstance(o.act, a.Merge))
    assert set(actors(merge.act)) == {"FRA", "BRA", "POL", "JPN"}


def test_an_option_as_plain_values_leaves_out_what_is_open() -> None:
    (option,) = (o for o in in_order(assembly().state, "FRA") if isinstance(o.act, a.Table))
    shown = option_document(option)
    assert shown["act"] == {"act": "table"}
    assert shown["open"] == ["symbol", "title", "sponsors", "signatories", "text"]
    assert shown["rule"]["number"] == option.rule.number
    assert json.dumps(shown)


def test_a_refusal_as_plain_values_says_what_would_be_in_order() -> None:
    shown = refusal_document(refused(council(), a.Open()))
    assert shown["refused"].startswith("Open is not in order")
    assert shown["in_order"]


# --- majorities and presence --------------------------------------------------------------------


def test_the_majority_is_told_before_the_vote() -> None:
    meeting = doing(draft(), a.Move("m", "close_debate", "FRA"), start=assembly())
    words = [(m.nature, m.words) for m in majorities(meeting.state, "L.1")]
    assert words == [
        ("ordinary", "a majority of the members present and voting"),
        ("important", "two thirds of the members present and voting"),
    ]
    (closure,) = majorities(meeting.state, "m")
    assert (closure.words, closure.second_vote) == (words[0][1], False)
    ruled = doing(draft("L.2", nature=ORDINARY), start=meeting)
    (one,) = majorities(ruled.state, "L.2")
    assert one.second_vote
    (own,) = majorities(committee(a.Move("m", "close_debate", "FRA")).state, "m")
    assert own.words.startswith("two thirds")


def test_the_veto_and_the_appeal_are_told_before_the_vote() -> None:
    meeting = doing(draft(), start=council())
    substantive = [m for m in majorities(meeting.state, "L.1") if m.nature == "substantive"]
    assert [(m.words, m.veto) for m in substantive] == [("9 affirmative votes", True)]
    ruling = a.Rule("r", RulingKind.OTHER, "so")
    appealed = doing(ruling, a.Appeal("r", "FRA"), start=meeting)
    (appeal,) = majorities(appealed.state, "r")
    assert not appeal.veto


def test_presence_is_what_was_counted_or_who_answered_the_roll() -> None:
    there = presence(assembly(present=97).state)
    assert (there.members, there.present, there.to_open, there.to_decide) == (193, 97, 65, 97)
    assert there.may_decide
    assert presence(assembly(present=96).state).may_decide is False
    assert presence(council().state).may_decide is None
    start = doing(a.Convene("mun", DAY), a.Open(), a.Attend("FRA"))
    assert presence(start.state).present == 1


# --- the board ------------------------------------------------------------------------------------


def test_the_board_shows_the_floor_and_its_time() -> None:
    meeting = speaking(**at(0))
    floor = board(meeting.state, at(70)["at"])["speakers"]["floor"]
    assert (floor["member"], floor["used"], floor["left"]) == ("FRA", 70, -10)
    assert board(meeting.state)["speakers"]["floor"]["running"]
    done = doing(a.Finish("FRA", **at(75)), a.Inscribe("KEN"), start=meeting)
    speakers = board(done.state)["speakers"]
    assert speakers["used"] == {"FRA": 75}
    assert speakers["list"] == ["KEN"]
    assert speakers["floor"] is None


def test_the_board_shows_motions_in_their_order_with_their_speakers() -> None:
    meeting = committee(a.Move("c", "close_debate", "FRA"), caucus())
    motions = board(meeting.state)["motions"]
    assert [m["id"] for m in motions] == ["m", "c"]
    assert [m["next"] for m in motions] == [True, False]
    assert motions[1]["speakers_against"] == {"allowed": 2, "spoken": 0}
    assert (motions[0]["total"], motions[0]["each"]) == (600, 60)
    begun = doing(a.Agree("m", **at(0)), start=meeting)
    assert board(begun.state, at(100)["at"])["caucus"]["left"] == 500


def test_the_board_never_shows_how_a_ballot_was_given() -> None:
    meeting = doing(draft(nature=ORDINARY), a.Announce("L.1"), a.Put("L.1"), start=assembly())
    meeting = doing(a.Cast("FRA", Position.NO), start=meeting)
    vote = board(meeting.state)["vote"]
    assert vote["answered"] == ["FRA"]
    assert '"NO"' not in json.dumps(vote)
    assert len(vote["waiting"]) == 192
    assert vote["placed"] == "draft 1 in the order of submission"


def test_the_board_of_every_state_is_plain_values() -> None:
    for seed in range(8):
        rng, state = Random(seed), EMPTY
        for _ in range(40):
            answer = perform(state, sensible(rng, state))
            state = state if isinstance(answer, Refusal) else fold(answer, state)
            json.dumps(board(state))


def test_a_member_of_the_council_is_offered_what_only_the_council_knows() -> None:
    guest = draft(sponsors=("UKR",))
    meeting = doing(guest, start=council(proposing=("UKR",), observers=("UKR",)))
    assert "ask for a vote on L.1" in labels(meeting, COUNCIL[0])
    put = a.Put("L.1", Method.RECORDED, by_letter=True)
    meeting = doing(a.AskVote("L.1", "FRA"), a.Announce("L.1"), put, start=meeting)
    assert board(meeting.state)["vote"]["method"] == "recorded"


@pytest.mark.parametrize("motion", ["recorded_vote", "secret_ballot"])
def test_a_question_is_offered_in_the_way_the_body_decided(motion: str) -> None:
    meeting = doing(draft(nature=ORDINARY), a.Move("m", motion, "FRA", "L.1"), a.Agree("m"),
                    a.Object("L.1", "FRA"), a.Announce("L.1"), start=assembly())  # fmt: skip
    (put,) = (option for option in in_order(meeting.state, CHAIR) if isinstance(option.act, a.Put))
    assert put.due
    assert put.open == ()
    doing(put.act, start=meeting)


def test_a_roll_call_that_was_decided_waits_for_its_lot() -> None:
    meeting = committee(a_draft(), a.Move("m", "roll_call", "FRA", "L.1"), a.Agree("m"),
                        a.Announce("L.1"))  # fmt: skip
    (put,) = (option for option in in_order(meeting.state, CHAIR) if isinstance(option.act, a.Put))
    assert put.open == ("lot",)
    assert way_on(meeting.state)


# --- each offer once ------------------------------------------------------------------------------


def test_rulings_that_are_asked_for_are_offered() -> None:
    meeting = doing(a.AskReply("CHN"), a.AskReply("KEN"), a.ChallengeCredentials("FRA", "POL"),
                    a.Rule("r", RulingKind.REPLY, "so", on="KEN"), start=committee())  # fmt: skip
    offered = labels(meeting)
    assert "rule on the right of reply of China" in offered
    assert "rule on the right of reply of Kenya" not in offered
    assert "let Kenya reply" in offered
    assert "rule on the credentials of Poland" in offered


def test_a_majority_that_nobody_ruled_on_is_due() -> None:
    meeting = doing(draft(), a.Announce("L.1"), *voting("L.1", 60, 40), start=assembly())
    assert due(meeting)[0] == "rule on the majority for L.1"


def test_an_amendment_that_lost_its_place_is_to_be_ruled_out() -> None:
    edit = an_edit("peace", "calm")
    meeting = doing(
        draft(nature=ORDINARY), amendment("A", "L.1", edit), amendment("B", "L.1", edit),
        a.Rule("o", RulingKind.ORDER, "as tabled", on="L.1", values=("A", "B")),
        a.Announce("L.1"), *voting("A", 90, 3), start=assembly(),
    )  # fmt: skip
    assert due(meeting) == ["rule that B is not put"]


def test_what_can_be_done_with_the_floor_is_offered() -> None:
    listed = doing(a.Inscribe("FRA"), start=assembly())
    assert "give the floor to France" in labels(listed)
    asked = doing(a.Yield("FRA", YieldTo.QUESTIONS), start=speaking())
    assert "let a question be asked of France" in labels(asked)
    assert "yield to another delegation" in labels(speaking(), "FRA")
    voted = called("MEX")
    voted = doing(a.Cast("NGA", Position.NO, rights=True), a.CloseVote(), start=voted)
    assert "let Nigeria explain its vote on L.1, Peace" in labels(voted)
    assert "let a member explain its vote on L.1" in labels(
        doing(draft(), a.Announce("L.1"), start=assembly())
    )


def test_papers_costs_and_waivers_are_offered() -> None:
    paper = a.Paper("WP 1", "Water", ("FRA", "BRA"), {}, ("KEN", "MEX"))
    assert "introduce WP 1 as a draft" in labels(committee(paper))
    assert "sign WP 1" in labels(committee(paper), "POL")
    meeting = doing(draft(costs_pending=True, circulated=DAY), start=assembly())
    assert "state what L.1 would cost" in labels(meeting)
    assert "waive the time of circulation for L.1" in labels(meeting)


def test_elections_and_their_lot_are_offered() -> None:
    assert "begin an election (SC-seat)" in labels(assembly())
    one = doing(a.OpenElection("e", "SC-seat"), a.OpenElection("many", "SC-seat", 3),
                a.OpenElection("post", "PGA"), start=assembly())  # fmt: skip
    assert {"count a ballot of e", "count a ballot of many"} <= set(labels(one))
    tied = {"A": 90, "B": 90}
    lot = doing(a.CountBallots("post", tied), a.CountBallots("post", tied), start=one)
    assert "the lot falls on A" in labels(lot)
    drawn = doing(a.DrawLot("post", "A"), start=lot)
    assert "the lot falls on A" not in labels(drawn)


def test_a_motion_is_withdrawn_by_its_mover() -> None:
    meeting = doing(a.Move("m", "suspend", "FRA"), start=assembly())
    assert "withdraw the motion: suspend" in labels(meeting, "FRA")
    assert "withdraw the motion: suspend" not in labels(meeting, "CHN")


def test_speeches_whose_time_nobody_told_count_no_time() -> None:
    meeting = doing(a.Speak("FRA"), a.Finish("FRA"), start=assembly())
    assert board(meeting.state)["speakers"]["used"] == {}


def test_the_clerk_counts_a_secret_ballot_and_rules_out_what_lost_its_place() -> None:
    secret = doing(draft(nature=ORDINARY), a.Move("m", "secret_ballot", "FRA", "L.1"),
                   a.Agree("m"), a.Announce("L.1"), a.Put("L.1", Method.SECRET_BALLOT),
                   start=assembly())  # fmt: skip
    assert all(isinstance(sensible(Random(n), secret.state), a.Result) for n in range(20))
    edit = an_edit("peace", "calm")
    lost = doing(
        draft(nature=ORDINARY), amendment("A", "L.1", edit), amendment("B", "L.1", edit),
        a.Rule("o", RulingKind.ORDER, "as tabled", on="L.1", values=("A", "B")),
        a.Announce("L.1"), *voting("A", 90, 3), start=assembly(),
    )  # fmt: skip
    assert a.Rule("lost 2", RulingKind.NOT_PUT, "no place", on="B") in way_on(lost.state)
