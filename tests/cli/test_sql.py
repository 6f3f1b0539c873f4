"""``hemicycle sql``."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command


def test_one_select_over_the_tables(command: Command, dgacm_record: Path) -> None:
    query = "SELECT position, count(*) AS n FROM ballots WHERE vote_id = 'GA-ES-11-7' GROUP BY 1"
    done = command("sql", query, "--record", dgacm_record, "--json")
    assert done.code == 0
    assert done.document["columns"] == ["position", "n"]
    assert dict(done.document["rows"])["YES"] == 93


def test_the_embedded_record_answers_too(command: Command) -> None:
    done = command(
        "sql", "SELECT count(*) AS n FROM votes WHERE body = 'SC'", "--record", "embedded"
    )
    assert done.code == 0
    assert done.out.splitlines()[0] == "n"


def test_a_wrong_query_exits_2(command: Command) -> None:
    done = command("sql", "SELECT nonsense FROM votes", "--record", "embedded")
    assert done.code == 2
    assert "nonsense" in done.err


def test_dates_in_json_are_iso(command: Command) -> None:
    query = "SELECT date FROM votes WHERE vote_id = 'GA-ES-11-7'"
    assert command("sql", query, "--record", "embedded", "--json").document["rows"] == [
        ["2025-02-24"]
    ]


def test_values_that_json_lacks_are_numbers_or_text(command: Command) -> None:
    query = "SELECT 1.5 AS d, [2.5, NULL] AS l, {'k': 0.25} AS s, INTERVAL 1 DAY AS i, true AS b"
    rows = command("sql", query, "--record", "embedded", "--json").document["rows"]
    assert rows == [[1.5, [2.5, None], {"k": 0.25}, "1 day, 0:00:00", True]]
