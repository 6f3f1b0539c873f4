"""Claims side by side that are one: totals of one row, a clause that repeats the last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hemicycle.accounts.claims.model import Claim


def fused(claims: Iterable[Claim]) -> list[Claim]:
    """Neighbouring totals whose columns belong to one row: "93 voted for, 24 against"."""
    rows: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.start, -c.end)):
        if rows and _said_again(rows[-1], claim):
            rows[-1] = replace(rows[-1], end=claim.end)
            continue
        last = next((c for c in reversed(rows) if c.type == "tally"), None)
        if claim.type == "tally" and last is not None and claim.start < last.end:
            if claim.more.get("verbal") and not last.more.get("verbal") and len(last.value) < 2:
                rows[rows.index(last)] = claim
            elif last.more.get("verbal") and len(claim.value) > len(last.value):
                rows[rows.index(last)] = replace(claim, start=last.start)
            continue
        if claim.type == "tally" and last is not None and _continues(last, claim):
            rows[rows.index(last)] = replace(
                last, end=claim.end, value={**last.value, **claim.value}
            )
        else:
            rows.append(claim)
    return rows


def _said_again(first: Claim, second: Claim) -> bool:
    """Whether a clause only repeats the one before: "withheld their support and abstained"."""
    return (
        first.type in ("country_vote", "roster")
        and (first.type, first.relation, first.subjects, dict(first.more))
        == (second.type, second.relation, second.subjects, dict(second.more))
        and 0 <= second.start - first.end <= len(" and ")
    )


def _continues(first: Claim, second: Claim) -> bool:
    """Whether the second total is the first one's sentence going on, without a verb of its own."""
    if not first.more.get("verbal") or second.more.get("verbal"):
        return False
    if len(second.value) < 2:  # "adopted with 13 votes and two abstentions"
        gap = second.start - first.end
        near = gap == len(" and ") or (gap == len(", ") and not second.more.get("told"))
        return near and set(first.value) == {"yes"} and not set(second.value) & {"yes"}
    keys = {k.split("_")[0] for k in first.value} & {k.split("_")[0] for k in second.value}
    return not keys and 0 <= second.start - first.end <= 3
