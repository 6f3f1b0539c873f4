"""Whole downloads: versions, checksums, receipts, and what is left after a failure."""

from __future__ import annotations

import hashlib
import importlib
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.record.pull.server import Misbehaving, cut, fair, rest, status, whole
from tests.record.pull.test_newest import PLAIN, VERSIONS, blob, dataset, tells

from hemicycle.errors import InputError, MissingExtraError, SourceError
from hemicycle.record.lock import writing
from hemicycle.record.pull.fetch import here, pull
from hemicycle.record.pull.offers import Offer, offer
from hemicycle.record.pull.wire import Wire

TODAY = date(2026, 11, 22)
BODY = b"rcid,session\n3,1\n" * 50


def voeten(server: Misbehaving, body: bytes = BODY, **changed: Any) -> Offer:
    """The offer, with one file of that content and checksum."""
    facts = {
        **PLAIN,
        "filesize": len(body),
        "md5": hashlib.md5(body, usedforsecurity=False).hexdigest(),
        **changed,
    }
    server.plan(VERSIONS + ":latest-published", dataset(facts))
    return replace(offer("voeten"), base=server.address())


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()} - {"lock"}


def test_a_version_lands_in_its_folder_with_a_receipt(
    server: Misbehaving, wire: Wire, tmp_path: Path
) -> None:
    chosen = voeten(server)
    server.plan("/api/access/datafile/8", whole(BODY))
    pulled = pull(chosen, wire, tmp_path, today=TODAY)
    assert pulled.folder == tmp_path / "voeten" / "39.0"
    assert [path.read_bytes() for path in pulled.files] == [BODY]
    assert files_in(pulled.folder) == {"UN_Votes.csv", "pulled.json"}
    receipt = json.loads((pulled.folder / "pulled.json").read_text())
    assert receipt["terms"] == "CC0 1.0; please cite"
    assert receipt["retrieved"] == "2026-11-22"
    assert receipt["files"][0]["sha256"] == hashlib.sha256(BODY).hexdigest()
    assert receipt["files"][0]["address"] == server.address("/api/access/datafile/8")
    assert here(chosen, tmp_path) == pulled


def test_what_is_here_whole_is_not_fetched_again(
    server: Misbehaving, wire: Wire, tmp_path: Path
) -> None:
    chosen = voeten(server)
    server.plan("/api/access/datafile/8", whole(BODY))
    pull(chosen, wire, tmp_path, today=TODAY)
    (tmp_path / "voeten/39.0/UN_Votes.csv").write_bytes(BODY)
    pull(chosen, wire, tmp_path, today=TODAY)
    assert [path for _, path, _ in server.asked].count("/api/access/datafile/8") == 1


def test_a_file_damaged_here_is_fetched_again(
    server: Misbehaving, wire: Wire, tmp_path: Path
) -> None:
    chosen = voeten(server)
    server.plan("/api/access/datafile/8", whole(BODY))
    damaged = pull(chosen, wire, tmp_path, today=TODAY).files[0]
    damaged.write_bytes(BODY[:-1])
    pull(chosen, wire, tmp_path, today=TODAY)
    assert damaged.read_bytes() == BODY


def test_another_checksum_leaves_nothing(server: Misbehaving, wire: Wire, tmp_path: Path) -> None:
    chosen = voeten(server)
    server.plan("/api/access/datafile/8", whole(BODY[:-1] + b"!"))
    with pytest.raises(SourceError, match="not the file that the source lists"):
        pull(chosen, wire, tmp_path, today=TODAY)
    assert files_in(tmp_path) == set()
    assert here(chosen, tmp_path) is None


def test_a_download_broken_off_for_good_is_no_download_and_goes_on_later(
    server: Misbehaving, wire: Wire, tmp_path: Path
) -> None:
    chosen = voeten(server)
    server.plan("/api/access/datafile/8", cut(BODY, 100, ETag='"a"'), status(500))
    with pytest.raises(SourceError, match="HTTP 500"):
        pull(chosen, wire, tmp_path, today=TODAY)
    assert here(chosen, tmp_path) is None
    assert files_in(tmp_path) == {"UN_Votes.csv.part", "UN_Votes.csv.part.json"}
    server.plan("/api/access/datafile/8", fair(BODY, '"a"'))
    assert pull(chosen, wire, tmp_path, today=TODAY).files[0].read_bytes() == BODY
    assert server.asked[-1][2]["Range"] == "bytes=100-"


