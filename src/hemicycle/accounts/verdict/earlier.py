"""What members did before: on earlier texts of the series, on another day."""

from __future__ import annotations

from datetime import date

from hemicycle.accounts.finding import (
    Finding,
    judged,
    short_name,
    unknown,
)
from hemicycle.accounts.index import VoteIndex, remembered
from hemicycle.accounts.stand import possible
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.stands import CLAIMED, all_of


def earlier(question: Question) -> Finding:
    """Members on the earlier texts of the same series."""
    priors = prior_votes(question)
    if not priors:
        return unknown("no earlier votes of a series are in the record")
    wanted = CLAIMED.get(question.claim.relation, frozenset())
    parts = []
    for codes in question.claim.subjects:
        fits = [v for v in priors if possible(question.index, v, codes[0]) <= wanted]
        said = (
            f"{short_name(codes[0])} so on {len(fits)} of {len(priors)} earlier texts of the series"
        )
        parts.append(judged(2 * len(fits) > len(priors), said))
    return all_of(parts)


def prior_votes(question: Question) -> tuple[str, ...]:
    """Earlier texts of the series of the article's Assembly vote, oldest first."""
    index = question.index
    for vote in (*question.votes, *question.stage.votes):
        row = index.rows[vote]
        if row["series"] and row["body"] == "GA" and row["date"]:
            return _before(index, row["series"], row["date"])
    for vote in (*question.votes, *question.stage.votes):
        day = index.rows[vote]["date"]
        earlier = tuple(v for v in index.yearly(vote) if index.rows[v]["date"] < day)
        if earlier:
            return earlier
    return ()


@remembered
def _before(index: VoteIndex, series: str, day: date) -> tuple[str, ...]:
    """Texts of a series with a total that were voted on before a day, oldest first."""
    rows = [index.rows[vote] for vote in index.by_series[series]]
    found = [
        (row["date"], row["vote_id"])
        for row in rows
        if row["date"]
        and row["date"] < day
        and row["question"] == "draft"
        and row["symbol"]
        and (row["announced_yes"] is not None or row["counted_yes"] is not None)
    ]
    return tuple(vote for _, vote in sorted(found))
