"""The page of 24 February 2025 from the embedded record, against the published facts."""

from __future__ import annotations

from datetime import date

import pytest

from hemicycle.brief.compose import compose_day, compose_vote
from hemicycle.brief.document import document
from hemicycle.brief.model import VoteBrief
from hemicycle.domain.vote import Position
from hemicycle.errors import InputError
from hemicycle.record.record import Record, open_record

DAY = date(2025, 2, 24)


@pytest.fixture(scope="module")
def record() -> Record:
    return open_record("embedded")


@pytest.fixture(scope="module")
def es_11_7(record: Record) -> VoteBrief:
    return compose_vote(record, "A/RES/ES-11/7").votes[0]


def codes(vote: VoteBrief, position: Position) -> set[str]:
    return {code for code, at in (vote.positions or {}).items() if at is position}


def test_the_lists_of_es_11_7_are_the_published_ones(es_11_7: VoteBrief) -> None:
    # un-procedure dossier 3.1, after the meeting record
    against = "BLR BFA BDI CAF PRK GNQ ERI HTI HUN ISR MLI MHL NIC NER PLW RUS SDN USA"
    silent = "AFG AZE BEN BOL CMR COD COG DMA ECU GEO GNB MAR MDG SSD SWZ TKM VEN"
    assert codes(es_11_7, Position.NO) == set(against.split())
    assert codes(es_11_7, Position.NON_VOTING) == set(silent.split())
    assert len(codes(es_11_7, Position.YES)) == 93
    assert len(codes(es_11_7, Position.ABSTAIN)) == 65
    assert len(es_11_7.positions or {}) == 193


def test_ukraine_abstained_on_the_amended_american_text(record: Record) -> None:
    vote = compose_vote(record, "A/RES/ES-11/8").votes[0]
    assert {"UKR", "USA"} <= codes(vote, Position.ABSTAIN)


def test_two_thirds_and_the_margin(es_11_7: VoteBrief) -> None:
    decision = es_11_7.decision
    assert decision.required is not None
    assert (decision.required.yes, decision.required.of) == (74, 111)
    assert decision.margin is not None
    # 73 of 111 miss two thirds: 93 - 20 yes and 18 + 20 no; or 93 of 140 with 29 more against
    assert (decision.margin.ballots, decision.margin.abstain_only) == (20, 29)


def test_movers_since_the_text_before(es_11_7: VoteBrief) -> None:
    (comparison,) = es_11_7.compared
    assert comparison.label == "A/RES/ES-11/6"
    assert not comparison.same_title
    from_yes_to_no = {
        mover.member
        for mover in comparison.movers
        if (mover.before, mover.now) == (Position.YES, Position.NO)
    }
    assert from_yes_to_no == {"HTI", "HUN", "ISR", "MHL", "NER", "PLW", "USA"}
    assert len(comparison.movers) == 60


def test_groups_of_the_day(es_11_7: VoteBrief) -> None:
    lines = {line.code: line for line in es_11_7.groups}
    assert lines["EU"].counts[Position.YES] == 26
    assert lines["EU"].splits == {Position.NO: ("HUN",)}
    expected = {
        "G77": (46, 12, 59, 16),
        "AFRICAN": (13, 8, 24, 9),
        "ASIA-PACIFIC": (22, 3, 27, 2),
        "EEG": (16, 3, 2, 2),
        "GRULAC": (15, 2, 12, 4),
        # the mock of the page counts the United States here; it is in no regional group
        "WEOG": (27, 1, 0, 0),
    }
    shown = (Position.YES, Position.NO, Position.ABSTAIN, Position.NON_VOTING)
    for code, counts in expected.items():
        assert tuple(lines[code].counts[at] for at in shown) == counts, code


def test_the_day_puts_each_text_before_its_amendments(record: Record) -> None:
    votes = compose_day(record, DAY).votes
    seen: set[str] = set()
    for vote in votes:
        assert vote.event.parent is None or vote.event.parent in seen
        seen.add(vote.event.vote_id)
    assert [vote.label for vote in votes if vote.event.parent is None] == [
        "A/RES/ES-11/7",
        "A/RES/ES-11/8",
        "S/RES/2774 (2025)",
    ]


def test_three_texts_with_their_amendments_are_a_page_not_a_digest(record: Record) -> None:
    page = compose_day(record, DAY)
    assert len(page.votes) == 13
    assert not page.digest


def test_a_vote_known_by_outcome_only_has_no_tally_and_no_positions(record: Record) -> None:
    page = compose_vote(record, "A/RES/ES-11/8")
    by_outcome = [vote for vote in page.votes if vote.decision.code == "as_announced"]
    assert len(by_outcome) == 3
    assert all(vote.tally is None and vote.positions is None for vote in by_outcome)


