"""Articles that come as HTML: their text with the way back to the file, main part and date.

Tags become nothing or a paragraph's end, entities their character. Which paragraphs are the
article is trafilatura's judgement; without it (extra ``text``) all of them are.
"""

from __future__ import annotations

import html
import re
from datetime import date

_LOOKS = re.compile(r"<(?:!doctype html|html|head|body|article|p|div|h1)\b", re.IGNORECASE)
#: What a page does not show; left open, it runs to the end of the file, as in a browser.
_SILENT = r"<(script|style|noscript|template|head)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)"
_MARKUP = re.compile(
    rf"{_SILENT}|</?([a-z][a-z0-9]*)\b[^<>]*>|<![^<>]*>|&#?\w{{2,31}};", re.I | re.S
)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "p div section article header footer main aside nav title h1 h2 h3 h4 h5 h6 li ul ol "
        "table tr td th blockquote figure figcaption form",
    )
)
_PUBLISHED = re.compile(
    r"(?:article:published_time|datePublished|pubdate|date)[\"']?\s*(?:content=|:|datetime=)\s*"
    r"[\"'](\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


def looks_like_html(raw: str) -> bool:
    """Whether the file begins as a page."""
    return bool(_LOOKS.search(raw, 0, 2000))


def strip_markup(raw: str) -> tuple[str, tuple[int, ...]]:
    """Text without tags, and for each character (and the end) its place in the raw file."""
    pieces: list[str] = []
    at: list[int] = []
    done = 0
    for found in _MARKUP.finditer(raw):
        shown = _shown(found)
        pieces += [raw[done : found.start()], shown]
        at += range(done, found.start())
        at += [found.start()] * len(shown)
        done = found.end()
    pieces.append(raw[done:])
    at += range(done, len(raw) + 1)
    return "".join(pieces), tuple(at)


def _shown(found: re.Match[str]) -> str:
    markup = found.group()
    if markup.startswith("&"):
        letter = html.unescape(markup)
        return letter if len(letter) == 1 else markup
    name = (found.group(2) or "").lower()
    if name == "br":
        return "\n"
    return "\n\n" if name in _BLOCKS or found.group(1) else ""


def main_text(raw: str) -> str | None:
    """Words of the article proper, as trafilatura sees them, joined for comparison."""
    try:
        import trafilatura
    except ImportError:
        return None
    found = trafilatura.extract(raw, include_comments=False, favor_recall=True)
    return words_of(found) if found else None


def words_of(text: str) -> str:
    """The words alone, so that spacing and marks do not matter."""
    return " ".join(_WORD.findall(text.lower()))


def published(raw: str) -> date | None:
    """Day of publication from the page's own metadata."""
    found = _PUBLISHED.search(raw)
    if not found:
        return None
    try:
        return date.fromisoformat(found.group(1))
    except ValueError:
        return None
