"""Results kept beside a record: made once, read back, made again when damaged, safe to delete."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.measure.forecast.conftest import YEARS, a_record

from hemicycle import kept
from hemicycle.errors import NotIdentifiedError
from hemicycle.joined_year import make_forecasts, make_model
from hemicycle.record.record import Record, open_record

LAST = max(YEARS)


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    monkeypatch.setattr("hemicycle.joined_year.pairs_of_year", lambda *_: [])
    return a_record(tmp_path)


def test_forecasts_are_made_once_and_read_back_equal(record: Record) -> None:
    assert kept.forecasts(record, LAST) is None
    seen: list[tuple[int, int]] = []
    made = make_forecasts(record, LAST, progress=lambda done, of: seen.append((done, of)))
    assert seen
    assert seen[-1][0] == seen[-1][1]
    home = kept.forecasts_folder(record, LAST, "GA")
    assert home.is_dir()
    assert home.parent == kept.folder(record) == Path(record.name) / "kept" / "v1"
    read = kept.forecasts(record, LAST)
    assert read is not None
    assert read.ballots.equals(made.ballots)
    quiet: list[int] = []
    again = make_forecasts(record, LAST, progress=lambda done, of: quiet.append(done))
    assert not quiet, "read, not made"
    assert again.ballots.equals(made.ballots)
    model = make_model(record, LAST, progress=lambda done, of: quiet.append(done))
    assert not quiet
    assert model.year == LAST


def test_what_is_damaged_is_made_again_and_old_versions_are_swept(
    record: Record, tmp_path: Path
) -> None:
    made = make_forecasts(record, LAST)
    home = kept.forecasts_folder(record, LAST, "GA")
    (home / "ballots.parquet").write_bytes(b"cut short")
    (home / "new").touch()  # so that the folder is not the one read before
    assert kept.forecasts(record, LAST) is None
    old = tmp_path / "kept" / "v0"
    old.mkdir()
    assert make_forecasts(record, LAST).ballots.equals(made.ballots)
    assert not old.exists(), "no snapshot of that version is left"
    kept.clear(record)
    assert not kept.folder(record).exists()


def test_nothing_half_written_is_left(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hemicycle.measure.forecast.saved.write_forecasts", broken)
    made = make_forecasts(record, LAST)
    assert made.ballots.height, "the result is there all the same"
    left = [path.name for path in kept.folder(record).iterdir()]
    assert left == ["lock"], left


def test_a_record_too_thin_keeps_nothing(record: Record) -> None:
    with pytest.raises(NotIdentifiedError, match="too few votes"):
        make_forecasts(record, min(YEARS) + 1)
    assert kept.forecasts(record, min(YEARS) + 1) is None


def test_the_embedded_record_keeps_its_results_in_the_cache_of_the_user(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    embedded = open_record("embedded")
    assert kept.folder(embedded) == tmp_path / "hemicycle" / "kept" / embedded.version
    assert kept.points(embedded) is None
    assert kept.pairs(embedded, 2025) == ()
