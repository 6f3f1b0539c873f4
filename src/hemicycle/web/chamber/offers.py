"""What is in order, as forms: each option a button, with a field for everything still open."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hemicycle.meeting.desk import in_order, option_document
from hemicycle.meeting.state import State
from hemicycle.web.chamber.fields import NOTHING_YET, Field, fields_of
from hemicycle.web.chamber.titles import act_title, question_title
from hemicycle.web.chamber.words import Talk

Document = Mapping[str, Any]
"""An option as :func:`hemicycle.meeting.desk.option_document` writes it."""

_GROUPS = {
    "voting": ("put", "agree", "announce", "close_vote", "result"),
    "ballot": ("cast", "recast", "pass", "refrain"),
    "floor": (
        "speak", "finish", "end_caucus", "attend", "inscribe", "ask_explain", "yield",
        "ask_reply", "raise_point",
    ),
    "rulings": ("rule",),
    "objections": ("object", "appeal", "challenge_credentials"),
    "motions": ("move", "drop_motion"),
    "new": ("table", "paper"),
    "texts": (
        "introduce", "state_costs", "amend", "sign", "join_sponsors", "leave_sponsors",
        "reintroduce", "ask_vote", "declare_party", "revise", "withdraw", "merge", "accept",
    ),
    "record": ("publish", "correct"),
    "elections": ("open_election", "count_ballots", "draw_lot", "confer"),
}  # fmt: skip
_GROUP_OF = {act: group for group, acts in _GROUPS.items() for act in acts}
_CHOSEN = {
    "move": ("motion", "about"),
    "correct": ("member", "vote"),
    "publish": ("act", "vote"),
    "ask_explain": ("member", "about"),
}
"""Acts that are offered once for each text or vote: one form with a choice among them."""


@dataclass(frozen=True)
class Offer:
    """Something that is in order, as a form.

    Parameters
    ----------
    act
        Name of the act.
    do
        The act as JSON, without what the fields add.
    symbol
        The text it is about; empty where there is none.
    """

    act: str
    label: str
    do: str
    fields: tuple[Field, ...]
    rule: str
    rule_text: str
    due: bool
    group: str
    symbol: str
    plain: Mapping[str, Any]


def options_of(state: State, actor: str) -> list[dict[str, Any]]:
    """What an actor can do now, as documents."""
    return [option_document(option) for option in in_order(state, actor)]


def offers(
    state: State, documents: Iterable[Document], talk: Talk, actor: str = ""
) -> tuple[Offer, ...]:
    """The options as forms, in their order; those that differ in one choice become one form.

    ``actor`` is the member whose options they are; empty for the presiding officer.
    """
    listed = list(documents)
    kept: dict[tuple[str, ...], list[Document]] = {}
    for place, document in enumerate(listed):
        act = document["act"]
        key = _CHOSEN.get(act["act"])
        same = (
            (
                act["act"],
                act.get(key[0], ""),
            )
            if key
            else (str(place),)
        )
        kept.setdefault(same, []).append(document)
    return tuple(_offer(state, group, talk, actor) for group in kept.values())


def _offer(state: State, group: list[Document], talk: Talk, actor: str) -> Offer:
    first = group[0]
    act = dict(first["act"])
    fields = fields_of(state, first, talk, actor)
    if len(group) > 1:
        choice = _CHOSEN[act["act"]][1]
        fields = (_choice(state, group, choice, talk), *fields)
        del act[choice]
    return Offer(
        act=act["act"],
        label=act_title(state, act, talk),
        do=json.dumps(act, ensure_ascii=False),
        fields=fields,
        rule=first["rule"]["number"],
        rule_text=first["rule"]["text"],
        due=first["due"],
        group=_GROUP_OF.get(act["act"], "sitting"),
        symbol=_symbol(state, act),
        plain=act,
    )


def _choice(state: State, group: list[Document], name: str, talk: Talk) -> Field:
    values = [document["act"][name] for document in group]
    titles = [(value, question_title(state, value, talk)) for value in reversed(values)]
    choices = (NOTHING_YET, *titles)
    return Field(f"f.{name}", talk("field.on"), "select", choices=choices, required=True)


def _symbol(state: State, act: Mapping[str, Any]) -> str:
    for field in ("symbol", "to", "amendment", "paper"):
        if act.get(field) in state.proposals:
            return str(act[field])
    symbols = act.get("symbols", ())
    return str(symbols[0]) if symbols else ""


def in_group(offered: Iterable[Offer], *groups: str) -> tuple[Offer, ...]:
    """Those of some groups."""
    return tuple(offer for offer in offered if offer.group in groups)
