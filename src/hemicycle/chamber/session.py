"""One live meeting: commands in, durable entries out, and where the meeting stands.

Everything in here is quick: a command is planned in memory and queued at the journal, whose commits
many share. Nothing waits for the disk but the future that is handed back. The board shows
:attr:`Chamber.now`, which is durable; the next command builds on what is queued already. Where the
journal refuses, all behind it is refused too, and the meeting is read anew.
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from typing import Any

from hemicycle.chamber.answers import Answer, Done, Held, Refused
from hemicycle.chamber.asking import plan
from hemicycle.chamber.durable import Durable
from hemicycle.chamber.journal import Journal
from hemicycle.chamber.loading import event_of, load
from hemicycle.chamber.people import Person
from hemicycle.chamber.plan import Moment, Plan, done, instant
from hemicycle.chamber.request import Appended
from hemicycle.chamber.seal import Receipt, signed_receipt
from hemicycle.chamber.secret import count
from hemicycle.chamber.sent import Sent, again, asked_by, known, name_of, promise
from hemicycle.errors import JournalConflictError
from hemicycle.meeting.codec import to_plain
from hemicycle.meeting.engine import perform
from hemicycle.meeting.refusal import Refusal

NOT_YET: Mapping[str, Any] = {"state": "none", "votes": 0, "record": None, "error": None}
"""No vote of the meeting is to be kept in a record yet."""
_log = logging.getLogger(__name__)


class Chamber(Durable):
    """One meeting that goes on.

    Parameters
    ----------
    journal
        Where it is kept; the meeting is read from it now.
    meeting
        Its id.
    clock
        Tells the time, with its zone.
    """

    def __init__(self, journal: Journal, meeting: str, clock: Callable[[], datetime]) -> None:
        self.id = meeting
        self.journal = journal
        self.clock = clock
        self.listeners: list[Callable[[], None]] = []
        """Called, in the journal's thread, when something became durable."""
        self.kept: Mapping[str, Any] = NOT_YET
        """How far its votes are in the record (:mod:`.after`)."""
        self._lock = threading.RLock()
        self._sent: dict[str, Sent] = {}
        self._staffed: set[str] = set()
        self.stale = True
        """Whether the meeting must be read anew before it goes on."""
        self.reload()

    # --- what is asked of it ----------------------------------------------------------------------

    def do(self, person: Person, command: Mapping[str, Any], key: str) -> Future[Answer]:
        """Do what a person asks; the future is done when it is durable or refused.

        Parameters
        ----------
        command
            An act as in ``docs/meeting.md``, or a command of the chamber (``docs/chamber.md``).
        key
            The sender's own random key of this one intent: sent again, it is answered, not doubled.

        Raises
        ------
        AccessError
            It is not for this person.
        InputError
            It cannot be read, or the key was used for something else.
        JournalConflictError
            The meeting must be read anew first: :meth:`reload`, then ask again.
        """
        name, asked = name_of(person, key), asked_by(command)
        with self._lock:
            before = self._sent.get(name)
            if before is not None:
                return again(before, asked)
            if self.stale:
                raise self._moved_on()
            planned = plan(self._next, person, command, now=self.clock(), draw=secrets.choice)
            if isinstance(planned, Refusal):
                return known(Refused(planned))
            return self._send(planned, person.id, name, asked)

    def first(self, person: Person, key: str) -> bool:
        """Whether a command about persons comes with this key for the first time, as far as known.

        They are kept beside the journal, so that a restart forgets their keys.
        """
        name = name_of(person, key)
        with self._lock:
            if name in self._staffed:
                return False
            self._staffed.add(name)
            return True

    def forget_first(self, person: Person, key: str) -> None:
        """What came with this key failed: it may be sent again."""
        if key:
            with self._lock:
                self._staffed.discard(name_of(person, key))

    def note(self, actor: str, label: str, *notes: Mapping[str, Any]) -> Future[Answer]:
        """Journal words of the chamber itself, said by an actor."""
        with self._lock:
            if self.stale:
                raise self._moved_on()
            return self._send(Plan(label, notes), actor, secrets.token_hex(16), "")

    def reload(self) -> None:
        """Read the meeting from its journal.

        Raises
        ------
        JournalError
            The journal cannot be read just now.
        """
        found = load(self.journal, self.id)
        with self._lock:
            self.now = self._next = found.moment
            self.log, self.heads = found.log, found.heads
            self._sent = {
                name: Sent("", known(self._done_before(kept)))
                for name, kept in found.commands.items()
            }
            self.stale = False
        self.tell()

    def tell(self) -> None:
        """Tell the listeners that there is something new."""
        for listener in tuple(self.listeners):
            listener()

    def receipt(self, sequence: int) -> Receipt:
        """The receipt of an entry, with its proof where a head covers it."""
        return self.journal.receipt(self.id, sequence)

    # --- on the way to the journal ----------------------------------------------------------------

    def _send(self, planned: Plan, actor: str, name: str, asked: str) -> Future[Answer]:
        """Queue a plan; the lock is held, so that entries queue in the order they were planned."""
        before, at = self._next, self.clock()
        after = planned.after(before, at)
        landed = self._submit(planned, before, actor, at, name)
        answer = promise()
        self._next = after
        self._sent[name] = Sent(asked, answer)
        landed.add_done_callback(lambda kept: self._landed(kept, planned, after, name, answer))
        return answer

    def _submit(
        self, planned: Plan, before: Moment, actor: str, at: datetime, name: str
    ) -> Future[Appended]:
        meeting, expected = self.id, before.sequence
        if planned.ballot is not None:
            return self.journal.submit_secret(
                meeting, expected, planned.ballot, actor=actor, at=at, command=name
            )
        if planned.empties is not None:
            return self.journal.submit_opening(
                meeting, expected, planned.empties, actor=actor, at=at, command=name
            )
        events = [*planned.notes, *map(to_plain, planned.events)]
        return self.journal.submit(
            meeting, expected, events, actor=actor, at=at, command=name, seal=planned.seal
        )

    def _landed(
        self,
        kept: Future[Appended],
        planned: Plan,
        after: Moment,
        name: str,
        answer: Future[Answer],
    ) -> None:
        """Called in the journal's thread when a request is durable or refused."""
        try:
            appended = kept.result()
        except Exception as error:
            self._fall(name)
            answer.set_exception(error)
            return
        if appended.repeated:  # another process on the same database kept it
            self._fall(name)
            answer.set_result(self._done_before(appended))
            return
        try:
            self._keep(appended, after)
            answer.set_result(self._answer(appended, planned))
            if planned.empties is not None:
                self._count(appended, planned.empties)
        except Exception as error:  # the journal's thread must go on
            _log.error("meeting %s: %s", self.id, error, exc_info=error)
            self._fall(name)
            if not answer.done():
                answer.set_exception(error)
        self.tell()

    def _fall(self, name: str) -> None:
        """What is in memory is not what the journal holds."""
        with self._lock:
            self.stale = True
            self._sent.pop(name, None)

    def _keep(self, appended: Appended, after: Moment) -> None:
        for entry in appended.entries:
            if "chamber" in entry.event:
                self.log.note(entry, after.room)
            else:
                self.log.add(entry, event_of(entry), after.room)
        if appended.head is not None:
            self.heads = (*self.heads, appended.head)
        self.now = after

    def _answer(self, appended: Appended, planned: Plan) -> Answer:
        first = appended.entries[0]
        key, head = self.journal.key, self.head
        receipt = signed_receipt(key, self.id, first.sequence, first.leaf, head=head, proof=None)
        told = Done(appended.first, appended.last, planned.label, receipt)
        if planned.held is None:
            return told
        waits = planned.held.waits_for or ("a second officer",)
        return Held(told, planned.held.id, waits)

    def _count(self, appended: Appended, name: str) -> None:
        """Count what was in an urn: the next act of the meeting, by the rules of its election."""
        opened = appended.entries[0]
        with self._lock:
            urn = self._next.room.urns[name]
            act = replace(
                count(urn, opened.event["ballots"]), at=instant(self._next.state, self.clock())
            )
            found = perform(self._next.state, act)
            if isinstance(found, Refusal):
                _log.warning("meeting %s: the count is not in order: %s", self.id, found.what)
                return
            self._send(done(act, found), opened.actor, secrets.token_hex(16), "")

    def _done_before(self, kept: Appended) -> Done:
        return Done(kept.first, kept.last, "done before", repeated=True)

    def _moved_on(self) -> JournalConflictError:
        return JournalConflictError(
            "The meeting must be read anew; nothing of what was just sent was kept",
            where=f"meeting {self.id}",
            right="the same again, in a moment",
            todo="send it again",
            current=self.now.sequence,
        )
