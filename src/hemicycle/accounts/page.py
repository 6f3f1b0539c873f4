"""The article as a page: marks in the text, evidence on hover and focus, and in a list."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from hemicycle.figures.shell import page

_SIGNS = {"supported": "✓", "contradicted": "✗", "not_checkable": "?"}


def render_page(documents: Sequence[dict[str, Any]], texts: Sequence[str]) -> str:
    """One page for all articles, printable, without a script."""
    parts = [_section(d, t, n) for n, (d, t) in enumerate(zip(documents, texts, strict=True), 1)]
    head = (
        "<h1>What the record says</h1><p>✓ supported · ✗ contradicted · ? not checkable; "
        "~ debatable. A mark shows its evidence when pointed at.</p>"
    )
    return page("Check of an account", head + "".join(parts))


def _section(document: dict[str, Any], text: str, number: int) -> str:
    marked = _marked(text, document["claims"], number)
    items = "".join(
        f'<li id="e{number}-{n}"><a href="#c{number}-{n}">{_sign(c)} {escape(c["text"])}</a>: '
        f"{escape(_words(c))}</li>"
        for n, c in enumerate(document["claims"], 1)
    )
    return (
        f"<section><h2>{escape(str(document['file'] or 'Article'))}</h2>{marked}"
        f"<h3>Evidence</h3><ol>{items}</ol>"
        f"<p>Record {escape(document['record_version'])}</p></section>"
    )


def _sign(claim: dict[str, Any]) -> str:
    return _SIGNS[claim["verdict"]] + ("~" if claim["shaky"] else "")


def _words(claim: dict[str, Any]) -> str:
    evidence = claim["evidence"]
    parts = [claim["verdict"].replace("_", " "), evidence["computation"], evidence["provision"]]
    parts += [f"debatable: {evidence['shaky']}"] if evidence["shaky"] else []
    return "; ".join(part for part in parts if part)


def _marked(text: str, claims: Sequence[dict[str, Any]], number: int) -> str:
    """Paragraphs with a mark around each claim; of overlapping claims the first is marked."""
    pieces: list[str] = []
    done = 0
    for n, claim in enumerate(claims, 1):
        if claim["start"] < done:
            continue
        pieces.append(escape(text[done : claim["start"]]))
        pieces.append(
            f'<mark id="c{number}-{n}" class="{claim["verdict"]}" tabindex="0" '
            f'title="{escape(_words(claim))}">{escape(claim["text"])}'
            f'<sup><a href="#e{number}-{n}">{_sign(claim)}</a></sup></mark>'
        )
        done = claim["end"]
    pieces.append(escape(text[done:]))
    return "".join(f"<p>{p}</p>" for p in "".join(pieces).split("\n") if p.strip())
