"""The tables that come from the register and not from ingested files: states, seats, groups,
sources."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from hemicycle.domain.body import BODIES
from hemicycle.domain.group import GROUPS
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
    """Compiled seats of every body with elected or permanent members."""
    rows = [
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


def groups_table() -> pl.DataFrame:
    """Dated memberships of every declared group."""
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
    return pl.DataFrame(rows, schema=polars_schema("groups")).sort("group", "member", "from")


def states_table() -> pl.DataFrame:
    """Names, codes and voting units of every member since 1945, by date."""
    return pl.DataFrame(schema=polars_schema("states"))
