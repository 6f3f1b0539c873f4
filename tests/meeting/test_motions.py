"""Motions: precedence, objection, agreement, and what each does."""

from __future__ import annotations

import pytest
from tests.meeting.acting import (
    IMPORTANT,
    ORDINARY,
    PROCEDURAL,
    SUBSTANTIVE,
    amendment,
    assembly,
    council,
    council_vote,
    doing,
    draft,
    followed,
    outcome,
    refused,
    stage,
    voting,
)

from hemicycle.domain.proposal import Part
from hemicycle.domain.text import place_of
from hemicycle.domain.vote import Method, Question
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting import effects
from hemicycle.meeting.engine import Meeting
from hemicycle.meeting.order import text_now
from hemicycle.meeting.state import Phase
from hemicycle.meeting.words import RulingKind
from hemicycle.rules.sequence import EFFECTS


def moving(motion: str, about: str = "L.1", **fields: object) -> a.Move:
    return a.Move("m", motion, "CHN", about=about, **fields)  # type: ignore[arg-type]


# --- precedence ---------------------------------------------------------------------------------


def test_the_assembly_takes_motions_in_the_order_of_rule_77() -> None:
    kinds = ["priority", "close_debate", "adjourn_debate", "adjourn", "suspend"]
    meeting = doing(draft(), start=assembly())
    for kind in kinds:
        meeting = doing(a.Move(kind, kind, "FRA", about="L.1"), start=meeting)
    for kind in reversed(kinds):
        wrong = refused(meeting, a.Put("L.1"))
        assert kind in wrong.in_order[0]
        meeting = doing(*voting(kind, 3, 9), start=meeting)
    assert refused(meeting, a.Put("L.1")).in_order[0] == "announce the voting on L.1"


def test_the_council_takes_motions_in_the_order_of_rule_33() -> None:
    kinds = ["postpone", "refer", "adjourn_to", "adjourn", "suspend"]
    meeting = doing(draft(), start=council())
    for kind in kinds:
        meeting = doing(a.Move(kind, kind, "FRA", about="L.1"), start=meeting)
    order = [motion.id for motion in meeting.state.pending_motions()]
    assert order == list(reversed(kinds))


@pytest.mark.parametrize(
    "act",
    [
        moving("filibuster"),
        a.Move("", "suspend", "CHN"),
        a.Move("L.1", "suspend", "CHN"),
        a.Move("n", "suspend", "XYZ"),
        moving("priority", "L.9"),
        moving("reconsider"),
        moving("division"),
        moving("division", parts=(Part("L.1", "a"), Part("L.1", "a"))),
        moving("division", parts=(Part("L.2", "a"),)),
        moving("recorded_vote", "L.3"),
    ],
)
def test_motions_that_are_not_in_order(act: a.Move) -> None:
    meeting = doing(draft(), draft("L.3"), a.Withdraw("L.3", ("FRA",)), start=assembly())
    refused(meeting, act)


def test_the_same_motion_is_not_moved_twice() -> None:
    meeting = doing(moving("priority"), start=doing(draft(), start=assembly()))
    refused(meeting, a.Move("n", "priority", "FRA", about="L.1"))


def test_a_motion_is_dropped_by_its_mover_alone() -> None:
    meeting = doing(a.Move("m", "suspend", "CHN"), start=assembly())
    refused(meeting, a.DropMotion("m", "FRA"))
    dropped = doing(a.DropMotion("m", "CHN"), start=meeting)
    assert dropped.state.motions["m"].carried is False
    refused(dropped, a.DropMotion("m", "CHN"))


def test_texts_wait_for_motions() -> None:
    meeting = doing(draft(), a.Move("m", "suspend", "CHN"), start=assembly())
    assert refused(meeting, a.Announce("L.1")).rule.number == "Rule 77"


# --- agreement and objection ---------------------------------------------------------------------


def test_what_nobody_objects_to_is_agreed() -> None:
    meeting = doing(draft(), moving("priority"), a.Agree("m"), start=assembly())
    assert meeting.state.priority == ("L.1",)
    refused(meeting, a.Agree("m"))


