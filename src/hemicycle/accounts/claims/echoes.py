"""Claims said twice: of two about the same words, one is kept."""

from __future__ import annotations

from collections.abc import Iterator

from hemicycle.accounts.claims.model import Claim

#: Of which of two claims more is told: the lower, the stronger.
_RANK = {
    "count_others": 0,
    "roster": 1,
    "alignment": 2,
    "country_vote": 3,
    "bloc": 2,
    "tally": 0,
    "comparison": 1,
    "aggregate_count": 1,
    "history_first": 2,
    "last_use": 1,
    "veto": 0,
    "amendment": 1,
    "procedure": 1,
    "outcome": 2,
    "sponsorship": 3,
    "counterfactual_rule": 0,
    "rule": 1,
    "binding_force": 1,
    "membership": 2,
}


def without_echoes(claims: list[Claim]) -> Iterator[Claim]:
    """Of two claims of one family that overlap by half, the stronger type stays."""
    kept: list[Claim] = []
    for claim in sorted(
        claims,
        key=lambda c: (bool(c.more.get("weak")), _RANK.get(c.type, 0), -(c.end - c.start), c.start),
    ):
        if not any(_echo(claim, other) for other in kept):
            kept.append(claim)
    yield from sorted(kept, key=lambda c: (c.start, c.end))


def _echo(claim: Claim, other: Claim) -> bool:
    if claim.family != other.family or claim.more.get("earlier") != other.more.get("earlier"):
        return False
    if claim.relation == "size" and other.type == "rule" and not claim.more.get("weak"):
        return False
    if {claim.type, other.type} == {"outcome", "sponsorship"}:
        return False
    common = min(claim.end, other.end) - max(claim.start, other.start)
    return 2 * common > min(claim.end - claim.start, other.end - other.start)
