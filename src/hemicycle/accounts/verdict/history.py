"""First and last times, highest and lowest, counts with their window."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hemicycle.accounts.finding import Finding, judged, names, supported, unknown
from hemicycle.accounts.stand import total
from hemicycle.accounts.verdict.earlier import prior_votes
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.vetoes_cast import first_veto, last_veto
from hemicycle.domain.vote import Position


def history(question: Question) -> Finding:
    """Highest, first, never: over the series the record has."""
    claim = question.claim
    priors = prior_votes(question)
    if claim.relation == "max_so_far":
        return _extreme(question, priors)
    if claim.relation == "first_time":
        return _first(question, priors)
    if claim.relation in ("first_veto", "own_first_veto"):
        return first_veto(question)
    return unknown("a first over all votes needs a stated matter")


def _extreme(question: Question, priors: Sequence[str]) -> Finding:
    what = str(question.claim.more.get("what"))
    here = [t.values[0] for v in question.votes if (t := total(question.index, v, "yes")).values]
    earlier = [t.values[0] for v in priors if (t := total(question.index, v, "yes")).values]
    if not here or not earlier:
        return unknown("no earlier votes of a series are in the record")
    if question.claim.more.get("near"):
        return unknown("how near the highest or lowest is near cannot be told")
    if "margin" in question.words or "majority" in question.words:
        return unknown("the votes in favour are compared, not margins")
    low = what in ("lowest", "smallest", "fewest", "fewer", "weakest")
    holds = here[0] < min(earlier) if low else here[0] > max(earlier)
    return judged(
        holds,
        f"{here[0]} in favour; earlier texts of the series: {', '.join(map(str, earlier))}",
        shaky="which earlier texts count",
    )


def _first(question: Question, priors: Sequence[str]) -> Finding:
    words = question.words
    codes = list(question.claim.subjects)
    if not codes and question.claim.more.get("nth") == "first":
        return unknown("who or what is first cannot be told")
    if question.claim.more.get("nth", "first") != "first" or not priors:
        return unknown("the window is not stated")
    verbs = _STOOD.findall(words)
    wanted = _stood(verbs[-1]) if verbs else Position.YES
    code = codes[0][0]
    before = [v for v in priors if question.index.positions(v).get(code) == wanted]
    now = [v for v in question.votes if question.index.positions(v).get(code) == wanted]
    said = (
        f"{names([code])} {wanted.value} on {len(before)} of {len(priors)} "
        "earlier texts of the series"
    )
    if not question.index.rows[priors[-1]]["series"]:  # of the same title: some may be missing
        return (
            supported(said, shaky="texts of the same title")
            if now and not before
            else unknown(said)
        )
    return judged(not before and bool(now), said)


#: How the one that is first stood: the verb, not every "against" of a sentence.
_STOOD = re.compile(
    r"\b(?:abst\w+|oppos\w+|vot\w+ (?:against|no|down)|vot\w+ (?:for|in|yes|to)|back\w+|support\w+)"
)


def _stood(verb: str) -> Position:
    if verb.startswith("abst"):
        return Position.ABSTAIN
    against = verb.startswith("oppos") or verb.endswith((" against", " no", " down"))
    return Position.NO if against else Position.YES


def last_use(question: Question) -> Finding:
    """Years since the last veto of the members named, or since they last voted so."""
    if "veto" not in question.words:
        return _first(question, prior_votes(question))
    return last_veto(question, {codes[0] for codes in question.claim.subjects})


def count(question: Question) -> Finding:
    """Counts of texts or vetoes: only with a window that can be stated."""
    claim = question.claim
    if (
        claim.relation == "count_adopted"
        and "since" in question.words
        and isinstance(claim.value, int)
    ):
        priors = prior_votes(question)
        n = len(priors)
        if n:
            return judged(
                abs(n - claim.value) <= 1,
                f"{n} earlier texts of the series in the record",
                shaky="more with texts of regular sessions",
            )
    return unknown("the window of the count is not stated")
