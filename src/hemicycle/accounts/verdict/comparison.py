"""This vote's total beside those of earlier votes: more, fewer, changed by so many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hemicycle.accounts.finding import Finding, contradicted, judged, names, supported, unknown
from hemicycle.accounts.stand import total
from hemicycle.accounts.thing import Day
from hemicycle.accounts.verdict.earlier import prior_votes
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.stands import absent_vote, word
from hemicycle.domain.vote import Position

_DOWN = ("fell", "drop", "decl", "slip", "shrank", "down", "fewer", "less")


def compare(question: Question) -> Finding:
    """This vote's yes total beside those of earlier texts of its series."""
    claim = question.claim
    column = _compared(question)
    priors = prior_votes(question)
    main = [v for v in priors if question.index.rows[v]["body"] == "GA"]
    earlier = {v: t.values[0] for v in main if (t := total(question.index, v, column)).values}
    shown = ", ".join(f"{question.symbol(v)} {n}" for v, n in earlier.items())
    if claim.relation == "exists_prior_gt":
        if not earlier or not isinstance(claim.value, int):
            return unknown("no earlier votes of a series are in the record")
        more = "than" in str(claim.more.get("bound")) or "over" in str(claim.more.get("bound"))
        fits = [
            v for v, n in earlier.items() if (n > claim.value if more else n >= claim.value - 2)
        ]
        return judged(
            bool(fits),
            f"earlier texts of the series: {shown}",
            shaky="true of some earlier votes, not of all",
        )
    if claim.relation == "differs_from_prior_votes":
        return _differs(question, main)
    here = [t.values[0] for v in question.votes if (t := total(question.index, v, column)).values]
    if not here:
        return absent_vote(question)
    if claim.relation == "changed_by":
        said = f"{here[0]} {word(column)}; earlier texts of the series: {shown}"
        return _changed(question, here[0], earlier, said) if earlier else unknown(said)
    if column != "yes":
        return unknown("not the votes in favour are compared")
    if isinstance(claim.value, int) and claim.relation in ("greater_than", "less_than"):
        holds = here[0] > claim.value if claim.relation == "greater_than" else here[0] < claim.value
        now = claim.more.get("now")
        if isinstance(now, int) and now != here[0]:
            return unknown(f"{here[0]} in favour here, not the {now} that is spoken of")
        return judged(
            holds,
            f"{here[0]} in favour here, compared with {claim.value}",
            shaky="which votes are compared",
        )
    if not earlier:
        return unknown("no earlier votes of a series are in the record")
    highest = max(earlier.values())
    said = f"{here[0]} in favour; earlier texts of the series: {shown}"
    if claim.relation == "less_than":
        return judged(here[0] < highest, said, shaky="depends on which earlier votes are meant")
    if claim.relation == "greater_than":
        last = list(earlier.values())[-1]
        return judged(here[0] > last, said, shaky="depends on which earlier votes are meant")
    if claim.relation == "same_as" and here[0] == list(earlier.values())[-1]:
        return supported(said, shaky="depends on which earlier votes are meant")
    return unknown(said)


def _compared(question: Question) -> str:
    """The column that the words just before a comparison count: "32 abstentions, three fewer"."""
    before = question.words[: question.start][-40:]
    if "N-N" in question.own:
        return "yes"
    found = re.findall(r"abst|against|oppos|\bno\b|absent|favou?r|support|backed|\byes\b", before)
    last = found[-1] if found else "yes"
    return {"abst": "abstain", "absent": "absent"}.get(
        last, "no" if last in ("against", "oppos", "no") else "yes"
    )


def _changed(question: Question, here: int, earlier: dict[str, int], said: str) -> Finding:
    """ "Grew by two compared with March": the difference from the one vote of that day.

    Without a day the vote before is meant; a difference from that one alone proves nothing.
    """
    claim, when = question.claim, question.claim.more.get("on")
    rows = question.index.rows
    dated = isinstance(when, Day)
    meant = [
        n for v, n in earlier.items() if isinstance(when, Day) and when.admits(rows[v]["date"])
    ]
    if not dated and earlier:
        meant = list(earlier.values())[-1:]
    by = -claim.value if str(claim.more.get("dir")).startswith(_DOWN) else claim.value
    if here - by in meant:
        return supported(f"{here} here, {here - by} then")
    if len(set(meant)) != 1 or not dated:
        return unknown(said)
    return contradicted(f"{here} here, {meant[0]} then")


def _differs(question: Question, priors: Sequence[str]) -> Finding:
    subject = list(question.claim.subjects) or [("USA",)]
    code = subject[0][0]
    yes = [v for v in priors if question.index.positions(v).get(code) == Position.YES]
    now = [
        v
        for v in question.votes
        if question.index.positions(v).get(code) not in (Position.YES, None)
    ]
    if not priors or not now:
        return unknown("no earlier votes to compare")
    return judged(
        2 * len(yes) > len(priors),
        f"{names([code])} in favour of {len(yes)} of {len(priors)} earlier texts",
    )
