"""Names and totals put together: positions, what stays open, and what does not fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from hemicycle.brief.entry.arithmetic import ANY, TAKEN, Choice, complete_totals, open_positions
from hemicycle.brief.entry.model import Form, Said
from hemicycle.brief.entry.names import Resolved
from hemicycle.brief.entry.words import SPOKEN
from hemicycle.brief.model import Note
from hemicycle.domain.vote import Position
from hemicycle.errors import InputError

Namer = Callable[[str], str]


@dataclass(frozen=True)
class Fitted:
    """Positions of the roll as far as names and arithmetic tell."""

    positions: dict[str, Position]
    possible: dict[str, tuple[Position, ...]]
    inferred: tuple[str, ...] = ()
    assertions: tuple[str, ...] = ()
    problems: tuple[Note, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass
class _Names:
    """Positions under which each member is named, and the faults met on the way."""

    under: dict[str, set[Position]] = field(default_factory=dict)
    problems: list[Note] = field(default_factory=list)

    def counts(self) -> dict[Position, int]:
        """Members named under one position only."""
        single = [next(iter(under)) for under in self.under.values() if len(under) == 1]
        return {position: single.count(position) for position in TAKEN}


def fit(
    said: Said,
    resolved: Sequence[Resolved],
    totals: Mapping[Position, int],
    roll: frozenset[str] | None,
    name: Namer,
) -> Fitted:
    """Positions of the whole roll, from named members and totals.

    Parameters
    ----------
    totals
        As announced, in members; missing ones are unknown.
    roll
        Members entitled to vote; None where not compiled, then only named members are told.
    name
        Member code to its name of the day, for the words of problems.

    Raises
    ------
    InputError
        ``rest`` without all totals, or with totals it does not fit.
    """
    names = _named(resolved, name)
    if roll is None:
        return _without_roll(names, totals)
    full = complete_totals(totals, len(roll))
    asserted: tuple[str, ...] = ()
    if said.rest is not None:
        asserted = (_apply_rest(said.rest, names, totals, full, roll),)
    problems = impossible(totals, len(roll)) + names.problems + _misfits(said, names, totals)
    choices: dict[str, Choice] = {
        member: frozenset(names.under.get(member, ANY)) for member in sorted(roll)
    }
    settled = open_positions(choices, full)
    if settled is None and not problems:
        problems.append(Note("announced_total", "Names and totals cannot both be right."))
    notes = _notes(said, names, totals)
    return _fitted(choices, settled or choices, asserted, problems, notes)


def _named(resolved: Sequence[Resolved], name: Namer) -> _Names:
    names = _Names()
    lines: dict[tuple[str, Position], int] = {}
    for one in resolved:
        if one.member is None:
            names.problems.append(_not_a_member(one, name))
            continue
        position, line = one.said.position, one.said.line
        if (one.member, position) in lines:
            first = lines[one.member, position]
            text = (
                f"{name(one.member)} is named twice {SPOKEN[position]} "
                f"(lines {first} and {line}); it is counted once."
            )
            names.problems.append(Note("duplicate_row", text))
        lines.setdefault((one.member, position), line)
        names.under.setdefault(one.member, set()).add(position)
    names.problems += [
        _contradiction(member, under, lines, name)
        for member, under in names.under.items()
        if len(under) > 1
    ]
    return names


def _not_a_member(one: Resolved, name: Namer) -> Note:
    who = name(one.off_roll or "")
    text = (
        f"{who} ('{one.said.text}', line {one.said.line}) is named {SPOKEN[one.said.position]} "
        "but had no seat in the body that day; it is not counted."
    )
    return Note("not_a_member", text)


def _contradiction(
    member: str, under: set[Position], lines: Mapping[tuple[str, Position], int], name: Namer
) -> Note:
    places = " and ".join(
        f"{SPOKEN[position]} (line {lines[member, position]})"
        for position in TAKEN
        if position in under
    )
    text = f"{name(member)} is named {places}; its position is left open."
    return Note("duplicate_row", text)


def _apply_rest(
    rest: tuple[Position, str, int],
    names: _Names,
    totals: Mapping[Position, int],
    full: Mapping[Position, int],
    roll: frozenset[str],
) -> str:
    """Give everybody not named the position of `rest`, where all totals are given and fit."""
    position, words, line = rest
    missing = [SPOKEN[p] for p in TAKEN if p not in full]
    if missing:
        raise _rest_refused(words, line, f"the totals {', '.join(missing)} are not given")
    left = [member for member in roll if member not in names.under]
    counts = names.counts()
    counts[position] += len(left)
    wrong = [f"{counts[p]} {SPOKEN[p]} for {full[p]}" for p in TAKEN if counts[p] != full[p]]
    if wrong or sum(totals.values()) > len(roll):
        raise _rest_refused(words, line, f"it gives {'; '.join(wrong)} announced")
    for member in left:
        names.under[member] = {position}
    return f"'{words}': {len(left)} members {SPOKEN[position]} on the writer's word, not by name"


def _rest_refused(words: str, line: int, why: str) -> InputError:
    return InputError(
        f"'{words}' is refused: {why}",
        where=f"line {line}",
        right="all totals, and names that with the rest add up to each of them exactly "
        "(members that did not vote are named too, under `nv:`)",
        todo="give the totals (announced: 93-18-65), name the others, or leave out the rest: "
        "members not named then stay unknown",
    )


def impossible(totals: Mapping[Position, int], size: int) -> list[Note]:
    """Totals that no vote of so many members can have; nothing is decided from these."""
    whole = sum(totals.get(position, 0) for position in TAKEN)
    shown = " + ".join(str(totals[position]) for position in TAKEN if position in totals)
    if whole > size:
        text = f"{shown} = {whole} votes, more than the {size} members of that day."
    elif totals.keys() >= set(TAKEN) and whole != size:
        text = f"{shown} = {whole}, but the roll of that day has {size} members."
    else:
        return []
    return [Note("totals", f"The totals are impossible: {text}")]


def _misfits(said: Said, names: _Names, totals: Mapping[Position, int]) -> list[Note]:
    """Totals against each other and against the names."""
    problems = [Note("announced_total", f"{clash}.") for clash in said.contradictions]
    return problems + _against_names(said, names, totals)


def _against_names(said: Said, names: _Names, totals: Mapping[Position, int]) -> list[Note]:
    counts = names.counts()
    lists = said.form is not Form.PROSE
    return [
        Note("announced_total", f"{counts[p]} {_names_word(counts[p])} {SPOKEN[p]}, {n} announced.")
        for p, n in totals.items()
        if counts[p] > n or (lists and 0 < counts[p] < n)
    ]


def _names_word(count: int) -> str:
    return "name" if count == 1 else "names"


def _notes(said: Said, names: _Names, totals: Mapping[Position, int]) -> tuple[Note, ...]:
    if said.form is not Form.PROSE:
        return ()
    counts = names.counts()
    return tuple(
        Note("partial_list", f"{counts[p]} of the {n} members {SPOKEN[p]} are named.")
        for p, n in totals.items()
        if 0 < counts[p] < n
    )


def _fitted(
    choices: Mapping[str, Choice],
    settled: Mapping[str, Choice],
    asserted: tuple[str, ...],
    problems: list[Note],
    notes: tuple[Note, ...],
) -> Fitted:
    known = {m: next(iter(left)) for m, left in settled.items() if len(left) == 1}
    return Fitted(
        {member: known.get(member, Position.UNKNOWN) for member in settled},
        {m: tuple(p for p in TAKEN if p in left) for m, left in settled.items() if m not in known},
        tuple(member for member in known if len(choices[member]) > 1),
        asserted,
        tuple(problems),
        notes,
    )


def _without_roll(names: _Names, totals: Mapping[Position, int]) -> Fitted:
    choices = {member: frozenset(under) for member, under in sorted(names.under.items())}
    over = [
        Note("announced_total", f"{count} {_names_word(count)} {SPOKEN[p]}, {totals[p]} announced.")
        for p, count in names.counts().items()
        if p in totals and count > totals[p]
    ]
    note = Note("roll_unknown", "The roll of this body is not compiled: only named members show.")
    return _fitted(choices, choices, (), names.problems + over, (note,))
