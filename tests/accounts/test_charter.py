"""Statements of the Charter and of membership, true ones and their false twins."""

from __future__ import annotations

import pytest

from hemicycle.accounts import check
from hemicycle.record.record import Record

_TRUE = """
The Security Council's elected members serve two-year terms.
Elected members of the Security Council cannot be immediately re-elected.
A veto in the Security Council cannot be overridden by the General Assembly.
Uniting for Peace allows the General Assembly to act when the Security Council is deadlocked.
The presidency of the Security Council rotates monthly in English alphabetical order.
The President of the General Assembly has no casting vote.
Under Article 19 a member two years in arrears loses its vote in the General Assembly.
A party to a dispute must abstain in Security Council decisions under Chapter VI.
An emergency special session can be called by nine members of the Security Council.
An emergency special session can be called by a majority of the members of the United Nations.
A permanent member cannot block an emergency special session of the General Assembly.
The Secretary-General is appointed by the Assembly on the recommendation of the Security Council.
The non-permanent members of the Security Council are elected by the General Assembly.
Five non-permanent members of the Security Council are elected every year.
The General Assembly cannot admit a state without a recommendation of the Security Council.
The quorum for a decision of the General Assembly is a majority of its members.
One third of the members must be present to open a General Assembly debate.
Each permanent member has one vote in the General Assembly.
Observers may not vote in the General Assembly.
The General Assembly must meet within ten working days of a veto.
France and the United Kingdom hold veto power.
India does not have a veto.
When a permanent member abstains, the Security Council resolution can still pass.
A permanent member's abstention does not block a Security Council resolution.
Nine affirmative votes are needed in the Council even on procedural matters.
A Security Council draft with fourteen votes in favour still fails if one permanent member votes no.
The Human Rights Council has members elected for three years.
Before 1966 the Security Council had eleven members and needed seven votes.
East Germany and West Germany were both admitted to the United Nations in 1973.
Non-permanent members of the Security Council cannot cast a veto.
Those abstaining are treated as not voting in the General Assembly.
The General Assembly adopts the budget by a two-thirds majority of those present and voting.
In 2024 Slovenia and Guyana sat on the Security Council.
The General Assembly elects the non-permanent members of the Security Council for two years.
The President of the Security Council changes every month.
Uniting for Peace can be invoked by nine members of the Council or by a majority of the Assembly.
A veto can be cast on the admission of a new member.
The Security Council has five permanent and ten elected members.
South Korea and North Korea joined the United Nations on the same day in 1991.
France has not used its veto since 1989.
The Security Council's permanent members are the only ones that can veto.
The United Nations was founded with 51 members.
A draft with eight votes in favour and none against is not adopted by the Security Council.
General Assembly resolutions, unlike decisions of the Security Council, do not bind member states.
Only five states have a veto in the Security Council: China, France, Russia, the UK and the US.
Switzerland joined the United Nations in 2002.
Malta, Ecuador and Switzerland were elected members of the Security Council in 2024.
Panama did not hold a seat on the Security Council in 2023.
The Security Council had eleven members until 1965.
The United Nations had 51 members in 1945.
The Security Council was enlarged from 11 to 15 members in 1965.
Montenegro became the 192nd member of the United Nations in 2006.
South Korea was not a UN member in 1988.
General Assembly resolutions are recommendations.
Security Council decisions bind all members.
The United States cast its first veto in 1970.
Britain and France last cast a veto in 1989.
"""
_FALSE = """
The Security Council's elected members serve three-year terms.
Elected members of the Security Council may be immediately re-elected.
The General Assembly can overrule a veto by a two-thirds vote.
The Uniting for Peace resolution allows the General Assembly to override a veto.
The Security Council presidency changes every year.
The Security Council is chaired by the Secretary-General.
The President of the General Assembly has a casting vote.
Under Article 19 a member three years in arrears loses its vote in the General Assembly.
A country two years behind on its dues loses its vote in the Security Council.
A party to a dispute must abstain in decisions under Chapter VII.
An emergency special session can be called by seven members of the Security Council.
An emergency special session can only be called by the Secretary-General.
A permanent member can veto the calling of an emergency special session.
The Secretary-General is elected by the Security Council.
The non-permanent members of the Security Council are chosen by the five permanent members.
Four non-permanent members of the Security Council are elected every year.
The General Assembly can admit a new member without the Security Council.
The UN Charter can be amended by a simple majority of the General Assembly.
A quorum of two-thirds is needed in the General Assembly.
Each permanent member has two votes in the General Assembly.
Every member state has two votes in the General Assembly.
Palestine, as an observer state, may vote in the General Assembly.
The General Assembly must meet within 30 days of a veto.
Germany has a veto in the Security Council.
If a permanent member abstains, the resolution cannot be adopted.
Abstaining is the same as vetoing for a permanent member.
Suspending a member of the Human Rights Council takes a simple majority.
Four of the five permanent members can outvote the fifth in the Security Council.
The veto can be used in the Human Rights Council.
A Security Council draft fails if one elected member votes no.
Resolutions of the General Assembly oblige all member states to comply.
Russia was expelled from the United Nations.
A Security Council resolution passes with a simple majority of eight.
The General Assembly adopts the budget by a simple majority.
The Security Council has 15 members, of whom ten are permanent.
The Security Council's veto power belongs to the United States, Russia, China, Britain and Germany.
A quorum in the General Assembly requires all 193 members to be present.
Members more than two years in arrears are automatically expelled from the United Nations.
No veto may be cast on the admission of new members.
India has been a permanent member of the Security Council since 1945.
France has not used its veto since 1980.
The Security Council's elected members are the only ones that can veto.
Algeria and Pakistan are both permanent members of the Security Council.
A draft with eight votes in favour is adopted by the Security Council.
A permanent member that is absent thereby vetoes the decision.
Switzerland has been a UN member since 1945.
Taiwan is a member of the United Nations.
Germany held a seat on the Security Council in 2024.
Montenegro became the 193rd member of the United Nations in 2006.
General Assembly resolutions have the force of law for every member state.
The United Kingdom last used its veto in 2003.
The first Security Council veto was cast by the United States.
"""


def _lines(text: str) -> list[str]:
    return text.strip().splitlines()


def _verdicts(record: Record, text: str) -> set[str]:
    return {c["verdict"] for c in check(text, record=record, date="2025-12-31")["claims"]}


@pytest.mark.parametrize("text", _lines(_TRUE))
def test_a_true_statement_is_supported(embedded: Record, text: str) -> None:
    assert _verdicts(embedded, text) == {"supported"}


@pytest.mark.parametrize("text", _lines(_FALSE))
def test_its_false_twin_is_contradicted(embedded: Record, text: str) -> None:
    assert "contradicted" in _verdicts(embedded, text)


@pytest.mark.parametrize(
    "text",
    [
        "Germany is not a member of the Security Council.",
        "China joined the United Nations in 1971.",
        "France cast its first veto in 1946.",
    ],
)
def test_what_may_be_told_in_two_ways_is_left_open_or_right(embedded: Record, text: str) -> None:
    assert "contradicted" not in _verdicts(embedded, text)
