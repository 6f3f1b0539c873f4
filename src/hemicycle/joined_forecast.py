"""An opened record joined to what was to be expected: forecasts, surprise, how unusual a pair."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from hemicycle.domain.body import body as known_body
from hemicycle.domain.session import regular_session_on
from hemicycle.domain.vote import RollCallState, VoteEvent
from hemicycle.errors import InputError
from hemicycle.joined import need_estimation
from hemicycle.joined_year import Progress, make_forecasts, make_model, no_progress, past

if TYPE_CHECKING:
    from hemicycle.measure.forecast.results import Forecast
    from hemicycle.measure.surprise.together import Together
    from hemicycle.measure.surprise.votes import VoteSurprise
    from hemicycle.record.record import Record
    from hemicycle.rules.case import Case


def forecastable(record: Record, reference: str) -> VoteEvent:
    """The vote meant, if it has a day and a complete roll call.

    Raises
    ------
    InputError
        It has not; there is nothing to compare a forecast with.
    """
    event = record.event(record.one(reference))
    if event.date is None or event.roll_call is not RollCallState.COMPLETE:
        what = "no day" if event.date is None else "no complete roll call"
        raise InputError(
            f"{event.symbol or event.vote_id} has {what} in this record",
            where=f"record {record.name}",
            right="a vote of which the day and every ballot are known",
            todo="read a source that has them with: hemicycle ingest FILE...",
        )
    return event


def surprise(record: Record, reference: str, *, progress: Progress | None = None) -> VoteSurprise:
    """How surprising a recorded vote was to one who knew the votes before its day.

    The forecasts of its year are kept beside the record (:mod:`hemicycle.kept`) and made where they
    are missing.

    Parameters
    ----------
    progress
        Called with the votes done and the votes in all while they are made.

    Raises
    ------
    InputError
        No such vote, or one without a complete roll call and a day.
    NotIdentifiedError
        A record too thin to forecast from.
    """
    need_estimation()
    from hemicycle.measure.surprise.votes import surprise_of

    event = forecastable(record, reference)
    assert event.date is not None
    year = make_forecasts(record, event.date.year, event.body, progress=progress or no_progress)
    return surprise_of(year, event.vote_id)


def together(
    record: Record, reference: str, first: str, second: str, *, against: str | None = None
) -> Together:
    """Since when two members had not stood together as on this vote; codes of members.

    Parameters
    ----------
    against
        Code of a group: only votes on which it stood against them.
    """
    from hemicycle.domain.group import group
    from hemicycle.measure.forecast.model import refuse_thin
    from hemicycle.measure.surprise.together import history
    from hemicycle.measure.surprise.together import together as measure
    from hemicycle.record.matter import matter_of

    event = forecastable(record, reference)
    matter = matter_of(record, event)
    votes = past(record, body=event.body)
    refuse_thin(votes, votes.day(votes.column[event.vote_id]).year)
    pair = history(votes, first, second, None if against is None else group(against))
    words = matter.words
    return measure(votes, event.vote_id, pair, matter=matter.votes, matter_words=words)


def forecast(
    record: Record,
    reference: str,
    changes: Iterable[str] = (),
    *,
    draws: int | None = None,
    seed: int = 0,
    progress: Progress | None = None,
) -> Forecast:
    """A recorded vote as it was to be expected the day before.

    Parameters
    ----------
    changes
        Members supposed to take a position: ``FRA=no``, ``EU=abstain``; nobody else moves.
    draws, seed
        Roll calls to draw, and where their chance begins.

    Raises
    ------
    InputError
        No such vote, one without a complete roll call and a day, or a change that does not fit.
    NotIdentifiedError
        A record too thin to forecast from.
    """
    need_estimation()
    from hemicycle.measure.forecast.one import DRAWS, of_vote
    from hemicycle.record.related import heading_of
    from hemicycle.rules.case import case_of

    event = forecastable(record, reference)
    assert event.date is not None
    year = make_forecasts(record, event.date.year, event.body, progress=progress or no_progress)
    label = heading_of(record, event)
    found = of_vote(year, event.vote_id, label=label, draws=draws or DRAWS, seed=seed)
    case = case_of(event, record.positions(event.vote_id))
    return _decided(found, case, changes)


def forecast_draft(
    record: Record,
    title: str,
    day: date,
    changes: Iterable[str] = (),
    *,
    body: str = "GA",
    series: str | None = None,
    kind: str | None = None,
    sponsors: Collection[str] = (),
    nature: str | None = None,
    draws: int | None = None,
    seed: int = 0,
    progress: Progress | None = None,
) -> Forecast:
    """A draft that nobody has voted on, from the votes of the record before a day.

    Parameters
    ----------
    title
        Its title; a text of the same title before is its predecessor.
    series, kind
        Of the record's own table, such as ``ES-11`` and ``condemnation``: an earlier text of both
        is its predecessor too.
    sponsors
        Codes of the members that sponsor it, as far as known.
    nature
        ``important``, ``ordinary``, ...: as it would be ruled; None where nobody has.

    Raises
    ------
    InputError
        A body whose roll of the day is not compiled, or a change that does not fit.
    NotIdentifiedError
        A record too thin to forecast from.
    """
    need_estimation()
    from hemicycle.measure.forecast.one import DRAWS, of_draft
    from hemicycle.measure.forecast.texts import text_of

    roll = known_body(body).roll(day)
    if not roll:
        raise InputError(
            f"the members of {body} on {day} are not known here",
            where="body and day of the draft",
            right="a body and a day whose roll is compiled, such as GA",
            todo="choose another body or day",
        )
    facts: dict[str, Any] = {"title": title, "series": series, "kind": kind, "date": day}
    text = text_of({**facts, "sponsors": sorted(sponsors)})
    model = make_model(record, day.year, body, progress=progress or no_progress)
    period = regular_session_on(day) if body.startswith("GA") else day.year
    found = of_draft(
        past(record, body=body), model, title, day, text, sorted(roll),
        period=period, draws=draws or DRAWS, seed=seed,
    )  # fmt: skip
    return _decided(found, _case_of_draft(body, day, nature, roll), changes)


def _case_of_draft(body: str, day: date, nature: str | None, roll: Collection[str]) -> Case:
    """The question with everybody in favour; each drawn roll call replaces the ballots."""
    from hemicycle.rules.casefile import read_case

    ruled = {} if nature is None else {"nature": nature}
    ballots = {"yes": sorted(roll)}
    return read_case({"body": body, "date": day, "question": "draft", "ballots": ballots, **ruled})


def _decided(found: Forecast, case: Case, changes: Iterable[str]) -> Forecast:
    """With outcomes by the rulebook, who is pivotal and what would turn the likeliest roll call."""
    from hemicycle.measure.forecast.adoption import with_roll
    from hemicycle.measure.forecast.flip import likeliest_flip
    from hemicycle.measure.forecast.one import supposing
    from hemicycle.measure.whatif_suppose import Supposition
    from hemicycle.measure.whatif_view import View

    supposed = supposing(found, case, changes)
    roll = supposed.chances.argmax(axis=1).astype("int8")
    likeliest = with_roll(case, supposed.members, roll)
    assert likeliest.tally is not None
    swings = View(Supposition(likeliest, (likeliest.tally,))).pivotal
    return replace(
        supposed,
        pivotal=tuple(dict.fromkeys(swing.member for swing in swings)),
        flip=likeliest_flip(case, supposed.members, supposed.chances, roll),
    )
