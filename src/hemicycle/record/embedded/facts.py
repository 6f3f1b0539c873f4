"""The shipped votes as the rows of a fragment.

Each ``[[vote]]`` of the TOML files is one vote; members are grouped by position. Names,
counts and positions that are not in a file are null in the tables, never filled in.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import polars as pl

from hemicycle.record.embedded.kinds import text_kind
from hemicycle.record.embedded.read import read_toml
from hemicycle.record.embedded.vetoes import veto_votes
from hemicycle.record.fragment import (
    FRAGMENT_ALIASES,
    FRAGMENT_BALLOTS,
    FRAGMENT_CORRECTIONS,
    FRAGMENT_VOTES,
    Fragment,
)

Fact = dict[str, Any]

FILES = (
    ("GA", "general_assembly.toml"),
    ("SC", "security_council.toml"),
    ("SC", "council_line_ups.toml"),
    ("HRC", "human_rights_council.toml"),
)
METHOD = {"GA": "recorded", "SC": "show_of_hands", "HRC": "recorded"}
POSITIONS = {"yes": "YES", "no": "NO", "abstain": "ABSTAIN", "not_voting": "NON_VOTING"}
TALLY = ("announced_yes", "announced_no", "announced_abstain", "announced_non_voting")
COPIED = (
    "date",
    "symbol",
    "draft",
    "title",
    "nature",
    "session",
    "regular_session",
    "meeting",
)
NOTES = pl.Schema(
    {"key": pl.String(), "order": pl.Int32(), "evidence": pl.String(), "note": pl.String()}
)


def facts_fragment(source: str, version: int) -> Fragment:
    """Every shipped vote: by member, by tally, and the vetoes known by vetoing member."""
    facts = [*_facts()]
    votes = pl.DataFrame([_vote(fact, source) for fact in facts], schema=FRAGMENT_VOTES)
    return Fragment(
        source=source,
        reader_version=version,
        votes=votes.sort("key"),
        ballots=_frame(_ballots(facts), FRAGMENT_BALLOTS).sort("key", "member"),
        aliases=_frame(_aliases(facts), FRAGMENT_ALIASES).sort("key", "kind", "value"),
        corrections=_frame(_corrections(facts), FRAGMENT_CORRECTIONS).sort("key", "member"),
    )


@lru_cache(maxsize=1)
def facts_notes() -> pl.DataFrame:
    """What is uncertain about shipped votes, and where each comes from.

    Returns
    -------
    pl.DataFrame
        ``key`` as in the fragment; ``order``, the place in the order of voting of one meeting, a
        presiding officer's ruling kept as data; ``evidence``; ``note``.
    """
    rows = [
        {name: fact.get(name) for name in ("order", "evidence", "note")} | {"key": _key(fact)}
        for fact in _facts()
    ]
    return pl.DataFrame(rows, schema=NOTES).sort("key")


def _facts() -> Iterator[Fact]:
    held = set()
    for body, name in FILES:
        for entry in read_toml(name)["vote"]:
            fact = {"body": body, **entry}
            held.add(_key(fact))
            yield fact
    for fact in veto_votes():
        if _key(fact) not in held:
            yield fact


def _key(fact: Fact) -> str:
    return str(fact.get("symbol") or f"{fact['body']} {fact['id']}")


def _vote(fact: Fact, source: str) -> Fact:
    row = {name: fact.get(name) for name in COPIED}
    row |= dict(zip(TALLY, _tally(fact), strict=False))
    row |= _text_kind(fact)
    row |= {
        "key": _key(fact),
        "body": fact["body"],
        "world": "real",
        "status": fact.get("status", "official"),
        "date_quality": "exact",
        "question": fact.get("question", "draft"),
        "parent_key": fact.get("parent"),
        "method": fact.get("method", METHOD[fact["body"]]),
        "outcome_announced": fact["outcome"],
        "sponsors": fact.get("sponsors", "").split() or None,
        "roll_call": _roll_call(fact),
        "silent": _silent(fact),
        "source": source,
        "source_id": fact.get("id", fact.get("symbol")),
    }
    return row


def _text_kind(fact: Fact) -> Fact:
    """Series and kind by symbol, or the fact's own; an amendment has its text's series, no kind."""
    own = text_kind(fact.get("symbol"))
    text = text_kind(fact.get("parent"))
    return {
        "series": fact.get("series") or own.get("series") or text.get("series"),
        "kind": fact.get("kind") or own.get("kind"),
    }


def _tally(fact: Fact) -> list[int]:
    return fact.get("tally") or ([fact["yes_votes"]] if "yes_votes" in fact else [])


def _roll_call(fact: Fact) -> str:
    if not any(name in fact for name in POSITIONS):
        return "none"
    return "partial" if fact.get("silent") == "unknown" else "complete"


def _silent(fact: Fact) -> str:
    return "non_voting" if _roll_call(fact) == "complete" else "unknown"


def _ballots(facts: list[Fact]) -> Iterator[Fact]:
    for fact in facts:
        for name, position in POSITIONS.items():
            for member in fact.get(name, "").split():
                yield {"key": _key(fact), "member": member, "position": position}


def _aliases(facts: list[Fact]) -> Iterator[Fact]:
    for fact in facts:
        key = _key(fact)
        symbol, draft = fact.get("symbol"), fact.get("draft")
        if symbol and symbol != draft:
            yield {"key": key, "kind": "resolution", "value": symbol}
        if draft and not fact.get("draft_uncertain"):
            yield {"key": key, "kind": "draft", "value": draft}
        if "undl_id" in fact:
            yield {"key": key, "kind": "undl_id", "value": fact["undl_id"]}
        for item in fact.get("meeting_item", ()):
            yield {"key": key, "kind": "meeting_item", "value": item}


def _corrections(facts: list[Fact]) -> Iterator[Fact]:
    for fact in facts:
        for correction in fact.get("corrections", ()):
            yield {"key": _key(fact), **correction}


def _frame(rows: Iterator[Fact], schema: pl.Schema) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=schema)