def test_an_objection_makes_it_a_vote() -> None:
    meeting = doing(draft(), moving("priority"), a.Object("m", "USA"), start=assembly())
    assert refused(meeting, a.Agree("m")).rule.number == "Practice of the Assembly"
    refused(meeting, a.Object("m", "XYZ"))
    refused(meeting, a.Object("nothing", "USA"))
    assert doing(*voting("m", 9, 3), start=meeting).state.priority == ("L.1",)


def test_a_draft_is_adopted_without_a_vote_unless_somebody_asks_for_one() -> None:
    """C-38."""
    meeting = doing(draft(), a.Announce("L.1"), start=assembly())
    adopted = doing(a.Agree("L.1"), start=meeting)
    assert outcome(adopted) == ("adopted", "adopted_without_vote")
    asked = doing(a.Object("L.1", "USA"), start=meeting)
    assert "USA asked for a vote" in refused(asked, a.Agree("L.1")).what
    assert outcome(doing(*voting("L.1", 60, 3), start=asked)) == ("adopted", "adopted")


def test_an_amendment_is_agreed_without_a_vote_too() -> None:
    meeting = doing(draft(), amendment("L.2"), a.Announce("L.1"), a.Agree("L.2"), start=assembly())
    assert meeting.state.proposals["L.1"].adopted == ("L.2",)


# --- division ------------------------------------------------------------------------------------


PARTS = (
    Part("L.1", "first operative", (place_of("OP1"),)),
    Part("L.1", "second operative", (place_of("OP2"),)),
)


def divided(meeting: Meeting, nature: object = ORDINARY) -> Meeting:
    """L.1 divided into its two operative paragraphs, nobody objecting."""
    return doing(
        draft(nature=nature), moving("division", parts=PARTS), a.Agree("m"), a.Announce("L.1"),
        start=meeting,
    )  # fmt: skip


def test_parts_then_what_is_left_as_a_whole() -> None:
    """Rule 89; C-05: a part may be kept and then lost with the whole."""
    meeting = divided(assembly())
    assert refused(meeting, a.Put("L.1")).what == "L.1#first operative is put before L.1"
    parts = doing(
        *voting("L.1#first operative", 36, 17), *voting("L.1#second operative", 9, 17),
        start=meeting,
    )  # fmt: skip
    text = text_now(parts.state, "L.1")
    assert text is not None
    assert [p.text for p in text.standing()] == ["Grieving for the lives lost",
                                                 "Asks for peace in good faith"]  # fmt: skip
    assert [event.part.name for event in followed(parts, c.PartDeleted)] == ["second operative"]
    whole = doing(*voting("L.1", 14, 37), start=parts)
    assert stage(whole) == "rejected"


def test_if_all_operative_parts_are_rejected_the_whole_is_not_put() -> None:
    """Y-12."""
    meeting = doing(
        *voting("L.1#first operative", 3, 9), *voting("L.1#second operative", 3, 9),
        start=divided(assembly()),
    )  # fmt: skip
    assert stage(meeting) == "not_put"
    assert meeting.state.announced is None
    assert followed(meeting, c.Disposed)[0].rule == "Rule 89"


@pytest.mark.parametrize(("rest", "expected"), [("the rest", "not_put"), ("the end", "pending")])
def test_without_the_wording_only_a_vote_on_the_rest_tells_that_nothing_is_left(
    rest: str, expected: str
) -> None:
    parts = (Part("L.1", "paragraph 1"), Part("L.1", rest))
    meeting = doing(
        draft(text={}, nature=ORDINARY), moving("division", parts=parts), a.Agree("m"),
        a.Announce("L.1"), *voting("L.1#paragraph 1", 3, 9), *voting(f"L.1#{rest}", 3, 9),
        start=assembly(),
    )  # fmt: skip
    assert stage(meeting) == expected


def test_over_an_objection_the_assembly_votes_on_division() -> None:
    meeting = doing(
        draft(), moving("division", parts=PARTS), a.Object("m", "FRA"), start=assembly()
    )
    for yes, parts in ((37, PARTS), (36, ())):
        after = doing(*voting("m", yes, 36, 22), start=meeting)
        assert after.state.proposals["L.1"].parts == parts


