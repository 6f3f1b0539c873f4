"""The vote_id: by symbol, unique, and without a date."""

from __future__ import annotations

import pytest
from tests.record.small import a_fragment, merged, rows, vote

from hemicycle.record.identity import symbol_slug


@pytest.mark.parametrize(
    ("symbol", "slug"),
    [
        ("A/RES/ES-11/7", "ES-11-7"),
        ("S/RES/2774 (2025)", "2774"),
        ("S/2022/155", "S-2022-155"),
        ("R/26/2758G", "R-26-2758G"),
        ("not a symbol!", "not-a-symbol"),
    ],
)
def test_slug_of_a_symbol(symbol: str, slug: str) -> None:
    assert symbol_slug(symbol) == slug


def test_without_a_symbol_source_and_source_id_name_the_vote() -> None:
    result = merged(a_fragment("voeten", [vote("1179")]))
    assert list(rows(result)) == ["GA-voeten-1179"]


def test_a_part_takes_the_symbol_of_its_text_and_its_own_number() -> None:
    text, part = vote("612", symbol="R/14/746B"), vote("610", question="part", parent_key="612")
    result = rows(merged(a_fragment("voeten", [text, part])))
    assert list(result) == ["GA-R-14-746B", "GA-R-14-746B-610"]
    assert result["GA-R-14-746B-610"]["parent"] == "GA-R-14-746B"
    assert result["GA-R-14-746B-610"]["symbol"] is None


def test_of_two_votes_with_one_symbol_the_lower_number_keeps_it_plain() -> None:
    repeated = [vote("1010", symbol="R/14/746B"), vote("998", symbol="R/14/746B")]
    result = rows(merged(a_fragment("voeten", repeated)))
    assert {key: row["source_id"] for key, row in result.items()} == {
        "GA-R-14-746B": "998",
        "GA-R-14-746B-1010": "1010",
    }


def test_the_better_source_keeps_the_plain_id_of_a_symbol_it_shares() -> None:
    result = rows(
        merged(
            a_fragment("voeten", [vote("5", symbol="A/RES/79/1"), vote("6", symbol="A/RES/79/1")]),
            a_fragment("unxml", [vote("x", symbol="A/RES/79/1")]),
        )
    )
    assert result["GA-79-1"]["source"] == "unxml"
    assert sorted(result) == ["GA-79-1", "GA-79-1-5", "GA-79-1-6"]


def test_ids_that_collide_all_the_same_are_counted() -> None:
    same = [vote("a", source_id="9"), vote("b", source_id="9")]
    result = rows(merged(a_fragment("voeten", same)))
    assert sorted(result) == ["GA-voeten-9", "GA-voeten-9-2"]


def test_the_id_a_source_would_have_given_stays_an_alias() -> None:
    result = merged(
        a_fragment("voeten", [vote("8")], aliases=[("8", "rcid", "8")]),
        a_fragment("un_votes", [vote("8")], aliases=[("8", "rcid", "8")]),
    )
    assert list(rows(result)) == ["GA-un_votes-8"]
    aliases = set(result.tables["vote_aliases"].iter_rows())
    assert aliases == {
        ("GA-un_votes-8", "rcid", "8"),
        ("GA-un_votes-8", "vote_id", "GA-voeten-8"),
    }
