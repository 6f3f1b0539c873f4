"""Reading a case file: from TOML or a mapping to a checked :class:`Case`.

Nothing is guessed and nothing repaired: a case that contradicts itself, the roll of the day or the
rulebook is refused with the field at fault.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hemicycle.domain.body import BODIES
from hemicycle.domain.vote import Method, Nature, Question
from hemicycle.errors import InputError
from hemicycle.rules.answer import Binding
from hemicycle.rules.ballotfile import (
    BALLOT_KEYS,
    check_fit,
    read_ballots,
    read_positions,
    read_tally,
)
from hemicycle.rules.case import Case
from hemicycle.rules.effect import EFFECTS
from hemicycle.rules.electionfile import ELECTION_KEYS, read_election
from hemicycle.rules.fields import Fields
from hemicycle.rules.law import Rulebook
from hemicycle.rules.reading import MOTIONS
from hemicycle.rules.rulebook import rulebook, rulebook_from
from hemicycle.rules.voters import Sitting, resolve

DESCRIPTIVE = frozenset(
    {"id", "title", "note", "source", "symbol", "draft", "session", "meeting", "reason", "expect"}
)
"""Keys for the reader of the file; the rules never look at them."""
KEYS = (
    frozenset(
        {
            "body", "date", "question", "nature", "method", "objection", "majority", "present",
            "ballots", "not_voting", "parties", "barred", "put", "ballot_number", "effect",
            "motion",
        }
    )
    | {includes for _, includes, _ in BALLOT_KEYS}
    | ELECTION_KEYS
    | DESCRIPTIVE
)  # fmt: skip


def read_case(source: Path | str | Mapping[str, Any]) -> Case:
    """A case from a TOML file or a mapping of the same shape, fully checked.

    Raises
    ------
    InputError
        With what is wrong, in which field, what would be right and what to do next.
    """
    if isinstance(source, Mapping):
        return parse(source, where="case", folder=Path())
    path = Path(source)
    return parse(_load(path), where=str(path), folder=path.parent)


def _load(path: Path) -> Mapping[str, Any]:
    """The TOML of a case file."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        unreadable = not isinstance(error, tomllib.TOMLDecodeError)
        raise InputError(
            "The case file cannot be read" if unreadable else "The case file is not valid TOML",
            where=f"{path}: {getattr(error, 'strerror', None) or error}",
            right='a TOML file in UTF-8 with body, date, question and ballots, such as body = "GA"',
            todo="Check the path" if unreadable else "Correct the file at the place named",
        ) from error


def _not_another_file(fields: Fields) -> None:
    """A rulebook or a procedure in place of a case: named by what only such a file has."""
    for key, kind in (("provision", "rulebook"), ("presiding", "rulebook"), ("like", "procedure")):
        if not fields.has(key):
            continue
        kind = "procedure" if fields.has("rulebook") else kind
        name = fields.where.rpartition("/")[2]
        raise fields.wrong(
            key,
            f"This is a {kind}, not a case",
            "a case file: body, date, question and ballots"
            + (f'; it may name this file: body = "{name}"' if kind == "rulebook" else ""),
            "Describe the vote in a file of its own (docs/case-files.md shows one)",
        )


def parse(data: Mapping[str, Any], *, where: str, folder: Path) -> Case:
    """A checked case; a rulebook's path is taken from ``folder``, None stands for a missing key."""
    fields = Fields({key: value for key, value in data.items() if value is not None}, where)
    _not_another_file(fields)
    fields.only(KEYS)
    sitting = _sitting(fields, folder)
    question = Question(fields.choice("question", [str(q) for q in Question], "draft"))
    method = _method(fields, question)
    ballots = read_ballots(fields, question, method)
    positions = read_positions(fields, ballots, sitting)
    election = None
    if question is Question.ELECTION:
        election = read_election(fields, sitting)
    case = Case(
        body=sitting.body,
        book=sitting.book,
        question=question,
        day=sitting.day,
        method=method,
        nature=_nature(fields, sitting.book),
        majority=_majority(fields, sitting.book),
        objection=fields.flag("objection"),
        present=fields.count("present"),
        tally=read_tally(ballots, positions, sitting.members) if ballots else None,
        positions=positions,
        parties=_parties(fields, sitting),
        barred=frozenset(resolve(fields, "barred", sitting)),
        put=_put(fields, question),
        ballot_number=fields.count("ballot_number", 1, least=1),
        election=election,
        effect=_effect(fields, question),
        motion=_motion(fields, question),
    )
    check_fit(fields, case)
    return case


