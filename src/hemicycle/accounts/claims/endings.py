"""What must stand right before a place: a pattern that ends there, told by its last letters.

"on Monday it would vote": whether "would " stands before the verb is asked for each verb. Searched
for as it is, such an expression is tried at every letter of what comes before. The words with which
its matches may end are read off it; where the text ends with none of them there is nothing to find.
"""

from __future__ import annotations

import re
import sys
from functools import cached_property

from hemicycle.accounts.claims.edges import ends, parsed


def endings(expression: str) -> tuple[str, ...]:
    """Words of which one ends every match; the empty word where there is no such list."""
    return tuple(sorted(ends(parsed(expression, 0)) or {""}))


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
