"""Who stood with whom: alignments of members, on one vote or counted over several."""

from __future__ import annotations

from hemicycle.accounts.finding import Finding, judged, supported, unknown
from hemicycle.accounts.stand import COLUMNS, possible, stands_of
from hemicycle.accounts.verdict.group_members import readings
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.rows import members
from hemicycle.accounts.verdict.stands import absent_vote, all_of, stand
from hemicycle.domain.vote import Position


def alignment(question: Question) -> Finding:
    """Same or different votes of members, on one vote or counted over those of the article."""
    claim = question.claim
    if claim.relation in COLUMNS:
        return members(question)
    votes = question.votes if len(question.votes) == 1 else tuple(question.stage.votes)
    if question.claim.more.get("count") or len(question.votes) != 1:
        votes = tuple(question.stage.votes) or question.votes
    if not votes:
        return absent_vote(question)
    if len(claim.subjects) < 2:
        return _with_group(question, votes)
    together = {vote: _together(question, vote, claim.subjects) for vote in votes}
    same = [vote for vote, stood in together.items() if stood]
    apart = [vote for vote, stood in together.items() if stood is False]
    rows = {c[0]: _shown(question, v, c[0]) for v in votes[:1] for c in claim.subjects}
    said = (
        f"the same on {', '.join(map(question.symbol, same)) or 'none'}; "
        f"different on {', '.join(map(question.symbol, apart)) or 'none'}"
    )
    if not same and not apart:
        return unknown("the record does not say how they voted")
    wanted = claim.more.get("count") or 1
    if claim.relation == "different_vote":
        return judged(bool(apart), said, rows=rows, votes=tuple(apart))
    if not isinstance(wanted, int):
        wanted = 1
    shaky = "they differed on another vote of the day" if wanted > 1 and apart else None
    claimed = claim.value if claim.value in COLUMNS else None
    if claimed and len(votes) == 1:
        return all_of([stand(question, votes[0], codes, claimed) for codes in claim.subjects])
    return judged(len(same) >= wanted, said, rows=rows, shaky=shaky, votes=tuple(same))


def _shown(question: Question, vote: str, code: str) -> str:
    return " or ".join(sorted(p.value for p in possible(question.index, vote, code)))


def _together(question: Question, vote: str, subjects: tuple[tuple[str, ...], ...]) -> bool | None:
    if any(len(codes) > 1 for codes in subjects):
        return None
    stands = [possible(question.index, vote, codes[0]) for codes in subjects]
    if any(len(s) != 1 or Position.UNKNOWN in s for s in stands):
        return None
    return len(set(stands)) == 1


def _with_group(question: Question, votes: tuple[str, ...]) -> Finding:
    groups = readings(question, question.claim.more.get("within"))
    if not groups or not question.claim.subjects:
        return unknown("the group is not defined")
    code = question.claim.subjects[0][0]
    for vote in votes:
        apart = [_apart(question, vote, code, group) for group in groups.values()]
        if question.claim.relation == "different_vote" and all(2 * n > of > 0 for n, of in apart):
            n, of = apart[-1]
            return supported(f"{n} of {of} stood elsewhere on {question.symbol(vote)}")
    return unknown("the group did not act as one")


def _apart(question: Question, vote: str, code: str, group: frozenset[str]) -> tuple[int, int]:
    """How many of a group surely stood elsewhere than one member, and of how many."""
    mine = possible(question.index, vote, code)
    stood = stands_of(question.index, vote, group)
    theirs = [stands for other, stands in stood.items() if other != code and stands]
    return sum(1 for stands in theirs if not stands & mine), len(theirs)
