"""``hemicycle info``."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command


def test_the_json_of_the_contract(command: Command, dgacm_record: Path) -> None:
    document = command("info", "--record", dgacm_record, "--json").document
    assert list(document) == ["record_version", "bodies", "sources", "findings"]
    assert set(document["bodies"]["GA"]) == {"votes", "ballots", "first", "last"}
    assert document["findings"] == 3
    sources = {source["source"]: source for source in document["sources"]}
    assert sources["unxml"]["files"] == 3
    assert "United Nations" in sources["unxml"]["citation"]


def test_findings_exit_1_and_show_their_witness(command: Command, dgacm_record: Path) -> None:
    done = command("info", "--findings", "--record", dgacm_record, "--json")
    assert done.code == 1
    assert done.document["by_kind"] == {
        "announced_total": 1,
        "empty_list": 1,
        "repeated_names": 1,
    }
    announced = next(one for one in done.document["findings"] if one["kind"] == "announced_total")
    assert announced["witness"]["announced"]["abstain"] == 59
    assert announced["witness"]["counted"]["abstain"] == 58


def test_no_findings_exit_0(command: Command) -> None:
    done = command("info", "--findings", "--record", "embedded", "--json")
    assert (done.code, done.document["findings"]) == (0, [])


def test_the_text_names_sources_terms_and_citations(command: Command, dgacm_record: Path) -> None:
    done = command("info", "--record", dgacm_record)
    assert done.code == 0
    assert "unxml: Machine-readable General Assembly resolutions (3 files)" in done.out
    assert "terms: " in done.out
    assert "cite:  United Nations" in done.out


def test_the_record_may_be_named_by_the_environment(
    command: Command, dgacm_record: Path, monkeypatch: object
) -> None:
    import pytest

    assert isinstance(monkeypatch, pytest.MonkeyPatch)
    monkeypatch.setenv("HEMICYCLE_RECORD", str(dgacm_record))
    assert command("info", "--json").document["findings"] == 3
    assert command("info", "--json", "--record", "embedded").document["findings"] == 0


def test_a_source_never_seen_as_a_real_file_is_marked(command: Command, tmp_path: Path) -> None:
    """The Digital Library's files: the reader knows only their described layout."""
    header = "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,"
    header += "meeting,title,agenda_title,subjects,vote_note,total_yes,total_no,"
    header += "total_abstentions,total_non_voting,total_ms,undl_link"
    row = "4076672,FRA,FRANCE,Y,2025-02-24,ES-11,A/RES/ES-11/7,A/ES-11/L.10,,A/ES-11/PV.36,"
    row += "Peace : resolution / adopted by the General Assembly,,,,93,18,65,17,193,"
    file = tmp_path / "2026_02_06_ga_voting.csv"
    file.write_text(f"{header}\n{row}https://digitallibrary.un.org/record/4076672\n")
    assert command("ingest", file, "--record", tmp_path / "record").code == 0
    assert "untested on the real file" in command("info", "--record", tmp_path / "record").out
