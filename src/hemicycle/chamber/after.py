"""After a result is announced: into the record, in the background, and said when it is in.

What is announced is durable in the journal before anybody sees it; the record is made from the
sealed export, as it would be by ``hemicycle ingest``. Simulations have a record of their own.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Hashable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from hemicycle.chamber.export import sealed_export
from hemicycle.chamber.journal import Journal
from hemicycle.chamber.place import Place
from hemicycle.chamber.session import Chamber
from hemicycle.errors import HemicycleError

_log = logging.getLogger(__name__)


class Keeper:
    """Puts the votes of meetings into records, one after the other, in a thread of its own.

    Parameters
    ----------
    place
        Where records of simulations are.
    real
        Directory of the record of real votes; None for the user's own.
    """

    def __init__(
        self,
        journal: Journal,
        place: Place,
        clock: Callable[[], datetime],
        *,
        real: str | Path | None = None,
    ) -> None:
        self._journal = journal
        self._place = place
        self._clock = clock
        self._real = real
        self._seen: dict[str, Hashable] = {}
        self._queue: queue.SimpleQueue[Chamber | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def look(self, chamber: Chamber) -> None:
        """Whether there is something to be kept; quick, and called whenever anything is durable."""
        state = chamber.now.state
        if state.vote is not None:
            return
        said = (tuple(state.votes), len(state.corrections), len(state.published))
        nothing = chamber.id not in self._seen and not state.votes
        if nothing or self._seen.get(chamber.id) == said:
            return
        self._seen[chamber.id] = said
        self._tell(chamber, "waiting", len(state.votes))
        self._begin()
        self._queue.put(chamber)

    def record_of(self, chamber: Chamber) -> Path:
        """Directory of the record that the votes of a meeting go to.

        Raises
        ------
        InputError
            The meeting is real, and the record shipped with hemicycle was asked for.
        """
        from hemicycle.record.location import writable_record

        return (
            self._place.record(chamber.world) if chamber.simulation else writable_record(self._real)
        )

    def close(self) -> None:
        """Finish what is under way."""
        with self._lock:
            thread, self._thread = self._thread, None
        if thread is not None:
            self._queue.put(None)
            thread.join()

    def _begin(self) -> None:
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while (chamber := self._queue.get()) is not None:
            votes = len(chamber.now.state.votes)
            try:
                version = self._keep(chamber)
            except (HemicycleError, OSError) as error:
                _log.warning("meeting %s is not in the record: %s", chamber.id, error)
                what = error.what if isinstance(error, HemicycleError) else str(error)
                self._tell(chamber, "failed", votes, error=what)
                self._seen.pop(chamber.id, None)
            else:
                self._tell(chamber, "in", votes, record=version)

    def _keep(self, chamber: Chamber) -> str:
        from hemicycle.record.journal import ingest_journal

        export = sealed_export(self._journal, chamber.id, at=self._clock())
        into = self.record_of(chamber)
        into.parent.mkdir(parents=True, exist_ok=True)
        return ingest_journal(export, into, name=f"chamber-{chamber.id}.jsonl").version

    def _tell(
        self,
        chamber: Chamber,
        state: str,
        votes: int,
        *,
        record: str | None = None,
        error: str | None = None,
    ) -> None:
        told: Mapping[str, Any] = {
            "state": state,
            "votes": votes,
            "record": record,
            "error": error,
        }
        chamber.kept = told
        chamber.tell()
