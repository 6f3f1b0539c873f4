"""The seating board of a meeting under way, drawn for its reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from hemicycle.domain.vote import Method, Position
from hemicycle.figures.live import LiveSeat, live_board
from hemicycle.meeting.on_ballots import to_be_called
from hemicycle.meeting.state import State
from hemicycle.web.chamber.scene import last_result
from hemicycle.web.chamber.titles import member_name
from hemicycle.web.chamber.words import Talk

_FEW = 24
"""Seats on one half ring, as the board draws them."""
_COUNTED = (Position.YES, Position.NO, Position.ABSTAIN)


def drawn_board(state: State, talk: Talk) -> Markup:
    """Who sits where; during a vote who has answered, after it how each voted.

    Every word in the drawing is escaped where it is drawn.
    """
    result = None if state.vote is not None else last_result(state, talk)
    places = [_seat(state, code, result, talk) for code in seating(state)]
    big, caption = _hollow(state, result, talk)
    simulated = state.convened.world != "real"
    svg = live_board(
        places,
        label=talk.plain("board.seats"),
        big=big,
        caption=caption,
        watermark=talk.plain("page.simulation") if simulated else None,
    )
    few = ' class="board live few"' if len(places) <= _FEW else ' class="board live"'
    return Markup(svg.replace(' class="board live"', few, 1))


def seating(state: State) -> list[str]:
    """Members in the English alphabetical order, from the seat drawn by lot where one was."""
    english = Talk("en")
    listed = sorted(state.roll or (), key=lambda code: (member_name(state, code, english), code))
    lot = state.vote.lot if state.vote is not None else ""
    first = listed.index(lot) if lot in listed else 0
    return listed[first:] + listed[:first]


def _seat(state: State, code: str, result: Mapping[str, Any] | None, talk: Talk) -> LiveSeat:
    name, permanent = member_name(state, code, talk), code in state.permanent
    if result is not None and result["roll"]:
        position = result["roll"].get(code, Position.UNKNOWN)
        veto = code in result["vetoed_by"]
        return LiveSeat(code, name, _voted(name, position, veto, talk), position, veto, permanent)
    vote = state.vote
    if vote is None:
        return LiveSeat(code, name, talk.plain("board.seat_silent", name=name), permanent=permanent)
    answered = code in {*vote.ballots, *vote.pressed, *vote.refrained}
    called = not answered and _is_called(state, code)
    word = "answered" if answered else "called" if called else "empty"
    words = talk.plain(f"board.seat_{word}", name=name)
    return LiveSeat(code, name, words, None, False, permanent, answered, called)


def _is_called(state: State, code: str) -> bool:
    vote = state.vote
    if vote is None or vote.method is not Method.ROLL_CALL:
        return False
    return to_be_called(state, vote)[:1] == (code,)


def _voted(name: str, position: Position, veto: bool, talk: Talk) -> str:
    key = "board.seat_veto" if veto else "board.seat_voted"
    return talk.plain(key, name=name, position=talk.plain(f"position.{position}"))


def _hollow(state: State, result: Mapping[str, Any] | None, talk: Talk) -> tuple[str, str]:
    """What stands large in the middle, and the line under it."""
    vote = state.vote
    if vote is not None:
        answered = len({*vote.ballots, *vote.pressed, *vote.refrained})
        total = len(vote.roll or state.roll or ())
        return f"{answered} / {total}", talk.plain("board.answered")
    if result is not None and result["tally"]:
        return str(result["tally"]), _caption(result["non_voting"], talk)
    return str(len(state.roll or ())), talk.plain("board.members_word")


def _caption(silent: int | None, talk: Talk) -> str:
    """What the counts are, the first on the left as in the count itself.

    Words that are read from right to left are written from the last on: a line of them is painted
    so whatever the direction of the picture.
    """
    words = [talk.plain(f"position.{word}") for word in _COUNTED]
    parts = [" – ".join(reversed(words) if talk.direction == "rtl" else words)]
    if silent:
        parts.append(talk.plain("board.not_voting", n=silent))
    return " · ".join(reversed(parts) if talk.direction == "rtl" else parts)
