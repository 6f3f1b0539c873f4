"""What is announced goes into a record: its own for a simulation, the real one for a real body."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.chamber.conftest import Clock
from tests.chamber.sitting import Sitting, cast

from hemicycle.chamber.hall import Hall
from hemicycle.chamber.place import place_of
from hemicycle.record.record import open_record

Opened = Callable[[], Hall]


@pytest.fixture
def opened(tmp_path: Path, clock: Clock) -> Iterator[Opened]:
    """The chambers, kept in records; the real one is beside them."""
    halls: list[Hall] = []

    def one() -> Hall:
        halls.append(Hall(place_of(tmp_path / "chambers"), clock, real=tmp_path / "record"))
        return halls[-1]

    yield one
    for hall in halls:
        hall.close()


def voted(sitting: Sitting, yes: int = 3) -> None:
    sitting.open_vote()
    for member in sorted(sitting.chamber.state.roll or ())[:yes]:
        sitting.does(sitting.officer, cast(member))
    sitting.does(sitting.officer, {"act": "close_vote"})


def kept(sitting: Sitting, state: str = "in") -> None:
    for _ in range(600):
        if sitting.chamber.kept["state"] == state:
            return
        time.sleep(0.05)
    pytest.fail(str(sitting.chamber.kept))


def test_a_simulation_has_a_record_of_its_own(opened: Opened, tmp_path: Path) -> None:
    sitting = Sitting(opened())
    assert sitting.chamber.kept["state"] == "none"
    voted(sitting)
    kept(sitting)
    record = open_record(tmp_path / "chambers" / "records" / "our-class")
    votes = record.votes.select("world", "body", "counted_yes").rows()
    assert votes == [("simulation:our-class", "mun", 3)]
    assert sitting.chamber.kept["record"] == record.version
    assert not (tmp_path / "record").exists()


def test_a_real_vote_is_in_the_record_beside_those_since_1946(
    opened: Opened, tmp_path: Path
) -> None:
    sitting = Sitting(opened(), "SC", (), real="Security Council")
    voted(sitting, yes=9)
    kept(sitting)
    record = open_record(tmp_path / "record")
    worlds = set(record.votes["world"])
    assert worlds == {"real"}
    assert record.votes.filter(record.votes["source"] == "journal").height == 1
    assert record.votes.height > 1


def test_a_restart_keeps_what_was_not_kept_yet(opened: Opened, tmp_path: Path) -> None:
    sitting = Sitting(Hall(place_of(tmp_path / "chambers"), opened().clock, keeps=False))
    voted(sitting)
    sitting.hall.close()
    sitting.hall = opened()
    sitting.chamber = sitting.hall.chamber(sitting.chamber.id)
    kept(sitting)
    assert open_record(tmp_path / "chambers" / "records" / "our-class").votes.height == 1


def test_where_the_record_cannot_be_written_the_meeting_goes_on_and_says_so(
    tmp_path: Path, clock: Clock
) -> None:
    with Hall(place_of(tmp_path), clock, real="embedded") as hall:
        sitting = Sitting(hall, "SC", (), real="Security Council")
        voted(sitting, yes=9)
        kept(sitting, "failed")
        assert "cannot be changed" in sitting.chamber.kept["error"]
        sitting.does(sitting.officer, {"act": "remark", "text": "we go on"})
