"""Patterns as data: what is claimed, the words, and the text they are meant to catch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from hemicycle.accounts.claims.bank import SENTENCES, Banked
from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.claims.reader import Reader
from hemicycle.accounts.claims.words import LIST, MEMBERS, TEXT, UNREAL, tail

_MACROS = {
    "<LIST>": LIST,
    "<MEMBERS>": MEMBERS,
    "<TEXT>": TEXT,
    "<GA>": r"(?:the )?(?:N-member |N-nation )?(?:(?:un |united nations )?general assembly|unga|"
    r"assembly|world body)",
    "<SC>": r"(?:the )?(?:N-member |un |united nations )*(?:security council|unsc|council)",
    "<BODY>": r"(?:the )?(?:N-member |un |united nations )*(?:general assembly|security council|"
    r"human rights council|unga|unsc|assembly|council)",
    "<ORIGIN>": r"(?:C|A|G)(?:'s)?",
}


@dataclass(frozen=True)
class Pattern:
    """One way of saying a claim.

    Parameters
    ----------
    type, relation
        As in :class:`Claim`.
    text
        Regular expression over the coded sentence. Group ``s`` holds the subjects, ``n`` the
        number, ``q`` the words that begin the span where it is not the whole match.
    meant
        A text it is meant to catch; the tests run it.
    value, more
        Fixed parts of the claim.
    grow
        Whether the span runs on to the end of the object.
    real
        Whether what only may come true is left out.
    """

    type: str
    relation: str
    text: str
    meant: str
    value: Any = None
    more: dict[str, Any] = field(default_factory=dict)
    grow: bool = False
    real: bool = True

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression with its macros filled in."""
        text = self.text
        for macro, words in _MACROS.items():
            text = text.replace(macro, words)
        return re.compile(text)

    @cached_property
    def _named(self) -> tuple[str, ...]:
        """The groups of the expression that name members."""
        return tuple(name for name in _SUBJECTS if name in self.compiled.groupindex)

    @cached_property
    def _told(self) -> tuple[str, ...]:
        """The groups that tell more."""
        apart = ("s", "s2", "s3", "q", "n")
        return tuple(name for name in self.compiled.groupindex if name not in apart)

    def claim(self, reader: Reader, found: re.Match[str]) -> Claim | None:
        """The claim that a match of the expression makes, or None where it only may come true."""
        groups = self.compiled.groupindex
        begins = "q" in groups and found["q"] is not None
        start = found.start("q") if begins else found.start()
        if self.real and UNREAL.search(reader.words, max(0, start - 60), start):
            return None
        value = self.value
        if "n" in groups and found["n"]:
            value = reader.number(found.start("n")) if found["n"] == "N" else found["n"]
        return reader.claim(
            start,
            tail(reader.words, found.end()) if self.grow else found.end(),
            self.type,
            self.relation,
            subjects=_subjects(reader, found, self._named),
            value=value,
            **{**self.more, **_read(reader, found, self._told)},
        )


#: Groups that name members, in reading order.
_SUBJECTS = ("s", "s2", "s3", "o")


def _subjects(
    reader: Reader, found: re.Match[str], groups: Iterable[str]
) -> tuple[tuple[str, ...], ...]:
    """Members in the groups, each once."""
    named: list[tuple[str, ...]] = []
    for group in groups:
        if found[group]:
            place = found.span(group)
            named += reader.subjects(*place) or reader.adjectives(*place)
    return tuple(dict.fromkeys(named))


def _read(reader: Reader, found: re.Match[str], groups: Iterable[str]) -> dict[str, Any]:
    """What groups tell: numbers, days, groups of States and exceptions read, words as they are."""
    more: dict[str, Any] = {}
    for name in groups:
        words = found[name]
        if words is None:
            continue
        start, end = found.span(name)
        if name == "x":
            more["exceptions"] = reader.subjects(start, end)
        elif name == "with":
            more["with"] = reader.subjects(start, end)
        elif words == "N":
            more[name] = reader.number(start)
        elif words == "D":
            more[name] = reader.thing(start).day
        else:
            more[name] = words
        if "G" in words:
            more["group"], more["name"] = reader.group(start, end)
        elif words.startswith(("permanent", "P5")) and name in ("g", "who"):
            more["group"], more["name"] = "P5", "permanent members"
    return more


@dataclass(frozen=True)
class Table:
    """Patterns that are tried together, those that cannot match left out by one look."""

    patterns: tuple[Pattern, ...]

    def enter(self) -> None:
        """Put the patterns in the bank of all: before the first look, else it is made twice."""
        _ = self._banked

    @cached_property
    def _banked(self) -> tuple[Banked, ...]:
        """The patterns in the bank of all, one beside the other."""
        return tuple(SENTENCES.add(pattern.compiled) for pattern in self.patterns)

    def find(self, reader: Reader) -> Iterator[Claim]:
        """Claims of every pattern in the sentence, in the order of the table."""
        banked = self._banked
        open_ = SENTENCES.look(reader.words)[0] >> banked[0].number & (1 << len(banked)) - 1
        while open_:
            lowest = open_ & -open_
            number = lowest.bit_length() - 1
            for found in banked[number].finditer(reader.words):
                claim = self.patterns[number].claim(reader, found)
                if claim is not None:
                    yield claim
            open_ ^= lowest
