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
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from hemicycle.accounts.clean import Clean
from hemicycle.accounts.names import find_names, plain
from hemicycle.accounts.numbers import MONTHS, numbers_in, value_of
from hemicycle.accounts.thing import Day, Thing
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
#: "resolution 2774", "resolutions 660", "UNSCR 1973", "resolution 2334 (2016)". The word comes first,
#: what stands before it is looked at afterwards: so it is searched for many times faster.
BARE_SYMBOLS = tuple(
    re.compile(
        word
        + r" (?P<n>\d{1,4})(?: ?\((?P<y>(?:19|20)\d\d|(?:es-|s-)?[ivxl]+)\))?(?![/\d]|-\d| (?:votes )?to \d)"
    )
    for word in (r"resolution(?<!\wresolution)s?", r"unscr(?<!\wunscr)")
)
_DOUBLE = re.compile(
    '["\u201c\u201d]((?:(?!\\n\\n)[^"\u201c\u201d])*)(["\u201c\u201d]|(?=\\n\\n)|$)'
)
#: A quotation begins after a blank or a bracket. The mark comes first, what stands before it is looked
#: at afterwards: an expression that begins with a character is searched for many times faster.
_SINGLE = re.compile(r"'(?<![^\s(]')(?=\S)((?:[^'\n]|'(?=\w)){0,600}?)(?<!\s)'(?!\w)")
#: No word of any language: a file of data, an address; read as blanks, for the time's sake.
_NO_WORD = re.compile(r"\S{250,}")
_HALF = 125
#: The months of a date are whole words: "decision" and "market" are none.
_MONTH_NAME = re.compile(r"\b" + _MONTH.replace(r"\.", "") + r"\b")
#: The day before the name of its month: "24 ", "24th of ".
_DAY_BEFORE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?(?: of)? $")
_BEFORE_MONTH = len("24th of ")
#: Digits in a row; the first one apart, so that it is searched for faster.
_FIGURES = re.compile(r"[0-9][0-9]*")
_START = attrgetter("start")
#: Every symbol of a document has a stroke or a session in brackets.
_SYMBOLIC = re.compile(r"/(?<=\w/)\w|\(\s?[IVXLC\d]|-/")
#: 'yes', "no," in quotation marks are votes, not speech: the marks go.
_QUOTED_VOTE = re.compile(
    "(?P<a>['\"\u201c])(?:yes|no|aye|nay|for|against|abstain(?:ed|ing)?|abstentions?)[,.]?(?P<z>['\"\u201d])"
)
#: Two blanks between words are one.
_BLANKS = re.compile(r"  +")
_MARKS = ('"', "\u201c", "\u201d")
_UN = re.compile(r"u\.n(?<!\w...)(?:\.(?=\W)|\b)")


@dataclass(frozen=True)
class Origins:
    """Where each character of the coded text begins in the clean text, asked for by its place.

    Between two things both texts run side by side, so it is enough to know where in the coded text
    each thing stands.
    """

    places: list[int]
    things: list[Thing]

    def __getitem__(self, place: int) -> int:
        before = bisect_right(self.places, place) - 1
        if before < 0:
            return place
        thing = self.things[before]
        behind = place - self.places[before] - len(thing.letter)
        return thing.start if behind < 0 else thing.end + behind


@dataclass(frozen=True)
class Coded:
    """The coded text; ``at[i]`` is where character i begins in the clean text."""

    text: str
    at: Origins
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
    if _may_be_no_word(text):
        text = _NO_WORD.sub(lambda found: " " * len(found.group()), text)
    lower = plain(text)
    things = _chosen(_things(text, lower), len(text))
    pieces: list[str] = []
    places: list[int] = []
    done = length = 0
    for thing in things:
        pieces += (lower[done : thing.start], thing.letter)
        length += thing.start - done
        places.append(length)
        length += len(thing.letter)
        done = thing.end
    pieces.append(lower[done:])
    named = {
        place: thing for place, thing in zip(places, things, strict=True) if len(thing.letter) == 1
    }
    return Coded("".join(pieces), Origins(places, things), named, cleaned, list(named))


