"""What is kept, for how long, and that it is made once."""

from __future__ import annotations

import threading
import time
from collections import Counter

import pytest

from hemicycle.record.record import open_record
from hemicycle.web.library import Kept, Shelf
from hemicycle.web.works import Works


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(open_record("embedded"), Works(idle=True))


def test_what_many_threads_ask_for_at_once_is_made_once(shelf: Shelf) -> None:
    made: Counter[str] = Counter()
    gate = threading.Barrier(8)

    def make() -> str:
        made["x"] += 1
        return "made"

    def ask() -> None:
        gate.wait()
        assert shelf.once("x", make) == "made"

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made["x"] == 1


def test_what_is_made_later_is_none_until_it_is_there(shelf: Shelf) -> None:
    go = threading.Event()

    def make() -> str:
        go.wait(10)
        return "made"

    assert shelf.later("y", make) is None
    assert shelf.later("y", make) is None
    go.set()
    for _ in range(200):
        if shelf.has("y"):
            break
        time.sleep(0.01)
    assert shelf.later("y", make) == "made"


def test_an_error_is_not_kept(shelf: Shelf) -> None:
    def fail() -> str:
        raise ValueError("not yet")

    with pytest.raises(ValueError, match="not yet"):
        shelf.once("z", fail)
    assert shelf.once("z", lambda: "now") == "now"


def test_the_longest_unused_goes_first_and_the_room_is_never_exceeded() -> None:
    kept = Kept(100)
    for name in "abcd":
        kept.put(name, b"x" * 25, "t")
    assert kept.get("a") is not None
    kept.put("e", b"x" * 25, "t")
    assert kept.get("b") is None
    assert kept.get("a") is not None
    kept.put("large", b"x" * 26, "t")
    assert kept.get("large") is None
    kept.put("a", b"y", "t")
    assert kept.get("a") == (b"y", "t")


def test_a_long_answer_is_held_small_and_given_back_whole() -> None:
    kept, body = Kept(10_000), b"<td>yes</td>" * 3_000
    assert len(body) > 10_000
    kept.put("page", body, "text/html")
    assert kept.get("page") == (body, "text/html")


def test_idle_works_begin_nothing() -> None:
    record = open_record("embedded")
    works = Works(idle=True)
    assert works.begin(record, ("points", "GA")).status == "none"
    assert works.standing(record, ("points", "GA")).status == "none"


def test_work_that_cannot_be_done_says_why() -> None:
    """Three votes of the Human Rights Council's one day place nobody on a line."""
    record = open_record("embedded")
    works = Works()
    assert works.begin(record, ("points", "HRC")).status in ("running", "failed")
    for _ in range(600):
        if works.standing(record, ("points", "HRC")).status == "failed":
            break
        time.sleep(0.05)
    told = works.standing(record, ("points", "HRC"))
    assert told.status == "failed"
    assert told.words.endswith(".")
