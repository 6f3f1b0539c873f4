"""Commands under way or done, by the keys of their senders: sent again, they are answered."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any

from hemicycle.chamber.answers import Answer, Done, Held
from hemicycle.chamber.canonical import compact, digest
from hemicycle.chamber.persons import Person
from hemicycle.errors import InputError


@dataclass(frozen=True)
class Sent:
    """A command under way or done: what it asked, and its answer."""

    asked: str
    answer: Future[Answer]


def name_of(person: Person, key: str) -> str:
    """The journal's key of a command: a person's own, so that nobody meets another's."""
    if not 8 <= len(key) <= 64:
        raise InputError(
            "The key of a command has 8 to 64 characters",
            where="field key",
            right="a random text, made once for each thing that is meant",
            todo="reload the page and do it again",
        )
    return digest(f"{person.id} {key}".encode())[:48]


def asked_by(command: Mapping[str, Any]) -> str:
    """What a command asks, as a hash; of a secret ballot the choice is left out."""
    return digest(compact({name: v for name, v in command.items() if name != "choice"}))


def again(before: Sent, asked: str) -> Future[Answer]:
    if before.asked and before.asked != asked:
        raise InputError(
            "This key was used for another command",
            where="field key",
            right="a fresh key for each thing that is meant",
            todo="reload the page and do it again",
        )
    answer = promise()

    def told(first: Future[Answer]) -> None:
        error = first.exception()
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(_repeated(first.result()))

    before.answer.add_done_callback(told)
    return answer


def _repeated(said: Answer) -> Answer:
    if isinstance(said, Held):
        return replace(said, done=replace(said.done, repeated=True))
    return replace(said, repeated=True) if isinstance(said, Done) else said


def promise() -> Future[Answer]:
    """A future that who waits for it cannot cancel: what is queued is done all the same."""
    future: Future[Answer] = Future()
    future.set_running_or_notify_cancel()
    return future


def known(answer: Answer) -> Future[Answer]:
    future = promise()
    future.set_result(answer)
    return future
