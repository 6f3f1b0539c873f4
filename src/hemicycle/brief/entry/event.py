"""The vote event of an entered vote: its identifier, its words, its tallies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from hemicycle.brief.entry.fit import Fitted
from hemicycle.brief.entry.model import Said, VoteOptions
from hemicycle.brief.entry.place import Place
from hemicycle.domain.session import regular_session_on
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import (
    DateQuality,
    Method,
    Nature,
    Position,
    Question,
    RollCallState,
    Status,
    VoteEvent,
)
from hemicycle.errors import InputError

_EMERGENCY = re.compile(r"ES-\d+")


def event_of(
    options: VoteOptions,
    place: Place,
    said: Said,
    totals: Mapping[Position, int],
    fitted: Fitted,
    digest: str,
    taken: set[str],
) -> VoteEvent:
    """The event, provisional, from source ``entered``.

    Until a resolution has its number, the draft's symbol is the symbol of what was decided.

    Parameters
    ----------
    digest
        Hash of the text; it names a vote that has no symbol, or whose symbol is taken.
    taken
        Identifiers already issued to votes of the same paste.
    """
    session = options.session or _session(place)
    return VoteEvent(
        _vote_id(place, digest, taken),
        place.body,
        Question.AMENDMENT if place.amends else Question.DRAFT,
        Method.RECORDED,
        "entered",
        status=Status.PROVISIONAL,
        session=session,
        regular_session=regular_session_on(place.day) if place.body.startswith("GA") else None,
        meeting=options.meeting,
        date=place.day,
        date_quality=DateQuality.EXACT if options.date else DateQuality.DOUBTFUL,
        symbol=str(own) if (own := place.symbol or place.draft) else None,
        draft=str(place.draft) if place.draft else None,
        title=options.title,
        parent=place.amends.vote_id if place.amends else None,
        nature=_nature(options.nature),
        outcome_announced=said.outcome,
        announced=_announced(totals),
        counted=_counted(fitted, place),
        roll_call=_roll_call(fitted, place, totals),
        series=options.series or (session if session and _EMERGENCY.fullmatch(session) else None),
        source_id=digest[:12],
    )


def _vote_id(place: Place, digest: str, taken: set[str]) -> str:
    """By the symbol decided, else the draft's own, else by content (design.md section 3)."""
    own = place.symbol or place.draft
    if own is None:
        return f"{place.body}-entered-{digest[:12]}"
    return own.vote_id if own.vote_id not in taken else f"{own.vote_id}-{digest[:12]}"


def _session(place: Place) -> str | None:
    symbols = (place.symbol, place.draft, place.amends)
    return next((symbol.session for symbol in symbols if symbol and symbol.session), None)


def _nature(text: str | None) -> Nature | None:
    if text is None:
        return None
    try:
        return Nature(text.strip().casefold())
    except ValueError:
        raise InputError(
            f"The nature '{text[:40]}' is not known",
            where="the header line `nature:`",
            right=f"one of {', '.join(Nature)}",
            todo="correct the line, or leave it out: the decision then says where it matters",
        ) from None


def _announced(totals: Mapping[Position, int]) -> Tally | None:
    if Position.YES not in totals:
        return None
    return Tally(
        totals[Position.YES],
        totals.get(Position.NO),
        totals.get(Position.ABSTAIN),
        totals.get(Position.NON_VOTING),
    )


def _counted(fitted: Fitted, place: Place) -> Tally | None:
    """Counts of the positions, only where every member's is known."""
    counts = Counter(fitted.positions.values())
    if place.roll is None or not counts or counts[Position.UNKNOWN]:
        return None
    return Tally(
        counts[Position.YES],
        counts[Position.NO],
        counts[Position.ABSTAIN],
        counts[Position.NON_VOTING],
    )


def _roll_call(fitted: Fitted, place: Place, totals: Mapping[Position, int]) -> RollCallState:
    counts = Counter(fitted.positions.values())
    known = len(fitted.positions) - counts[Position.UNKNOWN]
    if not known:
        return RollCallState.NONE
    if place.roll is not None:
        return RollCallState.PARTIAL if counts[Position.UNKNOWN] else RollCallState.COMPLETE
    cast = (Position.YES, Position.NO, Position.ABSTAIN)
    told = all(totals.get(position) == counts[position] for position in cast)
    return RollCallState.COMPLETE if told else RollCallState.PARTIAL