# --- the body, the day, the question ----------------------------------------------------------


def _sitting(fields: Fields, folder: Path) -> Sitting:
    """The body and the day, which must go together."""
    code, book = _body(fields, folder)
    day = fields.day("date")
    _existed(fields, code, book, day)
    return Sitting(code, book, day)


def _body(fields: Fields, folder: Path) -> tuple[str, Rulebook]:
    """A body code, or the path of a rulebook seen from the case file."""
    text = fields.text("body")
    if text.endswith(".toml"):
        book = rulebook_from(folder / text)
        return book.body, book
    code = text.upper()
    try:
        book = rulebook(code)
        return (code if book.members is None else book.body), book
    except InputError as error:
        raise InputError(
            error.what, where=fields.place("body"), right=error.right, todo=error.todo
        ) from error


def _existed(fields: Fields, code: str, book: Rulebook, day: date) -> None:
    known = BODIES.get(code) if book.members is None else None
    first = known.first_day if known is not None else book.first_day
    last = known.last_day if known is not None else None
    if (first is not None and day < first) or (last is not None and day > last):
        raise fields.wrong(
            "date",
            f"The {book.name} did not exist on {day}"
            if book.members is None
            else f"The rulebook of {book.name} does not reach back to {day}",
            f"a day from {first}" + (f" to {last}" if last else " on"),
            "Check the date and the body",
        )


def _method(fields: Fields, question: Question) -> Method:
    default = Method.SECRET_BALLOT if question is Question.ELECTION else Method.RECORDED
    method = Method(fields.choice("method", [str(m) for m in Method], default))
    if fields.flag("objection") and method is not Method.WITHOUT_VOTE:
        raise fields.wrong(
            "objection",
            "objection belongs to an adoption without a vote",
            'method = "without_vote" with objection, or ballots without it',
            "Remove objection, or correct the method",
        )
    return method


def _nature(fields: Fields, book: Rulebook) -> Nature | None:
    known = {p.key.removeprefix("majority.") for p in book.provisions}
    allowed = [str(n) for n in Nature if n in known or n is Nature.UNDETERMINED]
    word = fields.choice("nature", allowed if book.provisions else [str(n) for n in Nature])
    return Nature(word) if word is not None else None


def _majority(fields: Fields, book: Rulebook) -> str | None:
    word = fields.choice("majority", ("simple", "two_thirds"))
    if word is not None and any(p.key == "veto" for p in book.provisions):
        raise fields.wrong(
            "majority",
            f"The {book.name} decides by a number of affirmative votes, not by {word}",
            'nature = "procedural" or "substantive"',
            "Remove majority; say by nature what was ruled",
        )
    return word


def _effect(fields: Fields, question: Question) -> Binding | None:
    """What the text does; amendments, parts and motions have an effect of their own kind."""
    word = fields.choice("effect", EFFECTS)
    if word is not None and question is not Question.DRAFT:
        raise fields.wrong(
            "effect",
            f"effect belongs to a text, not to {question}",
            'effect with question = "draft", or no effect',
            "Remove effect, or correct the question",
        )
    return Binding(word) if word is not None else None


def _motion(fields: Fields, question: Question) -> str | None:
    """The kind of a motion; most books ask the same of every kind."""
    if not fields.has("motion"):
        return None
    if question not in MOTIONS | {Question.RECONSIDERATION}:
        raise fields.wrong(
            "motion",
            f"motion belongs to a motion, not to {question}",
            'motion with question = "motion", or no motion',
            "Remove motion, or correct the question",
        )
    return fields.text("motion")


def _put(fields: Fields, question: Question) -> str | None:
    put = fields.choice("put", ("overrule", "uphold"))
    if (put is None) == (question is Question.APPEAL):
        raise fields.wrong(
            "put",
            "An appeal needs put" if put is None else "put belongs to an appeal",
            'put = "overrule" or put = "uphold" with question = "appeal", else no put',
            "Say whether a yes meant to overrule or to uphold the ruling",
        )
    return put


def _parties(fields: Fields, sitting: Sitting) -> frozenset[str]:
    parties = resolve(fields, "parties", sitting)
    if parties and not any(p.key == "party" for p in sitting.book.provisions):
        raise fields.wrong(
            "parties",
            f"In the {sitting.book.name} no party to a dispute loses its vote",
            "parties only where Charter Art. 27(3) applies, that is in the Security Council",
            "Remove parties",
        )
    return frozenset(parties)
