"""One malformed case file per way of being wrong, each with the words its error must contain."""

from __future__ import annotations

from pathlib import Path

import pytest

from hemicycle.errors import InputError
from hemicycle.rules.decision import decide

FOLDER = Path(__file__).parent.parent / "broken" / "cases"
BROKEN = sorted(FOLDER.glob("*.toml"))


def words_of(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    return [line.removeprefix("# must say: ") for line in lines if line.startswith("# must say: ")]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_case_is_refused_in_four_parts(path: Path) -> None:
    with pytest.raises(InputError) as caught:
        decide(path)
    error = caught.value
    assert words_of(path)
    for words in words_of(path):
        assert words in str(error)
    assert error.what
    assert str(path.parent) in error.where
    assert error.right
    assert error.todo


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_bytes(b'body = "GA"\n\xff\xfe')
    with pytest.raises(InputError, match="cannot be read"):
        decide(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.toml"
    with pytest.raises(InputError, match="cannot be read") as caught:
        decide(path)
    assert caught.value.where == f"{path}: No such file or directory"
