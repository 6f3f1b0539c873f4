"""A text written in a small alphabet: plain lower-case words, and one capital per thing named.

``The US and 16 other States opposed ES-11/7`` becomes ``the C and N other states opposed S``; the
patterns of the claims read this, and each character knows where it came from.

==== =========================================================================================
C    a member, by name or by a place that stands for its government
A    its adjective (Ukrainian)
G    a declared or loosely named group (European, Arab, NATO)
N    a number
S    a document symbol, or "resolution 2774"
D    a day, a month or a year (24 February 2025, March 2022, 2024)
Q    words quoted; nothing inside is a claim of the article
==== =========================================================================================
"""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from hemicycle.accounts.clean import Clean
from hemicycle.accounts.names import Mention, find_names, plain
from hemicycle.accounts.numbers import MONTHS, numbers_in, value_of
from hemicycle.domain.symbol import find_symbols

_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|"
    r"aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
#: "24 February 2025", "February 24, 2025", "Feb. 24", "March 2022", "in 2024", "2025-02-24".
DATE = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH})\b(?:,? (?P<y1>(?:19|20)\d\d)\b)?"
    rf"|\b(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!-)(?:,? (?P<y2>(?:19|20)\d\d)\b)?"
    rf"|\b(?P<m3>{_MONTH}),? (?:of )?(?P<y3>(?:19|20)\d\d)\b"
    r"|\b(?P<y4>(?:19|20)\d\d)-(?P<m4>\d\d)-(?P<d4>\d\d)\b"
    r"|(?<=\bin )(?P<y5>(?:19[4-9]|20[0-4])\d)\b|(?<=\bfrom )(?P<y6>(?:19[4-9]|20[0-4])\d)\b"
    r"|(?<=\bsince )(?P<y7>(?:19[4-9]|20[0-4])\d)\b"
    rf"|(?:(?<=\bin )|(?<=\bfrom )|(?<=\blast )|(?<=\bwith )|(?<=\bsince ))(?P<m9>{_MONTH})\b(?!,? (?:of )?(?:19|20)\d\d| \d)"
    r"|\b(?P<y8>(?:19[4-9]|20[0-4])\d)(?= (?:vote|resolution|text|draft|embargo))"
)
#: "resolution 2774", "resolutions 660", "UNSCR 1973", "resolution 2334 (2016)".
BARE_SYMBOL = re.compile(
    r"\b(?:(?:security council |general assembly |un )?resolutions?|unscr) "
    r"(?P<n>\d{1,4})(?: ?\((?P<y>(?:19|20)\d\d|[ivxl]+)\))?(?![/\d]|-\d| (?:votes )?to \d)"
)
_DOUBLE = re.compile(
    '["\u201c\u201d]((?:(?!\\n\\n)[^"\u201c\u201d])*)(["\u201c\u201d]|(?=\\n\\n)|$)'
)
#: A quotation begins after a blank or a bracket. The mark comes first, what stands before it is looked
#: at afterwards: an expression that begins with a character is searched for many times faster.
_SINGLE = re.compile(r"'(?<![^\s(]')(?=\S)((?:[^'\n]|'(?=\w)){0,600}?)(?<!\s)'(?!\w)")
#: No word of any language: a file of data, an address; read as blanks, for the time's sake.
_NO_WORD = re.compile(r"\S{250,}")
_LONG = 250
_RESOLUTION = re.compile(r"(?:resolutions?|unscr) \d")
#: The months of a date are whole words: "decision" and "market" are none.
_MONTH_NAME = re.compile(r"\b" + _MONTH.replace(r"\.", "") + r"\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: How far a date reaches from the name of its month or from its year, in characters.
_BEFORE_MONTH, _AFTER_MONTH = 12, 40
#: Every symbol of a document has a stroke or a session in brackets.
_SYMBOLIC = re.compile(r"/(?<=\w/)\w|\(\s?[IVXLC\d]|-/")
#: 'yes', "no," in quotation marks are votes, not speech: the marks go.
_QUOTED_VOTE = re.compile(
    "(?P<a>['\"\u201c])(?:yes|no|aye|nay|for|against|abstain(?:ed|ing)?|abstentions?),?(?P<z>['\"\u201d])"
)
_UN = re.compile(r"u\.n(?<!\w...)(?:\.(?=\W)|\b)")


@dataclass(frozen=True)
class Day:
    """A date as far as it is written."""

    year: int | None
    month: int | None
    day: int | None

    def full(self) -> date | None:
        """The day, if it is one."""
        if not (self.year and self.month and self.day):
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    def near(self, day: date) -> bool:
        """Whether the day, the one before or the one after fits: local clocks differ."""
        return any(self.admits(day + timedelta(days=shift)) for shift in (-1, 0, 1))

    def admits(self, day: date) -> bool:
        """Whether the day fits what is written."""
        wanted = ((self.year, day.year), (self.month, day.month), (self.day, day.day))
        return all(part is None or part == actual for part, actual in wanted)


class Thing(NamedTuple):
    """What a capital letter of the coded text stands for, with its place in the clean text."""

    letter: str
    start: int
    end: int
    value: int = 0
    codes: tuple[str, ...] = ()
    words: str = ""
    day: Day | None = None


@dataclass(frozen=True)
class Coded:
    """The coded text; ``at[i]`` is where character i begins in the clean text."""

    text: str
    at: list[int]
    things: dict[int, Thing]
    clean: Clean
    _places: list[int] = field(default_factory=list)

    def within(self, start: int, end: int, letter: str) -> list[Thing]:
        """Things of one kind in a stretch of the coded text."""
        places = self._places
        found = []
        for i in range(bisect_left(places, start), len(places)):
            if places[i] >= end:
                break
            thing = self.things[places[i]]
            if thing.letter == letter:
                found.append(thing)
        return found

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Code points of the raw file for a stretch of the coded text."""
        last = end - 1
        thing = self.things.get(last)
        stop = thing.end if thing else self.at[last] + 1
        return self.clean.raw(self.at[start], stop)


def encode(cleaned: Clean) -> Coded:
    """Write the text in the small alphabet."""
    text = cleaned.text
    if max(map(len, text.split()), default=0) >= _LONG:
        text = _NO_WORD.sub(lambda found: " " * len(found.group()), text)
    lower = plain(text)
    things = _chosen(_things(text, lower))
    pieces: list[str] = []
    at: list[int] = []
    placed: dict[int, Thing] = {}
    done = 0
    for thing in things:
        pieces.append(lower[done : thing.start])
        at += range(done, thing.start)
        if len(thing.letter) == 1:
            placed[len(at)] = thing
        pieces.append(thing.letter)
        at += [thing.start] * len(thing.letter)
        done = thing.end
    pieces.append(lower[done:])
    at += range(done, len(lower))
    return Coded("".join(pieces), at, placed, cleaned, sorted(placed))


def _chosen(found: Iterable[tuple[int, Thing]]) -> list[Thing]:
    """Things that do not overlap, the stronger kind first; in reading order."""
    kept: list[Thing] = []
    taken: list[tuple[int, int]] = []
    for _, thing in sorted(found, key=lambda f: (f[0], f[1].start)):
        i = bisect_left(taken, (thing.start, thing.end))
        if i and taken[i - 1][1] > thing.start:
            continue
        if i < len(taken) and taken[i][0] < thing.end:
            continue
        taken.insert(i, (thing.start, thing.end))
        kept.append(thing)
    return sorted(kept, key=lambda t: t.start)


def _things(text: str, lower: str) -> Iterator[tuple[int, Thing]]:
    """Everything that may become a capital, with its rank (0 wins)."""
    for start, end in quotations(text):
        yield 0, Thing("Q", start, end, words=lower[start:end])
    if _SYMBOLIC.search(text):
        for start, end, symbol in find_symbols(text):
            yield 1, Thing("S", start, end, words=str(symbol))
    names, places, months = find_names(text, lower)
    for thing in _bare_symbols(lower):
        yield 2, thing
    for thing in _days(lower, months):
        yield 3, thing
    for name in names:
        yield 4, _named(name, lower)
    for found in _QUOTED_VOTE.finditer(lower):
        yield 4, Thing("", found.start("a"), found.end("a"))
        yield 4, Thing("", found.start("z"), found.end("z"))
    for found in _UN.finditer(lower):
        yield 4, Thing("un", found.start(), found.end())
    for found in numbers_in(lower, places):
        yield 5, Thing("N", found.start(), found.end(), value=value_of(found.group()))


def _bare_symbols(lower: str) -> Iterator[Thing]:
    """Numbers behind "resolution": "resolution 2774"."""
    for found in BARE_SYMBOL.finditer(lower) if _RESOLUTION.search(lower) else ():
        words = lower[found.start("n") : found.end()]
        yield Thing("S", found.start("n"), found.end(), words=words)


def _days(lower: str, months: Iterable[int]) -> Iterator[Thing]:
    """Days as far as they are written, looked for only around the names of months and years."""
    named = (place for place in months if _MONTH_NAME.match(lower, place))
    places = sorted([*named, *(found.start() for found in _YEAR.finditer(lower))])
    done = 0
    for place in places:
        start = max(done, place - _BEFORE_MONTH)
        for found in DATE.finditer(lower, start, min(len(lower), place + _AFTER_MONTH)):
            done = found.end()
            yield Thing("D", found.start(), done, words=found.group(), day=_day(found))


def _named(name: Mention, lower: str) -> Thing:
    words = lower[name.start : name.end]
    return Thing(name.kind, name.start, name.end, codes=name.codes, words=words)


def _day(found: re.Match[str]) -> Day:
    parts = {k[0]: v for k, v in found.groupdict().items() if v}
    month = parts.get("m")
    return Day(
        int(parts["y"]) if "y" in parts else None,
        None if month is None else int(month) if month.isdigit() else MONTHS[month[:3]],
        int(parts["d"]) if "d" in parts else None,
    )


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of quoted speech: three words or more; 'yes,' and 'no' are the article's words."""
    for found in _DOUBLE.finditer(text):
        if _is_speech(found.group(1)):
            yield found.start(), found.end()
    for found in _SINGLE.finditer(text):
        if _is_speech(found.group(1)):
            yield found.start(), found.end()


def _is_speech(words: str) -> bool:
    return len(words.split()) > 2
