"""Problems and notes about an entered vote, beside its positions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from hemicycle.brief.entry.arithmetic import totals_by_names
from hemicycle.brief.entry.fit import Fitted, impossible
from hemicycle.brief.entry.model import EnteredVote, Form, Said, VoteOptions
from hemicycle.brief.entry.names import Resolved
from hemicycle.brief.entry.place import Place
from hemicycle.brief.entry.words import SPOKEN
from hemicycle.brief.model import Note
from hemicycle.domain.body import body
from hemicycle.domain.names import fold
from hemicycle.domain.vote import Position, VoteEvent
from hemicycle.errors import InputError


def check_assumed_day(
    place: Place, resolved: tuple[Resolved, ...], name: Callable[[str], str]
) -> None:
    """A member without a seat today is a sign that today was not the day."""
    strange = list(dict.fromkeys(name(one.off_roll) for one in resolved if one.off_roll))
    if strange:
        raise InputError(
            f"The text states no day, and today cannot be it: {', '.join(strange[:5])} "
            f"{'has' if len(strange) == 1 else 'have'} no seat in the {place.body_name} today",
            where="the header line `date:` or --date",
            right="the day of the vote: it decides who was a member",
            todo="add --date, or a first line such as `date: 2025-02-24`",
        )


def problems_of(fitted: Fitted, place: Place, totals: Mapping[Position, int]) -> tuple[Note, ...]:
    """What does not fit; without a compiled roll, totals against the number of seats."""
    size = body(place.body).size(place.day) if place.roll is None else None
    over = impossible(totals, size) if size is not None else []
    return (*over, *fitted.problems)


def clash(told: Mapping[Position, int], stated: Mapping[Position, int]) -> tuple[Note, ...]:
    wrong = [p for p in told if p in stated and told[p] != stated[p]]
    shown = "-".join(str(told.get(p, "?")) for p in stated)
    said = "-".join(map(str, stated.values()))
    text = f"The text says {shown}, the announced result is given as {said}."
    return (Note("announced_total", text),) if wrong else ()


def accepted(resolved: tuple[Resolved, ...]) -> tuple[str, ...]:
    seen = {r.said.text: r.member for r in resolved if r.accepted}
    return tuple(f"'{text}' read as {code}, accepted by the writer" for text, code in seen.items())


def series_read(options: VoteOptions, event: VoteEvent) -> tuple[Note, ...]:
    """A series that nobody stated is that of the emergency special session."""
    if options.series or options.session or not event.series:
        return ()
    text = f"The series, {event.series}, is that of the session its symbol names."
    return (Note("series_read", text),)


def partial_totals(totals: Mapping[Position, int]) -> tuple[Note, ...]:
    """A result without its votes in favour is no announced tally, yet the arithmetic uses it."""
    if not totals or Position.YES in totals:
        return ()
    told = ", ".join(f"{count} {SPOKEN[position]}" for position, count in totals.items())
    return (Note("partial_totals", f"The text tells {told}, but not the votes in favour."),)


def with_unused(votes: list[EnteredVote], accept: Mapping[str, str]) -> tuple[EnteredVote, ...]:
    """The votes, with a note on each accepted name that stands in none of them."""
    printed = {fold(name) for vote in votes for name in vote.names_then.values()}
    unused = [f"'{name}={code}'" for name, code in accept.items() if fold(name) not in printed]
    if not unused:
        return tuple(votes)
    text = f"--accept {', '.join(unused)}: no such name was read in the text; it changed nothing."
    first = replace(votes[0], notes=(*votes[0].notes, Note("accept_unused", text)))
    return (first, *votes[1:])


def totals_named(
    said: Said, totals: Mapping[Position, int], resolved: Iterable[Resolved], place: Place
) -> tuple[dict[Position, int], tuple[Note, ...]]:
    """The totals of prose, completed by the names where these fill the roll, with a note."""
    if said.form is not Form.PROSE or place.roll is None:
        return dict(totals), ()
    named = {(one.member, one.said.position) for one in resolved if one.member}
    counts = Counter(position for _, position in named)
    full = totals_by_names(totals, counts, len(place.roll))
    added = [f"{full[p]} {SPOKEN[p]}" for p in full if p not in totals]
    text = f"Counted from the names: {', '.join(added)}; so all {len(place.roll)} members voted."
    return full, (Note("named_totals", text),) if added else ()
