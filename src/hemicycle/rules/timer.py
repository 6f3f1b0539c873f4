"""Periods that a rule counts from a result: working days after a veto, hours until a second vote.

Which periods there are is data of the procedure (:class:`hemicycle.rules.customs.TimerRule`). The
instant of the result is given from outside, or not at all: then days are counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hemicycle.rules.customs import TimerRule
from hemicycle.rules.holidays import feasts_between, is_working_day
from hemicycle.rules.sequence import Rule

_DAY = 24


@dataclass(frozen=True, slots=True)
class Timer:
    """A period that an event sets running; ``due`` is its last day.

    ``since_at`` and ``due_at`` are the instants, where the instant of the event was told and the
    rule counts hours.
    """

    kind: str
    since: date
    due: date
    rule: Rule
    note: str = ""
    since_at: datetime | None = None
    due_at: datetime | None = None


def working_days_after(day: date, count: int) -> date:
    """The day ``count`` working days later, by the calendar of United Nations Headquarters.

    Saturdays, Sundays and the holidays that a rule tells do not count (:mod:`.holidays`).

    Examples
    --------
    >>> working_days_after(date(2025, 2, 24), 10)
    datetime.date(2025, 3, 10)
    """
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def started(rule: TimerRule, day: date, at: datetime | None = None) -> Timer | None:
    """The period that begins on a day, at an instant if it is known; None before the rule.

    Hours without an instant are counted in days: 48 hours end on the second day after.
    """
    if rule.since is not None and day < rule.since:
        return None
    last = working_days_after(day, rule.working_days)
    due = last + timedelta(days=(rule.hours - rule.hours_before) // _DAY)
    ends = at + timedelta(hours=rule.hours) if at is not None and rule.hours else None
    cited = Rule(rule.number, rule.source, rule.text)
    note = " ".join(text for text in (rule.note, _feasts(day, last)) if text)
    return Timer(rule.kind, day, due, cited, note, at, ends)


def _feasts(day: date, last: date) -> str:
    """Holidays that may fall in the working days counted, whose day is not known here."""
    return " ".join(
        f"{feast} may be kept on one of these days: then the last day is one working day later."
        for feast in feasts_between(day + timedelta(days=1), last)
    )
