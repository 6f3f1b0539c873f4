"""Patterns that are tried on the same sentences, or one by one after a quick look.

Made of what :mod:`needles` derives from each expression; a pattern is found as it finds itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from hemicycle.accounts.claims.needles import Look, Sieve, Words, asked_for, needles
from hemicycle.accounts.claims.openings import Headed, tried

#: So many words are looked for one by one; where there are more, the openings tell.
_FEW = 8
#: Making the sieve takes as long as trying every pattern on so many sentences; one short text
#: is read without it.
_PATIENCE = 300


class Bank:
    """Patterns that are tried on the same sentences: one pass tells for all which may match.

    A pattern is added when its module is read; the automaton is made after some sentences, and
    until then all may match. What was looked at last (``text``) stands beside the
    answer (``last``).
    """

    def __init__(self, patience: int = _PATIENCE) -> None:
        self._expressions: list[str] = []
        self.sieve: Sieve | None = None
        self._patience = self._left = patience
        self.text = ""
        self.last: Look = (0, {})

    def add(self, pattern: re.Pattern[str]) -> Banked:
        """The pattern, to be tried only where it may match."""
        self._expressions.append(pattern.pattern)
        self.sieve, self._left, self.text, self.last = None, self._patience, "", (0, {})
        return Banked(pattern, self, len(self._expressions) - 1)

    def read(self, expression: str) -> Banked:
        """The expression as a pattern of the bank."""
        return self.add(re.compile(expression))

    @property
    def size(self) -> int:
        """How many patterns there are."""
        return len(self._expressions)

    def since(self, first: int) -> int:
        """A bit for each pattern added since there were so many: those of one page."""
        return (1 << self.size) - (1 << first)

    def look(self, text: str) -> Look:
        """As :meth:`Sieve.look`; the last answer is kept."""
        if self.text is not text:
            self.text = text
            self.last = self.sieve.look(text) if self.sieve is not None else self._early(text)
        return self.last

    def _early(self, text: str) -> Look:
        """The answer to one of the first looks, or what the sieve made now tells."""
        if self._left > 0:
            self._left -= 1
            return (1 << self.size) - 1, {}
        self.sieve = Sieve(self._expressions)
        return self.sieve.look(text)


_NOTHING: Iterator[re.Match[str]] = iter(())


class Banked:
    """A pattern of a bank."""

    def __init__(self, pattern: re.Pattern[str], bank: Bank, number: int) -> None:
        self.pattern = pattern
        self._bank = bank
        self.number = number
        self.bit = 1 << number

    def may(self, text: str) -> bool:
        """Whether the text has words that every match contains: the same with and without sieve."""
        if not self._bank.look(text)[0] & self.bit:
            return False
        return self._bank.sieve is not None or all(
            any(word in text for word in words) for words in self._sets
        )

    @cached_property
    def _sets(self) -> list[Words]:
        """Sets of words of which one is in every match, as the sieve asks for them."""
        return asked_for(self.pattern.pattern)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Matches, as the pattern's own."""
        bank = self._bank
        look = bank.last if bank.text is text else bank.look(text)
        if not look[0] & self.bit:
            return _NOTHING
        sieve = bank.sieve
        starts = sieve.starts(self.number, look) if sieve is not None else None
        if starts is None:
            return self.pattern.finditer(text)
        return iter(tried(self.pattern, text, starts))

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, as the pattern's own."""
        return next(self.finditer(text), None)

    def part(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match in a stretch of the text, as a search of the stretch alone finds it."""
        bank = self._bank
        look = bank.last if bank.text is text else bank.look(text)
        if not look[0] & self.bit:
            return None
        stretch = text[start:end]
        sieve = bank.sieve
        if sieve is None or self.number in sieve.anchored:
            return self.pattern.search(stretch)
        starts = sieve.starts(self.number, look)
        if starts is None:
            return self.pattern.search(stretch)
        within = (place - start for place in starts if start <= place < end)
        return next(iter(tried(self.pattern, stretch, within)), None)

    def before(self, text: str, end: int) -> re.Match[str] | None:
        """The first match before a place: what comes after is not seen."""
        return self.pattern.search(text, 0, max(0, end)) if self.may(text) else None

    def all_before(self, text: str, end: int) -> Iterator[re.Match[str]]:
        """Matches before a place."""
        return self.pattern.finditer(text, 0, max(0, end)) if self.may(text) else iter(())


#: The patterns of this room that read whole sentences.
SENTENCES = Bank()


class Quick:
    """A pattern that looks for one of its needles, or of its openings, before it is tried."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self._headed = Headed(pattern)
        sets = needles(pattern.pattern, pattern.flags & re.IGNORECASE)
        self._needles = sorted(sets[0]) if sets and len(sets[0]) <= _FEW else []

    def may(self, text: str) -> bool:
        """Whether the text has a word that every match contains, where there are few such words."""
        for needle in self._needles:
            if needle in text:
                return True
        return not self._needles

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Matches, as the pattern's own."""
        return self._headed.finditer(text) if self.may(text) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, as the pattern's own."""
        return self._headed.search(text) if self.may(text) else None
