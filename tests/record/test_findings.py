"""Every disagreement is a finding with its witness; agreement is none."""

from __future__ import annotations

from datetime import date

import pytest
from tests.record.small import a_fragment, found, merged, tally, vote

SYMBOL = {"symbol": "A/RES/77/293"}


@pytest.mark.parametrize(
    ("announced", "kinds"),
    [((1, 1, 0), ["announced_total"]), ((2, 1, 0), []), ((3, 1, 0), ["announced_total"])],
)
def test_announced_beside_counted(announced: tuple[int, int, int], kinds: list[str]) -> None:
    result = merged(
        a_fragment(
            "unxml",
            [vote("x", **SYMBOL, **tally(*announced))],
            {"x": {"YES": "FRA GBR", "NO": "USA"}},
        )
    )
    assert [one[0] for one in found(result)] == kinds


def test_the_witness_shows_both_tallies() -> None:
    result = merged(
        a_fragment(
            "unxml",
            [vote("x", **SYMBOL, **tally(1, 0, 2))],
            {"x": {"YES": "FRA", "ABSTAIN": "USA"}},
        )
    )
    ((kind, vote_id, sources, witness),) = found(result)
    assert (kind, vote_id, sources) == ("announced_total", "GA-77-293", ("unxml",))
    assert witness["announced"] == {"yes": 1, "no": 0, "abstain": 2, "non_voting": None}
    assert witness["counted"] == {"yes": 1, "no": 0, "abstain": 1, "non_voting": 0}
    text = result.tables["findings"]["text"][0]
    assert text == "A/RES/77/293: unxml announces 2 abstaining and lists 1"


def test_descriptions_and_votes_of_one_source_are_held_against_each_other() -> None:
    """Voeten's totals and Voeten's votes come in two files."""
    result = merged(
        a_fragment("voeten", [vote("9")], {"9": {"YES": "FRA"}}, aliases=[("9", "rcid", "9")]),
        a_fragment("voeten", [vote("9", **tally(2, 0, 0))], aliases=[("9", "rcid", "9")]),
    )
    assert [one[:3] for one in found(result)] == [("announced_total", "GA-voeten-9", ("voeten",))]


def test_those_not_voting_are_compared_where_the_source_lists_them() -> None:
    listed = vote(
        "h", body="HRC", symbol="A/HRC/RES/49/1", **tally(1, 0, 0), announced_non_voting=2
    )
    result = merged(a_fragment("hrc", [listed], {"h": {"YES": "FRA", "NON_VOTING": "USA"}}))
    assert [one[0] for one in found(result)] == ["announced_total"]


def test_those_not_voting_are_not_compared_where_only_the_roll_proves_them() -> None:
    """The 3DL file counts them among 191 members, two of the 193 having no column."""
    proven = vote("t", **SYMBOL, **tally(1, 0, 0), announced_non_voting=190, silent="non_voting")
    assert found(merged(a_fragment("3dl", [proven], {"t": {"YES": "FRA"}}))) == []


def test_sources_that_agree_leave_no_finding() -> None:
    result = merged(
        a_fragment(
            "unxml", [vote("x", **SYMBOL, **tally(1, 1, 0))], {"x": {"YES": "FRA", "NO": "USA"}}
        ),
        a_fragment(
            "3dl", [vote("y", **SYMBOL, **tally(1, 1, 0))], {"y": {"YES": "FRA", "NO": "USA"}}
        ),
    )
    assert found(result) == []


def test_a_member_that_one_source_lists_and_another_proves_silent_is_a_difference() -> None:
    result = merged(
        a_fragment("unxml", [vote("x", **SYMBOL, silent="non_voting")], {"x": {"YES": "FRA"}}),
        a_fragment(
            "3dl", [vote("y", **SYMBOL, silent="non_voting")], {"y": {"YES": "FRA", "NO": "USA"}}
        ),
    )
    ((kind, _, sources, witness),) = found(result)
    assert (kind, sources) == ("sources_disagree", ("3dl", "unxml"))
    assert witness == {"cells": [{"member": "USA", "unxml": "NON_VOTING", "3dl": "NO"}]}


