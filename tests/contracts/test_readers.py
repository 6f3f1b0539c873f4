"""Every reader keeps one contract: same bytes, same fragment; exact schema; sorted; keys unique."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from hemicycle.errors import SourceError
from hemicycle.record.fragment import (
    FRAGMENT_ALIASES,
    FRAGMENT_BALLOTS,
    FRAGMENT_CORRECTIONS,
    FRAGMENT_FINDINGS,
    FRAGMENT_GROUPS,
    FRAGMENT_VOTES,
    Fragment,
)
from hemicycle.record.readers import READERS, reader_named, recognise
from hemicycle.record.readers.base import Head, Reader, SourceFile
from hemicycle.record.sources import SOURCES

SCHEMAS = {
    "votes": FRAGMENT_VOTES,
    "ballots": FRAGMENT_BALLOTS,
    "aliases": FRAGMENT_ALIASES,
    "corrections": FRAGMENT_CORRECTIONS,
    "findings": FRAGMENT_FINDINGS,
    "groups": FRAGMENT_GROUPS,
}
ORDER = {
    "votes": ["key"],
    "ballots": ["key", "member"],
    "aliases": ["key", "kind", "value"],
    "corrections": ["key", "member"],
    "groups": ["group", "member"],
}
GOLDEN = Path(__file__).resolve().parents[1] / "golden"

#: The smallest real (or golden) file of each layout that has votes; files that only name the
#: voters of another are tried with their readers (test_voteview.py, test_howtheyvote.py).
LAYOUTS = {
    "undl": [
        "undl/2026_02_06_ga_voting.csv",
        "undl/2023_01_15_ga_voting.csv",
        "undl/2026_02_06_ga_outcomes.csv",
        "undl/2026_02_06_sc_voting.csv",
        "undl/2026_02_06_unms_names.csv",
    ],
    "unxml": ["ga_unxml/75.json.xz", "ga_unxml/S-32.json.xz"],
    "3dl": [
        "ga_3dl_2025/un_votes_2025_processed.csv.xz",
        "ga_3dl_2025/unga_2025_resolutions.csv.xz",
    ],
    "un_votes": ["ga_voeten/un_votes.csv.xz", "ga_voeten/un_roll_calls.csv.xz"],
    "voeten": [
        "ga_voeten/UNVotesPublished.csv.xz",
        "ga_voeten/descriptions1-70latestversion.csv.xz",
    ],
    "unvotes_issues": ["ga_voeten/un_roll_call_issues.csv.xz"],
    "hrc": ["hrc/data.js.xz", "hrc/resolutions.csv.xz", "derived/hrc_votes_long.csv.xz"],
    "sc_outcomes": ["sc/sc_meeting_outcomes_1946_2019.csv.xz"],
    "sc_drafts": ["sc/unsc_drafts_not_adopted_emilytong.csv"],
    "sc_vetoes": ["sc/unsc_vetoes_1946_sept2022.csv", "sc/unsc_vetoes_gaza_2023_2025.csv"],
    "voteview": ["us_senate/S101_votes.csv.xz"],
    "howtheyvote": ["howtheyvote/votes.csv", "howtheyvote/member_votes.csv"],
    "journal": ["journal/sc-2025-02-24.jsonl"],
}
#: Files of these are kept with the tests.
IN_GOLDEN = ("undl", "howtheyvote", "journal")
FILES = [(name, path) for name, paths in LAYOUTS.items() for path in paths]


def test_every_reader_is_tried_here_and_has_its_terms_stated() -> None:
    names = [reader.name for reader in READERS]
    assert sorted(LAYOUTS) == sorted(names)
    assert set(names) <= set(SOURCES)


def test_ranks_of_sources_are_in_the_published_order() -> None:
    order = ("journal", "undl", "unxml", "3dl", "hrc", "un_votes", "voeten", "entered", "embedded")
    ranks = [SOURCES[name].rank for name in order]
    assert ranks == sorted(set(ranks))


@pytest.fixture(params=FILES, ids=[f"{name}-{Path(path).name}" for name, path in FILES])
def received(request: pytest.FixtureRequest) -> tuple[str, SourceFile]:
    name, path = request.param
    folder = GOLDEN if name in IN_GOLDEN else request.getfixturevalue("shared") / "data"
    return name, SourceFile.from_path(folder / path)


def test_the_contract(received: tuple[str, SourceFile]) -> None:
    name, file = received
    renamed = dataclasses.replace(file.head, name="download(1)")
    assert recognise(renamed).name == name
    reader = reader_named(name)
    first = reader.read(file)
    assert first.source == name
    assert first.reader_version == reader.version
    assert_schemas_and_order(first)
    assert_keys(first)
    assert_words(first)
    again = reader.read(SourceFile("other-name.csv", file.raw))
    for table in SCHEMAS:
        assert_frame_equal(getattr(again, table), getattr(first, table))


def assert_schemas_and_order(fragment: Fragment) -> None:
    for table, schema in SCHEMAS.items():
        frame = getattr(fragment, table)
        assert dict(frame.schema) == dict(schema), table
        if table in ORDER and frame.height:
            assert_frame_equal(frame.select(ORDER[table]), frame.select(ORDER[table]).sort("*"))


def assert_keys(fragment: Fragment) -> None:
    votes = fragment.votes
    keys = votes.select("key")
    assert votes["key"].null_count() == 0
    assert votes["key"].is_unique().all()
    assert not fragment.ballots.select("key", "member").is_duplicated().any()
    for table in ("ballots", "aliases", "corrections"):
        strays = getattr(fragment, table).join(keys, on="key", how="anti")
        assert strays.is_empty(), table
    parents = votes.drop_nulls("parent_key").select(key="parent_key")
    texts = pl.concat([keys, votes.select(key="symbol")])  # a text by its key, or by its symbol
    assert parents.join(texts, on="key", how="anti").is_empty()


def assert_words(fragment: Fragment) -> None:
    assert fragment.ballots["position"].null_count() == 0
    assert fragment.ballots["member"].null_count() == 0
    silent = set(fragment.votes["silent"].drop_nulls().unique())
    assert silent <= {"non_voting", "unknown"}
    quality = set(fragment.votes["date_quality"].drop_nulls().unique())
    assert quality <= {"exact", "doubtful", "session_only"}
    parts = fragment.votes.filter(pl.col("question").is_in(["amendment", "part", "motion"]))
    assert not parts["symbol"].str.starts_with("A/RES").any()


FOREIGN = {
    "a table of others": b"country,capital\nFrance,Paris\n",
    "JSON of others": b'{"country": "France", "capital": "Paris"}\n',
    "a page": b"<!DOCTYPE html><html><body>1, 2</body></html>\n",
    "words": b"To be\nor not to be, that is the question\n",
}


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@pytest.mark.parametrize("content", FOREIGN.values(), ids=FOREIGN)
def test_a_file_named_for_the_wrong_source_is_refused(reader: Reader, content: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        reader.read(SourceFile("mislabelled.csv", content))
    assert "mislabelled.csv" in caught.value.where


def test_a_file_nobody_knows_is_refused_with_what_is_known() -> None:
    with pytest.raises(SourceError, match="no reader knows this file") as caught:
        recognise(Head("a.csv", "x,y\n1,2\n", ("x", "y")))
    assert "unxml" in caught.value.right
    assert "a.csv" in caught.value.where


def test_an_unknown_source_name_lists_the_known_ones() -> None:
    with pytest.raises(SourceError, match="no reader is called 'wikipedia'") as caught:
        reader_named("wikipedia")
    assert "un_votes" in caught.value.right