def test_pieces_of_two_states_are_found_out_by_the_checksum(
    server: Misbehaving, wire: Wire, tmp_path: Path
) -> None:
    """A server that swaps the file and keeps its ETag: nothing but the checksum can tell."""
    chosen = voeten(server)
    swapped = bytes(reversed(BODY))
    server.plan("/api/access/datafile/8", cut(BODY, 100, ETag='"a"'), rest(swapped, ETag='"a"'))
    with pytest.raises(SourceError, match="not the file that the source lists"):
        pull(chosen, wire, tmp_path, today=TODAY)
    assert files_in(tmp_path) == set()


@pytest.mark.parametrize("right", [True, False])
def test_the_hash_of_git(server: Misbehaving, wire: Wire, tmp_path: Path, right: bool) -> None:
    # `printf 'hello\n' | git hash-object --stdin`
    known = "ce013625030ba8dba906f756967f9e9ca394464a"
    body = b"hello\n" if right else b"hullo\n"
    repository = "/repos/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points"
    server.plan(f"{repository}/commits", tells([{"sha": "c" * 40}]))
    listed = blob("Matches.csv", size=6, sha=known, download_url=server.plan("/m", whole(body)))
    server.plan(f"{repository}/contents/Data", tells([listed]))
    chosen = replace(offer("matches"), base=server.address())
    if right:
        [path] = pull(chosen, wire, tmp_path, today=TODAY).files
        assert path.read_bytes() == body
        path.write_bytes(b"hullo\n")  # damaged here: fetched again
        pull(chosen, wire, tmp_path, today=TODAY)
        assert path.read_bytes() == body
    else:
        with pytest.raises(SourceError, match="not the file that the source lists"):
            pull(chosen, wire, tmp_path, today=TODAY)
        assert files_in(tmp_path) == set()


def test_the_latest_of_several_versions(server: Misbehaving, wire: Wire, tmp_path: Path) -> None:
    chosen = voeten(server)
    server.plan("/api/access/datafile/8", whole(BODY))
    pull(chosen, wire, tmp_path, today=TODAY)
    server.plan(VERSIONS + "32", dataset({**PLAIN, "md5": None, "filesize": None}, number=32))
    pull(chosen, wire, tmp_path, today=date(2026, 11, 23), version="32")
    found = here(chosen, tmp_path)
    assert found is not None
    assert (found.version, found.retrieved) == ("32.0", "2026-11-23")
    (found.folder / "pulled.json").write_text("{")
    again = here(chosen, tmp_path)
    assert again is not None
    assert again.version == "39.0"


def test_a_source_that_refuses_robots_is_never_asked(wire: Wire, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="the site refuses programs") as caught:
        pull(offer("undl"), wire, tmp_path, today=TODAY)
    assert "https://digitallibrary.un.org/record/4060887" in caught.value.todo
    assert caught.value.todo.endswith("then: hemicycle ingest FILE")


def test_one_file_by_its_address_for_those_who_may(
    server: Misbehaving, wire: Wire, tmp_path: Path
) -> None:
    address = server.plan("/files/2026_02_06_ga_voting.csv", whole(BODY))
    pulled = pull(offer("undl"), wire, tmp_path, today=TODAY, address=address + "?ln=en")
    assert pulled.version == "2026-11-22"
    assert [path.name for path in pulled.files] == ["2026_02_06_ga_voting.csv"]
    server.plan("/files/2026_02_06_ga_voting.csv", status(403))
    with pytest.raises(SourceError, match="refuses downloads by programs"):
        pull(offer("undl"), wire, tmp_path, today=date(2026, 11, 23), address=address)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "https://example.org/", "x.csv", ""])
def test_an_address_of_no_file(wire: Wire, tmp_path: Path, address: str) -> None:
    with pytest.raises(InputError, match="is no address of a file"):
        pull(offer("undl"), wire, tmp_path, today=TODAY, address=address)


def test_a_folder_that_cannot_be_written(server: Misbehaving, wire: Wire, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        pull(voeten(server), wire, tmp_path / "file", today=TODAY)


def test_a_second_process_waits_for_the_first(
    server: Misbehaving, wire: Wire, tmp_path: Path
) -> None:
    chosen = voeten(server)
    server.plan("/api/access/datafile/8", whole(BODY))
    waited = threading.Event()
    (tmp_path / "voeten").mkdir()
    with ThreadPoolExecutor(1) as pool:
        with writing(tmp_path / "voeten", lambda: None):
            second = pool.submit(pull, chosen, wire, tmp_path, today=TODAY, waiting=waited.set)
            assert waited.wait(5)
            assert not second.done()
        assert second.result(5).files[0].read_bytes() == BODY


def test_without_pooch(wire: Wire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(MissingExtraError, match="downloads need pooch"):
        pull(offer("voeten"), wire, tmp_path, today=TODAY)
