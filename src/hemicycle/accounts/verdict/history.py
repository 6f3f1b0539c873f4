"""Days, comparisons with earlier votes, first and last times, counts with their window."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from hemicycle.accounts.finding import Finding, contradicted, judged, names, supported, unknown
from hemicycle.accounts.numbers import ORDINALS, VALUES
from hemicycle.accounts.stand import total
from hemicycle.accounts.thing import Day
from hemicycle.accounts.verdict.earlier import prior_votes
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.stands import absent_vote, word
from hemicycle.accounts.verdict.vetoes_cast import first_veto, last_veto
from hemicycle.domain.vote import Position

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_INVASION = date(2022, 2, 24)


def day(question: Question) -> Finding:
    """A day, weekday or anniversary against the date of the vote."""
    claim = question.claim
    if claim.relation == "invasion_date":
        said = claim.more.get("d")
        return judged(
            bool(said and said.admits(_INVASION)),
            "the invasion began on 2022-02-24 (A/RES/ES-11/1)",
        )
    if claim.relation in ("relative_date", "time_of_day", "tabled_on", "days_apart", "same_day"):
        return unknown("the record has days, no hours and no dates of tabling")
    votes = question.votes or tuple(question.stage.votes)
    days = sorted({d for v in votes if (d := question.index.rows[v]["date"])})
    if not days:
        return absent_vote(question)
    if claim.relation == "anniversary":
        return _anniversary(question, days)
    said, weekday = claim.more.get("d"), claim.more.get("w")
    full = said.full() if said is not None and weekday else None
    if full and _WEEKDAYS[full.weekday()] != weekday:
        return contradicted(f"{full} was a {_WEEKDAYS[full.weekday()].capitalize()}")
    if said is not None:
        holds = [d for d in days if said.admits(d)]
        doubtful = any(
            str(question.index.event(v).date_quality or "exact") != "exact" for v in votes
        )
        shown = ", ".join(map(str, days))
        if not holds and said.day is None and said.year is None:
            return unknown(f"the month may be that of another vote; this one was on {shown}")
        opens = question.claim.more.get("opens") and said.year
        if not holds and opens and all(d.year != said.year for d in days):
            return unknown(f"the vote of another year may be meant; this one was on {shown}")
        if not holds and doubtful:
            return unknown(f"the date of the vote is in doubt: {shown}")
        near = said.full() and any(abs((said.full() - d).days) == 1 for d in days)
        return judged(
            bool(holds),
            f"voted on {shown}",
            shaky="one day apart: local clocks differ" if near and not holds else None,
        )
    if weekday:
        holds = [d for d in days if _WEEKDAYS[d.weekday()] == weekday]
        if not holds and not question.stage.given and claim.relation == "on_weekday":
            return unknown("the day may be that of something else")
        return judged(bool(holds), f"{days[0]} was a {_WEEKDAYS[days[0].weekday()].capitalize()}")
    return unknown("no day could be read")


def _anniversary(question: Question, days: list[date]) -> Finding:
    nth, years = question.claim.more.get("nth"), question.claim.more.get("years")
    number = years if isinstance(years, int) else ORDINALS.get(str(nth)) or VALUES.get(str(nth))
    if str(nth)[:1].isdigit():
        number = int("".join(c for c in str(nth) if c.isdigit()))
    if number is None or ("invasion" not in question.words and "war" not in question.words):
        return unknown("what is commemorated cannot be told")
    if not any(
        code == "UKR" or code == "RUS"
        for v in question.stage.votes
        for code in _matter(question, v)
    ):
        return unknown("which anniversary is meant cannot be told")
    day_ = date(_INVASION.year + number, _INVASION.month, _INVASION.day)
    return judged(day_ in days, f"voted on {days[0]}; 2022-02-24 and {number} years is {day_}")


def _matter(question: Question, vote: str) -> tuple[str, ...]:
    series = str(question.index.rows[vote]["series"] or "")
    return ("UKR",) if series in ("ES-11", "ukraine") or "crimea" in series else ()


def compare(question: Question) -> Finding:
    """This vote's yes total beside those of earlier texts of its series."""
    claim = question.claim
    column = _compared(question)
    priors = prior_votes(question)
    main = [v for v in priors if question.index.rows[v]["body"] == "GA"]
    earlier = {v: t.values[0] for v in main if (t := total(question.index, v, column)).values}
    shown = ", ".join(f"{question.symbol(v)} {n}" for v, n in earlier.items())
    if claim.relation == "exists_prior_gt":
        if not earlier or not isinstance(claim.value, int):
            return unknown("no earlier votes of a series are in the record")
        more = "than" in str(claim.more.get("bound")) or "over" in str(claim.more.get("bound"))
        fits = [
            v for v, n in earlier.items() if (n > claim.value if more else n >= claim.value - 2)
        ]
        return judged(
            bool(fits),
            f"earlier texts of the series: {shown}",
            shaky="true of some earlier votes, not of all",
        )
    if claim.relation == "differs_from_prior_votes":
        return _differs(question, main)
    here = [t.values[0] for v in question.votes if (t := total(question.index, v, column)).values]
    if not here:
        return absent_vote(question)
    if claim.relation == "changed_by":
        said = f"{here[0]} {word(column)}; earlier texts of the series: {shown}"
        return _changed(question, here[0], earlier, said) if earlier else unknown(said)
    if column != "yes":
        return unknown("not the votes in favour are compared")
    if isinstance(claim.value, int) and claim.relation in ("greater_than", "less_than"):
        holds = here[0] > claim.value if claim.relation == "greater_than" else here[0] < claim.value
        now = claim.more.get("now")
        if isinstance(now, int) and now != here[0]:
            return unknown(f"{here[0]} in favour here, not the {now} that is spoken of")
        return judged(
            holds,
            f"{here[0]} in favour here, compared with {claim.value}",
            shaky="which votes are compared",
        )
    if not earlier:
        return unknown("no earlier votes of a series are in the record")
    highest = max(earlier.values())
    said = f"{here[0]} in favour; earlier texts of the series: {shown}"
    if claim.relation == "less_than":
        return judged(here[0] < highest, said, shaky="depends on which earlier votes are meant")
    if claim.relation == "greater_than":
        last = list(earlier.values())[-1]
        return judged(here[0] > last, said, shaky="depends on which earlier votes are meant")
    if claim.relation == "same_as" and here[0] == list(earlier.values())[-1]:
        return supported(said, shaky="depends on which earlier votes are meant")
    return unknown(said)


