"""What is in order now, and for whom: the question that a chamber asks again and again.

>>> from hemicycle.meeting.script import play, read_script
>>> state = play(read_script("sc-election-1949")).state
>>> [option.label for option in in_order(state, "FRA")]
[]
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hemicycle.meeting.actors import CHAIR
from hemicycle.meeting.codec import to_plain
from hemicycle.meeting.engine import perform
from hemicycle.meeting.offers import Option
from hemicycle.meeting.offers_chair import chair_offers
from hemicycle.meeting.offers_member import member_offers
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import State


def in_order(state: State, actor: str) -> tuple[Option, ...]:
    """What an actor can do now: a member or observer by its code, or :data:`.actors.CHAIR`.

    Every option has been asked of the engine: performed as it stands it is not refused. What the
    meeting waits for comes first. Before a meeting is convened nothing is in order for anybody.
    """
    if state.sitting is None:
        return ()
    offers = chair_offers(state) if actor == CHAIR else member_offers(state, actor)
    accepted = _accepted(state, offers)
    return tuple(sorted(accepted, key=lambda option: not option.due))


def _accepted(state: State, offers: Iterable[Option]) -> list[Option]:
    return [o for o in offers if not isinstance(perform(state, o.act), Refusal)]


def option_document(option: Option) -> dict[str, Any]:
    """An option as plain JSON values: the act without its open fields, and these by name."""
    act = {key: value for key, value in to_plain(option.act).items() if key not in option.open}
    return {
        "act": act,
        "open": list(option.open),
        "label": option.label,
        "due": option.due,
        "rule": {
            "number": option.rule.number,
            "source": option.rule.source,
            "text": option.rule.text,
        },
    }


def refusal_document(refusal: Refusal) -> dict[str, Any]:
    """A refusal as plain JSON values."""
    rule = refusal.rule
    return {
        "refused": refusal.what,
        "rule": {"number": rule.number, "source": rule.source, "text": rule.text},
        "in_order": list(refusal.in_order),
    }
