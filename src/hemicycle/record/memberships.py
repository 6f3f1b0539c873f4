"""Groups that a source declares for its own body, as :class:`hemicycle.domain.group.Group`.

The political groups of the European Parliament come with its votes; those of States are facts of
our own (:mod:`hemicycle.domain.group`).
"""

from __future__ import annotations

from datetime import date

import polars as pl

from hemicycle.domain.body import BODIES
from hemicycle.domain.group import GROUPS, Group, group
from hemicycle.errors import InputError
from hemicycle.record.record import Record


def group_in(record: Record, code: str, body: str) -> Group:
    """The group of that code: of the body itself where its sources declare groups, else of States.

    Parameters
    ----------
    code
        As the source calls it (``EPP``, ``FRA``), with the body in front or without; case and marks
        are forgiven (``S&D``, ``GUE/NGL``).
    body
        Code of the body whose votes are meant.

    Raises
    ------
    InputError
        There is none; the message lists the known ones.
    """
    known = own_groups(record, body)
    if not known:
        return group(code)
    called = {_plain(one.removeprefix(f"{body}-")): one for one in known}
    name = called.get(_plain(code.strip().upper().removeprefix(f"{body}-")))
    if name is not None:
        return _group(record, name, body)
    if code.strip().upper() in GROUPS and BODIES[body].members_vote:
        return group(code)
    raise InputError(
        f"{code!r} is not a group of {body} in this record",
        where="group",
        right="one of " + ", ".join(one.removeprefix(f"{body}-") for one in known),
        todo="use one of these codes, or name the members yourself",
    )


def own_groups(record: Record, body: str) -> tuple[str, ...]:
    """Codes of the groups that sources of this record declare for a body."""
    codes = record.groups["group"].unique()
    return tuple(sorted(code for code in codes if code.startswith(f"{body}-")))


def _plain(code: str) -> str:
    """Letters and figures alone, in capitals."""
    return "".join(sign for sign in code.upper() if sign.isalnum())


def _group(record: Record, name: str, body: str) -> Group:
    """Its terms in the notation of facts; a beginning that is not given is the body's own."""
    terms = record.groups.filter(pl.col("group") == name)
    dated = record.groups.filter(pl.col("group").str.starts_with(f"{body}-"))["from"].min()
    return Group(
        code=name,
        name=f"{name.removeprefix(f'{body}-')} in the {BODIES[body].name}",
        from_day=dated if isinstance(dated, date) else BODIES[body].first_day,
        source=terms["source"][0],
        note="",
        facts="\n".join(
            f"{first or ''}..{last or ''} {member}"
            for member, first, last in terms.select("member", "from", "to").rows()
        ),
    )
