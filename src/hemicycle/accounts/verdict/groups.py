"""Claims on groups of States, with the members of the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from hemicycle.accounts.called import PAIRS
from hemicycle.accounts.finding import (
    Finding,
    Verdict,
    contradicted,
    judged,
    names,
    supported,
    unknown,
)
from hemicycle.accounts.stand import COLUMNS, possible, roll, stands_of, total
from hemicycle.accounts.verdict.question import Question
from hemicycle.accounts.verdict.stands import absent_vote, all_of, several
from hemicycle.domain.body import BODIES
from hemicycle.domain.group import GROUPS
from hemicycle.domain.vote import Position
from hemicycle.errors import HemicycleError

_NOT_EUROPE = frozenset({"AUS", "CAN", "ISR", "NZL", "USA", "TUR"})
_SMALL = {
    "BALTIC": ("EST", "LVA", "LTU"),
    "BENELUX": ("BEL", "LUX", "NLD"),
    "VISEGRAD": ("CZE", "HUN", "POL", "SVK"),
    "G7": ("CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA"),
    "SCANDINAVIA": ("DNK", "NOR", "SWE"),
    **PAIRS,
}
_EUROPE = {"European Union": "EU", "European members of the regional groups": "EEG+WEOG"}
_UNDECLARED = "“Europe” is no declared group"
#: So many more that stood elsewhere may have been named before "all others".
_FEW = 2
_UNIVERSAL = ("every", "each", "all", "the entire")
_LOOSELY = ("several", "some", "many")
_NEGATIVE = ("no ", "none", "not one", "not a single", "not N")


def members_of(question: Question, code: str | None) -> frozenset[str] | None:
    """Members of a group on the day; None where the group is not defined that day."""
    return None if code is None else _members_on(code, question.on)


def readings(question: Question, code: str | None) -> dict[str, frozenset[str]]:
    """Lists a name of States may mean on the day, by their own name: one for a declared group.

    "Europe" is no declared group: it is read as the European Union and as the European members of
    the two regional groups, and only what holds of both is said.
    """
    named = _EUROPE if code == "EUROPE" else {"": code}
    lists = {name: members_of(question, one) for name, one in named.items()}
    return {name: members for name, members in lists.items() if members is not None}


@lru_cache(maxsize=1024)
def _members_on(code: str, day: date) -> frozenset[str] | None:
    if code in _SMALL:
        return frozenset(_SMALL[code])
    if code == "P5":
        return BODIES["SC"].permanent(day)
    try:
        if code == "EEG+WEOG":
            wide = GROUPS["EEG"].members(day) | GROUPS["WEOG"].members(day)
            return (wide - _NOT_EUROPE) | {"CYP"}
        return GROUPS[code].members(day) if code in GROUPS else None
    except HemicycleError:
        return None


def bloc(question: Question) -> Finding:
    """A group, as far as it is defined, on each vote meant."""
    claim = question.claim
    name = str(claim.more.get("name") or claim.more.get("words") or "the group")
    if "all" in str(claim.more.get("g", "")) and "C" in str(claim.more.get("g")):
        return unknown("“allies” are no declared group")
    groups = readings(question, claim.more.get("group"))
    if claim.more.get("who") == "elected" and question.votes:
        seats = roll(question.index.event(question.votes[0]))
        groups = {"": seats - BODIES["SC"].permanent(question.on)}
    if not groups:
        return unknown(f"{name}: no declared group with a list for {question.on}")
    found = [_on_votes(question, group, own or name) for own, group in groups.items()]
    counted = claim.more.get("count") or isinstance(claim.value, int)
    if counted and claim.more.get("group") == "EUROPE":
        found = [one for one in found if one.verdict is not Verdict.CONTRADICTED] or [
            unknown(f"{_UNDECLARED}: {found[-1].computation}", shaky=_UNDECLARED)
        ]
    if len({finding.verdict for finding in found}) > 1:
        said = "; ".join(finding.computation for finding in found)
        return unknown(f"{_UNDECLARED}, and its readings differ: {said}", shaky=_UNDECLARED)
    return (
        found[-1] if len(found) == 1 else found[-1]._replace(shaky=found[-1].shaky or _UNDECLARED)
    )


def _on_votes(question: Question, group: frozenset[str], name: str) -> Finding:
    """One list of members, on each vote meant."""
    votes = _votes(question)
    if not votes:
        return absent_vote(question)
    findings = [_on_vote(question, vote, group, name) for vote in votes]
    return (
        all_of(findings)
        if len(votes) > 1 and votes != question.votes
        else several(question, findings)
    )


def _votes(question: Question) -> tuple[str, ...]:
    if question.claim.more.get("elided") and len(question.stage.votes) > 1:
        body = question.index.rows[question.stage.votes[0]]["body"]
        both = [v for v in question.stage.votes if question.index.rows[v]["body"] == "GA"]
        return (
            tuple(both) if body and len(both) > 1 and "both" in question.words else question.votes
        )
    return question.votes


def _on_vote(question: Question, vote: str, group: frozenset[str], name: str) -> Finding:
    claim = question.claim
    stands = stands_of(question.index, vote, group)
    if question.index.rows[vote]["body"] != "GA":  # of a group only those with a seat vote
        stands = {code: stood for code, stood in stands.items() if stood} or stands
    if claim.relation == "unanimous_group":
        return _united(question, vote, stands, name)
    if claim.relation == "split_group":
        kinds = {p for s in stands.values() if len(s) == 1 for p in s}
        return judged(len(kinds) > 1, _spread(stands, name))
    if (
        claim.relation == "count"
        or "count" in claim.more
        or _quantity(claim.more).startswith(_NEGATIVE)
    ):
        return _counted(question, vote, stands, name)
    column = _column(claim)
    if column is None:
        return unknown("which position is meant cannot be told")
    position = COLUMNS[column]
    share = str(claim.more.get("share") or "")
    if share.strip() in ("predominantly", "mainly", "mostly", "primarily") and column == "yes":
        return _share(question, vote, stands, name)
    excepted = {c[0] for c in claim.more.get("exceptions", ())}
    beside = list(claim.more.get("with", ()))
    for codes in beside:
        if position not in possible(question.index, vote, codes[0]):
            return contradicted(f"{names(codes)} did not")
    universal = (
        bool(excepted)
        or claim.more.get("universal")
        or _quantity(claim.more).startswith(_UNIVERSAL)
    )
    if "other" in _quantity(claim.more):
        universal = True
    if _quantity(claim.more).startswith("not "):
        apart = [c for c, s in stands.items() if position not in s]
        return judged(bool(apart), _spread(stands, name))
    return _held(
        stands,
        position,
        excepted,
        name,
        universal=bool(universal),
        loose=claim.more.get("group") == "EUROPE",
        other="other" in _quantity(claim.more),
        quantity=_quantity(claim.more).removesuffix(" other"),
    )


def _quantity(more: object) -> str:
    said = str(more.get("quantity") or "").strip()  # type: ignore[attr-defined]
    return "no " if said == "no" else said


def _column(claim: object) -> str | None:
    more = claim.more  # type: ignore[attr-defined]
    verb = str(more.get("verb") or "")
    if verb.startswith(("oppos", "reject")):
        return "no"
    relation = str(claim.relation)  # type: ignore[attr-defined]
    return relation if relation in COLUMNS else None


def _spread(stands: Mapping[str, frozenset[Position]], name: str) -> str:
    counts = Counter(stands.values())
    shown = sorted((" or ".join(sorted(s)) or "no member", n) for s, n in counts.items())
    return f"{name} ({len(stands)}): " + ", ".join(f"{stood} {n}" for stood, n in shown)


def _united(
    question: Question, vote: str, stands: Mapping[str, frozenset[Position]], name: str
) -> Finding:
    said = f"{question.symbol(vote)}, {_spread(stands, name)}"
    kinds = {s for s in stands.values() if len(s) == 1}
    if len(kinds) > 1:
        return contradicted(said)
    return supported(said) if all(len(s) == 1 for s in stands.values()) else unknown(said)


def _counted(
    question: Question, vote: str, stands: Mapping[str, frozenset[Position]], name: str
) -> Finding:
    claim = question.claim
    column = _verb_column(question)
    if column is None:
        return unknown("which position is meant cannot be told")
    position = COLUMNS[column]
    stated = claim.more.get("count", claim.value)
    wanted = 0 if not isinstance(stated, int) else stated
    known = total(question.index, vote, column)
    negated = str(claim.relation).startswith("not_")
    if wanted == 0 and not negated and known.values and known.values[0] == 0:
        return supported(f"nobody is {column} on {question.symbol(vote)}")
    excepted = {c[0] for c in claim.more.get("exceptions", ())}
    stands = {c: s for c, s in stands.items() if c not in excepted}
    if question.words.endswith("all but ", 0, question.start):
        wanted = len(stands) - wanted
    others = frozenset(COLUMNS.values()) - {position}
    meant = others if negated else frozenset({position})
    surely = [c for c, s in stands.items() if s and s <= meant]
    perhaps = [c for c, s in stands.items() if s & meant]
    said = f"{len(surely)} of {name}: {names(surely)}" if surely else f"none of {name}"
    if len(surely) == len(perhaps):
        return judged(len(surely) == wanted, said)
    if len(surely) > wanted:
        return contradicted(said)
    return unknown(f"{said}; not all are named in the record")


def _verb_column(question: Question) -> str | None:
    claim = question.claim
    relation = str(claim.relation).removeprefix("not_")
    if relation in COLUMNS:
        return relation
    start = question.words
    said = str(claim.more.get("verb") or "") or start
    for words, column in (
        ("against", "no"),
        ("oppos", "no"),
        ("voted no", "no"),
        ("veto", "no"),
        ("abst", "abstain"),
        ("for", "yes"),
        ("favo", "yes"),
        ("back", "yes"),
        ("support", "yes"),
        ("yes", "yes"),
    ):
        if words in said:
            return column
    return None


def _share(
    question: Question, vote: str, stands: Mapping[str, frozenset[Position]], name: str
) -> Finding:
    mine = sum(1 for s in stands.values() if s == {Position.YES})
    everyone = total(question.index, vote, "yes").values
    if not everyone:
        return unknown("no total")
    return judged(
        2 * mine > everyone[0],
        f"{mine} of {everyone[0]} in favour are {name}",
        shaky=_UNDECLARED,
    )


def _held(
    stands: Mapping[str, frozenset[Position]],
    position: Position,
    excepted: Iterable[str],
    name: str,
    *,
    universal: bool,
    loose: bool,
    other: bool = False,
    quantity: str = "",
) -> Finding:
    excepted = set(excepted)
    rest = {c: s for c, s in stands.items() if c not in excepted}
    against = [c for c, s in rest.items() if position not in s]
    holding = [c for c, s in rest.items() if s == {position}]
    shaky = _UNDECLARED if loose else None
    said = _spread(stands, name)
    wrongly = [c for c in sorted(excepted) if c in stands and stands[c] == {position}]
    if universal:
        if other and len(against) <= _FEW and not wrongly:
            return unknown(f"{said}; beside whom the others are may be said elsewhere", shaky=shaky)
        if against or wrongly:
            return contradicted(
                f"{said}; otherwise stood {names((against + wrongly)[:8])}", shaky=shaky
            )
        return supported(said, shaky=shaky) if len(holding) == len(rest) else unknown(said)
    if not rest:
        return unknown(said)
    if quantity in _LOOSELY:
        return _loosely(len(holding), len(rest) - len(against), said)
    return judged(2 * len(holding) > len(rest), said)


def _loosely(holding: int, perhaps: int, said: str) -> Finding:
    """ "Several African countries abstained": two did; how many are "many" nobody says."""
    if perhaps == 0:
        return contradicted(said)
    return supported(said) if holding > 1 else unknown(said)
