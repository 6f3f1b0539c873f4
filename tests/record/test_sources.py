"""The terms of every source are stated, and one rank belongs to one source."""

from __future__ import annotations

import pytest

from hemicycle.record.sources import LAYOUT_ONLY, REAL_FILE, SOURCES


def test_ranks_decide_between_any_two_sources() -> None:
    ranks = [info.rank for info in SOURCES.values()]
    assert len(set(ranks)) == len(ranks)


@pytest.mark.parametrize("name", sorted(set(SOURCES) - {"journal", "entered", "embedded"}))
def test_received_data_carry_licence_citation_and_address(name: str) -> None:
    info = SOURCES[name]
    assert info.publisher
    assert info.licence
    assert info.citation
    assert info.url.startswith("https://")


def test_two_sources_are_untested_on_a_real_file() -> None:
    untested = {name for name, info in SOURCES.items() if info.tested != REAL_FILE}
    assert untested == {"undl", "howtheyvote"}
    assert SOURCES["undl"].tested == LAYOUT_ONLY
