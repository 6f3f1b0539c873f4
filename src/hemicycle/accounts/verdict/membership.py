"""Membership: sizes, permanent members, seats and groups on a day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hemicycle.accounts.finding import Finding, contradicted, judged, names, supported, unknown
from hemicycle.accounts.verdict.groups import members_of
from hemicycle.accounts.verdict.question import Question
from hemicycle.domain.body import BODIES
from hemicycle.domain.state import register

_HRC = 47
_ORIGINAL = 51


def membership(question: Question) -> Finding:
    """Sizes, permanent members, seats on a day."""
    judge = {
        "size": _size,
        "elected_members": _elected,
        "permanent_members": _permanent,
        "permanent_count": _permanent_count,
        "members_in_group": _in_group,
        "seat": _seat,
        "joined": _joined,
        "un_member": _un_member,
        "nth_member": _nth_member,
        "founders": _founders,
        "group_size": _group_size,
    }[question.claim.relation]
    return judge(question)


def _size(question: Question) -> Finding:
    number = question.claim.value
    own = question.words[question.start : question.start + 80]
    body = (
        "HRC"
        if "rights" in own or ("council" in own and "security" not in own and _is_rights(question))
        else "SC"
        if "council" in own or "unsc" in own
        else "GA"
        if re.search(r"assembly|unga|world body|un\b|united nations", own)
        else question.body
    )
    if body is None:
        return unknown("which body is meant cannot be told")
    if re.match(r"N-\w+ (?:body|organi|chamber)", own) and number == _HRC:
        return supported("47 members", provision="General Assembly resolution 60/251")
    size = BODIES[body].size(question.on) if body in BODIES else None
    if body == "HRC" and size is None:
        size = _HRC
    if size is None:
        return unknown(f"the size of {body} is not compiled")
    return judged(
        number == size,
        f"{size} members on {question.on}, claimed {number}",
        provision="roll of the day",
    )


def _is_rights(question: Question) -> bool:
    """Whether the votes spoken of are those of the Human Rights Council."""
    votes = question.votes or tuple(question.stage.votes)
    return bool(votes) and all(question.index.rows[v]["body"] == "HRC" for v in votes)


def _founders(question: Question) -> Finding:
    """ "One of the 51 original members": those that signed the Charter in 1945."""
    stated = question.claim.value or question.claim.more.get("count")
    return judged(stated == _ORIGINAL, f"{_ORIGINAL} original members", provision="Charter Art. 3")


def _nth_member(question: Question) -> Finding:
    """ "The 193rd member": the roll around the day; which it was on another day is not told."""
    said = question.claim.more.get("nth") or question.claim.more.get("nth2")
    number = int(re.sub(r"\D", "", str(said)) or 0)
    days = (question.on - timedelta(days=3), question.on, question.on + timedelta(days=3))
    sizes = sorted({s for d in days if (s := BODIES["GA"].size(d)) is not None})
    shown = f"{' or '.join(map(str, sizes))} members around {question.on}, claimed the {said}"
    return supported(shown) if number in sizes else unknown(shown)


def _elected(question: Question) -> Finding:
    size = (BODIES["SC"].size(question.on) or 15) - 5
    return judged(
        question.claim.value == size,
        f"{size} elected members on {question.on}",
        provision="Charter Art. 23",
    )


def _permanent(question: Question) -> Finding:
    permanent = BODIES["SC"].permanent(question.on)
    named = {c[0] for c in question.claim.subjects}
    what = str(question.claim.more.get("what") or "permanent")
    own = question.words[question.start : question.start + 160]
    said = f"permanent members: {names(sorted(permanent))}"
    if what in ("elected", "non-permanent"):
        seats = BODIES["SC"].roll(question.on)
        return judged(
            seats is not None and named <= seats - permanent,
            f"seats on {question.on}",
            provision="Charter Art. 23",
        )
    if not named <= permanent:
        return contradicted(said, provision="Charter Art. 23")
    if (
        not question.claim.more.get("some")
        and re.search(r"\bN (?:permanent|veto|of)|of its N", own) is None
        and len(named) in (2, 3)
        and "include" not in own
        and "along with" not in own
    ):
        return unknown(said, provision="Charter Art. 23")
    return supported(said, provision="Charter Art. 23")


def _permanent_count(question: Question) -> Finding:
    return judged(question.claim.value == 5, "five permanent members", provision="Charter Art. 23")


def _in_group(question: Question) -> Finding:
    group = members_of(question, question.claim.more.get("group"))
    seats = BODIES["SC"].roll(question.on)
    if group is None or seats is None:
        return unknown("the group or the seats of that day are not compiled")
    there = group & seats
    named = {c[0] for c in question.claim.subjects}
    said = f"on the Council on {question.on}: {names(sorted(there)) or 'none'}"
    return judged(named == there, said, provision="Charter Art. 23")


def _seat(question: Question) -> Finding:
    if question.claim.more.get("ever"):
        return _never_seated(question)
    seats = BODIES["SC"].roll(question.on)
    if seats is None:
        return unknown("the seats of that day are not compiled")
    permanent = BODIES["SC"].permanent(question.on)
    what = question.claim.more.get("what")
    pool = (
        seats - permanent
        if what in ("elected", "non-permanent")
        else permanent
        if what == "permanent"
        else seats
    )
    named = {c[0] for c in question.claim.subjects}
    holds = named <= pool
    return judged(
        holds != bool(question.claim.more.get("deny")),
        f"seats on {question.on}",
        provision="Charter Art. 23",
    )


def _never_seated(question: Question) -> Finding:
    """Whether a member never sat on the Council, on any first of January up to the day."""
    named = {c[0] for c in question.claim.subjects}
    days = [date(year, 1, 1) for year in range(1946, question.on.year + 1)]
    rolls = {day.year: BODIES["SC"].roll(day) for day in days}
    if None in rolls.values():
        return unknown("the seats of all years are not compiled")
    sat = [year for year, seats in rolls.items() if seats and named & seats]
    said = f"seats on 1 January of {rolls and min(rolls)} to {question.on.year}"
    where = f"; seated in {sat[0]}" if sat else ""
    return judged(not sat, f"{said}{where}", provision="Charter Art. 23")


def _joined(question: Question) -> Finding:
    """On the Council that January, and not at the end of the year before."""
    on = question.claim.more.get("on")
    year = getattr(on, "year", None)
    if year is None:
        return unknown("the year is not said")
    if (getattr(on, "month", None) or 1) != 1:
        return unknown("terms begin in January; an election is held the year before")
    seats, before = BODIES["SC"].roll(date(year, 1, 1)), BODIES["SC"].roll(date(year - 1, 12, 31))
    if seats is None or before is None:
        return unknown("the seats of that day are not compiled")
    named = {c[0] for c in question.claim.subjects}
    said = f"new on the Council on {year}-01-01: {names(sorted(seats - before))}"
    return judged(named <= seats - before, said, provision="Charter Art. 23")


def _un_member(question: Question) -> Finding:
    code = question.claim.subjects[0][0]
    member = code in register().members(question.on)
    wanted = question.claim.more.get("what") == "member"
    if question.claim.more.get("deny"):
        wanted = not wanted
    return judged(member == wanted, f"{names([code])} on the roll of {question.on}: {member}")


def _group_size(question: Question) -> Finding:
    group = members_of(question, question.claim.more.get("group"))
    if group is None:
        return unknown("the group is not declared")
    return judged(len(group) == question.claim.value, f"{len(group)} members on {question.on}")
