"""A refusal of the file system is told with what helps against it."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from hemicycle.errors import InputError
from hemicycle.record.disk import writable, write_text


@pytest.mark.parametrize(
    ("why", "todo"),
    [
        (errno.ENOSPC, "free some space and run it again, or choose a place on another disk"),
        (errno.EDQUOT, "free some space and run it again, or choose a place on another disk"),
        (errno.ENOENT, "make the folder it is to stand in, or choose another place"),
        (errno.EACCES, "choose another place"),
        (errno.EROFS, "choose another place"),
    ],
)
def test_the_advice_fits_the_refusal(why: int, todo: str) -> None:
    with pytest.raises(InputError) as caught, writable(Path("lock.json"), "the lock"):
        raise OSError(why, "no")
    assert (caught.value.what, caught.value.todo) == ("the lock cannot be written (no)", todo)
    with pytest.raises(InputError) as caught, writable(Path("record")):
        raise OSError(why, "no")
    assert caught.value.todo == f"{todo} (--record DIR)"
    assert "the record is as it was before" in caught.value.right


def test_a_folder_that_is_not_there_names_the_file_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "no" / "lock.json"
    with pytest.raises(InputError) as caught, writable(target, "the lock"):
        write_text(target, "{}")
    assert caught.value.where == str(target)