def _compared(question: Question) -> str:
    """The column that the words just before a comparison count: "32 abstentions, three fewer"."""
    before = question.words[: question.start][-40:]
    if "N-N" in question.own:
        return "yes"
    found = re.findall(r"abst|against|oppos|\bno\b|absent|favou?r|support|backed|\byes\b", before)
    last = found[-1] if found else "yes"
    return {"abst": "abstain", "absent": "absent"}.get(
        last, "no" if last in ("against", "oppos", "no") else "yes"
    )


def _changed(question: Question, here: int, earlier: dict[str, int], said: str) -> Finding:
    """ "Grew by two compared with March": the difference from the one vote of that day.

    Without a day the vote before is meant; a difference from that one alone proves nothing.
    """
    claim, when = question.claim, question.claim.more.get("on")
    rows = question.index.rows
    dated = isinstance(when, Day)
    meant = [
        n for v, n in earlier.items() if isinstance(when, Day) and when.admits(rows[v]["date"])
    ]
    if not dated and earlier:
        meant = list(earlier.values())[-1:]
    by = -claim.value if str(claim.more.get("dir")).startswith(_DOWN) else claim.value
    if here - by in meant:
        return supported(f"{here} here, {here - by} then")
    if len(set(meant)) != 1 or not dated:
        return unknown(said)
    return contradicted(f"{here} here, {meant[0]} then")


_DOWN = ("fell", "drop", "decl", "slip", "shrank", "down", "fewer", "less")


