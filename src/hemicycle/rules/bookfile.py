"""Reading a rulebook from TOML, shipped or of one's own.

One format for both::

    name = "Town council"              # its slug names the body
    presiding = "Mayor"
    readings = ["ordinary"]            # natures tried where none was ruled
    members = ["North", "South"]       # an assembly of one's own lists them ...
    permanent = []                     # ... and who can veto, if anybody

    [[provision]]
    keys = ["majority.ordinary", "majority.procedural"]
    from = 2020-01-01
    number = "Standing order 12"
    source = "Standing orders, 2020 edition"
    text = "Decisions are taken by a majority of the members present and voting."
    share = "1/2"                      # or votes = 9
    strict = true                      # more than the share; false: at least the share
    base = "present_and_voting"        # members, cast, valid_ballots
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from hemicycle.errors import InputError
from hemicycle.rules.provision import Provision, Requirement
from hemicycle.rules.rulebook import Rulebook

BASES = ("present_and_voting", "members", "cast", "valid_ballots")
_BOOK_KEYS = {
    "name", "presiding", "roll", "readings", "first_day", "members", "permanent", "provision",
}  # fmt: skip
_PROVISION_KEYS = {
    "key", "keys", "from", "to", "number", "source", "text", "value", "share", "strict", "base",
    "votes", "note",
}  # fmt: skip


def slug(name: str) -> str:
    """The body code of an assembly of one's own: its name in lower case, joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def read_book(text: str, *, where: str, body: str | None) -> Rulebook:
    """Parse a rulebook; ``body`` None takes the slug of its name as the body."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(f"The rulebook is not valid TOML: {error}", where) from error
    _only(data, _BOOK_KEYS, where)
    name = _text(data, "name", where)
    provisions = tuple(
        provision
        for number, row in enumerate(_tables(data, where), start=1)
        for provision in _provisions(row, f"{where}, provision {number}")
    )
    _once(provisions, where)
    members = _names(data, "members", where)
    return Rulebook(
        body=body or slug(name),
        name=name,
        presiding=_text(data, "presiding", where),
        roll=data.get("roll"),
        readings=_names(data, "readings", where) or ("ordinary",),
        provisions=provisions,
        first_day=_day(data, "first_day", where),
        members=frozenset(members) if members is not None else None,
        permanent=frozenset(_names(data, "permanent", where) or ()),
    )


def _once(provisions: tuple[Provision, ...], where: str) -> None:
    """Two values of one key from one day would leave the law open."""
    seen: set[tuple[str, date]] = set()
    for provision in provisions:
        if (provision.key, provision.since) in seen:
            raise _wrong(f"{provision.key} has two values from {provision.since}", where)
        seen.add((provision.key, provision.since))


def _provisions(row: Mapping[str, Any], where: str) -> tuple[Provision, ...]:
    """One table of the book; with ``keys`` it answers several questions alike."""
    _only(row, _PROVISION_KEYS, where)
    since = _day(row, "from", where)
    if since is None:
        raise _wrong("A provision lacks its first day", f"{where}, from")
    value = row.get("value")
    if value is not None and (isinstance(value, bool) or not isinstance(value, str | int)):
        raise _wrong(f"{value!r} is no value of a provision", f"{where}, value")
    keys = _names(row, "keys", where) or (_text(row, "key", where),)
    return tuple(
        Provision(
            key=key,
            since=since,
            until=_day(row, "to", where),
            number=_text(row, "number", where),
            source=_text(row, "source", where),
            text=_text(row, "text", where),
            value=value,
            requirement=_requirement(row, where),
            note=row.get("note"),
        )
        for key in keys
    )


def _requirement(row: Mapping[str, Any], where: str) -> Requirement | None:
    if "votes" in row:
        votes = row["votes"]
        if isinstance(votes, bool) or not isinstance(votes, int) or votes < 1:
            raise _wrong(f"{votes!r} is no number of votes", f"{where}, votes")
        return Requirement(base="votes", votes=votes)
    if "share" not in row:
        return None
    base = row.get("base")
    if base not in BASES:
        raise _wrong(f"{base!r} is no base of a majority", f"{where}, base")
    return Requirement(base=base, share=_share(row, where), strict=bool(row.get("strict", False)))


def _share(row: Mapping[str, Any], where: str) -> Fraction:
    text = row["share"]
    if not isinstance(text, str) or not re.fullmatch(r"[0-9]+/[0-9]*[1-9][0-9]*", text):
        raise _wrong(f"{text!r} is no share", f"{where}, share")
    share = Fraction(text)
    if not 0 < share <= 1:
        raise _wrong(f"{text} is not between 0 and 1", f"{where}, share")
    return share


def _tables(data: Mapping[str, Any], where: str) -> list[Mapping[str, Any]]:
    rows = data.get("provision", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _wrong("The provisions are not tables", f"{where}, provision")
    return rows


def _text(row: Mapping[str, Any], key: str, where: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _wrong(f"The rulebook lacks a text for {key}", f"{where}, {key}")
    return value


def _names(row: Mapping[str, Any], key: str, where: str) -> tuple[str, ...] | None:
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _wrong(f"{key} is no list of names", f"{where}, {key}")
    if len(set(value)) != len(value):
        raise _wrong(f"{key} names something twice", f"{where}, {key}")
    return tuple(value)


def _day(row: Mapping[str, Any], key: str, where: str) -> date | None:
    value = row.get(key)
    if value is None:
        return None
    if type(value) is not date:
        raise _wrong(f"{value!r} is no day", f"{where}, {key}")
    return value


def _only(row: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(row) - known)
    if unknown:
        raise _wrong(f"Unknown key {unknown[0]!r}", f"{where}, {unknown[0]}")


def _wrong(what: str, where: str) -> InputError:
    return InputError(
        what,
        where=where,
        right=(
            "name, presiding, readings, members and [[provision]] tables with key, from, number, "
            'source, text and share = "2/3" with its base, or votes = 9'
        ),
        todo="Correct the rulebook; hemicycle rules GA --json shows a complete one",
    )
