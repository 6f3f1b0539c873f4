"""Persons by name, in the small invented parliament."""

from __future__ import annotations

from pathlib import Path

import pytest

from hemicycle.errors import UnknownMemberError
from hemicycle.record.called import person_called
from hemicycle.record.ingest import ingest
from hemicycle.record.record import Record, open_record

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "howtheyvote"


@pytest.fixture(scope="module")
def parliament(tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = tmp_path_factory.mktemp("ep") / "record"
    ingest([GOLDEN / f"{name}.csv" for name in ("votes", "member_votes", "members")], folder)
    return open_record(folder)


@pytest.mark.parametrize(
    "text", ["mep:1011", "Kna Éxample-11", "EXAMPLE-11 kna", "kna", "example 11"]
)
def test_one_person(parliament: Record, text: str) -> None:
    assert person_called(parliament, text, "EP") == "mep:1011"


def test_a_whole_name_wins_over_longer_ones(parliament: Record) -> None:
    assert person_called(parliament, "Ana Example-1", "EP") == "mep:1001"


def test_several_or_nobody(parliament: Record) -> None:
    with pytest.raises(UnknownMemberError, match="'example' fits 20 members") as caught:
        person_called(parliament, "example", "EP")
    assert "Ana Éxample-1 (mep:1001)" in caught.value.right
    for text in ("metsola", "", " "):
        with pytest.raises(UnknownMemberError, match="nobody is called"):
            person_called(parliament, text, "EP")
