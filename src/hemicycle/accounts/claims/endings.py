"""What must stand right before a place: a pattern that ends there, told by its last letters.

"on Monday it would vote": whether "would " stands before the verb is asked for each verb. Searched
for as it is, such an expression is tried at every letter of what comes before. The words with which
its matches may end are derived from it, as :mod:`.openings` derives the beginnings; where the text
ends with none of them there is nothing to find.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import cached_property
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

from hemicycle.accounts.claims.openings import beginnings, parsed, without_longer

_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


def endings(expression: str) -> tuple[str, ...]:
    """Words of which one ends every match; the empty word where there is no such list."""
    backwards = beginnings(_mirrored(parsed(expression, 0)))
    return tuple(sorted(word[::-1] for word in without_longer(backwards or {"": True})))


def _mirrored(items: Sequence[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """The expression read from its end; what is only looked at stays as it is."""
    mirrored = []
    for code, value in reversed(items):
        if code is op.SUBPATTERN:
            value = (*value[:3], _mirrored(value[3]))
        elif code is op.BRANCH:
            value = (value[0], [_mirrored(branch) for branch in value[1]])
        elif code in _REPEATS:
            value = (*value[:2], _mirrored(value[2]))
        mirrored.append((code, value))
    return mirrored


class Ending:
    """A pattern that ends in ``$``, asked of what stands before a place."""

    def __init__(self, expression: str) -> None:
        self.pattern = re.compile(expression)

    @cached_property
    def _endings(self) -> tuple[str, ...]:
        words = endings(self.pattern.pattern)
        return (*words, *(f"{word}\n" for word in words))  # `$` stands before a last line end, too

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match that ends where the stretch of the text ends, as the pattern's own search."""
        if text.endswith(self._endings, start, end):
            return self.pattern.search(text, start, end)
        return None
