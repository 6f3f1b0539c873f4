"""The texts of a meeting as pages show and take them: paragraphs, differences, amendments."""

from __future__ import annotations

import re
from typing import Any

from hemicycle.meeting.replay_texts import text_document
from hemicycle.meeting.state import State
from hemicycle.web.chamber.scene import majority_words, names
from hemicycle.web.chamber.words import Talk

_NAMED = re.compile(r"((?:PP|OP)\s?\d{1,3}(?:\s?\([a-z]{1,2}\))?)\s*[:.]\s*(.+)")
_NUMBERED = re.compile(r"(\d{1,3})\s*[.)]\s+(.+)")
_LETTERED = re.compile(r"\(([a-z]{1,2})\)\s+(.+)")


def paragraphs(words: str) -> dict[str, str]:
    """A draft as somebody types it: number to wording.

    Lines that name their place (``OP1: Asks``) keep it. Of others, a numbered line (``1. Asks``)
    is operative, one with a letter (``(a) all States``) belongs to the operative paragraph above
    it, and every other line is preambular before the first operative one, operative after it.

    Examples
    --------
    >>> paragraphs("Recalling the Charter,\\n1. Asks for peace:\\n(a) now;")
    {'PP1': 'Recalling the Charter,', 'OP1': 'Asks for peace:', 'OP1(a)': 'now;'}
    """
    found: dict[str, str] = {}
    preambular = operative = 0
    for line in (line.strip() for line in words.splitlines()):
        named, numbered = _NAMED.fullmatch(line), _NUMBERED.fullmatch(line)
        lettered = _LETTERED.fullmatch(line)
        if not line:
            continue
        if named:
            found[named[1].replace(" ", "")] = named[2]
        elif numbered:
            operative = int(numbered[1])
            found[f"OP{operative}"] = numbered[2]
        elif lettered and operative:
            found[f"OP{operative}({lettered[1]})"] = lettered[2]
        elif operative:
            operative += 1
            found[f"OP{operative}"] = line
        else:
            preambular += 1
            found[f"PP{preambular}"] = line
    return found


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
    from hemicycle.meeting.majority import majorities

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
