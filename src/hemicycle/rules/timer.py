"""Days that a rule counts: working days after a veto, hours until a second vote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hemicycle.rules.sequence import Rule

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Timer:
    """A period that an event sets running; ``due`` is its last day."""

    kind: str
    since: date
    due: date
    rule: Rule
    note: str = ""


VETO_INITIATIVE_FROM = date(2022, 4, 26)
_VETO_INITIATIVE = Rule(
    "Res. 76/262, para. 1",
    "A/RES/76/262",
    "The General Assembly meets within ten working days of the veto to debate the situation, "
    "unless an emergency special session meets on it; the Council is invited to report at least "
    "72 hours before. The debate does not change the result.",
)
_SECOND_VOTE = Rule(
    "Rule 95",
    "A/520/Rev.20",
    "After a tie a second vote is taken at a meeting within 48 hours.",
)


def working_days_after(day: date, count: int) -> date:
    """The day ``count`` working days later; Saturdays and Sundays do not count.

    Examples
    --------
    >>> working_days_after(date(2025, 2, 24), 10)
    datetime.date(2025, 3, 10)
    """
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day


def after_veto(day: date) -> Timer | None:
    """The debate in the Assembly; None before resolution 76/262."""
    if day < VETO_INITIATIVE_FROM:
        return None
    due = working_days_after(day, 10)
    note = "Official holidays of the United Nations are not compiled: the last day may be later."
    return Timer("veto_debate", day, due, _VETO_INITIATIVE, note)


def after_tie(day: date) -> Timer:
    """The second vote of rule 95, counted in days: 48 hours end on the second day after."""
    return Timer("second_vote", day, day + timedelta(days=2), _SECOND_VOTE)
