"""Members' places on a line as known the day before a vote.

Places and items come from the engine ``fast`` fitted to the sessions before the one in progress;
within the session they are filtered forward: after each day with votes, that day's items are
estimated with the members where they are, and the members moved by what the items say (one Newton
step each, as in the extended Kalman filter).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr, ndtri

from hemicycle.errors import EstimationError
from hemicycle.measure.forecast.past import ABSTAIN, NO, OFF_ROLL, YES, Past
from hemicycle.measure.ideal.anchors import Anchors
from hemicycle.measure.ideal.fast import fit_fast
from hemicycle.measure.ideal.fast_kernels import improve_item, spread_item
from hemicycle.measure.ideal.fit import Fit
from hemicycle.measure.ideal.panel import Panel, panel

Floats = npt.NDArray[np.float64]

SESSIONS = 10
"""Sessions before the one in progress from which the places are estimated."""

_ITEM_STEPS = 12
_STEEPNESS = 0.3
"""Discrimination that a text without a predecessor starts from."""

_BETA_PRECISION, _CUT_PRECISION = 1.0, 0.04
_FEWEST_VOTES = 10


@dataclass(frozen=True, eq=False)
class Line:
    """Where members stand, and where the votes so far cut the line.

    Parameters
    ----------
    place, variance
        float64 (n_members,): mean and variance; 0 and 1 for a member never placed.
    items
        float64 (n_votes, 3): discrimination and two cutpoints of earlier votes, NaN where unknown.
    fitted_until
        Last day of the votes behind the fit; None where there was nothing to fit.
    """

    place: Floats
    variance: Floats
    items: Floats
    fitted_until: date | None

    def chances(self, columns: npt.NDArray[np.int64], weights: Floats) -> Floats:
        """float64 (n_members, 3): chances of yes, abstain and no on a text like those columns.

        The items' answers averaged with the weights, each member's place uncertain.
        """
        steep, low, high = self.items[columns].T
        spread = np.sqrt(1.0 + steep**2 * self.variance[:, None])
        middle = steep * self.place[:, None]
        share = weights / weights.sum()
        yes = ndtr((low - middle) / spread) @ share
        no = ndtr((middle - high) / spread) @ share
        return np.column_stack([yes, 1.0 - yes - no, no])

    def known(self, columns: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """bool (n_columns,): which of the columns have an item on this line."""
        found: npt.NDArray[np.bool_] = ~np.isnan(self.items[columns, 0])
        return found


def start_of(past: Past, column: int, origins: npt.NDArray[np.int64]) -> Line:
    """The line as the session of a vote begins: fitted to the sessions before it.

    Parameters
    ----------
    column
        First vote of the session.
    origins
        int64 (n_votes,): first vote of each chain of repeated texts; a chain shares one item.
    """
    session = past.periods[column]
    own = np.flatnonzero(past.periods[:column] < session)
    own = own[past.periods[own] >= session - SESSIONS]
    blank = Line(
        place=np.zeros(len(past.members)),
        variance=np.ones(len(past.members)),
        items=np.full((len(past.votes), 3), np.nan),
        fitted_until=None,
    )
    if own.size < _FEWEST_VOTES:
        return blank
    try:
        cells = _panel(past, own, origins)
        fit = fit_fast(cells, _anchors(cells))
    except EstimationError:
        return blank
    return _line(past, own, origins, cells, fit, int(session))


def filtered(past: Past, line: Line, sitting: slice) -> Line:
    """The line after one more day of votes."""
    items = line.items.copy()
    sums = np.zeros((3, len(past.members)))
    for column in range(sitting.start, sitting.stop):
        _add(past, line, column, items, sums)
    pull, weight, blur = sums
    variance = 1.0 / (1.0 / line.variance + weight + blur)
    return replace(line, place=line.place + variance * pull, variance=variance, items=items)


def _add(past: Past, line: Line, column: int, items: Floats, sums: Floats) -> None:
    """Estimate the item of one vote and add what it says about the members."""
    answer = past.answers[:, column]
    voted = np.flatnonzero((answer != OFF_ROLL) & (answer <= NO))
    kinds = np.unique(answer[voted])
    if kinds.size < 2:
        return
    given = answer[voted] if kinds.size > 2 else np.where(answer[voted] == kinds[0], YES, NO)
    given, nodes = given.astype(np.int8), voted.astype(np.int32)
    before = past.before[column]
    steep = items[before, 0] if before >= 0 and not np.isnan(items[before, 0]) else _STEEPNESS
    item = _first_item(given, steep)
    cuts = 2 if kinds.size > 2 else 1
    for _ in range(_ITEM_STEPS):
        improve_item(
            nodes, given, line.place, line.variance, item, cuts, _BETA_PRECISION, _CUT_PRECISION
        )
    items[column] = item[:3]
    spread_item(nodes, given, line.place, item, sums)


def _first_item(answer: npt.NDArray[np.int8], steep: float) -> Floats:
    yes, no = ((answer == kind).mean() for kind in (YES, NO))
    low, high = ndtri(np.clip([yes, 1.0 - no], 0.01, 0.99))
    high = max(high, low + 0.05) if (answer == ABSTAIN).any() else low
    return np.array([steep, low, high, 0.0])


def _panel(past: Past, own: npt.NDArray[np.int64], origins: npt.NDArray[np.int64]) -> Panel:
    answers = past.answers[:, own]
    member, vote = np.nonzero((answers != OFF_ROLL) & (answers <= NO))
    periods, period = np.unique(past.periods[own], return_inverse=True)
    chains, item = np.unique(origins[own], return_inverse=True)
    cell = answers[member, vote]
    # Of a text put twice in one session the last answer counts: one answer a session and item.
    key = (period[vote] * chains.size + item[vote]) * len(past.members) + member
    last = np.zeros(cell.size, dtype=np.bool_)
    last[cell.size - 1 - np.unique(key[::-1], return_index=True)[1]] = True
    return panel(
        past.members,
        tuple(periods.tolist()),
        tuple(str(chain) for chain in chains),
        member=member[last],
        period=period[vote][last],
        item=item[vote][last],
        answer=cell[last],
    )


def _anchors(cells: Panel) -> Anchors:
    """The United States above the Russian Federation, else the first and last member.

    A forecast does not depend on the direction; only one has to be fixed.
    """
    if {"USA", "RUS"} <= set(cells.members):
        return Anchors("USA", "RUS")
    from hemicycle.measure.ideal.anchors import default_anchors

    return default_anchors(cells)


def _line(
    past: Past,
    own: npt.NDArray[np.int64],
    origins: npt.NDArray[np.int64],
    cells: Panel,
    fit: Fit,
    session: int,
) -> Line:
    """Each member's last place, its variance grown by the walk since."""
    place, variance = np.zeros(len(past.members)), np.ones(len(past.members))
    rows = np.array([past.row[member] for member in cells.members])
    last = cells.order[cells.chains[1:] - 1]
    seen = np.array([int(period) for period in cells.periods])[cells.node_period[last]]
    walk = fit.diagnostics.get("walk_variance", 0.0)
    place[rows] = fit.place[last]
    variance[rows] = np.minimum(fit.sd[last] ** 2 + walk * (session - seen), 1.0)
    items = np.full((len(past.votes), 3), np.nan)
    found = {int(chain): fit.items[k] for k, chain in enumerate(cells.items)}
    for column in own:
        if int(origins[column]) in found:
            items[column] = found[int(origins[column])]
    return Line(place, variance, items, past.day(int(own[-1])))
