"""Days on which members cast a veto: the first, the last."""

from __future__ import annotations

from datetime import date

from hemicycle.accounts.finding import Finding, contradicted, judged, names, unknown
from hemicycle.accounts.index import VoteIndex, remembered
from hemicycle.accounts.thing import Day
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.texts import adopted
from hemicycle.domain.body import BODIES
from hemicycle.domain.vote import Position

#: Whose first veto is told in two ways: two governments held the seat, or parts are not listed.
_TOLD_IN_TWO_WAYS = frozenset({"CHN", "FRA"})


def first_veto(question: Question) -> Finding:
    """The first veto of all, or a member's own, in the list of vetoes."""
    claim = question.claim
    codes = {codes[0] for codes in claim.subjects}
    permanent = BODIES["SC"].permanent(question.on)
    if not codes <= permanent:
        return contradicted(f"{names(sorted(codes))} has no veto", provision="Charter Art. 23")
    own = min(veto_days(question, codes), default=None)
    if own is None:
        return unknown("the record has no veto of theirs")
    said = f"first veto of {names(sorted(codes))}: {own}"
    if claim.relation == "first_veto":
        rest = min(veto_days(question, permanent - codes), default=own)
        return judged(own <= rest, f"{said}; of the others: {rest}")
    when = claim.more.get("on")
    holds = isinstance(when, Day) and when.admits(own)
    if not holds and codes & _TOLD_IN_TWO_WAYS:
        return unknown(f"{said}; another may be meant")
    return judged(holds, said)


def last_veto(question: Question, codes: set[str]) -> Finding:
    """The day of the last veto, or the years since."""
    claim, when = question.claim, question.claim.more.get("on")
    since = claim.more.get("on2")
    years = claim.value if isinstance(claim.value, int) else None
    if isinstance(since, Day) and since.year and codes:
        found = max(veto_days(question, codes), default=None)
        said = f"last veto of {names(sorted(codes))}: {found or 'none in the record'}"
        return judged(found is None or found.year <= since.year, said)
    if not codes or (years is None and not isinstance(when, Day)):
        return unknown("who, or since when, cannot be told")
    earlier = (day for day in veto_days(question, codes) if day < question.on)
    last = max(earlier, default=None)
    if claim.more.get("double"):  # cast together
        each = (set(veto_days(question, {code})) for code in codes)
        last = max((day for day in set.intersection(*each) if day < question.on), default=None)
    if last is None:
        return unknown("the record has no veto of theirs")
    if years is None and isinstance(when, Day):
        return judged(when.admits(last), f"last veto of {names(sorted(codes))}: {last}")
    span = (question.on - last).days / 365.25
    return judged(
        years is not None and years - 1 <= span <= years + 10,
        f"last veto of {names(sorted(codes))}: {last}, {span:.0f} years",
    )


def veto_days(question: Question, codes: set[str] | frozenset[str]) -> list[date]:
    """Days up to the question's on which one of the members is known to have cast a veto."""
    on = question.on
    return [day for day in _all_days(question.index, frozenset(codes)) if day <= on]


@remembered
def _all_days(index: VoteIndex, codes: frozenset[str]) -> list[date]:
    found = []
    for vote in index.council_lost:
        row = index.rows[vote]
        yes = row["announced_yes"] or row["counted_yes"] or 0
        if yes and yes < (9 if row["date"].year >= 1966 else 7):
            continue
        known = index.positions(vote)
        if any(known.get(c) == Position.NO for c in codes) and adopted(index, vote) is False:
            found.append(row["date"])
    return sorted(found)
