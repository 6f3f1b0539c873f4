"""How unusual a vote was: from forecasts kept beside the record, never made while a page waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import polars as pl

from hemicycle.brief.model import Unusual
from hemicycle.brief.wording import position_word
from hemicycle.domain.day import day_words
from hemicycle.domain.vote import Position, RollCallState, VoteEvent
from hemicycle.measure.forecast import FEWEST_VOTES, TRAINING_YEARS
from hemicycle.record.record import Record
from hemicycle.record.related import labels

if TYPE_CHECKING:  # a page without kept forecasts must not pay for loading what reads them
    from hemicycle.measure.forecast.year import YearForecasts
    from hemicycle.measure.surprise.together import Together
    from hemicycle.measure.surprise.votes import BallotSurprise, VoteSurprise

_NAMED = 4
"""Ballots named in sentences."""

_SURPRISING = 0.05
"""Chance below which a ballot is called surprising."""

_COMPLETE: WeakKeyDictionary[Record, Counter[tuple[str, int | None]]] = WeakKeyDictionary()
"""Votes with a complete roll call by body and year, counted once for a record."""

_RARE = 0.02
"""Share of earlier votes below which two members standing together is worth a sentence."""


def unusual(record: Record, event: VoteEvent) -> Unusual | None:
    """How unusual a vote of the record was.

    Returns
    -------
    Unusual or None
        One sentence on how to get the figures where they could be had but are not kept; None where
        the record is too thin to say what is usual, or the vote has no complete roll call.
    """
    if event.date is None or event.roll_call is not RollCallState.COMPLETE:
        return None
    if not _enough(record, event.body, event.date.year):
        return None
    from hemicycle.kept import forecasts

    year = forecasts(record, event.date.year, event.body)
    if year is None:
        named = event.symbol or event.vote_id
        return Unusual((f"Not computed for this record yet: hemicycle surprise {named}",))
    if event.vote_id not in set(year.votes["vote_id"]):
        return None
    return _found(record, event, year)


def _found(record: Record, event: VoteEvent, year: YearForecasts) -> Unusual:
    from hemicycle.measure.surprise.votes import surprise_of

    surprise = surprise_of(year, event.vote_id)
    pair = _pair(record, event)
    sentences = [_rank_sentence(surprise), *_ballot_sentences(surprise)]
    sentences += _pair_sentences(record, pair) if pair is not None else []
    sentences.append(_basis_sentence(surprise, labels(record)))
    return Unusual(tuple(sentences), surprise, pair)


def _enough(record: Record, body: str, year: int) -> bool:
    """Whether the years before hold enough votes to say what is usual."""
    held = _COMPLETE.get(record)
    if held is None:
        complete = record.votes.filter(roll_call="complete").select(
            "body", pl.col("date").dt.year()
        )
        held = Counter(complete.iter_rows())
        _COMPLETE[record] = held
    return sum(held[body, year - back] for back in range(1, TRAINING_YEARS + 1)) >= FEWEST_VOTES


def _pair(record: Record, event: VoteEvent) -> Together | None:
    """The pair of permanent members whose standing together was rarest, if it was rare."""
    from hemicycle.kept import pairs

    assert event.date is not None
    own = [
        one
        for one in pairs(record, event.date.year, event.body)
        if one.vote_id == event.vote_id and one.ever.of and one.ever.times < _RARE * one.ever.of
    ]
    return min(own, key=lambda one: one.ever.times / one.ever.of, default=None)


def _rank_sentence(found: VoteSurprise) -> str:
    from hemicycle.measure.surprise.votes import ordinal_place

    return (
        f"By what was known the day before, {ordinal_place(found.rank, found.of)} of the "
        f"{found.of} recorded votes of {found.day.year} in this record."
    )


def _ballot_sentences(found: VoteSurprise) -> list[str]:
    """The most surprising ballots, if they were surprising at all."""
    return [_ballot_sentence(one, found) for one in found.most(_NAMED) if one.chance < _SURPRISING]


def _ballot_sentence(one: BallotSurprise, found: VoteSurprise) -> str:
    from hemicycle.measure.forecast.results import called
    from hemicycle.measure.surprise.votes import chance_words

    did, expected = (position_word(Position(at)) for at in (one.position, one.likeliest))
    return (
        f"{called(one.member, found.day)}: {did}, which had a chance of "
        f"{chance_words(one.chance)}; {expected} was expected "
        f"({chance_words(one.chance_of_likeliest)})."
    )


def _pair_sentences(record: Record, pair: Together) -> list[str]:
    from hemicycle.measure.surprise import words

    label = labels(record)
    return [
        words.stood_sentence(pair),
        words.matter_sentence(pair, label),
        words.ever_sentence(pair, label),
    ]


def _basis_sentence(found: VoteSurprise, label: Callable[[str], str]) -> str:
    basis = (
        f"the last text of its title or series was {label(found.linked_to)}"
        if found.linked_to
        else "a new text, judged by texts like it"
    )
    return (
        f"Chances from votes to {day_words(found.known.votes_until)} ({basis}); weights learnt "
        f"from votes to {day_words(found.known.weights_until)}. They say what was usual, not why."
    )
