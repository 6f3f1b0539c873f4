"""The texts of a meeting: as tabled, as they stand, and what each amendment would do."""

from __future__ import annotations

from typing import Any

from hemicycle.domain.difference import Row, side_by_side
from hemicycle.domain.edit import apply_edits, first_lost
from hemicycle.domain.proposal import Amendment
from hemicycle.domain.text import Text
from hemicycle.errors import InputError
from hemicycle.meeting.order import edits_now, text_now
from hemicycle.meeting.state import State


def text_document(state: State, symbol: str) -> dict[str, Any]:
    """A draft or an amendment with its words.

    ``rows`` compares the draft as tabled with the draft as it stands, paragraph by paragraph;
    ``would`` in an amendment does so with the draft if the amendment were made.

    Raises
    ------
    InputError
        The meeting has no such text.
    """
    standing = state.proposals.get(symbol)
    if standing is None:
        raise InputError(
            f"The meeting has no text {symbol[:80]!r}",
            where="the symbol of a text",
            right="one of " + (", ".join(state.proposals) or "those tabled, and none is"),
            todo="choose one from the list of texts",
        )
    now = text_now(state, symbol)
    tabled = standing.tabled or now
    about = {
        "symbol": symbol,
        "title": standing.proposal.title,
        "sponsors": list(standing.proposal.sponsors),
        "stage": str(standing.stage),
        "amends": state.parent(symbol) or None,
    }
    words = {
        "tabled": tabled.plain() if tabled is not None else None,
        "now": now.plain() if now is not None else None,
        "rows": rows(tabled, now) if tabled is not None and now is not None else [],
        "history": _history(now),
    }
    return {**about, **words, "edits": _edits(state, symbol), "amendments": _amended(state, symbol)}


def rows(before: Text, after: Text) -> list[dict[str, Any]]:
    """Two states of a text side by side."""
    return [_row(row) for row in side_by_side(before, after)]


def _row(row: Row) -> dict[str, Any]:
    runs = [[run.sign, run.words] for run in row.runs]
    return {"before": row.before, "after": row.after, "runs": runs, "changed": row.changed}


def _history(text: Text | None) -> list[dict[str, Any]]:
    """By what each paragraph that stands was changed."""
    if text is None:
        return []
    return [
        {"place": str(place), "by": [change.by for change in paragraph.history]}
        for place, paragraph in text.numbered()
        if paragraph.history
    ]


def _edits(state: State, symbol: str) -> list[str]:
    """What an amendment says, as sentences; none for a draft."""
    if not isinstance(state.proposals[symbol].proposal, Amendment):
        return []
    return [str(edit) for edit in edits_now(state, symbol)]


def _amended(state: State, symbol: str) -> list[dict[str, Any]]:
    """The amendments to a text, with what each would make of it as it stands."""
    return [
        {
            "symbol": name,
            "title": standing.proposal.title,
            "sponsors": list(standing.proposal.sponsors),
            "stage": str(standing.stage),
            "edits": _edits(state, name),
            "would": _would(state, symbol, name),
        }
        for name, standing in state.proposals.items()
        if state.parent(name) == symbol
    ]


def _would(state: State, symbol: str, amendment: str) -> list[dict[str, Any]] | None:
    """The text if the amendment were made; None where it no longer finds its place."""
    text = text_now(state, symbol)
    edits = edits_now(state, amendment)
    if text is None or not edits or first_lost(text, edits) is not None:
        return None
    return rows(text, apply_edits(text, edits, amendment))
