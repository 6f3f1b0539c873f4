"""Counts of a vote, one ballot moved from heading to heading; and why some cannot be moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position
from hemicycle.errors import InputError
from hemicycle.rules.case import Case


def counts_of(tally: Tally) -> dict[Position, int | None]:
    """A tally as counts by position."""
    return {
        Position.YES: tally.yes,
        Position.NO: tally.no,
        Position.ABSTAIN: tally.abstain,
        Position.NON_VOTING: tally.non_voting,
    }


def tally_of(counts: Mapping[Position, int | None]) -> Tally:
    """Counts by position as a tally; a number of silent members that cannot be is left out."""
    yes = counts[Position.YES]
    assert yes is not None
    silent = counts[Position.NON_VOTING]
    return Tally(
        yes,
        counts[Position.NO],
        counts[Position.ABSTAIN],
        silent if silent is None or silent >= 0 else None,
    )


def moved(tally: Tally, before: Position, after: Position) -> Tally:
    """One ballot under another heading; a count that is not known stays so."""
    counts = counts_of(tally)
    for position, step in ((before, -1), (after, 1)):
        count = counts[position]
        if count is not None:
            counts[position] = count + step
    return tally_of(counts)


def silence_open(tally: Tally) -> Tally:
    """Other counts no longer say how many did not vote."""
    return replace(tally, non_voting=None)


def unnamed(case: Case, tally: Tally) -> Mapping[Position, int | None]:
    """Ballots under each heading whose caster is not known; None where there is no limit.

    A count that is missing is limited by the members left over.
    """
    named = list(case.positions.values())
    counts = counts_of(tally)
    members = case.members
    left: int | None = None
    if members is not None:
        counts[Position.NON_VOTING] = None  # the roll says it better than a source
        held = (named.count(p) if n is None else max(n, named.count(p)) for p, n in counts.items())
        left = members - sum(held)
    return {p: left if n is None else n - named.count(p) for p, n in counts.items()}


def no_counts(what: str) -> InputError:
    return InputError(
        "the record has the outcome of this vote, not its counts",
        where=f"change {what!r}",
        right="counts to suppose, beginning with the votes in favour: yes=9",
        todo="give the counts first (yes, no, abstain), then the members that change",
    )


def too_many(doubtful: tuple[str, ...], most: int) -> InputError:
    return InputError(
        f"the positions of more than {most} of these members are not in the record",
        where=f"changes of {', '.join(doubtful[:3])} and others",
        right="members whose position is known, or counts to suppose, such as yes=95",
        todo="name fewer members, give counts, or ingest a source with the roll call",
    )


def misfit(member: str) -> InputError:
    return InputError(
        f"the counts of this vote have no ballot that {member} could have cast",
        where=f"member {member}",
        right="a vote whose counts and names fit each other",
        todo="see what the sources say: hemicycle show SYMBOL",
    )
