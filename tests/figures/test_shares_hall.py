"""Stacked columns of positions, and who sits in a body."""

from __future__ import annotations

import re

from hemicycle.domain.vote import Position
from hemicycle.figures.hall import Sitting, hall
from hemicycle.figures.shares import Column, shares

Y, N, A = Position.YES, Position.NO, Position.ABSTAIN


def test_a_column_is_as_tall_as_all_others_whatever_its_votes() -> None:
    columns = [Column("2000", "2000", {Y: 1, N: 3}), Column("2001", "2001", {Y: 50, A: 50})]
    svg = shares(columns, label="Positions")
    heights = [float(h) for h in re.findall(r'<rect class="\w+"[^>]*height="([\d.]+)"', svg)]
    assert heights == [141.0, 47.0, 94.0, 94.0]
    assert 'aria-label="2000: 1 yes, 3 no"' in svg
    assert 'aria-label="2001: 50 yes, 50 abstain"' in svg


def test_no_stands_at_the_foot_and_yes_on_top() -> None:
    svg = shares([Column("x", "x", {Y: 1, N: 1, A: 1})], label="Positions")
    assert re.findall(r'<rect class="(\w+)"', svg) == ["no", "abstain", "yes"]


def test_a_period_without_votes_stays_empty() -> None:
    assert "<rect" not in shares([Column("x", "x", {})], label="Positions")


def test_every_member_sits_once_and_permanent_ones_are_underlined() -> None:
    svg = hall(
        [Sitting("CHN", "China", True), Sitting("GRC", "Greece")], label="Two", words="seats"
    )
    assert 'aria-label="China, permanent member"' in svg
    assert 'aria-label="Greece"' in svg
    assert svg.count('class="under on-seat"') == 1
    assert ">2</text>" in svg


def test_an_empty_hall_is_drawn_too() -> None:
    assert ">0</text>" in hall([], label="Nobody", words="members")
