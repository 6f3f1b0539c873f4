"""What if: one recorded vote with other positions, decided anew by the rules of its day.

Start with :func:`what_if`. It changes ballots of one vote and nothing else: not who else would
have voted otherwise in turn, not what would have been put instead. So an answer never says what
would have happened, only what this roll call would have been by the rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from hemicycle.measure.whatif_change import (
    Change,
    NatureChange,
    read_changes,
    voters,
)
from hemicycle.measure.whatif_dict import effect_dict, view_dict
from hemicycle.measure.whatif_effect import Effect, effect_of
from hemicycle.measure.whatif_suppose import recorded, shown_nature, supposed
from hemicycle.measure.whatif_view import View
from hemicycle.measure.whatif_words import paragraphs
from hemicycle.rules.case import Case

__all__ = ["Effect", "WhatIf", "what_if"]

NOTE = (
    "This changes ballots of one vote and nothing else; it says what the rules would have made of "
    "them, not how anybody would have voted."
)


@dataclass(frozen=True)
class WhatIf:
    """One vote as recorded and as supposed.

    Parameters
    ----------
    label
        Symbol or title of the vote.
    before, after
        The vote as recorded and with all changes; the same where there are none.
    changes
        As asked for, in order; a later one wins over an earlier one.
    """

    label: str
    before: View
    after: View
    changes: tuple[Change, ...]
    vote_id: str | None = None
    record_version: str | None = None

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        """What each change does, alone and among the others."""
        return tuple(
            effect_of(self.before, self.after, self.changes, place)
            for place in range(len(self.changes))
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """What to bear in mind: earlier changes that a later one replaced, and what this is not."""
        replaced = [
            f"{effect.change.asked}: a later change sets {', '.join(effect.overridden)}"
            for effect in self.effects
            if effect.overridden
        ]
        nature = shown_nature(self.before.state.case)
        if nature is not None and not any(isinstance(c, NatureChange) for c in self.changes):
            replaced.append(
                f"nobody ruled on the majority; only as an {nature} question does the announced "
                "outcome come about, and the changed vote is decided as such"
            )
        return (*replaced, NOTE)

    def table(self) -> pl.DataFrame:
        """One row a member: position recorded and supposed, and where its vote alone decides.

        ``pivotal`` holds the positions that, taken by this member alone, would turn the vote as
        supposed; null where none does. Empty where no member is known.
        """
        case = self.before.state.case
        pivots: dict[str, list[str]] = {}
        for swing in self.after.pivotal:
            pivots.setdefault(swing.member, []).append(str(swing.after))
        rows = [
            {
                "member": member,
                "name": case.name(member),
                "recorded": str(self.before.state.position(member)),
                "supposed": str(self.after.state.position(member)),
                "pivotal": " ".join(pivots[member]) if member in pivots else None,
            }
            for member in sorted(voters(case))
        ]
        columns = ("member", "name", "recorded", "supposed", "pivotal")
        return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String))

    def summary(self) -> str:
        """The answer in words, a line a statement."""
        return "\n".join(paragraphs(self.label, self.before, self.after, self.effects, self.notes))

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON: members as codes, positions as in the tables of the record."""
        case = self.before.state.case
        return {
            "record_version": self.record_version,
            "vote_id": self.vote_id,
            "label": self.label,
            "body": case.body,
            "date": None if case.day is None else case.day.isoformat(),
            "changes": [effect_dict(effect) for effect in self.effects],
            "before": view_dict(self.before),
            "after": view_dict(self.after),
            "notes": list(self.notes),
        }


def what_if(
    case: Case,
    changes: Iterable[str] = (),
    *,
    label: str = "",
    vote_id: str | None = None,
    record_version: str | None = None,
) -> WhatIf:
    """One vote with other positions, decided anew with the same nature, method and majority.

    Parameters
    ----------
    case
        The vote: of a record (:func:`hemicycle.rules.case.case_of`) or of a case file.
    changes
        ``FRA=no``, ``EU=abstain`` (the group's members of the day that have a vote), or where
        ballots are known by number only ``yes=95``, or where no ruling is known
        ``nature=substantive``. Made in order, so a later one wins. None: only
        what the vote hangs on.

    Raises
    ------
    InputError
        An election, a decision without a vote, a change that cannot be read or does not fit.
    """
    start = recorded(case)
    read = read_changes(changes, case)
    before = View(start)
    after = View(supposed(start, read)) if read else before
    return WhatIf(label or case.book.name, before, after, read, vote_id, record_version)
