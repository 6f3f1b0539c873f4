"""Changes to a recorded vote, read from words: ``FRA=no``, ``EU=abstain``, ``yes=95``,
``nature=substantive``.

A name on the left means a member by any name the register knows, or a declared group with its
members of the day; a count on the right changes a count of a vote whose ballots are not all known
by name. Which of the two is meant shows on the right side, so that ``NO=yes`` is Norway.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hemicycle.domain.body import BODIES
from hemicycle.domain.group import GROUPS, Group
from hemicycle.domain.state import register
from hemicycle.domain.vote import Nature, Position
from hemicycle.errors import HemicycleError, InputError, NoSeatError
from hemicycle.rules.case import Case

POSITIONS = {
    "yes": Position.YES,
    "no": Position.NO,
    "abstain": Position.ABSTAIN,
    "non_voting": Position.NON_VOTING,
}
"""What a member can be set to, as it is written."""

_RIGHT = "MEMBER=POSITION such as FRA=no or EU=abstain (yes, no, abstain, non_voting)"
_GROUP = "group:"


@dataclass(frozen=True, slots=True)
class MemberChange:
    """Members that take a position.

    Parameters
    ----------
    asked
        The change as it was written.
    members
        Codes, sorted; all of them have a vote in the body that day.
    group
        Code of the declared group that was named, None for a member.
    """

    asked: str
    members: tuple[str, ...]
    position: Position
    group: str | None = None


@dataclass(frozen=True, slots=True)
class CountChange:
    """A count that is replaced, where ballots are known by number only."""

    asked: str
    position: Position
    votes: int


@dataclass(frozen=True, slots=True)
class NatureChange:
    """A nature supposed for a question on which no ruling is known."""

    asked: str
    nature: Nature


Change = MemberChange | CountChange | NatureChange


def read_changes(texts: Iterable[str], case: Case) -> tuple[Change, ...]:
    """Changes to a case, in the order they are written; one text may hold several, with commas.

    Raises
    ------
    InputError
        No change, an unknown position, an unknown or ambiguous name, a group that cannot be told.
    NoSeatError
        A State, or a whole group, without a vote in the body that day.
    """
    return tuple(_read(piece, case) for text in texts for piece in _pieces(text))


def _pieces(text: str) -> list[str]:
    """``FRA=no,GBR=no`` in two; a comma inside a name stays."""
    parts = text.split(",")
    return parts if all("=" in part for part in parts) else [text]


def _read(text: str, case: Case) -> Change:
    name, sign, word = (part.strip() for part in text.rpartition("="))
    if not sign or not name or not word:
        raise _wrong(text, f"{text!r} is no change")
    if name.lower() == "nature":
        return _nature(text, word.lower(), case)
    if word.isdecimal() and word.isascii():
        return _count(text.strip(), name, int(word))
    key = word.lower().replace("-", "_").replace(" ", "_")
    position = POSITIONS.get(key)
    if position is None:
        raise _wrong(text, f"{word!r} is no position")
    asked = f"{name}={key}"
    named = _group_of(name)
    if named is not None:
        return MemberChange(asked, _of_group(named, text, case), position, named.code)
    return MemberChange(asked, (_member(name, text, case),), position)


def _wrong(text: str, what: str, right: str = _RIGHT) -> InputError:
    return InputError(what, where=f"change {text!r}", right=right, todo="write the change so")


def _count(text: str, name: str, votes: int) -> CountChange:
    position = POSITIONS.get(name.lower())
    if position is None or position is Position.NON_VOTING:
        raise _wrong(text, f"{name!r} is no count", "yes=95, no=16, abstain=60, or " + _RIGHT)
    return CountChange(f"{name.lower()}={votes}", position, votes)


def _nature(text: str, word: str, case: Case) -> NatureChange:
    """A premise where nobody ruled; a ruling that was made is part of the vote and stays."""
    if case.nature not in (None, Nature.UNDETERMINED):
        raise InputError(
            f"the question was {case.nature}, and only ballots can be changed",
            where=_place(text, case),
            right="changes of members: " + _RIGHT,
            todo="put another nature to the rules with: hemicycle decide CASE.toml",
        )
    if word not in case.book.readings:
        right = " or ".join(f"nature={each}" for each in case.book.readings)
        raise _wrong(text, f"{word!r} is no nature in the {case.book.name}", right)
    return NatureChange(f"nature={word}", Nature(word))


def _group_of(name: str) -> Group | None:
    """The group meant; a code that is also a State's (NAM, AU) must say which."""
    if name.lower().startswith(_GROUP):
        code = name[len(_GROUP) :].strip().upper()
        if code not in GROUPS:
            raise _wrong(name, f"{code!r} is no group known here", "one of " + ", ".join(GROUPS))
        return GROUPS[code]
    found = GROUPS.get(name.upper())
    if found is None:
        return None
    for code in register().meant(name):
        state = register().state(code).names[-1].text
        raise _wrong(
            name,
            f"{name!r} is both a group, {found.name}, and a State, {state}",
            f"{_GROUP}{found.code} for the group, or the name of the State in full",
        )
    return found


def _of_group(group: Group, text: str, case: Case) -> tuple[str, ...]:
    """Members of the group on the day that had a vote in the body."""
    if case.day is None or case.book.members is not None:
        what = "the day of the vote is not known" if case.day is None else "this is no UN body"
        raise _wrong(text, f"the members of {group.code} cannot be told: {what}", "single members")
    members = group.members(case.day) & voters(case)
    if members:
        return tuple(sorted(members))
    raise NoSeatError(
        f"no member of the {group.name} is known to have had a vote that day",
        where=_place(text, case),
        right=_members_words(case),
        todo="name members of the body",
    )


def _member(name: str, text: str, case: Case) -> str:
    """Code of one member that had a vote on the question."""
    there = voters(case)
    code = name if name in there else _state(name, text, case)
    if code in there:
        return code
    raise NoSeatError(
        f"{name} is not known to have had a vote that day",
        where=_place(text, case),
        right=_members_words(case),
        todo="check the name and the vote; a State without a seat has no ballot",
    )


def _state(name: str, text: str, case: Case) -> str:
    states = case.book.members is None and (
        case.body not in BODIES or BODIES[case.body].members_vote
    )
    if not states:
        return ""
    try:
        return register().find_typed(name, on=case.day)
    except HemicycleError as error:
        raise type(error)(
            error.what, where=f"change {text!r}", right=error.right, todo=error.todo
        ) from error


def voters(case: Case) -> frozenset[str]:
    """Members that had a vote: the roll of the day, else those the record names."""
    roll = case.roll
    return roll if roll else frozenset(case.positions)


def _place(text: str, case: Case) -> str:
    return f"change {text!r}; {case.book.name}, {case.day or 'undated'}"


def _members_words(case: Case) -> str:
    there = sorted(voters(case))
    if not there:
        return "a vote whose members are known; of this one only counts are"
    listed = f": {', '.join(there)}" if len(there) <= 15 else ""
    return f"one of its {len(there)} members{listed}"