def test_cells_totals_and_dates_of_one_pair_are_one_finding() -> None:
    result = merged(
        a_fragment("unxml", [vote("x", **SYMBOL, **tally(1, 0, 0))], {"x": {"YES": "FRA"}}),
        a_fragment(
            "3dl",
            [vote("y", **SYMBOL, **tally(0, 1, 0), date=date(2025, 2, 25))],
            {"y": {"NO": "FRA"}},
        ),
    )
    ((kind, _, sources, witness),) = found(result)
    assert (kind, sources) == ("sources_disagree", ("3dl", "unxml"))
    assert witness == {
        "cells": [{"member": "FRA", "unxml": "YES", "3dl": "NO"}],
        "totals": {"unxml": {"announced": [1, 0, 0]}, "3dl": {"announced": [0, 1, 0]}},
        "date": {"unxml": "2025-02-24", "3dl": "2025-02-25"},
    }


def test_a_source_without_ballots_is_held_against_the_count() -> None:
    result = merged(
        a_fragment("unxml", [vote("x", **SYMBOL)], {"x": {"YES": "FRA"}}),
        a_fragment("3dl", [vote("y", **SYMBOL, **tally(2, 0, 0))]),
    )
    ((kind, _, _, witness),) = found(result)
    assert kind == "sources_disagree"
    assert witness["totals"] == {"unxml": {"counted": [1, 0, 0]}, "3dl": {"announced": [2, 0, 0]}}


def test_unknown_cells_are_no_disagreement() -> None:
    vetoed = {"body": "SC", "symbol": "S/2022/155"}
    result = merged(
        a_fragment("embedded", [vote("e", **vetoed, silent="unknown")], {"e": {"NO": "RUS"}}),
        a_fragment("undl", [vote("u", **vetoed)], {"u": {"NO": "RUS", "YES": "FRA"}}),
    )
    assert found(result) == []


def test_a_corrected_date_names_the_source_that_corrects_it() -> None:
    rcid = [("7", "rcid", "7")]
    doubtful = vote("7", date=date(1971, 1, 1), date_quality="doubtful", regular_session=26)
    result = merged(
        a_fragment("un_votes", [doubtful], aliases=rcid),
        a_fragment("voeten", [vote("7", date=date(1971, 10, 25))], aliases=rcid),
    )
    assert found(result) == [
        (
            "doubtful_date",
            "GA-un_votes-7",
            ("un_votes", "voeten"),
            {"un_votes": "1971-01-01", "voeten": "1971-10-25"},
        )
    ]


def test_a_doubtful_date_that_nothing_corrects_is_marked_in_the_table_only() -> None:
    doubtful = vote("7", date=date(1946, 1, 1), date_quality="doubtful", regular_session=1)
    result = merged(a_fragment("un_votes", [doubtful]))
    assert found(result) == []
    assert result.tables["votes"]["date_quality"].to_list() == ["doubtful"]


def test_what_a_reader_saw_keeps_its_kind_and_gets_the_vote() -> None:
    result = merged(
        a_fragment("unxml", [vote("x", **SYMBOL)], findings=[("x", "repeated_names")]),
    )
    assert found(result) == [("repeated_names", "GA-77-293", ("unxml",), {"seen": "x"})]


def test_one_finding_per_kind_vote_and_sources() -> None:
    twice = [("x", "duplicate_row"), ("y", "duplicate_row")]
    result = merged(
        a_fragment("3dl", [vote("x", **SYMBOL)], findings=twice[:1]),
        a_fragment("3dl", [vote("y", **SYMBOL)], findings=twice[1:]),
    )
    ((kind, _, sources, witness),) = found(result)
    assert (kind, sources) == ("duplicate_row", ("3dl",))
    assert witness == [{"seen": "x"}, {"seen": "y"}]
