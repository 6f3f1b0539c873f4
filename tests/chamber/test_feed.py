"""The stream of the board: coalesced, resumed, and bounded for those that are slow."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Coroutine
from itertools import pairwise
from typing import Any

import pytest

from hemicycle.chamber import feed as feeds
from hemicycle.chamber.feed import Feed

PAUSE = 0.02


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "PAUSE", PAUSE)


class Board:
    """A board that is what it is told to be."""

    def __init__(self) -> None:
        self.shown: dict[str, Any] = {"n": 0, "at": "now", "board": {"vote": None, "name": "x"}}
        self.made = 0

    def __call__(self) -> dict[str, Any]:
        self.made += 1
        return self.shown

    def show(self, feed: Feed, **changes: Any) -> None:
        self.shown = {**self.shown, **changes}
        feed.updated()


def run(test: Callable[[Board, Feed], Coroutine[Any, Any, None]]) -> None:
    async def body() -> None:
        board = Board()
        await asyncio.wait_for(test(board, Feed(board)), 20)

    asyncio.run(body())


async def event(events: AsyncGenerator[bytes]) -> tuple[str, str, Any]:
    """Kind, id and data of the next event."""
    while True:
        lines = (await anext(events)).decode().splitlines()
        fields = dict(line.split(": ", 1) for line in lines if ": " in line)
        if "data" in fields:
            return fields["event"], fields.get("id", ""), json.loads(fields["data"])


def test_first_the_whole_board_then_only_what_changed() -> None:
    async def test(board: Board, feed: Feed) -> None:
        events = feed.listen()
        kind, _, shown = await event(events)
        assert (kind, shown) == ("board", board.shown)
        board.show(feed, n=1, board={"vote": {"yes": 1}, "name": "x"})
        kind, _, changed = await event(events)
        assert (kind, changed) == ("patch", {"n": 1, "board": {"vote": {"yes": 1}}})

    run(test)


def test_many_changes_within_half_a_second_are_one_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "PAUSE", 0.5)

    async def test(board: Board, feed: Feed) -> None:
        events = feed.listen()
        await event(events)
        board.show(feed, n=1)
        await event(events)
        before = board.made
        for n in range(2, 200):
            board.show(feed, n=n)
            await asyncio.sleep(0)
        _, _, changed = await event(events)
        assert changed == {"n": 199}
        assert board.made - before <= 2

    run(test)


def test_two_frames_are_at_least_a_pause_apart() -> None:
    async def test(board: Board, feed: Feed) -> None:
        events = feed.listen()
        await event(events)
        clock = asyncio.get_running_loop().time
        times = []
        for n in range(1, 5):
            board.show(feed, n=n)
            await event(events)
            times.append(clock())
        assert all(b - a > PAUSE * 0.9 for a, b in pairwise(times))

    run(test)


def test_nothing_is_sent_where_only_the_time_changed() -> None:
    async def test(board: Board, feed: Feed) -> None:
        events = feed.listen()
        await event(events)
        board.show(feed, at="later")
        await asyncio.sleep(3 * PAUSE)
        board.show(feed, n=7)
        assert (await event(events))[2]["n"] == 7

    run(test)


def test_who_comes_back_goes_on_where_it_was() -> None:
    async def test(board: Board, feed: Feed) -> None:
        other, events = feed.listen(), feed.listen()
        await event(other)
        await event(events)
        board.show(feed, n=1)
        _, last, _ = await event(events)
        await event(other)
        await events.aclose()
        for n in (2, 3):
            board.show(feed, n=n)
            await event(other)
        again = feed.listen(last)
        assert [(await event(again))[2] for _ in (2, 3)] == [{"n": 2}, {"n": 3}]

    run(test)


@pytest.mark.parametrize("last", ["", "elsewhere-3", "x", "{name}-999", "{name}--1"])
def test_who_was_nowhere_gets_the_whole_board(last: str) -> None:
    async def test(board: Board, feed: Feed) -> None:
        events = feed.listen()
        _, seen, _ = await event(events)
        again = feed.listen(last.format(name=seen.partition("-")[0]))
        assert (await event(again))[0] == "board"

    run(test)


def test_who_was_too_slow_gets_the_whole_board_and_no_queue(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(feeds, "KEPT", 3)

    async def test(board: Board, feed: Feed) -> None:
        quick, slow = feed.listen(), feed.listen()
        await event(quick)
        await event(slow)
        for n in range(1, 9):
            board.show(feed, n=n)
            await event(quick)
        kind, _, shown = await event(slow)
        assert (kind, shown["n"]) == ("board", 8)

    run(test)


def test_listeners_are_let_go_when_the_site_stops_and_when_they_leave() -> None:
    async def test(board: Board, feed: Feed) -> None:
        gone: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        leaving, staying = feed.listen(gone=gone), feed.listen()
        for events in (leaving, staying):
            await event(events)
        assert feed.listening == 2
        waiting = asyncio.ensure_future(anext(leaving, None))
        await asyncio.sleep(0)
        gone.set_result(None)
        await waiting
        assert await anext(leaving, None) is None
        assert feed.listening == 1
        asyncio.get_running_loop().call_later(PAUSE, feed.end)
        while await anext(staying, None) is not None:
            pass
        assert feed.listening == 0

    run(test)