def test_in_the_council_the_mover_of_the_text_blocks_a_division() -> None:
    """Y-14, rule 32: the objection is final, no vote is taken."""
    meeting = doing(draft(nature=SUBSTANTIVE), moving("division", parts=PARTS), start=council())
    assert refused(meeting, a.Object("m", "USA")).rule.number == "Rule 32"
    assert "agree on motion m" in refused(meeting, a.Put("m")).in_order[0]
    blocked = doing(a.Object("m", "FRA"), start=meeting)
    assert blocked.state.motions["m"].carried is False
    assert blocked.state.proposals["L.1"].parts == ()
    granted = doing(a.Agree("m"), a.Announce("L.1"), start=meeting)
    assert granted.state.proposals["L.1"].parts == PARTS
    vetoed = doing(*council_vote("L.1#first operative", no="RUS"), start=granted)
    assert outcome(vetoed) == ("not_adopted", "veto")


def test_a_text_divided_once_is_not_divided_along_the_same_lines() -> None:
    meeting = divided(assembly())
    refused(meeting, a.Move("n", "division", "FRA", about="L.1", parts=PARTS[:1]))


def test_motions_about_a_text_fall_with_it() -> None:
    meeting = doing(
        draft(), amendment("L.2"), moving("not_put"),
        a.Move("n", "not_put", "FRA", about="L.2"), a.Withdraw("L.1", ("FRA",)), start=assembly(),
    )  # fmt: skip
    assert [m.carried for m in meeting.state.motions.values()] == [False, False]
    assert (stage(meeting), stage(meeting, "L.2")) == ("withdrawn", "lapsed")
    agreed = doing(draft(), moving("not_put"), a.Agree("m"), start=assembly())
    assert agreed.state.motions["m"].carried is True


# --- what the other motions do -------------------------------------------------------------------


def test_adjourning_the_debate_takes_the_text_and_its_amendments_away() -> None:
    """Rule 74, the no-action motion."""
    meeting = doing(draft(), amendment("L.2"), moving("adjourn_debate"), start=assembly())
    gone = doing(*voting("m", 80, 79, 15), start=meeting)
    assert (stage(gone), stage(gone, "L.2")) == ("not_put", "lapsed")
    kept = doing(*voting("m", 79, 79, 15), start=meeting)
    assert (stage(kept), outcome(kept)) == ("pending", ("not_adopted", "tie_rejected"))


def test_a_body_that_is_not_competent_does_not_vote() -> None:
    meeting = doing(draft(), moving("competence"), *voting("m", 9, 3), start=assembly())
    assert stage(meeting) == "not_put"


@pytest.mark.parametrize(
    ("motion", "yes", "expected"),
    [("put", 50, "not_put"), ("put", 68, "pending"), ("not_put", 68, "not_put"),
     ("not_put", 50, "pending")],
)  # fmt: skip
def test_after_each_vote_the_assembly_may_decide_whether_to_vote_on_the_next(
    motion: str, yes: int, expected: str
) -> None:
    """Rule 91; C-24: 50-67-36 on putting the text, so it is not put."""
    meeting = doing(draft("L.0", nature=ORDINARY), draft(), a.Announce("L.0"),
                    *voting("L.0", 140, 5, 38), moving(motion), start=assembly())  # fmt: skip
    assert stage(doing(*voting("m", yes, 67, 36), start=meeting)) == expected


def test_texts_are_voted_in_the_order_of_submission_unless_priority_is_voted() -> None:
    meeting = doing(draft(), draft("L.2"), start=assembly())
    assert refused(meeting, a.Announce("L.2")).rule.number == "Rule 91"
    first = doing(moving("priority", "L.2"), *voting("m", 61, 53, 15), start=meeting)
    doing(a.Announce("L.2"), start=first)
    assert refused(first, a.Announce("L.1")).what.startswith("L.2 comes first")


