"""Facts files are read on first use, once."""

import pytest

from hemicycle.domain.facts import FactTable, read_facts


def test_a_table_loads_on_first_use_and_once() -> None:
    loads: list[str] = []

    def load() -> dict[str, int]:
        loads.append("load")
        return {"B": 2, "A": 1}

    table = FactTable(load)
    assert loads == []
    assert list(table) == ["B", "A"]
    assert table["A"] == 1
    assert len(table) == 2
    assert table.get("C") is None
    assert loads == ["load"]


@pytest.mark.parametrize("name", ["groups.toml", "seats.toml", "sessions.toml"])
def test_every_facts_file_names_its_source(name: str) -> None:
    facts = read_facts(name)
    tables = [facts] if "source" in facts else list(facts.values())
    assert all(table["source"] for table in tables)
