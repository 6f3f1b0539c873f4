"""``hemicycle votes``."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Command


def _ids(command: Command, *words: str | Path) -> list[str]:
    document = command("votes", *words, "--json").document
    assert document["total"] >= len(document["votes"])
    return [vote["vote_id"] for vote in document["votes"]]


def test_days_are_both_included(command: Command) -> None:
    words = ("--record", "embedded", "--body", "GA")
    day = _ids(command, *words, "--since", "2022-03-02", "--until", "2022-03-02")
    assert day == ["GA-ES-11-1"]
    assert _ids(command, *words, "--since", "2022-03-03", "--until", "2022-03-01") == []


def test_words_must_all_stand_somewhere(command: Command) -> None:
    both = _ids(command, "--record", "embedded", "--about", "AGGRESSION ukraine", "--body", "GA")
    assert both == ["GA-ES-11-5", "GA-ES-11-2", "GA-ES-11-1"]
    assert _ids(command, "--record", "embedded", "--about", "aggression zebra") == []


def test_members_and_their_positions_are_combined(command: Command) -> None:
    words = ("votes", "--record", "embedded", "--body", "GA")
    abstained = _ids(command, *words[1:], "--member", "USA=abstain")
    assert "GA-ES-11-8" in abstained
    assert "GA-ES-11-7" not in abstained
    both = _ids(command, *words[1:], "--member", "USA=abstain", "--member", "Russian Federation=no")
    assert both == ["GA-ES-11-8"]


def test_a_member_without_position_means_any(command: Command) -> None:
    words = ("--record", "embedded", "--about", "S/2022/155")
    assert _ids(command, *words, "--member", "ALB") == ["SC-S-2022-155"]
    assert _ids(command, *words, "--member", "DEU") == []


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--member", "Atlantis=no", "no member"),
        ("--member", "FRA=perhaps", "no position"),
        ("--body", "XX", "not a body known here, and none of this record"),
        ("--since", "yesterday", "no day"),
    ],
)
def test_what_cannot_be_asked_exits_2(
    command: Command, option: str, value: str, words: str
) -> None:
    done = command("votes", option, value, "--record", "embedded")
    assert done.code == 2
    assert words in done.err


def test_a_limit_is_said_with_the_count(command: Command, dgacm_record: Path) -> None:
    done = command("votes", "--record", dgacm_record, "--limit", "2", "--body", "GA")
    lines = [line for line in done.out.splitlines() if " GA " in line]
    assert len(lines) == 2
    assert "2 of " in done.out
    assert "--limit" in done.err


def test_nothing_found_is_an_answer(command: Command) -> None:
    done = command("votes", "--about", "zebra", "--record", "embedded")
    assert (done.code, done.out) == (0, "No vote in this record fits.\n")


def test_the_table_lines_up(command: Command) -> None:
    done = command("votes", "--record", "embedded", "--about", "A/RES/ES-11", "--limit", "5")
    rows = [line for line in done.out.splitlines() if "A/RES/ES-11/" in line]
    assert len({line.index(" GA ") for line in rows}) == 1


def test_the_tally_is_grouped_in_json(command: Command) -> None:
    document = command(
        "votes", "--about", "A/RES/ES-11/7", "--record", "embedded", "--json"
    ).document
    (vote,) = [one for one in document["votes"] if one["symbol"] == "A/RES/ES-11/7"]
    assert vote["counted"] == {"yes": 93, "no": 18, "abstain": 65, "non_voting": 17}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of one meeting of a Model UN alone; its body is ``mun``."""
    from tests.golden.journal.make import sealed

    from hemicycle.record.journal import ingest_journal

    folder = tmp_path_factory.mktemp("house") / "record"
    ingest_journal(sealed("mun-example"), folder, name="mun.jsonl")
    return folder


@pytest.mark.parametrize("written", ["mun", "MUN", " Mun"])
def test_a_house_of_ones_own_is_found_by_its_code_in_any_case(
    command: Command, house: Path, written: str
) -> None:
    assert len(_ids(command, "--record", house, "--body", written)) == 7


def test_a_body_that_is_nowhere_is_told_with_those_of_the_record(
    command: Command, house: Path
) -> None:
    done = command("votes", "--body", "senate-of-rome", "--record", house)
    assert done.code == 2
    assert "right: one with votes in this record: mun\n" in done.err


def test_measures_take_the_code_of_a_house(command: Command, house: Path) -> None:
    rows = command("agree", "FRA", "IND", "--body", "MUN", "--record", house, "--json").document
    assert [(row["period"], row["n"]) for row in rows["rows"]] == [("all", 1)]
    other = command("cohesion", "EU", "--body", "GA", "--record", house)
    assert (other.code, "right: one of mun\n" in other.err) == (2, True)


def test_the_audit_says_whose_rules_are_missing(command: Command, house: Path) -> None:
    done = command("audit", "--record", house)
    assert "Needed would be the rules of mun (7): a case file" in done.out
