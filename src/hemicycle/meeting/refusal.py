"""A refusal: why an act is not in order, by which rule, and what would be in order now."""

from __future__ import annotations

from dataclasses import dataclass

from hemicycle.errors import ProcedureError
from hemicycle.rules.sequence import Rule


@dataclass(frozen=True, slots=True)
class Refusal:
    """An act that changes nothing. Never an error: the meeting goes on."""

    what: str
    rule: Rule
    in_order: tuple[str, ...]

    def error(self, where: str) -> ProcedureError:
        """The refusal as an error, for a script that should have been in order."""
        return ProcedureError(
            f"{self.what} ({self.rule.number})",
            where=where,
            right="; ".join(self.in_order) or "nothing: the meeting is closed",
            todo=f"{self.rule.number}, {self.rule.source}: {self.rule.text}",
        )
