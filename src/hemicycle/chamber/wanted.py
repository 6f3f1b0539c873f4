"""What somebody asks a chamber to do, read from plain values: an act of the meeting, or a command.

What a delegate need not know is filled in here: the id of a motion, the symbol of a draft, the
member that the lot draws for a roll call.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from hemicycle.chamber.access import COMMANDS
from hemicycle.chamber.canonical import check_exact
from hemicycle.errors import InputError
from hemicycle.meeting import acts as a
from hemicycle.meeting.codec import ACTS, from_plain
from hemicycle.meeting.state import State

Draw = Callable[[Sequence[str]], str]
"""Draws one of several by lot."""

_IDS = {"move": ("id", "M"), "rule": ("id", "R"), "open_election": ("id", "E")}
_SYMBOLS = {
    "table": ("symbol", "Draft"),
    "paper": ("symbol", "Paper"),
    "amend": ("symbol", "Amendment"),
    "merge": ("symbol", "Draft"),
    "introduce": ("symbol", "Draft"),
}
"""What is given to what comes without a name of its own; no document symbol is invented."""
_COUNTED = ("yes", "no", "abstain")


@dataclass(frozen=True)
class Wanted:
    """One command: ``act`` of the meeting, or ``fields`` of a command of the chamber."""

    kind: str
    act: a.Act | None
    fields: Mapping[str, Any]


def wanted(plain: Mapping[str, Any], state: State, draw: Draw) -> Wanted:
    """What is asked.

    Raises
    ------
    InputError
        No command that there is, or a field that is missing or wrong.
    """
    check_exact(plain)
    if "do" in plain:
        return _command(plain)
    kind = str(plain.get("act"))
    if kind not in ACTS:
        raise _unknown(plain.get("act"))
    if "at" in plain:
        raise _no_time()
    act = from_plain(_filled(kind, plain, state, draw), f"command {kind}")
    return Wanted(kind, act, plain)  # type: ignore[arg-type]


def _command(plain: Mapping[str, Any]) -> Wanted:
    kind = str(plain["do"])
    if kind not in COMMANDS:
        raise _unknown(plain["do"])
    return Wanted(kind, None, plain)


def _filled(kind: str, plain: Mapping[str, Any], state: State, draw: Draw) -> Mapping[str, Any]:
    name, prefix = {**_IDS, **_SYMBOLS}.get(kind, ("", ""))
    filled = dict(plain)
    if name and not filled.get(name):
        filled[name] = _free(state, prefix)
    if kind == "result" and not {"outcome", *_COUNTED} & set(filled):
        filled |= _counts(filled.get("positions"))
    if kind == "put" and filled.get("method") == "roll_call" and not filled.get("lot"):
        voters = sorted(state.voters(str(filled.get("target")))) if state.sitting else []
        if voters:
            filled["lot"] = draw(voters)
    return filled


def _counts(positions: object) -> dict[str, int]:
    """The counts of a show of hands entered by names alone."""
    if not isinstance(positions, dict):
        return {}
    named = {name: positions.get(name.upper(), ()) for name in _COUNTED}
    return {name: len(said) for name, said in named.items() if isinstance(said, list | tuple)}


def _free(state: State, prefix: str) -> str:
    """The first name of a kind that nothing has yet."""
    taken = {*state.proposals, *state.motions, *state.rulings, *state.elections}
    names = (f"{prefix} {number}" for number in count(1))
    return next(name for name in names if name not in taken)


# --- fields of the chamber's own commands ------------------------------------------------------


def text_of(fields: Mapping[str, Any], name: str, most: int = 200) -> str:
    """A field that is one line of text.

    Raises
    ------
    InputError
        It is missing, empty, too long or no text.
    """
    value = fields.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > most:
        raise _wrong(fields, name, f"a text of 1 to {most} characters")
    return " ".join(value.split())


def whole_of(fields: Mapping[str, Any], name: str, low: int, high: int) -> int:
    """A field that is a whole number from ``low`` to ``high``."""
    value = fields.get(name)
    if type(value) is not int or not low <= value <= high:
        raise _wrong(fields, name, f"a whole number from {low} to {high}")
    return value


def texts_of(fields: Mapping[str, Any], name: str, most: int = 200) -> tuple[str, ...]:
    """A field that is a list of different texts."""
    values = fields.get(name, [])
    fits = isinstance(values, list) and all(isinstance(v, str) and v.strip() for v in values)
    if not fits or len(set(values)) != len(values) or len(values) > most:
        raise _wrong(fields, name, "a list of different texts")
    return tuple(values)


def _wrong(fields: Mapping[str, Any], name: str, right: str) -> InputError:
    return InputError(
        f"{name} is {str(fields.get(name))[:80]!r}",
        where=f"command {fields.get('do')}, field {name}",
        right=right,
        todo="correct the field and send it again",
    )


def _unknown(kind: object) -> InputError:
    return InputError(
        f"There is no command {str(kind)[:80]!r}",
        where="what was sent to the chamber",
        right="an act as in docs/meeting.md, or a command of docs/chamber.md",
        todo="use the buttons of the page",
    )


def _no_time() -> InputError:
    return InputError(
        "The time of an act is told by the chamber, not by who sends it",
        where="field at",
        right="an act without a time",
        todo="leave the field out",
    )
