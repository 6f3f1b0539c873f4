"""The day of a vote: dates, weekdays, anniversaries."""

from __future__ import annotations

from datetime import date

from hemicycle.accounts.finding import Finding, contradicted, judged, unknown
from hemicycle.accounts.numbers import ORDINALS, VALUES
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.stands import absent_vote

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_INVASION = date(2022, 2, 24)


def day(question: Question) -> Finding:
    """A day, weekday or anniversary against the date of the vote."""
    claim = question.claim
    if claim.relation == "invasion_date":
        said = claim.more.get("d")
        return judged(
            bool(said and said.admits(_INVASION)),
            "the invasion began on 2022-02-24 (A/RES/ES-11/1)",
        )
    if claim.relation in ("relative_date", "time_of_day", "tabled_on", "days_apart", "same_day"):
        return unknown("the record has days, no hours and no dates of tabling")
    votes = question.votes or tuple(question.stage.votes)
    days = sorted({d for v in votes if (d := question.index.rows[v]["date"])})
    if not days:
        return absent_vote(question)
    if claim.relation == "anniversary":
        return _anniversary(question, days)
    said, weekday = claim.more.get("d"), claim.more.get("w")
    full = said.full() if said is not None and weekday else None
    if full and _WEEKDAYS[full.weekday()] != weekday:
        return contradicted(f"{full} was a {_WEEKDAYS[full.weekday()].capitalize()}")
    if said is not None:
        holds = [d for d in days if said.admits(d)]
        doubtful = any(
            str(question.index.event(v).date_quality or "exact") != "exact" for v in votes
        )
        shown = ", ".join(map(str, days))
        if not holds and said.day is None and said.year is None:
            return unknown(f"the month may be that of another vote; this one was on {shown}")
        opens = question.claim.more.get("opens") and said.year
        if not holds and opens and all(d.year != said.year for d in days):
            return unknown(f"the vote of another year may be meant; this one was on {shown}")
        if not holds and doubtful:
            return unknown(f"the date of the vote is in doubt: {shown}")
        near = said.full() and any(abs((said.full() - d).days) == 1 for d in days)
        return judged(
            bool(holds),
            f"voted on {shown}",
            shaky="one day apart: local clocks differ" if near and not holds else None,
        )
    if weekday:
        holds = [d for d in days if _WEEKDAYS[d.weekday()] == weekday]
        if not holds and not question.stage.given and claim.relation == "on_weekday":
            return unknown("the day may be that of something else")
        return judged(bool(holds), f"{days[0]} was a {_WEEKDAYS[days[0].weekday()].capitalize()}")
    return unknown("no day could be read")


def _anniversary(question: Question, days: list[date]) -> Finding:
    nth, years = question.claim.more.get("nth"), question.claim.more.get("years")
    number = years if isinstance(years, int) else ORDINALS.get(str(nth)) or VALUES.get(str(nth))
    if str(nth)[:1].isdigit():
        number = int("".join(c for c in str(nth) if c.isdigit()))
    if number is None or ("invasion" not in question.words and "war" not in question.words):
        return unknown("what is commemorated cannot be told")
    if not any(
        code == "UKR" or code == "RUS"
        for v in question.stage.votes
        for code in _matter(question, v)
    ):
        return unknown("which anniversary is meant cannot be told")
    day_ = date(_INVASION.year + number, _INVASION.month, _INVASION.day)
    return judged(day_ in days, f"voted on {days[0]}; 2022-02-24 and {number} years is {day_}")


def _matter(question: Question, vote: str) -> tuple[str, ...]:
    series = str(question.index.rows[vote]["series"] or "")
    return ("UKR",) if series in ("ES-11", "ukraine") or "crimea" in series else ()
