"""The day of a vote, as the running text states it: read where it is certain, else asked for.

A text holds many dates: of the invasion, of an earlier text, of the end of a mandate. One is taken
for the day of the vote only where it stands as such: in the sentence of the result after `on`, a
weekday or a comma; in a dateline (`NEW YORK, 24 February 2025 --`); on a line of its own, as
verbatim records have it; or in another sentence that speaks of the vote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hemicycle.brief.entry.sentences import Sentence, of_the_vote
from hemicycle.brief.model import Note
from hemicycle.errors import InputError

_MONTHS = re.findall(
    r"\w+",
    "january february march april may june july august september october november december",
)
_MONTH = rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in _MONTHS)}|Sept)\.?"
_TH = r"(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<d1>\d{{1,2}}){_TH}\s+(?P<m1>{_MONTH}),?(?:\s+(?P<y1>\d{{4}}))?"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}}){_TH}(?:,?\s+(?P<y2>\d{{4}}))?"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})"
    r"|(?P<f1>\d{1,2})[/.](?P<f2>\d{1,2})[/.](?P<y4>\d{4}))(?![\w/-])",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\.?)"
#: What stands before the day of a vote in its sentence.
_ON = re.compile(
    rf"(?:^|[,(:|\[–—-]|\bon|\btoday|\b{_WEEKDAY},?|\b(?:adopted|voted|rejected|held|taken|met))"
    rf"\s*(?:{_WEEKDAY},?\s*)?$",
    re.IGNORECASE,
)
#: What the day of something else stands after.
_ELSE = re.compile(
    rf"\b(?:until|till|through|since|from|after|before|by|to|of|dated|effective|starting|"
    rf"(?:began|begun|launched|started|signed|invaded|annexed|invasion|attack\w*|war|expir\w+|"
    rf"end\w*|agree\w*|conclud\w*|recall\w*)(?:\W+\w+){{0,4}}?\W+on)"
    rf"\s+(?:{_WEEKDAY},?\s*)?(?:the\s+)?$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2}(?:[.:]\d{2})?\s*[ap]\.?m\.?(?!\w)|\b(?:at\s+)?\d{1,2}[.:]\d{2}\b")
_DATELINE = re.compile(r"\s*(?:\([^)\n]{1,30}\)\s*)?(?:[–—|]|--?(?=\s)|:|\.(?=\s|$))")
#: A line of a heading beside its date: words, and characters in all.
_HEADING_WORDS, _HEADING_LENGTH = 7, 100
_IN_SENTENCE = re.compile(r"\b(?:on|in|its|the|this|that|and)\s*$", re.IGNORECASE)
#: A date without a year is of the days just past, where it can be.
FRESH = timedelta(days=7)
#: More dates than a passage about one vote has; the rest is not looked at.
_MANY = 400


@dataclass(frozen=True)
class _Told:
    """A date in the text: what it can mean, its words, and where it stands."""

    days: tuple[date, ...]
    words: str
    start: int
    end: int
    partial: bool
    """Without its year."""
    figures: bool
    """`02/03/2022`: the order of day and month is the writer's."""


def day_told(
    text: str, told: tuple[Sentence, ...], today: date | None
) -> tuple[date | None, tuple[Note, ...]]:
    """The day the text states, with a note on where; None where it has no date at all.

    Raises
    ------
    InputError
        Dates stand in the text, but which is that of the vote is not certain.
    """
    dates = list(_dates(text, today))
    written = {one.days for one in dates if not one.figures and not one.partial}
    if written:  # figures and short forms repeat what is written out, or mean something else
        dates = [one for one in dates if not one.figures and not one.partial]
    own = [one for one in dates if not _ELSE.search(text[max(0, one.start - 80) : one.start])]
    partials = all(one.partial for one in dates)
    for near in (_in_sentences(own, text, of_the_vote(told)), _stated(own, text, told)):
        days = {one.days for one in near}
        if len(days) == 1 and len(next(iter(days))) == 1:
            return near[0].days[0], (_note(near[0]),)
        if days:
            raise _asked(near)
    if dates and not (partials and not own):
        raise _asked(dates)
    return None, ()


