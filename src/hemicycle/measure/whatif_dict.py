"""The parts of the answer to a what-if as plain JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hemicycle.measure.whatif_change import CountChange, MemberChange, NatureChange

if TYPE_CHECKING:
    from hemicycle.measure.whatif_effect import Effect
    from hemicycle.measure.whatif_view import Cheapest, View


def effect_dict(effect: Effect) -> dict[str, Any]:
    """One change and what it does."""
    change = effect.change
    members = isinstance(change, MemberChange)
    altered = [{"member": member, "from": str(was)} for member, was in effect.altered]
    return {
        "set": change.asked,
        "position": None if isinstance(change, NatureChange) else str(change.position),
        "votes": change.votes if isinstance(change, CountChange) else None,
        "nature": str(change.nature) if isinstance(change, NatureChange) else None,
        "group": change.group if isinstance(change, MemberChange) else None,
        "altered": altered if members else None,
        "already": list(effect.already),
        "overridden": list(effect.overridden),
        "alone": None if effect.alone is None else str(effect.alone),
        "without": None if effect.without is None else str(effect.without),
        "enough": effect.enough,
        "needed": effect.needed,
    }


def view_dict(view: View) -> dict[str, Any]:
    """A vote as recorded or as supposed: its tally, decision, and who could turn it."""
    return {
        "tally": view.state.tally and view.state.tally.to_dict(),
        "tally_range": {
            position.lower(): None if ends is None else list(ends)
            for position, ends in view.state.ranges.items()
        },
        "not_known": list(view.state.doubtful),
        **view.decision.to_dict(),
        "pivotal": [
            {
                "member": swing.member,
                "from": str(swing.before),
                "to": str(swing.after),
                "outcome": str(swing.outcome),
                "code": str(swing.code),
            }
            for swing in view.pivotal
        ],
        "cheapest": _cheapest(view.cheapest),
        "permanent": [
            {
                "member": seat.member,
                "position": str(seat.position),
                "if_no": str(seat.if_no),
                "vetoes": seat.vetoes,
                "if_abstain": str(seat.if_abstain),
            }
            for seat in view.permanent
        ],
    }


def _cheapest(cheapest: Cheapest | None) -> dict[str, Any] | None:
    if cheapest is None:
        return None
    return {
        "ballots": cheapest.ballots,
        "flips_to": str(cheapest.flips_to),
        "steps": [
            {
                "from": step.before,
                "to": step.after,
                "n": step.n,
                "among": list(step.among),
                "permanent": step.permanent,
            }
            for step in cheapest.steps
        ],
        "abstain_only": cheapest.abstain_only,
        "exact": cheapest.exact,
    }
