"""Small pieces of SVG text that all pictures use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from hemicycle.domain.vote import Position

#: Class of a position's colour, letter shown with it, and word for screen readers.
CLASSES = {
    Position.YES: "yes",
    Position.NO: "no",
    Position.ABSTAIN: "abstain",
    Position.NON_VOTING: "silent",
    Position.UNKNOWN: "unknown",
}
LETTERS = {
    Position.YES: "Y",
    Position.NO: "N",
    Position.ABSTAIN: "A",
    Position.NON_VOTING: "–",
    Position.UNKNOWN: "?",
}
WORDS = {
    Position.YES: "yes",
    Position.NO: "no",
    Position.ABSTAIN: "abstain",
    Position.NON_VOTING: "did not vote",
    Position.UNKNOWN: "unknown",
}
#: Left to right on boards and bars.
ORDER = (
    Position.YES,
    Position.ABSTAIN,
    Position.NON_VOTING,
    Position.UNKNOWN,
    Position.NO,
)


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def picture(width: float, height: float, label: str, parts: Iterable[str], name: str) -> str:
    """A whole picture; ``label`` is what a screen reader says of it."""
    return (
        f'<svg class="{name}" viewBox="0 0 {number(width)} {number(height)}" role="group" '
        f'aria-label="{escape(label)}" xmlns="http://www.w3.org/2000/svg">'
        f"{''.join(parts)}</svg>"
    )


def text(x: float, y: float, words: str, size: float, *, of: str = "", anchor: str = "") -> str:
    """A line of text; ``of`` is its class, ``anchor`` start (default), middle or end."""
    extra = (f' class="{of}"' if of else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}"{extra}>'
        f"{escape(words)}</text>"
    )


def named(
    label: str, parts: Iterable[str], *, of: str = "", data: Mapping[str, str] | None = None
) -> str:
    """A group that can be focused and says its name.

    ``of`` is its class; ``data`` are attributes for scripts, without their ``data-``.
    """
    extra = f' class="{of}"' if of else ""
    extra += "".join(f' data-{name}="{escape(value)}"' for name, value in (data or {}).items())
    return (
        f'<g{extra} tabindex="0" role="img" aria-label="{escape(label)}">'
        f"<title>{escape(label)}</title>{''.join(parts)}</g>"
    )


def shape(position: Position, x: float, y: float, radius: float) -> str:
    """The mark of a position around a centre: square for no, circle for the others."""
    name = CLASSES[position]
    if position is Position.NO:
        side = radius * 1.8
        left, top = number(x - side / 2), number(y - side / 2)
        size = number(side)
        return f'<rect class="{name}" x="{left}" y="{top}" width="{size}" height="{size}"/>'
    centre = f'cx="{number(x)}" cy="{number(y)}"'
    return f'<circle class="{name}" {centre} r="{number(radius)}"/>'
