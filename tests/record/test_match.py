"""Which rows are one vote: the same question once, two different questions never."""

from __future__ import annotations

from datetime import date

from tests.record.small import a_fragment, merged, rows, vote


def test_a_shared_rcid_makes_one_vote_whatever_the_labels_say() -> None:
    result = merged(
        a_fragment("un_votes", [vote("7", symbol="R/1/66")], aliases=[("7", "rcid", "7")]),
        a_fragment("voeten", [vote("7", symbol="R/1/66 A")], aliases=[("7", "rcid", "7")]),
    )
    assert list(rows(result)) == ["GA-R-1-66"]


def test_the_same_symbol_and_question_in_two_sources_is_one_vote() -> None:
    result = merged(
        a_fragment("unxml", [vote("a", symbol="A/RES/79/1")]),
        a_fragment("3dl", [vote("b", symbol="A/RES/79/1")]),
    )
    assert list(rows(result)) == ["GA-79-1"]


def test_a_part_is_never_united_with_the_text_it_is_cut_from() -> None:
    result = merged(
        a_fragment("unxml", [vote("a", symbol="A/RES/79/1")]),
        a_fragment("voeten", [vote("9", symbol="A/RES/79/1", question="part")]),
    )
    assert len(rows(result)) == 2


def test_the_same_symbol_in_two_bodies_is_two_votes() -> None:
    result = merged(
        a_fragment("unxml", [vote("a", symbol="A/C.3/79/L.5")]),
        a_fragment("undl", [vote("b", symbol="A/C.3/79/L.5", body="GA-C3")]),
    )
    assert len(rows(result)) == 2


def test_a_symbol_that_one_file_uses_twice_unites_nothing() -> None:
    result = merged(
        a_fragment("unxml", [vote("a", symbol="A/RES/79/1")]),
        a_fragment("voeten", [vote("9", symbol="A/RES/79/1"), vote("10", symbol="A/RES/79/1")]),
    )
    assert len(rows(result)) == 3


def test_a_file_that_repeats_a_symbol_does_not_part_the_others() -> None:
    """S/2017/962 stands twice in one hand-made file and once in three others."""
    result = merged(
        a_fragment("unxml", [vote("a", symbol="A/RES/79/1")]),
        a_fragment("3dl", [vote("b", symbol="A/RES/79/1")]),
        a_fragment("voeten", [vote("9", symbol="A/RES/79/1"), vote("10", symbol="A/RES/79/1")]),
    )
    assert sorted(rows(result)) == ["GA-79-1", "GA-79-1-10", "GA-79-1-9"]


def test_an_entered_draft_is_united_with_the_resolution_it_became() -> None:
    result = merged(
        a_fragment("entered", [vote("e", draft="A/ES-11/L.10", status="provisional")]),
        a_fragment("3dl", [vote("b", symbol="A/RES/ES-11/7", draft="A/ES-11/L.10")]),
    )
    assert list(rows(result)) == ["GA-ES-11-7"]


def test_a_committee_report_names_no_single_draft() -> None:
    result = merged(
        a_fragment("unxml", [vote("a", symbol="A/RES/79/1", draft="A/79/483")]),
        a_fragment("undl", [vote("b", draft="A/79/483")]),
    )
    assert len(rows(result)) == 2


def test_one_draft_under_two_symbols_stays_two_votes() -> None:
    result = merged(
        a_fragment("unxml", [vote("a", symbol="A/RES/79/1", draft="A/79/L.1")]),
        a_fragment("undl", [vote("b", symbol="A/RES/79/2", draft="A/79/L.1")]),
    )
    assert len(rows(result)) == 2


def test_a_failed_council_draft_is_found_as_symbol_and_as_draft() -> None:
    result = merged(
        a_fragment("sc_vetoes", [vote("a", body="SC", draft="S/2022/155")]),
        a_fragment("embedded", [vote("b", body="SC", symbol="S/2022/155")]),
    )
    assert list(rows(result)) == ["SC-S-2022-155"]


def test_several_drafts_of_one_council_meeting_stay_apart() -> None:
    meeting = {"body": "SC", "meeting": "S/PV.45", "date": date(1946, 6, 26)}
    result = merged(
        a_fragment("sc_vetoes", [vote("a", **meeting), vote("b", **meeting)]),
        a_fragment("sc_outcomes", [vote("c", **meeting)]),
    )
    assert len(rows(result)) == 3


def test_the_only_vote_of_a_council_meeting_is_one_vote() -> None:
    meeting = {"body": "SC", "meeting": "S/PV.23", "date": date(1946, 2, 16)}
    result = merged(
        a_fragment("sc_vetoes", [vote("a", **meeting)]),
        a_fragment("sc_outcomes", [vote("c", **meeting)]),
    )
    assert len(rows(result)) == 1


def test_a_chain_of_links_never_joins_two_votes_of_one_file() -> None:
    """One file tells two votes apart; another gives both their names: the weak link gives way."""
    result = merged(
        a_fragment(
            "un_votes",
            [vote("1", symbol="A/RES/79/1"), vote("2", draft="A/79/L.2")],
            aliases=[("1", "rcid", "1"), ("2", "rcid", "2")],
        ),
        a_fragment("unxml", [vote("x", symbol="A/RES/79/1", draft="A/79/L.2")]),
        a_fragment("voeten", [vote("1", symbol="R/1")], aliases=[("1", "rcid", "1")]),
    )
    united = {row["source_id"]: row for row in rows(result).values()}
    assert set(united) == {"1", "2", "x"}


def test_real_and_simulated_votes_never_meet() -> None:
    result = merged(
        a_fragment("unxml", [vote("a", symbol="A/RES/79/1")]),
        a_fragment("journal", [vote("b", symbol="A/RES/79/1", world="simulation:lyon")]),
    )
    assert sorted(rows(result)) == ["GA-79-1", "simulation-lyon-GA-79-1"]
