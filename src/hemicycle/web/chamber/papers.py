"""The texts of a meeting as pages show them: paragraphs, differences, amendments."""

from __future__ import annotations

from typing import Any

from hemicycle.meeting.majority import majorities
from hemicycle.meeting.replay_texts import text_document
from hemicycle.meeting.state import State
from hemicycle.web.chamber.scene import majority_words, names
from hemicycle.web.chamber.words import Talk


def texts(state: State, talk: Talk) -> list[dict[str, Any]]:
    """Every text of the meeting, drafts with their amendments behind them, and how each stands."""
    drafts = [s for s, held in state.proposals.items() if held.is_draft]
    under = [s for s, held in state.proposals.items() if not held.is_draft]
    return [
        _text(state, draft, talk) | {"amendments": _amendments(state, draft, under, talk)}
        for draft in drafts
    ]


def _amendments(state: State, draft: str, symbols: list[str], talk: Talk) -> list[dict[str, Any]]:
    return [_text(state, symbol, talk) for symbol in symbols if state.root(symbol) == draft]


def _text(state: State, symbol: str, talk: Talk) -> dict[str, Any]:
    held, document = state.proposals[symbol], text_document(state, symbol)
    nature, _ = state.nature_of(symbol)
    return {
        "symbol": symbol,
        "title": held.proposal.title,
        "amends": state.parent(symbol),
        "sponsors": names(state, held.proposal.sponsors, talk),
        "signatories": names(state, held.signatories, talk),
        "sponsor_codes": held.proposal.sponsors,
        "stage": talk.term("stage", held.stage),
        "live": held.live,
        "nature": talk.term("nature", nature) if nature else None,
        "majorities": majority_words(majorities(state, symbol), talk) if held.live else [],
        "edits": [talk.english(words) for words in document.get("edits", ())],
        "rows": document.get("difference"),
        "changed": _changed(document.get("difference") or ()),
        "paragraphs": document.get("paragraphs"),
        "becomes": document["becomes"],
        "parts": [(part.name, held.kept.get(part.name)) for part in held.parts],
    }


def _changed(rows: Any) -> bool:
    return any(sign != "=" for row in rows for sign, _ in row["runs"])
