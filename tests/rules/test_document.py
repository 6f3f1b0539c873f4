"""A rulebook as one document."""

from __future__ import annotations

from datetime import date

from hemicycle.rules.document import book_document, provisions_shown, weights_shown
from hemicycle.rules.rulebook import rulebook


def test_without_a_day_what_is_since_the_last_change_and_with_history_all() -> None:
    book = rulebook("GA")
    assert provisions_shown(book, None) == book.in_force(book.changes[-1])
    assert provisions_shown(book, date(1945, 1, 1)) == ()
    assert provisions_shown(book, date(1945, 1, 1), history=True) == book.provisions
    assert len(book.provisions) > len(provisions_shown(book, None))


def test_weights_are_those_of_the_day() -> None:
    book = rulebook("eu-council")
    (table,) = book.weights
    assert weights_shown(book, table.since) == (table,)
    assert weights_shown(book, date(1950, 1, 1)) == ()
    for all_of_them in (weights_shown(book, None), weights_shown(book, date.min, history=True)):
        assert all_of_them == (table,)


def test_a_book_without_provisions_is_a_document_too() -> None:
    told = book_document(rulebook("US-SENATE"), None)
    assert (told["provisions"], told["weights"], told["on"]) == ([], [], None)
