"""The lines of a sealed meeting: whether they are whole, and which of its events count.

The file is described in ``docs/seal-format.md``, the words of the journal in ``docs/journal.md``.
Who signed it is a question for ``hemicycle verify``; here only a damaged file is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from hemicycle.errors import SourceError

FORMAT = 1

Numbered = tuple[int, Mapping[str, Any]]


def counting(entries: Iterable[Numbered]) -> list[Numbered]:
    """Sequence and event of every act and consequence that has effect, in order.

    An ``undo`` takes back the last ``acts`` with what followed from them; a ``remark`` is none and
    stays. What the chamber itself notes is passed over.
    """
    kept: list[Numbered] = []
    acts: list[int] = []
    for sequence, event in entries:
        if event.get("act") == "undo":
            since = acts[-event.get("acts", 1)]
            kept = [one for one in kept if one[0] < since or one[1].get("act") == "remark"]
            acts = [act for act in acts if act < since]
        elif "act" in event or "follows" in event:
            kept.append((sequence, event))
            if event.get("act", "remark") != "remark":
                acts.append(sequence)
    return kept


def entries_of(name: str, data: bytes) -> tuple[Mapping[str, Any], list[Mapping[str, Any]]]:
    """The first line, and every entry, of a sealed meeting.

    Raises
    ------
    SourceError
        Lines are missing, or the entries are not those that the last head seals.
    """
    lines = data.split(b"\n")
    about = _object(name, 1, lines[0])
    if about.get("hemicycle_sealed") != FORMAT:
        raise damaged(name, 1, f"the format is {about.get('hemicycle_sealed')!r}", f"{FORMAT}")
    counts = [about.get("entries"), about.get("heads")]
    if not all(type(count) is int and count > 0 for count in counts):
        raise damaged(name, 1, "it does not say how much follows", "entries and heads, as numbers")
    entries, heads = int(about["entries"]), int(about["heads"])
    if len(lines) != 2 + entries + heads or lines[-1]:
        what = (
            f"{entries} entries and {heads} heads are announced and {len(lines) - 2} lines follow"
        )
        raise damaged(name, len(lines), what, "the whole file")
    _check_sealed(name, lines[1 : 1 + entries], _object(name, len(lines) - 1, lines[-2]))
    return about, [
        _object(name, number, line) for number, line in enumerate(lines[1 : -heads - 1], 2)
    ]


def _object(name: str, number: int, line: bytes) -> Mapping[str, Any]:
    try:
        plain = json.loads(line)
    except (ValueError, RecursionError):
        plain = None
    if not isinstance(plain, dict):
        raise damaged(name, number, "the line is no JSON object", "one JSON object a line")
    return plain


def _check_sealed(name: str, entries: Sequence[bytes], last: Mapping[str, Any]) -> None:
    head = last.get("head")
    sealed = head.get("root") if isinstance(head, dict) else None
    if sealed != _root([sha256(b"\x00" + entry).digest() for entry in entries]).hex():
        what = "the entries are not those that its last head seals"
        raise damaged(name, 2, what, "an export as the chamber wrote it")


def _root(level: list[bytes]) -> bytes:
    """Root of the Merkle tree of RFC 6962: neighbours are joined, an odd last one moves up."""
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        odd = level[-1:] if len(level) % 2 else []
        level = [sha256(b"\x01" + left + right).digest() for left, right in pairs] + odd
    return level[0]


def damaged(name: str, number: int, what: str, right: str) -> SourceError:
    """The error for a sealed meeting that is not whole, or not understood."""
    return SourceError(
        f"in a sealed meeting, {what}",
        where=f"{name}, line {number}",
        right=right,
        todo="export the meeting again, and check the file with: hemicycle verify FILE",
    )
