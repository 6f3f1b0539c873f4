"""What members did before: on earlier texts of the series, on another day."""

from __future__ import annotations

from hemicycle.accounts.finding import (
    Finding,
    judged,
    short_name,
    unknown,
)
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


def prior_votes(question: Question) -> list[str]:
    """Earlier texts of the series of the article's Assembly vote, oldest first."""
    index = question.index
    series = [index.rows[v] for v in question.votes or tuple(question.stage.votes)]
    series += [index.rows[v] for v in question.stage.votes]
    for row in series:
        if row["series"] and row["body"] == "GA" and row["date"]:
            found = [
                v
                for v in index.by_series[row["series"]]
                if (r := index.rows[v])["date"]
                and r["date"] < row["date"]
                and r["question"] == "draft"
                and r["symbol"]
                and (r["announced_yes"] is not None or r["counted_yes"] is not None)
            ]
            return sorted(found, key=lambda v: (str(index.rows[v]["date"]), v))
    return []
