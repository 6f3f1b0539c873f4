"""When a total that does not fit belongs to another vote than the one found.

"The votes were 158-9 to demand a ceasefire and 159-9 in support of the agency": two rows in one
sentence are two votes. "140 countries voted for it" is no vote of the Council. A row of which no
column is anywhere near is not a wrong report of the vote but a report of another.
"""

from __future__ import annotations

import re
from datetime import date

from hemicycle.accounts.by_totals import fits_totals
from hemicycle.accounts.finding import Finding, supported, unknown
from hemicycle.accounts.stand import roll, total
from hemicycle.accounts.verdict.question import Question

#: A row of totals in coded words: "N-N", "N to N", "N in favour".
_ROW = re.compile(r"\bN(?:-N\b| to N\b| votes to N\b|[^.;]{0,12}? in favou?r\b)")
#: Columns that differ by so much, and by such a part, are no slip of the pen.
_NEAR, _PART = 10, 0.2
#: In a body of so few, three columns that all differ by more than one are no slip either.
_SMALL = 50


def of_another_vote(question: Question, value: dict[str, int], wrong: Finding) -> Finding | None:
    """What to say instead of a contradiction where the total is of another vote; else nothing."""
    vote = question.votes[0]
    size = len(roll(question.index.event(vote)))
    if size and max(value.values()) > 2 * size:
        return unknown(f"more than the {size} members of the body: another vote is meant")
    if len(_ROW.findall(question.words)) > 1:
        other = _beside_it(question, value)
        return other or unknown(
            f"two rows of totals in one sentence are of two votes: {wrong.computation}"
        )
    if _nowhere_near(question, value):
        return _beside_it(question, value) or unknown(
            f"totals of another vote, it seems: {wrong.computation}"
        )
    return None


def _beside_it(question: Question, value: dict[str, int]) -> Finding | None:
    """The one vote of the same day and body, or of the same series, with these totals."""
    row = question.index.rows[question.votes[0]]
    if len(value) < 2 or not isinstance(row["date"], date):
        return None
    there = question.index.on_days(row["date"], 0, row["body"])
    there += [v for v in question.index.by_series.get(row["series"], ()) if v not in there]
    fits = [v for v in there if v not in question.votes and fits_totals(question.index, v, value)]
    if len(fits) != 1:
        return None
    said = f"{question.symbol(fits[0])}, of the same day or series, has these totals"
    return supported(said, shaky="the other vote is not named", votes=(fits[0],))


def _nowhere_near(question: Question, value: dict[str, int]) -> bool:
    """Whether two columns or more are stated, each far from its own, and no column is swapped."""
    if len(value) < 2 or any("_" in key for key in value):
        return False
    index, vote = question.index, question.votes[0]
    known = {key: total(index, vote, key).values for key in value}
    if not all(known.values()):
        return False
    if set(value.values()) & {n for values in known.values() for n in values}:
        return False
    if max(max(values) for values in known.values()) <= _SMALL:
        return len(value) > 2 and all(
            min(abs(stated - n) for n in known[key]) > 1 for key, stated in value.items()
        )
    far = [
        min(abs(stated - n) for n in known[key]) > max(_NEAR, _PART * max(known[key]))
        for key, stated in value.items()
    ]
    return sum(far) > 1
