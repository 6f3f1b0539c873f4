"""A house that is like another: what its own files do not say is as in a shipped one.

``like = "mun"`` at the head of a procedure or a rulebook takes everything from that house; what
the file says itself takes the place of what it says there. ``without`` names motions that are not
known.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from hemicycle.errors import InputError
from hemicycle.rules.shelf import BOOK_OF_BODY, shipped, text_of

Data = Mapping[str, Any]

_TABLES = ("customs", "roll_call", "papers", "timer", "rule", "motion")
_WHO = ("members", "member", "permanent", "weights", "roll")


def procedure_data(data: Data, where: str) -> Data:
    """A procedure as written, over the one it is like."""
    if "like" not in data:
        return data
    base = _shipped(str(data["like"]), "procedures/{}.toml", "houses/{}.toml", where)
    merged = {**base, **{key: value for key, value in data.items() if key != "like"}}
    for table in _TABLES:
        merged[table] = {**base.get(table, {}), **data.get(table, {})}
    unknown = [name for name in data.get("without", ()) if name not in merged["motion"]]
    if unknown:
        raise _wrong(f"There is no motion {unknown[0]!r} to do without", where, merged["motion"])
    for name in merged.pop("without", ()):
        del merged["motion"][name]
    return merged


def book_data(data: Data, where: str) -> Data:
    """A rulebook as written, over the one it is like; members of its own replace all there."""
    if "like" not in data:
        return data
    base = _shipped(str(data["like"]), "books/{}.toml", "houses/{}-book.toml", where)
    own = {key: value for key, value in data.items() if key != "like"}
    said = {key for row in own.get("provision", ()) for key in _keys(row)}
    kept = [row for row in (_less(row, said) for row in base["provision"]) if _keys(row)]
    merged = {**base, **own, "provision": [*kept, *own.get("provision", ())]}
    if "name" in own and "code" not in own:
        merged.pop("code", None)
    if any(key in own for key in _WHO):
        for key in _WHO:
            if key not in own:
                merged.pop(key, None)
    return merged


def _keys(row: Data) -> tuple[str, ...]:
    return tuple(row["keys"]) if "keys" in row else (row["key"],)


def _less(row: Data, said: set[str]) -> Data:
    """A provision of the other book without the keys that the own one answers."""
    left = [key for key in _keys(row) if key not in said]
    return {**row, "keys": left}


def _shipped(name: str, of_the_un: str, of_houses: str, where: str) -> Data:
    """The file of a shipped house: of a body of the United Nations, or of another one."""
    known = [body for body, book in BOOK_OF_BODY.items() if book in ("ga", "ga-committee", "sc")]
    if name in known:
        path = of_the_un.format(BOOK_OF_BODY[name])
    elif name in shipped():
        path = of_houses.format(name)
    else:
        raise _wrong(f"There is no house {name!r} to be like", where, [*known, *shipped()])
    return tomllib.loads(text_of(path))


def _wrong(what: str, where: str, known: Any) -> InputError:
    return InputError(
        what, where=where, right="one of " + ", ".join(known), todo="correct it: docs/houses.md"
    )
