"""Who was a Member of the United Nations, since when and as which in number."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from hemicycle.accounts.finding import (
    Finding,
    Verdict,
    contradicted,
    judged,
    names,
    supported,
    unknown,
)
from hemicycle.accounts.thing import Day
from hemicycle.accounts.verdict.question import Question
from hemicycle.domain.body import BODIES
from hemicycle.domain.state import register

_ORIGINAL = 51


def days_meant(question: Question) -> tuple[date, ...]:
    """The days a statement is about: those of the year it names, else the question's own."""
    on, until = day_said(question), question.claim.more.get("until")
    if isinstance(until, int) and 1945 < until < 2100:
        return (date(until, 1, 1),)
    if on is None or on.year is None:
        return (question.on,)
    if full := on.full():
        return (full,)
    months = (on.month,) if on.month else range(1, 13)
    return tuple(date(on.year, month, day) for month in months for day in (1, 15, 28))


def day_said(question: Question) -> Day | None:
    """The day the statement itself names."""
    on = question.claim.more.get("on") or question.claim.more.get("on2")
    return on if isinstance(on, Day) else None


def _founders(question: Question) -> Finding:
    """ "One of the 51 original members": those that signed the Charter in 1945."""
    stated = (
        question.claim.value
        or question.claim.more.get("count")
        or question.claim.more.get("count2")
    )
    return judged(stated == _ORIGINAL, f"{_ORIGINAL} original members", provision="Charter Art. 3")


def _nth_member(question: Question) -> Finding:
    """ "The 193rd member": by the day of admission, several of one day in any order."""
    said = (
        question.claim.more.get("nth")
        or question.claim.more.get("nth2")
        or question.claim.more.get("nth3")
    )
    number = int(re.sub(r"\D", "", str(said)) or 0)
    if re.search(r"\bbecom(?:e|ing)\b", question.own):
        return unknown("what may come is not on the roll of Members")
    if question.claim.subjects and (ranks := _ranks(question.claim.subjects[0][0])):
        return judged(
            ranks[0] <= number <= ranks[1],
            f"{' to '.join(map(str, sorted(set(ranks))))} on the day of admission, claimed {said}",
            provision="roll of Members",
        )
    if question.claim.subjects:
        named = names([question.claim.subjects[0][0]])
        return contradicted(f"{named} is no Member of the United Nations")
    days = (question.on - timedelta(days=3), question.on, question.on + timedelta(days=3))
    sizes = sorted({s for d in days if (s := BODIES["GA"].size(d)) is not None})
    shown = f"{' or '.join(map(str, sizes))} members around {question.on}, claimed the {said}"
    return supported(shown) if number in sizes else unknown(shown)


def _ranks(code: str) -> tuple[int, int] | None:
    """Which member in number a State was, at the least and at the most."""
    terms = register().states[code].memberships if code in register().states else ()
    since = terms[0].since if terms else None
    if since is None:
        return None
    return (
        len(register().members(since - timedelta(days=1))) + 1,
        len(register().members(since)),
    )


def _un_member(question: Question) -> Finding:
    code = question.claim.subjects[0][0]
    member = any(code in register().members(day) for day in days_meant(question))
    wanted = question.claim.more.get("what") == "member"
    if question.claim.more.get("deny"):
        wanted = not wanted
    return judged(member == wanted, f"{names([code])} on the roll of {question.on}: {member}")


def _un_since(question: Question) -> Finding:
    """The day of admission; who took over a seat is not asked when it began."""
    on = day_said(question)
    if on is None:
        return unknown("no year is said")
    found = [_admitted(codes[0], on) for codes in question.claim.subjects]
    wrong = [f for f in found if f.verdict is not Verdict.SUPPORTED]
    nth = str(question.claim.more.get("nth") or "")
    if not wrong and nth:
        return _nth_member(question)
    return wrong[0] if wrong else found[0] if found else unknown("no member is named")


#: Seats that changed hands while the member stayed: the year it began may be told in two ways.
_TAKEN_OVER = {
    "CHN": (1971,),
    "RUS": (1991, 1992),
    "SRB": (2000, 2006),
    "DEU": (1990,),
    "YEM": (1990,),
}


def _admitted(code: str, on: Day) -> Finding:
    terms = register().state(code).memberships if code in register().states else ()
    if not terms:
        return contradicted(f"{names([code])} is no Member of the United Nations")
    shown = ", ".join(str(term.since) for term in terms)
    said = f"{names([code])} on the roll since {shown}"
    if any(term.since and on.admits(term.since) for term in terms):
        return supported(said, provision="roll of Members")
    if on.year in _TAKEN_OVER.get(code, ()):
        return unknown(said)
    return contradicted(said, provision="roll of Members")


#: Whose delegations were kept out, or whose seat was given to another government.
_KEPT_OUT = frozenset({"ZAF", "YUG", "SRB", "CHN", "TWN"})


def _expelled(question: Question) -> Finding:
    """No Member was ever expelled; the Human Rights Council alone has suspended some."""
    code = question.claim.subjects[0][0]
    said = "no Member has ever been expelled under Article 6"
    if code in _KEPT_OUT:
        return unknown(said)
    denies = bool(question.claim.more.get("deny"))
    return judged(denies, said, provision="Charter Art. 6")


def _un_left(question: Question) -> Finding:
    code, on = question.claim.subjects[0][0], day_said(question)
    ends = [t.until for t in register().state(code).memberships if t.until]
    if not ends:
        return contradicted(f"{names([code])} never left the roll", provision="roll of Members")
    said = f"{names([code])} on the roll until {', '.join(map(str, ends))}"
    return judged(bool(on and any(on.year == end.year for end in ends)), said)


ROLL_JUDGES: Mapping[str, Callable[[Question], Finding]] = {
    "un_member": _un_member,
    "nth_member": _nth_member,
    "founders": _founders,
    "un_since": _un_since,
    "un_left": _un_left,
    "expelled": _expelled,
}
