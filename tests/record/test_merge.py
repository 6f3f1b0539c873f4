"""One vote from several files: the better source wins, nothing is mixed or invented."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.small import DAY, a_fragment, found, merged, positions, rows, tally, vote

from hemicycle.domain.state import register
from hemicycle.record.fragment import Fragment
from hemicycle.record.merge import merge
from hemicycle.record.pieces import Piece
from hemicycle.record.sources import SOURCES

SYMBOL = {"symbol": "A/RES/79/1"}
SESSION_16 = {"regular_session": 16, "date": date(1961, 12, 1), "date_quality": "doubtful"}


def test_the_better_source_gives_the_ballots() -> None:
    result = merged(
        a_fragment("voeten", [vote("1", **SYMBOL)], {"1": {"YES": "FRA", "NO": "USA"}}),
        a_fragment("unxml", [vote("x", **SYMBOL)], {"x": {"NO": "FRA USA"}}),
    )
    assert positions(result, "GA-79-1") == {"FRA": "NO", "USA": "NO"}
    assert rows(result)["GA-79-1"]["source"] == "unxml"


def test_a_better_source_without_ballots_leaves_them_to_the_next() -> None:
    result = merged(
        a_fragment("voeten", [vote("1", **SYMBOL)], {"1": {"YES": "FRA"}}),
        a_fragment("unxml", [vote("x", **SYMBOL, title="Peace")]),
    )
    row = rows(result)["GA-79-1"]
    assert (row["source"], row["title"]) == ("voeten", "Peace")
    assert positions(result, "GA-79-1") == {"FRA": "YES"}


def test_ballots_in_a_file_of_their_own_keep_the_rank_of_their_source() -> None:
    """``un_votes`` has texts in one file and ballots, without any question, in another."""
    rcid = [("1", "rcid", "1")]
    bare = vote("1", question=None, method=None)
    result = merged(
        a_fragment("un_votes", [vote("1", **SYMBOL)], aliases=rcid),
        a_fragment("un_votes", [bare], {"1": {"YES": "FRA"}}, aliases=rcid),
        a_fragment("embedded", [vote("e", **SYMBOL)], {"e": {"NO": "FRA"}}),
    )
    assert positions(result, "GA-79-1") == {"FRA": "YES"}
    assert rows(result)["GA-79-1"]["source"] == "un_votes"


def test_what_the_better_source_leaves_open_is_filled_from_the_next() -> None:
    result = merged(
        a_fragment("voeten", [vote("1", **SYMBOL, title="old", agenda="item 7")]),
        a_fragment("unxml", [vote("x", **SYMBOL, title="new", subjects=[])]),
        a_fragment("3dl", [vote("y", **SYMBOL, subjects=["PEACE"])]),
    )
    row = rows(result)["GA-79-1"]
    assert (row["title"], row["agenda"], row["subjects"]) == ("new", "item 7", ["PEACE"])


def test_subject_terms_of_all_sources_stand_together_each_once() -> None:
    result = merged(
        a_fragment("unvotes_issues", [vote("1", **SYMBOL, subjects=["Human rights", "Palestine"])]),
        a_fragment("unxml", [vote("x", **SYMBOL, subjects=["WOMEN", "Human rights", "CHILDREN"])]),
        a_fragment("3dl", [vote("y", **SYMBOL)]),
    )
    found = rows(result)["GA-79-1"]["subjects"]
    assert found == ["WOMEN", "Human rights", "CHILDREN", "Palestine"]


def test_an_announced_tally_comes_from_one_source_whole() -> None:
    result = merged(
        a_fragment("unxml", [vote("x", **SYMBOL, announced_yes=9)]),
        a_fragment("3dl", [vote("y", **SYMBOL, **tally(9, 1, 5))]),
    )
    row = rows(result)["GA-79-1"]
    assert row["announced_yes"] == 9
    assert row["announced_no"] is None


def test_members_the_roll_proves_silent_did_not_vote() -> None:
    result = merged(
        a_fragment(
            "unxml", [vote("x", **SYMBOL, silent="non_voting")], {"x": {"YES": "FRA", "NO": "USA"}}
        )
    )
    cast = positions(result, "GA-79-1")
    assert set(cast) == register().members(DAY)
    assert cast["DEU"] == "NON_VOTING"
    row = rows(result)["GA-79-1"]
    assert [row[f"counted_{name}"] for name in ("yes", "no", "abstain", "non_voting")] == [
        1,
        1,
        0,
        len(register().members(DAY)) - 2,
    ]
    assert row["roll_call"] == "complete"


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_a_list_that_lacks_a_member_or_two_is_filled_up(missing: int) -> None:
    roll = sorted(register().members(DAY))
    listed = {"YES": " ".join(roll[missing:])}
    complete = vote("x", **SYMBOL, silent="non_voting")
    result = merged(a_fragment("unxml", [complete], {"x": listed}))
    silent = [one for one, place in positions(result, "GA-79-1").items() if place != "YES"]
    assert silent == roll[:missing]
    assert rows(result)["GA-79-1"]["counted_non_voting"] == missing


def test_a_partial_list_in_a_body_without_a_roll_is_not_counted() -> None:
    row = vote("h", body="HRC", symbol="A/HRC/RES/49/1", silent="unknown")
    result = merged(a_fragment("hrc", [row], {"h": {"YES": "FRA DEU"}}))
    (found_row,) = rows(result).values()
    assert (found_row["roll_call"], found_row["counted_yes"]) == ("partial", None)


def test_without_that_word_of_the_source_nobody_is_added() -> None:
    result = merged(a_fragment("unxml", [vote("x", **SYMBOL)], {"x": {"YES": "FRA"}}))
    assert positions(result, "GA-79-1") == {"FRA": "YES"}


def test_a_partial_list_leaves_the_rest_unknown_and_is_not_counted() -> None:
    result = merged(
        a_fragment(
            "embedded",
            [vote("v", body="SC", symbol="S/2022/155", silent="unknown")],
            {"v": {"NO": "RUS"}},
        )
    )
    cast = positions(result, "SC-S-2022-155")
    assert len(cast) == 15
    assert cast.pop("RUS") == "NO"
    assert set(cast.values()) == {"UNKNOWN"}
    row = rows(result)["SC-S-2022-155"]
    assert (row["roll_call"], row["counted_no"]) == ("partial", None)


def test_a_complete_list_of_a_lesser_source_beats_a_partial_one() -> None:
    partial = vote("p", **SYMBOL, silent="unknown")
    result = merged(
        a_fragment("unxml", [partial], {"p": {"NO": "RUS"}}),
        a_fragment("voeten", [vote("1", **SYMBOL)], {"1": {"NO": "RUS", "YES": "FRA"}}),
    )
    assert positions(result, "GA-79-1") == {"FRA": "YES", "RUS": "NO"}


def test_how_firm_a_vote_is_goes_with_the_list_shown() -> None:
    partial = vote("e", **SYMBOL, status="provisional", silent="unknown")
    result = merged(
        a_fragment("entered", [partial], {"e": {"YES": "FRA"}}),
        a_fragment("embedded", [vote("f", **SYMBOL, status="official")], {"f": {"NO": "FRA USA"}}),
    )
    row = rows(result)["GA-79-1"]
    assert (row["source"], row["status"]) == ("embedded", "official")


def test_a_state_that_was_no_member_that_day_has_no_row() -> None:
    before = vote("1", symbol="A/RES/66/1", date=date(2011, 7, 13))
    result = merged(a_fragment("voeten", [before], {"1": {"YES": "FRA SSD"}}))
    assert positions(result, "GA-66-1") == {"FRA": "YES"}
    assert rows(result)["GA-66-1"]["counted_yes"] == 1
    assert [one[:3] for one in found(result)] == [("not_a_member", "GA-66-1", ("voeten",))]


def test_a_state_is_a_member_on_the_day_of_its_admission() -> None:
    after = vote("1", symbol="A/RES/66/1", date=date(2011, 7, 14))
    result = merged(a_fragment("voeten", [after], {"1": {"YES": "FRA SSD"}}))
    assert positions(result, "GA-66-1") == {"FRA": "YES", "SSD": "YES"}
    assert found(result) == []


def test_on_a_doubtful_date_membership_follows_the_session() -> None:
    """Tanganyika was admitted on 14 December 1961, after the day this row claims."""
    row = vote("1", symbol="R/16/1", silent="non_voting", **SESSION_16)
    cast = positions(merged(a_fragment("voeten", [row], {"1": {"YES": "TZA"}})), "GA-R-16-1")
    assert cast["TZA"] == "YES"
    assert cast["FRA"] == "NON_VOTING"


def test_on_a_doubtful_date_silence_of_a_state_admitted_meanwhile_proves_nothing() -> None:
    row = vote("1", symbol="R/16/1", silent="non_voting", **SESSION_16)
    cast = positions(merged(a_fragment("voeten", [row], {"1": {"YES": "FRA"}})), "GA-R-16-1")
    assert "TZA" not in cast


def test_a_doubtful_date_gives_way_to_an_exact_one_of_any_source() -> None:
    result = merged(
        a_fragment(
            "un_votes",
            [vote("7", date=date(1971, 1, 1), date_quality="doubtful")],
            aliases=[("7", "rcid", "7")],
        ),
        a_fragment("voeten", [vote("7", date=date(1971, 10, 25))], aliases=[("7", "rcid", "7")]),
    )
    row = rows(result)["GA-un_votes-7"]
    assert (row["date"], row["date_quality"]) == (date(1971, 10, 25), "exact")


def test_parent_points_to_the_vote_on_the_text() -> None:
    result = merged(
        a_fragment(
            "embedded",
            [
                vote("A/RES/ES-11/8", symbol="A/RES/ES-11/8"),
                vote("ru", question="amendment", parent_key="A/RES/ES-11/8"),
            ],
        ),
        a_fragment("3dl", [vote("t", symbol="A/RES/ES-11/8")]),
    )
    assert rows(result)["GA-ES-11-8-ru"]["parent"] == "GA-ES-11-8"


@pytest.mark.parametrize("named", ["A/RES/ES-11/8", "A/ES-11/L.11"])
def test_a_parent_in_another_file_is_found_by_symbol_or_draft(named: str) -> None:
    result = merged(
        a_fragment("entered", [vote("mine", question="amendment", parent_key=named)]),
        a_fragment(
            "3dl",
            [vote("t", symbol="A/RES/ES-11/8", draft="A/ES-11/L.11")],
            aliases=[("t", "draft", "A/ES-11/L.11")],
        ),
    )
    (amendment,) = [row for row in rows(result).values() if row["question"] == "amendment"]
    assert amendment["parent"] == "GA-ES-11-8"


def test_a_parent_that_no_file_holds_stays_null() -> None:
    fragment = a_fragment("entered", [vote("m", question="amendment", parent_key="A/RES/1/1")])
    assert [row["parent"] for row in rows(merged(fragment)).values()] == [None]


def test_notes_on_a_vote_that_no_file_holds_wait() -> None:
    notes = vote("3", question=None, method=None, subjects=["Palestine"])
    result = merged(a_fragment("unvotes_issues", [notes], aliases=[("3", "rcid", "3")]))
    assert rows(result) == {}
    assert result.stray == {"unvotes_issues": 1}


def test_notes_reach_the_vote_once_it_is_there() -> None:
    notes = vote("3", question=None, method=None, subjects=["Palestine"])
    result = merged(
        a_fragment("unvotes_issues", [notes], aliases=[("3", "rcid", "3")]),
        a_fragment("voeten", [vote("3")], aliases=[("3", "rcid", "3")]),
    )
    assert rows(result)["GA-voeten-3"]["subjects"] == ["Palestine"]
    assert result.stray == {}


def test_an_official_source_supersedes_a_provisional_vote_and_names_each_difference() -> None:
    result = merged(
        a_fragment(
            "entered",
            [vote("e", draft="A/ES-11/L.10", status="provisional", **tally(2, 1, 0))],
            {"e": {"YES": "FRA UKR", "NO": "USA"}},
        ),
        a_fragment(
            "3dl",
            [vote("t", symbol="A/RES/ES-11/7", draft="A/ES-11/L.10", status="official")],
            {"t": {"YES": "UKR", "NO": "USA", "ABSTAIN": "FRA"}},
        ),
    )
    row = rows(result)["GA-ES-11-7"]
    assert (row["status"], row["source"]) == ("official", "3dl")
    assert positions(result, "GA-ES-11-7")["FRA"] == "ABSTAIN"
    disagreements = [one for one in found(result) if one[0] == "sources_disagree"]
    assert [one[2] for one in disagreements] == [("3dl", "entered")]
    assert disagreements[0][3]["cells"] == [{"member": "FRA", "3dl": "ABSTAIN", "entered": "YES"}]


def test_corrections_follow_their_vote_and_change_no_tally() -> None:
    said = {
        "key": "x",
        "member": "IRQ",
        "cast": "ABSTAIN",
        "intended": "YES",
        "source": "A/ES-10/PV.41",
    }
    result = merged(
        a_fragment("unxml", [vote("x", **SYMBOL)], {"x": {"ABSTAIN": "IRQ"}}, corrections=[said])
    )
    assert result.tables["corrections"]["vote_id"].to_list() == ["GA-79-1"]
    assert rows(result)["GA-79-1"]["counted_abstain"] == 1


def test_the_order_of_the_files_is_irrelevant() -> None:
    fragments = [
        a_fragment("voeten", [vote("1", **SYMBOL), vote("2")], {"1": {"YES": "FRA"}}),
        a_fragment(
            "unxml", [vote("x", **SYMBOL)], {"x": {"NO": "FRA"}}, findings=[("x", "empty_list")]
        ),
        a_fragment("3dl", [vote("y", **SYMBOL, title="T")], {"y": {"ABSTAIN": "FRA"}}),
    ]
    pieces = [Piece(f"{number:064x}", one) for number, one in enumerate(fragments)]
    first, *others = [merge(order).tables for order in permutations(pieces)]
    for other in others:
        assert all(first[name].equals(other[name]) for name in first)


MEMBERS = ("FRA", "GBR", "RUS", "USA")
LISTS = st.dictionaries(st.sampled_from(MEMBERS), st.sampled_from(("YES", "NO", "ABSTAIN")))
SOURCE_LISTS = st.dictionaries(st.sampled_from(("unxml", "3dl", "voeten")), LISTS, min_size=1)


def _list(cast: dict[str, str]) -> dict[str, str]:
    groups: dict[str, list[str]] = {}
    for member, position in cast.items():
        groups.setdefault(position, []).append(member)
    return {position: " ".join(members) for position, members in groups.items()}


@settings(max_examples=25, deadline=None)
@given(SOURCE_LISTS)
def test_ballots_and_disagreements_against_a_plain_merge(said: dict[str, dict[str, str]]) -> None:
    """Loops over dictionaries must find the same ballots and the same differing cells."""
    fragments: list[Fragment] = [
        a_fragment(source, [vote("k", **SYMBOL)], {"k": _list(cast)} if cast else None)
        for source, cast in said.items()
    ]
    result = merged(*fragments)
    listed = sorted((one for one in said if said[one]), key=lambda one: SOURCES[one].rank)
    best = said[listed[0]] if listed else {}
    assert positions(result, "GA-79-1") == best
    expected = {
        frozenset((listed[0], other)): [
            member
            for member in sorted(best)
            if member in said[other] and said[other][member] != best[member]
        ]
        for other in listed[1:]
    }
    seen = {
        frozenset(sources): [cell["member"] for cell in witness["cells"]]
        for kind, _, sources, witness in found(result)
        if kind == "sources_disagree"
    }
    assert seen == {pair: cells for pair, cells in expected.items() if cells}


@pytest.mark.parametrize("table", ["votes", "ballots", "findings", "vote_aliases", "corrections"])
def test_tables_have_the_published_columns(table: str) -> None:
    from hemicycle.record.schema import polars_schema

    result = merged(a_fragment("unxml", [vote("x", **SYMBOL)], {"x": {"YES": "FRA"}}))
    assert result.tables[table].schema == polars_schema(table)


def test_ballots_stand_in_order_of_votes_and_members() -> None:
    result = merged(
        a_fragment(
            "unxml",
            [vote("x", symbol="A/RES/79/2"), vote("y", symbol="A/RES/79/1")],
            {"x": {"YES": "USA FRA"}, "y": {"NO": "FRA"}},
        )
    )
    ballots = result.tables["ballots"]
    assert ballots.equals(ballots.sort("vote_id", "member"))
    assert ballots.select(pl.len()).item() == 3
