"""What to cite, in every format, parsed back by other programs' rules."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from hemicycle.record.cite import Citation, CitedSource, citation
from hemicycle.record.cite_formats import FORMATS, bibtex, cff, csl, plain
from hemicycle.record.ingest import ingest
from hemicycle.record.record import open_record
from hemicycle.record.sources import SOURCES


@pytest.fixture
def cited(small_files: list[Path], tmp_path: Path) -> Citation:
    ingest(small_files, tmp_path / "record")
    return citation(open_record(tmp_path / "record"), tool_version="9.9.9")


def _odd(**changes: object) -> Citation:
    """A citation whose texts hold every sign that a format gives a meaning."""
    fields: dict[str, object] = {
        "key": "odd",
        "title": 'Votes & 100 % "quoted" $x_1$ {braces} #2 ~ ^ \\ end: yes',
        "authors": ("O'Neil, Ann", "Bureau of Votes & Rolls"),
        "publisher": "Bureau",
        "citation": "",
        "licence": "",
        "url": "https://example.org/a_b%20c",
        "doi": "",
        "votes": 0,
        "files": (),
    }
    return Citation("1.0", "abc", {}, (CitedSource(**fields | changes),))  # type: ignore[arg-type]


def test_every_source_of_the_record_is_cited_with_its_terms(cited: Citation) -> None:
    record = open_record("embedded")
    assert [source.key for source in cited.sources] == ["unxml", "3dl", "embedded"]
    for source in cited.sources:
        for form in FORMATS.values():
            text = form(cited)
            assert SOURCES[source.key].title in text
        assert f"Terms: {SOURCES[source.key].licence}." in plain(cited)
        assert SOURCES[source.key].citation in plain(cited)
    assert cited.record_version != record.version


def test_a_source_that_gave_nothing_is_not_cited() -> None:
    only = citation(open_record("embedded"), tool_version="1")
    assert [source.key for source in only.sources] == ["embedded"]
    assert only.sources[0].files == ()


def test_the_files_stand_with_their_hashes(cited: Citation, small_files: list[Path]) -> None:
    from hashlib import sha256

    received = {(file.name, sha256(file.read_bytes()).hexdigest()) for file in small_files}
    assert {file for source in cited.sources for file in source.files} == received


def test_the_votes_shown_add_up_to_the_record(cited: Citation) -> None:
    held = sum(one["votes"] for one in cited.coverage.values())
    assert sum(source.votes for source in cited.sources) == held


def test_csl_is_json_with_persons_and_institutions_apart() -> None:
    tool, odd = json.loads(csl(_odd()))
    assert (tool["type"], tool["version"]) == ("software", "1.0")
    assert odd["type"] == "dataset"
    assert odd["author"] == [
        {"family": "O'Neil", "given": "Ann"},
        {"literal": "Bureau of Votes & Rolls"},
    ]
    assert "DOI" not in odd


def test_cff_is_yaml_with_what_the_format_requires() -> None:
    document = yaml.safe_load(cff(_odd(doi="10.1/x")))
    assert {"cff-version", "message", "title", "authors"} <= set(document)
    (reference,) = document["references"]
    assert {"type", "title", "authors"} <= set(reference)
    assert reference["title"] == _odd().sources[0].title
    assert reference["authors"] == [
        {"family-names": "O'Neil", "given-names": "Ann"},
        {"name": "Bureau of Votes & Rolls"},
    ]
    assert reference["doi"] == "10.1/x"


def test_bibtex_escapes_what_tex_would_run_and_balances_its_braces() -> None:
    text = bibtex(_odd())
    assert r"Votes \& 100 \% " in text
    assert (
        r"\$x\_1\$ \{braces\} \#2 \textasciitilde{} \textasciicircum{} \textbackslash{} end" in text
    )
    assert "author = {O'Neil, Ann and {Bureau of Votes \\& Rolls}}" in text
    bare = re.sub(r"\\.", "", text)
    assert bare.count("{") == bare.count("}")
    assert text.count("@") == 2


def test_terms_that_are_not_stated_are_called_that() -> None:
    assert "Terms: not stated." in plain(_odd())


def test_one_vote_is_not_votes() -> None:
    held = {"GA": {"votes": 2, "first": None}, "HRC": {"votes": 1, "first": None}}
    assert Citation("1.0", "abc", held, ()).covers() == "GA 2 votes; HRC 1 vote"
