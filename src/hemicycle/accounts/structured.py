"""The structured form of a claim, in the words and units of the claims contract."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hemicycle.accounts.finding import short_name
from hemicycle.accounts.numbers import ORDINALS
from hemicycle.accounts.stand import COLUMNS, possible
from hemicycle.accounts.thing import Day
from hemicycle.accounts.verdict.question import Question
from hemicycle.domain.body import BODIES

_FLAGS = ("closed", "negated", "stated_count", "loose", "attributed")
#: Types that speak of rules, lists or a series, not of the vote at hand.
_NO_VOTE = frozenset(
    {"rule", "membership", "history_first", "aggregate_count", "last_use", "binding_force"}
)
_SERIES = frozenset({"history_first", "aggregate_count"})
_GROUPS = {
    "AFRICAN": "African Group",
    "ASEAN": "ASEAN",
    "AU": "African Union",
    "BRICS": "BRICS",
    "CONGOS": "both Congos",
    "EU": "European Union",
    "EUROPE": "Europe",
    "BALTIC": "Baltic States",
    "CARICOM": "CARICOM",
    "G7": "G7",
    "G77": "G77",
    "NORDIC": "Nordic countries",
    "OIC": "Organisation of Islamic Cooperation",
    "GCC": "Gulf Cooperation Council",
    "LAS": "League of Arab States",
    "NATO": "NATO",
    "P5": "P5",
}
#: Where the moment stands that a claim on a day states.
_MOMENTS = ("w", "rel", "t")


def structured(question: Question) -> dict[str, Any]:
    """``{body, date, resolution, subjects, relation, value, …}``, JSON values only."""
    claim = question.claim
    rows = [question.index.rows[vote] for vote in question.votes]
    about_vote = claim.type not in _NO_VOTE or bool(claim.more.get("of_text"))
    if claim.more.get("prior"):
        about_vote = False
    of_votes = bool(rows) and (about_vote or claim.type in _SERIES)
    shown: dict[str, Any] = {
        "body": "+".join(sorted({row["body"] for row in rows})) if of_votes else question.body,
        "date": _days(rows) if about_vote else None,
        "resolution": _symbols(question, rows) if about_vote else None,
        "subjects": _subjects(question),
        "relation": "same_vote_count" if _is_counted(question) else claim.relation,
        "value": _value(question),
    }
    return shown | _rest(question)


def _days(rows: Sequence[Mapping[str, Any]]) -> Any:
    """Days of the votes, in ISO form."""
    days = {row["date"] for row in rows}
    return _one(sorted(day.isoformat() for day in days if day))


def _symbols(question: Question, rows: Sequence[Mapping[str, Any]]) -> Any:
    """Texts voted on, as the caller names them, else by their symbols; else those missing."""
    called = question.stage.called
    names = [called.get(row["vote_id"]) or row["symbol"] or row["vote_id"] for row in rows]
    return _one(names or list(question.meant.missing))


def _one(values: list[str]) -> Any:
    """The only value, several as a list, none as null."""
    return values[0] if len(values) == 1 else values or None


def _rest(question: Question) -> dict[str, Any]:
    """What only some claims carry: candidates of a name, flags, exceptions, the group."""
    more = question.claim.more
    shown: dict[str, Any] = {}
    shared = [codes for codes in question.claim.subjects if len(codes) > 1]
    if shared:
        shown["ambiguous"] = [short_name(code) for codes in shared for code in codes]
    shown |= {flag: more[flag] for flag in _FLAGS if flag in more}
    if more.get("exceptions"):
        shown["exceptions"] = [short_name(codes[0]) for codes in more["exceptions"]]
    if more.get("name"):
        shown["group"] = more["name"]
    return shown


def _value(question: Question) -> Any:
    """The number or word that the claim states, in the form of its type."""
    claim, more = question.claim, question.claim.more
    if claim.type == "date":
        return _moment(question)
    if claim.type == "binding_force":
        return not more.get("not")
    if claim.type == "alignment":
        return more["count"] if _is_counted(question) else claim.value or _side(question)
    if (
        claim.type == "counterfactual_rule" or claim.relation == "all_amendments_adopted"
    ) and claim.value is None:
        return True
    if claim.relation == "permanent_members" and not str(more.get("what")).startswith(
        ("el", "non")
    ):
        return len(BODIES["SC"].permanent(question.on))
    if claim.type == "tally" and isinstance(claim.value, dict) and isinstance(more.get("of"), int):
        return {**claim.value, "members": more["of"]}
    if claim.value is None and claim.relation == "veto" and more.get("count"):
        return {"vetoed": more["count"], "of": more.get("of")}
    if claim.value is None and more.get("nth") in ORDINALS:
        return ORDINALS[str(more["nth"])]
    if claim.relation == "members_in_group" and claim.value is None:
        return more.get("group")
    return claim.value


def _is_counted(question: Question) -> bool:
    """Whether votes are counted on which members stood together: "sided with Russia twice"."""
    claim = question.claim
    return claim.relation == "same_vote" and (claim.more.get("count") or 0) > 1


def _side(question: Question) -> str | None:
    """Where the first member named stood, if one vote is meant and tells."""
    claim = question.claim
    if claim.relation != "same_vote" or len(question.votes) != 1 or not claim.subjects:
        return None
    stood = possible(question.index, question.votes[0], claim.subjects[0][0])
    return next((column for column, at in COLUMNS.items() if stood == {at}), None)


def _subjects(question: Question) -> list[str]:
    """Members by their short names; a group by its own."""
    claim = question.claim
    named = [short_name(codes[0]) for codes in claim.subjects]
    if claim.type == "bloc" and not named and claim.more.get("name"):
        code = claim.more.get("group")
        return [_GROUPS.get(str(code), str(claim.more["name"]))]
    return named


def _moment(question: Question) -> str | None:
    """An ISO day, a weekday with a capital, or the words for a time of day."""
    more = question.claim.more
    said = more.get("d")
    if isinstance(said, Day):
        return _iso(said, question)
    words = next((str(more[key]) for key in _MOMENTS if more.get(key)), None)
    if words is None:
        return None
    return words.capitalize() if words.endswith("day") and words != "yesterday" else words


def _iso(said: Day, question: Question) -> str | None:
    """A day as far as it is written, its year taken from the vote where it is left out."""
    whole = said.full()
    if whole is None and said.month and said.day and question.votes:
        day = question.index.rows[question.votes[0]]["date"]
        whole = Day(day.year, said.month, said.day).full() if isinstance(day, date) else None
    if whole:
        return whole.isoformat()
    parts = [f"{said.year}" if said.year else "", f"{said.month:02d}" if said.month else ""]
    return re.sub(r"^-|-$", "", "-".join(parts)) or None
