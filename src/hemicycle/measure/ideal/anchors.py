"""Which way the line points: two named members, and starting values drawn from their votes.

Votes identify a line but not its direction. The direction comes from two anchors, one higher than
the other; swapping them turns every sign and changes nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hemicycle.errors import NotIdentifiedError
from hemicycle.measure.ideal.panel import UPPER, Floats, Panel

_ROUNDS = 12
_STEEPEST_START = 2.0


@dataclass(frozen=True)
class Anchors:
    """Members that fix the direction: ``high`` lies above ``low``, on average."""

    high: str
    low: str

    def __str__(self) -> str:
        return f"{self.high} above {self.low}"


def starting_values(panel: Panel, anchors: Anchors) -> tuple[Floats, Floats]:
    """Ideal points and slopes of items from reciprocal averaging, begun at the anchors.

    Each item's slope is the covariance of its answers with the members' places, each member's
    place the mean of its answers weighted by the slopes; repeated a fixed number of times.

    Returns
    -------
    tuple
        float64 (n_nodes,) and (n_items,).

    Raises
    ------
    NotIdentifiedError
        The anchors answered nothing that others did.
    """
    sizes = np.diff(panel.starts)
    cell_items = panel.cell_items
    answer = panel.answers.astype(np.float64) - 1.0
    answer -= (np.bincount(cell_items, answer, panel.n_items) / sizes)[cell_items]
    place = _indicator(panel, anchors.high) - _indicator(panel, anchors.low)
    slope = np.zeros(panel.n_items)
    for _ in range(_ROUNDS):
        slope = np.bincount(cell_items, answer * place[panel.nodes], panel.n_items) / sizes
        pull = np.bincount(panel.nodes, answer * slope[cell_items], panel.n_nodes)
        place = pull / np.maximum(panel.votes, 1)
        if not place.std() > 0.0:
            raise _no_direction(anchors)
        place = place / place.std()
    return place - place.mean(), slope


def starting_items(panel: Panel, slope: Floats) -> Floats:
    """Start of every item, float64 (n_items, 4): discrimination, cutpoints, its variance."""
    from scipy.special import ndtri

    sizes = np.diff(panel.starts)
    shares = [
        np.bincount(panel.cell_items, panel.answers == kind, panel.n_items) / sizes
        for kind in (0, UPPER)
    ]
    first = 1.2 * ndtri(np.clip(shares[0], 0.01, 0.99))
    second = 1.2 * ndtri(np.clip(1.0 - shares[1], 0.01, 0.99))
    second = np.where(panel.cuts == 1, first, np.maximum(second, first + 0.05))
    steep = slope / np.sqrt(np.mean(slope**2))
    steep = np.clip(steep, -_STEEPEST_START, _STEEPEST_START)
    return np.column_stack([steep, first, second, np.zeros(panel.n_items)])


def turned(panel: Panel, place: Floats, anchors: Anchors) -> float:
    """Sign that puts the high anchor above the low one, over the periods both voted in if any.

    Raises
    ------
    NotIdentifiedError
        An anchor has no votes, or both lie at the same place.
    """
    high, low = (_path(panel, place, name) for name in (anchors.high, anchors.low))
    common = sorted(set(high) & set(low))
    if common:
        gap = float(np.mean([high[t] - low[t] for t in common]))
    else:
        gap = float(np.mean(list(high.values())) - np.mean(list(low.values())))
    if gap == 0.0:
        raise _no_direction(anchors)
    return float(np.sign(gap))


def default_anchors(panel: Panel) -> Anchors:
    """The two members whose answers differ most over common items; the first in order is low.

    Used where nobody named anchors and the body has none by convention.
    """
    score = _first_component(panel)
    high, low = int(np.argmax(score)), int(np.argmin(score))
    low, high = sorted((high, low))
    return Anchors(high=panel.members[high], low=panel.members[low])


def _first_component(panel: Panel) -> Floats:
    """First principal component of members' answers, by power iteration from a fixed start."""
    answer = panel.answers.astype(np.float64) - 1.0
    sizes = np.diff(panel.starts)
    answer -= (np.bincount(panel.cell_items, answer, panel.n_items) / sizes)[panel.cell_items]
    member = panel.node_member[panel.nodes]
    score: Floats = np.cos(np.arange(len(panel.members), dtype=np.float64))
    for _ in range(50):
        slope = np.bincount(panel.cell_items, answer * score[member], panel.n_items)
        pull = np.bincount(member, answer * slope[panel.cell_items], len(panel.members))
        score = pull / np.sqrt(np.sum(pull**2))
    return score


def _indicator(panel: Panel, name: str) -> Floats:
    own = panel.node_member == _member(panel, name)
    return np.asarray(own, dtype=np.float64)


def _path(panel: Panel, place: Floats, name: str) -> dict[int, float]:
    own = np.flatnonzero(panel.node_member == _member(panel, name))
    return dict(zip(panel.node_period[own].tolist(), place[own].tolist(), strict=True))


def _member(panel: Panel, name: str) -> int:
    try:
        return panel.members.index(name)
    except ValueError:
        raise NotIdentifiedError(
            f"anchor {name} cast no vote on which members differed",
            where="anchors",
            right="two members with votes, e.g. " + ", ".join(panel.members[:5]),
            todo="name other anchors",
        ) from None


def _no_direction(anchors: Anchors) -> NotIdentifiedError:
    return NotIdentifiedError(
        f"the anchors do not fix a direction: {anchors.high} and {anchors.low} vote alike or "
        "share no vote with anybody",
        where="anchors",
        right="two members at different ends of the line",
        todo="name other anchors",
    )
