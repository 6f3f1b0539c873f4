"""Votes that fit a description: body, days, words, and what members did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import polars as pl

from hemicycle.domain.body import BODIES, body_code
from hemicycle.domain.state import register
from hemicycle.domain.vote import Position
from hemicycle.errors import InputError
from hemicycle.record.record import Record

#: Columns whose words ``about`` searches.
_SEARCHED = ("title", "agenda", "symbol", "draft", "series", "vote_id")

_POSITIONS = {
    "yes": Position.YES,
    "y": Position.YES,
    "no": Position.NO,
    "n": Position.NO,
    "abstain": Position.ABSTAIN,
    "abstained": Position.ABSTAIN,
    "a": Position.ABSTAIN,
    "non_voting": Position.NON_VOTING,
    "did_not_vote": Position.NON_VOTING,
    "absent": Position.NON_VOTING,
    "unknown": Position.UNKNOWN,
}


@dataclass(frozen=True)
class Wanted:
    """What to look for; an empty field asks for nothing.

    Parameters
    ----------
    body
        Code of a body.
    since, until
        First and last day, both included. A vote without a date fits neither.
    about
        Words, all of which must stand in title, agenda, subjects, symbols or series.
    members
        Position by member code; None stands for any recorded position.
    """

    body: str | None = None
    since: date | None = None
    until: date | None = None
    about: str | None = None
    members: Mapping[str, Position | None] = field(default_factory=dict)


def member_position(text: str) -> tuple[str, Position | None]:
    """``FRA=abstain`` as code and position; ``France`` alone means any position.

    Raises
    ------
    InputError
        An unknown name or position.
    """
    name, _, word = text.partition("=")
    code = register().find_typed(name.strip())
    if not word.strip():
        return code, None
    position = _POSITIONS.get(word.strip().lower().replace(" ", "_").replace("-", "_"))
    if position is None:
        raise InputError(
            f"{word.strip()!r} is no position",
            where=f"--member {text}",
            right="yes, no, abstain or non_voting",
            todo=f"write it so: --member {name.strip()}=abstain",
        )
    return code, position


def select_votes(record: Record, wanted: Wanted) -> pl.DataFrame:
    """Rows of ``votes`` that fit, newest first."""
    if wanted.body is not None:
        wanted = replace(wanted, body=held_body(record, wanted.body))
    conditions = [*_plain_conditions(wanted), *_word_conditions(wanted.about)]
    found = record.votes.filter(conditions) if conditions else record.votes
    for code, position in wanted.members.items():
        found = found.join(_cast(record, code, position), on="vote_id", how="semi")
    return found.sort("date", "vote_id", descending=[True, False], nulls_last=True)


def held_body(record: Record, text: str) -> str:
    """Code of a body known here, or of a house whose votes are in the record; any case.

    Raises
    ------
    InputError
        Neither; the message lists those of the record.
    """
    code = body_code(text)
    if code in BODIES or code in record.coverage:
        return code
    raise InputError(
        f"{text!r} is not a body known here, and none of this record",
        where="body",
        right="one with votes in this record: " + ", ".join(record.coverage),
        todo="use one of these codes, or read a file with votes of that body: hemicycle ingest",
    )


def _plain_conditions(wanted: Wanted) -> list[pl.Expr]:
    conditions = []
    if wanted.body is not None:
        conditions.append(pl.col("body") == wanted.body)
    if wanted.since is not None:
        conditions.append(pl.col("date") >= wanted.since)
    if wanted.until is not None:
        conditions.append(pl.col("date") <= wanted.until)
    return conditions


def _word_conditions(about: str | None) -> list[pl.Expr]:
    searched = pl.concat_str(
        *_SEARCHED, pl.col("subjects").list.join(" "), separator="\n", ignore_nulls=True
    ).str.to_lowercase()
    return [searched.str.contains(word, literal=True) for word in (about or "").lower().split()]


def _cast(record: Record, code: str, position: Position | None) -> pl.DataFrame:
    """Votes in which the member did that."""
    ballots = record.scan("ballots").filter(pl.col("member") == code)
    if position is not None:
        ballots = ballots.filter(pl.col("position") == position.value)
    return ballots.select("vote_id").collect()
