"""One sentence of an article, as the finders of claims see it."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from hemicycle.accounts.article import Sentence
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.openers import opening_end
from hemicycle.accounts.coded import Coded
from hemicycle.accounts.thing import Thing

_EXCEPT = re.compile(
    r"(?:with the (?:sole |only |notable )?exception of|except(?:ing)?(?: for)?|other than|apart from|"
    r"save(?: for)?|barring|but not|aside from|minus|bar|besides?|excluding|not counting)\s(?P<s>(?:the )?C(?:(?:, | and |, and )(?:the )?C)*)"
)


#: "Russia's ally China", "the C treaty ally C": whose ally another is.
_OWNER = re.compile(
    r"C(?:'s)? (?:(?!and\b|or\b|but\b|with\b|plus\b|alongside\b|joined\b|by\b|as\b)\w+ ){0,2}?(?:ally|allies|neighbou?rs?|partners?|patron|backers?),? (?:the )?C"
)


@dataclass(frozen=True)
class Reader:
    """A sentence with ways to ask for what its capitals stand for."""

    coded: Coded
    sentence: Sentence
    words: str
    #: Where each character of the words stands in the sentence, if some were taken out.
    at: tuple[int, ...] | None = None
    #: What the sentence before told last, and of whom: "So did India" leans on it.
    told: str | None = None
    told_of: tuple[tuple[str, ...], ...] = ()

    def place(self, start: int) -> int:
        """Place in the coded text of a character of the words."""
        return self.sentence.start + (start if self.at is None else self.at[start])

    def claim(
        self,
        start: int,
        end: int,
        kind: str,
        relation: str,
        *,
        subjects: tuple[tuple[str, ...], ...] = (),
        value: Any = None,
        **more: Any,
    ) -> Claim:
        """A claim at a place of the sentence."""
        opened = opening_end(self.words, end)
        if 0 < opened - start <= len("the C, "):
            start = opened
        while start < end and self.words[start] in " \n,":
            start += 1
        while end > start + 1 and self.words[end - 1] in " \n":
            end -= 1
        first, last = self.place(start), self.place(end - 1)
        return Claim(first, last + 1, kind, relation, subjects, value, self.sentence.number, more)

    def _within(self, start: int, end: int, letter: str) -> list[Thing]:
        """Things of one kind in a stretch; those in words taken out are not in it."""
        if start >= end:
            return []
        found = self.coded.within(self.place(start), self.place(end - 1) + 1, letter)
        if self.at is None or len(found) == self.words.count(letter, start, end):
            return found
        things = self.coded.things
        places = (self.place(i) for i in range(start, end) if self.words[i] == letter)
        return [things[place] for place in places]

    def subjects(self, start: int, end: int) -> tuple[tuple[str, ...], ...]:
        """Members named in a stretch, each once; not that with which an opening clause ends."""
        start = max(start, opening_end(self.words, end)) if end - start > 1 else start
        things = self._within(start, end, "C")
        if _OWNER.search(self.words, start, end):  # "Russia's ally China": China alone
            places = [p.start() for p in re.finditer("C", self.words[start:end])]
            owners = {p for p in places if _OWNER.match(self.words, start + p)}
            things = [t for p, t in zip(places, things, strict=False) if p not in owners]
        return tuple(dict.fromkeys(thing.codes for thing in things))

    def named_before(self, end: int) -> tuple[tuple[str, ...], ...]:
        """Members named in the clause that ends here, possessives left out."""
        clause = max(self.words.rfind(stop, 0, end) for stop in (". ", "; ", ": ", " while "))
        found: list[tuple[str, ...]] = []
        for place in re.finditer(
            r"C(?!'s|-| (?:resolution|draft|text|proposal))", self.words[:end]
        ):
            if place.start() > clause:
                found += self.subjects(place.start(), place.end())
        return tuple(dict.fromkeys(found))

    def number(self, place: int) -> int:
        """The number at a place."""
        return self.coded.things[self.place(place)].value

    def thing(self, place: int) -> Any:
        """What the capital at a place stands for."""
        return self.coded.things[self.place(place)]

    def adjectives(self, start: int, end: int) -> tuple[tuple[str, ...], ...]:
        """Members named by their adjective in a stretch."""
        return tuple(t.codes for t in self._within(start, end, "A"))

    def group(self, start: int, end: int) -> tuple[str | None, str]:
        """Code of the declared group named first in a stretch (or None), and its words."""
        found = self._within(start, end, "G")
        if not found:
            return None, ""
        return (found[0].codes[0] if found[0].codes else None), found[0].words

    def exception_end(self, end: int) -> int:
        """End of an exception that follows, else the same place."""
        found = _EXCEPT.search(self.words, end, min(len(self.words), end + 90))
        return found.end() if found and found.start() - end < 8 else end

    def exceptions(self, start: int, end: int) -> tuple[tuple[str, ...], ...]:
        """Members excepted in a stretch."""
        found = _EXCEPT.search(self.words, start, end)
        return self.subjects(found.start("s"), found.end("s")) if found else ()

    def group_claim(self, start: int, end: int, relation: str, more: dict[str, Any]) -> Claim:
        """A claim on the group named in the stretch."""
        groups = self._within(start, end, "G")
        words = " ".join(thing.words for thing in groups) or more.get("words", "")
        more = {
            **more,
            "group": groups[0].codes[0] if groups and groups[0].codes else None,
            "name": words,
        }
        if not groups and "permanent" in str(more.get("words")):
            more["group"], more["name"] = "P5", "permanent members"
        return self.claim(start, end, "bloc", relation, **more)
