"""A meeting as a script: JSON lines that can be read, written, compared and played.

The first line is the head, with the version of the format. Each further line is an act, or a
consequence that follows from the act before it. Consequences may be left out, as in a script
written by hand; where they are given, they must be what the engine finds, or playing stops.
Format: ``docs/meeting.md``.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import resources
from pathlib import Path
from typing import Any, get_args

from hemicycle.errors import InputError, ProcedureError
from hemicycle.meeting.acts import Act
from hemicycle.meeting.codec import from_plain, to_plain
from hemicycle.meeting.consequences import Decided
from hemicycle.meeting.engine import Meeting, perform
from hemicycle.meeting.fold import Event, fold
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import EMPTY, State
from hemicycle.rules.house import house_from

MEETING_FORMAT = 1
_HEAD = "hemicycle_meeting"
_ACTS = get_args(Act)


@dataclass(frozen=True)
class Script:
    """A script as read; ``lines`` holds the number of the line each event stands on.

    ``house`` is the path of a house of one's own, seen from ``folder``, where the script lies;
    empty for the shipped ones, which are found by their body.
    """

    name: str
    title: str
    sources: tuple[str, ...]
    note: str
    events: tuple[Event, ...]
    house: str = ""
    folder: Path = field(default=Path(), compare=False)
    lines: tuple[int, ...] = field(default=(), compare=False)

    def acts(self) -> tuple[Event, ...]:
        return tuple(event for event in self.events if isinstance(event, _ACTS))


# --- reading and writing ------------------------------------------------------------------------


def parse_script(text: str, where: str, folder: Path = Path()) -> Script:
    """A script from its text.

    Raises
    ------
    InputError
        A line that is no JSON object, no known event, or a format newer than this version.
    """
    rows = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not rows:
        raise _bad(where, "The script is empty", f'a head such as {{"{_HEAD}": {MEETING_FORMAT}}}')
    head = _head(_json(rows[0][1], f"{where}, line {rows[0][0]}"), where)
    places = [f"{where}, line {number}" for number, _ in rows[1:]]
    events = tuple(
        from_plain(_json(line, place), place)
        for (_, line), place in zip(rows[1:], places, strict=True)
    )
    lines = tuple(number for number, _ in rows[1:])
    return Script(**head, events=events, folder=folder, lines=lines)


def _json(line: str, where: str) -> Mapping[str, Any]:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise _bad(where, f"The line is no JSON: {error}", "one JSON object a line") from error
    if not isinstance(data, dict):
        raise _bad(where, "The line is no JSON object", "one JSON object a line")
    return data


def _head(data: Mapping[str, Any], where: str) -> dict[str, Any]:
    version = data.get(_HEAD)
    if not isinstance(version, int) or not 1 <= version <= MEETING_FORMAT:
        what = f"The script has format {version!r}, and this version reads {MEETING_FORMAT}"
        raise _bad(where, what, f'a first line with "{_HEAD}": {MEETING_FORMAT}')
    return {
        "name": str(data.get("name", "")),
        "title": str(data.get("title", "")),
        "sources": tuple(str(source) for source in data.get("sources", ())),
        "note": str(data.get("note", "")),
        "house": str(data.get("house", "")),
    }


def write_script(script: Script) -> str:
    """The script as text; :func:`parse_script` gives it back."""
    head = {
        _HEAD: MEETING_FORMAT,
        "name": script.name,
        "title": script.title,
        "sources": list(script.sources),
        "note": script.note,
        **({"house": script.house} if script.house else {}),
    }
    return "".join(_line(data) for data in (head, *map(to_plain, script.events)))


def _line(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False) + "\n"


def script_difference(before: Script, after: Script) -> tuple[str, ...]:
    """Lines taken out (``-``) and put in (``+``) between two scripts."""
    old, new = write_script(before).splitlines(), write_script(after).splitlines()
    return tuple(line for line in difflib.ndiff(old, new) if line[:2] in ("- ", "+ "))


# --- playing --------------------------------------------------------------------------------


def play(script: Script) -> Meeting:
    """Perform the acts of a script and check the consequences it holds.

    Raises
    ------
    ProcedureError
        An act that is refused, or recorded consequences that differ from those found.
    """
    state = beginning(script)
    events: list[Event] = []
    for line, act, recorded in _grouped(script):
        place = f"{script.name}, line {line}"
        answer = perform(state, act)
        if isinstance(answer, Refusal):
            raise answer.error(place)
        if recorded and not _same(recorded, answer[1:]):
            raise _differs(place, recorded, answer[1:])
        state = fold(answer, state)
        events.extend(answer)
    return Meeting(state, tuple(events))


def beginning(script: Script) -> State:
    """The state before the first event: empty but for a house of one's own."""
    return State(house=house_from(script.folder / script.house)) if script.house else EMPTY


def _same(recorded: Sequence[Event], found: Sequence[Event]) -> bool:
    """Whether two lists of consequences agree; the words of the reasons may have been bettered."""
    return [_essence(event) for event in recorded] == [_essence(event) for event in found]


def _essence(event: Event) -> Event:
    if not isinstance(event, Decided):
        return event
    return replace(event, decision=replace(event.decision, reasons=()))


def _grouped(script: Script) -> Iterable[tuple[int, Any, list[Event]]]:
    """Each act with its line and the consequences recorded behind it."""
    numbers = script.lines or tuple(range(2, len(script.events) + 2))
    groups: list[tuple[int, Any, list[Event]]] = []
    for number, event in zip(numbers, script.events, strict=True):
        if isinstance(event, _ACTS):
            groups.append((number, event, []))
        elif groups:
            groups[-1][2].append(event)
        else:
            raise _bad(f"{script.name}, line {number}", "A consequence before any act", "an act")
    return groups


def _differs(place: str, recorded: list[Event], found: tuple[Event, ...]) -> ProcedureError:
    names = ", ".join(type(event).__name__ for event in found) or "nothing"
    return ProcedureError(
        "What the script records is not what the rules make of this act",
        where=place,
        right=f"what the engine finds: {names}",
        todo="compare the recorded consequences "
        f"({', '.join(type(event).__name__ for event in recorded)}), or leave them out",
    )


def recorded(script: Script) -> Script:
    """The script with every consequence written into it."""
    return replace(script, events=play(script).events, lines=())


# --- shipped scripts -----------------------------------------------------------------------------


def shipped() -> tuple[str, ...]:
    """Names of the scripts that come with hemicycle."""
    folder = resources.files("hemicycle.meeting").joinpath("scripts")
    names = (path.name for path in folder.iterdir())
    return tuple(sorted(n.removesuffix(".jsonl") for n in names if n.endswith(".jsonl")))


def read_script(source: str | Path) -> Script:
    """A shipped script by its name, or one of your own by its path.

    Raises
    ------
    InputError
        No such script, or one that cannot be read.
    """
    name = str(source)
    if name in shipped():
        folder = resources.files("hemicycle.meeting").joinpath("scripts")
        return parse_script(folder.joinpath(f"{name}.jsonl").read_text("utf-8"), name)
    path = Path(source)
    try:
        return parse_script(path.read_text("utf-8"), path.name, path.parent)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"There is no script {name!r}",
            where=f"{path}: {getattr(error, 'strerror', None) or error}",
            right="a file of JSON lines in UTF-8, or one of " + ", ".join(shipped()),
            todo="give the path of a script or the name of a shipped one",
        ) from error


def _bad(where: str, what: str, right: str) -> InputError:
    return InputError(what, where=where, right=right, todo="see the format in docs/meeting.md")
