"""What a member or the presiding officer could do now: acts to be asked about, not yet judged.

An offer may leave fields open; then its act holds a stand-in, good enough for the engine to say
whether such an act is in order at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from hemicycle.meeting import acts as a
from hemicycle.rules.sequence import Rule


@dataclass(frozen=True, slots=True)
class Option:
    """Something that is in order now.

    Parameters
    ----------
    act
        Ready to be performed, unless fields are open.
    label
        What it is, in words for a button.
    rule
        The rule it is done under.
    open
        Fields that whoever does it fills in; the act holds stand-ins for them.
    due
        Whether the meeting waits for it.
    """

    act: a.Act
    label: str
    rule: Rule
    open: tuple[str, ...] = ()
    due: bool = False


NEW = "?"
"""Stands for a symbol or an id that is still to be given."""
