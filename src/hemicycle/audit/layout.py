"""The words and rows that the terminal and the page share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from hemicycle.audit.causes import Cause
from hemicycle.audit.model import Audit, Checked, Counts

SOURCE_HEADINGS = ("source", "votes", "agree", "disagree", "undetermined", "not compared")
VOTE_HEADINGS = (
    "vote",
    "day",
    "votes cast",
    "printed",
    "needed",
    "stated",
    "by the rules",
    "source",
)

_OWN_RULES = (
    'a case file that names its rulebook (body = "FILE.toml") is decided by `hemicycle decide`.'
)
NOTHING = "No disagreement: wherever a source states an outcome, the rules arrive at the same."


def summary(audit: Audit) -> str:
    """The four counts as one sentence."""
    counts = audit.counts
    return (
        f"{counts.votes:,} votes: {counts.agree:,} agree with the outcome their source states, "
        f"{counts.disagreements:,} disagree, {counts.undetermined:,} cannot be told, and "
        f"{counts.no_announced:,} have nothing to compare (no outcome stated: "
        f"{counts.no_announced - audit.outcome_only:,}; an outcome without the counts: "
        f"{audit.outcome_only:,})."
    )


def source_rows(audit: Audit) -> list[tuple[str, ...]]:
    """One row a source, and all of them last."""
    rows = [_source_row(source, counts) for source, counts in audit.by_source.items()]
    return [*rows, _source_row("all", audit.counts)]


def _source_row(name: str, counts: Counts) -> tuple[str, ...]:
    numbers = (
        counts.votes,
        counts.agree,
        counts.disagreements,
        counts.undetermined,
        counts.no_announced,
    )
    return (name, *(f"{number:,}" for number in numbers))


def by_cause(votes: Iterable[Checked]) -> Iterator[tuple[Cause, list[Checked]]]:
    """Votes sorted by cause, one group a cause."""
    for cause, group in groupby(votes, key=lambda vote: vote.cause):
        if cause is not None:
            yield cause, list(group)


def cause_words(cause: Cause, votes: Iterable[Checked]) -> str:
    """The cause as a sentence; where a rulebook is missing, whose it is and what to do."""
    if cause is not Cause.NO_BOOK:
        return cause.words
    bodies = Counter(vote.event.body for vote in votes)
    whose = ", ".join(f"{body} ({count:,})" for body, count in sorted(bodies.items()))
    return f"{cause.words} Needed would be the rules of {whose}: {_OWN_RULES}"


def vote_row(vote: Checked) -> tuple[str, ...]:
    """The witness of one vote; an empty cell where the source says nothing.

    ``printed`` is the total that the source prints, where the roll call counted differs from it.
    """
    required = vote.decision.required
    needed = "" if required is None or required.yes is None else str(required.yes)
    if needed and required is not None and required.of is not None:
        needed = f"{needed} of {required.of}"
    return (
        vote.event.vote_id,
        "" if vote.event.date is None else vote.event.date.isoformat(),
        "" if vote.tally is None else str(vote.tally),
        _printed(vote),
        needed,
        "" if vote.stated is None else _words(str(vote.stated.outcome)),
        _words(str(vote.decision.outcome)),
        vote.event.source,
    )


def _printed(vote: Checked) -> str:
    printed = None if vote.event.announced is None else str(vote.event.announced)
    return "" if printed is None or printed == str(vote.tally) else printed


def _words(outcome: str) -> str:
    return outcome.replace("_", " ")
