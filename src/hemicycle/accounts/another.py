"""Words that lead away from the votes on the stage: another day, the year before, another body."""
# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re

from hemicycle.accounts.claims.asides import asides
from hemicycle.accounts.place import LAST_YEAR, Place
from hemicycle.accounts.stage import Stage
from hemicycle.accounts.thing import Day

#: Types that speak of other days by themselves.
_ANY_DAY = frozenset({"date", "history_first", "last_use", "aggregate_count", "comparison"})
#: Types whose words tell of a vote at hand, so that another body means another vote.
_AT_HAND = frozenset({"country_vote", "roster", "tally", "count_others", "bloc", "veto"})
_TOLD_BY_YEAR = _AT_HAND - {"veto"}

#: "than in 2023, when 141 countries backed it".
_WHEN = re.compile(r",? (?:when|at which|as(?! (?:a|an|the|part|well)\b| ['\"]))\b")
#: "since 1996", "five more than in 2022": a day the vote is held against, not its own.
_BESIDE = re.compile(r"(?:since|than in|than on|than at|with|to)(?: the)? $", re.IGNORECASE)
#: "In 2016, the US", "but in 2017 ": the day a clause opens with, right before the claim.
_OPENS_WITH = re.compile(
    r"(?:^\W*|[;:—] |, (?:and |but |while |whereas |with )?|\b(?:and|but|while|whereas) )(?:back |as |only |earlier )*"
    r"(?:in|on) (?P<d>D),? (?:when |however,? |by contrast,? |meanwhile,? |only |the |just |a total of )*$"
)
#: "In 2016, … voted for, two against": the day holds until a contrast; "that year" leads back to it.
_OPENED_WITH = re.compile(
    r"^\W*(?:back )?(?:in|on) (?P<d>D)\b(?:(?!\b(?:but|while|whereas|now|this|today|has|have|since)\b)[^;:D])*$"
)
_THAT_YEAR = re.compile(r",? (?:that|the same) (?:year|time|month|day)\b|,? (?:back )?then\b")
_CONTRAST = re.compile(r";|\b(?:but|while|whereas|now|this|today|compared)\b")


def of_another_day(place: Place) -> bool:
    """Whether the day the words speak of fits no vote on the stage."""
    if not place.days or place.claim.type in _ANY_DAY:
        return False
    days = _days_said(place) + _opening_day(place)
    actual = [d for v in place.stage.votes if (d := place.stage.index.rows[v]["date"])]
    return bool(days and actual) and not any(s.near(d) for s in days for d in actual)


def _days_said(place: Place) -> list[Day]:
    """Days inside the claim, and the one that the words before it lead up to."""
    clean, inside = place.article.coded.clean.text, place.article.coded.at[place.claim.start]
    said = list(place.days)
    if not place.claim.more.get("earlier"):
        apart = _asides(place)
        said = [t for t in said if not any(a <= t.start < z for a, z in apart)]
    said = [t for t in said if not _BESIDE.search(clean, max(0, t.start - 16), t.start)]
    days = [t.day for t in said if t.day and t.day.year and t.start >= inside]
    if said and (last := said[-1]).day:
        before = clean[max(0, last.start - 7) : last.start].lower()
        leads = before.endswith((" in ", "in ", "on ", "from ", "last ")) and "since" not in before
        if (leads and not place.stage.given) or _WHEN.match(clean, last.end, inside + 1):
            days.append(last.day)
    return days


def _opening_day(place: Place) -> list[Day]:
    """The day, not only its month, that the claim's clause opens with."""
    if place.claim.more.get("earlier"):
        return []
    words, start = place.words, place.start
    found = _OPENS_WITH.search(words, 0, start) or _OPENED_WITH.search(words, 0, start)
    at = found.start("d") if found else -1
    if _THAT_YEAR.match(words, place.end):
        at = words.rfind("D", 0, start)
    day = place.article.coded.things[place.sentence.start + at].day if at >= 0 else None
    return [day] if day and (day.year or day.day) else []


def _asides(place: Place) -> list[tuple[int, int]]:
    """Places in the clean text of what is said aside: "Mali, which had abstained in 2022,"."""
    at, first = place.article.coded.at, place.sentence.start
    return [(at[first + one.start], at[first + one.end - 1]) for one in asides(place.words)]


def year_before(place: Place) -> Day | None:
    """The year before, where the claim speaks of it and no vote on the stage is of that year."""
    stage = place.stage
    if place.claim.type not in _TOLD_BY_YEAR or not place.may(LAST_YEAR):
        return None
    if not any(_is_of(place, *found.span()) for found in LAST_YEAR.pattern.finditer(place.words)):
        return None
    days = [d for v in stage.votes if (d := stage.index.rows[v]["date"])]
    base = stage.spoken or max(days, default=None)
    if base is None or any(d.year == base.year - 1 for d in days):
        return None
    return Day(base.year - 1, None, None)


def _is_of(place: Place, begin: int, end: int) -> bool:
    """Whether words on a day open the sentence, stand within the claim or right behind it."""
    words = place.words
    opens = not words[:begin].strip(" ('\"") and not _CONTRAST.search(words, end, place.start)
    return opens or place.start <= begin <= place.end + 1


def put_on(stage: Stage, day: Day) -> tuple[str, ...]:
    """The one text of the series, or of the same title, that was put to the vote then."""
    index = stage.index
    series = {s for v in stage.votes if (s := index.rows[v]["series"])}
    pool = {v for name in sorted(series) for v in index.by_series[name]}
    pool |= {
        v for vote in stage.votes if not index.rows[vote]["series"] for v in index.yearly(vote)
    }
    found = [
        v
        for v in sorted(pool)
        if (row := index.rows[v])["date"]
        and row["body"] == "GA"
        and row["question"] == "draft"
        and day.admits(row["date"])
    ]
    return tuple(found) if len(found) == 1 else ()


def of_another_body(place: Place) -> bool:
    """Whether the sentence, or the one before, names a body with no vote on the stage."""
    claim, stage = place.claim, place.stage
    if claim.type not in _AT_HAND or claim.sentence in stage.fitting or stage.given:
        return False
    body = place.body_said
    if body is None and not place.sentence.heading:
        body = place.body_running
    return (
        body is not None
        and bool(stage.votes)
        and all(stage.index.rows[v]["body"] != body for v in stage.votes)
    )
