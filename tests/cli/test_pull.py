"""``hemicycle pull``, against a source on this machine."""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.record.pull.server import Misbehaving, running, status, whole

from hemicycle.record.pull import offers

PAGE = "https://digitallibrary.un.org/record/4060887"


@pytest.fixture
def source(monkeypatch: pytest.MonkeyPatch) -> Iterator[Misbehaving]:
    """Every offer's source is this server."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with running(Misbehaving()) as server:
        here = tuple(replace(one, base=server.address()) for one in offers.OFFERS)
        monkeypatch.setattr(offers, "OFFERS", here)
        yield server


class Terminal(io.StringIO):
    """Somebody types."""

    def isatty(self) -> bool:
        return True


def published(
    server: Misbehaving,
    name: str,
    body: bytes,
    *,
    repository: str = "/repos/UNxml/GAresolutions",
    folder: str = "data_extract",
) -> None:
    """One file in a repository, by default that of the United Nations."""
    server.plan(f"{repository}/commits", whole(json.dumps([{"sha": "c" * 40}]).encode()))
    entry = {
        "name": name,
        "type": "file",
        "size": len(body),
        "sha": hashlib.sha1(f"blob {len(body)}\0".encode() + body).hexdigest(),
        "download_url": server.plan(f"/raw/{name}", whole(body)),
    }
    server.plan(f"{repository}/contents/{folder}", whole(json.dumps([entry]).encode()))


@pytest.fixture
def resolutions(dgacm_files: list[Path]) -> bytes:
    """A real file of the source, as it is published."""
    [packed] = [path for path in dgacm_files if path.name.startswith("75.")]
    return lzma.decompress(packed.read_bytes())


def test_the_list_says_what_there_is_without_a_network(command: Command, tmp_path: Path) -> None:
    done = command("pull", "--into", tmp_path)
    assert done.code == 0
    for one in offers.OFFERS:
        for word in (one.name, one.title, one.terms, one.page, one.known, one.size):
            assert word in done.out
    assert done.out.count("not fetched") == len(offers.OFFERS)
    assert command("pull", "--list", "--into", tmp_path) == done


def test_terms_are_accepted_or_nothing_is_fetched(command: Command, source: Misbehaving) -> None:
    done = command("pull", "unxml")
    assert (done.code, done.out, source.asked) == (2, "", [])
    assert "the United Nations must be acknowledged" in done.err
    assert "next:  read them, then: hemicycle pull unxml --accept" in done.err


@pytest.mark.parametrize(("said", "code"), [("y\n", 0), ("n\n", 2)])
def test_a_person_is_asked(
    command: Command,
    source: Misbehaving,
    resolutions: bytes,
    monkeypatch: pytest.MonkeyPatch,
    said: str,
    code: int,
) -> None:
    published(source, "75.json", resolutions)
    monkeypatch.setattr(sys, "stdin", Terminal(said))
    done = command("pull", "unxml", "--no-ingest")
    assert done.code == code
    assert bool(source.asked) is (code == 0)


def test_what_is_fetched_goes_into_the_record(
    command: Command, source: Misbehaving, resolutions: bytes, tmp_path: Path
) -> None:
    published(source, "75.json", resolutions)
    record = tmp_path / "record"
    done = command("pull", "unxml", "--accept", "--into", tmp_path / "kept", "--record", record)
    assert done.code == 0, done.err
    assert "is now version" in done.out
    assert "Cite: United Nations, Department for General Assembly" in done.out
    held = command("info", "--record", record, "--json").document
    assert "unxml" in [one["source"] for one in held["sources"]]
    listed = command("pull", "--into", tmp_path / "kept")
    assert "here: cccccccccccc" in listed.out


def test_json_is_one_document(
    command: Command, source: Misbehaving, resolutions: bytes, tmp_path: Path
) -> None:
    published(source, "75.json", resolutions)
    where = ("--into", tmp_path / "kept", "--record", tmp_path / "record")
    done = command("pull", "unxml", "--accept", "--json", *where)
    assert done.code == 0
    document = done.document
    assert (document["name"], document["version"]) == ("unxml", "c" * 12)
    assert document["record"]["files"][0]["votes"] == 337
    assert document["not_ingested"] == []


def test_a_file_that_no_reader_knows_is_kept_and_named(
    command: Command, source: Misbehaving, tmp_path: Path
) -> None:
    published(source, "99.json", b'{"no": "resolution"}\n')
    record = tmp_path / "record"
    done = command("pull", "unxml", "--accept", "--into", tmp_path / "kept", "--record", record)
    assert done.code == 0
    assert "No reader knows 99.json; it is kept, and not in the record." in done.out
    assert not record.exists()


def test_what_is_no_vote_stays_out_of_the_record_and_says_what_it_is_for(
    command: Command, source: Misbehaving, tmp_path: Path
) -> None:
    repository = "/repos/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points"
    published(source, "Matches.csv", b"rcid1,rcid2\n3,4\n", repository=repository, folder="Data")
    record = tmp_path / "record"
    done = command("pull", "matches", "--accept", "--into", tmp_path, "--record", record)
    assert done.code == 0, done.err
    kept = tmp_path / "matches" / ("c" * 12) / "Matches.csv"
    assert f"Use:  hemicycle ideal --engine compat --links {kept}" in done.out
    assert kept.is_file()
    assert not record.exists()


@pytest.mark.parametrize("words", [("undl",), ("undl", "--accept")])
def test_a_site_for_people_only(
    command: Command, source: Misbehaving, words: tuple[str, ...]
) -> None:
    done = command("pull", *words)
    assert (done.code, source.asked) == (2, [])
    assert f"download the files in your browser at {PAGE}" in done.err
    assert "then: hemicycle ingest FILE" in done.err


def test_a_refusal_tells_the_way_round(command: Command, source: Misbehaving) -> None:
    source.plan("/repos/UNxml/GAresolutions/commits", status(403))
    done = command("pull", "unxml", "--accept")
    assert (done.code, done.out) == (2, "")
    assert "refuses downloads by programs (HTTP 403)" in done.err
    assert "then: hemicycle ingest FILE" in done.err


def test_a_name_that_is_no_source(command: Command) -> None:
    done = command("pull", "wikipedia")
    assert done.code == 2
    assert "right: unxml, voeten, ideal-points" in done.err
