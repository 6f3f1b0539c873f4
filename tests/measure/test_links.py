"""Repeated texts."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.measure.conftest import votes

from hemicycle.errors import InputError, SourceError
from hemicycle.measure.links import links_of_file, links_of_texts, read_matches
from hemicycle.record.record import Record

_LONG = "Effects of atomic radiation"


def _file(folder: Path, *pairs: tuple[object, object]) -> Path:
    path = folder / "links.csv"
    rows = "\n".join(f"{number},{a},{b}" for number, (a, b) in enumerate(pairs, start=1))
    path.write_text(f"v1,rcid1,rcid2\n{rows}\n")
    return path


def test_chains_collapse_to_their_first_roll_call(tmp_path: Path) -> None:
    found = read_matches(_file(tmp_path, (10, 20), (20, 30), (5, 30), (40, 50)))
    assert found[30] == found[5] == 5  # the smallest rcid1 matched to 30
    assert found[20] == found[10] == 10
    assert found[50] == 40


def test_a_later_link_of_the_chain_carries_the_earlier_ones(tmp_path: Path) -> None:
    found = read_matches(_file(tmp_path, (20, 30), (10, 20)))
    assert {found[number] for number in (10, 20, 30)} == {10}


def _plain(pairs: list[tuple[int, int]], numbers: list[int]) -> dict[int, int]:
    """The published rule word for word, on the votes themselves."""
    current = {number: number for number in numbers}
    for later in sorted({b for _, b in pairs}, reverse=True):
        first = min(a for a, b in pairs if b == later)
        current = {n: first if held == later else held for n, held in current.items()}
    return current


def test_the_whole_published_list_as_the_rule_says(matches: Path) -> None:
    rows = pl.read_csv(matches).select("rcid1", "rcid2").rows()
    numbers = sorted({number for row in rows for number in row})
    assert read_matches(matches) == _plain(rows, numbers)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n1,2\n", "no columns rcid1 and rcid2"),
        ("rcid1,rcid2\n", "no rows"),
        ("rcid1,rcid2\n1,2\n3,x\n", "no pair of roll calls"),
        ("rcid1,rcid2\n1,\n", "no pair of roll calls"),
        ("rcid1,rcid2\n7,7\n", "matched with itself"),
    ],
)
def test_another_layout_is_refused_with_its_row(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text)
    with pytest.raises(SourceError, match=words) as raised:
        read_matches(path)
    assert "bad.csv, row" in raised.value.where


def test_a_missing_file_is_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_matches(tmp_path / "none.csv")


def test_a_file_about_other_votes_is_refused(tmp_path: Path) -> None:
    aliases = pl.DataFrame({"vote_id": ["V1"], "kind": ["rcid"], "value": ["999"]})
    with pytest.raises(InputError, match="none of the roll calls"):
        links_of_file(_file(tmp_path, (1, 2)), aliases)


def test_one_title_in_two_sessions_is_one_item() -> None:
    frame = votes(
        3, session=["1", "2", "3"], title=[_LONG, f"{_LONG.upper()}, 1995", "Other words here now"]
    )
    assert links_of_texts(frame).items == {"V1": "V1", "V2": "V1"}


def test_a_title_twice_in_one_session_links_none_of_that_session() -> None:
    assert links_of_texts(votes(3, session=["1", "1", "2"], title=_LONG)).items == {}
    more = votes(4, session=["1", "1", "2", "3"], title=_LONG)
    assert links_of_texts(more).items == {"V3": "V3", "V4": "V3"}


def test_what_a_source_prints_around_a_title_does_not_matter() -> None:
    titles = [
        "Reducing nuclear danger : resolution / adopted by the General Assembly",
        "A/72/251 99o - Reducing nuclear danger. - NUCLEAR NON-PROLIFERATION",
        "Reducing nuclear danger",
    ]
    assert (
        len(set(links_of_texts(votes(3, session=["1", "2", "3"], title=titles)).items.values()))
        == 1
    )


def test_single_words_and_parts_link_nothing() -> None:
    short = votes(2, session=["1", "2"], title="Disarmament 1983")
    parts = votes(2, session=["1", "2"], title=_LONG, question="part")
    assert links_of_texts(short).items == links_of_texts(parts).items == {}


def test_half_of_the_published_pairs_are_found_by_titles(voeten: Record, matches: Path) -> None:
    found = links_of_texts(voeten.votes.filter(pl.col("body") == "GA")).items
    numbers = voeten.vote_aliases.filter(pl.col("kind") == "rcid")
    vote = dict(numbers.select(pl.col("value").cast(pl.Int64), "vote_id").rows())
    pairs = pl.read_csv(matches).select("rcid1", "rcid2").rows()
    same = [found.get(vote[a], a) == found.get(vote[b], b) for a, b in pairs if {a, b} <= set(vote)]
    assert sum(same) / len(same) > 0.5


def test_series_and_kind_go_before_titles() -> None:
    frame = votes(
        3,
        session=["71", "72", "73"],
        title=["Situation in one place", "Situation in another place", None],
        series="crimea-rights",
        kind="rights",
    )
    assert links_of_texts(frame).items == {"V1": "V1", "V2": "V1"}
