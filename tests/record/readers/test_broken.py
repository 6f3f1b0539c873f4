"""One malformed file per way of being wrong, each refused with the words and the place listed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from hemicycle.errors import SourceError
from hemicycle.record.readers import recognise
from hemicycle.record.readers.base import SourceFile

FOLDER = Path(__file__).resolve().parents[2] / "broken/sources"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))


def receive(path: Path) -> None:
    """What an ingest does with a file before anything is stored."""
    file = SourceFile.from_path(path)
    file.open_bytes()
    recognise(file.head).read(file)


def test_every_file_is_listed_and_every_listed_file_is_there() -> None:
    assert set(EXPECTED) == {path.name for path in FOLDER.iterdir()} - {"expected.toml"}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_broken_file(name: str) -> None:
    with pytest.raises(SourceError) as caught:
        receive(FOLDER / name)
    assert EXPECTED[name]["words"] in caught.value.what
    assert EXPECTED[name]["where"] in caught.value.where
    assert name in caught.value.where
    assert caught.value.right
    assert caught.value.todo
