"""What an index remembers of its record: nothing of another record, and no more than so much."""

from __future__ import annotations

import gc
from weakref import ref

import pytest

from hemicycle.accounts import index as room
from hemicycle.accounts.index import VoteIndex, index_of, remembered
from hemicycle.accounts.provisional import with_provisional
from hemicycle.accounts.stand import total
from hemicycle.brief.entry import read_votes
from hemicycle.record.record import Record, open_record

#: The vetoed draft of 25 February 2022 (11 to 1, 3 abstaining), taken down wrongly.
_NOTE = """date: 2022-02-25
body: SC
draft: S/2022/155
In favour: Albania, Brazil, China, France, Gabon, Ghana, India, Ireland, Kenya, Mexico, Norway, \
United Arab Emirates, United Kingdom, United States
Against: Russian Federation
"""


@remembered
def _named(index: VoteIndex, letter: str) -> list[str]:
    """A fresh list at each working out."""
    return [index.record_version, letter]


def test_what_was_asked_is_worked_out_once(embedded: Record) -> None:
    index = VoteIndex(embedded)
    assert _named(index, "a") is _named(index, "a")
    assert _named(index, "a") is not _named(index, "b")


def test_two_indexes_share_nothing(embedded: Record) -> None:
    one, other = VoteIndex(embedded), VoteIndex(open_record("embedded"))
    assert _named(one, "a") is not _named(other, "a")


def test_no_more_is_remembered_than_so_much(
    embedded: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_MOST", 3)
    index = VoteIndex(embedded)
    for letter in "abcdefgh":
        assert _named(index, letter) == [embedded.version, letter]
        assert len(index.memory) <= 3


def test_a_provisional_vote_of_the_same_name_is_not_mixed_up_with_the_record(
    embedded: Record,
) -> None:
    index = VoteIndex(embedded)
    (vote,) = index.resolve("S/2022/155")
    assert total(index, vote, "yes").values == (11,)
    laid = with_provisional(index, read_votes(_NOTE))
    assert laid.resolve("S/2022/155") == (vote,)
    assert total(laid, vote, "yes").values == (14,)
    assert total(index, vote, "yes").values == (11,)


def test_an_index_goes_with_its_record() -> None:
    record = open_record("embedded")
    gone = ref(record)
    assert total(index_of(record), index_of(record).resolve("A/RES/ES-11/1")[0], "no").values
    del record
    gc.collect()
    assert gone() is None
