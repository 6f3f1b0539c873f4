"""The rules, the record and the arithmetic of votes at the United Nations.

>>> import hemicycle as hc
>>> record = hc.open_record("embedded")
>>> record.event(record.one("A/RES/ES-11/7")).counted.yes
93

``open_record`` opens a record, ``decide`` applies the rules of its day to one vote. Names are
loaded when first used, so that ``import hemicycle`` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hemicycle.accounts import check
    from hemicycle.joined import (
        agreement,
        blocs,
        cohesion,
        ideal_points,
        neighbours,
        shifts,
        whatif,
    )
    from hemicycle.joined_forecast import forecast, forecast_draft, surprise, together
    from hemicycle.record.ingest import ingest
    from hemicycle.record.record import Record, open_record
    from hemicycle.rules.case import Case
    from hemicycle.rules.casefile import read_case
    from hemicycle.rules.decision import Decision, decide

_HOMES = {
    "Case": "hemicycle.rules.case",
    "Decision": "hemicycle.rules.decision",
    "Record": "hemicycle.record.record",
    "agreement": "hemicycle.joined",
    "blocs": "hemicycle.joined",
    "check": "hemicycle.accounts",
    "cohesion": "hemicycle.joined",
    "decide": "hemicycle.rules.decision",
    "forecast": "hemicycle.joined_forecast",
    "forecast_draft": "hemicycle.joined_forecast",
    "ideal_points": "hemicycle.joined",
    "ingest": "hemicycle.record.ingest",
    "neighbours": "hemicycle.joined",
    "open_record": "hemicycle.record.record",
    "read_case": "hemicycle.rules.casefile",
    "shifts": "hemicycle.joined",
    "surprise": "hemicycle.joined_forecast",
    "together": "hemicycle.joined_forecast",
    "whatif": "hemicycle.joined",
}

__all__ = [
    "Case",
    "Decision",
    "Record",
    "agreement",
    "blocs",
    "check",
    "cohesion",
    "decide",
    "forecast",
    "forecast_draft",
    "ideal_points",
    "ingest",
    "neighbours",
    "open_record",
    "read_case",
    "shifts",
    "surprise",
    "together",
    "whatif",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'hemicycle' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
