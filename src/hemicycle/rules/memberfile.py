"""Reading the members of an assembly of one's own, and the weights of their votes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hemicycle.domain.vote import Nature
from hemicycle.rules.bookfields import (
    Row,
    day,
    maybe_text,
    names,
    only,
    tables,
    text,
    whole,
    wrong,
)
from hemicycle.rules.provision import Provision
from hemicycle.rules.weights import Weights

_MEMBER_KEYS = {"name", "seats", "weight", "blocker", "votes_on"}
_WEIGHT_KEYS = {"name", "of", "from", "to", "source", "note", "within", "values"}
_OWN_WEIGHTS = ("seats", "weight")
_ALWAYS = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Members:
    """Who sits in an assembly of one's own; ``names`` None where the book lists nobody.

    ``votes_on`` holds only members that vote on some natures of questions and not on others.
    """

    names: tuple[str, ...] | None
    blockers: frozenset[str]
    votes_on: Mapping[str, frozenset[str]]
    weights: tuple[Weights, ...]


def read_members(data: Row, where: str) -> Members:
    """``members`` as a list of names with ``permanent``, or ``[[member]]`` tables."""
    rows = tables(data, "member", where)
    plain = names(data, "members", where)
    permanent = names(data, "permanent", where) or ()
    if not rows:
        _known(permanent, plain, f"{where}, permanent")
        return Members(plain, frozenset(permanent), {}, _tables(data, plain, where))
    if plain is not None or permanent:
        raise wrong("members are listed twice, as names and as tables", f"{where}, member")
    places = [f"{where}, member {number}" for number in range(1, len(rows) + 1)]
    for row, place in zip(rows, places, strict=True):
        only(row, _MEMBER_KEYS, place)
    listed = tuple(text(row, "name", place) for row, place in zip(rows, places, strict=True))
    if len(set(listed)) != len(listed):
        raise wrong("A member is listed twice", f"{where}, member")
    return Members(
        names=listed,
        blockers=frozenset(
            name
            for name, row, place in zip(listed, rows, places, strict=True)
            if _flag(row, "blocker", place)
        ),
        votes_on={
            name: natures
            for name, row, place in zip(listed, rows, places, strict=True)
            if (natures := _natures(row, place)) is not None
        },
        weights=_own(listed, rows, places, where) + _tables(data, listed, where),
    )


def _flag(row: Row, key: str, where: str) -> bool:
    value = row.get(key, False)
    if not isinstance(value, bool):
        raise wrong(f"{key} is {value!r}, not true or false", f"{where}, {key}")
    return value


def _natures(row: Row, where: str) -> frozenset[str] | None:
    listed = names(row, "votes_on", where)
    known = {str(nature) for nature in Nature}
    unknown = sorted(set(listed or ()) - known)
    if unknown:
        raise wrong(f"{unknown[0]!r} is no nature of a question", f"{where}, votes_on")
    return frozenset(listed) if listed is not None else None


def _own(
    listed: Sequence[str], rows: Sequence[Row], places: Sequence[str], where: str
) -> tuple[Weights, ...]:
    """``seats`` and ``weight`` given member by member; one that is left out counts 1."""
    found = []
    for key in _OWN_WEIGHTS:
        if any(key in row for row in rows):
            values = [
                whole(row.get(key, 1), key, place, 1)
                for row, place in zip(rows, places, strict=True)
            ]
            by_member = dict(zip(listed, values, strict=True))
            of = "the seats" if key == "seats" else "the votes"
            found.append(Weights(key, of, _ALWAYS, None, "this rulebook", None, by_member))
    return tuple(found)


def _tables(data: Row, listed: Sequence[str] | None, where: str) -> tuple[Weights, ...]:
    return tuple(
        _table(row, listed, f"{where}, weights {number}")
        for number, row in enumerate(tables(data, "weights", where), start=1)
    )


def _table(row: Row, listed: Sequence[str] | None, where: str) -> Weights:
    only(row, _WEIGHT_KEYS, where)
    name, values = text(row, "name", where), row.get("values")
    if not isinstance(values, Mapping):
        raise wrong("A table of weights lacks its values", f"{where}, values")
    by_member = {member: whole(values[member], member, where, 1) for member in values}
    if listed is None or set(by_member) != set(listed):
        apart = sorted(set(by_member) ^ set(listed or ()))
        raise wrong(
            f"The weights are not those of the members: {', '.join(apart[:5])}", f"{where}, values"
        )
    return Weights(
        name=name,
        of=maybe_text(row, "of", where) or f"the {name}",
        since=day(row, "from", where) or _ALWAYS,
        until=day(row, "to", where),
        source=text(row, "source", where),
        note=maybe_text(row, "note", where),
        by_member=by_member,
        within=whole(row.get("within", 0), "within", where, 0),
    )


def _known(some: Iterable[str], listed: Sequence[str] | None, where: str) -> None:
    unknown = sorted(set(some) - set(listed or ()))
    if unknown:
        raise wrong(f"{unknown[0]} is no member", where)


def check_weights(
    tables_read: Sequence[Weights], provisions: Sequence[Provision], where: str
) -> None:
    """No two tables of one name on one day, and no requirement for a weight that is not there."""
    for place, table in enumerate(tables_read):
        for other in tables_read[:place]:
            if table.name == other.name and _overlap(table, other):
                raise wrong(f"Two tables of {table.name} hold on one day", f"{where}, weights")
    known = {table.name for table in tables_read}
    for provision in provisions:
        needed = provision.requirement
        if needed is not None and needed.weight is not None and needed.weight not in known:
            raise wrong(f"There are no weights {needed.weight!r}", f"{where}, {provision.key}")


def _overlap(one: Weights, other: Weights) -> bool:
    first, second = sorted((one, other), key=lambda table: table.since)
    return first.until is None or second.since <= first.until
