"""Claims settled by rows and totals: tallies, members, lists, others, alignments."""

from __future__ import annotations

import re

from hemicycle.accounts.finding import (
    Finding,
    Verdict,
    contradicted,
    judged,
    names,
    supported,
    unknown,
)
from hemicycle.accounts.stand import COLUMNS, holders, possible, roll, total
from hemicycle.accounts.thing import Day
from hemicycle.accounts.verdict.earlier import earlier, prior_votes
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.stands import all_of, did, several, stand, word

_AMENDMENTS = re.compile(r"\b(?:these|those|the|all|both|G|A|C's) (?:\w+ )?amendments?\b")


def members(question: Question) -> Finding:
    """Named members, and the whole list where the claim closes it."""
    if question.claim.more.get("prior"):
        return earlier(question)
    if question.claim.more.get("earlier"):
        return before(question)
    return several(question, [_members_of(question, vote) for vote in question.votes])


def _members_of(question: Question, vote: str) -> Finding:
    claim = question.claim
    if "amendment" in question.words and _AMENDMENTS.search(question.own):
        return unknown("positions on the amendments are not in this record")
    if claim.more.get("unseated"):
        return contradicted("the Republic of China held the seat until 25 October 1971")
    if claim.relation == "with":
        return unknown("the record does not say where the member stood whose side was taken")
    if claim.relation == "same":
        return _together_there(question, vote)
    stated = claim.more.get("stated_count")
    if stated is not None and stated != len(claim.subjects):
        return contradicted(
            f"{len(claim.subjects)} are named for a stated {stated}",
            shaky="each named may have done so",
        )
    stands = [stand(question, vote, codes, claim.relation) for codes in claim.subjects]
    if not stands:
        return unknown("no member is named")
    answer = all_of(stands)
    if claim.more.get("last_alone") and answer.verdict is Verdict.CONTRADICTED:
        return unknown(f"“who” may mean the last of them alone: {answer.computation}")
    if answer.verdict is Verdict.SUPPORTED and len(claim.subjects) > 1:
        answer = answer._replace(computation=_listed(question, vote))
    if answer.verdict is Verdict.SUPPORTED and claim.more.get("closed"):
        return _closed(question, vote, answer)
    return answer


def _listed(question: Question, vote: str) -> str:
    """Members that stood where the claim says, in one phrase for each position."""
    stood: dict[str, list[str]] = {}
    for codes in question.claim.subjects:
        actual = possible(question.index, vote, codes[0])
        stood.setdefault(did(actual), []).append(codes[0])
    parts = (f"{where}: {names(there)}" for where, there in stood.items())
    return f"{question.symbol(vote)}, {'; '.join(parts)}"


def _together_there(question: Question, vote: str) -> Finding:
    """A list without its verb: all where most of them stood."""
    stands = {c[0]: possible(question.index, vote, c[0]) for c in question.claim.subjects}
    surely = [next(iter(s)) for s in stands.values() if len(s) == 1]
    if not surely:
        return unknown("the record does not say where they stood")
    where = max(sorted(set(surely)), key=surely.count)
    if 10 * surely.count(where) < 6 * len(stands):
        return unknown("the list has no verb and its members stood apart")
    apart = [c for c, s in stands.items() if where not in s]
    rows = {c: next(iter(s)).value for c, s in stands.items() if len(s) == 1}
    said = f"most are {where.value} on {question.symbol(vote)}"
    if apart:
        return unknown(f"{said}; not {names(apart)}", rows=rows, shaky="a list without a verb")
    return supported(said, rows=rows)


def _closed(question: Question, vote: str, answer: Finding) -> Finding:
    """A list said to be whole: nobody else may stand there."""
    claim = question.claim
    column = next((k for k in COLUMNS if k == claim.relation), None)
    if column is None:
        return answer
    named = {codes[0] for codes in claim.subjects} | {c[0] for c in claim.more.get("plus", ())}
    stated = claim.more.get("stated_count")
    if stated is not None and stated != len(named):
        return contradicted(
            f"{len(named)} are named for a stated {stated}",
            shaky="each member named did so",
            rows=answer.rows,
        )
    actual = total(question.index, vote, column)
    among = claim.more.get("among")
    everyone = holders(question.index, vote, COLUMNS[column])
    if among is not None and everyone is not None:
        everyone &= among
        return _whole(question, vote, everyone, named, answer)
    if everyone is not None:
        return _whole(question, vote, everyone, named, answer)
    if not actual.values or claim.more.get("vague") or among is not None:
        return unknown(f"the record does not name everyone who did so on {question.symbol(vote)}")
    return judged(
        actual.values[0] == len(named),
        f"{actual.values[0]} {word(column)}, {len(named)} named",
        rows=answer.rows,
    )


_ONLY = re.compile(r"\b(?:only|just|alone|sole|lone|all)\b")


def _whole(
    question: Question, vote: str, everyone: frozenset[str], named: set[str], answer: Finding
) -> Finding:
    more = everyone - named
    if not more:
        return answer
    if question.claim.more.get("vague"):
        return unknown("the list is closed within a group that is not declared", rows=answer.rows)
    if question.claim.relation == "absent":
        return unknown("others did not vote either", rows=answer.rows)
    if len(more) > max(len(named), 10) and not _ONLY.search(question.words):
        return unknown("far more did so: the list may name some of them", rows=answer.rows)
    said = f"also {names(sorted(more)[:8])}{' and others' if len(more) > 8 else ''}"
    return contradicted(f"{len(everyone)} on {question.symbol(vote)}: {said}", rows=answer.rows)


def members_on_roll(question: Question, vote: str) -> frozenset[str]:
    """Members of the body on the day of the vote."""
    return roll(question.index.event(vote))


def before(question: Question) -> Finding:
    """What an aside tells of another vote: "which had abstained in March"; never an accusation."""
    others = [v for v in question.stage.votes if v not in question.votes]
    priors = [*others, *prior_votes(question)]
    when = question.claim.more.get("on")
    if isinstance(when, Day):
        priors = [v for v in priors if when.admits(question.index.rows[v]["date"])]
    for vote in priors:
        found = _members_of(question, vote)
        if found.verdict is Verdict.SUPPORTED:
            return found._replace(votes=(vote,), shaky="which earlier vote is meant")
    return unknown("an earlier vote is meant; which one cannot be told")
