"""Reading a rulebook from TOML, shipped or of one's own.

One format for both::

    name = "Town council"              # its slug names the body, unless code does
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
    base = "present_and_voting"        # members, cast, not_abstaining, valid_ballots
    weight = "population"              # taken of a table of weights; left out: of heads

``like = "mun"`` takes what is not said here from a shipped rulebook (:mod:`.likeness`).

Members with weights, blockers or a limited vote are ``[[member]]`` tables, dated weights are
``[[weights]]`` tables; both are read in :mod:`.memberfile`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

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
from hemicycle.rules.edition import Edition
from hemicycle.rules.law import Rulebook
from hemicycle.rules.likeness import book_data
from hemicycle.rules.memberfile import check_weights, read_members
from hemicycle.rules.provision import Provision, Requirement

BASES = ("present_and_voting", "members", "cast", "not_abstaining", "valid_ballots")
_BOOK_KEYS = {
    "name", "code", "presiding", "roll", "readings", "first_day", "members", "permanent",
    "member", "weights", "provision", "edition",
}  # fmt: skip
_PROVISION_KEYS = {
    "key", "keys", "from", "to", "number", "source", "text", "value", "share", "strict", "base",
    "votes", "weight", "note",
}  # fmt: skip
_COUNTED = ("majority.", "also.", "election.", "quorum.")


def slug(name: str) -> str:
    """The body code of an assembly of one's own: its name in lower case, joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def read_book(toml: str, *, where: str, body: str | None) -> Rulebook:
    """Parse a rulebook; ``body`` None takes its code, or the slug of its name, as the body."""
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise wrong(f"The rulebook is not valid TOML: {error}", where) from error
    data = dict(book_data(data, where))
    only(data, _BOOK_KEYS, where)
    name = text(data, "name", where)
    provisions = tuple(
        provision
        for number, row in enumerate(tables(data, "provision", where), start=1)
        for provision in _provisions(row, f"{where}, provision {number}")
    )
    _once(provisions, where)
    members = read_members(data, where)
    check_weights(members.weights, provisions, where)
    return Rulebook(
        body=body or maybe_text(data, "code", where) or slug(name),
        name=name,
        presiding=text(data, "presiding", where),
        roll=maybe_text(data, "roll", where),
        readings=_readings(data, where),
        provisions=provisions,
        first_day=day(data, "first_day", where),
        members=frozenset(members.names) if members.names is not None else None,
        permanent=members.blockers,
        votes_on=members.votes_on,
        weights=members.weights,
        edition=_edition(data, where),
    )


def _edition(data: Row, where: str) -> Edition | None:
    if "edition" not in data:
        return None
    row, place = data["edition"], f"{where}, edition"
    if not isinstance(row, dict):
        raise wrong("edition is not written as an [edition] table", place)
    only(row, {"name", "from"}, place)
    since = day(row, "from", place)
    if since is None:
        raise wrong("An edition lacks its first day", f"{place}, from")
    return Edition(text(row, "name", place), since)


def _readings(data: Row, where: str) -> tuple[str, ...]:
    listed = names(data, "readings", where) or ("ordinary",)
    unknown = sorted(set(listed) - {str(nature) for nature in Nature})
    if unknown:
        raise wrong(f"{unknown[0]!r} is no nature of a question", f"{where}, readings")
    return listed


def _once(provisions: Sequence[Provision], where: str) -> None:
    """Two values of one key from one day would leave the law open."""
    seen: set[tuple[str, date]] = set()
    for provision in provisions:
        if (provision.key, provision.since) in seen:
            raise wrong(f"{provision.key} has two values from {provision.since}", where)
        seen.add((provision.key, provision.since))


def _provisions(row: Row, where: str) -> tuple[Provision, ...]:
    """One table of the book; with ``keys`` it answers several questions alike."""
    only(row, _PROVISION_KEYS, where)
    since = day(row, "from", where)
    if since is None:
        raise wrong("A provision lacks its first day", f"{where}, from")
    keys = names(row, "keys", where) or (text(row, "key", where),)
    requirement = _requirement(row, where)
    return tuple(
        Provision(
            key=key,
            since=since,
            until=day(row, "to", where),
            number=text(row, "number", where),
            source=text(row, "source", where),
            text=text(row, "text", where),
            value=_value(row, key, where),
            requirement=_asked(requirement, key, where),
            note=maybe_text(row, "note", where),
        )
        for key in keys
    )


def _value(row: Row, key: str, where: str) -> str | int | None:
    value = row.get("value")
    if value is not None and (isinstance(value, bool) or not isinstance(value, str | int)):
        raise wrong(f"{value!r} is no value of a provision", f"{where}, value")
    return whole(value, "value", where, 1) if key.startswith("blocking.") else value


def _asked(requirement: Requirement | None, key: str, where: str) -> Requirement | None:
    """A majority without its share or votes would decide nothing."""
    if requirement is None and key.startswith(_COUNTED):
        raise wrong(f"{key} says neither share nor votes", f"{where}, share")
    return requirement


def _requirement(row: Row, where: str) -> Requirement | None:
    weight = maybe_text(row, "weight", where)
    if "votes" in row:
        votes = row["votes"]
        if isinstance(votes, bool) or not isinstance(votes, int) or votes < 1:
            raise wrong(f"{votes!r} is no number of votes", f"{where}, votes")
        return Requirement(base="votes", votes=votes, weight=weight)
    if "share" not in row:
        return None
    base = row.get("base")
    if base not in BASES:
        raise wrong(f"{base!r} is no base of a majority", f"{where}, base")
    strict = row.get("strict", False)
    if not isinstance(strict, bool):
        raise wrong(f"strict is {strict!r}, not true or false", f"{where}, strict")
    return Requirement(base=base, share=_share(row, where), strict=strict, weight=weight)


def _share(row: Row, where: str) -> Fraction:
    said = row["share"]
    if not isinstance(said, str) or not re.fullmatch(r"[0-9]+/[0-9]*[1-9][0-9]*", said):
        raise wrong(f"{said!r} is no share", f"{where}, share")
    share = Fraction(said)
    if not 0 < share <= 1:
        raise wrong(f"{said} is not between 0 and 1", f"{where}, share")
    return share
