"""Where a pattern may begin: the words that its matches open with, looked for first.

A long alternation is tried at every letter of a sentence. From the expression the words are
derived with which every match begins; they are found in one pass (Aho-Corasick), and the expression
is tried there only. The matches are the same (the tests compare them with the plain search).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Any

from hemicycle.accounts.claims.edges import beginnings, parsed, without_longer


@cache
def openings(expression: str) -> frozenset[str] | None:
    """Words of which one begins every match, or None where there is no such list.

    A single small letter stands everywhere and tells nothing: None then, too. No word begins with
    another one of the list.
    """
    heads = beginnings(parsed(expression, 0))
    if heads is None or not all(map(_tells, heads)):
        return None
    return without_longer(heads)


def _tells(head: str) -> bool:
    """Whether an opening tells something: a blank or a single small letter stands everywhere."""
    return len(head) > 1 or (head != "" and not head.islower() and not head.isspace())


def tried(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> list[re.Match[str]]:
    """Matches that begin at one of the places, as a search would find them.

    Parameters
    ----------
    starts
        In reading order.
    """
    found: list[re.Match[str]] = []
    done, match = 0, pattern.match
    for start in starts:
        if start >= done and (one := match(text, start)):
            done = one.end()
            found.append(one)
    return found


class Headed:
    """A pattern that is tried only where one of its openings stands.

    Parameters
    ----------
    plain
        The pattern; where no list of words begins its matches, or case does not matter in it, it is
        searched as it is.
    """

    def __init__(self, plain: re.Pattern[str]) -> None:
        self.plain = plain

    @cached_property
    def _found(self) -> Any:
        """The automaton of the openings; None where there are none."""
        from hemicycle.accounts.names import automaton

        heads = None if self.plain.flags & re.IGNORECASE else openings(self.plain.pattern)
        return automaton((head, len(head) - 1) for head in heads) if heads else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Matches, as the pattern's own."""
        if self._found is None:
            return self.plain.finditer(text)
        starts = sorted(stop - length for stop, length in self._found.iter(text))
        return iter(tried(self.plain, text, starts))

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, as the pattern's own."""
        return next(self.finditer(text), None)
