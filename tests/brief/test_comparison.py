"""Who moved: both rolls, both known, both texts named."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hemicycle.brief.comparison import compare, label_of, predecessor
from hemicycle.brief.wording import mover_groups
from hemicycle.domain.vote import Method, Position, Question, VoteEvent

CODES = ("ALB", "BEL", "CHL", "DNK", "EGY")
rolls = st.dictionaries(st.sampled_from(CODES), st.sampled_from(list(Position)))


def text(vote_id: str, day: date, *, outcome: str | None = "adopted", **more: object) -> VoteEvent:
    return VoteEvent(
        vote_id=vote_id,
        body="GA",
        question=Question.DRAFT,
        method=Method.RECORDED,
        source="test",
        date=day,
        symbol=f"A/RES/{vote_id}",
        outcome_announced=outcome,
        **more,  # type: ignore[arg-type]
    )


EARLIER = text("1/1", date(2020, 1, 1), title="One text")
LATER = text("2/1", date(2021, 1, 1), title="Another text")


@given(before=rolls, now=rolls)
def test_movers_and_stayers_share_out_the_members_known_on_both_rolls(
    before: dict[str, Position], now: dict[str, Position]
) -> None:
    comparison = compare(LATER, now, EARLIER, before)
    moved = {mover.member for mover in comparison.movers}
    stayed = {code for codes in comparison.stayed.values() for code in codes}
    known = {
        code
        for code in before.keys() & now.keys()
        if Position.UNKNOWN not in (before[code], now[code])
    }
    assert moved | stayed == known
    assert not moved & stayed
    assert all(before[code] is not now[code] for code in moved)


@given(before=rolls, now=rolls)
def test_exchanging_the_votes_turns_every_move_round(
    before: dict[str, Position], now: dict[str, Position]
) -> None:
    there = {(m.member, m.before, m.now) for m in compare(LATER, now, EARLIER, before).movers}
    back = {(m.member, m.now, m.before) for m in compare(EARLIER, before, LATER, now).movers}
    assert there == back


def test_nobody_moved_where_one_vote_is_known_by_tally_only() -> None:
    assert compare(LATER, {"ALB": Position.YES}, EARLIER, None).movers == ()
    assert compare(LATER, None, EARLIER, {"ALB": Position.YES}).movers == ()


def test_titles_are_compared_without_case_and_tail() -> None:
    again = text("3/1", date(2022, 1, 1), title="ONE TEXT : resolution / adopted by the Assembly")
    assert compare(again, {}, EARLIER, {}).same_title
    assert not compare(LATER, {}, EARLIER, {}).same_title
    untitled = text("4/1", date(2022, 1, 1))
    assert not compare(untitled, {}, text("5/1", date(2021, 1, 1)), {}).same_title


def test_the_predecessor_is_the_latest_adopted_text_of_an_earlier_day() -> None:
    lost = text("1/9", date(2020, 6, 1), outcome="not_adopted")
    same_day = text("2/2", LATER.date or date.min)
    after = text("3/1", date(2022, 1, 1))
    assert predecessor(LATER, [EARLIER, lost, same_day, LATER, after]) == EARLIER
    assert predecessor(EARLIER, [EARLIER, LATER]) is None


def test_a_vote_without_any_symbol_is_called_by_its_day() -> None:
    nameless = VoteEvent(
        "GA-x", "GA", Question.DRAFT, Method.RECORDED, "test", date=date(2026, 2, 24)
    )
    assert label_of(nameless) == "GA text of 2026-02-24"


def test_moves_are_listed_by_size_and_members_by_code() -> None:
    before = dict.fromkeys(CODES, Position.YES)
    now = dict.fromkeys(CODES, Position.NO) | {"ALB": Position.ABSTAIN}
    groups = mover_groups(compare(LATER, now, EARLIER, before).movers)
    assert groups == [
        (Position.YES, Position.NO, ("BEL", "CHL", "DNK", "EGY")),
        (Position.YES, Position.ABSTAIN, ("ALB",)),
    ]
