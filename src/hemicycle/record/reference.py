"""The tables that come from the register and not from ingested files: states, seats, groups,
sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

import polars as pl

from hemicycle.domain.body import BODIES
from hemicycle.domain.group import GROUPS
from hemicycle.domain.state import State, register
from hemicycle.record.schema import polars_schema
from hemicycle.record.sources import SOURCES


def sources_table(files: Mapping[str, int]) -> pl.DataFrame:
    """One row per source in the record, best first.

    Parameters
    ----------
    files
        Number of files per source name.
    """
    held = sorted(files, key=lambda name: SOURCES[name].rank)
    rows = [
        {
            "source": name,
            "title": SOURCES[name].title,
            "publisher": SOURCES[name].publisher,
            "licence": SOURCES[name].licence,
            "citation": SOURCES[name].citation,
            "url": SOURCES[name].url,
            "tested": SOURCES[name].tested,
            "files": files[name],
        }
        for name in held
    ]
    return pl.DataFrame(rows, schema=polars_schema("sources"))


def seats_table() -> pl.DataFrame:
    """Seats of the General Assembly and of every body whose elected members are compiled."""
    rows: list[dict[str, object]] = [
        {
            "body": "GA",
            "member": code,
            "from": period.since,
            "to": period.until,
            "permanent": False,
        }
        for code, periods in register().membership.items()
        for period in periods
    ]
    rows += [
        {
            "body": body.code,
            "member": term.member,
            "from": term.first,
            "to": term.last,
            "permanent": permanent,
        }
        for body in BODIES.values()
        for permanent, terms in ((True, body.permanent_terms), (False, body.elected_terms))
        for term in terms
    ]
    return pl.DataFrame(rows, schema=polars_schema("seats")).sort("body", "member", "from")


def groups_table(declared: Iterable[pl.DataFrame] = ()) -> pl.DataFrame:
    """Dated memberships of every group: those of States, and those that sources declare.

    Parameters
    ----------
    declared
        The tables ``groups`` of all files.
    """
    rows = [
        {
            "group": group.code,
            "member": term.member,
            "from": term.first,
            "to": term.last,
            "source": term.source or group.source,
        }
        for group in GROUPS.values()
        for term in group.terms
    ]
    ours = pl.DataFrame(rows, schema=polars_schema("groups"))
    order = ("group", "member", "from", "to")
    return pl.concat([ours, *declared]).unique(maintain_order=True).sort(*order)


def states_table() -> pl.DataFrame:
    """Names, codes and voting units of every member since 1945: one row per name and unit."""
    rows = [row for state in register().states.values() for row in _spells(state)]
    return pl.DataFrame(rows, schema=polars_schema("states")).sort("member", "from")


def _spells(state: State) -> Iterator[dict[str, object]]:
    """One row for each span of days in which neither name nor voting unit changed."""
    starts = {item.since for item in (*state.names, *state.units) if item.since is not None}
    begun = state.memberships[0].since if state.memberships else None
    later = sorted(day for day in starts if begun is None or day > begun)
    last = state.names[-1].until
    for first, following in zip([begun, *later], [*later, None], strict=True):
        day = first or state.names[0].until or date.min
        unit = state.unit(day)
        yield {
            "member": state.code,
            "name": state.name(day),
            "from": None if first == begun else first,
            "to": following - timedelta(days=1) if following else last,
            "iso2": state.iso2,
            "m49": state.m49,
            "cow": unit and unit.cow,
            "unit": unit and str(unit.cow),
            "continues": state.continues,
            "succeeded_by": list(state.succeeded_by) or None,
        }
