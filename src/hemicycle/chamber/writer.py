"""One thread that makes entries durable, many at a time.

A commit costs one sync of the disk however much is in it. While one is under way, requests queue;
the next takes all of them. Each is answered only when its commit is done.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from hemicycle.chamber.batch import Batch
from hemicycle.chamber.database import failure, place, wipe, writing
from hemicycle.chamber.key import SealKey
from hemicycle.chamber.ledger import Ledgers
from hemicycle.chamber.request import Appended, Request
from hemicycle.chamber.tables import BALLOTS
from hemicycle.errors import HemicycleError, JournalError

#: Requests in one commit at most; beyond that the first would wait for the last.
MOST = 400

_Waiting = tuple[Request, "Future[Appended]"]


class Writer:
    """Appends what is asked of it in the order of asking."""

    def __init__(self, engine: Engine, ledgers: Ledgers, key: SealKey) -> None:
        self._engine = engine
        self._ledgers = ledgers
        self._key = key
        self._queue: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._closed = threading.Lock()
        self._open = True
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def submit(self, request: Request) -> Future[Appended]:
        """Queue a request; the future is done when it is durable or refused."""
        future: Future[Appended] = Future()
        with self._closed:
            if not self._open:
                raise _closed(self._engine)
            self._queue.put((request, future))
        return future

    def close(self) -> None:
        """Finish what is queued and stop."""
        with self._closed:
            if self._open:
                self._open = False
                self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (first := self._queue.get()) is not None:
            waiting, more = self._gather(first)
            self._commit(waiting)
            if not more:
                return

    def _gather(self, first: _Waiting) -> tuple[list[_Waiting], bool]:
        """What has queued up and is still wanted, and whether there will be more."""
        waiting, more = [first], True
        while more and len(waiting) < MOST:
            try:
                following = self._queue.get_nowait()
            except Empty:
                break
            if following is None:
                more = False
            else:
                waiting.append(following)
        return [one for one in waiting if one[1].set_running_or_notify_cancel()], more

    def _commit(self, waiting: list[_Waiting]) -> None:
        """Make a batch durable and answer; a refused request does not touch the others."""
        answers: list[Callable[[], None]] = []
        committing = False
        try:
            with writing(self._engine) as connection:
                batch = Batch(connection, self._ledgers, self._key)
                batch.lock([request for request, _ in waiting])
                for request, future in waiting:
                    answers.append(_answer(batch, request, future))
                batch.write()
                committing = True
        except OperationalError as error:
            self._fail(waiting, failure(self._engine, error, committing=committing))
        except Exception as error:
            self._one_by_one(waiting, error)
        else:
            batch.publish()
            if batch.opens_urn:
                wipe(self._engine, BALLOTS.name)
            for answer in answers:
                answer()
            if batch.fills_urn:
                wipe(self._engine, BALLOTS.name)

    def _one_by_one(self, waiting: list[_Waiting], error: Exception) -> None:
        """Something in the batch cannot be kept: only that one shall fail."""
        if len(waiting) == 1:
            self._fail(waiting, error)
            return
        self._ledgers.forget()
        for one in waiting:
            self._commit([one])

    def _fail(self, waiting: list[_Waiting], error: Exception) -> None:
        self._ledgers.forget()
        self._engine.dispose()
        for _, future in waiting:
            future.set_exception(error)


def _answer(batch: Batch, request: Request, future: Future[Appended]) -> Callable[[], None]:
    """What to tell the sender once the batch is durable."""
    try:
        appended = batch.add(request)
    except HemicycleError as refusal:
        error = refusal
        return lambda: future.set_exception(error)
    return lambda: future.set_result(appended)


def _closed(engine: Engine) -> JournalError:
    return JournalError(
        "The journal is closed; nothing of what was just sent was kept",
        where=place(engine),
        right="an open journal",
        todo="start the chamber again, then send it again",
    )