def test_vetoes_that_decided_and_those_that_did_not(record: Record) -> None:
    page = compose_vote(record, "S/RES/2774 (2025)")
    vetoed = [vote for vote in page.votes if vote.decision.code == "veto"]
    assert [vote.tally.yes for vote in vetoed if vote.tally] == [9, 11]
    assert all(vote.decision.vetoes == ("RUS",) for vote in vetoed)
    short = [vote for vote in page.votes if vote.decision.code == "insufficient_affirmative"]
    assert sorted(vote.tally.yes for vote in short if vote.tally) == [1, 4, 6, 6]
    assert all(not vote.decision.vetoes for vote in short)


def test_members_that_a_partial_list_leaves_out_are_unknown(record: Record) -> None:
    page = compose_vote(record, "S/RES/2774 (2025)")
    vetoed = next(vote for vote in page.votes if vote.decision.code == "veto")
    # the dossier confirms the Russian vote against and the American abstention, nothing more
    assert codes(vetoed, Position.NO) == {"RUS"}
    assert codes(vetoed, Position.ABSTAIN) == {"USA"}
    assert len(codes(vetoed, Position.UNKNOWN)) == 13
    assert set(vetoed.possible) == codes(vetoed, Position.UNKNOWN)


def test_against_names_a_vote_beside_the_usual_one(record: Record) -> None:
    vote = compose_vote(record, "A/RES/ES-11/7", against="A/RES/ES-11/1").votes[0]
    assert [(c.label, c.asked) for c in vote.compared] == [
        ("A/RES/ES-11/1", True),
        ("A/RES/ES-11/6", False),
    ]
    main = document(compose_vote(record, "A/RES/ES-11/7", against="A/RES/ES-11/1"))["votes"][0]
    assert main["compared_with"]["symbol"] == "A/RES/ES-11/1"
    assert main["also_compared"][0]["compared_with"]["symbol"] == "A/RES/ES-11/6"


def test_the_first_text_of_a_series_has_nothing_before_it(record: Record) -> None:
    vote = document(compose_vote(record, "A/RES/ES-11/1"))["votes"][0]
    assert vote["compared_with"] is None
    assert vote["movers"] == []


def test_a_correction_never_changes_the_tally(record: Record) -> None:
    vote = document(compose_vote(record, "A/RES/ES-10/21"))["votes"][0]
    assert (vote["tally"]["yes"], vote["tally"]["no"], vote["tally"]["abstain"]) == (120, 14, 45)
    assert "IRQ" in vote["positions"]["ABSTAIN"]
    assert [(c["member"], c["cast"], c["intended"]) for c in vote["corrections"]] == [
        ("IRQ", "ABSTAIN", "YES")
    ]


def test_texts_of_other_sessions_stand_beside_the_series(record: Record) -> None:
    vote = document(compose_vote(record, "A/RES/ES-11/7"))["votes"][0]
    assert "A/RES/68/262" not in [point["symbol"] for point in vote["support"]]
    assert [point["symbol"] for point in vote["beside"]] == ["A/RES/68/262"]
    # un-procedure dossier 3.3
    favour = {point["symbol"]: point["yes"] for point in vote["support"]}
    assert [favour[f"A/RES/ES-11/{n}"] for n in range(1, 9)] == [141, 140, 93, 143, 94, 141, 93, 93]


def test_a_day_without_votes_names_the_nearest(record: Record) -> None:
    with pytest.raises(InputError, match="2025-02-24") as caught:
        compose_day(record, date(2025, 2, 25))
    assert "--vote" in caught.value.todo


def test_every_group_line_counts_each_member_once(es_11_7: VoteBrief) -> None:
    for line in es_11_7.groups:
        assert sum(line.counts.values()) <= 193
        assert all(set(split) <= set(es_11_7.positions or {}) for split in line.splits.values())


def test_a_vote_of_another_body_is_no_comparison(record: Record) -> None:
    with pytest.raises(InputError, match="another body, SC"):
        compose_vote(record, "A/RES/ES-11/7", against="S/2022/155")


def test_what_a_text_does_is_said_where_it_is_known(record: Record) -> None:
    # res. 60/251, para. 8: the Assembly may suspend the rights of membership of the Council
    suspends = compose_vote(record, "A/RES/ES-11/3").votes[0]
    recommends = compose_vote(record, "A/RES/ES-11/1").votes[0]
    assert suspends.decision.binding == "decision"
    assert recommends.decision.binding == "recommendation"
