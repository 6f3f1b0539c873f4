"""Who may do what: one table, every command by every role in every phase.

Nothing else in the chamber asks for a role. The table says who may send a command at all; whether
what it asks for is in order is for the engine to say, by the rules.

>>> may("cast", Role.DELEGATE, Phase.BALLOT).scope
<Scope.OWN: 'own'>
>>> may("rule", Role.DELEGATE, Phase.DEBATE).why
'rule is for presiding officer and secretariat'
>>> may("cast", Role.DELEGATE, Phase.DEBATE).why
'cast is not done while the meeting stands at debate'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hemicycle.chamber.roles import Role
from hemicycle.meeting.codec import ACTS
from hemicycle.meeting.order import ALLOWED
from hemicycle.meeting.state import Phase


class Scope(StrEnum):
    """For whom a role may do something."""

    ANY = "any"
    """For whoever it concerns: officers enter what members say or show."""
    OWN = "own"
    """For its own member only."""
    NONE = "none"


@dataclass(frozen=True)
class Access:
    """The answer of the table; ``why`` is empty where it allows."""

    allowed: bool
    scope: Scope
    why: str = ""


_P, _S, _D, _O = Role.PRESIDING, Role.SECRETARY, Role.DELEGATE, Role.OBSERVER
_OFFICERS = {_P: Scope.ANY, _S: Scope.ANY}
_MEMBERS = {**_OFFICERS, _D: Scope.OWN}
_SEATED = {**_OFFICERS, _D: Scope.OWN, _O: Scope.OWN}

_CHAIR = (
    "open", "count_present", "resume", "take_chair", "close", "undo", "remark", "speak",
    "end_caucus", "rule", "introduce", "state_costs", "agree", "announce", "put", "close_vote",
    "result", "publish", "open_election", "count_ballots", "draw_lot", "confer",
)  # fmt: skip
"""Acts of the presiding officer, which the secretariat may do for it."""
_BY_MEMBERS = (
    "attend", "challenge_credentials", "appeal", "sign", "ask_vote", "cast", "pass", "recast",
    "refrain", "correct", "declare_party", "ask_explain",
)  # fmt: skip
"""Acts that need a member: an observer has none of them."""
_BY_ALL = (
    "inscribe", "finish", "yield", "ask_reply", "raise_point", "table", "paper", "amend",
    "join_sponsors", "leave_sponsors", "reintroduce", "move", "drop_motion", "object", "merge",
    "accept", "revise", "withdraw",
)  # fmt: skip
"""Acts that observers may ask for too; how far, the rules of the body say."""
_OBSERVERS_VOTE = frozenset({"cast", "pass", "recast", "refrain"})
"""Where observers vote on procedure (Model UN): the engine knows on what."""

COMMANDS: Mapping[str, str] = {
    "second": "confirm what another officer entered",
    "consent": "agree to what several delegations do together",
    "decline": "refuse what several delegations would do together",
    "drop": "take back what waits for others",
    "ready_urn": "open a secret ballot",
    "secret_ballot": "vote in a secret ballot",
    "open_urn": "close a secret ballot and open the urn",
    "invite": "invite a person",
    "reissue": "give a person a new link",
    "revoke": "revoke a person's link and seat",
    "unlock": "lift a lock",
    "rename": "say what a person is called",
    "erase_name": "erase the name of a person",
    "timer": "set the clock of the room",
    "pause_floor": "stop the speaker's time",
    "resume_floor": "let the speaker's time run on",
    "take_back": "take back the newest entry, if nothing came after it",
}
"""The chamber's own commands, in words."""

_GRANTS: Mapping[str, Mapping[Role, Scope]] = {
    **dict.fromkeys(_CHAIR, _OFFICERS),
    **dict.fromkeys(_BY_MEMBERS, _MEMBERS),
    **dict.fromkeys(_BY_ALL, _SEATED),
    **dict.fromkeys(_OBSERVERS_VOTE, _SEATED),
    "convene": {},  # done when the chamber is set up
    "elsewhere": {},  # another body has a chamber of its own
    **dict.fromkeys(COMMANDS, _OFFICERS),
    "consent": {_D: Scope.OWN, _O: Scope.OWN},
    "decline": {_D: Scope.OWN, _O: Scope.OWN},
    "drop": _SEATED,
    "secret_ballot": {_D: Scope.OWN},
}

KINDS = tuple(_GRANTS)
"""Every command there is: the acts of a meeting and the chamber's own."""

_EVER = frozenset(Phase)
_SITTING = _EVER - {Phase.BEFORE, Phase.CONVENED, Phase.CLOSED}
_OWN_PHASES: Mapping[str, frozenset[Phase]] = {
    **dict.fromkeys(COMMANDS, _EVER),
    "second": _EVER - {Phase.BEFORE},
    "consent": _EVER - {Phase.BEFORE, Phase.CLOSED},
    "pause_floor": _SITTING,
    "take_back": _EVER - {Phase.BEFORE, Phase.CLOSED},
    "resume_floor": _SITTING,
    "ready_urn": frozenset({Phase.DEBATE}),
    "secret_ballot": _SITTING,
    "open_urn": _SITTING,
}
"""Phases in which the chamber's own commands are done; of acts the engine's table says it."""


def phases(kind: str) -> frozenset[Phase]:
    """Phases of a meeting in which something may be done."""
    if kind in COMMANDS:
        return _OWN_PHASES[kind]
    return frozenset(phase for phase, acts in ALLOWED.items() if ACTS[kind] in acts)


def scope(kind: str, role: Role) -> Scope:
    """For whom a role may do something at all."""
    return _GRANTS.get(kind, {}).get(role, Scope.NONE)


def may(kind: str, role: Role, phase: Phase) -> Access:
    """What the table says of a command by a role in a phase."""
    granted = scope(kind, role)
    if granted is Scope.NONE:
        return Access(False, granted, f"{kind} is {_for_whom(kind)}")
    if phase not in phases(kind):
        place = str(phase).replace("_", " ")
        return Access(False, granted, f"{kind} is not done while the meeting stands at {place}")
    return Access(True, granted)


def _for_whom(kind: str) -> str:
    roles = [role.words for role, held in _GRANTS.get(kind, {}).items() if held is not Scope.NONE]
    if not roles:
        return "not done in a chamber"
    return "for " + " and ".join(filter(None, (", ".join(roles[:-1]), roles[-1])))
