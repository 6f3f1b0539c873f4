"""The members of a group of States on a day."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from hemicycle.accounts.called import PAIRS
from hemicycle.accounts.verdict.question import Question
from hemicycle.domain.body import BODIES
from hemicycle.domain.group import GROUPS
from hemicycle.errors import HemicycleError

#: Why nothing is sure that is said of Europe.
UNDECLARED = "“Europe” is no declared group"
_NOT_EUROPE = frozenset({"AUS", "CAN", "ISR", "NZL", "USA", "TUR"})
_SMALL = {
    "BALTIC": ("EST", "LVA", "LTU"),
    "BENELUX": ("BEL", "LUX", "NLD"),
    "VISEGRAD": ("CZE", "HUN", "POL", "SVK"),
    "G7": ("CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA"),
    "SCANDINAVIA": ("DNK", "NOR", "SWE"),
    **PAIRS,
}
_EUROPE = {"European Union": "EU", "European members of the regional groups": "EEG+WEOG"}


def members_of(question: Question, code: str | None) -> frozenset[str] | None:
    """Members of a group on the day; None where the group is not defined that day."""
    return None if code is None else _members_on(code, question.on)


def readings(question: Question, code: str | None) -> dict[str, frozenset[str]]:
    """Lists a name of States may mean on the day, by their own name: one for a declared group.

    "Europe" is no declared group: it is read as the European Union and as the European members of
    the two regional groups, and only what holds of both is said.
    """
    named = _EUROPE if code == "EUROPE" else {"": code}
    lists = {name: members_of(question, one) for name, one in named.items()}
    return {name: members for name, members in lists.items() if members is not None}


@lru_cache(maxsize=1024)
def _members_on(code: str, day: date) -> frozenset[str] | None:
    if code in _SMALL:
        return frozenset(_SMALL[code])
    if code == "P5":
        return BODIES["SC"].permanent(day)
    try:
        if code == "EEG+WEOG":
            wide = GROUPS["EEG"].members(day) | GROUPS["WEOG"].members(day)
            return (wide - _NOT_EUROPE) | {"CYP"}
        return GROUPS[code].members(day) if code in GROUPS else None
    except HemicycleError:
        return None
