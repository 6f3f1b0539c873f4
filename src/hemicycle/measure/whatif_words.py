"""The answer to a what-if in words: plain numbers, member codes, and never what would have been.

The sentence is always "by the rules of that day this vote would have been ...": it speaks of
ballots and rules, not of what members would have done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hemicycle.domain.vote import Position
from hemicycle.measure.whatif_change import MemberChange
from hemicycle.measure.whatif_suppose import known_by_name
from hemicycle.rules.answer import Code, Outcome

if TYPE_CHECKING:
    from hemicycle.measure.whatif_effect import Effect
    from hemicycle.measure.whatif_view import Cheapest, Step, View
    from hemicycle.rules.answer import Decision

_OUTCOMES = {
    Outcome.ADOPTED: "adopted",
    Outcome.NOT_ADOPTED: "not adopted",
    Outcome.NO_DECISION: "without a decision",
    Outcome.UNDETERMINED: "open",
    Outcome.ELECTED: "an election",
    Outcome.NOT_ELECTED: "nobody elected",
}
_CODES = {
    Code.REJECTED_NO_MAJORITY: "more votes against than in favour",
    Code.FAILED_TWO_THIRDS: "two thirds not reached",
    Code.FAILED_MAJORITY: "the majority required was not reached",
    Code.TIE_SECOND_VOTE: "votes equally divided, a second vote follows",
    Code.TIE_REJECTED: "votes equally divided",
    Code.INSUFFICIENT_AFFIRMATIVE: "too few votes in favour",
    Code.NO_QUORUM: "no quorum",
    Code.NEEDS_RULING: "a ruling is needed",
    Code.UNKNOWN_VOTERS: "who voted how is not known",
    Code.UNKNOWN_TALLY: "the votes are not known",
    Code.AS_ANNOUNCED: "as announced",
}
_POSITIONS = {
    Position.YES: "yes",
    Position.NO: "no",
    Position.ABSTAIN: "abstain",
    Position.NON_VOTING: "did not vote",
    Position.UNKNOWN: "not known",
}
_WHO = {
    "YES": "in favour",
    "NO": "against",
    "ABSTAIN": "abstaining",
    "UNKNOWN": "whatever their position",
}
_TO = {"YES": "to yes", "NO": "to no", "ABSTAIN": "to abstaining"}
_NUMBER = {1: "one", 2: "two", 3: "three"}
_SHOWN = 12
"""Members listed by code in a line; of more only the number is said."""


def paragraphs(
    label: str, before: View, after: View, effects: Sequence[Effect], notes: Sequence[str]
) -> Iterator[str]:
    """The statements of the summary, one by one; those set in belong to the line before.

    Parameters
    ----------
    before, after
        The vote as recorded and as supposed; the same where there are no ``effects``.
    notes
        What to bear in mind; the last one, which is always said, is no mere note.
    """
    case = before.state.case
    day = "" if case.day is None else f", {case.day.isoformat()}"
    yield f"{label} ({case.book.name}{day})"
    yield f"As recorded: {_result(before)}."
    yield from _because(before.decision)
    if not effects:
        yield from _hangs_on(before, "as recorded")
    else:
        yield from map(_effect, effects)
        yield f"By the rules of that day this {_kind(before)} would have been {_result(after)}."
        yield from _because(after.decision)
        yield from _what_mattered(before, after, effects)
        yield from _hangs_on(before, "as recorded")
        yield from _hangs_on(after, "as supposed")
    yield from (f"Note: {line}." for line in notes[:-1])
    yield notes[-1]


def _kind(view: View) -> str:
    return "roll call" if known_by_name(view.state) else "vote"


def outcome_words(outcome: Outcome) -> str:
    """``not adopted``."""
    return _OUTCOMES[outcome]


def _result(view: View) -> str:
    """``10–0–5, adopted``; ``10–1–4, not adopted (vetoed by FRA)``."""
    return f"{_counted(view)}, {_decided(view.decision)}"


def _counted(view: View) -> str:
    """The counts; between which numbers they lie, where a changed ballot is not known by name."""
    if not view.state.tallies:
        return "counts not in the record"
    if view.state.tally is not None:
        return str(view.state.tally)
    parts = [
        f"{ends[0]}{f' to {ends[1]}' if ends[1] > ends[0] else ''} {_WHO[position]}"
        for position, ends in view.state.ranges.items()
        if ends is not None
    ]
    return ", ".join(parts)


def _decided(decision: Decision) -> str:
    if decision.code is Code.VETO:
        by = ", ".join(decision.vetoes) or "a permanent member not named"
        return f"{_OUTCOMES[decision.outcome]} (vetoed by {by})"
    why = _CODES.get(decision.code)
    return _OUTCOMES[decision.outcome] + (f" ({why})" if why else "")


def _because(decision: Decision) -> Iterator[str]:
    """The provisions that decide, in their own words."""
    for reason in decision.reasons:
        yield f"  {'holds' if reason.holds else 'fails'}: {reason.text} [{reason.provision}]"


def _effect(effect: Effect) -> str:
    """``FRA=no: FRA (abstain); alone not adopted, without it not adopted``."""
    change = effect.change
    if not isinstance(change, MemberChange):
        return f"Supposed: {change.asked}"
    parts = []
    by_position: dict[Position, list[str]] = {}
    for member, was in effect.altered:
        by_position.setdefault(was, []).append(member)
    for was, members in sorted(by_position.items()):
        parts.append(f"{_members(members)} recorded as {_POSITIONS[was]}")
    if effect.already:
        parts.append(f"{_members(effect.already)} stood there already")
    if effect.overridden:
        parts.append(f"{_members(effect.overridden)} set otherwise by a later change")
    return f"Supposed: {change.asked} ({'; '.join(parts)})"


def _members(members: list[str] | tuple[str, ...]) -> str:
    return ", ".join(members) if len(members) <= _SHOWN else f"{len(members)} members"


def _what_mattered(before: View, after: View, effects: Sequence[Effect]) -> Iterator[str]:
    """Which of the changes turned the outcome."""
    if after.decision.outcome is before.decision.outcome:
        yield "The outcome does not change."
        return
    if sum(effect.without is not None for effect in effects) < 2:
        return
    enough = [effect.change.asked for effect in effects if effect.enough]
    needed = [effect.change.asked for effect in effects if effect.needed]
    yield f"Enough alone: {', '.join(enough) or 'none'}."
    yield f"Could not be left out: {', '.join(needed) or 'none'}."


def _hangs_on(view: View, when: str) -> Iterator[str]:
    """Who alone could turn it, the cheapest set that would, and the vetoes."""
    if not view.state.tallies:
        return
    yield f"One member alone could have changed the outcome, {when}: {_pivotal(view)}."
    if view.cheapest is not None:
        yield f"Cheapest change of the outcome, {when}: {_cheapest(view.cheapest)}."
    else:
        yield f"Cheapest change of the outcome, {when}: none that can be named."
    if view.permanent:
        yield f"Permanent members, {when}: {_seats(view)}."


_VETO = {True: "is a veto", False: "is no veto", None: "may be a veto"}


def _pivotal(view: View) -> str:
    groups: dict[tuple[Position, Outcome, bool], list[str]] = {}
    for swing in view.pivotal:
        unnamed = swing.before is Position.UNKNOWN
        groups.setdefault((swing.after, swing.outcome, unnamed), []).append(swing.member)
    return (
        "; ".join(
            f"{_members(members)}{_UNLESS if unnamed else ''} {_TO[to]}, then {_OUTCOMES[outcome]}"
            for (to, outcome, unnamed), members in groups.items()
        )
        or "none"
    )


_UNLESS = " (not named in the record; unless it stood there)"


def _cheapest(cheapest: Cheapest) -> str:
    steps = " and ".join(map(_step, cheapest.steps))
    only = cheapest.abstain_only
    alone = {step.before for step in cheapest.steps} == {"ABSTAIN"}
    also = f"; of those abstaining alone, {only} would do" if only is not None and not alone else ""
    fewer = "" if cheapest.exact else "; fewer may do, depending on who is not named"
    return f"{steps}, then {_OUTCOMES[cheapest.flips_to]}{also}{fewer}"


def _step(step: Step) -> str:
    noun = ("permanent " if step.permanent else "") + ("member" if step.n == 1 else "members")
    if not step.among:
        return f"{step.n} {noun} {_WHO[step.before]} {_TO[step.after]} (not named in the record)"
    if len(step.among) == step.n:
        return f"{_members(step.among)} {_TO[step.after]}"
    count = _NUMBER.get(step.n, step.n)
    return f"any {count} of {_members(step.among)} {_WHO[step.before]} {_TO[step.after]}"


def _seats(view: View) -> str:
    """``the "no" of CHN (yes), FRA (abstain) is a veto``."""
    groups: dict[bool | None, list[str]] = {}
    for seat in view.permanent:
        groups.setdefault(seat.vetoes, []).append(f"{seat.member} ({_POSITIONS[seat.position]})")
    return "; ".join(
        f'the "no" of {", ".join(members)} {_VETO[vetoes]}' for vetoes, members in groups.items()
    )
