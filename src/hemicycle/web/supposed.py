"""What a supposition comes to in words: what was changed, and on whom the outcome hangs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from hemicycle.brief.model import VoteBrief
from hemicycle.domain.english import name_list, plural
from hemicycle.domain.group import GROUPS
from hemicycle.web.words import POSITION_WORDS, outcome_label

_NAMED = 6


def change_words(change: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """``European Union to abstain: 26 from yes, 1 from no; not enough alone``.

    Parameters
    ----------
    change
        As :meth:`hemicycle.measure.whatif.WhatIf.to_dict` has it.
    names
        Members by code.
    """
    if change["position"] is None:
        return str(change["set"]).replace("=", ": ", 1)
    altered = change["altered"]
    group = GROUPS.get(change["group"] or "")
    who = group.name if group else _who([one["member"] for one in altered], names)
    origins = Counter(POSITION_WORDS[one["from"]] for one in altered)
    came = ", ".join(
        f"{count} from {word}" if len(altered) > 1 else f"from {word}"
        for word, count in origins.most_common()
    )
    weight = ["enough alone to change the outcome"] if change["enough"] else []
    weight += [] if change["enough"] or not change["needed"] else ["needed for the other outcome"]
    parts = [f"{who} to {POSITION_WORDS[change['position']]}{f' ({came})' if came else ''}"]
    return "; ".join(parts + weight)


def _who(members: Sequence[str], names: Mapping[str, str]) -> str:
    if not members:
        return "nobody"
    if len(members) > _NAMED:
        return plural(len(members), "member")
    return name_list(names.get(code, code) for code in members)


def hinges(pivotal: Sequence[Mapping[str, Any]], vote: VoteBrief) -> list[dict[str, str]]:
    """Members that alone would have changed the outcome, those alike in one line."""
    alike: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for one in pivotal:
        key = (one["from"], one["to"], one["outcome"], one["code"])
        alike[key].append(vote.names.get(one["member"], one["member"]))
    return [
        {
            "who": _who(names, {}),
            "move": f"{POSITION_WORDS[before]} → {POSITION_WORDS[after]}",
            "then": outcome_label(outcome) + (", by veto" if code == "veto" else ""),
        }
        for (before, after, outcome, code), names in alike.items()
    ]
