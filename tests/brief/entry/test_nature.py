"""The nature of a Council question that nobody states (practice under Article 27)."""

from __future__ import annotations

from datetime import date

import pytest

from hemicycle.brief.entry import VoteOptions, read_vote
from hemicycle.brief.entry.nature import council_nature
from hemicycle.brief.entry.sentences import sentences
from hemicycle.domain.vote import Nature, Position
from hemicycle.rules.case import case_of
from hemicycle.rules.decision import decide


@pytest.mark.parametrize(
    ("text", "nature", "kind"),
    [
        ("The draft resolution received 11 votes in favour.", "substantive", "nature_assumed"),
        ("It was not adopted owing to the negative vote of a permanent member.", "substantive",
         "nature_read"),
        ("The draft got 13 votes in favour; Russia cast its veto.", "substantive", "nature_read"),
        ("The motion to adjourn got 9 votes in favour.", "procedural", "nature_read"),
        ("The provisional agenda was adopted by 10-2-3.", "procedural", "nature_read"),
        ("In a procedural vote, 9 voted in favour.", "procedural", "nature_read"),
        ("By 11-1-3 it decided to call an emergency special session.", "procedural",
         "nature_read"),
    ],
)  # fmt: skip
def test_what_a_text_of_the_council_is_taken_for(text: str, nature: str, kind: str) -> None:
    taken, note = council_nature(sentences(text, {}), None, on_text=False)
    assert (taken, note.kind) == (Nature(nature), kind)
    assert f"aken as {nature}" in note.text


def test_the_title_speaks_too() -> None:
    taken, _ = council_nature(sentences("11-1-3", {}), "The situation in Ukraine", on_text=False)
    assert taken is Nature.SUBSTANTIVE
    taken, _ = council_nature(sentences("11-1-3", {}), "Motion to suspend", on_text=False)
    assert taken is Nature.PROCEDURAL


@pytest.mark.parametrize(("on_text", "nature"), [(True, "substantive"), (False, "procedural")])
def test_a_resolution_is_no_motion_beside_it(on_text: bool, nature: str) -> None:
    told = sentences("After a motion of Russia it adopted the text by 10-2-3.", {})
    assert council_nature(told, None, on_text=on_text)[0] == nature


def test_a_pasted_veto_is_decided_as_one() -> None:
    """S/2022/155: 11-1-3, not adopted, the negative vote was Russia's."""
    vote = read_vote("draft: S/2022/155\ndate: 2022-02-25\nannounced: 11-1-3\nno: RUS")
    assert vote.event.nature is Nature.SUBSTANTIVE
    decision = decide(case_of(vote.event, vote.positions))
    assert decision.vetoes == ("RUS",)
    assert decision.outcome == "not_adopted"


def test_the_presidents_words_tell_the_outcome() -> None:
    vote = read_vote(
        "The draft resolution failed to be adopted owing to the negative vote of a permanent "
        "member of the Council. Result of the vote: 14 in favour, 1 against (United States of "
        "America), 0 abstentions.",
        options=VoteOptions(body="SC", date=date(2024, 11, 20)),
    )
    assert vote.event.outcome_announced == "not_adopted"
    assert vote.positions["USA"] is Position.NO


def test_what_is_stated_stands_and_the_assembly_is_left_alone() -> None:
    sc = VoteOptions(body="SC", date=date(2022, 2, 27), nature="procedural", announced="11-1-3")
    assert read_vote("no: RUS", options=sc).event.nature is Nature.PROCEDURAL
    ga = VoteOptions(body="GA", date=date(2025, 2, 24))
    assert read_vote("no: RUS", options=ga).event.nature is None
