"""Small assemblies with weights, and the plain arithmetic their decisions are held against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import combinations, product

from tests.builders import A_DAY, a_provision

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Nature, Position, Question
from hemicycle.rules.case import Case
from hemicycle.rules.law import Rulebook
from hemicycle.rules.provision import Requirement
from hemicycle.rules.weights import Weights

YES, NO, ABSTAIN, SILENT = Position.YES, Position.NO, Position.ABSTAIN, Position.NON_VOTING
ALL = (YES, NO, ABSTAIN, SILENT)
WEIGHTS = {"A": 5, "B": 4, "C": 2, "D": 1}


def weights_of(by_member: Mapping[str, int], **fields: object) -> Weights:
    plain: dict[str, object] = {
        "name": "shares",
        "of": "the shares",
        "since": date(1, 1, 1),
        "until": None,
        "source": "test",
        "note": None,
        "by_member": dict(by_member),
    }
    return Weights(**{**plain, **fields})  # type: ignore[arg-type]


def assembly(
    *requirements: Requirement,
    blocking: int = 0,
    veto: str = "",
    by_member: Mapping[str, int] = WEIGHTS,
    tie: str = "",
    **fields: object,
) -> Rulebook:
    """The first requirement is the majority, the others are to be met besides."""
    provisions = [a_provision("majority.ordinary", requirements[0])]
    provisions += [
        a_provision(f"also.ordinary.{n}", each) for n, each in enumerate(requirements[1:])
    ]
    if blocking:
        provisions.append(a_provision("blocking.ordinary", value=blocking))
    if veto:
        provisions.append(a_provision("veto", value="ordinary"))
    if tie:
        provisions.append(a_provision("tie.draft", value=tie))
    return Rulebook(
        body="small",
        name="Small Assembly",
        presiding="Chair",
        roll=None,
        readings=("ordinary",),
        provisions=tuple(provisions),
        members=frozenset(by_member),
        permanent=frozenset(veto),
        weights=(weights_of(by_member, **fields),),
    )


def a_case(book: Rulebook, positions: Mapping[str, Position], **fields: object) -> Case:
    """Everybody known by name."""
    plain: dict[str, object] = {
        "body": book.body,
        "book": book,
        "question": Question.DRAFT,
        "day": A_DAY,
        "nature": Nature.ORDINARY,
        "tally": counted(positions.values()),
        "positions": dict(positions),
    }
    return Case(**{**plain, **fields})  # type: ignore[arg-type]


def counted(cast: Iterable[Position]) -> Tally:
    held = list(cast)
    return Tally(held.count(YES), held.count(NO), held.count(ABSTAIN))


def every_vote(members: Iterable[str]) -> Iterator[dict[str, Position]]:
    names = list(members)
    for cast in product(ALL, repeat=len(names)):
        yield dict(zip(names, cast, strict=True))


# --- the plain arithmetic: fractions, one requirement after the other --------------------------


def meets(
    positions: Mapping[str, Position], requirement: Requirement, weight: Mapping[str, int]
) -> bool:
    """The definition, written down as it is read."""
    held = {p: sum(weight[m] for m, q in positions.items() if q is p) for p in ALL}
    if not held[YES]:
        return False
    if requirement.votes is not None:
        return held[YES] >= requirement.votes
    base = {
        "present_and_voting": held[YES] + held[NO],
        "cast": held[YES] + held[NO] + held[ABSTAIN],
        "members": sum(held.values()),
        "not_abstaining": sum(held.values()) - held[ABSTAIN],
    }[requirement.base]
    share = Fraction(held[YES], base)
    assert requirement.share is not None
    return share > requirement.share if requirement.strict else share >= requirement.share


def adopts(book: Rulebook, positions: Mapping[str, Position]) -> bool:
    """Whether a book of :func:`assembly` adopts."""
    by_key = {p.key: p for p in book.provisions}
    block = by_key.get("blocking.ordinary")
    against = sum(p is not YES for p in positions.values())
    heads = dict.fromkeys(positions, 1)
    for key, provision in by_key.items():
        needed = provision.requirement
        if needed is None:
            continue
        deemed = key.startswith("also.") and block is not None and against < int(block.value or 0)
        weight = heads if needed.weight is None else book.weights[0].by_member
        if not deemed and not meets(positions, needed, weight):
            return False
    vetoes = "veto" in by_key and any(positions[m] is NO for m in book.permanent)
    return not vetoes


def fewest_changes(
    book: Rulebook, positions: Mapping[str, Position], only: Position | None = None
) -> int | None:
    """Fewest members that, each turned to another vote cast, give another outcome."""
    may = [m for m, p in positions.items() if p is not SILENT and only in (None, p)]
    now = adopts(book, positions)
    for size in range(1, len(may) + 1):
        for chosen in combinations(may, size):
            for cast in product((YES, NO, ABSTAIN), repeat=size):
                turned = {**positions, **dict(zip(chosen, cast, strict=True))}
                if adopts(book, turned) is not now:
                    return size
    return None
