"""Where the presiding officer must rule, and the record a question leaves (dossier, part 5)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.meeting.acting import (
    DAY,
    IMPORTANT,
    LATER,
    ORDINARY,
    PROCEDURAL,
    SUBSTANTIVE,
    amendment,
    an_edit,
    assembly,
    council,
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

from hemicycle.domain.vote import Detail, Method, Position
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.engine import Meeting
from hemicycle.meeting.replay import replay
from hemicycle.meeting.script import Script, play
from hemicycle.meeting.telling import named as name_of
from hemicycle.meeting.words import Purpose, RulingKind


def ruling(kind: RulingKind, on: str = "", *values: str, granted: bool = True) -> a.Rule:
    return a.Rule("r", kind, "as it seems to the chair", on=on, values=values, granted=granted)


def overruled(meeting: Meeting) -> Meeting:
    """The same meeting after an appeal that overrules the ruling ``r``."""
    return doing(a.Appeal("r", "CHN"), *voting("r", 90, 30), start=meeting)


# --- 3: amendment or new proposal; what was taken out comes back --------------------------------


def test_a_new_proposal_is_not_put_as_an_amendment() -> None:
    start = doing(draft(), amendment("A"), amendment("B", "A"), start=assembly())
    new = ruling(RulingKind.AMENDMENT, "A", granted=False)
    refused(start, ruling(RulingKind.AMENDMENT, "L.1"))
    ruled = doing(new, start=start)
    assert [stage(ruled, s) for s in ("A", "B")] == ["not_put", "lapsed"]
    back = overruled(ruled)
    assert [stage(back, s) for s in ("A", "B")] == ["pending", "pending"]
    assert stage(doing(ruling(RulingKind.AMENDMENT, "A"), start=start), "A") == "pending"


def test_a_draft_ruled_out_comes_back_when_the_ruling_falls() -> None:
    start = doing(draft(), amendment("A"), ruling(RulingKind.NOT_PUT, "L.1"), start=assembly())
    assert [stage(start, s) for s in ("L.1", "A")] == ["not_put", "lapsed"]
    assert [stage(overruled(start), s) for s in ("L.1", "A")] == ["pending", "pending"]


def test_an_amendment_does_not_come_back_to_a_text_that_is_decided() -> None:
    start = doing(draft(nature=ORDINARY), amendment("A"), ruling(RulingKind.NOT_PUT, "A"),
                  a.Announce("L.1"), *voting("L.1", 90, 3), start=assembly())  # fmt: skip
    assert stage(overruled(start), "A") == "not_put"


# --- 12: the day before ---------------------------------------------------------------------------


@pytest.mark.parametrize(("circulated", "late"), [(DAY, True), (date(2025, 2, 23), False)])
def test_a_draft_is_circulated_the_day_before_unless_waived(circulated: date, late: bool) -> None:
    start = doing(draft(circulated=circulated), start=assembly())
    if not late:
        doing(a.Announce("L.1"), start=start)
        return
    assert refused(start, a.Announce("L.1")).rule.number == "Rule 78"
    doing(ruling(RulingKind.WAIVER, "L.1"), a.Announce("L.1"), start=start)
    kept = doing(ruling(RulingKind.WAIVER, "L.1", granted=False), start=start)
    refused(kept, a.Announce("L.1"))
    fallen = overruled(doing(ruling(RulingKind.WAIVER, "L.1"), start=start))
    refused(fallen, a.Announce("L.1"))
    doing(draft(circulated=circulated), a.Announce("L.1"), start=council())


# --- 13: machine faults and late changes; the count printed later -------------------------------


def test_after_a_fault_the_vote_is_taken_anew() -> None:
    start = doing(draft(nature=ORDINARY), a.Announce("L.1"), start=assembly())
    refused(start, ruling(RulingKind.FAULT))
    going = doing(a.Put("L.1"), a.Cast("FRA", Position.YES), start=start)
    refused(going, ruling(RulingKind.OTHER))
    anew = doing(ruling(RulingKind.FAULT), a.Put("L.1"), start=going)
    assert anew.state.vote is not None
    assert anew.state.vote.ballots == {}


def test_the_count_printed_later_stands_beside_the_one_announced() -> None:
    meeting = doing(draft(nature=ORDINARY), a.Announce("L.1"), *voting("L.1", 89, 8, 69),
                    a.Publish("L.1", 93, 8, 73, source="A/RES/ES-11/8"),
                    start=assembly())  # fmt: skip
    assert last_decision(meeting).tally.yes == 89
    assert meeting.state.published["L.1"].yes == 93
    refused(meeting, a.Publish("L.1", 89, 8, 69))
    refused(meeting, a.Publish("L.2", 1, 1, 1))
    script = Script("small", "", ("test",), "", meeting.events)
    assert replay(script, meeting)["steps"][0]["published"]["yes"] == 93
    assert "The record prints 93–8–73" in str(replay(script, meeting)["story"])


# --- 14: a secret ballot on what is no election -------------------------------------------------


def test_only_the_assembly_itself_can_decide_on_a_secret_ballot() -> None:
    start = doing(draft(nature=ORDINARY), start=assembly())
    decided = doing(a.Move("m", "secret_ballot", "FRA", "L.1"), a.Agree("m"), a.Announce("L.1"),
                    start=start)  # fmt: skip
    refused(decided, a.Put("L.1"))
    secret = doing(a.Put("L.1", Method.SECRET_BALLOT), start=decided)
    refused(secret, a.Cast("FRA", Position.YES))
    refused(secret, a.CloseVote())
    refused(secret, a.Result(60, 30, positions=named(yes="FRA")))
    counted = doing(a.Result(60, 30, 5), start=secret)
    assert outcome(counted) == ("adopted", "adopted")
    refused(doing(a.Announce("L.1"), start=start), a.Put("L.1", Method.SECRET_BALLOT))


# --- 15: credentials ------------------------------------------------------------------------------


def test_a_challenged_delegation_sits_provisionally_until_it_is_ruled_on() -> None:
    challenge = a.ChallengeCredentials("FRA", "ZAF", "two governments claim the seat")
    start = doing(challenge, start=assembly())
    refused(start, challenge)
    refused(start, a.ChallengeCredentials("FRA", "XYZ"))
    refused(start, a.ChallengeCredentials("FRA", "FRA"))
    doing(a.Inscribe("ZAF"), start=start)
    good = doing(ruling(RulingKind.CREDENTIALS, "ZAF"), a.Inscribe("ZAF"), start=start)
    assert good.state.provisional == frozenset()
    refused(start, ruling(RulingKind.CREDENTIALS, "XYZ"))
    assert assembly(provisional=("ZAF",)).state.provisional == {"ZAF"}


def test_a_seat_whose_credentials_fail_is_empty_and_the_ruling_can_be_overruled() -> None:
    """12 November 1974: the ruling on South Africa was upheld on appeal."""
    fail = ruling(RulingKind.CREDENTIALS, "ZAF", granted=False)
    start = doing(draft(nature=ORDINARY), fail, start=assembly())
    refused(start, a.Inscribe("ZAF"))
    voted = doing(a.Announce("L.1"), a.Put("L.1"), start=start)
    assert refused(voted, a.Cast("ZAF", Position.YES)).rule.number == "Rule 82"
    assert len(voted.state.vote.roll) == 192
    doing(a.Inscribe("ZAF"), start=overruled(start))


# --- 16: names; 17: recounts; 19: labels; 20: acclamation ---------------------------------------


def test_a_member_is_called_as_ruled() -> None:
    meeting = doing(ruling(RulingKind.NAME, "TUR", "Türkiye"), start=assembly())
    assert name_of(meeting.state, "TUR") == "Türkiye"
    assert name_of(overruled(meeting).state, "TUR") == name_of(assembly().state, "TUR")
    refused(assembly(), ruling(RulingKind.NAME, "TUR"))
    refused(assembly(), ruling(RulingKind.NAME, "XYZ", "Somewhere"))


def test_a_tied_motion_is_lost_unless_it_is_ruled_to_be_put_again() -> None:
    start = doing(a.Move("m", "close_debate", "FRA"), *voting("m", 40, 40), start=assembly())
    assert start.state.motions["m"].carried is False
    again = doing(ruling(RulingKind.RECOUNT, "m"), start=start)
    assert again.state.motions["m"].carried is None
    second = doing(*voting("m", 41, 40), start=again)
    assert second.state.debate_closed
    twice = a.Rule("s", RulingKind.RECOUNT, "once more", on="m")
    refused(second, twice)
    lost = doing(a.Move("n", "close_list", "FRA"), *voting("n", 39, 40), start=assembly())
    refused(lost, a.Rule("s", RulingKind.RECOUNT, "close", on="n"))
    refused(lost, ruling(RulingKind.RECOUNT, "none"))


def test_a_tied_motion_about_a_text_that_is_gone_is_not_put_again() -> None:
    start = doing(draft(), a.Move("m", "put", "FRA", "L.1"), *voting("m", 40, 40), start=assembly())
    assert stage(start) == "not_put"
    assert "no longer before the body" in refused(start, ruling(RulingKind.RECOUNT, "m")).what


def test_what_not_voting_was_is_labelled_afterwards() -> None:
    start = doing(draft(nature=PROCEDURAL), a.Announce("L.1"), a.Put("L.1"),
                  a.Cast("FRA", Position.YES), a.CloseVote(), start=council())  # fmt: skip
    doing(ruling(RulingKind.LABEL, "L.1", "CHN", "not_participating"), start=start)
    refused(start, ruling(RulingKind.LABEL, "L.1", "FRA", "absent"))
    refused(start, ruling(RulingKind.LABEL, "L.1", "CHN", "asleep"))
    refused(start, ruling(RulingKind.LABEL, "L.2", "CHN", "absent"))
    refused(start, ruling(RulingKind.LABEL, "L.1", "CHN"))


def test_acclamation_is_an_adoption_without_a_vote() -> None:
    start = doing(draft(), a.Announce("L.1"), start=assembly())
    plain = last_decision(doing(a.Agree("L.1"), start=start))
    cheered = last_decision(doing(a.Agree("L.1", acclamation=True), start=start))
    assert (plain.note, cheered.note) == ("", "by acclamation")
    assert cheered.decision.code == plain.decision.code == "adopted_without_vote"


def test_who_disassociates_itself_changes_nothing() -> None:
    start = doing(draft(), a.Announce("L.1"), a.Agree("L.1"), start=assembly())
    said = doing(a.Speak("CHN", Purpose.DISASSOCIATION, "L.1", "from OP1"), start=start)
    assert said.state.votes == start.state.votes
    voted = doing(draft(nature=ORDINARY), a.Announce("L.1"), *voting("L.1", 90, 3),
                  start=assembly())  # fmt: skip
    refused(voted, a.Speak("CHN", Purpose.DISASSOCIATION, "L.1"))
    refused(voted, a.Speak("CHN", Purpose.DISASSOCIATION, "L.2"))


# --- the minimum record of a question -----------------------------------------------------------


def test_the_record_holds_the_names_of_the_day() -> None:
    composed = followed(assembly(), c.Composed)[0]
    names = dict(zip(composed.members, composed.names, strict=True))
    assert names["MKD"] == "North Macedonia"
    old = followed(doing(a.Convene("GA", date(2018, 9, 20))), c.Composed)[0]
    assert dict(zip(old.members, old.names, strict=True))["MKD"].startswith("The former Yugoslav")


def placed(meeting: Meeting) -> str:
    return last_decision(meeting).placed


def test_the_record_says_why_a_question_was_due() -> None:
    start = doing(draft(nature=ORDINARY), draft("L.2", nature=ORDINARY), start=assembly())
    first = doing(a.Announce("L.1"), *voting("L.1", 90, 3), start=start)
    assert placed(first) == "draft 1 in the order of submission"
    given = doing(a.Move("m", "priority", "FRA", "L.2"), *voting("m", 90, 3), start=start)
    assert placed(given) == "a motion, before the texts"
    second = doing(a.Announce("L.2"), *voting("L.2", 90, 3), start=given)
    assert placed(second) == "a draft given priority"
    ranked = doing(a.Move("m", "suspend", "FRA"), *voting("m", 90, 3), start=start)
    assert placed(ranked) == "a motion of rank 1"
    appealed = doing(ruling(RulingKind.OTHER), a.Appeal("r", "FRA"), *voting("r", 3, 90),
                     start=start)  # fmt: skip
    assert placed(appealed) == "an appeal is put at once"


def test_the_record_says_where_an_amendment_and_a_part_stood() -> None:
    start = doing(draft(nature=ORDINARY), amendment("A"), start=assembly())
    alone = doing(a.Announce("L.1"), *voting("A", 3, 90), start=start)
    assert placed(alone) == "an amendment, before L.1"
    order = a.Rule("order", RulingKind.ORDER, "as tabled", on="L.1", values=("B", "A"))
    both = doing(amendment("B"), order, ruling(RulingKind.OTHER), a.Announce("L.1"),
                 *voting("B", 3, 90), start=start)  # fmt: skip
    assert placed(both) == "amendment 1 to L.1, as ruled (order)"


def test_the_record_keeps_the_item_the_day_and_who_did_not_take_part() -> None:
    meeting = doing(draft(nature=ORDINARY, item="7"), a.Announce("L.1"), a.Put("L.1"),
                    a.Result(1, 0, 0, 1, positions=named(yes="FRA", non_voting="CHN"),
                             details={Detail.NOT_PARTICIPATING: ("CHN",)}),
                    start=assembly())  # fmt: skip
    assert meeting.state.proposals["L.1"].proposal.item == "7"
    assert dict(last_decision(meeting).details) == {"CHN": Detail.NOT_PARTICIPATING}
    again = doing(draft(nature=ORDINARY), a.Announce("L.1"), a.Put("L.1"), start=assembly())
    refused(again, a.Result(1, 0, 0, positions=named(yes="FRA"), details={Detail.ABSENT: ("FRA",)}))


def test_a_member_barred_is_told_from_one_that_was_silent() -> None:
    meeting = doing(draft(nature=ORDINARY), a.Announce("L.1"), a.Put("L.1"),
                    a.Cast("FRA", Position.YES), a.CloseVote(),
                    start=assembly(barred=("AFG",)))  # fmt: skip
    assert dict(last_decision(meeting).details) == {"AFG": Detail.BARRED_ART_19}


# --- times ----------------------------------------------------------------------------------------


def moment(hours: float) -> datetime:
    return datetime(2025, 2, 24, 16, tzinfo=UTC) + timedelta(hours=hours)


def tied(*, at: datetime | None) -> Meeting:
    return doing(draft(nature=ORDINARY), a.Announce("L.1"), a.Put("L.1"), a.Result(40, 40, at=at),
                 start=assembly())  # fmt: skip


@pytest.mark.parametrize(("hours", "late"), [(47.9, False), (48, False), (48.1, True)])
def test_the_48_hours_are_counted_from_the_instant_of_the_tie(hours: float, late: bool) -> None:
    start = tied(at=moment(0))
    assert start.state.timers[0].timer.due_at == moment(48)
    later = doing(a.Move("m", "adjourn", "FRA"), a.Agree("m"), a.Resume(LATER),
                  a.Announce("L.1"), a.Put("L.1"), a.Result(41, 40, at=moment(hours)),
                  start=start)  # fmt: skip
    assert ("later than 2025-02-26 16:00" in last_decision(later).note) is late


def test_the_ten_working_days_keep_the_instant_of_the_veto() -> None:
    start = doing(draft(nature=SUBSTANTIVE), a.Announce("L.1"), a.Put("L.1"), start=council())
    veto = a.Result(14, 1, 0, positions=named(no="RUS"), at=moment(0))
    debate, report = (entry.timer for entry in doing(veto, start=start).state.timers)
    assert (debate.due, debate.since_at, debate.due_at) == (date(2025, 3, 10), moment(0), None)
    assert report.due == date(2025, 3, 7)


def test_an_instant_does_not_go_back_and_says_its_offset() -> None:
    start = doing(a.Remark("so", at=moment(1)), start=assembly())
    assert start.state.now == moment(1)
    assert "is before" in refused(start, a.Inscribe("FRA", at=moment(0.5))).what
    doing(a.Inscribe("FRA", at=moment(1)), start=start)
    naive = moment(2).replace(tzinfo=None)
    assert "UTC" in refused(start, a.Inscribe("FRA", at=naive)).what
    assert doing(a.Inscribe("FRA"), start=start).state.now == moment(1)


# --- undo -----------------------------------------------------------------------------------------


def test_an_undo_brings_back_what_was_and_keeps_what_was_done() -> None:
    start = doing(draft(), start=assembly())
    wrong = doing(a.Withdraw("L.1", ("FRA",)), a.Remark("oh"), start=start)
    back = doing(a.Undo("the wrong draft", by="Secretary"), start=wrong)
    assert back.state == start.state
    assert back.events[: len(wrong.events)] == wrong.events
    two = doing(a.Inscribe("FRA"), a.Inscribe("CHN"), a.Undo("both", acts=2), start=start)
    assert two.state == start.state


def test_an_undo_has_its_limits() -> None:
    convened = doing(a.Convene("GA", DAY))
    refused(convened, a.Undo("no"))
    opened = doing(a.Open(150), start=convened)
    refused(opened, a.Undo("no", acts=2))
    refused(opened, a.Undo("no", acts=0))
    assert doing(a.Undo("no"), start=opened).state.phase == "convened"
    refused(doing(a.Close(), start=opened), a.Undo("too late"))
    long = doing(*(a.CountPresent(n) for n in range(100, 140)), start=opened)
    refused(long, a.Undo("too far", acts=33))
    assert doing(a.Undo("as far", acts=32), start=long).state.present == 107


def test_what_was_undone_is_no_step_and_is_told_as_undone() -> None:
    acts = (
        a.Convene("GA", DAY), a.Open(150), draft(nature=ORDINARY), a.Announce("L.1"),
        a.Put("L.1"), a.Result(90, 3), a.Undo("misread"), a.Result(3, 90),
    )  # fmt: skip
    script = Script("small", "", ("test",), "", acts)
    document = replay(script, play(script))
    assert [step["code"] for step in document["steps"]] == ["rejected_no_majority"]
    assert [line["undone"] for line in document["story"]].count(True) == 1


# --- every kind is told ---------------------------------------------------------------------------


def test_every_ruling_is_told_in_words() -> None:
    edit = an_edit("peace", "a just peace")
    acts = (
        a.Convene("GA", DAY), a.Open(150), draft(nature=IMPORTANT, circulated=DAY),
        amendment("A", "L.1", edit), amendment("B"), a.ChallengeCredentials("FRA", "ZAF", "why"),
        *(
            a.Rule(str(number), kind, "so", on=on, values=values, granted=granted)
            for number, (kind, on, values, granted) in enumerate((
                (RulingKind.ORDER, "L.1", ("A", "B"), True),
                (RulingKind.EXCLUDES, "A", ("B",), True),
                (RulingKind.AMENDMENT, "A", (), True),
                (RulingKind.WAIVER, "L.1", (), True),
                (RulingKind.CREDENTIALS, "ZAF", (), True),
                (RulingKind.NAME, "TUR", ("Türkiye",), True),
                (RulingKind.OTHER, "", (), True),
            ))
        ),
        a.AskReply("CHN"), a.Rule("reply", RulingKind.REPLY, "so", on="CHN", granted=False),
        a.Move("m", "close_debate", "FRA"), *voting("m", 40, 40),
        a.Rule("again", RulingKind.RECOUNT, "so", on="m"), *voting("m", 39, 40),
        a.Announce("L.1"), a.Put("A"), a.Cast("FRA", Position.YES), a.Recast("FRA", Position.NO),
        a.Refrain("CHN"), a.Rule("fault", RulingKind.FAULT, "so"), a.Put("A"), a.CloseVote(),
        a.Rule("label", RulingKind.LABEL, "so", on="A", values=("CHN", "absent")),
    )  # fmt: skip
    script = Script("small", "", ("test",), "", acts)
    told = "\n".join(line["text"] for line in replay(script, play(script))["story"])
    for words in (
        "the amendments are voted in this order: A, B", "the adoption of A excludes B",
        "A is an amendment", "L.1 is taken up although", "the credentials of South Africa are in",
        "TUR is called Türkiye", "rules: other", "China has no right of reply",
        "is put once more", "the vote is taken anew", "China was absent",
        "France challenges the credentials of South Africa: why. It sits provisionally.",
        "France changes its ballot to no", "China does not participate.",
    ):  # fmt: skip
        assert words in told, words


def test_what_sponsors_and_members_do_with_texts_is_told() -> None:
    acts = (
        a.Convene("SC", DAY), a.Open(), draft(nature=PROCEDURAL, seconders=("CHN",)),
        a.JoinSponsors("L.1", "DNK"), a.LeaveSponsors("L.1", "DNK"),
        a.Revise("L.1", ("FRA",), (an_edit("peace", "a just peace"),)),
        a.Withdraw("L.1", ("FRA",)), a.Reintroduce("L.1", "CHN"), a.DeclareParty("GRC", "L.1"),
        a.Rule("out", RulingKind.NOT_PUT, "out of order", on="L.1"), a.Appeal("out", "CHN"),
        *voting("out", 9, 3), a.Speak("GRC", Purpose.REPLY, text="no"),
    )  # fmt: skip
    script = Script("small", "", ("test",), "", acts)
    document = replay(script, play(script))
    told = "\n".join(line["text"] for line in document["story"])
    for words in (
        "Denmark joins the sponsors of L.1.", "Denmark leaves the sponsors of L.1.",
        "All sponsors revise L.1; nothing is voted.", "China takes up L.1 again.",
        "Greece declares itself a party to the dispute.", "L.1 is before the body again.",
        "Greece replies: no.",
    ):  # fmt: skip
        assert words in told, words
    (revised,) = (line["changed"] for line in document["story"] if line["changed"])
    assert ["+", "a just"] in revised["difference"][1]["runs"]


def test_an_amendment_that_is_revised_changes_no_draft_yet() -> None:
    acts = (
        a.Convene("GA", DAY), a.Open(150), draft(), amendment("A", "L.1", an_edit("peace", "rest")),
        a.Revise("A", ("DEU",), (an_edit("peace", "quiet"),)),
    )  # fmt: skip
    script = Script("small", "", ("test",), "", acts)
    assert not any(line["changed"] for line in replay(script, play(script))["story"])


def test_the_list_that_is_open_again_and_the_lot_are_told() -> None:
    acts = (
        a.Convene("mun", DAY), a.Open(12), a.Move("c", "close_list", "FRA"), a.Agree("c"),
        a.Move("o", "open_list", "FRA"), a.Agree("o"),
    )  # fmt: skip
    script = Script("small", "", ("test",), "", acts)
    told = "\n".join(line["text"] for line in replay(script, play(script))["story"])
    assert "The list of speakers is open again." in told
    tied = {"A": 90, "B": 90}
    posts = (
        a.Convene("GA", DAY), a.Open(), a.OpenElection("post", "PGA"),
        a.CountBallots("post", tied), a.CountBallots("post", tied), a.DrawLot("post", "A"),
    )  # fmt: skip
    script = Script("small", "", ("test",), "", posts)
    assert "The lot falls on A." in str(replay(script, play(script))["story"])
