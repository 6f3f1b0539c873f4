"""Which vote a claim means.

The stage is set once per article: votes named by the caller, by symbol, by their totals, by day.
Then the sentences are read in order; symbol, ordinal, sponsor, body, day and totals near a claim
choose among the votes on the stage, and the vote spoken of last breaks ties. Several stay several.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from hemicycle.accounts.another import of_another_body, of_another_day, put_on, year_before
from hemicycle.accounts.by_totals import fits_totals
from hemicycle.accounts.claims.endings import Ending
from hemicycle.accounts.fitting import fitting, of_order, opposed_its_own
from hemicycle.accounts.later import later_vote, said_later
from hemicycle.accounts.place import BOTH, Place

#: "Two days before resolution 2623", "unlike ES-11/7": spoken of beside the vote that is meant.
_BESIDE = Ending(
    r"\b(?:before|after|since|than|unlike|ahead of|following)(?: the)?(?: adoption of)?"
    r"(?: resolution| draft| text)? ?$"
)
_CLAUSE = re.compile(r"[,;:]")


class Meant(NamedTuple):
    """Votes that a claim means, and why; ``missing`` are texts named that the record lacks."""

    votes: tuple[str, ...]
    reason: str
    missing: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()


def meant(place: Place) -> Meant:
    """Votes the claim means; a single one is then the vote spoken of last."""
    found = _named(place) or _elsewhere(place) or _on_stage(place)
    if len(found.votes) == 1:
        stage = place.stage
        stage.focus = found.votes[0]
        stage.body = stage.index.rows[found.votes[0]]["body"]
    return found


def _named(place: Place) -> Meant | None:
    """The symbol nearest to the claim in its sentence, or the one that "the former" stands for."""
    stage, sentence, places = place.stage, place.sentence, place.stage.places
    near = places[bisect_left(places, sentence.start) : bisect_left(places, sentence.end)]
    if not near:
        return None
    if len(near) > 1 and (meant_by := of_order(place, near)) is not None:
        return Meant(stage.named[meant_by][:1], "in the order named")
    head = sentence.start
    near = [symbol for symbol in near if not _BESIDE.search(place.words, 0, symbol - head)]
    if not near:
        return None
    start, end = place.claim.start, place.claim.end
    nearest = min(near, key=lambda s: (_is_next(place, s, near), abs(s - end), s))
    if (
        place.claim.type == "date" and near[0] < start
    ):  # "2712 was adopted on 15 November, and 2720"
        nearest = max(symbol for symbol in near if symbol < start)
    found = stage.named[nearest]
    if found:
        return Meant(found[:1], "named by its symbol")
    if start <= nearest < end:
        return Meant((), "the text named is not in the record")
    return None if stage.given and stage.votes else Meant((), "the text named is not in the record")


def _is_next(place: Place, symbol: int, near: Sequence[int]) -> bool:
    """Whether a symbol begins a clause of its own behind the claim, and another stands before."""
    first = place.sentence.start
    between = place.words[place.end : max(place.end, symbol - first)]
    before = any(other - first < place.start for other in near)
    return before and symbol - first >= place.end and bool(_CLAUSE.search(between))


def _elsewhere(place: Place) -> Meant | None:
    """What the words say of another day or body, or of nothing the record has."""
    stage = place.stage
    missing = tuple(stage.missing)
    past = year_before(place)
    if of_another_day(place):
        found = put_on(stage, last) if (last := place.days[-1].day) else ()
        why = "the text of the same series on the day named"
    elif past is not None:
        found, why = put_on(stage, past), "the text of the same series a year before"
    elif of_another_body(place):
        return Meant((), "the words speak of a vote of another body", missing)
    elif not stage.votes:
        return Meant((), "the record has no vote that the text names", missing)
    else:
        return None
    return Meant(found, why if found else "the words speak of a vote on another day", missing)


def _on_stage(place: Place) -> Meant:
    """The vote, or the votes, on the stage that fit."""
    stage, missing = place.stage, tuple(place.stage.missing)
    if words := said_later(place):
        later = later_vote(place, words)
        if later is None:
            return Meant((), "the record has no vote on the later day that is meant", missing)
        return Meant((later,), "the day counted from the vote before", missing)
    beside = stage.fitting.get(place.claim.sentence)
    if beside is not None and beside not in stage.votes and place.claim.type == "tally":
        return Meant((beside,), "the only vote of that day with these totals", missing)
    if len(stage.votes) == 1 and opposed_its_own(place):
        return Meant((), "the words speak of the text of a member that opposed this one", missing)
    if len(stage.votes) == 1:
        return Meant(tuple(stage.votes), "the only vote the text speaks of", missing)
    pool, why = fitting(place)
    if len(pool) > 1:
        pool = _with_totals(place, pool)
    if len(pool) == 1:
        return Meant(tuple(pool), why, missing)
    if stage.focus in pool and not place.before(BOTH, 40):
        return Meant((str(stage.focus),), "the vote spoken of last", missing, tuple(pool))
    return Meant(tuple(pool), "several votes fit", missing, tuple(pool))


def _with_totals(place: Place, pool: list[str]) -> list[str]:
    """The one vote with the totals stated, else all."""
    claim = place.claim
    if claim.type != "tally" or not isinstance(claim.value, dict):
        return pool
    exact = [v for v in pool if fits_totals(place.stage.index, v, claim.value)]
    return exact if len(exact) == 1 else pool
