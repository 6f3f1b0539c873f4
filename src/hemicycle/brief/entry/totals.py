"""Totals of a vote in running words: "93 votes to 18, with 65 abstentions", "93-18-65".

Only plain counts are read. "More than 50 sponsors", "12 other countries" and "eleven of the 15
members" are not totals, and what is not certainly a total is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from hemicycle.brief.entry.words import NUMBER_WORDS, number
from hemicycle.domain.vote import Position
from hemicycle.errors import InputError

_WORDS = "|".join(sorted(map(re.escape, NUMBER_WORDS), key=len, reverse=True))
_NUM = rf"(?<![\w/.,-])(?:\d{{1,3}}|{_WORDS})(?![\w/])"
_WHO = (
    r"(?:\s+(?:votes?|ballots?|countries|states|nations|members?|member\s+states|delegations|"
    r"governments|were|was|voted|voting|cast))*"
)
#: After a count: no decimal, and no figure of a date or a symbol.
_END = r"\b(?!\s*[-–/]\s*\d|\.\d)"
#: Not a total: part of a larger number, or hedged.
_HEDGE = re.compile(
    r"(?:\bof\s+(?:the|its|all)(?:\s+[\w'’-]+){0,2}|\bthan|\bover|\babout|\baround|\bnearly|\balmost|\bsome|"
    r"\bleast|\bmost|\broughly|\bapproximately|\bunder|\bother|\banother|\bthe\s+other)\s*$",
    re.IGNORECASE,
)

_CLAUSES = (
    # "a vote of 128 against nine", "by 93 votes to 18", "voted 33 to 13", "was 143 to 25"
    (
        rf"(?P<yes0>{_NUM})\s+against\s+(?P<no0>{_NUM})(?!\s+(?:abst|with|not\b|absent))"
        rf"|(?:\bby|\bvote\s+of|\bvoted|\bvotes\s+of|\bwas)\s+(?P<yes1>{_NUM})(?:\s+votes?)?"
        rf"(?:\s+in\s+favou?r)?(?:\s+to\s+|\s*[-–—]\s*)(?P<no1>\d{{1,3}}|{_WORDS})"
        rf"(?![\w/]|\s*[-–—]\s*\d)(?:{_WHO}\s+against\b)?"
    ),
    # "a 120-50 vote", "adopted 93-18, with 65 abstentions"
    (
        r"(?P<yes2>(?<![\w/.,-])\d{1,3})\s*[-–—]\s*(?P<no2>\d{1,3})"
        r"(?=\s+vote\b|,?\s+with\s+\w+\s+abst)"
    ),
    # "was adopted by 10 votes, with 5 abstentions"
    (
        rf"\b(?:adopted|approved|carried|passed|retained)(?:\s+[a-z]+){{0,3}}?\s+(?:by|with)\s+"
        rf"(?P<yes7>{_NUM})\s+votes\b(?!\s+(?:to|against|in\s+fav))"
    ),
    rf"(?P<yes3>{_NUM}){_WHO}\s+(?:in\s+favou?r|in\s+support|yes|ayes?|yeas?|"
    r"(?:votes?|voted|voting|states|countries|members|nations)\s+for)\b",
    rf"(?P<no3>{_NUM}){_WHO}\s+(?:against|opposed|opposing|nays?|noes|no)\b",
    rf"(?P<abstain3>{_NUM}){_WHO}\s+abst(?:ention|ain)",
    (
        rf"(?P<non_voting3>{_NUM}){_WHO}\s+(?:not\s+voting|non-voting|did\s+not\s+vote|absent|"
        rf"not\s+participating|absentees?)\b"
    ),
    # A board or a library summary: "Yes: 093 | No: 018 | Abstentions: 065 | Non-Voting: 017"
    rf"\b(?:yes|in\s+favou?r)\s*[:=–—-]?\s*(?P<yes4>\d{{1,3}}){_END}",
    (
        rf"\b(?:no|against)\s*[:=–—-]\s*(?P<no4>\d{{1,3}}){_END}"
        rf"|(?-i:\bA(?:gainst|GAINST))\s+(?P<no5>\d{{1,3}}){_END}"
    ),
    rf"\babst(?:entions?|ain(?:ing|ed)?)\s*[:=–—-]?\s*(?P<abstain4>\d{{1,3}}){_END}",
    rf"\b(?:non-voting|not\s+voting|absent)\s*[:=–—-]?\s*(?P<non_voting4>\d{{1,3}}){_END}",
    # "93-18-65" and "93-18-65-17"
    (
        r"(?<![\w/.,-])(?P<yes6>\d{1,3})\s*[-–—]\s*(?P<no6>\d{1,3})\s*[-–—]\s*"
        r"(?P<abstain6>\d{1,3})(?:\s*[-–—]\s*(?P<non_voting6>\d{1,3}))?(?![\w/-])"
    ),
)
#: No count without a figure or a number word; sheets of names have neither, and need no search.
_COUNTABLE = re.compile(rf"\d|\b(?:{_WORDS})\b", re.IGNORECASE)
_CLAUSE = re.compile("|".join(f"(?:{clause})" for clause in _CLAUSES), re.IGNORECASE)

_ANNOUNCED = re.compile(
    r"\s*(-?\d+)" + 2 * r"\s*[-–—:/, ]\s*(-?\d+)" + r"(?:\s*[-–—:/, ]\s*(-?\d+))?\s*"
)


@dataclass(frozen=True)
class Clause:
    """One count in the text: a position, a number, and where it stands."""

    position: Position
    count: int
    start: int
    end: int
    """Where the words of the count end; names in brackets follow here."""


def clauses(text: str) -> Iterator[Clause]:
    """Every count of votes in the text, in reading order."""
    if not _COUNTABLE.search(text):
        return
    for match in _CLAUSE.finditer(text):
        if _HEDGE.search(text[max(0, match.start() - 40) : match.start()]):
            continue
        told = [name for name, value in match.groupdict().items() if value is not None]
        for name in told:
            position = Position(name.rstrip("0123456789").upper())
            end = match.end() if name == told[-1] else match.end(name)
            yield Clause(position, number(match[name]), match.start(), end)


@dataclass(frozen=True)
class Tallied:
    """Clauses that belong to one result."""

    totals: Mapping[Position, int]
    clauses: tuple[Clause, ...]

    def agrees(self, totals: Mapping[Position, int]) -> bool:
        return all(self.totals.get(p, n) == n for p, n in totals.items())

    def __str__(self) -> str:
        shown = (Position.YES, Position.NO, Position.ABSTAIN)
        return "-".join(str(self.totals.get(position, "?")) for position in shown)


def results(text: str) -> list[Tallied]:
    """The results a text tells, each once: a position counted again begins a new one."""
    return list(_results(text))


@lru_cache(maxsize=4)  # body, sentences and form of one text each ask for them
def _results(text: str) -> tuple[Tallied, ...]:
    groups: list[list[Clause]] = []
    for unit in _units(text):
        seen = {clause.position for clause in groups[-1]} if groups else set()
        if not groups or any(clause.position in seen for clause in unit):
            groups.append([])
        groups[-1] += unit
    return tuple(_distinct([_tallied(group) for group in groups]))


def _units(text: str) -> Iterator[list[Clause]]:
    """Counts that stand in one phrase ("93-18-65") and belong together."""
    for _, phrase in groupby(clauses(text), key=lambda clause: clause.start):
        yield list(phrase)


def _tallied(group: list[Clause]) -> Tallied:
    return Tallied({clause.position: clause.count for clause in group}, tuple(group))


def _distinct(told: list[Tallied]) -> list[Tallied]:
    kept: dict[frozenset[tuple[Position, int]], Tallied] = {}
    for result in told:
        key = frozenset(result.totals.items())
        before = kept[key].clauses if key in kept else ()
        kept[key] = Tallied(result.totals, before + result.clauses)
    return list(kept.values())


def parse_announced(text: str, where: str = "--announced") -> dict[Position, int]:
    """`93-18-65` or `93-18-65-17`: in favour, against, abstaining, not voting.

    Raises
    ------
    InputError
        Not three or four counts, or a negative one.
    """
    match = _ANNOUNCED.fullmatch(text)
    numbers = [int(part) for part in match.groups() if part is not None] if match else []
    if not numbers or min(numbers) < 0 or max(numbers) > 100_000:
        raise InputError(
            f"The announced result '{text[:40]}' cannot be read",
            where=where,
            right="votes in favour, against and abstentions, such as 93-18-65 "
            "(a fourth number: members not voting), none of them negative",
            todo="correct the numbers, or leave them out if nothing was announced",
        )
    order = (Position.YES, Position.NO, Position.ABSTAIN, Position.NON_VOTING)
    return dict(zip(order, numbers, strict=False))
