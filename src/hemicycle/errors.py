"""Every error hemicycle raises, with a message in four parts.

A message says what is wrong, where, what would be right, and what to do next. The parts are
fields first, so that each face (terminal, web) can lay them out; the text is built from them.
A lost vote, a tie or a missing quorum is an outcome, and a sum that does not add up is a finding:
neither is ever raised.
"""

from __future__ import annotations


class HemicycleError(Exception):
    """Base of all errors shown to a user.

    Parameters
    ----------
    what
        What is wrong, as a full sentence without the final full stop.
    where
        File, row and column, or the field of a case file.
    right
        What would have been accepted.
    todo
        The next step for the person who reads it.
    """

    def __init__(self, what: str, *, where: str, right: str, todo: str) -> None:
        self.what = what
        self.where = where
        self.right = right
        self.todo = todo
        super().__init__(what)

    def __str__(self) -> str:
        return f"{self.what}.\n  where: {self.where}\n  right: {self.right}\n  next:  {self.todo}"


class InputError(HemicycleError, ValueError):
    """What the user gave cannot be used as it stands."""


class SymbolError(InputError):
    """A text that is no United Nations document symbol."""


class UnknownMemberError(InputError):
    """A name or code that the register does not know, or that fits several members."""


class NoSeatError(InputError):
    """A member that held no seat in the body on that day."""


class MissingExtraError(InputError):
    """A feature whose optional dependency is not installed."""


class SourceError(HemicycleError):
    """A reader met bytes it cannot read; nothing of the file was stored."""


class RuleGapError(HemicycleError):
    """No provision is in force on that day, or the rulebook is silent."""


class ProcedureError(HemicycleError):
    """A step out of order."""


class ConflictError(HemicycleError):
    """Two writers or two formats collide; trying again or upgrading may help."""


class RecordConflictError(ConflictError):
    """The record on disk cannot be used by this version, or changed under the writer."""


class JournalConflictError(ConflictError):
    """Somebody else's entry came first; ``current`` is the last sequence of the journal now."""

    def __init__(self, what: str, *, where: str, right: str, todo: str, current: int) -> None:
        super().__init__(what, where=where, right=right, todo=todo)
        self.current = current


class JournalError(HemicycleError):
    """The journal cannot be written or read just now; what it acknowledged is still in it."""


class AccessError(HemicycleError):
    """Whoever asks may not do this here."""


class UnseatedError(AccessError):
    """Whoever asks has no seat in this meeting, or none any more."""


class HastyError(AccessError):
    """Too much was asked too fast; ``wait`` seconds from now it may be asked again."""

    def __init__(self, what: str, *, where: str, right: str, todo: str, wait: int) -> None:
        super().__init__(what, where=where, right=right, todo=todo)
        self.wait = wait


class EstimationError(HemicycleError):
    """An estimate that cannot be given."""


class NotIdentifiedError(EstimationError):
    """The data do not identify what was asked for."""


class NotConvergedError(EstimationError):
    """The estimator did not converge; the diagnostics are in the message."""
