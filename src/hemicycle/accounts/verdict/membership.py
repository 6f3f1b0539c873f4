"""Membership: sizes, permanent members, seats and groups on a day."""

from __future__ import annotations

import re
from datetime import date

from hemicycle.accounts.finding import (
    Finding,
    contradicted,
    judged,
    names,
    supported,
    unknown,
)
from hemicycle.accounts.verdict.group_members import members_of
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.un_roll import ROLL_JUDGES, day_said, days_meant
from hemicycle.domain.body import BODIES
from hemicycle.domain.state import register

_HRC = 47


def membership(question: Question) -> Finding:
    """Sizes, permanent members, seats on a day."""
    judge = {
        **ROLL_JUDGES,
        "size": _size,
        "elected_members": _elected,
        "permanent_members": _permanent,
        "permanent_count": _permanent_count,
        "members_in_group": _in_group,
        "seat": _seat,
        "joined": _joined,
        "enlarged": _enlarged,
        "group_size": _group_size,
    }[question.claim.relation]
    return judge(question)


def _size(question: Question) -> Finding:
    number = question.claim.value
    own = question.own
    body = (
        "HRC"
        if "rights" in own
        or ("council" in own and "security" not in own and (number == _HRC or _is_rights(question)))
        else "SC"
        if "council" in own or "unsc" in own
        else "GA"
        if re.search(r"assembly|unga|world body|un\b|united nations", own)
        else question.body
    )
    if body is None and question.votes:
        body = str(question.index.rows[question.votes[0]]["body"])
    if body == "SC" and number == _HRC and "security" not in own and not question.votes:
        body = "HRC"  # "the 47-member council", of which more was said before
    if body is None:
        return unknown("which body is meant cannot be told")
    if re.match(r"N-\w+ (?:body|organi|chamber|panel|forum)", own):  # of which body is not said
        fits = [b for b in ("GA", "SC", "HRC") if _size_on(b, question.on) == number]
        if fits or number == _HRC:
            where = fits[0] if fits else "HRC"
            return supported(f"{number} members on {question.on}: {where}")
    days = days_meant(question)
    if days == (question.on,) and question.day:  # that of the vote, or that of the article
        days = (question.on, question.day)
    sizes = {_size_on(body, day) for day in days} - {0}
    if None in sizes:
        return unknown(f"the size of {body} is not compiled")
    shown = " or ".join(map(str, sorted(sizes, key=str)))
    when = days_meant(question)[-1]
    return judged(
        number in sizes, f"{shown} members on {when}, claimed {number}", provision="roll of the day"
    )


def _is_rights(question: Question) -> bool:
    """Whether the votes spoken of are those of the Human Rights Council."""
    votes = question.votes or tuple(question.stage.votes)
    return bool(votes) and all(question.index.rows[v]["body"] == "HRC" for v in votes)


def _size_on(body: str, day: date) -> int | None:
    if body == "GA":
        return len(register().members(day))
    size = BODIES[body].size(day) if body in BODIES else None
    return _HRC if body == "HRC" and size is None else size


def _elected(question: Question) -> Finding:
    size = (BODIES["SC"].size(question.on) or 15) - 5
    number = question.claim.more.get("n2") or question.claim.more.get("n3", question.claim.value)
    return judged(
        number == size,
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
    """On the Council on a day of the year named, or on the question's own."""
    if question.claim.more.get("ever"):
        return _never_seated(question)
    votes = question.votes or tuple(question.stage.votes)
    bodies = {question.index.rows[v]["body"] for v in votes}
    if bodies and "SC" not in bodies and not re.search("security|unsc", question.words):
        return unknown("which Council is meant cannot be told")
    days = days_meant(question)
    rolls = [BODIES["SC"].roll(day) for day in days]
    what = question.claim.more.get("what")
    named = {c[0] for c in question.claim.subjects}
    held = []
    for day, seats in zip(days, rolls, strict=True):
        if seats is None:
            return unknown("the seats of that day are not compiled")
        permanent = BODIES["SC"].permanent(day)
        pool = permanent if what == "permanent" else seats - permanent if what else seats
        held.append(named <= pool)
    if any(held) and question.claim.more.get("deny") and not all(held):
        return unknown("on the Council for a part of that time")
    said = f"seats on {days[-1]}: {names(sorted(named & (rolls[-1] or frozenset()))) or 'none'}"
    return judged(
        any(held) != bool(question.claim.more.get("deny")), said, provision="Charter Art. 23"
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


def _enlarged(question: Question) -> Finding:
    more, on = question.claim.more, day_said(question)
    said = "from 11 to 15 members: in force on 31 August 1965, seated from 1 January 1966"
    if (question.claim.value, more.get("to")) != (11, 15):
        return contradicted(said, provision="Charter Art. 23")
    year = on.year if on else None
    if year in (None, 1965, 1966):
        return supported(said, provision="Charter Art. 23")
    if year == 1963:
        return unknown(f"adopted in 1963; {said}")
    return contradicted(said, provision="Charter Art. 23")


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


def _group_size(question: Question) -> Finding:
    group = members_of(question, question.claim.more.get("group"))
    if group is None:
        return unknown("the group is not declared")
    return judged(len(group) == question.claim.value, f"{len(group)} members on {question.on}")
