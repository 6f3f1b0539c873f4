"""What was voted on, as the running text says it: draft, resolution, meeting, nature.

A symbol is taken for the vote's own only where the words around it say so; one that is merely
named beside it (`recalling resolution 2202 (2015)`) is not, and a note says what was left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from hemicycle.brief.entry.model import VoteOptions
from hemicycle.brief.entry.sentences import Sentence, of_the_vote
from hemicycle.brief.model import Note
from hemicycle.domain.symbol import Symbol, SymbolKind, find_symbols, parse_symbol

#: `resolution 2774` in a text of the Security Council, where the year goes without saying.
_BARE = re.compile(r"\bresolution\s+(\d{3,4})(?![\d/(]|\s*\(|\s*[-–—]\s*\d)", re.IGNORECASE)
#: Between `adopted` and its symbol: a day, a few words, no other text that is only referred to.
_ADOPTED = re.compile(r"\badopt(?:ed|s|ing|ion\s+of)\b(?P<between>[^;]{0,120})$", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:recall\w*|reaffirm\w*|pursuant|under|accordance|since|implement\w*|follow\w*|by\s+which|"
    r"based|extend\w*|renew\w*|amend(?:s|ed|ing|ments?)|mandate\w*|set\s+out|of|to|with|in)"
    r"\s+(?:(?:its|the|Security|General|Council|Assembly|Human|Rights|earlier|previous)\s+)*"
    r"(?:resolutions?\s+)?$",
    re.IGNORECASE,
)
_WAS = re.compile(r"^\)?,?\s*(?:was|were|is|has\s+been|had\s+been|passed|cleared)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(\s*(?:see\s+)?(?:as\s+)?(?:resolution\s+)?$", re.IGNORECASE)
#: Words up to the symbol; a full stop inside another symbol (`L.12`) is no end of a sentence.
_ANY = r"(?:[^.;]|\.\d)"
_IS_DRAFT = re.compile(
    rf"\b(?:draft|text|proposal|amendments?)\b{_ANY}{{0,80}}$|\(\s*(?:document\s+)?$",
    re.IGNORECASE,
)
_TO_DRAFT = re.compile(rf"\bamendments?\b{_ANY}{{0,120}}?\bto\b{_ANY}{{0,60}}$", re.IGNORECASE)
_PART = re.compile(
    rf"\b(?:paragraphs?|words|sub-?paragraphs?|part)\b{_ANY}{{0,80}}?\b(?:of|in|from)\b"
    rf"{_ANY}{{0,60}}$",
    re.IGNORECASE,
)
_ADOPTED_AS = re.compile(
    r"\badopted\s+as\s+(?:(?:Security\s+Council|General\s+Assembly)\s+)?(?:resolution\s+)?$",
    re.IGNORECASE,
)
#: Symbols looked at in one sentence, and in those of the vote; ten times so many in all.
MAX_SYMBOLS = 100


@dataclass(frozen=True)
class _At:
    """A symbol in the text, with the words before and after it in its sentence."""

    symbol: Symbol
    before: str
    after: str


def symbols_told(
    told: tuple[Sentence, ...], options: VoteOptions, body: str
) -> tuple[VoteOptions, tuple[Note, ...]]:
    """The options with the symbols that the text certainly gives to this vote, and notes.

    Parameters
    ----------
    body
        The body that votes, as far as stated or named (else empty). A text of another body is not
        what was voted on; a Council's resolution may go by its bare number.
    """
    council = body == "SC"
    own = list(islice((at for s in of_the_vote(told) for at in _symbols(s, council)), MAX_SYMBOLS))
    everywhere = list(islice((at for s in told for at in _symbols(s, council)), 10 * MAX_SYMBOLS))
    found = {
        "meeting": _only(at.symbol for at in everywhere if at.symbol.kind is SymbolKind.MEETING),
        **_texts(own, everywhere),
    }
    read = {
        key: str(symbol)
        for key, symbol in found.items()
        if symbol is not None and getattr(options, key) is None
        and (key == "meeting" or _may_be_of(symbol, body))
    }  # fmt: skip
    if options.symbol or options.draft or options.amends:
        read = {key: value for key, value in read.items() if key != "amends"}
    left = () if read or options.symbol or options.draft else _left(everywhere)
    return replace(options, **read), (*_notes(read), *left)  # type: ignore[arg-type]


def _symbols(sentence: Sentence, council: bool) -> list[_At]:
    body = sentence.text
    found = [(start, end, symbol) for start, end, symbol in find_symbols(body)]
    if council:
        bare = [
            m for m in _BARE.finditer(body) if not any(a <= m.start(1) < b for a, b, _ in found)
        ]
        found += [(m.start(1), m.end(1), parse_symbol(m[1], body="SC")) for m in bare]
    return [
        _At(symbol, body[max(0, start - 240) : start].replace("\n", " "), body[end : end + 60])
        for start, end, symbol in sorted(found, key=lambda one: one[:2])[:MAX_SYMBOLS]
    ]


def _texts(own: list[_At], everywhere: list[_At]) -> dict[str, Symbol | None]:
    """Resolution, draft, and the draft that an amendment touches."""
    drafts = [at for at in own if _is_draft(at)]
    whole = [at for at in everywhere if _is_draft(at)]
    touched = [at for at in drafts if _TO_DRAFT.search(at.before)]
    parts = [at for at in drafts if at not in touched and _PART.search(at.before)]
    itself = [at for at in drafts if at not in touched and at not in parts]
    if not drafts and len({at.symbol for at in whole}) == 1:
        itself = [
            at for at in whole if not (_TO_DRAFT.search(at.before) or _PART.search(at.before))
        ]
    passed = [at for at in everywhere if at.symbol.kind is SymbolKind.RESOLUTION]
    decided = [at.symbol for at in passed if at in own and _is_own(at)]
    decided = decided or [at.symbol for at in passed if _ADOPTED_AS.search(at.before)]
    return {
        "symbol": None if touched or parts else _only(decided),
        "draft": None if parts else _only(at.symbol for at in itself),
        "amends": None if parts else _only(at.symbol for at in touched),
    }


def _is_draft(at: _At) -> bool:
    if at.symbol.kind is SymbolKind.DRAFT:
        return True
    council = at.symbol.kind is SymbolKind.DOCUMENT and at.symbol.body == "SC"
    return council and _IS_DRAFT.search(at.before) is not None


def _is_own(at: _At) -> bool:
    """Whether the words make the resolution the one decided."""
    if _IN_BRACKETS.search(at.before) or _WAS.search(at.after):
        return True
    adopted = _ADOPTED.search(at.before)
    return adopted is not None and not _OTHER.search(adopted["between"])


def _only(symbols: Iterable[Symbol]) -> Symbol | None:
    distinct = set(symbols)
    return distinct.pop() if len(distinct) == 1 else None


def _may_be_of(symbol: Symbol, body: str) -> bool:
    """A text of another body than the one stated is not what was voted on."""
    return not body or symbol.body is None or symbol.body == body


_WORDS = {
    "symbol": "The resolution, {0}, is",
    "draft": "The draft, {0}, is",
    "amends": "The draft amended, {0}, is",
    "meeting": "The meeting, {0}, is",
}


def _notes(read: dict[str, str]) -> tuple[Note, ...]:
    return tuple(
        Note("symbol_read", f"{_WORDS[key].format(value)} read from the text.")
        for key, value in read.items()
    )


def _left(everywhere: list[_At]) -> tuple[Note, ...]:
    kinds = (SymbolKind.RESOLUTION, SymbolKind.DRAFT)
    named = dict.fromkeys(str(at.symbol) for at in everywhere if at.symbol.kind in kinds)
    if not named:
        return ()
    text = (
        f"The text names {', '.join(list(named)[:6])}, but not certainly as what was voted on; "
        "say it with --draft, or with a first line `symbol:`."
    )
    return (Note("symbol_open", text),)
