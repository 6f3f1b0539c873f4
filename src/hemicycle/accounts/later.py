"""The vote on a day counted from the vote spoken of last: "two days later", "the next day"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hemicycle.accounts.place import LATER, Place


def said_later(place: Place) -> re.Match[str] | None:
    """The words nearest before the claim's end that count days from another vote."""
    return max(place.all_before(LATER), key=re.Match.start, default=None)


def later_vote(place: Place, words: re.Match[str]) -> str | None:
    """The one vote, on the day counted, of the body named, else of that of the vote before.

    All claims behind the same words mean the same vote, though it is then the one spoken of last.
    It comes on the stage: what follows may speak of it.
    """
    stage, at = place.stage, place.sentence.start + words.start()
    if at not in stage.later:
        stage.later[at] = found = _counted(place, at, words.group())
        stage.add([found] if found else [])
    return stage.later[at]


def _counted(place: Place, at: int, words: str) -> str | None:
    stage = place.stage
    row = stage.index.rows[stage.focus or stage.votes[0]]
    day, days = row["date"], _days(place, at, words)
    if day is None or days is None or days > (date.max - day).days:
        return None
    found = stage.index.on_days(day + timedelta(days), 0, place.body_said or row["body"])
    return found[0] if len(found) == 1 else None


def _days(place: Place, at: int, words: str) -> int | None:
    """The number of days; None of "days later", which tells none."""
    if words.startswith("N"):
        return place.article.coded.things[at].value
    return 1 if words.startswith("the ") else None