def _dates(text: str, today: date | None) -> Iterator[_Told]:
    for count, match in enumerate(_DATE.finditer(text)):
        if count == _MANY:
            return
        part = match.groupdict()
        year = part["y1"] or part["y2"] or part["y3"] or part["y4"]
        if year is None and (today is None or _is_may(match)):
            continue
        days = tuple(dict.fromkeys(_meanings(part, year, today)))
        days = tuple(day for day in days if today is None or day <= today)
        if days:
            words = " ".join(match.group().split()).rstrip(".,")
            yield _Told(days, words, match.start(), match.end(), not year, part["f1"] is not None)


def _is_may(match: re.Match[str]) -> bool:
    """`may 5`: a verb before a number."""
    return (match["m1"] or match["m2"] or "") == "may"


def _meanings(part: dict[str, str | None], year: str | None, today: date | None) -> Iterator[date]:
    if part["f1"]:
        first, second = int(part["f1"]), int(part["f2"] or 0)
        pairs = [(first, second), (second, first)]
    else:
        month = part["m1"] or part["m2"]
        number = _month(month) if month else int(part["m3"] or 0)
        pairs = [(int(part["d1"] or part["d2"] or part["d3"] or 0), number)]
    for day, month_number in pairs:
        if year:
            yield from _day(int(year), month_number, day)
        elif today:
            yield from _latest(month_number, day, today)


def _month(word: str) -> int:
    return next(i for i, name in enumerate(_MONTHS, 1) if name[:3] == word[:3].casefold())


def _day(year: int, month: int, day: int) -> Iterator[date]:
    if year >= 1945:
        try:
            yield date(year, month, day)
        except ValueError:
            return


def _latest(month: int, day: int, today: date) -> Iterator[date]:
    """A day without a year: of this week, or it may be of any year and is asked for."""
    past = [found for back in (0, 1) for found in _day(today.year - back, month, day)]
    past = [found for found in past if found <= today]
    fresh = [found for found in past if today - found <= FRESH]
    yield from fresh or past


def _in_sentences(own: list[_Told], text: str, told: Iterable[Sentence]) -> list[_Told]:
    """Dates that stand in these sentences as the day of what they tell."""
    return [
        one
        for sentence in told
        for one in own
        if sentence.start <= one.start < sentence.end
        and not _is_heading(text, one)
        and _ON.search(text[max(sentence.start, one.start - 60) : one.start])
    ]


def _stated(own: list[_Told], text: str, told: tuple[Sentence, ...]) -> list[_Told]:
    """Dates in a heading or a dateline; else in any other sentence about the vote."""
    heads = [one for one in own if _is_heading(text, one)]
    return heads or _in_sentences(own, text, [sentence for sentence in told if sentence.acts])


def _is_heading(text: str, one: _Told) -> bool:
    """Whether the date stands in a dateline, or with few words on a line of its own."""
    start = text.rfind("\n", 0, one.start) + 1
    end = text.find("\n", one.end)
    before, after = text[start : one.start], text[one.end : len(text) if end < 0 else end]
    if len(before) > _HEADING_LENGTH or _IN_SENTENCE.search(before):
        return False
    if _DATELINE.match(after) and not re.search(r"(?<![\w'’])[a-z]", before):
        return True
    rest = _CLOCK.sub("", f"{before} {after[: 2 * _HEADING_LENGTH]}").rstrip()
    words = re.findall(r"[^\W\d_]{2,}", rest)
    return len(words) <= _HEADING_WORDS and not rest.endswith((".", ";"))


def _note(one: _Told) -> Note:
    day = one.days[0]
    year = f", taken as {day.year}" if one.partial else ""
    text = f"The day, {day:%Y-%m-%d}, is read from the text ('{one.words}'{year})."
    return Note("date_read", text)


def _asked(near: list[_Told]) -> InputError:
    days = sorted({day for one in near for day in one.days})[:6]
    listed = ", ".join(f"{day:%Y-%m-%d}" for day in days)
    several = len(days) > 1
    return InputError(
        f"The text states {len(days)} dates" if several
        else "The text states a date, but not that it is the day of the vote",
        where="; ".join(dict.fromkeys(f"'{one.words}'" for one in near[:6])),
        right="one day of the vote: it decides who was a member",
        todo=f"add --date {days[0]:%Y-%m-%d}"
        + (f", or whichever it was of {listed}" if several else " if that is the day"),
    )  # fmt: skip
