"""A download that goes on where it was cut off, in the shape pooch wants of a downloader.

Bytes go to ``FILE.part``; ``FILE.part.json`` says which address and which state of the file they
are of. Only a whole file, of the length announced, is moved to where pooch asked for it; pooch
then compares the checksum. A part is continued only under ``If-Range`` (RFC 9110, section 13.1.5)
with a strong validator: where the file has changed meanwhile, it starts over.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hemicycle.record.pull import failures
from hemicycle.record.pull.wire import AgainError, Answer, Wire, read_piece
from hemicycle.record.readers.guard import MAX_BYTES

PIECE = 256 * 1024
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")
#: Told of each piece: bytes here, and bytes of the whole where that is known.
Told = Callable[[int, int | None], None]


@dataclass(frozen=True)
class State:
    """Which file a part is of.

    Parameters
    ----------
    address
        As asked for.
    validator
        ETag or date of change; None where the server gives none that can be relied upon.
    length
        Bytes of the whole; None where it is not told.
    packed
        Whether the server packed it with gzip on its own.
    """

    address: str
    validator: str | None
    length: int | None
    packed: bool = False


@dataclass(frozen=True)
class Resuming:
    """A downloader for :func:`pooch.retrieve`.

    Parameters
    ----------
    wire
        How addresses are asked.
    part
        The unfinished file.
    page
        Where a person finds the same.
    size
        Bytes that the source lists; None where it lists none.
    told
        Hears how far it is.
    most
        Bytes after which an answer of unknown length is given up.
    """

    wire: Wire
    part: Path
    page: str
    size: int | None = None
    told: Told = lambda _done, _of: None
    most: int = MAX_BYTES

    def __call__(
        self, url: str, output_file: str | Path, pooch: Any = None, check_only: bool = False
    ) -> None:
        """Fetch ``url`` into ``output_file``, however many requests it takes."""
        failed, had = 0, self._here(url)[1]
        while True:
            try:
                self._go_on(url)
                break
            except AgainError as again:
                now = self._size()
                failed = 1 if now > had else failed + 1
                had = now
                self.wire.pause(url, again, failed)
        self._finish(Path(output_file))

    @property
    def _note(self) -> Path:
        return self.part.with_name(self.part.name + ".json")

    def _size(self) -> int:
        return self.part.stat().st_size if self.part.exists() else 0

    def _here(self, address: str) -> tuple[State | None, int]:
        """State and bytes of the part, if it can be continued."""
        try:
            state = State(**json.loads(self._note.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None, 0
        if state.address != address or state.validator is None:
            return None, 0
        return state, self._size()

    def _go_on(self, address: str) -> None:
        """One request, and as much of the file as it brings."""
        state, have = self._here(address)
        if state is not None and have and have == state.length:
            return
        headers: dict[str, str] = {}
        if state is not None and state.validator is not None and have:
            headers = {"Range": f"bytes={have}-", "If-Range": state.validator}
        answer = self.wire.open(address, self.page, headers)
        with closing(answer.body):
            if headers and _continues(answer, state, have):
                self._take(address, answer, have, state)
            elif answer.status == 200:
                self._take(address, answer, 0, None)
            else:
                self._forget()
                raise AgainError(failures.broken(address, answer.status))

    def _take(self, address: str, answer: Answer, have: int, known: State | None) -> None:
        """Append what comes (or start over at 0) until the file is whole."""
        state = known or self._begun(address, answer)
        limit = self.most if state.length is None else state.length
        window = (self.wire.pace.clock(), have)
        with self.part.open("ab" if have else "wb") as stream:
            while piece := read_piece(answer, min(PIECE, limit + 1 - have)):
                have += len(piece)
                if have > limit:
                    self._forget()
                    raise failures.too_long(address, limit)
                stream.write(piece)
                self.told(have, state.length)
                window = self._lively(address, window, have)
        if state.length is not None and have < state.length:
            cut = f"cut off after {have:,} of {state.length:,} bytes"
            raise AgainError(failures.unreachable(address, cut))

    def _begun(self, address: str, answer: Answer) -> State:
        """State of a file that starts at its first byte, written beside the part."""
        kind = answer.headers.get("Content-Type", "")
        if kind.startswith("text/html"):
            raise failures.refused(answer.address, self.page, "a page instead of the file")
        told = answer.headers.get("Content-Length", "")
        packed = answer.headers.get("Content-Encoding", "").lower() == "gzip"
        listed = None if packed else self.size
        length = int(told) if told.isdecimal() else listed
        if listed is not None and length is not None and length != listed:
            raise failures.other_length(address, listed, length)
        state = State(address, _validator(answer), length, packed)
        if state.length is not None and state.length > self.most:
            raise failures.too_long(address, self.most)
        self.part.parent.mkdir(parents=True, exist_ok=True)
        self.part.unlink(missing_ok=True)
        self._note.write_text(json.dumps(asdict(state)), encoding="utf-8")
        return state

    def _lively(self, address: str, window: tuple[float, int], have: int) -> tuple[float, int]:
        """The window of time in which speed is measured; a connection that trickles is broken."""
        pace, (start, before) = self.wire.pace, window
        now = pace.clock()
        if now - start < pace.window:
            return window
        if (have - before) / (now - start) < pace.slowest:
            slow = f"fewer than {pace.slowest:,.0f} bytes a second"
            raise AgainError(failures.unreachable(address, slow))
        return now, have

    def _finish(self, output: Path) -> None:
        """Hand the whole file over; a part that is none is not left behind."""
        packed = State(**json.loads(self._note.read_text("utf-8"))).packed
        if packed:
            self._unpack(output)
        else:
            os.replace(self.part, output)
        self._forget()

    def _unpack(self, output: Path) -> None:
        try:
            with gzip.open(self.part) as packed, output.open("wb") as whole:
                made = 0
                while piece := packed.read(PIECE):
                    made += len(piece)
                    if made > self.most:
                        raise failures.too_long(self.page, self.most)
                    whole.write(piece)
        except (OSError, EOFError, zlib.error) as error:
            raise failures.other_content(self.page, "a whole gzip stream", str(error)) from error
        finally:
            self._forget()

    def _forget(self) -> None:
        self.part.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)


def _validator(answer: Answer) -> str | None:
    """A strong ETag, else the date of change, else nothing: a weak one proves no equal bytes."""
    tag = answer.headers.get("ETag")
    if tag is not None:
        return None if tag.startswith("W/") else tag
    return answer.headers.get("Last-Modified")


def _continues(answer: Answer, state: State | None, have: int) -> bool:
    """Whether an answer is the rest of the very file that the part is of."""
    found = _RANGE.fullmatch(answer.headers.get("Content-Range", ""))
    if answer.status != 206 or state is None or found is None:
        return False
    same = _validator(answer) in (None, state.validator)
    return same and int(found[1]) == have and state.length in (None, int(found[2]))
