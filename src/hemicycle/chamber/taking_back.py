"""Taking back the newest act: the one that was meant, never one that came in between."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hemicycle.chamber.people import Person
from hemicycle.chamber.plan import Errand, Moment, Planned, done, instant, not_now
from hemicycle.chamber.wanted import text_of, whole_of
from hemicycle.meeting import acts as a
from hemicycle.meeting.engine import perform
from hemicycle.meeting.refusal import Refusal

_MOST = 2**53


def _take_back(moment: Moment, _: Person, fields: Mapping[str, Any], now: datetime) -> Planned:
    """Undo the last act where it is still the entry that the officer saw."""
    if whole_of(fields, "sequence", 1, _MOST) != moment.sequence:
        raise not_now("something else was done since, which this would take back instead")
    act = a.Undo(text_of(fields, "why"), at=instant(moment.state, now))
    found = perform(moment.state, act)
    return found if isinstance(found, Refusal) else done(act, found)


ERRANDS: Mapping[str, Errand] = {"take_back": _take_back}