def test_reconsideration_needs_two_thirds() -> None:
    """Rule 81: 60 to 31 fails, 62 to 31 carries."""
    meeting = doing(
        draft(nature=ORDINARY), a.Announce("L.1"), *voting("L.1", 3, 9), moving("reconsider"),
        start=assembly(),
    )  # fmt: skip
    assert stage(doing(*voting("m", 61, 31), start=meeting)) == "rejected"
    again = doing(*voting("m", 62, 31), a.Announce("L.1"), *voting("L.1", 9, 3), start=meeting)
    assert stage(again) == "adopted"
    assert list(again.state.votes) == ["L.1", "m", "L.1 (2)"]


@pytest.mark.parametrize(
    ("motion", "yes", "nature"),
    [("important", 9, IMPORTANT), ("important", 2, ORDINARY), ("not_important", 9, ORDINARY),
     ("not_important", 2, IMPORTANT)],
)  # fmt: skip
def test_a_vote_on_the_majority_settles_it_either_way(
    motion: str, yes: int, nature: object
) -> None:
    """C-08 to C-10, C-20, C-21, C-23."""
    meeting = doing(draft(), moving(motion), *voting("m", yes, 3), start=assembly())
    assert meeting.state.nature_of("L.1") == (nature, "m")


@pytest.mark.parametrize(("no", "nature"), [("", PROCEDURAL), ("RUS", SUBSTANTIVE)])
def test_the_preliminary_question_can_be_vetoed(no: str, nature: object) -> None:
    """C-53: whether a matter is procedural is itself subject to the veto."""
    meeting = doing(draft(), moving("preliminary"), *council_vote("m", no=no), start=council())
    assert meeting.state.nature_of("L.1") == (nature, "m")


def test_a_ruling_is_the_way_round_the_double_veto() -> None:
    """C-60, Laos 1959: ruled procedural, and the ruling stands."""
    meeting = doing(
        draft(),
        a.Rule("r", RulingKind.NATURE, "a subsidiary organ, Art. 29", on="L.1", value=PROCEDURAL),
        a.Announce("L.1"),
        *council_vote("L.1", no="RUS"),
        start=council(),
    )
    assert outcome(meeting) == ("adopted", "adopted")


def test_a_body_may_decide_how_it_votes() -> None:
    """C-26: a recorded vote."""
    meeting = doing(draft(), moving("recorded_vote"), *voting("m", 107, 13, 39),
                    a.Announce("L.1"), start=assembly())  # fmt: skip
    refused(meeting, a.Put("L.1", Method.SHOW_OF_HANDS))
    doing(a.Put("L.1", Method.RECORDED), start=meeting)


def test_a_council_that_does_not_adopt_its_agenda_adjourns() -> None:
    """C-71, C-79: nine votes, no veto."""
    meeting = doing(a.Move("m", "agenda", "USA"), start=council())
    carried = doing(*council_vote("m", no="CHN RUS", abstain="DZA GUY"), start=meeting)
    assert carried.state.phase is Phase.DEBATE
    lost = doing(*voting("m", 8, 2, 5), start=meeting)
    assert lost.state.phase is Phase.SUSPENDED


def test_a_draft_may_class_another_draft() -> None:
    """C-22: the American text on the majority, lost, so a simple majority governed."""
    classing = draft("L.2", text={}, question=Question.CLASSIFICATION, classifies="L.1",
                     as_nature=IMPORTANT)  # fmt: skip
    meeting = doing(draft(), classing, moving("priority", "L.2"), a.Agree("m"), a.Announce("L.2"),
                    start=assembly())  # fmt: skip
    lost = doing(*voting("L.2", 55, 59, 15), start=meeting)
    assert lost.state.nature_of("L.1") == (ORDINARY, "L.2")
    carried = doing(*voting("L.2", 61, 34, 7), start=meeting)
    assert carried.state.nature_of("L.1") == (IMPORTANT, "L.2")


def test_every_effect_a_procedure_may_name_has_something_that_follows() -> None:
    without = {"none"}
    followed_by = {*effects._CARRIED, *effects._LOST, *effects._CLASSES}
    assert followed_by | without == EFFECTS
