"""Claims settled by rows and totals: tallies, members, lists, others, alignments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hemicycle.accounts.coded import Day
from hemicycle.accounts.finding import (
    Finding,
    Verdict,
    contradicted,
    judged,
    names,
    short_name,
    supported,
    unknown,
)
from hemicycle.accounts.stand import COLUMNS, holders, possible, roll, total
from hemicycle.accounts.verdict.question import Question
from hemicycle.domain.vote import Position

_AMENDMENTS = re.compile(r"\b(?:these|those|the|all|both|G|A|C's) (?:\w+ )?amendments?\b")


def all_of(parts: Sequence[Finding]) -> Finding:
    """One answer from parts that must all hold: the first wrong part, else the first open one."""
    for verdict in (Verdict.CONTRADICTED, Verdict.NOT_CHECKABLE):
        for part in parts:
            if part.verdict is verdict:
                return part
    rows = {k: v for part in parts for k, v in part.rows.items()}
    shaky = next((p.shaky for p in parts if p.shaky), None)
    return supported("; ".join(dict.fromkeys(p.computation for p in parts)), rows=rows, shaky=shaky)


def several(question: Question, findings: Sequence[Finding]) -> Finding:
    """One answer for several votes: all meant, or one of several that could be."""
    if not findings:
        return absent_vote(question)
    if len(findings) == 1:
        return findings[0]
    if question.claim.more.get("both") or "both" in question.words:
        return all_of(findings)
    verdicts = {f.verdict for f in findings}
    if len(verdicts) == 1:
        return findings[0]
    return unknown(
        "several votes could be meant and they differ: "
        + "; ".join(f.computation for f in findings[:3])
    )


def absent_vote(question: Question) -> Finding:
    """Why no vote could be looked at."""
    if question.meant.missing:
        missing = ", ".join(question.meant.missing)
        return unknown(f"{missing} is not in this record")
    last = max(question.index.last.values())
    if not question.stage.named and question.day and question.day.isoformat() > last:
        return unknown(f"the record ends on {last}")
    return unknown(question.meant.reason)


_DID = {
    Position.YES: "in favour",
    Position.NO: "against",
    Position.ABSTAIN: "abstained",
    Position.NON_VOTING: "did not vote",
    Position.UNKNOWN: "not known",
}
_CLAIMED = {
    "yes": frozenset({Position.YES}),
    "no": frozenset({Position.NO}),
    "abstain": frozenset({Position.ABSTAIN}),
    "absent": frozenset({Position.NON_VOTING}),
    "not_yes": frozenset({Position.NO, Position.ABSTAIN, Position.NON_VOTING}),
    "not_no": frozenset({Position.YES, Position.ABSTAIN, Position.NON_VOTING}),
    "not_abstain": frozenset({Position.YES, Position.NO, Position.NON_VOTING}),
}


def members(question: Question) -> Finding:
    """Named members, and the whole list where the claim closes it."""
    if question.claim.more.get("prior"):
        return earlier(question)
    if question.claim.more.get("earlier"):
        return before(question)
    return several(question, [_members_of(question, vote) for vote in question.votes])


def _members_of(question: Question, vote: str) -> Finding:
    claim = question.claim
    if _AMENDMENTS.search(question.words[claim.more.get("offset", 0) :][: claim.end - claim.start]):
        return unknown("positions on the amendments are not in this record")
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
    if answer.verdict is Verdict.SUPPORTED and len(claim.subjects) > 1:
        answer = replace(answer, computation=_listed(question, vote))
    if answer.verdict is Verdict.SUPPORTED and claim.more.get("closed"):
        return _closed(question, vote, answer)
    return answer


def _listed(question: Question, vote: str) -> str:
    """Members that stood where the claim says, in one phrase for each position."""
    stood: dict[str, list[str]] = {}
    for codes in question.claim.subjects:
        actual = possible(question.index, vote, codes[0])
        stood.setdefault(" or ".join(sorted(_DID[p] for p in actual)), []).append(codes[0])
    parts = (f"{did}: {names(there)}" for did, there in stood.items())
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


def stand(question: Question, vote: str, codes: tuple[str, ...], relation: str) -> Finding:
    """One member, or the candidates of a shared name, on one vote."""
    claimed = _CLAIMED[relation]
    if len(codes) > 1:
        found = [stand(question, vote, (code,), relation) for code in codes]
        if len({f.verdict for f in found}) == 1:
            return found[0]
        return unknown(
            f"the name could mean {names(codes)}, who stood differently", shaky="ambiguous name"
        )
    code = codes[0]
    actual = possible(question.index, vote, code)
    name, symbol = short_name(code), question.symbol(vote)
    if not actual:
        return contradicted(f"{name} had no vote on {symbol}")
    if Position.UNKNOWN in actual:
        return unknown(f"{symbol} was adopted without a vote")
    said = f"{name} on {symbol}: {' or '.join(sorted(_DID[p] for p in actual))}"
    rows = {code: next(iter(actual)).value} if len(actual) == 1 else {}
    if actual <= claimed:
        return supported(said, rows=rows)
    if not actual & claimed:
        return contradicted(said, rows=rows)
    return unknown(f"{said}: the record does not say which")


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


def _whole(
    question: Question, vote: str, everyone: frozenset[str], named: set[str], answer: Finding
) -> Finding:
    more = everyone - named
    if not more:
        return answer
    if question.claim.more.get("vague"):
        return unknown("the list is closed within a group that is not declared", rows=answer.rows)
    said = f"also {names(sorted(more)[:8])}{' and others' if len(more) > 8 else ''}"
    return contradicted(f"{len(everyone)} on {question.symbol(vote)}: {said}", rows=answer.rows)


def others(question: Question) -> Finding:
    """``N others``: the total less the members named beside it."""
    return several(question, [_others_of(question, vote) for vote in question.votes])


def _others_of(question: Question, vote: str) -> Finding:
    claim = question.claim
    column = claim.relation.removesuffix("_others")
    if column not in COLUMNS:
        return unknown("which position is meant cannot be told")
    also = [c for c in claim.more.get("also", ()) if c]
    stands = [stand(question, vote, codes, column) for codes in also]
    wrong = [s for s in stands if s.verdict is Verdict.CONTRADICTED]
    if wrong:
        return wrong[0]
    named = [
        codes
        for codes in claim.subjects
        if stand(question, vote, codes, column).verdict is Verdict.SUPPORTED
    ]
    if claim.more.get("rest"):
        named = []
    group = claim.more.get("among")
    if group is not None:
        everyone = holders(question.index, vote, COLUMNS[column])
        if everyone is None:
            return unknown("the record does not name everyone who did so")
        rest = (everyone & group) - {codes[0] for codes in named}
        return judged(len(rest) == claim.value, f"{len(rest)} of the group: {names(sorted(rest))}")
    known = total(question.index, vote, column)
    if not known.values:
        return unknown(f"the record has no total of those {word(column)}")
    left = [v - len(named) for v in known.values]
    said = (
        f"{known.values[0]} {word(column)} less {len(named)} named leaves {left[0]}, "
        f"claimed {claim.value}"
    )
    if claim.value in left:
        return supported(said)
    if claim.value in known.values and not named:
        return supported(said)
    if known.corrected is not None and claim.value == known.corrected - len(named):
        return supported(said, shaky="corrected after the vote")
    shared = [codes for codes in claim.subjects if len(codes) > 1]
    if shared and 0 < left[0] - claim.value <= len(shared):
        return unknown(f"{said}; {names(shared[0])} share a name", shaky="ambiguous name")
    if not claim.subjects and claim.value < known.values[0]:
        return unknown(f"{said}; whom the others are beside is not said")
    if known.doubtful and abs(left[0] - claim.value) <= 2:
        return unknown(f"{said}; {known.why}", shaky=known.why)
    return contradicted(said)


def earlier(question: Question) -> Finding:
    """Members on the earlier texts of the same series."""
    priors = prior_votes(question)
    if not priors:
        return unknown("no earlier votes of a series are in the record")
    wanted = _CLAIMED.get(question.claim.relation, frozenset())
    parts = []
    for codes in question.claim.subjects:
        fits = [v for v in priors if possible(question.index, v, codes[0]) <= wanted]
        said = (
            f"{short_name(codes[0])} so on {len(fits)} of {len(priors)} earlier texts of the series"
        )
        parts.append(judged(2 * len(fits) > len(priors), said))
    return all_of(parts)


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
            return replace(found, votes=(vote,), shaky="which earlier vote is meant")
    return unknown("an earlier vote is meant; which one cannot be told")


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


def members_on_roll(question: Question, vote: str) -> frozenset[str]:
    """Members of the body on the day of the vote."""
    return roll(question.index.event(vote))


def word(column: str) -> str:
    """A column in words."""
    return {"yes": "in favour", "no": "against", "abstain": "abstaining", "absent": "not voting"}[
        column
    ]
