"""Votes told by the days that an article names, and by the words of their titles."""

from __future__ import annotations

import re
from datetime import date

from hemicycle.accounts.article import Article
from hemicycle.accounts.context import Context
from hemicycle.accounts.index import VoteIndex, remembered
from hemicycle.accounts.stage import Stage

_VETOED = re.compile(r"\bveto(?:ed|es)\b|\b(?:used|using|cast|casting) (?:its|their|a|the) veto\b")
#: Words of titles that tell nothing apart.
_COMMON_WORDS = """
the of and in on to for a an un united nations security council general assembly resolution draft
states members situation question report elected ten
"""
_COMMON = frozenset(_COMMON_WORDS.split())


def by_days(stage: Stage, article: Article, context: Context, day: date | None) -> None:
    """Votes of a day that is named in full, else of the days just before the article's."""
    index = stage.index
    days = [*context.days]
    days += [d for t in article.coded.things.values() if t.day and (d := t.day.full())]
    for named in days:
        stage.add(_of_series_on(index, named))
    if not stage.votes:
        for named in days:
            found = index.on_days(named, 0)
            stage.add(found if len(found) == 1 else [])
    if not stage.votes and day is not None:
        recent = [v for v in index.on_days(day, 3) if index.rows[v]["series"]]
        latest = max((index.rows[v]["date"] for v in recent), default=None)
        stage.add([v for v in recent if index.rows[v]["date"] == latest])
    if not stage.votes and day is not None:
        stage.add(by_words(stage, article, index.on_days(day, 3)))


def by_opening_day(stage: Stage, article: Article) -> None:
    """Votes of the full day a text opens with, where the only symbols it names are of other days.

    "On 24 February 2025 ... seven that had voted for A/RES/ES-11/1" does not speak of 2022.
    """
    if not stage.named:
        return
    index, opening = stage.index, None
    for thing in article.coded.things.values():
        if thing.letter == "S":
            break
        opening = opening or (thing.day.full() if thing.day else None)
    if opening and all(index.rows[v]["date"] != opening for v in stage.votes):
        stage.add(_of_series_on(index, opening))


def by_words(stage: Stage, article: Article, recent: list[str]) -> list[str]:
    """The one vote of the days before whose body is named and whose title shares most words."""
    index, text = stage.index, article.coded.clean.text.lower()
    bodies = {body for body in stage.running if body}
    fits = [v for v in recent if index.rows[v]["body"] in bodies]
    if _VETOED.search(article.coded.text):
        fits = [v for v in fits if v in index.council_lost] or fits
    said = set(re.findall(r"[a-z]+", text)) - _COMMON
    shared = {
        v: len(said & set(re.findall(r"[a-z]+", str(index.event(v).title or "").lower())))
        for v in fits
    }
    best = max(shared.values(), default=0)
    found = [v for v in fits if shared[v] == best]
    return found if len(found) == 1 and best else []


def same_matter(stage: Stage) -> None:
    """Texts on the matter that were voted on the same day: rival drafts, the other organ."""
    index = stage.index
    for vote in list(stage.votes):
        row = index.rows[vote]
        if row["series"] and row["date"]:
            stage.add(_of_series_on(index, row["date"]))


@remembered
def _of_series_on(index: VoteIndex, day: date) -> tuple[str, ...]:
    """Votes of a day on texts of a series."""
    return tuple(v for v in index.on_days(day, 0) if index.rows[v]["series"])
