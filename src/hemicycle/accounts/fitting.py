"""Which of the votes on the stage fit the words around a claim.

Each step keeps the votes that fit, unless none does; where one is left, nothing more is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from hemicycle.accounts.index import VoteIndex, remembered
from hemicycle.accounts.place import (
    AMENDED,
    BOTH,
    CONDEMNS,
    ORDER,
    ORIGINAL,
    OWN,
    RIVAL,
    SPONSORED,
    SUPPORTED,
    Place,
)
from hemicycle.domain.group import group
from hemicycle.domain.vote import Position

_NUMBERS = {"first": 0, "former": 0, "second": 1, "latter": 1, "other": 1, "third": 2}
#: Types that say little of the vote they belong to: totals beside them may be of another one.
_LOOSE = frozenset({"sponsorship", "amendment", "veto", "alignment"})

_NTH_TOTAL = re.compile(r"the (?P<n>first|second|former|latter) ")

Pool = list[str]


def fitting(place: Place) -> tuple[Pool, str]:
    """Votes on the stage that fit the words, and why."""
    stage, claim = place.stage, place.claim
    if ordered := _ordered_total(place):
        return ordered
    exact = stage.fitting.get(claim.sentence)
    if exact is not None and claim.type not in _LOOSE:
        return [exact], "the only vote with these totals"
    if claim.type != "alignment" and place.before(BOTH, 40):
        return _of(place, list(stage.votes), place.body_said or "GA"), "both texts"
    pool = _of_day(place, _of(place, list(stage.votes), _body(place)))
    if ordered := _in_order(place, pool):
        return ordered
    for step in (_of_sponsors, _of_running_body, _of_version):
        if len(pool) > 1:
            pool = step(place, pool)
    return pool, "fits the words"


def of_order(place: Place, symbols: Sequence[int]) -> int | None:
    """Of symbols named before, the one that "the former" in the claim's words stands for."""
    found = ORDER.pattern.search(place.words, place.start, place.end)
    number = _NUMBERS.get(found.group("n")) if found else None
    if found is None or number is None:
        return None
    named = [at for at in symbols if at - place.sentence.start < found.start()]
    return named[number] if number < len(named) > 1 else None


def _ordered_total(place: Place) -> tuple[Pool, str] | None:
    """ "The first 93-18-65, the second 93-8-73": of two texts of one day, in the order voted on."""
    if place.claim.type != "tally" or len(place.stage.votes) < 2:
        return None
    found, rows = _NTH_TOTAL.match(place.words, place.start), place.stage.index.rows
    votes = [v for v in place.stage.votes if rows[v]["body"] == "GA"]
    if not found or len(votes) != 2 or len({rows[v]["date"] for v in votes}) != 1:
        return None
    return [votes[_NUMBERS[found.group("n")]]], f"“{found.group().strip()}”"


def _kept(pool: Pool, fits: Callable[[str], bool]) -> Pool:
    """Votes that fit, unless none does."""
    return [v for v in pool if fits(v)] or pool


def _body(place: Place) -> str | None:
    """The body that the sentence names; members stand together before the body is named."""
    return place.body_before if place.claim.type == "alignment" else place.body_said


def _of(place: Place, pool: Pool, body: str | None) -> Pool:
    """Votes of a body."""
    rows = place.stage.index.rows
    return pool if body is None else [v for v in pool if rows[v]["body"] == body] or pool


def _of_day(place: Place, pool: Pool) -> Pool:
    """Votes of the day said last before the claim's end, else first after it."""
    if len(pool) == 1 or "D" not in place.words:
        return pool
    coded, rows = place.article.coded, place.stage.index.rows
    said = place.days or coded.within(place.claim.end, place.sentence.end, "D")[:1]
    days = [t.day for t in said if t.day and (t.day.month or t.day.year)]
    if not days:
        return pool
    return _kept(pool, lambda v: bool(rows[v]["date"]) and days[-1].admits(rows[v]["date"]))


def _in_order(place: Place, pool: Pool) -> tuple[Pool, str] | None:
    """The vote of "the second", said last before the claim's end."""
    said = [found.group("n") for found in place.all_before(ORDER)] if len(pool) > 1 else []
    number = _NUMBERS.get(said[-1], len(pool)) if said else len(pool)
    return ([pool[number]], f"“the {said[-1]}”") if number < len(pool) else None


def _is_amended(place: Place) -> bool:
    """Whether the text is spoken of as amended."""
    if place.before(AMENDED, 10):
        return True
    return place.claim.type == "amendment" and _body(place) != "SC"


def _of_sponsors(place: Place, pool: Pool) -> Pool:
    """Votes on the text of a member that is named, on its rival, on the one that condemns."""
    index, sponsors = place.stage.index, _sponsors(place)
    if sponsors:
        return _kept(pool, lambda v: sponsored(index, v, sponsors))
    if place.before(RIVAL, 10):
        return _kept(pool, lambda v: not sponsored(index, v, {"UKR"}))
    if CONDEMNS.search(place.words) and not _is_amended(place):
        return _kept(pool, lambda v: not sponsored(index, v, {"USA", "RUS"}))
    return pool


def _of_running_body(place: Place, pool: Pool) -> Pool:
    """Votes of the body named before, where the sentence names none."""
    alone = place.sentence.heading or place.claim.type == "alignment"
    if alone or _body(place) is not None:
        return pool
    return _of(place, pool, place.body_running or place.stage.body)


def _of_version(place: Place, pool: Pool) -> Pool:
    """The original text stood before the Council; the amended one has votes on amendments."""
    if place.before(ORIGINAL, 10):
        pool = _of(place, pool, "SC")
    if _is_amended(place):
        pool = _kept(pool, lambda v: bool(place.stage.index.children.get(v)))
    return pool


def _sponsors(place: Place) -> set[str]:
    """Members whose text is meant: the words nearest to the claim's end win."""
    claim, coded, first = place.claim, place.article.coded, place.sentence.start
    if claim.type == "sponsorship":
        return {code for codes in claim.subjects for code in codes} or {"UKR"}
    if OWN.may(place.words) and OWN.pattern.search(place.words, place.start, place.end + 10):
        for thing in reversed(coded.within(first, claim.end, "C")):
            return set(thing.codes)
    found = [*place.all_before(SPONSORED, 30), *place.all_before(SUPPORTED, 30)]
    for one in sorted(found, key=lambda m: m.start(), reverse=True):
        named = coded.things.get(first + one.start("s"))
        if named and named.codes:
            return {"UKR"} if named.letter == "G" else set(named.codes)
    return set()


def opposed_its_own(place: Place) -> bool:
    """Whether the text spoken of is that of a member that voted against the vote on the stage."""
    if place.claim.type == "sponsorship" or not place.stage.given:
        return False
    codes, positions = _sponsors(place), place.stage.index.positions(place.stage.votes[0])
    return bool(codes) and all(positions.get(code) is Position.NO for code in codes)


def sponsored(index: VoteIndex, vote: str, codes: set[str]) -> bool:
    """Whether one of the members is known to have sponsored the text."""
    return not codes.isdisjoint(_side_of(index, vote))


@remembered
def _side_of(index: VoteIndex, vote: str) -> frozenset[str]:
    """Sponsors of a text; Ukraine is among them where members of the European Union are."""
    sponsors = frozenset(index.event(vote).sponsors)
    union = group("EU").members(date(2024, 1, 1))
    return sponsors if sponsors.isdisjoint(union) else sponsors | {"UKR"}