def _differs(question: Question, priors: Sequence[str]) -> Finding:
    subject = list(question.claim.subjects) or [("USA",)]
    code = subject[0][0]
    yes = [v for v in priors if question.index.positions(v).get(code) == Position.YES]
    now = [
        v
        for v in question.votes
        if question.index.positions(v).get(code) not in (Position.YES, None)
    ]
    if not priors or not now:
        return unknown("no earlier votes to compare")
    return judged(
        2 * len(yes) > len(priors),
        f"{names([code])} in favour of {len(yes)} of {len(priors)} earlier texts",
    )


def history(question: Question) -> Finding:
    """Highest, first, never: over the series the record has."""
    claim = question.claim
    priors = prior_votes(question)
    if claim.relation == "max_so_far":
        return _extreme(question, priors)
    if claim.relation == "first_time":
        return _first(question, priors)
    if claim.relation in ("first_veto", "own_first_veto"):
        return first_veto(question)
    return unknown("a first over all votes needs a stated matter")


def _extreme(question: Question, priors: Sequence[str]) -> Finding:
    what = str(question.claim.more.get("what"))
    here = [t.values[0] for v in question.votes if (t := total(question.index, v, "yes")).values]
    earlier = [t.values[0] for v in priors if (t := total(question.index, v, "yes")).values]
    if not here or not earlier:
        return unknown("no earlier votes of a series are in the record")
    if question.claim.more.get("near"):
        return unknown("how near the highest or lowest is near cannot be told")
    if "margin" in question.words or "majority" in question.words:
        return unknown("the votes in favour are compared, not margins")
    low = what in ("lowest", "smallest", "fewest", "fewer", "weakest")
    holds = here[0] < min(earlier) if low else here[0] > max(earlier)
    return judged(
        holds,
        f"{here[0]} in favour; earlier texts of the series: {', '.join(map(str, earlier))}",
        shaky="which earlier texts count",
    )


def _first(question: Question, priors: Sequence[str]) -> Finding:
    words = question.words
    codes = list(question.claim.subjects)
    if not codes and question.claim.more.get("nth") == "first":
        return unknown("who or what is first cannot be told")
    if question.claim.more.get("nth", "first") != "first" or not priors:
        return unknown("the window is not stated")
    verbs = _STOOD.findall(words)
    wanted = _stood(verbs[-1]) if verbs else Position.YES
    code = codes[0][0]
    before = [v for v in priors if question.index.positions(v).get(code) == wanted]
    now = [v for v in question.votes if question.index.positions(v).get(code) == wanted]
    said = (
        f"{names([code])} {wanted.value} on {len(before)} of {len(priors)} "
        "earlier texts of the series"
    )
    if not question.index.rows[priors[-1]]["series"]:  # of the same title: some may be missing
        return (
            supported(said, shaky="texts of the same title")
            if now and not before
            else unknown(said)
        )
    return judged(not before and bool(now), said)


#: How the one that is first stood: the verb, not every "against" of a sentence.
_STOOD = re.compile(
    r"\b(?:abst\w+|oppos\w+|vot\w+ (?:against|no|down)|vot\w+ (?:for|in|yes|to)|back\w+|support\w+)"
)


def _stood(verb: str) -> Position:
    if verb.startswith("abst"):
        return Position.ABSTAIN
    against = verb.startswith("oppos") or verb.endswith((" against", " no", " down"))
    return Position.NO if against else Position.YES


def last_use(question: Question) -> Finding:
    """Years since the last veto of the members named, or since they last voted so."""
    if "veto" not in question.words:
        return _first(question, prior_votes(question))
    return last_veto(question, {codes[0] for codes in question.claim.subjects})


def count(question: Question) -> Finding:
    """Counts of texts or vetoes: only with a window that can be stated."""
    claim = question.claim
    if (
        claim.relation == "count_adopted"
        and "since" in question.words
        and isinstance(claim.value, int)
    ):
        priors = prior_votes(question)
        n = len(priors)
        if n:
            return judged(
                abs(n - claim.value) <= 1,
                f"{n} earlier texts of the series in the record",
                shaky="more with texts of regular sessions",
            )
    return unknown("the window of the count is not stated")


def content(question: Question) -> Finding:
    """What a text says is not in the record of votes."""
    return unknown("texts of resolutions are not in this record", shaky=None)


__all__ = ["compare", "content", "contradicted", "count", "day", "history", "last_use", "supported"]
