"""How the members of one list stood on one vote: united, so many of them, most, all but some."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from hemicycle.accounts.finding import Finding, contradicted, judged, names, supported, unknown
from hemicycle.accounts.stand import COLUMNS, total
from hemicycle.accounts.verdict.group_members import UNDECLARED
from hemicycle.accounts.verdict.question import Question
from hemicycle.domain.vote import Position

#: So many more that stood elsewhere may have been named before "all others".
_FEW = 2
_LOOSELY = ("several", "some", "many")


def spread(stands: Mapping[str, frozenset[Position]], name: str) -> str:
    """How many of a list stood where: "Africa (54): abstain 10, yes 44"."""
    counts = Counter(stands.values())
    shown = sorted((" or ".join(sorted(s)) or "no member", n) for s, n in counts.items())
    return f"{name} ({len(stands)}): " + ", ".join(f"{stood} {n}" for stood, n in shown)


def united(
    question: Question, vote: str, stands: Mapping[str, frozenset[Position]], name: str
) -> Finding:
    """Whether all of them stood in one place."""
    said = f"{question.symbol(vote)}, {spread(stands, name)}"
    kinds = {s for s in stands.values() if len(s) == 1}
    if len(kinds) > 1:
        return contradicted(said)
    return supported(said) if all(len(s) == 1 for s in stands.values()) else unknown(said)


def counted(
    question: Question, vote: str, stands: Mapping[str, frozenset[Position]], name: str
) -> Finding:
    """Whether so many of them, or all but so many, or none, stood where the verb says."""
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


def share_in_favour(
    question: Question, vote: str, stands: Mapping[str, frozenset[Position]], name: str
) -> Finding:
    """Whether most of those in favour are of the list."""
    mine = sum(1 for s in stands.values() if s == {Position.YES})
    everyone = total(question.index, vote, "yes").values
    if not everyone:
        return unknown("no total")
    return judged(
        2 * mine > everyone[0],
        f"{mine} of {everyone[0]} in favour are {name}",
        shaky=UNDECLARED,
    )


def held(
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
    """Whether the list stood in one place: all of it, all but some named, several, or most.

    Parameters
    ----------
    stands
        Places where each member may have stood.
    excepted
        Members said to have stood elsewhere.
    universal, other
        "All", and "all others": beside members that may be named elsewhere.
    loose
        The list is one reading of a name that no list declares.
    quantity
        The words of number before the name.
    """
    excepted = set(excepted)
    rest = {c: s for c, s in stands.items() if c not in excepted}
    against = [c for c, s in rest.items() if position not in s]
    holding = [c for c, s in rest.items() if s == {position}]
    shaky = UNDECLARED if loose else None
    said = spread(stands, name)
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
