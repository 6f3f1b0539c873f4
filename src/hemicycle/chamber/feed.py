"""The board as a stream: what changed, to everybody at once, at most twice a second.

There is no queue for anybody. A frame is made once and kept for a while; who listens sends itself
the frames it has not had, and whoever was too slow for that gets the whole board. A browser that
comes back says which frame it saw last and goes on from there.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

PAUSE = 0.5
"""Seconds between two frames at least."""
BEAT = 15.0
"""Seconds after which silence is broken, so that a dead line is noticed."""
KEPT = 120
"""Frames kept for those that come back: a minute."""


CHUNK = 200
"""Listeners woken together; commands that came in meanwhile go between them and the next."""
_DEEP = ("board",)


@dataclass(frozen=True)
class Frame:
    """One update: ``data`` are the bytes of the event, ready to be sent."""

    number: int
    data: bytes


class _Ear:
    """One listener, waiting or busy."""

    __slots__ = ("_waiter",)

    def __init__(self) -> None:
        self._waiter: asyncio.Future[None] | None = None

    async def wait(self) -> None:
        """Until it is woken."""
        self._waiter = asyncio.get_running_loop().create_future()
        await self._waiter
        self._waiter = None

    def wake(self, _: object = None) -> None:
        """Wake it, if it waits."""
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)


class Feed:
    """The stream of one board; used from one event loop.

    Parameters
    ----------
    make
        Makes the board as it stands now.
    """

    def __init__(self, make: Callable[[], Mapping[str, Any]]) -> None:
        self._make = make
        self._name = token_hex(4)
        self._frames: deque[Frame] = deque(maxlen=KEPT)
        self._number = 0
        self._parts: dict[str, str] = {}
        self._ears: set[_Ear] = set()
        self._beat: asyncio.TimerHandle | None = None
        self._due: asyncio.TimerHandle | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._sent_at = 0.0
        self._ended = False

    @property
    def listening(self) -> int:
        """How many listen."""
        return len(self._ears)

    def updated(self) -> None:
        """There may be something new; may be called from any thread."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._schedule)

    def end(self) -> None:
        """Let everybody go: the site is about to stop. May be called from any thread."""
        self._ended = True
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        self._wake_from(tuple(self._ears), 0)

    def _wake_from(self, ears: tuple[_Ear, ...], start: int) -> None:
        for ear in ears[start : start + CHUNK]:
            ear.wake()
        if start + CHUNK < len(ears) and self._loop is not None:
            self._loop.call_soon(self._wake_from, ears, start + CHUNK)

    def _break_silence(self) -> None:
        """Wake everybody now and then, so that a dead line is noticed."""
        self._beat = None
        if self._ears and self._loop is not None:
            self._wake()
            self._beat = self._loop.call_later(BEAT, self._break_silence)

    def _schedule(self) -> None:
        """A frame soon, if none is on its way: what comes in between goes with it."""
        if self._due is None and self._loop is not None:
            wait = max(0.0, self._sent_at + PAUSE - time.monotonic())
            self._due = self._loop.call_later(wait, self._publish)

    def _publish(self) -> None:
        self._due, self._sent_at = None, time.monotonic()
        if not self.listening:
            return
        changed = self._changes()
        if changed:
            self._number += 1
            self._frames.append(Frame(self._number, self._event("patch", self._number, changed)))
            self._wake()

    def _changes(self) -> dict[str, str]:
        """The parts of the board that are not as they were, each as JSON by its path."""
        parts = {path: _json(value) for path, value in _parts(self._make())}
        changed = {path: part for path, part in parts.items() if self._parts.get(path) != part}
        self._parts = parts
        return {} if set(changed) <= {"at"} else changed

    def _event(self, kind: str, number: int, parts: Mapping[str, str]) -> bytes:
        body = _assembled(parts)
        return f"event: {kind}\nid: {self._name}-{number}\ndata: {body}\n\n".encode()

    def _whole(self) -> Frame:
        return Frame(self._number, self._event("board", self._number, self._parts))

    async def listen(
        self, last: str | None = None, gone: asyncio.Future[None] | None = None
    ) -> AsyncGenerator[bytes]:
        """What to send to one listener, for as long as it listens.

        Parameters
        ----------
        last
            The id of the last event it had, from ``Last-Event-ID``.
        gone
            Done when the listener has left.
        """
        ear = self._joined(gone)
        try:
            seen = self._seen(last)
            yield b"retry: 2000\n\n"
            while not self._ended and (gone is None or not gone.done()):
                for frame in self._after(seen):
                    seen = frame.number
                    yield frame.data
                if seen == self._number:
                    await ear.wait()
                    if seen == self._number:
                        yield b"event: beat\ndata: {}\n\n"
        finally:
            self._ears.discard(ear)

    def _joined(self, gone: asyncio.Future[None] | None) -> _Ear:
        """One listener more; the first one finds the board as it stands now."""
        self._loop = asyncio.get_running_loop()
        if (not self._ears or not self._parts) and self._changes():
            self._number += 1
            self._frames.clear()
        ear = _Ear()
        self._ears.add(ear)
        if gone is not None:
            gone.add_done_callback(ear.wake)
        if self._beat is None:
            self._beat = self._loop.call_later(BEAT, self._break_silence)
        return ear

    def _seen(self, last: str | None) -> int:
        """The frame a listener had last, or -1."""
        name, _, number = (last or "").partition("-")
        if name != self._name or not number.isdecimal() or int(number) > self._number:
            return -1
        return int(number)

    def _after(self, seen: int) -> list[Frame]:
        """The frames a listener has not had, or the whole board where some are gone."""
        if seen == self._number:
            return []
        missing = [frame for frame in self._frames if frame.number > seen]
        if seen < 0 or not missing or missing[0].number != seen + 1:
            return [self._whole()]
        return missing


def _parts(board: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What is compared and sent apart: the keys of the board, and those of its largest one."""
    for name, value in board.items():
        if name in _DEEP and isinstance(value, Mapping):
            yield from ((f"{name}.{inner}", held) for inner, held in value.items())
        else:
            yield name, value


def _assembled(parts: Mapping[str, str]) -> str:
    """Parts as one JSON object again."""
    inner: dict[str, list[str]] = {}
    plain: list[str] = []
    for path, part in parts.items():
        name, _, below = path.partition(".")
        if below:
            inner.setdefault(name, []).append(f"{_json(below)}:{part}")
        else:
            plain.append(f"{_json(name)}:{part}")
    plain += [f"{_json(name)}:{{{','.join(held)}}}" for name, held in inner.items()]
    return f"{{{','.join(plain)}}}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
