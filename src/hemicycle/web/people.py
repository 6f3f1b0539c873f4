"""Members of all bodies: who they are, what they are called, where they voted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from hemicycle.domain.state import register
from hemicycle.errors import UnknownMemberError
from hemicycle.record.record import Record
from hemicycle.web.failures import NoPageError, SeveralError
from hemicycle.web.library import Shelf
from hemicycle.web.names import member_name

_LISTED = 8


@dataclass(frozen=True)
class Person:
    """A member as an index lists it: a State, or a person of a body of persons."""

    code: str
    name: str
    bodies: tuple[str, ...]
    ballots: int


def people(shelf: Shelf) -> dict[str, Person]:
    """Every member with a ballot, by code, in order of names."""
    return shelf.once("people", lambda: _people(shelf.record))


def _people(record: Record) -> dict[str, Person]:
    bodies = record.votes.lazy().select("vote_id", "body")
    rows = (
        record.scan("ballots")
        .join(bodies, on="vote_id")
        .group_by("member")
        .agg(pl.col("body").unique().sort(), pl.len(), pl.col("name_then").drop_nulls().last())
        .collect()
    )
    known = register().states
    found = [
        Person(
            code=code,
            name=member_name(code) if code in known else (printed or code),
            bodies=tuple(bodies),
            ballots=count,
        )
        for code, bodies, count, printed in rows.iter_rows()
    ]
    return {person.code: person for person in sorted(found, key=lambda p: (p.name, p.code))}


def person_of(shelf: Shelf, code: str) -> Person:
    """One of them; a State without a ballot in this record has its name and nothing else."""
    return people(shelf).get(code) or Person(code, member_name(code), (), 0)


def member_of(shelf: Shelf, text: str) -> str:
    """Code of the member that an address or a form names.

    Raises
    ------
    SeveralError, NoPageError
        Several are called so, or none; the nearest are named.
    """
    known = people(shelf)
    if text in known:
        return text
    if text.upper() in known:
        return text.upper()
    states = register()
    try:
        return states.find_typed(text)
    except UnknownMemberError as error:
        meant = states.meant(text, typed=True)
        near = [*meant, *(code for code in states.near(text) if code not in meant)][:_LISTED]
        raise (SeveralError if len(meant) > 1 else NoPageError)(
            error.what,
            where=f"/member/{text}",
            right=error.right,
            todo="choose one of these, or look through all members" if near else error.todo,
            near=tuple((f"/member/{code}", member_name(code)) for code in near)
            or (("/members", "All members"),),
        ) from error


def terms_of(code: str) -> list[dict[str, str | None]]:
    """When a State was a Member of the United Nations."""
    return [
        {"from": _iso(term.since), "to": _iso(term.until)}
        for term in register().membership.get(code, ())
    ]


def names_of(code: str) -> list[dict[str, str | None]]:
    """What a State was called, from when to when."""
    states = register().states
    if code not in states:
        return []
    return [
        {"name": name.text, "from": _iso(name.since), "to": _iso(name.until)}
        for name in states[code].names
    ]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
