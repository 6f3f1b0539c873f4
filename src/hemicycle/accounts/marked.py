"""An article as paragraphs of HTML with its claims marked, by colour and by sign.

A mark is a link to the claim's evidence below; pointed at or focused it shows the evidence where
it stands. What was set aside (captions, teasers, second copies) is shown paler.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from hemicycle.accounts.clean import Clean, clean

Claim = Mapping[str, Any]

SIGNS = {"supported": "✓", "contradicted": "✗", "not_checkable": "?"}
_PARAGRAPH = re.compile(r"\s*\n\s*")


def sign(claim: Claim) -> str:
    """``✓``, ``✗`` or ``?``, with ``~`` where the claim is debatable."""
    return SIGNS[claim["verdict"]] + ("~" if claim["shaky"] else "")


def summary(claim: Claim) -> str:
    """The evidence in a line: verdict, computation, provision, what is debatable."""
    evidence = claim["evidence"]
    said = [claim["verdict"].replace("_", " "), evidence["computation"], evidence["provision"]]
    said += [f"debatable: {evidence['shaky']}"] if evidence["shaky"] else []
    return "; ".join(part for part in said if part)


@dataclass(frozen=True)
class _Stretch:
    """A piece of the shown text with the claims it carries, numbers from 1."""

    start: int
    end: int
    claims: tuple[int, ...]


def marked(raw: str, document: Mapping[str, Any], key: str) -> str:
    """The article's paragraphs; ``key`` keeps the addresses of several articles apart."""
    text = clean(raw)
    claims = document["claims"]
    asides = [_shown(text, a["start"], a["end"]) for a in document["set_aside"]]
    pieces: list[str] = []
    for stretch in _stretches(text, claims):
        words = text.text[stretch.start : stretch.end]
        if stretch.claims:
            pieces.append(_mark(words, claims, stretch.claims, key))
        else:
            pieces += _plain(words, stretch.start, asides)
    paragraphs = _PARAGRAPH.split("".join(pieces).strip())
    return "".join(f"<p>{words}</p>" for words in paragraphs if words)


def _shown(text: Clean, start: int, end: int) -> tuple[int, int]:
    """A stretch of the raw file as a stretch of the repaired text."""
    if text.at is None:
        return start, end
    return bisect_left(text.at, start), bisect_left(text.at, end)


def _stretches(text: Clean, claims: Sequence[Claim]) -> Iterator[_Stretch]:
    """The text cut at its claims; a claim inside another one is carried by the outer mark."""
    places = [_shown(text, claim["start"], claim["end"]) for claim in claims]
    done = 0
    at = 0
    while at < len(places):
        start, end = max(done, places[at][0]), places[at][1]
        numbers = [at + 1]
        at += 1
        while at < len(places) and places[at][1] <= end:
            numbers.append(at + 1)
            at += 1
        if end <= start:
            continue
        yield _Stretch(done, start, ())
        yield _Stretch(start, end, tuple(numbers))
        done = end
    yield _Stretch(done, len(text.text), ())


def _mark(words: str, claims: Sequence[Claim], numbers: Sequence[int], key: str) -> str:
    """The words of the first claim as a link, and the signs of all it carries."""
    flat = escape(" ".join(words.split()))
    worst = min(numbers, key=lambda n: list(SIGNS)[1:].count(claims[n - 1]["verdict"]) == 0)
    links = "".join(
        _link(claims[n - 1], n, key, words=flat if n == numbers[0] else "") for n in numbers
    )
    return f'<span class="claim {claims[worst - 1]["verdict"]}">{links}</span>'


def _link(claim: Claim, number: int, key: str, *, words: str) -> str:
    name = f"{key}-{number}"
    return (
        f'<a id="c{name}" href="#e{name}" aria-describedby="t{name}">{words}'
        f"<sup>{sign(claim)}{number}</sup></a>"
        f'<span class="tip" role="tooltip" id="t{name}">{escape(summary(claim))}</span>'
    )


def _plain(words: str, start: int, asides: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Words that claim nothing; those set aside are paler."""
    done = 0
    for a, b in asides:
        a, b = max(0, a - start), min(len(words), b - start)
        if a >= b or a < done:
            continue
        yield escape(words[done:a])
        lines = (
            f'<span class="set-aside">{escape(line)}</span>' if line.strip() else line
            for line in re.split(r"(\s*\n\s*)", words[a:b])
        )
        yield "".join(lines)
        done = b
    yield escape(words[done:])
