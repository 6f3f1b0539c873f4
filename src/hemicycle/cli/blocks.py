"""Running text in the terminal: wrapped to its width, set in from the left."""

from __future__ import annotations

import shutil
import textwrap

WIDEST = 100
"""Columns; longer lines are hard to read on a wide screen."""


def wrapped(text: str, indent: int) -> list[str]:
    """The lines of a paragraph, at most as wide as the terminal."""
    width = min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns)
    pad = " " * indent
    return textwrap.wrap(text, max(width, indent + 30), initial_indent=pad, subsequent_indent=pad)