def _may_be_no_word(text: str) -> bool:
    """Whether 250 characters may stand without a blank: half of them are then a whole stretch."""
    stretches = (text[at : at + _HALF] for at in range(0, len(text) - _HALF + 1, _HALF))
    return any(" " not in stretch and "\n" not in stretch for stretch in stretches)


def _chosen(ranks: Iterable[Iterable[Thing]], size: int) -> list[Thing]:
    """Things that do not overlap, those of the first rank first; in reading order."""
    kept: list[Thing] = []
    taken = bytearray(size)
    for things in ranks:
        for thing in things:
            _, start, end, *_ = thing
            if taken.find(1, start, end) < 0:
                taken[start:end] = b"\1" * (end - start)
                kept.append(thing)
    return sorted(kept, key=_START)


def _things(text: str, lower: str) -> Iterator[Iterable[Thing]]:
    """Everything that may become a capital, the strongest kinds first."""
    names, words, months = find_names(text, lower)
    figures = [found.start() for found in _FIGURES.finditer(lower)]
    yield [Thing("Q", a, z, 0, (), lower[a:z]) for a, z in quotations(text)]
    if _SYMBOLIC.search(text):
        yield [Thing("S", a, z, 0, (), str(symbol)) for a, z, symbol in find_symbols(text)]
    yield _bare_symbols(lower)
    yield _days(lower, months, figures)
    yield names
    yield _marks(lower)
    yield _marked(lower, names)
    yield [
        Thing("N", found.start(), found.end(), value_of(found.group()))
        for found in numbers_in(lower, figures, words)
    ]


def _marks(lower: str) -> Iterator[Thing]:
    """What is written otherwise without standing for something: marks around a vote, "U.N."."""
    for found in _QUOTED_VOTE.finditer(lower):
        yield Thing("", found.start("a"), found.end("a"))
        yield Thing("", found.start("z"), found.end("z"))
    for found in _UN.finditer(lower):
        yield Thing("un", found.start(), found.end())
    for found in _BLANKS.finditer(lower):
        yield Thing("", found.start() + 1, found.end())


def _marked(lower: str, names: Iterable[Thing]) -> Iterator[Thing]:
    """Quotation marks around a name alone: some papers write "Israel" so."""
    for name in names:
        if (
            lower[name.start - 1 : name.start] in _MARKS
            and lower[name.end : name.end + 1] in _MARKS
        ):
            yield Thing("", name.start - 1, name.start)
            yield Thing("", name.end, name.end + 1)


def _bare_symbols(lower: str) -> Iterator[Thing]:
    """Numbers behind "resolution": "resolution 2774"."""
    for pattern in BARE_SYMBOLS:
        for found in pattern.finditer(lower):
            words = lower[found.start("n") : found.end()]
            yield Thing("S", found.start("n"), found.end(), 0, (), words)


def _days(lower: str, months: Iterable[int], figures: Iterable[int]) -> Iterator[Thing]:
    """Days as far as they are written, looked for only where a month or a year stands.

    Parameters
    ----------
    lower
        Lower case.
    months, figures
        Where the names of months and the digits begin.
    """
    named = [place for place in months if _MONTH_NAME.match(lower, place)]
    years = [place for place in figures if lower.startswith(("19", "20"), place)]
    done = 0
    for place in sorted([*named, *years]):
        if place < done:
            continue
        before = _DAY_BEFORE.search(lower, max(done, place - _BEFORE_MONTH), place)
        found = (before and DATE.match(lower, before.start())) or DATE.match(lower, place)
        if found:
            done = found.end()
            yield Thing("D", found.start(), done, 0, (), found.group(), _day(found))


def _day(found: re.Match[str]) -> Day:
    parts = {k[0]: v for k, v in found.groupdict().items() if v}
    month = parts.get("m")
    return Day(
        int(parts["y"]) if "y" in parts else None,
        None if month is None else int(month) if month.isdigit() else MONTHS[month[:3]],
        int(parts["d"]) if "d" in parts else None,
    )


def quotations(text: str) -> list[tuple[int, int]]:
    """Stretches of quoted speech: three words or more; 'yes,' and 'no' are the article's words."""
    found = [*_DOUBLE.finditer(text), *_SINGLE.finditer(text)]
    return sorted(one.span() for one in found if _is_speech(one.group(1)))


def _is_speech(words: str) -> bool:
    return len(words.split()) > 2
