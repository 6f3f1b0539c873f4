"""A rulebook as one document, the same on the command line and over HTTP."""

from __future__ import annotations

from datetime import date
from typing import Any

from hemicycle.rules.law import Rulebook
from hemicycle.rules.provision import Provision
from hemicycle.rules.weights import Weights


def book_document(book: Rulebook, day: date | None, *, history: bool = False) -> dict[str, Any]:
    """Who is meant, who presides, what members weigh, and every provision with its source.

    Parameters
    ----------
    day
        What is in force that day; None for what is since the last change.
    history
        Every value there ever was, whatever the day.
    """
    return {
        "body": book.body,
        "name": book.name,
        "presiding": book.presiding,
        "on": day.isoformat() if day else None,
        "members": sorted(book.members) if book.members is not None else None,
        "weights": [table.to_dict() for table in weights_shown(book, day, history=history)],
        "provisions": [p.to_dict() for p in provisions_shown(book, day, history=history)],
    }


def provisions_shown(
    book: Rulebook, day: date | None, *, history: bool = False
) -> tuple[Provision, ...]:
    """In force on the day or, without one, since the last change; in the order of the book."""
    if history:
        return book.provisions
    if day is None and not book.changes:
        return ()
    return book.in_force(day or book.changes[-1])


def weights_shown(
    book: Rulebook, day: date | None, *, history: bool = False
) -> tuple[Weights, ...]:
    """The tables of a day; without one all of them, which is few."""
    if history or day is None:
        return book.weights
    return tuple(table for table in book.weights if table.in_force(day))
