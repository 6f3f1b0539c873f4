"""What each supposed change does to the outcome, alone and among the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hemicycle.domain.vote import Position
from hemicycle.errors import InputError
from hemicycle.measure.whatif_change import Change, MemberChange
from hemicycle.measure.whatif_suppose import Supposition, supposed
from hemicycle.measure.whatif_view import View
from hemicycle.rules.answer import Outcome


@dataclass(frozen=True, slots=True)
class Effect:
    """What one of the changes does.

    Parameters
    ----------
    altered
        Members whose position the change alters, with the recorded position; without those that
        stood there anyway, and those that a later change moves.
    already
        Members that stood there in the record.
    overridden
        Members that a later change moves.
    alone
        Outcome with this change only.
    without
        Outcome with all changes but this one. Both None for a count or a nature, which are
        premises, and where the rest makes no sense by itself.
    enough, needed
        Whether it changes the outcome alone; whether the others would not do without it.
    """

    change: Change
    altered: tuple[tuple[str, Position], ...]
    already: tuple[str, ...]
    overridden: tuple[str, ...]
    alone: Outcome | None
    without: Outcome | None
    enough: bool
    needed: bool


def effect_of(before: View, after: View, changes: Sequence[Change], place: int) -> Effect:
    """What the change at ``place`` does, alone and among the others.

    Parameters
    ----------
    before, after
        The vote as recorded, and with all changes.
    """
    change = changes[place]
    start, later = before.state, changes[place + 1 :]
    # Counts and nature are premises of what is asked about the members, so they always stay.
    premise = not isinstance(change, MemberChange)
    alone = None if premise else _outcome(start, [*_premises(changes[:place]), change])
    without = None if premise else _outcome(start, [*changes[:place], *later])
    moved = {m for c in later if isinstance(c, MemberChange) for m in c.members}
    members, to = (
        (change.members, change.position) if isinstance(change, MemberChange) else ((), None)
    )
    standing = [m for m in members if m not in moved]
    was = {m: start.position(m) for m in standing}
    recorded, all_made = before.decision.outcome, after.decision.outcome
    return Effect(
        change=change,
        altered=tuple((m, was[m]) for m in standing if was[m] is not to),
        already=tuple(m for m in standing if was[m] is to),
        overridden=tuple(m for m in members if m in moved),
        alone=alone,
        without=without,
        enough=alone not in (None, recorded),
        needed=all_made is not recorded and without not in (None, all_made),
    )


def _premises(changes: Sequence[Change]) -> list[Change]:
    return [change for change in changes if not isinstance(change, MemberChange)]


def _outcome(start: Supposition, changes: Iterable[Change]) -> Outcome | None:
    try:
        return supposed(start, changes).decision.outcome
    except InputError:
        return None
