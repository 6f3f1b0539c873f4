"""A plain form as the command it means: its JSON, with what was filled in laid over it.

``do`` holds the command; a field ``f.NAME`` fills in NAME, by the type the act declares for it.
Empty fields are left out. Members may be written by name. Several edits of an amendment are rows of
``f.edit.kind``, ``.place``, ``.phrase`` and ``.text``; the part of a division is ``f.part.name``,
``.place`` and ``.words``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, get_args, get_origin, get_type_hints

from starlette.datastructures import FormData

from hemicycle.errors import InputError
from hemicycle.meeting.codec import ACTS

_NAMED = re.compile(r"(PP|OP)\s*(\d+)(\([a-z]+\))?\s*[:.]\s*", re.IGNORECASE)
_NUMBER = re.compile(r"(\d+)[.)]\s+")
_LETTER = re.compile(r"\(([a-z])\)\s+", re.IGNORECASE)
_WORDS = {
    **dict.fromkeys(("y", "yes"), "YES"),
    **dict.fromkeys(("n", "no"), "NO"),
    **dict.fromkeys(("a", "abstain"), "ABSTAIN"),
    **dict.fromkeys(("-", "–", "p", "pass", "absent"), "NON_VOTING"),
}
_TIME = re.compile(r"([0-9]{1,4}):([0-5][0-9])")
_TIMES = ("total", "each", "seconds")
_TEXTS = ("table", "paper", "revise", "merge")
_NUMBERS = ("seconds", "most")
_LISTS = ("choice", "candidates")
_MEMBERS = ("sponsors", "signatories")
Known = Mapping[str, str]
"""Codes of members by what they are called, in small letters."""


def command_of(form: FormData, known: Known = MappingProxyType({})) -> dict[str, Any]:
    """The command of a form.

    Parameters
    ----------
    known
        Members that may be written by name.

    Raises
    ------
    InputError
        The form holds none, or a field cannot be read.
    """
    command = _plain(form)
    kinds = _kinds(command)
    for name in dict.fromkeys(key[2:] for key in form if key.startswith("f.")):
        values = [str(v).strip() for v in form.getlist(f"f.{name}") if str(v).strip()]
        if values and "." not in name:
            command[name] = _value(name, values, kinds, command, known)
    edits, parts = _rows(form, "edit"), _rows(form, "part")
    if edits:
        command["edits"] = [_edit(row) for row in edits if row.get("kind")]
    if parts:
        command["parts"] = [_part(row, str(command.get("about", ""))) for row in parts]
    return command


def commands_of(form: FormData, known: Known = MappingProxyType({})) -> list[dict[str, Any]]:
    """The commands of a form: one, or those of all boxes that were ticked, in their order.

    Raises
    ------
    InputError
        The form holds none, or one of them cannot be read.
    """
    ticked = form.getlist("do")
    return [_command(one) for one in ticked] if len(ticked) > 1 else [command_of(form, known)]


def _plain(form: FormData) -> dict[str, Any]:
    return _command(form.get("do", ""))


def _command(written: object) -> dict[str, Any]:
    try:
        command = json.loads(str(written))
    except ValueError as error:
        raise _unreadable("do", "the command of a button of the page") from error
    if not isinstance(command, dict):
        raise _unreadable("do", "the command of a button of the page")
    return command


def _kinds(command: Mapping[str, Any]) -> Mapping[str, Any]:
    """What type each field of the act has."""
    act = ACTS.get(str(command.get("act")))
    return get_type_hints(act) if act is not None else {}


def _value(
    name: str,
    values: list[str],
    kinds: Mapping[str, Any],
    command: Mapping[str, Any],
    known: Known,
) -> Any:
    text, act = "\n".join(values), command.get("act")
    if name == "text" and act in _TEXTS:
        return paragraphs(text)
    if name == "positions":
        return positions(text, known)
    if name in _MEMBERS:
        return _members(values, known)
    if name == "candidates" and act == "count_ballots":
        return counts(text)
    if "do" in command:
        return _of_command(name, values)
    return _of_type(name, values, kinds.get(name, str))


def _of_command(name: str, values: list[str]) -> Any:
    if name in _NUMBERS:
        return _whole(name, values[0])
    return _listed(values) if name in _LISTS else values[0]


def _of_type(name: str, values: list[str], kind: Any) -> Any:
    kinds = [one for one in get_args(kind) if one is not type(None)] or [kind]
    if get_origin(kind) is tuple or any(get_origin(one) is tuple for one in kinds):
        return _listed(values)
    if bool in kinds:
        return values[0] == "true"
    if int in kinds:
        return _whole(name, values[0])
    if date in kinds:
        return values[0]
    return values[0]


def _listed(values: list[str]) -> list[str]:
    """One entry a line, a comma or an input."""
    found = (part.strip() for value in values for part in re.split(r"[,;\n]", value))
    return [part for part in found if part]


def _members(values: list[str], known: Known) -> list[str]:
    """Each member once: a field is a member, or several with commas between."""
    codes: list[str] = []
    for value in values:
        whole = known.get(value.casefold())
        codes += [whole] if whole else [known.get(w.casefold(), w) for w in _listed([value])]
    return list(dict.fromkeys(codes))


def _whole(name: str, value: str) -> int:
    """A whole number; a time as minutes and seconds is a number of seconds."""
    minutes = _TIME.fullmatch(value) if name in _TIMES else None
    if minutes is not None:
        return 60 * int(minutes[1]) + int(minutes[2])
    if not value.isascii() or not value.isdecimal() or len(value) > 9:
        raise _unreadable(name, "a time such as 1:30" if name in _TIMES else "a whole number")
    return int(value)


def paragraphs(text: str) -> dict[str, str]:
    """The paragraphs of a draft, one a line.

    ``1. Asks ...`` is operative and ``(a) ...`` a part of it; lines before are preambular. A line
    may also name its place: ``OP1: Asks ...``.

    >>> paragraphs("Recalling the Charter\\n1. Asks for peace\\n(a) Now")
    {'PP1': 'Recalling the Charter', 'OP1': 'Asks for peace', 'OP1(a)': 'Now'}
    """
    found: dict[str, str] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        place, words = _placed(line, found)
        found[place] = words
    return found


def _placed(line: str, before: Mapping[str, str]) -> tuple[str, str]:
    """The place of a paragraph behind those before it, and its words."""
    named, numbered, lettered = _NAMED.match(line), _NUMBER.match(line), _LETTER.match(line)
    last = sum(place.startswith("OP") and "(" not in place for place in before)
    if named is not None:
        return named[1].upper() + named[2] + (named[3] or "").lower(), line[named.end() :]
    if numbered is not None:
        return f"OP{numbered[1]}", line[numbered.end() :]
    if lettered is not None and last:
        return f"OP{last}({lettered[1].lower()})", line[lettered.end() :]
    if last:
        return f"OP{last + 1}", line
    return f"PP{sum(place.startswith('PP') for place in before) + 1}", line


def positions(text: str, known: Known = MappingProxyType({})) -> dict[str, list[str]]:
    """Members by position, one in a line: ``FRA yes``, ``France: no``, ``KEN a``.

    >>> positions("FRA yes\\nUSA: no")
    {'YES': ['FRA'], 'NO': ['USA']}
    """
    found: dict[str, list[str]] = {}
    for line in filter(None, map(str.strip, re.split(r"[\n;]", text))):
        member, _, said = line.replace(":", " ").rpartition(" ")
        position = _WORDS.get(said.lower())
        if not member.strip() or position is None:
            raise _unreadable("positions", "in each line a member and yes, no, abstain or -")
        called = member.strip()
        found.setdefault(position, []).append(known.get(called.casefold(), called))
    return found


def counts(text: str) -> dict[str, int]:
    """Votes by candidate, one in a line: ``GTM 110``."""
    found: dict[str, int] = {}
    for line in filter(None, map(str.strip, re.split(r"[\n;]", text))):
        name, _, votes = line.replace(":", " ").rpartition(" ")
        if not name.strip():
            raise _unreadable("candidates", "in each line a candidate and its votes")
        found[name.strip()] = _whole("candidates", votes)
    return found


def _rows(form: FormData, name: str) -> list[dict[str, str]]:
    """Inputs ``f.NAME.COLUMN`` as rows."""
    beginning = f"f.{name}."
    columns = {
        key.removeprefix(beginning): [str(value).strip() for value in form.getlist(key)]
        for key in form
        if key.startswith(beginning)
    }
    most = max(map(len, columns.values()), default=0)
    rows = [
        {column: values[row] for column, values in columns.items() if row < len(values)}
        for row in range(most)
    ]
    return [row for row in rows if any(row.values())]


def _edit(row: Mapping[str, str]) -> dict[str, str]:
    return {name: row[name] for name in ("kind", "place", "phrase", "text") if row.get(name)}


def _part(row: Mapping[str, str], about: str) -> dict[str, Any]:
    """A part of a text: whole paragraphs, or words of one."""
    places = _listed([row.get("place", "")])
    part: dict[str, Any] = {"of": about, "name": row.get("name", ""), "places": places}
    if row.get("words"):
        part["phrase"] = row["words"]
    if not any(place.upper().startswith("OP") for place in places):
        part["operative"] = False
    return part


def _unreadable(name: str, right: str) -> InputError:
    return InputError(
        f"The field {name} cannot be read",
        where=f"the form, field {name}",
        right=right,
        todo="go back, correct it and send it again; nothing was done",
    )
